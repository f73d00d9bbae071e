"""The documents of a data set: what they are, whose, of when, and which count as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.escape import plain, web_link
from kg.query.labels import Labels
from kg.schema.codes import codes
from kg.vocabulary import KG, PREF_LABEL, curie

if TYPE_CHECKING:
    from kg.store.engine import Engine, Term

NO_DOCUMENTS = frozenset({"editorial", "official-list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source. `day` is its own date, else the day it observes, ISO, "" where neither is known.

    `title` and `publisher` are in the reader's language where there is one. Sources of one
    `family` count as one; what is not `real` (editors' notes, official lists) is no document.
    """

    id: str
    title: str
    kind: str
    day: str
    family: str
    publisher: str
    authors: str
    speaks_for: tuple[str, ...]
    url: str
    real: bool

    @property
    def year(self) -> str:
        """Its year, Common Era, "" where it has no date."""
        return self.day[:4]


def read_documents(store: Engine, lang: str) -> list[Document]:
    """Every source of the store, by id. One query."""
    query = "SELECT ?source ?p ?o { ?source a kg:Source ; ?p ?o } ORDER BY ?source ?p ?o"
    found: dict[str, dict[str, list[Term]]] = {}
    for row in store.query(query).rows:
        of_source = found.setdefault(row["source"].value, {})
        of_source.setdefault(row["p"].value, []).append(row["o"])
    bodies = {term.value for each in found.values() for term in each.get(f"{KG}speaksFor", ())}
    labels = Labels(store)
    labels.fetch(bodies)
    return [_document(iri, each, labels, store.base, lang) for iri, each in sorted(found.items())]


def _document(
    iri: str, properties: dict[str, list[Term]], labels: Labels, base: str, lang: str
) -> Document:
    def first(name: str) -> str:
        return next((term.value for term in properties.get(f"{KG}{name}", ())), "")

    code = codes().get(first("kind"))
    kind = code.code if code else "other"
    bodies = {labels.best(term.value, lang) for term in properties.get(f"{KG}speaksFor", ())}
    return Document(
        id=curie(iri, base),
        title=_worded(properties.get(PREF_LABEL, []), lang) or curie(iri, base),
        kind=kind,
        day=first("date") or first("observed"),
        family=first("family") or iri,
        publisher=_worded(properties.get(f"{KG}publisher", []), lang),
        authors=", ".join(sorted(plain(t.value) for t in properties.get(f"{KG}authors", ()))),
        speaks_for=tuple(sorted(plain(body) for body in bodies)),
        url=web_link(first("url")),
        real=kind not in NO_DOCUMENTS,
    )


def _worded(terms: list[Term], lang: str) -> str:
    """The text in `lang`, else the first in any."""
    texts = [(getattr(term, "language", "") or "", plain(term.value)) for term in terms]
    return next((text for of, text in texts if of == lang), texts[0][1] if texts else "")
