"""Comma-separated text that spreadsheet programs open without running anything."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.export import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A cell that starts so is a formula to Excel, LibreOffice and Google Sheets.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    r"""A header and rows as CSV (RFC 4180 quoting, UTF-8, no byte order mark, lines end in \n).

    Unknown (None) is empty, lists are joined with "|", truth is "true" or "false". A *text*
    that starts with = + - @ tab or a line end gets an apostrophe before it, so that a
    spreadsheet shows it instead of computing it; take it off to have the original back.
    Numbers are never touched.

    >>> write(["name", "n"], [["=1+1", -5], ['ก "ข", ค', None]]).decode()
    'name,n\n\'=1+1,-5\n"ก ""ข"", ค",\n'
    """
    # Readers skip an empty line, so a row of one empty cell is written as "".
    lines = [",".join(map(_field, row)) or '""' for row in [columns, *rows]]
    return ("\n".join(lines) + "\n").encode("utf-8")


def text(value: object) -> str:
    """A value as a cell's text, without characters XML forbids; lists are joined with "|"."""
    if isinstance(value, bool):
        return "true" if value else "false"
    known = flat.scalar(value)
    return "" if known is None else str(known)


def _field(value: object) -> str:
    shown = text(value)
    if not isinstance(value, int | float | Decimal) and shown.startswith(FORMULA_STARTS):
        shown = f"'{shown}"
    # Not the csv module: before Python 3.13 it leaves a bare carriage return unquoted when
    # lines end in \n.
    if any(mark in shown for mark in ',"\r\n'):
        return '"' + shown.replace('"', '""') + '"'
    return shown
