from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from kg.page.fonts import FAMILY
from kg.report.charts import NARROW, WIDE, Bar, Whisker, bars_across, columns_up, whiskers
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
