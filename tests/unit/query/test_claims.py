"""Claims from a store: how many independent sources support them, and how sure they are when."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from kg.query.claims import read_claims
from kg.query.filters import Filters

BASE = {
    "sources": "id,kind,title_th,observed,reprint_of\ns1,news,ก,2566-01-01,\ns2,report,ข,2566-06-01,\n"
    "s3,news,ค,2566-07-01,s1\ns4,news,ง,2566-08-01,\n",
    "organisations": "id,name_th,kind,source\na,เอ,association,s1\nb,บี,university,s1\nc,ซี,foundation,s1\n",
    "people": "id,name_th,source\np,คนหนึ่ง,s1\n",
    "posts": "id,name_th,organisation,source\nhead,หัวหน้า,a,s1\n",
}
WORKS = "id,member,kind,whole,source,modality\n"
TENURES = "id,person,post,state,start,end,source\n"
YEAR_ON = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))


@pytest.fixture
def store_of(make_built):
    """A workspace of the base tables and those given."""

    def make(**tables: str):
        files = {f"data/sources/x/{name}.csv": text for name, text in {**BASE, **tables}.items()}
        return make_built(files)

    return make


def ties(workspace) -> list[str]:
    rows = workspace.store.query("SELECT DISTINCT ?t { ?t a kg:Tie }").rows
    return [row["t"].value for row in rows]


def alone(workspace) -> dict[str, int]:
    """The support of each labelled claim, each read without the others."""
    found = {}
    for tie in ties(workspace):
        (claim,) = read_claims(workspace.store, [tie]).values()
        found[claim.label] = claim.support
    return found


def test_two_sources_of_one_fact_support_each_of_its_claims(store_of):
    rows = "one,a,works-with,b,s1,\ntwo,b,works-with,a,s2,\nother,a,works-with,c,s1,\n"
    assert alone(store_of(affiliations=WORKS + rows)) == {"one": 2, "two": 2, "other": 1}


def test_a_denial_supports_no_assertion_and_an_assertion_no_denial(store_of):
    rows = "one,a,works-with,b,s1,\ntwo,a,works-with,b,s2,\nno,a,works-with,b,s4,negated\n"
    assert alone(store_of(affiliations=WORKS + rows)) == {"one": 2, "two": 2, "no": 1}


def test_a_plan_supports_no_assertion(store_of):
    rows = "one,a,works-with,b,s1,\nplan,a,works-with,b,s2,planned\n"
    assert alone(store_of(affiliations=WORKS + rows)) == {"one": 1, "plan": 1}


def test_a_reprint_supports_nothing_that_its_original_says(store_of):
    rows = "one,a,works-with,b,s1,\nagain,a,works-with,b,s3,\n"
    assert alone(store_of(affiliations=WORKS + rows)) == {"one": 1, "again": 1}
    rows += "two,a,works-with,b,s2,\n"
    assert set(alone(store_of(affiliations=WORKS + rows)).values()) == {2}


def test_why_says_the_same_of_a_tie_by_its_id_and_by_its_ends(store_of, run):
    rows = "one,a,works-with,b,s1,\ntwo,a,works-with,b,s2,\nno,a,works-with,b,s4,negated\n"
    workspace = store_of(affiliations=WORKS + rows)
    by_ends = run("why", "เอ", "บี", "--format", "json", cwd=workspace.root).json()
    assert sorted(tie["independent_sources"] for tie in by_ends) == [1, 2, 2]
    for tie in by_ends:
        (by_id,) = run("why", tie["tie"], "--format", "json", cwd=workspace.root).json()
        assert by_id["independent_sources"] == tie["independent_sources"]


def held(workspace, filters: Filters, **values: str) -> int:
    return len(workspace.ask("who-held-which-post", filters=filters, **values))


HELD = {
    "stated": ("current,2560-01-01,2570-12-31", True),
    "assumed": ("current,,", False),
    "stated to its source": ("current,2560-01-01,", False),
}


@pytest.mark.parametrize("how", HELD)
def test_strict_during_a_period_keeps_only_what_is_stated_or_seen_in_it(store_of, how):
    cells, sure = HELD[how]
    workspace = store_of(tenures=f"{TENURES}t,p,head,{cells},s1\n")
    before = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    for strict, (period, kept) in product((False, True), ((before, True), (YEAR_ON, sure))):
        filters = Filters(during=period, strict=strict)
        assert held(workspace, filters) == int(kept or not strict)


def test_a_later_source_that_sees_it_in_the_period_makes_it_sure_there(store_of):
    sources = BASE["sources"] + "s9,news,จ,2567-06-01,\n"
    rows = "t,p,head,current,,,s1\nu,p,head,current,,,s9\n"
    workspace = store_of(sources=sources, tenures=TENURES + rows)
    assert held(workspace, Filters(during=YEAR_ON, strict=True)) == 2


def test_a_network_leaves_out_what_is_only_assumed_in_a_strict_period(store_of):
    workspace = store_of(affiliations=WORKS + "one,a,works-with,b,s1,\n")
    assert workspace.network(filters=Filters(during=YEAR_ON)).number_of_edges() == 1
    graph = workspace.network(filters=Filters(during=YEAR_ON, strict=True))
    assert graph.number_of_edges() == 0
    assert graph.graph["left_out"]["assumed"] == 1


def test_a_day_given_as_a_value_is_the_day_that_strict_goes_by(store_of, run):
    workspace = store_of(tenures=f"{TENURES}t,p,head,current,,,s1\n")
    strict, plain = Filters(strict=True), Filters()
    assert held(workspace, strict, asOf="2566-01-01") == 1
    assert held(workspace, plain, asOf="2568") == 1
    assert held(workspace, strict, asOf="2568") == 0
    asked = ("ask", "who-held-which-post", "--strict", "--format", "json")
    by_value = run(*asked, "asOf=2568", cwd=workspace.root)
    by_option = run(*asked, "--as-of", "2568", cwd=workspace.root)
    assert (by_value.code, by_value.out) == (by_option.code, by_option.out)
