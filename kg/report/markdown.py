"""A report as Markdown: the same words and tables, documents as footnotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.page.escape import plain
from kg.report.citing import cite_words
from kg.report.parts import Bullets, Copied, Facts, Figure, Listed, Measure, Paragraph, Table
from kg.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.report.parts import Block, Cite, Report, Row, Section

# What Markdown or the HTML in it would take for something else than text.
_MARKS = re.compile(r"[\\`*_\[\]{}<>#|~!]|&(?=#?\w+;)")
_OPENERS = re.compile(r"^(\s*)([-+=]|\d+[.)](?=\s|$))")
NAMED_TIES = 3


def render(report: Report) -> bytes:
    """The report as GitHub's Markdown in UTF-8: tables as tables, documents as footnotes.

    Charts are left out: the table that follows one holds its numbers. Equal reports give equal
    bytes.
    """
    lines = [f"# {marked(report.title)}", "", marked(report.subtitle)]
    if report.version:
        lines += ["", marked(report.version)]
    for section in report.sections:
        lines += ["", *_section(section, 2, report.lang)]
    return ("\n".join(lines).rstrip() + "\n").encode("utf-8")


def marked(text: str) -> str:
    r"""The text as Markdown shows it letter for letter, on one line.

    >>> marked("a|b <i>*x*</i>"), marked("1. one")
    ('a\\|b \\<i\\>\\*x\\*\\</i\\>', '1\\. one')
    """
    escaped = _MARKS.sub(r"\\\g<0>", plain(text))
    return _OPENERS.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)


def _section(section: Section, level: int, lang: str) -> list[str]:
    lines = [f"{'#' * level} {marked(section.title)}"]
    for block in section.blocks:
        lines += ["", *_block(block, lang)] if not isinstance(block, Figure) else []
    for part in section.parts:
        lines += ["", *_section(part, level + 1, lang)]
    return lines


def _block(block: Block, lang: str) -> list[str]:
    match block:
        case Paragraph():
            return [marked(block.text)]
        case Facts():
            return [f"- **{marked(term)}**: {marked(text)}" for term, text in block.pairs]
        case Bullets():
            return [f"- {marked(text)}" for text in block.items]
        case Measure():
            formula = [f"  {marked(block.formula)}"] if block.formula else []
            return [f"- **{marked(block.title)}:** {marked(block.text)}", *formula]
        case Copied():
            return [f"    {plain(block.text)}"] if block.code else [f"> {marked(block.text)}"]
        case Table():
            return _table(block, lang)
        case Listed():
            return _documents(block)
        case _:
            return []


def _table(table: Table, lang: str) -> list[str]:
    lines = [f"**{say('table', lang, n=table.number)}** {marked(table.caption)}", ""]
    if not table.rows:
        return [*lines, say("empty_table", lang)]
    heads = [marked(column.heading) for column in table.columns]
    rules = ["---:" if column.number else "---" for column in table.columns]
    if table.cited:
        heads.append(say("sources", lang))
        rules.append("---")
    lines += [_line(heads), _line(rules)]
    lines += [_line(_cells(row, cited=table.cited, lang=lang)) for row in table.rows]
    if table.total > len(table.rows):
        shown, total = f"{len(table.rows):,}", f"{table.total:,}"
        lines += ["", say("shown_md", lang, n=shown, m=total)]
    if table.scope:
        lines += ["", f"{say('scope', lang)}: {marked(table.scope)}"]
    return lines


def _cells(row: Row, *, cited: bool, lang: str) -> list[str]:
    cells = [marked(text) for text in row.cells]
    if not cited:
        return cells
    ties = [f"`kg why {tie.id}`" for tie in row.ties[:NAMED_TIES] if "`" not in tie.id]
    rest = len(row.ties) + row.more - len(ties)
    more = [f"+{rest:,}"] if rest > 0 and ties else []
    return [*cells, " ".join(filter(None, [_notes(row.cites, lang), *ties, *more]))]


def _notes(cites: Iterable[Cite], lang: str) -> str:
    """Documents as footnotes, each after its paragraphs; of many, the numbers they run from."""
    said = [
        one.words if not one.first
        else f"{one.words}[^{one.first}]" if one.first == one.last
        else f"[^{one.first}]–[^{one.last}]"
        for one in cite_words(cites, lang)
    ]  # fmt: skip
    return "; ".join(said)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _documents(listed: Listed) -> list[str]:
    return [
        f"[^{entry.number}]: {' '.join(filter(None, (marked(entry.text), _link(entry.url))))}"
        f" `{entry.id}`"
        for entry in listed.entries
    ]


def _link(url: str) -> str:
    return f"<{url}>" if url and not set(url) & set("<> `") else ""
