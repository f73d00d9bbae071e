"""Two-mode to one-mode: who shares contexts with whom, as sparse matrices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.members import pairs_within

if TYPE_CHECKING:
    from collections.abc import Collection

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.incidence import Incidence

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Actors × actors, symmetric CSR with sorted indices and no diagonal, all of one pattern.

    `counts` is in how many contexts two are joined; `newman` the sum over these of 1/(n-1), n
    the context's `stated` (Newman 2001, Phys. Rev. E 64, 016132); `jaccard` the contexts that
    join the two over the contexts that either is in (Jaccard 1912).
    """

    actors: tuple[str, ...]
    counts: csr_array
    newman: csr_array
    jaccard: csr_array


def project(incidence: Incidence, basis: Collection[str] = ()) -> Projection:
    """Join the actors of each context in pairs, but for those on one side of it.

    `basis`: the contexts of these bases alone (none named: all). Two products of sparse
    matrices, O(sum of squares of contexts' sizes), one more for each where there are sides.
    """
    import numpy as np

    members, context, sided = incidence.members, incidence.context, incidence.sided
    if basis:
        kept = np.array([each in basis for each in incidence.basis], dtype=bool)[context]
        members, context, sided = members[:, kept], context[kept], sided[kept]
    share = 1 / np.maximum(incidence.stated - 1, 1)
    there = _in_contexts(members, context, len(share))
    both, newman = _product(there), _product(there, share)
    counts = both
    if sided.any():
        apart, lost = _apart(members[:, sided], context[sided], share)
        counts = both - apart
        counts.eliminate_zeros()
        # By the pattern of the counts: a difference of sums may leave 1e-17 where nothing is.
        ones = counts.copy()
        ones.data[:] = 1.0
        newman = (newman - lost).multiply(ones).tocsr()
    held = np.asarray(there.sum(axis=1))
    return Projection(
        actors=incidence.actors,
        counts=_sorted(counts),
        newman=_sorted(newman),
        jaccard=_jaccard(_sorted(counts), both, held),
    )


def _in_contexts(members: csr_array, context: Numbers, many: int) -> csr_array:
    """Actors × contexts, 1 where the actor is in the context, on however many sides."""
    import numpy as np
    from scipy.sparse import csr_array

    cells = members.tocoo()
    shape = (members.shape[0], many)
    there = csr_array((np.ones(len(cells.row)), (cells.row, context[cells.col])), shape=shape)
    there.sum_duplicates()
    there.data[:] = 1.0
    return there


def _product(there: csr_array, share: Floats | None = None) -> csr_array:
    """How often two rows meet, or the sum of `share` over where they do; no diagonal."""
    from scipy.sparse import diags_array

    weighted = there if share is None else there @ diags_array(share)
    return _without_diagonal(weighted @ there.T)


def _without_diagonal(square: csr_array) -> csr_array:
    square.setdiag(0)
    square.eliminate_zeros()
    return _sorted(square)


def _sorted(square: csr_array) -> csr_array:
    square.sort_indices()
    return square


def _apart(members: csr_array, context: Numbers, share: Floats) -> tuple[csr_array, csr_array]:
    """In how many contexts two stand on one side, and the sum of these contexts' `share`.

    `members` are sides alone. Where an actor is on several sides of a context, two may share
    more than one of them: these contexts are gone through pair by pair, so that each is once.
    """
    import numpy as np
    from scipy.sparse import csr_array

    cells = members.tocoo()
    size = (members.shape[0], members.shape[0])
    actor, where = cells.row.astype(np.int64), context[cells.col]
    keys, times = np.unique(actor * len(share) + where, return_counts=True)
    several = np.zeros(len(share), dtype=bool)
    several[keys[times > 1] % len(share)] = True
    plain = ~several[context]
    counts = _product(members[:, plain])
    lost = _product(members[:, plain], share[context[plain]])
    odd = several[where]
    if odd.any():
        one, other, of = _pairs(actor[odd], cells.col[odd].astype(np.int64), context)
        ends = (np.concatenate([one, other]), np.concatenate([other, one]))
        counts = counts + csr_array((np.ones(len(ends[0])), ends), shape=size)
        lost = lost + csr_array((np.tile(share[of], 2), ends), shape=size)
    return counts, lost


def _pairs(actor: Numbers, cell: Numbers, context: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Every two actors of one cell and its context; two that share several cells of it once."""
    import numpy as np

    order = np.lexsort((actor, cell))
    actor, cell = actor[order], cell[order]
    first, second = pairs_within(cell)
    triples = np.stack([actor[first], actor[second], context[cell[first]]])
    one, other, of = np.unique(triples, axis=1)
    return one, other, of


def _jaccard(counts: csr_array, both: csr_array, held: Floats) -> csr_array:
    """The counts over the contexts of either end, those that hold both (on any sides) once."""
    import numpy as np
    from scipy.sparse import csr_array

    row = np.repeat(np.arange(len(held)), np.diff(counts.indptr))
    together = counts.data
    if both is not counts:
        mask = counts.copy()
        mask.data[:] = 1.0
        together = _sorted(both.multiply(mask).tocsr()).data
    either = held[row] + held[counts.indices] - together
    return csr_array((counts.data / either, counts.indices, counts.indptr), shape=counts.shape)
