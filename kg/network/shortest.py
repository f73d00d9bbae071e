"""Shortest paths from many sources at once, by steps or by length."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

SAME = 1e-10
"""Two lengths are equal if they differ by no more than this share: 1/3 + 1/3 + 1/3 is 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where shortest paths start: actor `rows[i]` in column `columns[i]` of `width` columns.

    Two sources may share a column if no path joins them: each part of a network has its own.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What shortest paths from the sources pass through and reach.

    `dependency` is actors × columns: the source's dependency on the actor (Brandes 2001), the
    sum over all targets of the share of shortest paths to it that pass through the actor;
    `scaled`, each share times the part of the way that lies before the actor.
    `near` is, for each actor, the sum of 1 / distance from the sources that reach it.
    """

    dependency: NDArray[np.float64]
    near: NDArray[np.float64]


def by_hops(lines: csr_array, sources: Sources, *, scaled: bool = False) -> Passing:
    """Every line is one step. O(lines × columns × greatest distance), the matrices all ones.

    The search goes out level by level, all columns in one product with the matrix, and comes
    back the same way: with s the number of shortest paths to an actor and d its dependency,
    (1 + d) / s adds up over the actors one level further on, and once 1 / s is its start.
    `scaled` counts a target by 1 / distance, and the whole by the actor's own distance.
    """
    import numpy as np

    level, count = _outward(lines.T.tocsr(), sources)
    depth, shape, at = int(level.max(initial=0)), level.shape, (sources.rows, sources.columns)
    inverse = np.append(np.divide(1.0, np.maximum(np.arange(depth + 1), 1)), 0.0)
    inverse[0] = 0.0
    near = inverse[level]
    own = near if scaled else (level >= 0).astype(np.float64)
    share = np.divide(own, count, out=np.zeros(shape), where=count > 0)
    for here in range(depth, 1, -1):
        back = lines @ (share * (level == here))
        back *= level == here - 1
        share += back
    share *= count
    share -= own
    if scaled:
        share *= level
    share[at] = 0.0
    return Passing(dependency=share, near=near.sum(axis=1))


def _outward(
    incoming: csr_array, sources: Sources
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """How many steps each actor is from each source, and by how many shortest paths.

    -1 and 0 where it cannot be reached.
    """
    import numpy as np

    shape = (incoming.shape[0], sources.width)
    at = (sources.rows, sources.columns)
    front = np.zeros(shape)
    front[at] = 1.0
    count, unseen = front.copy(), front == 0
    level = np.full(shape, -1, dtype=np.int32)
    level[at] = 0
    depth = 0
    while True:
        front = incoming @ front
        front *= unseen
        new = front > 0
        if not new.any():
            return level, count
        depth += 1
        np.copyto(level, depth, where=new)
        np.copyto(unseen, False, where=new)
        count += front


def by_length(lines: csr_array, sources: Sources, *, scaled: bool = False) -> Passing:
    """A line of weight w is 1/w long. O(columns × (lines × greatest number of steps))."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra

    size = lines.shape[0]
    length = csr_array((1.0 / lines.data, lines.indices, lines.indptr), lines.shape)
    tail = np.repeat(np.arange(size), np.diff(length.indptr))
    dependency, near = np.zeros((size, sources.width)), np.zeros(size)
    for column in range(sources.width):
        starts = sources.rows[sources.columns == column]
        if not len(starts):
            continue
        distance = dijkstra(length, indices=starts, min_only=True)
        from_, to = distance[tail], distance[length.indices]
        with np.errstate(invalid="ignore"):
            tight = (from_ < to) & (np.abs(from_ + length.data - to) <= SAME * to)
        on = csr_array(
            (np.ones(int(tight.sum())), (tail[tight], length.indices[tight])), length.shape
        )
        begin = np.zeros(size)
        begin[starts] = 1.0
        count = _along(on.T.tocsr(), begin)
        reached = np.isfinite(distance) & (distance > 0)
        inverse = np.divide(1.0, distance, out=np.zeros(size), where=reached)
        own = inverse if scaled else (count > 0).astype(np.float64)
        share = _along(on, np.divide(own, count, out=np.zeros(size), where=count > 0))
        before = np.where(reached, distance, 0.0) if scaled else 1.0
        dependency[:, column] = (share * count - own) * before
        dependency[starts, column] = 0.0
        near += inverse
    return Passing(dependency=dependency, near=near)


def _along(steps: csr_array, start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of `steps` applied to `start` never, once, twice …, until nothing is left."""
    total = start.copy()
    while start.any():
        start = steps @ start
        total += start
    return total
