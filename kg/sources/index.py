"""What a cell may refer to: the ids and names a folder's own tables define."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.errors import AmbiguousError, NotFoundError
from kg.schema.ontology import superclasses
from kg.schema.tables import Table, tables
from kg.values.names import match_key, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.sources.table import Row

NAME_COLUMNS = ("name_th", "name_en", "alias", "abbreviation", "spelling", "title_th", "title_en")


class Index:
    """The things of one folder by local id and by name, and its labelled claims."""

    def __init__(self) -> None:
        self._table_of: dict[str, Table] = {}
        self._by_name: dict[str, dict[str, None]] = {}
        self._labels: set[tuple[str, str]] = set()

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Take in the rows of one table."""
        for row in rows:
            local = row.cells.get("id", "")
            if table.is_claim:
                self._labels.add((table.cls, local))
                continue
            if not local:
                continue
            self._table_of.setdefault(local, table)
            for name in _names(row):
                self._by_name.setdefault(match_key(name), {})[local] = None

    def clashes(self, table: Table, local: str) -> str:
        """The name of another table that already has this id, or ""."""
        owner = self._table_of.get(local)
        return owner.name if owner and owner.name != table.name else ""

    def has_label(self, cls: str, label: str) -> bool:
        """Whether a claim of the class carries the label in its id cell."""
        return (cls, label) in self._labels

    def find(self, text: str, classes: tuple[str, ...]) -> str:
        """The local id that `text` (an id or an unambiguous name) means among `classes`."""
        if self._is_a(text, classes):
            return text
        named = [
            local for local in self._by_name.get(match_key(text), {}) if self._is_a(local, classes)
        ]
        if len(named) == 1:
            return named[0]
        what = " or ".join(table.name for table in tables().values() if _fits(table.cls, classes))
        if named:
            raise AmbiguousError(f"in {what},", text, sorted(named))
        fitting = [local for local in self._table_of if self._is_a(local, classes)]
        raise NotFoundError(
            f"id or name in {what}",
            text,
            near=nearest(text, fitting),
            how="add a row for it or correct the cell",
        )

    def _is_a(self, local: str, classes: tuple[str, ...]) -> bool:
        table = self._table_of.get(local)
        return table is not None and _fits(table.cls, classes)


@cache
def _fits(cls: str, classes: tuple[str, ...]) -> bool:
    return not set(classes).isdisjoint(superclasses(cls))


def _names(row: Row) -> list[str]:
    found = []
    for column in NAME_COLUMNS:
        found += [part.strip() for part in row.cells.get(column, "").split("|") if part.strip()]
    if honorific := row.cells.get("honorific", ""):
        found += [honorific + row.cells.get("name_th", "")]
    return found
