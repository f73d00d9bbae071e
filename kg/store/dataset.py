"""The graphs that a query is asked of, where it or its client names some."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from kg.errors import KgError
from kg.store.engine import TOKENS, unescaped
from kg.vocabulary import all_graph, prefixes

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

    from kg.store.engine import Results


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """IRIs of the graphs that make up the default graph, and of those that GRAPH can name.

    A graph that is not there is empty; `vocabulary.all_graph` is what the build has in its
    default graph.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


def stated(text: str, base: str) -> Dataset | None:
    """What a query's FROM and FROM NAMED say; None if there are none.

    >>> stated("SELECT * FROM <http://a> FROM NAMED id:x { ?s ?p 'FROM' }", "http://id/")
    Dataset(default=('http://a',), named=('http://id/x',))
    """
    known, root = prefixes(base), base
    default: list[str] = []
    named: list[str] = []
    tokens = [match[0] for match in TOKENS.finditer(unescaped(text)) if match[0][0] not in "#\"'"]
    for place, token in enumerate(tokens):
        word, after = token.upper(), [*tokens[place + 1 : place + 3], "", ""]
        if word == "PREFIX" and after[1][:1] == "<":
            known[after[0].removesuffix(":")] = urljoin(root, after[1][1:-1])
        elif word == "BASE" and after[0][:1] == "<":
            root = urljoin(root, after[0][1:-1])
        elif word == "FROM":
            to, name = (named, after[1]) if after[0].upper() == "NAMED" else (default, after[0])
            to.append(_iri(name, known, root))
    if not (default or named):
        return None
    return Dataset(default=tuple(default), named=tuple(named))


def ask(store: Store, text: str, dataset: Dataset, base: str) -> Results:
    """The results of a query over exactly this dataset.

    One default graph is asked where it is. Of several the set of their triples is asked, so they
    are copied into a store in memory first (130,000 statements a second), for Oxigraph would
    count a triple once for each graph that states it.
    """
    from pyoxigraph import DefaultGraph

    union = all_graph(base)
    # Whatever a graph of the build states is in the union, too.
    default = (union,) if union in dataset.default else tuple(dict.fromkeys(dataset.default))
    named: list[NamedNode | BlankNode] = [_name(each) for each in dict.fromkeys(dataset.named)]
    graphs: list[NamedNode | BlankNode | DefaultGraph] = [_graph(each, union) for each in default]
    if len(graphs) > 1 or union in dataset.named:
        store = _copied(store, Dataset(default=default, named=dataset.named), union)
        graphs = [DefaultGraph()]
    return store.query(
        text, base_iri=base, prefixes=prefixes(base), default_graph=graphs, named_graphs=named
    )


def _copied(store: Store, dataset: Dataset, union: str) -> Store:
    """The graphs of a dataset in memory, the default ones as one."""
    import pyoxigraph

    copy = pyoxigraph.Store()
    copies: list[tuple[str, NamedNode | DefaultGraph]] = [
        *((name, pyoxigraph.DefaultGraph()) for name in dataset.default),
        *((name, _name(name)) for name in dict.fromkeys(dataset.named)),
    ]
    for name, target in copies:
        copy.extend(
            pyoxigraph.Quad(quad.subject, quad.predicate, quad.object, target)
            for quad in store.quads_for_pattern(None, None, None, _graph(name, union))
        )
    return copy


def _graph(name: str, union: str) -> NamedNode | DefaultGraph:
    import pyoxigraph

    return pyoxigraph.DefaultGraph() if name == union else _name(name)


def _name(name: str) -> NamedNode:
    import pyoxigraph

    try:
        return pyoxigraph.NamedNode(name)
    except ValueError as error:
        raise KgError(f"{name[:200]!r} cannot be a graph's name; expected an IRI") from error


def _iri(name: str, known: dict[str, str], root: str) -> str:
    if name.startswith("<"):
        return urljoin(root, name[1:-1])
    prefix, colon, rest = name.partition(":")
    return known[prefix] + rest if colon and prefix in known else name
