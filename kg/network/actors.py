"""What a network's nodes are: names, kinds and places, in few queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.claims import in_order
from kg.query.labels import values
from kg.schema.codes import broadest, codes
from kg.schema.ontology import term_labels
from kg.vocabulary import ALT_LABEL, KG, PREF_LABEL, TYPE, curie, kg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.engine import Engine, Term

_CLASSES = (
    "Organisation",
    "Group",
    "Person",
    "Post",
    "Programme",
    "Agreement",
    "Event",
    "Place",
    "Source",
)

_SCANS = {
    TYPE: f"VALUES ?value {{ {' '.join(f'kg:{name}' for name in _CLASSES)} }} ?thing a ?value",
    PREF_LABEL: "?thing skos:prefLabel ?value",
    ALT_LABEL: "?thing skos:altLabel ?value",
    kg("abbreviation"): "?thing kg:abbreviation ?value",
    kg("kind"): "?thing kg:kind ?value",
    kg("place"): "?thing kg:place ?value",
}


def actors(store: Engine, iris: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For each IRI the node attributes of a network: names in both languages, kind, place.

    An IRI the store does not describe has its CURIE for a label and the kind "other".
    """
    wanted = sorted(set(iris))
    found: dict[str, dict[str, list[Term]]] = {iri: {} for iri in wanted}
    asked = [iri for iri in wanted if iri.startswith(("http:", "https:"))]
    for iri, name, value in values(store, asked, _SCANS):
        found[iri].setdefault(name, []).append(value)
    for of_thing in found.values():
        for terms in of_thing.values():
            terms.sort(key=in_order)
    return {iri: _attributes(iri, found[iri], store.base) for iri in wanted}


def _attributes(iri: str, properties: dict[str, list[Term]], base: str) -> dict[str, Any]:
    labels = {getattr(term, "language", ""): term.value for term in properties.get(PREF_LABEL, [])}
    kind, group, kind_labels = _kind(properties)
    named = sorted({term.value for term in properties.get(ALT_LABEL, [])} - set(labels.values()))
    short = sorted({term.value for term in properties.get(kg("abbreviation"), [])})
    places = properties.get(kg("place"), [])
    return {
        "iri": iri,
        "label_th": labels.get("th", ""),
        "label_en": labels.get("en", "") or ("" if labels.get("th") else curie(iri, base)),
        "kind": kind,
        "kind_th": kind_labels.get("th", ""),
        "kind_en": kind_labels.get("en", ""),
        "group": group,
        "place": curie(places[0].value, base).removeprefix("id:place-") if places else "",
        "other_names": tuple(named),
        "abbreviation": ", ".join(short),
    }


def _kind(properties: dict[str, list[Term]]) -> tuple[str, str, dict[str, str]]:
    """The code, the colour group and the labels of what a thing is."""
    classes = {term.value.removeprefix(KG) for term in properties.get(TYPE, [])}
    cls = next((name for name in _CLASSES if name in classes), "")
    kinds = [
        codes()[term.value] for term in properties.get(kg("kind"), []) if term.value in codes()
    ]
    if cls == "Organisation" and kinds:
        return kinds[0].code, broadest(kinds[0].iri), kinds[0].labels
    if not cls:
        return "other", "other", codes()[kg("kind-other")].labels
    group = {"Person": "person", "Post": "person", "Group": "other", "Source": "other"}
    return cls.lower(), group.get(cls, cls.lower()), term_labels(kg(cls))
