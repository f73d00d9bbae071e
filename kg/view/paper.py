"""The page's picture brought onto paper: the same places, smaller, with letters one can read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.page.lines import pieces, wrap
from kg.page.words import LANGS
from kg.view.drawing import LETTER
from kg.view.letters import width
from kg.view.naming import Name, Spot, block, names
from kg.view.placing import ROOMY, Space

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.view.drawing import Drawing, Mark
    from kg.view.sheet import Point

LEAST, MOST = 7.0, 9.0
"""The smallest and the largest letters of names, in points."""

_ASPECTS = (1.5, 1.15, 0.9)  # of pictures to try, width over height
_TALL = 1.1  # the greatest height of a picture over its width, where nobody says another
_ENOUGH = 0.97  # share of names from which a higher picture gains nothing
_WIDE = 22  # ems; a longer line of a name, one that has no place to break, is cut
_WRAPS = ((12.0, 4), (20.0, 2), (8.5, 4), (6.0, 3))  # ems a line, and how many lines
_SMALLEST, _LARGEST = 2.2, 7.5  # points; smaller, a square and a hexagon look alike
_EDGE = 3.0  # points of paper around marks and names


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Marks and names in points from the top left corner of `width` by `height`.

    `shortened` are the keys of those named by their abbreviation. `scale` is points in a unit of
    the page's picture, `origin` where its (0, 0) comes to stand.
    """

    width: float
    height: float
    scale: float
    origin: Point
    letters: float
    at: Mapping[str, Point]
    radii: Mapping[str, float]
    names: Mapping[str, Name]
    shortened: tuple[str, ...]

    def moved(self, place: tuple[int, int]) -> Point:
        """A place of the page's picture on paper."""
        return (self.origin[0] + place[0] * self.scale, self.origin[1] + place[1] * self.scale)


def spaces(width: float, height: float) -> tuple[Space, ...]:
    """The shapes of picture to try in `width` points, the lowest first; one for a given height."""
    aspects = (width / height,) if height else _ASPECTS
    # A name keeps the size that its letters have in this many units across.
    across = width * LETTER / LEAST
    return tuple(Space(aspect, (across, across / aspect)) for aspect in aspects)


def pictured(
    drawings: Iterable[Drawing],
    short: Mapping[str, str],
    lang: str,
    room: tuple[float, float],
) -> tuple[Drawing, Picture]:
    """The first of `drawings` nearly all of whose names find room, else that where most do.

    It is as wide as `room` and as high as it needs, or as `room` where that is not 0. `short`
    are abbreviations by key for names that find no room in full.
    """
    best: tuple[Drawing, Picture] | None = None
    for drawn in drawings:
        written = {mark.key: _ways(mark, short.get(mark.key, ""), lang) for mark in drawn.marks}
        picture = _picture(drawn, written, short, room)
        if best is None or len(picture.names) > len(best[1].names):
            best = drawn, picture
        if len(picture.names) >= _ENOUGH * len(drawn.marks):
            break
    if best is None:
        raise ValueError("no drawing to bring onto paper")
    return best


