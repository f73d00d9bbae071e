"""Which rows of a question make its network, and why the others do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.network.links import Link, read_links
from kg.network.measures import USUAL, Measuring
from kg.query.binding import bind, defaults, iri
from kg.query.claims import Claim, read_claims
from kg.query.filters import Filters
from kg.query.labels import chunks
from kg.schema.codes import code_list
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.asking import Asker
    from kg.query.question import Question
    from kg.store.engine import Term

    Row = Mapping[str, Term]

ENDS = ("source", "target", "actor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which part of a network: by basis and kind codes, place, and steps around an actor.

    `groups`: with the sets that sources describe without names, which are left out otherwise.
    `max_parties`: without the contexts that join more actors than that; 0 keeps them all.
    `measuring`: how what is left is measured.
    """

    groups: bool = False
    basis: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""
    focus: str = ""
    steps: int = 1
    max_parties: int = 0
    measuring: Measuring = USUAL


@dataclass(slots=True, kw_only=True)
class Selection:
    """The links chosen, the claims behind them, and how much was left out for which reason.

    `uncited`: the query selects no ?tie, so that its links rest on no claim.
    """

    links: list[Link]
    claims: dict[str, Claim]
    left_out: Counter[str]
    uncited: bool

    def leave(self, links: list[Link], reason: str) -> None:
        """Keep only `links`; the rest is left out for a reason."""
        self.left_out[reason] += len(self.links) - len(links)
        self.links = links

    def leave_pairs_of(self, other: Selection, reason: str) -> None:
        """Leave out the pairs that another selection joins, counted as pairs."""
        gone, before = other.pairs(), len(self.pairs())
        self.links = [link for link in self.links if link.pair not in gone]
        self.left_out[reason] += before - len(self.pairs())

    def leave_overlarge(self, most: int) -> None:
        """Leave out the contexts of more than `most` actors, counted as contexts by basis."""
        over = {(link.basis, link.reason) for link in self.links if link.parties > most}
        self.left_out.update(f"too-many-parties-{basis}" for basis, _ in over)
        self.links = [link for link in self.links if link.parties <= most]

    def pairs(self) -> set[frozenset[str]]:
        """The pairs that some link joins."""
        return {link.pair for link in self.links}


def select(
    asker: Asker, question: Question, values: Mapping[str, str], filters: Filters, choice: Choice
) -> Selection:
    """The links of the question with `values` bound and `filters` and `choice` applied."""
    filters = replace(filters, modality=filters.modality or modality_of(question))
    if choice.place:
        values = {**values, "place": choice.place}
    answer = asker.store.query(bind(question, asker.terms(question, values, filters)))
    uncited = "tie" not in answer.columns
    if uncited and _needs_ties(question, filters):
        raise KgError(
            f"{question.path or question.name}: without ?tie its rows have no dates and sources "
            "to choose by; select ?tie"
        )
    ties = {row["tie"].value for row in answer.rows if "tie" in row}
    found = read_claims(asker.store, ties)
    if ties and not found:
        raise KgError(
            f"{question.path or question.name}: no ?tie it gives is a tie "
            f"({min(ties)}); select the kg:Tie itself"
        )
    kept, reasons = filters.choose(found.values())
    needed = {param.name for param in question.params if param.required}
    everywhere = {n: text for n, text in values.items() if n != "place" or n in needed}
    left_out = Counter(reasons) + _never_asked(asker, question, everywhere, filters, ties)
    left_out["not-a-tie"] += len(ties) - len(found)
    rows = answer.rows
    if not choice.groups:
        described = _groups(asker, rows)
        rows = [row for row in rows if not any(_end(row, name) in described for name in ENDS)]
        left_out["groups"] += len(described)
    claims = {claim.iri: claim for claim in kept}
    links = read_links(answer.columns, rows, claims, question.name)
    selection = Selection(links=links, claims=claims, left_out=left_out, uncited=uncited)
    selection.leave([link for link in links if link.source != link.target], "self")
    if choice.basis:
        _leave_other_bases(selection, choice.basis)
    if choice.max_parties:
        selection.leave_overlarge(choice.max_parties)
    return selection


def _leave_other_bases(selection: Selection, basis: tuple[str, ...]) -> None:
    there = {link.basis for link in selection.links}
    for name in basis:
        if there and name not in there:
            raise NotFoundError("basis", name, how=f"there are {', '.join(sorted(there))}")
    selection.leave([link for link in selection.links if link.basis in basis], "basis")


def modality_of(question: Question) -> tuple[str, ...]:
    """The modality that the query's own VALUES row binds, else asserted."""
    term = defaults(question).get("modality", "asserted")
    return (term.rpartition("modality-")[2].rstrip(">"),)


def _takes(question: Question, name: str) -> bool:
    return any(param.name == name for param in question.params)


def _needs_ties(question: Question, filters: Filters) -> bool:
    by_day = filters.as_of and not _takes(question, "asOf")
    return bool(filters.during or filters.strict or filters.min_sources > 1 or by_day)


def _never_asked(
    asker: Asker, question: Question, values: Mapping[str, str], filters: Filters, asked: set[str]
) -> Counter[str]:
    """Why ties the same query finds anywhere, any day, of any modality are not `asked`."""
    terms = asker.terms(question, values, Filters())
    if _takes(question, "modality"):
        terms["modality"] = [iri(code.iri) for code in code_list(kg("Modality")).values()]
    rows = asker.store.query(bind(question, terms)).rows
    others = read_claims(asker.store, {row["tie"].value for row in rows if "tie" in row} - asked)
    kept, reasons = filters.choose(others.values())
    return Counter(reasons) + Counter({"place": len(kept)})


def _end(row: Mapping[str, Term], name: str) -> str:
    return row[name].value if name in row else ""


def _groups(asker: Asker, rows: Iterable[Mapping[str, Term]]) -> set[str]:
    """The ends of rows that are sets described without names."""
    ends = {_end(row, name) for row in rows for name in ENDS} - {""}
    found: set[str] = set()
    for values in chunks(each for each in ends if each.startswith(("http:", "https:"))):
        query = f"SELECT ?thing {{ VALUES (?thing) {{ {values} }} ?thing a kg:Group }}"
        found |= {row["thing"].value for row in asker.store.query(query).rows}
    return found
