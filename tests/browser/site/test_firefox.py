"""Firefox from a file: the essentials a reader needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.site.test_explorer import CODI, NETWORK

if TYPE_CHECKING:
    from tests.browser.site.conftest import Visits


def test_the_explorer_draws_and_tells_in_words(visit_in_firefox: Visits) -> None:
    page = visit_in_firefox(f"{NETWORK}#pick=west_codi")
    assert page.evaluate("kgExplorer.stage.names().length") > 5
    assert page.evaluate("[...document.fonts].some((each) => each.status === 'loaded')")
    assert page.locator("#panel h2").inner_text() == CODI
    page.locator("#panel a.way").click()
    page.wait_for_selector("h1 >> text=สถาบันพัฒนาองค์กรชุมชน")
