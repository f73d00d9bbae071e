"""Everything the data name, under /id/: a page to read, or data about it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.facts.ids import SEGMENT
from kg.page.dates import written
from kg.page.entity import entity
from kg.page.entity_data import data, inline
from kg.page.entity_html import On, fragment
from kg.page.entity_sections import Part
from kg.query.binding import iri as sparql_iri
from kg.query.binding import literal
from kg.query.filters import Filters
from kg.serve.job import Reply
from kg.serve.negotiation import negotiate
from kg.serve.pages.asked import Asked
from kg.serve.pages.shell import about, asker, missing, moved, page
from kg.serve.pages.words import say
from kg.store.engine import texts
from kg.values.dates import parse_date

if TYPE_CHECKING:
    import datetime as dt

    from kg.query.asking import Asker
    from kg.workspace import Workspace

FORMATS = {
    "html": "text/html",
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
}
_NAMES = {"ttl": "turtle", "jsonld": "jsonld", "nt": "ntriples"}
_FORMS = (("Turtle", "ttl"), ("JSON-LD", "jsonld"), ("N-Triples", "nt"))
RENDERED = 64
"""Pages that a worker keeps as it rendered them: the largest takes 0.15 s and 160 kB."""
COMPARED = 5_000
"""With so many ids of the same folder an unknown one is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing by the segment after /id/; an ending (.ttl, .jsonld, .nt, .html) names the format.

    What a decision joined with another leads to the one that was kept (308). Unknown: 404.
    """

    name: str
    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page, or data."""
        local, _, ending = self.name.partition(".")
        ask = asker(workspace, self.asked.lang(workspace))
        if not SEGMENT.fullmatch(local) or (ending and ending not in FORMATS):
            return _missing(workspace, self.asked, ask, self.name)
        iri = ask.store.base + local
        kept = _kept(ask, iri)
        if not kept:
            return _missing(workspace, self.asked, ask, local)
        if kept != iri:
            tail = f".{ending}" if ending else ""
            return moved(self.asked.link(f"/id/{kept[len(ask.store.base) :]}{tail}"), status=308)
        media = negotiate(self.asked.accept, tuple(FORMATS.values())) or "text/html"
        chosen = ending or next(key for key, value in FORMATS.items() if value == media)
        if chosen == "html":
            return _page(workspace, self.asked, ask, iri)
        return _data(ask, iri, chosen)


def _data(ask: Asker, iri: str, chosen: str) -> Reply:
    media = FORMATS[chosen]
    shown = f"{media}; charset=utf-8" if media == "text/turtle" else media
    headers = (("content-type", shown), ("vary", "Accept"), ("link", _links(ask, iri)))
    return Reply(headers=headers, chunks=(data(ask, iri, _NAMES[chosen]),))


def _page(workspace: Workspace, asked: Asked, ask: Asker, iri: str) -> Reply:
    """The page as it was rendered last for the same build, language and part of it."""
    lang = asked.lang(workspace)
    names = ("section", "from", "as_of", "lang")
    kept = {name: asked.one(name) for name in names if asked.one(name)}
    plain = Asked(
        path=f"/id/{iri.removeprefix(ask.store.base)}",
        query=tuple(kept.items()),
        languages=lang,
    )
    rendered = _render if workspace.elsewhere else _rendered
    return rendered(workspace, plain, ask, iri)


@lru_cache(maxsize=RENDERED)
def _rendered(workspace: Workspace, asked: Asked, ask: Asker, iri: str) -> Reply:
    return _render(workspace, asked, ask, iri)


def _render(workspace: Workspace, asked: Asked, ask: Asker, iri: str) -> Reply:
    lang = asked.lang(workspace)
    day, error = _day(asked.one("as_of"))
    wanted = Filters(as_of=day)
    part = Part(section=asked.one("section"), first=asked.number("from"), asked=wanted)
    found = entity(ask, iri, part)
    headers = [("link", _links(ask, iri))]
    if found.is_person:
        headers.append(("x-robots-tag", "noindex, nofollow"))
    values: dict[str, object] = {
        "title": found.name,
        "article": fragment(found, about(workspace), _on(asked, lang, ask.store.base)),
        "linked": inline(ask, iri),
        "index": not found.is_person,
        "error": error,
        "day": written(day.isoformat(), lang) if day else "",
        "alternates": [
            (media, asked.link(f"{asked.path}.{ending}"))
            for ending, media in FORMATS.items()
            if ending != "html"
        ],
        "headers": tuple(headers),
    }
    return page(workspace, asked, "thing.html.j2", values, status=400 if error else 200)


def _on(asked: Asked, lang: str, base: str) -> On:
    """Where its links lead: everything that is named has an address of its own here."""
    kept = {"as_of": day} if (day := asked.one("as_of")) and not _day(day)[1] else {}

    def href(other: str) -> str:
        return asked.link(f"/id/{other.removeprefix(base)}")

    def more(code: str, start: int) -> str:
        return asked.link(asked.path, section=code, **{"from": str(start)}, **kept)

    forms = tuple((name, asked.link(f"{asked.path}.{ending}")) for name, ending in _FORMS)
    return On(lang=lang, href=href, more=more, forms=forms)


def _day(text: str) -> tuple[dt.date | None, str]:
    """The last day that a date means, or why it means none."""
    try:
        return (parse_date(text).last if text else None), ""
    except KgError as error:
        return None, str(error)


def _links(ask: Asker, iri: str) -> str:
    """What other forms there are (RFC 8288)."""
    where = f"/id/{iri.removeprefix(ask.store.base)}"
    return ", ".join(
        f'<{where}.{ending}>; rel="alternate"; type="{media}"' for ending, media in FORMATS.items()
    )


def _kept(ask: Asker, iri: str) -> str:
    """The IRI if the data speak of it, what it was joined with if they did, else ""."""
    if ask.store.query(f"ASK {{ {sparql_iri(iri)} ?p ?o }}").boolean:
        return iri
    query = f"SELECT ?kept {{ ?kept kg:mergedFrom {sparql_iri(iri)} }} ORDER BY ?kept LIMIT 1"
    return next((kept for (kept,) in texts(ask.store, query, ("kept",))), "")


def _missing(workspace: Workspace, asked: Asked, ask: Asker, name: str) -> Reply:
    lang = asked.lang(workspace)
    near = [
        (ask.labels.best(ask.store.base + each, lang), asked.link(f"/id/{each}"))
        for each in _nearest(ask, name)
    ]
    message = say("not_found_thing", lang, id=name)
    return missing(workspace, asked, message, near, name.rpartition("_")[2])


def _nearest(ask: Asker, name: str) -> list[str]:
    """Up to five ids of the same folder that are spelled alike."""
    folder, _, _ = name.partition("_")
    start = literal(f"{ask.store.base}{folder}")
    query = f"""SELECT DISTINCT ?thing {{ VALUES ?class {{
        kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source }}
        ?thing a ?class FILTER(STRSTARTS(STR(?thing), {start})) }} LIMIT {COMPARED}"""
    known = [thing.removeprefix(ask.store.base) for (thing,) in texts(ask.store, query, ("thing",))]
    return difflib.get_close_matches(name, sorted(known), n=5, cutoff=0.7)
