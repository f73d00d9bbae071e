"""Which workspace, and which store, a command works in."""

from __future__ import annotations

from .conftest import CODI, CODI_ID


def test_the_workspace_is_the_nearest_kg_toml_upwards_or_the_one_named(run, built, tmp_path):
    deep = built / "data" / "sources" / "ratchaburi-2566"
    expected = run("show", CODI, "--format", "json", cwd=built).out
    assert run("show", CODI, "--format", "json", cwd=deep).out == expected
    assert run("show", CODI, "--format", "json", "-C", built).out == expected
    assert run("show", CODI, "--format", "json", "-C", deep).out == expected
    relative = run("show", CODI, "--format", "json", "-C", built.name, cwd=built.parent)
    assert relative.out == expected


def test_another_store_may_be_asked(run, built, make_workspace):
    elsewhere = make_workspace({})
    finished = built / "build" / (built / "build" / "current").read_text(encoding="utf-8").strip()
    for store in (finished, finished / "store"):
        ran = run("show", CODI, "--format", "json", "--store", store, "-C", elsewhere)
        assert ran.code == 0, ran.err
        assert ran.json()["id"] == CODI_ID
    asked = run("ask", "who-agreed", "--store", finished, "-C", elsewhere, "--format", "json")
    assert asked.json()
    network = run("network", "--store", finished, "-C", elsewhere, "--format", "json")
    assert network.json()["edges"] > 0
