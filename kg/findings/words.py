"""How findings say things: counted nouns, lists, headings of columns, in Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOUNS = {
    "actor": ("{n} ราย", "{n} actor", "{n} actors"),
    "amount": ("เงิน {n} รายการ", "{n} amount", "{n} amounts"),
    "allocation": ("เงิน {n} รายการ", "{n} allocation", "{n} allocations"),
    "claim": ("คำกล่าว {n} ข้อ", "{n} claim", "{n} claims"),
    "context": ("เรื่องร่วม {n} เรื่อง", "{n} thing in common", "{n} things in common"),
    "joint": (
        "{n} เรื่องที่เชื่อมกัน",
        "{n} agreement, event or fact",
        "{n} agreements, events and facts",
    ),
    "council": ("สภา {n} แห่ง", "{n} council", "{n} councils"),
    "district": ("{n} อำเภอหรือเขต", "{n} district", "{n} districts"),
    "document": ("เอกสาร {n} ฉบับ", "{n} document", "{n} documents"),
    "event": ("{n} งาน", "{n} event", "{n} events"),
    "family": (
        "ที่มาที่เป็นอิสระต่อกัน {n} ชุด",
        "{n} independent source family",
        "{n} independent source families",
    ),
    "flow": ("กระแสเงิน {n} สาย", "{n} flow", "{n} flows"),
    "line": ("{n} เส้น", "{n} line", "{n} lines"),
    "official": ("เจ้าหน้าที่ {n} คน", "{n} official", "{n} officials"),
    "organisation": ("{n} องค์กร", "{n} organisation", "{n} organisations"),
    "pair": ("{n} คู่", "{n} pair", "{n} pairs"),
    "place": ("{n} พื้นที่", "{n} place", "{n} places"),
    "programme": ("{n} โครงการ", "{n} programme", "{n} programmes"),
    "province": ("{n} จังหวัด", "{n} province", "{n} provinces"),
    "subdistrict": ("{n} ตำบลหรือแขวง", "{n} subdistrict", "{n} subdistricts"),
    "thing": ("{n} เรื่อง", "{n} thing", "{n} things"),
}
"""In Thai, then in English in the singular and in the plural."""


def number(noun: str, n: int, lang: str) -> str:
    """So many of something, in words.

    >>> number("pair", 1, "en"), number("pair", 1200, "en"), number("document", 3, "th")
    ('1 pair', '1,200 pairs', 'เอกสาร 3 ฉบับ')
    """
    thai, one, many = NOUNS[noun]
    form = thai if lang == "th" else one if n == 1 else many
    return form.format(n=f"{n:,}")


def tell(words: Mapping[str, tuple[str, str]], key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` ("th" first in the table) with `values` filled in.

    >>> tell({"n": ("มี {n}", "there are {n}")}, "n", "en", n=4524)
    'there are 4,524'
    >>> tell({"n": ("", "These {n} documents name nobody in these {n} documents")}, "n", "en", n=1)
    'This document names nobody in this document'
    """
    thai, english = words[key]
    written = {k: f"{v:,}" if isinstance(v, int) else v for k, v in values.items()}
    said = (thai if lang == "th" else english).format(**written)
    return said.replace("hese 1 documents name", "his document names").replace(
        "hese 1 documents", "his document"
    )


def listed(items: Iterable[str], lang: str) -> str:
    """Things one after the other, as a sentence names them.

    >>> listed(["a", "b", "c"], "en"), listed(["ก", "ข"], "th")
    ('a, b and c', 'ก และ ข')
    """
    *first, last = [*items] or [""]
    joint = " และ " if lang == "th" else " and "
    return joint.join([", ".join(first), last]) if first else last


def quoted(text: str) -> str:
    """A name as a sentence sets it off.

    >>> quoted("Ban Rai")
    '“Ban Rai”'
    """
    return f"“{text}”"


