"""Discs of clusters put side by side: those much joined are neighbours, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.view.springs import Ties, sprung, started

if TYPE_CHECKING:
    from kg.network.rows import Numbers
    from kg.view.room import Floats

WIDE = 1.22
"""How much wider than high a mainland is, as a square root."""


def mainland(r: Floats, pairs: Numbers, between: Floats) -> Floats:
    """The middles of discs of radius `r`, `between` saying how much joins each of `pairs`.

    They lie close together around (0, 0) and do not overlap. O(discs² × rounds).
    """
    count = len(r)
    if count == 1:
        return np.zeros((2, 1))
    pull = np.sqrt(between / (r[pairs[0]] * r[pairs[1]]))
    pull = np.minimum(1.6, 0.7 * pull / max(float(np.median(pull)), 1e-9)) if len(pull) else pull
    names = [f"{number:05}" for number in range(count)]
    at = sprung(started(names, np.zeros(count, dtype=np.int64)), Ties(pairs, pull))
    at = at * np.array([[WIDE], [1 / WIDE]])
    at *= _spread(at, r)
    for _ in range(110):
        at *= 0.975
        at += 0.06 * _drawn(at, r, pairs, pull)
        for _ in range(3):
            at += _apart(at, r)
    for _ in range(120):
        push = _apart(at, r)
        if not push.any():
            break
        at += push
    middle: Floats = (at.max(axis=1) + at.min(axis=1))[:, None] / 2
    centred: Floats = at - middle
    return centred


def _spread(at: Floats, r: Floats) -> float:
    """By how much positions must grow for nine in ten pairs of neighbours not to overlap."""
    dx, dy = at[0][:, None] - at[0], at[1][:, None] - at[1]
    far = np.sqrt(dx * dx + dy * dy) + np.eye(len(r)) * 1e9
    needed = np.sort(((r[:, None] + r) / far).max(axis=1))
    return float(needed[int(0.9 * (len(r) - 1))])


def _drawn(at: Floats, r: Floats, pairs: Numbers, pull: Floats) -> Floats:
    """The way to each other of those that are joined and do not touch."""
    count = at.shape[1]
    across = at[:, pairs[1]] - at[:, pairs[0]]
    far = np.sqrt(across[0] * across[0] + across[1] * across[1]) + 1e-9
    gap = np.maximum(far - r[pairs[0]] - r[pairs[1]], 0.0)
    move = across * (gap * np.minimum(pull, 1.0) / far)
    many = np.maximum(np.bincount(pairs.ravel(), minlength=count), 1)
    found = np.zeros_like(at)
    for axis in (0, 1):
        found[axis] += np.bincount(pairs[0], move[axis], count)
        found[axis] -= np.bincount(pairs[1], move[axis], count)
    return found / many


def _apart(at: Floats, r: Floats) -> Floats:
    """Half of what each must move, of the lesser more, for no two to overlap."""
    dx, dy = at[0][:, None] - at[0], at[1][:, None] - at[1]
    far = np.sqrt(dx * dx + dy * dy) + 1e-9
    over = np.maximum(r[:, None] + r - far, 0.0)
    np.fill_diagonal(over, 0.0)
    share = r * r / (r[:, None] * r[:, None] + r * r)
    by = over * share * 0.6 / far
    return np.stack([(dx * by).sum(axis=1), (dy * by).sum(axis=1)])
