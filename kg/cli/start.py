"""kg init, kg demo."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.session import Session
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.workspace import Workspace

SETTINGS = """# A workspace of kg; every key may be left out.
title = "{title}"
# Printed in every caption, for corrections and objections.
contact = ""
# Labels in "en" or "th".
lang = "{lang}"
# "used": the places the tables name; "all": all 7,436 subdistricts of Thailand.
places = "used"
"""


@click.command()
@click.argument("directory", metavar="DIR")
@click.option(
    "--lang",
    type=click.Choice(["th", "en"]),
    default="en",
    show_default=True,
    help="The workspace's language.",
)
def init(directory: str, lang: str) -> None:
    """Make a workspace with the shipped data in a new or empty folder.

    \b
    Example:  kg init my-workspace
    """
    root = make(Path(directory), lang)
    click.echo(f"made {root}; next: kg build -C {directory}", err=True)


def make(root: Path, lang: str) -> Path:
    """Write kg.toml and the shipped tables into `root`, which must be new or empty."""
    from kg.settings import FILE
    from kg.shipped import shipped

    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise KgError(f"{root}: already there and not empty; name a new folder")
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(shipped("data"), root / "data")
    for folder in ("ask", "networks", "derive", "check"):
        (root / "queries" / folder).mkdir(parents=True)
    text = SETTINGS.format(title=root.resolve().name.replace("\\", "").replace('"', ""), lang=lang)
    (root / FILE).write_text(text, encoding="utf-8", newline="\n")
    return root.resolve()


@click.command()
@click.argument("directory", metavar="[DIR]", default="kg-demo")
@click.option(
    "--lang",
    type=click.Choice(["th", "en"]),
    default="en",
    show_default=True,
    help="The workspace's language.",
)
def demo(directory: str, lang: str) -> None:
    """Make a workspace, build, check and draw it, and say one thing it knows.

    \b
    Example:  kg demo
    """
    from kg.cli.build import build
    from kg.cli.check import check
    from kg.cli.network import view
    from kg.workspace import find

    root = make(Path(directory), lang)
    click.echo(f"made {root}", err=True)
    context = click.get_current_context()
    given = {"directory": str(root), "lang": lang}
    context.invoke(build, **given, format="table")
    try:
        context.invoke(check, **given, format="table")
    except SystemExit:
        click.echo(
            "the shipped data has violations; this should not happen: please report it", err=True
        )
        sys.exit(1)
    context.invoke(view, **given, name="collaboration", output=str(root / "collaboration.html"))
    click.echo(_one_thing(find(root), directory, lang))


def _one_thing(workspace: Workspace, directory: str, lang: str) -> str:
    """One true sentence with the command that gives it and its source."""
    shown = Session({"directory": str(workspace.root), "lang": lang})
    asker = shown.asker
    rows = asker.ask(workspace.question("who-agreed", "ask", "question"), {}, shown.filters).plain()
    first = rows[0]
    together = sorted(
        {row["actor_label"] for row in rows if row["agreement"] == first["agreement"]}
    )
    title = asker.labels.best(_iri(first["source"], workspace), lang)
    quoted = f'"{directory}"' if " " in directory else directory
    command = f"kg ask who-agreed -C {quoted}"
    if lang == "th":
        return (f"{' และ '.join(together)} เป็นภาคีของ “{first['agreement_label']}”\n"
                f"  คำสั่ง: {command}\n  ที่มา: {title} ย่อหน้า {first['paragraph']}")  # fmt: skip
    return (f"{' and '.join(together)} are the parties to “{first['agreement_label']}”.\n"
            f"  Ask:    {command}\n  Source: {title}, para {first['paragraph']}")  # fmt: skip


def _iri(text: str, workspace: Workspace) -> str:
    from kg.vocabulary import expand

    return expand(text, workspace.settings.base)
