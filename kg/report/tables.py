"""Rows of plain values to a table as it is shown, and as CSV."""

from __future__ import annotations

import codecs
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.export.rows import write_rows
from kg.findings.finding import Finding
from kg.page.dates import written
from kg.page.escape import plain
from kg.report.evidence import SHOWN
from kg.report.headings import heading
from kg.report.parts import Column, Row, Table
from kg.report.words import say
from kg.values.dates import BE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from kg.report.evidence import Evidence

EVIDENCE = ("ties", "line_ties", "sources")
ROWS = 15
"""Rows of one table on the page; the CSV has them all."""
_YEARS = frozenset({"published", "years"})
HELD = 1_000
"""Rows of a CSV within the page, which must open on a phone."""
HELD_BYTES = 400_000
"""The same in bytes; the first row is held in any case."""
IDS = 500
"""Ids in one cell of such a CSV, which then ends in "+" and how many more there are."""
NAMES = 6
"""Names in one cell on the page; the CSV has them all."""
_NOTHING = (None, "", ())
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")


def table(
    finding: Finding,
    evidence: Evidence,
    *,
    most: int = ROWS,
    csv_only: Collection[str] = (),
    csv_of: Finding | None = None,
) -> Table:
    """A finding's first `most` rows as shown, with where they are said; all of them as CSV.

    A column without any value is not shown. A column of ids that a column of labels follows is
    in the CSV alone, as are those in `csv_only`, and `ties` and `sources`, which become what
    each row opens to. The note `total` of a finding says how many rows there are, where only
    the first are given. `csv_of` is the finding as it was, where this one is cut for paper.
    """
    lang, columns, rows = evidence.lang, finding.columns, finding.rows
    shown = [
        column
        for column in columns
        if column not in {*EVIDENCE, *csv_only} and f"{column}_label" not in columns
    ]
    there = [c for c in shown[1:] if any(row.get(c) not in _NOTHING for row in rows[:most])]
    shown = [*shown[:1], *there]
    numeric = {column for column in shown[1:] if _numeric(column, rows)}
    whole = csv_of or finding
    held, csv = _held(whole)
    return Table(
        name=finding.name,
        caption=plain(finding.title),
        columns=tuple(Column(heading=heading(c, lang), number=c in numeric) for c in shown),
        rows=tuple(_row(row, shown, evidence) for row in rows[:most]),
        total=int(finding.notes.get("total", len(rows))),
        held=held,
        csv=codecs.BOM_UTF8 + csv,
        scope=finding.scope,
    )


def ties_shown(finding: Finding) -> set[str]:
    """The ties that the rows of a finding's table on the page open to."""
    return {str(tie) for row in finding.rows[:ROWS] for tie in _unique(row)[:SHOWN]}


def _unique(row: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(row.get("ties") or ()))


def grid(
    name: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Any]],
    scope: str = "",
    total: int | None = None,
) -> Finding:
    """Rows of the report itself, the first of `total`, as a finding without sentences."""
    return Finding(
        name=name, title=title, sentences=(), columns=tuple(columns), rows=tuple(rows), scope=scope,
        notes={} if total is None else {"total": total},
    )  # fmt: skip


def _row(row: Mapping[str, Any], shown: Sequence[str], evidence: Evidence) -> Row:
    ties, sources = tuple(row.get("ties") or ()), tuple(row.get("sources") or ())
    told = evidence.ties(ties)  # first: what is read for them is cited with its paragraphs
    return Row(
        cells=tuple(cell(column, row.get(column), evidence.lang) for column in shown),
        cites=evidence.cites(ties, sources),
        ties=told,
        more=max(0, len(_unique(row)) - SHOWN),
    )


def _numeric(column: str, rows: Sequence[Mapping[str, Any]]) -> bool:
    if column.endswith("_rank_label"):  # "2 (1–4)" stands under the numbers, on one line
        return True
    values = [row.get(column) for row in rows if row.get(column) is not None]
    return bool(values) and all(
        isinstance(value, int | float | Decimal) and not isinstance(value, bool) for value in values
    )


def _held(whole: Finding) -> tuple[int, bytes]:
    """How many rows the page holds as CSV, the first of them, and these."""
    columns = list(whole.columns)
    rows = [_flat(row, columns) for row in whole.rows[:HELD]]
    csv = write_rows("csv", columns, rows)
    while len(csv) > HELD_BYTES and len(rows) > 1:
        rows = rows[: max(1, min(len(rows) - 1, len(rows) * HELD_BYTES // len(csv)))]
        csv = write_rows("csv", columns, rows)
    return len(rows), csv


def _flat(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {column: _listed(row.get(column)) for column in columns}


def _listed(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    return [*value[:IDS], *([f"+{len(value) - IDS:,}"] if len(value) > IDS else [])]


def cell(column: str, value: Any, lang: str) -> str:
    """A value as people read it: commas, three digits that matter, years of the reader's era.

    >>> cell("amount", Decimal("6340120.50"), "en"), cell("betweenness", 0.14338, "en")
    ('6,340,120.50', '0.143')
    >>> cell("published", 2023, "th"), cell("published", 2023, "en"), cell("x", None, "th")
    ('2566', '2023', '–')
    """
    if value in _NOTHING:
        return say("unknown", lang)
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    if column in _YEARS and isinstance(value, int):
        return str(value + BE if lang == "th" else value)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, float):
        return f"{value:.1f}" if column == "share" else _float(value)
    if isinstance(value, tuple | list):
        more = f" +{len(value) - NAMES:,}" if len(value) > NAMES else ""
        return ", ".join(plain(str(each)) for each in value[:NAMES]) + more
    text = plain(str(value))
    return written(text, lang) if _DAY.fullmatch(text) else text


def _float(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.2f}" if abs(value) >= 10 else f"{value:.3f}"
