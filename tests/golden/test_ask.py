"""Every shipped question on the shipped article gives the rows that were checked by hand."""

from __future__ import annotations

import json
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
from kg.query.question import find_question
from kg.shipped import shipped
from kg.workspace import find

if TYPE_CHECKING:
    from kg.workspace import Workspace

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "ask.toml").read_text(encoding="utf-8"))


def ratchaburi(folder: Path) -> Workspace:
    """A built workspace of the Ratchaburi source alone."""
    (folder / "kg.toml").write_text("", encoding="utf-8")
    source = Path("data", "sources", "ratchaburi-2566")
    shutil.copytree(shipped("data").parent / source, folder / source)
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


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return ratchaburi(tmp_path_factory.mktemp("ratchaburi"))


@pytest.mark.parametrize("name", CASES)
def test_a_question_gives_the_rows_read_against_the_article(
    name: str, workspace: Workspace
) -> None:
    frozen = json.loads((HERE / "ask" / f"{name}.json").read_text(encoding="utf-8"))
    assert answer(workspace, CASES[name]) == frozen


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


def freeze() -> None:
    """Write the golden rows anew; a person reads them against the article before they are kept."""
    (HERE / "ask").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workspace = ratchaburi(Path(folder))
        for name, case in CASES.items():
            text = json.dumps(answer(workspace, case), ensure_ascii=False, indent=1)
            (HERE / "ask" / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
