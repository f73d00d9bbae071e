"""The words of a thing's page, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.words import LANGS
from kg.page.words import say as say_shared

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "section.Tenure": ("ตำแหน่ง", "Posts"),
    "section.Affiliation": ("ความสัมพันธ์ระหว่างองค์กร", "Relations between organisations"),
    "section.Participation": ("ข้อตกลง งาน และโครงการ", "Agreements, events and programmes"),
    "section.Allocation": ("งบประมาณและเงิน", "Money"),
    "section.Commitment": ("คำรับปาก แผน และคำขอ", "Pledges, plans and requests"),
    "section.Result": ("เป้าหมายและผลงานที่รายงาน", "Targets and results reported"),
    "section.Spoken": ("คำกล่าวที่เอกสารอ้างถึง", "Reported to have said"),
    "facts": ("ข้อมูลทั่วไป", "What is said of it"),
    "quoted": ("เอกสารอ้างคำพูดของใคร", "Whose words they report of it"),
    "said": ("เอกสารระบุว่า", "What is said"),
    "with": ("กับใคร ในเรื่องใด", "With whom, in what"),
    "as": ("ในฐานะ", "As what"),
    "when": ("เมื่อ", "When"),
    "sure": ("แน่ชัดเพียงใด", "How sure"),
    "by": ("ที่มา", "Source"),
    "joint": ("นับเป็นการทำงานร่วมกัน", "counts as working together"),
    "company": ("เอกสารระบุว่าทำงานร่วมกับ", "Who the documents say it worked with"),
    "company_none": (
        "ไม่พบในเอกสารชุดนี้ว่าทำงานร่วมกับองค์กรใด",
        "With whom it worked is not seen in these documents.",
    ),
    "near": ("เอกสารกล่าวถึงร่วมกับ", "Named together with"),
    "explore": ("ดูในภาพเครือข่าย", "See it in the network"),
    "property.kg:listComplete": ("ระบุชื่อครบทุกราย", "everyone is named"),
    "property.kg:statedCount": ("จำนวนที่เอกสารระบุ", "how many, by the document"),
    "headline": ("พาดหัว", "headline"),
    "correction": ("ข้อมูลที่ควรแก้ไข", "Correction"),
    "company_note": (
        "นับเมื่อเป็นภาคีข้อตกลงเดียวกันคนละฝ่าย ทำโครงการเดียวกันในพื้นที่เดียวกัน ร่วมจัดงานเดียวกัน "
        "หรือเอกสารระบุว่าทำงานร่วมกัน การพบกันในงานไม่นับ",
        "Parties to one agreement on different sides, one programme in one place, an event "
        "organised together, or stated to work together. Meeting at an event does not count.",
    ),
    "things": ("{n} เรื่อง", "{n} things"),
    "things_one": ("1 เรื่อง", "1 thing"),
    "papers": ("เอกสาร {n} ฉบับ", "{n} documents"),
    "papers_one": ("เอกสาร 1 ฉบับ", "1 document"),
    "names_more": ("อีก {n} ชื่อ", "{n} more"),
    "for": ("ในนาม", "for"),
    "class.Organisation": ("องค์กร", "Organisations"),
    "class.Person": ("บุคคล", "People"),
    "class.Post": ("ตำแหน่ง", "Posts"),
    "class.Group": ("กลุ่มที่ไม่ระบุชื่อ", "Groups without names"),
    "class.Agreement": ("ข้อตกลง", "Agreements"),
    "class.Event": ("งานและกิจกรรม", "Events"),
    "class.Programme": ("โครงการ", "Programmes"),
    "class.Place": ("พื้นที่", "Places"),
    "here.Organisation": ("ใครอยู่หรือทำงานที่นี่", "Who is or works here"),
    "here.Person": ("บุคคล", "People"),
    "here.Post": ("ตำแหน่ง", "Posts"),
    "here.Group": ("กลุ่มคนที่เอกสารกล่าวถึงโดยไม่ระบุชื่อ", "Groups spoken of without names"),
    "here.Agreement": ("ข้อตกลงที่ทำที่นี่", "Agreements made here"),
    "here.Event": ("งานที่จัดที่นี่", "What happened here"),
    "here.Programme": ("โครงการที่นี่", "Programmes here"),
    "here.Place": ("พื้นที่", "Places"),
    "in_time": ("ลำดับเวลา", "In time"),
    "years.drawn": ("{n} เรื่องใน พ.ศ. {years}", "{n} things, {years} CE"),
    "years.more": ("อีก {n} เรื่องอยู่ในตาราง", "{n} more are in the table"),
    "years.undated": ("อีก {n} เรื่องเอกสารไม่ได้ระบุวันที่", "{n} more without a date"),
    "years.key": (
        "แถบคือช่วงที่เอกสารยืนยัน เส้นประคือหลังจากนั้นที่ไม่มีเอกสารบอกว่าสิ้นสุด "
        "จุดคือเหตุการณ์ จุดโปร่งคือทราบเพียงปี เฉพาะที่เอกสารระบุว่าเกิดแล้ว",
        "Bars last as long as documents say so; dashed: nothing says that it ended. Dots happened; "
        "hollow ones are dated by the year alone. Only what is stated as done.",
    ),
    "by_paragraph": ("เอกสารนี้ระบุอะไร ทีละย่อหน้า", "What it states, paragraph by paragraph"),
    "whole_document": ("ทั้งฉบับ", "The document as a whole"),
    "names_here": ("ให้ข้อมูลของ", "Describes"),
    "named": ("มีชื่อใครและอะไรในเอกสารนี้", "Who and what is named in it"),
    "statements_left": (
        "อีก {n} ข้อความไม่ได้แสดงในหน้านี้ ดูด้วยคำสั่ง kg show",
        "{n} more statements are not shown here; kg show lists them",
    ),
    "picture": ("เชื่อมโยงกับใครบ้าง", "With whom and what it is tied"),
    "picture_key": (
        "แสดง {n} จาก {m} ราย ตามจำนวนเรื่องที่เอกสารระบุ ตัวเลขท้ายชื่อคือจำนวนเรื่อง "
        "เส้นประคือเรื่องที่เอกสารไม่ได้ระบุว่าเกิดแล้ว",
        "{n} of {m} are drawn, by how many things documents state; that number stands after a "
        "name. Dashed: nothing stated as done.",
    ),
    "show_rows": ("แสดงทั้ง {n} แถว", "Show all {n} rows"),
    "more_rows": ("ดูทั้งหมด {n} รายการ", "All {n}"),
    "next": ("ถัดไป", "Next"),
    "previous": ("ก่อนหน้า", "Previous"),
    "back": ("กลับไปหน้าเต็ม", "Back to the whole page"),
    "range": ("รายการที่ {a}–{b} จาก {n} เรียงจากล่าสุด", "{a}–{b} of {n}, latest first"),
    "documents_of": ("เอกสารที่กล่าวถึง", "Documents that speak of it"),
    "documents_more": ("และอีก {n} ฉบับ", "and {n} more"),
    "ties_in": ("{n} ความเชื่อมโยง", "{n} ties"),
    "tie_in": ("1 ความเชื่อมโยง", "1 tie"),
    "only_told": ("กล่าวถึงเท่านั้น", "only mentioned"),
    "reprint": ("ซ้ำกับเอกสารอื่น", "retells another document"),
    "pointing": ("สิ่งอื่นที่อ้างถึง", "What else names it"),
    "pointing_more": ("และอีก {n}", "and {n} more"),
    "merged": (
        "รวมจากรหัส {ids} ตามคำตัดสินของผู้จัดทำข้อมูล ซึ่งเพิกถอนได้",
        "Joined with {ids} by a decision of the editors, which can be undone",
    ),
    "id": ("รหัส", "Id"),
    "formats": ("รูปแบบข้อมูล", "As data"),
    "whole": ("ทั้งฉบับ", "as a whole"),
    "note": ("หมายเหตุ", "note"),
    "this_tie": ("ข้อความนี้", "This statement"),
    "no_ties": (
        "ไม่พบความเชื่อมโยงของรายการนี้ในเอกสารชุดนี้",
        "No tie of it is seen in these documents",
    ),
    "source_more": ("อีก 1 เอกสาร", "1 more document"),
    "claims_one": ("{n} ข้อความจากเอกสาร รวมเป็น 1 เรื่อง", "{n} statements of one fact"),
    "claims": ("{n} ข้อความจากเอกสาร รวมเป็น {m} เรื่อง", "{n} statements of {m} facts"),
    "sources_more": ("อีก {n} เอกสาร", "{n} more documents"),
    "web": ("หน้าเว็บ", "web page"),
    "jump": ("ในหน้านี้", "On this page"),
    "that_claim": ("ข้อความนั้น", "that statement"),
    "property.skos:notation": ("รหัสทางการ", "official code"),
    "property.dct:description": ("คำอธิบาย", "description"),
    "claim": ("รหัสข้อความ", "statement"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in; those all pages share, too.

    >>> say("facts", "en"), say("paragraph", "th", n=4)
    ('What is said of it', 'ย่อหน้า 4')
    """
    if key in WORDS:
        return WORDS[key][LANGS.index(lang)].format(**values)
    return say_shared(key, lang, **values)
