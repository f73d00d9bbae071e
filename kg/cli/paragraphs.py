"""kg paragraphs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import without_workspace
from kg.cli.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.cli.session import Session
    from kg.sources.paragraphs import Line


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--all", "everything", is_flag=True, help="Show what has no number too, by a dot.")
@without_workspace(("text", "csv", "json"))
def paragraphs(file: str, everything: bool, session: Session) -> None:
    """Number the paragraphs of a text, as the cells of a table cite them.

    FILE is plain text in UTF-8 or cp874, one paragraph a line; - is standard input. The
    headline is 0, the body counts from 1; dates, tags, buttons and repeated lines of a copied
    web page have no number. Read the numbers before you cite them.

    \b
    Examples:
      kg paragraphs article.txt
      kg paragraphs article.txt --all --format csv -o article.csv
    """
    from kg.errors import KgError
    from kg.sources.paragraphs import number_paragraphs, read_text

    shown = "standard input" if file == "-" else file
    read = sys.stdin.buffer.read if file == "-" else Path(file).read_bytes
    lines = number_paragraphs(read_text(read, shown))
    chosen = [line for line in lines if everything or line.paragraph is not None]
    if not chosen:
        raise KgError(f"{shown}: no paragraph in it; expected plain text, one paragraph a line")
    if session.format == "text":
        session.put_text(_numbered(chosen))
    else:
        columns = ("line", "paragraph", "text")
        rows = [
            {"line": line.number, "paragraph": line.paragraph, "text": line.text} for line in chosen
        ]
        session.put_rows(columns, rows)
    if len(chosen) < len(lines):
        session.say(counted("furniture", len(lines) - len(chosen), session.lang))


def _numbered(lines: Sequence[Line]) -> str:
    """Each line after its number, the numbers in a column of their own."""
    numbers = ["·" if line.paragraph is None else str(line.paragraph) for line in lines]
    wide = max(map(len, numbers))
    return "".join(
        f"{number:>{wide}}  {line.text}\n" for number, line in zip(numbers, lines, strict=True)
    )
