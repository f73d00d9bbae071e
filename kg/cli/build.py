"""kg build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.options import session

if TYPE_CHECKING:
    from kg.cli.session import Session

SHOWN = 10
"""Up to so many added, gone or altered things and ties are named, more only counted."""


@click.command()
@session(formats=("table", "json"))
def build(session: Session) -> None:
    """Build the graph from the tables.

    Reads data/sources and data/decisions whole, then writes build/ in one step: a build that
    fails leaves the one before as it was. Bad cells are listed all at once, by file, row and
    column; exit 2.

    \b
    Example:  kg build
    """
    from kg.pipeline import build as run
    from kg.vocabulary import curie

    base = session.workspace.settings.base
    manifest, changes = run(session.workspace)
    if session.format == "json":
        session.put_json(
            {
                **manifest,
                **{name: [curie(base + id_, base) for id_ in ids] for name, ids in changes.items()},
            }
        )
    counts = manifest["counts"]
    for change, ids in changes.items():
        if 0 < len(ids) <= SHOWN:
            session.say(f"{change}: {', '.join(ids)}")
    session.say(
        f"built {manifest['build']}: {counts.get('Actor', 0)} actors, {counts.get('Tie', 0)} ties, "
        f"{counts.get('Source', 0)} sources; "
        f"{len(changes['added'])} added, {len(changes['gone'])} gone, "
        f"{len(changes['altered'])} altered; in {session.workspace.build}"
    )
