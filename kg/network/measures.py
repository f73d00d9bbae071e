"""What each actor's place in the network is, in numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.network.consensus import mark
from kg.network.matrix import matrix

if TYPE_CHECKING:
    Graph = nx.Graph[str]


def measure(graph: Graph) -> None:
    """Set every node's measures. The graph's nodes must have been added in sorted order.

    degree: how many others it is joined to (in a directed network, in plus out).
    strength: the sum of its lines' weights.
    betweenness: the share of shortest paths between two others that pass through it,
    unweighted, 0 to 1 (Freeman 1977). O(nodes × lines).
    constraint: Burt's (1992), weighted; near 0 where its contacts are not joined to each
    other; None for an actor with no line.
    cluster: the number of its cluster, 1 the largest, 0 for an actor with no line; stability:
    how firmly it belongs there, 0 to 1, or None (kg.network.consensus).
    """
    if not graph:
        return
    betweenness = nx.betweenness_centrality(graph)
    constraint = nx.constraint(graph, weight="weight")
    mark(graph, matrix(graph))
    for node, attributes in graph.nodes(data=True):
        degree = int(graph.degree(node))
        value = constraint.get(node, math.nan)
        attributes["degree"] = degree
        attributes["strength"] = _rounded(sum(weight for _, _, weight in _lines(graph, node)))
        attributes["betweenness"] = _rounded(betweenness[node])
        attributes["constraint"] = None if degree == 0 or math.isnan(value) else _rounded(value)


def summary(graph: Graph) -> dict[str, Any]:
    """The network's size, density (0 to 1) and number of components."""
    undirected = graph.to_undirected(as_view=True) if graph.is_directed() else graph
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "density": _rounded(nx.density(graph)),
        "components": nx.number_connected_components(undirected),
    }


def _lines(graph: Graph, node: str) -> list[tuple[str, str, float]]:
    lines = list(graph.edges(node, data="weight", default=1.0))
    if isinstance(graph, nx.DiGraph):
        lines += list(graph.in_edges(node, data="weight", default=1.0))
    return lines


def _rounded(value: float) -> float:
    """To 12 places: more would differ between machines."""
    return round(float(value), 12)
