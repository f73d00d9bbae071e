"""A figure for a paper, read back by readers that are not ours."""

from __future__ import annotations

import io
import re
import struct
from collections import Counter
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from kg.errors import KgError
from kg.page.fonts import embedded, typeface
from kg.page.looks import LOOKS
from kg.view.figure import Size, figure
from kg.view.inks import DASHES, Inks
from kg.view.letters import outline, shaped, width
from kg.view.naming import Spot, names
from kg.view.pdf import pdf
from kg.view.png import png
from kg.view.sheet import MM, Disc, Sheet, Words
from kg.view.svg import svg

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[..., Any]

WIDE = Size(width=160 * MM)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('ก')</script> & \"น้ำ\" ]]> \u202e\x00"
MODALITIES = ("asserted", "pledged", "requested", "planned", "inferred", "negated")


def chain(groups: tuple[str, ...] = tuple(LOOKS), *, directed: bool = False) -> nx.Graph[str]:
    """One actor of each broad kind, tied in a row, each tie of another modality."""
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update(network="n", title_th="ใครที่ปู่ดูแลน้ำ", title_en="Who", documents=3)
    for i, group in enumerate(groups):
        graph.add_node(
            f"id:{i:02}",
            label_th=f"น้ำที่ปั้น {i}",
            label_en=f"Name {i}",
            kind=f"k-{group}",
            group=group,
        )
    for i, modality in enumerate(MODALITIES[: max(0, len(groups) - 1)]):
        graph.add_edge(
            f"id:{i:02}", f"id:{i + 1:02}", weight=float(1 + 3 * i), basis={"event": 1}, derived=False,
            ties=({"modality": modality},),
        )  # fmt: skip
    return graph


def read(sheet: Sheet) -> ET.Element:
    return ET.fromstring(svg(sheet))  # noqa: S314 - our own file


def texts(root: ET.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text")]


def words_of(sheet: Sheet) -> list[Words]:
    return [item for item in sheet.items if isinstance(item, Words)]


def of_kind(sheet: Sheet, what: str) -> list[Any]:
    return [item for item in sheet.items if getattr(item, "what", "").startswith(what)]


# --- the picture ---------------------------------------------------------------------------


@pytest.mark.parametrize("grey", [False, True])
def test_every_broad_kind_has_a_shape_of_its_own(grey: bool) -> None:
    sheet = figure(chain(), "th", WIDE, grey=grey)
    shapes = set()
    for mark in of_kind(sheet, "mark"):
        hollow = mark.fill == "#ffffff"
        if isinstance(mark, Disc):
            shapes.add(("disc", hollow))
        else:
            x, y = (sum(c[i] for c in mark.corners) / len(mark.corners) for i in (0, 1))
            shapes.add(
                (
                    len(mark.corners),
                    round(mark.corners[0][0] - x) == 0,
                    mark.corners[0][1] > y,
                    hollow,
                )
            )
    assert len(shapes) == len(LOOKS) == len(of_kind(sheet, "mark"))


def test_every_modality_has_a_dash_of_its_own_and_the_key_says_which() -> None:
    sheet = figure(chain(), "en", WIDE)
    drawn = {line.what.removeprefix("line "): line.dash for line in of_kind(sheet, "line")}
    assert drawn == {code: DASHES[code] for code in MODALITIES}
    assert len(set(drawn.values())) == len(MODALITIES)
    assert {"pledged", "requested", "planned", "stated not to be"} <= set(texts(read(sheet)))


def test_a_line_is_asserted_where_any_of_its_ties_is_and_derived_only_then() -> None:
    graph = chain(("community", "local", "other"))
    graph["id:00"]["id:01"]["ties"] = ({"modality": "planned"}, {"modality": "asserted"})
    graph["id:01"]["id:02"].update(ties=({"modality": "asserted"},), derived=True)
    found = {line.what for line in of_kind(figure(graph, "en", WIDE), "line")}
    assert found == {"line asserted", "line derived"}


def test_a_heavier_line_is_wider() -> None:
    lines = sorted(
        of_kind(figure(chain(), "en", WIDE), "line"),
        key=lambda line: list(DASHES).index(line.what[5:]),
    )
    weights = {
        "asserted": 1,
        "pledged": 4,
        "requested": 7,
        "planned": 10,
        "inferred": 13,
        "negated": 16,
    }
    by_weight = sorted(lines, key=lambda line: weights[line.what[5:]])
    widths = [line.width for line in by_weight]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]


def test_a_directed_line_ends_in_an_arrow_before_the_mark() -> None:
    sheet = figure(chain(directed=True), "en", WIDE)
    arrows = of_kind(sheet, "arrow")
    assert len(arrows) == len(of_kind(sheet, "line")) == len(MODALITIES)
    assert not of_kind(figure(chain(), "en", WIDE), "arrow")


