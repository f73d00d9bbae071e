"""The outline of a set of points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[int, int]


def hull(points: Iterable[Point]) -> list[Point]:
    """The corners of the smallest convex shape around points, by Andrew's monotone chain.

    Beginning with the leftmost, points on an edge left out; in whole numbers, so exact.

    >>> hull([(0, 0), (2, 0), (1, 1), (2, 2), (0, 2), (1, 0)])
    [(0, 0), (2, 0), (2, 2), (0, 2)]
    """
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _half(ordered) + _half(ordered[::-1])


def _half(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turn(start: Point, middle: Point, end: Point) -> int:
    across = (middle[0] - start[0]) * (end[1] - start[1])
    return across - (middle[1] - start[1]) * (end[0] - start[0])
