"""All that a reader may look for: the names of everything that has a page, as a SearchFile."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.network.actors import actors
from kg.page.dates import written
from kg.page.escape import plain
from kg.page.looks import LOOKS, group_name
from kg.page.words import LANGS
from kg.schema.codes import codes
from kg.site.things import page_names
from kg.store.engine import texts
from kg.values.names import match_key, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.labels import Labels
    from kg.store.engine import Engine
    from kg.workspace import Workspace

Both = list[str]
Nodes = dict[str, dict[str, Any]]

_HIDDEN = "SELECT ?thing ?name { ?thing skos:hiddenLabel ?name }"
_WITHIN = "SELECT ?place ?whole { ?place kg:within ?whole }"
_LEVELS = "SELECT ?place ?level { ?place kg:level ?level }"
_PLACES = "SELECT ?thing ?place { ?thing kg:place ?place }"
_DATES = """SELECT ?thing ?date {
    { ?thing a kg:Event ; kg:date ?date } UNION { ?thing a kg:Source ; kg:date ?date }
    UNION { ?thing a kg:Agreement . OPTIONAL { ?thing kg:signedOn ?signed }
            OPTIONAL { ?thing kg:signedAt/kg:date ?held }
            BIND(COALESCE(?signed, ?held) AS ?date) FILTER(BOUND(?date)) } }"""
_OF = """SELECT ?thing ?other ?since {
    { ?thing a kg:Post ; kg:organisation ?other }
    UNION { ?thing a kg:Post ; kg:jurisdiction ?other }
    UNION { ?tie a kg:Tenure ; kg:holder ?thing ; kg:heldPost ?other
            OPTIONAL { ?tie kg:since ?since } }
    UNION { ?thing kg:withinProgramme ?other } }"""


def search(workspace: Workspace, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The SearchFile: everything that has a page, in dictionary order of its Thai names.

    `names` are those of the pages by IRI, as `page_names` has them. `ties` of a thing is how many
    ties it stands in, of a place how much is there or in its parts; `hint` tells namesakes
    apart: a place, a date, the latest post or the organisation. One pass over each property.
    """
    names = page_names(workspace) if names is None else names
    store, labels = workspace.store, workspace.asker().labels
    nodes = actors(store, names)
    within = dict(_pairs(store, _WITHIN, "place", "whole"))
    levels = dict(_pairs(store, _LEVELS, "place", "level"))
    labelled = {iri: _both(node, names[iri]) for iri, node in nodes.items()}
    order = sorted(names, key=lambda iri: (sort_key(labelled[iri][0]), names[iri]))
    kinds, groups, kind = _kinds(nodes, levels, order)
    also, ties = _also(store, nodes), _ties(store, within)
    hints, hint = _numbered(_hints(store, labels, within, levels), order)
    return {
        "kinds": kinds,
        "groups": groups,
        "id": [names[iri] for iri in order],
        "th": [labelled[iri][0] for iri in order],
        "en": [labelled[iri][1] for iri in order],
        "also": [_others(also.get(iri, ()), labelled[iri]) for iri in order],
        "kind": kind,
        "hint": hint,
        "hints": hints,
        "ties": [ties[iri] for iri in order],
    }


def _both(node: Mapping[str, Any], name: str) -> Both:
    thai, english = (plain(str(node[f"label_{lang}"])) for lang in LANGS)
    return [thai or english or name, english or thai or name]


def _others(others: Iterable[str], known: Both) -> str:
    """The other names, one a line, those that only repeat another left out."""
    seen = {match_key(name) for name in known}
    kept = []
    for name in sorted({plain(other) for other in others}):
        key = match_key(name)
        if key and key not in seen:
            seen.add(key)
            kept.append(name)
    return "\n".join(kept)


def _also(store: Engine, nodes: Nodes) -> dict[str, set[str]]:
    found = {
        iri: {*node["other_names"], *filter(None, node["abbreviation"].split(", "))}
        for iri, node in nodes.items()
    }
    for iri, name in _pairs(store, _HIDDEN, "thing", "name"):
        if iri in found:
            found[iri].add(name)
    return found


