"""Which claims a reader asked for: dates, modality, evidence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from kg.query.claims import Claim
    from kg.query.register import Entry

    Chosen = TypeVar("Chosen", Claim, Entry)


class _Judged(Protocol):
    """What filters need to know of a claim; `kg.query.claims.Dated` says what each means."""

    @property
    def cls(self) -> str: ...
    @property
    def support(self) -> int: ...
    def code(self, name: str) -> str: ...
    def status(self, day: dt.date | None) -> str: ...
    def sure_from(self, first: dt.date | None) -> bool: ...
    def counts_on(self, day: dt.date) -> bool: ...
    def overlaps(self, first: dt.date | None, last: dt.date | None) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The common options that choose claims; the default keeps what documents assert.

    `as_of` a day, `during` its first and last day (None = open), `strict` without the
    assumed, `modality` the codes kept (None: what the question itself keeps), `min_sources`
    how many independent families a fact needs.
    """

    as_of: dt.date | None = None
    during: tuple[dt.date | None, dt.date | None] | None = None
    strict: bool = False
    modality: tuple[str, ...] | None = None
    min_sources: int = 1

    @property
    def by_claim(self) -> bool:
        """Whether something is asked that only the claims behind the rows can tell."""
        return bool(self.as_of or self.during or self.strict or self.min_sources > 1)

    def reason_against(self, claim: _Judged) -> str:
        """Why the claim is left out, as a code, or "" if it is kept."""
        if self.modality and claim.cls != "Result" and claim.code("modality") not in self.modality:
            return f"modality-{claim.code('modality')}"
        if self.as_of and not claim.counts_on(self.as_of):
            return "not-on-the-day"
        if self.strict and not self._sure(claim):
            return "assumed"
        if self.during and not claim.overlaps(*self.during):
            return "outside-the-period"
        return "too-few-sources" if 1 < self.min_sources > claim.support else ""

    def _sure(self, claim: _Judged) -> bool:
        if self.as_of:
            return claim.status(self.as_of) != "assumed"
        return claim.sure_from(self.during[0]) if self.during else True

    def choose(self, claims: Iterable[Chosen]) -> tuple[list[Chosen], dict[str, int]]:
        """The claims kept, in their order, and how many were left out for which reason."""
        kept, left_out = [], Counter[str]()
        for claim in claims:
            reason = self.reason_against(claim)
            if reason:
                left_out[reason] += 1
            else:
                kept.append(claim)
        return kept, dict(sorted(left_out.items()))
