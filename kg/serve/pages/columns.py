"""What stands over a column of an answer, in Thai and English."""

from __future__ import annotations

HEADINGS = {
    "source": ("ที่มา", "source"), "said_by": ("ผู้กล่าว", "said by"), "kind": ("ประเภท", "kind"),
    "at": ("พื้นที่", "place"), "role": ("บทบาท", "role"), "stage": ("ขั้นของเงินหรืองาน", "stage"),
    "actor": ("หน่วยงานหรือบุคคล", "actor"), "target": ("เรื่องหรืออีกฝ่าย", "target"),
    "precision": ("ความแม่นยำ", "precision"), "instrument": ("ลักษณะเงิน", "instrument"),
    "start": ("เริ่ม", "start"), "end": ("สิ้นสุด", "end"), "currency": ("สกุลเงิน", "currency"),
    "via": ("ผ่าน", "through"), "programme": ("โครงการ", "programme"),
    "organisation": ("องค์กร", "organisation"), "context": ("เรื่องที่ทำร่วมกัน", "in what"),
    "agreement": ("ข้อตกลง", "agreement"), "year": ("ปี", "year"), "amount": ("จำนวนเงิน", "amount"),
    "year_kind": ("ปีแบบใด", "kind of year"), "unit": ("หน่วย", "unit"),
    "subject": ("เรื่อง", "subject"), "recipient": ("ผู้รับ", "recipient"),
    "purpose": ("เพื่อ", "purpose"), "post": ("ตำแหน่ง", "post"), "person": ("บุคคล", "person"),
    "party": ("ภาคี", "party"), "on_behalf_of": ("ในนามของ", "on behalf of"),
    "modality": ("ความแน่ชัด", "how sure"), "list_complete": ("รายชื่อครบ", "list complete"),
    "jurisdiction": ("เขตที่รับผิดชอบ", "jurisdiction"), "funder": ("ผู้ให้", "funder"),
    "families": ("ที่มาอิสระ", "independent sources"), "acting": ("รักษาการ", "acting"),
    "what": ("เรื่อง", "what"), "total": ("ยอดรวม", "total"), "part": ("ส่วนของยอด", "part"),
    "documents": ("เอกสาร", "documents"), "basis": ("เหตุที่เชื่อม", "basis"), "who": ("ใคร", "who"),
    "was": ("เดิม", "was"), "under": ("ภายใต้", "under"), "told": ("วันที่เอกสาร", "told on"),
    "to": ("ถึง", "to"), "through": ("ผ่าน", "through"), "sum": ("รวม", "sum"),
    "status": ("สถานะ", "status"), "speaks_for": ("พูดแทน", "speaks for"),
    "speaker": ("ผู้กล่าว", "speaker"), "side": ("ฝ่าย", "side"),
    "represents": ("แทน", "represents"), "quantity": ("จำนวน", "quantity"),
    "partner": ("ภาคีที่ทำงานด้วย", "partner"), "participant": ("ผู้เข้าร่วม", "participant"),
    "in_post": ("ในตำแหน่ง", "in post"), "facts": ("เรื่อง", "facts"), "fact": ("เรื่อง", "fact"),
    "date": ("วันที่", "date"), "day": ("วันที่", "day"), "claims": ("ข้อความ", "claims"),
    "signer": ("ผู้ลงนาม", "signer"), "asker": ("ผู้ขอ", "asker"), "asked": ("ผู้ถูกขอ", "asked"),
    "amounts": ("จำนวนรายการ", "amounts"), "with_amount": ("ระบุยอดเงิน", "with an amount"),
    "total_amount": ("ยอดรวม", "total amount"), "told_as": ("เล่าว่าเป็น", "told as"),
    "times": ("ครั้ง", "times"), "sides": ("ฝ่าย", "sides"), "share": ("สัดส่วน", "share"),
    "sequence": ("ลำดับ", "order"), "publisher": ("ผู้เผยแพร่", "publisher"),
    "places": ("กี่พื้นที่", "places"), "parties": ("ภาคี", "parties"), "observed": ("พบเมื่อ", "observed"),
    "money": ("เงิน", "money"), "link": ("เชื่อมกัน", "link"), "last_seen": ("พบล่าสุด", "last seen"),
    "first_seen": ("พบครั้งแรก", "first seen"), "last_day": ("วันสุดท้าย", "last day"),
    "first_day": ("วันแรก", "first day"), "last_date": ("วันสุดท้าย", "last date"),
    "first_date": ("วันแรก", "first date"), "lag_days": ("ห่างกัน (วัน)", "days between"),
    "due": ("ถึงกำหนด", "due"), "difference": ("ต่างกัน", "difference"),
    "counts_from": ("นับตั้งแต่", "counts from"), "counts_to": ("นับถึง", "counts to"),
    "community": ("ฝ่ายชุมชน", "community side"), "change": ("ความเปลี่ยนแปลง", "change"),
    "announced": ("ประกาศเมื่อ", "announced"), "reported": ("รายงานเมื่อ", "reported"),
    "reached": ("ทำได้", "reached"), "value": ("ค่า", "value"), "tie": ("ข้อความ", "statement"),
    "signed_on": ("ลงนามเมื่อ", "signed on"), "work": ("งาน", "work"),
    "of_own": ("ของตน", "of its own"),
    "party_kind": ("ประเภทภาคี", "kind of party"), "greatest": ("มากที่สุด", "greatest"),
    "parts_sum": ("รวมส่วนย่อย", "sum of parts"), "measure": ("วัดด้วย", "measure"),
    "lasted": ("ดำรงอยู่", "lasted"), "paragraph": ("ย่อหน้า", "paragraph"), "as": ("ในฐานะ", "as"),
    "body": ("หน่วยงานหรือพื้นที่", "body"), "seen": ("พบเมื่อ", "seen"),
    "above": ("โครงการที่ใหญ่กว่า", "larger ones"), "agreements": ("ข้อตกลง", "agreements"),
    "also_stated": ("มีที่อื่นระบุว่าจริง", "stated elsewhere"), "bearers": ("ใช้ชื่อนี้ (ราย)", "bearers"),
    "council": ("สภาหรือองค์กร", "council"), "described": ("ไม่ระบุชื่อ", "only described"),
    "event": ("งาน", "event"), "events": ("งาน", "events"),
    "joined": ("รหัสที่รวมเข้ามา", "joined id"), "missing": ("สิ่งที่ไม่ระบุ", "missing"),
    "name": ("ชื่อ", "name"), "organisations": ("องค์กร", "organisations"),
    "organisers": ("ผู้จัด", "organisers"), "other": ("อีกฝ่าย", "other side"),
    "others": ("ผู้เกี่ยวข้องอื่น", "others"), "programmes": ("โครงการ", "programmes"),
    "provinces": ("จังหวัดทั้งหมด", "provinces"), "provinces_seen": ("จังหวัดที่พบ", "provinces seen"),
    "region": ("ภาค", "region"), "relation": ("ความสัมพันธ์", "relation"),
    "same_house": ("สังกัดเดียวกัน", "same house"), "sector": ("ภาคส่วน", "sector"),
    "signers": ("ผู้ลงนาม", "signers"), "witnesses": ("สักขีพยาน", "witnesses"),
    "stated_count": ("จำนวนที่เอกสารระบุ", "stated number"), "thing": ("ราย", "thing"),
    "things": ("ทั้งหมด", "in all"), "within": ("เป็นส่วนหนึ่งของ", "part of"),
    "without": ("ไม่ระบุ", "without"),
}  # fmt: skip
_SIDES = {"a": ("(ก)", "(a)"), "b": ("(ข)", "(b)"), "target": ("เป้าหมาย", "target"),
          "reached": ("ที่ทำได้", "reached")}  # fmt: skip


