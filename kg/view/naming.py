"""Where names go on paper: beside their marks, hiding no other, the greatest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.view.letters import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.view.sheet import Anchor, Point

LEADING = 1.38
"""From one line of a name to the next, in sizes of its letters: room for stacked Thai marks."""

_RISE, _FALL = 1.06, 0.36  # of letters above and below their baseline, marks included
_GAP = 1.6  # points between a mark and its name
_APART = np.array((-3.5, 0.0, 3.5, 0.0))  # left and right of a name, or two read as one
_NEAR = 3.0  # points within which a name might be read as that of another mark
_SIDES: tuple[tuple[int, int], ...] = (
    (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1),
)  # fmt: skip
"""Right of the mark or left, below or above it; the better read first."""

_AWAY = [
    (x * far, y * far)
    for far in (14.0, 22.0, 32.0, 44.0)
    for x, y in (
        (0, 1), (0, -1), (1, 0), (-1, 0), (0.92, 0.38), (-0.92, 0.38), (0.92, -0.38),
        (-0.92, -0.38), (0.71, 0.71), (-0.71, 0.71), (0.71, -0.71), (-0.71, -0.71),
    )
]  # fmt: skip
"""How far from its mark a name at the end of a leader may stand, the nearest first."""

_LED = 24
"""So many of the greatest are named at the end of a leader where no side is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A mark that wants a name: the ways to write it, the best first, each as lines."""

    key: str
    at: Point
    radius: float
    rank: int
    ways: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in its place: lines from the baseline of the first, anchored at x.

    `leader` is where a fine line to its mark begins, None where it stands beside it.
    """

    lines: tuple[str, ...]
    x: float
    baseline: float
    anchor: Anchor
    leader: Point | None = None


def names(
    spots: Sequence[Spot], lines: NDArray[np.float64], room: tuple[float, float], size: float
) -> dict[str, Name]:
    """The names that find room within (0, 0) and `room`, by key; the rest stay without.

    None covers a mark or another name; of the free sides the one that crosses fewest `lines`
    (rows of x1, y1, x2, y2) is taken. In order of rank, so the greatest are named first, if
    need be at the end of a leader.
    """
    ordered = sorted(spots, key=lambda spot: (spot.rank, spot.key))
    marks = np.array(
        [(*(v - s.radius - 0.6 for v in s.at), *(v + s.radius + 0.6 for v in s.at)) for s in spots]
    ).reshape(-1, 4)
    taken = marks
    found: dict[str, Name] = {}
    for spot in ordered:
        others = marks[[one.key != spot.key for one in spots]]
        placed = _beside(spot, (taken, others), lines, room, size)
        if placed is None and spot.rank < _LED:
            placed = _away(spot, taken, lines, room, size)
        if placed is not None:
            found[spot.key], box = placed
            taken = np.vstack([taken, box + _APART])
    return found


Placed = tuple[Name, NDArray[np.float64]]
"""A name and its box: left, top, right and bottom."""


def _beside(
    spot: Spot,
    hidden: tuple[NDArray[np.float64], NDArray[np.float64]],
    lines: NDArray[np.float64],
    room: tuple[float, float],
    size: float,
) -> Placed | None:
    """The name on a free side of its mark, in the first way to write it that has one.

    `hidden` are the boxes it may not touch, and the marks of others.
    """
    taken, others = hidden
    for way in spot.ways:
        boxes = np.array([_box(spot, way, side, size) for side in _SIDES])
        costs = {i: _cost(boxes[i], i, others, lines) for i in _free(boxes, taken, room)}
        if costs:
            best = min(costs, key=lambda i: costs[i])
            return _name(way, boxes[best], _SIDES[best][0], size), boxes[best]
    return None


