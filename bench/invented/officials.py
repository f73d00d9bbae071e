"""Who holds which post of the invented country, year after year, moving from place to place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from invented.words import BE, person
from kg.values.places import ancestors, full_name, titled

if TYPE_CHECKING:
    from random import Random

    from invented.actors import Nation
    from invented.documents import Document, Press
    from invented.tables import Tables

RANKS = ("chief", "governor", "director", "rector", "chair")
"""District chiefs come first: some become governors in the same year."""
PROMOTED = 0.25
RETIRED = 0.3
A_PAGE = 40
CHAIRED = 0.08
"""Of so many councils the documents name the one who chairs them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A post of one seat, in a rank whose holders change places with each other."""

    id: str
    rank: str
    organisation: str


class Officials:
    """The holders of every post; `rate` of them change each year."""

    def __init__(self, tables: Tables, press: Press, rng: Random, rate: float) -> None:
        self._tables, self._press, self._rng, self._rate = tables, press, rng, rate
        self._seats: list[Seat] = []
        self.holders: dict[str, tuple[str, str]] = {}
        """By organisation: the person and the post."""
        self._names: set[str] = set()

    def appoint_all(self, nation: Nation, year: int) -> None:
        """Make the posts and fill them."""
        self._make_seats(nation)
        for rank in RANKS:
            seats = [seat for seat in self._seats if seat.rank == rank]
            for start in range(0, len(seats), A_PAGE):
                self._gazette(year, [(each, "") for each in seats[start : start + A_PAGE]], [])

    def change(self, year: int) -> None:
        """One year's moves: who leaves a post takes another of the rank, or retires."""
        promoted: list[str] = []
        for rank in RANKS:
            rate = self._rate if rank != "chair" else self._rate * 0.7
            seats = [s for s in self._seats if s.rank == rank and self._rng.random() < rate]
            if not seats:
                continue
            left = [(seat, self.holders[seat.organisation][0]) for seat in seats]
            people = [one for _, one in left if self._rng.random() > RETIRED]
            if rank == "chair":
                people = []
            if rank == "chief":
                promoted = [one for one in people if self._rng.random() < PROMOTED]
                people = [one for one in people if one not in promoted]
            elif rank == "governor":
                people, promoted = [*people, *promoted], []
            self._rng.shuffle(people)
            stays = {self.holders[seat.organisation] for seat in seats}
            filled = [
                (seat, people[at] if at < len(people) else "") for at, seat in enumerate(seats)
            ]
            moves = [(seat, "" if (one, seat.id) in stays else one) for seat, one in filled]
            for start in range(0, len(moves), A_PAGE):
                page = slice(start, start + A_PAGE)
                self._gazette(year, moves[page], left[page])

    def _gazette(
        self, year: int, moves: list[tuple[Seat, str]], left: list[tuple[Seat, str]]
    ) -> None:
        """The announcement of up to forty moves; an empty name is a person new to all this."""
        day = dt.date(year - BE, 10, 1)
        document = self._press.document(
            "law",
            day - dt.timedelta(days=self._rng.randrange(1, 20)),
            f"ประกาศแต่งตั้ง พ.ศ. {year}",
            f"Announcement of appointments, {year - BE}",
        )
        for at, (seat, one) in enumerate(moves):
            document.paragraph = 1 + at // 4
            holder = one or self._newcomer(document)
            self.holders[seat.organisation] = holder, seat.id
            document.says(
                "tenures",
                person=holder,
                post=seat.id,
                organisation=seat.organisation,
                state="current",
                start=day.isoformat(),
            )
            self._tables.derived(2 if not left else 0)
        for seat, one in left:
            if self._rng.random() < 0.3 and self.holders[seat.organisation][0] != one:
                document.says(
                    "tenures",
                    person=one,
                    post=seat.id,
                    organisation=seat.organisation,
                    state="past",
                    end=(day - dt.timedelta(days=1)).isoformat(),
                )

    def _newcomer(self, document: Document) -> str:
        honorific, thai, english = person(self._rng)
        while thai in self._names:
            honorific, thai, english = person(self._rng)
        self._names.add(thai)
        id_ = f"p{len(self._names):06d}"
        document.says("people", id=id_, name_th=thai, name_en=english, honorific=honorific)
        return id_

    def _make_seats(self, nation: Nation) -> None:
        for province in nation.provinces:
            thai, english = titled(province.place, "th"), titled(province.place, "en")
            self._seat("governor", province.office, f"ผู้ว่าราชการ{thai}", f"Governor of {english}")
            for number, university in enumerate(province.universities, start=1):
                self._seat(
                    "rector",
                    university,
                    f"อธิการบดีมหาวิทยาลัยสมมุติ {number} {thai}",
                    f"Rector of Invented University {number} {english}",
                )
            for office in sorted({each.office for each in province.subdistricts}):
                first = next(each for each in province.subdistricts if each.office == office)
                district = ancestors(first.place.code)[0]
                self._seat(
                    "chief",
                    office,
                    f"นาย{full_name(district, 'th')}",
                    f"Chief of {full_name(district, 'en')}",
                )
            for each in province.subdistricts:
                if self._rng.random() < CHAIRED:
                    self._seat(
                        "chair",
                        each.community[0],
                        f"ประธานสภาองค์กรชุมชน{full_name(each.place, 'th')}",
                        f"Chair of the Community Council of {full_name(each.place, 'en')}",
                    )
        for number, agency in enumerate((*nation.agencies, *nation.departments), start=1):
            self._seat(
                "director",
                agency,
                f"ผู้อำนวยการหน่วยงานสมมุติที่ {number}",
                f"Director of invented agency {number}",
            )

    def _seat(self, rank: str, organisation: str, thai: str, english: str) -> None:
        id_ = f"{rank}-of-{organisation}"
        self._tables.add(
            "posts",
            id=id_,
            name_th=thai,
            name_en=english,
            organisation=organisation,
            public="no" if rank == "chair" else "yes",
            seats=1,
            source="register-nation",
        )
        self._seats.append(Seat(id=id_, rank=rank, organisation=organisation))
