"""What a report says of its own accord, in Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    # the frame
    "title": ("{network}", "{network}"),
    "subtitle": ("รายงานจาก{documents}", "A report from {documents}"),
    "contents": ("สารบัญ", "Contents"),
    "figure": ("ภาพที่ {n}", "Figure {n}"),
    "table": ("ตารางที่ {n}", "Table {n}"),
    "numbers_in": ("ตัวเลขอยู่ในตารางที่ {n}", "Its numbers are in Table {n}."),
    "csv": ("ดาวน์โหลด CSV", "Download CSV"),
    "csv_of": ("ดาวน์โหลดตารางที่ {n} เป็น CSV", "Download Table {n} as CSV"),
    "shown": ("แสดง {n} จาก {m} แถว ที่เหลืออยู่ใน CSV", "{n} of {m} rows are shown; the CSV has all."),
    "shown_cut": (
        "แสดง {n} จาก {m} แถว CSV มี {k} แถวแรก ทั้งหมดได้จาก kg export nodes, edges และ kg findings",
        "{n} of {m} rows are shown; the CSV has the first {k}; kg export nodes, kg export "
        "edges and kg findings give all.",
    ),
    "printed": (
        "พิมพ์ไว้ {n} จาก {m} แถว ที่เหลืออยู่ในไฟล์รายงานและใน CSV ใต้ตารางนี้",
        "{n} of {m} rows are printed; the report's file has more, and a CSV under this table.",
    ),
    "printed_documents": (
        "พิมพ์ไว้เฉพาะเอกสารที่แถวซึ่งพิมพ์ไว้อ้างถึง ({n} จาก {m} ฉบับในรายการ) ที่เหลืออยู่ในไฟล์รายงาน",
        "Only what printed rows cite is printed ({n} of {m} listed documents); the report's "
        "file has the others.",
    ),
    "more_documents": ("และอีก {n} ฉบับ", "and {n} more"),
    "shown_md": ("แสดง {n} จาก {m} แถว", "{n} of {m} rows are shown."),
    "sources": ("ที่มา", "Sources"),
    "ties_1": ("ดู 1 รายการ", "See 1 tie"),
    "ties_n": ("ดู {n} รายการ", "See {n} ties"),
    "more_ties": ("และอีก {n} รายการ รหัสอยู่ใน CSV", "and {n} more; the CSV has their ids"),
    "para": ("ย่อหน้า {n}", "para {n}"),
    "paras": ("ย่อหน้า {n}", "paras {n}"),
    "scope": ("ขอบเขต", "Scope"),
    "scope_as": ("เช่นเดียวกับตารางที่ {n}", "as in Table {n}"),
    "copy": ("ข้อความสำหรับนำไปใช้", "Text to take over"),
    "top": ("กลับไปสารบัญ", "Back to contents"),
    "unknown": ("–", "–"),
    "yes": ("ใช่", "yes"),
    "no": ("ไม่ใช่", "no"),
    "undated": ("ไม่ระบุวันที่", "no date"),
    "total": ("รวม", "total"),
    "empty_table": ("ไม่พบในเอกสารชุดนี้", "Not seen in these documents"),
    # sections
    "s.brief": ("สรุป", "In brief"),
    "s.question": ("คำถามและขอบเขต", "The question"),
    "s.data": ("ข้อมูลที่ใช้", "The data"),
    "s.documents": ("เอกสาร", "Documents"),
    "s.coverage": ("เอกสารครอบคลุมอะไร", "What the documents cover"),
    "s.missing": ("อะไรขาดหายไป", "What is missing"),
    "s.findings": ("ข้อค้นพบ", "Findings"),
    "s.method": ("วิธีวิเคราะห์", "Method"),
    "s.paste": ("ข้อความสำหรับใส่ในบทความ", "A paragraph for a paper"),
    "s.limits": ("ข้อจำกัด", "Limits"),
    "s.cite": ("การอ้างอิงและรุ่นข้อมูล", "How to cite, and the version of the data"),
    "s.papers": ("งานวิชาการที่อ้างถึง", "Papers cited"),
    "s.sources": ("รายการเอกสาร", "List of documents"),
    "s.appendix": ("ภาคผนวก", "Appendix"),
    # the question
    "q.asked": (
        "รายงานนี้ตอบคำถามเดียว คือ “{title}” โดยตอบจากสิ่งที่เอกสารระบุไว้เท่านั้น ไม่ได้สอบถามหรือสำรวจเพิ่มเติม",
        "This report answers one question, “{title}”, and answers it only from what documents say. "
        "Nobody was interviewed or surveyed.",
    ),
    "q.line": (
        "เส้นหนึ่งเส้นแปลว่ามีเอกสารระบุไว้ ไม่ได้วัดความใกล้ชิดหรือผลงาน "
        "และการไม่มีเส้นแปลว่าไม่พบในเอกสารชุดนี้ ไม่ได้แปลว่าไม่มีอยู่จริง",
        "A line means that a document says so; it does not measure closeness or results. "
        "No line means not seen in these documents, which does not mean that there is nothing.",
    ),
    "q.open": (
        "ตัวเลขทุกตัวเปิดดูที่มาได้ ในตารางมีเลขเอกสารและย่อหน้ากำกับทุกแถว "
        "กดดูความเชื่อมโยงแต่ละรายการได้ และพิมพ์คำสั่ง kg why ตามด้วยรหัส เพื่อดูข้อความต้นทาง",
        "Every number can be opened. Each row of a table names its documents and paragraphs, "
        "lists its ties, and kg why followed by a tie's id shows who says so and where.",
    ),
    "q.network": ("เครือข่าย", "Network"),
    "q.dates": ("ช่วงเวลา", "Dates"),
    "q.modality": ("นับอะไร", "What counts"),
    "q.weights": ("น้ำหนักของเส้น", "Weight of a line"),
    "q.filter": ("เลือกเฉพาะ", "Only"),
    "q.size": ("ขนาด", "Size"),
    "q.documents": ("เอกสารที่เป็นที่มา", "Documents behind it"),
    "q.version": ("รุ่นข้อมูล", "Data version"),
    "q.command": ("คำสั่งที่สร้างรายงาน", "Made with"),
    "q.everything": ("ไม่ได้เลือกเฉพาะส่วน", "nothing was filtered out by choice"),
    # the data
    "d.count": (
        "ชุดข้อมูลนี้มี{documents} ซึ่งนับเป็นที่มาอิสระ{families} เพราะเอกสารที่พิมพ์ซ้ำหรือเล่าเรื่องเดียวกันนับเป็นชุดเดียว",
        "The data set holds {documents}, that is {families}: reprints and documents that tell "
        "the same occasion twice count as one.",
    ),
    "d.used": (
        "เครือข่ายนี้ใช้{documents} ({families}) ลงวันที่ตั้งแต่ {first} ถึง {last}",
        "This network rests on {documents} ({families}), dated {first} to {last}.",
    ),
    "d.used_day": (
        "เครือข่ายนี้ใช้{documents} ({families}) ลงวันที่ {first}",
        "This network rests on {documents} ({families}), dated {first}.",
    ),
    "d.used_undated": (
        "เครือข่ายนี้ใช้{documents} ({families})",
        "This network rests on {documents} ({families}).",
    ),
    "d.used_none": (
        "ไม่มีเอกสารใดระบุความเชื่อมโยงแบบที่ถาม",
        "No document states a tie of the kind asked about.",
    ),
    "d.publisher": (
        "ร้อยละ {share} ของเอกสารที่ใช้เผยแพร่โดย {who} จึงเห็นเฉพาะสิ่งที่ผู้เผยแพร่รายนี้เห็นว่าควรเผยแพร่",
        "{share}% of the documents used are published by {who}: what is seen is what this "
        "publisher found worth telling.",
    ),
    "d.kinds": ("เอกสารแยกตามประเภท", "Documents by kind"),
    "d.years": ("เอกสารแยกตามปี", "Documents by year"),
    "d.years_figure": (
        "ปี {names} มีเอกสารมากที่สุด ({each}{n} ฉบับ) จำนวนเส้นในแต่ละปีจึงต้องอ่านคู่กับจำนวนเอกสาร",
        "Most documents are of {names} ({n}{each}); read the lines of a year beside its documents",
    ),
    "d.years_each": ("ปีละ ", " each"),
    "d.years_even": (
        "เอกสารแต่ละปี จำนวนเส้นในแต่ละปีต้องอ่านคู่กับจำนวนเอกสาร",
        "Documents of each year; read the lines of a year beside them",
    ),
    "d.used_key": ("เป็นที่มาของเครือข่ายนี้", "behind this network"),
    "d.other_key": ("เอกสารอื่นในชุดข้อมูล", "others in the data set"),
    "d.provinces": (
        "เอกสารในชุดข้อมูลกล่าวถึงเรื่องที่เกิดใน {n} จาก 77 จังหวัด",
        "The documents tell of things done in {n} of the 77 provinces.",
    ),
    "d.provinces_all": (
        "เอกสารในชุดข้อมูลกล่าวถึงเรื่องที่เกิดในครบทั้ง 77 จังหวัด",
        "The documents tell of things done in all 77 provinces.",
    ),
    "d.not_seen": (
        "จังหวัดที่ไม่พบในเอกสารชุดนี้: {list}",
        "Provinces not seen in these documents: {list}.",
    ),
    "d.kinds_actors": ("ประเภทของหน่วยงานและบุคคล", "Kinds of actor"),
    "d.kinds_figure": (
        "ในเครือข่ายนี้พบ{names}มากที่สุด ({each}{n} จาก {m})",
        "{names}: most often seen in this network ({n}{each} of {m})",
    ),
    "d.kinds_each": ("ฝ่ายละ ", " each"),
    "d.kinds_even": ("ผู้อยู่ในเครือข่ายนี้แยกตามภาคส่วน", "Who is in this network, by sector"),
    "d.missing": ("สิ่งที่ขาดในความเชื่อมโยง {n} รายการที่ใช้", "What is missing from the {n} ties used"),
    "d.large": (
        "ความเชื่อมโยงที่ใช้มี {n} รายการ จึงไม่ได้ตรวจทีละรายการว่าขาดสิ่งใด ในจำนวนนี้ {k} จาก {m} เส้นไม่ระบุปี",
        "It rests on {n} ties, too many to look at what each lacks; {k} of {m} lines have no year.",
    ),
    "d.left": ("สิ่งที่ไม่ได้นับ และเหตุผล", "What was left out, and why"),
    "d.left_none": ("ไม่มีสิ่งใดถูกตัดออก", "Nothing was left out."),
    "d.withheld": (
        "ไม่เปิดเผยชื่อหรือเอกสาร {n} รายการ ตามที่กำหนดไว้ในชุดข้อมูล ชื่อเหล่านี้ไม่อยู่ในผลลัพธ์ใด",
        "{n} names or documents are withheld by decision; they are in no output at all.",
    ),
    "d.withheld_none": ("ไม่มีชื่อหรือเอกสารที่ไม่เปิดเผย", "No name or document is withheld."),
    "d.uncited": (
        "คำถามนี้ไม่ได้ขอที่มา (ไม่มี ?tie) จึงไม่มีเอกสาร ย่อหน้า และวันที่กำกับเส้น",
        "The query asks for no sources (it selects no ?tie): its lines have no documents, "
        "paragraphs or dates.",
    ),
    "m.date": ("ไม่ระบุวันที่ของเหตุการณ์", "no date of what was done"),
    "m.paragraph": ("ไม่มีเลขย่อหน้า", "no paragraph"),
    "m.place": ("ไม่ระบุพื้นที่", "no place"),
    "m.amount": ("เป็นเงินแต่ไม่ระบุจำนวน", "money without an amount"),
    "m.single": ("มีที่มาอิสระแห่งเดียว", "stated by one independent source only"),
    # findings of the report itself
    "o.size": ("เครือข่ายโดยรวม", "The network as a whole"),
    "o.picture": ("{title}: {size}", "{title}: {size}"),
    "o.counts": ("เครือข่ายนี้มี {size}", "The network has {size}."),
    "o.parts": (
        "แยกเป็น {n} ส่วนที่ไม่มีเส้นถึงกัน ส่วนที่ใหญ่ที่สุดมี {largest} ราย (ร้อยละ {share})",
        "It falls into {n} parts with no line between them; the largest holds {largest} of them "
        "({share}%).",
    ),
    "o.one_part": ("ทุกรายเชื่อมถึงกันได้", "All of it hangs together."),
    "o.weights": (
        "{n} จาก {m} เส้น (ร้อยละ {share}) มาจากเรื่องเดียว",
        "{n} of {m} lines ({share}%) rest on a single agreement, event or fact.",
    ),
    "o.weights_figure": (
        "เส้นส่วนใหญ่มีเรื่องร่วมกัน {w} เรื่อง",
        "Most lines rest on {w}.",
    ),
    "o.empty": (
        "ไม่พบความเชื่อมโยงแบบที่ถามในเอกสารชุดนี้ ซึ่งไม่ได้แปลว่าไม่มีอยู่จริง จึงไม่มีสิ่งใดให้นับหรือจัดอันดับ",
        "These documents state no tie of the kind asked for, which does not mean that there is "
        "none. There is nothing to count or to rank.",
    ),
    "o.few": (
        "มีเรื่องร่วมกันเพียง {n} เรื่อง น้อยเกินกว่าจะบอกว่าใครสำคัญกว่าใคร จึงไม่จัดอันดับ",
        "There are only {n} things in common, too few to say who matters more; nothing is ranked.",
    ),
    "o.basis": ("เหตุที่เชื่อมกัน", "Why they are joined"),
    "o.weight_table": ("เส้นแยกตามน้ำหนัก", "Lines by weight"),
    "o.basis_table": ("เส้นแยกตามเหตุที่เชื่อมกัน", "Lines by what joins them"),
    "o.places": ("พื้นที่", "Places"),
    "o.places_table": (
        "หน่วยงาน เส้น และเอกสารแยกตามจังหวัด",
        "Actors, lines and documents by province",
    ),
    "o.places_text": (
        "{n} จาก {m} รายมีที่ตั้งระบุไว้ อยู่ใน {p} จังหวัด ที่เหลือเป็นหน่วยงานส่วนกลางหรือเอกสารไม่ได้ระบุที่ตั้ง",
        "{n} of {m} actors have a stated seat, in {p} provinces; the others are national bodies or "
        "their seat is not stated.",
    ),
    "o.places_figure": (
        "พบเส้นที่เกิดใน{names}มากที่สุด ({each}{n} เส้น)",
        "Most lines are of things done in {names} ({n}{each})",
    ),
    "o.places_each": ("จังหวัดละ ", " each"),
    "o.places_even": ("เส้นแยกตามจังหวัดที่เกิดเรื่อง", "Lines by the province where things were done"),
    "o.actors_table": ("หน่วยงานและบุคคลทั้งหมด พร้อมค่าที่วัดได้", "All actors with their measures"),
    "o.lines_table": ("เส้นทั้งหมดพร้อมที่มา", "All lines with their sources"),
    # limits
    "l.press": (
        "{n} จาก {m} ฉบับเป็นข่าวหรือข่าวประชาสัมพันธ์ ซึ่งมักเล่าพิธี ผู้บริหาร และงานที่สำเร็จ "
        "มากกว่างานประจำหรือความขัดแย้ง",
        "{n} of {m} documents are news or press releases, which tell of ceremonies, executives and "
        "successes rather than of daily work or conflict.",
    ),
    "l.undated": (
        "{n} จาก {m} ฉบับไม่มีวันที่ จึงไม่อยู่ในการเทียบช่วงเวลา",
        "{n} of {m} documents have no date and are in no comparison of periods.",
    ),
    "l.counts": (
        "จำนวนเส้นบอกว่ามีเอกสารกล่าวถึงเท่าใด หน่วยงานที่เผยแพร่มากจึงมีเส้นมาก",
        "How many lines there are depends on how much was written: who publishes more has more "
        "lines.",
    ),
    "l.sample": (
        "เอกสารชุดนี้ไม่ใช่ตัวอย่างสุ่ม ตัวเลขจึงใช้กับเอกสารชุดนี้ ไม่ใช่กับทั้งประเทศ",
        "These documents are no random sample. The numbers hold for them, not for the country.",
    ),
    "l.names": (
        "ชื่อที่สะกดต่างกันถือเป็นรายเดียวกันเฉพาะที่มีผู้ตัดสินไว้ กลุ่มที่ไม่ระบุชื่อไม่อยู่ในเครือข่าย",
        "Names spelt differently are one actor only where somebody decided so; groups without "
        "names are not in the network.",
    ),
    "l.time": (
        "วันที่ในเอกสารไม่ใช่วันเริ่มหรือวันสิ้นสุดของความร่วมมือ เว้นแต่เอกสารจะระบุ",
        "The date of a document is not the day a collaboration began or ended, unless it says so.",
    ),
    "l.cause": (
        "รายงานนี้บอกว่าพบอะไรอยู่ด้วยกัน ไม่ได้บอกว่าอะไรเป็นเหตุของอะไร",
        "The report tells what is seen together, not what caused what.",
    ),
    "l.money": (
        "เงินที่ประกาศหรืออนุมัติอาจยังไม่ถึงผู้รับ ให้ดูขั้นของเงินทุกครั้ง",
        "Money announced or approved may not have arrived: look at its stage.",
    ),
    # to paste
    "p.data": (
        "ข้อมูลมาจากกราฟความรู้ที่มีเอกสารอ้างอิงทุกความเชื่อมโยง{version} ส่วนที่ใช้มาจาก{documents} "
        "({families}){span}",
        "The data are a knowledge graph in which every tie cites a document{version}; the part "
        "used here rests on {documents} ({families}){span}.",
    ),
    "p.span": (" ปี {first}–{last}", " of {first}–{last}"),
    "p.network": (
        "เครือข่าย “{title}” ({rule}) มี {size}",
        "The network “{title}” ({rule}) has {size}.",
    ),
    "p.chosen": ("โดยเลือกเฉพาะ{chosen}", "It is restricted to: {chosen}."),
    "p.weights": ("น้ำหนักของเส้นคือ{weights}", "The weight of a line is {weights}"),
    "p.measures": ("ค่าที่รายงานคือ {list}", "Reported are {list}."),
    "p.absence": (
        "เส้นหมายถึงมีเอกสารระบุไว้ การไม่มีเส้นหมายถึงไม่พบในเอกสารชุดนี้ ไม่ได้หมายถึงไม่มีความสัมพันธ์",
        "A line means that a document states it; the absence of a line means that it was not seen "
        "in these documents, not that there is no relation.",
    ),
    # citing
    "c.how": ("อ้างอิงชุดข้อมูลดังนี้", "Cite the data set as:"),
    "c.version": (
        "รุ่นข้อมูล {version} คำนวณจากเนื้อหาของกราฟ ข้อมูลเหมือนกันย่อมได้รุ่นเดียวกัน "
        "และรายงานที่สร้างซ้ำจะตรงกันทุกตัวอักษร",
        "The data version {version} is computed from what the graph says: equal data have equal "
        "versions, and a report made again is the same to the last byte.",
    ),
    "c.dataset": (
        "กราฟความรู้หน่วยงานและบุคคลด้านการพัฒนาชุมชน [ชุดข้อมูล]{version}",
        "Community development actors knowledge graph [Data set]{version}.",
    ),
    # figures of findings
    "g.connectors": (
        "ผู้เชื่อมประสานอันดับแรกคือ {who} และอันดับของแต่ละรายเปลี่ยนได้เพียงใดเมื่อตัดที่มาทีละชุด",
        "{who} comes first as a connector; how far each rank moves when a source is left out",
    ),
    "g.connectors_even": (
        "อันดับของผู้เชื่อมประสาน และเปลี่ยนได้เพียงใดเมื่อตัดที่มาทีละชุด",
        "Connectors by rank, and how far each moves when a source is left out",
    ),
    "g.rank_axis": (
        "อันดับด้านความเป็นตัวกลาง และช่วงเมื่อตัดที่มาทีละชุด",
        "Rank by betweenness, and its range when each source family is left out",
    ),
    "g.clusters": (
        "กลุ่มที่เชื่อมกันแน่นกลุ่มใหญ่ที่สุดมี {n} ราย",
        "The largest cluster has {n} actors",
    ),
    "g.cluster": ("{n}: {names}", "{n}: {names}"),
    "g.change": (
        "จำนวนเส้นที่พบในแต่ละช่วงต้องอ่านคู่กับจำนวนเอกสารของช่วงนั้น",
        "Read the lines seen in a period beside its documents",
    ),
    "g.kept": ("พบต่อเนื่องจากช่วงก่อน", "kept from the period before"),
    "g.new": ("พบใหม่", "new"),
    "g.first": (
        "เอกสาร และเส้นของช่วงแรกซึ่งไม่มีช่วงก่อนให้เทียบ",
        "documents; lines of the first period, with none before to compare",
    ),
    "g.places": (
        "จังหวัดที่เอกสารกล่าวถึงมากที่สุดโดยไม่พบชื่อสภาองค์กรชุมชน",
        "The provinces told of most without a community council being named",
    ),
    "g.actors_axis": ("จำนวนราย", "Actors"),
    "g.lines_axis": ("จำนวนเส้น", "Lines"),
    "g.documents_axis": ("จำนวนเอกสาร", "Documents"),
    "g.weight_axis": ("จำนวนเรื่องที่เชื่อมสองราย", "Agreements, events and facts that join two actors"),
    "g.year_axis": ("ปี พ.ศ.", "Year (CE)"),
    "g.period_axis": ("ช่วงปี พ.ศ.", "Period (CE)"),
    "g.change_lines": ("จำนวนเส้น", "Lines"),
    "g.change_documents": ("จำนวนเอกสาร", "Documents"),
    "g.money": (
        "{instrument} ({stage}): {n} ยอดที่มากที่สุด",
        "{instrument}, {stage}: the {n} greatest sums",
    ),
    "g.money_axis": ("จำนวนเงิน ({currency})", "Amount ({currency})"),
    "g.to": ("ถึง{who}", "to {who}"),
    "g.for": ("เพื่อ{what}", "for {what}"),
    "g.at": ("ที่{where}", "in {where}"),
    "g.no_stage": ("ไม่ระบุขั้นของเงิน", "stage not stated"),
    "g.no_instrument": ("เงินที่ไม่ระบุลักษณะ", "money of a kind not stated"),
    "g.money_year": ("ปี {year}", "BE {year}"),
    "not_stated": ("ไม่ระบุ", "not stated"),
    "baht": ("บาท", "baht"),
}


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in.

    >>> say("figure", "th", n=2), say("figure", "en", n=2)
    ('ภาพที่ 2', 'Figure 2')
    """
    return WORDS[key][0 if lang == "th" else 1].format(**values)