@pytest.mark.parametrize("grey", [False, True])
def test_all_that_means_something_stands_out_from_the_paper(grey: bool) -> None:
    inks = Inks(grey)
    colours = [*(inks.of(group) for group in LOOKS), inks.thread, inks.faint]
    assert min(contrast(colour) for colour in colours) >= 3
    if grey:
        assert all(len({c[i : i + 2] for i in (1, 3, 5)}) == 1 for c in (*colours, inks.ground))


def contrast(colour: str) -> float:
    """To white, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_a_grey_figure_has_no_colour_in_any_format() -> None:
    sheet = figure(chain(), "th", WIDE, grey=True)
    shades = set(re.findall(r"#[0-9a-f]{6}", svg(sheet).decode()))
    assert {shade for shade in shades if len({shade[i : i + 2] for i in (1, 3, 5)}) > 1} <= {
        "#1d2126"
    }, "but the ink"


# --- names and size ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("millimetres", "lang"), [(160, "th"), (80, "th"), (160, "en"), (80, "en")]
)
def test_no_letter_is_smaller_than_seven_points_and_nothing_leaves_the_sheet(
    build: Build, millimetres: int, lang: str
) -> None:
    sheet = figure(build(actors=40), lang, Size(width=millimetres * MM))
    assert sheet.width == pytest.approx(millimetres * MM)
    for words in words_of(sheet):
        assert words.size >= 7
        across = width(words.text, words.size, bold=words.bold)
        left = words.at[0] - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * across
        assert left >= -0.01
        assert left + across <= sheet.width + 0.01
        assert words.size < words.at[1] + words.size * 0.2 < sheet.height


def test_no_name_hides_a_mark_or_another_name(build: Build) -> None:
    sheet = figure(build(actors=60), "th", Size(width=100 * MM))
    boxes = []
    for words in words_of(sheet):
        if words.halo:
            across = width(words.text, words.size)
            left = words.at[0] - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * across
            boxes.append(
                (left, words.at[1] - words.size, left + across, words.at[1] + words.size * 0.3)
            )
    assert len(boxes) > 10
    marks = [item for item in of_kind(sheet, "mark") if isinstance(item, Disc)]
    for one, other in combinations(boxes, 2):
        assert (
            one[2] <= other[0]
            or other[2] <= one[0]
            or one[3] <= other[1] + 1
            or other[3] <= one[1] + 1
        )
    for box in boxes:
        assert not [
            m for m in marks if box[0] < m.centre[0] < box[2] and box[1] < m.centre[1] < box[3]
        ]


def test_the_greatest_are_named_first_and_the_caption_counts_the_named(build: Build) -> None:
    graph = build(actors=120)
    for key in graph:
        graph.nodes[key]["label_th"] = f"องค์กรชุมชนตำบลบ้านใหม่ {key}"
    sheet = figure(graph, "th", Size(width=80 * MM))
    shown = {words.text for words in words_of(sheet) if words.halo}
    told = re.search(r"แสดงชื่อ (\d+) จาก 120 ชื่อ", sheet.text)
    assert told
    assert 0 < int(told[1]) < 120
    spots = [
        Spot(key=key, at=(50, 50 + i / 9), radius=2, rank=rank, ways=((key,),))
        for i, (key, rank) in enumerate((("last", 99), ("first", 98)))
    ]
    import numpy as np

    only = names(spots, np.empty((0, 4)), (60, 62), 7)
    assert list(only) == ["first"], "room for one name alone goes to the greater"
    assert shown


def test_one_of_the_greatest_without_a_free_side_is_named_at_the_end_of_a_leader() -> None:
    import numpy as np

    ring = [(x, y) for x in (86, 93, 100, 107, 114) for y in (86, 93, 100, 107, 114)]
    spots = [
        Spot(key=f"{x} {y}", at=(x, y), radius=3, rank=0 if (x, y) == (100, 100) else 99, ways=(("name",),))
        for x, y in ring
    ]  # fmt: skip
    found = names(spots, np.empty((0, 4)), (200, 200), 7)
    led = found.pop("100 100")
    assert led.leader
    assert all(name.leader is None for name in found.values())


def test_an_abbreviation_stands_where_the_name_finds_no_room_and_is_explained() -> None:
    graph = chain(("community", "government"))
    graph.nodes["id:00"].update(
        label_th="สถาบันพัฒนาองค์กรชุมชนแห่งประเทศไทยที่ยาวมาก" * 6, abbreviation="CODI, พอช."
    )
    sheet = figure(graph, "th", Size(width=60 * MM))
    assert "พอช." in {words.text for words in words_of(sheet) if words.halo}
    assert "ชื่อย่อในภาพ: พอช. = สถาบันพัฒนา" in sheet.text
    assert "CODI" not in sheet.text


def test_a_height_is_kept_and_one_too_small_says_how_much_is_needed(build: Build) -> None:
    graph = build(actors=40)
    sheet = figure(graph, "th", Size(width=120 * MM, height=150 * MM))
    assert sheet.height == pytest.approx(150 * MM)
    assert max(words.at[1] for words in words_of(sheet)) < sheet.height
    with pytest.raises(KgError, match=r"no room for the key and the caption; give \d+mm"):
        figure(graph, "th", Size(width=120 * MM, height=40 * MM))


@pytest.mark.parametrize("actors", [0, 1])
def test_nobody_and_one_alone_are_figures_too(actors: int) -> None:
    graph = chain(("community",)[:actors])
    sheet = figure(graph, "th", Size(width=80 * MM))
    assert len(of_kind(sheet, "mark")) == actors
    assert ("ไม่พบในเอกสารชุดนี้" in {words.text for words in words_of(sheet)}) == (actors == 0)
    for data in (svg(sheet), pdf(sheet), png(sheet, 100)):
        assert data


# --- Thai ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["ที่", "ปั้น", "น้ำ", "ปู่", "เก๊ำ", "กี๊"])
def test_a_tone_mark_stands_above_the_mark_below_it(text: str) -> None:
    inks = [ink(glyph) for glyph in shaped(text).glyphs]
    high = sorted(box for box in inks if box[1] > 560)
    if len(high) == 2:
        (lower, upper) = sorted(high, key=lambda box: box[1])
        assert upper[1] >= lower[3] - 15, "stacked, not one over the other"
    assert high


@pytest.mark.parametrize("text", ["น้ำกลุ่ม", "กำขำ", "สำนัก"])
def test_no_letter_runs_into_the_next_even_after_sara_am(text: str) -> None:
    on_the_line = sorted(box for box in map(ink, shaped(text).glyphs) if 0 <= box[1] + 20 < 300)
    for one, other in pairwise(on_the_line):
        assert one[2] <= other[0] + 1


def ink(glyph: Any) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a glyph's ink in its line."""
    values = [
        value
        for _, values in outline(glyph.number)
        for value in zip(values[::2], values[1::2], strict=True)
    ]
    xs, ys = [x + glyph.x for x, _ in values], [y + glyph.y for _, y in values]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize(
    "text", ["CODI พอช. ที่ปั๊ม 2566", "น้ำ", "", "ำ", "ิก", "汉字 ก่", "x" * 99, "a\u0301ก"]
)
def test_glyphs_together_mean_the_text(text: str) -> None:
    run = shaped(text, bold=True)
    assert "".join(glyph.text for glyph in run.glyphs) == text
    assert run.width >= 0


