"""Where each actor stands: the same integers on every machine.

The arithmetic is `kg.view.springs`'s; here components are found, laid out and packed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.view.clusters import by_clusters
from kg.view.room import Box, Floats, Room
from kg.view.springs import Ties, sprung, started

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_GAP = 34.0  # between the boxes of two components
LYING, UPRIGHT = 1.5, 0.72
"""Width over height of a picture for a desk and for a phone, as far as its parts allow."""

MANY = 30
"""Actors of one component from which its clusters are kept apart."""


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
    aspect: float = LYING,
) -> dict[str, tuple[int, int]]:
    """Integer (x, y) of every key of `boxes`, y growing downwards, the middle near (0, 0).

    Joined actors stand near each other, clusters apart, components side by side with the
    largest first, actors without ties in a grid below; boxes do not overlap unless there are
    too many to push apart. The order of the arguments' items does not matter.
    A tie is (one end, the other, how strongly it pulls, 1 as a rule).
    """
    keys = sorted(boxes)
    pulls: dict[tuple[str, str], float] = {}
    for a, b, pull in ties:
        if a != b:
            pair = (min(a, b), max(a, b))
            pulls[pair] = max(pull, pulls.get(pair, 0.0))
    joined = [(a, b, pulls[a, b]) for a, b in sorted(pulls)]
    groups = _components(keys, list(pulls))
    parts = [
        _laid_out(group, joined, boxes, clusters, aspect) for group in groups if len(group) > 1
    ]
    alone = [group[0] for group in groups if len(group) == 1]
    placed = _packed(parts, aspect)
    if alone:
        placed |= _grid(alone, boxes, placed, aspect)
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
    ties: Sequence[tuple[str, str, float]],
    boxes: Mapping[str, Box],
    clusters: Mapping[str, int],
    aspect: float,
) -> _Part:
    """One component settled, turned to lie or stand as the picture does, boxes apart."""
    index = {key: i for i, key in enumerate(group)}
    inside = [(index[a], index[b], pull) for a, b, pull in ties if a in index]
    ends = np.array([each[:2] for each in inside], dtype=np.int64).T
    pull = np.array([each[2] for each in inside])
    label = np.array([clusters.get(key, 0) for key in group], dtype=np.int64)
    room = Room.of([boxes[key] for key in group])
    if len(group) >= MANY and len(set(label.tolist())) > 1:
        at = by_clusters(group, Ties(ends, pull), label, room, aspect)
    else:
        pull = pull * np.where(label[ends[0]] == label[ends[1]], 1.35, 0.62)
        at = sprung(started(group, label), Ties(ends, pull))
        span = at.max(axis=1) - at.min(axis=1)
        if (span[1] > span[0]) == (aspect > 1):
            at = at[::-1].copy()
        # In a large picture names may fill the width; a small one keeps its ties in proportion.
        at = room.pushed_apart(at * (room.spacings() if len(boxes) >= MANY else room.spacing()))
    left, top = (at[0] - room.half).min(), (at[1] - room.above).min()
    width = float((at[0] + room.half).max() - left)
    height = float((at[1] + room.below).max() - top)
    return _Part(tuple(group), np.stack([at[0] - left, at[1] - top]), width, height)


def _packed(parts: Sequence[_Part], aspect: float) -> dict[str, tuple[float, float]]:
    """Components in rows, the largest first; each row centred, each part centred in its row."""
    if not parts:
        return {}
    area = math.fsum((part.width + _GAP) * (part.height + _GAP) for part in parts)
    target = max(math.sqrt(area * aspect) * 1.08, *(part.width for part in parts), 1.0)
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
    alone: Sequence[str],
    boxes: Mapping[str, Box],
    placed: Mapping[str, tuple[float, float]],
    aspect: float,
) -> dict[str, tuple[float, float]]:
    """Actors without ties, row by row below everything else."""
    wide = max(2 * boxes[key].half_width for key in alone) + 12
    tall = max(boxes[key].above + boxes[key].below for key in alone) + 10
    columns = max(1, math.ceil(math.sqrt(len(alone) * tall * aspect / wide)))
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
