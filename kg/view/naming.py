"""Where names go on paper: beside their marks, hiding no other, the greatest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.view.letters import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kg.view.sheet import Anchor, Point

LEADING = 1.38
"""From one line of a name to the next, in sizes of its letters: room for stacked Thai marks."""

_RISE, _FALL = 1.06, 0.36  # of letters above and below their baseline, marks included
_GAP = 1.6  # points between a mark and its name
_NEAR = 3.0  # points within which a name might be read as that of another mark
_SIDES: tuple[tuple[int, int], ...] = (
    (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1),
)  # fmt: skip
"""Right of the mark or left, below or above it; the better read first."""


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
    """A name in its place: lines from the baseline of the first, anchored at x."""

    lines: tuple[str, ...]
    x: float
    baseline: float
    anchor: Anchor


def names(
    spots: Sequence[Spot], lines: NDArray[np.float64], room: tuple[float, float], size: float
) -> dict[str, Name]:
    """The names that find room within (0, 0) and `room`, by key; the rest stay without.

    None covers a mark or another name; of the free sides the one that crosses fewest `lines`
    (rows of x1, y1, x2, y2) is taken. In order of rank, so the greatest are named first.
    """
    ordered = sorted(spots, key=lambda spot: (spot.rank, spot.key))
    marks = np.array(
        [(*(v - s.radius - 0.6 for v in s.at), *(v + s.radius + 0.6 for v in s.at)) for s in spots]
    ).reshape(-1, 4)
    taken = marks
    found: dict[str, Name] = {}
    for spot in ordered:
        for way in spot.ways:
            boxes = np.array([_box(spot, way, side, size) for side in _SIDES])
            free = _free(boxes, taken, room)
            best = min(free, key=lambda i: _cost(boxes[i], i, marks, lines), default=None)
            if best is not None:
                taken = np.vstack([taken, boxes[best]])
                found[spot.key] = _name(way, boxes[best], _SIDES[best][0], size)
                break
    return found


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
    box: NDArray[np.float64], side: int, marks: NDArray[np.float64], lines: NDArray[np.float64]
) -> float:
    """How ill a side is chosen: crossed lines, other marks so near that it might be theirs."""
    near = box + np.array((-_NEAR, -_NEAR, _NEAR, _NEAR))
    # Its own mark is always near. A later side must save a line to be worth leaving an earlier.
    others = int(_meets(near[None], marks).sum()) - 1
    return 2.0 * _crossed(box, lines) + 3.0 * others + side


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
