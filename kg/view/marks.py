"""The shapes that stand for kinds of actors, whatever they are drawn with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.view.sheet import PAPER, Disc, Polygon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.page.looks import Look
    from kg.view.sheet import Point

_STAR = (
    (0, -1.15), (0.27, -0.37), (1.09, -0.36), (0.43, 0.14), (0.68, 0.93),
    (0, 0.46), (-0.68, 0.93), (-0.43, 0.14), (-1.09, -0.36), (-0.27, -0.37),
)  # fmt: skip
CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "triangleDown": ((0, 1.15), (1.1, -0.8), (-1.1, -0.8)),
    "hexagon": ((1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0), (-0.5, -0.87), (0.5, -0.87)),
    "star": _STAR,
}
"""Each shape's corners around (0, 0) at radius 1; a dot has none."""


def mark(look: Look, colour: str, at: Point, radius: float, *, what: str) -> Polygon | Disc:
    """A mark on paper: filled, or hollow with a thick edge."""
    fill, stroke = (PAPER, colour) if look.hollow else (colour, PAPER)
    edge = max(0.8, radius / 4) if look.hollow else 0.5
    corners = CORNERS.get(look.shape)
    if corners is None:
        return Disc(centre=at, radius=radius, fill=fill, stroke=stroke, width=edge, what=what)
    placed = tuple((at[0] + x * radius, at[1] + y * radius) for x, y in corners)
    return Polygon(corners=placed, fill=fill, stroke=stroke, width=edge, what=what)
