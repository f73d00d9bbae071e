"""kg view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli.network import DEFAULT, part, read_network
from kg.cli.options import session
from kg.cli.session import Session
from kg.cli.words import counted


@click.command()
@click.argument("name", metavar="[NETWORK|FILE.rq]", default=DEFAULT)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@part
@session(filters=True)
def view(name: str, values: tuple[str, ...], session: Session, **chosen: Any) -> None:
    """Draw a network as one HTML page that needs no internet.

    Written to NETWORK.html in the current folder unless -o says otherwise.

    \b
    Examples:
      kg view -o ratchaburi.html
      kg view co-presence --lang th --focus พอช. --steps 2
    """
    from kg.view.document import render

    graph = read_network(session, name, values, chosen)
    data = render(graph, session.lang)
    output = session.given.get("output") or f"{graph.graph['network']}.html"
    Session({**session.given, "output": output}).put(data)
    if output != "-":
        lang = session.lang
        size = (
            f"{counted('actor', graph.number_of_nodes(), lang)}, "
            f"{counted('line', graph.number_of_edges(), lang)}"
        )
        said = (
            "เขียน {file} แล้ว ({size}) เปิดดูด้วยเบราว์เซอร์"
            if lang == "th"
            else "wrote {file} ({size}); open it in a browser"
        )
        session.say(said.format(file=Path(output).resolve(), size=size))
