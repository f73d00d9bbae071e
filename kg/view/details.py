"""What the page says about each actor and each tie, in both languages, ready for JSON."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.page.dates import written, written_span
from kg.page.escape import plain, web_link
from kg.page.words import LANGS, WORDS, say, say_status
from kg.values.money import format_amount
from kg.view.choices import reasons
from kg.view.drawing import Drawing, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from kg.values.names import Language

Pair = list[str]
"""A text in the order of LANGS."""


def match_key(name: str) -> str:
    """A name as the search compares it: NFC, lower case, no spaces and no dots.

    >>> match_key("พ อ ช.") == match_key("พอช")
    True
    """
    folded = unicodedata.normalize("NFC", plain(name)).lower()
    return "".join(c for c in folded if c not in ".\u200b" and not c.isspace())


def actors(graph: nx.Graph[Any], drawn: Drawing) -> list[dict[str, Any]]:
    """One entry per mark, in the same order; `kind` counts into `drawn.kinds`."""
    kinds = {kind.code: i for i, kind in enumerate(drawn.kinds)}
    nodes = {str(key): data for key, data in graph.nodes(data=True)}
    found = []
    for mark in drawn.marks:
        data = nodes[mark.key]
        others = [plain(str(name)) for name in data.get("other_names") or ()]
        short = plain(str(data.get("abbreviation") or ""))
        called = (*mark.names, short, *others, mark.key.partition(":")[2])
        found.append(
            {
                "key": mark.key,
                "names": list(mark.names),
                "lines": [list(lines) for lines in mark.lines],
                "others": [name for name in others if name and name not in mark.names],
                "short": short,
                "kind": kinds[kind_of(data)],
                "person": data.get("group") == "person" or data.get("kind") == "person",
                "radius": mark.radius,
                "rank": mark.rank,
                "above": mark.above,
                "cluster": mark.cluster,
                "upright": list(mark.upright),
                "find": sorted({match_key(name) for name in called} - {""}),
            }
        )
    return found


def ties(graph: nx.Graph[Any], drawn: Drawing) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """One entry per line, in the same order, and the claims they rest on.

    Ends count into `drawn.marks`, `said` into the claims: one claim can join many pairs.
    """
    claims: dict[str, tuple[int, dict[str, Any]]] = {}
    index = {mark.key: i for i, mark in enumerate(drawn.marks)}
    edges = {(str(a), str(b)): data for a, b, data in graph.edges(data=True)}
    on_a_day = bool(graph.graph.get("as_of"))
    many = {
        (str(each["basis"]), str(each["reason"])): i
        for i, each in enumerate(graph.graph.get("overlarge") or ())
    }
    found = []
    for line in drawn.lines:
        ends = (line.source, line.target)
        data = edges[ends] if ends in edges else edges[ends[::-1]]
        found.append(
            {
                "ends": [index[line.source], index[line.target]],
                "weight": _number(float(data.get("weight") or 1.0)),
                "reasons": reasons(data, many),
                "derived": line.dashed,
                # The sum is worded in baht; another currency stands with each tie.
                "amount": plain(str(data.get("amount") or ""))
                if data.get("currency", "THB") in {"", "THB"}
                else "",
                "said": [
                    claims.setdefault(repr(claim), (len(claims), claim))[0]
                    for claim in _merged(data.get("ties") or (), on_a_day=on_a_day)
                ],
            }
        )
    return found, [claim for _, claim in claims.values()]


def sources(graph: nx.Graph[Any]) -> list[Mapping[str, Any]]:
    """Every source any tie names, by its id: title, date in words and address if it is safe."""
    found: dict[str, Mapping[str, Any]] = {}
    for _, _, data in graph.edges(data=True):
        for tie in data.get("ties") or ():
            for one in tie.get("sources") or ():
                found.setdefault(str(one["source"]), one)
    return [
        {
            "id": key,
            "title": _pair(one, "title", key),
            "date": [written(str(one.get("date") or ""), lang) for lang in LANGS],
            "url": web_link(str(one.get("url") or "")),
        }
        for key, one in sorted(found.items())
    ]


def page_words() -> dict[str, Pair]:
    """The words the page's script says, by key; captions and codes are already put in words."""
    return {key: list(pair) for key, pair in sorted(WORDS.items()) if "." not in key}


