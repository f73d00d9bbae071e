"""Long work shows how far it is, and whoever stops it finds everything as it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg.cli.words import STEPS

from .test_build import files_of
from .test_country import COUNTRY

REPOSITORY = Path(kg.__file__).parent
AT_ONCE = "import sys, kg.cli.bars as b; b.PATIENCE = 0; from kg.cli.main import run; sys.argv = ['kg', *sys.argv[1:]]; run()"
"""`kg` that shows bars from the first moment, as it does for work of over two seconds."""
HEARS_CTRL_C = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli.main import run; sys.argv = ['kg', *sys.argv[1:]]; run()"
"""`kg` as a terminal starts it: a job in the background is told to ignore SIGINT, and so are its children."""


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory, run) -> Path:
    root = tmp_path_factory.mktemp("progress") / "w"
    subprocess.run(
        [sys.executable, COUNTRY, "--quads", "4e4", "-o", root], check=True, capture_output=True
    )
    assert run("build", "-C", root).code == 0
    return root


@pytest.fixture(scope="module")
def seconds(country: Path, run) -> float:
    """How long a build takes here and now."""
    began = time.monotonic()
    assert run("build", "-C", country).code == 0
    return time.monotonic() - began


def on_a_terminal(command: list[str]) -> tuple[int, str]:
    """The exit code of a command and what it wrote on a terminal of 120 columns."""
    pty = pytest.importorskip("pty", reason="no such terminals on Windows")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    process = subprocess.Popen(
        command, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            more = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not more:
            break
        written += more
    os.close(ours)
    return process.wait(timeout=60), written.decode("utf-8", "replace")


def test_a_build_on_a_terminal_shows_its_steps_with_a_rate_and_the_time_left(country: Path) -> None:
    code, written = on_a_terminal([sys.executable, "-c", AT_ONCE, "build", "-C", str(country)])
    assert code == 0
    for what in ("reading the tables", "filling the store", "writing the graph"):
        assert what in written
    assert "left" in written
    assert "built " in written.split("\x1b")[-1], "the summary stands alone, the bars are gone"


def test_the_steps_are_told_in_thai(country: Path) -> None:
    written = on_a_terminal(
        [sys.executable, "-c", AT_ONCE, "build", "-C", str(country), "--lang", "th"]
    )[1]
    assert "อ่านตาราง" in written
    assert "เหลือ" in written


@pytest.mark.parametrize("quietly", [["-q"], []])
def test_nothing_is_shown_when_asked_to_be_quiet_or_where_nobody_looks(
    country: Path, quietly
) -> None:
    command = [sys.executable, "-c", AT_ONCE, "build", "-C", str(country), *quietly]
    if quietly:
        assert on_a_terminal(command) == (0, "")
    else:
        ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
        assert ran.stderr.count("\n") == 1


def test_short_work_shows_no_bars(built: Path) -> None:
    command = [sys.executable, "-m", "kg", "ask", "who-agreed", "-C", str(built)]
    assert "\x1b" not in on_a_terminal(command)[1]


def test_every_step_has_thai_words() -> None:
    """Every step that the program names is in the table, and none is there for nothing."""
    called = {
        what
        for path in REPOSITORY.rglob("*.py")
        if path.name != "progress.py"
        for what in re.findall(
            r"(?:\bsteps\(\s*|\bREADING = )\"([^\"]+)\"", path.read_text(encoding="utf-8")
        )
    }
    assert called == set(STEPS)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to send there")
@pytest.mark.parametrize("part", [0.3, 0.5, 0.65, 0.8])
def test_a_build_that_is_stopped_leaves_everything_as_it_was(
    country: Path, seconds: float, part: float
) -> None:
    settings = country / "kg.toml"
    text = settings.read_text(encoding="utf-8")
    before = files_of(country)
    settings.write_text(
        f'places = "all"\n{text}', encoding="utf-8"
    )  # a larger build than the one before
    try:
        command = [sys.executable, "-c", HEARS_CTRL_C, "build", "-C", str(country)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(part * seconds)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        settings.write_text(text, encoding="utf-8")
    assert process.returncode == 130, err
    assert "Traceback" not in err
    assert [line for line in err.splitlines() if line][-1].startswith("kg: หยุดแล้ว")
    assert files_of(country) == before
