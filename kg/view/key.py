"""What the marks and lines of a figure mean, in rows beneath it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.network.overlarge import OVERLARGE
from kg.page.looks import LOOKS, group_name
from kg.page.words import say
from kg.view.inks import DASHES, Inks
from kg.view.letters import width
from kg.view.marks import mark
from kg.view.sheet import Disc, Polygon, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.view.sheet import Item, Point

SIZE = 7.0
_ROW = 11.5
_BETWEEN = 12.0  # points from one entry to the next
_SAMPLE = 17.0  # how long the sample of a line is


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What must be explained: broad kinds, manners of lines, weights, and whether others apply."""

    groups: tuple[str, ...]
    manners: tuple[str, ...]
    weights: tuple[float, float] | None
    widths: tuple[float, float]
    faint: bool
    grounds: bool
    sizes: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample around (0, 0), from x = 0 on, how much room it takes, and its words."""

    sample: tuple[Item, ...]
    room: float
    text: str


def key(means: Meanings, inks: Inks, lang: str, room: float) -> tuple[tuple[Item, ...], float]:
    """The key's items, from (0, 0) on, at most `room` points wide, and how high it is."""
    found: list[Item] = []
    x, row = 0.0, 0
    for entry in _entries(means, inks, lang):
        wide = entry.room + 4 + width(entry.text, SIZE)
        if x and x + wide > room:
            x, row = 0.0, row + 1
        y = row * _ROW + _ROW / 2
        found += [moved(item, (x, y)) for item in entry.sample]
        found.append(Words(at=(x + entry.room + 4, y + SIZE * 0.34), text=entry.text, size=SIZE))
        x += wide + _BETWEEN
    return tuple(found), (row + 1) * _ROW if found else 0.0


def _entries(means: Meanings, inks: Inks, lang: str) -> Iterator[_Entry]:
    for group in means.groups:
        sample = mark(LOOKS[group], inks.of(group), (3.6, 0), 3.1, what="")
        yield _Entry((sample,), 7.2, group_name(group, lang))
    for code in means.manners:
        text = say("derived", lang) if code == "derived" else say(f"modality.{code}", lang)
        yield _Entry((_line(inks.thread, 1.0, DASHES[code]),), _SAMPLE, text)
    if means.faint:
        yield _Entry((_line(inks.faint, 0.4),), _SAMPLE, say("fig.faint", lang, n=OVERLARGE))
    if means.weights:
        least, most = (f"{weight:g}" for weight in means.weights)
        samples = tuple(
            _line(inks.thread, wide, y=y) for wide, y in zip(means.widths, (-2.2, 1.6), strict=True)
        )
        yield _Entry(samples, _SAMPLE, say("fig.width", lang, least=least, most=most))
    if means.sizes:
        rings = tuple(
            Disc(centre=(x, 0), radius=r, fill="#ffffff", stroke=inks.thread, width=0.6)
            for x, r in ((2, 1.6), (8.6, 3.4))
        )
        yield _Entry(rings, 12, say("fig.size", lang))
    if means.grounds:
        corners = ((0.0, -3.6), (11.0, -3.6), (11.0, 3.6), (0.0, 3.6))
        yield _Entry((Polygon(corners=corners, fill=inks.ground),), 11, say("fig.ground", lang))


def _line(colour: str, wide: float, dash: tuple[float, ...] = (), y: float = 0.0) -> Stroke:
    return Stroke(start=(0, y), end=(_SAMPLE, y), colour=colour, width=wide, dash=dash)


def moved(item: Item, by: Point) -> Item:
    """The same item elsewhere."""

    def there(point: Point) -> Point:
        return (point[0] + by[0], point[1] + by[1])

    match item:
        case Polygon():
            return replace(item, corners=tuple(there(corner) for corner in item.corners))
        case Disc():
            return replace(item, centre=there(item.centre))
        case Stroke():
            return replace(item, start=there(item.start), end=there(item.end))
        case Words():
            return replace(item, at=there(item.at))


def all_moved(items: Sequence[Item], by: Point) -> list[Item]:
    """All of them elsewhere."""
    return [moved(item, by) for item in items]
