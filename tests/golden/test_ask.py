"""Every shipped question on shipped data gives the rows that were checked by hand."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kg.pipeline import build
from kg.query.asking import Asker
from kg.query.filters import Filters
from kg.query.question import VIEWS, find_question, read_question
from kg.shipped import shipped
from kg.workspace import find

if TYPE_CHECKING:
    from kg.workspace import Workspace

HERE = Path(__file__).parent
ALONE, SHIPPED = "ratchaburi-2566", "shipped"
FIXTURES = {ALONE: "built", SHIPPED: "all_shipped"}
CASES = tomllib.loads((HERE / "ask.toml").read_text(encoding="utf-8"))


def case_of(data: str, folder: Path) -> Workspace:
    """A built workspace of one shipped folder alone, or of all that is shipped with its joins."""
    (folder / "kg.toml").write_text("", encoding="utf-8")
    part = Path("data") if data == SHIPPED else Path("data", "sources", data)
    shutil.copytree(shipped("data").parent / part, folder / part)
    workspace = find(folder)
    build(workspace)
    return workspace


def answer(workspace: Workspace, case: dict[str, Any]) -> list[dict[str, Any]]:
    question = find_question(workspace.queries("ask"), case["question"], "question")
    rows = Asker(workspace.store, "en").ask(question, case.get("values", {}), Filters())
    return [{name: as_json(value) for name, value in row.items()} for row in rows.plain()]


def as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


@pytest.fixture(scope="session")
def workspace(built: Path) -> Workspace:
    return find(built)


@pytest.mark.parametrize("name", CASES)
def test_a_question_gives_the_rows_read_against_the_documents(
    name: str, request: pytest.FixtureRequest
) -> None:
    case = CASES[name]
    workspace = find(request.getfixturevalue(FIXTURES[case.get("data", ALONE)]))
    frozen = json.loads((HERE / "ask" / f"{name}.json").read_text(encoding="utf-8"))
    assert answer(workspace, case) == frozen


def test_every_shipped_question_has_golden_rows_and_no_golden_rows_lack_a_question() -> None:
    shipped_questions = {path.stem for path in (shipped("queries") / "ask").glob("*.rq")}
    assert {case["question"] for case in CASES.values()} == shipped_questions
    assert {path.stem for path in (HERE / "ask").glob("*.json")} == set(CASES)


def test_a_witness_is_never_listed_as_a_party(workspace: Workspace) -> None:
    bound = {row["party"] for row in answer(workspace, {"question": "who-agreed"})}
    witnesses = {
        row["participant"]
        for row in answer(workspace, {"question": "who-took-part", "values": {"role": "witness"}})
    }
    assert witnesses
    assert not bound & witnesses


def test_a_total_and_its_parts_are_told_apart(workspace: Workspace) -> None:
    rows = [row for row in answer(workspace, {"question": "money-by-programme"}) if row["amount"]]
    by_part = {
        part: sum(row["amount"] for row in rows if row["part"] == part)
        for part in ("total", "part")
    }
    assert by_part == {"total": 6340120, "part": 6340120}


# ── What a view promises of its columns ─────────────────────────────────────


PLACE = r"id:(place|region)-[\w-]+"
DAY = r"\d{4}(-\d\d(-\d\d)?)?"
PROMISED = {
    "network": (r"(id|kg):[\w-]+", r"(id|kg):[\w-]+"),
    "timeline": (DAY, r"[\w:.-]+", DAY),
    "map": (PLACE, r"\d+(\.\d+)?"),
    "flow": (r"id:[\w-]+", r"id:[\w-]+", r"\d+(\.\d+)?"),
    "table": (),
}


@pytest.mark.parametrize(
    "path", sorted((shipped("queries") / "ask").glob("*.rq")), ids=lambda path: path.stem
)
def test_the_columns_that_a_view_draws_hold_what_it_promises(path: Path) -> None:
    asked = read_question(path)
    of_question = [name for name, case in CASES.items() if case["question"] == asked.name]
    rows = [
        row
        for name in of_question
        for row in json.loads((HERE / "ask" / f"{name}.json").read_text(encoding="utf-8"))
    ]
    needed = VIEWS[asked.view]
    drawn = [row for row in rows if all(row[name] is not None for name in asked.shows[:needed])]
    assert drawn
    for row in drawn:
        for name, pattern in zip(asked.shows, PROMISED[asked.view], strict=False):
            assert row[name] is None or re.fullmatch(pattern, str(row[name])), (name, row[name])


def freeze() -> None:
    """Write the golden rows anew; a person reads them against the article before they are kept."""
    (HERE / "ask").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workspaces = {}
        for data in FIXTURES:
            (Path(folder) / data).mkdir()
            workspaces[data] = case_of(data, Path(folder) / data)
        for name, case in CASES.items():
            rows = answer(workspaces[case.get("data", ALONE)], case)
            text = json.dumps(rows, ensure_ascii=False, indent=1)
            (HERE / "ask" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
