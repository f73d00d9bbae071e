"""Which actors are joined more to each other than to the rest: Leiden on the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.matrix import Matrix

    Labels = NDArray[np.int64]

RESOLUTION = 1.0
SEED = 0
CYCLES = 2
"""A run's second cycle starts from the first one's clusters; a third seldom gains anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clustering:
    """A network's clusters and how they were found.

    `labels` holds the number of each node's cluster in the order of the matrix: 1 the largest,
    those of one size by their first member; 0 for a node without a line. `modularity` is of
    these clusters in the symmetric weights. `method` is "leiden" or "leiden-consensus"; `seeds`
    the first and the last; `settled` whether consensus ended with one answer. `stability` is
    for each node as `kg.network.consensus` says, None where there was one run only.
    """

    labels: Labels
    modularity: float
    method: str
    resolution: float
    seeds: tuple[int, int]
    directed: bool
    settled: bool = True
    stability: NDArray[np.float64] | None = None

    @property
    def runs(self) -> int:
        """How often Leiden was run on the network itself."""
        return self.seeds[1] - self.seeds[0] + 1

    def about(self) -> dict[str, Any]:
        """What an output says of the method: plain values.

        `symmetrised`: the network is directed, and its lines were taken in both directions,
        the weights of the two added.
        """
        return {
            "method": self.method,
            "modularity": round(self.modularity, 12),
            "resolution": self.resolution,
            "runs": self.runs,
            "seeds": list(self.seeds),
            "settled": self.settled,
            "symmetrised": self.directed,
            "clusters": int(self.labels.max(initial=0)),
        }


def clusters(matrix: Matrix, *, resolution: float = RESOLUTION, seed: int = SEED) -> Clustering:
    """The clusters of one run of Leiden that maximises weighted modularity.

    V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden", Scientific Reports 9
    (2019) 5233; modularity after Newman (2004) with Reichardt and Bornholdt's resolution
    (2006). Every cluster is connected. The same matrix and seed give the same clusters in
    every process; the order of the nodes may matter. Weights must be positive.
    """
    weights = symmetric(matrix)
    labels = numbered(leiden(weights, resolution=resolution, seed=seed), weights)
    return Clustering(
        labels=labels,
        modularity=modularity(weights, labels, resolution),
        method="leiden",
        resolution=resolution,
        seeds=(seed, seed),
        directed=matrix.directed,
    )


def symmetric(matrix: Matrix) -> csr_array:
    """The weights without direction: of a directed network, those of both directions added."""
    if not matrix.directed:
        return matrix.weights
    both = (matrix.weights + matrix.weights.T).tocsr()
    both.sort_indices()
    return both


def leiden(weights: csr_array, *, resolution: float, seed: int) -> Labels:
    """The raw label of each node of symmetric weights, in no special order; 0 lines: any label."""
    import numpy as np
    from graspologic_native import leiden_csr

    size = weights.shape[0]
    if not weights.nnz:
        return np.arange(size, dtype=np.int64)
    _, found = leiden_csr(
        weights.indptr.astype(np.int64, copy=False),
        weights.indices.astype(np.int32, copy=False),
        weights.data.astype(np.float64, copy=False),
        size,
        resolution=resolution,
        iterations=CYCLES,
        seed=seed,
    )
    labels = np.empty(size, dtype=np.int64)
    labels[np.fromiter(found.keys(), np.int64, len(found))] = np.fromiter(
        found.values(), np.int64, len(found)
    )
    return labels


def numbered(raw: Labels, weights: csr_array) -> Labels:
    """Labels as numbers, 1 the largest, ties in size by the first member; 0 without a line."""
    import numpy as np

    lined = np.diff(weights.indptr) > 0
    labels = np.zeros(len(raw), dtype=np.int64)
    _, first, place, size = np.unique(
        raw[lined], return_index=True, return_inverse=True, return_counts=True
    )
    number = np.empty(len(size), dtype=np.int64)
    number[np.lexsort((first, -size))] = np.arange(1, len(size) + 1)
    labels[lined] = number[place]
    return labels


def modularity(weights: csr_array, labels: Labels, resolution: float = RESOLUTION) -> float:
    """Newman's modularity of labels in symmetric weights; 0 where there is no line.

    M. E. J. Newman, "Analysis of weighted networks", Physical Review E 70 (2004) 056131.
    """
    import numpy as np

    total = float(weights.data.sum())
    if not total:
        return 0.0
    rows = np.repeat(labels, np.diff(weights.indptr))
    inside = float(weights.data[rows == labels[weights.indices]].sum())
    strength = np.bincount(labels, weights=np.asarray(weights.sum(axis=1)).ravel())
    return inside / total - resolution * float(strength @ strength) / total**2
