"""The things that have a page of their own, and the page of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.page.entity import entity
from kg.page.entity_data import inline
from kg.page.entity_html import On, fragment
from kg.page.entity_sections import MANY, Part
from kg.site.shell import page
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.page.entity_html import Href
    from kg.site.shell import Frame
    from kg.workspace import Workspace

CLASSES = "kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source"
_PARAGRAPH = re.compile(r"(?P<source>.+)_(?P<anchor>p[\w-]+|whole)")


def page_names(workspace: Workspace) -> dict[str, str]:
    """The name of each thing's page (id/NAME.html) by IRI, in the order of IRIs.

    Where two differ in case alone the later one gets a suffix: not every file system keeps both.
    """
    store = workspace.store
    query = f"SELECT DISTINCT ?thing {{ VALUES ?class {{ {CLASSES} }} ?thing a ?class }}"
    found: dict[str, str] = {}
    taken: set[str] = set()
    for iri in sorted(thing for (thing,) in texts(store, query, ("thing",))):
        if not iri.startswith(store.base):
            continue
        name = iri.removeprefix(store.base)
        while name.lower() in taken:
            name += "-"
        taken.add(name.lower())
        found[iri] = name
    return found


def thing_page(workspace: Workspace, frame: Frame, iri: str, names: Mapping[str, str]) -> bytes:
    """The page of one thing; `names` are those of `page_names`."""
    ask = workspace.asker(frame.lang)
    found = entity(ask, iri, Part(few=MANY, by_paragraph=True))
    on = On(
        lang=frame.lang,
        href=leading(frame, names),
        claim=lambda tie: f"#{tie.rpartition('/')[2]}",
        more=lambda code, _: f"#{code}",
        few=MANY,
        anchors=True,
    )
    values = {
        "title": found.name,
        "article": fragment(found, frame.about, on),
        "linked": inline(ask, iri),
        "index": not found.is_person,
    }
    return page(frame, "thing.html.j2", values)


def leading(frame: Frame, names: Mapping[str, str]) -> Href:
    """The address of a thing's page, of a paragraph on its document's; "" for what has none."""

    def href(iri: str) -> str:
        if iri in names:
            return frame.to(f"id/{names[iri]}.html")
        part = _PARAGRAPH.fullmatch(iri)
        if part and part["source"] in names:
            return frame.to(f"id/{names[part['source']]}.html#{part['anchor']}")
        return ""

    return href
