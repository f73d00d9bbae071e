"""Numbers of documents and paragraphs as a reader finds them in a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.report.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.report.parts import Cite

NAMED = 8
"""Documents a row names one by one with their paragraphs; of more it gives the numbers."""


@dataclass(frozen=True, slots=True)
class Said:
    """A run of documents by number, `last` = `first` for one, and paragraphs in words."""

    first: int
    last: int
    words: str


def cite_words(cites: Iterable[Cite], lang: str) -> list[Said]:
    """Documents with their paragraphs; neighbours without, or of more than NAMED, are one run."""
    all_ = list(cites)
    if len(all_) > NAMED or not any(cite.paragraphs for cite in all_):
        return [Said(a, b, "") for a, b in number_ranges(cite.number for cite in all_)]
    return [Said(cite.number, cite.number, _paragraphs(cite.paragraphs, lang)) for cite in all_]


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
