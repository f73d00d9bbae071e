"""The tables of one source folder, written row by row, and how many quads they will make."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_NAMES = ("id", "name_th", "name_en", "alias", "abbreviation")
_CITED = ("source", "paragraph", "said_by", "modality", "note")
COLUMNS: dict[str, tuple[str, ...]] = {
    "sources": ("id", "kind", "title_th", "title_en", "publisher", "date", "url", "reprint_of"),
    "organisations": (*_NAMES, "kind", "place", "source", "paragraph"),
    "groups": ("id", "name_th", "kind", "place", "count", "source", "paragraph"),
    "people": ("id", "name_th", "name_en", "honorific", "source", "paragraph"),
    "posts": (
        *("id", "name_th", "name_en", "organisation", "jurisdiction"),
        *("public", "seats", "source", "paragraph"),
    ),
    "programmes": (*_NAMES, "within", "place", "source", "paragraph"),
    "agreements": (
        *("id", "name_th", "name_en", "kind", "signed_on", "start", "end", "signed_at"),
        *("programme", "place", "stated_count", "list_complete", "source", "paragraph"),
    ),
    "events": (
        *("id", "name_th", "name_en", "kind", "date", "end", "place", "programme"),
        *("stated_count", "list_complete", "source", "paragraph"),
    ),
    "tenures": ("person", "organisation", "post", "state", "start", "end", *_CITED),
    "affiliations": ("member", "kind", "whole", "programme", "place", "start", "end", *_CITED),
    "participations": (
        *("actor", "role", "in", "side", "on_behalf_of", "post", "place", "headcount", "start"),
        *_CITED,
    ),
    "allocations": (
        *("id", "funder", "recipient", "programme", "place", "amount", "currency", "year"),
        *("year_kind", "stage", "instrument", "via", "part_of", *_CITED),
    ),
    "commitments": ("actor", "to", "what", "programme", "place", "start", *_CITED),
    "results": (
        *("id", "subject", "quantity", "precision", "unit", "place", "start", "end", "stage"),
        *("part_of", "source", "paragraph", "said_by"),
    ),
}
WRITTEN_ANYWAY: dict[str, float] = {
    "sources": 3.0, "organisations": 5.4, "groups": 4.0, "people": 5.0, "posts": 3.0,
    "programmes": 3.0, "agreements": 3.5, "events": 3.5, "tenures": 12.5, "affiliations": 12.0,
    "participations": 12.0, "allocations": 11.0, "commitments": 12.0, "results": 9.0,
}  # fmt: skip
"""Triples of a row beside those of its cells (classes, days, fact, sides, evidence): measured."""
NO_TRIPLE = frozenset({"source", "paragraph", "year_kind", "modality"})
OF_EVIDENCE = 4
GRAPHS = 2
"""Every triple stands in its source's graph and in the default graph."""


class Tables:
    """Writes the CSV files of one folder under data/sources; `quads` is what they will make.

    The estimate is within 10 % of what graph.nq will hold for these rows.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self._files: dict[str, TextIO] = {}
        self._writers: dict[str, csv.DictWriter[str]] = {}
        self._cited: set[tuple[str, str]] = set()
        self.quads = 0.0

    def __enter__(self) -> Tables:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._files.values():
            file.close()

    def add(self, table: str, **cells: object) -> None:
        """Write a row; cells that are None or "" stay empty. `in_` is the column `in`."""
        row = {name.rstrip("_"): str(value) for name, value in cells.items() if value is not None}
        self._writer(table).writerow(row)
        values = sum(
            value.count("|") + 1
            for name, value in row.items()
            if value != "" and name not in NO_TRIPLE
        )
        self.quads += GRAPHS * (WRITTEN_ANYWAY[table] + values)
        cited = row.get("source", ""), row.get("paragraph", "")
        if table != "sources" and cited not in self._cited:
            self._cited.add(cited)
            self.quads += GRAPHS * OF_EVIDENCE

    def derived(self, triples: int) -> None:
        """Count triples that the build will derive from what was written."""
        self.quads += triples

    def _writer(self, table: str) -> csv.DictWriter[str]:
        if table not in self._writers:
            file = (self._folder / f"{table}.csv").open("w", encoding="utf-8", newline="")
            self._files[table] = file
            self._writers[table] = csv.DictWriter(file, COLUMNS[table], lineterminator="\n")
            self._writers[table].writeheader()
        return self._writers[table]
