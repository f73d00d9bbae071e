"""What reaches a console of any encoding, and a pipe."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from .conftest import CODI, NETWORK


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp874"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["LC_ALL=C", "LC_ALL=C without UTF-8 mode", "cp874", "ascii"],
)
def test_data_is_utf_8_on_every_console(kg, built, tmp_path, env):
    for args in (("ask", "who-agreed", "--lang", "th"), ("show", CODI, "--lang", "th")):
        plain, strange = kg(*args), kg(*args, env=env)
        assert strange.code == 0, strange.err
        assert strange.data == plain.data
    done = subprocess.run(
        [sys.executable, "-m", "kg", "network", "--lang", "th", "--format", "csv", "-o", str(tmp_path / "ตาราง.csv")],
        cwd=built, env={**os.environ, **env}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert NETWORK in (tmp_path / "ตาราง.csv").read_text(encoding="utf-8")


def test_an_error_in_thai_reaches_a_console_that_has_no_thai(built):
    done = subprocess.run(
        [sys.executable, "-m", "kg", "show", "ไม่มีใครชื่อนี้"], cwd=built, capture_output=True, check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_piped_has_no_colour_and_no_bar(kg):
    env = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}
    for args in (
        ("ask", "who-agreed"),
        ("show", CODI),
        ("network",),
        ("check",),
        ("why", CODI),
        ("ask", "--list"),
    ):
        ran = kg(*args, env=env)
        assert "\x1b" not in ran.out + ran.err
        assert "\r" not in ran.out + ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
def test_a_reader_that_stops_early_is_no_error(built):
    kg = subprocess.Popen(
        [sys.executable, "-m", "kg", "export", "nquads"], cwd=built, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    assert kg.stdout
    assert kg.stderr
    kg.stdout.readline()
    kg.stdout.close()
    err = kg.stderr.read()
    kg.stderr.close()
    assert kg.wait(timeout=60) == 0
    assert err == b""
