"""Places and years of money as quads: what the tables' codes stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.facts.ids import place_id, region_id, source_id, year_of_money
from kg.schema.codes import regions
from kg.schema.ontology import superclasses
from kg.values.places import all_places, ancestors, full_name, place, titled
from kg.vocabulary import ALT_LABEL, NOTATION, ONTOLOGY_GRAPH, PREF_LABEL, TYPE, XSD, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.values.places import Place

_YEAR = re.compile(r"year-(\d+)-(fiscal|calendar|not-stated)")
SOURCE = source_id("geothai")
_COUNTRY = "TH"


def place_quads(base: str, ids: Iterable[str], *, every: bool) -> Iterator[Quad]:
    """The places and regions among `ids` with what they lie in, or every one there is.

    Codes and names are the official list's graph; which region a province is grouped in
    is the ontology's.
    """
    ids = set(ids)
    if every:
        wanted = {each.code: each for each in all_places()}
    else:
        named = [place(id_.removeprefix("place-")) for id_ in ids if id_.startswith("place-")]
        wanted = {each.code: each for one in named for each in (one, *ancestors(one.code))}
    graph = NamedNode(base + SOURCE)
    for code in sorted(wanted):
        yield from _place(base, wanted[code], graph)
    graph = NamedNode(ONTOLOGY_GRAPH)
    for region in regions():
        inside = [code for code in region.provinces if code in wanted]
        if inside or every or region_id(region.code) in ids:
            node = NamedNode(base + region_id(region.code))
            yield from _typed(node, kg("Place"), graph)
            yield Quad(node, NamedNode(kg("level")), NamedNode(kg("level-region")), graph)
            yield Quad(node, NamedNode(kg("regionScheme")), Literal(region.scheme), graph)
            yield Quad(node, NamedNode(NOTATION), Literal(region.code), graph)
            for language, label in sorted(region.labels.items()):
                yield Quad(node, NamedNode(PREF_LABEL), Literal(label, language=language), graph)
            if _COUNTRY in wanted:
                country = NamedNode(base + place_id(_COUNTRY))
                yield Quad(node, NamedNode(kg("within")), country, graph)
            for code in inside:
                yield Quad(NamedNode(base + place_id(code)), NamedNode(kg("within")), node, graph)


def _place(base: str, each: Place, graph: NamedNode) -> Iterator[Quad]:
    node = NamedNode(base + place_id(each.code))
    yield from _typed(node, kg("Place"), graph)
    yield Quad(node, NamedNode(kg("level")), NamedNode(kg(f"level-{each.level}")), graph)
    yield Quad(node, NamedNode(NOTATION), Literal(each.code), graph)
    for language, name in (("th", each.name_th), ("en", each.name_en)):
        label = titled(each, language)  # type: ignore[arg-type]  # the tuple holds exactly its two
        yield Quad(node, NamedNode(PREF_LABEL), Literal(label, language=language), graph)
        full = full_name(each, language)  # type: ignore[arg-type]  # as above
        for other in sorted({name, full} - {label}):
            yield Quad(node, NamedNode(ALT_LABEL), Literal(other, language=language), graph)
    if each.parent:
        yield Quad(node, NamedNode(kg("within")), NamedNode(base + place_id(each.parent)), graph)


def year_quads(base: str, ids: Iterable[str]) -> Iterator[Quad]:
    """The years of money among `ids`, with their first and last day."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    for match in filter(None, map(_YEAR.fullmatch, sorted(set(ids)))):
        node = NamedNode(base + match[0])
        yield from _typed(node, kg("Year"), graph)
        yield Quad(node, NamedNode(NOTATION), Literal(match[1]), graph)
        yield Quad(node, NamedNode(kg("yearKind")), NamedNode(kg(f"year-{match[2]}")), graph)
        for name, day in zip(("firstDay", "lastDay"), year_of_money(match[0]), strict=True):
            value = Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))
            yield Quad(node, NamedNode(kg(name)), value, graph)


def _typed(node: NamedNode, cls: str, graph: NamedNode) -> Iterator[Quad]:
    for iri in superclasses(cls):
        yield Quad(node, NamedNode(TYPE), NamedNode(iri), graph)
