"""A sheet as PDF 1.7 (ISO 32000-1): vector, one page, its typeface inside, its text selectable.

Written here because no library does Thai right in both picture and text: svg2pdf (vl-convert 1.9)
overlaps letters after ำ and copies wrong ones, ReportLab 5.1 does not stack marks, Typst 0.15
needs readers that know /ActualText. Here a letter has a code of its own for every row of marks
above and below it and means them all; the marks are drawn as shapes, for readers disagree about
the order of text that is raised or set back. So any reader copies what was written.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.page.fonts import BOLD, REGULAR, embedded
from kg.view.letters import advance, outline, shaped
from kg.view.sheet import PAPER, Disc, Polygon, Sheet, Stroke, Words
from kg.view.sheet import number as n

if TYPE_CHECKING:
    from kg.view.letters import Glyph
    from kg.view.sheet import Item, Point

_ROUND = 0.5523  # how far a quarter circle's handles reach, as a share of its radius


def pdf(sheet: Sheet) -> bytes:
    """A page of exactly the sheet's size. It bears no date: equal sheets give equal bytes.

    Nothing is compressed, for compressors differ between machines.
    """
    page = _Page(height=sheet.height)
    content = "\n".join(page.drawn(item) for item in sheet.items)
    file = _File()
    fonts = "".join(f"/{font.name} {_font(file, font)} 0 R " for font in page.fonts() if font.codes)
    forms = "".join(
        f"/{name} {file.add(_form(*glyph))} 0 R " for glyph, name in sorted(page.forms.items())
    )
    stream = file.add(_stream(content.encode("ascii")))
    resources = f"<< /Font << {fonts}>> /XObject << {forms}>> >>"
    box = f"[0 0 {n(sheet.width)} {n(sheet.height)}]"
    pages = file.reserved()
    leaf = file.add(
        f"<< /Type /Page /Parent {pages} 0 R /MediaBox {box} /Resources {resources} "
        f"/Contents {stream} 0 R >>".encode()
    )
    file.fill(pages, f"<< /Type /Pages /Kids [{leaf} 0 R] /Count 1 >>".encode())
    root = file.add(
        f"<< /Type /Catalog /Pages {pages} 0 R /Lang ({sheet.lang}) "
        "/ViewerPreferences << /DisplayDocTitle true >> >>".encode()
    )
    said = f"/Title {_text(sheet.title)} /Subject {_text(sheet.text)} /Creator (kg)"
    return file.written(root, file.add(f"<< {said} >>".encode()))


@dataclass(slots=True)
class _Font:
    """One weight's codes, counted in the order they are first used: (glyph, text) → code."""

    name: str
    bold: bool
    codes: dict[tuple[int, str], int] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> str:
        """The four hexadecimal digits that show this glyph and mean its text."""
        return f"{self.codes.setdefault((glyph.number, glyph.text), len(self.codes) + 1):04X}"


