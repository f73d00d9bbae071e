"""A network query's rows as whole numbers: what is worked on where there are many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError
from kg.progress import steps
from kg.store.engine import table
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.store.engine import Engine

    Numbers = NDArray[np.int64]
    Truths = NDArray[np.bool_]

COLUMNS = ("source", "target", "actor", "context", "tie", "basis", "side", "at", "date",
           "derived", "weight")  # fmt: skip
"""What is read of a network query's columns; any others say something to people only."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shared:
    """Two-mode rows: who is in which context. Arrays of one length; -1 stands for nothing.

    `direct`: in its own name, not derived.
    """

    actor: Numbers
    context: Numbers
    tie: Numbers
    side: Numbers
    date: Numbers
    direct: Truths


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stated:
    """One-mode rows: who is tied to whom. Arrays of one length; -1 stands for nothing.

    `weight` is the place in `Rows.weights` of the weight as written.
    """

    source: Numbers
    target: Numbers
    basis: Numbers
    tie: Numbers
    date: Numbers
    weight: Numbers
    direct: Truths


T = TypeVar("T", Shared, Stated)


def where(rows: T, kept: Truths) -> T:
    """The rows for which `kept` is true."""
    return replace(rows, **{name: getattr(rows, name)[kept] for name in rows.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """All rows of one answer; numbers are places in the lists of texts, all of them sorted.

    `actors` are CURIEs, `iris` the IRIs of the same; a context is (basis, IRI, at). `cited`:
    the query selects ?tie.
    """

    actors: tuple[str, ...]
    iris: tuple[str, ...]
    contexts: tuple[tuple[str, str, str], ...]
    bases: tuple[str, ...]
    ties: tuple[str, ...]
    dates: tuple[str, ...]
    weights: tuple[str, ...]
    shared: Shared
    stated: Stated
    cited: bool

    def there(self) -> Truths:
        """Which actors stand in some row."""
        import numpy as np

        found = np.zeros(len(self.actors), dtype=bool)
        for ends in (self.shared.actor, self.stated.source, self.stated.target):
            found[ends] = True
        return found

    def within(self, ties: Truths, actors: Truths) -> Rows:
        """Only the rows whose tie (if any) and whose ends are among those marked true."""
        import numpy as np

        marked = np.append(ties, True)  # at place -1, a row without a tie
        shared, stated = self.shared, self.stated
        return replace(
            self,
            shared=where(shared, marked[shared.tie] & actors[shared.actor]),
            stated=where(
                stated, marked[stated.tie] & actors[stated.source] & actors[stated.target]
            ),
        )


class _Numbers(dict[Any, int]):
    """Numbers for what is looked up, in the order it is first met."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]

    def sorted(self) -> tuple[tuple[Any, ...], Numbers]:
        """What was met, in order, and for each number its place there; -1 stays -1."""
        import numpy as np

        names = list(self)
        order = sorted(range(len(names)), key=names.__getitem__)
        place = np.full(len(names) + 1, -1, dtype=np.int64)
        place[order] = np.arange(len(names))
        return tuple(names[each] for each in order), place


class _Reader:
    """Takes rows of texts one by one and numbers what is in them."""

    def __init__(self, name: str, base: str) -> None:
        self.name, self.base = name, base
        self.actors, self.contexts, self.bases, self.sides = (_Numbers() for _ in range(4))
        self.ties, self.dates, self.weights = (_Numbers() for _ in range(3))
        self.keys: dict[str, str] = {}
        self.shared: list[tuple[int, ...]] = []
        self.stated: list[tuple[int, ...]] = []

    def take(self, row: Sequence[str]) -> None:
        """One row, its cells in the order of COLUMNS."""
        source, target, actor, context, tie, basis, side, at, date, derived, weight = row
        basis, direct = basis or self.name, derived != "true"
        on = self.ties[tie] if tie else -1
        when = self.dates[date] if date else -1
        if source and target:
            ends = self.actor(source), self.actor(target)
            of = self.bases[basis], on, when, self.weights[weight] if weight else -1
            self.stated.append((*ends, *of, direct))
        elif actor and context:
            shared = self.contexts[basis, context, at]
            stands = self.sides[side] if side else -1
            self.shared.append((self.actor(actor), shared, on, stands, when, direct))

    def actor(self, iri: str) -> int:
        """The number of an actor, by its CURIE."""
        key = self.keys.get(iri)
        if key is None:
            key = self.keys[iri] = curie(iri, self.base)
        return self.actors[key]

    def rows(self, *, cited: bool) -> Rows:
        """All that was taken, renumbered in the order of the texts."""
        actors, actor = self.actors.sorted()
        contexts, context = self.contexts.sorted()
        bases, basis = self.bases.sorted()
        ties, tie = self.ties.sorted()
        dates, date = self.dates.sorted()
        weights, weight = self.weights.sorted()
        _, side = self.sides.sorted()
        iris = {key: iri for iri, key in sorted(self.keys.items(), reverse=True)}
        two, one = _columns(self.shared, 6), _columns(self.stated, 7)
        return Rows(
            actors=actors, iris=tuple(iris[key] for key in actors), contexts=contexts, bases=bases,
            ties=ties, dates=dates, weights=weights, cited=cited,
            shared=Shared(actor=actor[two[0]], context=context[two[1]], tie=tie[two[2]],
                          side=side[two[3]], date=date[two[4]], direct=two[5] > 0),
            stated=Stated(source=actor[one[0]], target=actor[one[1]], basis=basis[one[2]],
                          tie=tie[one[3]], date=date[one[4]], weight=weight[one[5]],
                          direct=one[6] > 0),
        )  # fmt: skip


def _columns(rows: list[tuple[int, ...]], width: int) -> Numbers:
    import numpy as np

    return np.array(rows, dtype=np.int64).reshape(len(rows), width).T.copy()


def read_rows(store: Engine, query: str, name: str) -> Rows:
    """The rows of a bound network query. A row is one-mode (?source ?target) or two-mode.

    A `KgError` if it selects neither ?source ?target nor ?actor ?context. A row with neither
    pair bound says nothing; a missing ?basis is `name`. One pass.
    """
    columns, rows = table(store, query, COLUMNS)
    if not ({"source", "target"} <= set(columns) or {"actor", "context"} <= set(columns)):
        raise KgError(
            f"{name}: a network query selects ?source ?target or ?actor ?context; "
            f"this selects {' '.join(columns)}"
        )
    return number_rows(steps("reading rows", rows), name, store.base, cited="tie" in columns)


def number_rows(rows: Iterable[Sequence[str]], name: str, base: str, *, cited: bool) -> Rows:
    """Rows of texts in the order of COLUMNS, "" where nothing is bound, as numbers."""
    reader = _Reader(name, base)
    for row in rows:
        reader.take(row)
    return reader.rows(cited=cited)