# --- formats -------------------------------------------------------------------------------


def test_an_svg_has_its_true_size_its_typeface_and_its_text_and_loads_nothing() -> None:
    sheet = figure(chain(), "th", WIDE)
    root = read(sheet)
    assert root.get("width") == "160mm"
    assert {f"น้ำที่ปั้น {i}" for i in range(len(LOOKS))} <= set(texts(root))
    assert root.findtext(f"{SVG}title") == "ใครที่ปู่ดูแลน้ำ"
    assert "ไม่มีเส้น = ไม่พบในเอกสาร 3 ฉบับนี้" in (root.findtext(f"{SVG}desc") or "")
    style = root.findtext(f"{SVG}style") or ""
    assert "@font-face" in style
    sources = re.findall(r"url\((.{12})", style)
    assert sources
    assert all(source.startswith("data:font") for source in sources)
    assert not [e for e in root.iter() if any(name.endswith("href") for name in e.attrib)]
    classes = Counter(str(e.get("class")).split()[0] for e in root.iter() if e.get("class"))
    assert (classes["mark"], classes["line"]) == (len(LOOKS), len(MODALITIES))


def test_a_pdf_is_one_page_of_the_size_whose_thai_can_be_copied() -> None:
    from pypdf import PdfReader

    sheet = figure(chain(), "th", WIDE)
    reader = PdfReader(io.BytesIO(pdf(sheet)), strict=True)
    (page,) = reader.pages
    assert float(page.mediabox.width) / MM == pytest.approx(160, abs=0.001)
    assert float(page.mediabox.height) == pytest.approx(sheet.height, abs=0.001)
    copied = letters(page.extract_text())
    for words in words_of(sheet):
        assert letters(words.text) in copied
    assert reader.metadata
    assert reader.metadata.title == "ใครที่ปู่ดูแลน้ำ"
    assert not {"/CreationDate", "/ModDate"} & set(reader.metadata)
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert len(fonts) == 2
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert descriptor["/FontFile2"].get_object().get_data()[:4] == b"\0\1\0\0"


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_an_embedded_typeface_keeps_the_numbers_of_its_glyphs() -> None:
    from fontTools.ttLib import TTFont

    glyphs = {glyph.number for glyph in shaped("ที่ปู่น้ำ").glyphs}
    small, whole = TTFont(io.BytesIO(embedded(glyphs, 400))), TTFont(typeface())
    for number in glyphs:
        assert (
            small["hmtx"][small.getGlyphName(number)][0]
            == whole["hmtx"][whole.getGlyphName(number)][0]
        )


