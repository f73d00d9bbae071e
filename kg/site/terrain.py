"""Grounds of clusters on a grid: countries with borders and coasts, none over another."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.network.rows import Numbers
    from kg.view.room import Floats

ACROSS = 420
"""Cells from one side of a map to the other."""
FINEST = 12.0
"""The least size of a cell, in picture units: coasts of islands need no more."""
SEA = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Terrain:
    """Which of `count` countries (SEA for none) each cell of a grid is of; row 0 is the top.

    The corner of cell (0, 0) stands at `left`, `top`; a cell is `cell` wide and high.
    """

    country: NDArray[np.int64]
    count: int
    left: float
    top: float
    cell: float

    def at(self, x: Floats, y: Floats) -> Numbers:
        """The country at each place."""
        column = np.floor((x - self.left) / self.cell).astype(np.int64)
        row = np.floor((y - self.top) / self.cell).astype(np.int64)
        high, wide = self.country.shape
        inside = (column >= 0) & (column < wide) & (row >= 0) & (row < high)
        found = self.country[np.clip(row, 0, high - 1), np.clip(column, 0, wide - 1)]
        return np.where(inside, found, SEA)

    def discs(self) -> Floats:
        """For each country the middle (x, y) and the radius of a disc as large as it is."""
        row, column = np.nonzero(self.country >= 0)
        own = self.country[row, column]
        many = np.bincount(own, minlength=self.count)
        size = np.maximum(many, 1)
        x = self.left + (np.bincount(own, column, self.count) / size + 0.5) * self.cell
        y = self.top + (np.bincount(own, row, self.count) / size + 0.5) * self.cell
        return np.stack([x, y, np.sqrt(many / math.pi) * self.cell])

    def inland(self) -> Terrain:
        """The same without the cells beside a border or a coast, where something is left."""
        own = np.pad(self.country, 1, constant_values=SEA)
        middle = own[1:-1, 1:-1]
        same = np.ones(middle.shape, dtype=bool)
        for down, right in ((0, 1), (2, 1), (1, 0), (1, 2)):
            high, wide = middle.shape
            same &= own[down : down + high, right : right + wide] == middle
        return replace(self, country=np.where(same, middle, SEA))


def terrain(x: Floats, y: Floats, r: Floats, *, wavy: float, reach: float) -> Terrain:
    """The countries around discs: each cell is of the disc it is nearest to, near enough to any.

    `wavy` is how far borders wander from straight ones, `reach` how far from a disc its coast
    may be, in its radii.
    """
    edge = (reach + 0.1) * float(r.max()) + 2 * wavy
    left, top = float((x - edge).min()), float((y - edge).min())
    wide, high = float((x + edge).max()) - left, float((y + edge).max()) - top
    cell = max(FINEST, max(wide, high) / ACROSS)
    columns, rows = math.ceil(wide / cell) + 1, math.ceil(high / cell) + 1
    across = left + (np.arange(columns) + 0.5) * cell
    down = top + (np.arange(rows) + 0.5) * cell
    east, south = np.meshgrid(across, down)
    east, south = _wandered(east, south, wavy)
    country = _nearest((east, south), (x, y, r), reach, cell)
    return Terrain(country=_whole(country, len(x)), count=len(x), left=left, top=top, cell=cell)


def _nearest(
    cells: tuple[Floats, Floats], discs: tuple[Floats, Floats, Floats], reach: float, cell: float
) -> NDArray[np.int64]:
    """For each cell the disc with the least power over it, if it is near the disc."""
    east, south = cells
    best = np.full(east.shape, np.inf)
    found = np.full(east.shape, SEA, dtype=np.int64)
    for number, (x, y, r) in enumerate(zip(*(each.tolist() for each in discs), strict=True)):
        far = reach * r + cell
        columns = np.flatnonzero((np.abs(east - x) <= far).any(axis=0))
        rows = np.flatnonzero((np.abs(south - y) <= far).any(axis=1))
        if not len(columns) or not len(rows):
            continue
        part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        dx, dy = east[part] - x, south[part] - y
        square = dx * dx + dy * dy
        power = square - r * r
        nearer = (square <= far * far) & (power < best[part])
        best[part] = np.where(nearer, power, best[part])
        found[part] = np.where(nearer, number, found[part])
    return found


def _whole(country: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Each country in one piece, its largest; lakes go to whoever has the most of their shore."""
    from scipy import ndimage

    found = np.full(country.shape, SEA, dtype=np.int64)
    for number, part in enumerate(ndimage.find_objects(country + 1, max_label=count)):
        if part is None:
            continue
        pieces, many = ndimage.label(country[part] == number)
        if many:
            largest = 1 + int(np.bincount(pieces.ravel())[1:].argmax())
            whole = ndimage.binary_fill_holes(pieces == largest)
            found[part] = np.where(whole & (found[part] == SEA), number, found[part])
    lakes, many = ndimage.label(ndimage.binary_fill_holes(found >= 0) & (found == SEA))
    for lake, part in enumerate(ndimage.find_objects(lakes), 1):
        wider = tuple(slice(max(0, each.start - 1), each.stop + 1) for each in part)
        inside = lakes[wider] == lake
        shore = found[wider][ndimage.binary_dilation(inside) & ~inside]
        shore = shore[shore >= 0]
        if len(shore):
            found[wider] = np.where(inside, np.bincount(shore).argmax(), found[wider])
    return found


def _wandered(x: Floats, y: Floats, wavy: float) -> tuple[Floats, Floats]:
    """Places moved by smooth noise, so that no border is straight and no coast round."""
    moved = []
    for axis, own in enumerate((x, y)):
        shift = np.zeros_like(own)
        for octave, (length, high) in enumerate(((3.6, 1.0), (1.5, 0.45), (0.62, 0.2))):
            shift += _noise(x, y, length * wavy, 2 * octave + axis) * (high * wavy)
        moved.append(own + shift)
    return moved[0], moved[1]


def _noise(x: Floats, y: Floats, length: float, seed: int) -> Floats:
    """Smooth noise from -1 to 1 that turns in about `length`."""
    u, v = x / length, y / length
    column, row = np.floor(u), np.floor(v)
    right, down = u - column, v - row
    right, down = right * right * (3 - 2 * right), down * down * (3 - 2 * down)
    corner = [[_hashed(column + i, row + j, seed) for i in (0, 1)] for j in (0, 1)]
    above = corner[0][0] + (corner[0][1] - corner[0][0]) * right
    below = corner[1][0] + (corner[1][1] - corner[1][0]) * right
    found: Floats = above + (below - above) * down
    return found


def _hashed(column: Floats, row: Floats, seed: int) -> Floats:
    """A number from -1 to 1 for each crossing of the noise's own grid."""
    value = (
        column.astype(np.int64) * 374_761_393
        + row.astype(np.int64) * 668_265_263
        + seed * 2_147_483_647
    ) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * 1_274_126_177) & 0xFFFFFFFF
    value ^= value >> 16
    return value.astype(np.float64) / 2_147_483_647.5 - 1.0
