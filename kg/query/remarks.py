"""What a look through a query remarks on, in Thai and English, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ERROR, WARNING, NOTE = "error", "warning", "note"

SAID = {
    "syntax": (
        ERROR,
        "อ่านไม่ได้ตรงนี้: {why}",
        "cannot be read here: {why}",
    ),
    "prefix": (
        ERROR,
        "ไม่มีคำนำหน้า {prefix}: ให้เพิ่มบรรทัด PREFIX {prefix}: <…> หรือใช้คำนำหน้าที่มีอยู่แล้ว คือ {known}",
        "no prefix {prefix}: is declared; write PREFIX {prefix}: <…>, or use one of those that are "
        "known without: {known}",
    ),
    "prefix-elsewhere": (
        WARNING,
        "{prefix}: ในที่นี้คือ <{iri}> แต่คำของกราฟอยู่ใต้ <{ours}> ให้แก้บรรทัดนี้หรือลบทิ้ง",
        "{prefix}: is <{iri}> here, but the graph's terms are under <{ours}>; mend this line or "
        "leave it out",
    ),
    "term": (
        ERROR,
        "ไม่มี {term} ในชุดคำของกราฟ จึงไม่มีสิ่งใดตรงกับบรรทัดนี้",
        "{term} is not in the ontology, so nothing can match it",
    ),
    "term-unused": (
        WARNING,
        "กราฟนี้ไม่ใช้ {term} จึงไม่มีสิ่งใดตรงกับบรรทัดนี้",
        "the graph does not use {term}, so nothing can match it",
    ),
    "class": (
        ERROR,
        "{term} เป็นประเภทของสิ่ง ใช้เชื่อมสองสิ่งไม่ได้ ให้เขียน ?x a {term}",
        "{term} is a class and links nothing; write ?x a {term}",
    ),
    "property": (
        ERROR,
        "{term} เป็นคำเชื่อม ไม่ใช่ประเภทของสิ่ง ให้เขียน ?x {term} ?y",
        "{term} is a property, not a class; write ?x {term} ?y",
    ),
    "product": (
        ERROR,
        "ไม่มีอะไรเชื่อม {these} กับ {those} ทุกแถวของส่วนหนึ่งจะจับคู่กับทุกแถวของอีกส่วน "
        "ให้ใช้ตัวแปรร่วมกันอย่างน้อยหนึ่งตัว หรือแยกเป็นสองคำถาม",
        "nothing joins {these} to {those}, so every row of one stands beside every row of the "
        "other; let them share a variable, or ask two questions",
    ),
    "order": (
        WARNING,
        "ไม่มี ORDER BY แถวอาจเรียงไม่เหมือนเดิมทุกครั้ง ให้จบด้วย ORDER BY {columns}",
        "no ORDER BY, so rows may come in another order each time; end with ORDER BY {columns}",
    ),
    "order-partial": (
        NOTE,
        "แถวที่ต่างกันเฉพาะ {columns} อาจเรียงไม่เหมือนเดิมทุกครั้ง ให้เพิ่มท้าย ORDER BY",
        "rows that differ in {columns} alone may come in any order; add that to ORDER BY",
    ),
    "limit": (
        WARNING,
        "LIMIT โดยไม่มี ORDER BY ได้แถวใดบ้างแล้วแต่ระบบ ให้เพิ่ม ORDER BY ก่อน LIMIT",
        "LIMIT without ORDER BY leaves it to the engine which rows come; write ORDER BY before it",
    ),
    "unbound": (
        ERROR,
        "ไม่มีบรรทัดใดให้ค่าแก่ {variable}",
        "nothing gives {variable} a value",
    ),
    "unbound-here": (
        WARNING,
        "{variable} ได้ค่าที่อื่น แต่ในวงเล็บปีกกานี้ไม่มีค่า ให้ย้ายเงื่อนไขไปอยู่กับบรรทัดที่ให้ค่า "
        "หรือใส่ VALUES ไว้ในวงเล็บนี้",
        "{variable} has its value elsewhere and none within these braces; move this to where it "
        "has one, or start these braces with its own VALUES row",
    ),
    "unbound-yet": (
        WARNING,
        "{variable} ยังไม่มีค่าที่ BIND นี้ เพราะ BIND เห็นเฉพาะบรรทัดก่อนหน้า ให้ย้าย BIND ลงไป",
        "{variable} has no value yet at this BIND, which sees only what stands before it; move the "
        "BIND down",
    ),
    "grouped": (
        ERROR,
        "{variable} ไม่ได้อยู่ใน GROUP BY และไม่ได้นับหรือรวม ให้เพิ่มใน GROUP BY หรือใช้ SAMPLE",
        "{variable} is neither in GROUP BY nor counted or added up; add it to GROUP BY, or use "
        "SAMPLE",
    ),
    "minus": (
        WARNING,
        "MINUS นี้ไม่มีตัวแปรร่วมกับบรรทัดก่อนหน้า จึงไม่ตัดแถวใดออก ให้ใช้ตัวแปรร่วมกัน",
        "this MINUS shares no variable with what stands before it and takes nothing away; let "
        "them share one",
    ),
    "parameter": (
        ERROR,
        "?{name} ประกาศไว้ใน #+ params แต่ไม่มีแถวให้ใส่ค่า ให้ขึ้นต้น WHERE ด้วย "
        "VALUES (?{name}) {{ (UNDEF) }}",
        "#+ params declares {name}, which has no row to bind; start the WHERE with "
        "VALUES (?{name}) {{ (UNDEF) }}",
    ),
    "parameter-type": (
        ERROR,
        "ไม่มีชนิดค่า {type} (ของ {name}) ใช้ได้เฉพาะ {known}",
        "{name} is of the type {type}, and there is none; expected one of {known}",
    ),
    "column": (
        ERROR,
        "#+ columns ประกาศ {name} แต่ SELECT ไม่ได้เลือก ให้เพิ่ม ?{name} หรือลบออกจากหัวไฟล์",
        "#+ columns declares {name}, which is not selected; select ?{name}, or leave it out of "
        "the header",
    ),
    "allow": (
        WARNING,
        "ข้อยกเว้นต้องบอกเหตุผล ให้เขียน # lint: allow {rule}: เหตุผล โดย {rule} เป็นหนึ่งใน {known}",
        "an exception says why; write # lint: allow {rule}: the reason, with a rule of {known}",
    ),
    "allow-unused": (
        NOTE,
        "ข้อยกเว้น {rule} นี้ไม่จำเป็นแล้ว ให้ลบออก",
        "nothing here needs to be allowed {rule}; leave it out",
    ),
}
"""Each rule's weight, and what it says in Thai and in English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to mend. `rule` is a key of SAID; lines and columns count from 1.

    `near` are names that may be meant, the likeliest first.
    """

    rule: str
    line: int
    column: int
    values: Mapping[str, Any] = field(default_factory=dict)
    near: tuple[str, ...] = ()
    file: str = ""

    @property
    def severity(self) -> str:
        """How much it matters: "error", "warning" or "note"."""
        return SAID[self.rule][0]

    def message(self, lang: str) -> str:
        """What is wrong and how to mend it, in one line.

        >>> Remark(rule="unbound", line=1, column=8, values={"variable": "?x"}).message("en")
        'nothing gives ?x a value'
        """
        _, thai, english = SAID[self.rule]
        said = (thai if lang == "th" else english).format(**self.values)
        if not self.near:
            return said
        names = ", ".join(self.near)
        return f"{said} หมายถึง {names} หรือไม่" if lang == "th" else f"{said}; did you mean {names}?"

    def as_json(self, lang: str) -> dict[str, Any]:
        """What `kg lint --format json` gives of it."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "severity": self.severity,
            "rule": self.rule,
            "message": self.message(lang),
            "near": list(self.near),
        }
