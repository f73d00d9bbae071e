"""A network as a sparse matrix: the face that measures work on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The weights of a network's lines by position of its nodes.

    `names` are the nodes in the graph's own order. `weights` is n×n float64 in CSR form with
    sorted indices, no explicit zeros and no diagonal; row i, column j is the line from
    `names[i]` to `names[j]`, symmetric unless `directed`.
    """

    names: tuple[str, ...]
    weights: csr_array
    directed: bool


def matrix(graph: nx.Graph[str], weight: str | None = "weight") -> Matrix:
    """The matrix of a graph's attribute `weight` (1.0 where a line has none); loops are dropped.

    A line whose weight is None is not in it; without a `weight` every line is 1.0. Parallel
    lines of a multigraph add up. O(nodes + lines).
    """
    import numpy as np
    from scipy.sparse import coo_array, csr_array

    names = tuple(graph)
    at = {name: place for place, name in enumerate(names)}
    ends = [
        (at[source], at[target], 0.0 if value is None else value)
        for source, target, value in graph.edges(data=weight or "", default=1.0)
        if source != target
    ]
    rows = np.array([source for source, _, _ in ends], dtype=np.int64)
    columns = np.array([target for _, target, _ in ends], dtype=np.int64)
    values = np.array([value for _, _, value in ends], dtype=np.float64)
    if not graph.is_directed():
        rows, columns = np.concatenate([rows, columns]), np.concatenate([columns, rows])
        values = np.concatenate([values, values])
    size = (len(names), len(names))
    weights = csr_array(coo_array((values, (rows, columns)), shape=size))
    weights.sum_duplicates()
    weights.eliminate_zeros()
    return Matrix(names=names, weights=weights, directed=graph.is_directed())
