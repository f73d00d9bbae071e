"""What the commands say of their own accord, in Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADINGS = {
    "tie": "รหัส",
    "kind": "ประเภท",
    "role": "บทบาท",
    "with": "กับ",
    "figure": "จำนวน",
    "start": "เริ่ม",
    "end": "สิ้นสุด",
    "modality": "สถานะ",
    "status": "หลักฐาน",
    "source": "ที่มา",
    "fact": "เรื่อง",
    "value": "ค่า",
    "actor": "ชื่อ",
    "degree": "เชื่อมกับ (ราย)",
    "strength": "น้ำหนักรวม",
    "betweenness": "ความเป็นตัวกลาง",
    "constraint": "ข้อจำกัด (Burt)",
    "core": "แกนชั้นที่",
    "cut_point": "หากขาดแล้วแยกส่วน",
    "cluster": "กลุ่มที่เชื่อมกันแน่น",
    "coordinator": "ภายในฝ่ายตน",
    "itinerant": "ภายในฝ่ายอื่น",
    "gatekeeper": "ฝ่ายตนกับฝ่ายอื่น",
    "representative": "จากฝ่ายตนไปฝ่ายอื่น",
    "liaison": "ระหว่างฝ่ายอื่น",
    "name": "ชื่อ",
    "title": "คำถาม",
    "params": "ค่าที่ใส่ได้",
    "theme": "หมวด",
}
"""Thai headings of columns; in English a column's own name is its heading."""

WORDS = {
    "pushed": (
        "ส่งรุ่น {build} ไปที่ {url} แล้ว: {graphs} กราฟ {triples} ข้อความ {way}",
        "pushed {build} to {url}: {graphs} graphs, {triples} triples, {way}",
    ),
    "would_push": (
        "จะส่งรุ่น {build} ไปที่ {url}: {graphs} กราฟ {triples} ข้อความ {way} (ยังไม่ได้ทำอะไร)",
        "would push {build} to {url}: {graphs} graphs, {triples} triples, {way}; nothing was done",
    ),
    "pushed at once": ("เปลี่ยนทั้งหมดในคราวเดียว", "switched in all at once"),
    "pushed by graph": ("เปลี่ยนทีละกราฟ", "switched in graph by graph"),
    "pushed in place": (
        "แทนที่ทีละกราฟขณะส่ง เพราะเครื่องแม่ข่ายไม่รับคำสั่งแก้ไข",
        "each graph replaced as it was sent, for the server takes no updates",
    ),
    "push_removed": (
        "กราฟที่ไม่มีในรุ่นนี้แล้ว {n} กราฟ: {named}",
        "graphs that this build no longer has, {n}: {named}",
    ),
    "push_left": (
        "ลบกราฟที่ค้างจากการส่งที่ไม่สำเร็จ {n} กราฟ",
        "{n} graphs left by a push that broke off",
    ),
    "violation": ("ข้อผิดพลาด", "violation"),
    "error": ("ข้อผิดพลาด", "error"),
    "warning": ("คำเตือน", "warning"),
    "query": ("คำสั่งค้น", "query"),
    "no_rows": ("ไม่พบแถวใด ตรวจคำสั่งค้นได้ด้วย kg lint", "no rows; kg lint looks through a query"),
    "no_queries": (
        "ที่นี่ไม่มีไฟล์ .rq ของคุณเอง ให้ระบุไฟล์ โฟลเดอร์ หรือคำสั่งค้น",
        "no .rq file of your own here; name a file, a folder or a query",
    ),
    "lint_more": ("ยังมีอีก {n} รายการ ดูได้ด้วย kg lint", "{n} more; kg lint tells them"),
    "row": ("แถว", "row"),
    "para": ("ย่อหน้า", "para"),
    "more_rows": (
        "แสดงเพียง {n} แถวแรกที่พบ ยังมีมากกว่านี้ เจาะจงคำถามด้วย {by} หรือดูทุกแถวด้วย --all หรือ -o ไฟล์",
        "the first {n} rows found; there are more. Narrow the question with {by}, or give --all, "
        "or -o FILE for every row",
    ),
    "answered": ("ได้คำตอบ {n} แถว ใช้เวลา {s} วินาที", "rows: {n}, in {s} s"),
    "source": ("ที่มา", "source"),
    "said_by": ("ผู้กล่าว", "said by"),
    "note": ("หมายเหตุ", "note"),
    "skos:notation": ("รหัสทางการ", "official code"),
    "edit": ("แก้ไขที่", "edit"),
    "serving": ("เปิดให้ใช้ที่ {url} · กด Ctrl-C เพื่อหยุด", "serving at {url} · Ctrl-C stops it"),
    "site_folder": (
        "เขียนเว็บไว้ที่ {where} แล้ว ({n} ไฟล์ {size}) เปิด {first} ด้วยเบราว์เซอร์",
        "wrote {where} ({n} files, {size}); open {first} in a browser",
    ),
    "site_file": (
        "เขียน {where} แล้ว ({size}) เปิดดูด้วยเบราว์เซอร์",
        "wrote {where} ({size}); open it in a browser",
    ),
    "site_still": (
        "ติดตั้งแบบ KG_WEB=no จึงไม่มีภาพเครือข่ายที่เลื่อนดูได้และช่องค้นหา หน้าอื่นอ่านได้ตามปกติ",
        "installed with KG_WEB=no: no network to move in and no search; all else can be read",
    ),
    "site_unwritten": ("ยังไม่ได้เขียนเว็บ", "nothing was written"),
    "built_anyway": (
        "รุ่นที่สร้างใช้งานได้ แต่เผยแพร่เป็นเว็บไม่ได้จนกว่าจะแก้",
        "the build is in place, but no site can be written of it",
    ),
    "changed": (
        "หมายเหตุ: {file} เปลี่ยนไปหลังสร้างรุ่นนี้ ให้สั่ง kg build",
        "note: {file} has changed since the build; run: kg build",
    ),
    "added": ("เพิ่ม", "added"),
    "gone": ("หายไป", "gone"),
    "altered": ("เปลี่ยน", "altered"),
    "a_second": ("{n} ต่อวินาที", "{n} a second"),
    "left": ("เหลือ", "left"),
}