@dataclass(slots=True, kw_only=True)
class _Page:
    """What has been drawn so far needs these fonts and glyph shapes."""

    height: float
    regular: _Font = field(default_factory=lambda: _Font("F0", bold=False))
    bold: _Font = field(default_factory=lambda: _Font("F1", bold=True))
    forms: dict[tuple[int, bool], str] = field(default_factory=dict)

    def fonts(self) -> tuple[_Font, _Font]:
        return self.regular, self.bold

    def drawn(self, item: Item) -> str:
        """The operators that draw one item."""
        match item:
            case Polygon():
                corners = [self._at(corner) for corner in item.corners]
                path = f"{corners[0]} m {' '.join(f'{c} l' for c in corners[1:])} h"
                return _painted(path, item)
            case Disc():
                return _painted(self._circle(item.centre, item.radius), item)
            case Stroke():
                dash = f"[{' '.join(map(n, item.dash))}] 0 d"
                line = f"{self._at(item.start)} m {self._at(item.end)} l S"
                return f"q {_ink(item.colour, 'S')} {n(item.width)} w {dash} {line} Q"
            case Words():
                return self._words(item)

    def _at(self, point: Point) -> str:
        return f"{n(point[0])} {n(self.height - point[1])}"

    def _circle(self, centre: Point, radius: float) -> str:
        (x, y), r, k = (centre[0], self.height - centre[1]), radius, radius * _ROUND
        turns = (
            (r, k, k, r, 0, r), (-k, r, -r, k, -r, 0),
            (-r, -k, -k, -r, 0, -r), (k, -r, r, -k, r, 0),
        )  # fmt: skip
        curves = (
            " ".join(n((x, y)[i % 2] + value) for i, value in enumerate(turn)) for turn in turns
        )
        return f"{n(x + r)} {n(y)} m {' '.join(f'{curve} c' for curve in curves)} h"

    def _words(self, item: Words) -> str:
        """Paper around the letters, the marks on them as shapes, and the letters as text."""
        run, scale = shaped(item.text, bold=item.bold), item.size / 1000
        x = item.at[0] - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * run.width * scale
        y = self.height - item.at[1]
        font = self.bold if item.bold else self.regular
        parts = []
        if item.halo:
            edge = f"{_ink(PAPER, 'f')} {_ink(PAPER, 'S')} {n(2 * item.halo / scale)} w 1 j"
            parts.append(self._shapes(run.glyphs, item, (x, y), edge))
        letters, marks = _read(run.glyphs)
        if marks:
            edge = f"{_ink(item.colour, 'f')} {_ink(item.colour, 'S')} 0.1 w"
            parts.append(self._shapes(marks, item, (x, y), edge))
        if letters:
            place = f"{_ink(item.colour, 'f')} /{font.name} {n(item.size)} Tf {n(x)} {n(y)} Td"
            parts.append(f"BT {place} {_shown(letters, font)} ET")
        return "\n".join(parts)

    def _shapes(self, glyphs: tuple[Glyph, ...], item: Words, at: Point, ink: str) -> str:
        """Glyphs as shapes, not as text: nobody copies them."""
        scale = item.size / 1000
        placed = []
        for glyph in glyphs:
            key = (glyph.number, item.bold)
            if not outline(glyph.number, bold=item.bold):
                continue
            name = self.forms.setdefault(key, f"G{'b' if item.bold else 'r'}{glyph.number}")
            x, y = at[0] + glyph.x * scale, at[1] + glyph.y * scale
            placed.append(f"q {scale:.6f} 0 0 {scale:.6f} {n(x)} {n(y)} cm /{name} Do Q")
        return f"q {ink} {' '.join(placed)} Q"


def _read(glyphs: tuple[Glyph, ...]) -> tuple[tuple[Glyph, ...], tuple[Glyph, ...]]:
    """The letters that are text, each meaning the marks on it too, and what is only drawn."""
    letters: list[Glyph] = []
    drawn: list[Glyph] = []
    before = ""  # marks that open the line, for the first letter to mean
    for glyph in glyphs:
        if not glyph.mark and glyph.text and not glyph.y:
            letters.append(replace(glyph, text=before + glyph.text))
            before = ""
            continue
        drawn.append(glyph)
        if letters:
            letters[-1] = replace(letters[-1], text=letters[-1].text + glyph.text)
        else:
            before += glyph.text
    return tuple(letters), tuple(drawn)


def _shown(letters: tuple[Glyph, ...], font: _Font) -> str:
    """The text operator that shows letters where they belong."""
    parts: list[str] = []
    pen = 0.0  # where the reader's pen would be
    for glyph in letters:
        if abs(glyph.x - pen) > 0.05:
            parts.append(n(pen - glyph.x))
        parts.append(f"<{font.code(glyph)}>")
        pen = glyph.x + advance(glyph.number, bold=font.bold)
    return f"[{' '.join(parts)}] TJ"


def _painted(path: str, item: Polygon | Disc) -> str:
    if not item.stroke:
        return f"q {_ink(item.fill, 'f')} {path} f Q"
    edge = f"{_ink(item.stroke, 'S')} {n(item.width)} w 1 j"
    return f"q {_ink(item.fill, 'f')} {edge} {path} B Q"


