"""kg cite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kg import __version__
from kg.cli.network import WITH_NETWORKS, given, part, read_network
from kg.cli.options import session
from kg.cli.words import counted
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cli.session import Session


@click.command()
@click.option(
    "--network",
    "name",
    metavar="NAME|FILE.rq",
    help="Only the documents behind this network  [default: all documents].",
)
@click.option(
    "--set",
    "values",
    metavar="KEY=VALUE",
    multiple=True,
    help="A value of the network's own parameters; may be repeated.",
)
@part
@session(formats=("md", "bibtex", "ris"), filters=True)
def cite(name: str | None, values: tuple[str, ...], session: Session, **chosen: Any) -> None:
    """List the documents behind a network, or all of them, as references.

    The data set itself is among them, with its version. Markdown is in APA style, in Thai with
    years of the Buddhist Era (--lang th). -o refs.bib and refs.ris say their format themselves.

    \b
    Examples:
      kg cite -o refs.bib
      kg cite --network collaboration --place ราชบุรี --lang th -o refs.md
      kg cite --network funding --format ris
    """
    from kg.cite.bibliography import bibliography, dataset
    from kg.cite.formats import FORMATS, format_of

    output, lang = session.given.get("output"), session.lang
    form = session.format if not output or output == "-" or _format_typed() else format_of(output)
    if name is None and (wrong := [o for o in given(WITH_NETWORKS) if o != "--store"]):
        raise KgError(f"{', '.join(wrong)}: of which network? add --network collaboration")
    graph = read_network(session, name, values, chosen) if name else None
    workspace = session.workspace
    manifest = workspace.manifest()
    own = dataset(workspace.settings.titles, manifest.get("build", ""), __version__, graph)
    entries = bibliography(session.asker, graph, own)
    session.put(FORMATS[form](entries, lang))
    if output and output != "-":
        said = "เขียน {file} แล้ว ({n})" if lang == "th" else "wrote {file} ({n})"
        n = counted("reference", len(entries), lang)
        session.say(said.format(file=Path(output).resolve(), n=n))


def _format_typed() -> bool:
    source = click.get_current_context().get_parameter_source("format")
    return source is ParameterSource.COMMANDLINE
