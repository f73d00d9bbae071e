"""Links between pairs: each a reason to join two actors, many at a time."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.network.members import members

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from kg.network.members import Members
    from kg.network.rows import Numbers, Rows, Truths

    Floats = NDArray[np.float64]

MOST = 20_000_000
"""Pairs that fit in the memory of an office computer (about 1.5 GB while they are counted)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Links:
    """Reasons to join two actors: a shared context, or a row that ties them directly.

    Arrays of one length. `source` and `target` are places in `Rows.actors`, source < target in a
    context. `reason` is what counts once for a pair, a place in `reasons`: a context, a fact,
    or a row without a tie. `newman` is 1/(n-1) in a context, n the larger of the numbers of
    actors that are named and that sources state; 1 for a direct tie. `parties` is how many
    named actors share the context, 0 for a direct tie. `one` and `other` are the places of the
    two in `Members`, or of the row in `Rows.stated` and -1.

    `apart` are the pairs of `Members` that share a context and are not joined by it.
    """

    source: Numbers
    target: Numbers
    basis: Numbers
    reason: Numbers
    weight: Floats
    newman: Floats
    derived: Truths
    parties: Numbers
    one: Numbers
    other: Numbers
    reasons: tuple[str, ...]
    bases: tuple[str, ...]
    apart: tuple[Numbers, Numbers]

    def __len__(self) -> int:
        return len(self.source)

    def where(self, kept: Truths) -> Links:
        """The links for which `kept` is true."""
        return replace(self, **{name: getattr(self, name)[kept] for name in _ARRAYS})


_ARRAYS = ("source", "target", "basis", "reason", "weight", "newman", "derived", "parties",
           "one", "other")  # fmt: skip


def read_links(
    rows: Rows, facts: Sequence[str], stated: Sequence[int], name: str
) -> tuple[Members, Links]:
    """The links that rows make, those of contexts first, and the members of the contexts.

    `facts` are the facts of `rows.ties` ("" = none) and `stated` how many actors the sources
    say each of `rows.contexts` has (0 = nothing said). In a context, actors are joined in
    pairs, unless both stand on sides and on the same. `name` is the query's, for errors.
    A `KgError` above MOST pairs, and for a weight that is no positive number.
    """
    import numpy as np

    found = members(rows)
    parties = found.parties(len(rows.contexts))
    _fits(rows, parties, found.joined(len(rows.contexts)))
    first, second = found.pairs()
    apart = found.apart(first, second)
    blocked = first[apart], second[apart]
    first, second = first[~apart], second[~apart]
    context = found.context[first]
    size = np.maximum(parties, np.asarray(stated, dtype=np.int64))
    bases = tuple(sorted({basis for basis, _, _ in rows.contexts} | set(rows.bases)))
    code = {basis: place for place, basis in enumerate(bases)}
    of_context = np.array([code[basis] for basis, _, _ in rows.contexts], dtype=np.int64)
    links = Links(
        source=found.actor[first],
        target=found.actor[second],
        basis=of_context[context],
        reason=context,
        weight=np.ones(len(first)),
        newman=1 / (size[context] - 1),
        derived=~(found.direct[first] & found.direct[second]),
        parties=parties[context],
        one=first,
        other=second,
        reasons=tuple(f"{iri} {at}" for _, iri, at in rows.contexts),
        bases=bases,
        apart=blocked,
    )
    return found, _with_direct(links, rows, facts, name)


def _with_direct(links: Links, rows: Rows, facts: Sequence[str], name: str) -> Links:
    """The links, and after them those of one-mode rows."""
    import numpy as np

    stated, code = rows.stated, {basis: place for place, basis in enumerate(links.bases)}
    of_row = np.array([code[basis] for basis in rows.bases], dtype=np.int64)
    weights = _weights(rows, name)
    reason, reasons = _reasons(rows, facts)
    count = len(reason)
    more: dict[str, Any] = {
        "source": stated.source,
        "target": stated.target,
        "basis": of_row[stated.basis],
        "reason": reason + len(links.reasons),
        "weight": weights[stated.weight],
        "newman": np.ones(count),
        "derived": ~stated.direct,
        "parties": np.zeros(count, dtype=np.int64),
        "one": np.arange(count),
        "other": np.full(count, -1, dtype=np.int64),
    }
    joined: dict[str, Any] = {
        each: np.concatenate([getattr(links, each), more[each]]) for each in _ARRAYS
    }
    return replace(links, **joined, reasons=(*links.reasons, *reasons))


def _weights(rows: Rows, name: str) -> Floats:
    """The weight of each of `rows.weights`, and 1 at the end for rows that have none."""
    import numpy as np

    found = np.ones(len(rows.weights) + 1)
    for place in np.unique(rows.stated.weight[rows.stated.weight >= 0]):
        number = _number(rows.weights[place])
        if number is None:
            text = rows.weights[place]
            raise KgError(f"{name}: ?weight {text!r}; expected a positive number")
        found[place] = number
    return found


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 < value < math.inf else None


def _reasons(rows: Rows, facts: Sequence[str]) -> tuple[Numbers, list[str]]:
    """What each one-mode row counts by: its tie's fact, else its tie, else itself alone."""
    import numpy as np

    stated = rows.stated
    number: dict[tuple[int, str], int] = {}
    uncited = np.flatnonzero(stated.tie < 0)
    order = np.lexsort([getattr(stated, each)[uncited] for each in
                        ("direct", "weight", "date", "basis", "target", "source")])  # fmt: skip
    alone = {int(row): f"row {place}" for place, row in enumerate(uncited[order])}
    found = [
        number.setdefault(
            (basis, alone[row] if tie < 0 else facts[tie] or rows.ties[tie]), len(number)
        )
        for row, (basis, tie) in enumerate(
            zip(stated.basis.tolist(), stated.tie.tolist(), strict=True)
        )
    ]
    return np.array(found, dtype=np.int64), [reason for _, reason in number]


def _fits(rows: Rows, parties: Numbers, joined: Numbers) -> None:
    """Refuse pairs that no memory would hold, and say what to leave out instead."""
    if (pairs := int(joined.sum())) <= MOST:
        return
    by_size = sorted(zip(parties.tolist(), joined.tolist(), strict=True))
    most, total = 2, 0
    for size, of_context in by_size:
        total += of_context
        if total > MOST:
            break
        most = max(size, 2)
    largest = max(range(len(rows.contexts)), key=lambda each: int(parties[each]))
    raise KgError(
        f"{pairs:,} pairs share an agreement, event or programme, {parties[largest]:,} actors "
        f"{rows.contexts[largest][1]} alone; that is over {MOST:,}: give --max-parties {most}"
    )