def _away(
    spot: Spot,
    taken: NDArray[np.float64],
    lines: NDArray[np.float64],
    room: tuple[float, float],
    size: float,
) -> Placed | None:
    """The name at the end of a leader, as near as there is room for it; its shortest way."""
    way = spot.ways[-1]
    across, tall = block(way, size)
    (x, y), half, reach = spot.at, across / 2, spot.radius
    boxes = []
    for dx, dy in _AWAY:
        # Counted from the edge of the mark to the nearest edge of the name.
        middle = x + dx + (half + reach) * (dx > 0) - (half + reach) * (dx < 0)
        centre = y + dy + (tall / 2 + reach) * (dy > 0) - (tall / 2 + reach) * (dy < 0)
        boxes.append((middle - half, centre - tall / 2, middle + half, centre + tall / 2))
    found = np.array(boxes)
    costs = {i: _crossed(found[i], lines) + i for i in _free(found, taken, room)}
    if not costs:
        return None
    box = found[min(costs, key=lambda i: costs[i])]
    left, top, right, bottom = box.tolist()
    end = (min(max(x, left), right), min(max(y, top), bottom))
    return replace(_name(way, box, 0, size), leader=end), box


def block(lines: Sequence[str], size: float) -> tuple[float, float]:
    """The width and height of a name."""
    across = max((width(line, size) for line in lines), default=0.0)
    return across, (_RISE + _FALL + LEADING * (len(lines) - 1)) * size


def _box(
    spot: Spot, lines: Sequence[str], side: tuple[int, int], size: float
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a name on one side of its mark."""
    (x, y), (across, tall) = spot.at, block(lines, size)
    reach = spot.radius + _GAP
    if 0 not in side:
        reach *= 0.72  # a corner is farther from the middle than a side
    left = {0: x - across / 2, 1: x + reach, -1: x - reach - across}[side[0]]
    top = {0: y - tall / 2, 1: y + reach - 0.1 * size, -1: y - reach - tall}[side[1]]
    return left, top, left + across, top + tall


def _free(
    boxes: NDArray[np.float64], taken: NDArray[np.float64], room: tuple[float, float]
) -> list[int]:
    """The sides on which a name hides nothing and stays on the paper."""
    inside = np.all(boxes[:, :2] >= 0, axis=1) & np.all(boxes[:, 2:] <= np.array(room), axis=1)
    return [int(i) for i in np.flatnonzero(inside & ~np.any(_meets(boxes, taken), axis=1))]


def _meets(boxes: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the boxes (rows) overlap which others (columns)."""
    over = (boxes[:, None, 2:] > others[None, :, :2]) & (boxes[:, None, :2] < others[None, :, 2:])
    return np.asarray(np.all(over, axis=2))


def _cost(
    box: NDArray[np.float64], side: int, others: NDArray[np.float64], lines: NDArray[np.float64]
) -> float:
    """How ill a side is chosen: crossed lines, other marks so near that it might be theirs."""
    near = box + np.array((-_NEAR, -_NEAR, _NEAR, _NEAR))
    # A later side must save a line to be worth leaving an earlier one.
    return 2.0 * _crossed(box, lines) + 3.0 * int(_meets(near[None], others).sum()) + side


def _crossed(box: NDArray[np.float64], lines: NDArray[np.float64]) -> int:
    """How many of the lines pass through a box."""
    left, top, right, bottom = box.tolist()
    x1, y1, x2, y2 = lines.T
    near = (
        (np.maximum(x1, x2) >= left) & (np.minimum(x1, x2) <= right)
        & (np.maximum(y1, y2) >= top) & (np.minimum(y1, y2) <= bottom)
    )  # fmt: skip
    sides = np.stack(
        [
            (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0
            for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
        ]
    )
    return int((near & sides.any(axis=0) & ~sides.all(axis=0)).sum())


def _name(lines: tuple[str, ...], box: NDArray[np.float64], across: int, size: float) -> Name:
    anchors: Mapping[int, Anchor] = {0: "middle", 1: "start", -1: "end"}
    left, top, right, _ = box.tolist()
    x = {0: (left + right) / 2, 1: left, -1: right}[across]
    return Name(lines=lines, x=x, baseline=top + _RISE * size, anchor=anchors[across])
