"""Every shipped query, a store in memory to put it to, and shipped data, built."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import DefaultGraph, Quad, QueryBoolean, QueryTriples, RdfFormat, Store, parse

from kg.query.asking import Asker
from kg.query.question import Question, read_question
from kg.shipped import shipped
from kg.store.build import ontology_quads
from kg.store.engine import Answer, guard
from kg.vocabulary import KG, prefixes
from kg.workspace import find

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://example.org/id/"
QUERIES = shipped("queries")
PATHS = {
    f"{kind}/{path.stem}": path
    for kind in ("ask", "networks", "findings", "derive", "check")
    for path in sorted((QUERIES / kind).glob("*.rq"))
}
ASKED = [name for name in PATHS if name.startswith("ask/")]
NETWORKS = [name for name in PATHS if name.startswith("networks/")]
CHECKS = [name for name in PATHS if name.startswith("check/")]
TURTLE = f"""@prefix kg: <{KG}> . @prefix : <{BASE}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
EVIDENCE = ':s a kg:Source ; kg:kind kg:source-news . :s_p1 kg:source :s ; kg:paragraph "1" .'
ANOTHER = ':z a kg:Source ; kg:kind kg:source-news . :z_p1 kg:source :z ; kg:paragraph "1" .'


@cache
def question(name: str) -> Question:
    return read_question(PATHS[name])


class Memory:
    """A store in memory as an engine: the default graph holds what Turtle says."""

    def __init__(self, turtle: str = "", *, ontology: bool = True) -> None:
        self.base = BASE
        self.store = Store()
        self.store.extend(
            Quad(q.subject, q.predicate, q.object, DefaultGraph())
            for q in parse(input=TURTLE + turtle, format=RdfFormat.TURTLE)
        )
        if ontology:
            self.store.extend(
                Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in ontology_quads()
            )

    def results(self, text: str) -> Any:
        guard(text)
        return self.store.query(text, prefixes=prefixes(self.base))

    def query(self, text: str) -> Answer:
        found = self.results(text)
        if isinstance(found, QueryBoolean):
            return Answer(boolean=bool(found))
        if isinstance(found, QueryTriples):
            return Answer(triples=list(found))
        columns = [variable.value for variable in found.variables]
        return Answer(
            columns=columns,
            rows=[{c: v for c in columns if (v := row[c]) is not None} for row in found],
        )

    def derive(self) -> None:
        for path in sorted((QUERIES / "derive").glob("*.rq")):
            triples = self.query(path.read_text(encoding="utf-8")).triples or []
            self.store.extend(
                Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples
            )


@pytest.fixture(scope="session")
def ratchaburi(built: Path) -> Asker:
    """The Ratchaburi article alone, built and opened; tests must not write in it."""
    return Asker(find(built).store)


@pytest.fixture(scope="session")
def everything_shipped(all_shipped: Path) -> Asker:
    """All that is shipped, built and opened; tests must not write in it."""
    return Asker(find(all_shipped).store)
