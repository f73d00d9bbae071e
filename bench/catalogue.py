"""Every question of the catalogue through the Python API, beside raw pyoxigraph and rdflib.

    make bench
    python bench/catalogue.py [--alone] [WORKSPACE] [QUESTION ...]

Asked are the ways of tests/golden/ask.toml of all that is shipped, built for this; or, of a
WORKSPACE that is built (see bench/country.py), those of bench/questions.py. For each way: its
rows, CPU milliseconds of `Workspace.ask` and of pyoxigraph with the same text on the same store,
every row read (medians of RUNS, in turns, in one process that has asked it once before), and CPU
seconds of rdflib with the same text on the same default graph in memory, in a process of its own
that is stopped when it has taken ENOUGH times as long as the API (and PATIENCE seconds at least).
rdflib is asked the first way of each question, and for no order: where rows are to be sorted by
an expression of a cell that some have not, it gives none. Rows that differ in number are told.
With --alone it is not asked: of a million quads it would hold two gigabytes.

Exits 1 if a way misses its goal: the API takes at most TIMES as long as pyoxigraph and MORE
milliseconds, and rdflib at least FASTER times as long as the API. That is told of questions for
which pyoxigraph needs JOINS milliseconds; below, reading the query is most of it.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from pyoxigraph import DefaultGraph, RdfFormat
from questions import WAYS, busiest

import kg
from kg.query.filters import Filters
from kg.query.order import unordered
from kg.query.question import catalogue
from kg.shipped import shipped
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.query.question import Question
    from kg.workspace import Workspace

Pipes = tuple[IO[str], IO[str]]
TIMES, MORE, FASTER = 1.2, 20.0, 20.0
JOINS, RUNS, ENOUGH, PATIENCE = 20.0, 7, 25.0, 3.0
GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "ask.toml"


@dataclass(frozen=True)
class Way:
    """A question with the values it is asked with."""

    question: Question
    values: dict[str, str]


def shipped_workspace(folder: Path) -> Workspace:
    """All that is shipped, built in `folder`."""
    from kg.pipeline import build

    (folder / "kg.toml").write_text("", encoding="utf-8")
    (folder / "data").symlink_to(shipped("data"))
    build(kg.open(folder))
    return kg.open(folder)


def ways(workspace: Workspace, wanted: list[str], *, golden: bool) -> Iterator[Way]:
    """The ways to ask, by question."""
    questions = catalogue([shipped("queries") / "ask"])
    asked: dict[str, list[dict[str, str]]] = {name: [] for name in questions}
    if golden:
        for case in tomllib.loads(GOLDEN.read_text(encoding="utf-8")).values():
            asked[case["question"]].append(case.get("values", {}))
    else:
        things = busiest(workspace.store)
        for name, of_question in WAYS.items():
            for way in of_question:
                asked[name].append(
                    dict(word.split("=", 1) for word in way.format(**things).split())
                )
    for name, question in questions.items():
        if not wanted or name in wanted:
            known = asked[name] or [{}]
            for values in known:
                if all(param.name in values for param in question.params if param.required):
                    yield Way(question, values)


class Beside:
    """rdflib with the default graph of a store, in a process that forks for each query."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        triples = folder / "default.nt"
        workspace.store._store.dump(str(triples), RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
        command = [sys.executable, __file__, "--rdflib", str(triples)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        self._asked, self._answers = cast("Pipes", (self._process.stdin, self._process.stdout))
        self.ready = self._said()

    def ask(self, text: str, patience: float) -> dict[str, Any]:
        """`seconds` and `rows`; without rows where it was stopped, `error` where it failed."""
        print(json.dumps({"text": text, "patience": patience}), file=self._asked, flush=True)
        return self._said()

    def _said(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._answers.readline())
        return found

    def close(self) -> None:
        """End the process."""
        self._asked.close()
        self._process.wait()


def rdflib_answers(triples: str) -> None:
    """Read queries as lines of JSON and answer each in a process that may be stopped."""
    import rdflib

    began = time.process_time()
    graph = rdflib.Graph()
    graph.parse(triples, format="nt")
    print(json.dumps({"triples": len(graph), "seconds": time.process_time() - began}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        read, write = os.pipe()
        if not (child := os.fork()):
            limit = int(asked["patience"]) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
            began = time.process_time()
            try:
                rows = len(list(graph.query(asked["text"])))
                said = {"seconds": time.process_time() - began, "rows": rows}
            except Exception as error:
                said = {"error": f"{type(error).__name__}: {error}"[:200], "seconds": 0.0}
            os.write(write, json.dumps(said).encode())
            os._exit(0)
        os.close(write)
        os.waitpid(child, 0)
        said = os.read(read, 10_000).decode()
        os.close(read)
        print(said or json.dumps({"seconds": asked["patience"]}), flush=True)


@dataclass(frozen=True)
class Found:
    """CPU milliseconds of the API and of pyoxigraph, the rows of each, and what was asked."""

    api: float
    raw: float
    rows: int
    raw_rows: int
    text: str


def measure(workspace: Workspace, way: Way) -> Found:
    """One way to ask, of the API and of pyoxigraph in turns."""
    text = workspace.asker("en").bound(way.question, way.values, Filters())
    store, known = workspace.store._store, prefixes(workspace.store.base)

    def api() -> int:
        return len(workspace.ask(way.question.name, lang="en", **way.values))

    def raw() -> int:
        return len([tuple(row) for row in store.query(text, prefixes=known)])

    began = time.process_time()
    rows, raw_rows = api(), raw()
    runs = RUNS if time.process_time() - began < 2 else 3
    times = [(cpu(api), cpu(raw)) for _ in range(runs)]
    first, second = (statistics.median(column) * 1000 for column in zip(*times, strict=True))
    return Found(first, second, rows, raw_rows, text)


def cpu(work: Callable[[], int]) -> float:
    """CPU seconds that some work takes this process, all threads together."""
    began = time.process_time()
    work()
    return time.process_time() - began


def line(way: Way, found: Found, said: dict[str, Any] | None) -> tuple[str, int]:
    """One way's line of the table, and how many goals it misses."""
    notes = ["API MISSED"] * (found.api > TIMES * found.raw + MORE)
    if found.rows != found.raw_rows:
        notes.append(f"pyoxigraph has {found.raw_rows} rows")
    peer = " " * 19
    if said and "error" in said:
        notes.append(said["error"])
    elif said:
        times, stopped = said["seconds"] * 1000 / found.api, "rows" not in said
        peer = f" {'>' if stopped else ' '}{said['seconds']:8.2f} {times:8,.0f}"
        notes += ["rdflib MISSED"] * (times < FASTER and found.raw >= JOINS)
        if not stopped and said["rows"] != found.rows:
            notes.append(f"rdflib has {said['rows']} rows")
    missed = sum("MISSED" in note for note in notes)
    values = " ".join(f"{key}={value}" for key, value in way.values.items())
    told = f"{way.question.name:26} {found.rows:8,} {found.raw:9.1f} {found.api:9.1f}"
    shown = "  ".join([f"{told} {found.api / found.raw:6.2f}{peer}", values, *notes])
    return shown.rstrip(), missed


def main(folder: Path) -> int:
    """Measure, print, and say whether a goal was missed."""
    given = [word for word in sys.argv[1:] if word != "--alone"]
    golden = not (given and (Path(given[0]) / "kg.toml").is_file())
    workspace = shipped_workspace(folder) if golden else kg.open(given.pop(0))
    beside = None if "--alone" in sys.argv else Beside(workspace, folder)
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    if beside:
        triples, seconds = beside.ready["triples"], beside.ready["seconds"]
        print(f"rdflib read {triples:,} triples, the default graph, in {seconds:.1f} s of CPU")
    print(
        f"\n{'question':26} {'rows':>8} {'raw ms':>9} {'API ms':>9} {'times':>6} {'rdflib s':>10} ",
        end="",
    )
    print("times")
    missed, count, before = 0, 0, ""
    for way in ways(workspace, given, golden=golden):
        found = measure(workspace, way)
        first = way.question.name != before
        patience = max(PATIENCE, ENOUGH * found.api / 1000)
        said = beside.ask(unordered(found.text), patience) if first and beside else None
        shown, over = line(way, found, said)
        before, missed, count = way.question.name, missed + over, count + 1
        print(shown, flush=True)
    if beside:
        beside.close()
    print(f"\n{count} ways to ask, {missed} goals missed")
    return 1 if missed else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--rdflib"]:
        rdflib_answers(sys.argv[2])
    else:
        with tempfile.TemporaryDirectory() as made:
            sys.exit(main(Path(made)))
