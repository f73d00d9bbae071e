"""kg build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import session
from kg.cli.stated import require_true
from kg.cli.words import counted, word

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
    column; exit 2. Then each finding of findings.toml is held against what was built: exit 1 if
    one is not true of it any more.

    \b
    Example:  kg build
    """
    from kg.pipeline import build as run
    from kg.site.holding import hold
    from kg.site.stated import FILE, read_stated
    from kg.vocabulary import curie
    from kg.workspace import open as open_workspace

    stated = read_stated(session.workspace.root / FILE)
    base = session.workspace.settings.base
    manifest, changes = run(session.workspace)
    if session.format == "json":
        session.put_json(
            {
                **manifest,
                **{name: [curie(base + id_, base) for id_ in ids] for name, ids in changes.items()},
            }
        )
    lang = session.lang
    for change, ids in changes.items():
        if 0 < len(ids) <= SHOWN:
            session.say(f"{word(change, lang)}: {', '.join(ids)}")
    session.say(_summary(manifest, changes, lang).format(folder=session.workspace.build))
    if stated:
        # Whatever store kg.toml names, what was just built is what they are held against.
        anew = open_workspace(session.workspace.root, store=str(session.workspace.build))
        require_true(hold(anew, stated), session, "built_anyway")


def _summary(manifest: dict[str, Any], changes: dict[str, list[str]], lang: str) -> str:
    """What was built and what changed, on one line that ends in {folder}."""
    built = ", ".join(
        counted(name.lower(), manifest["counts"].get(name, 0), lang)
        for name in ("Actor", "Tie", "Source")
    )
    if lang == "th":
        changed = ", ".join(f"{word(name, lang)} {len(ids)}" for name, ids in changes.items())
        return f"สร้างรุ่น {manifest['build']} แล้ว: {built}; {changed}; อยู่ที่ {{folder}}"
    changed = ", ".join(f"{len(ids)} {word(name, lang)}" for name, ids in changes.items())
    return f"built {manifest['build']}: {built}; {changed}; in {{folder}}"
