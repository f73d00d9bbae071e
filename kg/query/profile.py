"""One thing: its names, what sources say of it, and its ties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.query.binding import iri as sparql_iri
from kg.query.claims import Claim, read_claims
from kg.query.order import Key, Order
from kg.query.terms import plain
from kg.schema.codes import codes
from kg.vocabulary import (
    ALT_LABEL,
    DIFFERENT,
    HIDDEN_LABEL,
    IDENTIFIER,
    KG,
    ONTOLOGY_GRAPH,
    PREF_LABEL,
    TYPE,
    curie,
    kg,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.query.asking import Asker
    from kg.query.filters import Filters
    from kg.store.engine import Term

NAMES = {
    PREF_LABEL: "names",
    ALT_LABEL: "other_names",
    kg("abbreviation"): "abbreviations",
    HIDDEN_LABEL: "spellings",
}
_SKIPPED = frozenset({TYPE, IDENTIFIER, kg("evidence"), kg("mergedFrom"), DIFFERENT})


POSTS = ("heldPost", "inPost", "actor", "target")
"""The cells that can hold a post."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A claim seen from one of its ends: `role` says what it is, `other` the far end."""

    claim: Claim
    role: str
    other: str


def ties_of(asker: Asker, iri: str, filters: Filters) -> list[Tie]:
    """The claims that have `iri` at an end or in a cell, by class, date and id.

    Those of an organisation include the tenures of its posts. Without --modality all
    modalities come, each marked as what it is.
    """
    return _ties(asker, iri, filters, ("heldPost",))


def _ties(asker: Asker, iri: str, filters: Filters, through: tuple[str, ...]) -> list[Tie]:
    """The claims with `iri` in a cell, or with one of its posts in a cell of `through`."""
    cells = "|".join(f"kg:{name}" for name in through)
    query = f"""SELECT DISTINCT ?tie {{ ?tie kg:fact ?fact .
        {{ ?tie ?p {sparql_iri(iri)} FILTER(?p NOT IN (kg:saidBy, kg:evidence)) }}
        UNION {{ ?post kg:organisation {sparql_iri(iri)} . ?tie {cells} ?post }} }}
        ORDER BY ?tie"""
    found = read_claims(asker.store, (row["tie"].value for row in asker.store.query(query).rows))
    kept, _ = filters.choose(found.values())
    ties = [Tie(claim=claim, role=role_of(claim), other=other_end(claim, iri)) for claim in kept]
    return sorted(
        ties, key=lambda tie: (tie.claim.cls, tie.claim.one("earliest"), tie.role, tie.claim.iri)
    )


def role_of(claim: Claim) -> str:
    """The code of the role or kind of affiliation, the IRI of a post, else the claim's class."""
    role = claim.role
    return codes()[role].code if role in codes() else role or claim.cls.lower()


def other_end(claim: Claim, iri: str) -> str:
    """The far end: the target seen from the actor, the actor from anywhere else.

    A result has one end: its subject, seen from anywhere else.
    """
    actor, target = claim.one("actor"), claim.one("target") or claim.one("subject")
    if iri == actor:
        return target
    return actor or (target if target != iri else "")


def profile(asker: Asker, iri: str, filters: Filters) -> dict[str, Any]:
    """What `kg show` gives: what `described` does, and ties."""
    ties = [tie_row(asker, tie, filters) for tie in ties_of(asker, iri, filters)]
    return {**described(asker, iri), "ties": ties}


def described(asker: Asker, iri: str) -> dict[str, Any]:
    """What sources say of a thing itself: id, labels by kind of name and language, kinds, facts."""
    base = asker.store.base
    properties = _properties(asker, iri)
    # From the default graph: what is derived (kg:Official) stands in no source's.
    typed = asker.store.query(f"SELECT ?class {{ {sparql_iri(iri)} a ?class }} ORDER BY ?class")
    classes = [row["class"].value for row in typed.rows if row["class"].value.startswith(KG)]
    kinds = [term.value for term, _ in properties.get(kg("kind"), [])]
    return {
        "id": curie(iri, base),
        "labels": _labels(properties),
        "kinds": sorted({curie(each, base) for each in (*kinds, *classes)}),
        "facts": _facts(asker, iri, properties),
    }


def tie_row(asker: Asker, tie: Tie, filters: Filters) -> dict[str, Any]:
    """One tie as `kg show` gives it: what it links, when, how sure, how much, who says so."""
    claim, base = tie.claim, asker.store.base
    asker.labels.fetch([each for each in (tie.other, *claim.all("saidBy")) if each])
    return {
        "tie": curie(claim.iri, base),
        "kind": claim.cls.lower(),
        "role": curie(tie.role, base),
        "with": curie(tie.other, base) if tie.other else None,
        "with_label": asker.labels.best(tie.other, asker.lang) if tie.other else None,
        "start": claim.one("start") or None,
        "end": claim.one("end") or None,
        "observed": claim.one("observed") or None,
        "modality": claim.code("modality") or None,
        "status": claim.status(filters.as_of) or None,
        **_figures(asker, claim),
        "what": claim.text("what", asker.lang) or None,
        "said_by": [curie(each, base) for each in claim.all("saidBy")],
        "sources": [
            {"source": curie(c.source, base), "paragraph": c.paragraph} for c in claim.citations
        ],
    }


def _figures(asker: Asker, claim: Claim) -> dict[str, Any]:
    """How much money or of what a tie or result states, for when, and how far it got."""
    base = asker.store.base
    programme, year = claim.one("programme"), claim.one("year")
    return {
        "amount": _number(claim, "amount", base),
        "currency": claim.one("currency") or None,
        "quantity": _number(claim, "quantity", base),
        "unit": claim.text("unit", asker.lang) or None,
        "year": curie(year, base) if year else None,
        "year_label": _year(asker, year) if year else None,
        "stage": claim.code("stage") or None,
        "programme": curie(programme, base) if programme else None,
        "programme_label": asker.labels.best(programme, asker.lang) if programme else None,
    }


