"""`kg serve` over a build that holds the data of the W3C's tests, each file a named graph."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from kg.store.build import write_manifest, write_rows
from kg.store.finished import aside, switch

from . import suite
from .served import Served, asked
from .stages import DEFAULT, stages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_build(root: Path, store: Store, folder: Path) -> None:
    """Make what `store` (at `folder`/store) holds the finished build of the workspace `root`."""
    lines = sorted(store.dump(format=RdfFormat.N_QUADS).splitlines())
    data = b"".join(line + b"\n" for line in lines)
    (folder / "graph.nq").write_bytes(data)
    write_rows(folder, [])
    named = {"build": hashlib.sha256(data).hexdigest()[:12], "counts": {}, "inputs": {}}
    write_manifest(folder, {**named, "versions": {}, "withheld": {}})
    store.optimize()
    store.flush()
    switch(root / "build", folder, forget=False)


@pytest.fixture(scope="session")
def suite_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose build holds every data file of the suite under its IRI, if it is there."""
    root = tmp_path_factory.mktemp("w3c")
    (root / "kg.toml").write_text("", encoding="utf-8")
    folder = aside(root / "build")
    store = Store(str(folder / "store"))
    for name, path in sorted(suite.graphs().items()):
        store.add_graph(NamedNode(name))
        store.load(
            path=str(path),
            format=suite.FORMATS[path.suffix],
            base_iri=suite.iri_of(path),
            to_graph=NamedNode(name),
        )
    for iri, text in [*suite.OWN.items(), *stages()]:
        graph = DefaultGraph() if iri == DEFAULT else NamedNode(iri)
        store.load(text, format=RdfFormat.TURTLE, base_iri=suite.BASE, to_graph=graph)
    write_build(root, store, folder)
    return root


@pytest.fixture(scope="session")
def suite_server(suite_workspace: Path, serving) -> Iterator[Served]:
    """The server of that workspace."""
    with serving(suite_workspace) as server, asked(server.url) as found:
        yield found
