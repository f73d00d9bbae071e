"""The author's findings: how they are written, and that they fail when they stop being true."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import kg
from kg.errors import KgError
from kg.shipped import shipped
from kg.site.holding import hold, hold_own, lines_of
from kg.site.stated import read_stated

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
        ("rows = 0", r"expected rows = 0, found \d+"),
        (
            'first = { role = "role-nobody" }',
            r'expected first = { role = "role-nobody" }, found { role = "kg:role-',
        ),
        ('has = [{ party = "somebody" }]', r'expected has = { party = "somebody" }, found none;'),
        (
            'has = [{ role = "role-party", party = "somebody" }]',
            r'found { role = "kg:role-party", party = "id:',
        ),
        ('lacks = [{ role = "role-party" }]', r"expected lacks = .*, found \d+"),
        (
            'count = [{ of = "agreement", is = 7 }]',
            r'expected count = { of = "agreement", is = 7 }, found 1;',
        ),
        ('has = [{ partie = "x" }]', r"no column 'partie'; the rows have "),
    ],
)
def test_what_is_not_true_any_more_says_what_was_expected_and_what_there_is(
    failed, false: str, told: str
) -> None:
    (line,) = failed(PARTIES + false)
    assert re.search(told, line)
    assert "finding 1: “Two sign”" in line
    assert "kg ask who-agreed shows it" in line


def test_a_network_has_its_size_and_its_pairs(failed) -> None:
    text = '[[finding]]\nen = "x"\nnetwork = "collaboration"\nlines = 0\nactors = "> 1"\n'
    (line,) = failed(text)
    assert re.search(r"expected lines = 0, found \d+", line)


def test_pairs_that_are_not_as_stated_are_told_as_they_are(failed) -> None:
    text = '[[finding]]\nen = "x"\nnetwork = "collaboration"\n'
    apart = 'apart = [["พอช.", "ratchaburi-2566_ratchaburi-network"]]\n'
    (line,) = failed(text + apart)
    assert 'expected apart = ["พอช.", "ratchaburi-2566_ratchaburi-network"], found joined' in line
    assert failed(text + apart.replace("apart", "joined")) == []


def test_a_finding_may_rest_on_a_query_of_its_own_beside_it(built: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built, tmp_path / "own"))
    query = (
        "#+ title_en: Agreements\n#+ title_th: ข้อตกลง\nSELECT ?a { ?a a kg:Agreement } ORDER BY ?a"
    )
    (root / "mine.rq").write_text(query, encoding="utf-8")
    stated = '[[finding]]\nen = "One agreement"\nquery = "mine.rq"\nrows = '
    (root / "findings.toml").write_text(f"{stated}1\n", encoding="utf-8")
    (held,) = hold_own(kg.open(root))
    assert lines_of(held) == []
    assert (held.title["en"], held.stated.command) == ("Agreements", "kg ask mine.rq")
    (root / "findings.toml").write_text(f"{stated}2\n", encoding="utf-8")
    (held,) = hold_own(kg.open(root))
    assert "expected rows = 2, found 1; kg ask mine.rq shows it" in lines_of(held)[0]


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
