"""Which lines say more than that both ends take part in much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.curveball import Seats, seats
from kg.network.ensemble import solved

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.network.bars import Bars
    from kg.network.incidence import Incidence

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.int64]

ALPHA = 0.05
CHUNK = 1_000
"""Pairs of kinds of actors whose distributions are worked out together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backbone:
    """The lines of a projection beside what chance would give, sorted by their ends.

    One value a line: `source` < `target` (places in the incidence's actors), `contexts` that
    join them, how many were `expected`, the chance `p` of so many or more, and `q`, p after
    Benjamini and Hochberg over all `tests` pairs that could have been joined. `twice` as in
    `Seats`.
    """

    source: Numbers
    target: Numbers
    contexts: Numbers
    expected: Floats
    p: Floats
    q: Floats
    tests: int
    twice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorts:
    """Actors and contexts by sort: all with one number of contexts, or of actors and sides.

    `actor` is each actor's sort; `share[a, t]` the chance that an actor of sort a is in a
    context of sort t; `apart[t]` the chance that two of its actors do not share a side;
    `count[t]` how many contexts of the sort there are.
    """

    actor: Numbers
    share: Floats
    apart: Floats
    count: Numbers


def backbone(incidence: Incidence, *, barred: Bars | None = None) -> Backbone:
    """Every line of an incidence's projection with its p-value.

    The stochastic degree sequence model (Z. Neal, Social Networks 39 (2014) 84-97) on the
    bipartite configuration model: every actor has its number of contexts and every context
    its number of actors on average, else all is chance. The number of contexts that join two
    actors is then a sum of independent yes or no, whose upper tail is added up exactly; of
    the models that need no sampling it is the nearest to fixed margins (Z. P. Neal, R.
    Domagalski and B. Sagan, Scientific Reports 11 (2021) 23929). Two in a context with sides
    are on different ones with the chance that its seats, dealt by lot, would give. Pairs
    `barred` are neither lines nor tests. O(sorts of pairs × sorts of contexts × contexts shared).
    """
    import numpy as np
    from scipy.sparse import triu

    from kg.network.chance import projected

    given = seats(incidence)
    lines = triu(projected(given, barred), 1).tocoo()
    order = np.lexsort((lines.coords[1], lines.coords[0]))
    source, target = (each[order].astype(np.int64) for each in lines.coords)
    contexts = np.rint(lines.data[order]).astype(np.int64)
    there = np.unique(given.actor)
    tests = len(there) * (len(there) - 1) // 2 if barred is None else barred.pairs(there)
    sorts = _sorts(given)
    p, expected = _tails(sorts, sorts.actor[source], sorts.actor[target], contexts)
    return Backbone(
        source=source,
        target=target,
        contexts=contexts,
        expected=np.round(expected, 12),
        p=p,
        q=adjusted(p, tests),
        tests=tests,
        twice=given.twice,
    )


def adjusted(p: Floats, tests: int) -> Floats:
    """The p-values after Benjamini and Hochberg over `tests`; those not given count as 1.

    Lines with a value up to alpha are false in a share of at most alpha, on average (Y.
    Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289-300).

    >>> import numpy as np
    >>> adjusted(np.array([0.04, 0.01, 0.02]), 4).round(12).tolist()
    [0.053333333333, 0.04, 0.04]
    """
    import numpy as np

    order = np.argsort(p, kind="stable")
    raised = p[order] * tests / np.arange(1, len(p) + 1)
    found = np.empty(len(p))
    found[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1.0)
    return found


