"""Every three actors that are joined to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

AT_ONCE = 2_000_000
"""Pairs of lines looked at together: about 100 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The joined pairs of a network, each once, with their triangles near at hand.

    `first` and `second` are positions of actors, in an order in which `first` has at most as
    many neighbours as `second`; `low` and `high` are the same pairs by place in that order,
    sorted by both. `entry` is where the matrix's data hold the pair (either way).
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]
    entry: NDArray[np.int64]
    size: int

    def where(self, low: NDArray[np.int64], high: NDArray[np.int64]) -> NDArray[np.int64]:
        """The place of each pair asked for (by order), -1 where it is not joined."""
        import numpy as np

        keys, wanted = self.low * self.size + self.high, low * self.size + high
        found = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        return np.where(keys[found] == wanted, found, -1) if len(keys) else found - 1


def pairs(lines: csr_array) -> Pairs:
    """The pairs of a symmetric matrix without diagonal. O(lines log lines)."""
    import numpy as np

    size = lines.shape[0]
    degree = np.diff(lines.indptr)
    order = np.lexsort((np.arange(size), degree))
    rank = np.empty(size, dtype=np.int64)
    rank[order] = np.arange(size)
    rows = np.repeat(np.arange(size), degree)
    low, high = rank[rows], rank[lines.indices]
    entry = np.flatnonzero(low < high)
    entry = entry[np.lexsort((high[entry], low[entry]))]
    low, high = low[entry], high[entry]
    return Pairs(first=order[low], second=order[high], low=low, high=high, entry=entry, size=size)


def triangles(joined: Pairs) -> Iterator[NDArray[np.int64]]:
    """The triangles, each once, as blocks of three rows: the places of their pairs.

    The pairs of a column are (a, b), (a, c), (b, c) with a before b before c in the pairs'
    order. Walking from the actor with the fewest neighbours takes O(lines^1.5) at worst
    (Chiba and Nishizeki 1985).
    """
    import numpy as np

    ends = np.searchsorted(joined.low, joined.low, side="right")
    later = ends - np.arange(len(ends)) - 1
    total = np.cumsum(later)
    start = 0
    while start < len(later):
        before = total[start - 1] if start else 0
        stop = max(int(np.searchsorted(total, before + AT_ONCE, side="right")), start + 1)
        counts = later[start:stop]
        one = np.repeat(np.arange(start, stop), counts)
        within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        other = one + 1 + within
        third = joined.where(joined.high[one], joined.high[other])
        closed = third >= 0
        yield np.stack([one[closed], other[closed], third[closed]])
        start = stop
