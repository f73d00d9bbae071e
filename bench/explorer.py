"""The explorer beside pyvis, vis-network, sigma.js and force-graph; a country; a whole site.

    make bench
    python bench/explorer.py [--draw 1e5,2.1e6] [--country 1e7] [--no-site]

Invented countries of as many quads are made and built (see bench/country.py; a path is a
workspace that is built already), and the network of who works with whom in each is drawn by all,
in one Chromium without a graphics card (WebGL by SwiftShader): the same actors at the same places,
the same lines, the same names written on them. For the explorer "all drawn" is what the others do;
as it opens it shows clusters where there are many actors. Told are milliseconds to the first
picture (median), frames a second while a pointer drags the picture about and the milliseconds that
19 of 20 frames stay below, and bytes: of one file for the others, and for the explorer of `kg site
--single-file`, which holds the evidence of every line as well. Then how long a search takes from
the key to the results; of the largest country (about 100,000 actors) the same without peers; and
how long a site of the shipped data takes to write. Exits 1 if a goal is missed. The peers come
from npm at the versions of bench/peers/package-lock.json, once.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import browsing
import peerpages
from browsing import Moved, chromium, opened
from searching import searched

import kg
from kg.site.site import Site
from kg.site.wanted import Wanted

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NETWORK = "collaboration"
KG = [sys.executable, "-m", "kg"]
SMALL, LARGE, COUNTRY = 1_000, 8_000, 90_000
"""Actors up to which a network is small, and from which it is large or a country's."""
SITE_PAGES, SITE_SECONDS = 5_000, 60.0
SEARCH_MS = 50.0

NAMED = """() => {
  const { stage, net } = kgExplorer;
  const { cluster, rank } = net.file.nodes;
  const first = new Map();  // The name of a cluster is written as that of its best known member.
  cluster.forEach((of, at) => {
    if (!first.has(of) || rank[at] < rank[first.get(of)]) first.set(of, at);
  });
  return stage.labels().map(({ what, at }) => (what === "node" ? at : first.get(at)));
}"""


class Goals:
    """What was to be reached, printed beside what was."""

    def __init__(self) -> None:
        self.missed = 0

    def __call__(self, met: bool, words: str) -> str:
        """The words, and whether they hold."""
        self.missed += not met
        return f"{words} {'met' if met else 'MISSED'}"


def built(wanted: str, folder: Path) -> Path:
    """An invented country of so many quads, built; or the built workspace at a path."""
    if Path(wanted, "kg.toml").is_file():
        return Path(wanted)
    root = folder / wanted
    maker = [sys.executable, str(Path(__file__).with_name("country.py"))]
    subprocess.run([*maker, "--quads", wanted, "-o", str(root)], check=True, capture_output=True)
    subprocess.run([*KG, "-C", str(root), "build"], check=True, capture_output=True)
    return root


def explorer_files(root: Path, folder: Path) -> Path:
    """What the explorer reads of a site; other pages of a large one are no part of the clock."""
    site = Site(kg.open(root), Wanted(lang="th", networks=(NETWORK,)))
    for path in site.paths():
        if path == "th/network.html" or path.partition("/")[0] in {
            "assets",
            "networks",
            "search.js",
        }:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(site.file(path))
    return folder


def single_file(root: Path, file: Path) -> int:
    """Bytes of the explorer of the network as one file."""
    words = [*KG, "-C", str(root), "site", "--single-file", "--network", NETWORK, "-o", str(file)]
    subprocess.run(words, check=True, capture_output=True)
    return file.stat().st_size


def line(name: str, found: Moved | None, size: int, told: str = "") -> None:
    """One row of the table."""
    figures = (
        f"{found.first:9.0f} {found.frames:9.1f} {found.slow:9.1f}"
        if found
        else f"{'no picture':>9} {'-':>9} {'-':>9}"
    )
    print(f"{name:26} {figures} {size / 1e6:9.2f}  {told}", flush=True)


def beside_peers(browser: Browser, root: Path, goals: Goals) -> None:
    """The table of one network."""
    with tempfile.TemporaryDirectory() as made:
        folder = explorer_files(root, Path(made) / "site")
        size = single_file(root, Path(made) / "one.html")
        url = (folder / "th/network.html").as_uri()
        with opened(browser, f"{url}#view=all") as page:
            page.wait_for_timeout(2000)  # until all names are written
            named = set(page.evaluate(NAMED))
        drawn = peerpages.graph(folder / f"networks/{NETWORK}.js", named)
        actors = len(drawn.nodes)
        print(f"\n{actors:,} actors, {len(drawn.lines):,} lines, {len(named)} names written")
        print(f"{'':26} {'first ms':>9} {'frames/s':>9} {'slow ms':>9} {'MB':>9}")
        whole = browsing.moved(browser, f"{url}#view=all")
        line("kg, as it opens", browsing.moved(browser, url), size)
        line("kg, all drawn", whole, size, _picture_goals(goals, actors, whole, size))
        for name, file in peerpages.write(Path(made) / "peers", drawn).items():
            found = browsing.moved(browser, file.as_uri())
            told = ""
            if found and whole:
                sooner, more = found.first / whole.first, whole.frames / found.frames
                told = f"kg {sooner:.1f}x as soon, {more:.1f}x the frames"
            line(name, found, file.stat().st_size, told)
        print(_search_goal(goals, searched(browser, url, folder / "search.js")))


