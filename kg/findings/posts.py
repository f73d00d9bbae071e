"""Posts a person is told to have held, and in what order, as far as documents tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One claim that a person holds or held a post of a body; "" and 0 where nothing is stated."""

    tie: str
    post: str
    start: str
    end: str
    observed: str
    sequence: int
    past: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stint:
    """What is told of one person in one body: posts seen held, or posts only told as past."""

    person: str
    body: str
    holdings: tuple[Holding, ...]

    @property
    def seen(self) -> tuple[str, ...]:
        """The dates on which it is known to have been so, as precisely as stated, sorted."""
        found = set[str]()
        for each in self.holdings:
            found.update({each.start, each.end} - {""})
            if not each.past and not each.end:
                found.update({each.observed} - {""})
        return tuple(sorted(found))


def read_stints(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Stint]]:
    """Each person's stints by body, from the rows of queries/findings/tenures.rq, sorted."""
    found: dict[str, dict[str, dict[str, Holding]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        found[row["person"]][row["body"]][row["tie"]] = Holding(
            tie=row["tie"],
            post=row["post"],
            start=str(row["start"] or ""),
            end=str(row["end"] or ""),
            observed=str(row["observed"] or ""),
            sequence=int(row["sequence"] or 0),
            past=bool(row["past"]),
            source=row["source"],
        )
    return {person: _stints(person, bodies) for person, bodies in sorted(found.items())}


def _stints(person: str, bodies: Mapping[str, Mapping[str, Holding]]) -> list[Stint]:
    """One for a body's posts that are seen held, and one for those only told as past."""
    stints = []
    for body, of_tie in sorted(bodies.items()):
        held = {each.post for each in of_tie.values() if not each.past}
        for past in (True, False):
            some = tuple(
                of_tie[tie] for tie in sorted(of_tie) if past != (of_tie[tie].post in held)
            )
            if some:
                stints.append(Stint(person=person, body=body, holdings=some))
    return stints


STATED, OBSERVED, SAME_TIME, UNKNOWN = "stated", "observed", "same-time", "not-stated"


def order(a: Stint, b: Stint) -> tuple[str, bool]:
    """How the order of two stints is known, and whether `a` came first.

    `stated`: one document tells of one as past and of the other as held, or of both as past in
    this order, or the dates they state leave no doubt. `same-time`: the days on which the two
    are seen overlap. `observed`: they do not, and only these days tell. `not-stated`: nothing
    tells, or documents contradict one another. In the last and in `same-time` the first is the
    first by id.
    """
    seen = bool(a.seen and b.seen)
    earlier = seen and _before(a.seen[-1], b.seen[0])
    later = seen and _before(b.seen[-1], a.seen[0])
    if seen and not earlier and not later:
        return SAME_TIME, a.body < b.body
    first, last = _stated(a, b), _stated(b, a)
    if first != last:
        return STATED, first
    return (OBSERVED, earlier) if seen and not first else (UNKNOWN, a.body < b.body)


def _stated(a: Stint, b: Stint) -> bool:
    """Whether some document has `a` before `b`."""
    return any(_told(one, other) for one in a.holdings for other in b.holdings)


def _told(one: Holding, other: Holding) -> bool:
    if one.end and other.start and _before(one.end, other.start):
        return True
    if one.source != other.source or not one.past:
        return False
    return not other.past or 0 < one.sequence < other.sequence


def _before(first: str, second: str) -> bool:
    """Whether a date is before another, as far as the coarser of the two tells."""
    length = min(len(first), len(second))
    return first[:length] < second[:length]
