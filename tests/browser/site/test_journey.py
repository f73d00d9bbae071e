"""Ways through a site: by keyboard alone, there and back, in the dark, in one file, out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site.conftest import PHONE, is_ready, kg
from tests.browser.site.test_explorer import CODI, NETWORK, find, shown, wait_for
from tests.browser.site.west import CONTACT, STATED

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.site.conftest import Visits

TAKES = """async () => {
  const field = document.querySelector("header.top [role=combobox]");
  const found = document.querySelector("header.top .found");
  const took = [];
  for (const text of ["สภา", "ราชบุรี", "rajabhat", "กองทุนสวัสดิการ", "พ อ ช"]) {
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.value = text;
    const began = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    while (found.hidden) await new Promise((next) => setTimeout(next));
    took.push(performance.now() - began);
  }
  return took.sort((one, other) => one - other);
}"""


def focused(page: Any) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.id"))


def tab_to(page: Any, text: str) -> None:
    """Go on by Tab until what has the focus says this."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if text in focused(page):
            return
    raise AssertionError(f"never at {text}")


def test_a_keyboard_alone_goes_from_the_start_to_the_paragraph(visit: Visits) -> None:
    page = visit("th/index.html")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[role=combobox]')"):
            break
    page.keyboard.type("พอช")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/west_codi.html")
    is_ready(page)
    tab_to(page, "ดูในภาพเครือข่าย")
    page.keyboard.press("Enter")
    page.wait_for_url("**/network.html#focus=west_codi*")
    is_ready(page)
    page.keyboard.press("/")
    page.keyboard.type("มหาวิทยาลัยราชภัฏราชบุรี")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.pick === 'west_university0'")
    page.focus("#panel h2")
    tab_to(page, "เครือข่ายองค์กรชุมชนจังหวัดราชบุรี")
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.pick.includes('~')")
    tab_to(page, "ข่าวความร่วมมือฉบับที่ 0")
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/source_west_s0.html#*")
    assert page.locator("h1").inner_text() == "ข่าวความร่วมมือฉบับที่ 0"
    assert page.locator(":target").count() == 1


def test_back_and_forward_pass_through_what_was_shown(visit: Visits) -> None:
    page = visit(NETWORK)
    find(page, "พอช")
    wait_for(page, "kgExplorer.state.pick === 'west_codi'")
    page.locator("#panel .steps button").first.click()
    wait_for(page, "kgExplorer.state.focus === 'west_codi'")
    page.locator("#panel .row").first.click()
    wait_for(page, "kgExplorer.state.pick.includes('~')")
    page.go_back()
    wait_for(page, "kgExplorer.state.pick === 'west_codi'")
    page.go_back()
    wait_for(page, "kgExplorer.state.focus === '' && kgExplorer.state.pick === 'west_codi'")
    page.go_back()
    wait_for(page, "kgExplorer.state.pick === ''")
    page.go_forward()
    wait_for(page, "kgExplorer.state.pick === 'west_codi'")
    assert page.locator("#panel h2").inner_text() == CODI


def test_a_page_and_the_picture_lead_to_each_other(visit: Visits) -> None:
    page = visit("th/id/west_codi.html")
    page.click("text=ดูในภาพเครือข่าย")
    is_ready(page)
    wait_for(page, "kgExplorer.state.focus === 'west_codi'")
    assert len(shown(page)["nodes"]) == 4
    find(page, "พอช")
    page.locator("#panel a.page").click()
    page.wait_for_url("**/id/west_codi.html")
    for name, heading in (
        ("บันทึกความร่วมมือพัฒนาจังหวัดเพชรบุรี", "บันทึกความร่วมมือพัฒนาจังหวัดเพชรบุรี"),
        ("จังหวัดเพชรบุรี", "จังหวัดเพชรบุรี"),
    ):
        page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == heading
    page.go_back()
    page.locator("main").get_by_role("link", name=CODI).first.click()
    page.wait_for_url("**/id/west_codi.html")


def test_results_stand_within_50_milliseconds_of_a_letter(visit: Visits) -> None:
    page = visit(NETWORK)
    find(page, "พอช")
    took = page.evaluate(TAKES)
    assert took[len(took) // 2] < 50


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_is_as_dark_as_the_reader_wants(visit: Visits, scheme: str) -> None:
    page = visit(NETWORK, color_scheme=scheme)
    ground = page.evaluate("""() => {
      const canvas = document.getElementById("picture");
      const { data } = canvas.getContext("2d").getImageData(canvas.width - 3, 3, 1, 1);
      return (data[0] + data[1] + data[2]) / 3;
    }""")
    assert ground > 200 if scheme == "light" else ground < 60


def test_the_start_page_says_what_there_is_and_what_is_missing(visit: Visits) -> None:
    page = visit("th/index.html")
    told = page.inner_text("main")
    for said in ("ภาคตะวันตก", STATED, "2561", "2568", "ชื่อและเอกสารที่ไม่เปิดเผย"):
        assert said in told, said
    assert "หน่วยงาน" in page.inner_text("form.find label")
    assert page.locator("main a[href^='network.html']").count() >= 1


def test_every_kind_of_page_names_who_takes_corrections(visit: Visits) -> None:
    page = visit("en/index.html")
    for path in ("index.html", "things.html", "sources.html", "id/west_codi.html", "id/west_memo0.html"):  # fmt: skip
        page.goto((visit.site / "en" / path).as_uri())
        assert page.locator(f"a:visible[href^='mailto:{CONTACT}?subject=']").count() == 1, path


def test_a_cluster_is_read_as_its_members(visit: Visits) -> None:
    page = visit(f"{NETWORK}#colour=cluster&pick=~west_network0")
    page.wait_for_selector("#panel h2")
    rows = page.locator("#panel section").first.locator(".row")
    assert rows.count() >= 3
    rows.first.click()
    wait_for(page, "!kgExplorer.state.pick.startsWith('~') && kgExplorer.state.pick !== ''")


def test_one_file_finds_and_tells_and_loads_nothing(visit: Visits, single: Path) -> None:
    page = visit(single, size=PHONE)
    wait_for(page, "kgExplorer.state.focus === 'west_codi'")
    find(page, "เครือข่ายองค์กรชุมชนจังหวัดเพชรบุรี")
    wait_for(page, "kgExplorer.state.pick === 'west_network2'")
    page.locator("#panel .row").first.click()
    told = page.inner_text("#panel")
    for said in ("บันทึกความร่วมมือพัฒนาจังหวัดเพชรบุรี", "ย่อหน้า 2", "2565"):
        assert said in told, said
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_one_file_of_a_day_says_the_day_and_one_without_lines_says_so(
    west_root: Path, browser: Browser, tmp_path: Path
) -> None:
    kg("site", "-C", west_root, "--single-file", "--as-of", "2566", "-o", tmp_path / "day.html")
    kg("site", "-C", west_root, "--single-file", "--as-of", "2443", "-o", tmp_path / "none.html")
    page = browser.new_page()
    page.goto((tmp_path / "day.html").as_uri() + "#lang=en")
    is_ready(page)
    assert "31 Dec 2023" in page.inner_text(".brief")
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text))
    page.goto((tmp_path / "none.html").as_uri())
    is_ready(page)
    assert page.locator("#still").is_visible()
    assert wrong == []
    page.close()
