"""The rule by which paragraphs are numbered, on the given articles and on made ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.sources.paragraphs import number_paragraphs, read_text

ARTICLES = Path(__file__).resolve().parents[3].parent / "shared" / "articles"
PAGE = """ข่าวชุมชน-ลงนามความร่วมมือที่บ้านตัวอย่าง

วันจันทร์ที่ 10 กุมภาพันธ์ 2568
10/02/2568
พิมพ์
ลงนามความร่วมมือที่บ้านตัวอย่าง
ลงนามความร่วมมือที่บ้านตัวอย่าง

วันที่ 9 กุมภาพันธ์ 2568 มีพิธีลงนาม
.
89735
ผู้แทนกล่าวว่า  จะทำต่อ
#ข่าว #ชุมชน # บ้าน
อ่านเพิ่มเติม คลิก >> https://example.org/1
-----
ผู้แทนกล่าวว่า จะทำต่อ
สำนักโฆษก

ที่มา : https://example.org/2
author
เข้าสู่ระบบ
"""
EXPECTED = [(6, 0), (9, 1), (12, 2), (17, 3)]


def numbered(text: str) -> list[tuple[int, int]]:
    return [
        (line.number, line.paragraph)
        for line in number_paragraphs(text)
        if line.paragraph is not None
    ]


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the articles are not beside this checkout")
def test_the_given_articles_are_numbered_as_they_are_cited() -> None:
    expected: dict[str, list[tuple[int, int]]] = {}
    with (ARTICLES / "paragraphs.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            expected.setdefault(row["file"], []).append((int(row["line"]), int(row["paragraph"])))
    found = {
        file: numbered(read_text((ARTICLES / file).read_bytes, file)) for file in sorted(expected)
    }
    assert found == expected


def test_what_a_page_puts_around_its_article_has_no_number() -> None:
    assert numbered(PAGE) == EXPECTED


def test_every_line_that_says_something_is_there_by_its_line_in_the_file() -> None:
    lines = PAGE.split("\n")
    found = number_paragraphs(PAGE)
    assert [line.number for line in found] == [
        at for at, line in enumerate(lines, start=1) if line.strip()
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_line_ends_and_encodings_change_no_number(end: str, encoding: str) -> None:
    data = PAGE.replace("\n", end).encode(encoding)
    assert number_paragraphs(read_text(lambda: data, "x.txt")) == number_paragraphs(PAGE)


def test_the_text_is_nfc_without_what_no_screen_shows() -> None:
    line = number_paragraphs("\ufeffCafe\u0301\u200b  ชุมชน\u00a0")[0]
    assert (line.paragraph, line.text) == (0, "Café ชุมชน")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หัวข้อ\nย่อหน้าหนึ่ง\nย่อหน้าสอง", [(1, 0), (2, 1), (3, 2)]),
        ("# หัวข้อ\nย่อหน้า", [(1, 0), (2, 1)]),
        ("พิธีลงนาม MOU\nผู้ร่วมงาน\nMOU", [(1, 0), (2, 1), (3, 2)]),
        ("หัวข้อ\nวันที่ 9 มกราคม 2568 เวลา 09.00 น.", [(1, 0), (2, 1)]),
        ("หัวข้อ\nที่มาของโครงการ", [(1, 0), (2, 1)]),
        ("", []),
        ("...\n2568\n", []),
    ],
)
def test_a_plain_text_is_numbered_line_by_line(text: str, expected: list[tuple[int, int]]) -> None:
    assert numbered(text) == expected


@given(st.text())
def test_any_text_is_numbered_from_0_without_a_gap(text: str) -> None:
    found = [paragraph for _, paragraph in numbered(text)]
    assert found == list(range(len(found)))


@pytest.mark.parametrize("data", [b"\xff\xfea\0", b"PK\x03\x04\0\0", b"%PDF-1.7\n\xe2\xe3\xfc\xff"])
def test_what_is_no_text_is_one_line_that_says_so(data: bytes) -> None:
    with pytest.raises(KgError, match=r"x\.bin: .*UTF-8"):
        read_text(lambda: data, "x.bin")
