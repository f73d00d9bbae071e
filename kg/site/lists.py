"""Everything that has a page, by kind and in the order of a dictionary; documents by year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.network.actors import actors
from kg.page.dates import written
from kg.page.escape import plain, web_link
from kg.page.words import LANGS
from kg.page.words import say as page_say
from kg.schema.codes import codes
from kg.site.contents import COUNTED
from kg.site.shell import page
from kg.site.words import say
from kg.store.engine import texts
from kg.values.names import sort_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.site.shell import Frame
    from kg.workspace import Workspace

ONE = 2_000
"""Up to so many entries a list is one page; else each section has pages of its own."""
SIZE = 1_000
"""Entries of such a page."""
LETTERED = 60
"""From so many names on a section is set out by first letters."""
_LEADING = frozenset("เแโใไ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a list: its page, its name, what else tells it from others, its mark."""

    page: str
    name: str
    more: str
    group: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A section of a list: `code` is its anchor, entries are in order."""

    code: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page of a list: the entries of `shelf` from `start` on."""

    path: str
    shelf: Shelf
    start: int

    @property
    def entries(self) -> Sequence[Entry]:
        """Those that stand on it."""
        return self.shelf.entries[self.start : self.start + SIZE]


class Lists:
    """The lists of a site; `names` are those of the things' pages by IRI."""

    def __init__(self, workspace: Workspace, names: Mapping[str, str]) -> None:
        self._workspace, self._names = workspace, names

    def paths(self, lang: str) -> list[str]:
        """Their paths in the folder of a language."""
        listed = ["things.html", "sources.html"]
        return [*listed, *(sheet.path for path in listed for sheet in self._sheets[lang, path])]

    def page(self, frame: Frame) -> bytes:
        """One of them."""
        lang = frame.lang
        whole = "sources.html" if frame.path.startswith("sources") else "things.html"
        shelves, sheets = self._shelves[lang, whole], self._sheets[lang, whole]
        name = whole.removesuffix(".html")
        values: dict[str, Any] = {
            "title": say(name, lang),
            "list": name,
            "whole": whole,
            "shelves": shelves,
            "sheets": sheets,
            "total": sum(len(shelf.entries) for shelf in shelves),
            "lettered": lettered,
            # Names of people are among them: their pages are not for search engines either.
            "index": name == "sources",
        }
        found = next((sheet for sheet in sheets if sheet.path == frame.path), None)
        if found:
            at = sheets.index(found)
            near = [each for each in sheets if each.shelf is found.shelf]
            values |= {
                "title": f"{found.shelf.title} · {span(found.entries)}",
                "sheet": found,
                "before": sheets[at - 1] if found is not near[0] else None,
                "after": sheets[at + 1] if found is not near[-1] else None,
            }
            return page(frame, "sheet.html.j2", values)
        return page(frame, "lists.html.j2", {**values, "span": span})

    @cached_property
    def _shelves(self) -> dict[tuple[str, str], tuple[Shelf, ...]]:
        nodes = actors(self._workspace.store, self._names)
        papers = read_papers(self._workspace)
        return {
            key: shelves
            for lang in LANGS
            for key, shelves in (
                ((lang, "things.html"), self._things(nodes, lang)),
                ((lang, "sources.html"), self._papers(nodes, papers, lang)),
            )
        }

    @cached_property
    def _sheets(self) -> dict[tuple[str, str], tuple[Sheet, ...]]:
        return {
            (lang, whole): cut(shelves, whole) for (lang, whole), shelves in self._shelves.items()
        }

    def _things(self, nodes: Mapping[str, Mapping[str, Any]], lang: str) -> tuple[Shelf, ...]:
        found: dict[str, list[Entry]] = {}
        for iri, node in nodes.items():
            cls = _class(node)
            if cls in COUNTED:
                kind = str(node[f"kind_{lang}"]) if cls == "Organisation" else ""
                found.setdefault(cls, []).append(self._entry(iri, node, lang, plain(kind)))
        return tuple(
            Shelf(code=cls, title=_capital(say(f"count.{cls}", lang)), entries=_sorted(found[cls]))
            for cls in COUNTED
            if cls in found
        )

    def _papers(
        self,
        nodes: Mapping[str, Mapping[str, Any]],
        papers: Mapping[str, Mapping[str, str]],
        lang: str,
    ) -> tuple[Shelf, ...]:
        """Documents by year, the newest first; then those without a day, then what is none."""
        found: dict[str, list[tuple[str, Entry]]] = {}
        for iri, told in papers.items():
            if iri not in nodes:
                continue
            code = codes()[told["kind"]].code if told["kind"] in codes() else "other"
            year = (
                "lists" if code in {"editorial", "official-list"} else told["day"][:4] or "undated"
            )
            parts = (
                written(told["day"], lang),
                _kind(told["kind"], lang),
                plain(
                    told["publisher_th" if lang == "th" else "publisher_en"] or told["publisher"]
                ),
                say("retells", lang) if told["reprint"] else "",
            )
            more = " · ".join(part for part in parts if part)
            entry = self._entry(iri, nodes[iri], lang, more, web_link(told["url"]))
            found.setdefault(year, []).append((told["day"], entry))
        years = sorted((year for year in found if year.isdecimal()), reverse=True)
        return tuple(
            Shelf(
                code=f"y{year}" if year.isdecimal() else year,
                title=written(year, lang) if year.isdecimal() else say(f"papers.{year}", lang),
                entries=_latest(found[year]),
            )
            for year in (*years, *(rest for rest in ("undated", "lists") if rest in found))
        )

    def _entry(
        self, iri: str, node: Mapping[str, Any], lang: str, more: str, web: str = ""
    ) -> Entry:
        other = "en" if lang == "th" else "th"
        name = plain(str(node[f"label_{lang}"] or node[f"label_{other}"]))
        group = "" if node["kind"] == "source" else str(node["group"])
        return Entry(page=self._names[iri], name=name, more=more, group=group, web=web)


