"""One thing as its page tells it: what it is, what sources say of it, its ties, who says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.network.actors import actors
from kg.page.entity_around import companions, neighbours
from kg.page.entity_facts import facts_of
from kg.page.entity_lists import here, nearest, posts, roles
from kg.page.entity_names import called, kinds_in_words, most_telling, names, unnamed
from kg.page.entity_paragraphs import Reading, read
from kg.page.entity_rows import Cited, Writer
from kg.page.entity_sections import WHOLE, Part, sections
from kg.page.entity_sources import pointing, sources, values_of
from kg.page.entity_ties import by_section, index
from kg.page.entity_years import Years, years
from kg.query.claims import TIES
from kg.query.profile import described

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.page.entity_around import Companion, Neighbour, Partner
    from kg.page.entity_facts import Fact
    from kg.page.entity_lists import Listing
    from kg.page.entity_rows import Row
    from kg.page.entity_sections import Section
    from kg.page.entity_sources import Document, Pointing
    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker

_GATHERING = frozenset({"Agreement", "Event", "Programme"})
_WORKING = frozenset({"Organisation", "Group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What a page says first, as words.

    `company`: with whom the documents say that an organisation worked, None where nobody asked
    or it is none. `lists`: who took part as what; who and what is in a place.
    """

    company: tuple[Companion, ...] | None = None
    lists: tuple[Listing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing; names in the reader's language first.

    `facts` are what is said of it, `quoted` whose words documents take that from.
    `cls` is its most telling class, `group` its look; `claim` is the tie itself where the thing
    is one, `document` the document that the thing is or is a paragraph of; `neighbours` are
    the first of the `around` that there are, by number of facts. `reading`: what a document
    states, paragraph by paragraph, where that was asked for; then it has no sections.
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
    lead: Lead
    facts: tuple[Fact, ...]
    quoted: tuple[Fact, ...]
    sections: tuple[Section, ...]
    neighbours: tuple[Neighbour, ...]
    around: int
    years: Years
    pointing: tuple[Pointing, ...]
    documents: tuple[Document, ...]
    merged: tuple[str, ...]
    claim: Row | None = None
    document: str = ""
    reading: Reading = field(default_factory=Reading)

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


def entity(
    asker: Asker,
    iri: str,
    part: Part = WHOLE,
    partners: Sequence[Partner] | None = None,
) -> Entity:
    """What the page of `iri` tells, in the asker's language.

    With `part.section` MANY facts of that section alone from `part.first` on, else `part.few`
    of each. `partners`: with whom it worked, None where that is not asked.
    About ten queries, and three for each 500 claims read.
    """
    told = described(asker, iri)
    cls = most_telling(told["kinds"], asker.store.base)
    node = actors(asker.store, [iri])[iri]
    kind = {"Source": "source", "Evidence": "evidence"}.get(cls, "")
    found = index(asker.store, iri, kind, part.asked)
    writer = Writer(asker, part.asked.as_of, {tie for each in partners or () for tie in each.ties})
    by_paragraph = kind == "source" and part.by_paragraph
    name, other = names(node, asker.lang)
    claim = _claim(writer, iri) if cls in TIES else None
    near = ((), 0) if kind or claim else neighbours(asker, found)
    facts, quoted = ((), ()) if claim else _facts(asker, iri, told["facts"])
    return Entity(
        iri=iri,
        id=told["id"],
        cls=cls,
        group=str(node["group"]),
        name=_title(claim) if claim else name or unnamed(asker, iri, cls, told["id"]),
        other_name=other,
        kinds=kinds_in_words(told["kinds"], node, asker),
        called=called(told["labels"], {name, other}),
        short=_short(told["labels"]),
        lead=_lead(asker, (iri, cls), (found, near[0]), partners),
        facts=facts,
        quoted=quoted,
        sections=() if by_paragraph else sections(writer, by_section(found), part),
        neighbours=near[0],
        around=near[1],
        years=Years() if kind or claim else years(asker, iri, found),
        pointing=() if by_paragraph else pointing(asker, iri),
        documents=() if kind else sources(asker, iri, found),
        merged=tuple(values_of(asker.store, iri, "mergedFrom")),
        claim=claim,
        document=_document(asker, iri, kind),
        reading=read(writer, iri, found) if by_paragraph else Reading(),
    )


def _lead(
    asker: Asker,
    thing: tuple[str, str],
    tied: tuple[Sequence[Indexed], Sequence[Neighbour]],
    partners: Sequence[Partner] | None,
) -> Lead:
    """Of `thing` (its IRI and class) with its ties and whom they lead to."""
    (iri, cls), (ties, near) = thing, tied
    if cls in _GATHERING:
        return Lead(lists=roles(asker, ties))
    if cls == "Place":
        return Lead(lists=here(asker, iri))
    if cls in _WORKING and partners:
        return Lead(company=companions(asker, partners))
    if cls not in {*_WORKING, "Person", "Post"}:
        return Lead()
    own = posts(asker, ties) if cls == "Person" else None
    others = nearest(asker, near, {iri, *(each.link.iri for each in (own.entries if own else ()))})
    company = () if cls in _WORKING and partners is not None else None
    return Lead(company=company, lists=tuple(filter(None, (own, others))))


def _facts(
    asker: Asker, iri: str, facts: Sequence[Mapping[str, Any]]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What is said of it, and whose words documents take that from."""
    quoted = [fact for fact in facts if fact["property"] == "kg:saidBy"]
    said = [fact for fact in facts if fact not in quoted]
    return facts_of(asker, iri, said), facts_of(asker, iri, quoted)


def _short(labels: Mapping[str, Mapping[str, Sequence[str]]]) -> tuple[str, ...]:
    return tuple(sorted(v for names in labels.get("abbreviations", {}).values() for v in names))


def _document(asker: Asker, iri: str, kind: str) -> str:
    if kind == "evidence":
        return next(iter(values_of(asker.store, iri, "source")), "")
    return iri if kind == "source" else ""


def _claim(writer: Writer, iri: str) -> Row | None:
    claims = writer.read([iri])
    return writer.row(claims[iri]) if iri in claims else None


def _title(claim: Row) -> str:
    who = claim.who.text if claim.who else ""
    what = claim.role.text or claim.kind
    other = claim.other.text if claim.other else claim.what
    return " — ".join(filter(None, (who, what, other)))
