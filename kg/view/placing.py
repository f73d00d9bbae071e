"""Places for marks and names on a screen that has no room for all names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.view.layout import LYING, MANY, UPRIGHT, positions
from kg.view.room import Box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOMY = 60
"""Up to so many actors every name has room of its own; beyond, the greatest have."""

FAINT = 0.15
"""How strongly a context of very many pulls each two of them together."""

_BARE = 15  # around a mark whose name has no room
_LEAST = 12 / 14  # the smallest that letters are drawn on a screen, in sizes of their own


@dataclass(frozen=True, slots=True)
class Space:
    """What a screen or a sheet leaves to the picture: width over height, and both in pixels.

    The aspect is what the picture should have as far as its parts allow.
    """

    aspect: float
    room: tuple[float, float]


DESK, PHONE = Space(LYING, (860, 620)), Space(UPRIGHT, (370, 440))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """What decides how much room each actor is given."""

    boxes: Mapping[str, Box]
    radii: Mapping[str, float]
    ranks: Mapping[str, int]
    clusters: Mapping[str, int]

    def given(self, grown: float) -> dict[str, Box]:
        """Boxes with names `grown` times their size; in a large network only the greatest have one.

        The greatest are the first of all and of each cluster.
        """
        first: dict[int, int] = {}
        for key in sorted(self.boxes, key=lambda each: self.ranks[each]):
            first.setdefault(self.clusters[key], self.ranks[key])
        few = len(self.boxes) <= ROOMY
        found = {}
        for key, box in self.boxes.items():
            rank, bare = self.ranks[key], self.radii[key] * grown + _BARE
            if few or rank < ROOMY // 2 or rank == first[self.clusters[key]]:
                below = box.above + (box.below - box.above) * grown
                found[key] = Box(
                    half_width=box.half_width * grown, above=box.above * grown, below=below
                )
            else:
                found[key] = Box(half_width=bare, above=bare, below=bare)
        return found


def placed(
    rooms: Rooms, pulls: Sequence[tuple[str, str, float]], space: Space
) -> dict[str, tuple[int, int]]:
    """Positions; twice, because names keep their size in a space that the picture must fit."""
    at = positions(rooms.given(1.0), pulls, rooms.clusters, space.aspect)
    if len(at) < MANY:
        return at
    spans = [max(place) - min(place) for place in zip(*at.values(), strict=True)]
    scale = min(most / max(span, 1) for most, span in zip(space.room, spans, strict=True))
    grown = rooms.given(min(1.6, max(1.0, _LEAST / scale)))
    return positions(grown, pulls, rooms.clusters, space.aspect)
