"""References in the order and with the letters that a list of them has."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cite.words import letter_of
from kg.values.names import SortKey, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.cite.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A reference in its place; `letter` tells it from others of one author and year, else "".

    `original` is what it reprints, where that is known.
    """

    reference: Reference
    letter: str = ""
    original: Reference | None = None
    original_listed: bool = False


def listed(
    references: Iterable[Reference], lang: str, known: Iterable[Reference] = ()
) -> tuple[Listed, ...]:
    """The references in dictionary order of their first words, then by date, title and key.

    Thai before Latin (the order of Thai lists), whatever order they came in. `known` are
    references outside the list that one of it may be a reprint of.
    """
    wanted = {each.key: each for each in references}
    others = {each.key: each for each in known} | wanted

    def order(one: Reference) -> tuple[SortKey, str, SortKey, str]:
        return sort_key(lead(one, lang)), one.date, sort_key(one.title(lang)), one.key

    alike = Counter((lead(one, lang), one.date[:4]) for one in wanted.values())
    told: defaultdict[tuple[str, str], int] = defaultdict(int)
    found = []
    for one in sorted(wanted.values(), key=order):
        same = (lead(one, lang), one.date[:4])
        found.append(
            Listed(
                reference=one,
                letter=letter_of(told[same], lang) if alike[same] > 1 else "",
                original=others.get(one.reprint_of),
                original_listed=one.reprint_of in wanted,
            )
        )
        told[same] += 1
    return tuple(found)


def lead(reference: Reference, lang: str) -> str:
    """What an entry begins with: its authors, or its title where nobody is named."""
    return ", ".join(reference.names(lang)) or reference.title(lang)
