"""What a build says that the one before did not, said no longer, or says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

if TYPE_CHECKING:
    from pathlib import Path

_DEFAULT = DefaultGraph()


def difference(before: Path | None, after: Path, base: str) -> dict[str, list[str]]:
    """The ids of things and claims added, gone and altered between two graph.nq, sorted.

    A subject is altered when its triples in the default graph are not the same. Without a
    build before, everything is added.
    """
    old, new = (_subjects(path, base) if path else {} for path in (before, after))
    return {
        "added": sorted(new.keys() - old.keys()),
        "gone": sorted(old.keys() - new.keys()),
        "altered": sorted(id_ for id_ in new.keys() & old.keys() if new[id_] != old[id_]),
    }


def _subjects(path: Path, base: str) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for quad in parse(path.read_bytes(), format=RdfFormat.N_QUADS):
        if (
            quad.graph_name == _DEFAULT
            and isinstance(quad.subject, NamedNode)
            and quad.subject.value.startswith(base)
        ):
            triples = found.setdefault(quad.subject.value.removeprefix(base), set())
            triples.add((quad.predicate.value, str(quad.object)))
    return found
