"""kg init, kg demo."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from kg.cli.options import new_workspace_lang
from kg.cli.session import Session
from kg.errors import KgError

SETTINGS = """# A workspace of kg; every key may be left out.
# What it is called at the head of its pages and in citations; title = "…" is both.
title_th = "ใครทำงานร่วมกับใครในงานพัฒนาชุมชน"
title_en = "Who works with whom in community development"
# Printed in every caption, for corrections and objections.
contact = ""
# Labels in "en" or "th".
lang = "{lang}"
# "used": the places the tables name; "all": all 7,436 subdistricts of Thailand.
places = "used"
"""

SENTENCES = {
    "th": "{parties} เป็นภาคีของ “{agreement}”\n  คำสั่ง: {command}\n  ที่มา: {source} ย่อหน้า {paragraph}",
    "en": "{parties} are the parties to “{agreement}”.\n"
    "  Ask:    {command}\n  Source: {source}, para {paragraph}",
}
NEXT = {
    "th": "ต่อไป: {program} site -C {at} -o {site} ทำหน้าเว็บของทุกหน่วยงาน เอกสาร และเครือข่าย",
    "en": "next: {program} site -C {at} -o {site} writes a page of every actor and network",
}


@click.command()
@click.argument("directory", metavar="DIR")
@new_workspace_lang
def init(directory: str, lang: str) -> None:
    """Make a workspace with the shipped data in a new or empty folder.

    \b
    Example:  kg init my-workspace
    """
    root = make(Path(directory), lang)
    click.echo(f"made {root}; next: kg build -C {_quoted(directory)}", err=True)


def make(root: Path, lang: str) -> Path:
    """Write kg.toml and the shipped tables into `root`, which must be new or empty."""
    from kg.settings import FILE
    from kg.shipped import shipped

    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise KgError(f"{root}: already there and not empty; name a new folder")
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(shipped("data"), root / "data")
    shutil.copyfile(shipped("findings.toml"), root / "findings.toml")
    for folder in ("ask", "networks", "derive", "check"):
        (root / "queries" / folder).mkdir(parents=True)
    (root / FILE).write_text(SETTINGS.format(lang=lang), encoding="utf-8", newline="\n")
    return root.resolve()


@click.command()
@click.argument("directory", metavar="[DIR]", default="kg-demo")
@new_workspace_lang
def demo(directory: str, lang: str) -> None:
    """Make a workspace, build, check and draw it, and say one thing it knows.

    \b
    Example:  kg demo
    """
    from kg.cli.build import build
    from kg.cli.check import check
    from kg.cli.view import view

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
    context.invoke(
        view, **given, name="collaboration", values=(), output=str(root / "collaboration.html")
    )
    click.echo(_one_thing(Session(given), directory))
    at, site = _quoted(directory), _quoted(str(Path(directory) / "site"))
    click.echo(NEXT[lang].format(program=_program(), at=at, site=site), err=True)


def _one_thing(session: Session, directory: str) -> str:
    """One true sentence with the command that gives it and its source.

    The parties to the earliest dated agreement that one paragraph names them all of.
    """
    from kg.vocabulary import expand

    parties: dict[str, dict[str, set[tuple[str, str]]]] = {}
    for row in session.workspace.ask("who-agreed", lang=session.lang).plain():
        if row["role"] == "kg:role-party" and row["paragraph"] and row["signed_on"]:
            cited = parties.setdefault(row["agreement_label"], {})
            cited.setdefault(row["party_label"], set()).add((row["source"], row["paragraph"]))
    agreement, cited = next(
        (name, cited)
        for name, cited in parties.items()
        if len(cited) > 1 and set.intersection(*cited.values())
    )
    source, paragraph = min(set.intersection(*cited.values()))
    asker = session.asker
    words = {
        "parties": (" และ " if session.lang == "th" else " and ").join(sorted(cited)),
        "agreement": agreement,
        "command": f"{_program()} ask who-agreed -C {_quoted(directory)}",
        "source": asker.labels.best(expand(source, asker.store.base), session.lang),
        "paragraph": paragraph,
    }
    return SENTENCES[session.lang].format(**words)


def _program() -> str:
    """How this program was called, so that the command printed can be pasted."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        return f"{Path(sys.executable).name} -m kg"
    return "kg" if shutil.which("kg") else _quoted(sys.argv[0])


def _quoted(word: str) -> str:
    """A word as a shell takes it whole; double quotes serve every shell, Windows' too."""
    plain = all(c.isalnum() or c in "-_./\\:~" for c in word)
    return word if plain else f'"{word}"'
