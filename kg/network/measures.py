"""What each actor's place in the network is, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError
from kg.network.consensus import mark
from kg.network.figures import Figures, known, rounded
from kg.network.matrix import Matrix, matrix

if TYPE_CHECKING:
    Graph = nx.Graph[str]

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
    consensus of many runs in a network of any size. `null`: so many
    arrangements by chance beside which the network is set; None: it is not.
    """

    weights: str = "count"
    lengths: bool = False
    backend: str = "sparse"
    consensus: bool = False
    null: int | None = None


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
    if how.backend == "networkx":
        from kg.network.reference import reference

        found = reference(graph, WEIGHTS[how.weights], lengths=how.lengths)
    else:
        found = _sparse(graph, weighted, how)
    for name, column in found.columns.items():
        for attributes, value in zip(graph.nodes.values(), column, strict=True):
            attributes[name] = value
    for source, target, attributes in graph.edges(data=True):
        attributes["bridge"] = not found.bridges.isdisjoint(((source, target), (target, source)))
    graph.graph["measures"] = {
        "weights": how.weights,
        "paths": "lengths" if how.lengths else "steps",
        **found.paths,
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


def _sparse(graph: Graph, weighted: Matrix, how: Measuring) -> Figures:
    import numpy as np

    from kg.network.cuts import hold
    from kg.network.geodesics import SEED, geodesics
    from kg.network.holes import holes
    from kg.network.prominence import eigenvector, pagerank

    drawn = matrix(graph, None)
    drawn.weights.data[:] = 1.0
    shape, gaps = hold(drawn), holes(weighted)
    paths = geodesics(weighted if how.lengths else drawn, lengths=how.lengths)
    degree = np.diff(drawn.weights.indptr)
    strength = weighted.weights.sum(axis=1)
    if graph.is_directed():
        degree = degree + np.bincount(drawn.weights.indices, minlength=len(graph))
        strength = strength + weighted.weights.sum(axis=0)
    numbers = {
        "strength": strength,
        "closeness": paths.closeness,
        "betweenness": paths.betweenness,
        "betweenness_error": paths.error,
        "eigenvector": np.full(len(graph), np.nan) if drawn.directed else eigenvector(weighted),
        "pagerank": pagerank(weighted),
        "constraint": gaps.constraint,
        "effective_size": gaps.effective_size,
    }
    columns: dict[str, list[Any]] = {n: known(each.tolist()) for n, each in numbers.items()}
    columns["degree"] = degree.tolist()
    columns["core"] = shape.core.tolist()
    columns["cut_point"] = [place in shape.cut_points for place in range(len(graph))]
    names = drawn.names
    return Figures(
        columns=columns,
        bridges=frozenset((names[one], names[other]) for one, other in shape.bridges),
        paths={"pivots": paths.pivots, "sampled": paths.sampled, "pivot_seed": SEED},
    )


def summary(graph: Graph) -> dict[str, Any]:
    """The network's size, density (0 to 1) and number of components."""
    undirected = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "density": rounded(nx.density(graph)),
        "components": nx.number_connected_components(undirected),
    }
