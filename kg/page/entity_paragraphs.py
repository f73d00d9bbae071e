"""A document's page: what each of its paragraphs states, and whom it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.entity_lists import Listing, named
from kg.page.entity_rows import Link, called
from kg.query.binding import iri as sparql_iri
from kg.store.engine import texts
from kg.values.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.page.entity_rows import Row, Writer
    from kg.page.entity_ties import Indexed

STATEMENTS = 1000
"""How many claims of one document its page tells, from the first paragraph on."""
_RUNS = re.compile(r"\d+|\D+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """What one paragraph states: rows, and the things it describes. `number` "" is the whole."""

    number: str
    rows: tuple[Row, ...]
    things: tuple[Link, ...]

    @property
    def anchor(self) -> str:
        """Its place on the page: "p5", "whole"."""
        return f"p{self.number}" if self.number else "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document paragraph by paragraph, whom it names, and how many claims are not told."""

    paragraphs: tuple[Paragraph, ...] = ()
    named: tuple[Listing, ...] = ()
    left: int = 0


def read(writer: Writer, source: str, ties: Sequence[Indexed]) -> Reading:
    """What the document states, in the order of its paragraphs; its whole comes last."""
    asker = writer.asker
    query = f"""SELECT ?thing ?paragraph ?fact {{ ?part kg:source {sparql_iri(source)} .
        ?thing kg:evidence ?part OPTIONAL {{ ?part kg:paragraph ?paragraph }}
        OPTIONAL {{ ?thing kg:fact ?fact }} }}"""
    known = {tie.iri: place for place, tie in enumerate(ties)}
    stated: dict[str, set[str]] = {}
    described: dict[str, set[str]] = {}
    for thing, paragraph, fact in texts(asker.store, query, ("thing", "paragraph", "fact")):
        # A paragraph of which nothing is asked for keeps its place: links lead there.
        told_of = (stated if fact else described).setdefault(paragraph, set())
        if thing in known or not fact:
            told_of.add(thing)
    numbers = sorted(stated.keys() | described.keys(), key=_in_order)
    told = {n: sorted(stated.get(n, ()), key=known.__getitem__) for n in numbers}
    left, room = 0, STATEMENTS
    for number, claims in told.items():
        told[number], left = claims[:room], left + len(claims[room:])
        room -= len(told[number])
    claims_ = writer.read(iri for some in told.values() for iri in some)
    asker.labels.fetch(thing for things in described.values() for thing in things)
    paragraphs = []
    for number in numbers:
        links = [Link(text=called(asker, iri), iri=iri) for iri in described.get(number, ())]
        rows = writer.rows(told[number], claims_)
        things = tuple(sorted(links, key=lambda link: (sort_key(link.text), link.iri)))
        paragraphs.append(Paragraph(number=number, rows=rows, things=things))
    everything = {thing for things in described.values() for thing in things}
    return Reading(paragraphs=tuple(paragraphs), named=named(asker, ties, everything), left=left)


def _in_order(number: str) -> tuple[bool, list[tuple[int, str]]]:
    """5 before 12, 5a after 5, the whole after all."""
    runs = _RUNS.findall(number)
    return not number, [(int(run), "") if run.isdecimal() else (-1, run) for run in runs]