_NOUNS = {
    "actor": ("หน่วยงานและบุคคล {n} ราย", "{n} actor", "{n} actors"),
    "line": ("{n} เส้น", "{n} line", "{n} lines"),
    "document": ("เอกสาร {n} ฉบับ", "{n} document", "{n} documents"),
    "family": (" {n} ชุด", "{n} independent family", "{n} independent families"),
    "used_family": ("ที่มาอิสระ {n} ชุด", "{n} independent family", "{n} independent families"),
    "thing": ("{n} เรื่อง", "{n} thing in common", "{n} things in common"),
    "context": ("เรื่องร่วม {n} เรื่อง", "{n} thing in common", "{n} things in common"),
    "tie": ("ความเชื่อมโยง {n} รายการ", "{n} tie", "{n} ties"),
}


def counted(noun: str, n: int, lang: str) -> str:
    """So many of something, in words.

    >>> counted("line", 1, "en"), counted("document", 61, "th")
    ('1 line', 'เอกสาร 61 ฉบับ')
    """
    thai, one, many = _NOUNS[noun]
    return (thai if lang == "th" else one if n == 1 else many).format(n=f"{n:,}")


def listed(items: Iterable[str], lang: str) -> str:
    """Things one after the other, as a sentence names them."""
    *first, last = [*items] or [""]
    joint = " และ " if lang == "th" else " and "
    return joint.join([", ".join(first), last]) if first else last
