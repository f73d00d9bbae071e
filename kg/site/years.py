"""What there is in each year, and which networks a site holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.words import LANGS
from kg.store.engine import texts

if TYPE_CHECKING:
    from kg.query.question import Question
    from kg.site.networks import Networks
    from kg.store.engine import Engine

_DOCUMENTS = """SELECT ?source ?date { ?source a kg:Source ; kg:kind ?kind .
    OPTIONAL { ?source kg:date ?published } OPTIONAL { ?source kg:observed ?day }
    BIND(COALESCE(?published, ?day) AS ?date) FILTER(BOUND(?date))
    FILTER(?kind NOT IN (kg:source-editorial, kg:source-official-list)) }"""
_FACTS = """SELECT ?fact ?since {
    ?tie kg:modality kg:modality-asserted ; kg:fact ?fact ; kg:since ?since }"""


def index(networks: Networks) -> dict[str, Any]:
    """An IndexFile: each network with its size as it opens, and the years.

    `ties` counts what documents assert, each fact once, in the year from which it counts.
    """
    listed = []
    for name in networks.names:
        drawn = networks.drawn(name)
        listed.append(
            {
                "name": name,
                "title": titles(drawn.question, "title"),
                "about": titles(drawn.question, "about"),
                "nodes": len(drawn.network.graph),
                "lines": drawn.network.graph.size(),
            }
        )
    return {"networks": listed, "years": years(networks.workspace.store)}


def titles(question: Question, key: str) -> list[str]:
    """What a question's header says, in both languages."""
    said = [plain(question.said(key, lang)) for lang in LANGS]
    return [each or question.name for each in said] if key == "title" else said


def years(store: Engine) -> list[dict[str, int]]:
    """For every year (CE) from the first to the last its documents and the facts that begin."""
    documents = {row[0]: row[1] for row in texts(store, _DOCUMENTS, ("source", "date"))}
    begun: dict[str, str] = {}
    for fact, since in texts(store, _FACTS, ("fact", "since")):
        begun[fact] = min(since, begun.get(fact, since))
    told = Counter(int(date[:4]) for date in documents.values() if date[:4].isdecimal())
    facts = Counter(int(since[:4]) for since in begun.values() if since[:4].isdecimal())
    known = told.keys() | facts.keys()
    return [
        {"year": year, "documents": told[year], "ties": facts[year]}
        for year in (range(min(known), max(known) + 1) if known else ())
    ]
