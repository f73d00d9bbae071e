"""A line of years as a still picture: years below, bars and marks above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.page.entity_words import say
from kg.page.escape import html
from kg.page.lines import advance, wrap
from kg.values.dates import BE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.page.entity_years import Bar, Years

    Span = tuple[dt.date, dt.date]

WIDE, NARROW = 920, 344
"""The widths of the two pictures, in CSS pixels: letters are as large as they say."""
_MARGIN, _EM = 14.0, 15.0
_LEAST = 4
"""No line of years is shorter."""
_APART = 62.0
"""Pixels that a year's number needs."""
_BAR, _BESIDE, _LANE = 38.0, 26.0, 50.0
"""Heights of a bar below its name and beside it, and of a lane of marks."""
_DOT, _PILE = 4.6, 5
"""The radius of a mark, and how many are piled up."""
_A_MONTH = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: int
    last: int
    width: float

    def at(self, day: dt.date) -> float:
        """Where a day stands."""
        days = (day - dt.date(self.first, 1, 1)).days
        whole = (dt.date(self.last, 12, 31) - dt.date(self.first, 1, 1)).days
        return round(_MARGIN + (self.width - 2 * _MARGIN) * days / whole, 1)


def drawn(years: Years, lang: str, width: float) -> str:
    """The picture, `width` pixels wide; "" where a date says as much."""
    if years.count < 2 or not years.varied:
        return ""
    scale = _scale(years, width)
    parts: list[str] = []
    top = 6.0
    for bar in years.bars:
        beside = _has_room(bar, scale)
        parts.append(_bar(bar, scale, top, beside=beside))
        top += _BESIDE if beside else _BAR
    for section, spans in years.marks:
        parts.append(_lane(say(f"section.{section}", lang), spans, scale, top))
        top += _LANE
    parts.insert(0, _axis(scale, lang, top))
    label = html(spoken(years, lang))
    return (
        f'<svg class="chrono" role="img" aria-label="{label}" viewBox="0 0 {_n(width)} '
        f'{_n(top + 26)}" width="{_n(width)}" height="{_n(top + 26)}">{"".join(parts)}</svg>'
    )


def spoken(years: Years, lang: str) -> str:
    """What the picture shows, in words, and what it cannot show."""
    first, last = _bounds(years)
    era = BE if lang == "th" else 0
    span = f"{first + era}–{last + era}" if first < last else str(first + era)
    told = [say("years.drawn", lang, n=years.count, years=span)]
    if years.more:
        told.append(say("years.more", lang, n=years.more))
    if years.undated:
        told.append(say("years.undated", lang, n=years.undated))
    return " · ".join(told)


def _bounds(years: Years) -> tuple[int, int]:
    spans = [span for _, some in years.marks for span in some]
    first = [bar.first.year for bar in years.bars] + [a.year for a, _ in spans]
    last = [bar.sure.year for bar in years.bars] + [b.year for _, b in spans]
    return min(first), max(last)


def _scale(years: Years, width: float) -> _Scale:
    first, last = _bounds(years)
    return _Scale(first=first, last=max(last, first + _LEAST - 1), width=width)


def _axis(scale: _Scale, lang: str, bottom: float) -> str:
    """The years that have room, with lines up through what stands above."""
    room = (scale.width - 2 * _MARGIN) / (scale.last + 1 - scale.first)
    step = next((n for n in (1, 2, 5, 10, 20, 50, 100) if n * room >= _APART), 200)
    era = BE if lang == "th" else 0
    found = []
    for year in range(scale.first, scale.last + 1):
        if (year + era) % step:
            continue
        x = scale.at(dt.date(year, 1, 1))
        found.append(f'<path class="grid" d="M{_n(x)} 0V{_n(bottom)}"/>')
        found.append(f'<text class="year" x="{_n(x)}" y="{_n(bottom + 18)}">{year + era}</text>')
    return "".join(found) + f'<path class="base" d="M0 {_n(bottom)}H{_n(scale.width)}"/>'


def _bar(bar: Bar, scale: _Scale, top: float, *, beside: bool) -> str:
    """Its name and the days: drawn through while documents say so, dashed after.

    The name stands `beside` the bar, before it, or above it.
    """
    start, end = scale.at(bar.first), max(scale.at(bar.sure), scale.at(bar.first) + 7)
    x, room = (start - 9, start - 9) if beside else (max(start - 3, 2.0), scale.width - start)
    if not beside and room < scale.width / 2:
        x = room = min(end + 3, scale.width - 2)
    anchor = ' text-anchor="end"' if x == room else ""
    ems = (room - 4) / _EM
    name = bar.name if advance(bar.name) <= ems else f"{_first_line(bar.name, ems - 1)}…"
    y = top + (_BESIDE / 2 if beside else 27)
    words = y + 5 if beside else top + 16
    after = (
        f'<path class="after" d="M{_n(end)} {_n(y)}H{_n(scale.width - 2)}"/>' if bar.open else ""
    )
    return (
        f'<text x="{_n(x)}" y="{_n(words)}"{anchor}>{html(name)}</text>{after}'
        f'<path class="bar" d="M{_n(start)} {_n(y)}H{_n(end)}"/>'
    )


def _has_room(bar: Bar, scale: _Scale) -> bool:
    """Whether its whole name fits before it."""
    return scale.at(bar.first) - 13 >= advance(bar.name) * _EM


def _first_line(text: str, ems: float) -> str:
    return wrap(text, ems, 1)[0].removesuffix("…")


def _lane(name: str, spans: Sequence[Span], scale: _Scale, top: float) -> str:
    """A heading, and marks piled where they stand: hollow where only the year is known."""
    y = top + _LANE - 10
    found = [f'<text class="lane" x="2" y="{_n(top + 14)}">{html(name)}</text>']
    piles: dict[float, list[bool]] = {}
    for first, last in spans:
        middle = first + (last - first) / 2
        place = round(scale.at(middle) / (2 * _DOT + 1)) * (2 * _DOT + 1)
        piles.setdefault(place, []).append((last - first).days > _A_MONTH)
    for x, vague in sorted(piles.items()):
        if len(vague) > _PILE:
            found.append(_number(x, y, len(vague), hollow=all(vague)))
            continue
        for place, hollow in enumerate(sorted(vague)):
            kind = "dot vague" if hollow else "dot"
            rise = y - place * _DOT
            found.append(f'<circle class="{kind}" cx="{_n(x)}" cy="{_n(rise)}" r="{_n(_DOT)}"/>')
    return "".join(found)


def _number(x: float, y: float, count: int, *, hollow: bool) -> str:
    """One large mark for many."""
    kind = "dot vague" if hollow else "dot"
    wide = 9.0 + 4.0 * (len(str(count)) - 1)
    return (
        f'<rect class="{kind}" x="{_n(x - wide)}" y="{_n(y - 13)}" width="{_n(2 * wide)}" '
        f'height="18" rx="9"/><text class="many{" vague" if hollow else ""}" x="{_n(x)}" '
        f'y="{_n(y + 1)}">{count}</text>'
    )


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
