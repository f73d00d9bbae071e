"""In which years a claim stands, as far as documents say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.query.claims import DURABLE
from kg.values.dates import BE

if TYPE_CHECKING:
    from kg.query.claims import Claim
    from kg.query.register import Entry

_YEAR = re.compile(r"-?\d{4}")
_OF_MONEY = re.compile(r"year-(\d{4})")


def years(claim: Claim | Entry) -> frozenset[str]:
    """The Common Era years of a claim; empty where no document dates it.

    From its stated start to its end. What lasts and has no end counts until the document that
    tells of it, and in that document's year alone where no start is stated either; money counts
    in the year it is of. The date of a document does not date an event.
    """
    start, end, seen = claim.one("start"), claim.one("end"), claim.one("observed")
    if claim.cls in DURABLE and not end:
        return years_between(start or seen, max(start, seen))
    if money := _OF_MONEY.search(claim.one("year")):
        return frozenset({str(int(money[1]) - BE)})
    if claim.cls in DURABLE and not start and seen < end:
        start = seen
    return years_between(start, end)


def years_between(start: str, end: str) -> frozenset[str]:
    """Every year from one ISO date to another; one of them alone is its own year.

    >>> sorted(years_between("2022-10", "2024"))
    ['2022', '2023', '2024']
    >>> sorted(years_between("", "2024-01-31")), sorted(years_between("", ""))
    (['2024'], [])
    """
    found = [int(match[0]) for text in (start, end) if (match := _YEAR.match(text))]
    return frozenset(str(y) for y in range(min(found), max(found) + 1)) if found else frozenset()
