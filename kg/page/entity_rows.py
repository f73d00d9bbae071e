"""Ties as rows that people read: who, as what, with whom, when, how sure, who says so."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.facts.ids import evidence_id
from kg.page.dates import written, written_span
from kg.page.entity_words import say
from kg.page.escape import plain, web_link
from kg.page.held import dates
from kg.page.wording import code_words, figure_words, kind_words, role_words
from kg.page.words import say_status
from kg.query.claims import read_claims
from kg.query.filters import Filters
from kg.query.profile import Tie, role_of, tie_row
from kg.schema.codes import codes
from kg.schema.ontology import term_labels
from kg.vocabulary import KG, TYPE, curie, expand, kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any

    from kg.query.asking import Asker
    from kg.query.claims import Claim

_TOLD = frozenset(
    map(
        kg,
        (
            "actor", "target", "subject", "role", "kind", "fact", "evidence", "modality", "note",
            "observed", "earliest", "latest", "since", "until", "statedUntil", "seenUntil", "what",
            "start", "end", "startAsWritten", "endAsWritten", "saidBy", "inNameOf", "together",
            "amount", "currency", "year", "stage", "quantity", "unit", "mergedFrom",
        ),
    )
)  # fmt: skip
"""What a row tells in a column of its own, and what the build worked out."""

DATED = frozenset({"date", "observed", "start", "end", "signedOn", "firstDay", "lastDay"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text, and the thing it names: `iri` is "" for words, `web` a page on the web."""

    text: str
    iri: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A paragraph ("" = the whole) of a document, with the IRIs of both."""

    source: Link
    paragraph: str
    evidence: str

    @classmethod
    def of(cls, asker: Asker, source: str, paragraph: str) -> Cited:
        """By the source's CURIE or IRI."""
        iri = expand(source, asker.store.base)
        return cls(
            source=Link(text=plain(asker.labels.best(iri, asker.lang)), iri=iri),
            paragraph=paragraph,
            evidence=evidence_id(iri, paragraph),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one or several claims say alike: `who` as `role` with, in or to `other`.

    `post`: the role is a post, which names its organisation.
    `when` holds the dates they state, `seen` the first and last day of the documents (ISO).
    `since` and `until` are the days on which they count (ISO): never without a first, for good
    without a last. `dated` is what they are sorted by. `joint`: they count as working together.
    `ties` are their IRIs; an end that is not stated is None.
    """

    kind: str
    post: bool
    who: Link | None
    role: Link
    other: Link | None
    figure: str
    what: str
    also: tuple[tuple[str, tuple[Link, ...]], ...]
    when: str
    seen: tuple[str, ...]
    since: str
    until: str
    dated: str
    modality: str
    sure: str
    joint: bool
    status: str
    speakers: tuple[Link, ...]
    notes: tuple[str, ...]
    sources: tuple[Cited, ...]
    ties: tuple[str, ...]


def linked(asker: Asker, value: str, label: str | None, name: str) -> Link:
    """A value in words: a thing by its name, a date as people write it, a safe web address."""
    local = name.rpartition(":")[2]
    iri = expand(value, asker.store.base)
    if label is not None and iri.startswith(asker.store.base):
        return Link(text=called(asker, iri), iri=iri)
    if local == "url":
        return Link(text=plain(value), web=web_link(value))
    if local in DATED:
        return Link(text=written(value, asker.lang))
    return Link(text=plain(value if label is None else label))


_PARAGRAPH = re.compile(r"id:source_.+_(?:p([\w-]+)|whole)")


def called(asker: Asker, iri: str) -> str:
    """What a thing is called; what has no name of its own (a paragraph, a claim) in words."""
    label = plain(asker.labels.best(iri, asker.lang))
    if match := _PARAGRAPH.fullmatch(label):
        paragraph = match[1]
        return say("paragraph", asker.lang, n=paragraph) if paragraph else say("whole", asker.lang)
    if label.startswith(("id:tie_", "id:result_")):
        return say("that_claim", asker.lang)
    if label.startswith("id:year-"):
        year = label.removeprefix("id:year-").partition("-")[0]
        return f"พ.ศ. {year}" if asker.lang == "th" else f"{year} BE"
    return label


class Writer:
    """Writes claims as rows in the asker's language."""

    def __init__(
        self, asker: Asker, day: dt.date | None = None, joint: Collection[str] = ()
    ) -> None:
        """`joint` are the CURIEs of the ties by which two are said to work together."""
        self.asker, self._day, self._joint = asker, day, joint
        self._held: dict[str, str] = {}

    def rows(self, ties: Sequence[str], claims: Mapping[str, Claim]) -> tuple[Row, ...]:
        """The claims in order, those that read the same together with all their sources."""
        found: dict[Row, list[Row]] = {}
        for iri in ties:
            if iri in claims:
                row = self.row(claims[iri])
                found.setdefault(_alike(row), []).append(row)
        return tuple(_together(key, some) for key, some in found.items())

    def row(self, claim: Claim) -> Row:
        """One claim."""
        asker, lang = self.asker, self.asker.lang
        actor, target = claim.one("actor"), claim.one("target") or claim.one("subject")
        told = tie_row(asker, Tie(claim=claim, role=role_of(claim), other=target), self._filters)
        figure = figure_words(told, lang)
        return Row(
            kind=kind_words(told["kind"], asker),
            post=claim.cls == "Tenure",
            who=self._link(actor) if actor else None,
            role=Link(
                text=role_words(told["kind"], told["role"], asker),
                iri=claim.role if claim.role.startswith(asker.store.base) else "",
            ),
            other=self._link(target) if target not in {"", actor, claim.role} else None,
            figure=" · ".join(filter(None, (figure, told["year_label"], _stage(told, lang)))),
            what=plain(told["what"] or ""),
            also=self._also(claim, {actor, target}),
            when=self._when(claim),
            seen=tuple(filter(None, [claim.one("observed")])),
            since=claim.one("since"),
            until=claim.one("until"),
            dated=claim.one("earliest"),
            joint=curie(claim.iri, asker.store.base) in self._joint,
            modality=say(f"modality.{told['modality']}", lang) if told["modality"] else "",
            sure=told["modality"] or "asserted",
            status=say_status(told["status"] or "", lang, on_a_day=bool(self._day)),
            speakers=tuple(self._link(each) for each in claim.all("saidBy")),
            notes=tuple(filter(None, [plain(claim.text("note", lang))])),
            sources=tuple(Cited.of(asker, c.source, c.paragraph) for c in claim.citations),
            ties=(claim.iri,),
        )

    @property
    def _filters(self) -> Filters:
        return Filters(as_of=self._day)

    def read(self, ties: Iterable[str]) -> dict[str, Claim]:
        """The claims, and every name in them at hand."""
        found = read_claims(self.asker.store, ties)
        self._fetch(found.values())
        contexts = {claim.one("target") for claim in found.values() if _is_occurrence(claim)}
        self._held.update(dates(self.asker.store, contexts - {"", *self._held}))
        return found

    def _fetch(self, claims: Iterable[Claim]) -> None:
        things = {
            term.value
            for claim in claims
            for terms in claim.properties.values()
            for term in terms
            if type(term).__name__ == "NamedNode"
        }
        self.asker.labels.fetch([*things, *(c.source for claim in claims for c in claim.citations)])

    def _link(self, iri: str) -> Link:
        return Link(text=called(self.asker, iri), iri=iri)

    def _also(self, claim: Claim, told: set[str]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
        """What else the claim states: on whose behalf, where, through whom."""
        lang, base = self.asker.lang, self.asker.store.base
        found: dict[str, list[Link]] = {}
        for name, terms in sorted(claim.properties.items()):
            if not name.startswith(KG) or name in _TOLD or name == TYPE:
                continue
            values = {t.value for t in terms if getattr(t, "language", None) in {None, lang}}
            for value in sorted(values or {terms[0].value}):
                if value in told or value == claim.role or _says_nothing(value):
                    continue
                label = called(self.asker, value) if value.startswith("http") else None
                heading = term_labels(name).get(lang, curie(name, base))
                link = linked(self.asker, curie(value, base), label, curie(name, base))
                found.setdefault(heading, []).append(link)
        return tuple((heading, tuple(links)) for heading, links in found.items())

    def _when(self, claim: Claim) -> str:
        """The dates stated, else those of the event or agreement; "" where there are none."""
        start, end = claim.one("start"), claim.one("end")
        if _is_occurrence(claim) and not end:
            return written(start or self._held.get(claim.one("target"), ""), self.asker.lang)
        return written_span(start, end, self.asker.lang)


def _is_occurrence(claim: Claim) -> bool:
    return claim.cls not in {"Tenure", "Affiliation"}


def _says_nothing(value: str) -> bool:
    return value in codes() and codes()[value].code in {"not-stated", "current"}


def _stage(told: Mapping[str, Any], lang: str) -> str:
    if told["stage"] in {None, "not-stated"}:
        return ""
    return code_words("ResultStage" if told["kind"] == "result" else "Stage", told["stage"], lang)


def _alike(row: Row) -> Row:
    """What rows have in common that are told as one."""
    return replace(
        row, seen=(), since="", until="", dated="", joint=False,
        status="", speakers=(), notes=(), sources=(), ties=(),
    )  # fmt: skip


def _together(key: Row, some: Sequence[Row]) -> Row:
    days = sorted(day for row in some for day in row.seen)
    return replace(
        key,
        seen=tuple(dict.fromkeys((days[0], days[-1]))) if days else (),
        since=min((row.since for row in some if row.since), default=""),
        until=max(row.until for row in some) if all(row.until for row in some) else "",
        dated=max(row.dated for row in some),
        joint=any(row.joint for row in some),
        status=some[0].status,
        speakers=tuple(dict.fromkeys(each for row in some for each in row.speakers)),
        notes=tuple(dict.fromkeys(note for row in some for note in row.notes)),
        sources=tuple(dict.fromkeys(cited for row in some for cited in row.sources)),
        ties=tuple(tie for row in some for tie in row.ties),
    )
