"""A network in numbers alone: each line's weights, and what they rest on by count."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network.overlarge import OVERLARGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.links import Floats, Links
    from kg.network.members import Members
    from kg.network.rows import Numbers, Truths
    from kg.network.selection import Selection

    Graph = nx.Graph[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lines:
    """The lines that links make, in order of both ends; arrays of one length.

    `source` and `target` are places in `Rows.actors`, source < target unless directed. `weight`
    is how many distinct contexts and facts join the two (the sum of the query's own ?weight
    where it gives one), `newman` the sum over them of 1/(n-1) (Newman 2001), `jaccard` the
    contexts that join the two over the contexts that either is in, NaN where none joins them.
    `basis` counts contexts and facts by basis; lines of equal counts share one dict.
    `line` is, for each link, the place of its line.
    """

    source: Numbers
    target: Numbers
    weight: Floats
    newman: Floats
    jaccard: Floats
    basis: list[dict[str, int]]
    derived: Truths
    overlarge: Truths
    line: Numbers


def lean_graph(selection: Selection, *, directed: bool) -> Graph:
    """The lines of a selection as a NetworkX graph; nodes are CURIEs in sorted order.

    Edges carry `weight`, `newman`, `jaccard` (None where direct ties alone join the two),
    `basis`, `derived` (every link is) and `overlarge` (nothing but contexts of more than
    OVERLARGE actors joins them), as `Lines` tells them; nodes nothing. Only actors with a line
    are in it, and only those in `selection.scope`.
    """
    graph = draw(selection, lines(selection, directed=directed), directed=directed)
    if selection.scope is not None:
        graph.remove_nodes_from([name for name in graph if name not in selection.scope])
    return graph


def draw(selection: Selection, found: Lines, *, directed: bool) -> Graph:
    """The graph of lines already found, of every actor that has one."""
    names = selection.rows.actors
    with without_collecting():
        graph: Graph = nx.DiGraph() if directed else nx.Graph()
        graph.add_nodes_from(names[each] for each in selection.drawn())
        attributes = _attributes(found)
        if directed:
            ends = [
                [names[each] for each in part.tolist()] for part in (found.source, found.target)
            ]
            graph.add_edges_from(zip(*ends, attributes, strict=True))
        else:
            _add(graph, found, names, attributes)
    return graph


def _add(
    graph: Graph, found: Lines, names: tuple[str, ...], attributes: list[dict[str, Any]]
) -> None:
    """What add_edges_from does to a graph without edges, node by node, three times as fast.

    Neighbours stand in the order in which the lines would have come.
    """
    import numpy as np

    adjacency = dict(graph.adjacency())
    back = np.argsort(found.target, kind="stable")
    for ends, others, order in (
        (found.target, found.source, back),
        (found.source, found.target, None),
    ):
        some = ends if order is None else ends[order]
        other = [names[each] for each in (others if order is None else others[order]).tolist()]
        data = attributes if order is None else [attributes[each] for each in order.tolist()]
        begins = np.flatnonzero(np.diff(some, prepend=-1, append=-1))
        for begin, end in pairwise(begins.tolist()):
            pairs = zip(other[begin:end], data[begin:end], strict=True)
            adjacency[names[some[begin]]].update(pairs)


def _attributes(found: Lines) -> list[dict[str, Any]]:
    import numpy as np

    shares = found.jaccard.astype(object)
    shares[np.isnan(found.jaccard)] = None
    return [
        {
            "weight": weight,
            "newman": newman,
            "jaccard": share,
            "basis": basis,
            "derived": derived,
            "overlarge": overlarge,
        }
        for weight, newman, share, basis, derived, overlarge in zip(
            found.weight.tolist(), found.newman.tolist(), shares.tolist(), found.basis,
            found.derived.tolist(), found.overlarge.tolist(), strict=True,
        )
    ]  # fmt: skip


@contextmanager
def without_collecting() -> Iterator[None]:
    """Millions of new dicts would set off the collector again and again, for nothing to collect."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def lines(selection: Selection, *, directed: bool) -> Lines:
    """What the links of a selection come to, line by line. O(links log links)."""
    import numpy as np

    links, many = selection.links, max(len(selection.rows.actors), 1)
    one, other = links.source, links.target
    source, target = (one, other) if directed else (np.minimum(one, other), np.maximum(one, other))
    keys, line = np.unique(source * many + target, return_inverse=True)
    once = _once(links, line)
    count = len(keys)

    def total(values: Floats) -> Floats:
        summed = np.bincount(line[once], weights=values[once], minlength=count)
        rounded: Floats = np.round(summed, 12)
        return rounded

    return Lines(
        source=keys // many,
        target=keys % many,
        weight=total(links.weight),
        newman=total(links.newman),
        jaccard=_jaccard(selection.members, links, line, many, (keys // many, keys % many)),
        basis=_bases(links, line, once, count),
        derived=np.bincount(line, weights=~links.derived, minlength=count) == 0,
        overlarge=np.bincount(line, weights=links.parties <= OVERLARGE, minlength=count) == 0,
        line=line,
    )


def _once(links: Links, line: Numbers) -> Numbers:
    """The places of links that count: of direct ones of one line and reason, the heaviest.

    A context joins two once as it is.
    """
    import numpy as np

    direct = np.flatnonzero(links.parties == 0)
    order = direct[np.lexsort((-links.weight[direct], links.reason[direct], line[direct]))]
    same = (np.diff(line[order]) == 0) & (np.diff(links.reason[order]) == 0)
    first = np.ones(min(len(order), 1), dtype=bool)
    return np.concatenate([np.flatnonzero(links.parties), order[np.concatenate([first, ~same])]])


def _jaccard(
    members: Members, links: Links, line: Numbers, many: int, ends: tuple[Numbers, Numbers]
) -> Floats:
    """Contexts that join the two ends over contexts that either is in (Jaccard 1912)."""
    import numpy as np

    source, target = np.minimum(*ends), np.maximum(*ends)
    in_context = links.parties > 0
    joined = np.bincount(line[in_context], minlength=len(source)).astype(np.float64)
    first, second = links.apart
    blocked, times = np.unique(
        members.actor[first] * many + members.actor[second], return_counts=True
    )
    keys = source * many + target
    apart = np.zeros(len(keys))
    if len(blocked):
        place = np.minimum(np.searchsorted(blocked, keys), len(blocked) - 1)
        apart = np.where(blocked[place] == keys, times[place], 0)
    held = np.bincount(members.actor, minlength=many)
    either = held[source] + held[target] - joined - apart
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(joined > 0, joined / either, np.nan)
    return np.round(found, 12)


def _bases(links: Links, line: Numbers, once: Numbers, count: int) -> list[dict[str, int]]:
    """For each line how many contexts and facts of each basis it rests on."""
    import numpy as np

    many = max(len(links.bases), 1)
    keys, times = np.unique(line[once] * many + links.basis[once], return_counts=True)
    codes = (keys % many) * (int(times.max(initial=0)) + 1) + times
    _, first, of = np.unique(codes, return_index=True, return_inverse=True)
    alone = [{links.bases[int(keys[place] % many)]: int(times[place])} for place in first.tolist()]
    line_of, one = keys // many, of.tolist()
    if len(keys) == count:
        return [alone[each] for each in one]
    found: list[dict[str, int]] = [{}] * count
    known: dict[tuple[int, ...], dict[str, int]] = {}
    begins = np.searchsorted(line_of, np.arange(count + 1)).tolist()
    for place, (begin, end) in enumerate(pairwise(begins)):
        if end - begin == 1:
            found[place] = alone[one[begin]]
            continue
        shape = tuple(one[begin:end])
        if shape not in known:
            known[shape] = {name: n for each in shape for name, n in alone[each].items()}
        found[place] = known[shape]
    return found
