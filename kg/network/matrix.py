"""A network as a sparse matrix: the face that measures work on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
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
    from scipy.sparse import csr_array

    names = tuple(graph)
    at = {name: place for place, name in enumerate(names)}
    # A graph keeps, for each node, its neighbours and their lines: the rows of the matrix.
    kept = [near for _, near in graph.adjacency()]
    ends = np.cumsum([0, *map(len, kept)])
    columns = np.fromiter(map(at.__getitem__, chain.from_iterable(kept)), np.int64, ends[-1])
    lines = [line for near in kept for line in near.values()]
    values = _values(lines, weight, several=graph.is_multigraph())
    rows = np.repeat(np.arange(len(names)), np.diff(ends))
    values[(columns == rows) | np.isnan(values)] = 0.0
    size = (len(names), len(names))
    weights = csr_array((values, columns, ends), shape=size)
    weights.eliminate_zeros()
    weights.sort_indices()
    return Matrix(names=names, weights=weights, directed=graph.is_directed())


def _values(
    lines: Sequence[Mapping[Any, Any]], weight: str | None, *, several: bool
) -> NDArray[np.float64]:
    """The weight of each line, not a number where it is None."""
    import numpy as np

    if several:
        return np.array(
            [_values(list(each.values()), weight, several=False).sum() for each in lines]
        )
    if weight is None:
        return np.ones(len(lines))
    try:
        # As good as always every line has one, and C alone need look.
        return np.fromiter(map(itemgetter(weight), lines), np.float64, len(lines))
    except (KeyError, TypeError):
        return np.array([line.get(weight, 1.0) for line in lines], dtype=np.float64)
