"""What stays unsaid: the names of people who are withheld, the records of private sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from kg.facts.record import Record, Ref, Text, Value
from kg.resolve.merge import LABELS, NAMES
from kg.resolve.redact import WITHHELD, Redactor, key, keys_of, long_enough
from kg.values.names import split_honorific
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

FULL = (*LABELS, "spelling")
TITLES = ("honorific", "rank")


def private_folders(records: Iterable[Record]) -> frozenset[str]:
    """The folders, as shown (`data/sources/…`), all of whose sources are private."""
    private: dict[str, bool] = {}
    for record in records:
        if record.table == "sources":
            folder = _folder(record)
            private[folder] = private.get(folder, True) and _is_private(record)
    return frozenset(folder for folder, all_private in private.items() if all_private)


def without_private(records: Iterable[Record]) -> tuple[list[Record], int]:
    """The records of public sources, and how many private sources were left out.

    A row in a folder all of whose sources are private goes too, whatever source it names.
    """
    records = list(records)
    private = {record.id for record in records if _is_private(record)}
    folders = private_folders(records)
    public = [r for r in records if r.source not in private and _folder(r) not in folders]
    return public, len(private)


def _is_private(record: Record) -> bool:
    return record.table == "sources" and record.code("access") == kg("access-private")


def _folder(record: Record) -> str:
    return record.path.rpartition("/")[0]


def withhold(
    records: Iterable[Record], withheld: Collection[str], kept: Mapping[str, str] | None = None
) -> list[Record]:
    """The records without the names of the people in `withheld`, in any text of any row.

    `kept` maps a joined person's dropped id to the one that stands for it.

    Every name, honorific and rank of such a person goes; where a name stands in another
    row's words, however spaced or in whatever letter case, "ไม่เปิดเผยชื่อ" or "name
    withheld" takes its place; posts, roles and ties stay. Rows that refer to the person
    lose the given and the family name by themselves too, in each spelling that any source of
    any joined id gives. An address with a name goes whole.
    """
    records, same = list(records), kept or {}
    people = [record for record in records if record.id in withheld]
    if not people:
        return records
    redactor = _redactor(people)
    parts: dict[str, set[str]] = {}
    for person in people:
        parts.setdefault(same.get(person.id, person.id), set()).update(_parts(person))
    parts |= {drop: parts[keep] for drop, keep in same.items() if keep in parts}
    return [
        _nameless(record) if record.id in withheld else _redacted(record, redactor, parts)
        for record in records
    ]


def _redactor(people: list[Record]) -> Redactor:
    whole = {name for person in people for name in _names(person, FULL)}
    aliases = {name for person in people for name in _names(person, ("alias",))}
    full = {name for name in aliases if " " in split_honorific(name)[1]}
    return Redactor(
        whole=frozenset(found for name in whole | full for found in keys_of(name)),
        short=frozenset(found for name in aliases - full for found in keys_of(name)),
        titles=frozenset(title for person in people for title in _names(person, TITLES)),
    )


def _names(person: Record, columns: Iterable[str]) -> list[str]:
    return [
        value.value
        for column in columns
        for value in person.values(column)
        if isinstance(value, Text)
    ]


def _parts(person: Record) -> set[str]:
    """The words of a person's full names that may be looked for inside a text."""
    words = (part for name in _names(person, FULL) for part in split_honorific(name)[1].split())
    return set(filter(long_enough, map(key, words)))


def _nameless(record: Record) -> Record:
    hidden = {*NAMES, *TITLES, "note"}
    cells = [(name, values) for name, values in record.cells if name not in hidden]
    labels = [
        (f"name_{language}", (Text(value=words, language=language),))
        for language, words in WITHHELD.items()
    ]
    return replace(record, cells=tuple(cells[:1] + labels + cells[1:]))


def _redacted(record: Record, redactor: Redactor, parts: dict[str, set[str]]) -> Record:
    refs = {v.id for _, values in record.cells for v in values if isinstance(v, Ref)}
    own = {part for id_ in refs & parts.keys() for part in parts[id_]}

    def clean(column: str, value: Value) -> Value | None:
        if not isinstance(value, Text) or column == "id":
            return value
        if column == "url":
            address = Text(value=unquote_plus(value.value))
            return value if redactor.words(address, own) == address else None
        if column in NAMES:
            return redactor.name(value, of_person=record.table == "people")
        return redactor.words(value, own)

    cells = []
    for column, values in record.cells:
        kept = [new for value in values if (new := clean(column, value)) is not None]
        if kept:
            cells.append((column, tuple(dict.fromkeys(kept))))
    return replace(record, cells=tuple(cells))
