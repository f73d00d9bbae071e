"""One folder of tables to records; a workspace is all of its folders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import BadCellError, BadInputError, KgError
from kg.facts.ids import claim_id, entity_id
from kg.facts.record import CodeRef, Record, Ref, Text, Value, key_text
from kg.schema.tables import Table, tables
from kg.sources.cells import CLAIM, check_id, read_cell
from kg.sources.index import Index
from kg.sources.manifest import Folder, read_folder
from kg.sources.table import Row, read_rows
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TABLES_OF_ROWS = tuple(name for name in tables() if name != "sources")


def read_sources(root: Path, shared: Mapping[str, Path]) -> list[Record]:
    """Every record of the folders under `root`, in folder, file and row order.

    `shared` are folders that every workspace may name as a source (editors, geothai)
    unless it has a folder of that name. All problems of all files are raised at once as
    a `BadInputError`.
    """
    problems: list[KgError] = []
    folders: dict[str, Folder] = {}
    own = (
        {path.name: path for path in sorted(root.glob("*")) if path.is_dir()}
        if root.is_dir()
        else {}
    )
    for name, path in sorted({**shared, **own}.items()):
        shown = f"data/sources/{name}" if name in own else f"shipped {name}"
        folder, found = read_folder(path, shown)
        folders[name] = folder
        problems += found
    if problems:
        raise BadInputError(problems)
    records: list[Record] = []
    for folder in folders.values():
        found_records, found = _read_tables(folder, folders)
        records += found_records
        problems += found
    if problems:
        raise BadInputError(problems)
    return records


def _read_tables(
    folder: Folder, folders: Mapping[str, Folder]
) -> tuple[list[Record], list[KgError]]:
    problems: list[KgError] = []
    rows: dict[str, list[Row]] = {}
    index = Index()
    for path in sorted(folder.path.glob("*.csv")):
        if path.stem == "sources":
            continue
        shown = f"{folder.shown}/{path.name}"
        if path.stem not in TABLES_OF_ROWS:
            problems.append(
                KgError(f"{shown}: no such table; expected one of {', '.join(TABLES_OF_ROWS)}")
            )
            continue
        columns = [column.name for column in tables()[path.stem].columns]
        rows[path.stem], found = read_rows(path, shown, columns)
        problems += found
        index.add(tables()[path.stem], rows[path.stem])
    reader = _Reader(folder, folders, index)
    records = [
        record
        for row in _unique(folder.sources.values())
        for record in reader.read(tables()["sources"], row)
    ]
    for name in TABLES_OF_ROWS:
        for row in rows.get(name, []):
            records += reader.read(tables()[name], row)
    return reader.finish(records), problems + reader.problems


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({row.cells["_id"]: row for row in rows}.values())


class _Reader:
    """Reads the rows of one folder, keeping every problem."""

    def __init__(self, folder: Folder, folders: Mapping[str, Folder], index: Index) -> None:
        self.folder, self.folders, self.index = folder, folders, index
        self.problems: list[KgError] = []

    def read(self, table: Table, row: Row) -> list[Record]:
        """The row's record in a list; an empty list and problems if it cannot be read."""
        cells: list[tuple[str, tuple[Value, ...]]] = []
        before = len(self.problems)
        for column in table.columns:
            if column.name in {"source", "paragraph", "year_kind", "id"}:
                continue
            try:
                values = (
                    self._reprint(row)
                    if column.name == "reprint_of"
                    else read_cell(row, column, self.folder.name, self.index)
                )
                if not values and column.required and table.is_claim:
                    raise row.bad(column.name, f"a value: every row of {table.name} needs one")
            except KgError as error:
                self.problems.append(error)
                continue
            if values:
                cells.append((column.name, values))
        try:
            source, local = self._identity(table, row)
            if table.cls == kg("Allocation"):
                _check_allocation(row)
        except KgError as error:
            self.problems.append(error)
        if len(self.problems) > before:
            return []
        if table.is_tie and not any(name == "modality" for name, _ in cells):
            cells.append(("modality", (CodeRef(iri=kg("modality-asserted")),)))
        if local:
            cells.insert(0, ("id", (Text(value=local),)))
        paragraphs = tuple(
            part.strip() for part in row.cells.get("paragraph", "").split("|") if part.strip()
        )
        return [
            Record(table=table.name, id=self._id(table, row, source, local, cells), source=source,
                   paragraphs=paragraphs, cells=tuple(cells), path=row.path, row=row.number)
        ]  # fmt: skip

    def _identity(self, table: Table, row: Row) -> tuple[str, str]:
        if table.name == "sources":
            return row.cells["_id"], row.cells.get("id") or self.folder.name
        local = row.cells.get("id", "") if table.is_claim else check_id(row)
        if not table.is_claim and (owner := self.index.clashes(table, local)):
            raise row.bad("id", f"an id of its own; {owner}.csv has it already")
        cell = row.cells.get("source", "")
        for folder in (self.folder, self.folders.get(cell)):
            name = cell if folder is self.folder else ""
            if folder and name in folder.sources:
                return folder.source(name), local
        known = [name for name in self.folder.sources if name] + sorted(self.folders)
        raise row.bad("source", f"one of {', '.join(dict.fromkeys(known))}")

    def _reprint(self, row: Row) -> tuple[Value, ...]:
        cell = row.cells.get("reprint_of", "")
        if cell and cell not in self.folder.sources:
            raise row.bad("reprint_of", "the id of another source of this folder")
        return (Ref(id=self.folder.source(cell)),) if cell else ()

    def _id(
        self,
        table: Table,
        row: Row,
        source: str,
        local: str,
        cells: list[tuple[str, tuple[Value, ...]]],
    ) -> str:
        if table.name == "sources":
            return source
        if not table.is_claim:
            return entity_id(self.folder.name, local)
        return claim_id(table.cls, source, key_cells(table, cells, ("fact", "claim")))

    def finish(self, records: list[Record]) -> list[Record]:
        """The records with labels of claims replaced by their ids; repeated claims are problems."""
        labels = {
            (r.table, _label(r)): r.id for r in records if tables()[r.table].is_claim and _label(r)
        }
        seen: dict[str, Record] = {}
        finished = []
        for record in records:
            if tables()[record.table].is_claim:
                if first := seen.get(record.id):
                    self.problems.append(
                        BadCellError(record.path, record.row, "id", _label(record),
                                     f"a claim of its own; row {first.row} says the same: put both paragraphs "
                                     "in one row (1|9), or give each row an id")
                    )  # fmt: skip
                seen[record.id] = record
            finished.append(_with_claims(record, labels))
        return finished


def key_cells(
    table: Table, cells: Iterable[tuple[str, tuple[Value, ...]]], keys: tuple[str, ...]
) -> list[tuple[str, tuple[str, ...]]]:
    """The cells of columns whose key is among `keys`, as text for a hash."""
    return [
        (name, tuple(sorted(key_text(value) for value in values)))
        for name, values in cells
        if table.column(name).key in keys
    ]


def _label(record: Record) -> str:
    return next((value.value for value in record.values("id") if isinstance(value, Text)), "")


def _with_claims(record: Record, labels: Mapping[tuple[str, str], str]) -> Record:
    cells = tuple(
        (name, tuple(Ref(id=labels[record.table, v.id[1:]]) if isinstance(v, Ref) and v.id.startswith(CLAIM) else v for v in values))
        for name, values in record.cells
    )  # fmt: skip
    return replace(record, cells=cells)


def _check_allocation(row: Row) -> None:
    ends = ("funder", "recipient", "programme", "place", "amount")
    if sum(bool(row.cells.get(name)) for name in ends) < 2:
        raise row.bad("amount", f"at least two of {', '.join(ends)}")
