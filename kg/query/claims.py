"""Claims as values: what a tie says, when it counts, who says so and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
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


class Dated:
    """What has a class and properties with dates: when it counts, and how sure it is then."""

    __slots__ = ()

    cls: str

    def one(self, name: str) -> str:
        """The value of one of our properties, "" if it has none; the first in order if several."""
        raise NotImplementedError

    def code(self, name: str) -> str:
        """The code a property holds, as tables write it, or ""."""
        code = codes().get(self.one(name))
        return code.code if code else ""

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

    def sure_from(self, first: dt.date | None) -> bool:
        """Whether some day from `first` on (None = any) is stated or seen, not only assumed."""
        if self.cls not in DURABLE:
            return True
        known = [day for name in ("statedUntil", "seenUntil") if (day := self.day(name))]
        return bool(known) and (first is None or first <= max(known))

    def counts_on(self, day: dt.date) -> bool:
        """Whether an as-of question finds it on `day`."""
        since, until = self.day("since"), self.day("until")
        return bool(since and since <= day and not (until and until < day))

    def overlaps(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether it can have been so on some day from `first` to `last` (None = open)."""
        earliest, latest = self.day("earliest"), self.day("latest")
        if not earliest and not latest:
            return False
        return not (
            (last and earliest and earliest > last) or (first and latest and latest < first)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Dated):
    """One tie or result with all its properties; `iri` names it, `cls` is its class's name.

    `families` are the independent source families it rests on (for one claim there is one,
    unless joined ids made claims of two sources one) and `support` how many of them state its
    fact, anywhere in the store.
    """

    iri: str
    cls: str
    properties: dict[str, list[Term]]
    citations: tuple[Citation, ...] = ()
    families: frozenset[str] = frozenset()
    support: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The IRIs of its sources, sorted."""
        return tuple(sorted({citation.source for citation in self.citations}))

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


def in_order(term: Term) -> tuple[str, str]:
    """The key that terms of one property are sorted by.

    Not by ORDER BY, which took six times as long as finding them.
    """
    return term.value, getattr(term, "language", None) or ""


def read_claims(store: Engine, iris: Iterable[str]) -> dict[str, Claim]:
    """The claims by IRI, in IRI order; what is not a tie or result is left out.

    Three queries per 500 claims.
    """
    found: dict[str, Claim] = {}
    for values in chunks(iris):
        properties: dict[str, dict[str, list[Term]]] = {}
        query = f"SELECT ?tie ?p ?o {{ VALUES (?tie) {{ {values} }} ?tie ?p ?o }}"
        for row in store.query(query).rows:
            of_tie = properties.setdefault(row["tie"].value, {})
            of_tie.setdefault(row["p"].value, []).append(row["o"])
        citations, families = _citations(store, values)
        support = read_support(store, values)
        for iri, of_tie in sorted(properties.items()):
            for terms in of_tie.values():
                terms.sort(key=in_order)
            classes = {term.value.removeprefix(KG) for term in of_tie.get(TYPE, [])}
            cls = next((name for name in TIES if name in classes), "")
            if cls:
                found[iri] = Claim(
                    iri=iri,
                    cls=cls,
                    properties=of_tie,
                    citations=tuple(sorted(citations.get(iri, ()))),
                    families=frozenset(families.get(iri, ())),
                    support=support.get(iri, 0),
                )
    return found


def _citations(store: Engine, values: str) -> tuple[dict[str, set[Citation]], dict[str, set[str]]]:
    """The paragraphs behind each claim, and the families of their sources."""
    query = f"""SELECT ?tie ?source ?paragraph ?family {{
        VALUES (?tie) {{ {values} }}
        ?tie kg:evidence ?evidence . ?evidence kg:source ?source .
        OPTIONAL {{ ?evidence kg:paragraph ?paragraph }}
        OPTIONAL {{ ?source kg:family ?family }}
    }}"""
    found: dict[str, set[Citation]] = {}
    families: dict[str, set[str]] = {}
    for row in store.query(query).rows:
        paragraph = row["paragraph"].value if "paragraph" in row else ""
        tie, source = row["tie"].value, row["source"].value
        found.setdefault(tie, set()).add(Citation(source=source, paragraph=paragraph))
        families.setdefault(tie, set()).add(row["family"].value if "family" in row else source)
    return found, families


def read_support(store: Engine, values: str) -> dict[str, int]:
    """How many independent families state the fact of each claim, in its own modality.

    A denial supports no assertion: claims of one fact count apart by modality.
    """
    query = f"""SELECT ?tie (COUNT(DISTINCT ?family) AS ?families) {{
        VALUES (?tie) {{ {values} }}
        ?tie kg:fact ?fact .
        ?same kg:fact ?fact ; kg:evidence/kg:source ?source .
        OPTIONAL {{ ?source kg:family ?named }} BIND(COALESCE(?named, STR(?source)) AS ?family)
        OPTIONAL {{ ?tie kg:modality ?modality }} OPTIONAL {{ ?same kg:modality ?other }}
        FILTER(COALESCE(?modality, kg:modality-asserted) = COALESCE(?other, kg:modality-asserted))
    }} GROUP BY ?tie"""
    return {row["tie"].value: int(row["families"].value) for row in store.query(query).rows}
