"""Small parts that nothing joins to the rest: islands around the mainland, the larger nearer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kg.site.countries import WIDE

if TYPE_CHECKING:
    from kg.view.room import Floats

_ROW = math.sqrt(0.75)  # from one row of a honeycomb to the next


def islands(r: Floats, at: Floats, taken: Floats, gap: float) -> Floats:
    """The middles of discs of radius `r`, the largest first, clear of discs `at` and each other.

    `taken` are the radii of the discs at `at`. They stand in the holes of an ellipse around
    (0, 0), as near to its middle as there is room. O(islands × discs).
    """
    found = np.zeros((2, len(r)))
    begin = 0
    while begin < len(r):
        # Those of about one size stand in one honeycomb.
        end = begin + int((r[begin:] > 0.8 * r[begin]).sum())
        wide, many = float(r[begin]) + gap / 2, end - begin
        spots = _free(wide, many, at, taken + gap / 2)
        found[:, begin:end] = spots[:, :many]
        at = np.concatenate([at, spots[:, :many]], axis=1)
        taken = np.concatenate([taken, r[begin:end]])
        begin = end
    return found


def _free(wide: float, many: int, at: Floats, taken: Floats) -> Floats:
    """The free crossings of a honeycomb that are nearest to the middle, at least `many`."""
    reach = math.sqrt(many * 4 * wide * wide + math.fsum((4 * taken * taken).tolist())) / 1.6
    while True:
        spots = _honeycomb(wide, reach)
        free = np.ones(spots.shape[1], dtype=bool)
        for x, y, r in zip(at[0].tolist(), at[1].tolist(), taken.tolist(), strict=True):
            dx, dy = spots[0] - x, spots[1] - y
            free &= dx * dx + dy * dy >= (r + wide) * (r + wide)
        spots = spots[:, free]
        if spots.shape[1] >= many:
            return spots
        reach *= 1.25


def _honeycomb(wide: float, reach: float) -> Floats:
    """Crossings two `wide` apart within an ellipse, from its middle outwards."""
    rows = math.ceil(reach / (2 * wide * _ROW)) + 1
    columns = math.ceil(WIDE * WIDE * reach / (2 * wide)) + 1
    grid = np.meshgrid(np.arange(-rows, rows + 1.0), np.arange(-columns, columns + 1.0))
    row, column = (each.ravel() for each in grid)
    x, y = (column + 0.5 * (row % 2)) * 2 * wide, row * 2 * wide * _ROW
    far = (x / WIDE) * (x / WIDE) + (y * WIDE) * (y * WIDE)
    order = np.lexsort((x, y, far))
    order = order[far[order] <= reach * reach * WIDE * WIDE]
    return np.stack([x[order], y[order]])
