"""kg view."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.network import DEFAULT, given, part, read_network
from kg.cli.options import session
from kg.cli.session import Session
from kg.cli.words import counted
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import networkx as nx

    from kg.view.figure import Size

OF_FIGURES = {"width": "--width", "height": "--height", "grey": "--grey", "dpi": "--dpi"}
"""The options that mean nothing for the page, by parameter."""


def paper(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a printed figure."""
    for option in reversed(
        [
            click.option(
                "--width",
                metavar="LENGTH",
                default="160mm",
                show_default=True,
                help="A figure's width on paper, in mm, cm or in.",
            ),
            click.option(
                "--height", metavar="LENGTH", help="Its height, key and caption included."
            ),
            click.option("--grey", is_flag=True, help="A figure in greys."),
            click.option(
                "--dpi",
                type=click.IntRange(72, 1200),
                default=300,
                show_default=True,
                help="Dots per inch of a .png.",
            ),
        ]
    ):
        command = option(command)
    return command


@click.command()
@click.argument("name", metavar="[NETWORK|FILE.rq]", default=DEFAULT)
@click.argument("values", nargs=-1, metavar="[KEY=VALUE]...")
@part
@paper
@session(filters=True)
def view(name: str, values: tuple[str, ...], session: Session, **chosen: Any) -> None:
    """Draw a network as one HTML page that needs no internet, or as a figure for a paper.

    Written to NETWORK.html in the current folder unless -o says otherwise. -o FILE.svg, .pdf
    and .png are figures with a key and a caption, as wide as --width says.

    \b
    Examples:
      kg view -o ratchaburi.html
      kg view co-presence --lang th --focus พอช. --steps 2
      kg view funding -o funding.pdf --width 80mm --grey
    """
    output = session.given.get("output") or ""
    draw = _drawer(session, output, chosen)
    graph = read_network(session, name, values, chosen)
    data = draw(graph)
    output = output or f"{graph.graph['network']}.html"
    Session({**session.given, "output": output}).put(data)
    if output != "-":
        _wrote(session, output, graph)


def _drawer(
    session: Session, output: str, chosen: dict[str, Any]
) -> Callable[[nx.Graph[str]], bytes]:
    """What makes the file of that name; wrong lengths and endings are found before any work."""
    from kg.view.formats import drawn, form_of

    form, lang = form_of(output), session.lang
    size, grey, dpi = _size(chosen), chosen["grey"], chosen["dpi"]
    if form != "page":
        return lambda graph: drawn(graph, form, lang, size, grey=grey, dpi=dpi)
    if wrong := given(OF_FIGURES):
        raise KgError(
            f"{', '.join(wrong)}: of a figure, not of the page; name a file in .svg, .pdf or .png"
        )
    from kg.view.document import render

    return lambda graph: render(graph, lang)


def _size(chosen: dict[str, Any]) -> Size:
    from kg.values.lengths import parse_length
    from kg.view.figure import Size
    from kg.view.sheet import MM

    height = parse_length(chosen["height"], 40, 1200) if chosen["height"] else 0.0
    return Size(width=parse_length(chosen["width"], 40, 1200) * MM, height=height * MM)


def _wrote(session: Session, output: str, graph: nx.Graph[str]) -> None:
    from kg.page.captions import drawn
    from kg.view.formats import boxed, form_of

    lang, form = session.lang, form_of(output)
    size = ", ".join((*drawn(graph, lang), counted("line", graph.number_of_edges(), lang)))
    said = "เขียน {file} แล้ว ({size})" if lang == "th" else "wrote {file} ({size})"
    if form == "page":
        said += " เปิดดูด้วยเบราว์เซอร์" if lang == "th" else "; open it in a browser"
    session.say(said.format(file=Path(output).resolve(), size=size))
    if names := boxed(graph, lang) if form in {"pdf", "png"} else []:
        session.say(_boxes(names, lang))


def _boxes(names: Sequence[str], lang: str) -> str:
    """That names have letters which the typeface lacks, the first of them by name."""
    listed = ", ".join(f"“{name[:60]}”" for name in names[:3]) + (" …" if len(names) > 3 else "")
    if lang == "th":
        return f"คำเตือน: {len(names)} ชื่อมีตัวอักษรที่แบบอักษรนี้ไม่มี ในภาพจึงเป็นกล่องว่าง: {listed}"
    said = "name has" if len(names) == 1 else "names have"
    return f"warning: {len(names)} {said} letters that the typeface lacks, drawn as boxes: {listed}"
