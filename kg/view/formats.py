"""The files a network can be drawn in, by the ending of their name."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from kg.errors import KgError
from kg.page.words import LANGS
from kg.view.drawing import both_names
from kg.view.figure import figure
from kg.view.letters import shaped
from kg.view.pdf import pdf
from kg.view.png import png
from kg.view.svg import svg

if TYPE_CHECKING:
    from typing import Any

    import networkx as nx

    from kg.view.figure import Size

Form = Literal["page", "svg", "png", "pdf"]

_FORMS: dict[str, Form] = {
    "": "page", ".html": "page", ".htm": "page", ".svg": "svg", ".png": "png", ".pdf": "pdf",
}  # fmt: skip


def form_of(path: str) -> Form:
    """What a file's name asks for: a figure, or the page where it has no ending of a figure.

    >>> form_of("fig.PDF"), form_of("page.html"), form_of("-")
    ('pdf', 'page', 'page')
    """
    ending = PurePath(path).suffix.lower()
    if ending not in _FORMS:
        raise KgError(
            f"{path}: nothing is drawn as {ending}; name a file in .html, .svg, .pdf or .png"
        )
    return _FORMS[ending]


def drawn(
    graph: nx.Graph[Any], form: Form, lang: str, size: Size, *, grey: bool, dpi: int
) -> bytes:
    """A figure's file; `dpi` counts for PNG alone. Equal graphs give equal bytes."""
    sheet = figure(graph, lang, size, grey=grey)
    if form == "png":
        return png(sheet, dpi)
    return svg(sheet) if form == "svg" else pdf(sheet)


def boxed(graph: nx.Graph[Any], lang: str) -> list[str]:
    """The names in `lang` with letters that the typeface lacks, boxes in PDF and PNG; sorted."""
    names = {both_names(str(key), data)[LANGS.index(lang)] for key, data in graph.nodes(data=True)}
    return sorted(name for name in names if any(not g.number for g in shaped(name).glyphs))
