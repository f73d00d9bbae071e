"""Pairs of organisations that share places, programmes or events but are not seen joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.findings.organisations import belonging, joins_organisations
from kg.findings.words import number, quoted, tell
from kg.network.actors import actors
from kg.query.filters import Filters
from kg.schema.codes import code_list
from kg.vocabulary import expand, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import coo_array

    from kg.findings.context import Context
    from kg.findings.finding import Finding
    from kg.findings.presence import Presence
    from kg.network.selection import Selection

    Numbers = NDArray[np.int64]
    Floats = NDArray[np.float64]

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
    seen = _things(context)
    sizes = seen.sizes()
    wide = int((sizes > MOST).sum())
    seen = seen.where((sizes[seen.context] > 1) & (sizes[seen.context] <= MOST))
    ranked, total = _ranked(context, seen, joined)
    scope = _scope(context, scope_of, seen)
    rows = _rows(context, ranked, seen)
    said = _said(context, rows, total, words)
    if wide:
        said.append(tell(WORDS, "wide", context.lang, most=MOST,
                         things=number("thing", wide, context.lang)))  # fmt: skip
    return [
        context.finding("gaps-pairs", title, *said, columns=COLUMNS, rows=tuple(rows), scope=scope,
                        method=("gaps", "newman"), notes={"pairs": total})
    ]  # fmt: skip


def _scope(context: Context, what: str, seen: Presence) -> str:
    import numpy as np

    return context.scope_of(
        what,
        {seen.names[each] for each in np.unique(seen.source)},
        number("organisation", len(np.unique(seen.actor)), context.lang),
        number("thing", len(np.unique(seen.context)), context.lang),
    )


def _joined_words(context: Context) -> tuple[Selection, str]:
    """What the whole network joins, and how to say so."""
    asked = context.filters
    pairs = context.whole(Filters(as_of=asked.as_of, during=asked.during, modality=asked.modality))
    if context.graph.graph["network"] == _DEFAULT:
        return pairs, tell(WORDS, "work", context.lang)
    return pairs, tell(WORDS, "line", context.lang, title=quoted(context.title))


def _things(context: Context) -> Presence:
    """What organisations of the kind asked for are seen in."""
    import numpy as np

    seen = context.presence
    kept = _asked_for(context, {seen.names[each] for each in np.unique(seen.actor)})
    return seen if kept is None else seen.where(np.isin(seen.actor, seen.at(sorted(kept))))


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
    context: Context, seen: Presence, joined: Selection
) -> tuple[list[tuple[int, float, str, str]], int]:
    """The first PAIRS not joined as (shared, closeness, a, b), and how many there are."""
    import numpy as np
    from scipy.sparse import diags_array

    names, many = seen.names, len(seen.names)
    members = seen.members()
    sizes = np.asarray(members.sum(axis=1)).ravel()
    # Both products have a cell for each pair that shares something, in the same order.
    shared = (members.T @ members).tocoo()
    close = (members.T @ diags_array(1 / np.maximum(sizes - 1, 1)) @ members).tocoo()
    shared, close = (_sorted(each) for each in (shared, close))
    keys = shared[0]
    kept = keys // many < keys % many
    kept &= ~np.isin(keys, _keys(seen, joined.pairs()))
    kept &= ~np.isin(keys, _keys(seen, [tuple(sorted(each)) for each in belonging(context)]))
    if centre := context.graph.graph.get("focus", ""):
        (at,) = seen.at([centre])
        kept &= (keys // many == at) | (keys % many == at)
    keys, counts, nearness = keys[kept], shared[1][kept], np.round(close[1][kept], 12)
    first = np.lexsort((keys, -nearness, -counts))[:PAIRS].tolist()
    return [
        (int(counts[at]), float(nearness[at]), names[keys[at] // many], names[keys[at] % many])
        for at in first
    ], len(keys)


def _sorted(pairs: coo_array) -> tuple[Numbers, Floats]:
    """A number for each cell, in order, and what stands there."""
    import numpy as np

    rows, columns = (each.astype(np.int64) for each in pairs.coords)
    keys = rows * pairs.shape[1] + columns
    order = np.argsort(keys)
    return keys[order], pairs.data[order]


def _keys(seen: Presence, pairs: Iterable[tuple[str, ...]]) -> Numbers:
    """The numbers of pairs of sorted names, as `_ranked` gives them."""
    ends = seen.at(name for pair in pairs for name in pair).reshape(-1, 2)
    known = ends[(ends >= 0).all(axis=1)]
    return known[:, 0] * len(seen.names) + known[:, 1]


def _rows(
    context: Context, ranked: list[tuple[int, float, str, str]], seen: Presence
) -> list[dict[str, Any]]:
    claims, bases = _claims(seen, {end for *_, a, b in ranked for end in (a, b)})
    both = {(a, b): sorted(claims[a].keys() & claims[b].keys()) for *_, a, b in ranked}
    context.fetch(id_ for pair, keys in both.items() for id_ in (*pair, *keys))
    otherwise = _otherwise(context, both) if both else {}
    rows = []
    for count, close, a, b in ranked:
        keys = both[a, b]
        of_a, of_b = ({each for key in keys for each in claims[end][key]} for end in (a, b))
        every = of_a | of_b
        by_basis = dict.fromkeys(SHARES.values(), 0)
        for key in keys:
            by_basis[SHARES[bases[key]]] += 1
        rows.append(
            {
                "a": a, "a_label": context.label(a), "b": b, "b_label": context.label(b),
                "shared": count, "specificity": close, **by_basis,
                "what": tuple(keys),
                "what_label": tuple(str(context.label(key)) for key in keys),
                "named_together": len({tie for tie, _ in of_a & of_b if tie}),
                "other_modality": otherwise.get(frozenset((a, b)), ""),
                "ties": tuple(sorted({tie for tie, _ in every if tie})),
                "sources": tuple(sorted({source for _, source in every})),
            }
        )  # fmt: skip
    return rows


def _claims(
    seen: Presence, actors: set[str]
) -> tuple[dict[str, dict[str, set[tuple[str, str]]]], dict[str, str]]:
    """By actor and what it is seen in the claims (tie, source), and the basis of each of these."""
    import numpy as np

    some = seen.where(np.isin(seen.actor, seen.at(sorted(actors))))
    found: dict[str, dict[str, set[tuple[str, str]]]] = {each: {} for each in actors}
    columns = (some.actor, some.context, some.basis, some.tie, some.source)
    bases = {}
    for row in zip(*(column.tolist() for column in columns), strict=True):
        actor, thing, basis, tie, source = (seen.names[each] for each in row)
        found[actor].setdefault(thing, set()).add((tie, source))
        bases[thing] = basis
    return found, bases


def _otherwise(context: Context, pairs: Iterable[tuple[str, str]]) -> dict[frozenset[str], str]:
    """How else than asked a document joins a pair: the codes, such as "planned, inferred"."""
    asked = context.filters.modality or context.graph.graph["modality"]
    codes = [code for code in code_list(kg("Modality")) if code not in asked]
    wanted = {frozenset(pair) for pair in pairs}
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for code, joined in _apart(context, codes):
        for pair in wanted & {frozenset(each) for each in joined.pairs()}:
            found[pair].append(code)
    return {pair: ", ".join(codes) for pair, codes in found.items()}


def _apart(context: Context, codes: Sequence[str]) -> Iterator[tuple[str, Selection]]:
    """What the network joins in each of some modalities; asked for once where rows have claims."""
    import numpy as np

    if not codes:
        return
    every = context.whole(replace(context.filters, modality=tuple(codes)))
    if every.uncited:
        for code in codes:
            yield code, context.whole(replace(context.filters, modality=(code,)))
        return
    of = np.array([entry.code("modality") for entry in every.register], dtype=object)
    everybody = np.ones(len(every.rows.actors), dtype=bool)
    for code in codes:
        rows = every.rows.within((of == code).astype(bool), everybody)
        yield code, replace(every, rows=rows, left_out=Counter(every.left_out))


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
