"""Rows of a network query to links between pairs, each with the ties it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.network.years import years, years_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.query.claims import Claim
    from kg.store.engine import Term

Row = Mapping[str, "Term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One reason to join two actors: a shared context, or a fact that ties them directly.

    `ties` are IRIs, empty where the query gave none; `reason` is what counts once: a context,
    a fact, or a row without a tie. `newman` is 1/(n-1) in a context of n actors, and 1 for a
    direct tie. `context` is the IRI of what is shared and `parties` how many actors share it,
    "" and 0 for a direct tie. `years` are Common Era, empty where no date is stated.
    """

    source: str
    target: str
    basis: str
    reason: str
    ties: frozenset[str]
    weight: float = 1.0
    newman: float = 1.0
    derived: bool = False
    context: str = ""
    parties: int = 0
    years: frozenset[str] = frozenset()

    @property
    def pair(self) -> frozenset[str]:
        """Its two ends, whichever is first."""
        return frozenset({self.source, self.target})


@dataclass(slots=True)
class _Member:
    ties: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    direct: bool = False


def read_links(
    columns: Sequence[str], rows: Iterable[Row], claims: Mapping[str, Claim], name: str
) -> list[Link]:
    """The links that rows make. A row is one-mode (?source ?target) or two-mode (?actor ?context).

    A row whose ?tie is not among `claims` (it was left out) makes none. In a context, actors
    are joined in pairs, unless both stand on sides and on the same; a missing ?basis is the
    query's `name`. Links are not sorted.
    """
    if not ({"source", "target"} <= set(columns) or {"actor", "context"} <= set(columns)):
        raise KgError(
            f"{name}: a network query selects ?source ?target or ?actor ?context; "
            f"this selects {' '.join(columns)}"
        )
    links: list[Link] = []
    contexts: dict[tuple[str, str, str], dict[str, _Member]] = {}
    for number, row in enumerate(rows):
        tie = _value(row, "tie")
        if tie and tie not in claims:
            continue
        if "source" in row and "target" in row:
            links.append(_direct(row, tie or f"row {number}", claims, name))
        elif "actor" in row and "context" in row:
            key = (_value(row, "basis") or name, _value(row, "context"), _value(row, "at"))
            member = contexts.setdefault(key, {}).setdefault(_value(row, "actor"), _Member())
            member.ties.update({tie} - {""})
            member.sides.update({_value(row, "side")} - {""})
            member.years.update(_years(row, tie, claims))
            member.direct |= _value(row, "derived") != "true"
    return links + [link for key, members in contexts.items() for link in _pairs(key, members)]


def _value(row: Row, name: str) -> str:
    return row[name].value if name in row else ""


def _years(row: Row, tie: str, claims: Mapping[str, Claim]) -> frozenset[str]:
    """The year of the row's own ?date, else those of its claim."""
    stated = years_between(_value(row, "date"), "")
    return stated or (years(claims[tie]) if tie in claims else frozenset())


def _direct(row: Row, tie: str, claims: Mapping[str, Claim], name: str) -> Link:
    weight = _value(row, "weight")
    number = _number(weight) if weight else 1.0
    if number is None:
        raise KgError(f"{name}: ?weight {weight!r}; expected a positive number")
    fact = claims[tie].one("fact") if tie in claims else ""
    return Link(
        source=_value(row, "source"),
        target=_value(row, "target"),
        basis=_value(row, "basis") or name,
        reason=fact or tie,
        ties=frozenset({tie} & claims.keys()),
        weight=number,
        derived=_value(row, "derived") == "true",
        years=_years(row, tie, claims),
    )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value < math.inf else None


def _pairs(key: tuple[str, str, str], members: dict[str, _Member]) -> Iterable[Link]:
    basis, context, at = key
    # A context has one time; who is listed without a date was there when the others were.
    years_here = frozenset().union(*(member.years for member in members.values()))
    for first, second in combinations(sorted(members), 2):
        a, b = members[first], members[second]
        if a.sides and b.sides and a.sides & b.sides:
            continue
        yield Link(
            source=first,
            target=second,
            basis=basis,
            reason=f"{context} {at}",
            ties=frozenset(a.ties | b.ties),
            newman=1 / (len(members) - 1),
            derived=not (a.direct and b.direct),
            context=context,
            parties=len(members),
            years=years_here,
        )
