"""The still picture in a page: the same marks at the same places as the interactive one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.page.captions import title
from kg.page.escape import html
from kg.page.words import LANGS
from kg.view.drawing import LETTER, LINE, Drawing, Line, Mark
from kg.view.hulls import hull
from kg.view.marks import CORNERS

if TYPE_CHECKING:
    import networkx as nx

    from kg.page.looks import Look

PAPER, INK, THREAD, GROUND = "#ffffff", "#1d2126", "#948e83", "#f3f0e8"
_FAR, _FAINT = "#bcb6aa", "#cbc5b9"  # lines that must not hide the others
_EDGE = 24  # empty margin around the picture


def still(drawn: Drawing, graph: nx.Graph[Any], lang: str) -> str:
    """An ``<svg>`` to stand in a page that brings the typeface; labels in both languages."""
    left, top, width, height = drawn.frame()
    box = (left - _EDGE, top - _EDGE, width + 2 * _EDGE, height + 2 * _EDGE)
    return (
        f'<svg class="still" viewBox="{_numbers(box)}" role="img"'
        f' aria-label="{html(title(graph, lang))}">{_body(drawn, LANGS)}</svg>'
    )


def mark_path(look: Look, radius: float) -> str:
    """The outline of a mark around (0, 0) as an SVG element, filled as its group is."""
    paint = (
        f'fill="{PAPER}" stroke="{look.colour}" stroke-width="{_n(max(2.0, radius / 4))}"'
        if look.hollow
        else f'fill="{look.colour}" stroke="{PAPER}" stroke-width="1.5"'
    )
    corners = CORNERS.get(look.shape)
    if corners is None:
        return f'<circle r="{_n(radius)}" {paint}/>'
    points = " ".join(f"{_n(x * radius)},{_n(y * radius)}" for x, y in corners)
    return f'<polygon points="{points}" {paint}/>'


def thread(line: Line) -> str:
    """The colour of a line."""
    return _FAINT if line.faint else _FAR if line.far else THREAD


def _grounds(drawn: Drawing) -> str:
    """A pale ground under each cluster of four or more, where clusters stand apart."""
    members: dict[int, list[tuple[int, int]]] = {}
    for mark in drawn.marks:
        if mark.cluster:
            members.setdefault(mark.cluster, []).append(mark.at)
    shapes = (hull(some) for _, some in sorted(members.items()) if len(some) > 3)
    return "".join(
        f'<polygon points="{" ".join(f"{x},{y}" for x, y in corners)}" fill="{GROUND}"'
        f' stroke="{GROUND}" stroke-width="64" stroke-linejoin="round"/>'
        for corners in shapes
    )


def _body(drawn: Drawing, langs: tuple[str, ...]) -> str:
    marks = {mark.key: mark for mark in drawn.marks}
    parts = [_grounds(drawn)]
    parts += [_thread(line, marks, directed=drawn.directed) for line in drawn.lines]
    for mark in drawn.marks:
        x, y = mark.at
        parts.append(f'<g transform="translate({x} {y})">{mark_path(mark.look, mark.radius)}</g>')
    for lang in langs:
        labels = "".join(_label(mark, lang) for mark in drawn.marks)
        parts.append(
            f'<g class="t" lang="{lang}" text-anchor="middle" font-size="{_n(LETTER)}"'
            f' font-weight="500" stroke="{PAPER}" stroke-width="4" stroke-linejoin="round"'
            f' paint-order="stroke">{labels}</g>'
        )
    return "".join(parts)


def _label(mark: Mark, lang: str) -> str:
    x, y = mark.at
    lines = mark.lines[LANGS.index(lang)]
    first = y + mark.radius + 4 + LETTER + 1
    if mark.above:
        first = y - mark.radius - 9 - (len(lines) - 1) * LINE
    rows = enumerate(lines)
    spans = "".join(
        f'<tspan x="{x}" y="{_n(first + i * LINE)}">{html(text)}</tspan>' for i, text in rows
    )
    return f"<text>{spans}</text>"


def _thread(line: Line, marks: dict[str, Mark], *, directed: bool) -> str:
    one, other = marks[line.source], marks[line.target]
    x1, y1, x2, y2 = (float(value) for value in (*one.at, *other.at))
    far = math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1))
    if far == 0:
        return ""
    ux, uy = (x2 - x1) / far, (y2 - y1) / far
    pattern = "2 4" if line.faint else "6 5" if line.dashed else ""
    dash = f' stroke-dasharray="{pattern}"' if pattern else ""
    arrow = ""
    if directed:
        # Two opposite ties run side by side, each keeping to its own right.
        x1, y1, x2, y2 = (round(v, 1) for v in (x1 - uy * 3, y1 + ux * 3, x2 - uy * 3, y2 + ux * 3))
        tip = other.radius + 4
        tx, ty = x2 - ux * tip, y2 - uy * tip
        size = 6 + line.width
        bx, by = tx - ux * size, ty - uy * size
        wing = size * 0.45
        points = ((tx, ty), (bx - uy * wing, by + ux * wing), (bx + uy * wing, by - ux * wing))
        drawn = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        arrow = f'<polygon points="{drawn}" fill="{thread(line)}"/>'
        x2, y2 = bx, by
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{thread(line)}"'
        f' stroke-width="{_n(line.width)}"{dash}/>{arrow}'
    )


def _n(number: float) -> str:
    """One decimal at most, no negative nought."""
    return f"{round(number, 1) + 0.0:g}" if abs(number) < 1e5 else str(round(number))


def _numbers(numbers: tuple[int, ...]) -> str:
    return " ".join(map(str, numbers))
