"""The page of a network in a real browser, offline."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from kg.view.document import render
from tests.browser.conftest import Watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

Sample = Callable[..., Any]
Show = Callable[..., Any]
LOADS = re.compile(
    r"<(?:script|link|img|iframe|object|embed|source|video|audio|base|use|image)\b[^>]*"
    r"\b(?:src|href|data|srcset)\s*=|sourceMappingURL|\bfetch\(|XMLHttpRequest|\bimport\(",
)
STYLE_LOADS = re.compile(r"@import|url\(\s*[\"']?(?!data:)")


def panel(page: Any) -> str:
    return str(page.locator("#panel").inner_text())


def test_the_file_names_nothing_that_a_browser_would_load(sample: Sample) -> None:
    html = render(sample(), "th").decode()
    assert not LOADS.search(html.replace('<link rel="icon" href="data:,">', ""))
    for style in re.findall(r"<style>(.*?)</style>", html, re.DOTALL):
        assert not STYLE_LOADS.search(style)
    for address in re.findall(r'href="([^"]*)"', html):
        assert address.startswith(("#", "data:,", "https://example.org/"))


def test_an_empty_network_says_so_in_a_sentence(show: Show) -> None:
    empty: nx.Graph[str] = nx.Graph(network="collaboration", title_th="ว่าง", title_en="Empty")
    seen = show(empty)
    assert "ไม่พบในเอกสารชุดนี้" in seen.page.inner_text("main")
    seen.page.click("[data-lang=en]")
    assert "Not seen in these documents" in seen.page.inner_text("main")
    assert seen.complaints == []


@pytest.mark.parametrize("directed", [False, True])
def test_nothing_is_asked_for_but_the_file_itself(
    show: Show, sample: Sample, directed: bool
) -> None:
    seen = show(sample(directed=directed))
    seen.page.evaluate("kgView.pick('id:codi')")
    outside = [url for url in seen.requests if not url.startswith(("file:", "data:"))]
    assert outside == []
    assert len([url for url in seen.requests if url.startswith("file:")]) == 1
    assert seen.complaints == []


def test_the_embedded_typeface_is_the_one_on_the_page(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    assert page.evaluate("[...document.fonts].map(f => f.status)") == ["loaded"]
    assert "KG Noto Sans Thai" in page.evaluate("getComputedStyle(document.body).fontFamily")


def test_firefox_draws_the_page_and_finds_a_name_in_it(
    firefox: Browser, sample: Sample, tmp_path: Path
) -> None:
    file = tmp_path / "view.html"
    file.write_bytes(render(sample(), "th"))
    seen = Watched(firefox.new_page(offline=True))
    seen.page.goto(file.as_uri())
    seen.page.wait_for_function("window.kgView && kgView.seen().labels.length > 0")
    seen.page.fill("#search", "พ อ ช.")
    seen.page.keyboard.press("Enter")
    assert "สถาบันพัฒนาองค์กรชุมชน" in panel(seen.page)
    assert (seen.complaints, seen.requests) == ([], [])
    seen.page.close()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_name_of_a_small_network_is_in_the_picture(
    show: Show, sample: Sample, lang: str
) -> None:
    graph = sample()
    labels = show(graph, lang).page.evaluate("kgView.seen().labels")
    assert sorted(labels) == sorted(graph)


def test_unticking_a_kind_hides_its_actors_and_their_ties(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    before = page.evaluate("kgView.seen()")
    page.click(".finer summary")
    page.get_by_label(re.compile("มหาวิทยาลัย")).uncheck()
    after = page.evaluate("kgView.seen()")
    assert set(before["actors"]) - set(after["actors"]) == {"id:mcru"}
    assert len(before["ties"]) - len(after["ties"]) == 3
    assert "มหาวิทยาลัยราชภัฏ" not in page.inner_text("#names")
    page.click("#show-all")
    assert page.evaluate("kgView.seen().actors") == before["actors"]


def test_unticking_a_basis_hides_the_ties_that_rest_on_it_alone(show: Show, sample: Sample) -> None:
    page = show(sample(), "en").page
    page.get_by_label("organised an event together").uncheck()
    left = page.evaluate("kgView.seen()")
    assert len(left["ties"]) == 8
    # Those whom only events joined are left without lines, and go with them.
    assert len(left["actors"]) == 10


def test_the_slider_keeps_only_heavier_ties(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.focus("#least")
    page.keyboard.press("ArrowRight")
    assert len(page.evaluate("kgView.seen().ties")) == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("สยามปัญ", "สถาบันสยามปัญญา"),
        ("siam panya", "สถาบันสยามปัญญา"),
        ("พอช", "สถาบันพัฒนาองค์กรชุมชน"),
        ("พ อ ช.", "สถาบันพัฒนาองค์กรชุมชน"),
        ("codi", "สถาบันพัฒนาองค์กรชุมชน"),
        ("อบต. เตาปูน", "องค์การบริหารส่วนตำบลเตาปูน"),
    ],
)
def test_a_name_is_found_in_either_language_and_by_abbreviation(
    show: Show, sample: Sample, typed: str, name: str
) -> None:
    page = show(sample()).page
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    assert name in panel(page)


def test_results_are_walked_with_the_arrow_keys(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.fill("#search", "เตาปูน")
    assert page.locator("#results [role=option]").count() == 2
    page.keyboard.press("ArrowDown")
    second = page.locator("#results [aria-selected=true] .name").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == second


def test_an_unknown_name_is_not_seen_rather_than_absent(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.fill("#search", "ไม่มีชื่อนี้")
    assert "ไม่พบชื่อนี้ในเอกสารชุดนี้" in page.inner_text("#results")


def test_a_click_on_an_actor_leads_to_source_paragraph_and_link(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    spot = page.evaluate("kgView.spot('id:codi')")
    page.click("#canvas", position=spot)
    text = panel(page)
    for expected in ("สถาบันพัฒนาองค์กรชุมชน", "พอช.", "CODI", "6 ความเชื่อมโยง", "ภาคีข้อตกลง",
                     "28 ก.พ. 2566", "เอกสารระบุว่าเกิดแล้ว", "ย่อหน้า 6", "นายสุเมธ"):  # fmt: skip
        assert expected in text
    assert page.locator("#panel a").first.get_attribute("href") == "https://example.org/news/89735"


def test_a_click_on_a_name_opens_it_too(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.click("#canvas", position=page.evaluate("kgView.nameSpot('id:coop')"))
    assert page.locator("#panel h2").inner_text() == "สหกรณ์การเกษตรบ้านโป่ง"


def test_a_click_on_a_line_leads_to_its_sources(show: Show, sample: Sample) -> None:
    page = show(sample(), "en").page
    ends = [page.evaluate(f"kgView.spot('id:{key}')") for key in ("coop", "plant")]
    page.click("#canvas", position={axis: (ends[0][axis] + ends[1][axis]) / 2 for axis in "xy"})
    text = panel(page)
    assert "Ban Pong Agricultural Cooperative and Nam Phu Herb Group" in text
    assert "para 2" in text
    assert "28 Feb 2023" in text


def test_the_panel_walks_from_actor_to_actor(show: Show, sample: Sample) -> None:
    page = show(sample(), "en").page
    page.evaluate("kgView.pick('id:siam')")
    page.click("#panel >> text=Creative Ratchaburi Association")
    assert page.locator("#panel h2").inner_text() == "Creative Ratchaburi Association"


def test_a_person_comes_with_the_note_on_endorsement(show: Show, sample: Sample) -> None:
    page = show(sample(), "en").page
    page.evaluate("kgView.pick('id:sumet')")
    assert "implies no endorsement" in panel(page)
    page.evaluate("kgView.pick('id:codi')")
    assert "implies no endorsement" not in panel(page)


def test_a_script_address_is_never_a_link(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.evaluate("kgView.pick('id:network')")
    assert "ข่าวที่สอง" in panel(page)
    assert page.locator("a[href^='javascript' i]").count() == 0


def test_escape_closes_the_panel_and_gives_the_focus_back(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.locator("#names button").nth(2).focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.closest('#names') !== null")


def test_every_control_is_reached_by_tab(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.id || document.activeElement.dataset.group")
        )
    assert {"search", "canvas", "zoom-in", "fit", "least", "0", "7"} <= reached


def test_the_language_switches_without_loading_again(show: Show, sample: Sample) -> None:
    seen = show(sample())
    page = seen.page
    page.evaluate("kgView.pick('id:codi')")
    page.click("[data-lang=en]")
    assert page.title() == "Who works with whom in Ratchaburi"
    assert page.locator("h1").inner_text() == "Who works with whom in Ratchaburi"
    assert page.get_attribute("html", "lang") == "en"
    assert "Community Organizations Development Institute" in panel(page)
    assert page.get_attribute("#search", "placeholder") == "Find a name or abbreviation"
    assert "A line means a document says so" in page.inner_text(".caption")
    assert len([url for url in seen.requests if url.startswith("file:")]) == 1


def test_the_address_of_an_actor_opens_it(show: Show, sample: Sample) -> None:
    page = show(sample(), "en", hash="#id%3Asiam").page
    assert "Siam Panya Institute" in panel(page)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_narrow_phone_never_scrolls_sideways(show: Show, sample: Sample, lang: str) -> None:
    page = show(sample(), lang, wide=360, tall=740).page
    page.evaluate("document.getElementById('all').open = true")
    page.evaluate("kgView.pick('id:network')")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = page.locator("#panel").bounding_box()
    assert (box["x"], box["width"]) == (0, 360)
    assert box["y"] > 250
    assert round(box["y"] + box["height"]) == 740


def test_without_scripts_everything_is_there(show: Show, sample: Sample) -> None:
    page = show(sample(), scripts=False).page
    assert page.locator("h1").inner_text() == "ใครทำงานร่วมกับใครในจังหวัดราชบุรี"
    assert page.locator("svg.still").is_visible()
    assert "สภาองค์กรชุมชน" in page.locator("svg.still").text_content()
    assert "มหาวิทยาลัย" in page.inner_text(".key")
    assert "ไม่มีเส้น = ไม่พบในเอกสาร 2 ฉบับนี้" in page.inner_text(".caption")
    assert page.locator("tbody").count() == 17
    first = page.locator("tbody").first.inner_text()
    assert "ย่อหน้า 8" in first
    assert "English" not in page.inner_text("header")
    assert not page.locator("#search").is_visible()


def test_with_scripts_the_still_picture_gives_way(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    assert not page.locator("svg.still").is_visible()
    assert page.locator("#canvas canvas").is_visible()


def test_a_hostile_label_does_nothing(show: Show, sample: Sample) -> None:
    seen = show(sample())
    for key in ("evil", "network"):
        seen.page.evaluate(f"kgView.pick('id:{key}')")
    assert seen.page.locator("img").count() == 0
    assert seen.dialogs == []
    assert seen.complaints == []
    assert "</script><img src=x" in seen.page.inner_text("#names")


def test_the_print_shows_the_still_picture(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.emulate_media(media="print")
    assert page.locator("svg.still").is_visible()
    assert not page.locator("#canvas").is_visible()


def test_thai_marks_have_room_in_every_line_of_the_page(show: Show, sample: Sample) -> None:
    page = show(sample()).page
    page.evaluate("kgView.pick('id:fund')")
    tight = page.evaluate(
        """[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        [...e.childNodes].some(n => n.nodeType === 3 && /[\\u0e00-\\u0e7f]/.test(n.data)) &&
        !e.closest('svg, script, .unseen, noscript') &&
        parseFloat(getComputedStyle(e).lineHeight) < 1.45 * parseFloat(getComputedStyle(e).fontSize)
        ).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert tight == []
