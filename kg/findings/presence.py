"""Which organisations are seen in which places, programmes and events, as numbers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Numbers = NDArray[np.int64]
    Truths = NDArray[np.bool_]

COLUMNS = ("context", "basis", "actor", "tie", "source")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Presence:
    """The rows of queries/findings/presence.rq; each column holds places in `names`.

    `names` are CURIEs, bases and "" (no tie), sorted, so that numbers compare as names do.
    """

    names: tuple[str, ...]
    context: Numbers
    basis: Numbers
    actor: Numbers
    tie: Numbers
    source: Numbers

    def at(self, names: Iterable[str]) -> Numbers:
        """The places of names, in their order; -1 for one that no row holds."""
        import numpy as np

        place = {name: number for number, name in enumerate(self.names)}
        return np.array([place.get(name, -1) for name in names], dtype=np.int64)

    def where(self, kept: Truths) -> Presence:
        """The rows for which `kept` is true."""
        return Presence(
            names=self.names,
            context=self.context[kept],
            basis=self.basis[kept],
            actor=self.actor[kept],
            tie=self.tie[kept],
            source=self.source[kept],
        )

    def sizes(self) -> Numbers:
        """By place in `names`, how many different actors a context has."""
        import numpy as np

        many = max(len(self.names), 1)
        pairs = np.unique(self.context * many + self.actor)
        return np.bincount(pairs // many, minlength=many)

    def members(self) -> csr_array:
        """Contexts × actors, both by place in `names`: 1 where the actor is seen in it."""
        import numpy as np
        from scipy.sparse import csr_array

        many = len(self.names)
        pairs = np.unique(self.context * max(many, 1) + self.actor)
        ends = (pairs // max(many, 1), pairs % max(many, 1))
        found = csr_array((np.ones(len(pairs)), ends), shape=(many, many))
        found.sort_indices()
        return found


def numbered(rows: Iterable[tuple[str, ...]]) -> Presence:
    """Rows of texts in the order of COLUMNS as numbers. One pass."""
    import numpy as np

    met: dict[str, int] = {"": 0}
    cells = array("l")
    for row in rows:
        for cell in row:
            cells.append(met.setdefault(cell, len(met)))
    names = sorted(met)
    place = np.empty(len(met), dtype=np.int64)
    place[[met[name] for name in names]] = np.arange(len(met))
    columns = place[np.array(cells, dtype=np.int64)].reshape(-1, len(COLUMNS)).T
    return Presence(names=tuple(names), **dict(zip(COLUMNS, columns.copy(), strict=True)))
