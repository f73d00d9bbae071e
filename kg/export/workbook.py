"""Excel workbooks as bytes that are the same for the same cells."""

from __future__ import annotations

import io
import math
import re
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.export import delimited

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.cell import Cell

_MAX_ROWS = 1_048_576
_MAX_UNITS = 32_767  # UTF-16 code units in one cell
_EXACT_DIGITS = 15  # what a spreadsheet keeps of a number
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip entry can say
# openpyxl takes the first for a formula and "#N/A" for an error.
_GUESSED = (*delimited.FORMULA_STARTS, "#")
_CLOCK = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a header row, which stays in view, and rows as long as the header."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    width: int = 18


def write(sheets: Sequence[Sheet], *, title: str = "") -> bytes:
    """An .xlsx file with these sheets in this order.

    Texts are stored as texts whatever they look like, never as formulas; numbers of more than
    15 digits too, as a spreadsheet would round them. Lists are joined with "|". A text longer
    than a cell can hold (32,767 units) ends in "…". The file says no date of its own, so equal
    cells give equal bytes. Raises `KgError` for a sheet with more rows than Excel opens.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "kg"
    book.properties.title = delimited.text(title)
    for sheet in sheets:
        if len(sheet.rows) >= _MAX_ROWS:
            raise KgError(
                f"sheet {sheet.name!r} would have {len(sheet.rows):,} rows and Excel opens"
                f" {_MAX_ROWS - 1:,}; narrow the question, or write csv or parquet"
            )
        _fill(book.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return _timeless(stream)


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    page.freeze_panes = "A2"
    for number in range(1, len(sheet.columns) + 1):
        page.column_dimensions[get_column_letter(number)].width = sheet.width
    header = [_plain(page, delimited.text(name)) for name in sheet.columns]
    for cell in header:
        cell.font = Font(bold=True)
    page.append(header)
    for row in sheet.rows:
        page.append(list(_cells(page, row)))


def _cells(page: Any, row: Sequence[object]) -> Iterator[object]:
    """What openpyxl writes as these values; a cell of its own only where it would guess wrong.

    A cell for every text takes a quarter longer (30 s, not 24, for 2 million cells).
    """
    for value in row:
        number = _number(value)
        if number is not None:
            yield number
            continue
        shown = _fitting(delimited.text(value))
        yield _plain(page, shown) if shown.startswith(_GUESSED) else shown or None


def _plain(page: Any, text: str) -> Cell:
    """A text that stays one, also when someone edits the cell and presses Enter."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(delimited.FORMULA_STARTS)
    return cell


def _number(value: object) -> Any:
    """The value if a spreadsheet holds it exactly as a number, else None."""
    if isinstance(value, bool | float):
        return value if math.isfinite(value) else None
    if isinstance(value, int):
        return value if abs(value) < 10**_EXACT_DIGITS else None
    if isinstance(value, Decimal) and value.is_finite():
        return value if len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS else None
    return None


def _fitting(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MAX_UNITS:
        return text
    return units[: 2 * (_MAX_UNITS - 1)].decode("utf-16-le", "ignore") + "…"


def _timeless(stream: io.BytesIO) -> bytes:
    """The same zip with no clock in its entries or in its properties."""
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # otherwise Windows and Unix differ
            data = old.read(name)
            new.writestr(entry, _CLOCK.sub(b"", data) if name == "docProps/core.xml" else data)
    return result.getvalue()
