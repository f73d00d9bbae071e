"""What a picture of a network shows: marks, lines and names, before any canvas or SVG."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.lines import advance, wrap
from kg.page.looks import LOOKS, Look
from kg.page.words import LANGS
from kg.view.layout import MANY
from kg.view.placing import DESK, FAINT, PHONE, Rooms, Space, placed
from kg.view.room import Box
from kg.view.sides import names_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

LETTER = 14.0
"""Height of a label's letters in picture units."""

LINE = 20.5
"""From one label line to the next: room for two marks above and one below a Thai letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of actor as the legend lists it; `group` is the broad one it looks like."""

    code: str
    group: str
    names: tuple[str, str]
    look: Look
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An actor in the picture. `names` and `lines` are in the order of LANGS.

    It stands `at` a place on a desk and at another, `upright`, on a phone.

    `rank` 0 is the actor whose name is shown first where there is no room for all. `above`
    says that the name crosses fewer lines above the mark than below it. `cluster` is 0 where
    clusters do not stand apart.
    """

    key: str
    names: tuple[str, str]
    lines: tuple[tuple[str, ...], tuple[str, ...]]
    kind: str
    look: Look
    radius: float
    at: tuple[int, int]
    upright: tuple[int, int]
    rank: int
    above: bool
    cluster: int

    def box(self) -> Box:
        """The room it takes, with its name where it stands."""
        box = box_of(self.radius, self.lines)
        if not self.above:
            return box
        return Box(half_width=box.half_width, above=box.below, below=box.above)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A tie in the picture, between two marks by key.

    `dashed` is one that was derived, `faint` one that rests on nothing but a context of very
    many, `far` one from a cluster to another where clusters stand apart.
    """

    source: str
    target: str
    width: float
    dashed: bool
    faint: bool = False
    far: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Marks sorted by key, lines by their ends, kinds by count: insertion order never shows."""

    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...]
    directed: bool

    def frame(self) -> tuple[int, int, int, int]:
        """Left, top, width and height of the smallest rectangle around marks and labels."""
        if not self.marks:
            return (0, 0, 1, 1)
        boxes = [(mark.at, mark.box()) for mark in self.marks]
        left = math.floor(min(at[0] - box.half_width for at, box in boxes))
        top = math.floor(min(at[1] - box.above for at, box in boxes))
        right = math.ceil(max(at[0] + box.half_width for at, box in boxes))
        bottom = math.ceil(max(at[1] + box.below for at, box in boxes))
        return (left, top, right - left, bottom - top)


def drawing(
    graph: nx.Graph[Any], spaces: tuple[Space, Space] = (DESK, PHONE), langs: Sequence[str] = LANGS
) -> Drawing:
    """The picture of `graph`, its positions worked out; equal graphs give equal drawings.

    A mark stands `at` its place in the first of `spaces`, `upright` at that in the second,
    with room for its names in `langs`.
    """
    nodes: dict[str, dict[str, Any]] = {str(key): data for key, data in graph.nodes(data=True)}
    degrees: dict[str, int] = {str(key): int(count) for key, count in graph.degree()}
    ranks = _ranks(nodes, degrees)
    radii = {key: _radius(degrees[key], max(degrees.values())) for key in nodes}
    names = {key: both_names(key, data) for key, data in nodes.items()}
    lines = {key: (wrap(th), wrap(en)) for key, (th, en) in names.items()}
    shown = {key: [lines[key][LANGS.index(lang)] for lang in langs] for key in nodes}
    boxes = {key: box_of(radii[key], shown[key]) for key in nodes}
    clusters = {key: int(data.get("cluster") or 0) for key, data in nodes.items()}
    apart = clusters if len(nodes) >= MANY else dict.fromkeys(nodes, 0)
    drawn = _lines(graph, apart)
    pulls = [(one.source, one.target, FAINT if one.faint else 1.0) for one in drawn]
    rooms = Rooms(boxes=boxes, radii=radii, ranks=ranks, clusters=clusters)
    places = {space: placed(rooms, pulls, space) for space in dict.fromkeys(spaces)}
    at, upright = (places[space] for space in spaces)
    risen = names_above(at, radii, boxes, [(line.source, line.target) for line in drawn])
    marks = tuple(
        Mark(
            key=key, names=names[key], lines=lines[key], kind=kind_of(data), look=look_of(data),
            radius=radii[key], at=at[key], upright=upright[key], rank=ranks[key],
            above=key in risen, cluster=apart[key],
        )
        for key, data in sorted(nodes.items())
    )  # fmt: skip
    return Drawing(
        marks=marks, lines=drawn, kinds=_kinds(nodes), directed=bool(graph.is_directed())
    )


def both_names(key: str, data: Mapping[str, Any]) -> tuple[str, str]:
    """An actor's Thai and English name; one stands for the other, the key for both."""
    thai, english = (plain(str(data.get(f"label_{lang}") or "")) for lang in LANGS)
    return (thai or english or plain(key), english or thai or plain(key))


