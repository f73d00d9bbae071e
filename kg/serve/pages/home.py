"""The front page, and the search by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.network.actors import actors
from kg.page.dates import written
from kg.page.escape import plain
from kg.page.words import say as say_shared
from kg.query.binding import literal
from kg.query.question import THEMES
from kg.serve.pages.catalogue import questions
from kg.serve.pages.shell import about, asker, missing, moved, page
from kg.serve.pages.words import say
from kg.store.engine import texts
from kg.values.names import nfc

if TYPE_CHECKING:
    from kg.query.asking import Asker
    from kg.serve.job import Reply
    from kg.serve.pages.asked import Asked
    from kg.workspace import Workspace

COUNTED = (
    "Organisation", "Person", "Group", "Post", "Programme", "Agreement", "Event", "Place", "Tie",
    "Result",
)  # fmt: skip
FOUND = 60
"""How many hits of a search are shown."""
SUGGESTING = 20_000
"""Up to so many names, one that is not there is compared with all of them."""
CURL = """curl -G http://HOST/sparql -H 'Accept: text/csv' \\
  --data-urlencode 'query=SELECT ?who ?name { ?who a kg:Organisation ; skos:prefLabel ?name }'"""
_TOLD = "kg:Actor kg:Post kg:Programme kg:Agreement kg:Event kg:Place kg:Source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What this is, what it rests on, and the ways in."""

    asked: Asked

    def run(self, workspace: Workspace) -> Reply:
        """The page."""
        lang = self.asked.lang(workspace)
        ask = asker(workspace, lang)
        counts = _counts(ask)
        found = questions(workspace)
        themes = [
            (code, names[1 if lang == "th" else 0], [q for q in found.values() if q.theme == code])
            for code, names in THEMES.items()
        ]
        values: dict[str, object] = {
            "title": say("home", lang),
            "lead": say(
                "lead",
                lang,
                n=f"{about(workspace).documents:,}",
                m=f"{sum(counts.get(c, 0) for c in ('Organisation', 'Person', 'Group')):,}",
                k=f"{counts.get('Tie', 0):,}",
            ),
            "counts": [(say(f"count.{c}", lang), counts[c]) for c in COUNTED if counts.get(c)],
            "years": _years(ask),
            "kinds": [(say_shared(f"document.{c}", lang), n) for c, n in about(workspace).kinds],
            "themes": [theme for theme in themes if theme[2]],
            "number": len(found),
            "examples": _examples(ask),
            "curl": CURL.replace("HOST", self.asked.host or "127.0.0.1:8080"),
        }
        return page(workspace, self.asked, "home.html.j2", values)


@lru_cache(maxsize=4)
def _counts(ask: Asker) -> dict[str, int]:
    values = " ".join(f"kg:{name}" for name in COUNTED)
    query = f"""SELECT ?class (COUNT(?thing) AS ?n) {{ VALUES ?class {{ {values} }}
        ?thing a ?class }} GROUP BY ?class"""
    found = texts(ask.store, query, ("class", "n"))
    return {cls.rpartition("#")[2]: int(n) for cls, n in found}


@lru_cache(maxsize=4)
def _years(ask: Asker) -> list[tuple[str, int, float]]:
    """The years of documents in the reader's calendar, how many, and their share of the most."""
    query = """SELECT ?source ?day { ?source a kg:Source ; kg:kind ?kind .
        OPTIONAL { ?source kg:date ?date } OPTIONAL { ?source kg:observed ?observed }
        BIND(STR(COALESCE(?date, ?observed)) AS ?day)
        FILTER(?kind NOT IN (kg:source-editorial, kg:source-official-list)) }"""
    counted = Counter(day[:4] for _, day in texts(ask.store, query, ("source", "day")) if day)
    most = max(counted.values(), default=1)
    return [(written(y, ask.lang), n, round(n / most * 100, 1)) for y, n in sorted(counted.items())]


@lru_cache(maxsize=4)
def _examples(ask: Asker) -> list[tuple[str, str]]:
    """The three organisations with the most ties, by IRI and name: a start for who knows none."""
    query = """SELECT ?actor (COUNT(?tie) AS ?n) { ?tie kg:actor ?actor .
        ?actor a kg:Organisation } GROUP BY ?actor ORDER BY DESC(?n) ?actor LIMIT 3"""
    found = [iri for (iri,) in texts(ask.store, query, ("actor",))]
    return [(iri, plain(ask.labels.best(iri, ask.lang))) for iri in found]


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
    if sum(_counts(ask).get(c, 0) for c in COUNTED[:8]) > SUGGESTING:
        return []
    try:
        return [ask.labels.best(ask.names.find(typed, "thing"), ask.lang)]
    except NotFoundError as error:
        return list(error.near)
    except KgError:  # a name of several things, or one that names a place twice
        return []
