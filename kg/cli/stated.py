"""What several commands do with the findings that the workspace's author wrote."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.cli.session import Session
    from kg.site.holding import Held


def require_true(held: Iterable[Held], session: Session, so: str) -> None:
    """Exit 1 where a finding is not true of the data: a line on stderr for each, then `so`."""
    from kg.site.holding import NotTrueError, require

    try:
        require(held, session.lang)
    except NotTrueError as error:
        for line in error.lines:
            click.echo(line, err=True)
        click.echo(f"kg: {error}; {word(so, session.lang)}", err=True)
        sys.exit(1)
