"""The page at the size of sixty articles: filters, great contexts, names that do not collide."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made import made

Show = Callable[..., Any]
SEEN = "kgView.seen()"


@pytest.fixture(scope="module")
def hundred() -> Any:
    return made(100)


def expected(graph: Any, counts: Callable[[dict[str, Any]], bool]) -> tuple[set[str], int]:
    """The actors and the number of lines that are left if only some reasons count."""
    lines = [(u, v) for u, v, d in graph.edges(data=True) if any(map(counts, d["reasons"]))]
    return {end for line in lines for end in line}, len(lines)


def left(page: Any) -> tuple[set[str], int]:
    seen = page.evaluate(SEEN)
    return set(seen["actors"]), len(seen["ties"])


def test_a_span_of_years_leaves_what_stands_in_it(show: Show, hundred: Any) -> None:
    page = show(hundred).page
    page.select_option("#from", "2020")
    page.select_option("#to", "2021")
    among = {"2020", "2021"}
    assert left(page) == expected(hundred, lambda r: bool(among & {*r["years"]}) or not r["years"])
    page.uncheck("#undated")
    assert left(page) == expected(hundred, lambda r: bool(among & {*r["years"]}))
    assert page.inner_text("#chosen") == "2563 – 2564 · ไม่รวม: ไม่ระบุวันที่"


def test_filters_combine_and_say_how_many_are_left(show: Show, hundred: Any) -> None:
    page = show(hundred, "en").page
    page.select_option("#from", "2021")
    page.uncheck("[data-basis=event]")
    page.uncheck("#many")
    page.uncheck("#undated")
    actors, lines = expected(
        hundred,
        lambda r: (
            r["basis"] != "event" and r["parties"] <= 10 and any(y >= "2021" for y in r["years"])
        ),
    )
    assert left(page) == (actors, lines)
    assert page.inner_text("#showing") == (
        f"Showing {len(actors)} of {len(hundred)} names · "
        f"{lines} of {hundred.number_of_edges()} lines"
    )
    page.click("#show-all")
    assert left(page) == (set(hundred), hundred.number_of_edges())
    assert not page.is_visible("#chosen")
    assert page.is_checked("#undated")
    assert page.is_checked("[data-basis=event]")


def test_a_broad_group_hides_all_its_kinds(show: Show, hundred: Any) -> None:
    page = show(hundred, "en").page
    page.get_by_label("community sector").uncheck()
    shown, _ = left(page)
    assert not [key for key in shown if hundred.nodes[key]["group"] == "community"]
    page.click(".finer summary")
    page.get_by_label("welfare fund").check()
    assert page.evaluate("document.querySelector('[data-group]').indeterminate") is True
    shown, _ = left(page)
    kinds = {hundred.nodes[key]["kind"] for key in shown if hundred.nodes[key]["group"] == "community"}  # fmt: skip
    assert kinds == {"welfare-fund"}


def test_nobody_is_shown_without_a_line_while_something_is_filtered(
    show: Show, hundred: Any
) -> None:
    page = show(hundred).page
    for code in ("agreement", "event", "programme"):
        page.uncheck(f"[data-basis={code}]")
    actors, lines = expected(hundred, lambda r: r["basis"] == "works-with")
    assert left(page) == (actors, lines)
    assert 0 < len(actors) < len(hundred)
    page.uncheck("[data-basis=works-with]")
    assert left(page) == (set(), 0)
    assert page.is_visible("#nobody")


def test_a_great_context_is_drawn_apart_told_of_and_hidden(show: Show, hundred: Any) -> None:
    page = show(hundred, "en").page
    assert "Memorandum of 13 agencies" in page.inner_text(".caption")
    faint = {frozenset((u, v)) for u, v, data in hundred.edges(data=True) if data["overlarge"]}
    ties = page.evaluate(
        """JSON.parse(document.getElementById('drawing').textContent).edges
        .filter((edge) => JSON.stringify(edge.dashes) === '[2,4]').map((edge) => edge.id)"""
    )
    assert len(ties) == len(faint)
    page.evaluate(f"kgView.pickTie({ties[0]})")
    assert "“Memorandum of 13 agencies” joins 13" in page.inner_text("#panel")
    page.uncheck("#many")
    assert left(page) == expected(hundred, lambda r: r["parties"] <= 10)


def test_the_address_keeps_what_was_chosen(show: Show, hundred: Any) -> None:
    page = show(hundred).page
    page.select_option("#from", "2022")
    page.uncheck("[data-basis=event]")
    page.uncheck("#undated")
    page.get_by_label("ภาควิชาการ").uncheck()
    page.evaluate("kgView.pick('id:hub0')")
    address = page.evaluate("location.hash")
    assert address == "#id%3Ahub0&years=2022-2024&undated=no&without=event&hide=university"
    again = show(hundred, "en", hash=address).page
    assert left(again) == left(page)
    assert "Community Organizations Development Institute" in again.inner_text("#panel")
    assert not again.is_checked("#undated")
    assert again.inner_text("#chosen").startswith("2022 – 2024")


def test_years_are_of_the_page_s_own_calendar(show: Show, hundred: Any) -> None:
    page = show(hundred).page
    assert page.inner_text("#from option >> nth=0") == "2562"
    page.click("[data-lang=en]")
    assert page.inner_text("#from option >> nth=0") == "2019"


def test_a_name_that_was_filtered_out_is_found_and_shown(show: Show, hundred: Any) -> None:
    page = show(hundred, "en").page
    page.get_by_label("academic sector").uncheck()
    page.fill("#search", "Ratchaburi Rajabhat")
    page.keyboard.press("Enter")
    assert "Ratchaburi Rajabhat University" in page.inner_text("#panel h2")
    assert left(page)[0] == set(hundred)


def test_filters_work_by_keyboard_alone(show: Show, hundred: Any) -> None:
    page = show(hundred).page
    page.focus("#from")
    page.keyboard.press("ArrowDown")
    page.focus("#undated")
    page.keyboard.press("Space")
    shown = left(page)
    assert shown == expected(hundred, lambda r: any(year >= "2020" for year in r["years"]))


@pytest.mark.parametrize("lang", ["th", "en"])
def test_filters_open_on_a_phone_and_nothing_scrolls_sideways(
    show: Show, hundred: Any, lang: str
) -> None:
    page = show(hundred, lang, wide=390, tall=844).page
    assert not page.is_visible("#from")
    page.click("#filters > summary")
    page.select_option("#from", "2022")
    page.uncheck("#undated")
    assert left(page) == expected(hundred, lambda r: any(year >= "2022" for year in r["years"]))
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    low = page.evaluate(
        "[...document.querySelectorAll('#filters .row, #filters select')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.offsetHeight).filter((h) => h < 36)"
    )
    assert low == []


@pytest.mark.parametrize("wide", [1280, 390])
@pytest.mark.parametrize(("size", "lang"), [(100, "th"), (100, "en"), (600, "th")])
def test_names_never_overlap_and_the_first_view_holds_everybody(
    show: Show, size: int, lang: str, wide: int
) -> None:
    graph = made(size)
    page = show(graph, lang, wide=wide, tall=860).page
    boxes = page.evaluate(SEEN)["boxes"]
    assert len(boxes) >= (20 if wide > 1000 else 5)
    for a, b in combinations(boxes, 2):
        apart = a["right"] <= b["left"] or b["right"] <= a["left"] or a["bottom"] <= b["top"] or b["bottom"] <= a["top"]  # fmt: skip
        assert apart, (a, b)
    greatest = max(graph, key=lambda key: (graph.degree(key), graph.nodes[key]["betweenness"]))
    assert greatest in page.evaluate(SEEN)["labels"]
    stage = page.evaluate("[canvas.clientWidth, canvas.clientHeight]")
    spots = page.evaluate("keys => keys.map((key) => kgView.spot(key))", list(graph))
    for key, spot in zip(graph, spots, strict=True):
        assert 0 < spot["x"] < stage[0], key
        assert 0 < spot["y"] < stage[1], key


def test_the_table_without_scripts_has_every_line(show: Show, hundred: Any) -> None:
    page = show(hundred, scripts=False).page
    assert page.locator("tbody").count() == hundred.number_of_edges()
    assert not page.is_visible("#filters")
    assert page.locator("svg.still").is_visible()
