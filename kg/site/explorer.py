"""The explorer's page: where its scripts draw, and a table of lines for whoever has no scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.captions import title
from kg.page.escape import plain
from kg.page.words import LANGS
from kg.site.explorer_words import OWN, explorer_words
from kg.site.shell import page
from kg.site.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.site.networks import Networks
    from kg.site.shell import Frame

MOST = 60
"""Lines in the table without scripts: those of most things in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line in words: its two ends with the addresses of their pages ("" for none), and why."""

    who: tuple[str, str]
    whom: tuple[str, str]
    why: str
    things: str


def explorer_page(
    frame: Frame, networks: Networks, names: Mapping[str, str], told: str = ""
) -> bytes:
    """The page of the explorer; `names` are those of the pages of things, by IRI.

    `told` is what a file that has no other page tells of its data, as HTML in both languages.
    """
    lang = frame.lang
    graph = networks.drawn(networks.names[0]).network.graph if networks.names else None
    rows = [] if graph is None else _rows(graph, frame, names)
    total = 0 if graph is None else graph.number_of_edges()
    values: dict[str, object] = {
        "title": say("network", lang) if graph is None else title(graph, lang),
        "scripts": ("page.js", "explorer.js"),
        "words": explorer_words(),
        "rows": rows,
        "of_data": told,
        "both": lambda key: [(each, say(key, each)) for each in LANGS],
        "of": _own("atlas.rows_of", lang, n=f"{len(rows):,}", m=f"{total:,}"),
        "own": lambda key: _own(key, lang),
    }
    return page(frame, "explorer.html.j2", values)


def _own(key: str, lang: str, **values: object) -> str:
    return OWN[key][LANGS.index("th" if lang == "th" else "en")].format(**values)


def _rows(graph: nx.Graph[Any], frame: Frame, names: Mapping[str, str]) -> list[Row]:
    """The lines of most things in common, then by name."""
    lang = frame.lang
    kept = sorted(
        graph.edges(data=True),
        key=lambda edge: (-edge[2]["weight"], *(_name(graph, end, lang) for end in edge[:2])),
    )[:MOST]
    return [
        Row(
            who=_end(graph, one, frame, names),
            whom=_end(graph, other, frame, names),
            why=", ".join(say(f"basis.{code}", lang) for code in data["basis"]),
            things=f"{data['weight']:,g}",
        )
        for one, other, data in kept
    ]


def _name(graph: nx.Graph[Any], node: str, lang: str) -> str:
    data = graph.nodes[node]
    return plain(str(data[f"label_{lang}"] or node))


def _end(
    graph: nx.Graph[Any], node: str, frame: Frame, names: Mapping[str, str]
) -> tuple[str, str]:
    page_name = names.get(graph.nodes[node]["iri"], "")
    return _name(graph, node, frame.lang), frame.to(f"id/{page_name}.html") if page_name else ""
