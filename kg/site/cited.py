"""Which paragraphs of which sources claims rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain, web_link
from kg.page.words import LANGS
from kg.query.labels import values
from kg.site.columns import local
from kg.vocabulary import curie, kg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.asking import Asker
    from kg.store.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cited:
    """`at` are the paragraphs of each claim ("" = the whole), by number of `iris`, in order."""

    iris: tuple[str, ...]
    at: Mapping[str, list[tuple[int, str]]]

    def of(self, tie: str) -> list[list[Any]]:
        """The sources of a claim, by number, each with a paragraph."""
        return [list(each) for each in self.at.get(tie, ())]

    def sources(self, asker: Asker) -> dict[str, list[Any]]:
        """What each source is called, when it was published, which family it is of, where it is."""
        names = ("date", "observed", "url", "family")
        found: dict[str, dict[str, str]] = {iri: {} for iri in self.iris}
        scans = {kg(name): f"?thing kg:{name} ?value" for name in names}
        for iri, of, value in values(asker.store, self.iris, scans):
            told, name = found[iri], of.removeprefix(kg(""))
            told[name] = min(value.value, told.get(name, value.value))
        asker.labels.fetch(self.iris)
        families = [found[iri].get("family", iri) for iri in self.iris]
        number = {family: place for place, family in enumerate(sorted(set(families)))}
        titles = [[plain(asker.labels.best(iri, lang)) for lang in LANGS] for iri in self.iris]
        return {
            "id": [local(curie(iri, asker.store.base)) for iri in self.iris],
            "th": [thai for thai, _ in titles],
            "en": [english for _, english in titles],
            "date": [
                plain(found[iri].get("date") or found[iri].get("observed", "")) for iri in self.iris
            ],
            "family": [number[family] for family in families],
            "url": [web_link(found[iri].get("url", "")) for iri in self.iris],
        }


def read_cited(store: Engine, ties: Sequence[str]) -> Cited:
    """The sources and paragraphs behind claims: two scans, or two queries per 500 of them."""
    evidence: dict[str, list[str]] = {}
    for tie, _, value in values(store, ties, {kg("evidence"): "?thing kg:evidence ?value"}):
        evidence.setdefault(tie, []).append(value.value)
    wanted = sorted({each for some in evidence.values() for each in some})
    source: dict[str, str] = {}
    paragraph: dict[str, str] = {}
    scans = {kg(name): f"?thing kg:{name} ?value" for name in ("source", "paragraph")}
    for each, of, value in values(store, wanted, scans):
        (source if of == kg("source") else paragraph)[each] = value.value
    iris = sorted(set(source.values()))
    number = {iri: place for place, iri in enumerate(iris)}
    at = {
        tie: sorted(
            {(number[source[each]], paragraph.get(each, "")) for each in some if each in source}
        )
        for tie, some in evidence.items()
    }
    return Cited(iris=tuple(iris), at=at)
