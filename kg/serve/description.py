"""What the endpoint says of itself: SPARQL 1.1 Service Description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.serve.query import embedded, written
from kg.vocabulary import RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.serve.job import Reply
    from kg.workspace import Workspace

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """The description of the endpoint at an address, in a format of an Accept header."""

    endpoint: str
    accept: str = ""
    bare: bool = False

    def run(self, workspace: Workspace) -> Reply:
        """The service, its languages and formats, and the graphs of its dataset."""
        from kg.export.answers import GRAPHS, write_lines

        store = embedded(workspace)
        lines = "".join(_lines(self.endpoint, store.names()))

        def write(media: str) -> partial[None]:
            return partial(write_lines, lines, media, store.base)

        return written(GRAPHS, write, self)


def _lines(endpoint: str, graphs: list[str]) -> Iterator[str]:
    """The description as N-Triples."""
    service = f"<{endpoint}>"
    yield _line(service, RDF + "type", SD + "Service")
    yield _line(service, SD + "endpoint", endpoint)
    yield _line(service, SD + "supportedLanguage", SD + "SPARQL11Query")
    for name in RESULTS:
        yield _line(service, SD + "resultFormat", FORMATS + name)
    for name in ("defaultDataset", "availableGraphs"):
        yield f"{service} <{SD}{name}> _:dataset .\n"
    yield _line("_:dataset", RDF + "type", SD + "Dataset")
    yield _line("_:dataset", RDF + "type", SD + "GraphCollection")
    yield f"_:dataset <{SD}defaultGraph> _:default .\n"
    yield _line("_:default", RDF + "type", SD + "Graph")
    for number, graph in enumerate(graphs):
        yield f"_:dataset <{SD}namedGraph> _:g{number} .\n"
        yield _line(f"_:g{number}", RDF + "type", SD + "NamedGraph")
        yield _line(f"_:g{number}", SD + "name", graph)


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{subject} <{predicate}> <{value}> .\n"
