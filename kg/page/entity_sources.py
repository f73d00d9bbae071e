"""What speaks of a thing: the documents, and the other things that name it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.dates import written
from kg.page.entity_rows import Link, called
from kg.page.escape import plain, web_link
from kg.query.binding import iri as sparql_iri
from kg.query.binding import literal
from kg.query.labels import chunks
from kg.schema.codes import codes
from kg.schema.ontology import term_labels
from kg.store.engine import texts
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker
    from kg.store.engine import Engine

NAMED = 60
"""How many things of one kind are named that point to a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that speaks of a thing: in how many of its ties, and what it is."""

    source: Link
    kind: str
    date: str
    ties: int
    web: str
    reprint: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """Things that name a thing by one property: the first NAMED by name, and how many there are."""

    name: str
    things: tuple[Link, ...]
    total: int


def values_of(store: Engine, iri: str, name: str) -> list[str]:
    """The values of one of our properties, sorted."""
    query = f"SELECT ?value {{ {sparql_iri(iri)} {sparql_iri(kg(name))} ?value }} ORDER BY ?value"
    return [value for (value,) in texts(store, query, ("value",))]


def sources(asker: Asker, iri: str, ties: Sequence[Indexed]) -> tuple[Document, ...]:
    """The documents that state something of the thing or one of its ties, most ties first."""
    counted: Counter[str] = Counter()
    own = f"SELECT DISTINCT ?source {{ {sparql_iri(iri)} kg:evidence ?e . ?e kg:source ?source }}"
    for (source,) in texts(asker.store, own, ("source",)):
        counted[source] += 0
    for values in chunks(tie.iri for tie in ties):
        query = f"""SELECT DISTINCT ?tie ?source {{ VALUES (?tie) {{ {values} }}
            ?tie kg:evidence ?e . ?e kg:source ?source }}"""
        counted.update(source for _, source in texts(asker.store, query, ("tie", "source")))
    asker.labels.fetch(counted)
    told = _told(asker.store, counted)
    found = [_document(asker, source, n, told.get(source, {})) for source, n in counted.items()]
    return tuple(sorted(found, key=lambda d: (-d.ties, d.source.text, d.source.iri)))


def _told(store: Engine, iris: Counter[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    names = ", ".join(f"kg:{name}" for name in ("kind", "date", "observed", "url", "reprintOf"))
    for values in chunks(iris):
        query = f"""SELECT ?source ?p ?o {{ VALUES (?source) {{ {values} }} ?source ?p ?o
            FILTER(?p IN ({names})) }}"""
        for source, name, value in texts(store, query, ("source", "p", "o")):
            found.setdefault(source, {})[name] = value
    return found


def _document(asker: Asker, source: str, ties: int, told: dict[str, str]) -> Document:
    kind = codes().get(told.get(kg("kind"), ""))
    return Document(
        source=Link(text=plain(asker.labels.best(source, asker.lang)), iri=source),
        kind=kind.labels.get(asker.lang, kind.code) if kind else "",
        date=written(told.get(kg("date")) or told.get(kg("observed"), ""), asker.lang),
        ties=ties,
        web=web_link(told.get(kg("url"), "")),
        reprint=kg("reprintOf") in told,
    )


def pointing(asker: Asker, iri: str) -> tuple[Pointing, ...]:
    """What names the thing without being a tie: the places in it, its posts, its paragraphs."""
    query = f"""SELECT DISTINCT ?p ?thing {{ ?thing ?p {sparql_iri(iri)}
        FILTER(?p NOT IN (kg:mergedFrom, kg:collaboratesWith, org:memberOf, kg:family))
        FILTER(STRSTARTS(STR(?thing), {literal(asker.store.base)}))
        FILTER NOT EXISTS {{ ?thing kg:fact ?fact }} }}"""
    found: dict[str, set[str]] = {}
    for name, thing in texts(asker.store, query, ("p", "thing")):
        found.setdefault(name, set()).add(thing)
    asker.labels.fetch(thing for things in found.values() for thing in things)
    groups = []
    for name, things in sorted(found.items()):
        links = sorted(
            (Link(text=called(asker, each), iri=each) for each in things),
            key=lambda link: (len(link.text) if iri in link.iri else 0, link.text, link.iri),
        )
        heading = term_labels(name).get(asker.lang, "") or name.rpartition("/")[2]
        groups.append(Pointing(name=heading, things=tuple(links[:NAMED]), total=len(links)))
    return tuple(groups)
