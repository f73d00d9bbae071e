"""Shortest paths: who stands on them (betweenness) and how short they are (closeness)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.shortest import Passing, Sources, by_hops, by_length
from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.matrix import Matrix

    Search = Callable[..., Passing]

EXACT = 600_000_000
"""A part of so many actors × (actors + lines) is measured exactly, about 10 s; a greater one
is sampled. 10,000 actors with 50,000 lines are at the limit (8.3 s of CPU on an AMD EPYC)."""
EXACT_BY_LENGTH = 100_000_000
"""The same for paths by length, which take some four times as long."""
PIVOTS = 256
SEED = 1
COLUMNS = 16
"""Sources at once: a row of them then fills two lines of the processor's cache."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Geodesics:
    """Betweenness and closeness of every actor, 0 to 1, in the matrix's order.

    `error` is the standard error of a sampled betweenness, not a number where it is exact. It
    is right for the foremost; of who stands between few it says too little, for those few may
    not have been drawn.
    `pivots` is how many sources each sampled part had, 0 if nothing is sampled; `sampled` is
    how many actors are in such parts.
    """

    betweenness: NDArray[np.float64]
    closeness: NDArray[np.float64]
    error: NDArray[np.float64]
    pivots: int
    sampled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Actors that hang together, in rising order, and what an exact search would take."""

    members: NDArray[np.int64]
    work: int


def geodesics(network: Matrix, *, lengths: bool = False, exact: int | None = None) -> Geodesics:
    """Betweenness (Freeman 1977) and harmonic closeness (Marchiori and Latora 2000).

    Betweenness: the share of shortest paths between two others that pass through an actor,
    averaged over all pairs of others. Closeness: the mean of 1 / distance from each of the
    others, 0 from whom it cannot be reached; in a directed network along the lines.
    Every line is one step; with `lengths` a line of weight w is 1/w long (Newman 2001).

    Brandes' algorithm (2001), many sources at once. A part with more than `exact`
    actors × (actors + lines) is sampled (Brandes and Pich 2007): PIVOTS of its actors, drawn
    with a fixed seed, stand for all of them. A path then counts for a pivot by how far along
    it an actor stands and the rest for its other end (Geisberger, Sanders and Schultes 2008),
    so that what is next to a pivot does not count too much, nor what is next to none too little.
    """
    import numpy as np

    size = len(network.names)
    limit = exact if exact is not None else EXACT_BY_LENGTH if lengths else EXACT
    search: Search = by_length if lengths else by_hops
    found = np.zeros((2, size))
    error = np.full(size, np.nan)
    parts = _parts(network)
    small = [part for part in parts if part.work <= limit]
    big = [part for part in parts if part.work > limit]
    if small:
        members = np.concatenate([part.members for part in small])
        lines = network.weights[members][:, members]
        found[:, members] = _exact(lines, [len(part.members) for part in small], search)
    for part in big:
        lines = network.weights[part.members][:, part.members]
        *found[:, part.members], error[part.members] = _sampled(
            lines, search, directed=network.directed
        )
    others = max(size - 1, 1)
    between = found[0] / (others * max(size - 2, 1))
    return Geodesics(
        betweenness=between,
        closeness=found[1] / others,
        error=error / (others * max(size - 2, 1)),
        pivots=PIVOTS if big else 0,
        sampled=sum(len(part.members) for part in big),
    )


def _parts(network: Matrix) -> list[_Part]:
    """The parts of two actors and more, the largest first, then by first member."""
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    if not network.weights.nnz:
        return []
    _, part = connected_components(network.weights, directed=False)
    members = np.argsort(part, kind="stable")
    counts = np.bincount(part)
    lines = np.bincount(part, np.diff(network.weights.indptr)).astype(np.int64)
    if not network.directed:
        lines //= 2
    groups = np.split(members, np.cumsum(counts)[:-1])
    return [
        _Part(members=groups[each], work=int(counts[each]) * int(counts[each] + lines[each]))
        for each in np.argsort(-counts, kind="stable")
        if counts[each] > 1
    ]


def _exact(lines: csr_array, sizes: list[int], search: Search) -> NDArray[np.float64]:
    """Sums over all sources of parts that stand one after the other, the largest first."""
    import numpy as np

    starts = np.cumsum([0, *sizes])
    falling = -np.array(sizes)
    found = np.zeros((2, lines.shape[0]))
    rows = -1
    slots = range(0, sizes[0], COLUMNS)
    for slot in steps("shortest paths", slots, len(slots), every=1):
        # Parts with fewer members than this slot's have had all their sources.
        left = int(np.searchsorted(falling, -slot))
        if starts[left] != rows:
            rows = int(starts[left])
            here = lines[:rows, :rows]
        passing = search(here, _slots(starts, falling, slot))
        found[0, :rows] += passing.dependency.sum(axis=1)
        found[1, :rows] += passing.near
    return found


def _slots(starts: NDArray[np.int64], falling: NDArray[np.int64], first: int) -> Sources:
    """The members number `first` to `first` + COLUMNS - 1 of every part, a column each."""
    import numpy as np

    width = min(COLUMNS, int(-falling[0]) - first)
    counts = [int(np.searchsorted(falling, -(first + each))) for each in range(width)]
    return Sources(
        rows=np.concatenate([starts[:count] + first + each for each, count in enumerate(counts)]),
        columns=np.repeat(np.arange(width), counts),
        width=width,
    )


def _sampled(
    lines: csr_array, search: Search, *, directed: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Estimates of the sums over all sources of one part, and the first one's standard error.

    The pivots are drawn without replacement, so that the error ends at 0 with all of them. Each
    is the beginning of paths and, along lines turned round, their end.
    """
    import numpy as np

    size = lines.shape[0]
    count = min(PIVOTS, size)
    pivots = np.sort(np.random.default_rng(SEED).choice(size, count, replace=False))
    total, squares, near = np.zeros(size), np.zeros(size), np.zeros(size)
    turned = lines.T.tocsr()
    for chosen in _blocks(pivots):
        passing = search(lines, chosen, scaled=True)
        back = search(turned, chosen, scaled=True) if directed else passing
        dependency = passing.dependency + back.dependency
        total += dependency.sum(axis=1)
        squares += (dependency**2).sum(axis=1)
        near += passing.near
    mean = total / count
    variance = np.maximum(squares / count - mean**2, 0.0) * count / max(count - 1, 1)
    # A pivot has been reached from one pivot fewer: itself.
    reached_from = np.full(size, float(count))
    reached_from[pivots] = max(count - 1, 1)
    return (
        mean * size,
        near / reached_from * (size - 1),
        size * np.sqrt(variance / count * (1 - count / size)),
    )


def _blocks(pivots: NDArray[np.int64]) -> Iterator[Sources]:
    import numpy as np

    starts = range(0, len(pivots), COLUMNS)
    for start in steps("shortest paths", starts, len(starts), every=1):
        rows = pivots[start : start + COLUMNS]
        yield Sources(rows=rows, columns=np.arange(len(rows)), width=len(rows))
