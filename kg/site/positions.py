"""Where each actor of a network stands in the explorer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.drawing import drawing
from kg.view.placing import DESK

if TYPE_CHECKING:
    from kg.site.networks import Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Whole numbers for every actor in order; `rank` 0 is named first. `frame` holds them all."""

    x: list[int]
    y: list[int]
    rank: list[int]
    frame: list[int]


def places(drawn: Drawn) -> Places:
    """As `kg view` places and ranks them."""
    marks = {mark.key: mark for mark in drawing(drawn.network.graph, (DESK, DESK)).marks}
    at = {key: mark.at for key, mark in marks.items()}
    bottom = max((y for _, y in at.values()), default=0)
    for n, key in enumerate(key for key in drawn.nodes if key not in at):
        at[key] = (60 * (n % 20) - 600, bottom + 120 + 60 * (n // 20))
    x, y = ([at[key][axis] for key in drawn.nodes] for axis in (0, 1))
    others = iter(range(len(marks), len(drawn.nodes)))
    rank = [marks[key].rank if key in marks else next(others) for key in drawn.nodes]
    frame = [min(x, default=0), min(y, default=0), max(x, default=0), max(y, default=0)]
    return Places(x=x, y=y, rank=rank, frame=frame)
