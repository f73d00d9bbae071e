"""README.md says what the program does: its tour is run, its help is compared.

After a change: `python tests/content/test_readme.py` writes the real output into README.md;
read the difference before committing it.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n\$ (.+)\n((?:.*\n)*?)```\n")
QUERY = re.compile(r"Save as `([\w.]+)`:\n\n```sparql\n(.*?)```\n", re.DOTALL)
USAGE = re.compile(r"(\| usage \| \|\n\|---\|---\|\n)((?:\|.*\n)*)")


def run(words: list[str], folder: Path) -> str:
    """What a command prints, notes on stderr after data on stdout, as a reader 100 wide sees it."""
    environment = {**os.environ, "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


def usage_rows() -> str:
    """The table of commands: each one's usage line and the first line of its help."""
    rows = []
    names = re.findall(
        r"^  (\w+) +\S", run(["--help"], ROOT).partition("Commands:\n")[2], re.MULTILINE
    )
    for name in names:
        usage, _, rest = run([name, "--help"], ROOT).partition("\n\n")
        words = " ".join(usage.removeprefix("Usage: ").replace("[OPTIONS] ", "").split())
        first = " ".join(rest.partition("\n\n")[0].split())
        rows.append(f"| `{words.replace('|', chr(92) + '|')}` | {first} |\n")
    return "".join(rows)


def rewritten(text: str, folder: Path) -> str:
    """README's text with every console block's output as it really is."""
    for name, query in QUERY.findall(text):
        (folder / name).write_text(query, encoding="utf-8")

    def real(match: re.Match[str]) -> str:
        return f"```console\n$ {match[1]}\n{run(shlex.split(match[1])[1:], folder)}```\n"

    text = CONSOLE.sub(real, text)
    return USAGE.sub(lambda match: match[1] + usage_rows(), text)


@pytest.fixture
def demo(all_shipped: Path, tmp_path: Path) -> Path:
    """What `kg demo` makes, as tests/flow/test_start.py holds: all that is shipped, built."""
    return Path(shutil.copytree(all_shipped, tmp_path / "kg-demo"))


def test_the_tour_prints_what_readme_shows_and_the_commands_are_those_of_help(demo: Path) -> None:
    text = README.read_text(encoding="utf-8")
    assert rewritten(text, demo) == text


def test_readme_shows_at_least_six_real_answers() -> None:
    shown = [answer for _, answer in CONSOLE.findall(README.read_text(encoding="utf-8"))]
    assert sum(answer.count("\n") > 1 for answer in shown) >= 6


def test_every_file_readme_points_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [
        path for path in re.findall(r"\]\(([^)#]+)\)", text)
        if not path.startswith("http") and not (ROOT / path).exists()
    ]  # fmt: skip
    assert missing == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        run(["init", "kg-demo"], Path(place))
        run(["build", "-C", "kg-demo"], Path(place))
        done = rewritten(README.read_text(encoding="utf-8"), Path(place) / "kg-demo")
    README.write_text(done, encoding="utf-8", newline="\n")
