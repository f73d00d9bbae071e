"""The whole graph in the RDF formats, from the finished build's sorted N-Quads."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from kg.errors import KgError, NotFoundError
from kg.export import flat
from kg.settings import BASE
from kg.vocabulary import TYPE, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from pyoxigraph import Quad, RdfFormat, Triple

_ENDS_IN_A_NAME = re.compile(r".*[/#:][^\W\d][\w.\-]*", re.DOTALL)


def write(quads_path: Path, format: str, *, base: str = BASE) -> bytes:  # noqa: A002 - the word its callers use
    """The build's graph as `format`; the same file gives the same bytes.

    "nquads" is the file itself; "trig" the whole dataset, default graph first; "turtle",
    "ntriples", "jsonld" and "rdfxml" the default graph, which already holds what all sources
    say. `base` is what `id:` stands for. Literals keep their lexical form ("010", 1.50), but
    RDF/XML loses the control characters XML cannot hold. Raises `NotFoundError` for another
    format, `KgError` when the file cannot be read or a property or class has no name RDF/XML
    could write.
    """
    try:
        if format == "nquads":
            return quads_path.read_bytes()
        if format == "trig":
            return _trig(_quads(quads_path), prefixes(base))
        return write_triples(_triples(quads_path), format, base=base)
    except (OSError, SyntaxError) as error:
        raise KgError(f"cannot read the built graph {quads_path}: {error}; run kg build") from error


def write_triples(triples: Iterable[Triple], format: str, *, base: str = BASE) -> bytes:  # noqa: A002 - as above
    """Triples as "turtle", "ntriples", "jsonld" or "rdfxml", in the order given."""
    writers = {"turtle": _turtle, "ntriples": _ntriples, "jsonld": _jsonld, "rdfxml": _rdfxml}
    if format not in writers:
        known = ", ".join(("nquads", "trig", *writers))
        raise NotFoundError("RDF format", format, how=f"there are {known}")
    return writers[format](triples, prefixes(base))


def _quads(path: Path) -> Iterator[Quad]:
    from pyoxigraph import RdfFormat, parse

    return parse(path.read_bytes(), format=RdfFormat.N_QUADS)


def _triples(path: Path) -> Iterator[Triple]:
    from pyoxigraph import DefaultGraph

    return (quad.triple for quad in _quads(path) if isinstance(quad.graph_name, DefaultGraph))


def _serialized(
    statements: Iterable[Triple] | Iterable[Quad],
    syntax: RdfFormat,
    names: Mapping[str, str] | None = None,
) -> bytes:
    from pyoxigraph import serialize

    stream = io.BytesIO()
    serialize(statements, stream, syntax, prefixes=dict(names or {}))
    return stream.getvalue()


def _ntriples(triples: Iterable[Triple], _: Mapping[str, str]) -> bytes:
    from pyoxigraph import RdfFormat

    return _serialized(triples, RdfFormat.N_TRIPLES)


def _turtle(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    from pyoxigraph import RdfFormat

    return _sorted_head(_serialized(triples, RdfFormat.TURTLE, names))


def _trig(quads: Iterable[Quad], names: Mapping[str, str]) -> bytes:
    from pyoxigraph import DefaultGraph, RdfFormat

    def graph(quad: Quad) -> str:
        name = quad.graph_name
        return "" if isinstance(name, DefaultGraph) else str(name)

    by_graph = sorted(quads, key=graph)
    return _sorted_head(_serialized(by_graph, RdfFormat.TRIG, names))


def _sorted_head(text: bytes) -> bytes:
    """The same with its prefixes in order: pyoxigraph promises none."""
    head = re.match(rb"(?:@prefix [^\n]*\n)*", text)
    at = head.end() if head else 0
    return b"".join(sorted(text[:at].splitlines(keepends=True))) + text[at:]


def _rdfxml(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    from pyoxigraph import RdfFormat

    text = _serialized(_writable(triples), RdfFormat.RDF_XML, names)
    # An XML reader turns a bare carriage return into a line feed unless it is written so.
    return text.replace(b"\r", b"&#13;")


def _writable(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Triples that well-formed XML can hold."""
    from pyoxigraph import Literal, NamedNode, Triple

    for triple in triples:
        name, value = triple.predicate.value, triple.object
        # A property is written as an element, and so is the class of a thing.
        elements = [name, value.value] if name == TYPE and isinstance(value, NamedNode) else [name]
        for iri in elements:
            if not _ENDS_IN_A_NAME.fullmatch(iri):
                raise KgError(f"RDF/XML cannot name <{iri}>; write turtle or jsonld instead")
        if isinstance(value, Literal) and flat.legal(value.value) != value.value:
            text = flat.legal(value.value)
            value = (
                Literal(text, language=value.language)
                if value.language
                else Literal(text, datatype=NamedNode(value.datatype.value))
            )
            yield Triple(triple.subject, triple.predicate, value)
        else:
            yield triple


def _jsonld(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    """JSON-LD with a context, one thing on each line; typed values keep their lexical form."""
    from pyoxigraph import RdfFormat

    expanded = json.loads(_serialized(triples, RdfFormat.JSON_LD))
    things = [json.dumps(_compact(thing, names), ensure_ascii=False) for thing in expanded]
    context = json.dumps(dict(sorted(names.items())), ensure_ascii=False)
    body = ",\n".join(things)
    return f'{{"@context": {context},\n"@graph": [\n{body}\n]}}\n'.encode()


def _compact(thing: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    short: dict[str, Any] = {}
    for name, values in thing.items():
        if name == "@id":
            short["@id"] = _curie(values, names)
        elif name == TYPE:
            short["@type"] = [_curie(value["@id"], names) for value in values]
        else:
            short[_curie(name, names)] = [_value(value, names) for value in values]
    return short


def _value(value: dict[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {key: text if key in _AS_IS else _curie(text, names) for key, text in value.items()}


_AS_IS = frozenset({"@value", "@language", "@direction"})


def _curie(iri: str, names: Mapping[str, str]) -> str:
    for prefix, base in names.items():
        # What follows "prefix:" may not start with "//", or it reads as a full IRI.
        if iri.startswith(base) and not iri.startswith("//", len(base)):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
