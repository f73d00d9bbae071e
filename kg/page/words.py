"""Every word a page says of its own accord, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.values.names import Language

LANGS: tuple[Language, ...] = ("th", "en")

WORDS: Mapping[str, tuple[str, str]] = {
    # the page
    "actors": ("หน่วยงานและบุคคล", "actors"),
    "ties": ("ความเชื่อมโยง", "ties"),
    "documents": ("เอกสาร", "documents"),
    "data_version": ("รุ่นข้อมูล", "Data version"),
    "language": ("ภาษา", "Language"),
    "skip": ("ข้ามไปที่รายชื่อ", "Skip to the list of names"),
    "empty": ("ไม่พบในเอกสารชุดนี้", "Not seen in these documents"),
    "empty_more": (
        "ไม่มีความเชื่อมโยงแบบที่ถามหาในเอกสารชุดนี้ ซึ่งไม่ได้แปลว่าไม่มีอยู่จริง",
        "These documents state no tie of the kind asked for; that does not mean there is none.",
    ),
    "no_script": (
        "เบราว์เซอร์นี้ปิดสคริปต์ไว้ ภาพนิ่งและตารางด้านล่างมีข้อมูลครบเท่ากัน",
        "Scripts are off in this browser. The still picture and the table hold the same facts.",
    ),
    "how": (
        "แตะชื่อหรือเส้นเพื่อดูว่าเอกสารใดระบุไว้",
        "Tap a name or a line to see which document says so",
    ),
    "how_keys": (
        "ลูกศรเลื่อนภาพ + และ - ย่อขยาย 0 แสดงทั้งภาพ; รายชื่อข้างภาพไปถึงทุกหน่วยงานด้วยแป้นพิมพ์",
        "Arrow keys move the picture, + and - zoom, 0 shows all of it; "
        "the list of names reaches every actor by keyboard",
    ),
    "picture": ("ภาพเครือข่าย", "Picture of the network"),
    "about": ("ภาพนี้บอกอะไร", "What this picture says"),
    # finding
    "search": ("ค้นหาชื่อหรือชื่อย่อ", "Find a name or abbreviation"),
    "found": ("พบ {n} ชื่อ", "{n} found"),
    "nothing_found": ("ไม่พบชื่อนี้ในเอกสารชุดนี้", "Not seen in these documents"),
    "kinds": ("ประเภท", "Kinds"),
    "bases": ("เชื่อมกันเพราะ", "Joined because of"),
    "least": ("มีเรื่องร่วมกันอย่างน้อย", "Things in common, at least"),
    "show_all": ("แสดงทั้งหมด", "Show all"),
    "names": ("รายชื่อ", "Names"),
    "showing": (
        "แสดง {n} จาก {m} ชื่อ · {k} จาก {t} เส้น",
        "Showing {n} of {m} names · {k} of {t} lines",
    ),
    "filters": ("เลือกดูเฉพาะส่วน", "Choose what to see"),
    "years": ("ปี", "Years"),
    "year_from": ("ตั้งแต่ปี", "From year"),
    "year_to": ("ถึงปี", "To year"),
    "until": ("ถึง", "to"),
    "undated": ("ไม่ระบุวันที่", "No date stated"),
    "many": ("เรื่องเดียวที่เชื่อมเกิน {n} ราย", "Shared by more than {n}"),
    "many_note": (
        "“{what}” เชื่อมถึง {n} ราย เส้นนี้จึงบอกเรื่องสองรายนี้ได้น้อย",
        "“{what}” joins {n}; of these two alone this line says little",
    ),
    "kinds_all": ("แยกทั้ง {n} ประเภท", "All {n} kinds"),
    "without": ("ไม่รวม: {what}", "Without: {what}"),
    "nobody": (
        "ไม่มีความเชื่อมโยงที่ตรงกับที่เลือกในเอกสารชุดนี้",
        "No line in these documents fits this choice",
    ),
    "zoom_in": ("ขยาย", "Zoom in"),
    "zoom_out": ("ย่อ", "Zoom out"),
    "fit": ("แสดงทั้งภาพ", "Show the whole picture"),
    "close": ("ปิด", "Close"),
    # an actor, a tie
    "details": ("รายละเอียด", "Details"),
    "also": ("ชื่ออื่น", "Also called"),
    "abbreviation": ("ชื่อย่อ", "Abbreviation"),
    "tie_count": ("{n} ความเชื่อมโยง", "{n} ties"),
    "tie_count_one": ("1 ความเชื่อมโยง", "1 tie"),
    "with_count": ("เชื่อมกับ {n} ราย", "joined with {n}"),
    "no_ties": (
        "ไม่พบความเชื่อมโยงแบบนี้ในเอกสารชุดนี้",
        "No tie of this kind is seen in these documents",
    ),
    "and": ("กับ", "and"),
    "to": ("ถึง", "to"),
    "derived": (
        "เชื่อมผ่านบุคคลที่ทำการแทน ณ วันนั้น",
        "through a person who acted for them on that day",
    ),
    "source": ("ที่มา", "source"),
    "paragraph": ("ย่อหน้า {n}", "para {n}"),
    "said_by": ("ผู้ให้ข้อมูล: {who}", "said by {who}"),
    "observed": ("พบในเอกสาร {when}", "seen in a document of {when}"),
    "unknown": ("เอกสารไม่ได้ระบุ", "not stated"),
    "uncited": (
        "คำถามนี้ไม่ได้ขอที่มา จึงไม่มีเอกสารกำกับ",
        "uncited: the query asked for no sources",
    ),
    "amount": ("{n} บาท", "{n} baht"),
    "person_note": (
        "การมีชื่อในบทบาทสาธารณะไม่ได้หมายความว่าบุคคลนั้นรับรองสิ่งใด",
        "Being named in a public role implies no endorsement.",
    ),
    "opens_web": ("เปิดหน้าเว็บของเอกสาร", "opens the document's web page"),
    # the table
    "table": ("ความเชื่อมโยงทั้งหมดพร้อมที่มา", "All ties with their sources"),
    "col_from": ("ระหว่าง", "Between"),
    "col_to": ("กับ", "and"),
    "col_from_directed": ("จาก", "From"),
    "col_to_directed": ("ถึง", "To"),
    "col_what": ("เอกสารระบุว่า", "What is said"),
    "col_when": ("เมื่อ", "When"),
    "col_source": ("ที่มา", "Source"),
    # modality and status
    "modality.asserted": ("เอกสารระบุว่าเกิดแล้ว", "stated as done"),
    "modality.planned": ("กำหนดไว้", "planned"),
    "modality.requested": ("เสนอขอ", "requested"),
    "modality.pledged": ("รับปาก", "pledged"),
    "modality.negated": ("เอกสารระบุว่าไม่มี", "stated not to be"),
    "modality.inferred": ("อนุมานจากบริบท", "inferred from context"),
    "status.stated": ("อยู่ในช่วงที่เอกสารระบุ", "within the dates stated"),
    "status.seen": ("พบในเอกสาร", "seen in the document"),
    "status.seen-on-the-day": (
        "เอกสารก่อนและหลังวันนั้นยืนยัน",
        "seen before and after that day",
    ),
    "status.assumed": (
        "ถือว่ายังเป็นอยู่ ไม่มีเอกสารบอกว่าสิ้นสุด",
        "assumed to go on; no document says it ended",
    ),
    # why two actors are joined
    "basis.agreement": ("เป็นภาคีข้อตกลงเดียวกัน", "parties to one agreement"),
    "basis.programme": ("ทำโครงการเดียวกันในพื้นที่เดียวกัน", "one programme in one place"),
    "basis.event": ("ร่วมจัดงานเดียวกัน", "organised an event together"),
    "basis.works-with": ("เอกสารระบุว่าทำงานร่วมกัน", "stated to work together"),
    "basis.part-of": ("เป็นส่วนหนึ่งของ", "part of"),
    "basis.branch-of": ("เป็นสาขาของ", "branch of"),
    "basis.member-of": ("เป็นสมาชิกของ", "member of"),
    "basis.supervises": ("กำกับดูแล", "supervision"),
    "basis.represents": ("ทำการแทน", "acting for"),
    "basis.funding": ("งบประมาณ", "funding"),
    "basis.co-presence": ("พบในงานเดียวกัน", "seen at one event"),
    "basis.tenure": ("ดำรงตำแหน่ง", "holding a post"),
    "basis.commitment": ("คำมั่น", "a commitment"),
    # kinds of document
    "document.news": ("ข่าว", "news"),
    "document.press-release": ("ข่าวประชาสัมพันธ์", "press releases"),
    "document.signed-document": ("เอกสารลงนาม", "signed documents"),
    "document.report": ("รายงาน", "reports"),
    "document.spreadsheet": ("ตารางข้อมูล", "spreadsheets"),
    "document.official-list": ("บัญชีทางการ", "official lists"),
    "document.editorial": ("ผู้จัดทำข้อมูล", "editors' notes"),
    "document.web-page": ("หน้าเว็บ", "web pages"),
    "document.law": ("กฎหมายหรือประกาศ", "laws or notices"),
    "document.other": ("อื่น ๆ", "others"),
    # what was left out
    "left.modality-asserted": ("เอกสารระบุว่าเกิดแล้ว", "stated as done"),
    "left.modality-planned": ("กำหนดไว้", "planned"),
    "left.modality-requested": ("เสนอขอ", "requested"),
    "left.modality-pledged": ("รับปาก", "pledged"),
    "left.modality-negated": ("เอกสารระบุว่าไม่มี", "stated not to be"),
    "left.modality-inferred": ("อนุมานจากบริบท", "inferred from context"),
    "left.not-on-the-day": ("ไม่ได้เป็นอยู่ในวันที่ถาม", "not so on the day asked about"),
    "left.outside-the-period": ("อยู่นอกช่วงวันที่ถาม", "outside the dates asked about"),
    "left.assumed": ("เพียงถือว่ายังเป็นอยู่", "only assumed to go on"),
    "left.too-few-sources": ("มีเอกสารน้อยกว่าที่กำหนด", "in too few documents"),
    "left.not-a-tie": ("ไม่ใช่ความเชื่อมโยง", "not ties"),
    "left.self": ("เชื่อมกับตนเอง", "with itself"),
    "left.basis": ("เชื่อมกันด้วยเหตุอื่น", "joined for other reasons"),
    "left.kind": ("หน่วยงานหรือบุคคลประเภทอื่น", "actors of other kinds"),
    "left.place": ("อยู่พื้นที่อื่น", "in other places"),
    "left.focus": ("อยู่ไกลจากรายที่เลือก", "too far from the chosen actor"),
    "left.structure": ("คู่ที่เป็นส่วนหนึ่งของกันหรือทำแทนกัน", "pairs that belong to or act for each other"),
    "left.backbone": (
        "เส้นจากเรื่องที่ร่วมกันซึ่งไม่มากกว่าที่ความบังเอิญจะให้ (ระดับ {alpha} ปรับแล้วตามจำนวนคู่ที่ทดสอบ {tests})",
        "lines by shared contexts that are no more than chance would give (level {alpha}, {tests} "
        "pairs tested, adjusted)",
    ),
    "left.backbone-untested": (
        "เส้นที่ทดสอบไม่ได้ เพราะปลายข้างหนึ่งอยู่หลายฝ่ายของเรื่องเดียวกัน",
        "lines that cannot be tested, for an end stands on several sides of what they share",
    ),
    "left.backbone-money": (
        "เส้นที่มีส่วนของเงินไม่มากกว่าการแบ่งเท่า ๆ กันจะให้ (ระดับ {alpha})",
        "lines whose share of money is no more than an even spread would give (level {alpha})",
    ),
    "left.without-amount": ("เส้นที่ไม่ระบุจำนวนเงิน", "lines without an amount"),
    "left.groups": ("กลุ่มที่ไม่ระบุชื่อ", "groups without names"),
    "left.too-many-parties-agreement": (
        "ข้อตกลงที่มีมากกว่า {n} ภาคี",
        "agreements with more than {n} parties",
    ),
    "left.too-many-parties-event": (
        "งานที่มีผู้ร่วมจัดมากกว่า {n} ราย",
        "events with more than {n} organisers",
    ),
    "left.too-many-parties-programme": (
        "โครงการที่มีผู้ดำเนินงานในพื้นที่เดียวกันมากกว่า {n} ราย",
        "programmes with more than {n} implementers in one place",
    ),
    "left.too-many-parties-co-presence": (
        "งานที่พบกันมากกว่า {n} ราย",
        "events where more than {n} were seen",
    ),
    "left.too-many-parties": (
        "เรื่องที่มีผู้ร่วมมากกว่า {n} ราย",
        "contexts that join more than {n} actors",
    ),
    # contexts that join so many that a line says little
    "overlarge.agreement": (
        "ข้อตกลง 1 ฉบับเชื่อม {actors} ({lines})",
        "1 agreement joins {actors} ({lines})",
    ),
    "overlarge.agreements": (
        "ข้อตกลง {n} ฉบับ แต่ละฉบับเชื่อมมากกว่า {most} ราย ({lines})",
        "{n} agreements join more than {most} actors each ({lines})",
    ),
    "overlarge.programme": (
        "โครงการ 1 โครงการในพื้นที่เดียวเชื่อม {actors} ({lines})",
        "1 programme in one place joins {actors} ({lines})",
    ),
    "overlarge.programmes": (
        "โครงการในพื้นที่เดียว {n} รายการ แต่ละรายการเชื่อมมากกว่า {most} ราย ({lines})",
        "{n} programmes in one place join more than {most} actors each ({lines})",
    ),
    "overlarge.event": ("งาน 1 งานเชื่อม {actors} ({lines})", "1 event joins {actors} ({lines})"),
    "overlarge.events": (
        "งาน {n} งาน แต่ละงานเชื่อมมากกว่า {most} ราย ({lines})",
        "{n} events join more than {most} actors each ({lines})",
    ),
    "overlarge.other": (
        "เรื่องร่วม 1 เรื่องเชื่อม {actors} ({lines})",
        "1 thing in common joins {actors} ({lines})",
    ),
    "overlarge.others": (
        "เรื่องร่วม {n} เรื่อง แต่ละเรื่องเชื่อมมากกว่า {most} ราย ({lines})",
        "{n} things in common join more than {most} actors each ({lines})",
    ),
    "overlarge.lines": ("{n} จาก {m} เส้น", "{n} of {m} lines"),
    "overlarge.organisations": ("{n} องค์กร", "{n} organisations"),
    "overlarge.actors": ("{n} ราย", "{n} actors"),
    "overlarge.more": ("และอีก {n}", "and {n} more"),
    "overlarge.hint": (
        "ไม่รวมไว้ได้ด้วย --max-parties {most}",
        "--max-parties {most} leaves it out",
    ),
    "overlarge.hints": (
        "ไม่รวมไว้ได้ด้วย --max-parties {most}",
        "--max-parties {most} leaves them out",
    ),
    # the key of a figure
    "fig.faint": (
        "เส้นบาง: มีเพียงเรื่องร่วมที่เชื่อมเกิน {n} ราย",
        "thin: only through something that joins more than {n}",
    ),
    "fig.width": (
        "ความหนาของเส้น: จำนวนเรื่องที่เอกสารระบุ ({least}–{most})",
        "width of a line: how many things the documents state ({least}–{most})",
    ),
    "fig.size": ("ขนาด: เชื่อมกับกี่ราย", "size: with how many it is joined"),
    "fig.ground": ("พื้นสีอ่อน: กลุ่มที่เชื่อมกันแน่น", "shaded: a closely joined group"),
    "fig.names": (
        "แสดงชื่อ {n} จาก {m} ชื่อ เท่าที่มีที่ว่าง",
        "{n} of {m} names are shown, as many as have room",
    ),
    "fig.short": ("ชื่อย่อในภาพ: {list}", "Short names: {list}"),
    # the caption
    "cap.actors": ("{n} หน่วยงานและบุคคล", "{n} actors"),
    "cap.actor": ("1 หน่วยงานหรือบุคคล", "1 actor"),
    "cap.ties": ("{n} เส้น", "{n} lines"),
    "cap.tie": ("1 เส้น", "1 line"),
    "cap.basis": ("เชื่อมกันเพราะ {list}", "Joined because of: {list}"),
    "cap.modality": ("นับเฉพาะที่{list}", "Counted only if {list}"),
    "cap.as_of": ("ณ วันที่ {day}", "As of {day}"),
    "cap.during": ("ระหว่าง {span}", "During {span}"),
    "cap.any_time": ("ทุกช่วงเวลา", "All dates"),
    "cap.strict": ("ไม่นับที่เพียงถือว่ายังเป็นอยู่", "what is only assumed to go on is left out"),
    "cap.focus": ("รอบ {who}", "Around {who}"),
    "cap.filter": ("ที่เลือก: {list}", "Chosen: {list}"),
    "filter.place": ("พื้นที่ {v}", "place {v}"),
    "filter.kind": ("ประเภท {v}", "kind {v}"),
    "filter.basis": ("เหตุที่เชื่อมกัน {v}", "basis {v}"),
    "filter.max_parties": ("เรื่องที่มีผู้ร่วมไม่เกิน {v} ราย", "things shared by at most {v} actors"),
    "filter.min_sources": (
        "เรื่องที่มีที่มาอิสระอย่างน้อย {v} ชุด",
        "facts that at least {v} independent sources state",
    ),
    "filter.groups": ("รวมกลุ่มที่ไม่ระบุชื่อ", "with groups described without names"),
    "filter.steps": ("ไม่เกิน {v} เส้นจากรายนั้น", "within {v} lines of it"),
    "filter.step": ("มีเส้นถึงรายนั้นโดยตรง", "joined to it directly"),
    "filter.backbone": (
        "เส้นที่มากกว่าความบังเอิญที่ระดับ {v}",
        "lines that are more than chance at level {v}",
    ),
    "cap.left_out": ("ไม่ได้นับ: {list}", "Left out: {list}"),
    "cap.withheld": (
        "ไม่เปิดเผยชื่อหรือเอกสาร {n} รายการ",
        "{n} names or documents are withheld",
    ),
    "cap.documents": ("จากเอกสาร {n} ฉบับ ({kinds})", "From {n} documents ({kinds})"),
    "cap.document": ("จากเอกสาร 1 ฉบับ ({kinds})", "From 1 document ({kinds})"),
    "cap.line": (
        "เส้นหนึ่งเส้น = มีเอกสารระบุไว้ ไม่ได้วัดความใกล้ชิดหรือผลงาน",
        "A line means a document says so; it does not measure closeness or results.",
    ),
    "cap.no_line": (
        "ไม่มีเส้น = ไม่พบในเอกสาร {n} ฉบับนี้",
        "No line means not found in these {n} documents.",
    ),
    "cap.posts": ("ตำแหน่งคือ ณ วันที่ในเอกสาร", "Posts are as on the document's date."),
    "cap.contact": ("แจ้งแก้ไขที่ {contact}", "Corrections: {contact}"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in.

    A code nobody has worded yet ("basis.joint-study") reads as itself, so that a new code
    list entry never breaks a page.

    >>> say("paragraph", "th", n=4), say("basis.joint-study", "en")
    ('ย่อหน้า 4', 'joint study')
    """
    if key not in WORDS:
        return key.rsplit(".", 1)[-1].replace("-", " ").replace("_", " ")
    return WORDS[key][LANGS.index(lang)].format(**values)


def say_status(status: str, lang: str, *, on_a_day: bool) -> str:
    """A tie's status in words; "" stays "". Only a day asked about has a before and an after.

    >>> say_status("seen", "en", on_a_day=False), say_status("seen", "en", on_a_day=True)
    ('seen in the document', 'seen before and after that day')
    """
    if not status:
        return ""
    return say(f"status.{status}{'-on-the-day' if on_a_day and status == 'seen' else ''}", lang)
