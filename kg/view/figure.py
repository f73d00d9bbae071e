"""A figure for a paper: the network, its key and its caption on one sheet of a stated size."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.page.captions import caption
from kg.page.escape import plain
from kg.page.looks import LOOKS
from kg.page.words import LANGS, say
from kg.values.names import is_thai, sort_key
from kg.view.drawing import Drawing, Line, drawing, group_of
from kg.view.hulls import hull
from kg.view.inks import DASHES, Inks, manner
from kg.view.key import Meanings, all_moved, key
from kg.view.marks import mark
from kg.view.naming import LEADING
from kg.view.paper import Picture, filled, pictured, spaces
from kg.view.sheet import INK, MM, PAPER, Polygon, Sheet, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import networkx as nx

    from kg.page.captions import Caption
    from kg.view.placing import Space
    from kg.view.sheet import Item

_THIN, _PER_UNIT, _FAINT = 0.5, 0.42, 0.4  # points of a line's width
_GAP = 8.0  # between picture, key and caption
_TEXT = 7.0  # of the caption
_LOWEST = 30 * MM  # below which a picture shows nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large a figure is, in points; a height of 0 is whatever it needs."""

    width: float
    height: float = 0.0


def figure(
    graph: nx.Graph[Any],
    lang: str,
    size: Size,
    *,
    grey: bool = False,
    said: Caption | None = None,
) -> Sheet:
    """The figure of `graph` in `lang`; equal graphs give equal sheets.

    Shapes are kinds, dashes what the documents say of a line, widths weights. Names find room
    by rank, and the caption says how many did; `said` may stand in for the network's own.
    Letters are of 7 points or more. A height too small for the key and the caption is a
    `KgError`. 300 actors take about as long as the page.
    """
    inks, said = Inks(grey), said or caption(graph, lang)
    plan = _planned(graph, lang, size, inks)
    meant, tall = key(_meanings(plan), inks, lang, size.width)
    told, low = _caption(said, "", size.width)
    while True:
        room = (size.width, _left(size, tall + low + 2 * _GAP))
        picture, high, notes = plan.picture(room)
        before, (told, low) = low, _caption(said, notes, size.width)
        # What the notes say, and so how long they are, is known when the names have their places.
        if low <= before or not size.height:
            break
    height = size.height or math.ceil(high + 2 * _GAP + tall + low)
    corners = ((0.0, 0.0), (size.width, 0.0), (size.width, height), (0.0, height))
    beneath = (*all_moved(meant, (0, high + _GAP)), *all_moved(told, (0, high + 2 * _GAP + tall)))
    return Sheet(
        width=size.width,
        height=height,
        items=(Polygon(corners=corners, fill=PAPER), *picture, *beneath),
        title=said.title,
        text=" · ".join(filter(None, (said.text, notes))),
        lang=lang,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is drawn whatever its room: `first` in the first of the spaces `tried`."""

    graph: nx.Graph[Any]
    lang: str
    inks: Inks
    tried: tuple[Space, ...]
    first: Drawing
    manners: Mapping[Line, str]

    def picture(self, room: tuple[float, float]) -> tuple[list[Item], float, str]:
        """The picture in so much room, how high it is, and what is to be said of its names."""
        if not self.first.marks:
            return _empty(self.lang, room[0]), _TEXT * LEADING * 4, ""
        others = (drawing(self.graph, (space, space), (self.lang,)) for space in self.tried[1:])
        shown = _short(self.graph, self.lang)
        drawn, placed = pictured(chain([self.first], others), shown, self.lang, room)
        items = list(_drawn(drawn, placed, self.inks, self.graph, self.manners))
        return items, placed.height, _notes(drawn, placed, self.lang)


def _planned(graph: nx.Graph[Any], lang: str, size: Size, inks: Inks) -> _Plan:
    # Key and caption take about a quarter of a sheet; the picture is drawn for the rest.
    tried = spaces(size.width, size.height * 0.75)
    first = drawing(graph, (tried[0], tried[0]), (lang,))
    edges = {_ends(a, b, graph): data for a, b, data in graph.edges(data=True)}
    manners = {line: manner(line, edges[line.source, line.target]) for line in first.lines}
    return _Plan(graph=graph, lang=lang, inks=inks, tried=tried, first=first, manners=manners)


def _left(size: Size, beneath: float) -> float:
    """The height that key and caption leave to the picture, 0 where it may have any."""
    if size.height and size.height - beneath < _LOWEST:
        least = math.ceil((beneath + _LOWEST) / MM)
        raise KgError(
            f"a height of {size.height / MM:g} mm has no room for the key and the caption; "
            f"give {least}mm or more, or leave --height out"
        )
    return size.height and size.height - beneath


def _ends(one: str, other: str, graph: nx.Graph[Any]) -> tuple[str, str]:
    """A line's two ends in the order a drawing has them."""
    ends = (str(one), str(other))
    return ends if graph.is_directed() else (min(ends), max(ends))


def _meanings(plan: _Plan) -> Meanings:
    drawn = plan.first
    weights = sorted({float(data.get("weight") or 1.0) for *_, data in plan.graph.edges(data=True)})
    widths = sorted(_width(line) for line in drawn.lines)
    degrees = {mark.radius for mark in drawn.marks}
    used = set(plan.manners.values())
    return Meanings(
        groups=tuple(dict.fromkeys(kind.group for kind in drawn.kinds)),
        manners=tuple(code for code in DASHES if code in used),
        weights=(weights[0], weights[-1]) if len(weights) > 1 else None,
        widths=(widths[0], widths[-1]) if widths else (0.0, 0.0),
        faint=any(line.faint for line in drawn.lines),
        grounds=any(mark.cluster for mark in drawn.marks),
        sizes=len(degrees) > 1,
    )


def _short(graph: nx.Graph[Any], lang: str) -> dict[str, str]:
    """The first abbreviation of each actor that is written in the figure's language."""
    found: dict[str, str] = {}
    for node, data in graph.nodes(data=True):
        for short in str(data.get("abbreviation") or "").split(", "):
            if short and any(map(is_thai, short)) == (lang == "th"):
                found.setdefault(str(node), plain(short))
    return found


def _drawn(
    drawn: Drawing, picture: Picture, inks: Inks, graph: nx.Graph[Any], manners: Mapping[Line, str]
) -> Iterator[Item]:
    """Grounds, faint lines, the others, marks, names: the later cover the earlier."""
    yield from _grounds(drawn, picture, inks)
    for line in sorted(drawn.lines, key=lambda each: (not each.faint, each.source, each.target)):
        yield from _line(line, manners[line], picture, inks, directed=drawn.directed)
    groups = {str(node): group_of(data) for node, data in graph.nodes(data=True)}
    for each in sorted(drawn.marks, key=lambda one: (-one.radius, one.key)):
        group = groups[each.key]
        at, radius = picture.at[each.key], picture.radii[each.key]
        yield mark(LOOKS[group], inks.of(group), at, radius, what=f"mark {group}")
    for each in drawn.marks:
        yield from _name(each.key, picture)


def _name(key: str, picture: Picture) -> Iterator[Item]:
    """An actor's name, if it has room, with its leader."""
    name = picture.names.get(key)
    if name is None:
        return
    if name.leader:
        (x, y), radius = picture.at[key], picture.radii[key]
        dx, dy = x - name.leader[0], y - name.leader[1]
        part = max(0.0, 1 - radius / math.sqrt(dx * dx + dy * dy))
        end = (name.leader[0] + dx * part, name.leader[1] + dy * part)
        yield Stroke(start=name.leader, end=end, colour=INK, width=0.35, what="leader")
    for i, text in enumerate(name.lines):
        at = (name.x, name.baseline + i * LEADING * picture.letters)
        yield Words(at=at, text=text, size=picture.letters, anchor=name.anchor, halo=1.1)


def _grounds(drawn: Drawing, picture: Picture, inks: Inks) -> Iterator[Item]:
    """A pale ground under each cluster of four or more, where clusters stand apart."""
    members: dict[int, list[tuple[int, int]]] = {}
    for each in drawn.marks:
        if each.cluster:
            members.setdefault(each.cluster, []).append(each.at)
    for _, some in sorted(members.items()):
        if len(some) > 3:
            corners = tuple(picture.moved(corner) for corner in hull(some))
            wide = 56 * picture.scale
            yield Polygon(corners=corners, fill=inks.ground, stroke=inks.ground, width=wide,
                          what="cluster")  # fmt: skip


def _width(line: Line) -> float:
    return _FAINT if line.faint else max(_THIN, round(line.width * _PER_UNIT, 2))


def _line(line: Line, code: str, picture: Picture, inks: Inks, *, directed: bool) -> Iterator[Item]:
    (x1, y1), (x2, y2) = picture.at[line.source], picture.at[line.target]
    far = math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1))
    if far == 0:
        return
    ux, uy = (x2 - x1) / far, (y2 - y1) / far
    wide, what = _width(line), f"line {code}"
    colour = inks.faint if line.faint else inks.thread
    if directed:
        # Two opposite lines run side by side, each keeping to its own right.
        x1, y1, x2, y2 = x1 - uy * 1.2, y1 + ux * 1.2, x2 - uy * 1.2, y2 + ux * 1.2
        tip = min(picture.radii[line.target] + 1.0, far / 2)
        long = 3.2 + 1.3 * wide
        tx, ty = x2 - ux * tip, y2 - uy * tip
        x2, y2 = tx - ux * long, ty - uy * long
        wing = long * 0.4
        corners = ((tx, ty), (x2 - uy * wing, y2 + ux * wing), (x2 + uy * wing, y2 - ux * wing))
        yield Polygon(corners=corners, fill=colour, what="arrow")
    dash = DASHES[code]
    yield Stroke(start=(x1, y1), end=(x2, y2), colour=colour, width=wide, dash=dash, what=what)


