"""A figure on paper: shapes, strokes and words, placed in points, before any file format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM = 72 / 25.4
"""Points in a millimetre."""

PAPER, INK = "#ffffff", "#1d2126"

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape with round corners; `what` says what it stands for, in plain codes."""

    corners: tuple[Point, ...]
    fill: str
    stroke: str = ""
    width: float = 0.0
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A circle."""

    centre: Point
    radius: float
    fill: str
    stroke: str = ""
    width: float = 0.0
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight line; `dash` is ink and gap by turns, () for an unbroken one."""

    start: Point
    end: Point
    colour: str
    width: float
    dash: tuple[float, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text on its baseline; `halo` is the width of the paper kept clear around it."""

    at: Point
    text: str
    size: float
    bold: bool = False
    anchor: Anchor = "start"
    colour: str = INK
    halo: float = 0.0


Item = Polygon | Disc | Stroke | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of exactly `width` by `height` points, y downwards; later items cover earlier ones.

    `title` and `text` are for who cannot see it: its name, and its caption on one line.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    title: str
    text: str
    lang: str


def number(value: float) -> str:
    """A coordinate as every format writes it: three decimals at most, no negative nought.

    >>> number(1.50004), number(-0.0001), number(12)
    ('1.5', '0', '12')
    """
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
