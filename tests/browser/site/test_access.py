"""Pages of a site for everybody: axe-core finds nothing, a phone needs no pinch, paper is enough."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from tests.browser.site.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.site.conftest import Visits

CODI = "id/west_codi.html"
PAGES = (
    "index.html", "things.html", "sources.html", CODI, "id/west_head.html", "id/west_memo0.html",
    "id/source_west_s0.html", "id/west_evil.html", "id/place-70.html",
)  # fmt: skip
SMALL_TEXT = """() => [...document.querySelectorAll('body *')].filter((each) =>
  each.checkVisibility() && [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) &&
  !each.closest('svg, .skip, .unseen, [hidden]') && parseFloat(getComputedStyle(each).fontSize) < 15.99
).map((each) => getComputedStyle(each).fontSize + ' ' + each.outerHTML.slice(0, 90))"""
SMALL_TARGETS = """() => [...document.querySelectorAll(
  'button, select, input:not([type=hidden]), summary, [role=button], [role=option], nav a')
].filter((each) => {
  if (!each.checkVisibility({visibilityProperty: true}) || each.closest('.skip')) return false;
  const target = each.matches('input[type=checkbox], input[type=radio]') ? each.closest('label') ?? each : each;
  const box = target.getBoundingClientRect();
  return box.width > 1 && box.bottom > 0 && (box.height < 43.5 || box.width < 43.5);
}).map((each) => {
  const box = each.getBoundingClientRect();
  return `${Math.round(box.width)}x${Math.round(box.height)} ${each.outerHTML.slice(0, 90)}`;
})"""
TIGHT_THAI = """() => [...document.querySelectorAll('body *')].filter((each) => each.checkVisibility() &&
  [...each.childNodes].some((n) => n.nodeType === 3 && /[\\u0e00-\\u0e7f]/.test(n.data)) &&
  !each.closest('svg, script, .unseen, noscript') &&
  parseFloat(getComputedStyle(each).lineHeight) < 1.35 * parseFloat(getComputedStyle(each).fontSize)
).map((each) => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong_with_any_kind_of_page(
    visit: Visits, axe: Callable[[Any], list[str]], scheme: str
) -> None:
    page = visit("th/index.html", color_scheme=scheme)
    for path in PAGES:
        page.goto((visit.site / "th" / path).as_uri())
        assert axe(page) == [], path


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_phone_reads_every_page_without_pinch_or_scrolling_sideways(
    visit: Visits, lang: str
) -> None:
    page = visit(f"{lang}/index.html", size=PHONE)
    for path in PAGES:
        page.goto((visit.site / lang / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0], path
        assert page.evaluate(SMALL_TEXT) == [], path
        assert page.evaluate(SMALL_TARGETS) == [], path


def test_thai_marks_have_room_on_every_page(visit: Visits) -> None:
    page = visit("th/index.html")
    for path in PAGES:
        page.goto((visit.site / "th" / path).as_uri())
        assert page.evaluate(TIGHT_THAI) == [], path


@pytest.mark.parametrize("path", [CODI, "id/west_memo0.html", "id/west_head.html"])
def test_a_thing_is_printed_on_one_page_of_a4(visit: Visits, path: str) -> None:
    page = visit(f"th/{path}")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) == 1


@pytest.mark.parametrize("path", ["index.html", CODI, "things.html"])
def test_without_scripts_a_page_says_all_it_has(visit: Visits, path: str) -> None:
    page = visit(f"th/{path}", java_script_enabled=False)
    assert "สถาบันพัฒนาองค์กรชุมชน" in page.inner_text("main")
    assert (
        page.locator("button:visible, input[disabled]:visible").count()
        == page.locator("form button:visible").count()
    )


def test_each_page_has_one_heading_a_language_and_a_way_past_the_top(visit: Visits) -> None:
    page = visit("en/index.html")
    for path in PAGES:
        page.goto((visit.site / "en" / path).as_uri())
        assert page.locator("h1").count() == 1, path
        assert page.get_attribute("html", "lang") == "en", path
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#content", path
