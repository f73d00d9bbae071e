"""One cell of text to the values it holds, by the column's type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import BadCellError, BadValueError, KgError
from kg.facts.ids import SEGMENT, entity_id, place_id, year_id
from kg.facts.record import CodeRef, Dated, Duration, Ref, Text, Value
from kg.schema.codes import read_code
from kg.schema.ontology import superclasses
from kg.values.dates import parse_date, parse_duration
from kg.values.money import parse_amount
from kg.values.names import language_of
from kg.values.places import read_place
from kg.vocabulary import kg

if TYPE_CHECKING:
    from kg.schema.tables import Column
    from kg.sources.index import Index
    from kg.sources.table import Row

CLAIM = "#"
"""Stands before the label of a claim until every claim's id is known."""


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
        except KgError as error:
            raise row.bad(column.name, f"a value that is there ({error})") from error
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
            return Dated(date=parse_date(part), written=part)
        case "duration":
            return Duration(value=parse_duration(part))
        case "decimal":
            return parse_amount(part)
        case "integer":
            return _integer(part)
        case "code":
            return CodeRef(iri=read_code(column.classes[0], part).iri)
        case "place":
            return Ref(id=place_id(read_place(part).code))
        case "year":
            return Ref(id=year_id(_be_year(part), _year_kind(row)))
        case _:
            return _ref(part, column, folder, index)


def _ref(part: str, column: Column, folder: str, index: Index) -> Ref:
    if kg("Tie") in superclasses(column.classes[0]):
        if not index.has_label(column.classes[0], part):
            raise BadValueError(part, "the id cell of a row of the same table")
        return Ref(id=CLAIM + part)
    return Ref(id=entity_id(folder, index.find(part, column.classes)))


def _integer(part: str) -> int:
    amount = parse_amount(part)
    if amount != int(amount):
        raise BadValueError(part, "a whole number such as 600")
    return int(amount)


def _year_kind(row: Row) -> str:
    try:
        return read_code(kg("YearKind"), row.cells.get("year_kind") or "not-stated").code
    except KgError as error:
        raise row.bad("year_kind", f"a value that is there ({error})") from error


def _be_year(part: str) -> int:
    date = parse_date(part)
    if date.datatype != "gYear":
        raise BadValueError(part, "a year alone, such as 2566")
    return date.first.year + 543


def check_id(row: Row) -> str:
    """The row's id cell; an error unless it is one segment."""
    local = row.cells.get("id", "")
    if not SEGMENT.fullmatch(local):
        raise row.bad("id", "an id of letters, digits, - and _")
    return local
