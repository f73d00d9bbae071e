"""Everything that has a page, by kind and in the order of a dictionary; documents by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.actors import actors
from kg.page.escape import plain
from kg.site.shell import page
from kg.site.words import say
from kg.values.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.site.shell import Frame
    from kg.workspace import Workspace


class Lists:
    """The lists of a site."""

    def __init__(self, workspace: Workspace, names: Mapping[str, str]) -> None:
        self._workspace, self._names = workspace, names

    def paths(self) -> list[str]:
        """Their paths in the folder of a language."""
        return ["things.html", "sources.html"]

    def page(self, frame: Frame) -> bytes:
        """One of them."""
        nodes = actors(self._workspace.store, self._names)
        other = "en" if frame.lang == "th" else "th"
        found = sorted(
            (
                (plain(node[f"label_{frame.lang}"] or node[f"label_{other}"]), self._names[iri])
                for iri, node in nodes.items()
                if (node["kind"] == "source") == (frame.path == "sources.html")
            ),
            key=lambda each: (sort_key(each[0]), each),
        )
        title = say("things" if frame.path == "things.html" else "sources", frame.lang)
        return page(frame, "lists.html.j2", {"title": title, "found": found})
