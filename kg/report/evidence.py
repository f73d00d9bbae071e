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

SHOWN = 20
"""Ties listed under one row; the CSV has the ids of all."""


class Evidence:
    """Puts ties in words and documents under numbers, in the language of `asker`.

    `of_network` are the ids of the ties the network's lines rest on, sorted. `documents` are
    numbered from 1 by date, those without one last, then by id.
    """

    def __init__(
        self,
        asker: Asker,
        of_network: Iterable[str],
        of_findings: Iterable[str],
        documents: Iterable[Document],
    ) -> None:
        base = self._base = asker.store.base
        self.lang = asker.lang
        ties = {*(some := set(of_network)), *of_findings}
        self.claims: Mapping[str, Claim] = read_claims(
            asker.store, {expand(tie, base) for tie in ties}
        )
        self.of_network = tuple(sorted(t for t in some if expand(t, base) in self.claims))
        writer = TieWriter(asker.store, asker.labels, self.claims, None)
        self._written = {
            data["tie"]: data for data in (writer.write(each) for each in self.claims.values())
        }
        self.documents = sorted(documents, key=lambda each: (each.day or "9999", each.id))
        self._numbers = {each.id: n for n, each in enumerate(self.documents, start=1)}

    def claim(self, id_: str) -> Claim:
        """The claim of a tie's id."""
        return self.claims[expand(id_, self._base)]

    def number(self, source: str) -> int:
        """The number of a document; 0 for one that is not listed."""
        return self._numbers.get(source, 0)

    def ties(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """The first SHOWN of some ties in words; one the store does not know has no words."""
        return tuple(self._tie(each) for each in list(dict.fromkeys(ids))[:SHOWN])

    def sources_of(self, ids: Iterable[str]) -> frozenset[str]:
        """The documents that state some ties, by id."""
        return frozenset(
            str(one["source"]) for tie in ids for one in self._written.get(tie, _NONE)["sources"]
        )

    def cites(self, ties: Iterable[str], sources: Iterable[str] = ()) -> tuple[Cite, ...]:
        """Where some ties are said, by number of document; a document without ties is whole."""
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
