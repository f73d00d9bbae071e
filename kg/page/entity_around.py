"""Whom and what a thing is tied to, and with whom the documents say that it worked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.actors import actors
from kg.page.entity_names import names
from kg.page.entity_ties import SPOKEN
from kg.page.words import say as say_shared
from kg.values.names import sort_key
from kg.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker

NEAREST = 60
"""How many of those a thing is tied to are named beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Who or what it is tied to: by how many facts, and whether one of them is asserted."""

    iri: str
    name: str
    group: str
    facts: int
    asserted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One with whom documents say that an actor worked.

    In how many `things` and `documents`, for which reasons (codes of bases), by which `ties`
    (CURIEs).
    """

    iri: str
    things: int
    documents: int
    bases: tuple[str, ...]
    ties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """A partner in words."""

    iri: str
    name: str
    group: str
    things: int
    documents: int
    bases: tuple[str, ...]


Company = dict[str, tuple[Partner, ...]]
"""The partners of each actor by its IRI, in no order that a reader sees."""


def company_in(graph: nx.Graph[Any], base: str) -> Company:
    """Who worked with whom, as the lines of an undirected network tell it."""
    found: dict[str, list[Partner]] = {}
    for one, other, line in graph.edges(data=True):
        for here, there in ((one, other), (other, one)):
            partner = Partner(
                iri=expand(there, base),
                things=round(line["weight"]),
                documents=len(line["sources"]),
                bases=tuple(line["basis"]),
                ties=line["tie_ids"],
            )
            found.setdefault(expand(here, base), []).append(partner)
    return {iri: tuple(partners) for iri, partners in found.items()}


def companions(asker: Asker, partners: Iterable[Partner]) -> tuple[Companion, ...]:
    """The partners in words, those of most things and documents first, then by name."""
    partners = list(partners)
    nodes = actors(asker.store, (each.iri for each in partners))
    found = [
        Companion(
            iri=each.iri,
            name=names(nodes[each.iri], asker.lang)[0] or asker.labels.best(each.iri, asker.lang),
            group=str(nodes[each.iri]["group"]),
            things=each.things,
            documents=each.documents,
            bases=tuple(say_shared(f"basis.{code}", asker.lang) for code in each.bases),
        )
        for each in partners
    ]
    return tuple(sorted(found, key=lambda c: (-c.things, -c.documents, sort_key(c.name), c.iri)))


def neighbours(asker: Asker, ties: Sequence[Indexed]) -> tuple[tuple[Neighbour, ...], int]:
    """Whom or what the ties lead to, the NEAREST by number of facts and name, and how many.

    Not whom it only speaks of.
    """
    facts: dict[str, set[str]] = {}
    sure: set[str] = set()
    for tie in ties:
        if tie.section == SPOKEN:
            continue
        for other in tie.others:
            facts.setdefault(other, set()).add(tie.fact)
            if tie.asserted:
                sure.add(other)
    nearest = sorted(facts, key=lambda iri: (-len(facts[iri]), iri))[:NEAREST]
    nodes = actors(asker.store, nearest)
    return _in_words(asker, facts, nodes, sure), len(facts)


def _in_words(
    asker: Asker,
    facts: Mapping[str, set[str]],
    nodes: Mapping[str, Mapping[str, Any]],
    sure: set[str],
) -> tuple[Neighbour, ...]:
    found = [
        Neighbour(
            iri=iri,
            name=names(nodes[iri], asker.lang)[0] or asker.labels.best(iri, asker.lang),
            group=str(nodes[iri]["group"]),
            facts=len(facts[iri]),
            asserted=iri in sure,
        )
        for iri in nodes
    ]
    return tuple(sorted(found, key=lambda n: (-n.facts, n.name, n.iri)))
