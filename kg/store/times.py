"""When a claim counts: the days an as-of or a during question finds it on.

A durable claim (tenure, affiliation) is *stated* on the days inside the bounds its source
gives, *seen* from the first to the last day on which any source states the fact, and
*assumed* after that, while nothing ends it: no end, no later claim that it is past, no
successor in a post of one seat. Everything else is an occurrence, which counts from the
day it is known to have happened. A bare year means its last day.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from kg.facts.ids import year_of_money
from kg.facts.record import Duration, Record
from kg.schema.tables import tables
from kg.values.dates import PartialDate, minus_duration
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DURABLE = frozenset({"tenures", "affiliations"})
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of one claim; None where there is no such day or it is open.

    `since`..`until`: counted. Up to `stated_until` stated, up to `seen_until` seen, then
    assumed. `earliest`..`latest`: the bounds of the time it can have covered.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    stated_until: dt.date | None = None
    seen_until: dt.date | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None


def observed(source: Record | None) -> PartialDate | None:
    """The day a source speaks of: its `observed`, else its `date`, else None."""
    return (source.date("observed") or source.date("date")) if source else None


def spans(records: Iterable[Record]) -> dict[str, Span]:
    """The span of every tie and result, by id. One pass, and one per fact and post."""
    records = list(records)
    sources = {record.id: record for record in records if record.table == "sources"}
    dates = _dates_of_things(records)
    claims = [record for record in records if tables()[record.table].is_claim]
    seen = {r.id: observed(sources.get(r.source)) for r in claims}
    found = {
        record.id: _durable(record, seen[record.id])
        if record.table in DURABLE
        else _occurrence(record, seen[record.id], dates)
        for record in claims
    }
    durable = [record for record in claims if record.table in DURABLE]
    found = _joined_by_fact(durable, seen, found)
    return _ended_by_successors(durable, _single_seats(records), found)


def _dates_of_things(records: list[Record]) -> dict[str, Span]:
    """When agreements were signed and events held; of several sources the first by id counts.

    `since` is the last day on which it can have begun, `latest` the last of its end.
    """
    stated = [
        (record.source, str(date), record.id, _held(date, record.date("end")))
        for record in records
        if (column := {"agreements": "signed_on", "events": "date"}.get(record.table))
        and (date := record.date(column))
    ]
    dates: dict[str, Span] = {}
    for _, _, id_, span in sorted(stated, key=lambda each: each[:3]):
        dates.setdefault(id_, span)
    for record in sorted(records, key=lambda each: (each.source, each.refs("signed_at"))):
        if record.table == "agreements":
            for event in sorted(record.refs("signed_at")):
                if event in dates:
                    dates.setdefault(record.id, dates[event])
    return dates


def _held(date: PartialDate, end: PartialDate | None) -> Span:
    return Span(earliest=date.first, since=date.last, latest=end.last if end else date.last)


def _started(record: Record, seen: PartialDate | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day on which it can have started."""
    if start := record.date("start"):
        return start.first, start.last
    lasted = next((v.value for v in record.values("lasted") if isinstance(v, Duration)), "")
    if lasted and seen:
        latest = minus_duration(seen.last, lasted)
        return minus_duration(latest, _one_more(lasted)) + _DAY, latest
    return None, None


def _one_more(lasted: str) -> str:
    """The unit a duration is counted in: "23 years" may be all but 24."""
    return f"P1{lasted[-1]}"


def _durable(record: Record, seen: PartialDate | None) -> Span:
    earliest, since = _started(record, seen)
    end = record.date("end")
    past = record.code("state") == kg("state-past")
    known = seen.last if seen else None
    if end:
        until = end.last
        return Span(since=since or end.first, until=until, stated_until=until,
                    earliest=earliest, latest=until)  # fmt: skip
    if past:
        return Span(earliest=earliest, latest=known)
    return Span(
        since=since or known,
        stated_until=known if since else None,
        seen_until=known,
        earliest=earliest or (seen.first if seen else None),
    )


