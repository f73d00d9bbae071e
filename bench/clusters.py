"""Clusters and null models beside their peers: CPU seconds, medians, by size.

    python bench/clusters.py [--large]

Peers: NetworkX's Louvain, igraph's Leiden and Louvain (where installed). Networks: groups
planted in 1e3, 1e4 (and with --large 1e5) actors with five lines each, and contexts of skewed
sizes. Without --large it takes about a minute.
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from scipy.sparse import coo_array, csr_array

from kg.network.backbone import backbone
from kg.network.chance import chance
from kg.network.clusters import clusters
from kg.network.consensus import consensus
from kg.network.curveball import joined, sampled, seats
from kg.network.incidence import Incidence
from kg.network.matrix import Matrix

if TYPE_CHECKING:
    from collections.abc import Callable

LARGE = "--large" in sys.argv


def timed(run: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    """The median of CPU seconds, and what the last run gave."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        given = run()
        spent.append(time.process_time() - start)
    return statistics.median(spent), given


def planted(actors: int, lines: int) -> Matrix:
    """Groups of a hundred; seven of ten lines stay within."""
    rng = np.random.default_rng(0)
    source = rng.integers(0, actors, lines)
    group = source // 100 * 100 + rng.integers(0, 100, lines)
    target = np.where(rng.random(lines) < 0.7, group, rng.integers(0, actors, lines)) % actors
    apart = source != target
    one = coo_array((np.ones(apart.sum()), (source[apart], target[apart])), shape=(actors, actors))
    both = (one + one.T).tocsr()
    both.sort_indices()
    names = tuple(f"a{number:06}" for number in range(actors))
    return Matrix(names=names, weights=both, directed=False)


def attended(actors: int, seated: int, contexts: int) -> Incidence:
    """Contexts most of which are small, actors most of whom are in few."""
    rng = np.random.default_rng(0)
    who = np.minimum(rng.pareto(1.2, seated) * actors / 20, actors - 1).astype(np.int64)
    where = np.minimum(rng.pareto(2.5, seated) * contexts / 4, contexts - 1).astype(np.int64)
    once = np.unique(who * contexts + where)
    ones = (np.ones(len(once)), (once // contexts, once % contexts))
    return Incidence(
        actors=tuple(f"a{number:06}" for number in range(actors)),
        contexts=tuple(f"c{number:06}" for number in range(contexts)),
        members=csr_array(ones, shape=(actors, contexts)),
        context=np.arange(contexts),
        sided=np.zeros(contexts, dtype=bool),
        stated=np.zeros(contexts, dtype=np.int64),
        basis=("event",) * contexts,
    )


def of_clusters(actors: int, lines: int) -> None:
    """One size of network."""
    read = planted(actors, lines)
    few = 5 if actors < 100_000 else 3
    spent, ours = timed(lambda: clusters(read), few)
    print(f"{actors:,} actors, {read.weights.nnz // 2:,} lines")
    print(f"  clusters (Leiden)    {spent:9.3f} s  modularity {ours.modularity:.4f}")
    graph = nx.from_scipy_sparse_array(read.weights)
    theirs, found = timed(lambda: nx.community.louvain_communities(graph, seed=1), 1)
    value = nx.community.modularity(graph, found)
    print(f"  NetworkX Louvain     {theirs:9.3f} s  modularity {value:.4f}  {theirs / spent:.0f}x")
    of_igraph(graph, spent)
    if actors <= 10_000:
        whole, agreed = timed(lambda: consensus(read), 1)
        print(f"  consensus of 50 runs {whole:9.3f} s  modularity {agreed.modularity:.4f}")


def of_igraph(graph: nx.Graph[int], spent: float) -> None:
    """The Leiden of igraph on the same network, if it is installed."""
    try:
        import igraph
    except ImportError:
        return
    other = igraph.Graph(graph.number_of_nodes(), list(graph.edges))
    other.es["weight"] = [weight for *_, weight in graph.edges(data="weight")]

    def run() -> Any:
        return other.community_leiden("modularity", weights="weight", n_iterations=5)

    theirs, found = timed(run, 3)
    print(f"  igraph Leiden        {theirs:9.3f} s  modularity {found.modularity:.4f}"
          f"  {theirs / spent:.1f}x")  # fmt: skip


def of_chance(actors: int, seated: int, contexts: int) -> None:
    """One size of who is in which context."""
    known = attended(actors, seated, contexts)
    here = seats(known)
    lines = joined(here).nnz // 2
    print(f"{actors:,} actors, {contexts:,} contexts, {len(here.actor):,} seats, {lines:,} lines")
    spent, _ = timed(lambda: list(sampled(here, 6)), 3)
    # 50 rounds before the first sample and 10 before each of the five others.
    print(f"  Curveball, a sample  {spent / 10:9.3f} s")
    spent, found = timed(lambda: backbone(known), 3)
    print(f"  backbone             {spent:9.3f} s  {int((found.q <= 0.05).sum()):,} lines")
    if actors <= 10_000:
        spent, told = timed(lambda: chance(known), 1)
        print(f"  chance               {spent:9.3f} s  {told.samples} samples")


if __name__ == "__main__":
    for size in (1_000, 10_000, *([100_000] if LARGE else [])):
        of_clusters(size, 5 * size)
    for size in (300, 2_000, 10_000, *([100_000] if LARGE else [])):
        of_chance(size, 3 * size, size // 2)
