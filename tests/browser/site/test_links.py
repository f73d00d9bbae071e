"""Every link of a site leads to a page, and to the place on it that it names."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.browser.site.conftest import taken

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
ID = re.compile(r'\sid="([^"]+)"')
WAYS = ("network.html",)
"""What follows # there is what the explorer shows."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page by its path."""
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


@pytest.fixture(scope="module")
def places(pages: dict[str, str]) -> dict[str, list[str]]:
    """The places that each page has for a link to lead to."""
    return {path: ID.findall(text) for path, text in pages.items()}


def test_a_page_has_no_place_twice(places: dict[str, list[str]]) -> None:
    assert [path for path, ids in places.items() if len(ids) != len(set(ids))] == []


def test_every_link_leads_to_a_page_and_a_place_that_are_there(
    pages: dict[str, str], places: dict[str, list[str]]
) -> None:
    missing, followed = [], 0
    known = {path: set(ids) for path, ids in places.items()}
    for path, text in pages.items():
        for address in {html.unescape(each) for each in LINK.findall(text)}:
            if re.match(r"[a-z]+:", address):
                continue
            followed += 1
            where, _, place = address.partition("#")
            where = unquote(where.partition("?")[0])
            to = posixpath.normpath(posixpath.join(posixpath.dirname(path), where))
            to = to if where else path
            there = to in known and (to.endswith(WAYS) or not place or unquote(place) in known[to])
            if not there:
                missing.append((path, address))
    assert missing == []
    assert followed > 1_000


def test_every_paragraph_that_the_explorer_cites_has_its_place(
    site: Path, places: dict[str, list[str]]
) -> None:
    cited = set()
    for path in sorted((site / "networks").glob("*-ties.js")):
        told = taken(path.read_text(encoding="utf-8"))
        of = told["sources"]["id"]
        cited |= {(of[n], part) for some in told["ties"]["cited"] for n, part in some if part}
    assert len(cited) > 10
    assert [
        (source, part)
        for source, part in sorted(cited)
        for lang in ("th", "en")
        if f"p{part}" not in places[f"{lang}/id/{source}.html"]
    ] == []
