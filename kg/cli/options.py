"""The options that commands share, and how they reach a command as its session."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from kg.cli.bars import bars
from kg.cli.session import Session
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

Command = Callable[..., None]
Options = Callable[[Command], Command]

ROWS = ("table", "csv", "json", "md", "xlsx")
ANSWERS = (*ROWS, "parquet")

_QUIET = click.option("-q", "--quiet", is_flag=True, help="No notes on stderr.")
_WORKSPACE = [
    click.option(
        "-C", "directory", metavar="DIR", help="The workspace (else the nearest kg.toml upwards)."
    ),
    click.option(
        "--store",
        metavar="PATH|URL",
        help="A store or SPARQL endpoint to ask instead of the build.",
    ),
    click.option("--lang", type=click.Choice(["th", "en"]), help="Language of labels."),
    _QUIET,
]
_OUTPUT = click.option("-o", "output", metavar="FILE", help="Write to FILE instead of stdout (-).")
_AS_OF = click.option(
    "--as-of",
    metavar="DAY",
    help="Only what counts on this day, in either calendar (2566-02-28).",
)
_STRICT = click.option("--strict", is_flag=True, help="Leave out what is only assumed to go on.")
_MIN_SOURCES = click.option(
    "--min-sources",
    type=click.IntRange(1),
    metavar="N",
    help="Only facts that N independent sources state.",
)
_FILTERS = [
    _AS_OF,
    click.option("--during", metavar="A..B", help="Only what overlaps this period (2560..2566)."),
    _STRICT,
    click.option(
        "--modality",
        metavar="CODES",
        help="Instead of asserted: planned, requested, pledged, negated, inferred.",
    ),
    _MIN_SOURCES,
]
_NAMES = (
    *("directory", "store", "lang", "quiet", "format", "output"),
    *("as_of", "during", "strict", "modality", "min_sources"),
)


def read_values(values: Sequence[str]) -> dict[str, str]:
    """The values of a query's own parameters by name, from words such as "place=ราชบุรี"."""
    found: dict[str, str] = {}
    for whole in values:
        key, equals, value = whole.partition("=")
        if not (key and equals):
            raise KgError(f"{whole!r}; expected key=value, such as place=ราชบุรี")
        if key in found:
            raise KgError(f"{whole!r}: {key} is given twice; give one value")
        found[key] = value
    return found


def session(*, formats: Sequence[str] = (), filters: bool = False) -> Options:
    """Give a command the shared options, gathered in its `session` argument.

    `formats` are what --format may be, the first the default; `filters` adds the options
    that choose claims.
    """
    options: list[Options] = [*_WORKSPACE, _OUTPUT]
    if formats:
        options.append(_format(formats))
    if filters:
        options += _FILTERS
    return _gathered(options)


def serving_session() -> Options:
    """Give a command that writes nothing out a session of the workspace's options alone."""
    return _gathered(_WORKSPACE)


def site_session() -> Options:
    """Give a command that writes a folder, or one page, a session of the claims it draws."""
    output = click.option(
        "-o", "output", metavar="DIR", help="The folder, or with --single-file the file."
    )
    return _gathered([*_WORKSPACE, output, _AS_OF, _STRICT, _MIN_SOURCES])


def without_workspace(formats: Sequence[str]) -> Options:
    """Give a command that needs no workspace a session of --lang, --format, -o and --quiet."""
    return _gathered([_own_lang("Language of notes."), _QUIET, _OUTPUT, _format(formats)])


def folder_session(formats: Sequence[str]) -> Options:
    """Give a command that asks no store a session with -C and --lang, too."""
    return _gathered([_WORKSPACE[0], *_WORKSPACE[2:], _OUTPUT, _format(formats)])


def _gathered(options: Sequence[Options]) -> Options:
    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(**values: Any) -> None:
            given = {name: values.pop(name) for name in _NAMES if name in values}
            session = Session(given)
            with bars(session):
                session.require_folder()
                command(session=session, **values)

        wrapped: Command = called
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def _format(formats: Sequence[str]) -> Options:
    return click.option(
        "--format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Format of the output.",
    )


def _own_lang(text: str) -> Options:
    return click.option(
        "--lang", type=click.Choice(["th", "en"]), default="en", show_default=True, help=text
    )


new_workspace_lang = _own_lang("The workspace's language.")
