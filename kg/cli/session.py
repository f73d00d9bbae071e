"""What every command shares: its workspace, its language, its filters, where output goes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.asking import Asker
    from kg.query.filters import Filters
    from kg.workspace import Workspace

Command = Callable[..., None]
Options = Callable[[Command], Command]


@dataclass(frozen=True)
class Session:
    """One call of one command; `given` are the common options as typed."""

    given: Mapping[str, Any]

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of -C or of the current folder."""
        from kg.workspace import find

        folder = self.given.get("directory") or click.get_current_context().find_root().obj
        return find(Path(folder) if folder else None, store=self.given.get("store") or "")

    @cached_property
    def lang(self) -> str:
        """The language asked for, else the workspace's."""
        return self.given.get("lang") or self.workspace.settings.lang

    @property
    def format(self) -> str:
        """The format asked for."""
        return self.given.get("format") or "table"

    @cached_property
    def asker(self) -> Asker:
        """Asks the workspace's store in the session's language."""
        return self.workspace.asker(self.lang)

    @cached_property
    def filters(self) -> Filters:
        """The common options that choose claims."""
        from kg.query.filters import Filters
        from kg.schema.codes import read_code
        from kg.values.dates import parse_date, parse_interval
        from kg.vocabulary import kg

        as_of, during, modality = (self.given.get(name) for name in ("as_of", "during", "modality"))
        codes = modality.split(",") if modality else None
        return Filters(
            as_of=parse_date(as_of).last if as_of is not None else None,
            during=parse_interval(during) if during is not None else None,
            strict=bool(self.given.get("strict")),
            modality=tuple(read_code(kg("Modality"), code.strip()).code for code in codes)
            if codes
            else None,
            min_sources=self.given.get("min_sources") or 1,
        )

    def say(self, text: str) -> None:
        """A note on stderr, unless --quiet."""
        if not self.given.get("quiet"):
            click.echo("".join(c for c in text if c.isprintable()), err=True)

    def put(self, data: bytes, *, bom: bool = False) -> None:
        """Finished bytes to -o, or to stdout."""
        from kg.export.target import put

        output = self.given.get("output")
        put(data, Path(output) if output and output != "-" else None, bom=bom)

    def put_text(self, text: str) -> None:
        """Text for a person: in the console's own encoding there, UTF-8 anywhere else.

        What a terminal would obey instead of showing (escape sequences in a label) is dropped.
        """
        text = "".join(c for c in text if c == "\n" or c.isprintable())
        output = self.given.get("output")
        if sys.stdout.isatty() and output in {None, "-"}:
            click.echo(text, nl=False)
        else:
            self.put(text.encode("utf-8"))

    def put_json(self, value: object) -> None:
        """A value as JSON."""
        import json

        self.put(
            (json.dumps(value, ensure_ascii=False, indent=2, default=_number) + "\n").encode(
                "utf-8"
            )
        )

    def put_rows(
        self, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], title: str = ""
    ) -> None:
        """Rows in the format asked for."""
        if self.format == "table":
            from kg.cli.table import table

            self.put_text(table(columns, rows, self.lang))
            return
        from kg.export.rows import write_rows

        self.put(write_rows(self.format, columns, rows, title=title), bom=self.format == "csv")


def _number(value: object) -> object:
    from decimal import Decimal

    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")


ROWS = ("table", "csv", "json", "md", "xlsx")


def session(*, formats: Sequence[str] = (), output: bool = True, filters: bool = False) -> Options:
    """Give a command the common options, gathered in its `session` argument."""
    options = [
        click.option(
            "-C",
            "directory",
            metavar="DIR",
            help="The workspace (else the nearest kg.toml upwards).",
        ),
        click.option(
            "--store",
            metavar="PATH|URL",
            help="A store or SPARQL endpoint to ask instead of the build.",
        ),
        click.option("--lang", type=click.Choice(["th", "en"]), help="Language of labels."),
        click.option("-q", "--quiet", is_flag=True, help="No notes on stderr."),
    ]
    if formats:
        options.append(
            click.option(
                "--format",
                type=click.Choice(formats),
                default=formats[0],
                show_default=True,
                help="Format of the output.",
            )
        )
    if output:
        options.append(
            click.option(
                "-o", "output", metavar="FILE", help="Write to FILE instead of stdout (-)."
            )
        )
    if filters:
        options += _FILTERS
    names = [option_name for option in options for option_name in _names(option)]

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def called(**values: Any) -> None:
            given = {name: values.pop(name) for name in names if name in values}
            command(session=Session(given), **values)

        wrapped: Command = called
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return decorate


_FILTERS = [
    click.option(
        "--as-of",
        metavar="DAY",
        help="Only what counts on this day, in either calendar (2566-02-28).",
    ),
    click.option("--during", metavar="A..B", help="Only what overlaps this period (2560..2566)."),
    click.option("--strict", is_flag=True, help="Leave out what is only assumed to go on."),
    click.option(
        "--modality",
        metavar="CODES",
        help="Instead of asserted: planned, requested, pledged, negated, inferred.",
    ),
    click.option(
        "--min-sources",
        type=click.IntRange(1),
        metavar="N",
        help="Only facts that N independent sources state.",
    ),
]
_ALL_NAMES = (
    "directory",
    "store",
    "lang",
    "quiet",
    "format",
    "output",
    "as_of",
    "during",
    "strict",
    "modality",
    "min_sources",
)


def _names(option: Options) -> tuple[str, ...]:
    """The parameter a click option decorator makes, read from a probe command."""

    def probe() -> None: ...

    option(probe)
    return tuple(parameter.name for parameter in probe.__click_params__ if parameter.name)  # type: ignore[attr-defined]
