"""The members of many clusters settled at once, each cluster around its own middle.

The arithmetic is as in `kg.view.springs`: elementwise, in a fixed order, the same everywhere.
"""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.rows import Numbers
    from kg.view.room import Floats

SAMPLES = 16
"""Others that push an actor in each round, in place of all of its cluster."""
_OUT = 0.9  # how strongly a line to another cluster turns its end to that side


def settled(
    keys: Sequence[str], begins: Numbers, ends: Numbers, pull: Floats, outward: Floats
) -> Floats:
    """Positions in clusters of one unit between neighbours: those joined stand near each other.

    Actors stand in the order of their clusters, which begin at `begins` (and end at its last);
    `ends` are lines within clusters, `outward` a steady push on each actor. Each cluster fills a
    disc around (0, 0) of area 1 an actor. O(rounds × (actors × SAMPLES + lines)).
    """
    size = np.diff(begins)
    owner = np.repeat(np.arange(len(size)), size)
    at = _started(keys, begins)
    count = at.shape[1]
    rounds = 200 if count <= 20_000 else 120
    many = size[owner].astype(np.float64)
    place = np.arange(count) - begins[owner]
    reach = np.minimum(4.0, np.sqrt(many) / 2)
    for turn in range(rounds):
        force = _pushed(at, begins[owner], place, size[owner], turn)
        across = at[:, ends[0]] - at[:, ends[1]]
        far = np.sqrt(across[0] * across[0] + across[1] * across[1])
        along = across * (far * pull)
        for axis in (0, 1):
            force[axis] -= np.bincount(ends[0], along[axis], count)
            force[axis] += np.bincount(ends[1], along[axis], count)
        force += outward - at * 0.06
        length = np.sqrt(force[0] * force[0] + force[1] * force[1]) + 1e-9
        left = 1.0 - turn / rounds
        at += force * (np.minimum(length, (0.06 + 0.5 * left * left) * reach) / length)
    return _evened(at, begins, owner)


def outward(centres: Floats, owner: Numbers, ends: Numbers) -> Floats:
    """For each actor the way to the clusters it is joined to, no longer than _OUT."""
    count = len(owner)
    across = centres[:, owner[ends[1]]] - centres[:, owner[ends[0]]]
    far = np.sqrt(across[0] * across[0] + across[1] * across[1]) + 1e-9
    push = np.zeros((2, count))
    for axis in (0, 1):
        way = across[axis] / far
        push[axis] += np.bincount(ends[0], way, count)
        push[axis] -= np.bincount(ends[1], way, count)
    length = np.sqrt(push[0] * push[0] + push[1] * push[1]) + 1e-9
    shorter: Floats = push * (np.minimum(length, 1.0) * _OUT / length)
    return shorter


def _started(keys: Sequence[str], begins: Numbers) -> Floats:
    """Each cluster a sunflower, its actors in an order that nothing but their names decides."""
    from kg.view.springs import sunflower

    spiral = np.array(sunflower(int(np.diff(begins).max(initial=1)))).T
    at = np.zeros((2, len(keys)))
    marks = [hashlib.sha256(key.encode()).digest() for key in keys]
    for begin, end in zip(begins[:-1].tolist(), begins[1:].tolist(), strict=True):
        order = sorted(range(begin, end), key=marks.__getitem__)
        at[:, order] = spiral[:, : end - begin]
    return at


def _pushed(at: Floats, begin: Numbers, place: Numbers, many: Numbers, turn: int) -> Floats:
    """The push of some others of its cluster on each actor, for all of them."""
    force = np.zeros_like(at)
    for sample in range(SAMPLES):
        # A step through the cluster that is another in every round, and never nought.
        step = 1 + (turn * SAMPLES + sample) * 7919 % np.maximum(many - 1, 1)
        other = begin + (place + step) % many
        dx, dy = at[0] - at[0][other], at[1] - at[1][other]
        square = dx * dx + dy * dy + 1e-2
        force[0] += dx / square
        force[1] += dy / square
    return force * ((many - 1) / SAMPLES)


def _evened(at: Floats, begins: Numbers, owner: Numbers) -> Floats:
    """Each cluster spread over a disc of its size: as many actors in the middle as outside."""
    found = np.zeros_like(at)
    size = np.diff(begins)
    middle = np.stack([np.bincount(owner, each, len(size)) / np.maximum(size, 1) for each in at])
    here = at - middle[:, owner]
    far = np.sqrt(here[0] * here[0] + here[1] * here[1]) + 1e-9
    order = np.lexsort((far, owner))
    rank = np.empty(len(owner))
    rank[order] = np.arange(len(owner)) - begins[owner]
    wide = np.sqrt((rank + 0.5) / math.pi)
    found[:] = here * (wide / far)
    return found
