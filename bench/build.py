"""`kg build` from tables beside Oxigraph's own bulk load of the graph that comes of them.

    python bench/build.py [QUADS ...]        (1e4 1e5 1e6 unless given; 1e7 takes minutes)

For each size an invented country is written, built, and the finished graph.nq loaded raw into a
new store on disk (`Store.bulk_load`); the two take turns, each in a process of its own. Prints
the medians of wall and CPU seconds (user + system), their ratios and the greatest memory.
Exits 1 if a build of a million quads takes over twice the raw load.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SIZES = ("1e4", "1e5", "1e6")
RUNS = 5
LONG = 120.0
"""Seconds of one raw load from which on it and the build are run once."""
LIMIT, LIMIT_AT = 2.0, 1e6
LOAD = (
    "import sys, pyoxigraph as o; s = o.Store(sys.argv[2]); "
    "s.bulk_load(path=sys.argv[1], format=o.RdfFormat.N_QUADS); s.flush()"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the clock, seconds of CPU and megabytes at most, of one process."""

    wall: float
    cpu: float
    memory: float


def cost(command: list[str]) -> Cost:
    """Run a command to its end."""
    began = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    wall = time.perf_counter() - began
    return Cost(wall=wall, cpu=used.ru_utime + used.ru_stime, memory=used.ru_maxrss / 1024)


def medians(costs: list[Cost]) -> Cost:
    """The median of each, and the greatest memory."""
    return Cost(
        wall=statistics.median(each.wall for each in costs),
        cpu=statistics.median(each.cpu for each in costs),
        memory=max(each.memory for each in costs),
    )


def beside(workspace: Path) -> tuple[int, Cost, Cost]:
    """Quads of the workspace's graph, the cost of a build and that of a raw load."""
    build = [sys.executable, "-m", "kg", "-C", str(workspace), "build"]
    graph, store = workspace / "build" / "graph.nq", workspace / "raw"
    load = [sys.executable, "-c", LOAD, str(graph), str(store)]
    cost(build)
    builds: list[Cost] = []
    loads: list[Cost] = []
    while len(loads) < RUNS and not (loads and loads[0].wall > LONG):
        shutil.rmtree(store, ignore_errors=True)
        loads.append(cost(load))
        shutil.rmtree(graph.parent)
        builds.append(cost(build))
    with graph.open("rb") as lines:
        return sum(1 for _ in lines), medians(builds), medians(loads)


def main(sizes: list[str]) -> int:
    """Measure, print, and say whether the limit was passed."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    print(f"medians of {RUNS} taking turns; wall and CPU in seconds, memory in MB\n")
    print(f"{'quads':>12} {'':>8} {'wall':>8} {'CPU':>8} {'memory':>8}")
    passed = True
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder) / "w"
            country = [sys.executable, str(HERE / "country.py"), "--quads", size]
            cost([*country, "-o", str(workspace)])
            quads, built, loaded = beside(workspace)
        for name, each in (("build", built), ("raw", loaded)):
            print(f"{quads:12,} {name:>8} {each.wall:8.2f} {each.cpu:8.2f} {each.memory:8.0f}")
        ratio = built.wall / loaded.wall
        print(f"{'':12} {'ratio':>8} {ratio:8.2f} {built.cpu / loaded.cpu:8.2f}\n")
        passed &= float(size) != LIMIT_AT or ratio <= LIMIT
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or list(SIZES)))
