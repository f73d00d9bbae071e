"""Decisions applied: one id, one label a language and one kind for what is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import BadInputError, BadValueError, KgError
from kg.facts.ids import fact_key
from kg.facts.record import Record, Ref, Text, Value, key_text
from kg.progress import steps
from kg.schema.codes import codes
from kg.schema.tables import tables
from kg.values.names import match_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

LABELS = ("name_th", "name_en")
NAMES = (*LABELS, "alias", "abbreviation", "spelling")
SINGLE = (*LABELS, "kind")
"""What a joined thing has from the one that is kept, where that has it."""


def standing(kept: Mapping[str, str], present: Collection[str]) -> dict[str, str]:
    """`kept`, with another id for a joined set whose kept one is not `present`.

    The smallest present id of such a set stands for all of it, so that what a private
    source's thing was joined with stays joined while that source is left out.
    """
    sets: dict[str, list[str]] = {}
    for drop, keep in kept.items():
        sets.setdefault(keep, [keep]).append(drop)
    found: dict[str, str] = {}
    for keep, ids in sets.items():
        stands = keep if keep in present else min((i for i in ids if i in present), default=keep)
        found |= {id_: stands for id_ in ids if id_ != stands}
    return found


def merge(records: Iterable[Record], kept: Mapping[str, str]) -> list[Record]:
    """The records with dropped ids replaced everywhere and fact keys set.

    What is kept has its own kind and a label of its own in each language it has one in: a
    dropped thing's other name becomes an alias, unless it is a name the kept one has
    already, and its other kind goes. Ids of claims were hashed before and stay, so that
    undoing a row of same.csv undoes it wholly. Joining things of two tables is an error.
    """
    records = list(records)
    table_of = {record.id: record.table for record in records}
    wrong: list[KgError] = [
        BadValueError(
            f"{keep}, {drop}",
            f"a pair of one table in same.csv: {table_of[keep]} and {table_of[drop]}",
        )
        for drop, keep in kept.items()
        if {drop, keep} <= table_of.keys() and table_of[keep] != table_of[drop]
    ]
    if wrong:
        raise BadInputError(wrong)
    said = _Said(records, kept)
    records = [said.joined(record) if record.id in kept else record for record in records]
    every = steps("applying decisions", records, len(records))
    return [_with_fact(_renamed(record, kept)) for record in every]


class _Said:
    """What joined things are called and what kind they are, before they are joined."""

    def __init__(self, records: Iterable[Record], kept: Mapping[str, str]) -> None:
        self._kept = kept
        involved = {*kept, *kept.values()}
        members = [record for record in records if record.id in involved]
        self._gives: dict[tuple[str, str], str] = {}
        # The kept one gives its label or kind; where it has none, the first dropped by id.
        for record in sorted(members, key=lambda each: (each.id in kept, each.id)):
            for column in SINGLE:
                if record.values(column):
                    self._gives.setdefault((self._keep(record.id), column), record.id)
        self._values: dict[tuple[str, str], set[Value]] = {}
        for record in members:
            keep = self._keep(record.id)
            for column in {*NAMES, *SINGLE}:
                if self._gives.get((keep, column), keep) == record.id:
                    self._values.setdefault((keep, column), set()).update(record.values(column))
        self._keys: dict[str, set[str]] = {}
        for (keep, column), values in self._values.items():
            if column in NAMES:
                keys = {match_key(value.value) for value in values if isinstance(value, Text)}
                self._keys.setdefault(keep, set()).update(keys)

    def _keep(self, id_: str) -> str:
        return self._kept.get(id_, id_)

    def joined(self, record: Record) -> Record:
        """A dropped thing's row as a row of what it is joined to."""
        keep = self._keep(record.id)
        lost: list[Value] = []
        cells: list[tuple[str, tuple[Value, ...]]] = []
        for column, values in record.cells:
            stays = self._values[keep, column] if column in SINGLE else values
            if column in LABELS:
                lost += [value for value in values if value not in stays]
            if column != "alias" and (own := tuple(value for value in values if value in stays)):
                cells.append((column, own))
        names = dict.fromkeys((*record.values("alias"), *lost))
        aliases = tuple(name for name in names if self._is_new(name, keep))
        return replace(record, cells=(*cells, ("alias", aliases)) if aliases else tuple(cells))

    def _is_new(self, name: Value, keep: str) -> bool:
        """Whether a name says more than the kept one's do; its very aliases may be repeated."""
        if name in self._values.get((keep, "alias"), ()):
            return True
        return not isinstance(name, Text) or match_key(name.value) not in self._keys.get(keep, ())


def _renamed(record: Record, kept: Mapping[str, str]) -> Record:
    if record.id not in kept and kept.keys().isdisjoint(record.every_ref()):
        return record
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
