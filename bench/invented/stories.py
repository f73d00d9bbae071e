"""What happens in the invented country, as its documents tell it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from invented.documents import TEXTS, day_in
from invented.words import BE, PROGRAMMES, written
from kg.schema.codes import find_region
from kg.values.places import titled

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from invented.actors import Nation, Province, Subdistrict
    from invented.documents import Document, Press
    from invented.officials import Officials
    from invented.tables import Tables

LARGEST = 150
KINDS_OF_EVENT = ("meeting", "forum", "training", "visit", "fair", "opening", "survey")
UNITS = ("ครัวเรือน|households", "คน|people", "กองทุน|funds", "หลัง|homes", "ตำบล|subdistricts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where a story is set: one province, a region's or the nation's."""

    place: str
    thai: str
    english: str
    provinces: list[Province]


class Stories:
    """Tells stories about a nation; each is one document or a few."""

    def __init__(
        self, nation: Nation, tables: Tables, press: Press, officials: Officials, rng: Random
    ) -> None:
        self._nation, self._tables, self._press = nation, tables, press
        self._officials, self._rng = officials, rng
        self._count = 0
        self._joined: set[tuple[str, str]] = set()
        self._rounds: set[str] = set()

    def any(self, year: int) -> None:
        """One story of a year, of one kind or another."""
        kinds = (self.memorandum, self.gathering, self.gathering, self.work, self.work, self.money)
        self._rng.choice(kinds)(year)

    # --- a subdistrict's own agreement --------------------------------------------------

    def local_agreement(self, province: Province, each: Subdistrict, year: int) -> None:
        """All of a subdistrict's organisations agree with its authority, and others at times."""
        rng, day = self._rng, day_in(self._rng, year)
        thai, english = titled(each.place, "th"), titled(each.place, "en")
        document = self._press.document(
            "signed-document",
            day,
            f"ข้อตกลงพัฒนา{thai} รหัส {each.place.code} ปี {year}",
            f"Agreement on developing {english} ({each.place.code}), {year - BE}",
        )
        id_ = f"local-{each.place.code}-{year}"
        partners = [each.authority]
        partners += [each.office] if rng.random() < 0.6 else []
        partners += [rng.choice(province.universities)] if rng.random() < 0.08 else []
        named = len(each.community) + len(partners)
        document.says(
            "agreements",
            id=id_,
            kind="mou",
            signed_on=written(rng, day),
            place=each.place.code,
            name_th=f"บันทึกความร่วมมือพัฒนา{thai} ({each.place.code}) ปี {year}",
            name_en=f"Memorandum on developing {english} ({each.place.code}), {year - BE}",
            stated_count=named + rng.choice((0, 0, 0, 1, 3)),
            list_complete=rng.choice(("yes", "unknown")),
        )
        for side, actors in (("community", each.community), ("partners", partners)):
            document.paragraph += 1
            for actor in actors:
                document.says("participations", actor=actor, role="party", in_=id_, side=side)
        self._join(product(each.community, partners))
        if each.community[0] in self._officials.holders:
            person, post = self._officials.holders[each.community[0]]
            document.says(
                "participations",
                actor=person,
                role="signer",
                in_=id_,
                on_behalf_of=each.community[0],
                post=post,
            )

    # --- agreements and events ------------------------------------------------------------

    def memorandum(self, year: int) -> None:
        """Councils and others agree with agencies, at a ceremony that more attend than sign."""
        rng, home, day = self._rng, self._home(), day_in(self._rng, year)
        number = self._number()
        mood = self._mood()
        name = f"บันทึกความร่วมมือ{home.thai} ฉบับที่ {number}", f"Memorandum {number}, {home.english}"
        document = self._press.document(
            self._kind(), day, f"ลงนาม{name[0]}", f"Signing of {name[1]}"
        )
        event, agreement = f"signing-{number}", f"mou-{number}"
        community, partners = self._two_sides(home)
        end = day.replace(year=day.year + 3, day=1) if rng.random() < 0.4 else None
        document.says(
            "agreements",
            id=agreement,
            name_th=name[0],
            name_en=name[1],
            kind="mou",
            signed_on=written(rng, day) if rng.random() < 0.8 else "",
            signed_at=event,
            place=home.place,
            end=end,
            list_complete=rng.choice(("yes", "no", "unknown")),
            stated_count=len(community) + len(partners) + rng.choice((0, 0, 2, 15)),
        )
        document.says(
            "events",
            id=event,
            name_th=f"พิธีลงนาม{name[0]}",
            kind="signing",
            name_en=f"Signing ceremony of {name[1]}",
            date=day,
            place=home.place,
        )
        for side, actors in (("community", community), ("partners", partners)):
            document.paragraph += 1
            for actor in actors:
                document.says(
                    "participations",
                    actor=actor,
                    role="party",
                    in_=agreement,
                    side=side,
                    modality=mood or self._doubt(),
                )
        if not mood:
            self._join(product(community, partners))
        self._ceremony(document, home, event, agreement, mood)
        self._press.retell(document, name[0], name[1])

    def gathering(self, year: int) -> None:
        """A few hold an event, some come: mostly few, now and then very many."""
        rng, home, day = self._rng, self._home(), day_in(self._rng, year)
        number, kind, mood = self._number(), rng.choice(KINDS_OF_EVENT), self._mood()
        name = f"เวทีชุมชน{home.thai} ครั้งที่ {number}", f"Community Forum {number}, {home.english}"
        told = day - dt.timedelta(days=20) if mood == "planned" else day
        document = self._press.document(self._kind(), told, f"ข่าว{name[0]}", f"News of {name[1]}")
        event = f"event-{number}"
        organisers = self._some(home, 1 + int(rng.random() * 3.5))
        guests = self._some(home, min(LARGEST, int(2 * rng.paretovariate(1.2))))
        ends = day + dt.timedelta(days=2) if rng.random() < 0.2 else None
        document.says(
            "events",
            id=event,
            name_th=name[0],
            name_en=name[1],
            kind=kind,
            end=ends,
            date=day,
            place=home.place,
            programme=rng.choice(PROGRAMMES)[0],
            stated_count=len(guests) * rng.choice((1, 1, 2, 10)),
        )
        for actor in organisers:
            document.says(
                "participations",
                actor=actor,
                role="organiser",
                in_=event,
                modality=mood or self._doubt(),
            )
        if not mood:
            self._join(combinations(organisers, 2))
        for at, actor in enumerate(guests):
            document.paragraph = 2 + at // 10
            document.says(
                "participations", actor=actor, role="participant", in_=event, modality=mood
            )
        self._ceremony(document, home, event, "", mood)
        if rng.random() < 0.15:
            self._crowd(document, event, home)
        self._press.retell(document, name[0], name[1])
        if mood == "planned" and rng.random() < 0.5:
            self._held(event, name, day, organisers)

    def _held(self, event: str, name: tuple[str, str], day: dt.date, organisers: list[str]) -> None:
        document = self._press.document(self._kind(), day, f"สรุป{name[0]}", f"Account of {name[1]}")
        for actor in organisers:
            document.says("participations", actor=actor, role="organiser", in_=event)
        self._join(combinations(organisers, 2))

    def _ceremony(
        self, document: Document, home: Home, event: str, agreement: str, mood: str
    ) -> None:
        """Officials chair, speak and watch; one promises or asks for something."""
        document.paragraph += 1
        offices = [home.provinces[0].office, *self._some(home, 6), *self._nation.agencies]
        present = [
            self._officials.holders[o]
            for o in dict.fromkeys(offices)
            if o in self._officials.holders
        ]
        roles = ("chair", "speaker", "participant", "speaker", "participant")
        for (person, post), role in zip(present[:5], roles, strict=False):
            document.says(
                "participations", actor=person, role=role, in_=event, post=post, modality=mood
            )
        if agreement and len(present) > 1:
            person, post = present[1]
            document.says(
                "participations",
                actor=person,
                role="witness",
                in_=agreement,
                post=post,
                modality=mood,
            )
        if present and self._rng.random() < 0.2:
            document.says(
                "commitments",
                actor=present[0][0],
                to=home.provinces[0].network,
                what=f"หนุนเสริมงานชุมชน{home.thai}|Support community work in {home.english}",
                said_by=present[0][0],
                place=home.place,
                modality=self._rng.choice(("pledged", "pledged", "requested", "planned")),
            )

    def _crowd(self, document: Document, event: str, home: Home) -> None:
        count = self._rng.randrange(20, 2000)
        id_ = f"crowd-{event}"
        document.says(
            "groups",
            id=id_,
            name_th=f"ประชาชนผู้ร่วมงาน {count} คน",
            kind="people",
            place=home.place,
            count=count,
        )
        document.says("participations", actor=id_, role="participant", in_=event, headcount=count)

    # --- programmes, money, results ---------------------------------------------------------

    def work(self, year: int) -> None:
        """A programme's year in a province: who does it where, with what money, to what effect."""
        rng, province = self._rng, self._province()
        number, programme = self._number(), self._round(year)
        thai, english = titled(province.place, "th"), titled(province.place, "en")
        day, mood = day_in(rng, year), self._mood()
        document = self._press.document(
            self._kind(),
            day,
            f"งานโครงการ{thai} รายการที่ {number}",
            f"Work in {english}, item {number}",
        )
        chosen = rng.sample(
            province.subdistricts, min(len(province.subdistricts), 1 + int(rng.paretovariate(1.5)))
        )
        start = year if rng.random() < 0.5 else ""
        for at, each in enumerate(chosen):
            document.paragraph = 1 + at // 5
            actors = [each.authority, each.community[0], rng.choice(each.community)]
            actors = list(dict.fromkeys(actors[: 2 + int(rng.random() * 2)]))
            for actor in actors:
                document.says(
                    "participations",
                    actor=actor,
                    role="implementer",
                    in_=programme,
                    start=start,
                    place=each.place.code,
                    modality=mood or self._doubt(),
                )
            if not mood:
                self._join(combinations(actors, 2))
        funder = rng.choice(
            (*self._nation.agencies, *self._nation.ministries, province.administration)
        )
        document.says(
            "participations",
            actor=funder,
            role="supporter",
            in_=programme,
            place=province.place.code,
        )
        self._budget(document, funder, programme, province, chosen, year)
        self._results(document, programme, province, chosen, year)
        self._press.retell(document, f"งานโครงการ{thai}", f"work in {english}")

    def _budget(
        self,
        document: Document,
        funder: str,
        programme: str,
        province: Province,
        chosen: list[Subdistrict],
        year: int,
    ) -> None:
        """A total to the province's network and its parts, which add up to it."""
        rng = self._rng
        document.paragraph += 1
        amounts = [1000 * rng.randrange(20, 900) for _ in chosen]
        stage = rng.choice(("announced", "approved", "approved", "disbursed", "not-stated"))
        common = {
            "year": year,
            "year_kind": rng.choice(("fiscal", "fiscal", "not-stated")),
            "stage": stage,
            "instrument": rng.choice(("grant", "grant", "grant", "loan")),
            "currency": "THB",
            "programme": programme,
            "funder": funder,
            "modality": rng.choice(("",) * 12 + ("planned", "requested")),
        }
        total = f"total-{document.id}"
        document.says(
            "allocations",
            id=total,
            recipient=province.network,
            amount=sum(amounts),
            place=province.place.code,
            **common,
        )
        if rng.random() < 0.5:
            for each, amount in zip(chosen, amounts, strict=True):
                document.says(
                    "allocations",
                    recipient=rng.choice(each.community[:2]),
                    amount=amount,
                    via=province.network,
                    place=each.place.code,
                    part_of=total,
                    **common,
                )

    def _results(
        self,
        document: Document,
        programme: str,
        province: Province,
        chosen: list[Subdistrict],
        year: int,
    ) -> None:
        """What was aimed at, and what was reached, at times in each subdistrict as well."""
        rng = self._rng
        document.paragraph += 1
        unit, counts = rng.choice(UNITS), [rng.randrange(5, 400) for _ in chosen]
        period = {"start": f"{year - 1}-10-01", "end": f"{year}-09-30"}
        for stage, share in (("target", 1.0), ("achieved", 0.5 + rng.random() * 0.6)):
            parts = [int(count * share) for count in counts]
            split = rng.random() < 0.15
            total = f"result-{document.id}-{stage}" if split else ""
            document.says(
                "results",
                id=total,
                subject=programme,
                quantity=sum(parts),
                unit=unit,
                place=province.place.code,
                stage=stage,
                **period,
            )
            for each, count in zip(chosen, parts, strict=True) if split else ():
                document.says(
                    "results",
                    subject=programme,
                    quantity=count,
                    unit=unit,
                    stage=stage,
                    place=each.place.code,
                    part_of=total,
                    **period,
                )

    def money(self, year: int) -> None:
        """A ministry's money on its way: to an agency, and from there to networks."""
        rng, number = self._rng, self._number()
        ministry, agency = rng.choice(self._nation.ministries), rng.choice(self._nation.agencies)
        programme, day = self._round(year), day_in(rng, year)
        document = self._press.document(
            rng.choice(("spreadsheet", *TEXTS)),
            day,
            f"บัญชีงบประมาณ ปี {year} ชุดที่ {number}",
            f"Budget list {year - BE}, part {number}",
        )
        some = rng.sample(
            self._nation.provinces, min(len(self._nation.provinces), rng.randrange(1, 9))
        )
        amounts = [100_000 * rng.randrange(1, 60) for _ in some]
        common = {
            "programme": programme,
            "year": year,
            "year_kind": "fiscal",
            "instrument": "grant",
            "currency": "THB",
            "stage": rng.choice(("approved", "disbursed")),
        }
        total = f"total-{document.id}"
        document.says(
            "allocations",
            id=total,
            funder=ministry,
            recipient=agency,
            amount=sum(amounts),
            **common,
        )
        for province, amount in zip(some, amounts, strict=True):
            document.says(
                "allocations",
                funder=agency,
                recipient=province.network,
                amount=amount,
                place=province.place.code,
                part_of=total,
                **common,
            )

    def _round(self, year: int) -> str:
        """The id of a programme's budget year, made when first told of."""
        name, thai, english = self._rng.choice(PROGRAMMES)
        id_ = f"{name}-{year}"
        if id_ not in self._rounds:
            self._rounds.add(id_)
            self._tables.add(
                "programmes",
                id=id_,
                name_th=f"{thai} ปีงบประมาณ {year}",
                within=name,
                name_en=f"{english}, fiscal year {year - BE}",
                source="register-nation",
            )
        return id_

    # --- who and where ------------------------------------------------------------------------

    def _home(self) -> Home:
        rng, first = self._rng, self._province()
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
            near = self._nation.of_region(first.region)
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
        others = rng.sample(self._nation.provinces, min(3, len(self._nation.provinces)))
        some = [first, *(each for each in others if each is not first)]
        return Home(place="TH", thai="ประเทศไทย", english="Thailand", provinces=some)

    def _province(self) -> Province:
        """Provinces are not equally often written about."""
        provinces = self._nation.provinces
        return provinces[int(len(provinces) * self._rng.random() ** 1.5)]

    def _some(self, home: Home, most: int) -> list[str]:
        """Actors of a story's home, and now and then one who is at home in many places."""
        rng = self._rng
        share = max(1, most // len(home.provinces))
        found = [actor for province in home.provinces for actor in province.pool.some(rng, share)]
        if rng.random() < 0.2:
            found.append(rng.choice(self._nation.agencies))
        if rng.random() < 0.1:
            # A foundation is at home in two neighbouring regions.
            regions = sorted({each.region for each in self._nation.provinces})
            at = regions.index(home.provinces[0].region) + rng.randrange(2)
            found.append(self._nation.foundations[at % len(self._nation.foundations)])
        return list(dict.fromkeys(found[-2:] + found))[: most + 2]

    def _two_sides(self, home: Home) -> tuple[list[str], list[str]]:
        rng = self._rng
        found = self._some(home, 4 + int(3 * rng.paretovariate(1.6)))
        first = home.provinces[0]
        community = [
            first.network,
            *(a for a in found if a.startswith(("council", "fund", "group", "network"))),
        ]
        partners = [first.office, *(a for a in found if a not in community)]
        return list(dict.fromkeys(community))[:60], list(dict.fromkeys(partners))[:12]

    def _join(self, pairs: Iterable[tuple[str, str]]) -> None:
        for one, other in pairs:
            pair = (one, other) if one < other else (other, one)
            if one != other and pair not in self._joined:
                self._joined.add(pair)
                self._tables.derived(2)

    def _kind(self) -> str:
        return self._rng.choice(TEXTS)

    def _mood(self) -> str:
        """The modality of a whole story: mostly asserted."""
        return self._rng.choices(("", "planned", "requested", "pledged"), (95, 3, 1, 1))[0]

    def _doubt(self) -> str:
        """The modality of one line in a story told as done."""
        return self._rng.choices(("", "inferred", "negated"), (97, 2, 1))[0]

    def _number(self) -> int:
        self._count += 1
        return self._count
