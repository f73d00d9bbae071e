"""What one line of a network says: its weight, its basis, its dates, its money, its ties."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.network.overlarge import OVERLARGE
from kg.values.money import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.network.links import Link
    from kg.query.claims import Claim


def edge(
    links: list[Link], claims: Mapping[str, Claim], written: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    """One line's attributes: distinct contexts and facts count, never claims.

    `overlarge`: it rests on nothing but contexts of more than OVERLARGE actors.
    """
    reasons = {
        (link.basis, link.reason): link
        for link in sorted(links, key=lambda each: (each.derived, each.newman))
    }
    ties = sorted({tie for link in links for tie in link.ties})
    starts = sorted(claims[tie].one("start") or claims[tie].one("earliest") for tie in ties)
    ends = [claims[tie].one("end") for tie in ties]
    basis = Counter(basis for basis, _ in reasons)
    sums = money(claims[tie] for tie in ties)
    alone = sums[0] if len(sums) == 1 else {"amount": "", "currency": ""}
    return {
        "weight": float(sum(link.weight for link in reasons.values())),
        "newman": round(sum(link.newman for link in reasons.values()), 12),
        "basis": dict(sorted(basis.items())),
        "kinds": tuple(sorted({written[tie]["kind"] for tie in ties})),
        "roles": tuple(sorted({written[tie]["role"] for tie in ties} - {""})),
        "start": next((start for start in starts if start), ""),
        "end": max(ends) if ends and all(ends) else "",
        "derived": all(link.derived for link in links),
        "years": tuple(sorted({year for link in links for year in link.years})),
        "overlarge": all(link.parties > OVERLARGE for link in links),
        "reasons": tuple(_reason(reasons[each], links) for each in sorted(reasons)),
        "amount": alone["amount"],
        "currency": alone["currency"],
        "amounts": tuple(" ".join(filter(None, each.values())) for each in sums),
        "ties": tuple(written[tie] for tie in ties),
        "sources": tuple(
            sorted({source["source"] for tie in ties for source in written[tie]["sources"]})
        ),
    }


def _reason(link: Link, links: list[Link]) -> dict[str, Any]:
    """One thing that joins the two ends: what it counts and what it can be chosen by."""
    same = [each for each in links if (each.basis, each.reason) == (link.basis, link.reason)]
    return {
        "basis": link.basis,
        "reason": link.reason,
        "weight": link.weight,
        "parties": link.parties,
        "years": tuple(sorted({year for each in same for year in each.years})),
    }


def money(claims: Iterable[Claim]) -> list[dict[str, str]]:
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
        source = claim.citations[0].source if claim.citations else ""
        of_source[source] = of_source.get(source, Decimal(0)) + Decimal(claim.one("amount"))
    return [
        {
            "amount": plain_decimal(sum((max(by.values()) for by in facts.values()), Decimal(0))),
            "currency": currency,
            "stage": stage,
        }
        for (currency, stage), facts in sorted(stated.items())
    ]
