"""What a backend found out about every actor and line of a network."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The measures by name, a value for each actor in the order of the graph's nodes.

    `bridges` are the ends of lines, either way round. `paths` says how shortest paths were
    measured: how many pivots (0 where all is exact) stand for how many actors.
    """

    columns: Mapping[str, Sequence[Any]]
    bridges: frozenset[tuple[str, str]]
    paths: Mapping[str, int]


def known(values: Iterable[float]) -> list[float | None]:
    """To 12 places, for more would differ between machines; None for what is not a number.

    >>> known([0.1 + 0.2, float("nan")])
    [0.3, None]
    """
    return [None if math.isnan(value) else rounded(value) for value in values]


def rounded(value: float) -> float:
    """To 12 places."""
    return round(float(value), 12)
