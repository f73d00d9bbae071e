"""When a claim counts: stated, seen, assumed, past, succeeded; and occurrences."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.query.claims import read_claims
from kg.resolve.merge import merge
from kg.sources.folder import read_sources
from kg.store.times import Span, spans

SOURCES = "id,kind,title_th,observed\ns20,news,ก,2020-06-01\ns22,news,ข,2022-06-01\ns24,news,ค,2024-06-01\nyear,news,ง,2021\nnone,news,จ,\n"
BASE = {
    "sources": SOURCES,
    "people": "id,name_th,source\np,คนหนึ่ง,s20\nq,คนสอง,s20\n",
    "organisations": "id,name_th,kind,source\no,องค์กร,association,s20\nu,อีกองค์กร,association,s20\n",
    "posts": "id,name_th,organisation,seats,source\nhead,หัวหน้า,o,1,s20\nstaff,เจ้าหน้าที่,o,,s20\n",
}


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.fixture
def spans_of(make_workspace):
    """The spans of the rows of one folder by the curator's label, and of unlabelled rows by row."""

    def read(**tables: str) -> dict[str, Span]:
        files = {f"data/sources/x/{name}.csv": text for name, text in {**BASE, **tables}.items()}
        root = make_workspace(files)
        records = merge(read_sources(root / "data" / "sources", {}), {})
        found = spans(records)
        return {
            str(next((v.value for v in r.values("id")), r.row)): found[r.id]
            for r in records
            if r.id in found
        }

    return read


def tenures(*rows: str) -> dict[str, str]:
    return {
        "tenures": "id,person,post,state,start,end,lasted,source,modality\n"
        + "\n".join(rows)
        + "\n"
    }


@pytest.fixture
def status_of(make_built):
    """The status of each labelled tenure on a day, from a built store."""

    def read(on: str, **tables: str) -> dict[str, str]:
        files = {f"data/sources/x/{name}.csv": text for name, text in {**BASE, **tables}.items()}
        workspace = make_built(files)
        rows = workspace.store.query("SELECT ?t { ?t a kg:Tenure }").rows
        claims = read_claims(workspace.store, (row["t"].value for row in rows)).values()
        return {c.label: c.status(day(on)) if c.counts_on(day(on)) else "no" for c in claims}

    return read


def test_a_tenure_with_both_bounds_is_stated_from_its_first_to_its_last_day(spans_of):
    span = spans_of(**tenures("t,p,head,,2560-10-01,2562-09-30,,s20,"))["t"]
    assert (span.since, span.until) == (day("2017-10-01"), day("2019-09-30"))
    assert span.stated_until == day("2019-09-30")
    assert (span.earliest, span.latest) == (day("2017-10-01"), day("2019-09-30"))


def test_a_bare_year_counts_from_its_last_day_and_may_have_begun_on_its_first(spans_of):
    span = spans_of(**tenures("t,p,head,,2560,,,s20,"))["t"]
    assert span.since == day("2017-12-31")
    assert span.earliest == day("2017-01-01")
    assert span.stated_until == day("2020-06-01")


def test_what_a_source_tells_without_dates_is_seen_on_its_day_and_assumed_after(status_of):
    rows = tenures("t,p,head,current,,,,s20,")
    assert status_of("2020-05-31", **rows) == {"t": "no"}
    assert status_of("2020-06-01", **rows) == {"t": "seen"}
    assert status_of("2020-06-02", **rows) == {"t": "assumed"}
    assert status_of("2040-01-01", **rows) == {"t": "assumed"}


def test_between_the_first_and_the_last_source_a_tenure_is_seen(status_of):
    rows = tenures("a,p,head,current,,,,s20,", "b,p,head,current,,,,s24,")
    assert status_of("2022-01-01", **rows) == {"a": "seen", "b": "seen"}
    assert status_of("2024-06-02", **rows) == {"a": "assumed", "b": "assumed"}


def test_inside_stated_bounds_a_tenure_is_stated_and_after_the_source_assumed(status_of):
    rows = tenures("t,p,head,current,2560-01-01,,,s20,")
    assert status_of("2018-01-01", **rows) == {"t": "stated"}
    assert status_of("2020-06-02", **rows) == {"t": "assumed"}


def test_a_past_tenure_without_dates_counts_on_no_day(status_of):
    rows = tenures("t,p,head,past,,,,s20,")
    assert status_of("2019-01-01", **rows) == {"t": "no"}
    assert status_of("2021-01-01", **rows) == {"t": "no"}


def test_a_later_claim_that_it_is_past_ends_the_earlier_one(status_of):
    rows = tenures("now,p,head,current,,,,s20,", "gone,p,head,past,,,,s24,")
    assert status_of("2022-01-01", **rows)["now"] == "assumed"
    assert status_of("2025-01-01", **rows)["now"] == "no"


