"""A network's ties in full: what a click on a line shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.query.labels import Labels, chunks
from kg.schema.codes import codes
from kg.vocabulary import curie, kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from kg.query.claims import Claim
    from kg.store.engine import Engine


THINGS = ("actor", "target", "programme", "place")


class TieWriter:
    """Writes claims as the plain dicts that edges carry, in both languages."""

    def __init__(
        self, store: Engine, labels: Labels, claims: Mapping[str, Claim], day: dt.date | None
    ) -> None:
        self._base, self._labels, self._day = store.base, labels, day
        self._sources = _sources(
            store, {c.source for claim in claims.values() for c in claim.citations}
        )
        ends = [claim.one(name) for claim in claims.values() for name in THINGS]
        speakers = [iri for claim in claims.values() for iri in claim.all("saidBy")]
        labels.fetch(iri for iri in (*ends, *speakers) if iri)

    def write(self, claim: Claim) -> dict[str, Any]:
        """One claim: who is what in which context, when, how sure, who said so and where."""
        actor, target = claim.one("actor"), claim.one("target")
        found: dict[str, Any] = {
            "tie": self._curie(claim.iri),
            "kind": claim.cls.lower(),
            "role": self._role_code(claim),
            "actor": self._curie(actor) if actor else "",
            "context": self._curie(target) if target else "",
            "start": claim.one("start"),
            "end": claim.one("end"),
            "observed": claim.one("observed"),
            "modality": claim.code("modality"),
            "status": claim.status(self._day),
            "said_by": tuple(self._curie(iri) for iri in claim.all("saidBy")),
            "amount": claim.one("amount"),
            "currency": claim.one("currency"),
            "stage": claim.code("stage"),
            "year": claim.one("year").rpartition("/")[2].removeprefix("year-").partition("-")[0],
        }
        for lang in ("th", "en"):
            words = self._words(claim, lang)
            found |= {f"{name}_{lang}": text for name, text in words.items()}
        found["sources"] = tuple(
            {
                "source": self._curie(c.source),
                "paragraph": c.paragraph,
                **self._sources.get(c.source, {}),
            }
            for c in claim.citations
        )
        return found

    def _words(self, claim: Claim, lang: str) -> dict[str, str]:
        """What a person reads of it in one language, "" where there is nothing."""
        things = {
            "role": claim.role,
            "actor": claim.one("actor"),
            "context": claim.one("target"),
            "programme": claim.one("programme"),
            "place": claim.one("place"),
        }
        speakers = [self._labels.best(iri, lang) for iri in claim.all("saidBy")]
        return {
            "kind": self._labels.best(kg(claim.cls), lang),
            **{name: self._labels.best(iri, lang) if iri else "" for name, iri in things.items()},
            "what": claim.text("what", lang),
            "note": claim.text("note", lang),
            "said_by": ", ".join(speakers),
        }

    def _role_code(self, claim: Claim) -> str:
        code = codes().get(claim.role)
        return code.code if code else self._curie(claim.role) if claim.role else ""

    def _curie(self, iri: str) -> str:
        return curie(iri, self._base)


def _sources(store: Engine, iris: Iterable[str]) -> dict[str, dict[str, str]]:
    """Title, date and address of sources, "" where they have none."""
    found: dict[str, dict[str, str]] = {}
    for values in chunks(iris):
        query = f"""SELECT ?source ?th ?en ?date ?url {{ VALUES (?source) {{ {values} }}
            OPTIONAL {{ ?source skos:prefLabel ?th FILTER(LANG(?th) = "th") }}
            OPTIONAL {{ ?source skos:prefLabel ?en FILTER(LANG(?en) = "en") }}
            OPTIONAL {{ ?source kg:date ?published }} OPTIONAL {{ ?source kg:observed ?day }}
            OPTIONAL {{ ?source kg:url ?url }} BIND(STR(COALESCE(?published, ?day)) AS ?date) }}
            ORDER BY ?source ?th ?en ?date ?url"""
        for row in store.query(query).rows:
            values_of = {
                name: row[name].value if name in row else "" for name in ("th", "en", "date", "url")
            }
            found.setdefault(
                row["source"].value,
                {
                    "title_th": values_of["th"],
                    "title_en": values_of["en"],
                    "date": values_of["date"],
                    "url": values_of["url"],
                },
            )
    return found
