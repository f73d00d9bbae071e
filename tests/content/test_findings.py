"""README's three findings hold whichever single family of sources is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.vocabulary import kg as term

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace

Rows = list[dict[str, Any]]
FUNDS = {"programme": "โครงการสวัสดิการชุมชน", "unit": "funds", "place": "ประเทศไทย"}
LAND = {"kg:agreement-lease", "kg:agreement-contract"}
MEMORANDA = {"kg:agreement-mou"}


@pytest.fixture(scope="module")
def workspace(all_shipped: Path) -> Workspace:
    return kg.open(all_shipped)


@pytest.fixture(scope="module")
def families(workspace: Workspace) -> dict[str, str]:
    """The family of each source, by the source's id."""
    query = f"""SELECT ?source ?family {{
        ?source a <{term("Source")}> OPTIONAL {{ ?source <{term("family")}> ?family }} }}"""
    return {
        "id:" + row["source"].value.rpartition("/")[2]: row.get("family", row["source"]).value
        for row in workspace.store.query(query).rows
    }


def each_left_out(rows: Rows, families: dict[str, str]) -> list[Rows]:
    """The rows, and the rows without each family of sources."""
    kept = [
        [row for row in rows if families[row["source"]] != out] for out in set(families.values())
    ]
    assert any(len(some) < len(rows) for some in kept)
    return [rows, *kept]


def test_the_ministry_s_highest_official_became_chair_of_the_institute_s_board(
    workspace: Workspace, families: dict[str, str]
) -> None:
    rows = workspace.ask("who-held-which-post", person="ไมตรี อินทุสุต").plain()
    for some in each_left_out(rows, families):
        seen = {
            post: {row["observed"] for row in some if row["post"].endswith(post)}
            for post in ("_msdhs-permanent-secretary", "_codi-board-chair")
        }
        official, chair = seen.values()
        assert official
        assert chair
        assert max(official) < "2018"
        assert min(chair) > "2020"


def named(rows: Rows, *, land: bool) -> tuple[int, int]:
    """How many agreements whose parties are told in full name a community party, and of how many."""
    agreements = {
        row["agreement"]: row["community"] == "named"
        for row in rows
        if row["kind"] in (LAND if land else MEMORANDA)
        and row["list_complete"] == "kg:answer-yes"
        and row["parties"]
    }
    return sum(agreements.values()), len(agreements)


def test_agencies_sign_memoranda_and_communities_sign_for_land(
    workspace: Workspace, families: dict[str, str], readme: str
) -> None:
    rows = workspace.ask("community-side").plain()
    for some in each_left_out(rows, families):
        of_memoranda, memoranda = named(some, land=False)
        of_land, land = named(some, land=True)
        assert 2 * of_memoranda < memoranda
        assert 2 * of_land > land
    (a, b), (c, d) = named(rows, land=False), named(rows, land=True)
    assert f"in {a} of the {b} memoranda and in {c} of the {d} leases" in readme


def test_community_welfare_funds_hardly_grew_in_number(
    workspace: Workspace, families: dict[str, str], readme: str
) -> None:
    rows = workspace.ask("results-and-money", **FUNDS).plain()
    told = [row for row in rows if row["at_label"] == "Thailand"]
    for some in each_left_out(told, families):
        funds = [row["quantity"] for row in sorted(some, key=lambda row: row["end"])]
        assert len(funds) > 1
        assert 1 <= funds[-1] / funds[0] < 1.02
    for row in told:
        assert f"{row['quantity']:,}" in readme


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    text = (repository / "README.md").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", text)
