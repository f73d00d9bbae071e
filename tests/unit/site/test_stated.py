"""The author's findings: how they are written, and that they fail when they stop being true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import KgError
from kg.shipped import shipped
from kg.site.holding import hold, lines_of
from kg.site.stated import read_stated

if TYPE_CHECKING:
    from pathlib import Path

PARTIES = '[[finding]]\nen = "Two sign"\nask = "who-agreed"\n'


@pytest.fixture
def failed(built: Path, tmp_path: Path):
    """What is wrong with the findings of a text, line by line."""

    def lines(text: str) -> list[str]:
        path = tmp_path / "findings.toml"
        path.write_text(text, encoding="utf-8")
        return [line for each in hold(kg.open(built), read_stated(path)) for line in lines_of(each)]

    return lines


def test_the_shipped_findings_are_true_of_the_shipped_data(all_shipped: Path) -> None:
    found = hold(kg.open(all_shipped), read_stated(shipped("findings.toml")))
    assert len(found) == 3
    assert [line for each in found for line in lines_of(each)] == []
    assert all(each.cited and each.actors for each in found)


@pytest.mark.parametrize(
    "true",
    [
        'rows = "> 0"',
        'has = [{ agreement = "ratchaburi-2566_mou-2566", role = "role-party" }]',
        'lacks = [{ agreement = "nothing" }]',
        'count = [{ of = "agreement", where = { signed_on = ">= 2023-01-01" }, is = 1 }]',
    ],
)
def test_a_condition_that_holds_says_nothing(failed, true: str) -> None:
    assert failed(PARTIES + true) == []


@pytest.mark.parametrize(
    ("false", "told"),
    [
        ("rows = 0", r"expected rows = 0, got \d+"),
        ('first = { role = "role-nobody" }', r"first expected role = role-nobody, got role = "),
        ('has = [{ party = "somebody" }]', r"has expected a row with party = somebody; none of"),
        ('lacks = [{ role = "role-party" }]', r"lacks expected no row with .*, got \d+"),
        ('count = [{ of = "agreement", is = 7 }]', r"expected 7 of agreement, got 1"),
        ('has = [{ partie = "x" }]', r"no column 'partie'; the rows have "),
    ],
)
def test_what_is_not_true_any_more_says_what_was_expected_and_what_there_is(
    failed, false: str, told: str
) -> None:
    (line,) = failed(PARTIES + false)
    assert re.search(told, line)
    assert "finding 1 “Two sign”" in line
    assert "kg ask who-agreed shows it" in line


def test_a_network_has_its_size_and_its_pairs(failed) -> None:
    text = '[[finding]]\nen = "x"\nnetwork = "collaboration"\nlines = 0\nactors = "> 1"\n'
    (line,) = failed(text)
    assert re.search(r"expected lines = 0, got \d+", line)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[finding]]\nen = "x"\nask = "who-agreed"\n', "nothing is expected"),
        ('[[finding]]\nask = "who-agreed"\nrows = 1\n', "says nothing"),
        ('[[finding]]\nen = "x"\nrows = 1\n', "rests on 0 things"),
        ('[[finding]]\nen = "x"\nask = "a"\nrow = 1\n', "did you mean rows"),
        ('[[finding]]\nen = "x"\nask = "a"\nlines = 1\n', "lines is not of a ask"),
        ('[[finding]]\nen = "x"\nask = "a"\nhas = 1\n', "expected [{ column = value"),
    ],
)
def test_a_finding_that_cannot_be_meant_is_refused_with_its_place(
    tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "findings.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=re.escape(told)) as error:
        read_stated(path)
    assert "finding 1" in str(error.value)
