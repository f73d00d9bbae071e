"""The money of a line: what adds up, what stands for what, what only repeats."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.values.money import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.claims import Claim
    from kg.query.register import Entry


def money(claims: Iterable[Claim | Entry]) -> list[dict[str, str]]:
    """The sums of allocations by currency and stage, never across either, sorted.

    A total stands for its parts where both are here. Rows of one source add up; of several
    sources that state one fact, the one that states most counts, for the others repeat it.
    Where no currency is given it is baht.
    """
    claims = [claim for claim in claims if claim.one("amount")]
    here = {claim.iri for claim in claims}
    stated: dict[tuple[str, str], dict[str, dict[str, Decimal]]] = {}
    for claim in claims:
        if claim.one("partOfTotal") in here - {claim.iri}:
            continue
        of_fact = stated.setdefault((claim.one("currency") or "THB", claim.code("stage")), {})
        of_source = of_fact.setdefault(claim.one("fact"), {})
        source = next(iter(claim.sources), "")
        of_source[source] = of_source.get(source, Decimal(0)) + Decimal(claim.one("amount"))
    return [
        {
            "amount": plain_decimal(sum((max(by.values()) for by in facts.values()), Decimal(0))),
            "currency": currency,
            "stage": stage,
        }
        for (currency, stage), facts in sorted(stated.items())
    ]
