"""Firefox from a file: the essentials a reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.site.test_explorer import CODI, NETWORK, find, shown, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.site.conftest import Visits


def test_a_reader_finds_an_actor_on_the_start_page_and_reads_its_page(
    visit_in_firefox: Visits,
) -> None:
    page = visit_in_firefox("index.html")
    page.fill("form.find [role=combobox]", "พ อ ช")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1 >> text=สถาบันพัฒนาองค์กรชุมชน")
    assert "บันทึกความร่วมมือพัฒนาจังหวัดราชบุรี" in page.inner_text("main")


def test_the_explorer_draws_and_tells_and_changes_language(visit_in_firefox: Visits) -> None:
    page = visit_in_firefox(NETWORK)
    wait_for(page, "kgExplorer.stage.labels().length > 5")
    assert page.evaluate("[...document.fonts].some((each) => each.status === 'loaded')")
    find(page, "พอช")
    page.wait_for_selector("#panel h2")
    assert page.locator("#panel h2").inner_text() == CODI
    page.click(".langs >> text=English")
    page.wait_for_selector("html[lang=en][data-ready=yes]", state="attached")
    assert page.locator("#panel h2").inner_text() == "Community Organizations Development Institute"


def test_a_single_file_opens_on_its_actor(visit_in_firefox: Visits, single: Path) -> None:
    page = visit_in_firefox(single)
    wait_for(page, "kgExplorer.state.focus === 'west_codi'")
    assert len(shown(page)["lines"]) == 3


def test_filters_days_table_and_the_way_back_are_the_same(visit_in_firefox: Visits) -> None:
    page = visit_in_firefox(f"{NETWORK}#on=2020")
    wait_for(page, "kgExplorer.view.shown.exact")
    before = len(shown(page)["lines"])
    page.locator("#legend [data-key='group:local']").click()
    wait_for(page, "kgExplorer.state.without.length === 1")
    assert len(shown(page)["lines"]) < before
    page.keyboard.press("t")
    page.wait_for_selector("#rows table")
    assert page.locator("#rows tbody tr").count() == len(shown(page)["lines"])
    page.go_back()
    page.go_back()
    wait_for(page, "kgExplorer.state.without.length === 0")
    assert len(shown(page)["lines"]) == before


def test_rows_are_taken_away_as_a_file(visit_in_firefox: Visits, tmp_path: Path) -> None:
    page = visit_in_firefox(NETWORK)
    page.get_by_role("button", name="นำไปใช้").click()
    page.wait_for_selector("dialog[open]")
    page.get_by_role("button", name="PNG", exact=True).click()
    page.wait_for_selector("dialog [role=status] >> text=collaboration.png")
