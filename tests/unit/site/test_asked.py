"""A site of a day, or of facts with several sources: what every page of it tells."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

import kg
from kg.query.claims import read_claims
from kg.query.filters import Filters
from kg.site.site import Site
from kg.site.wanted import Wanted

if TYPE_CHECKING:
    from pathlib import Path

CODI = "ratchaburi-2566_codi"
DOCUMENT = "source_ratchaburi-2566"
DAY = dt.date(2020, 2, 28)


def told(root: Path, filters: Filters) -> set[str]:
    """The claims that a site's pages of one actor tell, on whichever of them."""
    site = Site(kg.open(root), Wanted(filters=filters))
    pages = [path for path in site.things.paths if path.startswith(f"id/{CODI}.")]
    text = "".join(site.things.page(site.frame("en", path)).decode("utf-8") for path in pages)
    return set(re.findall(r'id="((?:tie|result)_\w+)"', text))


@pytest.fixture(scope="module")
def every(all_shipped: Path) -> set[str]:
    return told(all_shipped, Filters())


@pytest.mark.parametrize(
    "filters",
    [Filters(as_of=DAY, strict=True), Filters(min_sources=2)],
    ids=["strict", "min-sources"],
)
def test_an_actors_page_tells_the_claims_that_the_filters_keep_and_no_other(
    all_shipped: Path, every: set[str], filters: Filters
) -> None:
    kept = told(all_shipped, filters)
    store = kg.open(all_shipped).store
    claims = read_claims(store, (store.base + tie for tie in every)).values()
    assert kept == {claim.iri.removeprefix(store.base) for claim in filters.choose(claims)[0]}
    assert 0 < len(kept) < len(every)


def test_every_page_says_in_words_of_which_day_the_site_is(built: Path) -> None:
    site = Site(kg.open(built), Wanted(filters=Filters(as_of=DAY, strict=True)))
    for path in ("index", "things", "sources", "network", f"id/{CODI}"):
        assert "As of 28 Feb 2020" in site.file(f"en/{path}.html").decode("utf-8")
        assert "ณ วันที่ 28 ก.พ. 2563" in site.file(f"th/{path}.html").decode("utf-8")
    assert site.contents.facts.latest <= DAY.isoformat()
    assert site.contents.facts.done < Site(kg.open(built), Wanted()).contents.facts.done


def test_a_document_keeps_the_place_of_a_paragraph_of_which_nothing_counts(built: Path) -> None:
    pages = [
        Site(kg.open(built), Wanted(filters=Filters(as_of=day))).file(f"en/id/{DOCUMENT}.html")
        for day in (None, dt.date(1990, 1, 1))
    ]
    whole, early = (page.decode("utf-8") for page in pages)
    places = [re.findall(r'id="(p\d+)"', text) for text in (whole, early)]
    assert places[0] == places[1] != []
    assert "that claim" not in early
    assert early.count("<tr") < whole.count("<tr")
