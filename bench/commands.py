"""CPU of the everyday commands beside a bare `import click`, and of the example's build.

    make bench
    python bench/commands.py WORKSPACE [NETWORK ...]

Prints CPU seconds (user + system, median of 7) and each command's ratio to its peer, in one
run on one machine: the ratios are what to compare. Exits 1 if a limit is passed.

Of a workspace, built (see bench/country.py), it times what is done with a whole country, each
once: `kg check`, `kg findings` of every network or of those named, `kg report`; with the
clock's and CPU seconds, the most memory a process held, and the size of the report.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
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


AT_SIZE = [
    "collaboration",
    "co-presence",
    "funding",
    "commitments",
    "posts",
    "programmes",
    "structure",
]


def at_size(workspace: Path, networks: list[str]) -> int:
    """Check, findings and report of a workspace, each in a process of its own."""
    kg = [str(Path(sys.executable).with_name("kg"))]
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, {workspace.name}")
    print(f"{'':30} {'clock s':>8} {'CPU s':>7} {'MB':>6}")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        commands = [["check"], *(["findings", each] for each in networks)]
        for words in [*commands, ["report", "-o", str(page)]]:
            began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
            code, most = _watched([*kg, "-C", str(workspace), *words])
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            name = f"kg {' '.join(words[:1] if words[0] == 'report' else words)}"
            # A check that finds violations exits 1, and has done all its work.
            failed = "" if code == 0 or words == ["check"] else f"  exit {code}"
            print(f"{name:30} {time.monotonic() - began:8.1f} {seconds:7.1f} {most:6.0f}{failed}")
        if page.exists():
            print(f"the report: {page.stat().st_size / 1e6:.1f} MB")
    return 0


def _watched(command: list[str]) -> tuple[int, float]:
    """The exit code of a command and the most memory it held, in MB."""
    quiet = subprocess.DEVNULL
    ran = subprocess.Popen(command, stdout=quiet, stderr=quiet)
    _, status, used = os.wait4(ran.pid, 0)
    ran.returncode = os.waitstatus_to_exitcode(status)
    return ran.returncode, used.ru_maxrss / 1024


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
    given = sys.argv[1:]
    sys.exit(at_size(Path(given[0]).resolve(), given[1:] or AT_SIZE) if given else main())
