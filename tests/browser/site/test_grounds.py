"""Groups as a reader meets them: countries with names, which open as one comes near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.site.conftest import PHONE, WIDE
from tests.browser.site.test_explorer import NETWORK, OVERLAPS, shown, wait_for

if TYPE_CHECKING:
    from tests.browser.site.conftest import Visits

GROUPS = f"{NETWORK}#view=structure"
LABELS = "kgExplorer.stage.labels()"


def first(page: Any) -> dict[str, Any]:
    """The name of the largest group, and where on the page it stands."""
    wait_for(page, f"{LABELS}.length > 1")
    page.wait_for_timeout(300)
    box = page.locator("#picture").bounding_box()
    label = page.evaluate(f"{LABELS}.sort((a, b) => a.at - b.at)[0]")
    x, y = box["x"] + label["x"] + label["w"] / 2, box["y"] + label["y"] + label["h"] / 2
    return {**label, "left": x, "top": y}


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_by_groups_every_name_is_one_of_a_group_and_none_overlap(
    visit: Visits, size: tuple[int, int]
) -> None:
    page = visit(GROUPS, size=size)
    first(page)
    assert set(page.evaluate(f"{LABELS}.map(({{ what }}) => what)")) == {"cluster"}
    assert page.evaluate(OVERLAPS)["met"] == []


def test_a_group_is_pointed_at_picked_and_opened_on_its_ground(visit: Visits) -> None:
    page = visit(GROUPS)
    group = first(page)
    page.mouse.move(group["left"], group["top"] + 1)
    page.mouse.move(group["left"], group["top"])
    page.wait_for_selector("#tip:visible")
    assert group["text"].split("\n")[0] in page.inner_text("#tip")
    page.mouse.click(group["left"], group["top"])
    wait_for(page, "kgExplorer.state.pick.startsWith('~')")
    page.wait_for_timeout(500)
    group = first(page)
    page.mouse.dblclick(group["left"], group["top"])
    wait_for(page, f"{LABELS}.some(({{ what }}) => what === 'node')")


def test_groups_are_walked_over_and_opened_by_keys(visit: Visits) -> None:
    page = visit(GROUPS)
    group = first(page)
    page.focus("#picture")
    page.keyboard.press("n")
    wait_for(page, f"document.getElementById('said').textContent.includes({group['text']!r})")
    page.keyboard.press("Enter")
    wait_for(page, "kgExplorer.state.open.length === 1")


def test_a_node_stands_where_the_stage_says_on_a_desk_and_upright_on_a_phone(
    visit: Visits,
) -> None:
    codi = "kgExplorer.stage.point(kgExplorer.view.net.at('west_codi'))"
    page = visit(NETWORK)
    at, box = page.evaluate(codi), page.locator("#picture").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    wait_for(page, "kgExplorer.state.pick === 'west_codi'")
    phone = visit(NETWORK, size=PHONE)
    assert shown(phone) == shown(page)
    left, top, right, bottom = phone.evaluate("kgExplorer.view.net.file.frame")
    assert bottom - top > right - left
