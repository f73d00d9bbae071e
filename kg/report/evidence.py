"""What the numbers of a report rest on: ties in words, documents by number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.network.ties import TieWriter
from kg.page.dates import written, written_span
from kg.page.escape import plain
from kg.page.words import say
from kg.query.claims import read_claims
from kg.report.parts import Cite, Tie
from kg.values.money import format_amount
from kg.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.query.asking import Asker
    from kg.query.claims import Claim
    from kg.report.documents import Document

SHOWN = 12
"""Ties listed under one row; the CSV has the ids of all."""
READ = 20_000
"""Of a network on more ties only those that are listed are read."""


class Evidence:
    """Puts ties in words and documents under numbers, in the language of `asker`.

    `of_network` are the ids of the ties the network's lines rest on, sorted, () where they are
    more than READ (`large`). `documents` are numbered from 1 by date, those without one last,
    then by id. Ties are read in lots of 500 claims, three queries each.
    """

    def __init__(
        self, asker: Asker, of_network: Iterable[str], documents: Iterable[Document]
    ) -> None:
        self._asker, self._base, self.lang = asker, asker.store.base, asker.lang
        self.claims: dict[str, Claim] = {}
        self._written: dict[str, dict[str, Any]] = {}
        ties = sorted(set(of_network))
        self.large = len(ties) > READ
        if not self.large:
            self.read(ties)
        self.of_network = tuple(tie for tie in ties if expand(tie, self._base) in self.claims)
        self.documents = sorted(documents, key=lambda each: (each.day or "9999", each.id))
        self._numbers = {each.id: n for n, each in enumerate(self.documents, start=1)}

    def read(self, ids: Iterable[str]) -> None:
        """Have some ties at hand, in few queries."""
        missing = {expand(each, self._base) for each in ids if each not in self._written}
        claims = read_claims(self._asker.store, missing)
        writer = TieWriter(self._asker.store, self._asker.labels, claims, None)
        self.claims.update(claims)
        self._written.update(
            {data["tie"]: data for data in (writer.write(each) for each in claims.values())}
        )

    def claim(self, id_: str) -> Claim:
        """The claim of a tie's id."""
        return self.claims[expand(id_, self._base)]

    def number(self, source: str) -> int:
        """The number of a document; 0 for one that is not listed."""
        return self._numbers.get(source, 0)

    def ties(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """The first SHOWN of some ties in words; one the store does not know has no words."""
        shown = list(dict.fromkeys(ids))[:SHOWN]
        if any(each not in self._written for each in shown):
            self.read(shown)
        return tuple(self._tie(each) for each in shown)

    def cites(self, ties: Iterable[str], sources: Iterable[str] = ()) -> tuple[Cite, ...]:
        """Where ties at hand are said, by number of document; one of no such tie is whole."""
        found: dict[int, set[str]] = {self.number(each): set() for each in sources}
        for tie in ties:
            for one in self._written.get(tie, _NONE)["sources"]:
                place = found.setdefault(self.number(one["source"]), set())
                place.update({plain(str(one["paragraph"] or ""))} - {""})
        return tuple(
            Cite(number=number, paragraphs=tuple(sorted(said, key=_in_order)))
            for number, said in sorted(found.items())
            if number
        )

    def _tie(self, id_: str) -> Tie:
        data = self._written.get(id_)
        if data is None:
            return Tie(id=plain(id_), text="", when="", cites=())
        return Tie(
            id=plain(id_), text=self._text(data), when=self._when(data), cites=self.cites([id_])
        )

    def _text(self, data: Mapping[str, Any]) -> str:
        """Who is what in what, with the money, the programme and the place."""

        def get(name: str) -> str:
            return plain(str(data.get(f"{name}_{self.lang}") or ""))

        what = get("role") or get("kind")
        who = f"{get('actor')} — {what}" if get("actor") else what
        parts = (who, get("context"), self._money(data), get("programme"), get("place"))
        return " · ".join(dict.fromkeys(filter(None, parts)))

    def _money(self, data: Mapping[str, Any]) -> str:
        if not data.get("amount"):
            return ""
        from decimal import Decimal

        words = format_amount(Decimal(str(data["amount"])), "th" if self.lang == "th" else "en")
        currency = plain(str(data.get("currency") or "THB"))
        return words if currency == "THB" else f"{words.rpartition(' ')[0]} {currency}"

    def _when(self, data: Mapping[str, Any]) -> str:
        start, end = str(data.get("start") or ""), str(data.get("end") or "")
        if start or end:
            return written_span(start, end, self.lang)
        seen = str(data.get("observed") or "")
        return say("observed", self.lang, when=written(seen, self.lang)) if seen else ""


_NONE: Mapping[str, Any] = {"sources": ()}


def _in_order(paragraph: str) -> tuple[int, str]:
    """Paragraphs by number, then what is no number."""
    return (int(paragraph), "") if paragraph.isdecimal() else (1_000_000, paragraph)


def tie_ids(edge: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the ties that an edge rests on, whether it has ids alone or ties written out."""
    if "tie_ids" in edge:
        return tuple(edge["tie_ids"])
    return tuple(str(each["tie"]) for each in edge.get("ties") or ())
