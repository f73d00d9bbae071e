"""What the drawn network hangs on: its cut points and bridges, and its cores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.matrix import Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """How the network holds together, by position of its actors.

    `core`: the greatest k such that the actor is in a set whose members each have k lines or
    more to one another (Seidman 1983); a directed network's line counts at both ends.
    `cut_points`: without this actor, others it is joined to fall apart (Hopcroft and Tarjan
    1973). `bridges`: pairs (the lesser position first) without whose line their ends fall
    apart. Directions do not matter to what hangs together.
    """

    core: NDArray[np.int64]
    cut_points: frozenset[int]
    bridges: frozenset[tuple[int, int]]


def hold(drawn: Matrix) -> Hold:
    """Cores, cut points and bridges, in O(nodes + lines) but for the rounds that cores take."""
    import numpy as np
    import rustworkx as rx

    rows, columns = drawn.weights.nonzero()
    pairs = np.unique(np.stack([np.minimum(rows, columns), np.maximum(rows, columns)]), axis=1)
    plain = rx.PyGraph()
    plain.add_nodes_from(range(len(drawn.names)))
    plain.extend_from_edge_list(list(zip(*pairs.tolist(), strict=True)))
    lines = drawn.weights + drawn.weights.T if drawn.directed else drawn.weights
    return Hold(
        core=_cores(lines),
        cut_points=frozenset(rx.articulation_points(plain)),
        bridges=frozenset((min(pair), max(pair)) for pair in rx.bridges(plain)),
    )


def _cores(lines: csr_array) -> NDArray[np.int64]:
    """Peels off, round by round, whoever has too few lines left for the next core."""
    import numpy as np

    left = lines.sum(axis=1).astype(np.int64)
    core, gone = np.zeros(len(left), dtype=np.int64), np.zeros(len(left), dtype=bool)
    peeled = np.flatnonzero(left <= 0)
    k = 0
    while True:
        while len(peeled):
            core[peeled], gone[peeled] = k, True
            near = lines[peeled]
            left -= np.bincount(near.indices, near.data, len(left)).astype(np.int64)
            touched = np.unique(near.indices)
            peeled = touched[~gone[touched] & (left[touched] <= k)]
        if gone.all():
            return core
        k = int(left[~gone].min())
        peeled = np.flatnonzero(~gone & (left <= k))
