"""The same actors and contexts, mixed by chance: each keeps how many it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from kg.network.incidence import Incidence

    Numbers = NDArray[np.int64]

BURN_IN = 50
GAP = 10
"""Rounds between two samples: each context trades ten times, as in five trades a context."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Who sits in which cell of which context, one entry a seat.

    `actor` (as in `Incidence`) and `cell` are one number a seat; `context` and `sided` one value
    a cell. An actor has at most one seat in a context: `twice` counts the pairs of an actor and
    a context that were left out because the actor stands on several sides of it; `alone` the
    contexts that were left out because fewer than two seats are known.
    """

    actors: int
    actor: Numbers
    cell: Numbers
    context: Numbers
    sided: NDArray[np.bool_]
    twice: int = 0
    alone: int = 0

    @property
    def contexts(self) -> int:
        """How many contexts there are."""
        return int(self.context.max(initial=-1)) + 1


def seats(incidence: Incidence) -> Seats:
    """The seats of an incidence matrix, in order of actor and cell, cells renumbered.

    A context in which one actor alone is named makes no line, and that no other is named may
    be the documents' doing: it is no seat that chance could fill.
    """
    import numpy as np

    members = incidence.members.tocoo()
    actor, cell = (each.astype(np.int64) for each in members.coords)
    order = np.lexsort((cell, actor))
    actor, cell = actor[order], cell[order]
    contexts = len(incidence.contexts)
    key = actor * max(contexts, 1) + incidence.context[cell]
    _, place, count = np.unique(key, return_inverse=True, return_counts=True)
    once = count[place] == 1
    size = np.bincount(incidence.context[cell[once]], minlength=contexts)
    kept = once & (size[incidence.context[cell]] > 1)
    cells, seat = np.unique(cell[kept], return_inverse=True)
    _, context = np.unique(incidence.context[cells], return_inverse=True)
    return Seats(
        actors=len(incidence.actors),
        actor=actor[kept],
        cell=seat,
        context=context,
        sided=incidence.sided[cells],
        twice=int((count > 1).sum()),
        alone=int((size < 2).sum()),
    )


def sampled(given: Seats, count: int, *, seed: int = 0) -> Iterator[Seats]:
    """`count` arrangements drawn evenly from all that keep the counts of `given`.

    Each actor has as many contexts and each cell as many actors, and nobody has two seats in
    a context.

    Rounds of the global Curveball: contexts are paired by lot, and the actors who are in one
    of the two only are dealt anew over the seats they hold there (G. Strona et al., Nature
    Communications 5 (2014) 4114; C. J. Carstens, Physical Review E 91 (2015) 042812, for the
    proof that every arrangement is equally likely; Carstens, Berger and Strona, MethodsX 5
    (2018) 1287, for trading in rounds). Sides are seats of their own kind: a trade moves an
    actor to a side of either context, and a context's own actors change sides by lot, so that
    every arrangement can be reached as in the original.
    BURN_IN rounds first, GAP rounds between samples. Deterministic by `seed`.
    """
    from dataclasses import replace

    import numpy as np

    rng = np.random.default_rng(seed)
    cell = given.cell.copy()
    several = _several(given)
    for number in range(count):
        for _ in range(GAP if number else BURN_IN):
            _trade(given, cell, rng)
            if several.any():
                _change_sides(given, cell, several, rng)
        yield replace(given, cell=cell.copy())


def _several(given: Seats) -> NDArray[np.bool_]:
    """Which contexts have more than one cell."""
    import numpy as np

    return np.bincount(given.context, minlength=1) > 1


def _trade(given: Seats, cell: Numbers, rng: np.random.Generator) -> None:
    """One round: every context trades with one other (of an odd number one stays out)."""
    import numpy as np

    contexts = given.contexts
    pair = np.empty(contexts, dtype=np.int64)
    pair[np.argsort(rng.random(contexts), kind="stable")] = np.arange(contexts) // 2
    if contexts % 2:
        pair[pair == contexts // 2] = -1
    of = pair[given.context[cell]]
    key = of * given.actors + given.actor
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    alone = np.ones(len(order), dtype=bool)
    alone[1:] &= ordered[1:] != ordered[:-1]
    alone[:-1] &= ordered[1:] != ordered[:-1]
    _deal(cell, order[alone & (of[order] >= 0)], of, rng)


def _change_sides(
    given: Seats, cell: Numbers, several: NDArray[np.bool_], rng: np.random.Generator
) -> None:
    """Within each context of several cells, who sits in which of them is drawn anew."""
    import numpy as np

    of = given.context[cell]
    chosen = np.flatnonzero(several[of])
    _deal(cell, chosen[np.argsort(of[chosen], kind="stable")], of, rng)


def _deal(cell: Numbers, chosen: Numbers, of: Numbers, rng: np.random.Generator) -> None:
    """Shuffle the cells of the chosen seats (sorted by `of`) among seats of one `of`."""
    import numpy as np

    lots = of[chosen] + rng.random(len(chosen))
    cell[chosen] = cell[chosen][np.argsort(lots, kind="stable")]


def joined(given: Seats) -> csr_array:
    """How many contexts join each pair: actors × actors, symmetric, no diagonal, no zeros.

    Two are joined by a context where both have a seat, unless on one and the same side.
    """
    whole = _taken(given, given.context[given.cell], given.actor)
    counts = whole @ whole.T
    on_side = given.sided[given.cell]
    if on_side.any():
        side = _taken(given, given.cell[on_side], given.actor[on_side])
        counts = counts - side @ side.T
    counts = counts.tocsr()
    counts.setdiag(0.0)
    counts.eliminate_zeros()
    counts.sort_indices()
    return counts


def _taken(given: Seats, column: Numbers, actor: Numbers) -> csr_array:
    import numpy as np
    from scipy.sparse import coo_array

    shape = (given.actors, int(column.max(initial=-1)) + 1)
    return coo_array((np.ones(len(column)), (actor, column)), shape=shape).tocsr()
