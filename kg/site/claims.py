"""Claims as columns: what each says, when it counts, who says so and where."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.held import dates
from kg.page.words import LANGS
from kg.query.claims import DURABLE, TIES, in_order
from kg.query.labels import values
from kg.query.register import Register
from kg.schema.ontology import term_labels
from kg.site.cited import Cited, read_cited
from kg.site.columns import SUREST, local
from kg.values.money import format_amount
from kg.vocabulary import curie, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.query.asking import Asker
    from kg.store.engine import Engine

NEVER = -1_000_000
"""For a day that is not known: long before any that a document names."""
_EPOCH = dt.date(1970, 1, 1).toordinal()
_ROLES = {"Participation": "role", "Affiliation": "kind", "Tenure": "heldPost"}
Both = list[str]


def told(asker: Asker, ties: Sequence[str], things: Iterable[str], paged: Iterable[str]) -> Told:
    """The claims of these IRIs and whatever they name; `things` are named besides.

    `paged` are the IRIs of what has a page of its own.
    """
    register = Register(asker.store, tuple(ties))
    ends = chain.from_iterable(register.column(name) for name in ("actor", "target"))
    speakers = _all(asker.store, register.ties, "saidBy")
    named = sorted({*ends, *chain.from_iterable(speakers.values()), *things} - {""})
    roles = sorted({_role(register, place) for place in range(len(register))} - {""})
    fetched = (register.column(name) for name in ("programme", "place"))
    asker.labels.fetch({*named, *roles, *chain.from_iterable(fetched)} - {""})
    return Told(
        asker=asker,
        register=register,
        named=tuple(named),
        roles=tuple(roles),
        speakers=speakers,
        cited=read_cited(asker.store, register.ties),
        paged=frozenset(paged),
    )


def _role(register: Register, place: int) -> str:
    """The IRI of what the actor is in a claim: a role, a kind of affiliation, or a post."""
    name = _ROLES.get(register.classes()[place], "")
    return register.column(name)[place] if name else ""


def _all(store: Engine, ties: Sequence[str], name: str) -> dict[str, list[str]]:
    """All values of one of our properties by claim, in order."""
    found: dict[str, list[str]] = {}
    for tie, _, value in values(store, ties, {kg(name): f"?thing kg:{name} ?value"}):
        found.setdefault(tie, []).append(value.value)
    return {tie: sorted(some) for tie, some in found.items()}


@dataclass(frozen=True, kw_only=True, eq=False)
class Told:
    """Claims by number, in the order of their IRIs, and the numbers of what they name."""

    asker: Asker
    register: Register
    named: tuple[str, ...]
    roles: tuple[str, ...]
    speakers: Mapping[str, list[str]]
    cited: Cited
    paged: frozenset[str]

    def tie(self, iri: str) -> int:
        """The number of a claim, -1 for what is none of them."""
        return self.register.place(iri)

    def thing(self, iri: str) -> int:
        """The number of what some claim names, -1 for anything else."""
        return self._things.get(iri, -1)

    def file(self) -> dict[str, Any]:
        """The parts of a TiesFile that are of claims alone."""
        base = self.asker.store.base
        texts: dict[tuple[str, str], int] = {}
        ties = self._ties(texts)
        names = [self._both(iri) for iri in self.named]
        return {
            "things": {
                "id": [local(curie(iri, base)) for iri in self.named],
                "th": [thai for thai, _ in names],
                "en": [english for _, english in names],
                "page": [int(iri in self.paged) for iri in self.named],
            },
            "sources": self.cited.sources(self.asker),
            "roles": [self._both(iri) for iri in self.roles],
            "tieKinds": [[term_labels(kg(name))[lang] for lang in LANGS] for name in TIES],
            "texts": [list(pair) for pair in texts],
            "ties": ties,
        }

    @cached_property
    def _things(self) -> dict[str, int]:
        return {iri: place for place, iri in enumerate(self.named)}

    def _both(self, iri: str) -> Both:
        return [plain(self.asker.labels.best(iri, lang)) for lang in LANGS]

    def _ties(self, texts: dict[tuple[str, str], int]) -> dict[str, list[Any]]:
        register, base = self.register, self.asker.store.base
        role = {iri: place for place, iri in enumerate(self.roles)}
        every = range(len(register))
        codes = (code.rpartition("modality-")[2] for code in register.column("modality"))
        return {
            "id": [local(curie(iri, base)) for iri in register.ties],
            "kind": [TIES.index(cls) if cls else -1 for cls in register.classes()],
            "role": [role.get(_role(register, place), -1) for place in every],
            "actor": [self.thing(iri) for iri in register.column("actor")],
            "context": [self.thing(iri) for iri in register.column("target")],
            "what": self._what(texts),
            "start": self._begun(),
            "end": list(register.column("end")),
            "observed": list(register.column("observed")),
            **{
                column: [_day(value) for value in register.column(name)]
                for column, name in (
                    ("since", "since"),
                    ("until", "until"),
                    ("statedUntil", "statedUntil"),
                    ("seenUntil", "seenUntil"),
                )
            },
            "durable": [int(cls in DURABLE) for cls in register.classes()],
            "modality": [SUREST.index(code) if code in SUREST else 0 for code in codes],
            "saidBy": [
                [self.thing(iri) for iri in self.speakers.get(tie, ())] for tie in register.ties
            ],
            "cited": [self.cited.of(tie) for tie in register.ties],
            "support": [register.support(place) for place in every],
        }

    def _begun(self) -> list[str]:
        """When each claim begins as stated; what only happened, else on the day of its target."""
        register = self.register
        target, end = register.column("target"), register.column("end")
        held = dates(self.asker.store, {*target} - {""})
        return [
            start or ("" if cls in DURABLE or end[place] else held.get(target[place], ""))
            for place, (start, cls) in enumerate(
                zip(register.column("start"), register.classes(), strict=True)
            )
        ]

    def _what(self, texts: dict[tuple[str, str], int]) -> list[int]:
        """The number of each claim's words in `texts`, which grows; -1 where it has none."""
        register = self.register
        said: dict[str, list[Any]] = {}
        scan = {kg("what"): "?thing kg:what ?value"}
        for tie, _, value in values(self.asker.store, register.ties, scan):
            said.setdefault(tie, []).append(value)
        columns = [register.column(n) for n in ("amount", "currency", "programme", "place")]
        found = []
        for place, tie in enumerate(register.ties):
            quoted = sorted(said.get(tie, ()), key=in_order)
            rest = [column[place] for column in columns]
            skipped = register.column("target")[place]
            thai, english = (
                " · ".join(filter(None, self._words(quoted, rest, skipped, lang))) for lang in LANGS
            )
            pair = (thai or english, english or thai)
            found.append(texts.setdefault(pair, len(texts)) if pair[0] else -1)
        return found

    def _words(
        self, quoted: Sequence[Any], rest: Sequence[str], skipped: str, lang: str
    ) -> list[str]:
        """What was said, the money, under which programme, where; "" for what is not stated."""
        own = [each.value for each in quoted if getattr(each, "language", "") == lang]
        words = plain((own or [each.value for each in quoted] or [""])[0])
        amount, currency, *things = rest
        names = [
            plain(self.asker.labels.best(iri, lang)) for iri in things if iri and iri != skipped
        ]
        return [f"“{words}”" if words else "", _money(amount, currency, lang), *names]


def _money(amount: str, currency: str, lang: str) -> str:
    """An amount as people write it, in its currency; baht where none is stated."""
    if not amount:
        return ""
    words = format_amount(Decimal(amount), "th" if lang == "th" else "en")
    if currency in {"", "THB"}:
        return words
    return f"{words.rpartition(' ')[0]} {plain(currency)}"


def _day(value: str) -> int:
    """Whole days since 1970-01-01; NEVER for ""."""
    return dt.date.fromisoformat(value).toordinal() - _EPOCH if value else NEVER
