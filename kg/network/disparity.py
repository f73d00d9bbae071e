"""Which lines carry more of an actor's money than an even spread would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]

ALPHA = 0.05


def disparity(weights: csr_array) -> Floats:
    """For each line of a weighted matrix, in its order, how likely an even spread gives it.

    (1 - w / s)^(k - 1) for an end with k lines that add up to s, the smaller of the two ends'
    (with direction: what goes out of one and what comes in to the other); an end with one line
    says nothing: 1. A matrix without direction holds each line twice. M. A. Serrano, M. Boguna
    and A. Vespignani, "Extracting the multiscale backbone of complex weighted networks", PNAS
    106 (2009) 6483-6488, equation 2. It is no p-value of both ends, and several lines are not
    allowed for. Weights are positive.
    """
    import numpy as np

    return np.minimum(_spread(weights), _spread_in(weights))


def _spread(weights: csr_array) -> Floats:
    """Of each line, seen from its row."""
    import numpy as np

    lines = np.diff(weights.indptr)
    row = np.repeat(np.arange(weights.shape[0]), lines)
    total = np.bincount(row, weights=weights.data, minlength=weights.shape[0])
    rest = np.clip(1 - weights.data / total[row], 0.0, 1.0)
    return np.asarray(rest ** (lines[row] - 1))


def _spread_in(weights: csr_array) -> Floats:
    """Of each line, seen from its column."""
    import numpy as np

    size = weights.shape[1]
    total = np.bincount(weights.indices, weights=weights.data, minlength=size)
    lines = np.bincount(weights.indices, minlength=size)
    rest = np.clip(1 - weights.data / total[weights.indices], 0.0, 1.0)
    return np.asarray(rest ** (lines[weights.indices] - 1))


def disparity_of(graph: nx.Graph[str]) -> dict[tuple[str, str], dict[str, float]]:
    """For each line with amounts, its value by what its sums are of; sums of each sort are apart.

    A sort is what stands after the amount in a line's `amounts`: currency, stage, instrument
    and, of a figure that is not exact, precision (`kg.network.sums`).

    A `KgError` where no line states an amount: the method compares shares of a whole, and
    counts of shared contexts are not that.
    """
    import networkx as nx

    from kg.network.matrix import matrix

    found: dict[tuple[str, str], dict[str, float]] = {}
    for sort, amounts in sorted(_amounts(graph).items()):
        layer: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
        layer.add_nodes_from(graph)
        layer.add_weighted_edges_from((a, b, amount) for (a, b), amount in amounts.items())
        read = matrix(layer)
        values = disparity(read.weights)
        lines = read.weights.tocoo()
        of = {
            (read.names[a], read.names[b]): round(float(value), 12)
            for a, b, value in zip(*lines.coords, values, strict=True)
        }
        for pair in amounts:
            if pair in of:
                found.setdefault(pair, {})[sort] = of[pair]
    if not found:
        name = graph.graph.get("network", "this network")
        raise KgError(
            f"{name}: no line states an amount of money; the disparity filter needs lines with "
            "amounts, such as those of kg network funding"
        )
    return found


def has_amounts(graph: nx.Graph[str]) -> bool:
    """Whether some line states an amount of money."""
    return bool(_amounts(graph))


def _amounts(graph: nx.Graph[str]) -> dict[str, dict[tuple[str, str], float]]:
    """The amounts of lines by what they are of."""
    found: dict[str, dict[tuple[str, str], float]] = {}
    for source, target, data in graph.edges(data=True):
        for stated in data.get("amounts") or ():
            amount, _, sort = stated.partition(" ")
            if source != target and float(amount) > 0:
                found.setdefault(sort, {})[source, target] = float(amount)
    return found
