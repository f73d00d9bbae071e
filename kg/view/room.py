"""The room that marks and names take, and how they make room for each other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Floats = NDArray[np.float64]

BLOCK = 64  # columns of a distance table worked on at once: small enough for the cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The room an actor takes: its mark around the position and its label below.

    `half_width` to either side, `above` and `below` the position, in picture units.
    """

    half_width: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Room:
    """Several boxes as columns, in the order they were given."""

    half: Floats
    above: Floats
    below: Floats

    @classmethod
    def of(cls, boxes: Sequence[Box]) -> Room:
        """Those boxes."""
        half = np.array([box.half_width for box in boxes])
        return cls(half, np.array([b.above for b in boxes]), np.array([b.below for b in boxes]))

    def part(self, members: NDArray[np.int64]) -> Room:
        """Some of the boxes."""
        return Room(self.half[members], self.above[members], self.below[members])

    def spacing(self) -> float:
        """The length of a tie at rest: from one mean box to the next."""
        count = len(self.half)
        area = math.fsum((2 * self.half * (self.above + self.below)).tolist()) / count
        return math.sqrt(area) * 0.86

    def spacings(self) -> Floats:
        """The same across and down, for names are wider than they are high."""
        across = math.sqrt(
            math.fsum((2 * self.half).tolist()) / math.fsum((self.above + self.below).tolist())
        )
        across = min(1.4, max(1.0, across))
        return np.array([[across], [1 / across]]) * self.spacing()

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
        for first in range(0, count, BLOCK):
            here = slice(max(0, min(first, count - 2)), min(count, first + BLOCK))
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
