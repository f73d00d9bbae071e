"""Text as HarfBuzz sets it: which glyphs stand where, marks stacked, and how wide it is.

All in thousandths of the size of the letters, y upwards, in the typeface of every page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg.page.fonts import BOLD, REGULAR, typeface

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCRIPTS = re.compile(r"[\u0e00-\u0e7f\u25cc]+|[^\u0e00-\u0e7f\u25cc]+")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph by its number in the typeface, at (x, y) of its line.

    `text` is what a reader who copies it should get. A glyph that stands for no character of
    its own has "": the ring that HarfBuzz makes of the first half of ำ. `mark`: it takes no
    room of its own on the line.
    """

    number: int
    x: float
    y: float
    text: str
    mark: bool


@dataclass(frozen=True, slots=True)
class Run:
    """A line of text as glyphs in the order they are read."""

    glyphs: tuple[Glyph, ...]
    width: float


@lru_cache(maxsize=4096)
def shaped(text: str, *, bold: bool = False) -> Run:
    """The line as glyphs; a character the typeface lacks is glyph 0, an empty box."""
    import uharfbuzz as hb

    found: list[Glyph] = []
    x = 0.0
    scale = 1000 / _font(bold).face.upem
    for part in _SCRIPTS.findall(text):
        buffer = hb.Buffer()
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(part)
        thai = "\u0e00" <= part[0] <= "\u0e7f"
        buffer.direction = "ltr"
        buffer.script, buffer.language = ("Thai", "th") if thai else ("Latn", "en")
        hb.shape(_font(bold), buffer)
        set_ = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        for (info, position), stands_for in zip(set_, _stand_for(buffer, part), strict=True):
            at = (x + position.x_offset * scale, position.y_offset * scale)
            found.append(Glyph(info.codepoint, *at, stands_for, mark=not position.x_advance))
            x += position.x_advance * scale
    return Run(tuple(found), x)


def _stand_for(buffer: Any, text: str) -> Iterator[str]:
    """The characters each glyph stands for, together the text: one each where that is possible."""
    starts = [info.cluster for info in buffer.glyph_infos]
    for start, some in groupby(starts):
        count = len(list(some))
        end = min((other for other in starts if other > start), default=len(text))
        letters = text[start:end]
        yield from [""] * (count - len(letters))
        glyphs = min(count, len(letters))
        yield from letters[: glyphs - 1]
        yield letters[glyphs - 1 :]


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in the unit of `size`."""
    return shaped(text, bold=bold).width * size / 1000


@lru_cache(maxsize=1024)
def outline(number: int, *, bold: bool = False) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """A glyph's outline as SVG's commands M, L, Q, C and Z with their coordinates."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen({})
    font = _font(bold)
    font.draw_glyph_with_pen(number, pen)
    scale = 1000 / font.face.upem
    return tuple(
        (_COMMANDS[name], tuple(round(value * scale, 1) for point in points for value in point))
        for name, points in pen.value
    )


_COMMANDS = {"moveTo": "M", "lineTo": "L", "qCurveTo": "Q", "curveTo": "C", "closePath": "Z",
             "endPath": "Z"}  # fmt: skip


def advance(number: int, *, bold: bool = False) -> float:
    """How wide a glyph is by itself."""
    font = _font(bold)
    return float(font.get_glyph_h_advance(number) * 1000 / font.face.upem)


@lru_cache(maxsize=2)
def _font(bold: bool) -> Any:
    import uharfbuzz as hb

    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(typeface()))))
    font.set_variations({"wght": BOLD if bold else REGULAR})
    return font
