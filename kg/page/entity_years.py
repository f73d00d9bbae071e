"""A thing's ties on a line of years: what lasts as bars, what happened as marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadValueError
from kg.page.entity_rows import called
from kg.page.entity_ties import SPOKEN
from kg.page.held import dates
from kg.query.claims import DURABLE
from kg.values.dates import PartialDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker

BARS = 10
"""How many of the ties that last are drawn, the longest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A tie that lasts: seen or stated from `first` to `sure`; `open`: nothing ends it."""

    name: str
    first: dt.date
    sure: dt.date
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """What a line of years shows: bars in order of days, marks by section, and what it cannot.

    A mark is the first and last day on which it can have happened. `undated` counts facts that
    no document dates, `more` the bars for which there is no room.
    """

    bars: tuple[Bar, ...] = ()
    marks: tuple[tuple[str, tuple[tuple[dt.date, dt.date], ...]], ...] = ()
    undated: int = 0
    more: int = 0

    @property
    def varied(self) -> bool:
        """Whether there is anything to see in time: more than one day."""
        marks = {span for _, some in self.marks for span in some}
        return len(marks | {(bar.first, bar.sure) for bar in self.bars}) > 1 or any(
            bar.first < bar.sure for bar in self.bars
        )

    @property
    def count(self) -> int:
        """How many facts are drawn."""
        return len(self.bars) + sum(len(marks) for _, marks in self.marks)


def years(asker: Asker, iri: str, ties: Iterable[Indexed]) -> Years:
    """The facts of a thing in time: each once, however many claim it; only what is asserted."""
    facts: dict[str, list[Indexed]] = {}
    for tie in ties:
        if tie.asserted and tie.section != SPOKEN:
            facts.setdefault(tie.fact, []).append(tie)
    told = [claims[0] for claims in facts.values()]
    held = dates(asker.store, {iri, *(other for tie in told for other in tie.others)})
    bars: list[Bar] = []
    marks: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for tie in told:
        if tie.section not in DURABLE:
            if span := _span(tie, held, iri):
                marks.setdefault(tie.section, []).append(span)
        elif bar := _bar(asker, facts[tie.fact]):
            bars.append(bar)
    longest = sorted(bars, key=lambda bar: (bar.first - bar.sure, bar.first, bar.name))[:BARS]
    drawn = len(bars) + sum(map(len, marks.values()))
    return Years(
        bars=tuple(sorted(longest, key=lambda bar: (bar.first, bar.sure, bar.name))),
        marks=tuple((section, tuple(sorted(some))) for section, some in marks.items()),
        undated=len(told) - drawn,
        more=max(0, len(bars) - BARS),
    )


def _bar(asker: Asker, claims: Sequence[Indexed]) -> Bar | None:
    """From the first day that any claim of a fact gives it to the last.

    The latest of `claims` is first.
    """
    tie, days = claims[0], [_days(each) for each in claims]
    firsts = [each[name] for each in days for name in ("earliest", "since") if name in each]
    if not firsts:
        return None
    ends = [each[name] for each in days for name in _ENDS if name in each]
    asker.labels.fetch([each for each in (tie.role, *tie.others) if each])
    parts = [called(asker, each) for each in (tie.role, *tie.others) if each]
    return Bar(
        name=" · ".join(dict.fromkeys(parts)),
        first=min(firsts),
        sure=max(min(firsts), *ends) if ends else min(firsts),
        open="until" not in days[0] and "since" in days[0],
    )


_ENDS = ("until", "statedUntil", "seenUntil", "since")


def _days(tie: Indexed) -> dict[str, dt.date]:
    return {name: bounds[1] for name, day in tie.days.items() if (bounds := _bounds(day))}


def _span(tie: Indexed, held: Mapping[str, str], iri: str) -> tuple[dt.date, dt.date] | None:
    """The first and last day on which an occurrence can have been; None where nothing dates it."""
    if start := tie.days.get("start"):
        return _bounds(start)
    of_contexts = [held[each] for each in (*tie.others, iri) if each in held]
    return _bounds(min(of_contexts)) if of_contexts else None


def _bounds(iso: str) -> tuple[dt.date, dt.date] | None:
    try:
        date = PartialDate(iso=iso)
    except BadValueError:
        return None
    return date.first, date.last
