"""What the documents cover - kinds of actor, provinces - and what is missing from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.looks import group_name
from kg.page.words import WORDS as PAGE_WORDS
from kg.page.words import say as page_say
from kg.query.labels import chunks
from kg.report.charts import Bar, bars_across
from kg.report.evidence import READ, tie_ids
from kg.report.figures import figure, headline, told
from kg.report.parts import Block, Paragraph, Section
from kg.report.tables import grid, table
from kg.report.words import say
from kg.schema.codes import broadest, codes
from kg.values.places import all_places
from kg.vocabulary import curie, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.report.asked import Asked
    from kg.report.evidence import Evidence
    from kg.store.engine import Engine, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """For each province code: the documents that tell of it, and the network's ties there.

    `placed` are the network's ties with any place, a region or the country too.
    """

    documents: Mapping[str, frozenset[str]]
    ties: Mapping[str, frozenset[str]]
    placed: frozenset[str]


def read_where(store: Engine, ties: Iterable[str]) -> Where:
    """Where things were done: a tie's own place, else that of the event or agreement it is in."""
    there = "{ ?tie kg:place ?place } UNION { ?tie kg:participatesIn/kg:place ?place }"
    query = f"""SELECT DISTINCT ?source ?place {{ {there}
        ?tie kg:evidence/kg:source ?source }}"""
    documents: dict[str, set[str]] = {}
    for row in store.query(query).rows:
        if code := province_of(curie(row["place"].value, store.base)):
            documents.setdefault(code, set()).add(curie(row["source"].value, store.base))
    wanted = set(ties)
    of_ties: dict[str, set[str]] = {}
    placed: set[str] = set()
    for found in _placed(store, wanted, there):
        tie = curie(found["tie"].value, store.base)
        if tie in wanted:
            placed.add(tie)
            if code := province_of(curie(found["place"].value, store.base)):
                of_ties.setdefault(code, set()).add(tie)
    return Where(
        documents={code: frozenset(some) for code, some in sorted(documents.items())},
        ties={code: frozenset(some) for code, some in sorted(of_ties.items())},
        placed=frozenset(placed),
    )


def _placed(store: Engine, wanted: set[str], there: str) -> Iterator[Mapping[str, Term]]:
    """Ties with their places: those wanted, or all there are where asking by name takes longer."""
    few = len(wanted) <= READ
    named = chunks(expand(tie, store.base) for tie in wanted) if few else [""]
    for values in named:
        chosen = f"VALUES (?tie) {{ {values} }}" if values else ""
        yield from store.query(f"SELECT DISTINCT ?tie ?place {{ {chosen} {there} }}").rows


def province_of(place: str) -> str:
    """The two digits of the province that a place ("id:place-700702", "7007") lies in, or "".

    >>> province_of("id:place-700702"), province_of("70"), province_of("id:place-region-west")
    ('70', '70', '')
    """
    code = place.rpartition("place-")[2]
    return code[:2] if code[:2] in provinces() and code.isdecimal() else ""


@cache
def provinces() -> dict[str, dict[str, str]]:
    """The provinces by code, each with its name in both languages."""
    return {
        each.code: {"th": each.name_th, "en": each.name_en}
        for each in all_places()
        if each.level == "province"
    }


def coverage_section(asked: Asked, where: Where, evidence: Evidence) -> Section:
    """Which kinds of actor and which provinces there are, and which provinces are not seen."""
    lang = asked.lang
    blocks: list[Block] = [Paragraph(_provinces(where, lang))]
    missing = [names[lang] for code, names in provinces().items() if code not in where.documents]
    if missing and len(missing) < len(provinces()):
        from kg.values.names import sort_key

        listed = ", ".join(sorted(missing, key=sort_key))
        blocks.append(Paragraph(say("d.not_seen", lang, list=listed), quiet=True))
    blocks += _kinds(asked, evidence)
    return Section(name="coverage", title=say("s.coverage", lang), blocks=tuple(blocks))


def _provinces(where: Where, lang: str) -> str:
    count = len(where.documents)
    every = count == len(provinces())
    return say("d.provinces_all", lang) if every else say("d.provinces", lang, n=count)


