"""Claims as values: what a tie says, when it counts, who says so and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.query.labels import chunks
from kg.schema.codes import codes
from kg.vocabulary import IDENTIFIER, KG, TYPE, kg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.store.engine import Engine, Term

TIES = ("Tenure", "Affiliation", "Participation", "Allocation", "Commitment", "Result")
DURABLE = frozenset({"Tenure", "Affiliation"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Citation:
    """A paragraph ("" = the whole) of a source, by the source's IRI."""

    source: str
    paragraph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One tie or result with all its properties; `iri` names it, `cls` is its class's name."""

    iri: str
    cls: str
    properties: dict[str, list[Term]]
    citations: tuple[Citation, ...] = ()
    families: frozenset[str] = field(default=frozenset())

    def one(self, name: str) -> str:
        """The value of one of our properties, "" if it has none; the first in order if several."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """The values of one of our properties as text, sorted."""
        return tuple(sorted(term.value for term in self.properties.get(kg(name), [])))

    def text(self, name: str, lang: str) -> str:
        """The words of a property in `lang`, else in any language, else ""."""
        terms = self.properties.get(kg(name), [])
        for term in terms:
            if getattr(term, "language", "") == lang:
                return term.value
        return self.one(name)

    def code(self, name: str) -> str:
        """The code a property holds, as tables write it, or ""."""
        code = codes().get(self.one(name))
        return code.code if code else ""

    @property
    def role(self) -> str:
        """The IRI of what the actor is in it: a role, a kind of affiliation, or a post."""
        name = {"Participation": "role", "Affiliation": "kind", "Tenure": "heldPost"}.get(
            self.cls, ""
        )
        return self.one(name) if name else ""

    @property
    def label(self) -> str:
        """The curator's own id of the row, or ""."""
        return next((term.value for term in self.properties.get(IDENTIFIER, [])), "")

    def day(self, name: str) -> dt.date | None:
        """One of the days the build worked out (since, until, earliest, latest …)."""
        value = self.one(name)
        return dt.date.fromisoformat(value) if value else None

    def status(self, day: dt.date | None) -> str:
        """How sure the tie is on `day` (the source's own date if None): stated, seen, assumed.

        "" for an occurrence, and for a day on which it does not count.
        """
        when = day or self.day("seenUntil") or self.day("statedUntil")
        since, until = self.day("since"), self.day("until")
        if (
            self.cls not in DURABLE
            or not when
            or not since
            or when < since
            or (until and until < when)
        ):
            return ""
        stated, seen = self.day("statedUntil"), self.day("seenUntil")
        if stated and when <= stated:
            return "stated"
        return "seen" if seen and when <= seen else "assumed"

    def counts_on(self, day: dt.date, *, strict: bool = False) -> bool:
        """Whether an as-of question finds it on `day`; `strict` leaves the assumed out."""
        since, until = self.day("since"), self.day("until")
        if not since or day < since or (until and until < day):
            return False
        return not (strict and self.status(day) == "assumed")

    def overlaps(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether it can have been so on some day from `first` to `last` (None = open)."""
        earliest, latest = self.day("earliest"), self.day("latest")
        if not earliest and not latest:
            return False
        return not (
            (last and earliest and earliest > last) or (first and latest and latest < first)
        )


def read_claims(store: Engine, iris: Iterable[str]) -> dict[str, Claim]:
    """The claims by IRI, in IRI order; what is not a tie or result is left out.

    Two queries per 500 claims.
    """
    found: dict[str, Claim] = {}
    for values in chunks(iris):
        properties: dict[str, dict[str, list[Term]]] = {}
        query = (
            f"SELECT ?tie ?p ?o {{ VALUES (?tie) {{ {values} }} ?tie ?p ?o }} ORDER BY ?tie ?p ?o"
        )
        for row in store.query(query).rows:
            of_tie = properties.setdefault(row["tie"].value, {})
            of_tie.setdefault(row["p"].value, []).append(row["o"])
        citations = _citations(store, values)
        for iri, of_tie in properties.items():
            classes = {term.value.removeprefix(KG) for term in of_tie.get(TYPE, [])}
            cls = next((name for name in TIES if name in classes), "")
            if cls:
                cited = citations.get(iri, {})
                found[iri] = Claim(
                    iri=iri, cls=cls, properties=of_tie, citations=tuple(sorted(cited)),
                    families=frozenset(cited.values()),
                )  # fmt: skip
    return found


def _citations(store: Engine, values: str) -> dict[str, dict[Citation, str]]:
    query = f"""SELECT ?tie ?source ?paragraph ?family {{
        VALUES (?tie) {{ {values} }}
        ?tie kg:evidence ?evidence . ?evidence kg:source ?source .
        OPTIONAL {{ ?evidence kg:paragraph ?paragraph }} OPTIONAL {{ ?source kg:family ?family }}
    }} ORDER BY ?tie ?source ?paragraph"""
    found: dict[str, dict[Citation, str]] = {}
    for row in store.query(query).rows:
        paragraph = row["paragraph"].value if "paragraph" in row else ""
        source = row["source"].value
        family = row["family"].value if "family" in row else source
        found.setdefault(row["tie"].value, {})[Citation(source=source, paragraph=paragraph)] = (
            family
        )
    return found


def corroboration(claims: Iterable[Claim]) -> dict[str, int]:
    """For every claim, how many independent source families state the same fact."""
    claims = list(claims)
    families: dict[str, set[str]] = {}
    for claim in claims:
        families.setdefault(claim.one("fact"), set()).update(claim.families)
    return {claim.iri: len(families[claim.one("fact")]) for claim in claims}
