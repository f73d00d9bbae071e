"""A chart as an SVG that may stand in a page: measured with the page's typeface, ids its own."""

from __future__ import annotations

import io
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from kg.page.escape import plain
from kg.page.fonts import FAMILY

_SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_KEPT = frozenset(
    (
        *("d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height", "points"),
        *("transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"),
        *("stroke-linejoin", "opacity", "fill-opacity", "stroke-opacity", "clip-path", "id"),
        *("paint-order", "text-anchor", "font-size", "font-weight", "dx", "dy"),
    )
)
"""Attributes that draw. What speaks to assistive technology is said once, by title and desc."""
_DRAWN = frozenset(
    ("svg", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath", "polygon")
)


def svg(spec: dict[str, Any], name: str, title: str, description: str) -> str:
    """A Vega-Lite specification as an ``<svg>`` element with text as text, in the page's face.

    `name` opens every id in it, so that two charts in one page never share one; `title` and
    `description` tell who cannot see it what it shows. It holds only elements and attributes
    that draw, so nothing in it can run or load. Numbers are rounded to two decimals: the last
    bits differ between machines. About 0.1 s, after 1 s for the first.
    """
    import vl_convert

    _register_typeface()
    # Nothing may be fetched, whatever a specification says.
    drawn = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return adopted(drawn, name, title, description)


def adopted(drawn: str, name: str, title: str, description: str) -> str:
    """A whole SVG file of ours as an element of the page, which brings its typeface."""
    root = _read(drawn)
    width, height = (f"{float(n):g}" for n in root.get("viewBox", "0 0 0 0").split()[2:])
    clean = _cleaned(root, name)
    clean.attrib.clear()
    clean.set("viewBox", f"0 0 {width} {height}")
    clean.set("width", width)
    clean.set("height", height)
    clean.set("role", "img")
    clean.set("aria-labelledby", f"{name}-t {name}-d")
    for at, (tag, text) in enumerate((("title", title), ("desc", description))):
        told = ET.Element(tag, {"id": f"{name}-{tag[0]}"})
        told.text = plain(text)
        clean.insert(at, told)
    return ET.tostring(clean, encoding="unicode")


def _read(text: str) -> ET.Element:
    # The text is vl-convert's or ours: it has no document type that could expand.
    return ET.fromstring(text)  # noqa: S314


def _cleaned(element: ET.Element, name: str) -> ET.Element:
    """The element with only what draws, without the namespace, its ids opened by `name`."""
    made = ET.Element(element.tag.removeprefix(f"{{{_SVG}}}"))
    for key, value in element.attrib.items():
        if key == "id":
            made.set("id", f"{name}-{value}")
        elif key in _KEPT and value:
            referred = _REFERENCE.sub(rf"url(#{name}-\1)", value)
            made.set(key, referred if key == "clip-path" else _NUMBER.sub(_rounded, referred))
    made.text = element.text
    for child in element:
        tag = child.tag.removeprefix(f"{{{_SVG}}}")
        if tag in _DRAWN and not _invisible(child):
            made.append(_cleaned(child, name))
    return made


def _invisible(element: ET.Element) -> bool:
    """Vega's empty backgrounds and layers, which only carry its own bookkeeping."""
    empty = element.tag.endswith("path") and element.get("d", "") in {"", "M0,0h0v0h0Z"}
    return element.get("display") == "none" or empty


def _rounded(match: re.Match[str]) -> str:
    return f"{round(float(match[0]), 2) + 0.0:g}"


@cache
def _register_typeface() -> tempfile.TemporaryDirectory[str]:
    """Have text measured with the very typeface of the page, whatever this machine has.

    An installed Noto Sans Thai of another version is as much as a pixel wider, so the copy
    has the page's own family name. The folder lives as long as the process.
    """
    import vl_convert
    from fontpkg_noto_sans_thai import ROOT
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(str(ROOT / "files" / "NotoSansThai[wdth,wght].ttf"), recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wdth": None, "wght": None}, inplace=True)
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")
    folder = tempfile.TemporaryDirectory(prefix="kg-typeface-")
    out = io.BytesIO()
    font.save(out)
    (Path(folder.name) / "typeface.ttf").write_bytes(out.getvalue())
    vl_convert.register_font_directory(folder.name)
    return folder
