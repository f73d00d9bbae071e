"""Lists of names on a thing's page: who is in it as what, who and what is in a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.network.actors import actors
from kg.page.dates import written, written_span
from kg.page.entity_rows import Link, called
from kg.page.entity_ties import SPOKEN
from kg.page.entity_words import say
from kg.page.held import dates
from kg.query.binding import iri as sparql_iri
from kg.query.labels import chunks
from kg.schema.codes import codes
from kg.store.engine import texts
from kg.values.names import sort_key
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.page.entity_around import Neighbour
    from kg.page.entity_ties import Indexed
    from kg.query.asking import Asker

LISTED = 120
"""How many names of one list are told."""
NEAR = 8
"""And of those that documents name a thing together with."""
_KINDS = ("Organisation", "Person", "Post", "Group", "Agreement", "Event", "Programme", "Place")
_PLACED = "?thing kg:place ?place FILTER NOT EXISTS { ?thing kg:fact ?fact }"
_WORKED = """?tie kg:place ?place ; kg:actor ?thing ; kg:modality kg:modality-asserted .
    ?thing a kg:Organisation"""
_HAPPENED = {"Agreement", "Event"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A name in a list: `with_` are whom it acted for, `note` a date or how sure it is."""

    link: Link
    group: str
    with_: tuple[Link, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Names under a heading: a role in words, or the class of all of them (`cls`).

    `entries` are the first LISTED of `total`.
    """

    cls: str
    heading: str
    entries: tuple[Entry, ...]
    total: int


def roles(asker: Asker, ties: Iterable[Indexed]) -> tuple[Listing, ...]:
    """Who took part in an agreement, event or programme, by role in the order of lists.ttl.

    `ties` are those of the thing; each actor once in a role, surest claim first.
    """
    places = {iri: place for place, iri in enumerate(codes())}
    surest = list(say_order())
    found: dict[str, dict[str, list[Indexed]]] = {}
    for tie in ties:
        if tie.section == "Participation" and tie.at_end and tie.actor in tie.others:
            found.setdefault(tie.role, {}).setdefault(tie.actor, []).append(tie)
    nodes = actors(asker.store, (actor for of_role in found.values() for actor in of_role))
    asker.labels.fetch(
        [*nodes, *(b for r in found.values() for t in r.values() for e in t for b in e.behalf)]
    )
    listings = []
    for role in sorted(found, key=lambda iri: places.get(iri, len(places))):
        entries = []
        for actor, claims in found[role].items():
            sure = min((tie.modality for tie in claims), key=surest.index)
            behalf = sorted({each for tie in claims for each in tie.behalf} - {actor})
            entries.append(
                Entry(
                    link=Link(text=called(asker, actor), iri=actor),
                    group=str(nodes[actor]["group"]),
                    with_=tuple(Link(text=called(asker, each), iri=each) for each in behalf),
                    note="" if sure == "asserted" else say(f"modality.{sure}", asker.lang),
                )
            )
        entries.sort(key=lambda e: (bool(e.note), sort_key(e.link.text), e.link.iri))
        heading = codes()[role].labels.get(asker.lang, "") if role in codes() else ""
        listings.append(_listing("", heading, entries))
    return tuple(listings)


def posts(asker: Asker, ties: Iterable[Indexed]) -> Listing | None:
    """The posts that the ties of a person state, or who held the post that a thing is.

    Each once, with the days on which documents say so, the latest first; None without any.
    """
    found: dict[str, list[Indexed]] = {}
    for tie in ties:
        if tie.section == "Tenure" and tie.at_end and tie.asserted:
            found.setdefault(tie.role, []).append(tie)
    asker.labels.fetch(
        [*found, *(other for some in found.values() for t in some for other in t.others)]
    )
    entries = [
        Entry(
            link=Link(text=called(asker, post), iri=post),
            group="person",
            note=_days(some, asker.lang),
        )
        for post, some in found.items()
        if post
    ]
    return _listing("", say("section.Tenure", asker.lang), entries) if entries else None


def _days(ties: Sequence[Indexed], lang: str) -> str:
    """From the first to the last day on which documents say so."""
    first = min((t.days.get("since", "") for t in ties if t.days.get("since")), default="")
    ends = [t.days.get(name, "") for t in ties for name in ("statedUntil", "seenUntil", "until")]
    last = max(filter(None, ends), default=first)
    return written_span(first, last, lang) if first else ""


def nearest(asker: Asker, some: Iterable[Neighbour], known: set[str]) -> Listing | None:
    """With whom and what documents name a thing together, but for the `known`; None if nobody."""
    entries = [
        Entry(
            link=Link(text=each.name, iri=each.iri),
            group=each.group,
            note=say("things_one" if each.facts == 1 else "things", asker.lang, n=each.facts),
        )
        for each in some
        if each.iri not in known
    ]
    few = entries[:NEAR]
    return _listing("", say("near", asker.lang), few) if few else None


def say_order() -> tuple[str, ...]:
    """The modalities, the surest first."""
    return tuple(code.code for code in codes().values() if code.list == kg("Modality"))


def here(asker: Asker, place: str) -> tuple[Listing, ...]:
    """Who is or works in a place and what happened there, in the places within it, too.

    Organisations that have their seat there or are stated to have done something there;
    groups without names; agreements and events, latest first; programmes.
    """
    store = asker.store
    inside = f"SELECT ?place {{ ?place kg:within* {sparql_iri(place)} }}"
    found: set[str] = set()
    # The places first: an engine that starts from what has a place goes through all there is.
    for some in chunks(each for (each,) in texts(store, inside, ("place",))):
        values = f"VALUES (?place) {{ {some} }} "
        for pattern in (_PLACED, _WORKED):
            query = f"SELECT DISTINCT ?thing {{ {values} {pattern} }}"
            found.update(thing for (thing,) in texts(store, query, ("thing",)))
    return by_class(asker, found - {place})


def named(asker: Asker, ties: Iterable[Indexed], things: Iterable[str]) -> tuple[Listing, ...]:
    """Whom and what the ties of a document name, and the `things` it describes, by class."""
    found = {other for tie in ties if tie.section != SPOKEN for other in tie.others}
    return by_class(asker, found | set(things))


def by_class(asker: Asker, things: Iterable[str]) -> tuple[Listing, ...]:
    """Things by class: what happened latest first, the others in dictionary order."""
    nodes = actors(asker.store, things)
    asker.labels.fetch(nodes)
    found: dict[str, list[str]] = {}
    for iri, node in nodes.items():
        cls = str(node["kind"]).capitalize()
        found.setdefault(cls if cls in _KINDS else "Organisation", []).append(iri)
    days = dates(asker.store, (iri for cls in _HAPPENED for iri in found.get(cls, ())))
    listings = []
    for cls in _KINDS:
        entries = [
            Entry(
                link=Link(text=called(asker, iri), iri=iri),
                group=str(nodes[iri]["group"]),
                note=written(days.get(iri, ""), asker.lang),
            )
            for iri in found.get(cls, ())
        ]
        entries.sort(key=lambda e: (sort_key(e.link.text), e.link.iri))
        entries.sort(key=lambda e: days.get(e.link.iri, ""), reverse=True)
        if entries:
            listings.append(_listing(cls, "", entries))
    return tuple(listings)


def _listing(cls: str, heading: str, entries: Sequence[Entry]) -> Listing:
    return Listing(cls=cls, heading=heading, entries=tuple(entries[:LISTED]), total=len(entries))
