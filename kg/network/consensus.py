"""Clusters that many runs agree on, and how firmly each actor belongs to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.clusters import (
    RESOLUTION,
    Clustering,
    clusters,
    leiden,
    modularity,
    numbered,
    symmetric,
)
from kg.progress import steps

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.clusters import Labels
    from kg.network.matrix import Matrix

RUNS = 50
ASKED_ABOVE = 10_000
ASKED_ABOVE_LINES = 100_000
"""Networks of more actors or lines have their consensus only where it is asked for: 8,438 actors
with 212,296 lines take 26 s of CPU."""
THRESHOLD = 0.5
ROUNDS = 20


def mark(graph: nx.Graph[str], matrix: Matrix, *, asked: bool = False) -> None:
    """Give every node its `cluster` and its `stability`, and say in the graph how they were got.

    By consensus up to ASKED_ABOVE actors and ASKED_ABOVE_LINES lines, and wherever it is `asked`
    for; else by one run, and then every stability is None, as it is for an actor without a line.
    What `Clustering.about` says stands in `graph.graph["measures"]["cluster"]`.
    """
    few = len(matrix.names) <= ASKED_ABOVE and graph.size() <= ASKED_ABOVE_LINES
    agreed = asked or few
    found = consensus(matrix) if agreed else clusters(matrix)
    firm = found.stability
    for place, name in enumerate(matrix.names):
        label = int(found.labels[place])
        graph.nodes[name]["cluster"] = label
        one = None if firm is None or not label else round(float(firm[place]), 12)
        graph.nodes[name]["stability"] = one
    graph.graph.setdefault("measures", {})["cluster"] = found.about()


def consensus(matrix: Matrix, *, runs: int = RUNS, resolution: float = RESOLUTION) -> Clustering:
    """The clusters on which `runs` runs of Leiden, seeds 0, 1, …, agree.

    A. Lancichinetti and S. Fortunato, "Consensus clustering in complex networks", Scientific
    Reports 2 (2012) 336: each line is weighed by the share of runs that put its ends together,
    lines under one half are dropped (an actor keeps its strongest), and the runs are repeated
    on these weights until they all agree; counted along lines only, as Tandon et al. (Physical
    Review E 99 (2019) 042301) do for large networks. After ROUNDS rounds without agreement
    the first run on the last weights stands and `settled` is false.

    `stability` of an actor: |A ∩ B| / max(|A|, |B|), where A is its cluster here and B its
    cluster in one run on the network, averaged over the runs: 1 where every run gives it the
    same companions. This is the element-centric similarity of Gates et al. (Scientific Reports
    9 (2019) 8574) for clusters that do not overlap. nan for an actor without a line.
    O(runs × lines).
    """
    weights = symmetric(matrix)
    if not weights.nnz:
        return clusters(matrix, resolution=resolution)
    first = _runs(weights, runs, resolution)
    raw, settled = _agreed(weights, first, resolution)
    labels = numbered(raw, weights)
    return Clustering(
        labels=labels,
        modularity=modularity(weights, labels, resolution),
        method="leiden-consensus",
        resolution=resolution,
        seeds=(0, runs - 1),
        directed=matrix.directed,
        settled=settled,
        stability=stability(labels, first),
    )


def stability(labels: Labels, runs: list[Labels]) -> NDArray[np.float64]:
    """For each node the mean over runs of |A ∩ B| / max(|A|, |B|); nan where its label is 0."""
    import numpy as np

    total = np.zeros(len(labels))
    size = np.bincount(labels)[labels]
    for run in runs:
        _, other, other_size = np.unique(run, return_inverse=True, return_counts=True)
        pair = labels * len(other_size) + other
        _, place, shared = np.unique(pair, return_inverse=True, return_counts=True)
        total += shared[place] / np.maximum(size, other_size[other])
    return np.where(labels > 0, total / max(len(runs), 1), np.nan)


def _runs(weights: csr_array, runs: int, resolution: float) -> list[Labels]:
    """The labels of each run. They run side by side: Leiden lets other threads go on."""
    import os
    from concurrent.futures import ThreadPoolExecutor

    def one(seed: int) -> Labels:
        return leiden(weights, resolution=resolution, seed=seed)

    pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
    try:
        return list(steps("clusters", pool.map(one, range(runs)), runs, every=1))
    finally:
        pool.shutdown(cancel_futures=True)


def _agreed(weights: csr_array, found: list[Labels], resolution: float) -> tuple[Labels, bool]:
    """The labels all runs agree on, and whether they came to agree."""
    from scipy.sparse.csgraph import connected_components

    for _ in range(ROUNDS):
        shares = _shares(weights, found)
        if not (shares.data % 1).any():
            shares.eliminate_zeros()
            return connected_components(shares, directed=False)[1].astype("int64"), True
        kept = _strong(shares)
        found = _runs(kept, len(found), resolution)
    return found[0], False


def _shares(weights: csr_array, found: list[Labels]) -> csr_array:
    """For each line the share of runs that put its two ends into one cluster."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = np.repeat(np.arange(weights.shape[0]), np.diff(weights.indptr))
    together = np.zeros(weights.nnz, dtype=np.int64)
    for labels in found:
        together += labels[rows] == labels[weights.indices]
    shape = weights.shape
    return csr_array((together / len(found), weights.indices, weights.indptr), shape, copy=True)


def _strong(shares: csr_array) -> csr_array:
    """Shares of at least THRESHOLD; a node that would lose all its lines keeps its strongest."""
    import numpy as np
    from scipy.sparse import csr_array

    rows = np.repeat(np.arange(shares.shape[0]), np.diff(shares.indptr))
    best = shares.max(axis=1).toarray().ravel()[rows]
    keep = (shares.data >= THRESHOLD) | ((best < THRESHOLD) & (shares.data == best) & (best > 0))
    values = np.where(keep, shares.data, 0.0)
    kept = csr_array((values, shares.indices, shares.indptr), shares.shape)
    kept = kept.maximum(kept.T).tocsr()
    kept.eliminate_zeros()
    kept.sort_indices()
    return kept
