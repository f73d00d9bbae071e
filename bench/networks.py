"""From who is in which context to who is joined with whom, beside two other ways; and all of it.

    python bench/networks.py [WORKSPACE ...]

First a hundred thousand lines between invented actors: our projection to sparse matrices
(counts, Newman's and Jaccard's weights at once) and to a networkx graph with them, beside
NetworkX's bipartite projection, which gives counts alone; then, from rows in a store, beside a
self-join in SPARQL. CPU seconds, medians of five, of one where a run takes over three seconds.
Then the whole of `kg network` on each workspace named (see bench/country.py): the clock's
seconds, CPU and the greatest memory of a process of its own. Exits 1 if a goal is missed.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
from pyoxigraph import NamedNode, Quad, Store

from kg.network.lean import lean_graph
from kg.network.members import incidence, members
from kg.network.projection import project
from kg.network.rows import COLUMNS, Rows, number_rows, read_rows
from kg.network.selection import Selection
from kg.query.register import Register
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://example.org/"
ACTORS, CONTEXTS = 12_000, 9_500
LONG, TIMES = 3.0, 5
MOST_SECONDS, MOST_MB = 60, 4096
LARGE = 90_000
"""Actors from which on the goals for the whole hold: they are for about a hundred thousand."""

Seat = tuple[str, str]


def seats() -> list[Seat]:
    """Who is in which context: most contexts small, some actors in many. Always the same."""
    pick = np.random.default_rng(1)
    found: list[Seat] = []
    for context in range(CONTEXTS):
        size = min(40, 2 + int(pick.pareto(1.5)))
        inside = sorted(set((pick.random(size) ** 2 * ACTORS).astype(int).tolist()))
        found += [(f"a{actor:06}", f"c{context:06}") for actor in inside]
    return found


def rows_of(found: list[Seat]) -> Rows:
    """The same as a network query gives them."""
    texts = [
        [{"actor": BASE + a, "context": BASE + c}.get(name, "") for name in COLUMNS]
        for a, c in found
    ]
    return number_rows(texts, "q", BASE, cited=False)


def to_matrices(rows: Rows) -> Any:
    """Ours, from numbered rows to three sparse matrices."""
    return project(incidence(members(rows), rows, [0] * len(rows.contexts)))


def to_graph(rows: Rows) -> nx.Graph[str]:
    """Ours, from numbered rows to a graph whose lines have all three weights."""
    chosen = Selection(
        name="q", rows=rows, register=Register(Memory([]), ()),
        stated=[0] * len(rows.contexts), left_out=Counter(),
    )  # fmt: skip
    return lean_graph(chosen, directed=False)


class Memory:
    """A store in memory that says who is in which context, as `kg build` writes it."""

    base = BASE

    def __init__(self, found: list[Seat]) -> None:
        self.store = Store()
        self.store.bulk_extend(
            Quad(NamedNode(f"{BASE}t{number}"), NamedNode(kg(name)), NamedNode(BASE + value))
            for number, (actor, context) in enumerate(found)
            for name, value in (("participant", actor), ("participatesIn", context))
        )

    def results(self, text: str) -> Any:
        """What the store answers."""
        return self.store.query(text, prefixes={"kg": kg("")})

    def query(self, text: str) -> Any:
        """Not asked for here."""
        raise NotImplementedError(text)


ROWS = "SELECT ?actor ?context ?tie { ?tie kg:participant ?actor ; kg:participatesIn ?context }"
SELF_JOIN = """SELECT ?a ?b (COUNT(DISTINCT ?context) AS ?n) {
    ?one kg:participant ?a ; kg:participatesIn ?context .
    ?other kg:participatesIn ?context ; kg:participant ?b .
    FILTER(STR(?a) < STR(?b)) } GROUP BY ?a ?b"""


def timed(run: Callable[[], Any]) -> float:
    """The median of CPU seconds."""
    spent: list[float] = []
    while len(spent) < TIMES and not (spent and spent[0] > LONG):
        start = time.process_time()
        made = run()
        spent.append(time.process_time() - start)
        del made  # outside the clock: forgetting a graph takes as long as a third of making it
    return statistics.median(spent)


def beside(
    name: str, peers: str, ours: Callable[[], Any], peer: Callable[[], Any], goal: float
) -> bool:
    """One line of the table: ours, the peer's, and how many times as fast ours is."""
    mine, theirs = timed(ours), timed(peer)
    ratio = theirs / mine
    said = f"{goal:.0f}x {'met' if ratio >= goal else 'MISSED'}" if goal else "-"
    print(f"{name:44} {peers:22} {mine:9.3f} {theirs:9.3f} {ratio:7.1f}x  {said}")
    return ratio >= goal


def projections() -> bool:
    """The projection beside the others; whether its goals are met."""
    found = seats()
    rows, store = rows_of(found), Memory(found)
    two: nx.Graph[str] = nx.Graph()
    two.add_nodes_from(sorted({actor for actor, _ in found}), bipartite=0)
    two.add_edges_from(found)
    actors = [node for node, data in two.nodes(data=True) if "bipartite" in data]
    lines = to_graph(rows).number_of_edges()
    joined = nx.bipartite.weighted_projected_graph(two, actors)
    counts = to_matrices(rows).counts
    if (
        not counts.nnz // 2
        == lines
        == joined.number_of_edges()
        == len(list(store.results(SELF_JOIN)))
    ):
        print("the ways do not give the same lines")
        return False

    def theirs() -> Any:
        return nx.bipartite.weighted_projected_graph(two, actors)

    nxs, sparql = "NetworkX bipartite", "self-join in SPARQL"
    print(f"{len(found):,} seats, {len(actors):,} actors, {lines:,} lines\n")
    print(f"{'':44} {'peer':22} {'ours s':>9} {'peer s':>9} {'ratio':>8}  goal")
    met = [
        beside("rows to sparse matrices", nxs, lambda: to_matrices(rows), theirs, 20),
        beside("rows to nx.Graph", nxs, lambda: to_graph(rows), theirs, 4),
        beside(
            "store to sparse matrices", sparql,
            lambda: to_matrices(read_rows(store, ROWS, "q")),
            lambda: len(list(store.results(SELF_JOIN))), 0,
        ),
    ]  # fmt: skip
    return all(met)


def whole(workspace: Path) -> bool:
    """`kg network` on a workspace, in a process of its own; whether the goals are met."""
    command = [sys.executable, "-m", "kg", "-C", str(workspace), "network", "--format", "csv"]
    read, write = os.pipe()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=write, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as answer:
        actors = sum(1 for _ in answer) - 1
    _, status, spent = os.wait4(process.pid, 0)
    seconds, memory = time.perf_counter() - start, spent.ru_maxrss / 1024
    process.returncode = os.waitstatus_to_exitcode(status)
    met = actors < LARGE or (seconds <= MOST_SECONDS and memory <= MOST_MB)
    goal = f"{MOST_SECONDS} s and {MOST_MB} MB" if actors >= LARGE else "-"
    cpu = spent.ru_utime + spent.ru_stime
    print(
        f"{workspace.name:24} {actors:9,} {seconds:9.1f} {cpu:9.1f} {memory:9,.0f}  {goal}"
        f"{'' if actors < LARGE else ' met' if met else ' MISSED'}"
    )
    return met and not process.returncode


def main() -> int:
    """Measure, print, and say whether a goal was missed."""
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}")
    met = projections()
    if len(sys.argv) > 1:
        print(f"\n{'kg network':24} {'actors':>9} {'s':>9} {'CPU s':>9} {'MB':>9}  goal")
        for each in sys.argv[1:]:
            met &= whole(Path(each))
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
