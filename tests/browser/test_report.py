"""A report in a real browser: offline, in Thai, on a desk, on a phone and on paper."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

import kg
from kg.cite.bibliography import dataset
from kg.findings.all import findings
from kg.page.fonts import FAMILY
from kg.report import html
from kg.report.asked import Asked
from kg.report.contents import compose
from kg.report.parts import PRINTED
from tests.browser.conftest import Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

Show = "Callable[[int], Watched]"


@pytest.fixture(scope="module")
def page_file(all_shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    context = kg.open(all_shipped).context("collaboration", lang="th")
    own = dataset(("Test", "Test"), context.graph.graph["data_version"], "0", context.graph)
    asked = Asked(context=context, dataset=own, command="kg report")
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_bytes(
        html.render(compose(asked, findings(context, ["connectors", "change", "money"])))
    )
    return file


@pytest.fixture(scope="module")
def opened(browser: Browser, page_file: Path) -> Iterator[Callable[[int], Watched]]:
    contexts = []

    def at(wide: int) -> Watched:
        context = browser.new_context(viewport={"width": wide, "height": 900}, offline=True)
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(page_file.as_uri())
        return watched

    yield at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("wide", [1280, 700, 390])
def test_the_report_needs_no_network_and_fits_its_screen(
    opened, page_file: Path, wide: int
) -> None:
    watched = opened(wide)
    assert [
        url for url in watched.requests if not url.startswith(("data:", page_file.as_uri()))
    ] == []
    assert watched.complaints == []
    assert watched.page.evaluate("document.documentElement.scrollWidth") == wide
    seen = watched.page.locator(f".chart .{'wide' if wide > 640 else 'narrow'} svg:visible")
    assert seen.count() >= watched.page.locator(".chart").count() > 5


@pytest.mark.parametrize("wide", [1280, 390])
def test_thai_in_a_chart_stands_in_the_page_s_own_letters_and_inside_its_frame(
    opened, wide: int
) -> None:
    page = opened(wide).page
    assert page.evaluate(f"document.fonts.check('13px \"{FAMILY}\"', 'ที่ปู่')")
    found = page.evaluate("""() => [...document.querySelectorAll('.chart svg')].filter(s => s.getClientRects().length).flatMap(svg => {
        const frame = svg.getBoundingClientRect();
        return [...svg.querySelectorAll('text')].map(text => {
            const box = text.getBoundingClientRect();
            return [text.textContent, getComputedStyle(text).fontFamily,
                    box.left - frame.left, frame.right - box.right, box.top - frame.top, frame.bottom - box.bottom];
        });
    })""")
    assert any("สถาบันพัฒนาองค์กรชุมชน" in text.replace("\u200b", "") for text, *_ in found)
    assert {family.split(",")[0].strip('"') for _, family, *_ in found} == {FAMILY}
    # Half a pixel of rounding, and the room that a Thai line keeps above its letters.
    assert [text for text, _, *gaps in found if min(gaps[:2]) < -1 or min(gaps[2:]) < -6] == []


def test_a_row_opens_to_its_ties_and_a_link_to_its_csv(opened) -> None:
    page = opened(1280).page
    details = page.locator("#t-connectors details").first
    assert not details.locator("li").first.is_visible()
    details.locator("summary").click()
    assert "kg why id:tie_" in details.locator("li").first.inner_text()
    with page.expect_download() as waiting:
        page.locator("#t-connectors a[download]").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith("\ufeffactor,actor_label".encode())
    href = page.locator("#t-connectors a[download]").get_attribute("href")
    assert base64.b64decode(href.partition("base64,")[2]) == data


def test_on_paper_a_long_table_has_its_first_rows_and_says_how_many_the_file_has(opened) -> None:
    page = opened(1280).page
    assert page.locator("#t-connectors tbody tr:not(.ties):visible").count() > PRINTED
    assert page.locator(".paper:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#t-connectors tbody tr:visible").count() == PRINTED
    assert f"พิมพ์ไว้ {PRINTED} จาก " in page.locator("#t-connectors .paper").inner_text()
    counts = page.evaluate("""() => [...document.querySelectorAll("figure.table")].map(table => {
        const shown = query => [...table.querySelectorAll(query)].filter(e => e.offsetHeight).length;
        return [table.querySelectorAll("tbody tr:not(.ties)").length, shown("tbody tr"), shown(".paper")];
    })""")
    assert all(shown == rows or (shown, told) == (PRINTED, 1) for rows, shown, told in counts)


def test_on_paper_nothing_overflows_and_only_what_can_be_read_is_printed(opened) -> None:
    page = opened(1280).page
    page.emulate_media(media="print")
    assert page.locator("details:visible, .screen:visible, .chart .narrow:visible").count() == 0
    assert page.locator(".chart .wide:visible").count() == page.locator(".chart").count()
    # Wider than the sheet, and the browser would shrink every letter of the report.
    page.set_viewport_size({"width": 658, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 658
    sheets = page.pdf(format="A4", prefer_css_page_size=True)
    first = PdfReader(io.BytesIO(sheets)).pages[0].extract_text()
    assert len(first) > 600, "the contents stand beneath the title, not on a sheet of their own"
