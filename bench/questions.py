"""Every question of the catalogue, asked of the busiest actors and the fullest province.

    python bench/questions.py [--whole] WORKSPACE [QUESTION ...]

For each question and each way to ask it: the clock's and CPU seconds of the whole `kg ask`
process, one run, as it answers on a terminal (where a table stops at 5,000 rows: "cut") and, with
--whole, as it writes every row to a CSV file, with their number. What takes longer than PATIENCE
seconds is stopped and said so. Exits 1 if an answer on a terminal takes more than GOAL seconds of
CPU. For a workspace see bench/country.py.
"""

from __future__ import annotations

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import kg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.engine import Engine

GOAL, PATIENCE = 5.0, 60.0
BUSIEST = {
    "org": "?tie kg:actor ?x . ?x a kg:Organisation",
    "person": "?tie kg:holder ?x",
    "post": "?tie kg:heldPost ?x",
    "programme": "?tie kg:participatesIn ?x . ?x a kg:Programme",
    "event": "?tie kg:participatesIn ?x . ?x a kg:Event",
    "source": "?tie kg:evidence/kg:source ?x",
    "funder": "?tie kg:funder ?x",
    "province": "?tie kg:place/kg:within* ?x FILTER(REGEX(STR(?x), 'place-[0-9][0-9]$'))",
}
YEAR, MONTH = "after=2560-12-31 asOf=2561-12-31", "after=2560-12-31 asOf=2561-01-31"
WAYS = {
    "actors-by-place": ("", "place={province}", "level=district place={province}"),
    "agreements": ("", "actor={org}", "place={province}"),
    "careers": ("", "person={person}", "position={post}", "in={org}"),
    "community-side": ("", "place={province}"),
    "contradictions": ("", "about={org}", "place={province}"),
    "councils-and-others": ("", "kind=welfare-fund", "place={province}"),
    "events": ("", "actor={org}", "place={province}"),
    "how-many-sources": ("", "about={org}", "about={province}"),
    "known-on": ("asOf=2560-12-31", "asOf=2560-12-31 about={org}"),
    "money-by-instrument": ("", "place={province}"),
    "money-by-place": ("", "level=region", "place={province}"),
    "money-by-programme": ("", "programme={programme}", "from={funder}", "place={province}"),
    "money-by-year": ("", "in={source}"),
    "names-alike": ("", "about={org}"),
    "organisations": ("", "kind=government", "place={province}"),
    "partners": ("actor={org}", "actor={org} place={province}"),
    "pays-and-does": ("", "actor={org}"),
    "places-without-community": ("", "level=district place={province}"),
    "planned-not-reported": ("", "who={org}", "place={province}"),
    "planned-then-done": ("", "who={org}"),
    "programme-tree": ("", "programme={programme}", "place={province}"),
    "programmes-that-meet": ("", "place={province}"),
    "region-profile": ("",),
    "results-and-money": ("", "programme={programme}", "place={province}"),
    "results-by-place": ("", "place={province}"),
    "several-posts": ("", "person={person}"),
    "signed-more-than-once": ("", "actor={org}"),
    "single-source": ("", "about={org}", "about={province}"),
    "sources-by-kind": ("",),
    "targets-and-results": ("", "place={province}", "subject={programme}"),
    "what-a-source-says": ("source={source}",),
    "what-changed": (YEAR, MONTH, f"{YEAR} about={{org}}"),
    "what-is-denied": ("",),
    "what-is-not-stated": ("", "about={org}"),
    "who-agreed": ("", "actor={org}", "place={province}"),
    "who-asked-whom": ("", "place={province}"),
    "who-connects": ("a=community b=academic", "a=community b=academic place={province}"),
    "who-funds-whom": ("", "receiver=community", "place={province}"),
    "who-held-which-post": ("", "person={person}", "place={province}"),
    "who-pledged-what": ("",),
    "who-presides": ("", "actor={org}", "place={province}"),
    "who-shares": ("", "actor={org}", "place={province}"),
    "who-speaks": ("", "about={org}"),
    "who-took-part": ("", "actor={org}", "place={province}", "context={event}"),
    "who-works-where": ("place={province}",),
}
"""How each question is asked; the ways without {…} are of the whole country."""


def busiest(store: Engine) -> dict[str, str]:
    """The CURIE of what most ties speak of, by what it is; the first by IRI among equals."""
    found = {}
    for name, pattern in BUSIEST.items():
        query = f"""SELECT ?x (COUNT(*) AS ?n) {{ {pattern} }}
            GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 1"""
        found[name] = store.query(query).rows[0]["x"].value.replace(store.base, "id:")
    return found


def ask(workspace: Path, question: str, values: list[str], whole: bool) -> tuple[str, float, float]:
    """How many rows or whether they were cut, the clock's seconds and CPU seconds of a process."""
    command = [sys.executable, "-m", "kg", "ask", question, *values, "-C", str(workspace), "-q"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.csv"
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        try:
            ran = subprocess.run(
                [*command, "--format", "csv", "-o", str(file)] if whole else command,
                check=True,
                timeout=PATIENCE,
                capture_output=True,
            )
        except subprocess.TimeoutExpired:
            return "stopped", PATIENCE, PATIENCE
        clock = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        rows = "cut" if ran.stderr else ""
        if whole:
            with file.open(encoding="utf-8-sig", newline="") as lines:
                rows = f"{sum(1 for _ in csv.reader(lines)) - 1:,}"
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return rows, clock, used


def ways(wanted: list[str], things: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Question and values."""
    for question, of_question in WAYS.items():
        for way in of_question:
            if not wanted or question in wanted:
                yield question, way.format(**things).split()


def main() -> int:
    """Measure, print, and say whether a goal was missed."""
    whole = "--whole" in sys.argv
    workspace, *wanted = [word for word in sys.argv[1:] if word != "--whole"]
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {workspace}")
    print(f"\n{'question':22} {'rows':>9} {'clock s':>8} {'CPU s':>7}  asked with")
    missed = 0
    for question, values in ways(wanted, busiest(kg.open(workspace).store)):
        rows, clock, used = ask(Path(workspace), question, values, whole)
        over = not whole and used > GOAL
        missed += over
        told = f"{rows:>9} {clock:8.2f} {used:7.2f}  {' '.join(values)}"
        print(f"{question:22} {told}{'  MISSED' if over else ''}", flush=True)
    print(f"\n{missed} answers on a terminal over {GOAL:.0f} s")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
