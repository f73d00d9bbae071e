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

    from kg.network.matrix import Matrix
    from kg.network.measures import Measuring
    from kg.network.selection import Selection

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

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

    Competition ranking: equal values share a rank and the next ones are skipped (1, 2, 2, 4).
    Who has no value is not ranked. `best` and `worst` take in the rank with every family, and
    hold only the measures whose range was asked for; an actor whom nothing joins any more
    stands after all others. `leaders` are those of rank 1, nobody where no value is
    above 0; `instead`, by measure and family, the leaders without that family, where they are
    others.
    """

    rank: Mapping[str, Mapping[str, int]]
    best: Mapping[str, Mapping[str, int]]
    worst: Mapping[str, Mapping[str, int]]
    leaders: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, Mapping[str, tuple[str, ...]]]


def ranked(values: Floats, measure: str) -> Numbers:
    """The competition rank of every value; what is not a number stands after all others.

    >>> import numpy as np
    >>> ranked(np.array([3.0, 5.0, 3.0, np.nan]), "degree").tolist()
    [2, 1, 2, 4]
    """
    import numpy as np
    from scipy.stats import rankdata

    sign = 1 if measure in LOWEST_FIRST else -1
    missing = np.isnan(values)
    keys = np.where(missing, np.inf, sign * np.round(values, PLACES))
    found: Numbers = rankdata(keys, method="min").astype(np.int64)
    return found


def ranks(
    graph: nx.Graph[str], selection: Selection, how: Measuring, with_range: Sequence[str]
) -> Ranks:
    """The ranks of a measured graph's actors, and the ranges of the measures `with_range`.

    One network for each family of the selection that changes it: O(families × the measures).
    """
    import numpy as np

    names = tuple(graph)
    nodes = [graph.nodes[name] for name in names]
    values = {
        measure: np.array([each[measure] for each in nodes], dtype=np.float64) for measure in RANKED
    }
    rank = {measure: ranked(values[measure], measure) for measure in RANKED}
    leaders = {measure: _first(rank[measure], values[measure], names) for measure in RANKED}
    best = {measure: rank[measure].copy() for measure in with_range}
    worst = {measure: rank[measure].copy() for measure in with_range}
    instead: dict[str, dict[str, tuple[str, ...]]] = {measure: {} for measure in with_range}
    families = selection.families() if with_range else ()
    for family in steps("leaving out documents", families, len(families), every=1):
        left = selection.leaving_out(family)
        if len(left.links) == len(selection.links):
            continue
        for measure, found in _measured(left, graph, how, with_range).items():
            now = ranked(found, measure)
            best[measure] = np.minimum(best[measure], now)
            worst[measure] = np.maximum(worst[measure], now)
            if (others := _first(now, found, names)) != leaders[measure]:
                instead[measure][family] = others
    there = {measure: ~np.isnan(values[measure]) for measure in RANKED}
    return Ranks(
        rank={measure: _by_name(rank[measure], names, there[measure]) for measure in RANKED},
        best={measure: _by_name(best[measure], names, there[measure]) for measure in with_range},
        worst={measure: _by_name(worst[measure], names, there[measure]) for measure in with_range},
        leaders=leaders,
        instead=instead,
    )


def drawn(
    graph: nx.Graph[str], names: Sequence[str], source: Numbers, target: Numbers
) -> NDArray[np.bool_]:
    """Which pairs of places in `names`, which are sorted, have a line in the graph."""
    import numpy as np

    at, many = {name: place for place, name in enumerate(names)}, max(len(names), 1)
    ends = np.array([(at[a], at[b]) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)
    if not graph.is_directed():
        ends = np.sort(ends, axis=1)
        source, target = np.minimum(source, target), np.maximum(source, target)
    found: NDArray[np.bool_] = np.isin(source * many + target, ends[:, 0] * many + ends[:, 1])
    return found


def _first(rank: Numbers, values: Floats, names: Sequence[str]) -> tuple[str, ...]:
    import numpy as np

    if not (values > 0).any():
        return ()
    return tuple(names[at] for at in np.flatnonzero(rank == 1).tolist())


def _by_name(rank: Numbers, names: Sequence[str], there: NDArray[np.bool_]) -> dict[str, int]:
    every = zip(names, rank.tolist(), there.tolist(), strict=True)
    return {name: place for name, place, known in every if known}


def _measured(
    left: Selection, graph: nx.Graph[str], how: Measuring, wanted: Sequence[str]
) -> dict[str, Floats]:
    """The wanted measures of what is left for the actors of `graph`; NaN for who is not in it."""
    import numpy as np

    from kg.network.geodesics import geodesics
    from kg.network.holes import holes
    from kg.network.prominence import pagerank

    plain, weighted = _matrices(left, graph, how)
    if not plain.names:
        return {measure: np.full(len(graph), np.nan) for measure in wanted}
    found: dict[str, Floats] = {}
    if OF_PATHS.intersection(wanted):
        paths = geodesics(weighted if how.lengths else plain, lengths=how.lengths)
        found |= {"betweenness": paths.betweenness, "closeness": paths.closeness}
    gaps = holes(weighted)
    found |= {"constraint": gaps.constraint, "effective_size": gaps.effective_size}
    for measure, lines in (("degree", plain.weights), ("strength", weighted.weights)):
        found[measure] = lines.sum(axis=1) + (lines.sum(axis=0) if plain.directed else 0)
    found["pagerank"] = pagerank(weighted)
    at = {name: place for place, name in enumerate(graph)}
    places = [at[name] for name in plain.names]
    measured = {}
    for measure in wanted:
        measured[measure] = np.full(len(graph), np.nan)
        measured[measure][places] = found[measure]
    return measured


def _matrices(left: Selection, graph: nx.Graph[str], how: Measuring) -> tuple[Matrix, Matrix]:
    """The lines of a selection that `graph` draws, all of weight 1 and as weighted as asked for."""
    import numpy as np
    from scipy.sparse import coo_array, csr_array

    from kg.network.lean import lines
    from kg.network.matrix import Matrix

    directed, names = graph.is_directed(), left.rows.actors
    found = lines(left, directed=directed)
    kept = drawn(graph, names, found.source, found.target)
    here = np.zeros(len(names), dtype=bool)
    here[left.drawn()] = True
    here &= np.array([name in graph for name in names], dtype=bool)
    weight = {"count": found.weight, "newman": found.newman, "jaccard": found.jaccard}
    ones = np.ones(len(found.source))
    place = np.cumsum(here) - 1
    actors = tuple(name for name, there in zip(names, here.tolist(), strict=True) if there)

    def as_matrix(values: Floats) -> Matrix:
        some = kept & ~np.isnan(values)
        source, target = place[found.source[some]], place[found.target[some]]
        ends = (np.concatenate([source, target]), np.concatenate([target, source]))
        both, data = (ends, np.tile(values[some], 2))
        if directed:
            both, data = (source, target), values[some]
        weights = csr_array(coo_array((data, both), shape=(len(actors), len(actors))))
        weights.sort_indices()
        return Matrix(names=actors, weights=weights, directed=directed)

    return as_matrix(ones), as_matrix(weight.get(how.weights, ones))
