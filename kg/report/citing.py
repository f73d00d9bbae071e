"""Numbers of documents and paragraphs as a reader finds them in a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.report.parts import Table
from kg.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.report.parts import Cite, Report

NAMED = 8
"""Documents a row names one by one with their paragraphs; of more it gives the numbers."""
RUNS = 12
"""Runs of numbers a row gives; of more it says how many documents there are besides."""


@dataclass(frozen=True, slots=True)
class Said:
    """A run of documents by number, `last` = `first` for one, and paragraphs in words.

    `first` is 0 where only the words are to be said.
    """

    first: int
    last: int
    words: str


def cite_words(cites: Iterable[Cite], lang: str) -> list[Said]:
    """Documents with their paragraphs; where there are more than NAMED, runs of their numbers."""
    all_ = list(cites)
    if len(all_) <= NAMED and any(cite.paragraphs for cite in all_):
        return [Said(cite.number, cite.number, _paragraphs(cite.paragraphs, lang)) for cite in all_]
    runs = number_ranges(cite.number for cite in all_)
    said = [Said(first, last, "") for first, last in runs[:RUNS]]
    more = sum(last - first + 1 for first, last in runs[RUNS:])
    return [*said, Said(0, 0, say("more_documents", lang, n=f"{more:,}"))] if more else said


def printed(report: Report) -> frozenset[int]:
    """The numbers of the documents that some row of a report names or has within a run."""
    rows = [row for table in _tables(report) for row in table.rows]
    return _named(
        (each for row in rows for each in (row.cites, *(t.cites for t in row.ties))), report
    )


def on_paper(report: Report) -> frozenset[int]:
    """The same of the rows that stand on paper, where no row opens to its ties."""
    return _named((row.cites for t in _tables(report) for row in t.rows[: t.printed]), report)


def _tables(report: Report) -> Iterator[Table]:
    sections = list(report.sections)
    while sections:
        section = sections.pop()
        sections += section.parts
        yield from (block for block in section.blocks if isinstance(block, Table))


def _named(every: Iterable[Iterable[Cite]], report: Report) -> frozenset[int]:
    found: set[int] = set()
    for cites in every:
        for run in cite_words(cites, report.lang):
            found.update(range(run.first, run.last + 1))
    return frozenset(found - {0})


def _paragraphs(paragraphs: tuple[str, ...], lang: str) -> str:
    if not paragraphs:
        return ""
    return say("para" if len(paragraphs) == 1 else "paras", lang, n=", ".join(paragraphs))


def number_ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Runs of numbers that follow each other.

    >>> number_ranges([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs
