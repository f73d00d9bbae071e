"""Who is in the invented country: places with their organisations, and the nation's."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from invented.words import AGENCIES, DEPARTMENTS, GROUPS, MINISTRIES, PROGRAMMES, village
from kg.schema.codes import regions
from kg.values.places import all_places, ancestors, full_name, titled

if TYPE_CHECKING:
    from random import Random

    from invented.tables import Tables
    from kg.values.places import Place

FIRST = 2549
LAST = 2568
LOCAL_GROUPS_LEAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdistrict:
    """A subdistrict's organisations by id; the council is the first of the community's."""

    place: Place
    community: list[str]
    authority: str
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province: its own offices, its subdistricts, and who takes part in its affairs how much."""

    place: Place
    region: str
    network: str
    office: str
    administration: str
    universities: list[str]
    subdistricts: list[Subdistrict]
    pool: Pool


@dataclass(slots=True)
class Pool:
    """Actors by how active they are: a few are everywhere, most are seen once."""

    actors: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    _sums: list[float] = field(default_factory=list)

    def add(self, actor: str, weight: float) -> None:
        """Take in an actor."""
        self.actors.append(actor)
        self.weights.append(weight)

    def some(self, rng: Random, most: int) -> list[str]:
        """Up to `most` different actors, the active ones likelier."""
        if not self._sums:
            self._sums = list(accumulate(self.weights))
        drawn = (bisect(self._sums, rng.random() * self._sums[-1]) for _ in range(2 * most))
        return list(dict.fromkeys(self.actors[at] for at in drawn))[:most]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nation:
    """The organisations of no one place, and what is in each province."""

    ministries: list[str]
    departments: list[str]
    agencies: list[str]
    foundations: list[str]
    provinces: list[Province]

    def of_region(self, region: str) -> list[Province]:
        """The region's provinces."""
        return [province for province in self.provinces if province.region == region]


def activity(rng: Random) -> float:
    """How active an actor is: Pareto with a tail that has a mean but no variance."""
    return min(rng.paretovariate(1.3), 200.0)


