"""Councils that are not seen with any university, local authority or funder."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.findings.context import EVERYTHING
from kg.findings.words import listed, number, quoted, tell
from kg.page.words import say
from kg.schema.codes import broadest, codes
from kg.store.engine import texts
from kg.vocabulary import curie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.findings.context import Context
    from kg.findings.finding import Finding
    from kg.findings.presence import Presence

WORDS = {
    "title": (
        "สภาองค์กรชุมชนกับมหาวิทยาลัย ท้องถิ่น และผู้ให้งบประมาณ",
        "Community organisation councils with universities, local authorities and funders",
    ),
    "nobody": (
        "ไม่พบชื่อสภาองค์กรชุมชนใดในเอกสาร {n} ฉบับนี้ จึงบอกไม่ได้ว่าสภาใดขาดใคร",
        "No community organisation council is named in these {n} documents, so nothing can be "
        "said of whom one lacks.",
    ),
    "named": (
        "เอกสาร {n} ฉบับนี้ระบุชื่อสภาองค์กรชุมชน {councils} แห่ง",
        "These {n} documents name {councils}.",
    ),
    "without": (
        "ไม่พบในเอกสารชุดนี้ว่า {k} จาก {of} แห่งอยู่ในข้อตกลง งาน หรือโครงการเดียวกับ{whom}",
        "{k} of {of} are not seen in these documents in one agreement, event or programme with "
        "{whom}.",
    ),
    "none_with": (
        "ไม่พบในเอกสารชุดนี้ว่าสภาใดใน {of} แห่งอยู่ในข้อตกลง งาน หรือโครงการเดียวกับ{whom}",
        "None of the {of} is seen in these documents in one agreement, event or programme with "
        "{whom}.",
    ),
    "none_funded": (
        "ไม่พบในเอกสารชุดนี้ว่าสภาใดใน {of} แห่งได้รับงบประมาณจากผู้ให้ที่มีชื่อ",
        "None of the {of} is seen in these documents to receive money from a named funder.",
    ),
    "unfunded": (
        "ไม่พบในเอกสารชุดนี้ว่า {k} จาก {of} แห่งได้รับงบประมาณจากผู้ให้ที่มีชื่อ",
        "{k} of {of} are not seen in these documents to receive money from a named funder.",
    ),
    "alone": (
        "ไม่พบทั้งสามอย่างใน {k} แห่ง: {names}",
        "None of the three is seen for {k}: {names}.",
    ),
    "such": ("เช่น {names}", "such as {names}"),
    "university": ("มหาวิทยาลัย", "a university"),
    "local_authority": ("องค์กรปกครองส่วนท้องถิ่น", "a local authority"),
    "basis": (
        "สภาองค์กรชุมชนที่มีชื่อ ผู้ที่อยู่ในข้อตกลง งาน หรือโครงการเดียวกัน และผู้ให้งบประมาณ",
        "Named community organisation councils, who is in the same agreement, event or "
        "programme, and who gives them money",
    ),
}  # fmt: skip
COLUMNS = (
    "council", "council_label", "at", "at_label", "university", "university_label",
    "local_authority", "local_authority_label", "funder", "funder_label", "ties", "sources",
)  # fmt: skip
NAMED = 3


def find(context: Context) -> list[Finding]:
    """One finding: every named council, those seen with least first.

    `university`, `local_authority` and `funder` are those seen with it: in one agreement or
    event, in one programme, or giving it money; empty is not seen in these
    documents, and labelled so. Sharing
    a place is not being seen together. `ties` are the claims about the council.
    """
    lang, n = context.lang, context.number_of_documents
    title = tell(WORDS, "title", lang)
    councils, sources = _councils(context)
    scope = context.scope_of(
        tell(WORDS, "basis", lang), sources, number("council", len(councils), lang)
    )
    more: dict[str, Any] = {"scope": scope, "method": ("gaps",)}
    if not councils:
        nobody = tell(WORDS, "nobody", lang, n=n)
        return [context.finding("gaps-councils", title, nobody, **more)]
    rows = _rows(context, councils)
    shown = f"{len(rows):,}" if lang == "th" else number("council", len(rows), lang)
    said = [tell(WORDS, "named", lang, n=n, councils=shown), *_said(context, rows)]
    return [
        context.finding("gaps-councils", title, *said, columns=COLUMNS, rows=tuple(rows), **more)
    ]


def _councils(context: Context) -> tuple[dict[str, tuple[str, set[str]]], set[str]]:
    """Each named council with its place and its sources, and all these sources."""
    found: dict[str, tuple[str, set[str]]] = {}
    for row in context.rows("councils", filters=EVERYTHING):
        _, sources = found.setdefault(row["council"], (row["at"] or "", set()))
        if row["source"]:
            sources.add(row["source"])
    return found, {source for _, sources in found.values() for source in sources}


def _rows(context: Context, councils: Mapping[str, tuple[str, set[str]]]) -> list[dict[str, Any]]:
    beside, ties, funders = _seen_with(context, councils)
    kinds = _kinds(context)
    beside = {council: some & kinds.keys() for council, some in beside.items()}
    ids = {each for some in (*beside.values(), *funders.values()) for each in some}
    context.fetch([*councils, *ids, *(at for at, _ in councils.values())])
    label = cache(context.label)
    rows = []
    for council, (at, sources) in councils.items():
        seen = {
            "university": {e for e in beside[council] if kinds[e] == "university"},
            "local_authority": {e for e in beside[council] if kinds[e] == "local"},
            "funder": funders[council],
        }
        claims = ties[council]
        rows.append(
            {
                "council": council,
                "council_label": context.label(council),
                "at": at or None,
                "at_label": context.label(at),
                **{name: tuple(sorted(some)) for name, some in seen.items()},
                **{f"{name}_label": _names(label, some, context) for name, some in seen.items()},
                "ties": tuple(sorted(tie for tie, _ in claims)),
                "sources": tuple(sorted(sources | {source for _, source in claims})),
            }
        )
    rows.sort(key=lambda row: (sum(map(bool, _three(row))), row["council"]))
    return rows


def _three(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return row["university"], row["local_authority"], row["funder"]


def _names(
    label: Callable[[str], str | None], ids: Iterable[str], context: Context
) -> tuple[str, ...]:
    names = tuple(str(label(each)) for each in sorted(ids))
    return names or (say("empty", context.lang),)


Claims = dict[str, set[tuple[str, str]]]


def _seen_with(
    context: Context, councils: Mapping[str, object]
) -> tuple[dict[str, set[str]], Claims, dict[str, set[str]]]:
    """By council: who is in something with it, its claims and their sources, its funders."""
    import numpy as np

    seen, names = context.presence, context.presence.names
    stated = seen.where(np.isin(seen.actor, seen.at(councils)) & (seen.tie > 0))
    claims: Claims = {each: set() for each in councils}
    columns = (stated.actor.tolist(), stated.tie.tolist(), stated.source.tolist())
    for actor, tie, source in zip(*columns, strict=True):
        claims[names[actor]].add((names[tie], names[source]))
    funders: dict[str, set[str]] = {each: set() for each in councils}
    for row in context.rows("money"):
        if row["recipient"] in councils:
            claims[row["recipient"]].add((row["tie"], row["source"]))
            if row["funder"]:
                funders[row["recipient"]].add(row["funder"])
    return _beside(seen, stated, councils), claims, funders


def _beside(seen: Presence, own: Presence, councils: Iterable[str]) -> dict[str, set[str]]:
    """By council the others that are in something with it, other than a place."""
    (place,) = seen.at(["place"])
    there = seen.where(seen.basis != place).members()
    of_council = own.where(own.basis != place).members().T.tocsr()
    found = {}
    for council, at in zip(councils, seen.at(councils).tolist(), strict=True):
        others = set[int]()
        if at >= 0:
            for thing in of_council.indices[of_council.indptr[at] : of_council.indptr[at + 1]]:
                others.update(there.indices[there.indptr[thing] : there.indptr[thing + 1]].tolist())
        found[council] = {seen.names[each] for each in others - {at}}
    return found


def _kinds(context: Context) -> dict[str, str]:
    """The universities and local authorities among organisations: by id which of the two."""
    store, known = context.asker.store, codes()
    of: dict[str, str] = {}
    query = "SELECT ?org ?kind { ?org kg:kind ?kind ; a kg:Organisation }"
    for org, kind in texts(store, query, ("org", "kind")):
        if kind in known:
            of[org] = min(kind, of.get(org, kind))
    wanted = {
        kind: "university" if known[kind].code == "university" else broadest(kind)
        for kind in set(of.values())
    }
    return {
        curie(org, store.base): wanted[kind]
        for org, kind in of.items()
        if wanted[kind] in {"university", "local"}
    }


def _said(context: Context, rows: list[dict[str, Any]]) -> list[str]:
    lang, of = context.lang, len(rows)
    said = []
    for name in ("university", "local_authority"):
        if missing := sum(not row[name] for row in rows):
            whom = tell(WORDS, name, lang)
            key = "without" if missing < of else "none_with"
            said.append(tell(WORDS, key, lang, k=f"{missing:,}", of=f"{of:,}", whom=whom))
    if missing := sum(not row["funder"] for row in rows):
        key = "unfunded" if missing < of else "none_funded"
        said.append(tell(WORDS, key, lang, k=f"{missing:,}", of=f"{of:,}"))
    if alone := [row for row in rows if not any(_three(row))]:
        names = listed((quoted(str(row["council_label"])) for row in alone[:NAMED]), lang)
        if alone[NAMED:]:
            names = tell(WORDS, "such", lang, names=names)
        said.append(tell(WORDS, "alone", lang, k=f"{len(alone):,}", names=names))
    return said
