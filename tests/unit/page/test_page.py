from __future__ import annotations

import io
import json

import networkx as nx
import pytest
from fontTools.ttLib import TTFont

from kg.page.captions import caption
from kg.page.escape import html, json_block, plain, web_link
from kg.page.fonts import face, licence, subset
from kg.page.lines import advance, pieces, wrap
from kg.page.words import WORDS, say

HOSTILE = "</script><img src=x onerror=alert(1)>\"'&\u2028\u2029"
TEXT = "ที่ น้ำ กลุ่ม ปู่ ญ ฐ เป็น ซึ่ง ฎีกา 2566 พ.ศ. ABC abc … “”"


def network(**about: object) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph(
        network="collaboration", title_th="ใครร่วมกับใคร", title_en="Who with whom",
        modality=("asserted",), documents=3, document_kinds=(("news", 2), ("report", 1)), **about,
    )  # fmt: skip
    graph.add_edge("id:a", "id:b", basis={"agreement": 2, "event": 1})
    graph.add_edge("id:b", "id:c", basis={"event": 1})
    return graph


def test_nothing_hostile_survives_in_a_data_block() -> None:
    block = json_block({"name": HOSTILE})
    assert not set("<>&\u2028\u2029") & set(block)
    assert json.loads(block)["name"] == HOSTILE


def test_nothing_hostile_survives_in_markup() -> None:
    assert not set("<>\"'") & set(html(HOSTILE))


def test_direction_marks_are_dropped_and_thai_is_not_split() -> None:
    assert plain("น้ำ\u202e\u2067 ") == "น้ำ"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
     "file:///etc/passwd", "https:", "//example.org", "http://[", "https://a\u202eb"],
)  # fmt: skip
def test_only_web_addresses_are_links(url: str) -> None:
    assert web_link(url) == ""


def test_a_caption_says_what_is_drawn_and_what_is_not() -> None:
    said = caption(
        network(as_of="2023-02-28", strict=True, left_out={"modality-planned": 2, "groups": 5},
                withheld=1, data_version="3f2a", contact="a@example.org"), "th",
    )  # fmt: skip
    assert said.text == (
        "ใครร่วมกับใคร · 3 หน่วยงานและบุคคล · 2 เส้น · "
        "ณ วันที่ 28 ก.พ. 2566, ไม่นับที่เพียงถือว่ายังเป็นอยู่ · จากเอกสาร 3 ฉบับ (ข่าว 2, รายงาน 1) · "
        "เชื่อมกันเพราะ ร่วมจัดงานเดียวกัน 2, เป็นภาคีข้อตกลงเดียวกัน 1 · "
        "นับเฉพาะที่เอกสารระบุว่าเกิดแล้ว · ไม่ได้นับ: กลุ่มที่ไม่ระบุชื่อ 5, กำหนดไว้ 2 · "
        "ไม่เปิดเผยชื่อหรือเอกสาร 1 รายการ · "
        "เส้นหนึ่งเส้น = มีเอกสารระบุไว้ ไม่ได้วัดความใกล้ชิดหรือผลงาน · "
        "ไม่มีเส้น = ไม่พบในเอกสาร 3 ฉบับนี้ · ตำแหน่งคือ ณ วันที่ในเอกสาร · "
        "แจ้งแก้ไขที่ a@example.org · รุ่นข้อมูล 3f2a"
    )


def test_what_does_not_apply_is_not_mentioned() -> None:
    text = caption(network(during="2020-01-01..2023-12-31"), "en").text
    assert "During 1 Jan 2020 – 31 Dec 2023" in text
    for absent in ("Left out", "withheld", "Corrections", "Data version", "As of", "All dates"):
        assert absent not in text


def test_an_undated_question_and_an_uncited_network_say_so() -> None:
    text = caption(network(uncited=True), "en").text
    assert "All dates" in text
    assert "uncited" in text


def test_one_is_not_plural() -> None:
    graph: nx.Graph[str] = nx.Graph(documents=1, document_kinds=(("news", 1),), title_en="X")
    graph.add_node("id:a")
    text = caption(graph, "en").text
    assert "1 actor ·" in text
    assert "From 1 document (news 1)" in text
    assert "not found in this document." in text


def test_every_word_is_there_in_both_languages_with_the_same_blanks() -> None:
    for key, (thai, english) in WORDS.items():
        assert thai, key
        assert english, key
        assert sorted(_blanks(thai)) == sorted(_blanks(english)), key


def _blanks(text: str) -> list[str]:
    return [piece.split("}")[0] for piece in text.split("{")[1:]]


def test_an_unworded_code_reads_as_itself() -> None:
    assert say("basis.joint-study", "th") == "joint study"


def test_the_typeface_has_every_character_and_its_rules_for_marks() -> None:
    font = TTFont(io.BytesIO(subset(frozenset(TEXT))))
    assert {ord(c) for c in TEXT} <= set(font.getBestCmap())
    rules = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"mark", "mkmk"} <= rules
    assert "ccmp" in {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord}
    axes = [(axis.axisTag, axis.minValue, axis.maxValue) for axis in font["fvar"].axes]
    assert axes == [("wght", 400, 700)]


def test_the_typeface_is_the_same_bytes_each_time_and_carries_its_licence() -> None:
    first = subset(frozenset(TEXT))
    subset.cache_clear()
    assert subset(frozenset(TEXT)) == first
    assert "SIL Open Font License" in licence()
    assert licence() in face(TEXT)


def test_names_break_between_words_and_never_before_a_mark() -> None:
    assert wrap("องค์การบริหารส่วนตำบลเตาปูน")[-1] == "เตาปูน"
    assert wrap("กศน.") == ("กศน.",)
    assert wrap("") == ()
    long = wrap("สำนักงานการศึกษานอกระบบและการศึกษาตามอัธยาศัย จังหวัดราชบุรี อำเภอโพธาราม")
    assert len(long) == 3
    assert long[-1].endswith("…")


def test_marks_take_no_room() -> None:
    assert advance("ปู่") == advance("ป")


@pytest.mark.parametrize("text", ["คน (องค์การมหาชน); สทบ. = สำนักงาน", "งาน · ณ วันที่ 5, ร้อยละ 40%"])
def test_no_line_opens_with_what_closes_or_separates_nor_parts_an_abbreviation(text: str) -> None:
    parts = pieces(text)
    assert "".join(parts) == text
    assert not [part for part in parts if part.strip() and part.strip()[0] in ";)·=,%."]
    assert not {"ณ", "(", "สท", "บ."} & {part.strip() for part in parts}
