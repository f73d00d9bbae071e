"""Ranks, and how far each moves when the documents of one family are left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

    from kg.network.measures import Measuring
    from kg.network.selection import Selection

    Values = Mapping[str, Mapping[str, float | None]]

LOWEST_FIRST = frozenset({"constraint"})
"""Measures of which less is more of a connector."""
RANKED = ("betweenness", "closeness", "degree", "strength", "effective_size", "constraint",
          "pagerank")  # fmt: skip
OF_PATHS = frozenset({"betweenness", "closeness"})
PLACES = 9
"""Values equal to so many decimal places share a rank: beyond them only rounding differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranks:
    """By measure and actor its `rank`, and the `best` and `worst` without one family.

    `best` and `worst` take in the rank with every family; they are {} for a measure whose range
    was not asked for. Competition ranking: equal values share a rank and the next ones are
    skipped (1, 2, 2, 4). An actor whom nothing joins any more stands after all others, and
    has no rank where the measure has no value for it even with every family. `leaders` are
    those of rank 1, `instead`, by measure and family, those of rank 1 without that family where
    they are others.
    """

    rank: Mapping[str, Mapping[str, int]]
    best: Mapping[str, Mapping[str, int]]
    worst: Mapping[str, Mapping[str, int]]
    leaders: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, Mapping[str, tuple[str, ...]]]


def ranked(values: Mapping[str, float | None], measure: str) -> dict[str, int]:
    """The competition rank of every actor; who has no value stands after all others.

    >>> ranked({"a": 3.0, "b": 5.0, "c": 3.0, "d": None}, "degree")
    {'b': 1, 'a': 2, 'c': 2, 'd': 4}
    """
    sign = 1 if measure in LOWEST_FIRST else -1
    known = {
        name: (0, round(sign * value, PLACES)) if value is not None else (1, 0.0)
        for name, value in values.items()
    }
    order = sorted(known, key=lambda name: (known[name], name))
    found: dict[str, int] = {}
    for place, name in enumerate(order, start=1):
        before = order[place - 2] if place > 1 else ""
        found[name] = found[before] if before and known[before] == known[name] else place
    return found


def leaders(ranks: Mapping[str, int]) -> tuple[str, ...]:
    """Those of rank 1, sorted."""
    return tuple(sorted(name for name, rank in ranks.items() if rank == 1))


def ranks(
    graph: nx.Graph[str], selection: Selection, how: Measuring, with_range: Sequence[str]
) -> Ranks:
    """The ranks of a measured graph's actors, and the ranges of the measures `with_range`.

    One network for each family of the selection that changes it: O(families × the measures).
    """
    values = {
        name: {actor: data[name] for actor, data in graph.nodes(data=True)} for name in RANKED
    }
    rank = {
        name: {actor: at for actor, at in ranked(values[name], name).items()
               if values[name][actor] is not None}
        for name in RANKED
    }  # fmt: skip
    first = {name: leaders(rank[name]) for name in RANKED}
    best = {name: dict(rank[name]) for name in with_range}
    worst = {name: dict(rank[name]) for name in with_range}
    instead: dict[str, dict[str, tuple[str, ...]]] = {name: {} for name in with_range}
    families = selection.families() if with_range else ()
    for family in steps("leaving out documents", families, len(families), every=1):
        left = selection.leaving_out(family)
        if len(left.links) == len(selection.links):
            continue
        for name, found in _measured(left, graph.is_directed(), how, with_range).items():
            now = ranked({actor: found.get(actor) for actor in graph}, name)
            for actor in rank[name]:
                best[name][actor] = min(best[name][actor], now[actor])
                worst[name][actor] = max(worst[name][actor], now[actor])
            if (others := leaders(now)) != first[name]:
                instead[name][family] = others
    return Ranks(rank=rank, best=best, worst=worst, leaders=first, instead=instead)


def _measured(
    left: Selection, directed: bool, how: Measuring, wanted: Sequence[str]
) -> dict[str, dict[str, float | None]]:
    """The wanted measures of what is left, by actor; who is no longer in it has none."""
    from kg.network.figures import known
    from kg.network.geodesics import geodesics
    from kg.network.holes import holes
    from kg.network.lean import lean_graph
    from kg.network.matrix import matrix
    from kg.network.measures import WEIGHTS
    from kg.network.prominence import pagerank

    graph = lean_graph(left, directed=directed)
    if not graph:
        return {name: {} for name in wanted}
    drawn, weighted = matrix(graph, None), matrix(graph, WEIGHTS[how.weights])
    drawn.weights.data[:] = 1.0
    found: dict[str, NDArray[np.float64]] = {}
    if OF_PATHS.intersection(wanted):
        paths = geodesics(weighted if how.lengths else drawn, lengths=how.lengths)
        found |= {"betweenness": paths.betweenness, "closeness": paths.closeness}
    gaps = holes(weighted)
    found |= {"constraint": gaps.constraint, "effective_size": gaps.effective_size}
    for name, lines in (("degree", drawn.weights), ("strength", weighted.weights)):
        found[name] = lines.sum(axis=1) + (lines.sum(axis=0) if directed else 0)
    found["pagerank"] = pagerank(weighted)
    names = tuple(graph)
    return {name: dict(zip(names, known(found[name].tolist()), strict=True)) for name in wanted}
