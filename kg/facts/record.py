"""A row of a table as values: what it is about, what it says and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.values.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Words, in a language ("th" or "en") or in none ("")."""

    value: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A thing, place, year or claim by its id, the segment after the base IRI."""

    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRef:
    """A member of a code list by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date as precise as stated, and the words it was read from."""

    date: PartialDate
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """An ISO 8601 duration such as P23Y."""

    value: str


Value = Text | Ref | CodeRef | Dated | Duration | Decimal | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row: `cells` hold the filled columns in column order, each with its values.

    `id` names a thing, or is the hash of a claim; `source` and `paragraphs` say where
    it is stated; `path` and `row` (the header is row 1) say where to edit it, and are
    not part of what it says. `fact` is "" for things; `merged_from` is the id a decision
    dropped for this one, or "".
    """

    table: str
    id: str
    source: str
    paragraphs: tuple[str, ...]
    cells: tuple[tuple[str, tuple[Value, ...]], ...]
    path: str
    row: int
    fact: str = ""
    merged_from: str = ""

    def values(self, column: str) -> tuple[Value, ...]:
        """The values of a column; empty where the cell is."""
        for name, values in self.cells:
            if name == column:
                return values
        return ()

    def refs(self, column: str) -> tuple[str, ...]:
        """The ids a column points to."""
        return tuple([value.id for value in self.values(column) if isinstance(value, Ref)])

    def every_ref(self) -> list[str]:
        """The ids that all its columns point to, in column order."""
        return [v.id for _, values in self.cells for v in values if isinstance(v, Ref)]

    def code(self, column: str) -> str:
        """The IRI of the code in a column, or ""."""
        return next((v.iri for v in self.values(column) if isinstance(v, CodeRef)), "")

    def date(self, column: str) -> PartialDate | None:
        """The date in a column, or None."""
        return next((v.date for v in self.values(column) if isinstance(v, Dated)), None)


def key_text(value: Value) -> str:
    """How a value enters a hash: its canonical form, never the words it was written in."""
    match value:
        case Text():
            return f"{value.value}@{value.language}"
        case Ref():
            return value.id
        case CodeRef():
            return value.iri
        case Dated():
            return str(value.date)
        case Duration():
            return value.value
        case _:
            return str(value)
