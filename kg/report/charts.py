"""The charts of a report: plain rows to Vega-Lite, calm, readable in grey and on a phone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain
from kg.page.fonts import FAMILY
from kg.page.lines import wrap
from kg.page.looks import LOOKS, Look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import altair as alt

INK, SOFT, RULE, GREY = "#1d2126", "#565c64", "#e4e0d7", "#948e83"
TINTS = ("#0b5a50", "#8fbfb3", "#d9d3c6")
"""Dark to light, so that they stay apart without colour."""
_EM = 13.0
_ROW = 30  # from one row to the next, of one line of text
_LINE = 19  # what each further line of its label takes

SHAPES = {
    "dot": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "triangleDown": "triangle-down",
    "hexagon": "M0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0L-0.5,-0.87Z",
    "star": "M0,-1.15L0.27,-0.37L1.09,-0.36L0.43,0.14L0.68,0.93L0,0.46L-0.68,0.93L-0.43,0.14"
    "L-1.09,-0.36L-0.27,-0.37Z",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How wide a chart is, in pixels, and how many ems a label on its left may take.

    Of more than `columns` columns the numbers would touch each other.
    """

    width: int
    label: float
    columns: int

    @property
    def plot(self) -> float:
        """About how wide what is right of the labels is, at least."""
        return self.width - self.label * _EM