def kind_of(data: Mapping[str, Any]) -> str:
    """The code of an actor's kind, its group's where it has none."""
    return str(data.get("kind") or data.get("group") or "other")


def look_of(data: Mapping[str, Any]) -> Look:
    """How an actor is marked, by its group."""
    return LOOKS[group_of(data)]


def group_of(data: Mapping[str, Any]) -> str:
    """The code of an actor's broad group, "other" where it has none of ours."""
    group = str(data.get("group") or "")
    return group if group in LOOKS else "other"


def box_of(radius: float, lines: Iterable[tuple[str, ...]]) -> Box:
    """The room for a mark and the largest of its labels, with a little air."""
    lines = tuple(lines)
    widest = max(advance(line) for some in lines for line in (*some, ""))
    tallest = max(len(some) for some in lines)
    half = max(radius, widest * LETTER / 2) + 7
    return Box(half_width=half, above=radius + 7, below=radius + 5 + tallest * LINE + 5)


def _radius(degree: int, most: int) -> float:
    """Area grows with the number of ties."""
    return round(8 + 14 * math.sqrt(degree / most), 1) if most else 8.0


def _ranks(nodes: Mapping[str, dict[str, Any]], degrees: Mapping[str, int]) -> dict[str, int]:
    """The most connected first, then those between others, then by key."""

    def order(key: str) -> tuple[int, float, str]:
        return (-degrees[key], -float(nodes[key].get("betweenness") or 0.0), key)

    return {key: rank for rank, key in enumerate(sorted(nodes, key=order))}


def _lines(graph: nx.Graph[Any], apart: Mapping[str, int]) -> tuple[Line, ...]:
    """Every tie once, sorted by its ends; width by the square root of its weight."""
    heaviest = max((float(d.get("weight") or 1.0) for _, _, d in graph.edges(data=True)), default=1)
    unit = 1.5 if 1 <= heaviest <= 19 else (6.5 if heaviest > 1 else 2.0) / math.sqrt(heaviest)
    found = []
    for one, other, data in graph.edges(data=True):
        ends = (str(one), str(other))
        source, target = ends if graph.is_directed() else (min(ends), max(ends))
        width = round(max(1.0, unit * math.sqrt(float(data.get("weight") or 1.0))), 2)
        found.append(
            Line(
                source=source,
                target=target,
                width=width,
                dashed=bool(data.get("derived")),
                faint=bool(data.get("overlarge")),
                far=apart[source] != apart[target],
            )
        )
    return tuple(sorted(found, key=lambda line: (line.source, line.target)))


def _kinds(nodes: Mapping[str, dict[str, Any]]) -> tuple[Kind, ...]:
    """The kinds present, those of one group together, the most frequent group first."""
    counts = Counter(kind_of(data) for data in nodes.values())
    groups = Counter(look_of(data).colour for data in nodes.values())
    found: dict[str, Kind] = {}
    for _, data in sorted(nodes.items()):
        code = kind_of(data)
        thai, english = (plain(str(data.get(f"kind_{lang}") or "")) for lang in LANGS)
        names = (thai or english or code, english or thai or code)
        group = group_of(data)
        kind = Kind(code=code, group=group, names=names, look=LOOKS[group], count=counts[code])
        found.setdefault(code, kind)
    return tuple(
        sorted(
            found.values(),
            key=lambda k: (-groups[k.look.colour], k.look.colour, -k.count, k.code),
        )
    )
