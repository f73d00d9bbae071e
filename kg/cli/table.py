"""Rows as people read them in a terminal: a table, or one block a row where that is too wide."""

from __future__ import annotations

import os
import re
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

    from rich.console import JustifyMethod

    from kg.values.names import Language

LABEL = "_label"
PIPED_WIDTH = 160
DATES = frozenset(
    {"start", "end", "date", "observed", "since", "until", "signed_on", "counts_from", "counts_to"}
)
GAP = 3
NARROWEST = 10
SQUEEZED = 1.5
"""How much wider than the terminal a table may be before it becomes blocks."""

Cells = list[list[str]]
_WHOLE = re.compile(r"(?:id:.*|[-\d.,]*)", re.DOTALL)


def table(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    lang: str,
    headings: Mapping[str, str] | None = None,
) -> str:
    """The rows, fit to the terminal (when piped: to COLUMNS, else 160), without colour.

    `headings` are what stands over columns instead of their names. A column whose label
    stands beside it is not shown, nor is one empty in every row; a source and its paragraph
    are one cell, and rows that differ only in the paragraph are one; dates and amounts are
    written as people write them, and ids are never broken.
    """
    language: Language = "th" if lang == "th" else "en"
    shown, cells = _merged(*_cited(columns, rows, language))
    if not cells:
        return ""
    numeric = [
        all(isinstance(row.get(n), int | float | Decimal | None) for row in rows) for n in shown
    ]
    filled = [place for place in range(len(shown)) if any(row[place] for row in cells)]
    heads = headings or {}
    names = [heads.get(shown[at], shown[at].removesuffix(LABEL)) for at in filled]
    cells = [[row[place] for place in filled] for row in cells]
    piped = not sys.stdout.isatty() and "COLUMNS" not in os.environ
    width = PIPED_WIDTH if piped else shutil.get_terminal_size().columns
    widths = _widths(names, cells, width)
    if _natural_width(names, cells) > SQUEEZED * width or sum(widths) + GAP * len(widths) > width:
        return _blocks(names, cells)
    return _grid(names, cells, [numeric[place] for place in filled], widths, width)


def _cited(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], lang: Language
) -> tuple[list[str], list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The shown columns, and for each row its cells and its paragraphs by source column."""
    sources = [name for name in columns if name.removeprefix("a_").removeprefix("b_") == "source"]
    hidden = {f"{name}{LABEL}" for name in sources}
    hidden |= {name.replace("source", "paragraph") for name in sources}
    hidden |= {name for name in columns if f"{name}{LABEL}" in columns and name not in sources}
    shown = [name for name in columns if name not in hidden]
    cells = []
    for row in rows:
        texts = tuple(
            _source(row.get(name)) if name in sources else _text(name, row.get(name), lang)
            for name in shown
        )
        where = tuple(
            _text("", row.get(name.replace("source", "paragraph")), lang) if name in sources else ""
            for name in shown
        )
        cells.append((texts, where))
    return shown, cells


def _merged(
    shown: list[str], cells: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> tuple[list[str], Cells]:
    found: dict[tuple[str, ...], list[dict[str, None]]] = {}
    for texts, where in cells:
        paragraphs = found.setdefault(texts, [{} for _ in shown])
        for place, paragraph in enumerate(where):
            if paragraph:
                paragraphs[place][paragraph] = None
    return shown, [
        [
            f"{text} ¶{','.join(where)}" if where else text
            for text, where in zip(texts, paragraphs, strict=True)
        ]
        for texts, paragraphs in found.items()
    ]


def _source(value: Any) -> str:
    return str(value or "").removeprefix("id:source_")


def _natural_width(names: list[str], cells: Cells) -> int:
    from rich.cells import cell_len

    columns = zip(names, *cells, strict=True)
    return sum(max(cell_len(text) for text in column) + 2 for column in columns)


def _grid(
    names: list[str], cells: Cells, numeric: list[bool], widths: list[int], width: int
) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, is_number, most in zip(names, numeric, widths, strict=True):
        justify: JustifyMethod = "right" if is_number else "left"
        grid.add_column(Text(_broken(name, most)), width=most, overflow="fold", justify=justify)
    for row in cells:
        grid.add_row(*(Text(_broken(text, most)) for text, most in zip(row, widths, strict=True)))
    out = StringIO()
    Console(file=out, width=width, no_color=True, highlight=False, legacy_windows=False).print(grid)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _widths(names: list[str], cells: Cells, width: int) -> list[int]:
    """How wide each column may be: the widest give way until all fit or none can.

    What is one word, an id, a number or a day, is never broken.
    """
    from rich.cells import cell_len

    widths = [max(map(cell_len, column)) for column in zip(names, *cells, strict=True)]
    columns = list(zip(*cells, strict=True))
    fixed = [all(map(_WHOLE.fullmatch, column)) for column in columns]
    while sum(widths) + GAP * len(widths) > width:
        widest = max(range(len(widths)), key=lambda at: 0 if fixed[at] else widths[at])
        if fixed[widest] or widths[widest] <= NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _broken(text: str, most: int) -> str:
    """The text on lines of `most` cells, broken between words: Thai has no spaces to break at."""
    from rich.cells import cell_len

    if cell_len(text) <= most:
        return text
    from kg.page.lines import pieces

    lines = [""]
    for piece in pieces(text):
        if lines[-1] and cell_len(lines[-1] + piece.rstrip()) > most:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def _blocks(names: list[str], cells: Cells) -> str:
    """One block a row, a line a filled cell, numbered."""
    from rich.cells import cell_len

    margin = max(map(cell_len, names))
    blocks = []
    for number, row in enumerate(cells, start=1):
        lines = [
            f"  {name}{' ' * (margin - cell_len(name))}  {text}"
            for name, text in zip(names, row, strict=True)
            if text
        ]
        blocks.append("\n".join([f"{number}.", *lines]))
    return "\n\n".join(blocks) + "\n"


def _text(column: str, value: Any, lang: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_text(column, each, lang) for each in value)
    if isinstance(value, bool):
        return {"th": ("ไม่ใช่", "ใช่"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, float):
        return f"{value:.3f}".rstrip("0").rstrip(".")
    if isinstance(value, Decimal):
        return "-" * (value < 0) + format_amount(abs(value), lang).rpartition(" ")[0]
    if isinstance(value, str) and column in DATES:
        try:
            return format_date(parse_date(value), lang)
        except BadValueError:
            return value
    return " ".join(str(value).split())
