"""The documents that findings rest on: when each is of, and which count as one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NO_DOCUMENTS = frozenset({"editorial", "official-list"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """Every source by its CURIE: `years` ("" undated, CE), `families`, and which are documents.

    Editors' notes and official lists are sources, but no documents.
    """

    years: Mapping[str, str]
    families: Mapping[str, str]
    real: frozenset[str]

    def families_of(self, sources: Iterable[str]) -> frozenset[str]:
        """The independent families that some sources belong to."""
        return frozenset(self.families.get(each, each) for each in sources)

    def real_of(self, sources: Iterable[str]) -> frozenset[str]:
        """Those of some sources that are documents."""
        return self.real.intersection(sources)

    def per_year(self) -> Counter[int]:
        """How many documents are of each year."""
        return Counter(int(self.years[each]) for each in self.real if self.years[each])

    def between(self, first: int, last: int) -> frozenset[str]:
        """The documents of the years from `first` to `last`."""
        years = self.years
        return frozenset(e for e in self.real if years[e] and first <= int(years[e]) <= last)


def read_documents(rows: Iterable[Mapping[str, Any]]) -> Documents:
    """The documents that the rows of queries/findings/documents.rq tell of."""
    years: dict[str, str] = {}
    families: dict[str, str] = {}
    real = set()
    for row in rows:
        source = row["source"]
        years.setdefault(source, str(row["date"] or "")[:4])
        families.setdefault(source, row["family"])
        if row["kind"] not in NO_DOCUMENTS:
            real.add(source)
    return Documents(years=years, families=families, real=frozenset(real))
