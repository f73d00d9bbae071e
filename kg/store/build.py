"""Quads to a build: the store, the canonical graph, the rows and the manifest."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import traceback
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from kg.errors import KgError
from kg.shipped import shipped
from kg.vocabulary import KG, ONTOLOGY_GRAPH, TYPE, prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.facts.record import Record

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


def write_graph(folder: Path, quads: Iterable[Quad], derive: Iterable[Path], base: str) -> Written:
    """Write `store/` and `graph.nq` into `folder`: every quad, once, and in the default graph.

    Each CONSTRUCT in the folders `derive` adds triples to the default graph, in the order of
    the files' names, each seeing what those before it added. The build's id is the head of
    the digest of graph.nq, so equal graphs have equal ids on every machine.
    """
    try:
        return _write_graph(folder, quads, derive, base)
    except BaseException as error:
        # Frames of the failure hold the store open, and it would go on writing its files.
        traceback.clear_frames(error.__traceback__)
        raise


def _write_graph(folder: Path, quads: Iterable[Quad], derive: Iterable[Path], base: str) -> Written:
    stated = set(quads)
    store = Store(str(folder / "store"))
    store.bulk_extend(stated | {Quad(q.subject, q.predicate, q.object, DEFAULT) for q in stated})
    for path in sorted(path for queries in derive for path in queries.glob("*.rq")):
        store.extend(_derived(store, path, base))
    store.flush()
    store.optimize()
    dumped = serialize(store, format=RdfFormat.N_QUADS) or b""
    lines = sorted(dumped.splitlines(keepends=True))
    data = b"".join(lines)
    (folder / "graph.nq").write_bytes(data)
    return Written(build_id=hashlib.sha256(data).hexdigest()[:12], counts=_counts(store))


def _derived(store: Store, path: Path, base: str) -> list[Quad]:
    try:
        found = store.query(path.read_text(encoding="utf-8"), prefixes=prefixes(base))
    except SyntaxError as error:
        raise KgError(f"{path}: not a query that can be read: {error}") from error
    if not isinstance(found, QueryTriples):
        raise KgError(f"{path}: a derive query is a CONSTRUCT")
    return [Quad(t.subject, t.predicate, t.object, DEFAULT) for t in found]


def _counts(store: Store) -> dict[str, int]:
    """Things of each of our classes in the default graph, by class name."""
    found = Counter(
        quad.object.value.removeprefix(KG)
        for quad in store.quads_for_pattern(None, NamedNode(TYPE), None, DEFAULT)
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(KG)
    )
    return dict(sorted(found.items()))


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
