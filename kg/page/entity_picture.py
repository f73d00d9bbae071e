"""A thing among its neighbours: a still picture of a few lines, the same for the same thing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.escape import html
from kg.page.lines import wrap
from kg.page.looks import LOOKS, OUTLINES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.page.entity_around import Neighbour

MOST, MOST_NARROW = 18, 10
WIDE, NARROW = 920, 344
"""The widths of the two pictures, in CSS pixels: letters are as large as they say."""

_PITCH, _LINE = 44.0, 19.0
_STATIONS = 0.92


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """The thing in the middle: its name and its group of kinds."""

    name: str
    group: str


def wide(centre: Centre, neighbours: Sequence[Neighbour], href: Callable[[str], str]) -> str:
    """The thing in the middle, half of its neighbours on either side, names beside the marks.

    Neighbours of one kind stand together. "" without neighbours.
    """
    some = _by_kind(neighbours[:MOST])
    if not some:
        return ""
    half = (len(some) + 1) // 2
    left, right = some[:half], some[half:]
    tall = max(half * _PITCH, 132.0) + 24
    middle = (WIDE / 2, tall / 2)
    placed = [*_side(left, -1, tall), *_side(right, 1, tall)]
    lines = [_line(middle, at, each) for each, at, _ in placed]
    marks = [_neighbour(each, at, side, href) for each, at, side in placed]
    name = _centre_name(centre, (middle[0], middle[1] + 26))
    return _svg(WIDE, tall, [*lines, *marks, _mark(centre.group, middle, 1.9), name])


def narrow(centre: Centre, neighbours: Sequence[Neighbour], href: Callable[[str], str]) -> str:
    """For a phone: the thing on top, its neighbours below each other, joined by one stem."""
    some = _by_kind(neighbours[:MOST_NARROW])
    if not some:
        return ""
    top, left = 44.0, 14.0
    tall = top + len(some) * _PITCH + 4
    parts = []
    for place, each in enumerate(some):
        at = (40.0, top + (place + 0.5) * _PITCH)
        bend = f"M{left} 22V{_n(at[1] - 10)}q0 10 10 10H{_n(at[0])}"
        parts.append(f'<path class="{_class(each)}" stroke-width="1.4" d="{bend}"/>')
        parts.append(_neighbour(each, at, 1, href, ems=15.5))
    words = wrap(centre.name, 19.0, 1)[0]
    name = f'<text class="own" x="34" y="25">{html(words)}</text>'
    return _svg(NARROW, tall, [*parts, _mark(centre.group, (left, 20.0), 1.5), name])


Point = tuple[float, float]


def _by_kind(some: Sequence[Neighbour]) -> list[Neighbour]:
    order = list(LOOKS)
    return sorted(some, key=lambda n: (order.index(n.group) if n.group in order else 99, n.name))


def _side(some: Sequence[Neighbour], side: int, tall: float) -> list[tuple[Neighbour, Point, int]]:
    """Down one side, the middle ones farther out, so that lines part evenly."""
    found = []
    for place, each in enumerate(some):
        share = (place + 0.5) / len(some) * 2 - 1
        out = 66 + 84 * math.sqrt(1 - (share * _STATIONS) ** 2)
        y = tall / 2 + share * (tall - 24) / 2
        found.append((each, (round(WIDE / 2 + side * out, 1), round(y, 1)), side))
    return found


def _line(start: Point, end: Point, each: Neighbour) -> str:
    a, b = (f"{_n(x)} {_n(y)}" for x, y in (start, end))
    return f'<path class="{_class(each)}" stroke-width="{_width(each)}" d="M{a}L{b}"/>'


def _class(each: Neighbour) -> str:
    return "line" if each.asserted else "line unsure"


def _width(each: Neighbour) -> str:
    return _n(1.2 + min(each.facts - 1, 8) * 0.35)


def _neighbour(
    each: Neighbour, at: Point, side: int, href: Callable[[str], str], ems: float = 17.0
) -> str:
    """A mark and a name, together a link."""
    lines = wrap(each.name, ems, 2)
    anchor, x = ("start", at[0] + 14) if side > 0 else ("end", at[0] - 14)
    top = at[1] + 5 - (len(lines) - 1) * _LINE / 2
    spans = [
        f'<tspan x="{_n(x)}" y="{_n(top + row * _LINE)}">{html(line)}'
        + (f' <tspan class="count">{each.facts}</tspan>' if row == len(lines) - 1 else "")
        + "</tspan>"
        for row, line in enumerate(lines)
    ]
    text = f'<text text-anchor="{anchor}">{"".join(spans)}</text>'
    return (
        f'<a href="{html(href(each.iri))}"><title>{html(each.name)}</title>'
        f"{_mark(each.group, at, 1.0)}{text}</a>"
    )


def _centre_name(centre: Centre, at: Point) -> str:
    spans = [
        f'<tspan x="{_n(at[0])}" y="{_n(at[1] + row * _LINE)}">{html(line)}</tspan>'
        for row, line in enumerate(wrap(centre.name, 9.0, 3))
    ]
    return f'<text class="own" text-anchor="middle">{"".join(spans)}</text>'


def mark(group: str) -> str:
    """The mark of a group of kinds as a small picture of its own."""
    inner = _mark(group, (0.0, 0.0), 1.0)
    return f'<svg class="mark" viewBox="-9 -9 18 18" aria-hidden="true">{inner}</svg>'


def _mark(group: str, at: Point, size: float) -> str:
    known = group if group in LOOKS else "other"
    look = LOOKS[known]
    hollow = " hollow" if look.hollow else ""
    return (
        f'<g class="look g-{known}{hollow}" transform="translate({_n(at[0])} {_n(at[1])}) '
        f'scale({_n(size)})">{OUTLINES[look.shape]}</g>'
    )


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg class="around" viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width)}" '
        f'height="{_n(height)}">{"".join(parts)}</svg>'
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
