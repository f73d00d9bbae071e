"""Which names read better above their mark than below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.view.room import Box

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_MOST = 600_000  # pairs of name and tie; beyond, names are hidden most of the time anyway


def names_above(
    at: Mapping[str, tuple[int, int]],
    radii: Mapping[str, float],
    boxes: Mapping[str, Box],
    ties: Sequence[tuple[str, str]],
) -> frozenset[str]:
    """The keys whose name crosses fewer ties above the mark, where it would hide no other.

    None in a network so large that comparing every name with every tie takes long.
    """
    if len(at) * len(ties) > _MOST:
        return frozenset()
    below = {key: _name(at[key], radii[key], boxes[key], above=False) for key in at}
    taken = dict(below)
    marks = {key: _mark(at[key], radii[key]) for key in at}
    lines = [(at[a], at[b]) for a, b in ties if a != b]
    risen = set()
    for key in sorted(at):
        raised = _name(at[key], radii[key], boxes[key], above=True)
        others = (box for other in at if other != key for box in (taken[other], marks[other]))
        if _crossed(raised, lines) < _crossed(below[key], lines) and not any(
            _overlap(raised, box) for box in others
        ):
            risen.add(key)
            taken[key] = raised
    return frozenset(risen)


def _name(at: tuple[int, int], radius: float, box: Box, *, above: bool) -> Rectangle:
    (x, y), half = at, box.half_width - 6
    if above:
        return (x - half, y - box.below, x + half, y - radius - 2)
    return (x - half, y + radius + 2, x + half, y + box.below)


def _mark(at: tuple[int, int], radius: float) -> Rectangle:
    (x, y), reach = at, radius + 3
    return (x - reach, y - reach, x + reach, y + reach)


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crossed(box: Rectangle, lines: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> int:
    return sum(_crosses(box, one, other) for one, other in lines)


def _crosses(box: Rectangle, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the segment meets the rectangle: its span does, and it parts the corners."""
    left, top, right, bottom = box
    (x1, y1), (x2, y2) = one, other
    if max(x1, x2) < left or min(x1, x2) > right or max(y1, y2) < top or min(y1, y2) > bottom:
        return False
    sides = [
        (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0
        for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))
    ]
    return any(sides) and not all(sides)
