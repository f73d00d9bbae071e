"""What is known of one thing as RDF: of itself, and of the ties that link it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.export.rdf import write_triples
from kg.page.entity_ties import index
from kg.page.escape import json_block
from kg.query.binding import iri as sparql_iri
from kg.query.labels import chunks

if TYPE_CHECKING:
    from kg.query.asking import Asker

TIES = 2000
"""Of so many ties at most, the latest, the triples are given."""


def data(asker: Asker, iri: str, format: str) -> bytes:  # noqa: A002 - the word its callers use
    """The thing as "turtle", "ntriples" or "jsonld": its own triples, and those of its ties.

    Sorted, so that the same build gives the same bytes.
    """
    triples = set(_triples(asker, f"({sparql_iri(iri)})"))
    ties = index(asker.store, iri)[:TIES]
    for some in chunks(tie.iri for tie in ties):
        triples.update(_triples(asker, some))
    return write_triples(sorted(triples, key=_order), format, base=asker.store.base)


def inline(asker: Asker, iri: str) -> str:
    """The thing's own triples as JSON-LD that no text in it can end as a script block."""
    triples = sorted(_triples(asker, f"({sparql_iri(iri)})"), key=_order)
    return json_block(json.loads(write_triples(triples, "jsonld", base=asker.store.base)))


def _triples(asker: Asker, values: str) -> list[Any]:
    query = f"CONSTRUCT {{ ?s ?p ?o }} {{ VALUES (?s) {{ {values} }} ?s ?p ?o }}"
    return asker.store.query(query).triples or []


def _order(triple: Any) -> tuple[str, str, str]:
    return str(triple.subject), str(triple.predicate), str(triple.object)
