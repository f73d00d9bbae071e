"""A site of an invented workspace, written as a reader gets it, and browsers to read it in."""

from __future__ import annotations

import base64
import fcntl
import gzip
import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import Watched
from tests.browser.site import west
from tests.conftest import call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

HERE = ("file:", "data:", "blob:")
WIDE, PHONE = (1280, 860), (390, 844)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """Makes a file or folder of a name once for all processes that tests are run in."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], None]) -> Path:
        path, done = base / name, base / f"{name}.done"
        with (base / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                make(path)
                done.touch()
        return path

    return made


def kg(*words: object) -> None:
    """A command that must not fail."""
    ran = call(*words)
    assert ran.code == 0, ran.err


@pytest.fixture(scope="session")
def west_root(once: Callable[..., Path]) -> Path:
    """The invented workspace, built; tests must not write in it."""

    def make(root: Path) -> None:
        west.write(root)
        kg("build", "-C", root)

    return once("งาน west", make)


@pytest.fixture(scope="session")
def site(west_root: Path, once: Callable[..., Path]) -> Path:
    """Its site as files; tests must not write in it."""
    return once("เว็บ site", lambda folder: kg("site", "-C", west_root, "-o", folder))


@pytest.fixture(scope="session")
def single(west_root: Path, once: Callable[..., Path]) -> Path:
    """Its explorer as one file that opens on CODI."""
    words = ("site", "-C", west_root, "--single-file", "--focus", "พอช.", "-o")
    return once("เครือข่าย.html", lambda file: kg(*words, file))


class Visits:
    """Opens files in one browser, and holds at the end that nothing went wrong or out."""

    def __init__(self, browser: Browser, site: Path) -> None:
        self.browser, self.site = browser, site
        self.seen: list[Watched] = []
        self.contexts: list[BrowserContext] = []

    def __call__(
        self, where: str | Path, *, size: tuple[int, int] = WIDE, ready: bool = True, **context: Any
    ) -> Any:
        """The page at a path of the site (with its #) or of a file, ready for a reader."""
        phone = size[0] < 500
        opened = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, has_touch=phone, offline=True,
            **{"reduced_motion": "reduce", **context},
        )  # fmt: skip
        opened.set_default_timeout(5_000)
        self.contexts.append(opened)
        watched = Watched(opened.new_page())
        self.seen.append(watched)
        path, mark, place = str(where).partition("#")
        path, asked, query = path.partition("?")
        watched.page.goto((self.site / path).as_uri() + asked + query + mark + place)
        if ready and context.get("java_script_enabled", True):
            is_ready(watched.page)
        return watched.page

    def close(self) -> None:
        """Close all, and tell what went wrong in any."""
        wrong = [
            *(text for watched in self.seen for text in watched.complaints + watched.dialogs),
            *(u for watched in self.seen for u in watched.requests if not u.startswith(HERE)),
        ]
        for context in self.contexts:
            context.close()
        assert wrong == []


def is_ready(page: Any) -> None:
    """Wait until the page's scripts have done what they do when it opens."""
    page.wait_for_selector("html[data-ready=yes]", state="attached")


@contextmanager
def visits(browser: Browser, site: Path) -> Iterator[Visits]:
    """Visits that are looked back on."""
    made = Visits(browser, site)
    try:
        yield made
    finally:
        made.close()


@pytest.fixture
def visit(browser: Browser, site: Path) -> Iterator[Visits]:
    """Open pages in Chromium."""
    with visits(browser, site) as made:
        yield made


@pytest.fixture
def visit_in_firefox(firefox: Browser, site: Path) -> Iterator[Visits]:
    """Open pages in Firefox, which cannot be told to move less."""
    with visits(firefox, site) as made:
        yield lambda where, **more: made(where, **{"reduced_motion": None, **more})


@pytest.fixture(scope="session")
def axe(repository: Path) -> Callable[[Any], list[str]]:
    """What axe-core finds wrong in a page: rule, how many places, the first of them."""
    script = repository / "web/node_modules/axe-core/axe.min.js"
    if not script.is_file():
        if os.environ.get("CI"):
            pytest.fail("no axe-core: make lint should have installed it")
        pytest.skip("no axe-core: python web/build.py check installs it")
    source = script.read_text(encoding="utf-8")

    def found(page: Any) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        told = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        return [
            f"{each['id']} ({len(each['nodes'])}): {each['nodes'][0]['html'][:160]}"
            for each in told["violations"]
        ]

    return found


@pytest.fixture(scope="session")
def told(site: Path) -> Callable[[str], Any]:
    """What a data file of the site says, by its path."""
    return lambda path: taken((site / path).read_text(encoding="utf-8"))


def taken(text: str) -> Any:
    """The data that a file hands to kgTake."""
    found = re.fullmatch(r'kgTake\("[^"]+",\s*(.*)\);\s*', text, re.DOTALL)
    assert found, text[:100]
    data = json.loads(found[1])
    return json.loads(gzip.decompress(base64.b64decode(data))) if isinstance(data, str) else data
