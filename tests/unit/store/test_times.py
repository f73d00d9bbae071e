"""When a claim counts: stated, seen, assumed, past, succeeded; and occurrences."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.query.claims import Claim, read_claims
from kg.query.filters import Filters
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


def dated(**tables: str) -> dict[str, str]:
    """Tables with two more sources, of 2017 and 2023."""
    more = "s17,news,ฉ,2017-06-01\ns23,news,ช,2023-06-01\n"
    return {"sources": SOURCES + more, **tables}


ENDED = ("now,p,head,current,,,,s17,", "gone,p,head,past,,2562,,s22,")


def test_an_end_stated_by_a_later_source_ends_what_an_earlier_one_left_open(spans_of):
    found = spans_of(**dated(**tenures(*ENDED)))
    assert found["now"].until == found["gone"].until == day("2019-12-31")
    assert found["now"].seen_until == day("2017-06-01")


def test_nobody_is_known_in_a_post_after_the_end_that_a_later_source_states(make_built):
    tables = {**BASE, **dated(**tenures(*ENDED))}
    workspace = make_built({f"data/sources/x/{name}.csv": text for name, text in tables.items()})
    for strict in (False, True):
        found = {
            on: len(workspace.ask("known-on", filters=Filters(as_of=day(on), strict=strict)))
            for on in ("2019-06-01", "2021-06-01")
        }
        # On the first the earlier source's claim is only assumed; on the second nothing is left.
        assert found == {"2019-06-01": 1 if strict else 2, "2021-06-01": 0}


@pytest.mark.parametrize("ending", ["past,,,,s24,", "current,,,,s24,negated"])
def test_a_later_source_that_denies_it_or_calls_it_past_ends_it_the_day_before(spans_of, ending):
    span = spans_of(**tenures("now,p,head,current,,,,s20,", f"later,p,head,{ending}"))["now"]
    assert (span.since, span.seen_until) == (day("2020-06-01"), day("2020-06-01"))
    assert (span.until, span.latest) == (day("2024-05-31"), day("2024-05-31"))


def test_an_earlier_denial_does_not_end_a_later_claim(spans_of):
    rows = tenures("no,p,head,current,,,,s20,negated", "now,p,head,current,,,,s24,")
    assert spans_of(**rows)["now"].until is None


@pytest.mark.parametrize(("acting", "until"), [("yes", ""), ("no", "2020-12-31")])
def test_who_only_acts_in_a_post_of_one_seat_does_not_end_its_holder(spans_of, acting, until):
    rows = "old,p,head,,current,,s20\nnew,q,head,{acting},current,2564-01-01,s22\n"
    table = "id,person,post,acting,state,start,source\n" + rows.format(acting=acting)
    assert spans_of(tenures=table)["old"].until == day(until)


MONEY = "id,funder,recipient,amount,year,year_kind,source\n"


@pytest.fixture
def money_claim(make_built):
    """The claim of one allocation of a year, told by the source of June 2566."""

    def read(year: str, kind: str) -> Claim:
        row = f"m,o,u,100,{year},{kind},s23\n"
        tables = {**BASE, **dated(allocations=MONEY + row)}
        workspace = make_built({f"data/sources/x/{n}.csv": text for n, text in tables.items()})
        rows = workspace.store.query("SELECT ?t { ?t a kg:Allocation }").rows
        (claim,) = read_claims(workspace.store, (row["t"].value for row in rows)).values()
        return claim

    return read


def test_money_of_a_fiscal_year_counts_from_its_end_however_late_its_source(money_claim):
    claim = money_claim("2560", "fiscal")
    for on, counts in (("2017-09-29", False), ("2017-09-30", True), ("2019-01-01", True)):
        assert claim.counts_on(day(on)) is counts
        assert (Filters(as_of=day(on)).reason_against(claim) == "") is counts
    for year, overlaps in ((2015, False), (2017, True), (2018, False), (2023, False)):
        assert claim.overlaps(dt.date(year, 1, 1), dt.date(year, 12, 31)) is overlaps


def test_money_of_a_year_not_over_when_told_counts_from_the_day_of_its_source(money_claim):
    claim = money_claim("2566", "fiscal")
    assert not claim.counts_on(day("2023-05-31"))
    assert claim.counts_on(day("2023-06-01"))
    assert claim.overlaps(day("2022-10-01"), day("2022-10-01"))


@pytest.mark.parametrize(
    ("kind", "earliest", "latest"),
    [
        ("fiscal", "2016-10-01", "2017-09-30"),
        ("calendar", "2017-01-01", "2017-12-31"),
        ("", "2016-10-01", "2017-12-31"),
    ],
)
def test_a_year_of_unstated_kind_spans_the_fiscal_and_the_calendar_year(
    spans_of, kind, earliest, latest
):
    span = spans_of(**dated(allocations=f"{MONEY}m,o,u,100,2560,{kind},s23\n"))["m"]
    assert (span.earliest, span.since, span.latest) == (day(earliest), day(latest), day(latest))


FESTIVAL = {
    "events": "id,name_th,kind,date,end,source\ne,งาน,meeting,2565-03-01,2565-03-04,s22\n",
    "participations": "id,actor,role,in,source\nx,o,participant,e,s22\n",
}


def test_an_event_of_several_days_is_found_on_each_of_them(make_built):
    tables = {**BASE, **FESTIVAL}
    workspace = make_built({f"data/sources/x/{n}.csv": text for n, text in tables.items()})
    found = {
        number: len(
            workspace.ask(
                "who-took-part",
                filters=Filters(during=(dt.date(2022, 3, number), dt.date(2022, 3, number))),
            )
        )
        for number in range(1, 7)
    }
    before = Filters(during=(day("2022-02-28"), day("2022-02-28")))
    assert found == {1: 1, 2: 1, 3: 1, 4: 1, 5: 0, 6: 0}
    assert len(workspace.ask("who-took-part", filters=before)) == 0


def test_what_was_done_at_an_event_can_have_been_so_until_the_event_s_last_day(spans_of):
    span = spans_of(**FESTIVAL)["x"]
    assert (span.since, span.earliest) == (day("2022-03-01"), day("2022-03-01"))
    assert span.latest == day("2022-03-04")
