"""The search by name, and what an address without a page answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.network.actors import actors
from kg.page.escape import plain
from kg.query.binding import literal
from kg.serve.pages.shell import asker, missing, moved, page
from kg.serve.pages.words import say
from kg.store.engine import texts
from kg.values.names import nfc

if TYPE_CHECKING:
    from kg.query.asking import Asker
    from kg.serve.job import Reply
    from kg.serve.pages.asked import Asked
    from kg.workspace import Workspace

FOUND = 60
"""How many hits of a search are shown."""
SUGGESTING = 20_000
"""Up to so many names, one that is not there is compared with all of them."""
_TOLD = "kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source"


@lru_cache(maxsize=4)
def _things(ask: Asker) -> int:
    """How many things have names that could be meant."""
    query = f"SELECT (COUNT(?thing) AS ?n) {{ VALUES ?class {{ {_TOLD} }} ?thing a ?class }}"
    return int(next(n for (n,) in texts(ask.store, query, ("n",))))


@dataclass(frozen=True, slots=True, kw_only=True)
class Nowhere:
    """An address that is no page."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """404, with the search."""
        message = say("not_found_page", self.asked.lang(workspace), path=self.asked.path[:200])
        return missing(workspace, self.asked, message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Everything whose name holds what was typed; the only one of that name is shown at once."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page, or the way to the only thing of that name."""
        lang = self.asked.lang(workspace)
        ask = asker(workspace, lang)
        typed = " ".join(nfc(self.asked.one("q")).split())[:200]
        hits = _hits(ask, typed) if typed else []
        if len(hits) == 1:
            return moved(self.asked.thing(hits[0], ask.store.base))
        nodes = actors(ask.store, hits[:FOUND])
        other = "en" if lang == "th" else "th"
        shown = [
            {
                "iri": iri,
                "name": plain(ask.labels.best(iri, lang)),
                "second": plain(nodes[iri][f"label_{other}"]),
                "kind": nodes[iri][f"kind_{lang}"],
                "group": nodes[iri]["group"],
            }
            for iri in hits[:FOUND]
        ]
        values: dict[str, object] = {
            "title": say("search", lang),
            "typed": typed,
            "hits": shown,
            "total": len(hits),
            "near": _near(ask, typed) if typed and not hits else [],
            "index": False,
        }
        return page(workspace, self.asked, "search.html.j2", values)


def _hits(ask: Asker, typed: str) -> list[str]:
    """The IRIs of things by name: the same, then those that begin so, then that hold it."""
    wanted = typed.lower()
    query = f"""SELECT ?thing ?name {{ VALUES ?class {{ {_TOLD} }} ?thing a ?class .
        ?thing skos:prefLabel|skos:altLabel|kg:abbreviation|skos:notation ?name
        FILTER(CONTAINS(LCASE(STR(?name)), {literal(wanted)})) }}"""
    best: dict[str, tuple[int, int, str]] = {}
    for thing, name in texts(ask.store, query, ("thing", "name")):
        lowered = name.lower()
        rank = 0 if lowered == wanted else 1 if lowered.startswith(wanted) else 2
        known = (rank, len(name), name)
        best[thing] = min(best.get(thing, known), known)
    exact = [thing for thing, (rank, _, _) in best.items() if rank == 0]
    if len(exact) == 1 and not any(rank == 1 for rank, _, _ in best.values()):
        return exact
    return [thing for thing, _ in sorted(best.items(), key=lambda each: (each[1], each[0]))]


def _near(ask: Asker, typed: str) -> list[str]:
    """Names that are spelled alike; of too many names none."""
    if _things(ask) > SUGGESTING:
        return []
    try:
        return [ask.labels.best(ask.names.find(typed, "thing"), ask.lang)]
    except NotFoundError as error:
        return list(error.near)
    except KgError:  # a name of several things, or one that names a place twice
        return []
