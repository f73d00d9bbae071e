"""The explorer driven as a reader drives it: words first, then the picture, all of it by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site.conftest import PHONE
from tests.browser.site.west import CONTACT

if TYPE_CHECKING:
    from tests.browser.site.conftest import Visits

NETWORK = "th/network.html"
ENGLISH = "en/network.html"
CODI = "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)"
SHOWN = """() => {
  const { net, shown, near } = kgExplorer.view;
  const names = net.file.nodes.id;
  const drawn = (node) => shown.node[node] && (!near || near[node]);
  return {
    nodes: names.filter((_, node) => drawn(node)),
    lines: Array.from(shown.line.keys()).filter(
      (line) => shown.line[line] && drawn(net.a[line]) && drawn(net.b[line])
    ).map((line) => [names[net.a[line]], names[net.b[line]], shown.weight[line]]),
  };
}"""
PLACE = """(id) => {
  const { stage, view } = kgExplorer;
  const node = view.net.at(id);
  const box = document.getElementById("picture").getBoundingClientRect();
  const { x, y, k } = stage.camera;
  return {
    x: box.left + (view.net.x[node] - x) * k + box.width / 2,
    y: box.top + (view.net.y[node] - y) * k + box.height / 2,
  };
}"""
OVERLAPS = """() => {
  const all = kgExplorer.stage.labels();
  const met = [];
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1))
      if (one.x < other.x + other.w - 0.5 && other.x < one.x + one.w - 0.5 &&
          one.y < other.y + other.h - 0.5 && other.y < one.y + one.h - 0.5) met.push([one, other]);
  return { labels: all.length, met };
}"""


def shown(page: Any) -> dict[str, Any]:
    return dict(page.evaluate(SHOWN))


def wait_for(page: Any, script: str) -> None:
    """Until a condition of the page holds; its policy lets nobody wait inside it."""
    for _ in range(200):
        if page.evaluate(script):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never so: {script}")


def find(page: Any, text: str) -> None:
    page.fill("header.top [role=combobox]", text)
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Enter")


def test_it_opens_on_a_picture_with_names_and_a_caption_in_words(visit: Visits) -> None:
    page = visit(NETWORK)
    assert len(shown(page)["nodes"]) == 38
    assert len(shown(page)["lines"]) == 60
    wait_for(page, "kgExplorer.stage.labels().length > 5")
    caption = page.inner_text("#caption")
    assert "9 ฉบับ" in caption
    wrong = page.locator("a:visible", has_text="แจ้งข้อมูลที่ผิด").get_attribute("href")
    assert wrong.startswith(f"mailto:{CONTACT}?subject=")


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("พอช", "west_codi"),
        ("codi", "west_codi"),
        ("สถาบันพัฒนาองคกรชุมชน", "west_codi"),
        ("kanchanaburi rajabhat", "west_university1"),
        ("มหาวิทยาลัย ราชภัฏ กาญจนบุรี", "west_university1"),
        ("องค์การบริหารสวนจังหวัดเพชรบุรี", "west_pao2"),
        ("กองทุนสวัสดิการชุมชนตําบลบ้านน้ําใส ราชบุรี", "west_fund0"),
    ],
)
def test_a_name_is_found_in_either_language_with_its_small_mistakes(
    visit: Visits,
    typed: str,
    id: str,  # noqa: A002
) -> None:
    page = visit(NETWORK)
    find(page, typed)
    wait_for(page, f"kgExplorer.state.pick === '{id}'")
    page.wait_for_selector("#panel h2")


def test_an_actor_is_first_told_in_words_and_leads_to_the_paragraph(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_codi")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == CODI
    assert panel.locator("h3").first.inner_text().endswith("3")
    assert panel.locator(".rows li").count() >= 3
    panel.get_by_role("button", name="เครือข่ายองค์กรชุมชนจังหวัดราชบุรี").first.click()
    told = panel.inner_text()
    for said in ("บันทึกความร่วมมือพัฒนาจังหวัดราชบุรี", "ภาคีข้อตกลง", "28 ก.พ. 2561",
                 "ข่าวความร่วมมือฉบับที่ 0", "ย่อหน้า 2", "เอกสารระบุว่าเกิดแล้ว"):  # fmt: skip
        assert said in told, said
    panel.get_by_role("link", name="ข่าวความร่วมมือฉบับที่ 0").first.click()
    assert page.locator("h1").inner_text() == "ข่าวความร่วมมือฉบับที่ 0"


def test_a_click_picks_and_a_pointer_over_a_mark_names_it(visit: Visits) -> None:
    page = visit(NETWORK)
    at = page.evaluate(PLACE, "west_codi")
    page.mouse.move(at["x"] + 2, at["y"] + 1)
    page.mouse.move(at["x"], at["y"])
    page.wait_for_selector("#tip:visible")
    assert "พอช." in page.inner_text("#tip") or CODI in page.inner_text("#tip")
    page.mouse.click(at["x"], at["y"])
    page.wait_for_selector("#panel h2")
    assert page.locator("#panel h2").inner_text() == CODI
    assert "pick=west_codi" in page.url


def test_one_two_and_three_steps_around_an_actor_grow(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_codi")
    sizes = []
    for steps in (1, 2, 3):
        page.locator("#panel .steps button").nth(steps - 1).click()
        wait_for(page, f"kgExplorer.state.steps === {steps} && kgExplorer.state.focus !== ''")
        sizes.append(len(shown(page)["nodes"]))
    assert sizes[0] == 4
    assert sizes[0] < sizes[1] < sizes[2]


def test_an_actor_is_expanded_by_a_kind_of_tie_that_says_how_many(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_network1")
    page.wait_for_selector("#panel .entry")
    entry = page.locator("#panel .entry", has_text="ร่วมจัดงาน")
    count = int(entry.locator(".count").inner_text())
    entry.click()
    wait_for(page, "kgExplorer.state.focus === 'west_network1'")
    lines = [each for each in shown(page)["lines"] if "west_network1" in each[:2]]
    assert len(shown(page)["nodes"]) == count + 1
    assert len(lines) == count


def test_the_paths_between_two_are_told_step_by_step(visit: Visits) -> None:
    page = visit(f"{NETWORK}#from=west_council10&to=west_council12")
    page.wait_for_selector("#panel .rows")
    told = page.inner_text("#panel")
    assert CODI in told
    assert page.evaluate("kgExplorer.view.paths.length") >= 1


def test_the_legend_is_the_filter_and_counts(visit: Visits) -> None:
    page = visit(NETWORK)
    entry = page.locator("#legend [data-key='group:academic']")
    assert entry.locator(".count").inner_text() == "3"
    entry.click()
    wait_for(page, "kgExplorer.state.without.length === 1")
    assert not [each for each in shown(page)["nodes"] if "university" in each]
    assert "without=group" in page.url
    page.locator("#legend [data-key='group:academic']").click()
    wait_for(page, "kgExplorer.state.without.length === 0")
    assert len(shown(page)["nodes"]) == 38


def test_planned_ties_come_only_when_asked_for(visit: Visits) -> None:
    page = visit(NETWORK)
    assert ["west_fund0", "west_fund2", 1] not in shown(page)["lines"]
    page.locator("#legend [data-key='modality:planned']").click()
    wait_for(page, "kgExplorer.view.shown.lines === 61")
    assert ["west_fund0", "west_fund2", 1] in shown(page)["lines"]


def test_the_slider_travels_by_keyboard_in_the_readers_calendar(visit: Visits) -> None:
    page = visit(NETWORK)
    slider = page.locator("#time input[type=range]")
    slider.focus()
    page.keyboard.press("Home")
    wait_for(page, "kgExplorer.state.on !== ''")
    before = len(shown(page)["lines"])
    assert "2561" in slider.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowRight")
    wait_for(page, "kgExplorer.state.on.startsWith('2019')")
    assert "2562" in slider.get_attribute("aria-valuetext")
    assert len(shown(page)["lines"]) > before
    page.keyboard.press("End")
    wait_for(page, "kgExplorer.state.on === ''")


def test_the_other_language_keeps_what_is_shown(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_codi&on=2021")
    page.click(".langs >> text=English")
    page.wait_for_selector("html[lang=en][data-ready=yes]", state="attached")
    assert page.locator("#panel h2").inner_text() == "Community Organizations Development Institute"
    wait_for(page, "kgExplorer.state.on === '2021'")


def test_the_table_behind_the_picture_has_every_line_and_sorts(visit: Visits) -> None:
    page = visit(f"{NETWORK}#table=1")
    page.wait_for_selector("#rows table")
    assert page.locator("#rows tbody tr").count() == 60
    page.locator("#rows [data-column=things]").click()
    assert page.locator("#rows tbody tr .things").first.inner_text() == "2"
    assert page.locator("#rows th[aria-sort=descending]").count() == 1
    page.locator("#rows tbody button").first.click()
    page.wait_for_selector("#panel h2")


def test_a_state_is_an_address_and_the_way_back_goes_back(visit: Visits) -> None:
    page = visit(NETWORK)
    find(page, "มหาวิทยาลัยราชภัฏราชบุรี")
    wait_for(page, "kgExplorer.state.pick === 'west_university0'")
    page.locator("#panel .steps button").nth(1).click()
    wait_for(page, "kgExplorer.state.steps === 2")
    page.wait_for_timeout(700)
    there, before = page.url, shown(page)
    again = visit(f"{NETWORK}#{there.partition('#')[2]}")
    assert shown(again) == before
    assert again.locator("#panel h2").inner_text() == "มหาวิทยาลัยราชภัฏราชบุรี"
    page.go_back()
    wait_for(page, "kgExplorer.state.focus === ''")


def test_escape_leaves_the_panel_and_gives_the_focus_back(visit: Visits) -> None:
    page = visit(NETWORK)
    page.focus("#picture")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel h2")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    page.keyboard.press("Escape")
    wait_for(page, "document.getElementById('panel').hidden")
    assert page.evaluate("document.activeElement.id") == "picture"


def test_every_control_is_reached_by_tab(visit: Visits) -> None:
    page = visit(NETWORK)
    wait_for(page, "kgExplorer.view.ties !== null")
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('button, select, input, summary, a[href], [tabindex="0"]')]
        .filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex >= 0)
        .map((each, at) => (each.dataset.tabbed = String(at)))"""
    )
    reached = set()
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.tabbed"))
    assert set(wanted) - reached == set()


