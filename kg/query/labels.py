"""What things are called, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.binding import iri as sparql_iri
from kg.schema.ontology import term_labels
from kg.vocabulary import KG, curie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store.engine import Engine

CHUNK = 500


def chunks(iris: Iterable[str]) -> Iterator[str]:
    """`iris`, each once and sorted, as the inside of VALUES clauses of at most CHUNK terms."""
    ordered = sorted(set(iris))
    for start in range(0, len(ordered), CHUNK):
        yield " ".join(f"({sparql_iri(each)})" for each in ordered[start : start + CHUNK])


class Labels:
    """The labels of things of one store, fetched in batches and kept."""

    def __init__(self, store: Engine) -> None:
        self._store = store
        self._labels: dict[str, dict[str, str]] = {}

    def fetch(self, iris: Iterable[str]) -> None:
        """Have the labels of `iris` at hand, in one query per CHUNK of them."""
        missing = {
            each
            for each in iris
            if each not in self._labels and each.startswith(("http:", "https:"))
        }
        for each in missing:
            self._labels[each] = dict(term_labels(each)) if each.startswith(KG) else {}
        for values in chunks(missing):
            query = f"""SELECT ?thing ?label {{ VALUES (?thing) {{ {values} }}
                ?thing skos:prefLabel ?label }} ORDER BY ?thing ?label"""
            for row in self._store.query(query).rows:
                label = row["label"]
                language = getattr(label, "language", "") or ""
                self._labels[row["thing"].value].setdefault(language, label.value)

    def get(self, iri: str, lang: str) -> str:
        """The label in `lang`, "" if it has none in that language."""
        self.fetch([iri])
        return self._labels.get(iri, {}).get(lang, "")

    def best(self, iri: str, lang: str) -> str:
        """The label in `lang`, else in the other language, else the CURIE."""
        self.fetch([iri])
        found = self._labels.get(iri, {})
        return found.get(lang) or next(iter(found.values()), "") or curie(iri, self._store.base)
