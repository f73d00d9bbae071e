"""A CSV file as rows of text, whatever spreadsheet wrote it."""

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import BadCellError, KgError, NotFoundError
from kg.values.names import nearest, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of text. `number` is the line of the spreadsheet (the header is 1)."""

    path: str
    number: int
    cells: dict[str, str]

    def bad(self, column: str, expected: str) -> BadCellError:
        """The error for one of this row's cells."""
        return BadCellError(self.path, self.number, column, self.cells.get(column, ""), expected)


def decode(data: bytes, path: str) -> str:
    """The text of a table: UTF-8 with or without a mark, else cp874 as Thai Excel writes.

    UTF-8 is tried first: Thai in cp874 is never valid UTF-8.
    """
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    try:
        return data.decode("cp874")
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path}: neither UTF-8 nor cp874 (byte {error.start}); save it as CSV UTF-8"
        ) from error


def read_rows(path: Path, shown: str, columns: Iterable[str]) -> tuple[list[Row], list[KgError]]:
    """The non-empty rows of a CSV file in file order, and what is wrong with its form.

    Cells are NFC with outer white space gone. A header may leave columns out and order
    them freely; an unknown or repeated column and a row longer than the header are errors.
    """
    known = list(columns)
    text = decode(path.read_bytes(), shown)
    dialect = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    rows: list[Row] = []
    problems: list[KgError] = []
    header: list[str] = []
    try:
        for number, fields in enumerate(reader, start=1):
            values = [nfc(field) for field in fields]
            if not header:
                header = values
                problems += _header_problems(header, known, shown)
            elif any(values[len(header) :]):
                problems.append(
                    BadCellError(shown, number, str(len(header) + 1), values[len(header)],
                                 f"no more than the header's {len(header)} columns")
                )  # fmt: skip
            elif any(values):
                rows.append(
                    Row(path=shown, number=number, cells=dict(zip(header, values, strict=False)))
                )
    except csv.Error as error:
        problems.append(
            KgError(f"{shown}, line {reader.line_num}: not CSV ({error}); check the quotes")
        )
    return rows, problems


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))


def _header_problems(header: list[str], known: list[str], shown: str) -> list[KgError]:
    problems: list[KgError] = []
    for place, name in enumerate(header):
        if name not in known:
            problems.append(
                NotFoundError("column", name, near=nearest(name, known),
                              how=f"{shown}, row 1, column {place + 1}: may be {', '.join(known)}")
            )  # fmt: skip
        elif name in header[:place]:
            problems.append(BadCellError(shown, 1, name, name, "each column once"))
    return problems
