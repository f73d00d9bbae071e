"""A SPARQL 1.1 endpoint somewhere else, asked over HTTP."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.store.engine import Answer, answer, guard, words
from kg.store.remote.address import Address, shown
from kg.store.remote.answers import ACCEPT, CAPPED, check, count, read
from kg.store.remote.paging import counted, may_be_cut, paged
from kg.vocabulary import DCT, ONTOLOGY_GRAPH, about_graph, all_graph, prefixes

if TYPE_CHECKING:
    from pyoxigraph import QuerySolutions

    from kg.store.engine import Results
    from kg.store.remote.virtuoso import Copy
    from kg.store.remote.wire import Reply, Wire

    Graphs = dict[str, str | list[str]]


class RemoteStore:
    """A server's answers, whole or not at all.

    What is asked without GRAPH is asked of one graph: the one that the address names, else
    `…/graph/all` if the server has it, else the server's own default graph. GRAPH finds what it
    finds in a build: the graphs of sources and of the ontology.
    """

    def __init__(self, address: Address | str, base: str, *, seconds: float | None = None) -> None:
        self.address = Address(query=address) if isinstance(address, str) else address
        self.base = base
        self._seconds = seconds

    def query(self, text: str) -> Answer:
        """The endpoint's answer as values."""
        return answer(self.results(text))

    def results(self, text: str) -> Results:
        """The endpoint's results for the query with our prefixes declared before it.

        Read-only: it is posted as a query, never as an update. A SELECT that the server cuts
        off at its own limit is asked for page by page; a `KgError` of one line says where no
        whole answer is to be had. What Virtuoso answers wrongly is worked out here.
        """
        guard(text)
        if "virtuoso" in self.server.lower() and "FROM" not in words(text):
            from kg.store.remote.virtuoso import trusted

            if not trusted(text):
                return self._copy.results(text)
        declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(self.base).items())
        return self.whole(declared + text, self._graphs(text))

    @property
    def server(self) -> str:
        """What the server calls itself; "" where it does not."""
        return self._probed[1]

    @cached_property
    def wire(self) -> Wire:
        """The client, with the environment's credentials."""
        from kg.store.remote.wire import SECONDS, Wire

        return Wire(self._seconds or SECONDS)

    @cached_property
    def graph(self) -> str:
        """The graph that is asked; "" leaves it to the URL or to the server."""
        if self.address.graph or self.address.own_graph():
            return self.address.graph
        return all_graph(self.base) if self._probed[0] else ""

    @cached_property
    def named(self) -> list[str]:
        """The graphs of sources and of the ontology, sorted: those that a build would have."""
        # Grouped, for Virtuoso takes a minute over DISTINCT and then gives up.
        found = self.whole("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g", {})
        names = sorted({row[0].value for row in found})  # type: ignore[union-attr]  # a SELECT's rows
        own = f"{self.base}graph/"  # the union, what is being pushed, and what is told of it
        return [
            name
            for name in names
            if (name.startswith(self.base) or name == ONTOLOGY_GRAPH)
            and name != self.graph
            and not name.startswith(own)
        ]

    def about(self) -> dict[str, Any]:
        """What `kg push` told of the build that it left there: its id, and what is withheld."""
        where, of = about_graph(self.base), all_graph(self.base)
        query = f"SELECT ?told {{ GRAPH <{where}> {{ <{of}> <{DCT}description> ?told }} }}"
        try:
            rows = answer(self.whole(query, {})).rows
            told = json.loads(rows[0]["told"].value) if len(rows) == 1 else {}
        except (KgError, ValueError):
            return {}  # it may be no server of ours, and what it holds may be anything
        return told if isinstance(told, dict) else {}

    @cached_property
    def _probed(self) -> tuple[bool, str]:
        """Whether the server has our graph, and what it calls itself."""
        query = f"ASK {{ GRAPH <{all_graph(self.base)}> {{ ?s ?p ?o }} }}"
        reply = self.ask(query)
        return bool(read(reply)), reply.headers.get("server", "")

    @cached_property
    def _copy(self) -> Copy:
        from kg.store.remote.virtuoso import Copy

        def select(query: str) -> QuerySolutions:
            return read(self.ask(query, self._graphs(query)))  # type: ignore[return-value]  # it is a SELECT

        return Copy(select, self.base)

    def whole(self, query: str, graphs: Graphs) -> Results:
        """All of an answer, in pages if need be, as the server gives it and of these graphs."""
        reply = self.ask(query, graphs)
        cap = self._cut_at(query, graphs, reply)
        if not cap:
            return read(reply)
        columns = [variable.value for variable in read(reply).variables]  # type: ignore[union-attr]  # only a SELECT is cut
        if not columns or not reply.kind.endswith("json"):
            raise KgError(f"{shown(reply.url)}: gives {cap:,} rows at most; add a LIMIT")
        from pyoxigraph import QueryResultsFormat, parse_query_results

        body = paged(lambda each: self.ask(each, graphs), query, columns, cap)
        return parse_query_results(body, format=QueryResultsFormat.JSON)

    def _cut_at(self, query: str, graphs: Graphs, reply: Reply) -> int:
        """After how many rows the server cut an answer off; 0 where it is whole."""
        rows = count(reply)
        named = reply.headers.get(CAPPED, "")
        if named.isdigit() and rows >= int(named):
            return rows
        if not may_be_cut(query, rows):
            return 0
        return rows if counted(lambda each: self.ask(each, graphs), query) > rows else 0

    def _graphs(self, query: str) -> Graphs:
        found = words(query)
        if "FROM" in found:
            return {}
        graphs: Graphs = {}
        if self.graph:
            graphs["default-graph-uri"] = self.graph
            if "GRAPH" in found:
                graphs["named-graph-uri"] = self.named
        return graphs

    def ask(self, query: str, graphs: Graphs | None = None) -> Reply:
        """A whole reply to a query of some graphs, by POST of a form: all servers know that."""
        reply = self.wire.send(
            "POST",
            self.address.query,
            form={"query": query, **(graphs or {})},
            headers={"Accept": ACCEPT},
        )
        check(self.wire.expect(reply))
        if "virtuoso" in reply.headers.get("server", "").lower() and reply.kind.endswith("json"):
            from kg.store.remote.virtuoso import mended

            data = mended(reply.body.read())
            reply = replace(reply, body=BytesIO(data), size=len(data))
        return reply