def test_an_earlier_claim_that_it_is_past_does_not_end_a_later_one(status_of):
    rows = tenures("gone,p,head,past,,,,s20,", "now,p,head,current,,,,s24,")
    assert status_of("2025-01-01", **rows)["now"] == "assumed"


def test_a_successor_ends_the_tenure_of_a_post_with_one_seat(status_of):
    rows = tenures("old,p,head,current,,,,s20,", "new,q,head,current,2564-01-01,,,s22,")
    assert status_of("2020-12-31", **rows) == {"old": "assumed", "new": "no"}
    assert status_of("2021-01-01", **rows) == {"old": "no", "new": "stated"}


def test_nobody_succeeds_anybody_in_a_post_of_many_seats(status_of):
    rows = tenures("old,p,staff,current,,,,s20,", "new,q,staff,current,2564-01-01,,,s22,")
    assert status_of("2023-01-01", **rows) == {"old": "assumed", "new": "assumed"}


def test_the_same_person_does_not_succeed_himself(status_of):
    rows = tenures("a,p,head,current,,,,s20,", "b,p,head,current,2564-01-01,,,s22,")
    assert status_of("2023-01-01", **rows)["a"] == "assumed"


def test_a_negated_tenure_ends_nothing(status_of):
    rows = tenures("a,p,head,current,,,,s20,", "b,q,head,current,2564-01-01,,,s22,negated")
    assert status_of("2023-01-01", **rows)["a"] == "assumed"


def test_what_has_lasted_so_many_years_began_within_the_year_before_that(spans_of):
    span = spans_of(**tenures("t,p,head,current,,,3 ปี,s20,"))["t"]
    assert span.since == day("2017-06-01")
    assert span.earliest == day("2016-06-02")
    assert span.stated_until == day("2020-06-01")


def test_without_a_date_anywhere_a_tenure_counts_on_no_day(spans_of, status_of):
    rows = tenures("t,p,head,current,,,,none,")
    assert spans_of(**rows)["t"].since is None
    assert status_of("2024-01-01", **rows) == {"t": "no"}


def test_a_source_of_a_bare_year_is_seen_on_the_year_s_last_day(spans_of):
    span = spans_of(**tenures("t,p,head,current,,,,year,"))["t"]
    assert (span.since, span.seen_until) == (day("2021-12-31"), day("2021-12-31"))


EVENT = "id,name_th,kind,date,source\ne,งาน,meeting,{date},s22\n"
JOINED = {
    "participations": "id,actor,role,in,start,end,source,modality\nx,o,participant,e,,,s22,{modality}\n"
}


@pytest.mark.parametrize(
    ("date", "since", "earliest"),
    [
        ("2565-03-01", "2022-03-01", "2022-03-01"),
        ("2565-03", "2022-03-31", "2022-03-01"),
        # Told in June 2022 as done, so it had happened by then.
        ("2565", "2022-06-01", "2022-01-01"),
        ("", "2022-06-01", "2022-06-01"),
    ],
)
def test_an_occurrence_counts_from_the_day_it_is_known_to_have_happened(
    spans_of, date, since, earliest
):
    rows = {
        "events": EVENT.format(date=date),
        "participations": JOINED["participations"].format(modality=""),
    }
    span = spans_of(**rows)["x"]
    assert (span.since, span.earliest) == (day(since), day(earliest))
    assert span.until is None


def test_what_is_planned_is_not_drawn_back_to_the_day_it_was_told(spans_of):
    rows = {
        "events": EVENT.format(date="2565"),
        "participations": JOINED["participations"].format(modality="planned"),
    }
    assert spans_of(**rows)["x"].since == day("2022-12-31")


def test_an_agreement_without_a_date_is_as_old_as_the_event_it_was_signed_at(spans_of):
    span = spans_of(
        events=EVENT.format(date="2565-03-01"),
        agreements="id,name_th,kind,signed_at,source\nm,ข้อตกลง,mou,e,s22\n",
        participations="id,actor,role,in,source\nx,o,party,m,s22\n",
    )["x"]
    assert span.since == day("2022-03-01")


def test_an_affiliation_is_durable_and_a_commitment_is_not(spans_of):
    found = spans_of(
        affiliations="id,member,kind,whole,source\na,o,works-with,u,s20\n",
        commitments="id,actor,to,what,source,modality\nc,o,u,ช่วยกัน,s20,pledged\n",
    )
    assert found["a"].seen_until == day("2020-06-01")
    assert found["c"].seen_until is None
    assert found["c"].since == day("2020-06-01")


def test_two_sides_of_a_symmetric_tie_are_one_fact_seen_by_both_sources(spans_of):
    found = spans_of(
        affiliations="id,member,kind,whole,source\na,o,works-with,u,s20\nb,u,works-with,o,s24\n"
    )
    assert found["a"].seen_until == found["b"].seen_until == day("2024-06-01")
    assert found["b"].since == day("2020-06-01")
