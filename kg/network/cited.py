"""What each line of a network rests on, as ids: ties, sources, years, dates and money."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

from kg.network.lean import without_collecting
from kg.network.sums import money
from kg.network.years import years, years_between
from kg.progress import steps
from kg.query.register import Entry
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import networkx as nx

    from kg.network.lean import Lines
    from kg.network.rows import Numbers
    from kg.network.selection import Selection

Words = tuple[str, ...]


def cite(graph: nx.Graph[str], selection: Selection, found: Lines) -> None:
    """Give the graph's edges the ids and dates of what they rest on, in place.

    `tie_ids` and `sources` are CURIEs in order, `years` the years of contexts and direct ties,
    `start` the first and `end` the last of the ties' own days ("" where one is open), `amount`,
    `currency` and `amounts` the money: a sum and what it is of (`kg.network.sums.KIND`).
    """
    names, ties = selection.rows.actors, ties_of(selection, found)
    adjacency = dict(graph.adjacency())
    with without_collecting():
        told = zip(
            found.source.tolist(),
            found.target.tolist(),
            _told(_years_of(selection, found)),
            _told(ties),
            _told(_sources_of(selection, ties)),
            *_days_of(selection, ties),
            _money_of(selection, ties),
            strict=True,
        )
        for source, target, years_, tie_ids, sources, start, end, money_ in steps(
            "citing lines", told, len(found.source)
        ):
            data = adjacency.get(names[source], {}).get(names[target])
            if data is None:
                continue
            data["years"], data["start"], data["end"] = years_, start, end
            data["amount"], data["currency"], data["amounts"] = money_
            data["tie_ids"], data["sources"] = tie_ids, sources


@dataclass(frozen=True, slots=True)
class Lists:
    """For each of a row of things a list of numbers, in order and each once.

    `begins` is where each list begins in `values`, and at last where the last ends; `names` are
    what the numbers stand for.
    """

    values: Numbers
    begins: Numbers
    names: Sequence[str]

    def owners(self) -> Numbers:
        """The thing that each of `values` belongs to."""
        import numpy as np

        return np.repeat(np.arange(len(self.begins) - 1), np.diff(self.begins))


def gathered(owner: Numbers, value: Numbers, count: int, names: Sequence[str]) -> Lists:
    """The lists of `count` owners, from pairs of an owner and a value; values below 0 are none."""
    import numpy as np

    owner, value = owner[value >= 0], value[value >= 0]
    many = max(len(names), 1)
    keys = np.unique(owner * many + value)
    return Lists(keys % many, np.searchsorted(keys // many, np.arange(count + 1)), names)


def taken(lists: Lists, which: Numbers) -> tuple[Numbers, Numbers]:
    """The lists of `which` things one after the other, and the place in `which` of each value."""
    import numpy as np

    times = np.diff(lists.begins)[which]
    first = np.repeat(lists.begins[:-1][which] - (np.cumsum(times) - times), times)
    return lists.values[first + np.arange(len(first))], np.repeat(np.arange(len(which)), times)


def _told(lists: Lists) -> Iterator[Words]:
    """Each list as its names; equal ones are one tuple."""
    texts = [lists.names[value] for value in lists.values.tolist()]
    known: dict[Words, Words] = {}
    for begin, end in pairwise(lists.begins.tolist()):
        words = tuple(texts[begin:end])
        yield known.setdefault(words, words)


def ties_of(selection: Selection, found: Lines) -> Lists:
    """For each line its ties: in a context those of both members, else the row's own."""
    import numpy as np

    links, rows, members = selection.links, selection.rows, selection.members
    register = selection.register
    names = [curie(tie, register.store.base) for tie in register.ties]
    of_member = gathered(members.row, rows.shared.tie, len(members.actor), names)
    shared, direct = links.parties > 0, links.parties == 0
    line = found.line[shared]
    tie, which = taken(of_member, np.concatenate([links.one[shared], links.other[shared]]))
    return gathered(
        np.concatenate([np.tile(line, 2)[which], found.line[direct]]),
        np.concatenate([tie, rows.stated.tie[links.one[direct]]]),
        len(found.source),
        names,
    )


def _sources_of(selection: Selection, ties: Lists) -> Lists:
    """For each line the sources of its ties."""
    import numpy as np

    register = selection.register
    base, told = register.store.base, register.sources()
    short = {iri: curie(iri, base) for some in set(told) for iri in some}
    names = sorted(set(short.values()))
    at = {name: place for place, name in enumerate(names)}
    number = {iri: at[name] for iri, name in short.items()}
    pairs = [(tie, number[iri]) for tie, some in enumerate(told) for iri in some]
    owner, value = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    source, which = taken(gathered(owner, value, len(told), names), ties.values)
    return gathered(ties.owners()[which], source, len(ties.begins) - 1, names)


def _days_of(selection: Selection, ties: Lists) -> tuple[list[str], list[str]]:
    """For each line the first day of its ties, and the last if all of them end."""
    import numpy as np

    register, line, count = selection.register, ties.owners(), len(ties.begins) - 1
    starts = [
        start or earliest
        for start, earliest in zip(
            register.column("start"), register.column("earliest"), strict=True
        )
    ]
    ends = register.column("end")
    days = sorted({*starts, *ends, ""})
    at = {day: place for place, day in enumerate(days)}
    start = np.array([at[day] or len(days) for day in starts], dtype=np.int64)[ties.values]
    end = np.array([at[day] for day in ends], dtype=np.int64)[ties.values]
    first = np.full(count, len(days), dtype=np.int64)
    np.minimum.at(first, line, start)
    last, least = np.zeros(count, dtype=np.int64), np.full(count, len(days), dtype=np.int64)
    np.maximum.at(last, line, end)
    np.minimum.at(least, line, end)
    last[least == 0] = 0
    named = [*days, ""]
    return [named[place] for place in first.tolist()], [named[place] for place in last.tolist()]


def _money_of(selection: Selection, ties: Lists) -> Iterable[tuple[str, str, Words]]:
    """For each line its amount and currency, where it has one sum, and all its sums in words."""
    register, nothing = selection.register, ("", "", ())
    if "Allocation" not in register.classes():
        return repeat(nothing, len(ties.begins) - 1)

    def of_line(some: list[int]) -> tuple[str, str, Words]:
        sums = money(Entry(register, tie) for tie in some)
        alone = sums[0] if len(sums) == 1 else {"amount": "", "currency": ""}
        said = tuple(" ".join(filter(None, each.values())) for each in sums)
        return alone["amount"], alone["currency"], said

    values = ties.values.tolist()
    return (of_line(values[begin:end]) for begin, end in pairwise(ties.begins.tolist()))


def _years_of(selection: Selection, found: Lines) -> Lists:
    """For each line the years it stands in: all of a context's, since it has one time."""
    import numpy as np

    of_reason = years_of_reasons(selection)
    names = [str(year) for year in sorted({year for some in of_reason.values() for year in some})]
    at = {name: place for place, name in enumerate(names)}
    pairs = [(reason, at[str(year)]) for reason, some in of_reason.items() for year in some]
    owner, value = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    lists = gathered(owner, value, len(selection.links.reasons), names)
    year, which = taken(lists, selection.links.reason)
    return gathered(found.line[which], year, len(found.source), names)


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
