"""What each actor's place in the network is, in columns and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.site.networks import Drawn

MEASURES = {
    "degree": (
        ("เชื่อมกับกี่ราย", "joined with"),
        ("จำนวนรายที่เชื่อมถึงโดยตรง", "how many others an actor is joined to"),
    ),
    "strength": (
        ("น้ำหนักรวม", "things in common"),
        (
            "จำนวนข้อตกลง งาน และเรื่องที่เชื่อมกับรายอื่น รวมทุกเส้น",
            "the agreements, events and facts that join an actor to others, over all its lines",
        ),
    ),
    "betweenness": (
        ("ความเป็นตัวกลาง", "betweenness"),
        (
            "ส่วนของเส้นทางที่สั้นที่สุดระหว่างสองรายอื่นซึ่งต้องผ่านรายนี้",
            "the share of shortest paths between two others that pass through an actor",
        ),
    ),
    "core": (
        ("แกนชั้นที่", "core"),
        (
            "อยู่ในวงที่ทุกรายเชื่อมกันเองอย่างน้อยเท่านี้ราย",
            "stands in a circle in which everyone is joined to at least so many others of it",
        ),
    ),
    "constraint": (
        ("ข้อจำกัดจากวงที่รู้จักกันเอง", "constraint"),
        (
            "ค่าสูงเมื่อรายที่เชื่อมด้วยเชื่อมกันเองอยู่แล้ว (Burt)",
            "high where those an actor is joined to are joined to each other anyway (Burt)",
        ),
    ),
}
"""By code: the name and what it says, each in Thai and English."""

DIGITS = 3
"""Digits that count: what a size or a shade can show."""


def told(drawn: Drawn) -> list[dict[str, Any]]:
    """The measures in words; of betweenness, where it is one, that it is an estimate."""
    sampled = drawn.network.graph.graph["measures"].get("pivots", 0)
    found = []
    for code, (name, about) in MEASURES.items():
        words = list(about)
        if code == "betweenness" and sampled:
            words = [f"{words[0]} (ค่าประมาณจากตัวอย่าง)", f"{words[1]} (estimated from a sample)"]
        found.append({"code": code, "name": list(name), "about": words})
    return found


def column(drawn: Drawn, code: str) -> list[float | int | None]:
    """A measure of every actor; None for who is not in the network as it opens."""
    nodes = drawn.network.graph.nodes
    return [_short(nodes[key][code]) if key in nodes else None for key in drawn.nodes]


def _short(value: float | None) -> float | int | None:
    if value is None or value == int(value):
        return None if value is None else int(value)
    return float(f"{value:.{DIGITS}g}")
