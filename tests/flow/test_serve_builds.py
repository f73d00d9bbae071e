"""A server reads finished builds: the new one from the next query on, the old one to its end."""

from __future__ import annotations

import os
import socket
import time

import httpx
import pytest

ORGANISATIONS = "data/sources/news/organisations.csv"
HEAD = "id,name_th,name_en,kind\n"
COUNT = "SELECT (COUNT(*) AS ?n) { ?o a kg:Organisation }"
LONG = "SELECT * { ?a ?b ?c . ?d a kg:Organisation }"


def rows(number: int) -> str:
    return HEAD + "".join(
        f"o{i},มูลนิธิ {i},Foundation {i},foundation\n" for i in range(1, number + 1)
    )


def counted(server) -> int:
    found = httpx.post(f"{server.url}sparql", data={"query": COUNT})
    return int(found.json()["results"]["bindings"][0]["n"]["value"])


@pytest.fixture
def workspace(make_built):
    return make_built({ORGANISATIONS: rows(20)}).root


def test_a_new_build_is_read_by_the_next_query_and_a_running_answer_is_not_disturbed(
    workspace, serving, rebuild
):
    with serving(workspace) as server:
        expected = httpx.post(f"{server.url}sparql", data={"query": LONG}).content
        assert len(expected) > 8 << 20, "it must be longer than what buffers hold"
        assert counted(server) == 20
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
            asked = LONG.replace(" ", "+")
            slow.sendall(
                f"GET /sparql?query={asked} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".encode()
            )
            begun = slow.recv(1000)
            for number in (21, 22, 23):
                (workspace / ORGANISATIONS).write_text(rows(number), encoding="utf-8")
                rebuild(workspace)
                assert counted(server) == number
            while more := slow.recv(1 << 20):
                begun += more
        assert begun.endswith(b"0\r\n\r\n")
        assert unchunked(begun.partition(b"\r\n\r\n")[2]) == expected
        for _ in range(250):  # what nobody reads any longer is removed
            held = list((workspace / "build").glob(".serving-*/*"))
            if len(held) == 1:
                break
            time.sleep(0.02)
        assert len(held) == 1


def unchunked(data: bytes) -> bytes:
    found = b""
    while data:
        size, _, data = data.partition(b"\r\n")
        found += data[: int(size, 16)]
        data = data[int(size, 16) + 2 :]
    return found


def test_a_server_that_was_killed_leaves_nothing_after_the_next_build(workspace, serving, rebuild):
    with serving(workspace) as server:
        family = server.processes()
        server.process.kill()
        server.process.wait(timeout=10)
        server.wait_until_gone(family)
    assert list((workspace / "build").glob(".serving-*"))
    rebuild(workspace)
    assert not list((workspace / "build").glob(".serving-*"))


def test_where_nothing_is_built_there_is_nothing_to_serve(make_workspace, run):
    ran = run("serve", "--port", "0", "-C", make_workspace({}))
    assert ran.code == 2
    assert "kg build" in ran.err


def test_a_new_build_is_read_where_files_cannot_be_linked(
    workspace, serving, rebuild, tmp_path, monkeypatch
):
    (tmp_path / "sitecustomize.py").write_text(
        "import os\ndef link(*_, **__):\n    raise OSError\nos.link = link\n", encoding="utf-8"
    )
    paths = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    with serving(workspace) as server:
        for number in (21, 22):
            (workspace / ORGANISATIONS).write_text(rows(number), encoding="utf-8")
            rebuild(workspace)
            assert counted(server) == number
