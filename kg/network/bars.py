"""Which pairs cannot be lines, whatever they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Pairs of actors (places in an `Incidence`) that are lines neither here nor by chance.

    `within` marks the actors that the network shows; `gone` (actors × actors, symmetric, its
    values do not count) are pairs that another network keeps out of this one.
    """

    within: NDArray[np.bool_]
    gone: csr_array

    def left(self, counts: csr_array) -> csr_array:
        """A symmetric matrix without the pairs that cannot be lines."""
        import numpy as np

        rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
        shown = self.within[rows] & self.within[counts.indices]
        if shown.all() and not self.gone.nnz:
            return counts
        kept = counts.copy()
        kept.data[~shown] = 0.0
        kept = (kept - kept.multiply(self.gone != 0)).tocsr()
        kept.eliminate_zeros()
        kept.sort_indices()
        return kept

    def pairs(self, actors: Iterable[int]) -> int:
        """How many pairs of these actors can be lines."""
        import numpy as np

        shown = np.array([actor for actor in actors if self.within[actor]], dtype=np.int64)
        gone = self.gone[shown][:, shown] != 0
        return len(shown) * (len(shown) - 1) // 2 - int(gone.nnz) // 2


def bars(
    actors: Iterable[str],
    gone: Iterable[tuple[str, str]] = (),
    scope: Collection[str] | None = None,
) -> Bars:
    """The bars among `actors`: the pairs of names `gone`, and all outside `scope` if it is given.

    >>> found = bars(["a", "b", "c"], gone=[("a", "b"), ("a", "z")], scope={"a", "b", "c"})
    >>> found.pairs([0, 1, 2])
    2
    """
    import numpy as np
    from scipy.sparse import coo_array

    at = {name: place for place, name in enumerate(actors)}
    ends = [(at[a], at[b]) for a, b in gone if a in at and b in at and a != b]
    both = np.array(ends + [(b, a) for a, b in ends], dtype=np.int64).reshape(-1, 2)
    shape = (len(at), len(at))
    return Bars(
        within=np.array([scope is None or name in scope for name in at], dtype=bool),
        gone=coo_array((np.ones(len(both)), (both[:, 0], both[:, 1])), shape=shape).tocsr(),
    )