VALUES = {
    "party": "ภาคี", "represented": "ถูกแทน", "agreement": "ข้อตกลง", "event": "งาน",
    "programme": "โครงการ", "works-with": "ทำงานร่วมกัน", "funding": "งบประมาณ", "joined": "ร่วมกัน",
    "same name": "ชื่อเดียวกัน", "seat": "ที่ตั้ง", "stated": "เอกสารระบุ", "together": "ร่วมกัน",
    "held": "ดำรงอยู่", "past": "อดีต", "no": "ไม่ใช่", "yes": "ใช่", "ended": "สิ้นสุด",
    "happened": "เกิดขึ้น", "seen": "พบในเอกสาร", "assumed": "ถือว่ายังเป็นอยู่",
    "described": "กล่าวถึงโดยไม่ระบุชื่อ", "named": "ระบุชื่อ", "none": "ไม่พบ", "through": "ผ่านผู้เชื่อมประสาน",
    "direct": "โดยตรง", "count": "จำนวน", "money": "เงิน", "amount": "จำนวนเงิน", "date": "วันที่",
    "end": "วันสิ้นสุด", "start": "วันเริ่ม", "giver": "ผู้ให้", "receiver": "ผู้รับ", "instrument": "ลักษณะเงิน",
    "list-complete": "รายชื่อครบหรือไม่", "place": "พื้นที่", "stage": "ขั้นตอน",
    "to-whom": "กับใคร", "year": "ปี",
    "alone": "รายการเดี่ยว", "part": "ส่วนย่อย", "total": "ยอดรวม",
    "one": "แห่งเดียว", "several": "หลายแห่ง",
    "different": "ต่างกัน", "same": "เหมือนกัน", "figure": "ตัวเลข",
}  # fmt: skip
"""Thai words for what the shipped questions write themselves; a document's own words stay."""
_OWN_WORDS = frozenset({"side", "unit", "what", "name", "currency"})


def said(column: str, value: str, lang: str) -> str:
    """A value that a question writes itself in the reader's language.

    >>> said("told_as", "past", "th"), said("told_as", "past", "en"), said("side", "past", "th")
    ('อดีต', 'past', 'past')
    """
    own = column.removeprefix("a_").removeprefix("b_") in _OWN_WORDS
    return VALUES.get(value, value) if lang == "th" and not own else value


def heading(column: str, lang: str) -> str:
    """A column's name in words; one nobody has worded reads as its own name.

    >>> heading("a_source", "th"), heading("signed_on", "en"), heading("my_own", "th")
    ('ที่มา (ก)', 'signed on', 'my own')
    """
    at = 0 if lang == "th" else 1
    column = column.removesuffix(f"_{lang}")
    if column in HEADINGS:
        return HEADINGS[column][at]
    side, _, rest = column.partition("_")
    if side in _SIDES and rest in HEADINGS:
        return f"{HEADINGS[rest][at]} {_SIDES[side][at]}"
    return column.replace("_", " ")