def _number(claim: Claim, name: str, base: str) -> Any:
    return next((plain(term, base) for term in claim.properties.get(kg(name), [])), None)


def _year(asker: Asker, iri: str) -> str:
    """A year of money in words: "ปีงบประมาณ 2566", "fiscal year 2566 BE"; its CURIE if unknown."""
    query = f"""SELECT ?year ?kind {{ {sparql_iri(iri)} skos:notation ?year ; kg:yearKind ?kind }}
        ORDER BY ?year ?kind LIMIT 1"""
    for row in asker.store.query(query).rows:
        stated = row["kind"].value != kg("year-not-stated")
        kind = asker.labels.best(row["kind"].value, asker.lang) if stated else ""
        if asker.lang == "th":
            return f"{kind or 'ปี'} {row['year'].value}"
        return f"{kind} year {row['year'].value} BE".strip()
    return curie(iri, asker.store.base)


def _properties(asker: Asker, iri: str) -> dict[str, list[tuple[Term, list[str]]]]:
    """The values of every property with the sources that state each, in order."""
    query = f"SELECT ?p ?o ?g {{ GRAPH ?g {{ {sparql_iri(iri)} ?p ?o }} }}"
    found: dict[str, list[tuple[Term, list[str]]]] = {}
    rows = asker.store.query(query).rows
    rows.sort(key=lambda row: str(row["o"]))  # engines differ in how they sort literals
    Order(keys=tuple(Key(name=name) for name in "pog")).sort(rows)
    for row in rows:
        values = found.setdefault(row["p"].value, [])
        if not values or values[-1][0] != row["o"]:
            values.append((row["o"], []))
        values[-1][1].append(row["g"].value)
    return found


def _labels(
    properties: Mapping[str, list[tuple[Term, list[str]]]],
) -> dict[str, dict[str, list[str]]]:
    labels: dict[str, dict[str, list[str]]] = {}
    for predicate, name in NAMES.items():
        for term, _ in properties.get(predicate, []):
            labels.setdefault(name, {}).setdefault(getattr(term, "language", "") or "", []).append(
                term.value
            )
    return labels


def _facts(
    asker: Asker, iri: str, properties: Mapping[str, list[tuple[Term, list[str]]]]
) -> list[dict[str, Any]]:
    """Every property and value with the paragraphs of the sources that state it."""
    base = asker.store.base
    query = f"""SELECT ?source ?paragraph {{ {sparql_iri(iri)} kg:evidence ?e . ?e kg:source ?source
        OPTIONAL {{ ?e kg:paragraph ?paragraph }} }} ORDER BY ?source ?paragraph"""
    paragraphs: dict[str, list[str]] = {}
    for row in asker.store.query(query).rows:
        paragraphs.setdefault(row["source"].value, []).append(
            row["paragraph"].value if "paragraph" in row else ""
        )
    facts = []
    for predicate, values in properties.items():
        if predicate in _SKIPPED:
            continue
        for term, graphs in values:
            sources = [
                {"source": curie(graph, base), "paragraph": paragraph}
                for graph in graphs
                if graph != ONTOLOGY_GRAPH
                for paragraph in paragraphs.get(graph, [""])
            ]
            is_iri = type(term).__name__ == "NamedNode"
            facts.append(
                {
                    "property": curie(predicate, base),
                    "value": plain(term, base),
                    "label": asker.labels.best(term.value, asker.lang) if is_iri else None,
                    "sources": sources,
                }
            )
    return facts


def between(asker: Asker, first: str, second: str, filters: Filters) -> list[Tie]:
    """The claims that link two things: directly, through a post, or both to one context.

    Through a post: one holds it, acted in it or is it, and the other is its organisation.
    """
    of_first, of_second = (_ties(asker, iri, filters, POSTS) for iri in (first, second))
    ids = {tie.claim.iri for tie in of_second}
    direct = [tie for tie in of_first if tie.claim.iri in ids]
    shared = {t.other for t in of_first if _acts(t, first)} & {
        t.other for t in of_second if _acts(t, second)
    } - {""}
    met = [tie for tie in (*of_first, *of_second) if tie.other in shared and tie not in direct]
    return direct + sorted(met, key=lambda tie: (tie.other, tie.claim.one("actor"), tie.claim.iri))


def _acts(tie: Tie, iri: str) -> bool:
    return tie.claim.one("actor") == iri and tie.claim.cls == "Participation"


def support(
    asker: Asker, claims: list[Claim], rows: Mapping[str, list[tuple[str, int]]], filters: Filters
) -> list[dict[str, Any]]:
    """What `kg why` gives: each claim's ends, sources, speakers, notes, and the row to edit."""
    base, lang = asker.store.base, asker.lang
    found = []
    for claim in claims:
        actor, target = claim.one("actor"), claim.one("target") or claim.one("subject")
        file, number = next(iter(rows.get(claim.iri.removeprefix(base), [])), ("", None))
        found.append(
            {
                **tie_row(asker, Tie(claim=claim, role=role_of(claim), other=target), filters),
                "actor": curie(actor, base) if actor else None,
                "actor_label": asker.labels.best(actor, lang) if actor else None,
                "said_by_label": [asker.labels.best(each, lang) for each in claim.all("saidBy")],
                "source_titles": [asker.labels.best(c.source, lang) for c in claim.citations],
                "independent_sources": claim.support,
                "note": claim.text("note", lang) or None,
                "file": file,
                "row": number,
            }
        )
    return found
