"""One thing as its page tells it: what it is, what sources say of it, its ties, who says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.actors import actors
from kg.page.entity_rows import Cited, Link, Writer, linked
from kg.page.entity_sources import pointing, sources, values_of
from kg.page.entity_ties import SPOKEN, by_section, index
from kg.page.entity_words import say
from kg.query.binding import iri as sparql_iri
from kg.query.claims import TIES
from kg.query.profile import described
from kg.schema.codes import codes
from kg.schema.ontology import term_labels
from kg.store.engine import texts
from kg.vocabulary import KG, expand, kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kg.page.entity_rows import Row
    from kg.page.entity_sources import Document, Pointing
    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker

FEW, MANY = 6, 100
"""How many facts of one section a thing's page tells, and a page of that section alone."""
NEAREST = 60
"""How many of those a thing is tied to are named beside it."""
CLAIMS = 40
"""How many claims of one fact are read, the latest."""

_CLASSES = (
    *TIES, "Source", "Evidence", "Place", "Year", "Post", "Person", "Group", "Organisation",
    "Programme", "Agreement", "Event",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A property in words, and its values with the paragraphs that state them."""

    name: str
    said: tuple[tuple[tuple[Link, ...], tuple[Cited, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Facts of one class of ties: `rows` tell those from `first` (0 is the first) to `last`.

    `total` counts facts and `claims` what sources claim of them; claims of one fact that read
    the same are one row.
    """

    code: str
    rows: tuple[Row, ...]
    first: int
    last: int
    total: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Who or what it is tied to: by how many facts, and whether one of them is asserted."""

    iri: str
    name: str
    group: str
    facts: int
    asserted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing; names in the reader's language first.

    `facts` are what is said of it, `quoted` whose words documents take that from.
    `cls` is its most telling class, `group` its look; `claim` is the tie itself where the thing
    is one, `document` the document that the thing is or is a paragraph of; `neighbours` are
    the NEAREST of the `around` that there are, by number of facts.
    """

    iri: str
    id: str
    cls: str
    group: str
    name: str
    other_name: str
    kinds: tuple[str, ...]
    called: tuple[str, ...]
    short: tuple[str, ...]
    facts: tuple[Fact, ...]
    quoted: tuple[Fact, ...]
    sections: tuple[Section, ...]
    neighbours: tuple[Neighbour, ...]
    around: int
    pointing: tuple[Pointing, ...]
    documents: tuple[Document, ...]
    merged: tuple[str, ...]
    claim: Row | None = None
    document: str = ""

    @property
    def stated_by(self) -> tuple[Cited, ...]:
        """The paragraphs that state all facts alike; () where they differ or are only one."""
        cited = {sources for fact in self.facts for _, sources in fact.said}
        several = sum(len(fact.said) for fact in self.facts) > 1
        return next(iter(cited)) if len(cited) == 1 and several else ()

    @property
    def is_person(self) -> bool:
        """Whether the page names a person, or the holder of a post."""
        return self.cls == "Person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a thing's ties is told: one section from `first` on, and those of a day."""

    section: str = ""
    first: int = 0
    day: dt.date | None = None


WHOLE = Part()


def entity(asker: Asker, iri: str, part: Part = WHOLE) -> Entity:
    """What the page of `iri` tells, in the asker's language.

    With `part.section` MANY facts of that section alone from `part.first` on, else FEW of each.
    About ten queries, and three for each 500 claims read.
    """
    told = described(asker, iri)
    cls = _class(told["kinds"], asker)
    node = actors(asker.store, [iri])[iri]
    kind = {"Source": "source", "Evidence": "evidence"}.get(cls, "")
    found = index(asker.store, iri, kind, part.day)
    writer = Writer(asker, part.day)
    sections = _sections(writer, by_section(found), part)
    name, other = _names(node, asker.lang)
    quoted = [fact for fact in told["facts"] if fact["property"] == "kg:saidBy"]
    claim = _claim(writer, iri) if cls in TIES else None
    neighbours, around = ((), 0) if kind or claim else _neighbours(asker, found)
    return Entity(
        iri=iri,
        id=told["id"],
        cls=cls,
        group=str(node["group"]),
        name=_title(claim) if claim else name or _unnamed(asker, iri, cls, told["id"]),
        other_name=other,
        kinds=_kinds(told["kinds"], node, asker),
        called=_called(told["labels"], {name, other}),
        short=tuple(
            sorted(v for names in told["labels"].get("abbreviations", {}).values() for v in names)
        ),
        facts=() if claim else _facts(asker, iri, [f for f in told["facts"] if f not in quoted]),
        quoted=() if claim else _facts(asker, iri, quoted),
        sections=sections,
        neighbours=neighbours,
        around=around,
        pointing=pointing(asker, iri),
        documents=() if kind else sources(asker, iri, found),
        merged=tuple(values_of(asker.store, iri, "mergedFrom")),
        claim=claim,
        document=_document(asker, iri, kind),
    )


def _document(asker: Asker, iri: str, kind: str) -> str:
    if kind == "evidence":
        return next(iter(values_of(asker.store, iri, "source")), "")
    return iri if kind == "source" else ""


def _class(kinds: Sequence[str], asker: Asker) -> str:
    classes = {expand(each, asker.store.base).removeprefix(KG) for each in kinds}
    return next((name for name in _CLASSES if name in classes), "")


def _names(node: Mapping[str, Any], lang: str) -> tuple[str, str]:
    """The name in the reader's language, else in the other, and the other language's name."""
    thai, english = str(node["label_th"]), str(node["label_en"])
    if not thai and ":" in english and " " not in english:  # a CURIE stands for no name
        english = ""
    here, there = (thai, english) if lang == "th" else (english, thai)
    return (here, there) if here else (there, "")


def _unnamed(asker: Asker, iri: str, cls: str, id_: str) -> str:
    """What a paragraph or a year is called."""
    if cls == "Evidence":
        source = next(iter(values_of(asker.store, iri, "source")), "")
        paragraph = next(iter(values_of(asker.store, iri, "paragraph")), "")
        title = asker.labels.best(source, asker.lang) if source else id_
        if not paragraph:
            return title
        return f"{title} · {'ย่อหน้า' if asker.lang == 'th' else 'paragraph'} {paragraph}"
    if cls == "Year":
        year = id_.removeprefix("id:year-").partition("-")[0]
        return f"พ.ศ. {year}" if asker.lang == "th" else f"{year} BE ({int(year) - 543} CE)"
    return id_


def _kinds(kinds: Sequence[str], node: Mapping[str, Any], asker: Asker) -> tuple[str, ...]:
    """What it is, in words: its kind and the classes that say more than that."""
    skipped = {
        kg(name) for name in ("Actor", "Tie", "Organisation", "Person") if node["kind"] != name
    }
    iris = [expand(each, asker.store.base) for each in kinds]
    coded = [asker.labels.best(iri, asker.lang) for iri in iris if iri in codes()]
    classes = [
        term_labels(iri).get(asker.lang, "").lower()
        for iri in iris
        if iri not in codes() and (iri not in skipped or not coded) and iri != kg("Actor")
    ]
    return tuple(dict.fromkeys(filter(None, (*coded, *classes))))


def _called(labels: Mapping[str, Mapping[str, Sequence[str]]], known: set[str]) -> tuple[str, ...]:
    others = {value for values in labels.get("other_names", {}).values() for value in values}
    return tuple(sorted(others - known))


_NOT_TOLD = frozenset(
    {
        "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "kg:abbreviation", "kg:kind",
        "kg:family", "kg:earliest", "kg:latest", "kg:since", "kg:until", "kg:seenUntil",
    }
)  # fmt: skip


def _facts(asker: Asker, iri: str, facts: Sequence[Mapping[str, Any]]) -> tuple[Fact, ...]:
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
    return term_labels(expand(name, "")).get(lang) or say(f"property.{name}", lang)


def _in_other_language(asker: Asker, iri: str) -> set[tuple[str, str]]:
    """The texts of which the reader's language has its own: property and text."""
    query = f"SELECT ?p ?o (LANG(?o) AS ?lang) {{ {sparql_iri(iri)} ?p ?o FILTER(LANG(?o) != '') }}"
    found = list(texts(asker.store, query, ("p", "o", "lang")))
    own = {name for name, _, lang in found if lang == asker.lang}
    return {(name, text) for name, text, lang in found if lang != asker.lang and name in own}


def _sections(writer: Writer, ties: Mapping[str, list[Indexed]], part: Part) -> tuple[Section, ...]:
    size, start = (MANY, part.first) if part.section else (FEW, 0)
    wanted = {c: _by_fact(some) for c, some in ties.items() if part.section in {"", c}}
    shown = {code: facts[start : start + size] for code, facts in wanted.items()}
    claims = writer.read(iri for facts in shown.values() for fact in facts for iri in fact)
    return tuple(
        Section(
            code=code,
            rows=tuple(row for fact in facts for row in writer.rows(fact, claims)),
            first=start,
            last=start + len(facts),
            total=len(wanted[code]),
            claims=len(ties[code]),
        )
        for code, facts in shown.items()
    )


def _by_fact(ties: Sequence[Indexed]) -> list[list[str]]:
    """The claims of each fact, the fact claimed of the latest day first."""
    found: dict[str, list[str]] = {}
    for tie in ties:
        found.setdefault(tie.fact, []).append(tie.iri)
    return [claims[:CLAIMS] for claims in found.values()]


def _claim(writer: Writer, iri: str) -> Row | None:
    claims = writer.read([iri])
    return writer.row(claims[iri]) if iri in claims else None


def _title(claim: Row) -> str:
    who = claim.who.text if claim.who else ""
    what = claim.role.text or claim.kind
    other = claim.other.text if claim.other else claim.what
    return " — ".join(filter(None, (who, what, other)))


def _neighbours(asker: Asker, ties: Sequence[Indexed]) -> tuple[tuple[Neighbour, ...], int]:
    """Whom or what the ties lead to, the NEAREST by number of facts and name, and how many.

    Not whom it only speaks of.
    """
    facts: dict[str, set[str]] = {}
    sure: set[str] = set()
    for tie in ties:
        if tie.section == SPOKEN:
            continue
        for other in tie.others:
            facts.setdefault(other, set()).add(tie.fact)
            if tie.asserted:
                sure.add(other)
    nearest = sorted(facts, key=lambda iri: (-len(facts[iri]), iri))[:NEAREST]
    nodes = actors(asker.store, nearest)
    found = [
        Neighbour(
            iri=iri,
            name=_names(nodes[iri], asker.lang)[0] or asker.labels.best(iri, asker.lang),
            group=str(nodes[iri]["group"]),
            facts=len(facts[iri]),
            asserted=iri in sure,
        )
        for iri in nearest
    ]
    return tuple(sorted(found, key=lambda n: (-n.facts, n.name, n.iri))), len(facts)
