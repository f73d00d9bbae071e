"""How long the explorer's search takes from a key to its results, and whether it finds."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import peerpages
from browsing import opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

TEXTS = 30
BOX = "form.find input[role=combobox]"
CLOCK = """() => {
  const box = document.querySelector("form.find input[role=combobox]");
  window.kgTook = [];
  let began;
  addEventListener("input", () => (began = performance.now()), true);
  new MutationObserver(() => {
    if (began === undefined || !document.querySelector("[role=option]")) return;
    window.kgTook.push(performance.now() - began);
    began = undefined;
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
  return box.id;
}"""


def texts(file: Path) -> list[tuple[str, str]]:
    """Ids and what a reader types to find them: names of either language, some with a mistake."""
    data, draw = peerpages.taken(file), Random(1)
    found = []
    for number, at in enumerate(draw.sample(range(len(data["id"])), min(TEXTS, len(data["id"])))):
        name = data["en" if number % 3 == 1 else "th"][at]
        if number % 3 == 2 and len(name) > 12:
            name = name[:8] + name[9:]
        found.append((data["id"][at], name))
    return found


def searched(browser: Browser, url: str, file: Path) -> list[float]:
    """Milliseconds from the last key of each text to its results.

    A `SystemExit` where a whole name does not find what has it among the first.
    """
    took: list[float] = []
    names = texts(file)
    with opened(browser, url) as page:
        page.click(BOX)
        page.keyboard.type("ก")  # the list of names is read when it is first needed
        page.wait_for_selector("[role=option]", timeout=30_000)
        page.evaluate(CLOCK)
        for number, (key, name) in enumerate(names):
            page.fill(BOX, "")
            page.evaluate("window.kgTook = []")
            page.fill(BOX, name)
            page.wait_for_selector("[role=option]", timeout=10_000)
            page.wait_for_timeout(150)
            took += page.evaluate("window.kgTook.slice(-1)")
            options = page.locator("[role=option]").evaluate_all(
                "all => all.map((each) => each.outerHTML).join('')"
            )
            if (
                number % 3 != 2
                and name not in page.locator("[role=listbox]").inner_text()
                and key not in options
            ):
                raise SystemExit(f"{name!r} ({key}) is not found")
    return took
