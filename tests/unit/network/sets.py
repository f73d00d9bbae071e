"""The data sets that measures are held against, their names as text in sorted order."""

from __future__ import annotations

import random

import igraph
import networkx as nx
import numpy as np
from scipy.sparse import csr_array

from kg.network.incidence import Incidence


def named(graph: nx.Graph) -> nx.Graph:
    """The graph with text for names, its nodes in sorted order, weights kept (1.0 if none)."""
    plain = nx.DiGraph() if graph.is_directed() else nx.Graph()
    plain.add_nodes_from(sorted(f"{node}".zfill(3) for node in graph))
    plain.add_edges_from(
        (f"{a}".zfill(3), f"{b}".zfill(3), {"weight": float(weight)})
        for a, b, weight in graph.edges(data="weight", default=1.0)
    )
    return plain


def karate() -> nx.Graph:
    """W. W. Zachary, "An information flow model for conflict and fission in small groups",
    Journal of Anthropological Research 33 (1977) 452-473: 34 members, 78 lines, here without
    the weights (in how many contexts two members met)."""
    graph = nx.karate_club_graph()
    for *_, data in graph.edges(data=True):
        del data["weight"]
    return named(graph)


def florence() -> nx.Graph:
    """Marriages of fifteen Florentine families: R. L. Breiger and P. E. Pattison, "Cumulated
    social roles", Social Networks 8 (1986) 215-256, after J. F. Padgett."""
    return named(nx.florentine_families_graph())


def davis() -> nx.Graph:
    """Eighteen women joined by the events both were at, weighed by how many: A. Davis, B. B.
    Gardner and M. R. Gardner, Deep South (1941)."""
    women = nx.davis_southern_women_graph()
    return named(nx.bipartite.weighted_projected_graph(women, women.graph["top"]))


def chance(seed: int, *, directed: bool = False, size: int = 40, density: float = 0.06) -> nx.Graph:
    """A random graph with weights of 1 to 5; with islands where it is sparse."""
    graph = nx.gnp_random_graph(size, density, seed=seed, directed=directed)
    pick = random.Random(seed)  # noqa: S311 - weights, not secrets
    for *_, data in graph.edges(data=True):
        data["weight"] = float(pick.randint(1, 5))
    return named(graph)


SETS = {
    "karate": karate,
    "florence": florence,
    "davis": davis,
    "sparse": lambda: chance(1, density=0.03),
    "weighted": lambda: chance(2, density=0.12),
    "directed": lambda: chance(3, directed=True),
    "directed sparse": lambda: chance(4, directed=True, density=0.03),
}


def in_igraph(graph: nx.Graph) -> igraph.Graph:
    """The same graph in igraph, vertices in the same order."""
    at = {node: place for place, node in enumerate(graph)}
    other = igraph.Graph(
        n=len(at), edges=[(at[a], at[b]) for a, b in graph.edges], directed=graph.is_directed()
    )
    other.es["weight"] = [weight for *_, weight in graph.edges(data="weight")]
    return other


def incidence(members: np.ndarray, context: list[int] | None = None, sided: bool = False):
    """An incidence of a table of noughts and ones; every cell a context unless `context` says."""
    context = list(range(members.shape[1])) if context is None else context
    contexts = max(context, default=-1) + 1
    return Incidence(
        actors=tuple(f"a{n:03}" for n in range(members.shape[0])),
        contexts=tuple(f"c{n:03}" for n in range(contexts)),
        members=csr_array(members.astype(float)),
        context=np.array(context, dtype=np.int64),
        sided=np.array([sided] * len(context), dtype=bool),
        stated=np.zeros(contexts, dtype=np.int64),
        basis=("event",) * contexts,
    )
