"""How prominent an actor is by whom it is joined to: eigenvector centrality and PageRank."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.matrix import Matrix

DAMPING = 0.85
CLOSE = 1e-9
"""Two parts whose greatest eigenvalues differ by no more than this share are equally great."""


def pagerank(network: Matrix) -> NDArray[np.float64]:
    """PageRank (Brin and Page 1998) with damping 0.85, weighted; all values add up to 1.

    An undirected line counts both ways. Who has no outgoing line passes on to everybody alike.
    Iterated until nothing changes by more than 1e-15: about 200 products with the matrix.
    """
    import numpy as np

    size = len(network.names)
    if not size:
        return np.zeros(0)
    out = network.weights.sum(axis=1)
    passes_on = np.divide(1.0, out, out=np.zeros(size), where=out > 0)
    incoming = network.weights.T.tocsr()
    rank = np.full(size, 1.0 / size)
    for _ in range(1000):
        lost = rank[out == 0].sum()
        new = DAMPING * (incoming @ (rank * passes_on) + lost / size) + (1 - DAMPING) / size
        new /= new.sum()
        change, rank = np.abs(new - rank).max(), new
        if change <= 1e-15:
            break
    return rank


def eigenvector(network: Matrix) -> NDArray[np.float64]:
    """Eigenvector centrality (Bonacich 1972), weighted, of length 1, nowhere negative.

    It is what power iteration from equal values ends in, as in NetworkX: the part of the
    network with the greatest eigenvalue has all of it (parts that are equally great share it),
    and every actor in another part has 0. Of an undirected network; all 0 without lines.
    """
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    size = len(network.names)
    found: NDArray[np.float64] = np.zeros(size)
    if not network.weights.nnz:
        return found
    _, part = connected_components(network.weights, directed=False)
    members = np.argsort(part, kind="stable")
    bounds = np.searchsorted(part[members], np.arange(part.max() + 2))
    # No part's eigenvalue is above its greatest sum of weights: most parts need not be solved.
    most = np.maximum.reduceat(network.weights.sum(axis=1)[members], bounds[:-1])
    best, leading = 0.0, []
    for place in np.argsort(-most, kind="stable"):
        if most[place] < best * (1 - CLOSE):
            break
        here = members[bounds[place] : bounds[place + 1]]
        value, vector = _leading(network.weights[here][:, here])
        leading.append((value, here, vector))
        best = max(best, value)
    for value, here, vector in leading:
        if value >= best * (1 - CLOSE):
            found[here] = vector * vector.sum()
    found /= np.sqrt((found**2).sum())
    return found


DENSE = 200
"""Up to this many actors a full matrix is solved: faster, and Lanczos needs a few rows."""


def _leading(weights: csr_array) -> tuple[float, NDArray[np.float64]]:
    """The greatest eigenvalue of a connected part and its vector, of length 1, all positive."""
    import numpy as np
    from scipy.sparse.linalg import eigsh

    size = weights.shape[0]
    if size <= DENSE:
        values, vectors = np.linalg.eigh(weights.toarray())
        value, vector = values[-1], vectors[:, -1]
    else:
        values, vectors = eigsh(weights, k=1, which="LA", v0=np.ones(size), tol=0)
        value, vector = values[0], vectors[:, 0]
    return float(value), np.abs(vector)