def _picture(
    drawn: Drawing,
    written: Mapping[str, tuple[tuple[str, ...], ...]],
    short: Mapping[str, str],
    room: tuple[float, float],
) -> Picture:
    at = {mark.key: mark.at for mark in drawn.marks}
    ranks = {mark.key: mark.rank for mark in drawn.marks}
    roomy = len(ranks) <= ROOMY
    promised = [key for key in sorted(ranks) if roomy or ranks[key] < ROOMY // 2]
    for letters in (MOST, 8.5, 8.0, 7.5, LEAST):
        blocks = {key: block(written[key][0], letters) for key in promised}
        scale, box = _fitted(drawn, at, blocks, room, letters)
        if scale * LETTER >= letters * 0.9:
            break
    left, top, right, bottom = box
    height = room[1] or bottom - top
    origin = ((room[0] - left - right) / 2, (height - top - bottom) / 2)
    radii = {mark.key: _radius(mark.radius * scale) for mark in drawn.marks}
    placed = {
        key: (origin[0] + x * scale, origin[1] + y * scale) for key, (x, y) in sorted(at.items())
    }
    spots = [
        Spot(key=key, at=placed[key], radius=radii[key], rank=ranks[key], ways=written[key])
        for key in sorted(placed)
    ]
    ends = [(*placed[line.source], *placed[line.target]) for line in drawn.lines]
    lines = np.array(ends, dtype=np.float64).reshape(-1, 4)
    named = names(spots, lines, (room[0], height), letters)
    return Picture(
        width=room[0],
        height=height,
        scale=scale,
        origin=origin,
        letters=letters,
        at=placed,
        radii=radii,
        names=named,
        shortened=tuple(key for key in sorted(named) if named[key].lines == (short.get(key),)),
    )


def _fitted(
    drawn: Drawing,
    at: Mapping[str, tuple[int, int]],
    blocks: Mapping[str, tuple[float, float]],
    room: tuple[float, float],
    letters: float,
) -> tuple[float, tuple[float, float, float, float]]:
    """The largest scale at which marks and the chosen names fit, and the box they then take."""
    radius = {mark.key: mark.radius for mark in drawn.marks}

    def box(scale: float) -> tuple[float, float, float, float]:
        reach = {key: _radius(radius[key] * scale) + _EDGE for key in at}
        half = {key: max(reach[key], blocks.get(key, (0, 0))[0] / 2 + _EDGE) for key in at}
        # At the top a line of text, at the bottom two, even where no name is promised room.
        over = {key: max(reach[key], 1.5 * letters) for key in at}
        under = {key: reach[key] + max(blocks.get(key, (0, 0))[1], 3 * letters) for key in at}
        return (
            min(at[key][0] * scale - half[key] for key in at),
            min(at[key][1] * scale - over[key] for key in at),
            max(at[key][0] * scale + half[key] for key in at),
            max(at[key][1] * scale + under[key] for key in at),
        )

    low, high = 0.0, 1.2 * letters / LETTER
    tall = room[1] or _TALL * room[0]
    for _ in range(30):  # to a billionth
        middle = (low + high) / 2
        left, top, right, bottom = box(middle)
        fits = right - left <= room[0] and bottom - top <= tall
        low, high = (middle, high) if fits else (low, middle)
    return low, box(low)


def _radius(wanted: float) -> float:
    """The radius of a mark on paper."""
    return min(_LARGEST, max(_SMALLEST, wanted))


def _ways(mark: Mark, short: str, lang: str) -> tuple[tuple[str, ...], ...]:
    """How a name may be written: in the page's lines, in longer or shorter ones, abbreviated."""
    name = mark.names[LANGS.index(lang)]
    whole = [tuple(map(_cut, wrap(name, ems, most))) for ems, most in _WRAPS]
    brief = [(_cut(short),)] if short and short != name else []
    # An abbreviation, which the caption explains, says more than a name that is cut.
    uncut = [lines for lines in whole if not lines[-1].endswith("…")]
    return tuple(dict.fromkeys((*uncut, *brief) if uncut or brief else whole))


def _cut(line: str) -> str:
    """A line no wider than a name may be, an ellipsis where letters are missing."""
    if width(line, 1) <= _WIDE:
        return line
    kept = line
    while kept and width(f"{kept}…", 1) > _WIDE:
        kept = kept[:-1]
    return f"{kept}…"


def filled(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `room`, broken between words, a longer word anywhere."""
    lines = [""]
    for piece in _fitting(_whole(pieces(text)), size, room):
        if lines[-1] and width((lines[-1] + piece).rstrip(), size, bold=bold) > room:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines if line.strip())


def _whole(words: Iterable[str]) -> list[str]:
    """The words, with Latin letters and digits that a tokeniser parted joined again."""
    found: list[str] = []
    for word in words:
        if found and found[-1][-1:].isascii() and found[-1][-1:].isalnum() and _opens(word):
            found[-1] += word
        else:
            found.append(word)
    return found


def _opens(word: str) -> bool:
    return word[:1].isascii() and word[:1].isalnum()


def _fitting(words: Sequence[str], size: float, room: float) -> list[str]:
    """The words, those too long for a line letter by letter."""
    found: list[str] = []
    for word in words:
        found += [word] if width(word, size) <= room else [*word]
    return found
