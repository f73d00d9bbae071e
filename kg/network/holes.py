"""Structural holes: how far an actor's contacts are joined to one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.triangles import pairs, triangles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.network.matrix import Matrix
    from kg.network.triangles import Pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Holes:
    """For each actor in the matrix's order; not a number where it has no line of any weight."""

    constraint: NDArray[np.float64]
    effective_size: NDArray[np.float64]


def holes(network: Matrix) -> Holes:
    """Burt's constraint and effective size (Structural Holes, 1992, chapter 2), weighted.

    With w(i,j) the weights of both directions together and p(i,j) = w(i,j) / sum of i's:
    constraint is the sum over i's contacts j of (p(i,j) + sum over q of p(i,q) p(q,j))²;
    effective size is the sum over j of 1 - sum over q of p(i,q) w(j,q) / j's greatest weight,
    which without weights is Borgatti's (1997) number of contacts less their mean number of
    lines to one another. As in NetworkX, of which only the pairs that are joined are computed
    here: O(lines^1.5) at worst, where a full product takes the sum of squared degrees.
    """
    import numpy as np

    both = network.weights + network.weights.T
    size = len(network.names)
    joined = pairs(both)
    weight = both.data[joined.entry]
    total, degree = both.sum(axis=1), np.diff(both.indptr).astype(np.float64)
    most = both.max(axis=1).toarray() if both.nnz else total
    with np.errstate(divide="ignore"):
        through, shared = _third_parties(joined, weight, 1.0 / total)

    def at_ends(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
        found = np.zeros(size)
        found += np.bincount(joined.first, first, size)
        found += np.bincount(joined.second, second, size)
        return found

    squares = (weight + through) ** 2
    repeated = at_ends(shared / most[joined.second], shared / most[joined.first])
    with np.errstate(invalid="ignore"):
        return Holes(
            constraint=at_ends(squares, squares) / total**2,
            effective_size=np.where(degree > 0, degree - repeated / total, np.nan),
        )


def _third_parties(
    joined: Pairs, weight: NDArray[np.float64], share: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What third parties make of every pair.

    For (i, j), over all q joined to both: the sums of w(i,q) w(q,j) / q's total and of
    w(i,q) w(j,q). `share` is 1 / total of each actor.
    """
    import numpy as np

    size = len(weight)
    through, shared = np.zeros(size), np.zeros(size)
    for ab, ac, bc in triangles(joined):
        to_b, to_c, across = weight[ab], weight[ac], weight[bc]
        for opposite, product, third in (
            (bc, to_b * to_c, joined.first[ab]),
            (ac, to_b * across, joined.second[ab]),
            (ab, to_c * across, joined.second[ac]),
        ):
            shared += np.bincount(opposite, product, size)
            through += np.bincount(opposite, product * share[third], size)
    return through, shared
