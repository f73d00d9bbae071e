"""A thing's ties, a section for each class of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.page.entity_rows import Row, Writer
    from kg.page.entity_ties import Indexed

FEW, MANY = 6, 100
"""How many facts of one section a thing's page tells, and a page of that section alone."""
CLAIMS = 40
"""How many claims of one fact are read, the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Facts of one class of ties: `rows` tell those from `first` (0 is the first) to `last`.

    `total` counts facts and `claims` what sources claim of them; claims of one fact that read
    the same are one row.
    """

    code: str
    rows: tuple[Row, ...]
    first: int
    last: int
    total: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a thing's ties is told: one section from `first` on, and what is `asked`.

    `few`: how many facts of each section stand on the page of all. `by_paragraph`: a document
    is told paragraph by paragraph, not by section.
    """

    section: str = ""
    first: int = 0
    asked: Filters = field(default_factory=Filters)
    few: int = FEW
    by_paragraph: bool = False


WHOLE = Part()


def sections(
    writer: Writer, ties: Mapping[str, list[Indexed]], part: Part = WHOLE
) -> tuple[Section, ...]:
    """The sections of `part` in order, of ties by section; reads the claims that are told."""
    size, start = (MANY, part.first) if part.section else (part.few, 0)
    wanted = {c: by_fact(some) for c, some in ties.items() if part.section in {"", c}}
    shown = {code: facts[start : start + size] for code, facts in wanted.items()}
    claims = writer.read(iri for facts in shown.values() for fact in facts for iri in fact)
    return tuple(
        Section(
            code=code,
            rows=tuple(row for fact in facts for row in writer.rows(fact, claims)),
            first=start,
            last=start + len(facts),
            total=len(wanted[code]),
            claims=len(ties[code]),
        )
        for code, facts in shown.items()
    )


def by_fact(ties: Sequence[Indexed]) -> list[list[str]]:
    """The claims of each fact, the fact claimed of the latest day first."""
    found: dict[str, list[str]] = {}
    for tie in ties:
        found.setdefault(tie.fact, []).append(tie.iri)
    return [claims[:CLAIMS] for claims in found.values()]