def _empty(lang: str, width: float) -> list[Item]:
    """What stands where there is nothing to draw."""
    lines = (say("empty", lang), *filled(say("empty_more", lang), _TEXT, width))
    return [
        Words(at=(width / 2, (i + 1.2) * _TEXT * LEADING), text=text, size=_TEXT, bold=not i,
              anchor="middle")
        for i, text in enumerate(lines)
    ]  # fmt: skip


def _notes(drawn: Drawing, picture: Picture, lang: str) -> str:
    """What the names in the picture leave to be said: how many there are, what the short mean."""
    marks, here = {mark.key: mark for mark in drawn.marks}, LANGS.index(lang)
    meanings = [
        f"{picture.names[key].lines[0]} = {marks[key].names[here]}" for key in picture.shortened
    ]
    found = []
    if len(picture.names) < len(marks):
        found.append(say("fig.names", lang, n=len(picture.names), m=len(marks)))
    if meanings:
        found.append(say("fig.short", lang, list="; ".join(sorted(meanings, key=sort_key))))
    return " · ".join(found)


def _caption(said: Caption, notes: str, width: float) -> tuple[list[Item], float]:
    """The caption from (0, 0) on, its title in bold, and how high it is."""
    facts = " · ".join(filter(None, (*said.facts, notes, *said.reading, said.version)))
    title = filled(said.title, _TEXT + 1, width, bold=True)
    lines = [(text, _TEXT + 1, True) for text in title]
    lines += [(text, _TEXT, False) for text in filled(facts, _TEXT, width)]
    found: list[Item] = []
    y = 0.0
    for text, size, bold in lines:
        y += size * LEADING
        found.append(Words(at=(0, y - 0.36 * size), text=text, size=size, bold=bold))
    return found, y + 1
