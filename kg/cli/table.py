"""Rows as a table for the terminal."""

from __future__ import annotations

import shutil
import sys
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING, Any

from kg.errors import BadValueError
from kg.values.dates import format_date, parse_date
from kg.values.money import format_amount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LABEL = "_label"
PIPED_WIDTH = 160


def table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]], lang: str) -> str:
    """The rows with a line a row, fit to the terminal (160 columns when piped).

    A column whose label stands beside it is not shown; dates and amounts are written as
    people write them. Without colour when piped.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [name for name in columns if name + LABEL not in columns]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in shown:
        numbers = all(isinstance(row.get(name), int | Decimal | None) for row in rows)
        grid.add_column(
            Text(name.removesuffix(LABEL)),
            overflow="fold",
            justify="right" if numbers and rows else "left",
        )
    for row in rows:
        grid.add_row(*(Text(_text(name, row.get(name), lang)) for name in shown))
    out = StringIO()
    Console(file=out, width=width, no_color=True, highlight=False, legacy_windows=False).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _text(column: str, value: Any, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_text(column, each, lang) for each in value)
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, Decimal) and lang in {"th", "en"}:
        return (
            format_amount(value, "th" if lang == "th" else "en").rpartition(" ")[0]
            if value >= 0
            else str(value)
        )
    if isinstance(value, str) and column in {
        "start",
        "end",
        "date",
        "observed",
        "since",
        "until",
        "signed_on",
    }:
        try:
            return format_date(parse_date(value), "th" if lang == "th" else "en")
        except BadValueError:
            return value
    return str(value)
