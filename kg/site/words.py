"""The words of the site's own pages, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.entity_words import say as say_shared
from kg.page.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    # around every page
    "site": ("เครือข่ายความร่วมมือจากเอกสาร", "What documents say of who works with whom"),
    "start": ("หน้าแรก", "Start"),
    "network": ("ภาพเครือข่าย", "Network"),
    "things": ("รายชื่อทั้งหมด", "Everything"),
    "sources": ("เอกสาร", "Documents"),
    "questions": ("คำถาม", "Questions"),
    "sparql": ("SPARQL", "SPARQL"),
    "go_main": ("ข้ามไปเนื้อหา", "Skip to the content"),
    "ways": ("ส่วนต่าง ๆ ของเว็บ", "Parts of this site"),
    "find": ("กำลังหาหน่วยงานใด", "Which organisation are you looking for?"),
    "find_any": ("ค้นหาชื่อหน่วยงาน บุคคล สถานที่", "Find an organisation, person or place"),
    "go": ("ค้นหา", "Search"),
    "things_all": ("ดูรายชื่อทั้งหมด", "See all names"),
    # a single file
    "of_data": ("เกี่ยวกับ", "About"),
    "of_data.close": ("ปิด", "Close"),
    # which claims a site is of
    "asked.as_of": (
        "ณ วันที่ {day}: หน้าเว็บนี้แสดงเฉพาะสิ่งที่มีผลอยู่ในวันนั้นหรือเกิดขึ้นแล้วภายในวันนั้น",
        "As of {day}: these pages tell what held on that day or had happened by then.",
    ),
    "asked.strict": (
        "ไม่นับที่เพียงถือว่ายังเป็นอยู่",
        "What is only assumed to have gone on is left out.",
    ),
    "asked.min_sources": (
        "นับเฉพาะเรื่องที่มีที่มาอิสระอย่างน้อย {n} ชุด",
        "Only facts that at least {n} independent sources state are counted.",
    ),
    "asked.names": (
        "ส่วนรายชื่อและเอกสารเป็นของข้อมูลทั้งชุด",
        "Names and documents are those of the whole collection.",
    ),
    # the start page
    "lead": (
        "เอกสาร {n} ฉบับ{span} ระบุว่าใครทำงานร่วมกับใครในงานพัฒนาชุมชน: องค์กร {o} แห่ง บุคคล {p} คน "
        "{f} เรื่อง ทุกเรื่องย้อนดูได้ถึงย่อหน้าที่ระบุไว้",
        "What {n} documents{span} say about who works with whom: {o} organisations, {p} people and "
        "{f} facts, each of which leads to the paragraph that states it.",
    ),
    "lead_span": (" ปี {a}–{b}", " of {a}–{b}"),
    "lead_year": (" ปี {a}", " of {a}"),
    "find_hint": (
        "ชื่อ ชื่อย่อ พื้นที่ โครงการ หรือข้อตกลง ภาษาไทยหรืออังกฤษ",
        "A name, an abbreviation, a place, a programme or an agreement, in Thai or English",
    ),
    "for_example": ("เช่น", "For example"),
    "glance": ("{title}: {n} ราย {m} เส้น", "{title}: {n} actors, {m} lines"),
    "glance_open": ("เปิดภาพเครือข่าย", "Open the network"),
    "findings": ("สิ่งที่ผู้จัดทำพบ", "What the author found"),
    "findings_note": (
        "ทุกข้อผูกไว้กับคำถามที่ให้คำตอบ หากข้อมูลเปลี่ยนจนไม่เป็นจริง จะสร้างเว็บนี้ไม่ได้",
        "Each is bound to the question that gives it: were it no longer true of the data, this "
        "site could not be built.",
    ),
    "finding_behind": ("ที่มาของข้อนี้", "What this rests on"),
    "finding_ask": ("คำถาม", "Question"),
    "finding_network": ("เครือข่าย", "Network"),
    "finding_sources": ("เอกสารที่ระบุ", "Documents that say so"),
    "finding_about": ("เรื่องของ", "About"),
    "finding_command": ("คำสั่ง", "Command"),
    "and_more": ("และอีก {n}", "and {n} more"),
    "networks": ("เครือข่ายที่ดูได้", "Networks to look at"),
    "size": ("{n} ราย · {m} เส้น", "{n} actors · {m} lines"),
    "asking": ("ถามข้อมูลชุดนี้", "Ask these data"),
    "asking_more": (
        "คำถามพร้อมใช้ {n} ข้อ ไม่ต้องเขียนโปรแกรม แต่ละข้อบอกว่าตอบอะไรและไม่ได้ตอบอะไร "
        "หรือเขียน SPARQL ของตนเองที่ /sparql ซึ่งอ่านได้อย่างเดียว",
        "{n} questions, ready to use without programming; each says what it answers and what not. "
        "Or write SPARQL of your own: /sparql answers it, read-only.",
    ),
    "sparql_write": ("เขียน SPARQL", "Write SPARQL"),
    "terms": ("คำศัพท์ของข้อมูล", "Terms of the data"),
    "large": (
        "ข้อมูลรุ่นนี้ใหญ่เกินกว่าจะวาดภาพเครือข่ายขณะรอ ให้ผู้ดูแลสั่งคำสั่งนี้ แล้วเปิดเว็บจากโฟลเดอร์ที่ได้",
        "This build is too large to draw its networks while you wait. Whoever keeps this server "
        "can write them once with this command, and put the folder on any web server:",
    ),
    "rests": ("ข้อมูลมาจากเอกสารใด", "What it rests on"),
    "rests_kinds": (
        "เอกสาร {n} ฉบับ ({kinds}) หากนับฉบับที่เล่าซ้ำกันเป็นหนึ่ง มีที่มาอิสระ {f} ชุด",
        "{n} documents ({kinds}). Counting those that retell one another once, {f} independent "
        "sources.",
    ),
    "rests_undated": ("ไม่ระบุวันที่ {n} ฉบับ", "{n} are undated."),
    "rests_years": ("จำนวนเอกสารในแต่ละปี", "Documents in each year"),
    "rests_all": ("ดูรายชื่อเอกสารทั้งหมด", "All documents"),
    "year_count": ("{n} ฉบับ", "{n} documents"),
    "who": ("มีใครและอะไรบ้าง", "Who and what is in it"),
    "count.Organisation": ("องค์กรและหน่วยงาน", "organisations"),
    "count.Person": ("บุคคล", "people"),
    "count.Group": ("กลุ่มที่เอกสารไม่ได้ระบุชื่อ", "groups described without a name"),
    "count.Agreement": ("ข้อตกลง", "agreements"),
    "count.Event": ("งานและกิจกรรม", "events"),
    "count.Programme": ("โครงการ", "programmes"),
    "count.Place": ("พื้นที่", "places"),
    "count.Post": ("ตำแหน่ง", "posts"),
    "count.Source": ("เอกสาร", "documents"),
    "who_all": ("ดูรายชื่อทั้งหมด", "Everything by name"),
    "current": ("ใหม่ถึงเมื่อไร", "How current it is"),
    "current_document": ("เอกสารล่าสุด", "Newest document"),
    "current_fact": ("เรื่องล่าสุดที่ระบุว่าเกิดแล้ว", "Newest fact stated as done"),
    "missing": ("สิ่งที่เอกสารชุดนี้ไม่ได้บอก", "What these documents do not tell"),
    "missing_note": (
        "สิ่งที่ไม่อยู่ในนี้คือไม่พบในเอกสารชุดนี้ ไม่ได้แปลว่าไม่มี",
        "What is not here was not seen in these documents. That does not mean there is none.",
    ),
    "missing_undated": ("วันของเรื่อง", "When it was"),
    "missing_undated_more": (
        "{n} จาก {m} เรื่องที่ระบุว่าเกิดแล้วไม่มีวันของตัวเอง จึงรู้เพียงวันที่ของเอกสาร",
        "{n} of {m} facts stated as done have no date of their own; only their document has one.",
    ),
    "missing_single": ("ที่มาที่สอง", "A second source"),
    "missing_single_more": (
        "{n} จาก {m} เรื่องมีที่มาอิสระเพียงชุดเดียว",
        "{n} of {m} facts rest on one independent source alone.",
    ),
    "missing_provinces": ("พื้นที่", "Places"),
    "missing_provinces_more": (
        "เอกสารกล่าวถึงเหตุการณ์ใน {n} จาก {m} จังหวัด ที่เหลือไม่พบในเอกสารชุดนี้",
        "The documents tell of {n} of the {m} provinces; the others are not seen in them.",
    ),
    "missing_provinces_all": (
        "เอกสารกล่าวถึงเหตุการณ์ครบทั้ง {m} จังหวัด",
        "The documents tell of all {m} provinces.",
    ),
    "missing_withheld": ("ชื่อและเอกสารที่ไม่เปิดเผย", "Names and documents withheld"),
    "missing_withheld_more": ("{n} รายการ", "{n}"),
    "missing_withheld_none": ("ไม่มี", "None"),
    "missing_others": ("ที่ยังไม่เกิด หรือไม่แน่ชัด", "Not done, or not certain"),
    "missing_others_more": (
        "นอกจากนี้มี {list} ซึ่งไม่นับรวมในภาพ เว้นแต่จะเลือกดู",
        "Besides: {list}. Pictures leave these out unless you choose them.",
    ),
    "lacks": ("รายละเอียดที่เอกสารไม่ได้ระบุ", "What is left unsaid of each"),
    "lacks_note": (
        "แถบยิ่งเต็ม ยิ่งมีหลายรายการที่เอกสารไม่ได้ระบุเรื่องนั้น",
        "The fuller a bar, the more of them leave it unsaid.",
    ),
    "lacks_of": ("{n} จาก {m}", "{n} of {m}"),
    "lack.start": ("วันเริ่ม", "when it began"),
    "lack.end": ("วันสิ้นสุด", "when it ends"),
    "lack.date": ("วันที่", "the date"),
    "lack.place": ("สถานที่", "the place"),
    "lack.list-complete": ("ว่าบอกชื่อครบหรือไม่", "whether all are named"),
    "lack.year": ("ปีของเงิน", "the year of the money"),
    "lack.stage": ("ว่าอนุมัติหรือเบิกจ่ายแล้ว", "whether approved or paid"),
    "lack.amount": ("จำนวนเงิน", "the amount"),
    "lack.receiver": ("ผู้รับ", "who receives"),
    "lack.giver": ("ผู้ให้", "who gives"),
    "lack.instrument": ("ว่าให้เปล่าหรือให้กู้", "whether grant or loan"),
    "lack.to-whom": ("ว่ารับปากกับใคร", "to whom"),
    "lacks.Tenure": ("การดำรงตำแหน่ง", "Posts held"),
    "lacks.Affiliation": ("ความสัมพันธ์ระหว่างองค์กร", "Relations between organisations"),
    "lacks.Agreement": ("ข้อตกลง", "Agreements"),
    "lacks.Allocation": ("งบประมาณและเงิน", "Money"),
    "lacks.Commitment": ("คำรับปากและคำขอ", "Pledges and requests"),
    "lacks.Event": ("งานและกิจกรรม", "Events"),
    "lacks.Result": ("เป้าหมายและผลงาน", "Targets and results"),
    # the lists
    "retells": ("เล่าซ้ำจากเอกสารอื่น", "retells another document"),
    "papers.undated": ("ไม่ระบุวันที่", "Undated"),
    "papers.lists": ("บัญชีทางการและบันทึกของผู้จัดทำ", "Official lists and editors' notes"),
    # the networks in a line
    "network.collaboration": (
        "องค์กรที่เป็นภาคีข้อตกลงเดียวกันคนละฝ่าย ทำโครงการเดียวกันในพื้นที่เดียวกัน ร่วมจัดงาน "
        "หรือเอกสารระบุว่าทำงานร่วมกัน",
        "Organisations on different sides of one agreement, in one programme in one place, "
        "organisers of one event, or said to work together.",
    ),
    "network.co-presence": (
        "องค์กรและบุคคลที่มีชื่อในงานเดียวกัน ไม่ได้บอกว่าได้พูดคุยหรือเห็นพ้องกัน",
        "Organisations and people named at one event. It does not say that they spoke or agreed.",
    ),
    "network.commitments": (
        "ใครรับปากสิ่งใดไว้กับใคร ไม่ได้บอกว่าทำแล้ว",
        "Who pledged something to whom. It does not say that it was done.",
    ),
    "network.funding": (
        "จากผู้ให้ที่มีชื่อถึงผู้รับ โครงการ หรือพื้นที่ ไม่ได้บอกว่าเงินถึงมือแล้ว",
        "From named funders to recipients, programmes or places. It does not say that the money "
        "arrived.",
    ),
    "network.posts": (
        "บุคคลกับองค์กรที่ดำรงหรือเคยดำรงตำแหน่ง",
        "People, and where they hold or held a post.",
    ),
    "network.programmes": (
        "ใครดำเนินงาน สนับสนุน ให้คำปรึกษา หรือได้รับประโยชน์จากโครงการใด",
        "Who implements, supports, advises or benefits from which programme.",
    ),
    "network.structure": (
        "ส่วนย่อยกับองค์กรที่สังกัด และตัวแทนกับผู้ที่ตนทำการแทน",
        "Parts and what they belong to; representatives and those they act for.",
    ),
}

SCRIPT: Mapping[str, tuple[str, str]] = {
    "find.loading": ("กำลังเตรียมรายชื่อ", "Getting the names ready"),
    "find.failed": (
        "อ่านไฟล์รายชื่อไม่ได้ ดูได้จากหน้ารายชื่อทั้งหมด",
        "The file of names cannot be read; the page of everything lists them all.",
    ),
    "find.count": ("พบ {n} ชื่อ", "{n} found"),
    "find.none": ("ไม่พบในเอกสารชุดนี้", "Not seen in these documents"),
    "find.near": ("ชื่อที่สะกดใกล้เคียง", "Names spelt much like it"),
    "find.near_count": (
        "ไม่พบในเอกสารชุดนี้ มีชื่อที่สะกดใกล้เคียง {n} ชื่อ",
        "Not seen in these documents; {n} names are spelt much like it",
    ),
    "find.near_count.1": (
        "ไม่พบในเอกสารชุดนี้ มีชื่อที่สะกดใกล้เคียง 1 ชื่อ",
        "Not seen in these documents; one name is spelt much like it",
    ),
    "find.more": ("ยังมีอีก {n} ชื่อ พิมพ์ต่อเพื่อให้แคบลง", "{n} more; type on to narrow them down"),
    "find.also": ("ชื่ออื่น", "also called"),
    "day.ask": ("ดู ณ วันที่", "As of the day"),
    "day.example": ("เช่น 28 ก.พ. 2566 หรือ 2566", "such as 28 Feb 2023 or 2023"),
    "day.show": ("ดู", "Show"),
    "day.all": ("ดูทุกเวลา", "Any time"),
    "day.any": ("ตารางแสดงทุกเวลา", "The tables show any time."),
    "day.left": (
        "ตารางแสดง {n} จาก {m} เรื่อง ที่เกิดแล้วหรือยังเป็นอยู่ ณ {day}",
        "The tables show the {n} of {m} rows that had happened or were so as of {day}.",
    ),
    "day.nothing": (
        "ไม่พบเรื่องที่เกิดแล้วหรือยังเป็นอยู่ ณ วันนั้นในเอกสารชุดนี้",
        "Not seen in these documents as of that day.",
    ),
    "day.unread": (
        "อ่าน “{text}” เป็นวันที่ไม่ได้ พิมพ์เช่น 28 ก.พ. 2566 หรือ 2566",
        "“{text}” is not read as a date; type one such as 28 Feb 2023 or 2023.",
    ),
    "copy": ("คัดลอก", "Copy"),
    "copy.done": ("คัดลอกแล้ว", "Copied"),
    "copy.chosen": ("เลือกไว้แล้ว กด Ctrl+C เพื่อคัดลอก", "Chosen: Ctrl+C copies it"),
}
"""The words that page.js says, by key; the explorer has its own."""


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in; those all pages share, too.

    >>> say("things", "en"), say("paragraph", "th", n=4)
    ('Everything', 'ย่อหน้า 4')
    """
    if key in WORDS:
        return WORDS[key][LANGS.index(lang)].format(**values)
    return say_shared(key, lang, **values)
