"""Programmes of the invented country: who does what where, with what money, to what effect."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from invented.documents import TEXTS, day_in
from invented.words import BE, PROGRAMMES
from kg.values.places import titled

if TYPE_CHECKING:
    from invented.actors import Province, Subdistrict
    from invented.cast import Cast
    from invented.documents import Document, Press

UNITS = ("ครัวเรือน|households", "คน|people", "กองทุน|funds", "หลัง|homes", "ตำบล|subdistricts")


class Works:
    """Tells of programmes' years and of money on its way."""

    def __init__(self, cast: Cast, press: Press) -> None:
        self._cast, self._press = cast, press
        self._nation, self._rng = cast.nation, cast.rng
        self._tables = cast.tables
        self._rounds: set[str] = set()

    def work(self, year: int) -> None:
        """A programme's year in a province: who does it where, with what money, to what effect."""
        rng, province = self._rng, self._cast.province()
        number, programme = self._cast.number(), self._round(year)
        thai, english = titled(province.place, "th"), titled(province.place, "en")
        day, mood = day_in(rng, year), self._cast.mood()
        document = self._press.document(
            self._cast.kind(),
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
                document.joins(
                    actor,
                    "implementer",
                    programme,
                    start=start,
                    place=each.place.code,
                    modality=mood or self._cast.doubt(),
                )
            if not mood:
                self._cast.join(combinations(actors, 2))
        funder = rng.choice(
            (*self._nation.agencies, *self._nation.ministries, province.administration)
        )
        document.joins(funder, "supporter", programme, place=province.place.code)
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
        common = {"year": year, "programme": programme, "funder": funder, **self._terms()}
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

    def _terms(self) -> dict[str, str]:
        """How far money got, how it is given, how sure that is."""
        rng = self._rng
        stage = rng.choice(("announced", "approved", "approved", "disbursed", "not-stated"))
        return {
            "year_kind": rng.choice(("fiscal", "fiscal", "not-stated")),
            "stage": stage,
            "instrument": rng.choice(("grant", "grant", "grant", "loan")),
            "currency": "THB",
            "modality": rng.choice(("",) * 12 + ("planned", "requested")),
        }

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
        rng, number = self._rng, self._cast.number()
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
        whole = {"id": total, "funder": ministry, "recipient": agency, "amount": sum(amounts)}
        document.says("allocations", **whole, **common)
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