def _sorts(given: Seats) -> _Sorts:
    import numpy as np

    cells = np.bincount(given.cell, minlength=len(given.context))
    size = np.bincount(given.context, weights=cells).astype(np.int64)
    # Of the ordered pairs of a context's seats, those on one side.
    sided = np.where(given.sided, cells * (cells - 1), 0)
    same = np.bincount(given.context, weights=sided)
    apart = 1 - same / np.maximum(size * (size - 1), 1)
    both = np.stack([size, np.round(apart, 12)])[:, size > 0]
    (sizes, apart), count = np.unique(both, axis=1, return_counts=True)
    degree = np.bincount(given.actor, minlength=given.actors)
    degrees, actor, actors = np.unique(degree, return_inverse=True, return_counts=True)
    by_size, place = np.unique(sizes.astype(np.int64), return_inverse=True)
    per_size = np.bincount(place, weights=count).astype(np.int64)
    share = solved(degrees, actors, by_size, per_size)[:, place]
    return _Sorts(actor=actor, share=share, apart=apart, count=count)


def _tails(
    sorts: _Sorts, source: Numbers, target: Numbers, contexts: Numbers
) -> tuple[Floats, Floats]:
    """For each line the chance of at least so many contexts, and how many are expected."""
    import numpy as np

    kinds = len(sorts.share)
    pair = np.minimum(source, target) * kinds + np.maximum(source, target)
    pairs, at = np.unique(pair, return_inverse=True)
    most = np.zeros(len(pairs), dtype=np.int64)
    np.maximum.at(most, at, contexts)
    p, expected = np.ones(len(source)), np.zeros(len(source))
    # Pairs of few contexts together: the width of a table is the most of any of its rows.
    for chosen in np.array_split(np.argsort(most, kind="stable"), len(pairs) // CHUNK + 1):
        here = np.flatnonzero(np.isin(at, chosen))
        if not len(here):
            continue
        row = np.empty(len(pairs), dtype=np.int64)
        row[chosen] = np.arange(len(chosen))
        first, second = np.divmod(pairs[chosen], kinds)
        chance = sorts.share[first] * sorts.share[second] * sorts.apart
        above = at_least(chance, sorts.count, int(most[chosen].max()))
        p[here] = above[row[at[here]], contexts[here]]
        expected[here] = (chance @ sorts.count)[row[at[here]]]
    return p, expected


def at_least(chance: Floats, count: Numbers, most: int) -> Floats:
    """P(at least k) for k = 0 … most of sums of binomials: one row a sum, one column a k.

    Row r is the sum over t of Binomial(count[t], chance[r, t]). Every term is positive, so
    that small tails keep their digits.

    >>> import numpy as np
    >>> at_least(np.array([[0.5]]), np.array([2]), 2).round(12).tolist()
    [[1.0, 0.75, 0.25]]
    """
    import numpy as np

    rows = chance.shape[0]
    exactly, beyond = np.zeros((rows, max(most, 1))), np.zeros(rows)
    exactly[:, 0] = 1.0
    for kind, times in enumerate(count):
        few, many = _binomial(chance[:, kind], int(times), exactly.shape[1])
        beyond = beyond + (exactly * many[:, ::-1]).sum(axis=1)
        mixed = exactly * few[:, :1]
        for more in range(1, min(int(times), exactly.shape[1] - 1) + 1):
            mixed[:, more:] += exactly[:, :-more] * few[:, more : more + 1]
        exactly = mixed
    tail = np.cumsum(np.column_stack([beyond, exactly[:, ::-1]]), axis=1)[:, ::-1]
    return np.asarray(np.minimum(tail[:, : most + 1], 1.0))


def _binomial(chance: Floats, times: int, width: int) -> tuple[Floats, Floats]:
    """P(exactly j) for j < width and P(at least j) for 1 <= j <= width, one row a chance."""
    import numpy as np
    from scipy.special import betainc, gammaln, xlog1py, xlogy

    few, many = np.zeros((len(chance), width)), np.zeros((len(chance), width))
    for j in range(min(times, width) + 1):
        if j < width:
            ways = gammaln(times + 1) - gammaln(j + 1) - gammaln(times - j + 1)
            few[:, j] = np.exp(ways + xlogy(j, chance) + xlog1py(times - j, -chance))
        if j:
            many[:, j - 1] = betainc(j, times - j + 1, chance)
    return few, many
