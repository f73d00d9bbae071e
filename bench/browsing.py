"""A page with a network, measured in Chromium without a graphics card: when it shows, how it moves.

The clock starts with the navigation. The first picture stands when the second frame begins after
the first drawing on a canvas of the page. Panning is a pointer pressed on free ground and moved
in circles, one move a frame, for SECONDS; a frame is a call of requestAnimationFrame. Nobody is
asked anything over a network.
"""

from __future__ import annotations

import shutil
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDE, TALL, SECONDS, RUNS, MOST = 1280, 800, 4.0, 3, 60.0
SOFTWARE = ("--no-sandbox", "--disable-gpu")

FIRST = """(() => {
  const drawn = (of, names) => {
    for (const name of names) {
      const real = of.prototype[name];
      of.prototype[name] = function (...given) {
        if (this.canvas.isConnected && window.kgFirst === undefined) {
          window.kgFirst = 0;
          const tell = () => (window.kgFirst = performance.now());
          requestAnimationFrame(() => requestAnimationFrame(tell));
        }
        return real.apply(this, given);
      };
    }
  };
  drawn(CanvasRenderingContext2D, ["fillText", "stroke", "fill", "drawImage"]);
  drawn(WebGLRenderingContext, ["drawArrays", "drawElements"]);
  drawn(WebGL2RenderingContext, ["drawArrays", "drawElements", "drawArraysInstanced"]);
})()"""
FRAMES = """() => {
  window.kgFrames = [];
  const next = (now) => {
    window.kgFrames?.push(now);
    if (window.kgFrames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
TAKEN = "() => { const all = window.kgFrames; window.kgFrames = undefined; return all; }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Milliseconds to the first picture, frames a second, and milliseconds of the slowest of 20."""

    first: float
    frames: float
    slow: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that draws in software."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        raise SystemExit("no Chromium: apt install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=list(SOFTWARE))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, url: str) -> Iterator[Page]:
    """A page with a picture in it, of a new context; an `Error` where none comes in a minute."""
    context = browser.new_context(viewport={"width": WIDE, "height": TALL}, offline=True)
    page = context.new_page()
    page.add_init_script(FIRST)
    try:
        page.goto(url, wait_until="commit")
        until = time.monotonic() + MOST
        while not page.evaluate("window.kgFirst > 0"):  # wait_for_function needs eval in the page
            if time.monotonic() > until:
                raise Error(f"no picture within {MOST:.0f} s")
            time.sleep(0.05)
        yield page
    finally:
        context.close()


def first_picture(browser: Browser, url: str) -> float:
    """Milliseconds to the first picture, the median of RUNS."""
    took = []
    for _ in range(RUNS):
        with opened(browser, url) as page:
            took.append(float(page.evaluate("window.kgFirst")))
    return statistics.median(took)


def panned(page: Page, box: dict[str, float]) -> list[float]:
    """Times of the frames while a pointer drags the picture about."""
    page.wait_for_timeout(1000)
    left, top = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    reach = min(box["width"], box["height"]) / 4
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(left + reach, top)
    page.evaluate(FRAMES)
    until, step = time.monotonic() + SECONDS, 0
    while time.monotonic() < until:
        step += 1
        turn = step * pi / 40
        page.mouse.move(left + reach * cos(turn), top + reach * sin(turn))
    frames = page.evaluate(TAKEN)
    page.mouse.up()
    return [float(each) for each in frames]


def moved(browser: Browser, url: str) -> Moved | None:
    """How a page shows and moves; None where it has no picture."""
    try:
        first = first_picture(browser, url)
        with opened(browser, url) as page:
            box = page.locator("canvas").last.bounding_box()
            times = panned(page, dict(box)) if box else []
    except Error:
        return None
    between = sorted(b - a for a, b in pairwise(times))
    if not between:
        return None
    return Moved(
        first=first,
        frames=1000 * len(between) / sum(between),
        slow=between[int(len(between) * 0.95)],
    )
