"""A large network on a map: who stands where, and on whose ground."""

from __future__ import annotations

import hashlib
import math
from functools import cache

import numpy as np

from kg.site.atlas import Atlas, atlas
from kg.site.extras import added

SIZES = [90, 70, 64, 50, 44, 40, 33, 30, 24, 12, 6, 6, 5, 5, 4, 4]
LAND = 9
"""The first nine clusters are joined to each other, the others to nobody."""
KNOWN = "41a31925"


@cache
def made() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Clusters of rings with chords, the first of them joined by some lines."""
    label = np.repeat(np.arange(len(SIZES)), SIZES)
    begins = np.concatenate([[0], np.cumsum(SIZES)])
    pairs = set()
    for cluster, size in enumerate(SIZES):
        for place in range(size):
            for step in (1, 1 + place * place % 7):
                one, other = place, (place + step) % size
                if one != other:
                    base = int(begins[cluster])
                    pairs.add((base + min(one, other), base + max(one, other)))
    for cluster in range(LAND):
        for turn in range(4):
            other = (cluster * 3 + turn + 1) % LAND
            if other != cluster:
                ends = (int(begins[cluster]) + turn, int(begins[other]) + 2 * turn)
                pairs.add((min(ends), max(ends)))
    ends = np.array(sorted(pairs)).T
    keys = [f"id:a{place:04}" for place in range(len(label))]
    return keys, label, ends, np.ones(ends.shape[1])


@cache
def drawn() -> Atlas:
    return atlas(*made())


def inside(x: float, y: float, ring: list[int]) -> bool:
    """Whether a place is within a closed outline, by the even-odd rule."""
    found = False
    corners = list(zip(ring[::2], ring[1::2], strict=True))
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            found = not found
    return found


def test_everybody_stands_on_the_ground_of_its_own_cluster_and_on_no_other():
    found, label = drawn(), made()[1]
    for place, (x, y) in enumerate(found.at.T.tolist()):
        on = [cluster for cluster, ring in enumerate(found.outline) if inside(x, y, ring)]
        assert on == [label[place]]


def test_nobody_stands_on_another():
    at = drawn().at
    far = np.sqrt(((at[:, :, None] - at[:, None]) ** 2).sum(axis=0))
    np.fill_diagonal(far, math.inf)
    assert far.min() > 20


def test_clusters_joined_to_each_other_are_one_land_and_share_borders():
    corners = [set(zip(ring[::2], ring[1::2], strict=True)) for ring in drawn().outline]
    reached, fresh = {0}, [0]
    while fresh:
        here = fresh.pop()
        near = {other for other in range(len(SIZES)) if corners[here] & corners[other]} - reached
        reached |= near
        fresh += near
    assert reached == set(range(LAND))


def test_the_same_whole_numbers_come_out_everywhere():
    found = np.rint(drawn().at).astype(np.int64)
    assert hashlib.sha256(found.tobytes()).hexdigest()[:8] == KNOWN


def test_who_is_added_stands_near_those_it_may_be_joined_to_and_on_nobody():
    keys = ["a", "b", "c", "d", "e", "f"]
    at = {"a": (0, 0), "b": (400, 0)}
    found = added(at, keys, [(0, 2), (1, 3), (4, 5)], (100, 80))
    assert (found["a"], found["b"]) == ((0, 0), (400, 0))
    assert math.dist(found["c"], found["a"]) < 200
    assert math.dist(found["d"], found["b"]) < 200
    assert found["e"][1] > max(y for x, y in (found["c"], found["d"]))
    assert len(set(found.values())) == len(keys)
