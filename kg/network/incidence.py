"""Who is in which context: a two-mode network as a sparse matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidence:
    """Actors × cells; a cell is one side of one context, or the whole of one without sides.

    `actors` and `contexts` are sorted. `members` is a CSR matrix of ones (float64), one row
    an actor, one column a cell. `context` is the place of each cell's context in `contexts`
    and `sided` whether the cell is a side: actors of one side of a context are not joined by
    it; all others of the same context are. `stated` is, for each context, the larger of the
    number of actors its sources state and the number that are here: the n of Newman's
    1/(n-1). `basis` is each context's basis.
    """

    actors: tuple[str, ...]
    contexts: tuple[str, ...]
    members: csr_array
    context: NDArray[np.int64]
    sided: NDArray[np.bool_]
    stated: NDArray[np.int64]
    basis: tuple[str, ...]