def test_a_png_has_the_dots_and_says_how_many_and_what_it_shows() -> None:
    sheet = figure(chain(), "th", Size(width=80 * MM))
    data = png(sheet, 150)
    chunks = read_png(data)
    across, down = struct.unpack(">II", chunks[b"IHDR"][0][:8])
    assert across == pytest.approx(80 / 25.4 * 150, abs=1.5)
    assert down == pytest.approx(sheet.height / 72 * 150, abs=1.5)
    assert struct.unpack(">IIB", chunks[b"pHYs"][0]) == (5906, 5906, 1)
    assert [
        "Title\0\0\0\0\0ใครที่ปู่ดูแลน้ำ".encode(),
        f"Description\0\0\0\0\0{sheet.text}".encode(),
    ] == chunks[b"iTXt"]


def read_png(data: bytes) -> dict[bytes, list[bytes]]:
    import zlib

    found: dict[bytes, list[bytes]] = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length : at + 12 + length])[0] == zlib.crc32(
            name + body
        )
        found.setdefault(name, []).append(body)
        at += 12 + length
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    return found


@pytest.mark.parametrize("directed", [False, True])
def test_equal_networks_give_equal_files_whatever_their_order(build: Build, directed: bool) -> None:
    sheets = {figure(build(seed, directed=directed), "th", WIDE) for seed in (0, 5)}
    assert len(sheets) == 1
    (sheet,) = sheets
    assert pdf(sheet) == pdf(sheet)
    assert png(sheet, 72) == png(sheet, 72)


def test_other_processes_write_the_same_bytes(printed: Callable[..., set[str]]) -> None:
    code = (
        "import sys, hashlib\n"
        f"sys.path.insert(0, {str(__file__.rpartition('/')[0])!r})\n"
        "from conftest import build\n"
        "from kg.view.figure import figure, Size\n"
        "from kg.view.pdf import pdf\n"
        "from kg.view.png import png\n"
        "from kg.view.svg import svg\n"
        "sheet = figure(build(2), 'th', Size(width=300))\n"
        "print([hashlib.sha256(f).hexdigest() for f in (svg(sheet), pdf(sheet), png(sheet, 72))])\n"
    )
    assert len(printed(code, "1", "99")) == 1


def test_hostile_labels_are_text_in_every_format() -> None:
    from pypdf import PdfReader

    graph = chain(("community", "government"))
    graph.graph["title_th"] = HOSTILE
    graph.nodes["id:00"].update(label_th=HOSTILE, abbreviation=")> endobj (")
    sheet = figure(graph, "th", WIDE)
    root = read(sheet)
    assert {e.tag.removeprefix(SVG) for e in root.iter()} <= {
        "svg", "title", "desc", "style", "polygon", "circle", "line", "text",
    }  # fmt: skip
    assert "<script>alert('ก')</script>" in letters("".join(texts(root)))
    reader = PdfReader(io.BytesIO(pdf(sheet)), strict=True)
    assert reader.metadata
    assert reader.metadata.title == "<script>alert('ก')</script> & \"น้ำ\" ]]>"
    assert "<script>alert('ก')</script>" in letters(reader.pages[0].extract_text())
    assert png(sheet, 72)


# --- the command ---------------------------------------------------------------------------


def test_the_command_draws_what_the_file_s_name_says(run: Any, built: Any, tmp_path: Any) -> None:
    for name, start in (("f.PDF", b"%PDF-1.7"), ("f.png", b"\x89PNG")):
        path = tmp_path / name
        ran = run("view", "-C", built, "-o", path, "--width", "80mm", "--grey", "--dpi", "100")
        assert ran.code == 0, ran.err
        assert path.read_bytes().startswith(start)
        assert "browser" not in ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "f.docx"), ".svg, .pdf or .png"),
        (("-o", "f.html", "--grey"), "--grey: of a figure"),
        (("-o", "f.svg", "--width", "wide"), "160mm, 16cm or 6.3in"),
        (("-o", "f.svg", "--width", "10mm"), "from 40 to 1200 mm"),
        (("-o", "f.svg", "--height", "41mm"), "give "),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_line(
    run: Any, built: Any, tmp_path: Any, words: tuple[str, ...], told: str
) -> None:
    ran = run("view", "-C", built, *words, cwd=tmp_path)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert told in ran.err
    assert not list(tmp_path.iterdir())
