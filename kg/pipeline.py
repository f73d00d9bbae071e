"""The whole build on one screen."""

from __future__ import annotations

import gc
import hashlib
import shutil
from contextlib import contextmanager
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
from kg.store.records import RecordWriter
from kg.store.statements import Statements

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from kg.settings import Settings
    from kg.workspace import Workspace

SHARED = ("editors", "geothai")


def build(workspace: Workspace) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Build the workspace's graph; return its manifest and what changed since the last.

    Tables are read and checked whole before anything is written; a build that fails or is
    killed leaves the one before as it was.
    """
    with _uncollected():
        resolved = _resolved(workspace)
        statements = _said(workspace.settings, resolved)
        folder = aside(workspace.build)
        try:
            return _written(workspace, folder, resolved, statements)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _written(
    workspace: Workspace, folder: Path, resolved: Resolved, statements: Statements
) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Write the build into `folder`, then put it in the place of the one before."""
    base = workspace.settings.base
    written = write_graph(folder, statements, workspace.queries("derive"), base)
    write_rows(folder, resolved.records)
    manifest = {
        "build": written.build_id,
        "counts": written.counts,
        "inputs": _inputs(workspace, resolved.unlisted),
        "versions": _versions(),
        "withheld": resolved.withheld,
    }
    write_manifest(folder, manifest)
    before = _before(workspace.build)
    changes = difference(before and before / "graph.nq", folder / "graph.nq", base)
    switch(workspace.build, folder, forget=any(resolved.withheld.values()))
    return manifest, changes


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no cycles of garbage meanwhile.

    Records and statements make none, and there are so many that looking takes half as long
    again as the work.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _resolved(workspace: Workspace) -> Resolved:
    shared = {name: shipped("data") / "sources" / name for name in SHARED}
    records = read_sources(workspace.sources, shared)
    ids = {record.id for record in records}
    people = {record.id for record in records if record.table == "people"}
    decisions = read_decisions(workspace.decisions, ids, people)
    return resolve(records, decisions, private=workspace.settings.private)


def _said(settings: Settings, resolved: Resolved) -> Statements:
    """All that the build says before anything is derived."""
    records, base = resolved.records, settings.base
    ids = {id_ for record in records for id_ in record.every_ref()}
    statements = Statements()
    statements.add_quads(ontology_quads())
    statements.add_quads(place_quads(base, ids, every=settings.places == "all"))
    statements.add_quads(year_quads(base, ids))
    writer = RecordWriter(base, records)
    writer.write(statements)
    writer.write_differences(resolved.different, statements)
    return statements


def _inputs(workspace: Workspace, unlisted: Collection[str]) -> dict[str, str]:
    """The digest of every file the build read, by its path from the workspace.

    Files of the folders `unlisted` are left out.
    """
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in workspace.inputs().items()
        if name.rpartition("/")[0] not in unlisted
    }


def _versions() -> dict[str, str]:
    from geothai import DATA_VERSION

    return {"kg": kg.__version__, "geothai": str(DATA_VERSION)}


def _before(folder: Path) -> Path | None:
    try:
        return Finished(folder).path
    except KgError:
        return None
