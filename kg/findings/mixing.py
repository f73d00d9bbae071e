"""Whether lines join like with like: by kind, by side of public life, by province."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.findings.clusters import named
from kg.findings.context import ties_of
from kg.findings.words import number, quoted, tell
from kg.network.brokerage import GROUPS
from kg.network.mixing import mixing_of
from kg.page.comparing import compared, figure

if TYPE_CHECKING:
    from kg.findings.context import Context
    from kg.findings.finding import Finding
    from kg.network.mixing import Mixing

WORDS = {
    "title": (
        "เชื่อมกันภายในหรือข้ามประเภท ภาคส่วน และจังหวัด",
        "Lines within and between kinds, sides and provinces",
    ),
    "empty": ("ไม่มีเส้นใน {title}", "There is no line in {title}."),
    "found": (
        "แบ่งตาม{by}: {inside} จาก {lines} เชื่อมกันภายใน{by}เดียวกัน (ร้อยละ {share} · E-I {ei} · "
        "assortativity {r})",
        "By {by}: {inside} of {lines} within one {by} ({share}%, E-I {ei}, assortativity {r}).",
    ),
    "nothing": (
        "แบ่งตาม{by}: ไม่มีเส้นที่เอกสารระบุ{by}ของทั้งสองปลาย",
        "By {by}: of no line do documents state the {by} of both ends.",
    ),
    "unknown": (
        "อีก {lines} ไม่ได้นับ เพราะเอกสารไม่ได้ระบุ{by}ของปลายใดปลายหนึ่ง",
        "Not counted: {lines}, for no document states the {by} of both ends.",
    ),
    "reading": (
        "E-I อยู่ระหว่าง −1 (ทุกเส้นอยู่ภายใน) ถึง 1 (ทุกเส้นข้าม) ค่า assortativity เป็น 0 "
        "เมื่อเชื่อมกันโดยไม่ขึ้นกับการแบ่งนั้น",
        "E-I runs from −1 (all lines within) to 1 (all between); assortativity is 0 where lines do "
        "not depend on the division.",
    ),
    "kind": ("ประเภท", "kind"),
    "province": ("จังหวัด", "province"),
    "side": ("ภาคส่วน", "side"),
}  # fmt: skip
COLUMNS = ("by", "by_label", "from", "from_label", "to", "to_label", "lines", "ties", "sources")


def find(context: Context) -> list[Finding]:
    """One finding: how many lines run between which kinds, sides and provinces, most first.

    Each line counts once, whatever its weight; `from` and `to` are codes, in order of code
    where lines have no direction; lines with an end of no stated code are counted in the
    sentences alone.
    """
    lang, graph = context.lang, context.graph
    said: list[str] = []
    rows: list[dict[str, Any]] = []
    for by in GROUPS:
        said += _said(context, mixing_of(graph, by))
        rows += _rows(context, by)
    if graph.size():
        said += [*compared(context.beside_chance, lang), tell(WORDS, "reading", lang)]
    else:
        said = [tell(WORDS, "empty", lang, title=quoted(context.title))]
    return [
        context.finding("mixing", tell(WORDS, "title", lang), *said, columns=COLUMNS,
                        rows=tuple(rows), scope=context.scope(), method=("mixing", "chance"),
                        notes={"chance": context.beside_chance if graph.size() else None})
    ]  # fmt: skip


def _said(context: Context, found: Mixing) -> list[str]:
    """One way of dividing: what is, and what chance would give."""
    lang, words = context.lang, tell(WORDS, found.traits.by, context.lang)
    lines = found.internal + found.external
    if not lines:
        return [tell(WORDS, "nothing", lang, by=words)]
    said = [
        tell(WORDS, "found", lang, by=words, inside=f"{found.internal:,}",
             lines=number("line", lines, lang), share=round(100 * found.internal / lines),
             ei=_figure(found.ei), r=_figure(found.assortativity))
    ]  # fmt: skip
    if found.unknown:
        n = number("line", found.unknown, lang)
        said.append(tell(WORDS, "unknown", lang, by=words, lines=n))
    beside = {each["name"]: each for each in context.beside_chance["figures"]}
    names = (f"ei-{found.traits.by}", f"assortativity-{found.traits.by}")
    return [*said, *(figure(beside[name], lang) for name in names if name in beside)]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _rows(context: Context, by: str) -> list[dict[str, Any]]:
    graph, lang = context.graph, context.lang
    between: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in graph.edges(data=True):
        ends = (GROUPS[by](graph.nodes[source]), GROUPS[by](graph.nodes[target]))
        if source != target and all(ends):
            one, other = ends if graph.is_directed() else (min(ends), max(ends))
            between.setdefault((one, other), []).append(data)
    return [
        {
            "by": by,
            "by_label": tell(WORDS, by, lang),
            "from": one,
            "from_label": named(one, by, lang),
            "to": other,
            "to_label": named(other, by, lang),
            "lines": len(lines),
            "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
            "sources": tuple(sorted({source for line in lines for source in line["sources"]})),
        }
        for (one, other), lines in sorted(between.items(), key=lambda x: (-len(x[1]), x[0]))
    ]
