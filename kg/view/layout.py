"""Where each actor stands: the same integers on every machine.

Only operations that IEEE 754 rounds correctly are iterated (+, -, *, / and square root,
elementwise), every sum runs in a fixed order, and no sine, exponential or linear algebra
library is asked, because their last bits differ between processors.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Floats = NDArray[np.float64]

_BLOCK = 64  # columns of a distance table worked on at once: small enough for the cache
_COS, _SIN = -0.7373688780783197, 0.6754902942615238  # of the golden angle
_GAP = 34.0  # between the boxes of two components
_ASPECT = 1.5  # width over height of the picture as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The room an actor takes: its mark around the position and its label below.

    `half_width` to either side, `above` and `below` the position, in picture units.
    """

    half_width: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A component laid out on its own: keys in order, positions relative to its corner."""

    keys: tuple[str, ...]
    at: Floats
    width: float
    height: float


def positions(
    boxes: Mapping[str, Box],
    ties: Sequence[tuple[str, str, float]],
    clusters: Mapping[str, int],
) -> dict[str, tuple[int, int]]:
    """Integer (x, y) of every key of `boxes`, y growing downwards, the middle near (0, 0).

    Joined actors stand near each other, clusters apart, components side by side with the
    largest first, actors without ties in a grid below; boxes do not overlap unless there are
    too many to push apart. The order of the arguments' items does not matter.
    300 actors take about a second, 2,000 about ten.
    """
    keys = sorted(boxes)
    pairs = sorted({(min(a, b), max(a, b)) for a, b, _ in ties if a != b})
    groups = _components(keys, pairs)
    parts = [_laid_out(group, pairs, boxes, clusters) for group in groups if len(group) > 1]
    alone = [group[0] for group in groups if len(group) == 1]
    placed = _packed(parts)
    if alone:
        placed |= _grid(alone, boxes, placed)
    return _centred(placed, boxes)


def _components(keys: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Connected keys together, each group sorted; large groups first, then by first key."""
    near: dict[str, list[str]] = {key: [] for key in keys}
    for a, b in pairs:
        near[a].append(b)
        near[b].append(a)
    seen: set[str] = set()
    groups = []
    for key in keys:
        if key in seen:
            continue
        seen.add(key)
        group = [key]
        for here in group:
            fresh = [other for other in near[here] if other not in seen]
            seen.update(fresh)
            group.extend(fresh)
        groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _laid_out(
    group: list[str],
    pairs: Sequence[tuple[str, str]],
    boxes: Mapping[str, Box],
    clusters: Mapping[str, int],
) -> _Part:
    """One component settled by springs, turned to lie on its long side, boxes apart."""
    index = {key: i for i, key in enumerate(group)}
    inside = [(index[a], index[b]) for a, b in pairs if a in index]
    ends = np.array(inside, dtype=np.int64).T
    label = np.array([clusters.get(key, 0) for key in group], dtype=np.int64)
    room = _Room.of([boxes[key] for key in group])
    at = _sprung(_start(group, label), ends, label, room.spacing())
    span = at.max(axis=1) - at.min(axis=1)
    if span[1] > span[0]:
        at = at[::-1].copy()
    at = room.pushed_apart(at)
    left, top = (at[0] - room.half).min(), (at[1] - room.above).min()
    width = float((at[0] + room.half).max() - left)
    height = float((at[1] + room.below).max() - top)
    return _Part(tuple(group), np.stack([at[0] - left, at[1] - top]), width, height)


def _start(group: Sequence[str], label: NDArray[np.int64]) -> Floats:
    """A sunflower of clusters, each a sunflower of its actors, the biggest in the middle."""
    members: dict[int, list[int]] = {}
    for i, cluster in enumerate(label.tolist()):
        members.setdefault(cluster, []).append(i)
    at = np.zeros((2, len(group)))
    ordered = sorted(members.values(), key=lambda some: (-len(some), some[0]))
    spread = 2.4 * math.sqrt(len(ordered[0]))
    for centre, some in zip(_sunflower(len(ordered)), ordered, strict=True):
        some.sort(key=lambda i: hashlib.sha256(group[i].encode()).digest())
        for (x, y), i in zip(_sunflower(len(some)), some, strict=True):
            at[0, i], at[1, i] = centre[0] * spread + x, centre[1] * spread + y
    return at


