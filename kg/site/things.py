"""The things that have a page of their own, and the page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.entity import entity
from kg.page.entity_data import inline
from kg.page.entity_html import fragment
from kg.site.shell import page
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.site.shell import Frame
    from kg.workspace import Workspace

CLASSES = "kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source"


def page_names(workspace: Workspace) -> dict[str, str]:
    """The name of each thing's page (id/NAME.html) by IRI, in the order of IRIs.

    Where two differ in case alone the later one gets a suffix: not every file system keeps both.
    """
    store = workspace.store
    query = f"SELECT DISTINCT ?thing {{ VALUES ?class {{ {CLASSES} }} ?thing a ?class }}"
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(thing for (thing,) in texts(store, query, ("thing",))):
        name = local = iri.removeprefix(store.base)
        while name.lower() in taken:
            name += "-"
        taken.add(name.lower())
        if iri.startswith(store.base):
            found[iri] = name if name != local else local
    return found


def thing_page(workspace: Workspace, frame: Frame, iri: str, names: Mapping[str, str]) -> bytes:
    """The page of one thing; `names` are those of `page_names`."""
    ask = workspace.asker(frame.lang)
    found = entity(ask, iri)

    def href(other: str) -> str:
        return frame.to(f"id/{names[other]}.html") if other in names else "#"

    article = fragment(found, frame.about, frame.lang, href, lambda code, _: f"#{code}")
    values = {
        "title": found.name,
        "article": article,
        "linked": inline(ask, iri),
        "index": not found.is_person,
    }
    return page(frame, "thing.html.j2", values)
