"""The words of the server's own pages, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.entity_words import say as say_shared
from kg.page.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    "site": ("ใครทำอะไรกับใครในงานพัฒนาชุมชน", "Who does what with whom in community development"),
    "home": ("หน้าแรก", "Home"),
    "questions": ("คำถาม", "Questions"),
    "editor": ("SPARQL", "SPARQL"),
    "main": ("เนื้อหา", "Content"),
    "go_main": ("ข้ามไปที่เนื้อหา", "Skip to the content"),
    "not_found": ("ไม่พบหน้านี้", "There is no such page"),
    "not_found_thing": (
        "ไม่มีสิ่งที่ใช้รหัส {id} ในข้อมูลรุ่นนี้",
        "Nothing in this version of the data has the id {id}",
    ),
    "not_found_question": ("ไม่มีคำถามชื่อ {name}", "There is no question called {name}"),
    "not_found_page": ("ไม่มีหน้า {path}", "There is no page {path}"),
    "did_you_mean": ("หมายถึงรายการนี้หรือไม่", "Did you mean"),
    "search_instead": ("ค้นหาด้วยชื่อแทน", "Search by name instead"),
    # home
    "lead": (
        "เอกสาร {n} ฉบับกล่าวถึงหน่วยงาน กลุ่ม และบุคคล {m} ราย และความเชื่อมโยง {k} รายการ "
        "ทุกบรรทัดเปิดไปถึงเอกสารและย่อหน้าที่ระบุไว้",
        "{n} documents speak of {m} organisations, groups and people and state {k} ties between "
        "them. Every line opens to the document and paragraph that say so.",
    ),
    "find": (
        "ค้นหาชื่อหน่วยงาน บุคคล โครงการ หรือพื้นที่",
        "Find an organisation, person, programme or place",
    ),
    "search": ("ค้นหา", "Search"),
    "ask": ("ถามข้อมูลชุดนี้", "Ask these data"),
    "all_questions": ("คำถามทั้งหมด", "All questions"),
    "year": ("ปี", "Year"),
    "number": ("จำนวน", "Number"),
    "endpoint": ("ใช้กับโปรแกรมอื่น", "Use it from elsewhere"),
    # search
    "found": ("พบ {n} รายการสำหรับ “{q}”", "{n} found for “{q}”"),
    "found_first": ("แสดง {n} รายการแรก", "the first {n} are shown"),
    "found_none": ("ไม่พบ “{q}” ในเอกสารชุดนี้", "“{q}” is not seen in these documents"),
    "found_type": ("พิมพ์ชื่อ ชื่อย่อ หรือส่วนหนึ่งของชื่อ", "Type a name, an abbreviation or part of one"),
    # questions
    "questions_lead": (
        "เลือกคำถาม ใส่ค่าที่ต้องการ แล้วอ่านคำตอบ ดาวน์โหลด หรือแก้ไขเป็น SPARQL ของตนเอง",
        "Choose a question, fill in what you want to know, read the answer, download it, or take "
        "its SPARQL as a start for your own.",
    ),
    "not_said": ("สิ่งที่คำตอบไม่ได้บอก", "What it does not say"),
    "serves": ("ช่วยตอบโจทย์", "The policy question it serves"),
    "answer": ("คำตอบ", "Answer"),
    "values": ("ค่าที่ใช้ถาม", "What to ask about"),
    "required": ("ต้องใส่", "needed"),
    "any": ("ทั้งหมด", "any"),
    "show": ("แสดงคำตอบ", "Show the answer"),
    "rows": ("{n} แถว", "{n} rows"),
    "row": ("1 แถว", "1 row"),
    "rows_more": (
        "หน้านี้แสดง {n} แถวแรก ไฟล์ที่ดาวน์โหลดมีครบทุกแถว",
        "This page shows the first {n} rows; the files have all of them",
    ),
    "download": ("ดาวน์โหลด", "Download"),
    "open_editor": ("เปิด SPARQL ของคำตอบนี้", "Open this answer's SPARQL"),
    "fill_in": ("ใส่ {names} เพื่อดูคำตอบ", "Fill in {names} to see the answer"),
    "command": ("คำสั่งเดียวกัน", "The same as a command"),
    "hint.day": ("เช่น 2566-02-28 หรือ 28 ก.พ. 2566", "such as 2023-02-28 or 28 ก.พ. 2566"),
    "hint.place": ("เช่น ราชบุรี", "such as Ratchaburi"),
    "hint.actor": ("ชื่อ ชื่อย่อ หรือรหัส", "a name, abbreviation or id"),
    "hint.thing": ("ชื่อหรือรหัส", "a name or id"),
    "hint.programme": ("ชื่อโครงการหรือรหัส", "a programme's name or id"),
    "hint.source": ("ชื่อเอกสารหรือรหัส", "a document's title or id"),
    "hint.text": ("ข้อความ", "words"),
    "view_network": ("ใครกับใคร", "Who with whom"),
    "view_timeline": ("ตามลำดับเวลา", "In time"),
    "view_map": ("ตามพื้นที่", "By place"),
    "view_map_key": (
        "ความยาวแท่งคือค่ามากที่สุดที่แถวหนึ่งของพื้นที่นั้นระบุ ไม่ได้บวกรวมกัน",
        "A bar is the greatest number that one row states of the place; rows are not added up.",
    ),
    "view_map_rows": ("ความยาวแท่งคือจำนวนแถว", "A bar is the number of rows."),
    "view_some": ("แสดง {n} จาก {m}", "{n} of {m} are drawn"),
    "view_flow": ("จากใคร ถึงใคร เท่าใด", "From whom, to whom, how much"),
    "view_flow_key": (
        "หนึ่งแท่งคือหนึ่งข้อความจากเอกสาร ไม่ได้บวกรวมกัน เพราะเอกสารอาจเล่าเงินก้อนเดียวกันซ้ำ "
        "รายการที่ไม่ระบุจำนวนเงินอยู่ในตาราง",
        "A bar is one statement. They are not added up, for documents may tell of the same money "
        "twice; what has no amount is in the table.",
    ),
    # the editor
    "editor_lead": (
        "เขียน SPARQL ของตนเอง อ่านอย่างเดียว ไม่มีสิ่งใดออกจากเครื่องนี้",
        "Write your own SPARQL. It only reads, and nothing leaves this server.",
    ),
    "examples": ("ตัวอย่างจากคำถามพร้อมใช้", "Examples from the questions"),
    "run": ("ถาม", "Run"),
    "choose": ("เลือกตัวอย่าง", "Choose an example"),
    "prefixes": ("คำนำหน้าที่ใช้ได้เลยโดยไม่ต้องประกาศ", "Prefixes that need no declaration"),
    "terms": ("คำศัพท์ทั้งหมด", "All terms"),
    "no_editor": (
        "ตัวช่วยเขียนไม่ได้ติดตั้งมาด้วย ช่องข้อความนี้ใช้แทนได้",
        "The editor was not installed; this box does the same.",
    ),
    "yes": ("ใช่", "yes"),
    "no": ("ไม่ใช่", "no"),
    "open": ("เปิด", "Open"),
    "write_sparql": ("เขียน SPARQL", "Write SPARQL"),
    "answer_is": ("คำตอบแต่ละแถวคืออะไร", "What each row of the answer is"),
    "rows_cut": (
        "หน้านี้แสดง {n} แถวแรก เติม LIMIT หรือเงื่อนไขเพื่อดูส่วนที่ต้องการ หรือเรียก /sparql เพื่อรับทุกแถว",
        "This page shows the first {n} rows; narrow the query, or ask /sparql for all of them",
    ),
    "show_day": ("ดู", "Show"),
    "on_day": (
        "แสดงเฉพาะสิ่งที่เป็นอยู่ในวันที่ {day} และสิ่งที่เกิดขึ้นไม่หลังจากนั้น",
        "Only what was so on {day}, and what had happened by then.",
    ),
    "any_day": ("แสดงทุกช่วงเวลา", "Show all dates"),
    # the terms
    "ontology": ("คำศัพท์", "Terms"),
    "ontology_lead": (
        "ชนิด ความเชื่อมโยง และรหัสทั้งหมดที่ใช้ในข้อมูลนี้",
        "Every class, relation and code that the data use.",
    ),
    "classes": ("ชนิดของสิ่งต่าง ๆ", "Classes"),
    "properties": ("คุณสมบัติและความสัมพันธ์", "Properties"),
    "codes": ("รหัส", "Codes"),
    "licences": ("สัญญาอนุญาตของส่วนที่ใช้", "Licences of parts used"),
    "param.place": ("พื้นที่", "Place"),
    "param.actor": ("หน่วยงานหรือบุคคล", "Organisation or person"),
    "param.asOf": ("ณ วันที่", "As of the day"),
    "param.after": ("หลังวันที่", "After the day"),
    "param.modality": ("ความแน่ชัด", "How sure"),
    "param.kind": ("ประเภทองค์กร", "Kind of organisation"),
    "param.role": ("บทบาท", "Role"),
    "param.source": ("เอกสาร", "Document"),
    "param.programme": ("โครงการ", "Programme"),
    "param.thing": ("สิ่งใด", "What"),
    "param.text": ("คำ", "Words"),
    "param.person": ("บุคคล", "Person"),
    "param.position": ("ตำแหน่ง", "Post"),
    "param.in": ("อยู่ใน", "In"),
    "param.about": ("เกี่ยวกับ", "About"),
    "param.with": ("กับใคร", "With whom"),
    "param.who": ("ใคร", "Who"),
    "param.to": ("ถึงใคร", "To whom"),
    "param.from": ("จากใคร", "From whom"),
    "param.subject": ("เรื่อง", "Subject"),
    "param.speaker": ("ผู้กล่าว", "Speaker"),
    "param.speaks_for": ("พูดแทนใคร", "Speaking for"),
    "param.giver": ("ผู้ให้เป็นองค์กรประเภท", "Giver's kind"),
    "param.receiver": ("ผู้รับเป็นองค์กรประเภท", "Receiver's kind"),
    "param.context": ("ข้อตกลง งาน หรือโครงการ", "Agreement, event or programme"),
    "param.basis": ("เหตุที่เชื่อมกัน", "Basis"),
    "param.level": ("ระดับพื้นที่", "Level of place"),
    "param.unit": ("หน่วยนับ", "Unit"),
    "param.a": ("ฝ่ายหนึ่ง (ประเภท)", "One side (kind)"),
    "param.b": ("อีกฝ่ายหนึ่ง (ประเภท)", "Other side (kind)"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in; those all pages share, too.

    >>> say("home", "en"), say("when", "th")
    ('Home', 'เมื่อ')
    """
    if key in WORDS:
        return WORDS[key][LANGS.index(lang)].format(**values)
    return say_shared(key, lang, **values)