def _ties(store: Engine, within: Mapping[str, str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for side in ("actor", "target"):
        query = f"SELECT ?tie ?thing {{ ?tie kg:{side} ?thing }}"
        found.update(thing for _, thing in _pairs(store, query, "tie", "thing"))
    for _, place in _pairs(store, _PLACES, "thing", "place"):
        found.update(_up(place, within))
    return found


def _up(place: str, within: Mapping[str, str]) -> list[str]:
    """A place and all that it is in, itself first."""
    found: list[str] = []
    while place and place not in found:
        found.append(place)
        place = within.get(place, "")
    return found


def _kinds(
    nodes: Nodes, levels: Mapping[str, str], order: Iterable[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[int]]:
    """Kinds and groups by code, and the kind of each thing; places are of their level's kind."""
    own: dict[str, tuple[str, str, Both]] = {}
    for iri, node in nodes.items():
        level = codes().get(levels.get(iri, ""))
        labels = level.labels if level else {lang: str(node[f"kind_{lang}"]) for lang in LANGS}
        name = [plain(labels.get(lang) or level.code if level else labels[lang]) for lang in LANGS]
        own[iri] = (level.code if level else node["kind"], node["group"], name)
    groups = sorted({group for _, group, _ in own.values()})
    named = {(code, group): name for code, group, name in own.values()}
    known = sorted(named)
    at = {each: place for place, each in enumerate(known)}
    return (
        [
            {"code": code, "group": groups.index(group), "name": named[code, group]}
            for code, group in known
        ],
        [_group(code) for code in groups],
        [at[own[iri][:2]] for iri in order],
    )


def _group(code: str) -> dict[str, Any]:
    look = LOOKS[code]
    return {
        "code": code,
        "name": [group_name(code, lang) for lang in LANGS],
        "shape": look.shape,
        "colour": look.colour,
        "hollow": look.hollow,
    }


def _hints(
    store: Engine, labels: Labels, within: Mapping[str, str], levels: Mapping[str, str]
) -> dict[str, Both]:
    """What tells a thing from its namesakes: its date, else its post or whole, else its place."""
    found: dict[str, Both] = {}
    provinces = {place for place, level in levels.items() if level.endswith("level-province")}
    inside = {place: _of_place(_up(place, within)[1:], provinces) for place in within}
    for thing, place in sorted(_pairs(store, _PLACES, "thing", "place"), reverse=True):
        found[thing] = [_first(provinces, place, within)]
    found |= inside
    of: dict[str, tuple[str, str]] = {}
    for thing, other, since in texts(store, _OF, ("thing", "other", "since")):
        of[thing] = max(of.get(thing, ("", "")), (since, other))
    found |= {thing: [other] for thing, (_, other) in of.items()}
    labels.fetch({iri for some in found.values() for iri in some if iri})
    told = {thing: _named(some, labels) for thing, some in found.items()}
    for thing, date in sorted(_pairs(store, _DATES, "thing", "date"), reverse=True):
        told[thing] = [written(date, lang) for lang in LANGS]
    return told


def _numbered(hints: Mapping[str, Both], order: Iterable[str]) -> tuple[list[Both], list[int]]:
    """The distinct hints in order, and the place of each thing's among them, -1 for none."""
    own = [tuple(hints.get(iri, ())) for iri in order]
    known = sorted(set(own) - {()})
    at = {each: place for place, each in enumerate(known)}
    return [list(each) for each in known], [at.get(each, -1) for each in own]


def _of_place(wholes: list[str], provinces: set[str]) -> list[str]:
    """The districts and the province that a place is in, no more."""
    last = next((at for at, whole in enumerate(wholes) if whole in provinces), -1)
    return wholes[: last + 1]


def _first(provinces: set[str], place: str, within: Mapping[str, str]) -> str:
    """The province that a place is in, else the place."""
    return next((each for each in _up(place, within) if each in provinces), place)


def _named(iris: Iterable[str], labels: Labels) -> Both:
    return [" ".join(plain(labels.best(iri, lang)) for iri in iris if iri) for lang in LANGS]


def _pairs(store: Engine, query: str, first: str, second: str) -> list[tuple[str, str]]:
    return [(one, other) for one, other in texts(store, query, (first, second)) if one and other]
