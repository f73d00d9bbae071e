"""Who connects, by rank, and how sure the rank is: its range without each family of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.findings.context import ties_of
from kg.findings.ranks import LOWEST_FIRST, OF_PATHS, RANKED, Ranks, ranks
from kg.findings.words import heading, listed, number, quoted, tell
from kg.network.report import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": ("ผู้เชื่อมประสาน และลำดับที่แน่ใจได้เพียงใด", "Connectors, and how sure their ranks are"),
    "too_few": (
        "ไม่จัดลำดับ เพราะ {title} อาศัย{contexts} จาก{families}เท่านั้น การจัดลำดับต้องมีอย่างน้อย "
        "{c} เรื่อง และ {f} ชุด มิฉะนั้นเอกสารเพิ่มหรือลดเพียงฉบับเดียวก็เปลี่ยนลำดับได้",
        "No ranking: {title} rests on {contexts} and {families}. A ranking needs at least {c} and "
        "{f}: below that, one document more or less would turn it over.",
    ),
    "uncited": (
        "ไม่จัดลำดับ เพราะคำถามนี้ไม่ได้ขอที่มา จึงไม่รู้ว่าลำดับอาศัยเอกสารใด",
        "No ranking: the query gives no ?tie, so nobody knows on which documents a rank rests.",
    ),
    "first": (
        "ด้าน{measure} อันดับ 1 คือ {who} ({range})",
        "By {measure}, {who} is first ({range}).",
    ),
    "firsts": (
        "ด้าน{measure} มี {n} รายเป็นอันดับ 1 ร่วมกัน เช่น {who}",
        "By {measure}, {n} share first place, such as {who}.",
    ),
    "nobody": (
        "ด้าน{measure} ทุกรายมีค่าเป็น 0 จึงไม่มีอันดับ 1",
        "By {measure}, nobody is first: it is 0 for all.",
    ),
    "others": ("อีก {n} ราย", "{n} more"),
    "none": ("ไม่มีรายใด", "nobody"),
    "lowest": ("{measure} (น้อยที่สุดก่อน)", "{measure} (the lowest first)"),
    "range": ("อันดับ 1 ช่วง {best}–{worst}", "rank 1, range {best}–{worst}"),
    "sure": ("อันดับ 1 ทุกครั้งที่ตัดที่มาออกทีละชุด", "rank 1 whichever family is left out"),
    "unsure": ("ยังไม่ได้คำนวณช่วง", "range not worked out"),
    "instead": (
        "หากตัดที่มาชุด {family} ออก อันดับ 1 ด้าน{measure}จะเป็น {who}",
        "Without {family}, first by {measure} would be {who}.",
    ),
    "more": (
        "ยังมีที่มาอีก {n} ชุดที่หากตัดออกแล้วอันดับ 1 เปลี่ยน",
        "Other families that change a first place when left out: {n}.",
    ),
    "steady": (
        "ไม่มีที่มาชุดใดที่หากตัดออกแล้วอันดับ 1 ของตัววัดใดเปลี่ยนไป",
        "No family, left out, changes who is first by any of these measures.",
    ),
    "kept": (
        "{n} รายอยู่ใน {top} อันดับแรกด้าน{measure} ในจำนวนนี้ {k} รายยังอยู่ใน {top} อันดับแรก "
        "ไม่ว่าตัดที่มาชุดใดออก",
        "Of the {n} with the first {top} ranks by {measure}, {k} keep one of these ranks whichever "
        "family is left out.",
    ),
    "how": (
        "ช่วงคืออันดับดีที่สุดและแย่ที่สุดเมื่อตัดที่มาออกทีละชุด ({families}) ค่าที่เท่ากันได้อันดับเดียวกัน (1, 2, 2, 4)",
        "A range is the best and the worst rank when each family is left out in turn ({families}). "
        "Equal values share a rank (1, 2, 2, 4).",
    ),
    "shared": (
        "ค่าที่เท่ากันได้อันดับเดียวกัน (1, 2, 2, 4)",
        "Equal values share a rank (1, 2, 2, 4).",
    ),
    "large": (
        "ไม่ได้คำนวณช่วงของ{measures} เพราะการตัดที่มาออกทีละชุด ({families}) ในเครือข่ายขนาดนี้ ({actors}) "
        "ใช้เวลานาน ขอได้ด้วย --ranges",
        "No range was worked out for {measures}: to leave out each of {families} takes long in a "
        "network of {actors}. Ask with --ranges.",
    ),
    "sampled": (
        "ความเป็นตัวกลางและความใกล้ประมาณจากผู้เริ่ม {pivots} ใน {sampled} ราย อันดับที่ใกล้กันจึงอาจสลับกันได้",
        "Betweenness and closeness are estimated from {pivots} of {sampled} actors: ranks close to "
        "each other may be the other way round.",
    ),
    "listed": (
        "ตารางแสดง {n} รายแรกจาก {of}",
        "The table lists the first {n} of {of}.",
    ),
}  # fmt: skip
CONTEXTS, FAMILIES = 10, 3
"""Fewer than that, and no ranking is given."""
LARGE = 10_000
STEPS = 3_000_000
"""Families × (actors + lines) up to which ranges are worked out unasked: some 15 s."""
WORK = 500_000_000
"""Families × actors × (actors + lines) up to which those of paths are: some 12 s (see
kg.network.geodesics.EXACT)."""
LISTED = 200
TOP = 10
TOLD = ("betweenness", "degree", "constraint")
"""The measures that sentences speak of; the table has them all."""
MOST = 3
COLUMNS = (
    "actor", "actor_label", "kind", "kind_label",
    *(
        column.format(measure)
        for measure in RANKED
        for column in ("{}", "{}_rank", "{}_rank_label", "{}_best", "{}_worst")
    ),
    "families", "ties", "sources",
)  # fmt: skip


def find(context: Context) -> list[Finding]:
    """One finding: the actors by betweenness, with rank and range by each of RANKED.

    `M_rank` is the competition rank by measure M (constraint: the lowest first), `M_best` and
    `M_worst` the ends of its range when each source family is left out in turn, None where no
    range was worked out; `M_rank_label` says both. No rows below CONTEXTS distinct contexts and
    facts or FAMILIES families. LISTED rows at most.
    """
    lang = context.lang
    title = tell(WORDS, "title", lang)
    more: dict[str, Any] = {"scope": context.scope(), "method": ("ranks", *RANKED)}
    if refused := _refused(context):
        return [context.finding("connectors", title, refused, **more)]
    found = ranks(context.graph, context.selection, context.choice.measuring, _with_range(context))
    names = sorted(
        context.graph,
        key=lambda name: (found.rank["betweenness"][name], found.rank["degree"][name], name),
    )
    rows = [_row(context, name, found) for name in names[:LISTED]]
    instead = {
        f"{measure}_leaders_without": {family: list(who) for family, who in by_family.items()}
        for measure, by_family in found.instead.items()
        if by_family
    }
    return [
        context.finding("connectors", title, *_said(context, found), columns=COLUMNS,
                        rows=tuple(rows), notes=instead, **more)
    ]  # fmt: skip


def _refused(context: Context) -> str:
    """Why there is no ranking, or ""."""
    lang = context.lang
    if context.graph.graph.get("uncited"):
        return tell(WORDS, "uncited", lang)
    contexts, families = context.number_of_contexts, len(context.families)
    if contexts >= CONTEXTS and families >= FAMILIES:
        return ""
    return tell(
        WORDS, "too_few", lang, title=quoted(context.title), c=CONTEXTS, f=FAMILIES,
        contexts=number("context", contexts, lang), families=number("family", families, lang),
    )  # fmt: skip


def _with_range(context: Context) -> tuple[str, ...]:
    """The measures whose range is worked out: all of them unless it would take too long."""
    graph = context.graph
    actors, lines = graph.number_of_nodes(), graph.number_of_edges()
    if context.ranges:
        return RANKED
    work = len(context.families) * (actors + lines)
    if actors > LARGE or work > STEPS:
        return ()
    if work * actors > WORK:
        return tuple(measure for measure in RANKED if measure not in OF_PATHS)
    return RANKED


def _row(context: Context, name: str, found: Ranks) -> dict[str, Any]:
    data = context.graph.nodes[name]
    lines = context.lines_of(name)
    sources = sorted({source for line in lines for source in line["sources"]})
    row: dict[str, Any] = {
        "actor": name,
        "actor_label": label(name, data, context.lang),
        "kind": data["kind"],
        "kind_label": data[f"kind_{context.lang}"] or data["kind"],
    }
    for measure in RANKED:
        rank = found.rank[measure].get(name)
        best = found.best.get(measure, {}).get(name)
        worst = found.worst.get(measure, {}).get(name)
        row |= {
            measure: data[measure],
            f"{measure}_rank": rank,
            f"{measure}_rank_label": _ranged(rank, best, worst),
            f"{measure}_best": best,
            f"{measure}_worst": worst,
        }
    return row | {
        "families": len(context.documents.families_of(context.documents.real_of(sources))),
        "ties": tuple(sorted({tie for line in lines for tie in ties_of(line)})),
        "sources": tuple(sources),
    }


def _ranged(rank: int | None, best: int | None, worst: int | None) -> str | None:
    """A rank and its range: "1 (1–4)"."""
    if rank is None:
        return None
    return f"{rank} ({best}–{worst})" if best is not None else str(rank)


def _said(context: Context, found: Ranks) -> list[str]:
    lang = context.lang
    said = [_leading(context, found, measure) for measure in TOLD]
    said += _instead(context, found)
    if "betweenness" in found.worst:
        rank, worst = found.rank["betweenness"], found.worst["betweenness"]
        nodes = context.graph.nodes
        first = [name for name in rank if rank[name] <= TOP and nodes[name]["betweenness"] > 0]
        kept = sum(worst[name] <= TOP for name in first)
        if first:
            said.append(tell(WORDS, "kept", lang, n=len(first), k=kept, top=TOP,
                             measure=heading("betweenness", lang)))  # fmt: skip
    if left := [heading(each, lang) for each in RANKED if each not in found.best]:
        actors = number("actor", len(context.graph), lang)
        families = number("family", len(context.families), lang)
        said.append(tell(WORDS, "large", lang, actors=actors, measures=listed(left, lang),
                         families=families))  # fmt: skip
    how = context.graph.graph["measures"]
    if how["pivots"]:
        said.append(tell(WORDS, "sampled", lang, pivots=how["pivots"], sampled=how["sampled"]))
    key = "how" if found.best else "shared"
    said.append(tell(WORDS, key, lang, families=number("family", len(context.families), lang)))
    if len(context.graph) > LISTED:
        said.append(tell(WORDS, "listed", lang, n=LISTED, of=f"{len(context.graph):,}"))
    return said


def _leading(context: Context, found: Ranks, measure: str) -> str:
    lang = context.lang
    first = found.leaders[measure]
    name = _named(measure, lang)
    if not first:
        return tell(WORDS, "nobody", lang, measure=name)
    if len(first) != 1:
        return tell(WORDS, "firsts", lang, measure=name, n=len(first), who=_such(context, first))
    best, worst = (each.get(measure, {}).get(first[0]) for each in (found.best, found.worst))
    key = "unsure" if worst is None else "sure" if worst == 1 else "range"
    ranged = tell(WORDS, key, lang, best=best, worst=worst)
    return tell(WORDS, "first", lang, measure=name, who=_names(context, first), range=ranged)


def _instead(context: Context, found: Ranks) -> list[str]:
    lang = context.lang
    if not found.best:
        return []
    changes = [
        (measure, family, who)
        for measure in TOLD
        for family, who in sorted(found.instead.get(measure, {}).items())
    ]
    said = [
        tell(WORDS, "instead", lang, family=context.family(family), who=_names(context, who),
             measure=_named(measure, lang))
        for measure, family, who in changes[:MOST]
    ]  # fmt: skip
    if len(changes) > MOST:
        named = {family for _, family, _ in changes[:MOST]}
        if more := {family for _, family, _ in changes} - named:
            said.append(tell(WORDS, "more", lang, n=len(more)))
    return said or [tell(WORDS, "steady", lang)]


def _named(measure: str, lang: str) -> str:
    """A measure in words; of a lowest-first one, that it is."""
    name = heading(measure, lang)
    return tell(WORDS, "lowest", lang, measure=name) if measure in LOWEST_FIRST else name


def _such(context: Context, names: Sequence[str]) -> str:
    """The first MOST of some actors."""
    return listed(_quoted(context, names), context.lang)


def _names(context: Context, names: Sequence[str]) -> str:
    """Some actors, and how many more there are than can be named."""
    if not names:
        return tell(WORDS, "none", context.lang)
    some = _quoted(context, names)
    if names[MOST:]:
        some.append(tell(WORDS, "others", context.lang, n=len(names) - MOST))
    return listed(some, context.lang)


def _quoted(context: Context, names: Sequence[str]) -> list[str]:
    nodes = context.graph.nodes
    return [quoted(label(name, nodes[name], context.lang)) for name in names[:MOST]]
