"""Which sources a folder holds: source.toml for its own, sources.csv for many."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadCellError, KgError
from kg.facts.ids import FOLDER, RESERVED, SEGMENT, source_id
from kg.schema.tables import tables
from kg.sources.table import Row, read_rows
from kg.values.names import nfc

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """One folder under data/sources: its path, its path as shown, and its sources' rows.

    `sources` maps what a `source` cell may say to the row that describes the source;
    "" is the folder's default, absent where every row must name its own.
    """

    name: str
    path: Path
    shown: str
    sources: dict[str, Row]

    def source(self, cell: str) -> str:
        """The id of the source a cell names ("" = the default); KeyError if none."""
        return self.sources[cell].cells["_id"]


def read_folder(path: Path, shown: str) -> tuple[Folder, list[KgError]]:
    """The manifest of one folder, and what is wrong with it."""
    problems: list[KgError] = []
    if not FOLDER.fullmatch(path.name) or path.name in RESERVED:
        problems.append(
            KgError(
                f"{shown}: a source folder's name is letters, digits and -, "
                f"and not {', '.join(sorted(RESERVED))}"
            )
        )
    sources: dict[str, Row] = {}
    if (path / "source.toml").is_file():
        row, found = _read_toml(path / "source.toml", f"{shown}/source.toml")
        problems += found
        row.cells["_id"] = source_id(path.name)
        sources[""] = row
        sources[row.cells.get("id") or path.name] = row
    if (path / "sources.csv").is_file():
        columns = [column.name for column in tables()["sources"].columns]
        rows, found = read_rows(path / "sources.csv", f"{shown}/sources.csv", columns)
        problems += found
        for row in rows:
            local = row.cells.get("id", "")
            if not SEGMENT.fullmatch(local) or local in sources:
                problems.append(row.bad("id", "an id of letters, digits, - and _, each once"))
                continue
            row.cells["_id"] = source_id(path.name, local)
            sources[local] = row
    if not sources and not problems:
        problems.append(KgError(f"{shown}: no source.toml or sources.csv says what source this is"))
    return Folder(name=path.name, path=path, shown=shown, sources=sources), problems


def _read_toml(path: Path, shown: str) -> tuple[Row, list[KgError]]:
    problems: list[KgError] = []
    cells: dict[str, str] = {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Row(path=shown, number=1, cells={}), [
            KgError(f"{shown}: not TOML in UTF-8: {error}")
        ]
    known = [column.name for column in tables()["sources"].columns]
    for name, value in values.items():
        if name not in known:
            problems.append(BadCellError(shown, 1, name, str(value), f"one of {', '.join(known)}"))
        else:
            parts = value if isinstance(value, list) else [value]
            cells[name] = "|".join(nfc(str(part)) for part in parts)
    return Row(path=shown, number=1, cells=cells), problems
