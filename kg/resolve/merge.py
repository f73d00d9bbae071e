"""Decisions applied: one id for what is the same, no name for who is withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import BadInputError, BadValueError, KgError
from kg.facts.ids import fact_key
from kg.facts.record import Record, Ref, Text, Value, key_text
from kg.schema.codes import codes
from kg.schema.tables import tables
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


WITHHELD = (Text(value="ไม่เปิดเผยชื่อ", language="th"), Text(value="name withheld", language="en"))
LABELS = frozenset({"name_th", "name_en"})
NAMES = LABELS | {"alias", "spelling"}


def without_private(records: Iterable[Record]) -> tuple[list[Record], int]:
    """The records of public sources, and how many private sources were left out."""
    records = list(records)
    private = {
        r.id for r in records if r.table == "sources" and r.code("access") == kg("access-private")
    }
    return [record for record in records if record.source not in private], len(private)


def merge(records: Iterable[Record], kept: Mapping[str, str]) -> list[Record]:
    """The records with dropped ids replaced everywhere and fact keys set.

    A name of what is dropped becomes an alias where what is kept has a name of its own in
    that language. Ids of claims were hashed before and stay, so that undoing a row of
    same.csv undoes it wholly. Joining things of two tables is an error.
    """
    records = list(records)
    table_of = {record.id: record.table for record in records}
    wrong: list[KgError] = [
        BadValueError(
            f"{keep}, {drop}",
            f"a pair of one table in same.csv: {table_of[keep]} and {table_of[drop]}",
        )
        for drop, keep in kept.items()
        if table_of[keep] != table_of[drop]
    ]
    if wrong:
        raise BadInputError(wrong)
    named = {(record.id, name) for record in records for name, _ in record.cells}
    records = [_with_aliases(record, kept, named) for record in records]
    return [_with_fact(_renamed(record, kept)) for record in records]


def _with_aliases(record: Record, kept: Mapping[str, str], named: set[tuple[str, str]]) -> Record:
    """A dropped thing's row with the names it loses as aliases.

    Of several dropped into one that has no name in a language, the first by id gives its.
    """
    keep = kept.get(record.id)
    if keep is None:
        return record
    lost: list[Value] = []
    cells = []
    for name, values in record.cells:
        same = sorted(drop for drop, into in kept.items() if into == keep and (drop, name) in named)
        if name in LABELS and ((keep, name) in named or same[0] != record.id):
            lost += values
        elif name != "alias":
            cells.append((name, values))
    aliases = tuple(dict.fromkeys((*record.values("alias"), *lost)))
    return replace(record, cells=(*cells, ("alias", aliases)) if aliases else tuple(cells))


def _renamed(record: Record, kept: Mapping[str, str]) -> Record:
    cells = tuple(
        (name, tuple(Ref(id=kept.get(v.id, v.id)) if isinstance(v, Ref) else v for v in values))
        for name, values in record.cells
    )
    dropped = record.id if record.id in kept else ""
    return replace(record, id=kept.get(record.id, record.id), cells=cells, merged_from=dropped)


def _with_fact(record: Record) -> Record:
    table = tables()[record.table]
    if not table.is_claim:
        return record
    cells = {
        name: tuple(sorted(key_text(value) for value in values))
        for name, values in record.cells
        if table.column(name).key == "fact"
    }
    kind = codes().get(record.code("kind"))
    if kind and kind.symmetric:
        first, second = sorted((cells["member"], cells["whole"]))
        cells |= {"member": first, "whole": second}
    return replace(record, fact=fact_key(table.cls, cells.items()))


def withhold(records: Iterable[Record], withheld: frozenset[str]) -> list[Record]:
    """The records without the names of the people in `withheld`, in any text of any row.

    Every name, honorific and rank of such a person goes; where one stands in another
    row's words it is replaced by "ไม่เปิดเผยชื่อ"; posts, roles and ties stay.
    """
    records = list(records)
    names = sorted(
        {
            value.value
            for record in records
            if record.id in withheld
            for column in NAMES
            for value in record.values(column)
            if isinstance(value, Text)
        },
        key=lambda name: (-len(name), name),
    )
    if not names:
        return records
    return [
        _nameless(record) if record.id in withheld else _redacted(record, names)
        for record in records
    ]


def _nameless(record: Record) -> Record:
    hidden = NAMES | {"honorific", "rank", "note"}
    cells = [(name, values) for name, values in record.cells if name not in hidden]
    labels = [("name_th", (WITHHELD[0],)), ("name_en", (WITHHELD[1],))]
    return replace(record, cells=tuple(cells[:1] + labels + cells[1:]))


def _redacted(record: Record, names: list[str]) -> Record:
    def clean(value: Value) -> Value:
        if not isinstance(value, Text):
            return value
        words = value.value
        for name in names:
            words = words.replace(name, WITHHELD[0].value)
        return replace(value, value=words)

    return replace(
        record, cells=tuple((name, tuple(map(clean, values))) for name, values in record.cells)
    )
