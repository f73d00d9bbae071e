"""The money of a line: what is added up, what is not, and what only repeats."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.network.sums import money
from kg.query.claims import Citation, Claim
from kg.vocabulary import kg

TABLES = {
    "sources": "id,kind,title_th,observed\ns1,news,ก,2566-01-01\ns2,report,ข,2566-06-01\n",
    "organisations": "id,name_th,kind,source\na,เอ,association,s1\nb,บี,university,s1\n",
    "programmes": "id,name_th,source\nq,โครงการ,s1\n",
}
ROWS = "id,funder,recipient,programme,amount,currency,stage,part_of,source\n"


def claim(name: str, amount: str, fact: str, source: str = "s:1", **more: str) -> Claim:
    total = more.get("total", "")
    properties = {
        "amount": [Literal(amount)] if amount else [],
        "currency": [Literal(more.get("currency", "THB"))],
        "fact": [Literal(fact)],
        "stage": [NamedNode(kg(f"stage-{more.get('stage', 'approved')}"))],
        **{
            name: [NamedNode(kg(f"{name}-{more[name]}"))]
            for name in ("instrument", "precision")
            if name in more
        },
        "partOfTotal": [NamedNode(f"t:{total}")] if total else [],
    }
    return Claim(
        iri=f"t:{name}",
        cls="Allocation",
        properties={kg(key): terms for key, terms in properties.items()},
        citations=(Citation(source=source, paragraph="1"),),
    )


def sums(*claims: Claim) -> set[tuple[str, str, str]]:
    found = money(claims)
    assert found == money(claims[::-1])
    return {(each["amount"], each["currency"], each["stage"]) for each in found}


def test_stages_are_never_added_to_each_other():
    found = sums(claim("1", "10", "x"), claim("2", "4", "y", stage="disbursed"))
    assert found == {("10", "THB", "approved"), ("4", "THB", "disbursed")}


def test_grants_and_loans_and_rough_figures_are_never_added_to_each_other():
    found = money([
        claim("1", "10", "x", instrument="grant"),
        claim("2", "4", "y", instrument="loan"),
        claim("3", "5", "z", instrument="loan", precision="about"),
    ])  # fmt: skip
    assert [tuple(each.values()) for each in found] == [
        ("10", "THB", "approved", "grant", ""),
        ("4", "THB", "approved", "loan", ""),
        ("5", "THB", "approved", "loan", "about"),
    ]


def test_what_two_documents_tell_is_never_added_up():
    assert sums(claim("1", "10", "x"), claim("2", "12", "y", "s:2")) == {("12", "THB", "approved")}


def test_currencies_are_never_added_to_each_other():
    found = sums(claim("1", "10", "x"), claim("2", "4", "y", currency="USD"))
    assert found == {("10", "THB", "approved"), ("4", "USD", "approved")}


def test_money_of_no_stated_currency_is_baht():
    assert sums(claim("1", "10", "x", currency=""), claim("2", "4", "y")) == {
        ("14", "THB", "approved")
    }


def test_rows_of_one_source_add_up_even_where_they_state_one_fact():
    assert sums(claim("1", "10", "x"), claim("2", "4.5", "x")) == {("14.5", "THB", "approved")}


def test_a_fact_that_two_sources_state_counts_once_by_the_larger():
    found = sums(claim("1", "10", "x"), claim("2", "12", "x", "s:2"), claim("3", "1", "y", "s:2"))
    assert found == {("13", "THB", "approved")}


def test_the_larger_is_of_a_source_s_rows_together():
    found = sums(claim("1", "6", "x"), claim("2", "6", "x"), claim("3", "10", "x", "s:2"))
    assert found == {("12", "THB", "approved")}


def test_a_total_stands_for_its_parts_where_it_is_here():
    parts = [claim("2", "6", "y", total="1"), claim("3", "5", "z", total="1")]
    assert sums(claim("1", "10", "x"), *parts) == {("10", "THB", "approved")}
    assert sums(*parts) == {("11", "THB", "approved")}
    between = claim("4", "", "v", total="1")
    assert sums(claim("1", "10", "x"), between, claim("5", "3", "w", total="4")) == {
        ("10", "THB", "approved")
    }


def test_what_states_no_amount_adds_nothing():
    assert money([claim("1", "", "x")]) == []


@pytest.fixture
def lines(make_built, run):
    """The ties of the funding network as `kg network` gives them."""

    def read(*rows: str) -> list[dict]:
        tables = {**TABLES, "allocations": ROWS + "".join(f"{row}\n" for row in rows)}
        workspace = make_built({f"data/sources/x/{n}.csv": text for n, text in tables.items()})
        ran = run("network", "funding", "--format", "json", cwd=workspace.root)
        assert ran.code == 0, ran.err
        return ran.json()["ties"]

    return read


def test_a_line_of_one_currency_and_stage_has_its_amount(lines):
    (line,) = lines(
        "1,a,b,,10,,approved,,s1", "2,a,b,,4,THB,approved,,s1", "again,a,b,,12,,approved,,s2"
    )
    assert (line["amount"], line["currency"]) == ("14", "THB")
    assert line["amounts"] == ["14 THB approved not-stated"]


def test_a_line_of_several_has_them_apart_and_no_amount_of_its_own(lines):
    (line,) = lines(
        "1,a,b,,10,THB,approved,,s1", "2,a,b,,4,THB,disbursed,,s1", "3,a,b,,5,USD,approved,,s1"
    )
    assert (line["amount"], line["currency"]) == ("", "")
    assert set(line["amounts"]) == {
        f"{each} not-stated" for each in ("10 THB approved", "4 THB disbursed", "5 USD approved")
    }


def test_a_total_stands_for_its_parts_on_a_line(lines):
    (line,) = lines("t,a,b,,10,THB,approved,,s1", ",a,b,q,7,THB,approved,t,s1")
    assert (line["amount"], line["amounts"]) == ("10", ["10 THB approved not-stated"])
