"""What every command shares: its workspace, its language, its filters, where output goes."""

from __future__ import annotations

import sys
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


@dataclass(frozen=True)
class Session:
    """One call of one command; `given` are the common options as typed."""

    given: Mapping[str, Any]

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace of -C or of the current folder."""
        from kg.workspace import find

        folder = self.option("directory")
        found = find(Path(folder) if folder else None, store=self.option("store"))
        if click.get_current_context().info_name != "build" and not found.elsewhere:
            self._note_changes(found)
        return found

    def option(self, name: str) -> str:
        """-C or --store as given to the command, else before it to `kg`; "" if nowhere."""
        before = click.get_current_context().find_root().params
        return self.given.get(name) or before.get(name) or ""

    def _note_changes(self, workspace: Workspace) -> None:
        """Say on stderr that the tables are not those of the build, where there is one."""
        from contextlib import suppress

        from kg.cli.words import word
        from kg.errors import KgError

        with suppress(KgError):
            if name := workspace.changed():
                lang = self.given.get("lang") or workspace.settings.lang
                self.say(word("changed", lang).format(file=name))

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

    def require_folder(self) -> None:
        """Refuse an -o whose folder is not there before anything takes time.

        And bytes that are no text where a terminal would show them.
        """
        from kg.errors import KgError
        from kg.export.target import require_folder

        output, form = self.given.get("output"), self.given.get("format")
        if output and output != "-":
            require_folder(Path(output))
        elif form in {"xlsx", "parquet"} and sys.stdout.isatty():
            raise KgError(f"{form} is not text; write it to a file with -o, or pipe it")

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

    def put_catalogue(self, kind: str) -> None:
        """The queries of a kind by theme: all their headers say as JSON, else the leading parts."""
        from kg.query.question import THEMES, by_theme, catalogue

        found = by_theme(catalogue(self.workspace.queries(kind)))
        if self.format == "json":
            self.put_json([each.as_json() for group in found.values() for each in group])
            return
        rows = []
        for theme, group in found.items():
            english, thai = THEMES[theme]
            named = thai if self.lang == "th" else english
            if self.format == "table" and len(found) > 1:  # a person reads a theme once, above
                rows.append({"title": f"▸ {named}"})
            for each in group:
                title, params = each.title(self.lang), " ".join(map(str, each.params))
                row = {"name": each.name, "title": title, "params": params}
                rows.append(row if self.format == "table" else {"theme": named, **row})
        self.put_rows(["theme", "name", "title", "params"], rows, worded=True)

    def put_rows(
        self,
        columns: Sequence[str],
        rows: Sequence[Mapping[str, Any]],
        title: str = "",
        *,
        worded: bool = False,
    ) -> None:
        """Rows in the format asked for; `worded`: a table's headings in the reader's language."""
        if self.format == "table":
            from kg.cli.table import table
            from kg.cli.words import headings

            heads = headings(columns, self.lang) if worded else None
            self.put_text(table(columns, rows, self.lang, heads))
            return
        from kg.export.rows import write_rows

        self.put(write_rows(self.format, columns, rows, title=title), bom=self.format == "csv")


def _number(value: object) -> object:
    from decimal import Decimal

    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(f"{type(value).__name__} has no JSON form")
