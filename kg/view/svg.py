"""A sheet as SVG: with its text as text and its typeface in it, or all in outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.escape import html
from kg.page.fonts import BOLD, FAMILY, REGULAR, face
from kg.view.letters import outline, shaped
from kg.view.sheet import MM, PAPER, Disc, Polygon, Sheet, Stroke, Words
from kg.view.sheet import number as n

if TYPE_CHECKING:
    from kg.view.sheet import Item

# Who opens it in a program that ignores the typeface inside has one of these, as a rule.
_FALLBACK = "'Noto Sans Thai', Sarabun, 'Leelawadee UI', Thonburi, sans-serif"


def svg(sheet: Sheet) -> bytes:
    """A file of the sheet's true size, to be scaled or edited; its text can be selected.

    It loads nothing and holds no script; every label is text. Equal sheets give equal bytes.
    """
    body = "".join(_item(item) for item in sheet.items)
    said = "".join(item.text for item in sheet.items if isinstance(item, Words))
    return (
        f'{_opened(sheet)} width="{n(sheet.width / MM)}mm" height="{n(sheet.height / MM)}mm"'
        f' lang="{sheet.lang}" role="img" font-family="\'{FAMILY}\', {_FALLBACK}">'
        f"<title>{html(sheet.title)}</title><desc>{html(sheet.text)}</desc>"
        f"<style>{face(said)}</style>{body}</svg>\n"
    ).encode()


def outlined(sheet: Sheet) -> str:
    """The same picture without any text, one unit a point: it needs no typeface to be drawn."""
    used = sorted(
        {
            (glyph.number, item.bold)
            for item in sheet.items
            if isinstance(item, Words)
            for glyph in shaped(item.text, bold=item.bold).glyphs
        }
    )
    shapes = "".join(f'<path id="{_id(*each)}" d="{_path(*each)}"/>' for each in used)
    body = "".join(
        _outlined(item) if isinstance(item, Words) else _item(item) for item in sheet.items
    )
    size = f'width="{n(sheet.width)}" height="{n(sheet.height)}"'
    return f"{_opened(sheet)} {size}><defs>{shapes}</defs>{body}</svg>"


def _opened(sheet: Sheet) -> str:
    box = f"0 0 {n(sheet.width)} {n(sheet.height)}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"'


def _item(item: Item) -> str:
    match item:
        case Polygon():
            points = " ".join(f"{n(x)},{n(y)}" for x, y in item.corners)
            return f'<polygon{_class(item.what)} points="{points}"{_paint(item)}/>'
        case Disc():
            (x, y), radius = item.centre, n(item.radius)
            at = f'cx="{n(x)}" cy="{n(y)}" r="{radius}"'
            return f"<circle{_class(item.what)} {at}{_paint(item)}/>"
        case Stroke():
            return _stroke(item)
        case Words():
            return _words(item)


def _class(what: str) -> str:
    return f' class="{html(what)}"' if what else ""


def _paint(item: Polygon | Disc) -> str:
    if not item.stroke:
        return f' fill="{item.fill}"'
    edge = f'stroke="{item.stroke}" stroke-width="{n(item.width)}" stroke-linejoin="round"'
    return f' fill="{item.fill}" {edge}'


def _stroke(item: Stroke) -> str:
    (x1, y1), (x2, y2) = item.start, item.end
    dash = f' stroke-dasharray="{" ".join(map(n, item.dash))}"' if item.dash else ""
    ends = f'x1="{n(x1)}" y1="{n(y1)}" x2="{n(x2)}" y2="{n(y2)}"'
    ink = f'stroke="{item.colour}" stroke-width="{n(item.width)}"'
    return f"<line{_class(item.what)} {ends} {ink}{dash}/>"


def _words(item: Words) -> str:
    x, y = item.at
    anchor = "" if item.anchor == "start" else f' text-anchor="{item.anchor}"'
    weight = BOLD if item.bold else REGULAR
    return (
        f'<text x="{n(x)}" y="{n(y)}" font-size="{n(item.size)}" font-weight="{weight}"'
        f' fill="{item.colour}"{anchor}{_halo(item.halo)}>{html(item.text)}</text>'
    )


def _halo(width: float) -> str:
    if not width:
        return ""
    ink = f'stroke="{PAPER}" stroke-width="{n(2 * width)}" stroke-linejoin="round"'
    return f' {ink} paint-order="stroke"'


def _outlined(item: Words) -> str:
    run, scale = shaped(item.text, bold=item.bold), item.size / 1000
    x = item.at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * run.width * scale
    glyphs = "".join(
        f'<use href="#{_id(glyph.number, item.bold)}" x="{n(glyph.x)}" y="{n(glyph.y)}"/>'
        for glyph in run.glyphs
    )
    place = f"translate({n(x)} {n(item.at[1])}) scale({scale:.6f} {-scale:.6f})"
    under = ""
    if item.halo:
        ink = f'fill="{PAPER}" stroke="{PAPER}" stroke-width="{n(2 * item.halo / scale)}"'
        under = f'<g transform="{place}" {ink} stroke-linejoin="round">{glyphs}</g>'
    return f'{under}<g transform="{place}" fill="{item.colour}">{glyphs}</g>'


def _id(number: int, bold: bool) -> str:
    return f"{'b' if bold else 'r'}{number}"


def _path(number: int, bold: bool) -> str:
    return "".join(
        f"{command}{' '.join(map(n, values))}" for command, values in outline(number, bold=bold)
    )
