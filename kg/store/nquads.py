"""All that an engine holds, as a build writes it: sorted N-Quads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.progress import steps
from kg.store.engine import terms

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.store.engine import Engine

DEFAULT = "SELECT ?s ?p ?o { ?s ?p ?o }"
NAMED = "SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }"


def write_dataset(engine: Engine, path: Path) -> None:
    """Write every quad as a line, in the order of their bytes: a build's own graph.nq again.

    All lines are held in memory meanwhile.
    """
    lines = sorted(steps("reading the answer", _lines(engine)))
    path.write_bytes(b"".join(lines))


def _lines(engine: Engine) -> Iterator[bytes]:
    for query, names in ((DEFAULT, "spo"), (NAMED, "spog")):
        for row in terms(engine, query, names):
            yield f"{' '.join(map(str, row))} .\n".encode()
