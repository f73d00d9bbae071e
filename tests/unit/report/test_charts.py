from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from kg.findings.finding import Finding
from kg.page.fonts import FAMILY
from kg.report.charts import NARROW, WIDE, Bar, Whisker, bars_across, columns_up, whiskers
from kg.report.drawn import charts
from kg.report.figures import headline
from kg.report.svg import svg

EVIL = "</text></svg><script>alert(1)</script>\"'\\n{{x}}"
BARS = [
    Bar(label="สภาองค์กรชุมชนที่ปู่ดูแลน้ำ", parts=(28,), group="government"),
    Bar(label=EVIL, parts=(3,)),
]
RANKED = [
    Whisker(label=b.label, value=n, low=n, high=n + 3, shown=f"{n} ({n}–{n + 3})", group="civil")
    for n, b in enumerate(BARS, 1)
]
CHARTS = {
    "bars": lambda frame: bars_across(BARS, "จำนวน", frame),
    "columns": lambda frame: columns_up([Bar(label=str(y), parts=(y % 3, 1)) for y in range(2560, 2569)], ("ปี", "เอกสาร"), frame),
    "whiskers": lambda frame: whiskers(RANKED, "อันดับ", frame),
}  # fmt: skip


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own


@pytest.mark.parametrize("kind", CHARTS)
@pytest.mark.parametrize("frame", [WIDE, NARROW])
def test_a_chart_is_as_wide_as_its_frame_and_holds_nothing_that_runs_or_loads(kind, frame) -> None:
    drawn = svg(CHARTS[kind](frame), "x", f"หัวเรื่อง {EVIL}", "คำอธิบาย")
    root = parsed(drawn)
    assert root.get("viewBox") == f"0 0 {frame.width} {root.get('height')}"
    names = {each.tag for each in root.iter()}
    assert names <= {"svg", "title", "desc", "g", "path", "line", "rect", "text", "tspan", "circle"}
    assert not re.search(r"(href|style|class|on\w+)=", drawn)
    assert root.find("title").text == f"หัวเรื่อง {EVIL}"


def test_a_label_is_text_letter_for_letter_and_breaks_between_words() -> None:
    root = parsed(svg(CHARTS["bars"](WIDE), "x", "t", "d"))
    said = ["".join(each.itertext()) for each in root.iter("text")]
    assert EVIL in said
    narrow = parsed(svg(CHARTS["bars"](NARROW), "x", "t", "d"))
    broken = [
        "".join(e.text for e in each.iter("tspan"))
        for each in narrow.iter("text")
        if each.find("tspan") is not None
    ]
    assert BARS[0].label in broken


def test_ids_of_two_charts_never_clash_and_equal_charts_are_equal_bytes() -> None:
    one, two = (svg(CHARTS["whiskers"](WIDE), name, "t", "d") for name in ("a", "b"))
    ids = [set(re.findall(r'id="([^"]+)"', each)) for each in (one, two)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert one == svg(CHARTS["whiskers"](WIDE), "a", "t", "d")


def test_text_is_measured_with_the_typeface_of_the_page() -> None:
    # Thai marks above and below take no room: measured as letters of their own they would.
    spec = bars_across([Bar(label="ที่ปู่น้ำ", parts=(1,))], "", WIDE)
    assert spec["config"]["font"] == FAMILY
    plain = bars_across([Bar(label="ทปนำ", parts=(1,))], "", WIDE)
    starts = [
        re.search(r"translate\(([\d.]+)", svg(each, "x", "t", "d"))[1] for each in (spec, plain)
    ]
    assert abs(float(starts[0]) - float(starts[1])) < 4


@pytest.mark.parametrize("most", [1, 2, 5, 36])
def test_columns_are_measured_in_whole_numbers_each_said_once(most: int) -> None:
    columns = columns_up([Bar(label="2566", parts=(most,))], ("year", "documents"), WIDE)
    ticks = [
        text
        for each in parsed(svg(columns, "x", "t", "d")).iter("text")
        if (text := "".join(each.itertext())).isdigit() and text != "2566"
    ]
    *marks, _ = ticks  # the last is the number over the column
    assert len(marks) == len(set(marks)) > 1


def test_those_who_share_the_first_place_are_all_named_and_nobody_where_none_stands_out() -> None:
    def of(*lines: int) -> list[Bar]:
        return [
            Bar(label=name, parts=(n,))
            for name, n in zip(("Nan", "Krabi", "Trang"), lines, strict=False)
        ]

    said = "Most lines are of things done in"
    assert headline("o.places", of(4, 4, 1), "en") == f"{said} Nan and Krabi (4 each)"
    assert headline("o.places", of(4, 3, 1), "en") == f"{said} Nan (4)"
    assert headline("o.places", of(4, 4, 4), "en") == headline("o.places", of(4), "en")
    assert "Nan" not in headline("o.places", of(4, 4, 4), "en")


def test_sums_that_state_one_end_are_told_apart_by_year_and_place() -> None:
    kind = {"stage": "announced", "stage_label": "announced", "instrument": None, "currency": "THB"}
    to = {"programme_label": "Homes", "counted": True}
    rows = (
        {**kind, **to, "amount": 3, "year": "2565", "at_label": ("Southern region",)},
        {**kind, **to, "amount": 2, "year": "2563", "at_label": ()},
        {**kind, "counted": True, "amount": 1, "funder_label": "A", "at_label": ("Nan",)},
    )
    finding = Finding(
        name="money-flows", title="", sentences=(), columns=(), rows=rows, scope="", method=""
    )
    (drawn,) = charts(finding, "en")
    for said in ("for Homes in Southern region BE 2565 3", "for Homes BE 2563 2", "A to Nan 1"):
        assert said in drawn.wide
    assert drawn.title == "Money of a kind not stated, announced: the 3 greatest sums"
