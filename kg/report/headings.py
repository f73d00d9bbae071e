"""What stands over the columns of a report's tables, beside those that findings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.findings.words import heading as heading_of_findings

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADINGS: Mapping[str, tuple[str, str]] = {
    "group": ("ภาค", "sector"),
    "published": ("ปีของเอกสาร", "year of document"),
    "flow": ("จากใคร → ถึงใคร", "from whom → to whom"),
    "used": ("ใช้ในเครือข่ายนี้", "behind this network"),
    "first": ("ตั้งแต่", "from"),
    "last": ("ถึง", "to"),
    "one": ("ระหว่าง", "between"),
    "other": ("กับ", "and"),
    "lacking": ("สิ่งที่ขาด", "what"),
    "years": ("ปี", "years"),
    "sums": ("จำนวนเงิน", "amounts"),
    "in_network": ("ในเครือข่ายนี้", "in this network"),
    "in_data": ("ในชุดข้อมูล", "in the data set"),
    "number": ("จำนวน", "number"),
    "share": ("ร้อยละ", "per cent"),
    "reason": ("เหตุผล", "reason"),
    "weight": ("น้ำหนัก", "weight"),
    "basis": ("เหตุที่เชื่อมกัน", "joined because of"),
    "province": ("จังหวัด", "province"),
    "strength": ("น้ำหนักรวม", "strength"),
    "eigenvector": ("ความสำคัญตามเพื่อนบ้าน", "eigenvector"),
    "pagerank": ("PageRank", "PageRank"),
    "core": ("ชั้นแกน", "core"),
    "constraint": ("ข้อจำกัด (Burt)", "constraint"),
    "effective_size": ("ขนาดที่ใช้การได้ (Burt)", "effective size"),
    "cluster": ("กลุ่มที่เชื่อมกันแน่น", "cluster"),
    "stability": ("ความคงที่ของกลุ่ม", "stability"),
}


def heading(column: str, lang: str) -> str:
    """What stands over a column; a column of labels is headed as what it labels.

    >>> heading("actor_label", "th"), heading("no_such", "en")
    ('ชื่อ', 'no such')
    """
    name = column.removesuffix("_label")
    if name not in HEADINGS:
        return heading_of_findings(name, lang)
    return HEADINGS[name][0 if lang == "th" else 1]
