"""The documents of the invented country: sources with paragraphs, some told again by others."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from invented.words import BE

if TYPE_CHECKING:
    from random import Random

    from invented.tables import Tables

TEXTS = ("news", "press-release", "report", "web-page")
AGAIN = frozenset({"events", "agreements", "participations", "affiliations", "results"})
"""What another document may say as well."""
PUBLISHERS = {
    "news": "หนังสือพิมพ์สมมุติ|The Invented Times",
    "press-release": "ฝ่ายข่าวสมมุติ|Invented Press Office",
    "report": "สำนักรายงานสมมุติ|Invented Bureau of Reports",
    "web-page": "เว็บไซต์สมมุติ|Invented Website",
    "law": "ประกาศสมมุติ|Invented Gazette",
    "signed-document": "",
    "spreadsheet": "",
}


class Document:
    """One source; what it says stands in the paragraph it has come to."""

    def __init__(self, tables: Tables, id_: str, day: dt.date) -> None:
        self._tables = tables
        self.id, self.day, self.paragraph = id_, day, 1
        self.rows: list[tuple[str, dict[str, object]]] = []

    def says(self, table: str, **cells: object) -> None:
        """A row of a table, cited to the present paragraph."""
        self.rows.append((table, cells))
        self._tables.add(table, **cells, source=self.id, paragraph=self.paragraph)

    def joins(self, actor: str, role: str, context: str, **more: object) -> None:
        """That an actor has a role in an agreement, an event or a programme."""
        self.says("participations", actor=actor, role=role, in_=context, **more)


class Press:
    """Makes documents, their reprints and what others write of the same."""

    def __init__(self, tables: Tables, rng: Random) -> None:
        self._tables, self._rng = tables, rng
        self._count = 0

    def document(
        self, kind: str, day: dt.date, thai: str, english: str, follows: str = ""
    ) -> Document:
        """A new source of a kind; `follows` is the one it reprints."""
        self._count += 1
        id_ = f"d{self._count:06d}"
        self._tables.add(
            "sources",
            id=id_,
            kind=kind,
            date=day.isoformat(),
            publisher=PUBLISHERS[kind],
            title_th=f"{thai} (เอกสารสมมุติ {self._count})",
            title_en=f"{english} (invented, {self._count})",
            reprint_of=follows,
        )
        return Document(self._tables, id_, day)

    def retell(self, told: Document, thai: str, english: str) -> None:
        """Let others tell it again: reprints of most of it, or now and then a report of its own."""
        for _ in range(self._rng.choice((0, 0, 0, 0, 0, 1, 1, 2))):
            self._again(told, thai, english, told.id, 0.8)
        if self._rng.random() < 0.15:
            self._again(told, thai, english, "", 0.6)

    def _again(self, told: Document, thai: str, english: str, follows: str, share: float) -> None:
        day = told.day + dt.timedelta(days=self._rng.randrange(0, 5))
        kind = self._rng.choice(TEXTS)
        again = self.document(kind, day, f"ตามข่าว {thai}", f"Following {english}", follows)
        for at, (table, cells) in enumerate(told.rows):
            if table not in AGAIN or cells.get("part_of") or (at and self._rng.random() > share):
                continue
            if table == "results" and cells.get("id"):
                continue  # a total is told again only with its parts
            miscounts = table == "results" and not follows and self._rng.random() < 0.1
            other = {"quantity": int(str(cells["quantity"])) + 1} if miscounts else {}
            again.says(table, **{**cells, **other})
            again.paragraph = 1 + at // 8


def day_in(rng: Random, year: int) -> dt.date:
    """A day of a year of the Buddhist Era."""
    return dt.date(year - BE, 1, 1) + dt.timedelta(days=rng.randrange(360))
