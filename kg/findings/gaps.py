"""Pairs of organisations that share places, programmes or events but are not seen joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kg.findings.organisations import belonging, joins_organisations
from kg.findings.words import number, quoted, tell
from kg.network.actors import actors
from kg.progress import steps
from kg.query.filters import Filters
from kg.schema.codes import code_list
from kg.vocabulary import expand, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": (
        "องค์กรที่มีพื้นที่ โครงการ หรืองานร่วมกัน แต่ไม่พบว่า{joined}",
        "Organisations that share places, programmes or events, but are not seen {joined}",
    ),
    "work": ("ทำงานร่วมกัน", "to work together"),
    "line": ("เชื่อมกันใน {title}", "joined in {title}"),
    "found": (
        "พบ {pairs}ที่มีพื้นที่ โครงการ หรืองานร่วมกันอย่างน้อยหนึ่งเรื่อง แต่ในเอกสาร {n} ฉบับนี้ไม่พบว่า{joined} "
        "(ไม่พบไม่ได้แปลว่าไม่มี)",
        "Seen to share a place, programme or event, and not seen in these {n} documents {joined}: "
        "{pairs}. Not seen does not mean that there is nothing.",
    ),
    "first": (
        "คู่ที่มีร่วมกันมากที่สุดคือ {a} กับ {b} ({shared})",
        "The pair that shares most is {a} and {b} ({shared}).",
    ),
    "firsts": (
        "คู่ที่มีร่วมกันมากที่สุดมี {n} คู่ (คู่ละ {shared}) เช่น {a} กับ {b}",
        "{n} pairs share most ({shared} each), among them {a} and {b}.",
    ),
    "listed": (
        "ตารางแสดง {n} คู่แรก เรียงตามจำนวนเรื่องที่มีร่วมกัน แล้วตามความจำเพาะ (เรื่องที่มี n องค์กรร่วม นับ "
        "1/(n−1))",
        "The table lists the first {n}, by the number of things shared, then by specificity "
        "(what n organisations share counts 1/(n−1)).",
    ),
    "named": (
        "ในตารางมี {pairs}ที่คำกล่าวเดียวระบุถึงทั้งสอง เช่น ฝ่ายหนึ่งให้งบประมาณแก่อีกฝ่าย ซึ่งไม่นับเป็นการทำงานร่วมกัน",
        "A claim names both of {pairs} in the table, such as money from one to the other; that "
        "does not count as working together.",
    ),
    "otherwise": (
        "ในตารางมี {pairs}ที่เอกสารกล่าวถึงความเชื่อมโยงในสถานะอื่น เช่น กำหนดไว้หรืออนุมาน ดูช่อง "
        "“สถานะอื่นในเอกสาร”",
        "Of {pairs} in the table a document tells otherwise, such as planned or inferred: see "
        "the column.",
    ),
    "wide": (
        "ไม่นับสิ่งที่มีมากกว่า {most} องค์กรร่วม ({things}) เพราะบอกเรื่องสองรายใดได้น้อย",
        "What more than {most} organisations share ({things}) is not counted: it says little of "
        "any two.",
    ),
    "none": (
        "ไม่พบคู่องค์กรที่มีพื้นที่ โครงการ หรืองานร่วมกันโดยไม่{joined} ในเอกสาร {n} ฉบับนี้",
        "In these {n} documents no two organisations that share a place, programme or event are "
        "seen without being seen {joined}.",
    ),
    "unfit": (
        "ใน {title} ไม่มีเส้นใดเชื่อมองค์กรกับองค์กร จึงไม่มีช่องว่างแบบนี้ให้ถาม",
        "No line of {title} joins two organisations, so that it has no gaps of this kind.",
    ),
    "basis": (
        "พื้นที่ (จังหวัดลงไป) โครงการ และงานที่องค์กรมีร่วมกัน เทียบกับ {title}",
        "Places (provinces and smaller), programmes and events that organisations share, beside "
        "{title}",
    ),
}  # fmt: skip
COLUMNS = (
    "a", "a_label", "b", "b_label", "shared", "specificity", "places", "programmes", "events",
    "what", "what_label", "named_together", "other_modality", "ties", "sources",
)  # fmt: skip
MOST = 50
"""More organisations than that in one programme or place make pairs that say nothing."""
PAIRS = 100
SHARES = {"place": "places", "programme": "programmes", "event": "events"}
_DEFAULT = "collaboration"


@dataclass(slots=True)
class _Shared:
    """Who is seen in one event, programme or place, by which claims of which sources."""

    basis: str
    claims: dict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))


def find(context: Context) -> list[Finding]:
    """The pairs that share most of those not joined in the network, PAIRS of them at most.

    `shared` is how many different places, programmes and events they share; `specificity`
    the sum of 1/(n-1) over them, n organisations sharing each (Newman 2001); `what` their ids.
    `named_together` counts the claims of these that name both, such as money from one to the
    other; `other_modality` how else than asked a document joins them.
    `ties` hold the claims of both sides. Pairs that belong together and pairs joined in any part
    of the network, of any basis, are no gaps.
    """
    joined, words = _joined_words(context)
    title = tell(WORDS, "title", context.lang, joined=words)
    scope_of = tell(WORDS, "basis", context.lang, title=quoted(context.title))
    if context.graph.number_of_edges() and not joins_organisations(context.graph):
        unfit = tell(WORDS, "unfit", context.lang, title=quoted(context.title))
        return [context.finding("gaps-pairs", title, unfit, scope=context.scope_of(scope_of, ()))]
    things = _things(context)
    wide = {key for key, thing in things.items() if len(thing.claims) > MOST}
    kept = {key: thing for key, thing in things.items() if key not in wide}
    ranked, total = _ranked(context, kept, joined)
    scope = _scope(context, scope_of, kept)
    rows = _rows(context, ranked, kept)
    said = _said(context, rows, total, words)
    if wide:
        said.append(tell(WORDS, "wide", context.lang, most=MOST,
                         things=number("thing", len(wide), context.lang)))  # fmt: skip
    return [
        context.finding("gaps-pairs", title, *said, columns=COLUMNS, rows=tuple(rows), scope=scope,
                        method=("gaps", "newman"), notes={"pairs": total})
    ]  # fmt: skip


def _scope(context: Context, what: str, things: Mapping[str, _Shared]) -> str:
    who = {actor for thing in things.values() for actor in thing.claims}
    claims = [each for thing in things.values() for some in thing.claims.values() for each in some]
    return context.scope_of(
        what,
        {source for _, source in claims},
        number("organisation", len(who), context.lang),
        number("thing", len(things), context.lang),
    )


def _joined_words(context: Context) -> tuple[set[frozenset[str]], str]:
    """The pairs that the whole network joins, and how to say so."""
    asked = context.filters
    pairs = context.pairs(Filters(as_of=asked.as_of, during=asked.during, modality=asked.modality))
    if context.graph.graph["network"] == _DEFAULT:
        return pairs, tell(WORDS, "work", context.lang)
    return pairs, tell(WORDS, "line", context.lang, title=quoted(context.title))


def _things(context: Context) -> dict[str, _Shared]:
    """What organisations are seen in, by id."""
    things: dict[str, _Shared] = {}
    columns = ("context", "basis", "actor", "tie", "source")
    for thing, basis, actor, tie, source in context.texts("presence", *columns):
        things.setdefault(thing, _Shared(basis)).claims[actor].add((tie, source))
    kept = _asked_for(context, {actor for thing in things.values() for actor in thing.claims})
    if kept is not None:
        for each in things.values():
            for actor in each.claims.keys() - kept:
                del each.claims[actor]
    return {key: thing for key, thing in sorted(things.items()) if len(thing.claims) > 1}


def _asked_for(context: Context, ids: set[str]) -> set[str] | None:
    """Those of the kind asked for; None if no kind is."""
    if not context.choice.kind:
        return None
    asker = context.asker
    wanted = asker.names.code(context.choice.kind, "OrganisationKind").code
    base = asker.store.base
    described = actors(asker.store, (expand(id_, base) for id_ in ids))
    return {id_ for id_ in ids if wanted in _kinds(str(described[expand(id_, base)]["kind"]))}


def _kinds(code: str) -> set[str]:
    """A kind and all it falls under."""
    kinds = {each.iri: each for each in code_list(kg("OrganisationKind")).values()}
    found, at = set[str](), next((each for each in kinds.values() if each.code == code), None)
    while at and at.code not in found:
        found.add(at.code)
        at = kinds.get(at.broader)
    return found


def _ranked(
    context: Context, things: Mapping[str, _Shared], joined: set[frozenset[str]]
) -> tuple[list[tuple[int, float, str, str]], int]:
    """The first PAIRS not joined as (shared, closeness, a, b), and how many there are."""
    import numpy as np
    from scipy.sparse import csr_array, diags_array, triu

    names = sorted({actor for thing in things.values() for actor in thing.claims})
    if not names:
        return [], 0
    at = {name: place for place, name in enumerate(names)}
    cells = [
        (at[actor], column)
        for column, key in enumerate(things)
        for actor in sorted(things[key].claims)
    ]
    rows, columns = np.array(cells, dtype=np.int64).T
    members = csr_array((np.ones(len(cells)), (rows, columns)), shape=(len(names), len(things)))
    sizes = np.asarray(members.sum(axis=0)).ravel()
    shared = triu(members @ members.T, k=1).tocoo()
    close = csr_array(members @ diags_array(1 / (sizes - 1)) @ members.T)
    gone = belonging(context) | joined
    centre = context.graph.graph.get("focus", "")
    found = []
    pairs = zip(shared.row.tolist(), shared.col.tolist(), shared.data.tolist(), strict=True)
    for i, j, count in steps("comparing pairs", pairs, shared.nnz):
        a, b = names[i], names[j]
        if frozenset((a, b)) not in gone and (not centre or centre in (a, b)):
            found.append((int(count), round(float(close[i, j]), 12), a, b))
    found.sort(key=lambda each: (-each[0], -each[1], each[2], each[3]))
    return found[:PAIRS], len(found)


def _rows(
    context: Context, ranked: list[tuple[int, float, str, str]], things: Mapping[str, _Shared]
) -> list[dict[str, Any]]:
    of_actor: dict[str, set[str]] = defaultdict(set)
    for key, thing in things.items():
        for actor in thing.claims:
            of_actor[actor].add(key)
    both = {(a, b): sorted(of_actor[a] & of_actor[b]) for *_, a, b in ranked}
    context.fetch(id_ for pair, keys in both.items() for id_ in (*pair, *keys))
    otherwise = _otherwise(context, both) if both else {}
    rows = []
    for count, close, a, b in ranked:
        keys = both[a, b]
        of_a, of_b = ({c for key in keys for c in things[key].claims[end]} for end in (a, b))
        claims = of_a | of_b
        by_basis = dict.fromkeys(SHARES.values(), 0)
        for key in keys:
            by_basis[SHARES[things[key].basis]] += 1
        rows.append(
            {
                "a": a, "a_label": context.label(a), "b": b, "b_label": context.label(b),
                "shared": count, "specificity": close, **by_basis,
                "what": tuple(keys),
                "what_label": tuple(str(context.label(key)) for key in keys),
                "named_together": len({tie for tie, _ in of_a & of_b if tie}),
                "other_modality": otherwise.get(frozenset((a, b)), ""),
                "ties": tuple(sorted({tie for tie, _ in claims if tie})),
                "sources": tuple(sorted({source for _, source in claims})),
            }
        )  # fmt: skip
    return rows


def _otherwise(context: Context, pairs: Iterable[tuple[str, str]]) -> dict[frozenset[str], str]:
    """How else than asked a document joins a pair: the codes, such as "planned, inferred"."""
    asked = context.filters.modality or context.graph.graph["modality"]
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    wanted = {frozenset(pair) for pair in pairs}
    for code in code_list(kg("Modality")):
        if code not in asked:
            joined = context.pairs(replace(context.filters, modality=(code,)))
            for pair in wanted & joined:
                found[pair].append(code)
    return {pair: ", ".join(codes) for pair, codes in found.items()}


def _said(context: Context, rows: list[dict[str, Any]], total: int, joined: str) -> list[str]:
    lang, n = context.lang, context.number_of_documents
    if not rows:
        return [tell(WORDS, "none", lang, joined=joined, n=n)]
    top = [row for row in rows if row["shared"] == rows[0]["shared"]]
    names = {end: quoted(str(rows[0][f"{end}_label"])) for end in ("a", "b")}
    shared = number("thing", rows[0]["shared"], lang)
    said = [
        tell(WORDS, "found", lang, pairs=number("pair", total, lang), n=n, joined=joined),
        tell(WORDS, "firsts" if top[1:] else "first", lang, n=len(top), shared=shared, **names),
    ]
    if total > len(rows):
        said.append(tell(WORDS, "listed", lang, n=len(rows)))
    if named := sum(bool(row["named_together"]) for row in rows):
        said.append(tell(WORDS, "named", lang, pairs=number("pair", named, lang)))
    if also := sum(bool(row["other_modality"]) for row in rows):
        said.append(tell(WORDS, "otherwise", lang, pairs=number("pair", also, lang)))
    return said
