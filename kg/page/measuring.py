"""How a network was measured, in one line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEIGHTS = {
    "count": (
        "น้ำหนักเส้น = จำนวนข้อตกลง งาน และเรื่องที่เชื่อมสองฝ่าย",
        "a line's weight = the agreements, events and facts that join its ends",
    ),
    "newman": (
        "น้ำหนักเส้น = ผลรวมของ 1/(จำนวนผู้ร่วม − 1) ของทุกเรื่องที่เชื่อมสองฝ่าย (Newman, 2001)",
        "a line's weight = the sum of 1/(those who take part − 1) over what joins its ends "
        "(Newman, 2001)",
    ),
    "jaccard": (
        "น้ำหนักเส้น = ส่วนของข้อตกลงและงานที่ทั้งสองฝ่ายอยู่ด้วยกัน (Jaccard)",
        "a line's weight = the share of both ends' agreements and events that they have in "
        "common (Jaccard)",
    ),
    "none": ("ทุกเส้นนับเท่ากัน", "every line counts the same"),
}
_PATHS = {
    "steps": ("ระยะทางนับเป็นจำนวนเส้น", "distance counts lines"),
    "lengths": ("ระยะทางของเส้นหนึ่งเส้น = 1/น้ำหนัก", "a line's distance = 1/weight"),
}
_SAMPLED = (
    "ความเป็นตัวกลางและความใกล้ประมาณจากผู้เริ่ม {pivots:,} ใน {sampled:,} ราย "
    "(ดูค่าคลาดเคลื่อน betweenness_error)",
    "betweenness and closeness are estimated from {pivots:,} of {sampled:,} actors "
    "(see betweenness_error)",
)
_CLUSTERS = (
    "กลุ่มที่เชื่อมกันแน่นหาด้วยวิธี Leiden {runs:,} รอบ",
    "clusters by Leiden, {runs:,} runs",
    "clusters by Leiden, one run",
)
_ROLES = (
    "บทบาทของผู้เชื่อม (Gould & Fernandez, 1989) แบ่งตาม{by} นับคู่ที่ไม่ได้เชื่อมกันโดยตรง "
    "และไม่ได้เชื่อมผ่านเรื่องเดียวกันเรื่องเดียว โดยไม่นับผู้ที่ไม่ได้ระบุ{by}",
    "roles (Gould & Fernandez, 1989) by {by}, over pairs that are not joined and whose lines "
    "to the actor do not rest on one single context; actors of no stated {by} count in none",
)
_GROUPS = {
    "kind": ("ประเภทองค์กร", "kind of organisation"),
    "province": ("จังหวัด", "province"),
    "side": ("ฝ่าย (รัฐ ท้องถิ่น ชุมชน ฯลฯ)", "side (state, local, community …)"),
}
_REFERENCE = ("คำนวณด้วย NetworkX", "computed by NetworkX")


def measuring(measures: Mapping[str, Any], lang: str) -> str:
    """What weights, distances, samples and clusters stand on: `graph.graph["measures"]`.

    >>> measuring({"weights": "none", "paths": "steps"}, "en")
    'Measures: every line counts the same · distance counts lines'
    """
    at = 0 if lang == "th" else 1
    said = [_WEIGHTS[measures["weights"]][at], _PATHS[measures["paths"]][at]]
    if measures.get("pivots"):
        said.append(_SAMPLED[at].format_map(measures))
    if found := measures.get("cluster"):
        said.append(_CLUSTERS[at + (at == 1 and found["runs"] == 1)].format_map(found))
    if by := measures.get("roles"):
        said.append(_ROLES[at].format(by=_GROUPS[by][at]))
    if measures.get("backend") == "networkx":
        said.append(_REFERENCE[at])
    return ("การวัด: " if lang == "th" else "Measures: ") + " · ".join(said)
