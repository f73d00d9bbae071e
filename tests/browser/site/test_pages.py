"""Pages without a picture: the search finds, tables sort, the day asked about goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site.conftest import PHONE, is_ready

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.browser.site.conftest import Visits

FIELD = "form.find [role=combobox]"
HERE = "th/id/west_codi.html"


def typed(page: Any, text: str) -> list[str]:
    """The first lines of what is offered for a text."""
    page.fill(FIELD, text)
    page.wait_for_selector("[role=option]")
    page.wait_for_timeout(250)
    return [each.split("\n")[0] for each in page.locator("[role=option]").all_inner_texts()]


@pytest.mark.parametrize("text", ["พ อ ช", "CODI", "สถาบันพัฒนาองคกรชุมชน"])
def test_the_start_page_leads_to_an_actor_by_keyboard(visit: Visits, text: str) -> None:
    page = visit("th/index.html")
    assert typed(page, text)[0].startswith("สถาบันพัฒนาองค์กรชุมชน")
    page.keyboard.press("Enter")
    page.wait_for_url("**/th/id/west_codi.html")


def test_enter_waits_for_names_that_are_still_being_read(visit: Visits) -> None:
    page = visit("en/index.html")
    page.locator(FIELD).press_sequentially("codi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/id/west_codi.html")


def test_arrows_choose_escape_closes_and_how_many_there_are_is_said(visit: Visits) -> None:
    page = visit("th/index.html")
    offered = typed(page, "ราชบุรี")
    assert offered[0] == "จังหวัดราชบุรี"
    assert "พบ" in page.inner_text("form.find [role=status]")
    assert page.get_attribute(FIELD, "aria-activedescendant") is None
    for name in offered[:2]:
        page.keyboard.press("ArrowDown")
        chosen = page.get_attribute(FIELD, "aria-activedescendant")
        assert page.inner_text(f"#{chosen} b") == name
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.get_attribute(FIELD, "aria-activedescendant") == page.locator(
        "[role=option]"
    ).last.get_attribute("id")
    page.keyboard.press("Escape")
    assert page.get_attribute(FIELD, "aria-expanded") == "false"
    assert page.input_value(FIELD) == "ราชบุรี"
    assert not page.locator(".found").is_visible()


def test_what_is_only_spelt_alike_is_said_to_be(visit: Visits) -> None:
    page = visit("th/index.html")
    typed(page, "สถาบันพัฒนาองคกรชุมชน")
    assert "ไม่พบในเอกสารชุดนี้" in page.inner_text(".found")
    assert page.locator("[role=group][aria-label='ชื่อที่สะกดใกล้เคียง'] [role=option]").count() >= 1
    page.fill(FIELD, "หน่วยงานที่ไม่มีในเอกสารใดเลย")
    page.wait_for_timeout(400)
    assert page.inner_text(".found") == "ไม่พบในเอกสารชุดนี้"
    assert page.locator("[role=option]").count() == 0


def test_a_finger_chooses_and_rows_are_large_enough_for_it(visit: Visits) -> None:
    page = visit("th/index.html", size=PHONE)
    typed(page, "พอช")
    for box in (each.bounding_box() for each in page.locator("[role=option]").all()):
        assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    page.locator("[role=option]").first.tap()
    page.wait_for_url("**/th/id/west_codi.html")


def test_axe_finds_nothing_wrong_with_an_open_list(
    visit: Visits, axe: Callable[[Any], list[str]]
) -> None:
    page = visit("th/index.html")
    for text in ("พอช", "สถาบันพัฒนาองคกรชุมชน"):
        typed(page, text)
        assert axe(page) == []


def test_names_stay_text_in_the_list(visit: Visits) -> None:
    page = visit("th/index.html")
    assert any("<img" in each for each in typed(page, "onerror"))
    assert page.locator("img").count() == 0


def test_a_search_made_without_scripts_is_looked_up(visit: Visits) -> None:
    page = visit("th/things.html?q=พอช")
    page.wait_for_selector("[role=option]")
    assert page.input_value(FIELD) == "พอช"


def test_a_table_is_sorted_by_each_column_and_back(visit: Visits) -> None:
    page = visit(HERE)
    table = page.locator("table.sortable").first
    when = table.locator("th", has_text="เมื่อ")
    days = "all => all.map((each) => each.dataset.sort)"
    given = table.locator("tbody td.when").evaluate_all(days)
    when.locator("button").click()
    assert when.get_attribute("aria-sort") == "ascending"
    up = [each for each in table.locator("tbody td.when").evaluate_all(days) if each]
    assert up == sorted(up)
    assert len(up) == len([each for each in given if each])
    when.locator("button").click()
    assert when.get_attribute("aria-sort") == "descending"
    down = [each for each in table.locator("tbody td.when").evaluate_all(days) if each]
    assert down == sorted(up, reverse=True)


def test_a_day_leaves_out_rows_and_goes_along(visit: Visits) -> None:
    page = visit(HERE)
    rows = page.locator("table.ties tbody tr:not([hidden])")
    every = rows.count()
    page.fill("#on", "31 ธันวาคม 2561")
    page.press("#on", "Enter")
    page.wait_for_url("**?on=2018-12-31")
    is_ready(page)
    day = page.evaluate("Date.UTC(2018, 11, 31) / 864e5")
    assert 0 < rows.count() < every
    for row in rows.all():
        since, until = row.get_attribute("data-since"), row.get_attribute("data-until")
        assert int(since) <= day
        assert until is None or day <= int(until)
    assert page.inner_text("#on-said").endswith("ณ 31 ธ.ค. 2561")
    page.locator("main a[href^='../id/'], main a[href*='id/west_']").first.click()
    page.wait_for_url("**?on=2018-12-31*")
    page.click(".langs a")
    page.wait_for_url("**/en/id/*?on=2018-12-31*")
    page.click("header.top nav a >> nth=0")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    assert page.evaluate("kgExplorer.state.on") == "2018-12-31"


def test_what_is_no_day_is_said_and_leaves_the_page_as_it_is(visit: Visits) -> None:
    page = visit(HERE)
    page.fill("#on", "เมื่อวาน")
    page.press("#on", "Enter")
    assert "เมื่อวาน" in page.inner_text("#on-said")
    assert page.get_attribute("#on", "aria-invalid") == "true"
    assert "?" not in page.url


def test_the_other_language_keeps_what_the_explorer_shows(visit: Visits) -> None:
    page = visit("th/network.html#pick=west_codi")
    page.click(".langs a")
    page.wait_for_url("**/en/network.html#pick=west_codi")


def test_a_single_file_speaks_both_languages(visit: Visits, single: Path) -> None:
    page = visit(single)
    before = page.get_attribute("html", "lang")
    page.click(".langs a")
    page.wait_for_selector(f"html:not([lang={before}])[data-ready=yes]", state="attached")
    after = page.get_attribute("html", "lang")
    assert {before, after} == {"th", "en"}
    assert page.evaluate("kgExplorer.state.focus") == "west_codi"
    page.click(".langs a")
    page.wait_for_selector(f"html[lang={before}][data-ready=yes]", state="attached")
