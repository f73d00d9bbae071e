"""kg findings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from kg.cli.network import DEFAULT, Command, compared, measured, network_asked, part
from kg.cli.options import ROWS, session
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.cli.session import Session
    from kg.findings.context import Context
    from kg.findings.finding import Finding

HIDDEN = ("sources", "line_ties")
SHOWN = 10
"""So many rows of each table stand on a terminal when several findings are told."""


def told(command: Command) -> Command:
    """Give a command the options that say what findings compare and how long they may take."""
    periods = click.option(
        "--periods", metavar="A..B,C..D", help="The years to compare (2560..2563,2564..2568)."
    )
    ranges = click.option(
        "--ranges", is_flag=True, help="Ranges of ranks in a network of any size; may take long."
    )
    return periods(ranges(command))


@click.command()
@click.argument("name", metavar="[NETWORK|FILE.rq]", default=DEFAULT)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--list", "listed", is_flag=True, help="List the findings.")
@click.option("--only", metavar="NAMES", help="Only these findings or sections: gaps,money …")
@told
@part
@measured
@compared
@session(formats=ROWS, filters=True)
def findings(
    name: str,
    values: tuple[str, ...],
    listed: bool,
    ranges: bool,
    session: Session,
    **chosen: Any,
) -> None:
    """Tell what a network and its documents show, in sentences and tables.

    Each line says what it rests on, and each row holds ties that kg why opens. What is not
    seen in these documents is never told as not there.

    \b
    Examples:
      kg findings --list
      kg findings
      kg findings collaboration place=ราชบุรี --only gaps
      kg findings --only money-flows --format csv -o money.csv
      kg findings --only change --periods 2560..2563,2564..2568
    """
    from kg.findings.all import asked_for
    from kg.findings.all import findings as find

    if listed:
        _list(session)
        return
    name, asked = network_asked(session, name, values, chosen)
    only = [each.strip() for each in (chosen["only"] or "").split(",") if each.strip()]
    asked_for(only)
    periods = read_periods(chosen["periods"])
    context = session.workspace.context(name, periods=periods, ranges=ranges, **asked)
    _put(session, context, find(context, only))


def _list(session: Session) -> None:
    from kg.findings.all import SECTIONS

    rows = [
        {"section": key, "name": each, "title": getattr(section, f"title_{session.lang}")}
        for key, section in SECTIONS.items()
        for each in section.names
    ]
    session.put_rows(["section", "name", "title"], rows)


def read_periods(text: str | None) -> list[tuple[int, int]]:
    """Years, both included, CE, in order; `KgError` where they overlap or are no whole years."""
    from kg.values.dates import parse_interval

    if text is None:
        return []
    found = []
    for each in text.split(","):
        first, last = parse_interval(each.strip())
        if not first or not last:
            raise KgError(f"{each.strip()!r}: open; give the first and the last year: 2560..2563")
        if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
            raise KgError(
                f"{each.strip()!r}: lines are dated by the year; give whole years: 2560..2563"
            )
        found.append((first.year, last.year))
    found.sort()
    for before, after in pairwise(found):
        if after[0] <= before[1]:
            raise KgError(f"{text!r}: the periods overlap; each year may be in one of them")
    if len(found) < 2:
        raise KgError(f"{text!r}: one period; give at least two: 2560..2563,2564..2568")
    return found


def _put(session: Session, context: Context, found: Sequence[Finding]) -> None:
    match session.format:
        case "json":
            about = context.graph.graph
            session.put_json(
                {
                    "network": about["network"],
                    "title": context.title,
                    **{name: about[name] for name in ("as_of", "during", "strict")},
                    "modality": list(about["modality"]),
                    "filter": about["filter"],
                    **{name: about[name] for name in ("data_version", "documents", "withheld")},
                    "findings": [each.as_json() for each in found],
                }
            )
        case "csv":
            if len(found) != 1:
                names = ", ".join(each.name for each in found)
                raise KgError(f"csv holds one table; give --only with one of {names}")
            from kg.export.rows import write_rows

            session.put(write_rows("csv", found[0].columns, found[0].rows), bom=True)
        case "xlsx":
            session.put(_workbook(found))
        case "md":
            session.put("\n".join(_markdown(each) for each in found).encode("utf-8"))
        case _:
            most = None if len(found) == 1 else SHOWN
            session.put_text("\n\n".join(_text(each, session.lang, most) for each in found))


def _workbook(found: Sequence[Finding]) -> bytes:
    """A sheet that tells the sentences and the scope of each, then a sheet for each table."""
    from kg.export.workbook import Sheet, write

    said = [
        [each.name, each.title, text]
        for each in found
        for text in (*each.sentences, each.scope)
        if text
    ]
    sheets = [Sheet(name="findings", columns=("finding", "title", "text"), rows=said, width=48)]
    sheets += [
        Sheet(
            name=each.name,
            columns=each.columns,
            rows=[[row.get(column) for column in each.columns] for row in each.rows],
        )
        for each in found
        if each.columns
    ]
    return write(sheets, title="kg findings")


def _markdown(finding: Finding) -> str:
    from kg.export.rows import marked, write_rows

    parts = [f"## {marked(finding.title)}", *map(marked, finding.sentences)]
    if finding.rows:
        parts.append(write_rows("md", finding.columns, finding.rows).decode("utf-8").strip())
    return "\n\n".join([*parts, marked(finding.scope)]) + "\n"


def _text(finding: Finding, lang: str, most: int | None) -> str:
    """Title, sentences, the first `most` rows and what they rest on, for a terminal."""
    from kg.cli.table import table
    from kg.findings.words import heading

    parts = [finding.title, *finding.sentences]
    if finding.rows:
        columns = _shown(finding.columns)
        rows = [_readable(row, columns, lang) for row in finding.rows[:most]]
        # The table folds a column called source into a citation; here it is an end of a line.
        keys = {column: f"{column}." for column in columns}
        named = [{keys[name]: value for name, value in row.items()} for row in rows]
        heads = {keys[column]: heading(column, lang) for column in columns}
        parts.append(table(list(keys.values()), named, lang, heads).rstrip("\n"))
        if left := len(finding.rows) - len(rows):
            parts.append(
                f"อีก {left:,} แถว: --only {finding.name}"
                if lang == "th"
                else f"{left:,} more: --only {finding.name}"
            )
    return "\n".join([*parts, finding.scope]) + "\n"


def _shown(columns: Sequence[str]) -> list[str]:
    """Without ids and codes whose label stands beside them, and what only programs read."""
    labelled = {column.removesuffix("_label") for column in columns if column.endswith("_label")}
    return [
        column
        for column in columns
        if column not in labelled
        and column not in HIDDEN
        and not column.endswith(("_best", "_worst"))
    ]


def _readable(row: Mapping[str, Any], columns: Sequence[str], lang: str) -> dict[str, Any]:
    yes, no = ("ใช่", "ไม่") if lang == "th" else ("yes", "no")
    shown: dict[str, Any] = {}
    for column in columns:
        value = row.get(column)
        if isinstance(value, bool):
            shown[column] = yes if value else no
        elif isinstance(value, tuple):
            most = 1 if column.endswith("ties") else 3
            more = f" +{len(value) - most}" if len(value) > most else ""
            shown[column] = ", ".join(map(str, value[:most])) + more
        else:
            shown[column] = value
    return shown
