"""The whole build on one screen."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

import kg
from kg.errors import KgError
from kg.resolve.decisions import read_decisions
from kg.resolve.resolved import Resolved, resolve
from kg.shipped import shipped
from kg.sources.folder import read_sources
from kg.store.build import ontology_quads, write_graph, write_manifest, write_rows
from kg.store.difference import difference
from kg.store.finished import Finished, aside, switch
from kg.store.gazetteer import place_quads, year_quads
from kg.store.quads import QuadWriter

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from kg.workspace import Workspace

SHARED = ("editors", "geothai")


def build(workspace: Workspace) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Build the workspace's graph; return its manifest and what changed since the last.

    Tables are read and checked whole before anything is written; a build that fails or is
    killed leaves the one before as it was.
    """
    resolved = _resolved(workspace)
    records = resolved.records
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
            *writer.differences(resolved.different),
        ]
        written = write_graph(folder, quads, workspace.queries("derive"), settings.base)
        write_rows(folder, records)
        manifest = {
            "build": written.build_id,
            "counts": written.counts,
            "inputs": _inputs(workspace, resolved.unlisted),
            "versions": _versions(),
            "withheld": resolved.withheld,
        }
        write_manifest(folder, manifest)
        before = _before(workspace.build)
        changes = difference(before and before / "graph.nq", folder / "graph.nq", settings.base)
        switch(workspace.build, folder, forget=any(resolved.withheld.values()))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return manifest, changes


def _resolved(workspace: Workspace) -> Resolved:
    shared = {name: shipped("data") / "sources" / name for name in SHARED}
    records = read_sources(workspace.sources, shared)
    ids = {record.id for record in records}
    people = {record.id for record in records if record.table == "people"}
    decisions = read_decisions(workspace.decisions, ids, people)
    return resolve(records, decisions, private=workspace.settings.private)


def _inputs(workspace: Workspace, unlisted: Collection[str]) -> dict[str, str]:
    """The digest of every file the build read, by its path from the workspace.

    Files of the folders `unlisted` are left out.
    """
    tables = [
        *workspace.sources.glob("[!.]*/[!.]*.csv"),
        *workspace.sources.glob("[!.]*/source.toml"),
    ]
    others = [*workspace.decisions.glob("[!.]*.csv"), workspace.root / "kg.toml"]
    listed = [
        (shown, path)
        for path in (*tables, *others)
        if path.is_file()
        and (shown := path.relative_to(workspace.root)).parent.as_posix() not in unlisted
    ]
    return {
        shown.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for shown, path in sorted(listed)
    }


def _versions() -> dict[str, str]:
    from geothai import DATA_VERSION

    return {"kg": kg.__version__, "geothai": str(DATA_VERSION)}


def _before(folder: Path) -> Path | None:
    try:
        return Finished(folder).path
    except KgError:
        return None
