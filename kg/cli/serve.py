"""kg serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import serving_session
from kg.cli.words import word
from kg.serve.limits import MIB, Limits

if TYPE_CHECKING:
    from kg.cli.session import Session

LIMITS = Limits()


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="0 takes one that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to serve on; 0.0.0.0 is every one this machine has.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A name by which others reach this server; may be repeated.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="A site whose pages may read answers (* for all); may be repeated.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1),
    default=LIMITS.seconds,
    show_default=True,
    help="What one answer may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(128),
    default=LIMITS.memory // MIB,
    show_default=True,
    metavar="MIB",
    help="What one answer may hold.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=LIMITS.workers,
    show_default=True,
    help="Processes that answer, at most.",
)
@serving_session()
def serve(
    port: int,
    host: str,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    session: Session,
    **most: float,
) -> None:
    """Serve the graph: a SPARQL 1.1 endpoint, and pages.

    Read-only. Every answer comes from a process of its own with the limits below, so that no
    question holds up the others; a new kg build is read by the next question. The endpoint is
    /sparql, graphs as files are under /data; / is the page to start from.

    \b
    Examples:
      kg serve --port 8080
      kg serve --host 0.0.0.0 --allow-host graph.example.org
    """
    from kg.serve.server import Serving
    from kg.serve.server import serve as run
    from kg.serve.shield import LOOPBACK, Access

    limits = Limits(
        seconds=most["seconds"], memory=int(most["memory"]) * MIB, workers=int(most["workers"])
    )
    access = Access(
        hosts=LOOPBACK | {each.lower() for each in (host, *hosts)},
        origins=frozenset(each.rstrip("/") for each in origins),
    )

    def ready(url: str) -> None:
        click.echo(word("serving", session.lang).format(url=url), err=True)

    run(session.workspace, Serving(host=host, port=port, access=access, limits=limits), ready)
