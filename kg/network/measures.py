"""What each actor's place in the network is, in numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError
from kg.network.consensus import mark
from kg.network.matrix import Matrix, matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Graph = nx.Graph[str]
    Columns = Mapping[str, Sequence[Any]]

WEIGHTS = {"count": "weight", "newman": "newman", "jaccard": "jaccard", "none": None}
"""The attribute of a line that each kind of weight is read from; none: every line counts 1."""
MEASURES = (
    "degree", "strength", "closeness", "betweenness", "betweenness_error", "eigenvector",
    "pagerank", "core", "constraint", "effective_size", "cluster", "stability", "cut_point",
)  # fmt: skip
"""The node attributes that `measure` sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measuring:
    """How to measure. `weights` is one of WEIGHTS, for the measures that take weights.

    `lengths`: shortest paths count a line of weight w as 1/w long, not as one step.
    `backend`: "sparse", or "networkx" for the slow reference. `consensus`: clusters are the
    consensus of many runs even in a network of more than 10,000 actors.
    """

    weights: str = "count"
    lengths: bool = False
    backend: str = "sparse"
    consensus: bool = False


USUAL = Measuring()


def measure(graph: Graph, how: Measuring = USUAL) -> None:
    """Set every node's measures, every line's `bridge`, and graph.graph["measures"].

    The graph's nodes must have been added in sorted order. Loops count nowhere.

    degree: how many others it is joined to (in a directed network, in plus out).
    strength: the sum of its lines' weights.
    closeness, betweenness: see `kg.network.geodesics`; unweighted unless `how.lengths`; exact
    where `betweenness_error` is None, else sampled with that standard error.
    eigenvector, pagerank: see `kg.network.prominence`; weighted; eigenvector None if directed.
    core, cut_point, bridge: see `kg.network.cuts`; unweighted.
    constraint, effective_size: see `kg.network.holes`; weighted; None for who has no line.
    cluster: the number of its cluster, 1 the largest, 0 for an actor with no line; stability:
    how firmly it belongs there, 0 to 1, or None (kg.network.consensus); weighted.

    graph.graph["measures"] says which weights, paths and backend, how many pivots (0 where
    everything is exact) stand for how many actors, and how clusters were found.
    """
    weighted = _weighted(graph, how)
    columns, bridges, paths = _columns(graph, weighted, how)
    for name, column in columns.items():
        for attributes, value in zip(graph.nodes.values(), column, strict=True):
            attributes[name] = value
    for source, target, attributes in graph.edges(data=True):
        attributes["bridge"] = (source, target) in bridges or (target, source) in bridges
    graph.graph["measures"] = {
        "weights": how.weights,
        "paths": "lengths" if how.lengths else "steps",
        **paths,
        "backend": how.backend,
    }
    mark(graph, weighted, asked=how.consensus)


def _weighted(graph: Graph, how: Measuring) -> Matrix:
    """The matrix of the weights asked for; a `KgError` if no line has any of that kind."""
    if how.weights not in WEIGHTS:
        raise KgError(f"weights {how.weights!r}; expected {', '.join(WEIGHTS)}")
    attribute = WEIGHTS[how.weights]
    none = all(data.get(attribute or "") is None for *_, data in graph.edges(data=True))
    if attribute not in (None, "weight") and graph.size() and none:
        raise KgError(f"no line has a {how.weights} weight here; try --weights count")
    return matrix(graph, attribute)


def _columns(
    graph: Graph, weighted: Matrix, how: Measuring
) -> tuple[Columns, set[tuple[str, str]], dict[str, Any]]:
    """The measures by name in the order of nodes, the bridges, and how paths were measured."""
    import numpy as np

    from kg.network.cuts import hold
    from kg.network.geodesics import SEED as PIVOT_SEED
    from kg.network.geodesics import geodesics
    from kg.network.holes import holes
    from kg.network.prominence import eigenvector, pagerank

    drawn = matrix(graph, None)
    drawn.weights.data[:] = 1.0
    shape, gaps = hold(drawn), holes(weighted)
    paths = geodesics(weighted if how.lengths else drawn, lengths=how.lengths)
    ends = 1 if not graph.is_directed() else 2
    degree = np.bincount(drawn.weights.indices, minlength=len(graph))
    strength = weighted.weights.sum(axis=1)
    if ends == 2:
        degree = degree + np.diff(drawn.weights.indptr)
        strength = strength + weighted.weights.sum(axis=0)
    columns: dict[str, Sequence[Any]] = {
        "degree": degree.tolist(),
        "strength": _known(strength),
        "closeness": _known(paths.closeness),
        "betweenness": _known(paths.betweenness),
        "betweenness_error": _known(paths.error),
        "eigenvector": [None] * len(graph) if ends == 2 else _known(eigenvector(weighted)),
        "pagerank": _known(pagerank(weighted)),
        "core": shape.core.tolist(),
        "constraint": _known(gaps.constraint),
        "effective_size": _known(gaps.effective_size),
        "cut_point": [place in shape.cut_points for place in range(len(graph))],
    }
    names = drawn.names
    return (
        columns,
        {(names[one], names[other]) for one, other in shape.bridges},
        {"pivots": paths.pivots, "sampled": paths.sampled, "pivot_seed": PIVOT_SEED},
    )


def _known(values: NDArray[np.float64]) -> list[float | None]:
    """To 12 places, for more would differ between machines; None for what is not a number."""
    return [None if math.isnan(value) else _rounded(value) for value in values.tolist()]


def summary(graph: Graph) -> dict[str, Any]:
    """The network's size, density (0 to 1) and number of components."""
    undirected = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "density": _rounded(nx.density(graph)),
        "components": nx.number_connected_components(undirected),
    }


def _rounded(value: float) -> float:
    """To 12 places: more would differ between machines."""
    return round(float(value), 12)
