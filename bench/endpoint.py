"""`kg serve` beside `oxigraph serve` and rdflib-endpoint: one store, one mix, one client.

    make bench
    python bench/endpoint.py [--seconds 30] [--connections 8] [--only NAME] [WORKSPACE]

All that is shipped is built for this, or a WORKSPACE that is built (see bench/country.py) is
served. Each server has the default graph of that build as its own, and first every query is asked
of all three and the rows compared. Then each class of queries is asked over CONNECTIONS that stay
open, each with one request under way, in ROUNDS of the servers in turns (rdflib-endpoint answers
one query after another, some for minutes: it is started anew for each class and compared on short
queries alone; what it refuses is told with its status):

short      a thing's label, kind, ties, number of ties: another thing each time
catalogue  questions that pyoxigraph answers in less than JOINS milliseconds
joins      questions for which it needs longer
large      answers of very many rows
mix        all of them, shuffled: of a hundred 70 short, 20 catalogue, 8 joins, 2 large

Told are answers a second, the latency that half and 99 of 100 stay below, CPU milliseconds of the
server per answer, and the most memory (PSS) that it and its processes held. The client takes its
share of the same cores. Exits 1 if a goal is missed: see GOALS.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import httptools
from catalogue import shipped_workspace, ways
from servers import BIN, Server, servers

import kg
from kg.query.filters import Filters
from kg.vocabulary import KG, SKOS, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.workspace import Workspace

GOALS = {
    "joins": "at least 0.7 times as many answers a second as oxigraph serve",
    "short": "at least 500 a second",
    "mix": "at least 20 times as many as rdflib-endpoint",
}
SERVERS = ("kg", "oxigraph", "rdflib")
PEERS = {"oxigraph": "oxigraph", "rdflib": "rdflib-endpoint"}
"""What is measured beside, where `pip install 'community-kg[engines]'` has put it."""
CLASSES = ("short", "catalogue", "joins", "large", "mix")
SHARES = {"short": 70, "catalogue": 20, "joins": 8, "large": 2}
JOINS, ROUNDS, THINGS = 0.020, 3, 100
HEAD = f"PREFIX kg: <{KG}>\nPREFIX skos: <{SKOS}>\n"
SHORT = (
    "SELECT ?label {{ <{0}> skos:prefLabel ?label }}",
    "SELECT ?kind {{ <{0}> a kg:Organisation ; kg:kind ?kind }}",
    "SELECT ?tie ?class {{ ?tie kg:actor <{0}> ; a ?class }} ORDER BY ?tie ?class LIMIT 20",
    "SELECT (COUNT(?tie) AS ?ties) {{ ?tie kg:actor|kg:target <{0}> }}",
)
LARGE = (
    "SELECT ?tie ?property ?value { ?tie a kg:Tie ; ?property ?value }",
    "SELECT ?thing ?property ?value { ?thing ?property ?value }",
)


def requests(workspace: Workspace) -> dict[str, list[str]]:
    """The queries of each class but the mix, the same for the same data."""
    store = workspace.store
    found: dict[str, list[str]] = {name: [] for name in SHARES}
    things = [
        row["x"].value for row in store.query("SELECT ?x { ?x a kg:Organisation } ORDER BY ?x").rows
    ]
    for thing in random.Random(1).sample(things, min(THINGS, len(things))):
        found["short"] += [HEAD + query.format(thing) for query in SHORT]
    found["large"] = [HEAD + query for query in LARGE]
    asker, golden = workspace.asker("en"), not (workspace.root / "data/sources/country").is_dir()
    for way in ways(workspace, [], golden=golden):
        text = asker.bound(way.question, way.values, Filters())
        began = time.process_time()
        rows = len(list(store._store.query(text, prefixes=prefixes(store.base))))
        took = time.process_time() - began
        if rows:
            found["joins" if took >= JOINS else "catalogue"].append(text)
    return found


def sequence(queries: dict[str, list[str]], name: str) -> Iterator[str]:
    """The queries of a class over and over, shuffled, the same for every server."""
    draw = random.Random(name)
    while True:
        if name == "mix":
            kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
            some = [draw.choice(queries[kind]) for kind in kinds]
        else:
            some = list(queries[name])
        draw.shuffle(some)
        yield from some


# ── The client ──────────────────────────────────────────────────────────────


def post(server: Server, query: str) -> bytes:
    """A request as bytes."""
    body = urlencode({"query": query}).encode()
    head = (
        f"POST {server.path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        "Accept: application/sparql-results+json\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Connection(asyncio.Protocol):
    """One connection that stays open: asks, reads the whole answer, asks again."""

    def __init__(self, asked: Iterator[bytes], until: float, took: list[float]) -> None:
        self._asked, self._until, self._took = asked, until, took
        self._sent = 0.0
        self.wrong: Counter[int] = Counter()
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: Any) -> None:
        """Ask for the first time."""
        self._transport = transport
        self._next()

    def _next(self) -> None:
        if time.perf_counter() >= self._until:
            self._transport.close()
            return
        self._parser = httptools.HttpResponseParser(self)
        self._transport.write(next(self._asked))
        self._sent = time.perf_counter()

    def data_received(self, data: bytes) -> None:
        """Read on."""
        self._parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Count an answer that is whole, and ask again."""
        now = time.perf_counter()
        if (status := self._parser.get_status_code()) != 200:
            self.wrong[status] += 1
        elif now <= self._until:
            self._took.append(now - self._sent)
        self._next()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's own shape
        """Tell who waits that nothing more comes."""
        if not self.done.done():
            self.done.set_result(None)


