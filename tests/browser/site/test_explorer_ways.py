"""Ways through the explorer that a reader finds alone: menus, years that go by, paths, what joins many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.site.conftest import PHONE
from tests.browser.site.test_explorer import ENGLISH, NETWORK, find, shown, wait_for

if TYPE_CHECKING:
    from tests.browser.site.conftest import Visits

SLIDER = "#time input[type=range]"


@pytest.mark.parametrize("size", [(1000, 800), PHONE])
def test_where_the_page_is_narrow_its_ways_stand_behind_a_button(
    visit: Visits, size: tuple[int, int]
) -> None:
    page = visit(ENGLISH, size=size)
    way = page.locator("header.top nav a", has_text="Everything")
    assert way.is_hidden()
    page.locator("header.top .menu").focus()
    page.keyboard.press("Enter")
    assert way.is_visible()
    page.keyboard.press("Escape")
    assert way.is_hidden()
    assert page.evaluate("document.activeElement.matches('.menu')")
    page.keyboard.press("Enter")
    way.click()
    page.wait_for_url("**/en/things.html")


@pytest.mark.parametrize("typed", ["28 ก.พ. 2563", "2563-02-28", "2020-02-28", "28 Feb 2020"])
def test_a_day_is_typed_in_either_calendar(visit: Visits, typed: str) -> None:
    page = visit(NETWORK)
    page.fill("#day", typed)
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.on === '2020-02-28'")
    assert page.input_value("#day") == "28 ก.พ. 2563"
    assert "on=2020-02-28" in page.url


def test_what_is_no_day_is_said_and_changes_nothing(visit: Visits) -> None:
    page = visit(NETWORK)
    page.fill("#day", "31 ก.พ. 2563")
    page.keyboard.press("Enter")
    assert page.locator("#day-wrong").is_visible()
    assert page.get_attribute("#day", "aria-invalid") == "true"
    assert page.evaluate("kgExplorer.state.on") == ""


def test_the_years_go_by_from_the_keyboard_until_any_time(visit: Visits) -> None:
    page = visit(NETWORK)
    page.focus(SLIDER)
    page.keyboard.press("Space")
    wait_for(page, "kgExplorer.state.on === '2018'")
    wait_for(page, "kgExplorer.state.on === '2019'")
    page.keyboard.press("Space")
    assert page.get_attribute("#time .play", "aria-label") == "เล่นไปทีละปี"
    page.keyboard.press("End")
    wait_for(page, "kgExplorer.state.on === ''")


def test_the_bars_are_the_years_of_the_network_shown(visit: Visits) -> None:
    page = visit(NETWORK)
    first = page.evaluate("kgExplorer.view.net.file.years")
    bars = "[...document.querySelectorAll('#time .bar[data-year]')].map((bar) => bar.title)"
    assert [bar.split(":")[0] for bar in page.evaluate(bars)] == [
        str(each["year"] + 543) for each in first
    ]
    before = page.evaluate(bars)
    page.select_option("#network", "funding")
    wait_for(page, "kgExplorer.state.network === 'funding'")
    assert page.evaluate(bars) != before


def test_one_step_back_leads_over_all_years_slid_through(visit: Visits) -> None:
    page = visit(NETWORK)
    box = page.locator(SLIDER).bounding_box()
    right, y = box["x"] + box["width"] - 11, box["y"] + box["height"] / 2
    page.mouse.move(right, y)
    page.mouse.down()
    for step in range(1, 5):
        page.mouse.move(right - step * box["width"] / 6, y)
        page.wait_for_timeout(40)
    page.mouse.up()
    wait_for(page, "kgExplorer.state.on !== ''")
    page.go_back()
    wait_for(page, "kgExplorer.state.on === ''")


def test_paths_are_asked_for_from_an_actor_and_its_search_names_the_other_end(
    visit: Visits,
) -> None:
    page = visit(f"{ENGLISH}#pick=west_council10")
    page.click("#panel footer >> text=Paths to")
    page.wait_for_selector("#panel [role=combobox]:focus")
    page.keyboard.type("Rajabhat")
    page.wait_for_selector("#panel [role=option]")
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.to !== ''")
    page.locator("#panel .hop").first.click()
    page.wait_for_selector("#panel .claims")
    page.click("#panel .back")
    page.wait_for_selector("#panel .route")


def test_an_actor_goes_on_by_any_kind_of_tie_after_one_was_chosen(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_network1")
    page.wait_for_selector("#panel .entry")
    kinds = page.locator("#panel .entry .name").all_inner_texts()
    assert len(kinds) > 1
    page.locator("#panel .entry").first.click()
    wait_for(page, "kgExplorer.state.by.length === 1")
    assert page.locator("#panel .entry .name").all_inner_texts() == kinds
    page.locator("#panel .entry").nth(1).click()
    wait_for(page, "kgExplorer.state.by.length === 2")


def test_a_cluster_is_hidden_by_the_legend_and_comes_back(visit: Visits) -> None:
    page = visit(f"{ENGLISH}#colour=cluster")
    before = shown(page)["nodes"]
    entry = page.locator("#legend [data-key^='cluster:']").first
    count = int(entry.locator(".count").inner_text())
    entry.click()
    wait_for(page, "kgExplorer.state.without.length === 1")
    assert len(shown(page)["nodes"]) == len(before) - count
    page.reload()
    wait_for(page, "document.documentElement.dataset.ready === 'yes'")
    assert len(shown(page)["nodes"]) == len(before) - count
    page.locator("#legend [data-key^='cluster:']").first.click()
    wait_for(page, "kgExplorer.state.without.length === 0")


def test_the_other_language_keeps_everything_that_was_chosen(visit: Visits) -> None:
    page = visit(NETWORK)
    find(page, "พอช")
    wait_for(page, "kgExplorer.state.pick === 'west_codi'")
    page.fill("#day", "2563")
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.on === '2020'")
    page.click(".langs a")
    page.wait_for_url("**/en/network.html*")
    wait_for(page, "document.documentElement.dataset.ready === 'yes'")
    state = page.evaluate("kgExplorer.state")
    assert (state["pick"], state["on"], state["lang"]) == ("west_codi", "2020", "en")
