"""CPU of the everyday commands beside a bare `import click`, and of the example's build.

    make bench

Prints CPU seconds (user + system, median of 7) and each command's ratio to its peer, in one
run on one machine: the ratios are what to compare. Exits 1 if a limit is passed.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 7
PEER = [sys.executable, "-c", "import click"]
LIMITS = {("--help",): 2.0, ("ask", "--list"): 5.0}
BUILD_SECONDS = 5.0
DEMO_SECONDS = 20.0
OURS = ("kg.cli.main", "kg.cli.ask", "kg.query.question")
THEIRS = ("click", "pyoxigraph", "networkx", "rdflib", "geothai")


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of one run, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    quiet = subprocess.DEVNULL
    subprocess.run(command, check=True, cwd=folder, stdout=quiet, stderr=quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def median(command: list[str], folder: Path) -> float:
    """The median of RUNS runs, after one that warms the caches."""
    cpu(command, folder)
    return statistics.median(cpu(command, folder) for _ in range(RUNS))


def import_times() -> None:
    """The cost of importing what the commands import, each in a process of its own."""
    print("\nimport              CPU s")
    for name in (*OURS, *THEIRS):
        seconds = median([sys.executable, "-c", f"import {name}"], Path.cwd())
        print(f"{name:18} {seconds:6.3f}")


def main() -> int:
    """Measure, print, and say whether a limit was passed."""
    kg = [str(Path(sys.executable).with_name("kg"))]
    passed = True
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    print(f"CPU seconds, median of {RUNS}\n")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        subprocess.run([*kg, "init", str(root)], check=True, stderr=subprocess.DEVNULL)
        peer = median(PEER, root)
        print(f"{'python -c import click':30} {peer:6.3f}")
        for words, limit in LIMITS.items():
            seconds = median([*kg, *words], root)
            passed &= seconds <= limit * peer
            name, ratio = "kg " + " ".join(words), seconds / peer
            print(f"{name:30} {seconds:6.3f}  {ratio:5.2f}x  (limit {limit}x)")
        seconds = median([*kg, "build"], root)
        passed &= seconds <= BUILD_SECONDS
        print(f"{'kg build, the shipped example':30} {seconds:6.3f}  (limit {BUILD_SECONDS} s)")
        for words in (["check"], ["network"], ["view"], ["show", "พอช."]):
            print(f"{'kg ' + ' '.join(words):30} {median([*kg, *words], root):6.3f}")
        seconds = cpu([*kg, "demo", str(Path(folder) / "demo")], root)
        passed &= seconds <= DEMO_SECONDS
        print(f"{'kg demo, once':30} {seconds:6.3f}  (limit {DEMO_SECONDS} s)")
    import_times()
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
