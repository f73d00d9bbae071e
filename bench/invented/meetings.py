"""Agreements and events of the invented country, as its documents tell them."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, product
from typing import TYPE_CHECKING

from invented.documents import day_in
from invented.words import BE, PROGRAMMES, written
from kg.values.places import titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from invented.actors import Province, Subdistrict
    from invented.cast import Cast, Home
    from invented.documents import Document, Press
    from invented.officials import Officials

LARGEST = 150
KINDS_OF_EVENT = ("meeting", "forum", "training", "visit", "fair", "opening", "survey")


class Meetings:
    """Tells of those who agree, and of those who meet."""

    def __init__(self, cast: Cast, press: Press, officials: Officials) -> None:
        self._cast, self._press, self._officials = cast, press, officials
        self._nation, self._rng = cast.nation, cast.rng

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
        sides = {"community": each.community, "partners": partners}
        self._parties(document, id_, sides, lambda: "")
        self._cast.join(product(each.community, partners))
        if each.community[0] in self._officials.holders:
            person, post = self._officials.holders[each.community[0]]
            document.joins(person, "signer", id_, on_behalf_of=each.community[0], post=post)

    def _parties(
        self,
        document: Document,
        agreement: str,
        sides: dict[str, list[str]],
        sure: Callable[[], str],
    ) -> None:
        """Who is bound, a paragraph for each side; `sure` gives each line's modality."""
        for side, actors in sides.items():
            document.paragraph += 1
            for actor in actors:
                document.joins(actor, "party", agreement, side=side, modality=sure())

    def memorandum(self, year: int) -> None:
        """Councils and others agree with agencies, at a ceremony that more attend than sign."""
        rng, home, day = self._rng, self._cast.home(), day_in(self._rng, year)
        number = self._cast.number()
        mood = self._cast.mood()
        name = f"บันทึกความร่วมมือ{home.thai} ฉบับที่ {number}", f"Memorandum {number}, {home.english}"
        document = self._press.document(
            self._cast.kind(), day, f"ลงนาม{name[0]}", f"Signing of {name[1]}"
        )
        event, agreement = f"signing-{number}", f"mou-{number}"
        community, partners = self._cast.two_sides(home)
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
        sides = {"community": community, "partners": partners}
        self._parties(document, agreement, sides, lambda: mood or self._cast.doubt())
        if not mood:
            self._cast.join(product(community, partners))
        self._ceremony(document, home, event, agreement, mood)
        self._press.retell(document, name[0], name[1])

    def gathering(self, year: int) -> None:
        """A few hold an event, some come: mostly few, now and then very many."""
        rng, home, day = self._rng, self._cast.home(), day_in(self._rng, year)
        number, kind, mood = self._cast.number(), rng.choice(KINDS_OF_EVENT), self._cast.mood()
        name = f"เวทีชุมชน{home.thai} ครั้งที่ {number}", f"Community Forum {number}, {home.english}"
        told = day - dt.timedelta(days=20) if mood == "planned" else day
        document = self._press.document(
            self._cast.kind(), told, f"ข่าว{name[0]}", f"News of {name[1]}"
        )
        event = f"event-{number}"
        organisers = self._cast.some(home, 1 + int(rng.random() * 3.5))
        guests = self._cast.some(home, min(LARGEST, int(2 * rng.paretovariate(1.2))))
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
            document.joins(actor, "organiser", event, modality=mood or self._cast.doubt())
        if not mood:
            self._cast.join(combinations(organisers, 2))
        for at, actor in enumerate(guests):
            document.paragraph = 2 + at // 10
            document.joins(actor, "participant", event, modality=mood)
        self._ceremony(document, home, event, "", mood)
        if rng.random() < 0.15:
            self._crowd(document, event, home)
        self._press.retell(document, name[0], name[1])
        if mood == "planned" and rng.random() < 0.5:
            self._held(event, name, day, organisers)

    def _held(self, event: str, name: tuple[str, str], day: dt.date, organisers: list[str]) -> None:
        document = self._press.document(
            self._cast.kind(), day, f"สรุป{name[0]}", f"Account of {name[1]}"
        )
        for actor in organisers:
            document.joins(actor, "organiser", event)
        self._cast.join(combinations(organisers, 2))

    def _ceremony(
        self, document: Document, home: Home, event: str, agreement: str, mood: str
    ) -> None:
        """Officials chair, speak and watch; one promises or asks for something."""
        document.paragraph += 1
        offices = [home.provinces[0].office, *self._cast.some(home, 6), *self._nation.agencies]
        present = [
            self._officials.holders[o]
            for o in dict.fromkeys(offices)
            if o in self._officials.holders
        ]
        roles = ("chair", "speaker", "participant", "speaker", "participant")
        for (person, post), role in zip(present[:5], roles, strict=False):
            document.joins(person, role, event, post=post, modality=mood)
        if agreement and len(present) > 1:
            person, post = present[1]
            document.joins(person, "witness", agreement, post=post, modality=mood)
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
        document.joins(id_, "participant", event, headcount=count)
