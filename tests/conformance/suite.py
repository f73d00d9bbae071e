"""The W3C's SPARQL 1.1 tests as their manifests list them, where they have been fetched.

They are not part of this repository: https://github.com/w3c/rdf-tests, folder sparql/sparql11,
is looked for as `shared/w3c/sparql11` beside the checkout or beside a folder above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
NOTHING = f"{BASE}a-graph-without-triples"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
SD = "http://www.w3.org/ns/sparql-service-description#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
FORMATS = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML}

OWN = {
    "http://example.org/graphs/one": "<http://example.org/a> <http://example.org/p> 'ก', 'shared' .",
    "http://example.org/graphs/two": "<http://example.org/a> <http://example.org/p> 'ข', 'shared' .",
}
"""Two graphs in Turtle that are there without the suite, too; they share one triple."""

EVALUATED = (
    "aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping",
    "negation", "project-expression", "property-path", "subquery", "csv-tsv-res", "json-res",
)  # fmt: skip
"""What manifest-sparql11-query.ttl and manifest-sparql11-results.ttl include, but for syntax."""


def _folder() -> Path | None:
    places = (above / "shared" / "w3c" / "sparql11" for above in Path(__file__).resolve().parents)
    return next((place for place in places if place.is_dir()), None)


FOLDER = _folder()
REASON = "the W3C's tests are not beside this checkout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A test of a manifest: its files, and for tests of protocols its requests in order."""

    name: str
    kind: str
    query: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    result: Path | None = None
    regimes: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as a manifest describes it, and the answer it expects."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """The names of status codes or their classes, and what the body is; None if nothing is said."""

    status: tuple[str, ...]
    form: str | None
    boolean: str | None
    body: str | None

    def allows(self, status: int) -> bool:
        """Whether a status is one of those or in one of their classes."""
        named = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
        return any(
            str(status)[0] == name[-3] if name.startswith("StatusCode") else status == named[name]
            for name in self.status
        )


def path_of(iri: str) -> Path:
    """The file that a manifest's IRI stands for."""
    assert FOLDER is not None
    return FOLDER / iri.removeprefix(BASE)


def iri_of(path: Path) -> str:
    """The IRI of a file of the suite, which is the name of the graph that holds it."""
    assert FOLDER is not None
    return BASE + path.relative_to(FOLDER).as_posix()


def included(manifest: str) -> set[str]:
    """The folders whose manifests one of all manifests includes."""
    assert FOLDER is not None
    return _Manifest(FOLDER / manifest).included()


@cache
def entries(folder: str, manifest: str = "manifest.ttl") -> tuple[Entry, ...]:
    """The tests of a folder in the manifest's order; none where the suite is absent."""
    if FOLDER is None:
        return ()
    found = _Manifest(FOLDER / folder / manifest)
    return tuple(_entry(found, node, folder) for node in found.items(found.entries()))


def _entry(found: _Manifest, node: Any, folder: str) -> Entry:
    action, result = found.one(node, MF + "action"), found.one(node, MF + "result")
    plain = isinstance(action, NamedNode)
    query = action if plain else found.one(action, QT + "query")
    graphs = [(iri.value, path_of(iri.value)) for iri in found.each(action, QT + "graphData")]
    graphs += [
        (found.one(each, RDFS + "label").value, path_of(found.one(each, UT + "graph").value))
        for each in found.each(node, UT + "graphData")
    ]
    regime = found.one(action, SD + "entailmentRegime") if action and not plain else None
    several = isinstance(regime, BlankNode)
    regimes = found.items(regime) if several else [regime] if regime else []
    return Entry(
        name=f"{folder}/{node.value.rpartition('#')[2]}",
        kind=found.one(node, RDF + "type").value.rpartition("#")[2],
        query=path_of(query.value) if query else None,
        data=tuple(path_of(iri.value) for iri in found.each(action, QT + "data")),
        graphs=tuple(sorted(graphs)),
        result=path_of(result.value) if isinstance(result, NamedNode) else None,
        regimes=tuple(each.value.rpartition("/")[2] for each in regimes),
        requests=tuple(_requests(found, action)) if isinstance(action, BlankNode) else (),
    )


def _requests(found: _Manifest, action: BlankNode) -> Iterator[Request]:
    listed = found.one(action, HT + "requests")
    for node in found.items(listed) if listed else ():
        answer = found.one(node, HT + "resp")
        headers = [
            (found.text(each, HT + "fieldName") or "", found.text(each, HT + "fieldValue") or "")
            for named in found.each(node, HT + "headers")
            for each in found.items(named)
        ]
        statuses = found.each(answer, MF + "expectedStatus")
        yield Request(
            method=found.text(node, HT + "methodName") or "",
            path=found.text(node, HT + "absolutePath") or "",
            headers=tuple(headers),
            body=_body(found, found.one(node, HT + "body")),
            expected=Expected(
                status=tuple(sorted(each.value.rpartition("#")[2] for each in statuses)),
                form=found.text(answer, MF + "expectedFormat"),
                boolean=found.text(answer, MF + "expectedBoolean"),
                body=found.text(found.one(answer, HT + "body"), CNT + "chars"),
            ),
        )


def _body(found: _Manifest, node: Any) -> bytes | None:
    text = found.text(node, CNT + "chars")
    return None if text is None else text.encode(found.text(node, CNT + "characterEncoding") or "")


class _Manifest:
    """A manifest's triples, read by subject and predicate."""

    def __init__(self, path: Path) -> None:
        self._store = Store()
        self._store.load(path=str(path), format=RdfFormat.TURTLE, base_iri=iri_of(path))

    def entries(self) -> Any:
        """The list of all tests."""
        found = self._store.quads_for_pattern(None, NamedNode(MF + "entries"), None)
        return next(found).object

    def included(self) -> set[str]:
        """The folders of the manifests in the list of them."""
        found = next(self._store.quads_for_pattern(None, NamedNode(MF + "include"), None)).object
        return {path_of(each.value).parent.name for each in self.items(found)}

    def each(self, subject: Any, predicate: str) -> Iterator[Any]:
        """The objects; none where there is no subject."""
        if subject is None:
            return iter(())
        found = self._store.quads_for_pattern(subject, NamedNode(predicate), None)
        return (quad.object for quad in found)

    def one(self, subject: Any, predicate: str) -> Any:
        return next(self.each(subject, predicate), None)

    def text(self, subject: Any, predicate: str) -> str | None:
        value = self.one(subject, predicate)
        return value.value if isinstance(value, Literal) else None

    def items(self, node: Any) -> list[Any]:
        found = []
        while isinstance(node, BlankNode):
            found.append(self.one(node, RDF + "first"))
            node = self.one(node, RDF + "rest")
        return found


def graphs() -> dict[str, Path]:
    """Every graph that a query of the suite is asked of, by its IRI."""
    listed = [entry for folder in (*EVALUATED, "protocol") for entry in entries(folder)]
    found = {iri: path for entry in listed for iri, path in entry.graphs}
    return found | {iri_of(path): path for entry in listed for path in entry.data}
