"""A finished build on disk: switched in whole, read by many, never written again."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import kg
from kg.errors import KgError
from kg.store.embedded import EmbeddedStore
from kg.store.finished import Finished, aside, switch


def test_a_folder_without_a_build_says_to_build(tmp_path):
    with pytest.raises(KgError, match="kg build"):
        Finished(tmp_path)


def test_a_pointer_to_nothing_says_to_build(tmp_path):
    (tmp_path / "current").write_text("gone\n", encoding="utf-8")
    with pytest.raises(KgError, match="kg build"):
        Finished(tmp_path)


def test_what_a_killed_build_left_is_swept_away_and_a_running_one_s_is_kept(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / f".building-{ended.pid}").mkdir()
    (tmp_path / f".building-{os.getppid()}").mkdir()
    folder = aside(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        {folder.name, f".building-{os.getppid()}"}
    )


def test_switching_keeps_the_pointer_and_the_copies_in_step(tmp_path):
    for content in (b"one", b"two", b"three"):
        folder = aside(tmp_path)
        for name in ("graph.nq", "rows.csv", "manifest.json"):
            (folder / name).write_bytes(content)
        switch(tmp_path, folder, forget=False)
        assert (Finished(tmp_path).path / "graph.nq").read_bytes() == content
        assert (tmp_path / "graph.nq").read_bytes() == content
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 2


def test_a_build_that_must_be_forgotten_is_gone_at_once(tmp_path):
    for content, forget in ((b"one", False), (b"two", True)):
        folder = aside(tmp_path)
        for name in ("graph.nq", "rows.csv", "manifest.json"):
            (folder / name).write_bytes(content)
        switch(tmp_path, folder, forget=forget)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1


def test_several_readers_open_one_store(built):
    stores = [kg.open(built).store for _ in range(4)]
    assert (
        len(
            {
                store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0]["n"].value
                for store in stores
            }
        )
        == 1
    )


def test_what_is_no_store_is_one_line(tmp_path):
    with pytest.raises(KgError) as caught:
        EmbeddedStore(tmp_path / "nothing", "https://example.org/")
    assert len(str(caught.value).splitlines()) == 1


def test_rows_say_which_file_and_row_states_an_id(built):
    rows = Finished(built / "build").rows()
    assert all(
        file.startswith(("data/", "shipped ")) and row >= 1
        for places in rows.values()
        for file, row in places
    )
    assert len(rows["ratchaburi-2566_codi"]) == 2
