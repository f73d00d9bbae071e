"""Lines and actors on which the drawn network hangs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.words import number, quoted, tell
from kg.network.matrix import matrix
from kg.network.partings import partings
from kg.network.report import label

if TYPE_CHECKING:
    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "points": ("ผู้ที่ยึดภาพเครือข่ายไว้ด้วยกัน", "Actors on which the drawn network hangs"),
    "bridges": ("เส้นที่ยึดภาพเครือข่ายไว้ด้วยกัน", "Lines on which the drawn network hangs"),
    "empty": ("ไม่มีเส้นใน {title}", "There is no line in {title}."),
    "no_points": (
        "ไม่มีรายใดที่หากไม่นับแล้ว รายที่เหลือจะขาดจากกันใน {title}",
        "Without any one actor, the others of {title} stay joined as they are.",
    ),
    "no_bridges": (
        "ไม่มีเส้นใดที่หากไม่นับแล้ว รายใดจะขาดจากกันใน {title}",
        "Without any one line, all of {title} stay joined as they are.",
    ),
    "found_points": (
        "มี {k} ราย (จากทั้งหมด {of} ราย) ที่หากไม่นับรายนั้น รายอื่นที่เคยเชื่อมถึงกันจะขาดจากกัน",
        "{k} actors (of {of}) hold others together: without any one of them, some fall apart.",
    ),
    "found_point": (
        "มี 1 ราย (จากทั้งหมด {of} ราย) ที่หากไม่นับรายนั้น รายอื่นที่เคยเชื่อมถึงกันจะขาดจากกัน",
        "1 actor (of {of}) holds others together: without it, some fall apart.",
    ),
    "greatest": (
        "รายที่มีผลมากที่สุดคือ {who}: หากไม่นับ รายที่เคยเชื่อมถึงกันจะแยกเป็น {parts} ส่วน "
        "โดย {cut}ขาดจากส่วนที่ใหญ่ที่สุด",
        "{who} matters most: without it, those it is joined to fall into {parts} parts; cut off "
        "from the largest: {cut}.",
    ),
    "found_bridges": (
        "{k} จาก {of} เส้นเป็นทางเดียวที่เชื่อมปลายทั้งสอง ในจำนวนนี้ {ends} เส้นมีปลายที่มีเส้นเดียว",
        "Lines that are the only way between their ends: {k} of {of}; leading to an actor with no "
        "other line: {ends}.",
    ),
    "single": (
        "{k} เส้นในจำนวนนี้อาศัยที่มาเพียงชุดเดียว หากที่มานั้นคลาดเคลื่อน ภาพก็ขาดตรงนั้น",
        "Resting on one independent source family: {k} of these; where it is wrong, the picture "
        "parts.",
    ),
    "widest": (
        "เส้นที่แบ่งได้มากที่สุดคือ {a} กับ {b} ซึ่งแบ่งเป็น {large} กับ {small} ราย",
        "The line that parts most is {a} – {b}: {large} actors on one side, {small} on the other.",
    ),
    "reading": (
        "นี่เป็นเรื่องของภาพที่วาดจากเอกสารชุดนี้ อาจมีทางเชื่อมอื่นที่เอกสารชุดนี้ไม่ได้กล่าวถึง",
        "This is of the picture drawn from these documents: there may be other ways that they do "
        "not tell of.",
    ),
}  # fmt: skip
POINTS = (
    "actor", "actor_label", "kind", "kind_label", "cut_off", "parts", "degree", "betweenness",
    "families", "ties", "sources",
)  # fmt: skip
BRIDGES = (
    "source", "source_label", "target", "target_label", "large", "small", "families",
    "ties", "sources",
)  # fmt: skip


def find(context: Context) -> list[Finding]:
    """Two findings: the cut points and the bridges of the drawn network, what parts most first.

    `cut_off`: how many others are not joined, by any way, to the largest piece that is left
    without the actor; `parts`: how many pieces there are then, of those it was joined to.
    `large` and `small`: how many actors stand on either side of a bridge. `families`: the
    independent source families behind the actor's lines, or the line. Directions and weights
    do not matter.
    """
    lang, graph = context.lang, context.graph
    more: dict[str, Any] = {"scope": context.scope(), "method": ("cuts",)}
    titles = (tell(WORDS, "points", lang), tell(WORDS, "bridges", lang))
    found = partings(matrix(graph))
    names = tuple(graph)
    points = [_point(context, names[at], sizes) for at, sizes in found.points.items()]
    points.sort(key=lambda row: (-row["cut_off"], -row["parts"], row["actor"]))
    bridges = [
        _bridge(context, (names[one], names[other]), sides)
        for (one, other), sides in found.bridges.items()
    ]
    bridges.sort(key=lambda row: (-row["small"], row["source"], row["target"]))
    return [
        context.finding("cut-points", titles[0], *_of_points(context, points),
                        columns=POINTS, rows=tuple(points), **more),
        context.finding("bridges", titles[1], *_of_bridges(context, bridges),
                        columns=BRIDGES, rows=tuple(bridges), **more),
    ]  # fmt: skip


def _point(context: Context, name: str, sizes: tuple[int, ...]) -> dict[str, Any]:
    data = context.graph.nodes[name]
    lines = context.lines_of(name)
    sources = sorted({source for line in lines for source in line["sources"]})
    return {
        "actor": name,
        "actor_label": label(name, data, context.lang),
        "kind": data["kind"],
        "kind_label": data[f"kind_{context.lang}"] or data["kind"],
        "cut_off": sum(sizes[1:]),
        "parts": len(sizes),
        "degree": data["degree"],
        "betweenness": data["betweenness"],
        "families": len(context.documents.families_of(context.documents.real_of(sources))),
        "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
        "sources": tuple(sources),
    }


def _bridge(context: Context, ends: tuple[str, str], sides: tuple[int, int]) -> dict[str, Any]:
    graph = context.graph
    one, other = ends if graph.has_edge(*ends) else ends[::-1]
    lines = [graph.edges[pair] for pair in ((one, other), (other, one)) if graph.has_edge(*pair)]
    sources = sorted({source for line in lines for source in line["sources"]})
    return {
        "source": one,
        "source_label": label(one, graph.nodes[one], context.lang),
        "target": other,
        "target_label": label(other, graph.nodes[other], context.lang),
        "large": sides[0],
        "small": sides[1],
        "families": len(context.documents.families_of(context.documents.real_of(sources))),
        "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
        "sources": tuple(sources),
    }


def _of_points(context: Context, rows: list[dict[str, Any]]) -> list[str]:
    lang, of = context.lang, len(context.graph)
    title = quoted(context.title)
    if not context.graph.number_of_edges():
        return [tell(WORDS, "empty", lang, title=title)]
    if not rows:
        return [tell(WORDS, "no_points", lang, title=title)]
    first = rows[0]
    return [
        tell(WORDS, "found_points" if rows[1:] else "found_point", lang, k=len(rows), of=f"{of:,}"),
        tell(WORDS, "greatest", lang, who=quoted(first["actor_label"]),
             cut=number("actor", first["cut_off"], lang), parts=first["parts"]),
        tell(WORDS, "reading", lang),
    ]  # fmt: skip


def _of_bridges(context: Context, rows: list[dict[str, Any]]) -> list[str]:
    lang, of = context.lang, context.graph.number_of_edges()
    title = quoted(context.title)
    if not of:
        return [tell(WORDS, "empty", lang, title=title)]
    if not rows:
        return [tell(WORDS, "no_bridges", lang, title=title)]
    first = rows[0]
    ends = sum(row["small"] == 1 for row in rows)
    said = [tell(WORDS, "found_bridges", lang, k=f"{len(rows):,}", of=f"{of:,}", ends=f"{ends:,}")]
    if first["small"] > 1:
        said.append(
            tell(WORDS, "widest", lang, a=quoted(first["source_label"]),
                 b=quoted(first["target_label"]), large=first["large"], small=first["small"])
        )  # fmt: skip
    if single := sum(row["families"] == 1 for row in rows):
        said.append(tell(WORDS, "single", lang, k=f"{single:,}"))
    return [*said, tell(WORDS, "reading", lang)]
