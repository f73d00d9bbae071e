"""kg push."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import session
from kg.cli.words import word

if TYPE_CHECKING:
    from kg.cli.session import Session
    from kg.store.remote.pushing import Plan

SHOWN = 5
"""Up to so many graphs that go are named, more only counted."""


@click.command()
@click.argument("url", required=False)
@click.option("--update", metavar="URL", help="Where the server takes updates, if not as usual.")
@click.option(
    "--data", metavar="URL", help="Where it takes graphs (Graph Store Protocol), if not as usual."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@session(formats=("table", "json"))
def push(
    url: str | None, update: str | None, data: str | None, dry_run: bool, session: Session
) -> None:
    """Load the build into a SPARQL 1.1 server, at URL or at [store] of kg.toml.

    URL is where the server answers queries. Every source is a graph there, and what all of
    them say is the graph …/graph/all, which kg asks. The build is written beside what is there,
    counted, and then switched in; graphs that the build no longer has are removed. Only graphs
    whose names begin as the workspace's ids do, and the ontology's, are touched.

    Who asks is said by KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.

    \b
    Examples:
      kg push http://127.0.0.1:7878/query
      kg push https://kg.example.org/sparql --dry-run
    """
    from kg.store.remote.address import read_url, shown
    from kg.store.remote.asking import RemoteStore
    from kg.store.remote.pushing import Push

    workspace = session.workspace
    address = workspace.server(url or "")
    if update:
        address = replace(address, update=read_url(update, "--update"))
    if data:
        address = replace(address, data=read_url(data, "--data"))
    manifest = workspace.finished.manifest()
    build = str(manifest["build"])
    settings = workspace.settings
    store = RemoteStore(address, settings.base, seconds=settings.store.seconds)
    pushing = Push(store, workspace.finished.path / "graph.nq", manifest)
    plan = pushing.plan if dry_run else pushing.run()
    if session.format == "json":
        session.put_json(_as_json(plan, build, shown(address.query), done=not dry_run))
    _tell(session, plan, build, shown(address.query), done=not dry_run)


def _as_json(plan: Plan, build: str, url: str, *, done: bool) -> dict[str, Any]:
    return {
        "url": url,
        "build": build,
        "done": done,
        "way": plan.way,
        "graphs": plan.graphs,
        "removed": plan.gone,
        "left_by_broken_pushes": plan.left,
    }


def _tell(session: Session, plan: Plan, build: str, url: str, *, done: bool) -> None:
    lang = session.lang
    said = word("pushed" if done else "would_push", lang)
    way = word(f"pushed {plan.way}", lang)
    counts = {"graphs": len(plan.graphs), "triples": f"{sum(plan.graphs.values()):,}"}
    session.say(said.format(build=build, url=url, way=way, **counts))
    if plan.gone:
        named = ", ".join(plan.gone[:SHOWN]) + (" …" if len(plan.gone) > SHOWN else "")
        session.say(word("push_removed", lang).format(n=len(plan.gone), named=named))
    if plan.left:
        session.say(word("push_left", lang).format(n=len(plan.left)))
