"""kg site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import site_session
from kg.cli.stated import require_true
from kg.cli.words import word
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.cli.session import Session
    from kg.site.wanted import Wanted

SCRIPTLESS = (
    "one file needs the explorer, which KG_WEB=no left out when kg was installed; install it again "
    "without KG_WEB, or write a folder, whose pages can be read without it"
)


@click.command()
@click.option("--single-file", "single", is_flag=True, help="One HTML file to send, -o FILE.html.")
@click.option(
    "--network",
    "networks",
    multiple=True,
    metavar="NETWORK|FILE.rq",
    help="Hold this network; may be repeated (else all that have lines).",
)
@click.option("--focus", metavar="NAME", help="Open on this actor; one file holds what is near.")
@click.option(
    "--steps",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="Lines between the focus and who is shown.",
)
@site_session()
def site(
    *, single: bool, networks: tuple[str, ...], focus: str | None, steps: int, session: Session
) -> None:
    """Write a site to explore, which needs no server and no internet.

    A folder to put on any web server or a USB stick: a start page, every network as a picture
    that can be searched and filtered, and a page for each thing with its sources, in Thai and
    English. A site that is there is replaced as a whole; any other folder is refused.
    findings.toml beside kg.toml holds what the author found: exit 1 if one is not true any more.

    \b
    Examples:
      kg site -o public
      kg site -o public --lang th --as-of 2566-02-28
      kg site --single-file -o codi.html --focus พอช. --steps 2 --network collaboration
    """
    from kg.site.site import Site, has_scripts
    from kg.site.writing import require_own, write, write_one

    output = session.given.get("output") or ""
    if output in {"", "-"}:
        raise KgError(
            "name the file with -o FILE.html" if single else "a site is a folder; give -o DIR"
        )
    path = Path(output)
    if not single:
        require_own(path)
    if not has_scripts():
        if single:
            raise KgError(SCRIPTLESS)
        click.echo(word("site_still", session.lang), err=True)
    found = Site(session.workspace, _wanted(session, single, networks, focus, steps))
    require_true(found.held, session, "site_unwritten")
    written = write_one(found, path) if single else write(found, path)
    size = (
        f"{written.size / 1e6:,.1f} MB" if written.size >= 1e6 else f"{written.size / 1e3:,.0f} kB"
    )
    said = word("site_file" if single else "site_folder", session.lang)
    where = path.resolve()
    session.say(
        said.format(where=where, n=f"{written.files:,}", size=size, first=where / "index.html")
    )


def _wanted(
    session: Session, single: bool, networks: tuple[str, ...], focus: str | None, steps: int
) -> Wanted:
    from kg.site.wanted import Wanted

    for name in networks:
        session.workspace.question(name, "networks", "network")
    iri = session.asker.names.find(focus, "actor") if focus else ""
    return Wanted(
        lang="th" if session.lang == "th" else "en",
        networks=networks,
        filters=session.filters,
        focus=iri.removeprefix(session.workspace.store.base),
        steps=steps,
        single=single,
    )
