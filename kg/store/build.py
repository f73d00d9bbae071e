"""What is said to a build: the store, the canonical graph, the rows and the manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, parse

from kg.errors import KgError
from kg.progress import steps
from kg.shipped import shipped
from kg.store.statements import told
from kg.vocabulary import ONTOLOGY_GRAPH, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.facts.record import Record
    from kg.store.statements import Statements

DEFAULT = DefaultGraph()


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a build wrote: its id and its counts."""

    build_id: str
    counts: dict[str, int]


def ontology_quads() -> Iterator[Quad]:
    """kg.ttl and lists.ttl, in the ontology's own graph."""
    graph = NamedNode(ONTOLOGY_GRAPH)
    for name in ("kg.ttl", "lists.ttl"):
        data = (shipped("ontology") / name).read_bytes()
        for quad in parse(data, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


def write_graph(folder: Path, statements: Statements, derive: Iterable[Path], base: str) -> Written:
    """Write `store/` and `graph.nq` into `folder`: every statement, once, and in the default graph.

    Each CONSTRUCT in the folders `derive` adds triples to the default graph, in the order of
    the files' names, each seeing what those before it added. The build's id is the head of
    the digest of graph.nq, so equal graphs have equal ids on every machine.
    """
    try:
        build_id = _write_graph(folder, statements, derive, base)
    except BaseException as error:
        # Frames of the failure hold the store open, and it would go on writing its files.
        traceback.clear_frames(error.__traceback__)
        raise
    return Written(build_id=build_id, counts=statements.counts())


def _write_graph(folder: Path, statements: Statements, derive: Iterable[Path], base: str) -> str:
    """Load and derive, and write the lines meanwhile; return the head of their digest."""
    store = Store(str(folder / "store"))
    lots, loaded = statements.lots(), _Loaded()
    with _thread(loaded) as beside:
        loading = beside.submit(loaded.all_of, store, statements.named())
        for lot in steps("filling the store", statements.union(), lots, every=1):
            _load(store, lot)
        queries = sorted(path for folder in derive for path in folder.glob("*.rq"))
        for path in steps("deriving", queries, len(queries), every=1):
            _derive(store, path, base, statements)
        compacting = beside.submit(store.optimize)  # a quarter off every question, ever after
        build_id = _write_lines(folder / "graph.nq", statements)
        for _ in steps("filling the store", loaded, lots, every=1):
            pass
        for future in (loading, compacting):
            future.result()
    store.flush()
    return build_id


class _Loaded:
    """Lots loaded by another thread: iterating waits for each until there are no more."""

    def __init__(self) -> None:
        self._numbers: SimpleQueue[int | None] = SimpleQueue()
        self.stopped = threading.Event()

    def all_of(self, store: Store, lots: Iterator[bytes]) -> None:
        """Load the lots, until all are loaded or somebody sets `stopped`."""
        try:
            for number, lot in enumerate(lots):
                if self.stopped.is_set():
                    return
                _load(store, lot)
                self._numbers.put(number)
        finally:
            self._numbers.put(None)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers.get, None)


@contextmanager
def _thread(loaded: _Loaded) -> Iterator[ThreadPoolExecutor]:
    """A thread beside this one, where Oxigraph works meanwhile; what fails here ends it soon."""
    thread = ThreadPoolExecutor(1)
    try:
        yield thread
    finally:
        loaded.stopped.set()
        thread.shutdown(cancel_futures=True)


def _load(store: Store, lot: bytes) -> None:
    # Lenient: every term has been through the engine's own checks when it was written.
    store.bulk_load(lot, format=RdfFormat.N_QUADS, lenient=True)


def _derive(store: Store, path: Path, base: str, statements: Statements) -> None:
    try:
        found = store.query(path.read_text(encoding="utf-8"), prefixes=prefixes(base))
    except SyntaxError as error:
        raise KgError(f"{path}: not a query that can be read: {error}") from error
    if not isinstance(found, QueryTriples):
        raise KgError(f"{path}: a derive query is a CONSTRUCT")
    quads = [Quad(t.subject, t.predicate, t.object, DEFAULT) for t in found]
    store.bulk_extend(quads)
    for quad in quads:
        statements.derive(str(quad.subject), told(quad.predicate, quad.object))


def _write_lines(path: Path, statements: Statements) -> str:
    """Write the lines, sorted; return the head of their digest."""
    digest = hashlib.sha256()
    subjects = statements.subjects()
    with path.open("wb") as file:
        for page in statements.lines(steps("writing the graph", subjects, len(subjects))):
            digest.update(page)
            file.write(page)
    return digest.hexdigest()[:12]


def write_rows(folder: Path, records: Iterable[Record]) -> None:
    """Write rows.csv: for every id, each file and row that states it, sorted."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "file", "row"])
    writer.writerows(sorted((record.id, record.path, record.row) for record in records))
    (folder / "rows.csv").write_text(text.getvalue(), encoding="utf-8", newline="")


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write manifest.json, its keys sorted."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8", newline="")
