"""A network at a glance: the small still picture of the start page, without names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.page.looks import OUTLINES

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 1_500
"""A network of more actors is shown by its clusters alone."""
WIDTH = 440.0
"""Units of the picture's width; its height follows the network's own shape."""
EDGE = 14.0


def glance(picture: Mapping[str, Any]) -> str:
    """SVG of a PictureFile: who stands where, marked as everywhere, and what joins whom.

    Text of it there is none; the link around it says what it is. "" where nothing is drawn.
    """
    nodes, frame = picture["nodes"], picture["frame"]
    if not nodes["x"]:
        return ""
    scale = (WIDTH - 2 * EDGE) / max(frame[2] - frame[0], frame[3] - frame[1], 1)
    width = (frame[2] - frame[0]) * scale + 2 * EDGE
    height = (frame[3] - frame[1]) * scale + 2 * EDGE

    def at(x: float, y: float) -> tuple[str, str]:
        return _short((x - frame[0]) * scale + EDGE), _short((y - frame[1]) * scale + EDGE)

    places = [at(x, y) for x, y in zip(nodes["x"], nodes["y"], strict=True)]
    drawn = _grounds(picture, at, scale) if len(places) > MOST else _marks(picture, places)
    return (
        f'<svg viewBox="0 0 {_short(width)} {_short(height)}" aria-hidden="true" focusable="false">'
        f"{drawn}</svg>"
    )


def _marks(picture: Mapping[str, Any], places: list[tuple[str, str]]) -> str:
    """Lines as one path, then a mark for each actor; the better joined are greater."""
    lines, nodes = picture["lines"], picture["nodes"]
    joined = [0] * len(places)
    path = []
    for a, b, weight in zip(lines["a"], lines["b"], lines["weight"], strict=True):
        if weight:
            joined[a] += 1
            joined[b] += 1
            path.append(f"M{places[a][0]} {places[a][1]}L{places[b][0]} {places[b][1]}")
    marks = []
    for node, (x, y) in enumerate(places):
        if not joined[node]:
            continue
        group = picture["groups"][picture["kinds"][nodes["kind"][node]]["group"]]
        size = _short(min(0.32 + 0.09 * joined[node] ** 0.5, 1.1))
        outline = OUTLINES[group["shape"]].replace(
            "/>", f' transform="translate({x} {y})scale({size})"/>'
        )
        hollow = " hollow" if group["hollow"] else ""
        marks.append(outline.replace(" ", f' class="look{hollow} g-{group["code"]}" ', 1))
    return f'<path class="line" d="{"".join(path)}"/>{"".join(marks)}'


def _grounds(picture: Mapping[str, Any], at: Any, scale: float) -> str:
    """The clusters as discs, the greatest below."""
    told = picture["clusters"]
    discs = []
    for x, y, radius in zip(told["x"], told["y"], told["r"], strict=True):
        left, top = at(x, y)
        size = _short(max(radius * scale, 0.8))
        discs.append(f'<circle class="ground" cx="{left}" cy="{top}" r="{size}"/>')
    return "".join(discs)


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
