"""The still picture: an SVG of the same marks at the same places as the interactive page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from kg.page.captions import caption, title
from kg.page.escape import html
from kg.page.fonts import FAMILY, face
from kg.page.lines import advance, wrap
from kg.page.words import LANGS
from kg.view.drawing import LETTER, LINE, Drawing, Line, Mark, drawing
from kg.view.hulls import hull

if TYPE_CHECKING:
    import networkx as nx

    from kg.page.looks import Look

PAPER, INK, THREAD, GROUND = "#ffffff", "#1d2126", "#948e83", "#f3f0e8"
_FAR, _FAINT = "#bcb6aa", "#cbc5b9"  # lines that must not hide the others
_KEY_LINE = 24
_EDGE = 24  # empty margin around the picture


def render(graph: nx.Graph[Any], lang: str) -> bytes:
    """A whole SVG file in `lang`: title, picture, key, caption and typeface; no other file.

    Equal graphs give equal bytes.
    """
    drawn, said = drawing(graph), caption(graph, lang)
    left, top, width, height = drawn.frame()
    left, width = left - max(0, 560 - width) // 2, max(560, width)
    key, rows = _key(drawn, lang, left, top + height + 40, width)
    under = top + height + 56 + rows * _KEY_LINE
    note = wrap(" · ".join((*said.facts, *said.reading, said.version)).strip(" ·"), width / 11, 60)
    foot = "".join(
        f'<text x="{left}" y="{under + 18 * i}" font-size="11.5" fill="#4a4f57">{html(line)}</text>'
        for i, line in enumerate(note)
    )
    head = f'<text x="{left}" y="{top - 26}" font-size="22" font-weight="700">'
    body = f"{head}{html(said.title)}</text>{_body(drawn, (lang,))}{key}{foot}"
    box = (left - _EDGE, top - 80, width + 2 * _EDGE, under + 18 * len(note) - top + 90)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_numbers(box)}" width="{box[2]}"'
        f' height="{box[3]}" font-family="\'{FAMILY}\', sans-serif" fill="{INK}" lang="{lang}"'
        f' role="img"><title>{html(said.title)}</title><desc>{html(said.text)}</desc>'
        f"<style>{face(body)}</style>"
        f'<rect x="{box[0]}" y="{box[1]}" width="{box[2]}" height="{box[3]}" fill="{PAPER}"/>'
        f"{body}</svg>\n"
    ).encode()


def _key(drawn: Drawing, lang: str, left: int, top: int, width: int) -> tuple[str, int]:
    """The kinds with their marks in rows, and how many rows they take."""
    parts, x, row = [], 0.0, 0
    for kind in drawn.kinds:
        name = kind.names[LANGS.index(lang)]
        wide = 22 + advance(name) * 12.5 + 22
        if x and x + wide > width:
            x, row = 0.0, row + 1
        at = f"{_n(left + x + 8)} {top + row * _KEY_LINE}"
        parts.append(
            f'<g transform="translate({at})">{mark_path(kind.look, 6.5)}'
            f'<text x="14" y="4.5" font-size="12.5">{html(name)}</text></g>'
        )
        x += wide
    return "".join(parts), row + 1


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
    corners = _CORNERS.get(look.shape)
    if corners is None:
        return f'<circle r="{_n(radius)}" {paint}/>'
    points = " ".join(f"{_n(x * radius)},{_n(y * radius)}" for x, y in corners)
    return f'<polygon points="{points}" {paint}/>'


_STAR = (
    (0, -1.15), (0.27, -0.37), (1.09, -0.36), (0.43, 0.14), (0.68, 0.93),
    (0, 0.46), (-0.68, 0.93), (-0.43, 0.14), (-1.09, -0.36), (-0.27, -0.37),
)  # fmt: skip
_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.15), (1.1, 0.8), (-1.1, 0.8)),
    "triangleDown": ((0, 1.15), (1.1, -0.8), (-1.1, -0.8)),
    "hexagon": ((1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0), (-0.5, -0.87), (0.5, -0.87)),
    "star": _STAR,
}


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
