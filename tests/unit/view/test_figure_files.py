"""A figure's files, read back by readers that are not ours, and the command that writes them."""

from __future__ import annotations

import io
import re
import struct
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from kg.page.looks import LOOKS
from kg.view.figure import Size, figure
from kg.view.pdf import pdf
from kg.view.png import png
from kg.view.sheet import MM

from .sheets import HOSTILE, MODALITIES, SVG, WIDE, chain, read, texts, words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[..., Any]


def letters(text: str) -> str:
    return re.sub(r"\s", "", text)


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


def test_the_command_draws_what_the_file_s_name_says(run: Any, built: Any, tmp_path: Any) -> None:
    for name, start in (("f.PDF", b"%PDF-1.7"), ("f.png", b"\x89PNG")):
        path = tmp_path / name
        ran = run("view", "-C", built, "-o", path, "--width", "80mm", "--grey", "--dpi", "100")
        assert ran.code == 0, ran.err
        assert path.read_bytes().startswith(start)
        assert "browser" not in ran.err


def test_names_that_the_typeface_cannot_write_are_told_once(
    run: Any, make_built: Any, tmp_path: Any
) -> None:
    workspace = make_built(
        {
            "data/sources/x/organisations.csv": "id,name_th,kind\na,กลุ่ม,association\nb,株式会社,company\n",
            "data/sources/x/affiliations.csv": "member,kind,whole,paragraph\na,works-with,b,1\n",
        }
    )
    told = "warning: 1 name has letters that the typeface lacks, drawn as boxes: “株式会社”"
    assert told in run("view", "-C", workspace.root, "-o", tmp_path / "f.pdf").err
    thai = run("view", "-C", workspace.root, "-o", tmp_path / "f.png", "--lang", "th")
    assert "กล่องว่าง" in thai.err
    assert "warning" not in run("view", "-C", workspace.root, "-o", tmp_path / "f.svg").err


def test_what_was_drawn_is_counted_apart_like_in_its_caption(
    run: Any, built: Any, tmp_path: Any
) -> None:
    ran = run("view", "funding", "-C", built, "-o", tmp_path / "f.svg")
    assert re.search(r"\(\d+ actors?, \d+ places?, .*\d+ lines?\)", ran.err), ran.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "f.png", "--width", "1200mm", "--dpi", "1200"), "give a smaller --dpi"),
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
