"""Whether like joins like: by kind, by side of public life, by province."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.brokerage import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What each node is, of one sort: `codes` sorted, `of` their places, -1 unknown."""

    by: str
    codes: tuple[str, ...]
    of: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixing:
    """How lines run within and between the codes of one sort; each line counts once.

    `table[i, j]` is the number of lines from code i to code j; without direction a line between
    two codes counts half in either cell, so that the table adds up to the number of lines.
    `unknown` lines have an end of no known code and are in nothing else here.
    """

    traits: Traits
    table: NDArray[np.float64]
    unknown: int

    @property
    def internal(self) -> int:
        """The lines whose two ends are alike."""
        return round(float(self.table.trace()))

    @property
    def external(self) -> int:
        """The lines whose two ends differ."""
        return round(float(self.table.sum() - self.table.trace()))

    @property
    def ei(self) -> float | None:
        """The E-I index, (external - internal) / all, -1 to 1; None where there is no line.

        D. Krackhardt and R. N. Stern, Social Psychology Quarterly 51 (1988) 123-140.
        """
        lines = self.internal + self.external
        return (self.external - self.internal) / lines if lines else None

    @property
    def assortativity(self) -> float | None:
        """Newman's coefficient, 1 where like joins only like, 0 where ends are independent.

        M. E. J. Newman, "Mixing patterns in networks", Physical Review E 67 (2003) 026126,
        equation 2. None where there is no line or where all ends are of one code.
        """
        total = float(self.table.sum())
        if not total:
            return None
        share = self.table / total
        expected = float(share.sum(axis=0) @ share.sum(axis=1))
        # What is left of 1 by rounding is no spread of codes.
        if 1 - expected < 1e-12:
            return None
        return (float(share.trace()) - expected) / (1 - expected)


def traits(by: str, codes: Iterable[str]) -> Traits:
    """The codes of nodes in their order; "" is not known."""
    import numpy as np

    codes = list(codes)
    known = tuple(sorted(set(codes) - {""}))
    at = {code: place for place, code in enumerate(known)} | {"": -1}
    return Traits(by=by, codes=known, of=np.array([at[code] for code in codes], dtype=np.int64))


def traits_of(nodes: Iterable[Mapping[str, Any]], by: str) -> Traits:
    """What nodes given by their attributes are, by one of `kg.network.brokerage.GROUPS`."""
    return traits(by, map(GROUPS[by], nodes))


def mixing(lines: csr_array, of: Traits, *, directed: bool = False) -> Mixing:
    """How the lines of a matrix mix the codes; values do not count, the diagonal must be empty.

    O(lines).
    """
    import numpy as np

    rows = np.repeat(of.of, np.diff(lines.indptr))
    columns = of.of[lines.indices]
    known = (rows >= 0) & (columns >= 0)
    size = len(of.codes)
    cells = np.bincount(rows[known] * size + columns[known], minlength=size * size)
    table = cells.reshape(size, size).astype(np.float64)
    unknown = int((~known).sum())
    # A line without direction stands twice in its matrix.
    both = 1 if directed else 2
    return Mixing(traits=of, table=table / both, unknown=unknown // both)


def mixing_of(graph: nx.Graph[str], by: str) -> Mixing:
    """How a network's lines mix its actors' kinds, sides or provinces."""
    from kg.network.matrix import matrix

    nodes = (data for _, data in graph.nodes(data=True))
    return mixing(matrix(graph, None).weights, traits_of(nodes, by), directed=graph.is_directed())