def _kinds(asked: Asked, evidence: Evidence) -> list[Block]:
    """A table of kinds, and a chart of their broad groups in the network."""
    lang = asked.lang
    here = Counter(
        (str(data.get("group") or "other"), str(data.get("kind") or "other"),
         plain(str(data.get(f"kind_{lang}") or data.get("kind") or "")))
        for _, data in asked.graph.nodes(data=True)
    )  # fmt: skip
    there = _kinds_of_data(asked)
    keys = {*here, *there}
    rows = [
        {
            "group": group_name(group, lang),
            "kind": name,
            "in_network": here[group, kind, name],
            "in_data": there[group, kind, name] or None,
        }
        for group, kind, name in sorted(keys, key=lambda key: (-here[key], -there[key], key))
    ]
    columns = ("group", "kind", "in_network", "in_data")
    shown = table(
        grid("kinds", say("d.kinds_actors", lang), columns, rows, asked.scope),
        evidence,
        most=max(5, sum(bool(row["in_network"]) for row in rows)),
    )
    groups = Counter[str]()
    for (group, _, _), count in here.items():
        groups[group] += count
    if not groups:
        return [shown]
    bars = [
        Bar(label=group_name(group, lang), parts=(count,), group=group)
        for group, count in sorted(groups.items(), key=lambda item: (-item[1], item[0]))
    ]
    title = headline("d.kinds", bars, lang, m=f"{asked.graph.number_of_nodes():,}")
    axis = say("g.actors_axis", lang)
    drawn = figure("kinds", title, lambda frame: bars_across(bars, axis, frame), told(bars))
    return [drawn, shown]


def _kinds_of_data(asked: Asked) -> Counter[tuple[str, str, str]]:
    """How many organisations of each kind there are in the whole data set."""
    query = """SELECT ?kind (COUNT(DISTINCT ?actor) AS ?n) {
        ?actor a kg:Organisation ; kg:kind ?kind } GROUP BY ?kind ORDER BY ?kind"""
    found = Counter[tuple[str, str, str]]()
    for row in asked.asker.store.query(query).rows:
        code = codes().get(row["kind"].value)
        if code:
            name = plain(code.labels.get(asked.lang, code.code))
            found[broadest(code.iri), code.code, name] = int(row["n"].value)
    return found


def missing_section(asked: Asked, where: Where, evidence: Evidence) -> Section:
    """What the ties of the network lack, what was left out for which reason, what is withheld."""
    lang, about = asked.lang, asked.about
    withheld = int(about.get("withheld") or 0)
    blocks: list[Block] = []
    if evidence.large:
        blocks.append(Paragraph(_large(asked)))
    if evidence.of_network:
        total, columns = len(evidence.of_network), ("lacking", "number", "share", "ties")
        rows = [
            {"lacking": say(f"m.{name}", lang), "number": len(some),
             "share": round(100 * len(some) / total, 1), "ties": some}
            for name, some in _lacking(asked, where, evidence).items()
            if some
        ]  # fmt: skip
        title = say("d.missing", lang, n=f"{total:,}")
        blocks.append(table(grid("missing-parts", title, columns, rows, asked.scope), evidence))
    left: list[dict[str, Any]] = [
        {"reason": _reason(code, about.get("max_parties"), lang), "number": count}
        for code, count in sorted((about.get("left_out") or {}).items())
        if count
    ]
    if left:
        left.sort(key=lambda row: (-row["number"], row["reason"]))
        shown = grid("left-out", say("d.left", lang), ("reason", "number"), left)
        blocks.append(table(shown, evidence))
    else:
        blocks.append(Paragraph(say("d.left_none", lang)))
    kept = say("d.withheld", lang, n=withheld) if withheld else say("d.withheld_none", lang)
    blocks.append(Paragraph(kept))
    return Section(name="missing", title=say("s.missing", lang), blocks=tuple(blocks))


def _large(asked: Asked) -> str:
    """What can be said of what is missing without reading every tie."""
    edges = [data for *_, data in asked.graph.edges(data=True)]
    ties = {tie for data in edges for tie in tie_ids(data)}
    undated = sum(not data.get("years") for data in edges)
    return say("d.large", asked.lang, n=f"{len(ties):,}", k=f"{undated:,}", m=f"{len(edges):,}")


def _reason(code: str, most: object, lang: str) -> str:
    key = f"left.{code}"
    if key not in PAGE_WORDS and code.startswith("too-many-parties"):
        key = "left.too-many-parties"
    return page_say(key, lang, n=most or "")


def _lacking(asked: Asked, where: Where, evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """The ids of the network's ties that lack something, by what they lack.

    A tie has the date and the place of the event or agreement it is in.
    """
    dated = {
        t for *_, edge in asked.graph.edges(data=True) if edge.get("years") for t in tie_ids(edge)
    }
    tests: dict[str, Any] = {
        "date": lambda id_, _: id_ not in dated,
        "paragraph": lambda _, claim: not any(each.paragraph for each in claim.citations),
        "place": lambda id_, _: id_ not in where.placed,
        "amount": lambda _, claim: claim.cls == "Allocation" and not claim.one("amount"),
        "single": lambda _, claim: claim.support == 1,
    }
    return {
        name: tuple(id_ for id_ in evidence.of_network if lacks(id_, evidence.claim(id_)))
        for name, lacks in tests.items()
    }