def _ink(colour: str, use: str) -> str:
    """The operator that sets a colour to fill or stroke with; a grey is printed in black ink."""
    red, green, blue = (n(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    if red == green == blue:
        return f"{red} {'g' if use == 'f' else 'G'}"
    return f"{red} {green} {blue} {'rg' if use == 'f' else 'RG'}"


def _form(number: int, bold: bool) -> bytes:
    """A glyph's shape, filled and edged in the colours of who draws it."""
    path, here = [], (0.0, 0.0)
    for command, values in outline(number, bold=bold):
        if command == "Q":
            (x0, y0), (cx, cy, x, y) = here, values
            values = (  # noqa: PLW2901 - a quadratic curve as the cubic one it is
                x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3,
                x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y,
            )  # fmt: skip
        operator = {"M": "m", "L": "l", "Q": "c", "C": "c", "Z": "h"}[command]
        path.append(" ".join((*map(n, values), operator)))
        here = (values[-2], values[-1]) if values else here
    drawn = " ".join((*path, "B")).encode("ascii")
    return _stream(drawn, "/Type /XObject /Subtype /Form /BBox [-2000 -2000 4000 4000] ")


def _font(file: _File, font: _Font) -> int:
    """The objects of one weight; the number of the one a page names."""
    glyphs = [number for number, _ in font.codes]
    name = f"{_tag(font)}+NotoSansThai-{'Bold' if font.bold else 'Regular'}"
    program = embedded(frozenset(glyphs), BOLD if font.bold else REGULAR)
    data = file.add(_stream(program, f"/Length1 {len(program)} "))
    descriptor = file.add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-600 -500 1800 1300] "
        f"/ItalicAngle 0 /Ascent 1061 /Descent -450 /CapHeight 714 /StemV 90 "
        f"/FontFile2 {data} 0 R >>".encode()
    )
    numbers = b"\0\0" + b"".join(number.to_bytes(2, "big") for number in glyphs)
    widths = " ".join(n(round(advance(number, bold=font.bold), 1)) for number in glyphs)
    child = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {descriptor} 0 R /DW 0 /W [1 [{widths}]] "
        f"/CIDToGIDMap {file.add(_stream(numbers))} 0 R >>".encode()
    )
    meanings = file.add(_stream(_meanings(font)))
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{child} 0 R] /ToUnicode {meanings} 0 R >>".encode()
    )


def _tag(font: _Font) -> str:
    """Six capitals that differ between subsets, as the standard asks."""
    digest = hashlib.sha256(repr(font.codes).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _meanings(font: _Font) -> bytes:
    """The CMap from codes to text, at most a hundred lines a block."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for (_, text), code in font.codes.items()
    ]
    blocks = (lines[i : i + 100] for i in range(0, len(lines), 100))
    body = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")


def _text(text: str) -> str:
    """A text string in UTF-16, so that no character of it can end it."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _stream(data: bytes, entries: str = "") -> bytes:
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (entries.encode(), len(data), data)


class _File:
    """Numbered objects, and the table that says where each begins."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def add(self, body: bytes) -> int:
        """The number of a new object."""
        self._objects.append(body)
        return len(self._objects)

    def reserved(self) -> int:
        """The number of an object whose body follows."""
        return self.add(b"null")

    def fill(self, number: int, body: bytes) -> None:
        """The body of a reserved object."""
        self._objects[number - 1] = body

    def written(self, root: int, info: int) -> bytes:
        """The whole file."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        starts = []
        for number, body in enumerate(self._objects, start=1):
            starts.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = len(out)
        count = len(starts) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % count
        out += b"".join(b"%010d 00000 n \n" % start for start in starts)
        digest = hashlib.sha256(bytes(out)).hexdigest()[:32].upper().encode()
        out += b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>] >>\n" % (
            count, root, info, digest, digest,
        )  # fmt: skip
        out += b"startxref\n%d\n%%%%EOF\n" % table
        return bytes(out)