WIDE = Frame(width=680, label=21.0, columns=20)
HALF = Frame(width=330, label=10.5, columns=10)
NARROW = Frame(width=340, label=10.5, columns=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its label, its parts by series in the order of the chart, and a group of kinds.

    Without a group its parts have the TINTS from `tint` on.
    """

    label: str
    parts: tuple[float, ...]
    shown: str = ""
    group: str = ""
    tint: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisker:
    """A value with its range, and a group of kinds for its mark."""

    label: str
    value: float
    low: float
    high: float
    shown: str
    group: str = ""


def bars_across(bars: Sequence[Bar], axis: str, frame: Frame) -> dict[str, Any]:
    """Bars from left to right, the first on top, each with its number at its end.

    A bar of one part has the colour of its group of kinds; several parts are stacked.
    """
    import altair as alt

    names = [f"{place:03}" for place in range(len(bars))]
    ends = [
        {"row": name, "end": sum(bar.parts), "shown": bar.shown or _number(sum(bar.parts))}
        for name, bar in zip(names, bars, strict=True)
    ]
    # Room for the number after the longest bar.
    most = max((sum(bar.parts) for bar in bars), default=1.0)
    longest = max((len(str(each["shown"])) for each in ends), default=1)
    room = alt.Scale(domain=[0, _beyond(most, longest, frame)], nice=False)
    x_axis = alt.Axis(title=None, grid=False, labels=False, ticks=False, domain=False)
    y, height = _left({n: bar.label for n, bar in zip(names, bars, strict=True)}, frame)
    drawn = _of(_parts(bars)).mark_bar(size=15).encode(
        x=alt.X("from:Q", scale=room, axis=x_axis), x2="to:Q", y=y, color=_exact("colour")
    )  # fmt: skip
    texts = _of(ends).mark_text(align="left", dx=5).encode(
        x=alt.X("end:Q", scale=room), y=y, text="shown:N"
    )  # fmt: skip
    return _finished(alt.layer(drawn, texts), frame, height, axis)


def columns_up(bars: Sequence[Bar], axes: tuple[str, str], frame: Frame) -> dict[str, Any]:
    """Columns in the order given, their parts stacked from below in TINTS; `axes` name x and y."""
    import altair as alt

    names = [f"{place:03}" for place in range(len(bars))]
    ends = [
        {"row": name, "end": sum(bar.parts), "shown": bar.shown or _number(sum(bar.parts))}
        for name, bar in zip(names, bars, strict=True)
    ]
    x = alt.X(
        "row:N",
        sort=names,
        scale=alt.Scale(domain=names, paddingInner=0.35, paddingOuter=0.3),
        axis=alt.Axis(
            title=axes[0],
            labelExpr=_said({n: [bar.label] for n, bar in zip(names, bars, strict=True)}),
            labelOverlap="parity",
            domain=True,
        ),
    )
    most = max((sum(bar.parts) for bar in bars), default=1.0)
    y_axis = alt.Axis(title=None, grid=True, values=[0, *_steps(most, 4)], format=",d")
    widest = min(56.0, 0.62 * (frame.width - 40) / max(1, len(bars)))
    drawn = _of(_parts(bars)).mark_bar(size=widest).encode(
        x=x, y=alt.Y("from:Q", axis=y_axis), y2="to:Q", color=_exact("colour")
    )  # fmt: skip
    texts = _of(ends).mark_text(baseline="bottom", dy=-3, fontSize=_EM - 1).encode(
        x=x, y="end:Q", text="shown:N"
    )  # fmt: skip
    crowded = len(bars) > frame.columns
    layers: list[Any] = [drawn] if crowded else [drawn, texts]
    return _finished(alt.layer(*layers), frame, 170, axes[1])


def whiskers(rows: Sequence[Whisker], axis: str, frame: Frame) -> dict[str, Any]:
    """Dots with their ranges, the first on top, the best (rank 1) on the left.

    A dot has the shape and colour of its group of kinds.
    """
    import altair as alt

    names = [f"{place:03}" for place in range(len(rows))]
    values = [
        {"row": name, "value": r.value, "low": r.low, "high": r.high, "shown": r.shown,
         "group": r.group if r.group in LOOKS else "other"}
        for name, r in zip(names, rows, strict=True)
    ]  # fmt: skip
    most = max((row.high for row in rows), default=1.0)
    longest = max((len(row.shown) for row in rows), default=1)
    room = alt.Scale(domain=[0.5, 0.5 + _beyond(most, longest, frame)], nice=False)
    ticks = alt.Axis(title=None, values=_ticks(most), format="d", grid=True)
    y, height = _left({n: row.label for n, row in zip(names, rows, strict=True)}, frame)
    base = _of(values).encode(y=y)
    layers: list[Any] = [
        base.mark_rule(strokeWidth=2, color=GREY).encode(
            x=alt.X("low:Q", scale=room, axis=ticks), x2="high:Q"
        )
    ]
    layers += [
        base.mark_tick(thickness=2, size=10, color=GREY).encode(x=alt.X(f"{end}:Q", scale=room))
        for end in ("low", "high")
    ]
    layers += [
        _marks([each for each in values if each["group"] == group], LOOKS[group]).encode(
            x=alt.X("value:Q", scale=room), y=y
        )
        for group in sorted({str(each["group"]) for each in values})
    ]
    layers.append(
        base.mark_text(align="left", dx=10, fontSize=_EM - 1, color=SOFT).encode(
            x=alt.X("high:Q", scale=room), text="shown:N"
        )
    )
    return _finished(alt.layer(*layers), frame, height, axis)


def _marks(values: list[dict[str, Any]], look: Look) -> Any:
    """The marks of one group of kinds."""
    fill = "#ffffff" if look.hollow else look.colour
    return _of(values).mark_point(
        shape=SHAPES[look.shape], size=95, color=look.colour, opacity=1, strokeWidth=2, fill=fill
    )


def _of(values: list[dict[str, Any]]) -> alt.Chart:
    import altair as alt

    return alt.Chart(alt.InlineData(values=values))


def _parts(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Every part of every bar from where it starts to where it ends; what is nought is absent."""
    return [
        {
            "row": f"{place:03}",
            "from": sum(bar.parts[:part]),
            "to": sum(bar.parts[: part + 1]),
            "colour": LOOKS[bar.group].colour if bar.group in LOOKS else TINTS[part + bar.tint],
        }
        for place, bar in enumerate(bars)
        for part, value in enumerate(bar.parts)
        if value
    ]


def _exact(field: str) -> alt.Color:
    """The colours that the rows carry themselves; the key stands beside the chart."""
    import altair as alt

    return alt.Color(f"{field}:N", scale=None, legend=None)


def _left(labels: Mapping[str, str], frame: Frame) -> tuple[alt.Y, int]:
    """The axis of names on the left, broken between words, and the height of all rows."""
    import altair as alt

    lines = {name: list(wrap(plain(text), frame.label)) for name, text in labels.items()}
    step = max([_ROW, *(len(each) * _LINE + 10 for each in lines.values())])
    axis = alt.Axis(title=None, labelExpr=_said(lines), labelLineHeight=_LINE, labelPadding=6)
    names = list(labels)
    scale = alt.Scale(domain=names, paddingInner=0.3, paddingOuter=0.2)
    return alt.Y("row:N", sort=names, scale=scale, axis=axis), step * max(1, len(names))


def _said(lines: Mapping[str, list[str]]) -> str:
    """A Vega expression that says the lines for each name: two rows may bear one label.

    JSON strings are string literals of the expression language, so no label can leave its own.
    """
    return f"{json.dumps(dict(lines), ensure_ascii=True, sort_keys=True)}[datum.value]"


def _beyond(most: float, letters: int, frame: Frame) -> float:
    """Where the scale must end for so many letters to have room after the greatest value."""
    text = min(letters * _EM * 0.6 + 14, frame.plot * 0.6)
    return (most or 1) * frame.plot / (frame.plot - text)


def _ticks(most: float) -> list[int]:
    """1, and then every 1, 2, 5, 10 … up to `most`, nine at most."""
    return sorted({1, *_steps(most, 8)})


def _steps(most: float, count: int) -> range:
    """Every 1, 2, 5, 10 … up to `most`, `count` of them or fewer: whole numbers alone."""
    step = next(
        n
        for power in range(9)
        for n in (10**power, 2 * 10**power, 5 * 10**power)
        if most / n <= count
    )
    return range(step, int(most) + 1, step)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def _finished(
    chart: alt.LayerChart | alt.FacetChart, frame: Frame, height: int, over: str
) -> dict[str, Any]:
    """The whole specification; `over`, what the values are, stands over the chart on the left.

    There it has the whole width: beneath a narrow plot a long one would leave the frame.
    """
    import altair as alt

    lines = list(wrap(plain(over), frame.width / _EM * 0.95))
    title = alt.TitleParams(
        lines, anchor="start", frame="bounds", fontSize=_EM - 1, fontWeight="normal", color=SOFT,
        offset=8, lineHeight=_LINE,
    )  # fmt: skip
    axis = {"labelColor": INK, "titleColor": SOFT, "labelFontSize": _EM, "titleFontSize": _EM - 1,
            "titleFontWeight": "normal", "gridColor": RULE, "domain": False, "ticks": False,
            "labelLimit": 1000, "titleLimit": 1000, "titlePadding": 8}  # fmt: skip
    spec: dict[str, Any] = (
        chart.properties(
            title=title,
            width=frame.width,
            height=height,
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            padding=5,  # a browser sets some lines two pixels wider than they were measured
        )
        .configure(font=FAMILY, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(**axis)
        .configure_axisX(domainColor=GREY, labelAngle=0)
        .configure_text(font=FAMILY, fontSize=_EM, color=INK)
        .to_dict(validate=False)  # slow, and the same for every report: the tests validate
    )
    return spec
