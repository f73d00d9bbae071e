"""Words to functions: what starts quickly, what is printed how."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import unicodedata
from decimal import Decimal

import pytest

from kg.cli.main import COMMANDS
from kg.cli.table import table
from kg.errors import BadInputError, KgError

HEAVY = {
    "pyoxigraph",
    "rdflib",
    "networkx",
    "numpy",
    "pythainlp",
    "geothai",
    "openpyxl",
    "pyarrow",
    "pyvis",
    "pyshacl",
    "rich",
}


def imported(*args: str) -> set[str]:
    script = f"import sys; sys.argv = ['kg', *{list(args)!r}]\ntry:\n    from kg.cli.main import run; run()\nexcept SystemExit: pass\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        env={**os.environ, "COLUMNS": "100"},
    )
    return {name.partition(".")[0] for name in done.stderr.decode().splitlines()}


@pytest.mark.parametrize("args", [("--help",), ("--version",)], ids=" ".join)
def test_help_loads_nothing_heavy(args):
    assert imported(*args) & HEAVY == set()


def test_importing_kg_loads_nothing_and_does_nothing():
    script = "import sys; before = set(sys.modules); import kg; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert {name.partition(".")[0] for name in done.stdout.split()} <= {
        "kg",
        *sys.stdlib_module_names,
    }


def test_the_package_has_at_most_twelve_public_names_and_each_is_there():
    import kg

    assert len(kg.__all__) <= 12
    for name in kg.__all__:
        assert getattr(kg, name)
    with pytest.raises(AttributeError):
        _ = kg.nothing_of_that_name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_under_its_name(name):
    import importlib

    assert getattr(importlib.import_module(COMMANDS[name][0]), name).name == name


def test_a_table_writes_dates_and_amounts_as_people_do():
    rows = [{"start": "2023-02-28", "amount": Decimal("6340120"), "who": "ก"}]
    assert "28 ก.พ. 2566" in table(["start", "amount", "who"], rows, "th")
    english = table(["start", "amount", "who"], rows, "en")
    assert "28 Feb 2023" in english
    assert "6,340,120" in english


def test_a_table_shows_a_label_instead_of_its_id():
    text = table(["who", "who_label"], [{"who": "id:x", "who_label": "ชื่อ"}], "th")
    assert "ชื่อ" in text
    assert "id:x" not in text


def test_markup_in_a_cell_is_text():
    assert "[red]x[/red]" in table(["a"], [{"a": "[red]x[/red]"}], "en")


def test_an_error_s_text_is_one_line_whatever_its_cause_says():
    assert str(KgError("a\nb\r\n  c")) == "a b c"
    assert str(BadInputError([KgError("x"), KgError("y")])).startswith("2 problems")


LONG = "สถาบันพัฒนาองค์กรชุมชนร่วมกับขบวนองค์กรชุมชนจังหวัดราชบุรีจัดสวัสดิการให้ผู้สูงอายุและผู้มีรายได้น้อยทำงานที่ตำบล"
SLIPPED = "ชุมชนคลองกระจงชัฎป่าหวายะกะชะมวงาลำเจียกะพ้อำพันาค"


def lines_of(text: str, width: int, monkeypatch) -> list[str]:
    """The lines on which a table of a narrow terminal writes the text beside another column."""
    monkeypatch.setenv("COLUMNS", str(width))
    written = table(["no", "text"], [{"no": "xx", "text": text}], "th")
    assert written.split()[:2] == ["no", "text"], "this wide it is a table, not blocks"
    return [line.removeprefix("xx").strip() for line in written.splitlines()[2:] if line.strip()]


def test_a_table_breaks_thai_only_between_words(monkeypatch):
    from pythainlp.tokenize import word_tokenize

    words = word_tokenize(LONG, engine="newmm")
    between = {len("".join(words[:count])) for count in range(len(words) + 1)}
    for width in range(68, 90, 3):
        lines = lines_of(LONG, width, monkeypatch)
        assert len(lines) > 1
        assert "".join(lines) == LONG
        assert {len("".join(lines[:count])) for count in range(len(lines) + 1)} <= between


def test_no_line_of_a_table_begins_with_what_belongs_to_the_consonant_before(monkeypatch):
    for width in range(36, 50):
        lines = lines_of(SLIPPED, width, monkeypatch)
        assert len(lines) > 1
        assert "".join(lines) == SLIPPED
        firsts = [line[0] for line in lines]
        assert not [c for c in firsts if c in "ะาำ" or unicodedata.category(c) == "Mn"]


@pytest.mark.parametrize("name", ["plain", "my folder", "งาน ของเรา"])
def test_the_command_that_init_prints_can_be_pasted(run, tmp_path, name):
    ran = run("init", name, cwd=tmp_path)
    assert ran.code == 0
    words = shlex.split(ran.err.rpartition("next: ")[2])
    assert words == ["kg", "build", "-C", name]
    assert (tmp_path / words[-1] / "kg.toml").is_file()


def test_no_number_and_no_day_is_broken_in_a_table(monkeypatch):
    columns = ["at", "sum", "told", "tie", "source", "source_label", "paragraph"]
    rows = [
        {
            "at": f"A place with a long name, {number}",
            "sum": Decimal(number * 10**12),
            "told": "2021-11-16",
            "tie": "id:tie_af88aede9625a4d4",
            "source": "id:source_a-document-of-the-ministry",
            "paragraph": "7",
        }
        for number in (1, 23)
    ]
    for width in ("60", "80", "100", "200"):
        monkeypatch.setenv("COLUMNS", width)
        shown = table(columns, rows, "en")
        for whole in ("1,000,000,000,000", "23,000,000,000,000", "2021-11-16"):
            assert whole in shown
        assert max(map(len, shown.splitlines())) <= int(width)
