"""How likely each actor is in each context if only the counts of both are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

TOLERANCE = 1e-10
STEPS = 200


def probabilities(degrees: Numbers, sizes: Numbers) -> Floats:
    """For actors with these numbers of contexts and contexts of these sizes: who is where.

    actors × contexts, each 0 to 1, such that every row adds up to the actor's degree and every
    column to the context's size: the most random such table, 1 / (1 + exp(-a_i - b_c)), the
    bipartite configuration model (F. Saracco et al., New Journal of Physics 19 (2017) 053022;
    solved by Newton's method as in N. Vallarano et al., Scientific Reports 11 (2021) 15227).
    The sums must be equal. Actors of one degree and contexts of one size are solved as one:
    O(steps × (degrees + sizes)³) of the different ones.
    """
    import numpy as np

    rows, row, row_count = np.unique(degrees, return_inverse=True, return_counts=True)
    columns, column, column_count = np.unique(sizes, return_inverse=True, return_counts=True)
    if not len(rows) or not len(columns):
        return np.zeros((len(degrees), len(sizes)))
    found = solved(rows, row_count, columns, column_count)
    return np.asarray(found[np.ix_(row, column)])


def solved(rows: Numbers, row_count: Numbers, columns: Numbers, column_count: Numbers) -> Floats:
    """The same by kind: `row_count` actors of each degree of `rows`, likewise contexts."""
    import numpy as np
    from scipy.special import expit

    kinds = len(rows)
    at = np.zeros(kinds + len(columns))
    margins = np.concatenate([row_count * rows, column_count * columns]).astype(np.float64)
    size = np.concatenate([row_count, column_count])
    pairs = np.outer(row_count, column_count).astype(np.float64)

    def table(values: Floats) -> Floats:
        return np.asarray(values[:kinds, None] + values[None, kinds:])

    def loss(values: Floats) -> float:
        return float((pairs * np.logaddexp(0.0, table(values))).sum() - margins @ values)

    for _ in range(STEPS):
        share = expit(table(at))
        filled = pairs * share
        slope = np.concatenate([filled.sum(axis=1), filled.sum(axis=0)]) - margins
        if (np.abs(slope) <= TOLERANCE * size).all():
            break
        at = _nearer(at, slope, filled * (1 - share), loss)
    return np.asarray(expit(table(at)))


def _nearer(at: Floats, slope: Floats, spread: Floats, loss: Callable[[Floats], float]) -> Floats:
    """One step of Newton's, halved until it does not lose.

    Adding to all rows what is taken from all columns changes nothing, so the last column stays.
    """
    import numpy as np

    rows, columns = spread.sum(axis=1), spread.sum(axis=0)
    bend = np.block([[np.diag(rows), spread], [spread.T, np.diag(columns)]])[:-1, :-1]
    # Keeps the matrix regular where a share has come to 0 or 1.
    bend[np.diag_indices_from(bend)] += 1e-13 * bend.max() + 1e-300
    step = np.append(np.linalg.solve(bend, slope[:-1]), 0.0)
    before = loss(at)
    for halving in range(60):
        there = at - step / 2**halving
        if loss(there) <= before:
            return np.asarray(there)
    return at
