"""A build loaded into a server: written beside what is there, counted, then switched in."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from pyoxigraph import Literal

from kg.errors import KgError
from kg.progress import steps
from kg.store.remote.address import shown
from kg.store.remote.lots import BYTES, lots, sizes
from kg.vocabulary import DCT, ONTOLOGY_GRAPH, about_graph, all_graph, in_staging, staging

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.store.remote.address import Address
    from kg.store.remote.asking import RemoteStore
    from kg.store.remote.wire import Reply

AT_ONCE = 2_000_000
"""So many triples are switched in by one request at most: a server may hold them all in memory."""
NOT_THERE = {404, 405, 501}
TRIPLES = {"Content-Type": "application/n-triples"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a push does: triples by graph, graphs that go, what broken pushes left, and how.

    `way` is "at once" (one request switches all graphs in, which a server does wholly or not
    at all), "by graph" (each graph is switched in on its own), or "in place" (the server takes
    no updates: each graph is replaced as it is sent).
    """

    graphs: dict[str, int]
    gone: list[str]
    left: list[str]
    way: str


class Push:
    """One build on its way into one server. Only graphs of our own names are looked at."""

    def __init__(self, store: RemoteStore, path: Path, manifest: Mapping[str, Any]) -> None:
        self._store, self._path, self._manifest = store, path, manifest
        self._all, self._about = all_graph(store.base), about_graph(store.base)

    @cached_property
    def address(self) -> Address:
        """Where is written; a `KgError` where nothing says."""
        found = self._store.address.filled(self._store.server)
        if not found.update and not found.data:
            raise KgError(
                f"{shown(found.query)}: nothing says where it takes updates; give --update URL or "
                "--data URL, or write update = or data = into [store] of kg.toml"
            )
        return found

    @cached_property
    def plan(self) -> Plan:
        """What would be done; nothing is written for it."""
        graphs = {**sizes(self._path, self._all), self._about: 1}
        there = self.counts()
        left = [name for name in there if in_staging(name, self._store.base)]
        gone = [name for name in there if name not in graphs and name not in left]
        way = "by graph" if "virtuoso" in self._store.server.lower() else "at once"
        if not self.address.update:
            way = "in place"
        elif sum(graphs.values()) > AT_ONCE:
            way = "by graph"
        return Plan(graphs=graphs, gone=gone, left=left, way=way)

    def counts(self) -> dict[str, int]:
        """How many triples the server has of each of our graphs, sorted by name.

        Ours are those whose names begin as our ids do, and the ontology's.
        """
        ours = f'STRSTARTS(STR(?g), "{self._store.base}") || ?g = <{ONTOLOGY_GRAPH}>'
        query = (
            "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
            f"FILTER({ours}) }} GROUP BY ?g"
        )
        found = self._store.whole(query, {})
        rows = {row["g"].value: int(row["n"].value) for row in found}  # type: ignore[union-attr]  # it is a SELECT
        return {name: n for name, n in sorted(rows.items()) if n}

    def run(self) -> Plan:
        """Do it; a `KgError` where the server in the end has other than it should.

        Up to the switch nothing that anybody asks is touched, and what was written is taken
        away again if it does not arrive whole. Doing it twice leaves what doing it once does.
        """
        plan = self.plan
        if plan.way == "in place":
            self._in_place(plan)
        else:
            self._switched(plan)
        self._same(plan.graphs, self.counts(), "after the switch")
        return plan

    def _switched(self, plan: Plan) -> None:
        start = staging(self._store.base, self._manifest["build"])
        staged = {name: f"{start}{place}" for place, name in enumerate(plan.graphs)}
        self._update(_dropped(plan.left))
        try:
            self._load(plan, staged)
            there = self.counts()
            arrived = {name: there.get(graph, 0) for name, graph in staged.items()}
            self._same(plan.graphs, arrived, "before the switch, so nothing is changed")
        except BaseException:
            with suppress(KgError):
                self._update(_dropped(staged.values()))
            raise
        # The union last: whoever asks it meanwhile is answered from one build, old or new.
        last = {self._all: 1, self._about: 2}
        order = sorted(plan.graphs, key=lambda name: (last.get(name, 0), name))
        # Copied and then dropped, not moved: a copy can be made again should it break off.
        switched = _copied if plan.way == "by graph" else _made_equal
        every = [*(switched(staged[name], name) for name in order), *_dropped(plan.gone)]
        together = [";\n".join(every)] if plan.way == "at once" else every
        self._update(steps("switching", together, len(together), every=1))
        self._update(_dropped(staged.values()))

    def _load(self, plan: Plan, staged: dict[str, str]) -> None:
        for _ in steps("pushing", self._numbered(staged), sum(plan.graphs.values())):
            pass

    def _numbered(self, staged: dict[str, str]) -> Iterable[None]:
        """Send every lot; one item for each triple that has arrived."""
        by_data = bool(self.address.data)
        for name, lot, lines in self._lots():
            graph = staged[name]
            if by_data and self._post(graph, lot).status in NOT_THERE and self.address.update:
                by_data = False
            if not by_data:
                self._update([f"INSERT DATA {{ GRAPH <{graph}> {{\n{lot.decode()}}} }}"])
            yield from [None] * lines

    def _in_place(self, plan: Plan) -> None:
        for _ in steps("pushing", self._placed(), sum(plan.graphs.values())):
            pass
        for name in (*plan.gone, *plan.left):
            self._expect(self._sent("DELETE", name))

    def _lots(self) -> Iterable[tuple[str, bytes, int]]:
        """All that is sent: the build, and which build it is."""
        # A form may write three letters for one.
        yield from lots(self._path, self._all, BYTES if self.address.data else BYTES // 3)
        told = {name: self._manifest[name] for name in ("build", "withheld")}
        text = str(Literal(json.dumps(told, ensure_ascii=False, sort_keys=True)))
        yield self._about, f"<{self._all}> <{DCT}description> {text} .\n".encode(), 1

    def _placed(self) -> Iterable[None]:
        """Send every lot to where it stays; one item for each triple that has arrived."""
        begun: set[str] = set()
        for name, lot, lines in self._lots():
            self._post(name, lot, "POST" if name in begun else "PUT")
            begun.add(name)
            yield from [None] * lines

    def _post(self, graph: str, lot: bytes, method: str = "POST") -> Reply:
        reply = self._sent(method, graph, lot)
        return reply if reply.status in NOT_THERE and self.address.update else self._expect(reply)

    def _sent(self, method: str, graph: str, lot: bytes | None = None) -> Reply:
        url = self.address.data
        url = f"{url}{'&' if '?' in url else '?'}graph={quote(graph, safe='')}"
        # Triples without blank nodes may be added twice: they are there once.
        return self._store.wire.send(method, url, body=lot, headers=TRIPLES if lot else None)

    def _update(self, texts: Iterable[str]) -> None:
        """Each text as a request of its own, by POST of a form: what every server understands."""
        for text in texts:
            # All that is sent leaves the same when it is sent twice.
            self._expect(
                self._store.wire.send("POST", self.address.update, form={self._field: text})
            )

    @property
    def _field(self) -> str:
        return "query" if "virtuoso" in self._store.server.lower() else "update"

    def _expect(self, reply: Reply) -> Reply:
        return self._store.wire.expect(reply)

    def _same(self, wanted: dict[str, int], there: dict[str, int], when: str) -> None:
        wrong = [name for name, count in wanted.items() if there.get(name, 0) != count]
        if wrong:
            name = wrong[0]
            raise KgError(
                f"{shown(self._store.address.query)}: {len(wrong)} graphs are not as sent {when}: "
                f"<{name}> has {there.get(name, 0):,} triples of {wanted[name]:,}; push again"
            )


def _copied(one: str, other: str) -> str:
    return f"COPY GRAPH <{one}> TO GRAPH <{other}>"


def _made_equal(one: str, other: str) -> str:
    """What makes `other` equal to `one` by writing what differs alone: all in one transaction."""

    def changed(what: str, here: str, there: str) -> str:
        triple = "?s ?p ?o"
        return (
            f"{what} {{ GRAPH <{other}> {{ {triple} }} }} WHERE {{ GRAPH <{here}> {{ {triple} }} "
            f"FILTER NOT EXISTS {{ GRAPH <{there}> {{ {triple} }} }} }}"
        )

    return f"{changed('DELETE', other, one)};\n{changed('INSERT', one, other)}"


def _dropped(graphs: Iterable[str]) -> list[str]:
    return [f"DROP SILENT GRAPH <{graph}>" for graph in graphs]
