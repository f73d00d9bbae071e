"""What there is in each year, and which networks a site holds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.network.cited import ties_of
from kg.page.escape import plain
from kg.page.words import LANGS
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.question import Question
    from kg.site.networks import Drawn, Networks
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
    begun = _earliest(texts(store, _FACTS, ("fact", "since")))
    return _counted(_documents(store).values(), begun.values())


def years_of(drawn: Drawn) -> list[dict[str, int]]:
    """The same of one network as it opens: facts behind its lines, and the documents they cite."""
    selection = drawn.network.selection
    register = selection.register
    places = sorted(set(ties_of(selection, drawn.network.lines).values.tolist()))
    fact, since, sources = register.column("fact"), register.column("since"), register.sources()
    cited = {source for place in places for source in sources[place]}
    dates = _documents(drawn.asker.store)
    begun = _earliest((fact[place], since[place]) for place in places if since[place])
    return _counted((dates[each] for each in cited if each in dates), begun.values())


def _documents(store: Engine) -> dict[str, str]:
    """The day of each document that has one."""
    return {row[0]: row[1] for row in texts(store, _DOCUMENTS, ("source", "date"))}


def _earliest(facts: Iterable[tuple[str, ...]]) -> dict[str, str]:
    begun: dict[str, str] = {}
    for fact, since in facts:
        begun[fact] = min(since, begun.get(fact, since))
    return begun


def _counted(documents: Iterable[str], facts: Iterable[str]) -> list[dict[str, int]]:
    told = Counter(int(date[:4]) for date in documents if date[:4].isdecimal())
    begun = Counter(int(since[:4]) for since in facts if since[:4].isdecimal())
    known = told.keys() | begun.keys()
    return [
        {"year": year, "documents": told[year], "ties": begun[year]}
        for year in (range(min(known), max(known) + 1) if known else ())
    ]
