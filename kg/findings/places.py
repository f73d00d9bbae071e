"""Places that documents mention, and places for which none names a council."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from kg.findings.context import EVERYTHING
from kg.findings.words import listed, number, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.findings.context import Context
    from kg.findings.finding import Finding

WORDS = {
    "title": (
        "พื้นที่ที่ไม่พบชื่อสภาองค์กรชุมชนในเอกสารชุดนี้",
        "Places without a named community organisation council in these documents",
    ),
    "provinces": (
        "ไม่พบชื่อสภาองค์กรชุมชนของ {k} จาก {of} จังหวัดในเอกสาร {n} ฉบับนี้ ในจำนวนนั้น {silent} "
        "จังหวัดไม่มีเอกสารใดกล่าวถึงเลย",
        "For {k} of {of} provinces no community organisation council is named in these {n} "
        "documents; {silent} of these provinces are not mentioned at all.",
    ),
    "subdistricts": (
        "ในจำนวน {of}ที่เอกสารกล่าวถึง ไม่พบชื่อสภา {k} แห่ง",
        "Of {of} mentioned, {k} have no named council.",
    ),
    "most": (
        "จังหวัดที่มีเอกสารกล่าวถึงมากที่สุดโดยไม่พบชื่อสภาคือ {names}",
        "The provinces that most documents mention without naming a council are {names}.",
    ),
    "name": ("{place} ({documents})", "{place} ({documents})"),
    "caution": (
        "สภามีอยู่จริงหรือไม่ เอกสารชุดนี้บอกไม่ได้ บอกได้เพียงว่าไม่ได้ระบุชื่อ",
        "Whether there is a council these documents cannot tell: only that they name none.",
    ),
    "none": (
        "เอกสาร {n} ฉบับนี้ระบุชื่อสภาองค์กรชุมชนของทุกจังหวัดและทุกตำบลที่กล่าวถึง",
        "These {n} documents name a council for every province and every subdistrict they "
        "mention.",
    ),
    "basis": (
        "จังหวัดทั้งหมดและตำบลที่เอกสารกล่าวถึง กับที่ตั้งของสภาองค์กรชุมชนที่มีชื่อ",
        "All provinces, the subdistricts mentioned, and the seats of named community "
        "organisation councils",
    ),
}  # fmt: skip
COLUMNS = (
    "place", "place_label", "level", "level_label", "documents", "families", "claims",
    "subdistricts", "ties", "sources",
)  # fmt: skip
PROVINCE, SUBDISTRICT = 2, 6
"""How many digits their official codes have."""
TIES = 50
"""So many of a place's claims are listed; `claims` counts them all."""
NAMED = 3


def find(context: Context) -> list[Finding]:
    """One finding: the provinces, then the mentioned subdistricts, without a named council.

    A claim about a district or subdistrict counts for its province. `documents` mention the
    place (0: none does), `subdistricts` are those mentioned in it. Those most mentioned first,
    then by code. In a place asked about, only what lies in it.
    """
    claims, sources = _mentions(context)
    councils = {
        _code(row["at"])[:length]
        for row in context.rows("councils", filters=EVERYTHING)
        for length in (PROVINCE, SUBDISTRICT)
        if row["at"]
    }
    provinces = _provinces(context)
    below = _subdistricts(claims)
    without = [code for code in provinces if code not in councils]
    silent_below = [code for code in sorted(below) if code not in councils]
    rows = [
        _row(context, code, claims.get(code, set()), sources.get(code, set()), below)
        for code in (*without, *silent_below)
    ]
    rows.sort(key=lambda row: (len(row["place"]), -row["documents"], row["place"]))
    lang = context.lang
    scope = context.scope_of(
        tell(WORDS, "basis", lang), {each for some in sources.values() for each in some},
        number("province", len(provinces), lang), number("subdistrict", len(below), lang),
        certain=False,
    )  # fmt: skip
    said = _said(context, rows, len(provinces), len(below))
    return [
        context.finding("gaps-places", tell(WORDS, "title", lang), *said, columns=COLUMNS,
                        rows=tuple(rows), scope=scope, method=("gaps",))
    ]  # fmt: skip


def _code(id_: str) -> str:
    return id_.removeprefix("id:place-")


def _provinces(context: Context) -> list[str]:
    """The provinces to look through: all, or those that are or hold the place asked about."""
    from kg.values.places import all_places

    every = [each.code for each in all_places() if each.level == "province"]
    if not context.place:
        return every
    iri = context.asker.names.place(context.place)
    code = iri.rpartition("place-")[2]
    if code[:PROVINCE] in every:
        return [code[:PROVINCE]]
    from kg.schema.codes import regions

    region = next((each for each in regions() if iri.endswith(f"region-{each.code}")), None)
    return list(region.provinces) if region and region.provinces else every


Sets = dict[str, set[str]]


def _mentions(context: Context) -> tuple[Sets, Sets]:
    """By code of a place of any level, the claims and the documents that are of it or below."""
    ties: Sets = defaultdict(set)
    sources: Sets = defaultdict(set)
    real = context.documents.real
    for at, tie, source in context.texts("places", "at", "tie", "source"):
        code = _code(at)
        for length in range(PROVINCE, len(code) + 1, 2):
            if source in real:
                sources[code[:length]].add(source)
                ties[code[:length]].update({tie} - {""})
    return ties, sources


def _subdistricts(claims: Mapping[str, object]) -> list[str]:
    return sorted(code for code in claims if len(code) == SUBDISTRICT)


def _row(
    context: Context, code: str, ties: set[str], sources: set[str], below: Iterable[str]
) -> dict[str, Any]:
    province = len(code) == PROVINCE
    inside = [each for each in below if each.startswith(code)] if province else []
    level = "province" if province else "subdistrict"
    return {
        "place": f"id:place-{code}",
        "place_label": _name(code, context.lang),
        "level": level,
        "level_label": _level(level, context.lang),
        "documents": len(sources),
        "families": len(context.documents.families_of(sources)),
        "claims": len(ties),
        "subdistricts": len(inside) if province else None,
        "ties": tuple(sorted(ties)[:TIES]),
        "sources": tuple(sorted(sources)),
    }


def _name(code: str, lang: str) -> str:
    """The place's full name: many a subdistrict shares its own with another."""
    from kg.values.places import full_name, place

    return full_name(place(code), "th" if lang == "th" else "en")


def _level(level: str, lang: str) -> str:
    from kg.schema.codes import code_list
    from kg.vocabulary import kg

    return code_list(kg("Level"))[level].labels[lang]


def _said(
    context: Context, rows: list[dict[str, Any]], provinces: int, subdistricts: int
) -> list[str]:
    lang, n = context.lang, context.number_of_documents
    if not rows:
        return [tell(WORDS, "none", lang, n=n)]
    above = [row for row in rows if row["level"] == "province"]
    said = []
    if above:
        silent = sum(not row["documents"] for row in above)
        said.append(tell(WORDS, "provinces", lang, k=len(above), of=provinces, n=n, silent=silent))
    if below := len(rows) - len(above):
        of = number("subdistrict", subdistricts, lang)
        said.append(tell(WORDS, "subdistricts", lang, of=of, k=f"{below:,}"))
    if seen := [row for row in above if row["documents"]][:NAMED]:
        names = [
            tell(WORDS, "name", lang, place=row["place_label"],
                 documents=number("document", row["documents"], lang))
            for row in seen
        ]  # fmt: skip
        said.append(tell(WORDS, "most", lang, names=listed(names, lang)))
    return [*said, tell(WORDS, "caution", lang)]
