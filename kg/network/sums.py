"""The money of a line: what adds up, what stands for what, what only repeats."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.values.money import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.claims import Claim
    from kg.query.register import Entry

KIND = ("currency", "stage", "instrument", "precision")
"""What two sums of a line must have in common to be added up."""


def money(claims: Iterable[Claim | Entry]) -> list[dict[str, str]]:
    """The `amount` of allocations for each KIND, never across two of these, sorted.

    A sum never leaves one source: of several the one that adds up to most counts, for sources
    repeat and overlap one another. A total stands for its parts where both are here. An
    unstated currency is baht, an unstated stage or instrument "not-stated"; a figure given as
    it is has the precision "". The years of one source's figures are added up.
    """
    claims = list(claims)
    above = totals_of({claim.iri: claim.one("partOfTotal") for claim in claims})
    stated = [claim for claim in claims if claim.one("amount")]
    here = {claim.iri for claim in stated}
    sums: dict[tuple[str, ...], dict[str, Decimal]] = {}
    for claim in stated:
        if here.isdisjoint(above.get(claim.iri, ())):
            of_source = sums.setdefault(_kind(claim), {})
            source = next(iter(claim.sources), "")
            of_source[source] = of_source.get(source, Decimal(0)) + Decimal(claim.one("amount"))
    return [
        {"amount": plain_decimal(max(by.values())), **dict(zip(KIND, kind, strict=True))}
        for kind, by in sorted(sums.items())
    ]


def _kind(claim: Claim | Entry) -> tuple[str, ...]:
    stage, instrument = (claim.code(name) or "not-stated" for name in ("stage", "instrument"))
    return claim.one("currency") or "THB", stage, instrument, claim.code("precision")


def totals_of(part_of: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each part the totals it is in, its own first; in a circle none is a part.

    >>> totals_of({"a": "b", "b": "c", "c": "", "x": "x"})
    {'a': ('b', 'c'), 'b': ('c',), 'x': ()}
    """
    found = {}
    for part, total in part_of.items():
        if not total:
            continue
        above: list[str] = []
        at = part
        while (at := part_of.get(at, "")) and at not in above:
            above.append(at)
        found[part] = () if part in above else tuple(above)
    return found