async def ask_for(
    server: Server, asked: Iterator[bytes], seconds: float, connections: int
) -> tuple[list[float], Counter[int]]:
    """What the answers took that came within so many seconds, and the other statuses."""
    loop = asyncio.get_running_loop()
    took: list[float] = []
    until = time.perf_counter() + seconds
    made = [
        await loop.create_connection(
            lambda: Connection(asked, until, took), "127.0.0.1", server.port
        )
        for _ in range(connections)
    ]
    while time.perf_counter() < until:
        server.weigh()
        await asyncio.sleep(min(0.5, max(0.0, until - time.perf_counter())))
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*(each.done for _, each in made)), 5)
    for transport, _ in made:
        transport.abort()
    return took, sum((each.wrong for _, each in made), Counter())


def answer(server: Server, query: str, patience: float) -> Counter[Any] | str:
    """The rows of an answer as a multiset, or why there are none."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=patience)
    try:
        request = post(server, query).partition(b"\r\n\r\n")[2]
        kind = "application/x-www-form-urlencoded"
        headers = {"Content-Type": kind, "Accept": "application/sparql-results+json"}
        connection.request("POST", server.path, request, headers)
        response = connection.getresponse()
        data = response.read()
    except OSError as error:
        return f"{type(error).__name__}: {error}"
    finally:
        connection.close()
    if response.status != 200:
        return f"status {response.status}: {data[:100].decode(errors='replace')}"
    rows = json.loads(data)["results"]["bindings"]
    return Counter(
        frozenset(
            (name, cell["value"], cell.get("xml:lang", "").lower()) for name, cell in row.items()
        )
        for row in rows
    )


def compare(made: list[Server], queries: dict[str, list[str]]) -> None:
    """Ask every query of each server, and tell whose rows are not those of the first."""
    wrong: Counter[str] = Counter()
    for name, some in queries.items():
        for query in some if name != "short" else some[:: max(1, len(some) // 40)]:
            expected = answer(made[0], query, 60)
            if isinstance(expected, str):
                raise SystemExit(f"{made[0].name}: {expected}\n{query}")
            for server in made[1:]:
                if server.name == "rdflib" and name != "short":
                    continue
                found = answer(server, query, 60)
                if found != expected:
                    wrong[server.name] += 1
                    print(f"{server.name} answers otherwise ({name}): {str(found)[:150]}")
    print("answers that are not kg serve's:", dict(wrong) or "none")


# ── The table ───────────────────────────────────────────────────────────────


@dataclass
class Measured:
    """What one server did with one class."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0
    wrong: Counter[int] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.took) / self.seconds

    def line(self) -> str:
        """The figures of the table."""
        ordered = sorted(self.took)
        half, most = (
            (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.99))
            if ordered
            else (float("nan"),) * 2
        )
        each = self.cpu / len(self.took) * 1000 if self.took else float("nan")
        others = f"  {dict(self.wrong)}" if self.wrong else ""
        return f"{self.rate:9.1f} {half:9.1f} {most:9.1f} {each:9.2f}{others}"


