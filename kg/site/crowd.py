"""Actors moved apart where they stand too close, none out of its own ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.network.rows import Numbers, Truths
    from kg.view.room import Floats

    Within = Callable[[Floats], Truths]
    """Which of all actors would stand on their own ground, at these places."""

_AHEAD = ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1))


def spaced(at: Floats, half: Floats, within: Within, rounds: int = 30) -> Floats:
    """Everybody as far from others as their two `half` come to, as far as there is room.

    O(actors × rounds), if no `half` is much more than the others.
    """
    at = at.copy()
    for turn in range(rounds):
        one, other = _near(at, half)
        if not len(one):
            break
        across = at[:, one] - at[:, other]
        far = np.sqrt(across[0] * across[0] + across[1] * across[1])
        # Two at the same spot part along the x axis, or they would stay together for ever.
        across[0] += np.where(far < 1e-6, 1e-3, 0.0)
        over = half[one] + half[other] - far
        share = half[other] * half[other]
        share = share / (share + half[one] * half[one])
        along = across * (0.8 * over / np.maximum(far, 1e-3))
        push = np.zeros_like(at)
        for axis in (0, 1):
            push[axis] += np.bincount(one, along[axis] * share, at.shape[1])
            push[axis] -= np.bincount(other, along[axis] * (1 - share), at.shape[1])
        size = np.sqrt(push[0] * push[0] + push[1] * push[1]) + 1e-9
        push *= np.minimum(1.0, half / size)
        at = _moved(at, push, within, across_first=bool(turn % 2))
    return at


def brought_in(at: Floats, middle: Floats, within: Within) -> Floats:
    """Who stands outside its ground moved towards its middle until it is inside."""
    at = at.copy()
    for _ in range(60):
        out = ~within(at)
        if not out.any():
            break
        at[:, out] += 0.08 * (middle[:, out] - at[:, out])
    return at


def _moved(at: Floats, push: Floats, within: Within, *, across_first: bool) -> Floats:
    """Each moved as pushed, along one axis alone where it must be, or not at all."""
    whole = at + push
    found = np.where(within(whole), whole, at)
    stuck = (found == at).all(axis=0)
    for axis in (0, 1) if across_first else (1, 0):
        part = at.copy()
        part[axis] += push[axis]
        free = stuck & within(part)
        found = np.where(free, part, found)
        stuck &= ~free
    return found


def _near(at: Floats, half: Floats) -> tuple[Numbers, Numbers]:
    """Every two actors closer than their two `half`, by a grid of cells of the widest of these."""
    least = 2 * float(half.max())
    column = np.floor(at[0] / least).astype(np.int64)
    row = np.floor(at[1] / least).astype(np.int64)
    column, row = column - column.min() + 1, row - row.min() + 1
    wide = int(column.max()) + 2
    cell = row * wide + column
    order = np.argsort(cell, kind="stable")
    ordered = cell[order]
    pairs = []
    for right, down in _AHEAD:
        wanted = ordered + down * wide + right
        begin = np.searchsorted(ordered, wanted, side="left")
        end = np.searchsorted(ordered, wanted, side="right")
        if (right, down) == (0, 0):
            begin = np.arange(len(ordered)) + 1
        many = np.maximum(end - begin, 0)
        one = np.repeat(np.arange(len(ordered)), many)
        other = np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
        other += np.repeat(begin, many)
        pairs.append((order[one], order[other]))
    one, other = (np.concatenate(each) for each in zip(*pairs, strict=True))
    dx, dy = at[0][one] - at[0][other], at[1][one] - at[1][other]
    least_of = half[one] + half[other]
    close = dx * dx + dy * dy < least_of * least_of
    return one[close], other[close]
