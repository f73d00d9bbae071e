"""kg site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import session
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cli.session import Session


@click.command()
@session(filters=False)
def site(session: Session) -> None:
    """Write a site that needs no server and no internet.

    \b
    Examples:
      kg site -o public
    """
    from kg.site.site import Site
    from kg.site.wanted import Wanted
    from kg.site.writing import write

    output = session.given.get("output")
    if not output or output == "-":
        raise KgError("a site is a folder; name it with -o DIR")
    wanted = Wanted(lang="th" if session.lang == "th" else "en")
    written = write(Site(session.workspace, wanted), Path(output))
    where = Path(output).resolve()
    session.say(f"wrote {where} ({written.files:,} files, {written.size / 1e6:.1f} MB)")
