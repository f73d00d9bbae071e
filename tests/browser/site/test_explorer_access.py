"""The explorer for everybody: axe-core finds nothing in any state of it, a phone needs no pinch."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from tests.browser.site.conftest import PHONE, WIDE, is_ready
from tests.browser.site.test_access import SMALL_TARGETS, SMALL_TEXT
from tests.browser.site.test_explorer import ENGLISH, NETWORK, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.browser.site.conftest import Visits

STATES = {
    "as it opens": "",
    "an actor": "#pick=west_codi",
    "a line": "#pick=west_codi~west_network0",
    "a cluster": "#pick=~west_codi&colour=cluster",
    "a person": "#network=co-presence&pick=west_head",
    "paths": "#from=west_codi&to=west_council12",
    "structure": "#view=structure&on=2021",
    "table": "#table=1&colour=province",
}
DARK_TOO = ("a line", "paths", "table", "what is taken away")


def states(page: Any, path: Path) -> Iterator[str]:
    """Each state there is, opened; what opens by a key or a button comes last."""
    for number, (name, place) in enumerate(STATES.items()):
        page.goto(f"{path.as_uri()}?{number}{place}")
        is_ready(page)
        wait_for(page, "kgExplorer.view.shown.exact")
        if "pick" in place or "from" in place:
            page.wait_for_selector("#panel h2")
        yield name
    page.goto(f"{path.as_uri()}?last")
    is_ready(page)
    if page.get_attribute(".legend-button", "aria-expanded") != "true":
        page.keyboard.press("l")
        yield "legend"
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    yield "keys"
    page.keyboard.press("Escape")
    page.click(".tools .take")
    page.wait_for_selector("dialog[open]")
    yield "what is taken away"


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_axe_finds_nothing_wrong_with_any_state_of_the_explorer(
    visit: Visits, axe: Callable[[Any], list[str]], size: tuple[int, int]
) -> None:
    page = visit(NETWORK, size=size)
    for name in states(page, visit.site / NETWORK):
        for scheme in ("light", "dark") if name in DARK_TOO else ("light",):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == [], (name, scheme)


@pytest.mark.parametrize("network", [NETWORK, ENGLISH])
def test_a_phone_reads_every_state_without_pinch_or_scrolling_sideways(
    visit: Visits, network: str
) -> None:
    page = visit(network, size=PHONE)
    for name in states(page, visit.site / network):
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0], name
        assert page.evaluate(SMALL_TEXT) == [], name
        assert page.evaluate(SMALL_TARGETS) == [], name


def test_axe_finds_nothing_wrong_with_one_file(
    visit: Visits, axe: Callable[[Any], list[str]], single: Path
) -> None:
    page = visit(single)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page) == [], scheme


def test_the_picture_is_printed_with_legend_and_caption_on_one_page_and_its_rows_behind(
    visit: Visits,
) -> None:
    page = visit(f"{ENGLISH}#pick=west_codi")
    printed = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=True)))
    first, *rest = [each.extract_text() for each in printed.pages]
    assert "Government" in first
    assert "No line means not found" in " ".join(first.split())
    rows = " ".join(" ".join(rest).split())
    assert "No line means" not in rows
    assert "With whom" in rows
    assert page.locator("#rows").is_hidden()
