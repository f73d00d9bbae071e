"""A plausible country over twenty years, as a workspace of tables, of any size.

    python bench/country.py --quads 1e6 --seed 1 -o DIR
    kg -C DIR build

Everything in it is invented but the places. The same arguments give the same bytes. `--quads` is
how many the finished graph.nq holds, within 20 %, from 10,000 (a corner of two provinces) to
10,000,000 (all 77 provinces and 7,436 subdistricts, over 100,000 organisations in networks).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from a checkout, uninstalled

from invented.actors import FIRST, LAST, Nation, Registrar, chosen_places
from invented.cast import Cast
from invented.documents import Press
from invented.meetings import Meetings
from invented.officials import Officials
from invented.tables import Tables
from invented.works import Works

LEAST, MOST = 1e4, 1e7
ONTOLOGY = 4_000
"""Quads of every graph whatever its tables say."""
OF_A_PLACE = 27
YEARS = range(FIRST, LAST + 1)
SURVEYED = 40


def main() -> int:
    """Write the workspace that the arguments ask for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--quads", type=float, default=1e5, help="size of the finished graph, 1e4 to 1e7"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "-o", "--output", type=Path, required=True, help="a folder that is not there yet"
    )
    given = parser.parse_args()
    if not LEAST <= given.quads <= MOST:
        parser.error(f"--quads is from {LEAST:.0f} to {MOST:.0f}")
    if given.output.exists():
        parser.error(f"{given.output} is there already")
    quads = write(given.output, given.quads, given.seed)
    print(f"{given.output}: about {quads:,.0f} quads when built")
    return 0


def write(root: Path, quads: float, seed: int) -> float:
    """Write a workspace of about so many quads; return the estimate."""
    root.mkdir(parents=True)
    title = "ประเทศสมมุติ ข้อมูลทดสอบ ไม่ใช่เรื่องจริง / An invented country, for tests"
    (root / "kg.toml").write_text(f'title = "{title}"\n', encoding="utf-8")
    with Tables(root / "data" / "sources" / "country") as tables:
        tables.quads = ONTOLOGY
        nation = _tell(tables, quads, seed)
        _survey(root, nation, Random(f"{seed}/survey"))
        return tables.quads


def _tell(tables: Tables, quads: float, seed: int) -> Nation:
    """The nation and its twenty years, until the tables are full."""
    rng = Random(f"{seed}/country")
    count = min(7436, int((quads - 5_000) * 0.0009))
    places = chosen_places(rng, count)
    inside = [place for group in places.values() for place in group]
    tables.quads += OF_A_PLACE * (len(inside) + len({p.code[:4] for p in inside}) + len(places))
    groups = 5 + 8.8 * max(0.0, quads - MOST / 2) / (MOST / 2)
    nation = Registrar(tables, rng).nation(places, len(inside) * groups)
    press = Press(tables, rng)
    officials = Officials(tables, press, rng, rate=min(0.3, 0.05 + 0.25 * quads / 1e6))
    cast = Cast(nation, tables, rng)
    meetings, works = Meetings(cast, press, officials), Works(cast, press)
    stories = (meetings.memorandum, *2 * (meetings.gathering,), *2 * (works.work,), works.money)
    officials.appoint_all(nation, FIRST - 1)
    # Every year is written about more than the one before: twice as much at the end.
    weights = [1 + at / (len(YEARS) - 1) for at in range(len(YEARS))]
    agreed = [
        (p, s, rng.choices(YEARS, weights)[0]) for p in nation.provinces for s in p.subdistricts
    ]
    start = tables.quads
    for at, year in enumerate(YEARS):
        if at:
            officials.change(year)
        for province, each, when in agreed:
            if when == year:
                meetings.local_agreement(province, each, year)
        full = start + (quads - start) * sum(weights[: at + 1]) / sum(weights)
        while tables.quads < full:
            rng.choice(stories)(year)
    return nation


def _survey(root: Path, nation: Nation, rng: Random) -> None:
    """A spreadsheet of other people, with ids of their own, joined by decisions."""
    folder = root / "data" / "sources" / "survey"
    with Tables(folder) as tables:
        (folder / "source.toml").write_text(
            'kind = "spreadsheet"\ntitle_th = "แบบสำรวจหน่วยงานสมมุติ"\n'
            'title_en = "A survey of invented organisations"\ndate = "2565-06-30"\n',
            encoding="utf-8",
        )
        same = []
        for number, province in enumerate(nation.provinces[:SURVEYED], start=1):
            for word, known, kind in (
                ("u", province.universities[0], "university"),
                ("n", province.network, "community-network"),
            ):
                tables.add(
                    "organisations",
                    id=f"{word}{number}",
                    kind=kind,
                    place=province.place.code,
                    name_th=f"{'มหาวิทยาลัย' if word == 'u' else 'เครือข่าย'}ในแบบสำรวจ {number}",
                )
                same.append((f"country_{known}", f"survey_{word}{number}"))
            if rng.random() < 0.7:
                tables.add(
                    "affiliations", member=f"u{number}", kind="works-with", whole=f"n{number}"
                )
            else:
                tables.add(
                    "affiliations",
                    member=f"u{number}",
                    kind="works-with",
                    whole=f"n{number}",
                    modality="planned",
                )
    decisions = root / "data" / "decisions"
    decisions.mkdir()
    lines = "".join(f"{keep},{drop},bench,2565-07-01,one and the same\n" for keep, drop in same)
    (decisions / "same.csv").write_text(f"keep,drop,who,when,why\n{lines}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