def chosen_places(rng: Random, subdistricts: int) -> dict[str, list[Place]]:
    """So many subdistricts by their province's code: whole districts, in all provinces if many."""
    by_province: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for place in all_places():
        if place.level == "subdistrict":
            by_province[place.code[:2]][place.code[:4]].append(place)
    codes = sorted(by_province)
    rng.shuffle(codes)
    codes = sorted(codes[: max(2, min(len(codes), subdistricts // 10))])
    share = subdistricts / sum(map(_size, (by_province[code] for code in codes)))
    found = {}
    for code in codes:
        districts = sorted(by_province[code].values(), key=lambda each: each[0].code)
        rng.shuffle(districts)
        wanted = max(2, round(share * _size(by_province[code])))
        kept = [place for district in districts for place in district][:wanted]
        found[code] = sorted(kept, key=lambda place: place.code)
    return found


def _size(districts: dict[str, list[Place]]) -> int:
    return sum(map(len, districts.values()))


class Registrar:
    """Writes the rows of organisations and what they belong to, each from a register."""

    def __init__(self, tables: Tables, rng: Random) -> None:
        self._tables, self._rng = tables, rng
        self._names: set[str] = set()

    def nation(self, places: dict[str, list[Place]], organisations: float) -> Nation:
        """Every organisation there is; about so many of them are in subdistricts."""
        count = sum(map(len, places.values()))
        groups = max(LOCAL_GROUPS_LEAST, organisations / count)
        self._register("nation", None)
        ministries, departments, agencies, foundations = self._national(len(places))
        region_of = {
            code: region.code
            for region in regions()
            if region.scheme == "six-regions"
            for code in region.provinces
        }
        provinces = [
            self._province(code, region_of[code], inside, groups) for code, inside in places.items()
        ]
        for name, thai, english in PROGRAMMES:
            self._tables.add(
                "programmes", id=name, name_th=thai, name_en=english, source="register-nation"
            )
        return Nation(
            ministries=ministries,
            departments=departments,
            agencies=agencies,
            foundations=foundations,
            provinces=provinces,
        )

    def _national(self, provinces: int) -> tuple[list[str], list[str], list[str], list[str]]:
        sets: list[list[str]] = []
        for kind, names in (
            ("ministry", MINISTRIES),
            ("department", DEPARTMENTS),
            ("public-agency", AGENCIES),
            (
                "foundation",
                [
                    (f"มูลนิธิเพื่อชุมชนสมมุติที่ {n}", f"Invented Foundation for Communities {n}")
                    for n in range(1, 3 + provinces // 8)
                ],
            ),
        ):
            ids = [f"{kind}-{number}" for number in range(1, len(names) + 1)]
            for id_, (thai, english) in zip(ids, names, strict=True):
                self._organisation(id_, thai, english, kind, None, "nation")
            sets.append(ids)
        for ministry, department in zip(sets[0], sets[1], strict=True):
            self._belongs(department, "part-of", ministry, "nation")
        return sets[0], sets[1], sets[2], sets[3]

    def _province(self, code: str, region: str, inside: list[Place], groups: float) -> Province:
        place = ancestors(inside[0].code)[1]
        self._register(code, place)
        thai, english = titled(place, "th"), titled(place, "en")
        ids = [f"{name}-{code}" for name in ("network", "office", "pao")]
        for id_, kind, name_th, name_en in zip(
            ids,
            ("community-network", "provincial-office", "provincial-administration"),
            ("ขบวนองค์กรชุมชน", "สำนักงานพัฒนาสังคม", "องค์การบริหารส่วน"),
            (
                "Community Network of",
                "Social Development Office of",
                "Provincial Administration of",
            ),
            strict=True,
        ):
            self._organisation(id_, f"{name_th}{thai}", f"{name_en} {english}", kind, place, code)
        universities = self._universities(place)
        pool = Pool()
        for id_ in (*ids, *universities):
            pool.add(id_, 40 * activity(self._rng))
        offices = self._district_offices(inside, code, pool)
        subdistricts = [
            self._subdistrict(each, offices[each.code[:4]], groups, pool) for each in inside
        ]
        for each in subdistricts:
            self._belongs(each.community[0], "member-of", ids[0], code)
        return Province(
            place=place,
            region=region,
            network=ids[0],
            office=ids[1],
            administration=ids[2],
            universities=universities,
            subdistricts=subdistricts,
            pool=pool,
        )

    def _universities(self, place: Place) -> list[str]:
        ids = [f"university-{place.code}-{n}" for n in range(1, self._rng.choice((1, 1, 2)) + 1)]
        for number, id_ in enumerate(ids, start=1):
            thai = f"มหาวิทยาลัยสมมุติ {number} {titled(place, 'th')}"
            english = f"Invented University {number} {titled(place, 'en')}"
            self._organisation(id_, thai, english, "university", place, place.code)
        return ids

    def _district_offices(self, inside: list[Place], code: str, pool: Pool) -> dict[str, str]:
        offices: dict[str, str] = {}
        for place in inside:
            district = ancestors(place.code)[0]
            if district.code not in offices:
                offices[district.code] = id_ = f"district-{district.code}"
                self._organisation(
                    id_,
                    f"ที่ทำการ{full_name(district, 'th')}",
                    f"Office of {full_name(district, 'en')}",
                    "district-office",
                    district,
                    code,
                )
                pool.add(id_, 5 * activity(self._rng))
        return offices

    def _subdistrict(self, place: Place, office: str, groups: float, pool: Pool) -> Subdistrict:
        named = self._community(place, self._how_many(groups - LOCAL_GROUPS_LEAST))
        authority = self._authority(place)
        pool.add(authority, activity(self._rng))
        for id_, kind, thai, english in named:
            self._organisation(id_, thai, english, kind, place, place.code[:2])
            pool.add(id_, activity(self._rng))
        return Subdistrict(
            place=place, community=[each[0] for each in named], authority=authority, office=office
        )

    def _community(self, place: Place, groups: int) -> list[tuple[str, str, str, str]]:
        """The id, kind and names of a council, a fund and so many groups."""
        code, thai, english = place.code, full_name(place, "th"), full_name(place, "en")
        named = [
            (
                f"council-{code}",
                "community-council",
                f"สภาองค์กรชุมชน{thai}",
                f"Community Council of {english}",
            ),
            (
                f"fund-{code}",
                "welfare-fund",
                f"กองทุนสวัสดิการชุมชน{thai}",
                f"Community Welfare Fund of {english}",
            ),
        ]
        for number in range(1, groups + 1):
            kind, word, words = self._rng.choice(GROUPS)
            home = village(self._rng)
            named.append(
                (
                    f"group-{code}-{number}",
                    kind,
                    f"{word}{home[0]} ({number}) {thai}",
                    f"{home[1]} {words} ({number}), {english}",
                )
            )
        return named

    def _authority(self, place: Place) -> str:
        kinds = ("municipality", "subdistrict-administration", "subdistrict-administration")
        kind = "special-administration" if place.in_bangkok else self._rng.choice(kinds)
        word, words = "องค์การบริหารส่วน", "Local Administration of"
        if kind == "municipality":
            word, words = "เทศบาล", "Municipality of"
        thai, english = f"{word}{full_name(place, 'th')}", f"{words} {full_name(place, 'en')}"
        id_ = f"authority-{place.code}"
        self._organisation(id_, thai, english, kind, place, place.code[:2])
        return id_

    def _how_many(self, mean: float) -> int:
        """A number with that mean; some subdistricts have three times as many groups as others."""
        wanted = mean * (0.5 + self._rng.random())
        return int(wanted) + (self._rng.random() < wanted % 1)

    def _register(self, name: str, place: Place | None) -> None:
        thai = titled(place, "th") if place else "ระดับชาติ"
        english = titled(place, "en") if place else "the nation"
        self._tables.add(
            "sources",
            id=f"register-{name}",
            kind="official-list",
            date=f"{FIRST}-01-15",
            title_th=f"ทะเบียนองค์กร {thai} (ข้อมูลสมมุติ)",
            title_en=f"Register of organisations, {english} (invented)",
        )

    def _organisation(
        self, id_: str, thai: str, english: str, kind: str, place: Place | None, register: str
    ) -> None:
        # Two neighbours may share their English spelling; a register gives a name once.
        name_en = "" if english in self._names else english
        self._names.add(english)
        self._tables.add(
            "organisations",
            id=id_,
            name_th=thai,
            name_en=name_en,
            kind=kind,
            place=place.code if place else "",
            source=f"register-{register}",
        )

    def _belongs(self, member: str, kind: str, whole: str, register: str) -> None:
        self._tables.add(
            "affiliations",
            member=member,
            kind=kind,
            whole=whole,
            start=str(FIRST),
            source=f"register-{register}",
        )
        self._tables.derived(1)
