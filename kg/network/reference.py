"""The same measures by NetworkX alone: slow, short, and there to check the fast ones against."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import KgError
from kg.network.figures import Figures, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    Graph = nx.Graph[str]
    Values = dict[str, float]

CLOSE = 1e-14
"""Power iterations end when the mean change is less; NetworkX's own 1e-6 gives six digits."""


def reference(graph: Graph, weight: str | None, *, lengths: bool) -> Figures:
    """Every measure that NetworkX has; `weight` is the attribute that weighted ones take.

    All of it is exact: O(nodes × lines) in Python, minutes for a few thousand actors.
    """
    drawn, weighted = _plain(graph, None), _plain(graph, weight)
    whole, nobody = drawn.to_undirected(), dict.fromkeys(graph, math.nan)
    paths, length = (weighted, "length") if lengths else (drawn, None)
    others = max(len(graph) - 1, 1)
    near = nx.harmonic_centrality(paths, distance=length)
    numbers: dict[str, Values] = {
        "strength": dict(weighted.degree(weight="weight")),
        "closeness": {node: float(value) / others for node, value in near.items()},
        "betweenness": nx.betweenness_centrality(paths, weight=length),
        "betweenness_error": nobody,
        "eigenvector": nobody if graph.is_directed() else _eigenvector(weighted),
        "pagerank": nx.pagerank(weighted, tol=CLOSE, max_iter=10_000) if graph else {},
        "constraint": nobody | nx.constraint(weighted, weight="weight") if graph else {},
        "effective_size": nobody | _effective_size(weighted),
    }
    cuts, cores, degrees = set(nx.articulation_points(whole)), nx.core_number(drawn), drawn.degree
    columns: dict[str, list[Any]] = {
        name: known(values[node] for node in graph) for name, values in numbers.items()
    }
    columns["degree"] = [degrees[node] for node in graph]
    columns["core"] = [cores[node] for node in graph]
    columns["cut_point"] = [node in cuts for node in graph]
    return Figures(
        columns=columns,
        bridges=frozenset(_bridges(whole)),
        paths={"pivots": 0, "sampled": 0},
    )


def _plain(graph: Graph, weight: str | None) -> Graph:
    """The same actors and lines without loops and lines of no weight, `length` being 1/weight.

    Lengths are fractions, so that three lines of a third are as long as one of 1.
    """
    plain: Graph = nx.DiGraph() if graph.is_directed() else nx.Graph()
    plain.add_nodes_from(graph)
    for source, target, data in graph.edges(data=True):
        value = data.get(weight, 1.0) if weight else 1.0
        if source != target and value:
            share = Fraction(value).limit_denominator(1_000_000) or Fraction(value)
            plain.add_edge(source, target, weight=value, length=1 / share)
    return plain


def _eigenvector(weighted: Graph) -> Values:
    if not weighted.size():
        return dict.fromkeys(weighted, 0.0)
    # NetworkX iterates with 1 added to the diagonal, beside which small weights are as nothing.
    most = max(data["weight"] for *_, data in weighted.edges(data=True))
    scaled: Graph = nx.Graph()
    scaled.add_nodes_from(weighted)
    for source, target, data in weighted.edges(data=True):
        scaled.add_edge(source, target, weight=data["weight"] / most)
    try:
        return nx.eigenvector_centrality(scaled, weight="weight", tol=CLOSE, max_iter=100_000)
    except nx.PowerIterationFailedConvergence as error:
        raise KgError(
            "NetworkX comes to no eigenvector centrality here, for two parts of the network are "
            "all but equally great; leave out --backend networkx"
        ) from error


def _effective_size(weighted: Graph) -> Values:
    """Of the lines without direction, their weights added.

    NetworkX (3.6) leaves out who has incoming lines alone; and its matrix form, used unless
    actors are asked for by name, divides each weight by the greatest of the wrong end.
    """
    both: Graph = nx.Graph()
    both.add_nodes_from(weighted)
    for source, target, data in weighted.edges(data=True):
        before = both.get_edge_data(source, target, {"weight": 0.0})["weight"]
        both.add_edge(source, target, weight=before + data["weight"])
    found: Values = nx.effective_size(both, nodes=list(both), weight="weight")
    return found


def _bridges(whole: Any) -> Iterator[tuple[str, str]]:
    # Untyped: the stubs ask for a graph of pairs, for bridges are pairs.
    yield from nx.bridges(whole)
