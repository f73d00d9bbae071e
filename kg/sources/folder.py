"""One folder of tables to records; a workspace is all of its folders."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import BadCellError, BadInputError, KgError
from kg.facts.ids import claim_id, entity_id
from kg.facts.record import CodeRef, Record, Ref, Text, Value, key_text
from kg.progress import steps
from kg.schema.tables import Column, Table, tables
from kg.sources.cells import CLAIM, check_id, read_cell, read_paragraphs
from kg.sources.index import Index
from kg.sources.manifest import Folder, read_folder
from kg.sources.table import Row, read_rows
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

# 250,000 without quotes is two cells: three digits at most, then exactly three.
_HEAD, _THOUSANDS = re.compile(r"\d{1,3}"), re.compile(r"\d{3}")

Cells = list[tuple[str, tuple[Value, ...]]]

NOT_CELLS = frozenset({"source", "paragraph", "year_kind", "id"})
"""Columns that say where a row stands or what it is called, or that another column reads."""
OTHER_TABLES = frozenset({".xlsx", ".xls", ".ods", ".tsv"})
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
        {path.name: path for path in sorted(root.glob("[!.]*")) if path.is_dir()}
        if root.is_dir()
        else {}
    )
    for name, path in sorted({**shared, **own}.items()):
        shown = f"data/sources/{name}" if name in own else f"shipped {name}"
        folder, found = read_folder(path, shown)
        folders[name] = folder
        problems += found
    records: list[Record] = []
    for folder in (each for each in folders.values() if each.sources):
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
    files = _table_files(folder, problems)
    for name, path in steps("reading the files", files.items(), len(files), every=1):
        columns = [column.name for column in tables()[name].columns]
        rows[name], found = read_rows(path, f"{folder.shown}/{path.name}", columns)
        problems += found
        index.add(tables()[name], rows[name])
    reader = _Reader(folder, folders, index)
    records = [
        record
        for row in _unique(folder.sources.values())
        for record in reader.read(tables()["sources"], row)
    ]
    named = [(tables()[name], row) for name in TABLES_OF_ROWS for row in rows.get(name, [])]
    for table, row in steps("reading the tables", named, len(named)):
        records += reader.read(table, row)
    return reader.finish(records), problems + reader.problems


def _table_files(folder: Folder, problems: list[KgError]) -> dict[str, Path]:
    """The folder's tables by name, whatever the case of their files' names.

    A file that looks like a table and will not be read is a problem, not passed over.
    """
    found: dict[str, Path] = {}
    for path in sorted(folder.path.glob("[!.]*")):
        name, kind = path.stem.lower(), path.suffix.lower()
        shown = f"{folder.shown}/{path.name}"
        if kind in OTHER_TABLES or (kind != ".csv" and name in tables()):
            problems.append(KgError(f"{shown}: is not read; save it as CSV UTF-8 ({name}.csv)"))
        elif kind == ".csv" and name in found:
            problems.append(KgError(f"{shown}: {found[name].name} is there too; keep one"))
        elif kind == ".csv" and name in TABLES_OF_ROWS:
            found[name] = path
        elif kind == ".csv" and name != "sources":
            problems.append(
                KgError(f"{shown}: no such table; expected one of {', '.join(TABLES_OF_ROWS)}")
            )
    return found


def _unique(rows: Iterable[Row]) -> list[Row]:
    return list({row.cells["_id"]: row for row in rows}.values())


class _Reader:
    """Reads the rows of one folder, keeping every problem."""

    def __init__(self, folder: Folder, folders: Mapping[str, Folder], index: Index) -> None:
        self.folder, self.folders, self.index = folder, folders, index
        self.problems: list[KgError] = []

    def read(self, table: Table, row: Row) -> list[Record]:
        """The row's record in a list; an empty list and problems if it cannot be read."""
        before = len(self.problems)
        cells = self._cells(table, row)
        try:
            source, local = self._identity(table, row)
            paragraphs = read_paragraphs(row)
            if table.cls == kg("Allocation"):
                _check_allocation(row)
        except KgError as error:
            self.problems.append(error)
        if len(self.problems) > before:
            return []
        if local:
            cells.insert(0, ("id", (Text(value=local),)))
        return [
            Record(
                table=table.name,
                id=self._id(table, source, local, cells),
                source=source,
                paragraphs=paragraphs,
                cells=tuple(cells),
                path=row.path,
                row=row.number,
            )
        ]

    def _cells(self, table: Table, row: Row) -> Cells:
        """The row's filled cells in column order; a tie without modality is asserted."""
        cells: Cells = []
        for column in table.columns:
            if column.name in NOT_CELLS or not (row.cells.get(column.name) or column.required):
                continue
            try:
                values = self._values(column, row)
                if not values and column.required and table.is_claim:
                    raise row.bad(column.name, f"a value: every row of {table.name} needs one")
            except KgError as error:
                self.problems.append(error)
                continue
            if values:
                cells.append((column.name, values))
        if table.is_tie and not row.cells.get("modality"):
            cells.append(("modality", (CodeRef(iri=kg("modality-asserted")),)))
        return cells

    def _values(self, column: Column, row: Row) -> tuple[Value, ...]:
        if column.name == "reprint_of":
            return self._reprint(row)
        return read_cell(row, column, self.folder.name, self.index)

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
        """The source a reprint repeats: of this folder, another folder's own, or folder_id."""
        cell = row.cells.get("reprint_of", "")
        if not cell:
            return ()
        folder, _, local = cell.partition("_")
        for home, name in ((self.folder, cell), (self.folders.get(folder), local)):
            if home and name in home.sources:
                return (Ref(id=home.source(name)),)
        raise row.bad("reprint_of", "the id of another source, or folder or folder_id elsewhere")

    def _id(
        self,
        table: Table,
        source: str,
        local: str,
        cells: Cells,
    ) -> str:
        if table.name == "sources":
            return source
        if not table.is_claim:
            return entity_id(self.folder.name, local)
        return claim_id(table.cls, source, key_cells(table, cells, ("fact", "claim")))

    def finish(self, records: list[Record]) -> list[Record]:
        """The records with claims' labels replaced by their ids; repetitions are problems."""
        labels: dict[tuple[str, str], str] = {}
        seen: dict[str, Record] = {}
        for record in records:
            if not tables()[record.table].is_claim:
                continue
            if first := seen.get(record.id):
                again = f"a claim of its own; row {first.row} says the same: "
                mend = "put both paragraphs in one row (1|9), or give each row an id"
                self._repeated(record, again + mend)
            elif (record.table, label := _label(record)) in labels:
                self._repeated(record, f"an id that no other row of {record.table} has")
            elif label:
                labels[record.table, label] = record.id
            seen[record.id] = record
        return [_with_claims(record, labels) for record in records]

    def _repeated(self, record: Record, expected: str) -> None:
        bad = BadCellError(record.path, record.row, "id", _label(record), expected)
        self.problems.append(bad)


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
    if not any(id_.startswith(CLAIM) for id_ in record.every_ref()):
        return record

    def known(value: Value) -> Value:
        if isinstance(value, Ref) and value.id.startswith(CLAIM):
            # A label is missing only if its own row is a problem, which stops the build.
            return Ref(id=labels.get((record.table, value.id.removeprefix(CLAIM)), value.id))
        return value

    return replace(
        record, cells=tuple((name, tuple(map(known, values))) for name, values in record.cells)
    )


def _check_allocation(row: Row) -> None:
    ends = ("funder", "recipient", "programme", "place", "amount")
    if sum(bool(row.cells.get(name)) for name in ends) < 2:
        raise row.bad("amount", f"at least two of {', '.join(ends)}")
    columns = list(row.cells)
    after = columns[columns.index("amount") + 1 :] if "amount" in columns else []
    if after and _THOUSANDS.fullmatch(row.cells[after[0]]) and _HEAD.fullmatch(row.cells["amount"]):
        raise row.bad(
            "amount",
            f"an amount in one cell; {after[0]} holds {row.cells[after[0]]}: "
            'put an amount with commas in quotes ("250,000")',
        )
