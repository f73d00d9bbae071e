"""kg export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.network import (
    DEFAULT,
    WITH_NETWORKS,
    connecting,
    given,
    measured,
    measured_network,
    part,
    read_network,
)
from kg.cli.options import session
from kg.cli.words import counted
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.session import Session


@click.command()
@click.argument("format_name", metavar="FORMAT")
@click.option(
    "--network",
    "name",
    metavar="NAME|FILE.rq",
    help="The network to export  [default: collaboration].",
)
@click.option(
    "--set",
    "values",
    metavar="KEY=VALUE",
    multiple=True,
    help="A value of the network's own parameters; may be repeated.",
)
@click.option(
    "--partition",
    metavar="BY",
    help="Parquet as a folder -o DIR of parts by basis, year or basis,year, for many machines.",
)
@part
@measured
@connecting
@session(filters=True)
def export(
    format_name: str, name: str | None, values: tuple[str, ...], session: Session, **chosen: Any
) -> None:
    """Export a network or the whole graph.

    \b
    Networks: graphml, gexf, edges, nodes, nodelink, cytoscape, parquet, xlsx
    The graph: turtle, trig, ntriples, nquads, jsonld, rdfxml

    \b
    Examples:
      kg export gexf --network collaboration -o ratchaburi.gexf
      kg export parquet --partition basis,year -o collaboration/
      kg export turtle -o -
    """
    from kg.export.formats import find

    form = find(format_name)
    if by := chosen["partition"]:
        if form.name != "parquet":
            raise KgError(f"{form.name} has no parts; --partition is for parquet")
        _export_parts(session, (name or DEFAULT, values), chosen, by)
        return
    if form.of == "graph":
        if wrong := [option for option in given(WITH_NETWORKS) if option != "--store"]:
            raise KgError(f"{form.name} holds the whole built graph; leave out {', '.join(wrong)}")
        data = _graph(session, form.name)
    else:
        graph = read_network(session, name or DEFAULT, values, chosen)
        data = form.load()(graph, session.lang)
    if not form.text and not session.given.get("output") and _is_terminal():
        raise KgError(f"{form.name} is not text; write it to a file with -o, or pipe it")
    session.put(data, bom=form.bom)
    _wrote(session, data)


def _graph(session: Session, form: str) -> bytes:
    """The whole graph of the build, or of the store that is asked instead."""
    from tempfile import TemporaryDirectory

    from kg.export.rdf import write
    from kg.store.nquads import write_dataset

    workspace, base = session.workspace, session.workspace.settings.base
    if not workspace.elsewhere:
        return write(workspace.finished.path / "graph.nq", form, base=base)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        write_dataset(workspace.store, path)
        return write(path, form, base=base)


def _export_parts(
    session: Session, asked: tuple[str, Sequence[str]], chosen: dict[str, Any], by: str
) -> None:
    """Write a network as a folder of Parquet files; its ties as ids, whatever its size."""
    from kg.export.partitions import ABOUT, write
    from kg.export.target import put_folder

    output = session.given.get("output")
    if not output or output == "-":
        raise KgError("--partition writes a folder; name it with -o DIR")
    graph = measured_network(session, *asked, chosen, cited=True, reasons=True)
    names = [name.strip() for name in by.split(",") if name.strip()]
    files = write(graph, session.lang, names)
    put_folder(files, Path(output), mark=ABOUT)
    said = (
        "เขียนโฟลเดอร์ {file} แล้ว ({n} ไฟล์)" if session.lang == "th" else "wrote {file} ({n} files)"
    )
    session.say(said.format(file=Path(output).resolve(), n=len(files)))


def _is_terminal() -> bool:
    import sys

    return sys.stdout.isatty()


def _wrote(session: Session, data: bytes) -> None:
    output = session.given.get("output")
    if output and output != "-":
        said = "เขียน {file} แล้ว ({size})" if session.lang == "th" else "wrote {file} ({size})"
        size = counted("byte", len(data), session.lang)
        session.say(said.format(file=Path(output).resolve(), size=size))
