"""One cell of text to the values it holds, by the column's type."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import AmbiguousError, BadCellError, BadValueError, NotFoundError
from kg.facts.ids import SEGMENT, entity_id, place_id, region_id, year_id
from kg.facts.record import CodeRef, Dated, Duration, Ref, Text, Value
from kg.schema.codes import code_list, find_region, read_code
from kg.schema.ontology import superclasses
from kg.schema.tables import tables
from kg.values.dates import BE, parse_date, parse_duration
from kg.values.money import parse_amount
from kg.values.names import ascii_digits, language_of, nearest
from kg.values.places import read_place
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.schema.codes import Code
    from kg.schema.tables import Column
    from kg.sources.index import Index
    from kg.sources.table import Row
    from kg.values.dates import PartialDate

CLAIM = "#"
"""Stands before the label of a claim until every claim's id is known."""

YEARS_OF_MONEY = (2400, 2700)
EARLIEST = 1000
LONGEST_YEARS = 500
"""With EARLIEST, what keeps the start of whatever has "lasted" so long after the year 1."""
LONGEST_DURATION = 60
A_YEAR = {"Y": 1.0, "M": 12.0, "D": 365.25}
_PART = re.compile(r"(\d+)([YMD])")


def read_cell(row: Row, column: Column, folder: str, index: Index) -> tuple[Value, ...]:
    """The values of one cell, in their order; () if it is empty.

    A `BadCellError` names file, row, column, value and what was expected.
    """
    text = row.cells.get(column.name, "")
    parts = [part.strip() for part in text.split("|")] if column.many else [text]
    values: list[Value] = []
    for part in parts:
        if not part:
            continue
        try:
            value = _read(part, row, column, folder, index)
        except BadCellError:
            raise
        except BadValueError as error:
            raise row.bad(column.name, error.expected) from error
        except AmbiguousError as error:
            expected = f"one of the several it may mean: {'; '.join(error.candidates)}"
            raise row.bad(column.name, expected) from error
        except NotFoundError as error:
            raise row.bad(column.name, f"{_known(column)}{_hint(error.near)}") from error
        if value not in values:
            values.append(value)
    return tuple(values)


def _read(part: str, row: Row, column: Column, folder: str, index: Index) -> Value:
    match column.type:
        case "plain":
            return Text(value=part)
        case "text":
            return Text(value=part, language=column.language or language_of(part))
        case "date":
            return Dated(date=_date(part), written=part)
        case "duration":
            return Duration(value=_duration(part))
        case "decimal":
            return parse_amount(part)
        case "integer":
            return _integer(part)
        case "code":
            return CodeRef(iri=_code(column.classes[0], part).iri)
        case "place":
            return _place(part)
        case "year":
            return Ref(id=year_id(_be_year(part), _year_kind(row)))
        case _:
            return _ref(part, column, folder, index)


def _place(part: str) -> Ref:
    if region := find_region(part):
        return Ref(id=region_id(region.code))
    return Ref(id=place_id(read_place(part).code))


def _ref(part: str, column: Column, folder: str, index: Index) -> Ref:
    if column.classes[0] in _claims():
        if not index.has_label(column.classes[0], part):
            raise BadValueError(part, "the id cell of a row of the same table")
        return Ref(id=CLAIM + part)
    return Ref(id=entity_id(folder, index.find(part, column.classes)))


@cache
def _claims() -> frozenset[str]:
    """The classes of claims, which a cell refers to by the label of their row."""
    return frozenset(table.cls for table in tables().values() if table.is_claim)


def _integer(part: str) -> int:
    amount = parse_amount(part)
    if amount != int(amount):
        raise BadValueError(part, "a whole number such as 600")
    return int(amount)


def _date(part: str) -> PartialDate:
    date = parse_date(part)
    if date.first.year < EARLIEST:
        raise BadValueError(part, f"a date from the year {EARLIEST} of the Common Era on")
    return date


def _duration(part: str) -> str:
    expected = f"a length of time of at most {LONGEST_YEARS} years"
    if len(part) > LONGEST_DURATION:
        raise BadValueError(part, expected)
    value = parse_duration(part)
    years = sum(int(number) / A_YEAR[unit] for number, unit in _PART.findall(value))
    if years > LONGEST_YEARS:
        raise BadValueError(part, expected)
    return value


def _code(list_iri: str, part: str) -> Code:
    """The code; a `NotFoundError` with the codes whose code or label is like it."""
    try:
        return read_code(list_iri, part)
    except NotFoundError as error:
        named = {label: c.code for c in code_list(list_iri).values() for label in c.labels.values()}
        like = [*error.near, *(named[label] for label in nearest(part, named))]
        raise NotFoundError("code", part, near=list(dict.fromkeys(like))[:3]) from error


def _known(column: Column) -> str:
    """What a cell of the column may hold, where it holds the name of something."""
    if column.type == "code":
        return f"one of {', '.join(code_list(column.classes[0]))}"
    if column.type == "place":
        return "a place of Thailand by name or official code, or a region"
    fits = [
        table.name
        for table in tables().values()
        if not set(column.classes).isdisjoint(superclasses(table.cls))
    ]
    return f"an id or name of {', '.join(fits)}"


def _hint(near: Iterable[str]) -> str:
    if not (names := list(near)):
        return ""
    return f"; หมายถึง {' / '.join(names)} หรือไม่ / did you mean {', '.join(names)}?"


def _year_kind(row: Row) -> str:
    try:
        return _code(kg("YearKind"), row.cells.get("year_kind") or "not-stated").code
    except NotFoundError as error:
        expected = f"one of {', '.join(code_list(kg('YearKind')))}{_hint(error.near)}"
        raise row.bad("year_kind", expected) from error


def _be_year(part: str) -> int:
    date = parse_date(part)
    if date.datatype != "gYear":
        raise BadValueError(part, "a year alone, such as 2566")
    first, last = YEARS_OF_MONEY
    if not first <= (year := date.first.year + BE) <= last:
        expected = f"a year of money from {first} to {last} ({first - BE} to {last - BE} CE)"
        raise BadValueError(part, expected)
    return year


def check_id(row: Row) -> str:
    """The row's id cell; an error unless it is one segment."""
    local = row.cells.get("id", "")
    if not SEGMENT.fullmatch(local):
        raise row.bad("id", "an id of letters, digits, - and _")
    return local


def read_paragraphs(row: Row) -> tuple[str, ...]:
    """What the paragraph cell cites, each once; what no id can be made of is an error."""
    parts = (ascii_digits(part.strip()) for part in row.cells.get("paragraph", "").split("|"))
    paragraphs = tuple(dict.fromkeys(filter(None, parts)))
    if not all(map(SEGMENT.fullmatch, paragraphs)):
        raise row.bad("paragraph", "a paragraph's number such as 3, or several such as 1|9")
    return paragraphs