def _sunflower(count: int) -> list[tuple[float, float]]:
    """Points spread evenly over a disc, turning by the golden angle."""
    points, x, y = [], 1.0, 0.0
    for i in range(count):
        reach = math.sqrt(i + 0.3)
        points.append((x * reach, y * reach))
        x, y = x * _COS - y * _SIN, x * _SIN + y * _COS
    return points


def _sprung(
    at: Floats, ends: NDArray[np.int64], label: NDArray[np.int64], spacing: float
) -> Floats:
    """Fruchterman–Reingold: all push apart, ties pull, harder within a cluster."""
    count = at.shape[1]
    rounds = 320 if count <= 400 else max(70, 128_000 // count)
    pull = np.where(label[ends[0]] == label[ends[1]], 1.35, 0.62)
    at = at.copy()
    for turn in range(rounds):
        force = _repulsion(at)
        across = at[:, ends[0]] - at[:, ends[1]]
        far = np.sqrt(across[0] * across[0] + across[1] * across[1])
        along = across * (far * pull)
        for axis in (0, 1):
            force[axis] -= np.bincount(ends[0], along[axis], count)
            force[axis] += np.bincount(ends[1], along[axis], count)
        force -= at * 0.06  # keeps long chains from drifting off the page
        size = np.sqrt(force[0] * force[0] + force[1] * force[1]) + 1e-9
        left = 1.0 - turn / rounds
        reach = (0.06 + 0.5 * left * left) * min(4.0, math.sqrt(count) / 2)
        at += force * (np.minimum(size, reach) / size)
    return at * spacing


def _repulsion(at: Floats) -> Floats:
    """The push of every actor on every other, 1/distance each."""
    count = at.shape[1]
    force = np.empty_like(at)
    for first in range(0, count, _BLOCK):
        # At least two columns: numpy adds up a single one in another order.
        here = slice(max(0, min(first, count - 2)), min(count, first + _BLOCK))
        dx = at[0][None, here] - at[0][:, None]
        dy = at[1][None, here] - at[1][:, None]
        square = dx * dx + dy * dy + 1e-4
        force[0, here] = (dx / square).sum(axis=0)
        force[1, here] = (dy / square).sum(axis=0)
    return force


@dataclass(frozen=True, slots=True)
class _Room:
    """The boxes of a component as columns."""

    half: Floats
    above: Floats
    below: Floats

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> _Room:
        half = np.array([box.half_width for box in boxes])
        return cls(half, np.array([b.above for b in boxes]), np.array([b.below for b in boxes]))

    def spacing(self) -> float:
        """The length of a tie at rest: from one mean box to the next."""
        count = len(self.half)
        area = math.fsum((2 * self.half * (self.above + self.below)).tolist()) / count
        return math.sqrt(area) * 0.86

    def pushed_apart(self, at: Floats, rounds: int = 260) -> Floats:
        """Each overlapping pair moved along its smaller overlap until none is left."""
        count = at.shape[1]
        rounds = rounds if count <= 400 else max(40, 60_000 // count)
        middle = (self.below - self.above) * 0.5
        x, y = at[0].copy(), at[1] + middle
        tall = (self.above + self.below) * 0.5
        for _ in range(rounds):
            push_x, push_y, touching = self._pushes(x, y, tall)
            if not touching:
                break
            x += push_x
            y += push_y
        return np.stack([x, y - middle])

    def _pushes(self, x: Floats, y: Floats, tall: Floats) -> tuple[Floats, Floats, bool]:
        count = len(x)
        push_x, push_y = np.zeros(count), np.zeros(count)
        rank = np.arange(count)
        touching = False
        for first in range(0, count, _BLOCK):
            here = slice(max(0, min(first, count - 2)), min(count, first + _BLOCK))
            dx, dy = x[None, here] - x[:, None], y[None, here] - y[:, None]
            over_x = self.half[None, here] + self.half[:, None] - np.abs(dx)
            over_y = tall[None, here] + tall[:, None] - np.abs(dy)
            apart = rank[None, here] == rank[:, None]
            hit = (over_x > 0.01) & (over_y > 0.01) & ~apart
            if not hit.any():
                push_x[here] = push_y[here] = 0.0
                continue
            touching = True
            # Two at the same spot part by rank, or they would stay together for ever.
            tie = np.where(rank[None, here] > rank[:, None], 1.0, -1.0)
            side_x = np.where(dx > 0, 1.0, np.where(dx < 0, -1.0, tie))
            side_y = np.where(dy > 0, 1.0, np.where(dy < 0, -1.0, tie))
            across = hit & (over_x < over_y)
            upright = hit & ~across
            push_x[here] = np.where(across, side_x * over_x * 0.36, 0.0).sum(axis=0)
            push_y[here] = np.where(upright, side_y * over_y * 0.36, 0.0).sum(axis=0)
        return push_x, push_y, touching


def _packed(parts: Sequence[_Part]) -> dict[str, tuple[float, float]]:
    """Components in rows, the largest first; each row centred, each part centred in its row."""
    if not parts:
        return {}
    area = math.fsum((part.width + _GAP) * (part.height + _GAP) for part in parts)
    target = max(math.sqrt(area * _ASPECT) * 1.08, *(part.width for part in parts), 1.0)
    rows: list[list[_Part]] = [[]]
    used = 0.0
    for part in parts:
        if rows[-1] and used + part.width > target:
            rows.append([])
            used = 0.0
        rows[-1].append(part)
        used += part.width + _GAP
    placed: dict[str, tuple[float, float]] = {}
    y = 0.0
    for row in rows:
        tall = max(part.height for part in row)
        x = -(math.fsum(part.width for part in row) + _GAP * (len(row) - 1)) / 2
        for part in row:
            down = y + (tall - part.height) / 2
            for i, key in enumerate(part.keys):
                placed[key] = (x + float(part.at[0, i]), down + float(part.at[1, i]))
            x += part.width + _GAP
        y += tall + _GAP
    return placed


def _grid(
    alone: Sequence[str], boxes: Mapping[str, Box], placed: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Actors without ties, row by row below everything else."""
    wide = max(2 * boxes[key].half_width for key in alone) + 12
    tall = max(boxes[key].above + boxes[key].below for key in alone) + 10
    columns = max(1, math.ceil(math.sqrt(len(alone) * tall * _ASPECT / wide)))
    top = 0.0
    if placed:
        left = min(x - boxes[key].half_width for key, (x, _) in placed.items())
        right = max(x + boxes[key].half_width for key, (x, _) in placed.items())
        columns = max(columns, int((right - left) / wide))
        top = max(y + boxes[key].below for key, (_, y) in placed.items()) + _GAP
    columns = min(columns, len(alone))
    found = {}
    for i, key in enumerate(alone):
        x = (i % columns - (columns - 1) / 2) * wide
        found[key] = (x, top + (i // columns) * tall + boxes[key].above)
    return found


def _centred(
    placed: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]
) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    left = min(x - boxes[key].half_width for key, (x, _) in placed.items())
    right = max(x + boxes[key].half_width for key, (x, _) in placed.items())
    top = min(y - boxes[key].above for key, (_, y) in placed.items())
    bottom = max(y + boxes[key].below for key, (_, y) in placed.items())
    x0, y0 = (left + right) / 2, (top + bottom) / 2
    return {key: (round(x - x0), round(y - y0)) for key, (x, y) in sorted(placed.items())}
