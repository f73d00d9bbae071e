"""What an answer looks like besides its table: who with whom, in time, by place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.page.dates import written, written_span
from kg.page.escape import html, plain
from kg.page.lines import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.query.asking import Asker, Rows
    from kg.query.question import Question

DRAWN, DATED, PLACED = 16, 120, 40
"""At most so many names on a side, so many dated rows, so many places."""

_WIDE, _PITCH, _LINE = 920.0, 46.0, 19.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A picture (SVG) or a list, how much of the answer it has, and of how much.

    `kind` is a view's name; `items` are (heading, [(when, text, address)]) of a timeline or
    (text, address, number, share of the greatest) of places, `stated` where rows state numbers.
    """

    kind: str
    shown: int
    total: int
    picture: str = ""
    years: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = ()
    places: tuple[tuple[str, str, str, float], ...] = ()
    stated: bool = False
    flows: tuple[tuple[tuple[str, str], tuple[str, str], str, float], ...] = ()


def sight(asker: Asker, question: Question, rows: Rows, href: Callable[[str], str]) -> Sight | None:
    """The view that the question's header names, of the columns it shows; None for a table."""
    names = question.shows
    if not rows.rows or not names or not set(names) <= set(rows.columns):
        return None
    if question.view == "network":
        return _pairs(asker, rows, names, href)
    if question.view == "timeline":
        return _timeline(asker, rows, names, href)
    if question.view == "map":
        return _places(asker, rows, names, href)
    if question.view == "flow":
        return _flow(asker, rows, names, href)
    return None


def _value(rows: Rows, place: int, name: str) -> str:
    value = rows.rows[place].get(name)
    return "" if value is None else value if isinstance(value, str) else value.value


def _name(asker: Asker, iri: str) -> str:
    is_iri = iri.startswith(("http:", "https:"))
    return plain(asker.labels.best(iri, asker.lang) if is_iri else iri)


def _pairs(
    asker: Asker, rows: Rows, names: Sequence[str], href: Callable[[str], str]
) -> Sight | None:
    """Two columns of names joined by a line for each pair, the most rows first."""
    pairs = Counter(
        (a, b)
        for place in range(len(rows.rows))
        if (a := _value(rows, place, names[0])) and (b := _value(rows, place, names[1]))
    )
    if not pairs:
        return None
    drawn = _drawn(pairs)
    left, right = _ordered(drawn)
    tall = max(len(left), len(right)) * _PITCH + 12
    a_at = {iri: (300.0, tall * (i + 0.5) / len(left)) for i, iri in enumerate(left)}
    b_at = {iri: (_WIDE - 300.0, tall * (i + 0.5) / len(right)) for i, iri in enumerate(right)}
    lines = [_curve(a_at[a], b_at[b], n) for (a, b), n in sorted(drawn.items())]
    marks = [
        *(_label(_name(asker, iri), at, "end", href(iri)) for iri, at in a_at.items()),
        *(_label(_name(asker, iri), at, "start", href(iri)) for iri, at in b_at.items()),
    ]
    picture = (
        f'<svg class="around" viewBox="0 0 {_n(_WIDE)} {_n(tall)}" width="{_n(_WIDE)}" '
        f'height="{_n(tall)}">{"".join([*lines, *marks])}</svg>'
    )
    return Sight(kind="network", shown=len(drawn), total=len(pairs), picture=picture)


