"""A CSV file as rows of text, whatever spreadsheet wrote it."""

from __future__ import annotations

import codecs
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


def decode(data: bytes, path: str, save_as: str = "CSV UTF-8") -> str:
    """The text of a file: UTF-8 with or without a mark, else cp874 as Thai Excel writes.

    UTF-8 is tried first: Thai in cp874 is never valid UTF-8. UTF-16 ("Unicode text") and
    everything else is a `KgError` that says to save it as `save_as`.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise KgError(f"{path}: in UTF-16 (“Unicode text”); save it as {save_as}")
    with contextlib.suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    try:
        return data.decode("cp874")
    except UnicodeDecodeError as error:
        raise KgError(
            f"{path}: neither UTF-8 nor cp874 (byte {error.start}); save it as {save_as}"
        ) from error


def read_rows(path: Path, shown: str, columns: Iterable[str]) -> tuple[list[Row], list[KgError]]:
    """The non-empty rows of a CSV file in file order, and what is wrong with its form.

    Cells are NFC with outer white space gone. A header may leave columns out and order
    them freely, and end in empty cells as Excel writes them; an unknown or repeated column
    and a row longer than the header are problems. A file that cannot be read as text is one
    problem and no rows.
    """
    try:
        text = _read(path, shown)
    except KgError as error:
        return [], [error]
    return _rows(text, shown, list(columns))


def _read(path: Path, shown: str) -> str:
    """The text of a file; a `KgError` for what is no file, no text or not to be opened."""
    try:
        text = decode(path.read_bytes(), shown)
    except IsADirectoryError as error:
        raise KgError(f"{shown}: a folder, not a table; move or rename it") from error
    except OSError as error:
        raise KgError(f"{shown}: cannot be read: {error.strerror or error}") from error
    if "\0" in text:
        raise KgError(f"{shown}: not text in UTF-8 or cp874 (NUL bytes); save it as CSV UTF-8")
    return text


def _rows(text: str, shown: str, known: list[str]) -> tuple[list[Row], list[KgError]]:
    dialect = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    rows: list[Row] = []
    problems: list[KgError] = []
    header: list[str] = []
    try:
        for number, fields in enumerate(reader, start=1):
            values = [nfc(field) for field in fields]
            if not header:
                header = _without_empty_end(values)
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


def _without_empty_end(names: list[str]) -> list[str]:
    return names[: max((at for at, name in enumerate(names, start=1) if name), default=0)]


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
