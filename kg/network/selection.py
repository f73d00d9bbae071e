"""Which rows of a question make its network, and why the others do not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFoundError
from kg.network.answer import answer, answer_and_rest, in_full
from kg.network.links import read_links
from kg.network.measures import USUAL, Measuring
from kg.network.members import incidence, members
from kg.network.rows import where
from kg.query.register import Register
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.answer import Asked
    from kg.network.incidence import Incidence
    from kg.network.links import Links
    from kg.network.members import Members
    from kg.network.rows import Numbers, Rows, Truths
    from kg.query.asking import Asker
    from kg.query.filters import Filters
    from kg.query.question import Question
    from kg.store.engine import Engine

    Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which part of a network: by basis and kind codes, place, and steps around an actor.

    `groups`: with the sets that sources describe without names, which are left out otherwise.
    `max_parties`: without the contexts that join more actors than that; 0 keeps them all.
    `backbone`: without the lines that are no more than chance at this level; 0 keeps them all.
    `measuring`: how what is left is measured.
    """

    groups: bool = False
    basis: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""
    focus: str = ""
    steps: int = 1
    max_parties: int = 0
    backbone: float = 0.0
    measuring: Measuring = USUAL


@dataclass(slots=True, kw_only=True, eq=False)
class Selection:
    """The rows chosen, the links they make, and how much was left out for which reason.

    `register` has the claims behind them: place i is `rows.ties[i]`. `stated` is how many
    actors the sources say each of `rows.contexts` has. `gone` are the pairs (CURIEs, sorted)
    that another network keeps out of this one. `scope` are the CURIEs a kind or a focus
    leaves, None for all.
    """

    name: str
    rows: Rows
    register: Register
    stated: Sequence[int]
    left_out: Counter[str]
    members: Members = field(init=False)
    links: Links = field(init=False)
    gone: frozenset[Pair] = frozenset()
    scope: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self._join()

    @property
    def uncited(self) -> bool:
        """Whether the query selects no ?tie, so that its links rest on no claim."""
        return not self.rows.cited

    def incidence(self) -> Incidence:
        """Who is in which context, as a sparse matrix; without direct ties."""
        return incidence(self.members, self.rows, self.stated)

    def pairs(self) -> set[Pair]:
        """The pairs of CURIEs that some link joins, each sorted."""
        import numpy as np

        names, many = self.rows.actors, max(len(self.rows.actors), 1)
        keys = np.unique(self._keys())
        return {(names[key // many], names[key % many]) for key in keys.tolist()}

    def drawn(self) -> list[int]:
        """The places in `rows.actors` of those whom some link joins, in order."""
        import numpy as np

        found: list[int] = np.union1d(self.links.source, self.links.target).tolist()
        return found

    def families(self) -> tuple[str, ...]:
        """The source families some link rests on, sorted."""
        import numpy as np

        ties = np.union1d(self.rows.shared.tie, self.rows.stated.tie)
        found = {each for tie in ties if tie >= 0 for each in self.register.families(int(tie))}
        return tuple(sorted(found))

    def leaving_out(self, family: str) -> Selection:
        """The same without the claims that rest on one source family alone.

        What was left out before stays as it is counted; `gone` and `scope` stay too.
        """
        import numpy as np

        kept = np.array(self.register.alone(), dtype=object) != family
        rows = self.rows.within(kept.astype(bool), _all(self.rows))
        return replace(self, rows=rows, left_out=Counter(self.left_out))

    def leave_pairs_of(self, other: Selection, reason: str) -> None:
        """Leave out the pairs that another selection joins, counted as pairs."""
        before = len(self.pairs())
        self.gone |= other.pairs()
        self._leave_gone()
        self.left_out[reason] += before - len(self.pairs())

    def _join(self) -> None:
        facts = self.register.column("fact") if len(self.rows.stated.tie) else ()
        self.members, self.links = read_links(self.rows, facts, self.stated, self.name)
        self._leave_gone()

    def _leave_gone(self) -> None:
        import numpy as np

        if not self.gone:
            return
        at = {name: place for place, name in enumerate(self.rows.actors)}
        many = max(len(at), 1)
        keys = [at[a] * many + at[b] for a, b in self.gone if a in at and b in at]
        if keys:
            self.links = self.links.where(~np.isin(self._keys(), keys))

    def _keys(self) -> Numbers:
        """A number for each link's two ends, whichever is first."""
        import numpy as np

        source, target = self.links.source, self.links.target
        many = max(len(self.rows.actors), 1)
        return np.minimum(source, target) * many + np.maximum(source, target)


def select(
    asker: Asker, question: Question, asked: Asked, choice: Choice, *, counted: bool = True
) -> Selection:
    """The links of the question as asked, with `choice` applied.

    `counted`: what the query never gave because of the place, the day or the modality is
    counted too.
    """
    import numpy as np

    asked = in_full(question, asked, choice.place)
    if counted:
        rows, rest = answer_and_rest(asker, question, asked)
    else:
        rows, rest = answer(asker, question, asked), set()
    register = Register(asker.store, rows.ties)
    left_out, kept = _chosen(register, question, asked.filters)
    others = (entry for entry in Register(asker.store, tuple(rest)) if entry.cls)
    elsewhere, reasons = asked.filters.choose(others)
    left_out.update({**reasons, "place": len(elsewhere)})
    rows = rows.within(kept, _all(rows))
    if not choice.groups:
        named = _named(asker.store, rows)
        left_out["groups"] += int((~named & rows.there()).sum())
        rows = rows.within(np.ones(len(rows.ties), dtype=bool), named)
    rows = _leave(rows, choice, left_out)
    return Selection(
        name=question.name,
        rows=rows,
        register=register,
        stated=_stated(asker.store, question, rows),
        left_out=left_out,
    )


def _chosen(
    register: Register, question: Question, filters: Filters
) -> tuple[Counter[str], Truths]:
    """Why claims are left out, and which are kept."""
    import numpy as np

    entries = [entry for entry in register if entry.cls]
    if len(register) and not entries:
        raise KgError(
            f"{question.path or question.name}: no ?tie it gives is a tie "
            f"({register.ties[0]}); select the kg:Tie itself"
        )
    kept, reasons = filters.choose(entries)
    marked = np.zeros(len(register), dtype=bool)
    marked[[entry.place for entry in kept]] = True
    return Counter(reasons) + Counter({"not-a-tie": len(register) - len(entries)}), marked


def _leave(rows: Rows, choice: Choice, left_out: Counter[str]) -> Rows:
    """The rows without those that lead from an actor to itself, of other bases, of the overlarge.

    Counted in `left_out` as links, and contexts too large as contexts by basis.
    """
    import numpy as np

    itself = rows.stated.source == rows.stated.target
    left_out["self"] += int(itself.sum())
    rows = replace(rows, stated=where(rows.stated, ~itself))
    if choice.basis:
        rows = _leave_other_bases(rows, choice.basis, left_out)
    if choice.max_parties:
        found = members(rows)
        parties = found.parties(len(rows.contexts))
        joined = found.joined(len(rows.contexts))
        over = parties > choice.max_parties
        left_out.update(
            f"too-many-parties-{rows.contexts[each][0]}"
            for each in np.flatnonzero(over & (joined > 0))
        )
        rows = replace(rows, shared=where(rows.shared, ~over[rows.shared.context]))
    return rows


def _leave_other_bases(rows: Rows, basis: tuple[str, ...], left_out: Counter[str]) -> Rows:
    import numpy as np

    joined = members(rows).joined(len(rows.contexts))
    shared = np.array([name in basis for name, _, _ in rows.contexts], dtype=bool)
    stated = np.array([name in basis for name in rows.bases], dtype=bool)
    there = {rows.contexts[each][0] for each in np.flatnonzero(joined)}
    there |= {rows.bases[each] for each in np.unique(rows.stated.basis)}
    for name in basis:
        if there and name not in there:
            raise NotFoundError("basis", name, how=f"there are {', '.join(sorted(there))}")
    left_out["basis"] += int(joined[~shared].sum() + (~stated[rows.stated.basis]).sum())
    return replace(
        rows,
        shared=where(rows.shared, shared[rows.shared.context]),
        stated=where(rows.stated, stated[rows.stated.basis]),
    )


def _all(rows: Rows) -> Truths:
    import numpy as np

    return np.ones(len(rows.actors), dtype=bool)


def _named(store: Engine, rows: Rows) -> Truths:
    """Which actors are not sets that sources describe without names."""
    import numpy as np

    described = {group for (group,) in texts(store, "SELECT ?g { ?g a kg:Group }", ("g",))}
    return np.array([iri not in described for iri in rows.iris], dtype=bool)


def _stated(store: Engine, question: Question, rows: Rows) -> Sequence[int]:
    """How many actors the sources say each context has: the largest figure, 0 where none is.

    Only for the bases that the query's header names in `stated`, whose rows name those whom
    kg:statedCount counts. Who organised an event is not among how many came to it.
    """
    bases = set(question.header.get("stated", "").split())
    found = [0] * len(rows.contexts)
    if not bases:
        return found
    figures: dict[str, int] = {}
    query = "SELECT ?context ?n { ?context kg:statedCount ?n }"
    for context, count in texts(store, query, ("context", "n")):
        if count.isdecimal():
            figures[context] = max(figures.get(context, 0), int(count))
    for place, (basis, context, at) in enumerate(rows.contexts):
        if basis in bases and not at:
            found[place] = figures.get(context, 0)
    return found
