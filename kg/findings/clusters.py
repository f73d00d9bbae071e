"""Clusters: who is in them, what they share, how firm they are, and whether chance makes such."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.ranks import drawn
from kg.findings.words import listed, number, quoted, tell
from kg.network.brokerage import GROUPS
from kg.network.report import label
from kg.page.comparing import compared, figure
from kg.page.looks import group_name
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": ("กลุ่มที่เชื่อมกันแน่น", "Clusters"),
    "empty": ("ไม่มีเส้นใน {title}", "There is no line in {title}."),
    "found": (
        "{title} แบ่งได้เป็นกลุ่มที่เชื่อมกันแน่น {k} กลุ่ม ในจำนวนนี้ {pairs} กลุ่มมีเพียง 2 ราย และ {apart} "
        "กลุ่มไม่มีเส้นถึงกลุ่มอื่น",
        "{title} falls into {k} clusters. Clusters of only two actors: {pairs}; without a line to "
        "any other: {apart}.",
    ),
    "found_one": (
        "ทุกรายที่มีเส้นใน {title} อยู่ในกลุ่มที่เชื่อมกันแน่นกลุ่มเดียว",
        "All who have a line in {title} are in one cluster.",
    ),
    "largest": (
        "กลุ่มที่ใหญ่ที่สุด (กลุ่ม {cluster}) มี {n} เช่น {names}",
        "The largest (cluster {cluster}) has {n}, among them {names}.",
    ),
    "shares": ("สิ่งที่กลุ่มนี้มีร่วมกันมากที่สุดคือ {things}", "What it shares most is {things}."),
    "more": (
        "การแบ่งกลุ่มนี้ชัดกว่าที่ความบังเอิญจะให้",
        "This division is more than chance would give.",
    ),
    "less": (
        "การแบ่งกลุ่มนี้ชัดน้อยกว่าที่ความบังเอิญจะให้",
        "This division is less than chance would give.",
    ),
    "chance": (
        "การแบ่งกลุ่มนี้ไม่ชัดไปกว่าที่ความบังเอิญจะให้ จึงไม่ควรตีความกลุ่ม",
        "This division is not more than chance would give: nothing should be read into the "
        "clusters.",
    ),
    "firm": (
        "เมื่อแบ่งกลุ่มซ้ำ {runs} รอบด้วยเลขตั้งต้นต่างกัน แต่ละรายอยู่กับกลุ่มเดิมเฉลี่ยร้อยละ {mean}",
        "Over {runs} runs from different seeds an actor keeps {mean}% of its cluster on average.",
    ),
    "loose": (
        "รายที่อยู่กับกลุ่มเดิมไม่ถึงร้อยละ {least} มี {n} เช่น {names}",
        "{n} keep less than {least}% of theirs, among them {names}.",
    ),
    "unsettled": (
        "หลายรอบยังให้ผลไม่ตรงกัน จึงใช้รอบแรกของชุดสุดท้าย",
        "The runs did not come to agree; the first of the last ones stands.",
    ),
    "single": (
        "แบ่งกลุ่มเพียงรอบเดียวเพราะมีมากกว่า 10,000 ราย หรือมากกว่า 100,000 เส้น ขอแบ่งซ้ำได้ด้วย --consensus",
        "Found in one run, for there are more than 10,000 actors or 100,000 lines; ask for "
        "more with --consensus.",
    ),
    "directed": (
        "ในการแบ่งกลุ่มไม่นับทิศทางของเส้น",
        "The directions of lines do not count in clusters.",
    ),
    "reading": (
        "กลุ่มเป็นผลของการอ่านเส้นในเอกสารชุดนี้ด้วยวิธีคำนวณ ไม่ได้แปลว่ารายเหล่านี้รวมตัวกันเป็นกลุ่ม",
        "A cluster is how a method reads the lines of these documents; it does not mean that its "
        "members see themselves as a group.",
    ),
}  # fmt: skip
COLUMNS = (
    "cluster", "size", "members", "members_label", "stability", "kinds", "provinces", "shared",
    "shared_label", "inside", "outside", "families", "ties", "sources",
)  # fmt: skip
NAMED = 3
LOOSE = 0.5
"""Actors that keep less of their cluster than this over the runs are named."""


def find(context: Context) -> list[Finding]:
    """One finding: the clusters, the largest first.

    `members` by number of lines; `stability` their mean, None where there was one run;
    `kinds` and `provinces` ("" not among them) with how many members are of each; `shared` the
    contexts that make most of the lines within, NAMED at most; `inside` and `outside` how many
    lines run within it and to others; `families` the independent source families behind the
    lines within, whose `ties` and `sources` follow.
    """
    lang = context.lang
    rows = _rows(context)
    said = _said(context, rows) if rows else [
        tell(WORDS, "empty", lang, title=quoted(context.title))
    ]  # fmt: skip
    return [
        context.finding("clusters", tell(WORDS, "title", lang), *said, columns=COLUMNS,
                        rows=tuple(rows), scope=context.scope(),
                        method=("clusters", "consensus", "chance"),
                        notes={"measures": context.graph.graph["measures"].get("cluster"),
                               "chance": context.beside_chance if rows else None})
    ]  # fmt: skip


def _rows(context: Context) -> list[dict[str, Any]]:
    graph = context.graph
    members: dict[int, list[str]] = {}
    for name, data in graph.nodes(data=True):
        if data["cluster"]:
            members.setdefault(data["cluster"], []).append(name)
    within: dict[int, list[Mapping[str, Any]]] = {}
    outside: Counter[int] = Counter()
    for source, target, data in graph.edges(data=True):
        one, other = graph.nodes[source]["cluster"], graph.nodes[target]["cluster"]
        if one == other:
            within.setdefault(one, []).append(data)
        else:
            outside.update((one, other))
    shared = _shared(context)
    context.fetch(each for some in shared.values() for each in some)
    return [
        _row(context, cluster, members[cluster], within.get(cluster, []), shared.get(cluster, ()))
        | {"outside": outside[cluster]}
        for cluster in sorted(members)
    ]


def _row(
    context: Context,
    cluster: int,
    members: list[str],
    lines: list[Mapping[str, Any]],
    shared: tuple[str, ...],
) -> dict[str, Any]:
    nodes, lang = context.graph.nodes, context.lang
    members = sorted(members, key=lambda name: (-nodes[name]["degree"], name))
    firm = [nodes[name]["stability"] for name in members if nodes[name]["stability"] is not None]
    sources = sorted({source for line in lines for source in line["sources"]})
    return {
        "cluster": cluster,
        "size": len(members),
        "members": tuple(members),
        "members_label": tuple(label(name, nodes[name], lang) for name in members),
        "stability": round(sum(firm) / len(firm), 12) if firm else None,
        "kinds": _counts((GROUPS["kind"](nodes[name]) for name in members), "kind", lang),
        "provinces": _counts(
            (GROUPS["province"](nodes[name]) for name in members), "province", lang
        ),
        "shared": shared,
        "shared_label": tuple(str(context.label(each)) for each in shared),
        "inside": len(lines),
        "families": len(context.documents.families_of(context.documents.real_of(sources))),
        "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
        "sources": tuple(sources),
    }  # fmt: skip


def _counts(codes: Iterable[str], by: str, lang: str) -> tuple[str, ...]:
    """What is known of the members, the most frequent first, in words."""
    counts = sorted(Counter(code for code in codes if code).items(), key=lambda x: (-x[1], x[0]))
    return tuple(f"{named(code, by, lang)} {count:,}" for code, count in counts)


def named(code: str, by: str, lang: str) -> str:
    """What a code of `kg.network.brokerage.GROUPS` is called."""
    if by == "province":
        from kg.values.places import place, titled

        return titled(place(code), "th" if lang == "th" else "en")
    return group_name(code, lang)


def _shared(context: Context) -> dict[int, tuple[str, ...]]:
    """By cluster the contexts (CURIEs) that make most of the lines within it."""
    import numpy as np

    selection, of = context.selection, context.graph.nodes
    links, rows = selection.links, selection.rows
    cluster = np.array([of[name]["cluster"] if name in of else 0 for name in rows.actors])
    shared = links.parties > 0
    shared &= drawn(context.graph, rows.actors, links.source, links.target)
    here = cluster[links.source[shared]]
    within = (here > 0) & (here == cluster[links.target[shared]])
    where = selection.members.context[links.one[shared][within]]
    many = max(len(rows.contexts), 1)
    keys, counts = np.unique(here[within] * many + where, return_counts=True)
    base, made = context.asker.store.base, dict[int, Counter[str]]()
    for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
        thing = curie(rows.contexts[key % many][1], base)
        made.setdefault(key // many, Counter())[thing] += count
    return {
        each: tuple(thing for thing, _ in sorted(some.items(), key=lambda x: (-x[1], x[0]))[:NAMED])
        for each, some in made.items()
    }


def _said(context: Context, rows: list[dict[str, Any]]) -> list[str]:
    lang, title, first = context.lang, quoted(context.title), rows[0]
    said = [tell(WORDS, "found_one", lang, title=title)]
    if rows[1:]:
        pairs = sum(row["size"] == 2 for row in rows)
        apart = sum(not row["outside"] for row in rows)
        said = [tell(WORDS, "found", lang, title=title, k=f"{len(rows):,}", pairs=f"{pairs:,}",
                     apart=f"{apart:,}")]  # fmt: skip
    said += [*_beside_chance(context), *_firm(context)]
    names = listed([quoted(each) for each in first["members_label"][:NAMED]], lang)
    said.append(tell(WORDS, "largest", lang, cluster=first["cluster"], names=names,
                     n=number("actor", first["size"], lang)))  # fmt: skip
    if first["shared"]:
        things = listed([quoted(each) for each in first["shared_label"]], lang)
        said.append(tell(WORDS, "shares", lang, things=things))
    if context.graph.is_directed():
        said.append(tell(WORDS, "directed", lang))
    return [*said, tell(WORDS, "reading", lang)]


def _beside_chance(context: Context) -> list[str]:
    """Whether the division is more than chance, in plain words, with the figures."""
    told, lang = context.beside_chance, context.lang
    found = next((each for each in told["figures"] if each["name"] == "modularity"), None)
    if not found:
        return compared(told, lang)
    return [tell(WORDS, found["verdict"], lang), *compared(told, lang), figure(found, lang)]


def _firm(context: Context) -> list[str]:
    """How firm the clusters are over the runs."""
    lang, graph = context.lang, context.graph
    about = graph.graph["measures"]["cluster"]
    given = ((name, data["stability"]) for name, data in graph.nodes(data=True))
    known = {name: float(value) for name, value in given if value is not None}
    if not known:
        return [tell(WORDS, "single", lang)]
    mean = round(100 * sum(known.values()) / len(known))
    said = [tell(WORDS, "firm", lang, runs=about["runs"], mean=mean)]
    loose = sorted((value, name) for name, value in known.items() if value < LOOSE)
    if loose:
        names = [quoted(label(name, graph.nodes[name], lang)) for _, name in loose[:NAMED]]
        said.append(tell(WORDS, "loose", lang, n=number("actor", len(loose), lang),
                         least=round(100 * LOOSE), names=listed(names, lang)))  # fmt: skip
    if not about["settled"]:
        said.append(tell(WORDS, "unsettled", lang))
    return said