def _picture_goals(goals: Goals, actors: int, found: Moved | None, size: int) -> str:
    if not found:
        return goals(False, "a picture")
    if actors <= SMALL:
        return f"{goals(found.first < 500, '500 ms')}, {goals(size < 0.6e6, '0.6 MB')}"
    if actors < LARGE:
        return ""
    return ", ".join(
        (
            goals(found.first < 1000, "1,000 ms"),
            goals(found.frames >= 30, "30 frames/s"),
            goals(size < 3e6, "3 MB"),
        )
    )


def _search_goal(goals: Goals, took: list[float]) -> str:
    took = sorted(took)
    half, most = took[len(took) // 2], took[-1]
    met = goals(half < SEARCH_MS, f"{SEARCH_MS:.0f} ms")
    return f"search, {len(took)} texts: {half:.0f} ms in the middle, {most:.0f} at most  {met}"


def country(browser: Browser, root: Path, goals: Goals) -> None:
    """A network too large to draw whole: what a reader waits for."""
    with tempfile.TemporaryDirectory() as made:
        began = time.perf_counter()
        folder = explorer_files(root, Path(made) / "site")
        wrote = time.perf_counter() - began
        data = peerpages.taken(folder / f"networks/{NETWORK}.js")
        actors, lines = len(data["nodes"]["id"]), len(data["lines"]["a"])
        print(
            f"\n{root.name}: {actors:,} actors, {lines:,} lines; its files written in {wrote:.0f} s"
        )
        for path in sorted([*folder.glob("networks/*.js"), folder / "search.js"]):
            print(f"  {path.name:26} {path.stat().st_size / 1e6:9.2f} MB")
        url = (folder / "th/network.html").as_uri()
        print(f"{'':26} {'first ms':>9} {'frames/s':>9} {'slow ms':>9} {'MB':>9}")
        found = browsing.moved(browser, url)
        told = goals(bool(found and found.first < 3000), "3,000 ms") if actors >= COUNTRY else ""
        size = (folder / f"networks/{NETWORK}.js").stat().st_size
        line("kg, as it opens", found, size, told)
        print(_search_goal(goals, searched(browser, url, folder / "search.js")))


def whole_site(goals: Goals) -> None:
    """The clock for the site of the shipped data, in a process of its own."""
    with tempfile.TemporaryDirectory() as made:
        root, folder = Path(made) / "workspace", Path(made) / "site"
        for words in (["init", str(root)], ["-C", str(root), "build"]):
            subprocess.run([*KG, *words], check=True, capture_output=True)
        began = time.perf_counter()
        subprocess.run(
            [*KG, "-C", str(root), "site", "-o", str(folder)], check=True, capture_output=True
        )
        seconds = time.perf_counter() - began
        pages = sum(1 for _ in folder.rglob("*.html"))
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        each = seconds * SITE_PAGES / pages
        met = goals(each < SITE_SECONDS, f"{SITE_SECONDS:.0f} s")
        print(
            f"\nkg site, the shipped data: {pages:,} pages, {size / 1e6:.0f} MB, {seconds:.1f} s; "
            f"{SITE_PAGES:,} pages in {each:.1f} s  {met}"
        )


def main() -> int:
    """Measure, print, and say whether a goal was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--draw", default="1e5,2.1e6", help="countries drawn beside the peers")
    parser.add_argument("--country", default="1e7", help="one of about 100,000 actors")
    parser.add_argument("--no-site", action="store_true", help="leave out the writing of a site")
    given = parser.parse_args()
    peerpages.install()
    goals = Goals()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        print(
            f"Chromium {browser.version}, drawing in software, {browsing.WIDE} by {browsing.TALL}"
        )
        for each in filter(None, given.draw.split(",")):
            beside_peers(browser, built(each, Path(made)), goals)
        if given.country:
            country(browser, built(given.country, Path(made)), goals)
    if not given.no_site:
        whole_site(goals)
    print(f"{goals.missed} goals missed")
    return 1 if goals.missed else 0


if __name__ == "__main__":
    sys.exit(main())