def stream(server: Server, queries: dict[str, list[str]], name: str) -> Iterator[bytes]:
    """The requests of a class to one server."""
    for query in sequence(queries, name):
        yield post(server, query)


def measure(
    made: list[Server], queries: dict[str, list[str]], name: str, seconds: float, connections: int
) -> dict[str, Measured]:
    """One class, in rounds of the servers in turns."""
    found = {server.name: Measured() for server in made}
    asked = {server.name: stream(server, queries, name) for server in made}
    turns = [server for server in made if server.name != "rdflib"] * ROUNDS
    for server in [*turns, *(each for each in made if each.name == "rdflib")]:
        lasts = seconds / max(turns.count(server), 1)
        if server not in turns:
            server.stop()
            server.start()
        before = server.cpu()
        took, wrong = asyncio.run(ask_for(server, asked[server.name], lasts, connections))
        mine = found[server.name]
        mine.took += took
        mine.wrong += wrong
        mine.seconds += lasts
        mine.cpu += server.cpu() - before
    return found


def told(name: str, found: dict[str, Measured]) -> int:
    """Print a class, and how many goals it misses."""
    for server, mine in found.items():
        print(f"{name:10} {server:9} {mine.line()}", flush=True)
    rate = {server: mine.rate for server, mine in found.items()}
    missed = 0
    if name == "joins" and "oxigraph" in rate:
        missed += rate["kg"] < 0.7 * rate["oxigraph"]
        print(f"{name:10} kg/oxigraph {rate['kg'] / max(rate['oxigraph'], 1e-9):.2f}")
    if name == "short":
        missed += rate["kg"] < 500
    if "rdflib" in rate:
        times = rate["kg"] / max(rate["rdflib"], 1 / found["rdflib"].seconds)
        missed += name == "mix" and times < 20
        sign = "" if found["rdflib"].took else "over "
        print(f"{name:10} kg/rdflib-endpoint {sign}{times:.0f}")
    if missed:
        print(f"{name:10} MISSED: {GOALS[name]}")
    return missed


def main() -> int:
    """Measure, print, and say whether a goal was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("workspace", nargs="?")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--only", action="append", choices=SERVERS)
    parser.add_argument("--classes", default=",".join(CLASSES))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made_in:
        folder = Path(made_in)
        root = folder / "workspace"
        root.mkdir()
        workspace = kg.open(given.workspace) if given.workspace else shipped_workspace(root)
        queries = requests(workspace)
        here = [name for name in SERVERS if name not in PEERS or (BIN / PEERS[name]).exists()]
        made = servers(workspace, folder, tuple(given.only or here))
        sizes = ", ".join(f"{len(some)} {name}" for name, some in queries.items())
        load = f"load {os.getloadavg()[0]:.1f}"
        print(f"{os.cpu_count()} cores, {load}, Python {sys.version.split()[0]}")
        print(f"{given.connections} connections, {given.seconds:.0f} s a class; queries: {sizes}")
        try:
            compare(made, queries)
            print(f"\n{'class':10} {'server':9} {'a second':>9}", end="")
            print(f" {'p50 ms':>9} {'p99 ms':>9} {'CPU ms':>9}")
            missed = sum(
                told(name, measure(made, queries, name, given.seconds, given.connections))
                for name in given.classes.split(",")
            )
            for server in made:
                print(f"{server.name}: at most {server.most:.0f} MB")
        finally:
            for server in made:
                server.stop()
    print(f"{missed} goals missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