STEPS = {
    "reading the tables": "อ่านตาราง",
    "reading the files": "อ่านไฟล์",
    "applying decisions": "ปรับตามคำตัดสิน",
    "deriving": "สรุปต่อยอด",
    "comparing with the build before": "เทียบกับรุ่นก่อน",
    "putting it together": "รวบรวมข้อความ",
    "filling the store": "บรรจุลงฐานข้อมูล",
    "writing the graph": "เขียนไฟล์กราฟ",
    "checking": "ตรวจ",
    "holding against the shapes": "เทียบกับข้อกำหนด",
    "validating": "ตรวจรายที่น่าสงสัย",
    "reading rows": "อ่านแถว",
    "reading the answer": "อ่านคำตอบ",
    "counting sources": "นับเอกสาร",
    "shortest paths": "หาเส้นทางที่สั้นที่สุด",
    "clusters": "จัดกลุ่มที่เชื่อมกันแน่น",
    "chance": "เทียบกับความบังเอิญ",
    "finding": "หาข้อค้นพบ",
    "leaving out documents": "ลองตัดเอกสารออกทีละชุด",
    "report": "เขียนรายงาน",
    "citing lines": "รวบรวมที่มาของเส้น",
    "fetching the answer": "รับคำตอบจากเครื่องแม่ข่าย",
    "fetching pages": "รับคำตอบทีละส่วน",
    "pushing": "ส่งข้อมูล",
    "testing findings": "ตรวจข้อค้นพบของผู้จัดทำ",
    "writing pages": "เขียนหน้าเว็บ",
    "switching": "เปลี่ยนเป็นรุ่นใหม่",
}
"""Thai words for the steps of long work; in English a step is called as the program calls it."""

COUNTED = {
    "violation": ("ข้อผิดพลาด {n} รายการ", "{n} violation", "{n} violations"),
    "error": ("ข้อผิดพลาด {n} รายการ", "{n} error", "{n} errors"),
    "warning": ("คำเตือน {n} รายการ", "{n} warning", "{n} warnings"),
    "note": ("หมายเหตุ {n} รายการ", "{n} note", "{n} notes"),
    "query": ("ใน {n} คำสั่งค้น", "{n} query", "{n} queries"),
    "thing": ("ตรวจ {n} สิ่ง", "{n} thing", "{n} things"),
    "check": ("ด้วยข้อตรวจ {n} ข้อ", "{n} check", "{n} checks"),
    "problem": ("ปัญหา {n} รายการ", "{n} problem", "{n} problems"),
    "actor": ("หน่วยงานและบุคคล {n} ราย", "{n} actor", "{n} actors"),
    "tie": ("ความเชื่อมโยง {n} รายการ", "{n} tie", "{n} ties"),
    "source": ("เอกสาร {n} ฉบับ", "{n} source", "{n} sources"),
    "reference": ("รายการอ้างอิง {n} รายการ", "{n} reference", "{n} references"),
    "line": ("{n} เส้น", "{n} line", "{n} lines"),
    "furniture": (
        "ไม่ได้ให้เลข {n} บรรทัด ดูได้ด้วย --all",
        "{n} line has no number; --all shows it",
        "{n} lines have no number; --all shows them",
    ),
    "byte": ("{n} ไบต์", "{n} byte", "{n} bytes"),
}


def word(key: str, lang: str) -> str:
    """A word in the reader's language.

    >>> word("violation", "th"), word("row", "en")
    ('ข้อผิดพลาด', 'row')
    """
    thai, english = WORDS[key]
    return thai if lang == "th" else english


def step(what: str, lang: str) -> str:
    """What a step of long work is called.

    >>> step("reading the tables", "en"), step("reading the tables", "th")
    ('reading the tables', 'อ่านตาราง')
    """
    return STEPS.get(what, what) if lang == "th" else what


def counted(what: str, number: int, lang: str) -> str:
    """So many of something, in the singular or plural.

    >>> counted("warning", 1, "en"), counted("warning", 2, "en"), counted("warning", 2, "th")
    ('1 warning', '2 warnings', 'คำเตือน 2 รายการ')
    """
    thai, one, several = COUNTED[what]
    form = thai if lang == "th" else one if number == 1 else several
    return form.format(n=f"{number:,}")


def headings(columns: Sequence[str], lang: str) -> dict[str, str]:
    """What stands over each column; a column of labels is headed as what it labels."""
    names = {name: name.removesuffix("_label") for name in columns}
    return {c: HEADINGS.get(name, name) if lang == "th" else name for c, name in names.items()}