def _occurrence(record: Record, seen: PartialDate | None, dates: Mapping[str, Span]) -> Span:
    known = seen.last if seen else None
    earliest, since = _started(record, seen)
    latest = known if record.values("lasted") else since
    if since is None:
        span = _context(record, dates)
        earliest, since, latest = span.earliest, span.since, span.latest
    if end := record.date("end"):
        latest = end.last
    asserted = record.code("modality") in {"", kg("modality-asserted")}
    if since and known and asserted and earliest and earliest <= known:
        since = min(since, known)  # what a source tells as done had happened by its date
    return Span(since=since or known, earliest=earliest or known, latest=latest or known)


def _context(record: Record, dates: Mapping[str, Span]) -> Span:
    """The days of the agreement or event it is in, else of its year of money, else none."""
    for id_ in record.refs("in"):
        if id_ in dates:
            return dates[id_]
    for id_ in record.refs("year"):
        first, last = year_of_money(id_)
        return Span(earliest=first, since=last, latest=last)
    return Span()


def _joined_by_fact(
    durable: list[Record], seen: Mapping[str, PartialDate | None], spans_: dict[str, Span]
) -> dict[str, Span]:
    """Claims of one fact see each other: an open one is seen until the last, or until it ends."""
    for _, group in groupby(sorted(durable, key=lambda r: (r.fact, r.id)), key=lambda r: r.fact):
        claims = list(group)
        ends = [day for record in claims if (day := _ending(record, seen[record.id]))]
        open_ = [
            record
            for record in claims
            if record.code("modality") == kg("modality-asserted") and _is_open(record)
        ]
        days = sorted(own.last for record in open_ if (own := seen[record.id]))
        for record in open_:
            if (now := seen[record.id]) is None:
                continue
            last = min((day for day in ends if day >= now.last), default=None)
            spans_[record.id] = replace(
                spans_[record.id],
                since=spans_[record.id].since if spans_[record.id].stated_until else days[0],
                seen_until=max(day for day in days if last is None or day <= last),
                until=last,
                latest=last,
            )
    return spans_


def _is_open(record: Record) -> bool:
    return not record.date("end") and record.code("state") != kg("state-past")


def _ending(record: Record, seen: PartialDate | None) -> dt.date | None:
    """The last day that a claim leaves to others of its fact: its end, or the day before it.

    A claim that it is past, or is not so, ends it the day before its source's date.
    """
    negated = record.code("modality") == kg("modality-negated")
    if record.code("modality") != kg("modality-asserted") and not negated:
        return None
    if not negated and (end := record.date("end")):
        return end.last
    if seen and (negated or not _is_open(record)):
        return seen.first - _DAY
    return None


def _single_seats(records: Iterable[Record]) -> frozenset[str]:
    return frozenset(r.id for r in records if r.table == "posts" and 1 in r.values("seats"))


def _ended_by_successors(
    durable: list[Record], single: frozenset[str], spans_: dict[str, Span]
) -> dict[str, Span]:
    """An open tenure of a single-seat post ends the day before another person's begins."""
    holders: dict[str, list[tuple[dt.date, str]]] = {}
    tenures = [
        r for r in durable if r.table == "tenures" and r.code("modality") == kg("modality-asserted")
    ]
    for record in tenures:
        since = spans_[record.id].since
        if record.code("acting") == kg("answer-yes"):
            continue  # who stands in does not end whom it stands in for
        for post in record.refs("post"):
            if post in single and since:
                holders.setdefault(post, []).append((since, record.refs("person")[0]))
    for record in tenures:
        span, person = spans_[record.id], record.refs("person")[0]
        if span.until or not span.since:
            continue
        last = max(day for day in (span.since, span.seen_until) if day)
        later = [
            since - _DAY
            for post in record.refs("post")
            for since, other in holders.get(post, [])
            if other != person and since > last
        ]
        if later:
            spans_[record.id] = replace(span, until=min(later), latest=min(later))
    return spans_
