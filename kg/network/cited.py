"""What each line of a network rests on, as ids: ties, sources, years, dates and money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.lean import without_collecting
from kg.network.sums import money
from kg.network.years import years, years_between
from kg.progress import steps
from kg.query.register import Entry
from kg.vocabulary import curie

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.lean import Lines
    from kg.network.rows import Numbers
    from kg.network.selection import Selection

Words = tuple[str, ...]


def cite(graph: nx.Graph[str], selection: Selection, found: Lines) -> None:
    """Give the graph's edges the ids and dates of what they rest on; in place.

    `tie_ids` and `sources` are CURIEs in order, `years` the years of contexts and direct ties,
    `start` the first and `end` the last of the ties' own days ("" where one is open), `amount`,
    `currency` and `amounts` the money. Four properties of the claims are read.
    """
    writer = _Writer(selection)
    names = selection.rows.actors
    ends = zip(found.source.tolist(), found.target.tolist(), strict=True)
    tied, dated = _ties_of(selection, found), _years_of(selection, found)
    with without_collecting():
        for place, (source, target) in enumerate(steps("citing lines", ends, len(found.source))):
            data = graph.get_edge_data(names[source], names[target])
            if data is not None:
                data.update(writer.write(tied.at(place), dated.at(place)))


@dataclass(frozen=True, slots=True)
class Lists:
    """For each of a row of things a list of numbers, in order and each once."""

    values: list[int]
    begins: list[int]

    def at(self, place: int) -> list[int]:
        """The numbers of one thing."""
        return self.values[self.begins[place] : self.begins[place + 1]]


def gathered(owner: Numbers, value: Numbers, count: int) -> Lists:
    """The lists of `count` owners, from pairs of an owner and a value; values below 0 are none."""
    import numpy as np

    owner, value = owner[value >= 0], value[value >= 0]
    many = int(value.max(initial=0)) + 1
    keys = np.unique(owner * many + value)
    begins = np.searchsorted(keys // many, np.arange(count + 1))
    return Lists((keys % many).tolist(), begins.tolist())


def _ties_of(selection: Selection, found: Lines) -> Lists:
    """For each line the places of its ties."""
    import numpy as np

    links, rows = selection.links, selection.rows
    in_context = links.parties > 0
    line = found.line[in_context]
    owner, member = (
        np.tile(line, 2),
        np.concatenate([links.one[in_context], links.other[in_context]]),
    )
    order = np.argsort(selection.members.row, kind="stable")
    begins = np.searchsorted(
        selection.members.row[order], np.arange(len(selection.members.actor) + 1)
    )
    times = (begins[1:] - begins[:-1])[member]
    first = np.repeat(begins[:-1][member] - (np.cumsum(times) - times), times)
    row = order[first + np.arange(len(first))]
    direct = ~in_context
    return gathered(
        np.concatenate([np.repeat(owner, times), found.line[direct]]),
        np.concatenate([rows.shared.tie[row], rows.stated.tie[links.one[direct]]]),
        len(found.source),
    )


def _years_of(selection: Selection, found: Lines) -> Lists:
    """For each line the years it stands in: all of a context's, since it has one time."""
    import numpy as np

    links = selection.links
    of_reason = years_of_reasons(selection)
    used = np.unique(links.reason)
    pairs = np.array(
        [(reason, year) for reason in used.tolist() for year in of_reason.get(reason, ())],
        dtype=np.int64,
    ).reshape(-1, 2)
    if not len(pairs):
        return Lists([], [0] * (len(found.source) + 1))
    begins = np.searchsorted(pairs[:, 0], np.arange(len(links.reasons) + 1))
    times = (begins[1:] - begins[:-1])[links.reason]
    first = np.repeat(begins[:-1][links.reason] - (np.cumsum(times) - times), times)
    year = pairs[first + np.arange(len(first)), 1]
    return gathered(np.repeat(found.line, times), year, len(found.source))


def years_of_reasons(selection: Selection) -> dict[int, list[int]]:
    """The years of each context and each fact that some row dates, by its place, in order."""
    rows, links, register = selection.rows, selection.links, selection.register
    own = [years_between(date, "") for date in rows.dates]
    of_tie: dict[int, frozenset[str]] = {}
    found: dict[int, set[str]] = {}

    def add(reason: int, date: int, tie: int) -> None:
        told = own[date] if date >= 0 else frozenset()
        if not told and tie >= 0:
            if tie not in of_tie:
                of_tie[tie] = years(Entry(register, tie))
            told = of_tie[tie]
        if told:
            found.setdefault(reason, set()).update(told)

    shared, stated = rows.shared, rows.stated
    for each in zip(
        shared.context.tolist(), shared.date.tolist(), shared.tie.tolist(), strict=True
    ):
        add(*each)
    direct = links.parties == 0
    row = links.one[direct]
    for each in zip(links.reason[direct].tolist(), stated.date[row].tolist(),
                    stated.tie[row].tolist(), strict=True):  # fmt: skip
        add(*each)
    return {reason: sorted(map(int, some)) for reason, some in found.items()}


class _Writer:
    """Writes ties by their places as the ids and dates of a line."""

    def __init__(self, selection: Selection) -> None:
        register, base = selection.register, selection.register.store.base
        self._register = register
        self._ids = [curie(tie, base) for tie in register.ties]
        short = {iri: curie(iri, base) for some in set(register.sources()) for iri in some}
        known: dict[Words, Words] = {}
        for some in register.sources():
            known.setdefault(some, tuple(sorted(short[iri] for iri in some)))
        self._sources = [known[some] for some in register.sources()]
        self._money = "Allocation" in register.classes()

    def write(self, ties: list[int], in_years: list[int]) -> dict[str, Any]:
        """The attributes that say what a line rests on."""
        register = self._register
        start, earliest, end = (register.column(name) for name in ("start", "earliest", "end"))
        starts = [day for tie in ties if (day := start[tie] or earliest[tie])]
        ends = [end[tie] for tie in ties]
        sums = money(Entry(register, tie) for tie in ties) if self._money else []
        alone = sums[0] if len(sums) == 1 else {"amount": "", "currency": ""}
        sources = [self._sources[tie] for tie in ties]
        return {
            "years": tuple(map(str, in_years)),
            "start": min(starts, default=""),
            "end": max(ends) if ends and all(ends) else "",
            "amount": alone["amount"],
            "currency": alone["currency"],
            "amounts": tuple(" ".join(filter(None, each.values())) for each in sums),
            "tie_ids": tuple([self._ids[tie] for tie in ties]),
            "sources": sources[0] if len(set(sources)) == 1
            else tuple(sorted({each for some in sources for each in some})),
        }  # fmt: skip
