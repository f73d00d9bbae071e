"""The whole build on one screen."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

import kg
from kg.errors import KgError
from kg.resolve.decisions import read_decisions
from kg.resolve.merge import merge, withhold, without_private
from kg.shipped import shipped
from kg.sources.folder import read_sources
from kg.store.build import ontology_quads, write_graph, write_manifest, write_rows
from kg.store.difference import difference
from kg.store.finished import Finished, aside, switch
from kg.store.gazetteer import place_quads, year_quads
from kg.store.quads import QuadWriter

if TYPE_CHECKING:
    from pathlib import Path

    from kg.facts.record import Record
    from kg.workspace import Workspace

SHARED = ("editors", "geothai")


def build(workspace: Workspace) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Build the workspace's graph; return its manifest and what changed since the last.

    Tables are read and checked whole before anything is written; a build that fails or is
    killed leaves the one before as it was.
    """
    records, withheld = _records(workspace)
    settings = workspace.settings
    writer = QuadWriter(settings.base, records)
    ids = {id_ for record in records for name, _ in record.cells for id_ in record.refs(name)}
    folder = aside(workspace.build)
    try:
        quads = [
            *ontology_quads(),
            *place_quads(settings.base, ids, every=settings.places == "all"),
            *year_quads(settings.base, ids),
            *writer.quads(),
        ]
        written = write_graph(folder, quads, workspace.queries("derive"), settings.base)
        write_rows(folder, records)
        manifest = {
            "build": written.build_id,
            "counts": written.counts,
            "inputs": _inputs(workspace),
            "versions": _versions(),
            "withheld": withheld,
        }
        write_manifest(folder, manifest)
        before = _before(workspace.build)
        changes = difference(before and before / "graph.nq", folder / "graph.nq", settings.base)
        switch(workspace.build, folder, forget=any(withheld.values()))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return manifest, changes


def _records(workspace: Workspace) -> tuple[list[Record], dict[str, int]]:
    shared = {name: shipped("data") / "sources" / name for name in SHARED}
    records = read_sources(workspace.sources, shared)
    ids = {record.id for record in records}
    people = {record.id for record in records if record.table == "people"}
    decisions = read_decisions(workspace.decisions, ids, people)
    private = 0
    if not workspace.settings.private:
        records, private = without_private(records)
    kept = {
        drop: keep
        for drop, keep in decisions.kept.items()
        if {drop, keep} <= {r.id for r in records}
    }
    records = merge(records, kept)
    withheld = frozenset(kept.get(id_, id_) for id_ in decisions.withheld)
    return withhold(records, withheld), {"people": len(withheld), "sources": private}


def _inputs(workspace: Workspace) -> dict[str, str]:
    """The digest of every file the build read, by its path from the workspace."""
    files = [*workspace.sources.rglob("*.csv"), *workspace.sources.rglob("*.toml")]
    files += [*workspace.decisions.glob("*.csv"), workspace.root / "kg.toml"]
    return {
        path.relative_to(workspace.root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
        if not path.name.startswith(".")
    }


def _versions() -> dict[str, str]:
    from geothai import DATA_VERSION

    return {"kg": kg.__version__, "geothai": str(DATA_VERSION)}


def _before(folder: Path) -> Path | None:
    try:
        return Finished(folder).path
    except KgError:
        return None
