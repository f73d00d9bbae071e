"""The words of the explorer, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page import words as shared

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN: Mapping[str, tuple[str, str]] = {
    # the page
    "atlas.network": ("เลือกภาพเครือข่าย", "Which network"),
    "atlas.search": ("ค้นหาชื่อหน่วยงาน บุคคล สถานที่", "Find an organisation, person or place"),
    "atlas.search_short": ("ค้นหาชื่อ", "Find a name"),
    "atlas.legend": ("สัญลักษณ์และตัวเลือก", "Legend"),
    "atlas.key": ("สัญลักษณ์", "Legend"),
    "atlas.table": ("ตาราง", "Table"),
    "atlas.picture": ("ภาพ", "Picture"),
    "atlas.take": ("นำไปใช้", "Take away"),
    "atlas.menu": ("หน้าอื่น ๆ", "Other pages"),
    "atlas.keys": ("แป้นพิมพ์", "Keys"),
    "atlas.tools": ("เครื่องมือ", "Tools"),
    "atlas.zoom": ("ย่อและขยาย", "Zoom"),
    "atlas.groups": ("ดูเป็นกลุ่ม", "By groups"),
    "atlas.everyone": ("ดูทุกราย", "Everyone"),
    "atlas.reading": ("กำลังอ่านข้อมูล…", "Reading…"),
    "atlas.failed": (
        "เปิดภาพไม่ได้ ตารางด้านล่างบอกความเชื่อมโยงเดียวกัน",
        "The picture cannot be opened. The table below tells of the same lines.",
    ),
    "atlas.no_script": (
        "เบราว์เซอร์นี้ปิดสคริปต์ไว้ จึงไม่มีภาพให้เลื่อนดู ตารางนี้บอกความเชื่อมโยงเดียวกัน "
        "และหน้าของแต่ละรายมีเอกสารที่มาครบ",
        "Scripts are off in this browser, so there is no picture to move. This table tells of the "
        "same lines, and each name leads to a page with all its sources.",
    ),
    "atlas.rows_of": (
        "{n} เส้นที่มีเรื่องร่วมกันมากที่สุด จาก {m} เส้น",
        "The {n} lines of most things in common, of {m}",
    ),
    "atlas.how": (
        "ลูกศรเลื่อนภาพ + และ − ย่อขยาย 0 แสดงทั้งภาพ N และ P ไปยังชื่อถัดไปและก่อนหน้า "
        "Enter เปิดรายละเอียด ปุ่มตารางแสดงข้อมูลเดียวกันเป็นตาราง",
        "Arrow keys move the picture, + and − zoom, 0 shows all of it. N and P go from name to "
        "name, Enter opens one. The button Table gives the same as a table.",
    ),
    "atlas.around": ("{n} ขั้นรอบ {who}", "{n} steps around {who}"),
    "atlas.around.1": ("1 ขั้นรอบ {who}", "1 step around {who}"),
    "atlas.paths": ("เส้นทางจาก {one} ถึง {other}", "Paths from {one} to {other}"),
    "atlas.without": ("ซ่อนไว้ {n} รายการ", "{n} entries hidden"),
    "atlas.without.1": ("ซ่อนไว้ 1 รายการ", "1 entry hidden"),
    "atlas.counting": ("นับที่{what}", "Counting what is {what}"),
    "atlas.end": ("เลิก: {what}", "Undo: {what}"),
    "atlas.remove": ("เลิก", "undo"),
    # the first thing to read
    "lead": (
        "สองรายเชื่อมกัน เมื่อมีเอกสารระบุไว้",
        "Two are joined where a document says so.",
    ),
    "lead.collaboration": (
        "สององค์กรเชื่อมกัน เมื่อมีเอกสารระบุว่าทำงานร่วมกัน",
        "Two organisations are joined where a document says they worked together.",
    ),
    "lead.co-presence": (
        "สองรายเชื่อมกัน เมื่อเอกสารระบุว่าอยู่ในงานเดียวกัน ไม่ได้บอกว่าได้พูดคุยกัน",
        "Two are joined where documents name both at one event. It does not say that they talked.",
    ),
    "lead.commitments": (
        "เส้นลากจากผู้รับปากไปยังผู้ที่ได้รับคำมั่น ไม่ได้บอกว่าทำแล้ว",
        "Lines lead from who pledged something to whom it was pledged. "
        "They do not say that it was done.",
    ),
    "lead.funding": (
        "เส้นลากจากผู้ให้งบประมาณไปยังผู้รับ ตามที่เอกสารระบุ",
        "Lines lead from who gives money to who receives it, as documents state it.",
    ),
    "lead.posts": (
        "เส้นลากจากบุคคลไปยังหน่วยงานที่ดำรงหรือเคยดำรงตำแหน่ง ตามที่เอกสารระบุ",
        "Lines lead from people to where documents say they hold or held a post.",
    ),
    "lead.programmes": (
        "เส้นลากจากหน่วยงานและบุคคลไปยังโครงการที่เอกสารระบุว่ามีบทบาท",
        "Lines lead from actors to the programmes in which documents say they have a part.",
    ),
    "lead.structure": (
        "เส้นลากจากหน่วยงานไปยังหน่วยงานที่สังกัด เป็นตัวแทน หรือกำกับดูแล",
        "Lines lead to what an organisation belongs to, acts for or supervises.",
    ),
    "lead.documents": ("จากเอกสาร {n} ฉบับ", "from {n} documents"),
    "lead.documents.1": ("จากเอกสาร 1 ฉบับ", "from 1 document"),
    "lead.do": (
        "กดชื่อหรือเส้น เพื่อดูว่าเอกสารใดระบุไว้",
        "Press a name or a line to read which document says so.",
    ),
    # the legend, which is the filter
    "legend.how": ("กดเพื่อซ่อนหรือแสดง", "Press to hide or show."),
    "legend.kinds": ("ประเภท", "Kinds"),
    "legend.finer": ("แยกย่อย {what}", "Finer kinds: {what}"),
    "legend.provinces": ("จังหวัด", "Provinces"),
    "legend.provinces_more": ("และอีก {n} จังหวัด เป็นสีเทา", "and {n} more, in grey"),
    "legend.nowhere": ("ไม่ระบุจังหวัด", "no province stated"),
    "legend.clusters": ("กลุ่มที่เชื่อมกันแน่น", "Closely joined groups"),
    "legend.clusters_hint": (
        "แต่ละกลุ่มมีสีของตน กลุ่มที่อยู่ติดกันสีต่างกัน สีเดียวกันในที่ห่างกันไม่ใช่กลุ่มเดียวกัน",
        "Each group has a colour that its neighbours do not have; the same colour far away is "
        "another group.",
    ),
    "legend.sure": ("แน่ชัดเพียงใด", "How sure"),
    "legend.sources": ("ความหนา: ที่มาอิสระ", "Width: independent sources"),
    "legend.any_sources": ("1 ชุดขึ้นไป", "1 or more"),
    "legend.least_sources": ("อย่างน้อย {n} ชุด", "at least {n}"),
    "legend.drawn": ("วาดอย่างไร", "How it is drawn"),
    "legend.by.colour": ("สีบอก", "Colour"),
    "legend.colour.kind": ("ประเภท", "kind"),
    "legend.colour.province": ("จังหวัด", "province"),
    "legend.colour.cluster": ("กลุ่มที่เชื่อมกันแน่น", "closely joined group"),
    "legend.by.size": ("ขนาดบอก", "Size"),
    "legend.same_size": ("เท่ากันทุกราย", "the same for all"),
    "legend.structure": ("แสดงเป็นกลุ่มก่อน", "Show groups first"),
    "legend.grounds": ("แรเงากลุ่มที่เชื่อมกันแน่น", "Shade closely joined groups"),
    "legend.counted": ("นับอย่างไร", "What counts"),
    "legend.by.parties": ("เรื่องที่มีผู้ร่วม", "Shared by"),
    "legend.parties_any": ("กี่รายก็นับ", "any number"),
    "legend.parties": ("ไม่เกิน {n} ราย", "at most {n}"),
    "legend.strict": ("ไม่นับที่เพียงถือว่ายังเป็นอยู่", "Leave out what is only assumed to go on"),
    "legend.clear": ("ล้างตัวเลือก", "Clear choices"),
    # the time line
    "time.title": ("ช่วงเวลา", "Time"),
    "time.play": ("เล่นไปทีละปี", "Play year by year"),
    "time.pause": ("หยุด", "Stop"),
    "time.any": ("ทุกช่วงเวลา", "Any time"),
    "time.any_said": ("แสดงทุกช่วงเวลา", "All dates are shown"),
    "time.slider": ("แสดงภาพ ณ สิ้นปี", "The picture at the end of a year"),
    "time.year": ("ณ สิ้นปี {year}", "At the end of {year}"),
    "time.counts": (
        "เริ่ม {ties} ความเชื่อมโยง · เอกสาร {documents} ฉบับ",
        "{ties} ties begin · {documents} documents",
    ),
    "time.ties": ("ความเชื่อมโยงที่เริ่ม", "ties that begin"),
    "time.documents": ("เอกสาร", "documents"),
    "time.day": ("ณ วันที่", "On the day"),
    "time.example": ("28 ก.พ. 2566", "2023-02-28"),
    "time.wrong": (
        "อ่านวันที่นี้ไม่ออก ลองเขียนเช่น 28 ก.พ. 2566 หรือ 2566-02-28",
        "This is no date we can read; write it as 2023-02-28 or 28 Feb 2023",
    ),
    "time.fixed": ("ภาพนี้จัดทำ ณ วันที่ {day}", "This site is made as of {day}"),
    # whom an actor is joined to, in the words of each network
    "with": ("เอกสารระบุว่าเชื่อมโยงกับ", "The documents join it with"),
    "with.out": ("เอกสารระบุความเชื่อมโยงไปถึง", "The documents tie it to"),
    "with.in": ("เอกสารระบุความเชื่อมโยงจาก", "The documents tie to it"),
    "with.collaboration": ("เอกสารระบุว่าทำงานร่วมกับ", "The documents say it worked with"),
    "with.co-presence": ("เอกสารระบุว่าพบในงานเดียวกับ", "The documents saw it at one event with"),
    "with.funding.out": ("เอกสารระบุว่าให้งบประมาณแก่", "The documents say it funds"),
    "with.funding.in": ("เอกสารระบุว่าได้รับงบประมาณจาก", "The documents say it is funded by"),
    "with.commitments.out": ("เอกสารระบุว่ารับปากกับ", "The documents say it pledged to"),
    "with.commitments.in": ("เอกสารระบุว่าได้รับคำมั่นจาก", "The documents say it was pledged by"),
    "with.posts.out": (
        "เอกสารระบุว่าดำรงหรือเคยดำรงตำแหน่งที่",
        "The documents say a post is or was held at",
    ),
    "with.posts.in": (
        "เอกสารระบุผู้ดำรงหรือเคยดำรงตำแหน่ง",
        "The documents say who holds or held posts here",
    ),
    "with.programmes.out": ("เอกสารระบุว่ามีบทบาทใน", "The documents say it has a part in"),
    "with.programmes.in": ("เอกสารระบุผู้มีบทบาท", "The documents say who has a part in it"),
    "with.structure.out": (
        "เอกสารระบุว่าสังกัด เป็นตัวแทน หรือกำกับดูแล",
        "The documents say it belongs to, acts for or supervises",
    ),
    "with.structure.in": (
        "เอกสารระบุผู้ที่สังกัด เป็นตัวแทน หรือกำกับดูแลรายนี้",
        "The documents say who belongs to it, acts for it or supervises it",
    ),
    # the panel
    "panel.things": ("{n} เรื่อง", "{n} things"),
    "panel.things.1": ("1 เรื่อง", "1 thing"),
    "panel.in_documents": ("เอกสาร {n} ฉบับ", "{n} documents"),
    "panel.in_documents.1": ("เอกสาร 1 ฉบับ", "1 document"),
    "panel.all_with": ("แสดงทั้ง {n} ราย", "Show all {n}"),
    "panel.contexts": ("ข้อตกลง งาน และโครงการ", "Agreements, events and programmes"),
    "panel.all_contexts": ("แสดงทั้ง {n} รายการ", "Show all {n}"),
    "panel.parties": ("ร่วมกัน {n} ราย", "joins {n}"),
    "panel.facts": ("ข้อมูลทั่วไป", "In this network"),
    "panel.province": ("จังหวัด", "Province"),
    "panel.cluster": ("กลุ่มที่เชื่อมกันแน่น", "Closely joined group"),
    "panel.expand": ("ต่อไปตามความเชื่อมโยงแบบใด", "Go on by kind of tie"),
    "panel.expand_hint": (
        "เลือกแล้วภาพจะเหลือเฉพาะที่เชื่อมกันด้วยเหตุนั้น",
        "The picture keeps what is joined that way.",
    ),
    "panel.around": ("ดูรอบ ๆ", "Around it"),
    "panel.steps": ("ดูรอบ ๆ ไม่เกิน {n} ขั้น", "Around it, {n} steps"),
    "panel.steps.1": ("ดูรอบ ๆ 1 ขั้น", "Around it, 1 step"),
    "panel.paths": ("เส้นทางถึง…", "Paths to…"),
    "panel.page": ("หน้าของรายนี้", "Its page"),
    "panel.why": ("เหตุใดจึงเชื่อมกัน", "Why they are joined"),
    "panel.not_now": (
        "ไม่พบในเอกสารชุดนี้ ตามวันที่และตัวเลือกที่เลือกไว้",
        "Not seen in these documents on the dates and choices made.",
    ),
    "panel.more_documents": ("อีก {n} เอกสาร", "{n} more documents"),
    "panel.more_documents.1": ("อีก 1 เอกสาร", "1 more document"),
    "panel.cluster_hint": (
        "{n} รายนี้เชื่อมกันเองมากกว่าเชื่อมกับรายอื่น มี {m} เส้นระหว่างกัน",
        "These {n} are joined more with each other than with others, by {m} lines.",
    ),
    "panel.members": ("อยู่ในกลุ่มนี้", "In this group"),
    "panel.members_of": ("{n} ราย", "{n} actors"),
    "panel.members_of.1": ("1 ราย", "1 actor"),
    "panel.all_members": ("แสดงทั้ง {n} ราย", "Show all {n}"),
    "panel.joiners": ("ผู้เชื่อมกลุ่มนี้กับรายอื่น", "Who joins it to others"),
    "panel.all_joiners": ("แสดงทั้ง {n} ราย", "Show all {n}"),
    "panel.no_joiners": (
        "ไม่พบเส้นไปยังกลุ่มอื่นในเอกสารชุดนี้",
        "No line to others is seen in these documents.",
    ),
    "panel.lines_out": ("{n} เส้นออกจากกลุ่ม", "{n} lines out"),
    "panel.lines_out.1": ("1 เส้นออกจากกลุ่ม", "1 line out"),
    "panel.neighbours": ("เชื่อมกับกลุ่ม", "Joined with the groups"),
    "panel.all_neighbours": ("แสดงทั้ง {n} กลุ่ม", "Show all {n}"),
    "panel.lines": ("{n} เส้น", "{n} lines"),
    "panel.lines.1": ("1 เส้น", "1 line"),
    "panel.unfold": ("แสดงสมาชิกในภาพ", "Show its members in the picture"),
    "panel.fold": ("รวมเป็นกลุ่มเดียวในภาพ", "Draw it as one again"),
    "panel.paths_title": ("เส้นทางระหว่างสองราย", "Paths between two"),
    "panel.paths_from": ("เส้นทางจาก {who}", "Paths from {who}"),
    "panel.paths_to": ("ไปถึงรายใด", "To whom?"),
    "panel.paths_other": ("ไปถึงรายอื่น", "To somebody else"),
    "panel.paths_found": (
        "เส้นทางสั้นที่สุด {n} เส้นทาง ผ่าน {m} เส้น",
        "{n} shortest paths, of {m} lines each",
    ),
    "panel.paths_found.1": ("เส้นทางสั้นที่สุด 1 เส้นทาง ผ่าน {m} เส้น", "One shortest path, of {m} lines"),
    "panel.paths_most": (
        "มีเส้นทางสั้นที่สุดมากกว่า {n} เส้นทาง ผ่าน {m} เส้น แสดงเส้นทางที่มีเรื่องร่วมกันมาก",
        "More than {n} shortest paths, of {m} lines each; those of most things in common",
    ),
    "panel.no_path": (
        "ไม่พบเส้นทางระหว่างสองรายนี้ในเอกสารชุดนี้",
        "No path between these two is seen in these documents.",
    ),
    "panel.all_paths": ("แสดงทั้ง {n} เส้นทาง", "Show all {n}"),
    "panel.paths_back": ("กลับไปเส้นทาง", "Back to the paths"),
    "panel.paths_end": ("เลิกดูเส้นทาง", "Leave the paths"),
    # the table
    "table.who": ("ราย", "Who"),
    "table.whom": ("กับ", "With whom"),
    "table.who_directed": ("จาก", "From"),
    "table.whom_directed": ("ถึง", "To"),
    "table.why": ("เชื่อมกันเพราะ", "Why"),
    "table.when": ("ล่าสุดเมื่อ", "Latest"),
    "table.things": ("เรื่อง", "Things"),
    "table.documents": ("ที่มา", "Sources"),
    "table.documents_more": ("และอีก {n} ฉบับ", "and {n} more"),
    "table.more": ("แสดงอีก {n} แถว (เหลือ {m})", "Show {n} more rows ({m} left)"),
    "csv.who": ("ราย", "who"),
    "csv.who_id": ("รหัสราย", "who_id"),
    "csv.whom": ("กับ", "whom"),
    "csv.whom_id": ("รหัสของอีกราย", "whom_id"),
    "csv.why": ("เชื่อมกันเพราะ", "why"),
    "csv.when": ("ล่าสุดเมื่อ", "latest"),
    "csv.things": ("จำนวนเรื่อง", "things"),
    "csv.sources": ("ที่มาอิสระ", "independent_sources"),
    "csv.certainty": ("แน่ชัดเพียงใด", "certainty"),
    "csv.documents": ("เอกสาร", "documents"),
    "csv.document_ids": ("รหัสเอกสาร", "document_ids"),
    # the legend beneath a picture that is taken away
    "plate.dots": (
        "จุดหนึ่งจุด = หนึ่งราย พื้นสี = กลุ่มที่เชื่อมกันแน่น",
        "A dot is one actor; a ground, a closely joined group",
    ),
    "plate.size": ("ขนาดบอก {what}", "Size: {what}"),
    "plate.joins": ("เส้นระหว่างกลุ่ม ยิ่งหนายิ่งมีหลายเส้น", "Between groups: the wider, the more lines"),
    "plate.sources": ("ยิ่งหนายิ่งมีที่มาอิสระหลายชุด", "The wider, the more independent sources"),
    # what is taken away
    "take.picture": ("ภาพและตาราง", "Picture and rows"),
    "take.picture_hint": (
        "PNG ใช้ในเอกสารและสไลด์ SVG แก้ไขต่อได้และคมชัดทุกขนาด ทั้งสองมีสัญลักษณ์และคำอธิบายใต้ภาพ "
        "CSV คือแถวของตาราง",
        "PNG for documents and slides; SVG can be edited and is sharp at any size; both hold the "
        "legend and the caption. CSV has the rows of the table.",
    ),
    "take.link": ("ลิงก์ของภาพนี้", "The link of this view"),
    "take.cite": ("การอ้างอิง", "How to cite it"),
    "take.documents": ("เอกสารที่มา {n} ฉบับ", "The {n} documents behind it"),
    "take.documents.1": ("เอกสารที่มา 1 ฉบับ", "The document behind it"),
    "take.query": ("คำถามที่ได้ภาพนี้", "The query behind it"),
    "take.query_hint": (
        "SPARQL ที่ได้แถวของภาพนี้ สิ่งที่หน้านี้ตัดออกภายหลังบอกไว้ในบรรทัดแรก ๆ",
        "SPARQL that gives the rows of this view; what the page leaves out afterwards stands in "
        "its first lines.",
    ),
    "take.command": ("คำสั่งที่ได้เครือข่ายเดียวกัน", "The command that gives the same network"),
    "take.text": ("ข้อความให้คัดลอก", "Text to copy"),
    "take.copy": ("คัดลอก", "Copy"),
    "take.copied": ("คัดลอกแล้ว", "Copied"),
    "take.select": ("เลือกข้อความไว้แล้ว กด Ctrl+C เพื่อคัดลอก", "Selected: press Ctrl+C to copy"),
    "take.saved": ("บันทึก {what} แล้ว", "Saved {what}"),
    "take.failed": ("บันทึกภาพไม่ได้", "The picture could not be saved"),
    "take.error": ("แจ้งข้อมูลที่ผิด", "Report an error"),
    "take.error_subject": ("ข้อมูลที่ควรแก้ไข: {what}", "Correction: {what}"),
    "take.error_body": ("ภาพที่พบ: {link}", "Seen in: {link}"),
    # the keyboard
    "keys.title": ("แป้นพิมพ์", "Keys"),
    "keys.move": ("เลื่อนภาพ", "move the picture"),
    "keys.zoom": ("ขยายและย่อ", "zoom in and out"),
    "keys.fit": ("แสดงทั้งภาพ", "show the whole picture"),
    "keys.next": ("ชื่อถัดไป ชื่อก่อนหน้า", "next name, previous name"),
    "keys.open": ("เปิดรายละเอียดของชื่อนั้น", "open what is said of it"),
    "keys.play": ("ที่เส้นเวลา: เล่นไปทีละปี", "on the time line: play year by year"),
    "keys.find": ("ค้นหา", "search"),
    "keys.legend": ("สัญลักษณ์และตัวเลือก", "the legend"),
    "keys.table": ("ตารางหรือภาพ", "table or picture"),
    "keys.close": ("ปิดสิ่งที่เปิดอยู่", "close what is open"),
    "keys.help": ("รายการนี้", "this list"),
    # the caption, beyond the shared words
    "cap.or": (" หรือ", " or "),
    "cap.documents_only": ("จากเอกสาร {n} ฉบับ", "From {n} documents"),
    "cap.documents_only.1": ("จากเอกสาร 1 ฉบับ", "From 1 document"),
    "cap.many_without": (
        "ดูภาพโดยไม่นับเรื่องที่มีผู้ร่วมเกิน {n} ราย",
        "Show without what joins more than {n}",
    ),
    "cap.many_back": ("นับเรื่องที่มีผู้ร่วมมากด้วย", "Count what joins many again"),
    "filter.by": ("ต่อไปตาม {v}", "by {v}"),
}

_SHARED = (
    *(
        "nothing_found",
        "picture",
        "details",
        "close",
        "zoom_in",
        "zoom_out",
        "fit",
        "about",
        "nobody",
        "showing",
    ),
    *("bases", "without", "with_count", "no_ties", "and", "to", "derived", "paragraph", "said_by"),
    *("observed", "unknown", "uncited", "person_note", "opens_web", "table", "data_version"),
)
_FAMILIES = ("status.", "document.", "left.", "cap.", "filter.", "overlarge.")
_SINGULAR = {"cap.actors": "cap.actor", "cap.ties": "cap.tie", "cap.documents": "cap.document"}


def explorer_words() -> dict[str, tuple[str, str]]:
    """All words that the explorer says, by key; KEY.1 is what KEY is where its {n} is 1."""
    found = {
        key: said
        for key, said in shared.WORDS.items()
        if key in _SHARED or key.startswith(_FAMILIES)
    }
    for many, one in _SINGULAR.items():
        found[f"{many}.1"] = found.pop(one)
    thai, english = found["cap.no_line"]
    found["cap.no_line.1"] = (thai, english.replace("these {n} documents", "this document"))
    return {**found, **OWN}
