"""A word a person typed to the one thing it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.errors import AmbiguousError, KgError, NotFoundError
from kg.facts.ids import SEGMENT, place_id, region_id
from kg.query.binding import iri as sparql_iri
from kg.query.binding import literal
from kg.schema.codes import Code, code_list, find_region, read_code
from kg.schema.ontology import term_labels
from kg.schema.tables import tables
from kg.store.engine import texts
from kg.values.dates import parse_date
from kg.values.names import match_key, nearest, nfc, split_honorific
from kg.values.places import find_places, read_place
from kg.vocabulary import KG, XSD, curie, expand, kg

if TYPE_CHECKING:
    from kg.query.labels import Labels
    from kg.store.engine import Engine

CLASSES = {
    "actor": ("Actor", "Post"),
    "thing": ("Actor", "Post", "Programme", "Agreement", "Event", "Place", "Source"),
    "programme": ("Programme",),
    "source": ("Source",),
    "place": ("Place",),
}
NAME_PROPERTIES = "skos:prefLabel, skos:altLabel, skos:hiddenLabel, kg:abbreviation, dct:identifier"
_NAMED = frozenset(expand(name, "") for name in NAME_PROPERTIES.split(", "))
LISTS = {"kind": "OrganisationKind", "role": "Role", "modality": "Modality", "level": "Level"}


class Names:
    """The names of one store. Reads them once, at the first name that is not an id."""

    def __init__(self, store: Engine, labels: Labels) -> None:
        self._store, self._labels = store, labels
        self._by_key: dict[str, dict[str, None]] = {}
        self._classes: dict[str, set[str]] = {}
        self._read = False

    def term(self, text: str, type_: str) -> list[str]:
        """The SPARQL terms that `text` means as a value of a parameter's type."""
        if type_ in LISTS:
            return [sparql_iri(self.code(part, LISTS[type_]).iri) for part in text.split(",")]
        if type_ == "day":
            return [literal(parse_date(text).last.isoformat(), XSD + "date")]
        if type_ == "place":
            return [sparql_iri(self.place(text))]
        if type_ in CLASSES:
            return [sparql_iri(self.find(text, type_))]
        if type_ == "text":
            return [literal(text)]
        raise KgError(
            f"parameter type {type_!r}; "
            f"expected one of {', '.join([*CLASSES, *LISTS, 'day', 'text'])}"
        )

    def code(self, text: str, list_name: str) -> Code:
        """The member of a code list by code, CURIE or label."""
        stripped = text.strip()
        for code in code_list(kg(list_name)).values():
            if stripped in {code.iri, curie(code.iri, self._store.base)}:
                return code
        return read_code(kg(list_name), stripped)

    def place(self, text: str) -> str:
        """The IRI of a place; among several readings the one that sources speak of.

        If that is not one, the one in the graph; if that is not one either, an error.
        """
        base = self._store.base
        if text.startswith(("id:", base)):
            return self._of_type(self._known(expand(text, base), text), text, "place")
        if region := find_region(text.removeprefix("region-")):
            return f"{base}{region_id(region.code)}"
        readings = [f"{base}{place_id(place.code)}" for place in find_places(text)]
        if len(readings) > 1:
            for known in ("?said ?p ?place ; kg:evidence ?evidence .", "?place a kg:Place ."):
                if len(here := self._among(readings, known)) == 1:
                    return here[0]
        return f"{base}{place_id(read_place(text).code)}"

    def _among(self, iris: list[str], pattern: str) -> list[str]:
        values = " ".join(f"({sparql_iri(each)})" for each in iris)
        query = f"""SELECT DISTINCT ?place {{ VALUES (?place) {{ {values} }} {pattern} }}
            ORDER BY ?place"""
        return [row["place"].value for row in self._store.query(query).rows]

    def find(self, text: str, type_: str = "thing") -> str:
        """The IRI of the one thing of a type whose id or name `text` is."""
        base = self._store.base
        if text.startswith(("id:", base)):
            return self._of_type(self._known(expand(text, base), text), text, type_)
        wanted = {KG + name for name in CLASSES[type_]}
        by_id = self._kept(base + text) if SEGMENT.fullmatch(text) else ""
        if by_id and (type_ == "thing" or self._classes_of(by_id) & wanted):
            return by_id
        if len(exact := self._exact(text, wanted)) == 1:
            return exact[0]
        self._load()
        keys = (match_key(text), match_key(split_honorific(text)[1]))
        for key in dict.fromkeys(keys):
            found = sorted(iri for iri in self._by_key.get(key, {}) if self._classes[iri] & wanted)
            named = [iri for iri in found if KG + "Group" not in self._classes[iri]]
            if len(named or found) == 1:
                return (named or found)[0]
            if found:
                raise AmbiguousError(type_, text, [self._shown(iri) for iri in found])
        if type_ == "thing" and find_places(text):
            return self.place(text)
        if by_id:
            return self._of_type(by_id, text, type_)
        raise NotFoundError(type_, text, near=self._nearest(text, wanted))

    def _exact(self, text: str, wanted: set[str]) -> list[str]:
        """What bears exactly this name, by the store's index, so that no names need be read."""
        name = nfc(text)
        names = " ".join(f"{literal(name)}{tag}" for tag in ("", "@th", "@en"))
        # The rest is chosen here: to plan it took Oxigraph a hundred times as long as to find it.
        query = f"""SELECT ?thing ?property ?class {{
            VALUES ?name {{ {names} }} ?thing ?property ?name ; a ?class }}"""
        classes: dict[str, set[str]] = {}
        for row in self._store.query(query).rows:
            thing = row["thing"].value
            if row["property"].value in _NAMED and thing.startswith(self._store.base):
                classes.setdefault(thing, set()).add(row["class"].value)
        return sorted(
            thing for thing, known in classes.items() if known & wanted and kg("Group") not in known
        )

    def _known(self, iri: str, text: str) -> str:
        kept = self._kept(iri) if re.fullmatch(r"[^\s<>\"{}|\\^`]+", iri) else ""
        if not kept:
            raise NotFoundError("thing with id", text, how="kg show NAME finds ids by name")
        return kept

    def _kept(self, iri: str) -> str:
        """The IRI if it is in the graph, what a decision merged it into if it was, else ""."""
        if self._store.query(f"ASK {{ {sparql_iri(iri)} ?p ?o }}").boolean:
            return iri
        query = f"SELECT ?kept {{ ?kept kg:mergedFrom {sparql_iri(iri)} }} ORDER BY ?kept LIMIT 1"
        return next((row["kept"].value for row in self._store.query(query).rows), "")

    def _classes_of(self, iri: str) -> set[str]:
        query = f"SELECT ?class {{ {sparql_iri(iri)} a ?class }} ORDER BY ?class"
        return {row["class"].value for row in self._store.query(query).rows}

    def _of_type(self, iri: str, text: str, type_: str) -> str:
        """The IRI; a `KgError` says what it is where a value of another type was expected."""
        classes = self._classes_of(iri)
        if type_ == "thing" or classes & {KG + name for name in CLASSES[type_]}:
            return iri
        own = [table.cls for table in tables().values() if table.cls in classes]
        named = (term_labels(cls).get("en", "") for cls in (*own, *sorted(classes)))
        is_ = _with_article(next(filter(None, named), "thing of another kind").lower())
        raise KgError(f"{text} is {is_}, expected {_with_article(type_)}")

    def _load(self) -> None:
        if self._read:
            return
        self._read = True
        for name_of in NAME_PROPERTIES.split(", "):  # each by its index, not all of the store
            query = f"SELECT ?thing ?name {{ ?thing {name_of} ?name }}"
            for thing, name in texts(self._store, query, ("thing", "name")):
                if thing.startswith(self._store.base):
                    self._by_key.setdefault(match_key(name), {})[thing] = None
        query = "SELECT ?thing ?class { ?thing a ?class }"
        for thing, cls in texts(self._store, query, ("thing", "class")):
            if thing.startswith(self._store.base):
                self._classes.setdefault(thing, set()).add(cls)

    def _shown(self, iri: str) -> str:
        return f"{curie(iri, self._store.base)} {self._labels.best(iri, 'th')}"

    def _nearest(self, text: str, wanted: set[str]) -> list[str]:
        things = {iri for iri, classes in self._classes.items() if classes & wanted}
        self._labels.fetch(things)
        names = {self._labels.best(iri, lang) for iri in things for lang in ("th", "en")}
        typed = match_key(text)
        holding = sorted(name for name in names if typed and typed in match_key(name))
        return holding[:3] or list(nearest(text, sorted(names)))


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
