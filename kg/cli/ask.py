"""kg ask, kg sparql."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import ANSWERS, read_values, session
from kg.cli.words import word
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cli.session import Session
    from kg.query.question import Question

SHOWN = 5_000
"""Rows of a table in a terminal: over a country a question can have a hundred thousand."""
QUERY = re.compile(r"\s*(#|(PREFIX|BASE|SELECT|ASK|CONSTRUCT|DESCRIBE)\b)", re.IGNORECASE)


@click.command()
@click.argument("name", required=False)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@click.option("--list", "listed", is_flag=True, help="List the questions.")
@click.option("--all", "whole", is_flag=True, help=f"Print every row, not the {SHOWN:,} at most.")
@click.option("--explain", is_flag=True, help="Print the SPARQL instead, values bound; time it.")
@session(formats=ANSWERS, filters=True)
def ask(
    name: str | None,
    values: tuple[str, ...],
    listed: bool,
    whole: bool,
    explain: bool,
    session: Session,
) -> None:
    """Ask one of the catalogue's questions, or your own .rq file.

    Values are ids or names, Thai or English. A table of more rows than anybody reads is cut
    and says so; every other format, and every file, has all of them.

    \b
    Examples:
      kg ask --list
      kg ask who-works-where place=เตาปูน
      kg ask who-held-which-post --as-of 2566-02-28
      kg ask who-agreed actor=พอช. --explain | kg sparql -
    """
    if listed or name is None:
        session.put_catalogue("ask")
        return
    question = session.workspace.question(name, "ask", "question")
    if explain:
        _explain(session, question, read_values(values))
        return
    read = session.format == "table" and session.given.get("output") is None and not whole
    rows = session.asker.ask(
        question, read_values(values), session.filters, SHOWN if read else None
    )
    session.put_rows(rows.columns, rows.plain(), question.title(session.lang))
    if rows.more:  # said even with --quiet: a table that is cut must say so
        click.echo(
            word("more_rows", session.lang).format(n=f"{SHOWN:,}", by=_narrowing(question)),
            err=True,
        )
    if rows.note:
        session.say(rows.note)


@click.command()
@click.argument("query")
@session(formats=(*ANSWERS, "srj", "srx", "tsv", "turtle", "ntriples", "jsonld"))
def sparql(query: str, session: Session) -> None:
    """Ask in SPARQL: a query, a file, or - for standard input.

    Read-only; the prefixes kg, id, skos, rdf, rdfs, xsd, dct, foaf, org, prov, schema, oa and
    owl are known; SERVICE is refused and nothing is fetched.

    \b
    Examples:
      kg sparql 'SELECT ?who { ?who a kg:Organisation }'
      kg sparql my-question.rq --format csv -o answer.csv
    """
    from kg.cli.lint import advise, reason
    from kg.export.results import RESULT_FORMATS, write_results
    from kg.query.asking import Rows
    from kg.store.engine import answer

    base = session.workspace.settings.base
    text = query_text(query)
    try:
        found = session.workspace.store.results(text)
    except KgError as error:
        raise reason(session, text, _named(query, session.lang), error) from error
    if session.format in RESULT_FORMATS or not hasattr(found, "variables"):
        session.put(write_results(found, session.format, base))
        return
    read = answer(found)
    session.put_rows(
        read.columns,
        Rows(columns=read.columns, rows=[dict(row) for row in read.rows], base=base).plain(),
    )
    if not read.rows:
        session.say(word("no_rows", session.lang))
        advise(session, text, _named(query, session.lang))


def _named(query: str, lang: str) -> str:
    return word("query", lang) if QUERY.match(query) else query


def _explain(session: Session, question: Question, values: dict[str, str]) -> None:
    """The query to stdout, which runs as it is; how many rows it gave and when, to stderr."""
    from time import perf_counter

    from kg.query.explanation import explanation

    text = explanation(question, session.asker, values, session.filters)
    begun = perf_counter()
    rows = session.asker.ask(question, values, session.filters)
    took = perf_counter() - begun
    session.put_text(text.expandtabs(4))
    session.say(word("answered", session.lang).format(n=f"{len(rows):,}", s=f"{took:.3f}"))


def _narrowing(question: Question) -> str:
    """The values that would make an answer smaller, as they are typed."""
    return " ".join(
        f"{param.name}=…"
        for param in question.params
        if not param.required and param.type not in {"day", "modality", "text"}
    )


def query_text(query: str) -> str:
    """The query that an argument is, or that the file it names or standard input holds."""
    if QUERY.match(query):
        return query
    from kg.workspace import shortened

    try:
        if query != "-" and not Path(query).is_file():
            raise FileNotFoundError
        data = sys.stdin.buffer.read() if query == "-" else Path(query).read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KgError(f"{query}: not a query in UTF-8: {error}") from error
    except OSError as error:
        raise KgError(
            f"{shortened(query)!r}: neither a SPARQL query (SELECT, ASK, CONSTRUCT, DESCRIBE) "
            "nor a file that can be read"
        ) from error
