"""The things that have a page of their own, and the pages of each."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from kg.network.answer import Asked
from kg.network.network import read_lines
from kg.network.selection import Choice
from kg.page.entity import entity
from kg.page.entity_around import company_in
from kg.page.entity_data import inline
from kg.page.entity_html import On, fragment
from kg.page.entity_sections import MANY, Part, by_fact
from kg.page.entity_ties import by_section, index
from kg.page.words import LANGS
from kg.query.asking import Asker
from kg.site.shell import page
from kg.store.engine import texts
from kg.store.remembering import Remembering

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.page.entity_around import Company
    from kg.page.entity_html import Href
    from kg.query.question import Question
    from kg.site.shell import Frame
    from kg.site.wanted import Wanted
    from kg.workspace import Workspace

CLASSES = "kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source"
COMPANY = "collaboration"
"""The network whose lines say who worked with whom."""
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


class Things:
    """The pages of all things of a workspace.

    Whoever asks for a thing's page in one language and then in the other pays once for what
    both rest on.
    """

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        self.workspace, self._filters = workspace, wanted.filters

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each thing's page by IRI."""
        return page_names(self.workspace)

    @cached_property
    def paths(self) -> dict[str, tuple[str, Part]]:
        """What each page tells, by its path in a language's folder, those of a thing together."""
        found: dict[str, tuple[str, Part]] = {}
        large = self._large()
        for iri, name in self.names.items():
            found[f"id/{name}.html"] = (iri, self._part())
            for code, first in large.get(iri, ()):
                found[further(name, code, first)] = (iri, self._part(code, first))
        return found

    def page(self, frame: Frame) -> bytes:
        """The page at the path of `frame`, which is one of `paths`."""
        iri, part = self.paths[frame.path]
        ask = self._askers[frame.lang]
        found = entity(ask, iri, part, self._company.get(iri, ()))
        name, href = self.names[iri], leading(frame, self.names)
        on = On(
            lang=frame.lang,
            href=href,
            more=lambda code, start: frame.to(further(name, code, start)),
            few=MANY,
            anchors=True,
            explorer=lambda thing: self._explorer(frame, thing),
        )
        values = {
            "title": found.name,
            "article": fragment(found, frame.about, on),
            "linked": "" if part.section else inline(ask, iri),
            "index": not found.is_person,
        }
        return page(frame, "thing.html.j2", values)

    def _explorer(self, frame: Frame, iri: str) -> str:
        """Where the picture of the network opens on a thing; "" for what is not in it."""
        local = iri.removeprefix(self.workspace.store.base)
        return f"{frame.to('network.html')}#focus={local}" if iri in self._company else ""

    def _part(self, section: str = "", first: int = 0) -> Part:
        return Part(section=section, first=first, asked=self._filters, few=MANY, by_paragraph=True)

    @cached_property
    def _askers(self) -> dict[str, Asker]:
        """One for each language, which know the same names and remember the same answers."""
        store = Remembering(self.workspace.store)
        found: dict[str, Asker] = {lang: Asker(store, lang) for lang in LANGS}
        for ask in found.values():
            ask.labels = found[LANGS[0]].labels
        return found

    @cached_property
    def _company(self) -> Company:
        """Who worked with whom, by the claims that the site is of."""

        def find(name: str) -> Question:
            return self.workspace.question(name, "networks", "network")

        ask = self.workspace.asker(LANGS[0])
        asked = Asked(values={}, filters=self._filters)
        graph = read_lines(ask, find(COMPANY), asked, Choice(), find).graph
        return company_in(graph, ask.store.base)

    def _large(self) -> dict[str, list[tuple[str, int]]]:
        """The sections that one page has no room for, with the first row of each further page."""
        store = self.workspace.store
        ties: Counter[str] = Counter()
        query = "SELECT ?tie ?thing { ?tie kg:fact ?fact ; ?p ?thing FILTER(isIRI(?thing)) }"
        for _, thing in texts(store, query, ("tie", "thing")):
            ties[thing] += 1
        query = "SELECT ?thing { ?tie kg:heldPost/kg:organisation ?thing }"
        ties.update(thing for (thing,) in texts(store, query, ("thing",)))
        documents = {
            thing for (thing,) in texts(store, "SELECT ?thing { ?thing a kg:Source }", ("thing",))
        }
        found = {}
        for iri in self.names.keys() - documents:
            if ties[iri] <= MANY:
                continue
            sections = by_section(index(store, iri, "", self._filters))
            long = {code: len(by_fact(some)) for code, some in sections.items()}
            found[iri] = [
                (code, first)
                for code, facts in long.items()
                if facts > MANY
                for first in range(0, facts, MANY)
            ]
        return found


def further(name: str, code: str, first: int) -> str:
    """The path of the page of one section of a thing from its row `first` on."""
    return f"id/{name}.{code}.{first // MANY + 1}.html"


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
