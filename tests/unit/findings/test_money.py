"""Money is added up within one document, stage, kind of money, year and currency alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.findings.amounts import Amount, most_of_one, without_parts
from kg.findings.documents import Documents

HEAD = "id,funder,recipient,programme,place,amount,precision,currency,year,year_kind,stage,instrument,part_of,source,modality\n"
PROGRAMME = "id,name_th,source\np,โครงการ,s1\n"


def money(found, rows: str, name: str = "money-years"):
    return found(name, programmes=PROGRAMME, allocations=HEAD + rows)


def sums(finding) -> list[tuple]:
    keys = ("year", "stage", "instrument", "precision", "highest")
    return [tuple(row[key] for key in keys) for row in finding.rows]


def test_rows_of_one_document_add_up_and_documents_never_do(found):
    finding = money(
        found,
        ",a,b,p,,100,,,2566,fiscal,approved,grant,,s1,\n,a,c,p,,50,,,2566,fiscal,approved,grant,,s1,\n"
        ",a,b,p,,120,,,2566,fiscal,approved,grant,,s2,\n",
    )
    assert sums(finding) == [("2566", "approved", "grant", None, Decimal(150))]
    (row,) = finding.rows
    assert (row["document"], row["documents"], row["allocations"]) == ("id:source_x_s1", 2, 3)
    assert len(row["ties"]) == 3


def test_the_document_named_beside_the_largest_sum_is_the_one_that_states_it(found):
    rows = ",a,b,p,,100,,,2566,fiscal,approved,grant,,s1,\n,a,b,p,,120,,,2566,fiscal,approved,grant,,s2,\n"
    finding = money(found, rows, "money-flows")
    assert finding.sentences == (
        "Grant: the largest exact sum is 120 baht, from “เอ” for “โครงการ” to “บี” (stage: "
        "approved), stated by “ข”.",
    )
    assert finding.rows[0]["amounts"] == ("100", "120")


@pytest.mark.parametrize(
    "other",
    [
        "2565,fiscal,approved,grant",
        "2566,calendar,approved,grant",
        "2566,fiscal,disbursed,grant",
        "2566,fiscal,approved,loan",
    ],
)
def test_years_their_kinds_stages_and_instruments_are_never_mixed(found, other):
    finding = money(
        found, f",a,b,p,,100,,,2566,fiscal,approved,grant,,s1,\n,a,b,p,,50,,,{other},,s1,\n"
    )
    assert sorted(row["highest"] for row in finding.rows) == [50, 100]


def test_currencies_and_precisions_are_never_mixed_and_no_currency_is_baht(found):
    finding = money(
        found,
        ",a,b,p,,100,,,,,,,,s1,\n,a,c,p,,10,,THB,,,,,,s1,\n,a,d,p,,50,,USD,,,,,,s1,\n,b,a,p,,7,about,,,,,,,s1,\n",
    )
    assert sorted((row["currency"], row["precision"] or "", row["highest"]) for row in finding.rows) == [
        ("THB", "", 110), ("THB", "about", 7), ("USD", "", 50),
    ]  # fmt: skip
    assert "stand apart from exact ones" in " ".join(finding.sentences)


PARTS = (
    "t,a,,p,,100,,,2566,fiscal,approved,grant,,s1,\n"
    "u,a,b,p,,60,,,2566,fiscal,approved,grant,t,s1,\n"
    ",a,c,p,,40,,,2566,fiscal,approved,grant,t,s1,\n"
    ",a,d,p,,25,,,2566,fiscal,approved,grant,u,s1,\n"
)


def test_a_total_stands_for_its_parts_and_for_theirs(found):
    finding = money(found, PARTS)
    assert sums(finding) == [("2566", "approved", "grant", None, Decimal(100))]
    assert "3 parts are not added, because their total is." in finding.sentences


def test_a_flow_that_is_part_of_another_is_marked_and_not_counted(found):
    rows = money(found, PARTS, "money-flows").rows
    assert [(row["recipient"], row["part"], row["counted"]) for row in rows] == [
        (None, "total", True), ("id:x_b", "part", False), ("id:x_c", "part", False), ("id:x_d", "part", False),
    ]  # fmt: skip


def test_parts_of_another_kind_of_money_than_their_total_are_counted_in_their_own(found):
    rows = money(
        found,
        "t,a,,p,,100,,,,,approved,not-stated,,s1,\n,a,b,p,,60,,,,,approved,grant,t,s1,\n,a,c,p,,40,,,,,approved,loan,t,s1,\n",
        "money-flows",
    ).rows
    assert [(row["instrument"], row["amount"], row["counted"]) for row in rows] == [
        ("not-stated", 100, True), ("grant", 60, True), ("loan", 40, True),
    ]  # fmt: skip


def test_what_is_only_planned_or_asked_for_is_counted_apart(found):
    finding = money(found, ",a,b,p,,100,,,,,,,,s1,\n,a,c,p,,900,,,,,,,,s1,requested\n")
    assert [row["highest"] for row in finding.rows] == [100]
    assert "Not counted: requested 1." in finding.sentences


def test_a_reprint_that_gives_another_sum_is_no_second_opinion(found):
    (flow,) = money(
        found,
        ",a,b,p,,100,,,,,,,,s3,\n,a,b,p,,120,,,,,,,,s4,\n,a,b,p,,90,,,,,,,,s1,\n",
        "money-flows",
    ).rows
    assert (flow["amount"], flow["amounts"], flow["families"]) == (120, ("90", "120"), 2)


def test_without_money_one_sentence_says_so(found):
    finding = money(found, "")
    assert finding.sentences == ("No money of the kind asked for is seen in these 4 documents.",)
    assert not finding.rows


def amount(tie: str, value: int, source: str, part_of: str) -> Amount:
    return Amount(
        tie=tie, modality="asserted", funder="", recipient="", programme="", places=(), amount=Decimal(value), precision="",
        currency="THB", year="", year_kind="", stage="approved", instrument="grant", part_of=part_of, sources=(source,),
    )  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 99), st.sampled_from("xyz"), st.integers(-1, 9)), max_size=9)
)
def test_no_sum_exceeds_what_its_document_states_however_totals_and_parts_refer(rows):
    amounts = [
        amount(str(n), value, source, str(of) if 0 <= of < n else "")
        for n, (value, source, of) in enumerate(rows)
    ]
    documents = Documents(years={}, families={}, real=frozenset("xyz"))
    most = most_of_one(amounts, documents)
    kept = without_parts(amounts)
    if not kept:
        assert most is None
        return
    stated = {s: sum(a.amount for a in amounts if a.sources == (s,)) for s in "xyz"}
    assert most.amount <= stated[most.source]
    assert not {a.tie for a in kept} & {a.part_of for a in kept}


def test_amounts_that_are_each_other_s_total_are_both_counted():
    circle = [amount("1", 5, "x", "2"), amount("2", 6, "x", "1"), amount("3", 7, "x", "1")]
    assert [each.tie for each in without_parts(circle)] == ["1", "2"]