@pytest.mark.parametrize("where", [NETWORK, ENGLISH, f"{NETWORK}#view=structure"])
def test_names_never_overlap_at_any_scale(visit: Visits, where: str) -> None:
    page = visit(where)
    wait_for(page, "kgExplorer.stage.labels().length > 0")
    for _ in range(4):
        found = page.evaluate(OVERLAPS)
        assert found["labels"] > 0
        assert found["met"] == []
        page.focus("#picture")
        page.keyboard.press("+")
        page.wait_for_timeout(500)


def test_the_structure_stands_for_its_members(visit: Visits) -> None:
    page = visit(f"{NETWORK}#view=structure")
    wait_for(page, "kgExplorer.stage.labels().filter((l) => l.what === 'cluster').length >= 2")


def test_the_hostile_name_is_only_text(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_evil")
    assert "<img" in page.locator("#panel h2").inner_text()
    find(page, "<b>x")
    assert page.locator("img").count() == 0


def test_on_a_phone_the_panel_is_a_sheet_and_nothing_scrolls_sideways(visit: Visits) -> None:
    page = visit(f"{NETWORK}#pick=west_codi", size=PHONE)
    page.wait_for_selector("#panel h2")
    box = page.locator("#panel").bounding_box()
    assert (round(box["x"]), round(box["width"])) == (0, PHONE[0])
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]


def test_without_scripts_there_is_a_picture_or_a_table_of_the_network(visit: Visits) -> None:
    page = visit(NETWORK, java_script_enabled=False)
    text = page.inner_text("main")
    assert "เครือข่ายองค์กรชุมชนจังหวัดราชบุรี" in text
    assert page.locator("main svg:visible, main table:visible").count() >= 1