def _drawn(pairs: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The pairs of those with the most pairs, until either side has DRAWN names."""
    of_left = Counter(a for a, _ in pairs)
    ordered = sorted(pairs, key=lambda pair: (-of_left[pair[0]], pair[0], -pairs[pair], pair[1]))
    left: set[str] = set()
    right: set[str] = set()
    for a, b in ordered:
        if len(left | {a}) <= DRAWN and len(right | {b}) <= DRAWN:
            left.add(a)
            right.add(b)
    return {pair: n for pair, n in pairs.items() if pair[0] in left and pair[1] in right}


def _ordered(drawn: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Both sides, those with the most lines first; the right near what it is joined with."""
    lines = sorted(drawn)
    of_left = Counter(a for a, _ in lines)
    left = sorted(of_left, key=lambda name: (-of_left[name], name))
    joined: dict[str, list[int]] = {}
    for a, b in lines:
        joined.setdefault(b, []).append(left.index(a))
    right = sorted(joined, key=lambda name: (sum(joined[name]) / len(joined[name]), name))
    return left, right


def _curve(a: tuple[float, float], b: tuple[float, float], n: int) -> str:
    middle = (a[0] + b[0]) / 2
    width = 1.2 + min(n - 1, 8) * 0.35
    return (
        f'<path class="line" stroke-width="{_n(width)}" d="M{_n(a[0])} {_n(a[1])}C{_n(middle)} '
        f'{_n(a[1])} {_n(middle)} {_n(b[1])} {_n(b[0])} {_n(b[1])}"/>'
    )


def _label(name: str, at: tuple[float, float], anchor: str, where: str) -> str:
    lines = wrap(name, 17.0, 2)
    x = at[0] + (10 if anchor == "start" else -10)
    top = at[1] + 5 - (len(lines) - 1) * _LINE / 2
    spans = "".join(
        f'<tspan x="{_n(x)}" y="{_n(top + row * _LINE)}">{html(line)}</tspan>'
        for row, line in enumerate(lines)
    )
    return (
        f'<a href="{html(where)}"><title>{html(name)}</title><circle class="end" cx="{_n(at[0])}" '
        f'cy="{_n(at[1])}" r="4"/><text text-anchor="{anchor}">{spans}</text></a>'
    )


def _timeline(
    asker: Asker, rows: Rows, names: Sequence[str], href: Callable[[str], str]
) -> Sight | None:
    """What stands at each day, by year; rows without a day are not in it."""
    found: dict[tuple[str, str, str], None] = {}
    for place in range(len(rows.rows)):
        day, what = _value(rows, place, names[0]), _value(rows, place, names[1])
        last = _value(rows, place, names[2]) if len(names) > 2 else ""
        if day and what:
            found[day, what, last] = None
    years: dict[str, list[tuple[str, str, str]]] = {}
    for day, what, last in sorted(found)[:DATED]:
        when = (
            written_span(day, last, asker.lang)
            if last and last != day
            else written(day, asker.lang)
        )
        year = written(day[:4], asker.lang) if len(day) > 4 else day
        where = href(what) if what.startswith(asker.store.base) else ""
        years.setdefault(year, []).append((when, _name(asker, what), where))
    if not years:
        return None
    return Sight(
        kind="timeline",
        shown=min(len(found), DATED),
        total=len(found),
        years=tuple((year, tuple(items)) for year, items in years.items()),
    )


def _places(
    asker: Asker, rows: Rows, names: Sequence[str], href: Callable[[str], str]
) -> Sight | None:
    """A bar for each place: its greatest number, or how many rows it has.

    Numbers are never added up: rows may tell of the same thing twice.
    """
    rows_at: Counter[str] = Counter()
    greatest: dict[str, Decimal] = {}
    for place in range(len(rows.rows)):
        if not (where := _value(rows, place, names[0])):
            continue
        rows_at[where] += 1
        number = _number(_value(rows, place, names[1])) if len(names) > 1 else None
        if number is not None:
            greatest[where] = max(number, greatest.get(where, number))
    numbers = greatest or {where: Decimal(n) for where, n in rows_at.items()}
    ordered = sorted(numbers.items(), key=lambda each: (-each[1], each[0]))
    if not ordered:
        return None
    most = ordered[0][1] or Decimal(1)
    bars = tuple(
        (_name(asker, iri), href(iri), f"{n:,f}", round(float(n / most) * 100, 1))
        for iri, n in ordered[:PLACED]
    )
    return Sight(
        kind="map", shown=len(bars), total=len(numbers), places=bars, stated=bool(greatest)
    )


def _flow(
    asker: Asker, rows: Rows, names: Sequence[str], href: Callable[[str], str]
) -> Sight | None:
    """A bar for each statement of so much from one to another, the greatest first.

    Statements are never added up: documents repeat and overlap one another. One that several
    documents make alike is one bar; what has no amount, or is in another currency than most, is
    left to the table.
    """
    found: Counter[tuple[str, str, str, Decimal, str]] = Counter()
    for place in range(len(rows.rows)):
        ends = tuple(_value(rows, place, name) for name in names[:2])
        number = _number(_value(rows, place, names[2]))
        if all(ends) and number is not None:
            currency, kind = _value(rows, place, "currency"), _kind(asker, rows, place)
            found[ends[0], ends[1], currency, number, kind] += 1
    if not found:
        return None
    currency = Counter(each[2] for each in found).most_common(1)[0][0]
    ordered = sorted(
        (each for each in found if each[2] == currency), key=lambda each: (-each[3], each)
    )
    most = ordered[0][3] or Decimal(1)
    flows = tuple(
        (
            (_name(asker, a), href(a)),
            (_name(asker, b), href(b)),
            " · ".join(filter(None, (f"{n:,f} {currency}".strip(), kind))),
            round(float(n / most) * 100, 1),
        )
        for a, b, _, n, kind in ordered[:DRAWN]
    )
    return Sight(kind="flow", shown=len(flows), total=len(found), flows=flows)


def _kind(asker: Asker, rows: Rows, place: int) -> str:
    """How exact an amount is, how far it got and what kind of money it is, as far as stated."""
    stated = [_value(rows, place, name) for name in ("precision", "stage", "instrument")]
    return " · ".join(
        _name(asker, iri) for iri in stated if iri and not iri.endswith("-not-stated")
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
