"""kg report."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg.cli.findings import read_periods, told
from kg.cli.network import DEFAULT, compared, measured, network_asked, part
from kg.cli.options import session
from kg.cli.session import Session
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.findings.context import Context

FORMATS = ("html", "md")
ENDINGS = {"": "html", ".html": "html", ".htm": "html", ".md": "md"}
DRAWN = 150
"""A network of more actors is not drawn within a report: names would have no room on its sheet."""
_ELSEWHERE = frozenset({"directory", "output", "quiet", "store"})
"""Options that say where, not what: the report is the same whatever they are."""


@click.command()
@click.argument("name", metavar="[NETWORK|FILE.rq]", default=DEFAULT)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@told
@part
@measured
@compared
@session(formats=FORMATS, filters=True)
def report(name: str, values: tuple[str, ...], session: Session, **chosen: Any) -> None:
    """Write a network up: question, data, findings with charts, method, limits, sources.

    One file that needs no internet; every number opens to its ties and documents, and every
    table has its CSV. Written to NETWORK-report.html in the current folder unless -o says
    otherwise; with --format md, or -o FILE.md, as Markdown.

    \b
    Examples:
      kg report -o report.html
      kg report funding --lang th -o funding.html
      kg report collaboration place=ราชบุรี --as-of 2566-02-28 --format md -o -
    """
    from kg import __version__
    from kg.cite.bibliography import dataset
    from kg.findings.all import findings
    from kg.report import html, markdown
    from kg.report.asked import Asked
    from kg.report.contents import compose

    output, form = session.given.get("output"), _format(session)
    command = _command(name, values)
    name, wanted = network_asked(session, name, values, chosen)
    workspace = session.workspace
    periods, ranges = read_periods(chosen["periods"]), chosen["ranges"]
    context = workspace.context(name, periods=periods, ranges=ranges, **wanted)
    about = context.graph.graph
    own = dataset(workspace.settings.titles, about["data_version"], __version__, context.graph)
    asked = Asked(context=context, dataset=own, command=command, pictures=_pictures(context, form))
    data = {"html": html.render, "md": markdown.render}[form](compose(asked, findings(context)))
    output = output or f"{about['network']}-report.{form}"
    Session({**session.given, "output": output}).put(data)
    if output != "-":
        said = "เขียนรายงาน {file} แล้ว ({size})" if session.lang == "th" else "wrote {file} ({size})"
        session.say(said.format(file=Path(output).resolve(), size=asked.size))


def _pictures(context: Context, form: str) -> tuple[str, ...]:
    """The network drawn for a desk and for a phone, where a page can show it."""
    if form != "html" or not 0 < context.graph.number_of_nodes() <= DRAWN:
        return ()
    from kg.page.captions import Caption
    from kg.view.figure import Size, figure
    from kg.view.sheet import MM
    from kg.view.svg import svg

    # The report says around it what a caption of its own would repeat.
    bare = Caption(title="", facts=(), reading=(), version="")
    sheets = (
        figure(context.graph, context.lang, Size(width=width * MM), said=bare)
        for width in (170, 90)
    )
    return tuple(svg(sheet).decode("utf-8") for sheet in sheets)


def _format(session: Session) -> str:
    """The format typed, else what the file's name asks for, else HTML; a `KgError` for another."""
    if click.get_current_context().get_parameter_source("format") is ParameterSource.COMMANDLINE:
        return session.format
    ending = PurePath(session.given.get("output") or "").suffix.lower()
    if ending not in ENDINGS:
        raise KgError(
            f"{session.given['output']}: no report is written as {ending}; name a file in .html "
            "or .md (a browser prints .html as PDF)"
        )
    return ENDINGS[ending]


def _command(name: str, values: Sequence[str]) -> str:
    """The command as it was typed, without where it was run and where the file went."""
    context = click.get_current_context()
    words = ["kg", "report", *([] if name == DEFAULT else [name]), *values]
    for option in context.command.params:
        given = context.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE
        if not given or not isinstance(option, click.Option) or option.name in _ELSEWHERE:
            continue
        value = context.params[str(option.name)]
        words.append(max(option.opts, key=len))
        words += [] if value is True else [str(value)]
    return shlex.join(words)
