"""The invented country that speed is measured on is the same every time, and is sound."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COUNTRY = Path(__file__).resolve().parents[2] / "bench" / "country.py"
SMALLEST = 10_000


def generated(folder: Path, seed: str = "1", hash_seed: str = "0") -> Path:
    arguments = ["--quads", str(SMALLEST), "--seed", seed, "-o", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run(
        [sys.executable, COUNTRY, *arguments], check=True, env=environment, capture_output=True
    )
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory, run) -> Path:
    root = generated(tmp_path_factory.mktemp("country") / "w")
    made = bytes_of(root)
    assert made == bytes_of(generated(root.with_name("again"), hash_seed="7"))
    assert made != bytes_of(generated(root.with_name("other"), seed="2"))
    ran = run("build", "-C", root)
    assert ran.code == 0, ran.err
    return root


def test_a_country_has_about_as_many_quads_as_asked_for(country: Path) -> None:
    quads = (country / "build" / "graph.nq").read_bytes().count(b"\n")
    assert 0.8 * SMALLEST < quads < 1.2 * SMALLEST


def test_a_country_breaks_no_rule(country: Path, run) -> None:
    ran = run("check", "-C", country)
    assert ran.code == 0, ran.out


def test_a_country_has_a_network_of_several_kinds_joined_across_folders(country: Path, run) -> None:
    network = run("network", "-C", country, "--format", "json").json()
    assert {actor["kind"] for actor in network["actors"]} >= {"community-council", "welfare-fund"}
    assert "country_university" in str(network["ties"])
    assert "survey_" not in str([actor["id"] for actor in network["actors"]])
