"""kg network, kg export, kg view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import ROWS, session
from kg.cli.session import Session
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

DEFAULT = "collaboration"


def part(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that choose a part of a network."""
    for option in reversed(
        [
            click.option("--focus", metavar="NAME", help="Only what is near this actor."),
            click.option(
                "--steps",
                type=click.IntRange(1),
                default=1,
                show_default=True,
                help="How near, in lines.",
            ),
            click.option("--place", metavar="PLACE", help="Only what happens in this place."),
            click.option(
                "--kind", metavar="KIND", help="Only organisations of this kind or group of kinds."
            ),
            click.option(
                "--groups", is_flag=True, help="With groups described without names, too."
            ),
            click.option(
                "--basis",
                metavar="CODES",
                help="Only lines on this basis: agreement, event, programme, works-with …",
            ),
        ]
    ):
        command = option(command)
    return command


def read_network(session: Session, name: str, chosen: dict[str, Any]) -> nx.Graph[str]:
    """The network `name` of the catalogue, or of a .rq file, with the options applied."""
    from kg.network.network import Choice

    basis = tuple(code.strip() for code in (chosen["basis"] or "").split(",") if code.strip())
    choice = Choice(
        groups=chosen["groups"],
        basis=basis,
        kind=chosen["kind"] or "",
        place=chosen["place"] or "",
        focus=chosen["focus"] or "",
        steps=chosen["steps"],
    )
    return session.workspace.network(
        name, filters=session.filters, choice=choice, lang=session.lang
    )


@click.command()
@click.argument("name", metavar="[NAME|FILE.rq]", default=DEFAULT)
@part
@session(formats=ROWS, filters=True)
def network(name: str, session: Session, **chosen: Any) -> None:
    """Measure a network: its size, its parts and each actor's place in it.

    degree: to how many others it is joined; strength: the sum of its lines' weights;
    betweenness: the share of shortest paths between two others that pass through it
    (unweighted, 0 to 1); constraint: Burt's, weighted; cluster: Louvain, fixed seed.

    \b
    Examples:
      kg network collaboration
      kg network my-network.rq --as-of 2566-02-28 --format json
    """
    from kg.network.report import actors_table, as_json

    graph = read_network(session, name, chosen)
    if session.format == "json":
        session.put_json(as_json(graph, session.lang))
        return
    for line in _caption(graph, session.lang):
        session.say(line)
    columns, rows = actors_table(graph, session.lang)
    session.put_rows(columns, rows, graph.graph[f"title_{session.lang}"])


def _caption(graph: nx.Graph[str], lang: str) -> list[str]:
    """What the page says under the picture, and the two figures only this command gives."""
    from kg.network.measures import summary
    from kg.page.captions import caption

    size = summary(graph)
    words = (
        f"ความหนาแน่น {size['density']:.3f} · แยกเป็น {size['components']} ส่วน"
        if lang == "th"
        else f"Density {size['density']:.3f} · components: {size['components']}"
    )
    said = caption(graph, lang)
    about = graph.graph[f"about_{lang}"]
    return [said.title, *(fact for fact in said.facts if fact != about), words, said.version]


@click.command()
@click.argument("format_name", metavar="FORMAT")
@click.option(
    "--network",
    "name",
    metavar="NAME|FILE.rq",
    help="The network to export  [default: collaboration].",
)
@part
@session(filters=True)
def export(format_name: str, name: str | None, session: Session, **chosen: Any) -> None:
    """Export a network or the whole graph.

    \b
    Networks: graphml, gexf, edges, nodes, nodelink, cytoscape, parquet, xlsx
    The graph: turtle, trig, ntriples, nquads, jsonld, rdfxml

    \b
    Examples:
      kg export gexf --network collaboration -o ratchaburi.gexf
      kg export turtle -o -
    """
    from kg.export.formats import find

    form = find(format_name)
    if form.of == "graph":
        if name or session.workspace.elsewhere:
            raise KgError(
                f"{form.name} holds the whole built graph; leave out --network and --store"
            )
        from kg.export.rdf import write

        path = session.workspace.finished.path / "graph.nq"
        data = write(path, form.name, base=session.workspace.settings.base)
    else:
        graph = read_network(session, name or DEFAULT, chosen)
        data = form.load()(graph, session.lang)
    if not form.text and not session.given.get("output") and _is_terminal():
        raise KgError(f"{form.name} is not text; write it to a file with -o, or pipe it")
    session.put(data, bom=form.bom)
    _wrote(session, data)


def _is_terminal() -> bool:
    import sys

    return sys.stdout.isatty()


@click.command()
@click.argument("name", metavar="[NETWORK|FILE.rq]", default=DEFAULT)
@part
@session(filters=True)
def view(name: str, session: Session, **chosen: Any) -> None:
    """Draw a network as one HTML page that needs no internet.

    Written to NETWORK.html in the current folder unless -o says otherwise.

    \b
    Examples:
      kg view -o ratchaburi.html
      kg view co-presence --lang th --focus พอช. --steps 2
    """
    from kg.view.document import render

    graph = read_network(session, name, chosen)
    data = render(graph, session.lang)
    output = session.given.get("output") or f"{graph.graph['network']}.html"
    Session({**session.given, "output": output}).put(data)
    if output != "-":
        session.say(
            f"wrote {Path(output).resolve()} ({graph.number_of_nodes()} actors, "
            f"{graph.number_of_edges()} lines); open it in a browser"
        )


def _wrote(session: Session, data: bytes) -> None:
    output = session.given.get("output")
    if output and output != "-":
        session.say(f"wrote {Path(output).resolve()} ({len(data):,} bytes)")
