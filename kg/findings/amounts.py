"""Amounts of money as documents state them, and which of them may be added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.network.sums import totals_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.findings.documents import Documents

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One allocation. Ids are CURIEs, codes are codes, "" what no document states.

    `year` is of the Buddhist Era; `year_kind` fiscal, calendar or not-stated. `amount` is None
    where only that money was given is stated. An unstated currency is baht.
    """

    tie: str
    modality: str
    funder: str
    recipient: str
    programme: str
    places: tuple[str, ...]
    amount: Decimal | None
    precision: str
    currency: str
    year: str
    year_kind: str
    stage: str
    instrument: str
    part_of: str
    sources: tuple[str, ...]

    @property
    def kind(self) -> Key:
        """What may be added up at all: one year, stage, kind of money, currency, precision."""
        return (
            self.year,
            self.year_kind,
            self.stage,
            self.instrument,
            self.currency,
            self.precision,
        )

    @property
    def ends(self) -> tuple[str, str, str, tuple[str, ...]]:
        """From whom, for what, to whom, where."""
        return self.funder, self.programme, self.recipient, self.places


def read_amounts(rows: Iterable[Mapping[str, Any]]) -> list[Amount]:
    """The allocations that the rows of queries/findings/money.rq tell of, by tie."""
    of_tie: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        of_tie[row["tie"]].append(row)
    return [_amount(tie, of_tie[tie]) for tie in sorted(of_tie)]


def _amount(tie: str, rows: list[Mapping[str, Any]]) -> Amount:
    row = rows[0]
    year, _, year_kind = str(row["year"] or "").rpartition("year-")[2].partition("-")
    return Amount(
        tie=tie,
        modality=_code(row, "modality"),
        funder=row["funder"] or "",
        recipient=row["recipient"] or "",
        programme=row["programme"] or "",
        places=tuple(sorted({each["at"] for each in rows if each["at"]})),
        amount=None if row["amount"] is None else Decimal(str(row["amount"])),
        precision=_code(row, "precision"),
        currency=row["currency"] or "THB",
        year=year,
        year_kind=year_kind,
        stage=_code(row, "stage") or "not-stated",
        instrument=_code(row, "instrument") or "not-stated",
        part_of=row["part_of"] or "",
        sources=tuple(sorted({each["source"] for each in rows})),
    )


def _code(row: Mapping[str, Any], name: str) -> str:
    """The code of a CURIE such as kg:stage-approved."""
    return str(row[name] or "").removeprefix(f"kg:{name}-")


def totals(amounts: Iterable[Amount]) -> dict[str, tuple[str, ...]]:
    """For each part, by its tie, the totals it is in, its own first; in a circle none is a part."""
    return totals_of({each.tie: each.part_of for each in amounts})


def without_parts(amounts: Iterable[Amount]) -> list[Amount]:
    """Those that no total among them stands for already; what states no amount stays."""
    amounts = list(amounts)
    summed = {each.tie for each in amounts if each.amount is not None}
    above = totals(amounts)
    return [each for each in amounts if not summed.intersection(above.get(each.tie, ()))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """What one document adds up to: the greatest such sum, whose it is, and all such sums."""

    amount: Decimal
    source: str
    all: tuple[Decimal, ...]


def most_of_one(amounts: Iterable[Amount], documents: Documents) -> Sum | None:
    """The greatest sum within one document; None if no amount is stated.

    A total stands for its parts. Sums of several documents are never added: they repeat and
    overlap one another. `all` has each family's greatest sum once, without repetition.
    """
    of_source: dict[str, Decimal] = defaultdict(Decimal)
    for each in without_parts(amounts):
        if each.amount is not None:
            of_source[each.sources[0]] += each.amount
    if not of_source:
        return None
    of_family: dict[str, Decimal] = {}
    for source, amount in of_source.items():
        family = documents.families.get(source, source)
        of_family[family] = max(amount, of_family.get(family, amount))
    greatest = max(of_source.values())
    source = min(each for each, amount in of_source.items() if amount == greatest)
    return Sum(amount=greatest, source=source, all=tuple(sorted(set(of_family.values()))))
