"""Who is in a story of the invented country, where it is set, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from invented.documents import TEXTS
from kg.schema.codes import find_region
from kg.values.places import titled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from invented.actors import Nation, Province
    from invented.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a story is set: one province, a region's or the nation's."""

    place: str
    thai: str
    english: str
    provinces: list[Province]


class Cast:
    """Draws who and where; what several stories share is kept here."""

    def __init__(self, nation: Nation, tables: Tables, rng: Random) -> None:
        self.nation, self.tables, self.rng = nation, tables, rng
        self._count = 0
        self._joined: set[tuple[str, str]] = set()

    def home(self) -> Home:
        """Where the next story is set: mostly in one province."""
        rng, first = self.rng, self.province()
        if (where := rng.random()) < 0.78:
            place = first.place
            return Home(
                place=place.code,
                thai=titled(place, "th"),
                english=titled(place, "en"),
                provinces=[first],
            )
        if where < 0.93:
            region = find_region(first.region)
            assert region is not None  # noqa: S101 - the code is of the same list
            near = self.nation.of_region(first.region)
            some = [
                first,
                *(each for each in rng.sample(near, min(3, len(near))) if each is not first),
            ]
            return Home(
                place=region.labels["th"],
                thai=region.labels["th"],
                english=region.labels["en"],
                provinces=some,
            )
        others = rng.sample(self.nation.provinces, min(3, len(self.nation.provinces)))
        some = [first, *(each for each in others if each is not first)]
        return Home(place="TH", thai="ประเทศไทย", english="Thailand", provinces=some)

    def province(self) -> Province:
        """Provinces are not equally often written about."""
        provinces = self.nation.provinces
        return provinces[int(len(provinces) * self.rng.random() ** 1.5)]

    def some(self, home: Home, most: int) -> list[str]:
        """Actors of a story's home, and now and then one who is at home in many places."""
        rng = self.rng
        share = max(1, most // len(home.provinces))
        found = [actor for province in home.provinces for actor in province.pool.some(rng, share)]
        if rng.random() < 0.2:
            found.append(rng.choice(self.nation.agencies))
        if rng.random() < 0.1:
            # A foundation is at home in two neighbouring regions.
            regions = sorted({each.region for each in self.nation.provinces})
            at = regions.index(home.provinces[0].region) + rng.randrange(2)
            found.append(self.nation.foundations[at % len(self.nation.foundations)])
        return list(dict.fromkeys(found[-2:] + found))[: most + 2]

    def two_sides(self, home: Home) -> tuple[list[str], list[str]]:
        """Who of a story's home agrees with whom: the community's side and its partners."""
        rng = self.rng
        found = self.some(home, 4 + int(3 * rng.paretovariate(1.6)))
        first = home.provinces[0]
        community = [
            first.network,
            *(a for a in found if a.startswith(("council", "fund", "group", "network"))),
        ]
        partners = [first.office, *(a for a in found if a not in community)]
        return list(dict.fromkeys(community))[:60], list(dict.fromkeys(partners))[:12]

    def join(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Count what the build will derive from pairs that work together."""
        for one, other in pairs:
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in self._joined:
                self._joined.add(pair)
                self.tables.derived(2)

    def kind(self) -> str:
        """The kind of the document that tells it."""
        return self.rng.choice(TEXTS)

    def mood(self) -> str:
        """The modality of a whole story: mostly asserted."""
        return self.rng.choices(("", "planned", "requested", "pledged"), (95, 3, 1, 1))[0]

    def doubt(self) -> str:
        """The modality of one line in a story told as done."""
        return self.rng.choices(("", "inferred", "negated"), (97, 2, 1))[0]

    def number(self) -> int:
        """The next number, for what has no other name."""
        self._count += 1
        return self._count
