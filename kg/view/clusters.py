"""A large component laid out cluster by cluster, so that each is seen as one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from kg.view.room import Box, Floats, Room
from kg.view.springs import Ties, sprung, started

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_GAP = 30.0  # from the box of one cluster to that of the next, halved on each side
_OUT = 0.9  # how strongly a tie to another cluster turns its end to that side


def by_clusters(
    group: Sequence[str], ties: Ties, label: NDArray[np.int64], room: Room, aspect: float
) -> Floats:
    """Positions of a component's actors: no two clusters overlap, those much joined are near.

    Within a cluster, who is tied to another stands on that side. `aspect` is the width of the
    whole over its height, as far as the clusters allow.
    """
    numbers = sorted(set(label.tolist()))
    place = np.searchsorted(np.array(numbers), label)
    centres = _centres(place, ties, len(numbers))
    outward = _outward(centres, place, ties.ends, len(group))
    parts, boxes = [], []
    for number in range(len(numbers)):
        members = np.flatnonzero(place == number)
        at = _inside(members, group, ties, outward, room)
        mine = room.part(members)
        left, right = (at[0] - mine.half).min(), (at[0] + mine.half).max()
        top, bottom = (at[1] - mine.above).min(), (at[1] + mine.below).max()
        middle = np.array([[(left + right) / 2], [(top + bottom) / 2]])
        parts.append((members, at - middle))
        tall = float(bottom - top) / 2 + _GAP
        boxes.append(Box(half_width=float(right - left) / 2 + _GAP, above=tall, below=tall))
    whole, wider = Room.of(boxes), math.sqrt(aspect)
    spread = whole.pushed_apart(centres * whole.spacings() * np.array([[wider], [1 / wider]]))
    found = np.zeros((2, len(group)))
    for number, (members, at) in enumerate(parts):
        found[:, members] = at + spread[:, [number]]
    return found


def _centres(place: NDArray[np.int64], ties: Ties, count: int) -> Floats:
    """Clusters as points: each pair pulls by the square root of what joins it."""
    between: dict[tuple[int, int], float] = {}
    ones, others = place[ties.ends[0]].tolist(), place[ties.ends[1]].tolist()
    for a, b, strength in zip(ones, others, ties.pull.tolist(), strict=True):
        if a != b:
            pair = (min(a, b), max(a, b))
            between[pair] = between.get(pair, 0.0) + strength
    pairs = sorted(between)
    joined = np.array(pairs, dtype=np.int64).T
    pull = np.array([0.5 * math.sqrt(between[pair]) for pair in pairs])
    start = started([str(number) for number in range(count)], np.zeros(count, dtype=np.int64))
    return sprung(start, Ties(joined, pull))


def _outward(
    centres: Floats, place: NDArray[np.int64], ends: NDArray[np.int64], count: int
) -> Floats:
    """For each actor the way to the clusters it is tied to, no longer than _OUT."""
    push = np.zeros((2, count))
    across = centres[:, place[ends[1]]] - centres[:, place[ends[0]]]
    far = np.sqrt(across[0] * across[0] + across[1] * across[1]) + 1e-9
    for axis in (0, 1):
        way = across[axis] / far
        push[axis] += np.bincount(ends[0], way, count)
        push[axis] -= np.bincount(ends[1], way, count)
    size = np.sqrt(push[0] * push[0] + push[1] * push[1]) + 1e-9
    shorter: Floats = push * (np.minimum(size, 1.0) * _OUT / size)
    return shorter


def _inside(
    members: NDArray[np.int64], group: Sequence[str], ties: Ties, outward: Floats, room: Room
) -> Floats:
    """One cluster around (0, 0), its boxes apart."""
    keys = [group[i] for i in members.tolist()]
    own = np.full(len(group), -1, dtype=np.int64)
    own[members] = np.arange(len(members))
    here = (own[ties.ends[0]] >= 0) & (own[ties.ends[1]] >= 0)
    start = started(keys, np.zeros(len(keys), dtype=np.int64))
    at = sprung(start, Ties(own[ties.ends[:, here]], ties.pull[here]), outward[:, members])
    mine = room.part(members)
    return mine.pushed_apart(at * mine.spacings())