HEADINGS: Mapping[str, tuple[str, str]] = {
    "a": ("องค์กร", "organisation"),
    "b": ("กับ", "with"),
    "actor": ("ชื่อ", "actor"),
    "actors": ("จำนวนราย", "actors"),
    "after": ("หลังย้าย", "after"),
    "amount": ("จำนวนเงิน", "amount"),
    "at": ("พื้นที่", "place"),
    "before": ("ก่อนย้าย", "before"),
    "body": ("หน่วย", "body"),
    "claims": ("คำกล่าว", "claims"),
    "council": ("สภาองค์กรชุมชน", "council"),
    "councils": ("สภาที่มีชื่อ", "named councils"),
    "counted": ("นับในยอดรวม", "counted in sums"),
    "strength": ("น้ำหนักรวมของเส้น", "strength"),
    "closeness": ("ความใกล้ถึงรายอื่น", "closeness"),
    "effective_size": ("รายที่ไม่ซ้ำวงกัน", "effective size"),
    "constraint": ("ข้อจำกัด (Burt)", "constraint"),
    "pagerank": ("PageRank", "PageRank"),
    "cut_off": ("ขาดจากส่วนใหญ่", "cut off"),
    "parts": ("จำนวนส่วน", "parts"),
    "degree": ("จำนวนรายที่เชื่อมด้วย", "number joined"),
    "betweenness": ("ความเป็นตัวกลาง", "betweenness"),
    "large": ("ฝั่งใหญ่ (ราย)", "greater side"),
    "small": ("ฝั่งเล็ก (ราย)", "lesser side"),
    "by": ("แบ่งตาม", "by"),
    "group": ("กลุ่มของตน", "its group"),
    "total": ("คู่ที่เชื่อม", "pairs connected"),
    "coordinator": ("ภายในกลุ่มตน", "coordinator"),
    "itinerant": ("ภายในกลุ่มอื่น", "itinerant"),
    "gatekeeper": ("ระหว่างกลุ่มตนกับกลุ่มอื่น", "gatekeeper"),
    "representative": ("จากกลุ่มตนสู่กลุ่มอื่น", "representative"),
    "liaison": ("ระหว่างสองกลุ่มอื่น", "liaison"),
    "between": ("มากที่สุดระหว่าง", "most often between"),
    "between_pairs": ("จำนวนคู่", "so many pairs"),
    "currency": ("สกุลเงิน", "currency"),
    "documents": ("เอกสาร", "documents"),
    "events": ("งาน", "events"),
    "families": ("ที่มาอิสระ", "independent families"),
    "first_year": ("ปีแรก", "first year"),
    "flows": ("สาย", "flows"),
    "funder": ("ผู้ให้", "funder"),
    "gone": ("พบครั้งสุดท้ายในช่วงก่อน", "last seen in the period before"),
    "highest": ("ยอดสูงสุดของเอกสารเดียว", "most that one document adds up to"),
    "instrument": ("ลักษณะเงิน", "instrument"),
    "kept": ("พบต่อเนื่อง", "kept"),
    "kind": ("ประเภท", "kind"),
    "last_year": ("ปีสุดท้าย", "last year"),
    "level": ("ระดับ", "level"),
    "lines": ("เส้น", "lines"),
    "lines_per_document": ("เส้นต่อเอกสาร", "lines per document"),
    "local_authority": ("ท้องถิ่น", "local authority"),
    "named_together": ("คำกล่าวที่ระบุทั้งสอง", "claims that name both"),
    "new": ("พบใหม่", "new"),
    "order": ("ลำดับ", "order"),
    "other_modality": ("สถานะอื่นในเอกสาร", "otherwise stated"),
    "part": ("ยอดรวมหรือส่วนย่อย", "total or part"),
    "period": ("ช่วง", "period"),
    "periods": ("ช่วงที่พบ", "seen in"),
    "person": ("ชื่อ", "official"),
    "place": ("พื้นที่", "place"),
    "places": ("พื้นที่", "places"),
    "post": ("ตำแหน่ง", "post"),
    "from": ("จาก", "from"),
    "to": ("ไป", "to"),
    "from_post": ("ตำแหน่งเดิม", "from post"),
    "to_post": ("ตำแหน่งใหม่", "to post"),
    "from_seen": ("พบในตำแหน่งเดิม", "seen in the first"),
    "to_seen": ("พบในตำแหน่งใหม่", "seen in the second"),
    "joined": ("พบว่าเชื่อมกัน", "seen joined"),
    "precision": ("ความแม่นของตัวเลข", "precision"),
    "programme": ("โครงการ", "programme"),
    "programmes": ("โครงการ", "programmes"),
    "recipient": ("ผู้รับ", "recipient"),
    "cluster": ("กลุ่มที่", "cluster"),
    "size": ("จำนวนราย", "actors"),
    "members": ("สมาชิก", "members"),
    "stability": ("ความคงที่", "stability"),
    "kinds": ("ประเภท", "kinds"),
    "provinces": ("จังหวัด", "provinces"),
    "inside": ("เส้นภายในกลุ่ม", "lines within"),
    "outside": ("เส้นถึงกลุ่มอื่น", "lines to others"),
    "contexts": ("เรื่องที่ร่วมกัน", "contexts shared"),
    "expected": ("ความบังเอิญให้เฉลี่ย", "by chance"),
    "more_than_chance": ("มากกว่าความบังเอิญ", "more than chance"),
    "disparity": ("ค่า disparity", "disparity"),
    "outstanding": ("มากเป็นพิเศษ", "outstanding"),
    "shared": ("เรื่องที่มีร่วมกัน", "shared"),
    "specificity": ("ความจำเพาะ", "specificity"),
    "source": ("จาก", "from"),
    "document": ("เอกสารที่ระบุ", "stated by"),
    "allocations": ("จำนวนรายการ", "allocations"),
    "without_amount": ("ไม่ระบุจำนวนเงิน", "without an amount"),
    "amounts": ("ยอดที่ต่างกัน", "sums that differ"),
    "line_ties": ("รหัสของเส้น", "ties of the line"),
    "target": ("ถึง", "to"),
    "sources": ("ที่มา", "sources"),
    "stage": ("ขั้นของเงิน", "stage"),
    "status": ("สถานะ", "status"),
    "subdistricts": ("ตำบลที่กล่าวถึง", "subdistricts mentioned"),
    "ties": ("รหัสความเชื่อมโยง", "ties"),
    "undated": ("ไม่ระบุวันที่", "undated"),
    "university": ("มหาวิทยาลัย", "university"),
    "what": ("สิ่งที่มีร่วมกัน", "what they share"),
    "year": ("ปี (พ.ศ.)", "year (BE)"),
    "year_kind": ("ชนิดของปี", "kind of year"),
}


def heading(column: str, lang: str) -> str:
    """What stands over a column of a finding; a column of labels is headed as what it labels.

    >>> heading("funder_label", "th"), heading("lines_per_document", "en"), heading("x_y", "en")
    ('ผู้ให้', 'lines per document', 'x y')
    """
    name = column.removesuffix("_label")
    if name.endswith("_rank"):
        return f"{'อันดับด้าน' if lang == 'th' else 'rank by '}{heading(name[:-5], lang)}"
    if name not in HEADINGS:
        return name.replace("_", " ")
    return HEADINGS[name][0 if lang == "th" else 1]
