"""Points that push each other apart and are held together by ties.

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

from kg.view.room import BLOCK, Floats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom, by number, and how strongly each tie pulls."""

    ends: NDArray[np.int64]
    pull: Floats


_COS, _SIN = -0.7373688780783197, 0.6754902942615238  # of the golden angle


def started(group: Sequence[str], label: NDArray[np.int64]) -> Floats:
    """A sunflower of clusters, each a sunflower of its actors, the biggest in the middle."""
    members: dict[int, list[int]] = {}
    for i, cluster in enumerate(label.tolist()):
        members.setdefault(cluster, []).append(i)
    at = np.zeros((2, len(group)))
    ordered = sorted(members.values(), key=lambda some: (-len(some), some[0]))
    spread = 2.4 * math.sqrt(len(ordered[0]))
    for centre, some in zip(sunflower(len(ordered)), ordered, strict=True):
        some.sort(key=lambda i: hashlib.sha256(group[i].encode()).digest())
        for (x, y), i in zip(sunflower(len(some)), some, strict=True):
            at[0, i], at[1, i] = centre[0] * spread + x, centre[1] * spread + y
    return at


def sunflower(count: int) -> list[tuple[float, float]]:
    """Points spread evenly over a disc, turning by the golden angle."""
    points, x, y = [], 1.0, 0.0
    for i in range(count):
        reach = math.sqrt(i + 0.3)
        points.append((x * reach, y * reach))
        x, y = x * _COS - y * _SIN, x * _SIN + y * _COS
    return points


def sprung(at: Floats, ties: Ties, outward: Floats | None = None) -> Floats:
    """Fruchterman–Reingold: all push apart, ties pull as strongly as said, lengths near 1.

    `outward` is a steady push on each, (0, 0) on most.
    """
    count, ends, pull = at.shape[1], ties.ends, ties.pull
    rounds = 320 if count <= 400 else max(70, 128_000 // count)
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
        if outward is not None:
            force += outward
        size = np.sqrt(force[0] * force[0] + force[1] * force[1]) + 1e-9
        left = 1.0 - turn / rounds
        reach = (0.06 + 0.5 * left * left) * min(4.0, math.sqrt(count) / 2)
        at += force * (np.minimum(size, reach) / size)
    return at


def _repulsion(at: Floats) -> Floats:
    """The push of every actor on every other, 1/distance each."""
    count = at.shape[1]
    force = np.empty_like(at)
    for first in range(0, count, BLOCK):
        # At least two columns: numpy adds up a single one in another order.
        here = slice(max(0, min(first, count - 2)), min(count, first + BLOCK))
        dx = at[0][None, here] - at[0][:, None]
        dy = at[1][None, here] - at[1][:, None]
        square = dx * dx + dy * dy + 1e-4
        force[0, here] = (dx / square).sum(axis=0)
        force[1, here] = (dy / square).sum(axis=0)
    return force
