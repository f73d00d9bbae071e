"""What a network shows, beside what chance would give to the same actors and contexts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kg.network.clusters import RESOLUTION, SEED, leiden, modularity, numbered
from kg.network.curveball import GAP, Seats, joined, sampled, seats
from kg.network.mixing import mixing
from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scipy.sparse import csr_array

    from kg.network.bars import Bars
    from kg.network.incidence import Incidence
    from kg.network.mixing import Traits

ALPHA = 0.05
ASKED_ABOVE = 10_000
"""Networks of more actors are compared with chance only where it is asked for."""
SAMPLES = ((500, 1000), (2_000, 200), (ASKED_ABOVE, 50))
"""Up to how many actors how many samples are drawn unless asked otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the network and its like in the samples.

    `z` is (observed - mean) / sd, None where sd is 0. `p` is two-sided, of the ranks: twice the
    smaller of (1 + samples at least as high) / (samples + 1) and the same for low (A. C.
    Davison and D. V. Hinkley, Bootstrap Methods, 1997, section 4.2), at most 1.
    """

    name: str
    observed: float
    mean: float
    sd: float
    z: float | None
    p: float

    @property
    def verdict(self) -> str:
        """Whether it is "more" or "less" than chance gives (p at most ALPHA), else "chance"."""
        if self.p > ALPHA:
            return "chance"
        return "more" if self.observed > self.mean else "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A network's figures beside chance; `figures` is empty and `why` says so where not tested.

    `why` is "" or "one-mode" (no contexts to mix), "large" (more than ASKED_ABOVE actors and
    not asked for), "fixed" (every arrangement drawn has the same figures), "focus" or "backbone" (a
    part that was chosen by its lines). `lines` are those that
    rest on contexts, the only ones compared; `actors` those who take part in some of the
    `contexts`. `twice` and `alone` as in `Seats`.
    """

    figures: tuple[Figure, ...] = ()
    why: str = ""
    samples: int = 0
    seed: int = 0
    rounds: int = GAP
    actors: int = 0
    contexts: int = 0
    lines: int = 0
    twice: int = 0
    alone: int = 0

    def about(self) -> dict[str, Any]:
        """It as plain values, for graph.graph["chance"] and JSON."""
        told = asdict(self)
        told["alpha"] = ALPHA
        told["figures"] = [{**asdict(each), "verdict": each.verdict} for each in self.figures]
        return told

    def figure(self, name: str) -> Figure | None:
        """The figure of a name, None where it could not be compared."""
        return next((figure for figure in self.figures if figure.name == name), None)


def chance(
    incidence: Incidence,
    traits: Sequence[Traits] = (),
    *,
    barred: Bars | None = None,
    samples: int | None = None,
    seed: int = 0,
) -> Comparison:
    """The figures of an incidence's own projection beside `samples` arrangements by chance.

    Each arrangement keeps how many contexts an actor has and how many actors each side of each
    context has (`kg.network.curveball.sampled`), and is projected like the network itself, so
    that what only large contexts make is in both. `traits` are of `incidence.actors`; pairs
    that are `barred` are no lines, neither here nor there. A figure that cannot
    be had from one of them (no line, one kind only) is left out. `samples` None: by size.
    """
    given = seats(incidence)
    count = samples_for(given.actors) if samples is None else samples
    observed = projected(given, barred)
    about = _about(given, observed, seed)
    if not observed.nnz:
        return Comparison(why="one-mode", **about)
    if not count:
        return Comparison(why="large", **about)
    first = figures(observed, traits)
    drawn = [
        figures(projected(sample, barred), traits)
        for sample in steps("chance", sampled(given, count, seed=seed), count, every=1)
    ]
    found = tuple(
        figure
        for name, value in first.items()
        if (figure := _figure(name, value, [each.get(name) for each in drawn]))
    )
    if all(each == first for each in drawn):
        return Comparison(why="fixed", samples=count, **about)
    return Comparison(figures=found, samples=count, **about)


def _about(given: Seats, observed: csr_array, seed: int) -> dict[str, Any]:
    """What is compared, as a `Comparison` says it."""
    import numpy as np

    return {
        "seed": seed,
        "actors": len(np.unique(given.actor)),
        "contexts": given.contexts,
        "lines": observed.nnz // 2,
        "twice": given.twice,
        "alone": given.alone,
    }


def samples_for(actors: int) -> int:
    """How many samples a network of so many actors has unless asked otherwise."""
    return next((count for most, count in SAMPLES if actors <= most), 0)


def projected(given: Seats, barred: Bars | None) -> csr_array:
    """How many contexts join each pair that may be a line."""
    counts = joined(given)
    return counts if barred is None else barred.left(counts)


def figures(weights: csr_array, traits: Sequence[Traits]) -> dict[str, float]:
    """lines, clustering, modularity, assortativity-* and ei-* of a projection, to 12 places.

    clustering is the share of pairs with a common neighbour that are joined (transitivity);
    modularity that of one run of Leiden on the weights. What has no value is absent.
    """
    found: dict[str, float | None] = {
        "lines": weights.nnz / 2,
        "clustering": transitivity(weights),
        "modularity": _best(weights) if weights.nnz else None,
    }
    for each in traits:
        mixed = mixing(weights, each)
        found[f"assortativity-{each.by}"] = mixed.assortativity
        found[f"ei-{each.by}"] = mixed.ei
    return {name: round(value, 12) for name, value in found.items() if value is not None}


def _best(weights: csr_array) -> float:
    labels = numbered(leiden(weights, resolution=RESOLUTION, seed=SEED), weights)
    return modularity(weights, labels)


def transitivity(weights: csr_array) -> float | None:
    """Closed paths of two lines over all, 0 to 1; None where there is no such path.

    M. E. J. Newman, S. H. Strogatz and D. J. Watts, Physical Review E 64 (2001) 026118.
    O(lines × √lines).
    """
    import numpy as np
    from scipy.sparse import coo_array

    degree = np.diff(weights.indptr)
    paths = float((degree * (degree - 1.0)).sum())
    if not paths:
        return None
    # Each line leads to its end of more lines, so that no hub is walked from: every triangle
    # is met once.
    order = np.argsort(degree, kind="stable")
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    rows, columns = np.repeat(place, degree), place[weights.indices]
    up = rows < columns
    ends = (rows[up], columns[up])
    lines = coo_array((np.ones(len(ends[0])), ends), shape=weights.shape).tocsr()
    return 6 * float((lines @ lines).multiply(lines).sum()) / paths


def _figure(name: str, observed: float, drawn: Sequence[float | None]) -> Figure | None:
    """A figure from its values in the samples; None where a sample has no value."""
    import numpy as np

    if any(value is None for value in drawn):
        return None
    values = np.array(drawn, dtype=np.float64)
    mean, sd = float(values.mean()), float(values.std(ddof=1)) if len(values) > 1 else 0.0
    high = (1 + int((values >= observed).sum())) / (len(values) + 1)
    low = (1 + int((values <= observed).sum())) / (len(values) + 1)
    varies = bool((values != values[0]).any())
    return Figure(
        name=name,
        observed=observed,
        mean=round(mean, 12),
        sd=round(sd, 12) if varies else 0.0,
        z=round((observed - mean) / sd, 12) if varies else None,
        p=round(min(1.0, 2 * min(high, low)), 12),
    )
