"""kg lint, and what it says of a query that found nothing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import folder_session
from kg.cli.words import counted, word
from kg.errors import KgError
from kg.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.cli.session import Session
    from kg.query.remarks import Remark
    from kg.workspace import Workspace

HINTS = 3
"""Remarks on a query that found nothing; `kg lint` has them all."""


@click.command()
@click.argument("queries", nargs=-1, metavar="[FILE|FOLDER|QUERY|-]...")
@folder_session(formats=("table", "json"))
def lint(queries: tuple[str, ...], session: Session) -> None:
    """Look through queries for what cannot be meant, without asking them.

    Of every .rq file of this workspace if none is named. Told are texts that cannot be read,
    unknown prefixes and terms (with the nearest that there is), variables without a value,
    parts that no variable joins, rows without an order, and parameters and columns of the
    header that the query does not have. Each line says file, line, column and how to mend it.
    Exit 1 if there is an error; warnings and notes are no errors.

    An exception stands in the file with its reason, on the line or the one before it:

    \b
      # lint: allow product: every council beside every year, on purpose

    \b
    Examples:
      kg lint
      kg lint my-question.rq
      kg lint 'SELECT ?who { ?tie kg:participant ?whom }'
    """
    from kg.query.lint import failed
    from kg.query.lint import lint as look

    workspace = _workspace(session)
    settings = workspace.settings if workspace else Settings()
    lang = session.given.get("lang") or settings.lang
    if not queries and workspace:
        queries = tuple(_from_here(path) for path in workspace.own_queries())
    found: list[Remark] = []
    number = 0
    for name, text in _texts(queries, lang):
        number += 1
        found += look(text, settings.base, name)
    if session.format == "json":
        findings = [remark.as_json(lang) for remark in found]
        session.put_json({"findings": findings, "checked": {"queries": number}})
    else:
        session.put_text("".join(f"{line(remark, lang)}\n" for remark in found))
    session.say(_summary(found, number, lang))
    if failed(found):
        sys.exit(1)


def line(remark: Remark, lang: str) -> str:
    """A remark in one line, as editors and people find the place."""
    where = f"{remark.file}:{remark.line}:{remark.column}"
    return f"{where}: {word(remark.severity, lang)}: {remark.message(lang)} [{remark.rule}]"


def advise(session: Session, text: str, name: str) -> None:
    """Say on stderr what may be wrong with a query that found nothing."""
    from kg.query.lint import lint as look

    found = [
        remark
        for remark in look(text, session.workspace.settings.base, name)
        if remark.severity != "note" and not remark.rule.startswith(("order", "limit"))
    ]
    for remark in found[:HINTS]:
        session.say(line(remark, session.lang))
    if len(found) > HINTS:
        session.say(word("lint_more", session.lang).format(n=len(found) - HINTS, file=name))


def reason(session: Session, text: str, name: str, error: KgError) -> KgError:
    """Why a query could not be asked: in our own words where there are any, else the engine's."""
    from kg.query.lint import lint as look

    for remark in look(text, session.workspace.settings.base, name):
        if remark.rule in {"prefix", "grouped"}:
            return KgError(f"{name}:{remark.line}:{remark.column}: {remark.message(session.lang)}")
    return error


def _workspace(session: Session) -> Workspace | None:
    """The workspace of -C or around the current folder; none is needed unless one is named."""
    from kg.workspace import find

    folder = session.option("directory")
    try:
        return find(Path(folder) if folder else None)
    except KgError:
        if folder:
            raise
        return None


def _texts(queries: Sequence[str], lang: str) -> Iterator[tuple[str, str]]:
    """Each query with the name it is told by."""
    from kg.cli.ask import QUERY, query_text
    from kg.workspace import is_folder

    for each in queries:
        if QUERY.match(each):
            yield word("query", lang), each
        elif each != "-" and is_folder(Path(each)):
            for path in sorted(Path(each).rglob("*.rq")):
                yield str(path), query_text(str(path))
        else:
            yield each, query_text(each)


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _summary(found: Sequence[Remark], number: int, lang: str) -> str:
    if not number:
        return word("no_queries", lang)
    kinds = ("error", "warning", "note")
    parts = [counted(kind, sum(r.severity == kind for r in found), lang) for kind in kinds]
    return f"{', '.join(parts)} ({counted('query', number, lang)})"
