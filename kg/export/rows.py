"""A table of answers as CSV, JSON, Markdown, an Excel workbook or Parquet."""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from kg.errors import NotFoundError
from kg.export import delimited

Row = Mapping[str, object]

# What Markdown would take for a link, an image, code, emphasis or a new cell.
_MARKS = re.compile(r"([\\|`*\[\]~])")


def write_rows(
    format: str,  # noqa: A002 - the word its callers use
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    title: str = "",
) -> bytes:
    r"""The rows, in the order given, as "csv", "json", "md", "xlsx" or "parquet".

    A value is str, int, float, Decimal, bool, None or a list of str; a column a row lacks is
    None. Text is UTF-8 without a byte order mark. CSV and Excel join lists with "|" and guard
    texts that look like formulas (see `delimited.write`, `workbook.write`); JSON is a list of
    objects keyed by column with Decimals as plain numbers, digit for digit; Markdown escapes
    what would be markup; Parquet has one type a column (see `columns.write`). `title` heads the
    Markdown and names the workbook; CSV and JSON have no place for it. Raises `NotFoundError`
    for another format.

    >>> write_rows("json", ["amount"], [{"amount": Decimal("1.50")}]).decode()
    '[\n{"amount": 1.50}\n]\n'
    """
    values = [[row.get(name) for name in columns] for row in rows]
    if format == "csv":
        return delimited.write(columns, values)
    if format == "json":
        return _json(columns, values)
    if format == "md":
        return _markdown(columns, values, title)
    if format == "xlsx":
        from kg.export import workbook

        return workbook.write(
            [workbook.Sheet(name="rows", columns=columns, rows=values)], title=title
        )
    if format == "parquet":
        from kg.export.columns import write

        return write(columns, values, title=title)
    raise NotFoundError("table format", format, how="there are csv, json, md, xlsx, parquet")


def _json(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    names = [json.dumps(name, ensure_ascii=False) for name in columns]
    objects = (
        "{"
        + ", ".join(f"{name}: {_token(value)}" for name, value in zip(names, row, strict=True))
        + "}"
        for row in rows
    )
    body = ",\n".join(objects)
    return (f"[\n{body}\n]\n" if body else "[]\n").encode()


def _token(value: object) -> str:
    """A value as JSON text; the json module would turn a Decimal into a float."""
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() else "null"
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str) -> bytes:
    lines = [f"## {marked(title)}", ""] if title else []
    lines.append(_line(columns))
    lines.append("|" + " --- |" * len(columns))
    lines.extend(_line(row) for row in rows)
    return ("\n".join(lines) + "\n").encode()


def _line(row: Sequence[object]) -> str:
    return "| " + " | ".join(map(marked, row)) + " |"


def marked(value: object) -> str:
    """A value as Markdown shows it, on one line: nothing in it is markup."""
    if isinstance(value, tuple | list):
        return ", ".join(map(marked, value))
    text = html.escape(_MARKS.sub(r"\\\1", delimited.text(value)), quote=False)
    return re.sub(r"\r\n|[\r\n]", "<br>", text)