def _merged(claims: Iterable[Mapping[str, Any]], *, on_a_day: bool) -> list[dict[str, Any]]:
    """Claims that read the same become one entry with all their sources, in first-claim order."""
    found: dict[str, dict[str, Any]] = {}
    for claim in claims:
        entry = {
            "what": _what(claim),
            "context": _context(claim),
            "when": _when(claim),
            "manner": _manner(claim, on_a_day=on_a_day),
            "who": _pair(claim, "said_by", ", ".join(map(str, claim.get("said_by") or ()))),
        }
        kept = found.setdefault(repr(entry), {**entry, "sources": [], "ids": []})
        kept["ids"].append(str(claim.get("tie") or ""))
        for source in claim.get("sources") or ():
            place = [str(source["source"]), plain(str(source.get("paragraph") or ""))]
            if place not in kept["sources"]:
                kept["sources"].append(place)
    return list(found.values())


def _number(value: float) -> float | int:
    """Whole numbers without ".0", others with three digits at most."""
    return int(value) if value == int(value) else round(value, 3)


def _what(claim: Mapping[str, Any]) -> Pair:
    """Who is what: the actor and its role, or the kind of tie where no role is given.

    The actor is said because a line rests on the ties of both its ends.
    """
    role, kind = _pair(claim, "role", ""), _pair(claim, "kind", str(claim.get("kind") or ""))
    who = _pair(claim, "actor", "")
    return [
        f"{actor} — {r or k}" if actor else r or k
        for actor, r, k in zip(who, role, kind, strict=True)
    ]


def _context(claim: Mapping[str, Any]) -> Pair:
    """In what: the other end, what was said of it, the money, under which programme, where."""
    whole: Pair = []
    for place, lang in enumerate(LANGS):
        parts = [
            _pair(claim, "context", str(claim.get("context") or ""))[place],
            *(f"“{words}”" for words in [_pair(claim, "what", "")[place]] if words),
            _money(claim, lang),
            _pair(claim, "programme", "")[place],
            _pair(claim, "place", "")[place],
        ]
        whole.append(" · ".join(dict.fromkeys(filter(None, parts))))
    return whole


def _money(claim: Mapping[str, Any], lang: Language) -> str:
    """An amount as people write it, in its currency; baht where none is stated."""
    if not claim.get("amount"):
        return ""
    words = format_amount(Decimal(str(claim["amount"])), lang)
    currency = str(claim.get("currency") or "THB")
    return words if currency == "THB" else f"{words.rpartition(' ')[0]} {plain(currency)}"


def _when(claim: Mapping[str, Any]) -> Pair:
    """The stated dates, else the document's, else that none is stated."""
    start, end = str(claim.get("start") or ""), str(claim.get("end") or "")
    if start or end:
        return [written_span(start, end, lang) for lang in LANGS]
    seen = str(claim.get("observed") or "")
    if seen:
        return [say("observed", lang, when=written(seen, lang)) for lang in LANGS]
    return [say("unknown", lang) for lang in LANGS]


def _manner(claim: Mapping[str, Any], *, on_a_day: bool) -> Pair:
    """Modality and status in words."""
    modality = f"modality.{claim.get('modality') or 'asserted'}"
    status = str(claim.get("status") or "")
    return [
        ", ".join(filter(None, (say(modality, lang), say_status(status, lang, on_a_day=on_a_day))))
        for lang in LANGS
    ]


def _pair(data: Mapping[str, Any], field: str, otherwise: str) -> Pair:
    """Both languages of a field, each standing in for the other."""
    thai, english = (plain(str(data.get(f"{field}_{lang}") or "")) for lang in LANGS)
    return [thai or english or plain(otherwise), english or thai or plain(otherwise)]
