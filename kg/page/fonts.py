"""The typeface of every page: Noto Sans Thai, cut to the characters the page shows."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

FAMILY = "KG Noto Sans Thai"
"""A name of our own: a reader's installed Noto of another version must not stand in for it."""

REGULAR, BOLD = 400, 700
"""The weights of a figure's letters."""

_KEPT = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\u25cc…–—·“”‘’×")


def typeface() -> Path:
    """The whole typeface as a variable TrueType file."""
    from fontpkg_noto_sans_thai import ROOT

    return Path(ROOT) / "files" / "NotoSansThai[wdth,wght].ttf"


def embedded(glyphs: Collection[int], weight: int) -> bytes:
    """A TrueType file of one weight with these glyphs under the numbers they have in the typeface.

    For formats that place glyphs themselves: it holds no layout rules. Equal glyphs give equal
    bytes.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(str(typeface()), recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.recalc_timestamp = False
    options.retain_gids = True
    options.notdef_outline = True
    options.name_IDs = [0, 13, 14]
    cutter = Subsetter(options)
    cutter.populate(gids=sorted({0, *glyphs}))
    cutter.subset(font)
    instantiateVariableFont(font, {"wdth": 100, "wght": weight}, inplace=True)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


@lru_cache(maxsize=8)
def subset(characters: frozenset[str]) -> bytes:
    """A TrueType file with the glyphs of `characters`, weights 400 to 700, all layout rules.

    Marks keep stacking (GPOS mark, mkmk; GSUB ccmp). Characters the typeface lacks are left
    out and the reader's own fonts show them. Equal characters give equal bytes.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(str(typeface()), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.recalc_timestamp = False
    cutter = Subsetter(options)
    cutter.populate(text="".join(sorted(characters | _KEPT)))
    cutter.subset(font)
    instantiateVariableFont(font, {"wdth": None, "wght": (400, 700)}, inplace=True)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def licence() -> str:
    """The typeface's copyright and licence in one line, as its package states them."""
    from fontpkg_noto_sans_thai import ROOT

    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return f"Noto Sans Thai. {lines[0]}. {lines[1]} {lines[3]}"


def face(text: str) -> str:
    """The ``@font-face`` rule that carries the typeface for every character of `text`.

    The file is raw TrueType in a data URL: compressors differ between versions, and equal
    input must give equal bytes.
    """
    characters = frozenset(c for c in text if c.isprintable() or c == "\u200b")
    data = base64.b64encode(subset(characters)).decode("ascii")
    return (
        f"/* {licence()} */\n"
        f'@font-face{{font-family:"{FAMILY}";font-weight:400 700;font-style:normal;'
        f"font-display:block;src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )
