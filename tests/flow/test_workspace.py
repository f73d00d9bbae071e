"""Which workspace, and which store, a command works in."""

from __future__ import annotations

import os

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


def test_tables_changed_since_the_build_are_told_and_what_was_only_touched_is_not(run, copied):
    table = copied / "data" / "sources" / "ratchaburi-2566" / "events.csv"
    before = table.read_bytes()
    later = (copied / "build" / "manifest.json").stat().st_mtime + 60
    os.utime(table, (later, later))
    assert "note:" not in run("network", cwd=copied).err
    table.write_bytes(before + b"\n")
    os.utime(table, (later, later))
    told = "events.csv has changed since the build; run: kg build"
    assert told in run("network", cwd=copied).err
    assert told not in run("network", "-q", cwd=copied).err
    assert "ให้สั่ง kg build" in run("cite", "--lang", "th", cwd=copied).err
    table.unlink()
    assert told in run("network", cwd=copied).err


def test_names_are_read_once_and_what_an_empty_answer_means_only_when_read(built, monkeypatch):
    import kg
    from kg.store.embedded import EmbeddedStore

    asked = []
    real = EmbeddedStore.results
    monkeypatch.setattr(
        EmbeddedStore, "results", lambda self, *text: asked.append(text) or real(self, *text)
    )
    workspace = kg.open(built)
    values = {"actor": "พอช", "asOf": "2500-01-01"}  # its full stop is missing: all names are read
    counts = []
    for _ in range(2):
        rows = workspace.ask("who-agreed", **values)
        counts.append(len(asked))
    assert not rows.rows
    assert counts[1] - counts[0] < counts[0]
    assert "nothing found in 1 document" in rows.note
    assert len(asked) > counts[1]
    told = len(asked)
    assert rows.note
    assert len(asked) == told


def test_a_folder_and_a_store_may_stand_before_the_command(built, tmp_path, run):
    store = built / "build" / (built / "build" / "current").read_text().strip()
    assert run("init", tmp_path / "other").code == 0
    asked = run("-C", tmp_path / "other", "--store", store, "ask", "who-agreed", "--format", "csv")
    assert asked.code == 0, asked.err
    assert asked.data == run("ask", "who-agreed", "--format", "csv", "-C", built).data