def cut(shelves: Sequence[Shelf], whole: str) -> tuple[Sheet, ...]:
    """The pages of a list whose sections have pages of their own; () of one that is one page."""
    if sum(len(shelf.entries) for shelf in shelves) <= ONE:
        return ()
    name = whole.removesuffix(".html")
    return tuple(
        Sheet(
            path=f"{name}-{shelf.code.lower()}-{at // SIZE + 1}.html",
            shelf=shelf,
            start=at,
        )
        for shelf in shelves
        for at in range(0, len(shelf.entries), SIZE)
    )


def lettered(entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under their first letters, in order; under none where they are few."""
    if len(entries) < LETTERED:
        return [("", list(entries))]
    found: list[tuple[str, list[Entry]]] = []
    for entry in entries:
        letter = initial(entry.name)
        if not found or found[-1][0] != letter:
            found.append((letter, []))
        found[-1][1].append(entry)
    return found


def initial(name: str) -> str:
    """The letter under which a dictionary has a name; "#" for digits and signs.

    >>> initial("เกาะพะงัน"), initial("codi"), initial("(พอช.)"), initial("12 แห่ง")
    ('ก', 'C', 'พ', '#')
    """
    for letter in name:
        if letter.isdecimal():
            break
        if letter.isalpha() and letter not in _LEADING:
            return letter.upper()
    return "#"


def span(entries: Sequence[Entry]) -> str:
    """From which name to which some entries go."""
    first, last = entries[0].name, entries[-1].name
    return f"{_short(first)} – {_short(last)}"


def read_papers(workspace: Workspace) -> dict[str, dict[str, str]]:
    """Every source by IRI: kind, day, publisher, address and whether it retells another."""
    names = ("source", "kind", "day", "publisher_th", "publisher_en", "publisher", "url", "reprint")
    query = """SELECT * { ?source a kg:Source . OPTIONAL { ?source kg:kind ?kind }
        OPTIONAL { ?source kg:date ?date } OPTIONAL { ?source kg:observed ?observed }
        OPTIONAL { ?source kg:publisher ?publisher_th FILTER(LANG(?publisher_th) = "th") }
        OPTIONAL { ?source kg:publisher ?publisher_en FILTER(LANG(?publisher_en) = "en") }
        OPTIONAL { ?source kg:publisher ?publisher FILTER(LANG(?publisher) = "") }
        OPTIONAL { ?source kg:url ?url } OPTIONAL { ?source kg:reprintOf ?reprint }
        BIND(COALESCE(STR(?date), STR(?observed), "") AS ?day) }"""
    rows = sorted(set(texts(workspace.store, query, names)), reverse=True)
    return {row[0]: dict(zip(names, row, strict=True)) for row in rows}


def _kind(iri: str, lang: str) -> str:
    """What one document is."""
    return plain(codes()[iri].labels[lang]) if iri in codes() else page_say("document.other", lang)


def _class(node: Mapping[str, Any]) -> str:
    """The class of a thing, from what its mark is drawn by: an organisation's kind is a code."""
    named = str(node["kind"]).capitalize()
    return named if named in COUNTED or named == "Source" else "Organisation"


def _sorted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: (sort_key(each.name), each.page)))


def _latest(entries: Sequence[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """The latest first; of one day in the order of a dictionary."""
    ordered = sorted(entries, key=lambda each: (sort_key(each[1].name), each[1].page))
    return tuple(entry for _, entry in sorted(ordered, key=lambda each: each[0], reverse=True))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27].rstrip()}…"
