"""Figures: a chart drawn for a desk and for a phone, with its key and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.looks import LOOKS, group_name
from kg.report.charts import HALF, NARROW, TINTS, WIDE, Bar, Frame, Whisker
from kg.report.parts import Figure, Swatch
from kg.report.svg import svg
from kg.report.words import listed, say
from kg.schema.codes import broadest, code_list
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Make = Callable[[Frame], dict[str, Any]]


def figure(
    name: str,
    title: str,
    make: Make,
    told: Iterable[str],
    key: Sequence[Swatch] = (),
) -> Figure:
    """A chart of the numbers of the table `name`; its title a sentence, `told` its values in words.

    `name` is of letters and hyphens.
    """
    words = "; ".join(plain(each) for each in told)
    return Figure(
        name=name,
        title=plain(title),
        wide=svg(make(WIDE), f"{name}-w", title, words),
        narrow=svg(make(NARROW), f"{name}-n", title, words),
        key=tuple(key),
        table=name,
    )


def pair(
    name: str,
    title: str,
    makes: tuple[Make, Make],
    told: Iterable[str],
    key: Sequence[Swatch] = (),
) -> Figure:
    """Two charts of one table's numbers, side by side on a desk; otherwise as `figure`."""
    words = "; ".join(plain(each) for each in told)

    def both(frame: Frame, ending: str) -> str:
        return "".join(
            svg(make(frame), f"{name}-{ending}{n}", title, words) for n, make in enumerate(makes)
        )

    return Figure(
        name=name,
        title=plain(title),
        wide=both(HALF, "w"),
        narrow=both(NARROW, "n"),
        key=tuple(key),
        table=name,
    )


def headline(key: str, bars: Sequence[Bar], lang: str, **values: object) -> str:
    """What bars show in a sentence: which are the longest, or what is counted where none stand out.

    Up to three may share the first place, unless they are all there are.
    """
    most = max(sum(bar.parts) for bar in bars)
    first = [bar.label for bar in bars if sum(bar.parts) == most]
    if len(first) > 3 or len(first) == len(bars):
        return say(f"{key}_even", lang)
    each = say(f"{key}_each", lang) if len(first) > 1 else ""
    names = listed(first, lang)
    said = say(f"{key}_figure", lang, names=names, n=f"{most:,.0f}", each=each, **values)
    return said[:1].upper() + said[1:]


def told(bars: Iterable[Bar | Whisker]) -> list[str]:
    """Labels with their values, for who hears the chart instead of seeing it."""
    return [
        f"{bar.label} {bar.shown}"
        if isinstance(bar, Whisker) or bar.shown
        else f"{bar.label} {' + '.join(f'{part:,.12g}' for part in bar.parts)}"
        for bar in bars
    ]


def group_of(kind: str) -> str:
    """The broad group of a kind of actor, as LOOKS names it; "other" where there is none.

    >>> group_of("university"), group_of("person"), group_of("no-such")
    ('academic', 'person', 'other')
    """
    code = code_list(kg("OrganisationKind")).get(kind)
    group = broadest(code.iri) if code else kind
    return group if group in LOOKS else "other"


def key_of_groups(groups: Iterable[str], lang: str, *, marks: bool) -> tuple[Swatch, ...]:
    """The key of groups of kinds in the order of LOOKS: as marks, or as the colours of bars."""
    seen = set(groups)
    return tuple(
        Swatch(
            colour=look.colour,
            name=group_name(code, lang),
            shape=look.shape if marks else "",
            hollow=look.hollow and marks,
        )
        for code, look in LOOKS.items()
        if code in seen
    )


def key_of_series(names: Sequence[str]) -> tuple[Swatch, ...]:
    """The key of stacked parts, from the bottom up."""
    return tuple(Swatch(colour=TINTS[n], name=name) for n, name in enumerate(names))
