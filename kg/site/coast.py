"""The outlines of countries on a grid, smoothed alike on both sides of a border."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.network.rows import Numbers, Truths
    from kg.site.terrain import Terrain
    from kg.view.room import Floats

    Edges = tuple[Numbers, Numbers]

ROUNDS = 5
"""How often a corner moves half way to the middle of its neighbours."""
NEAR = 0.16
"""How far, in cells, a corner may be from the straight line without it to be left out."""
PASSES = 4


def outlines(ground: Terrain) -> list[list[int]]:
    """For each country its coast and borders as x, y, x, y …; [] for one without.

    Neighbours share the points of their border.
    """
    own = np.pad(ground.country, 1, constant_values=-1)
    rings = _rings(own, ground.count)
    corners = np.array(sorted({corner for ring in rings for corner in ring}), dtype=np.int64)
    place = {corner: number for number, corner in enumerate(corners.tolist())}
    rings = [[place[corner] for corner in ring] for ring in rings]
    wide = own.shape[1] + 1
    edges = _edges(rings)
    points = _smoothed(np.stack([corners % wide - 1.0, corners // wide - 1.0]), edges)
    kept = _kept(points, edges)
    x = np.rint(ground.left + points[0] * ground.cell).astype(np.int64).tolist()
    y = np.rint(ground.top + points[1] * ground.cell).astype(np.int64).tolist()
    return [
        [value for corner in ring if kept[corner] for value in (x[corner], y[corner])]
        for ring in rings
    ]


def _rings(own: NDArray[np.int64], count: int) -> list[list[int]]:
    """The corners around each country, clockwise from its topmost, leftmost one."""
    wide = own.shape[1] + 1
    sides: list[dict[int, list[int]]] = [{} for _ in range(count)]
    # Each side of a cell: the neighbour behind it, and its two corners, clockwise.
    for (down, right), start, end in (
        ((-1, 0), 0, 1), ((0, 1), 1, wide + 1), ((1, 0), wide + 1, wide), ((0, -1), wide, 0),
    ):  # fmt: skip
        other = np.roll(own, (-down, -right), axis=(0, 1))
        rows, columns = np.nonzero((own >= 0) & (own != other))
        corner = rows * wide + columns
        for number, at in zip(own[rows, columns].tolist(), corner.tolist(), strict=True):
            sides[number].setdefault(at + start, []).append(at + end)
    return [_walked(each, wide) for each in sides]


def _walked(sides: dict[int, list[int]], wide: int) -> list[int]:
    if not sides:
        return []
    first = here = min(sides)
    heading, ring = 1, []
    while True:
        ring.append(here)
        ways = sides[here]
        # Where two cells touch at a corner alone, the way turns right, around its own cell.
        right = {1: wide, wide: -1, -1: -wide, -wide: 1}[heading]
        there = here + right if here + right in ways else ways[0]
        ways.remove(there)
        heading, here = there - here, there
        if here == first:
            return ring


def _edges(rings: list[list[int]]) -> Edges:
    """Every two corners next to each other in some ring, once."""
    pairs = {
        (min(pair), max(pair))
        for ring in rings
        for pair in zip(ring, ring[1:] + ring[:1], strict=True)
    }
    found = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2).T
    return found[0], found[1]


def _smoothed(points: Floats, edges: Edges) -> Floats:
    count = points.shape[1]
    many = np.maximum(np.bincount(np.concatenate(edges), minlength=count), 1)
    for _ in range(ROUNDS):
        for axis in (0, 1):
            near = np.bincount(edges[0], points[axis][edges[1]], count)
            near += np.bincount(edges[1], points[axis][edges[0]], count)
            points[axis] = (points[axis] + near / many) / 2
    return points


def _kept(points: Floats, edges: Edges) -> Truths:
    """Which corners stay: those where borders meet or turn."""
    near: list[set[int]] = [set() for _ in range(points.shape[1])]
    for one, other in zip(edges[0].tolist(), edges[1].tolist(), strict=True):
        near[one].add(other)
        near[other].add(one)
    x, y = points.tolist()
    kept = np.ones(len(near), dtype=bool)
    for _ in range(PASSES):
        gone: set[int] = set()
        for corner, ends in enumerate(near):
            if not kept[corner] or len(ends) != 2 or ends & gone:
                continue
            a, b = sorted(ends)
            if b in near[a] or _off(x, y, (corner, a, b)) > NEAR:
                continue
            near[a] = near[a] - {corner} | {b}
            near[b] = near[b] - {corner} | {a}
            gone.add(corner)
            kept[corner] = False
            near[corner] = set()
            gone |= {a, b}
    return kept


def _off(x: list[float], y: list[float], at: tuple[int, int, int]) -> float:
    """How far the first is from the line through the other two."""
    here, a, b = at
    dx, dy = x[b] - x[a], y[b] - y[a]
    length = max(math.sqrt(dx * dx + dy * dy), 1e-9)
    return abs((x[here] - x[a]) * dy - (y[here] - y[a]) * dx) / length
