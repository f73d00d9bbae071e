"""What sources say of a thing itself, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.entity_rows import Cited, Link, linked
from kg.page.entity_words import WORDS, say
from kg.query.binding import iri as sparql_iri
from kg.schema.ontology import term_labels
from kg.store.engine import texts
from kg.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.asking import Asker


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A property in words, and its values with the paragraphs that state them."""

    name: str
    said: tuple[tuple[tuple[Link, ...], tuple[Cited, ...]], ...]


_NOT_TOLD = frozenset(
    {
        "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "kg:abbreviation", "kg:kind",
        "kg:family", "kg:earliest", "kg:latest", "kg:since", "kg:until", "kg:seenUntil",
        "kg:sha256",
    }
)  # fmt: skip


def facts_of(asker: Asker, iri: str, facts: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """Properties in words; values of one property that the same paragraphs state are one fact."""
    lang, base = asker.lang, asker.store.base
    asker.labels.fetch(expand(s["source"], base) for fact in facts for s in fact["sources"])
    foreign = _in_other_language(asker, iri)
    found: dict[str, dict[tuple[Cited, ...], list[Link]]] = {}
    for fact in facts:
        if fact["property"] in _NOT_TOLD:
            continue
        if (expand(fact["property"], base), str(fact["value"])) in foreign:
            continue
        name = _property(fact["property"], lang)
        cited = tuple(Cited.of(asker, s["source"], s["paragraph"]) for s in fact["sources"])
        value = linked(asker, str(fact["value"]), fact["label"], fact["property"])
        values = found.setdefault(name, {}).setdefault(cited, [])
        if value not in values:
            values.append(value)
    return tuple(
        Fact(name=name, said=tuple((tuple(values), cited) for cited, values in said.items()))
        for name, said in found.items()
    )


def _property(name: str, lang: str) -> str:
    """A property as a reader would call it, else by its term's own label."""
    if f"property.{name}" in WORDS:
        return say(f"property.{name}", lang)
    return term_labels(expand(name, "")).get(lang) or say(f"property.{name}", lang)


def _in_other_language(asker: Asker, iri: str) -> set[tuple[str, str]]:
    """The texts of which the reader's language has its own: property and text."""
    query = f"SELECT ?p ?o (LANG(?o) AS ?lang) {{ {sparql_iri(iri)} ?p ?o FILTER(LANG(?o) != '') }}"
    found = list(texts(asker.store, query, ("p", "o", "lang")))
    own = {name for name, _, lang in found if lang == asker.lang}
    return {(name, text) for name, text, lang in found if lang != asker.lang and name in own}
