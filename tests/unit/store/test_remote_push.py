"""A build pushed into a server, over real HTTP on this machine."""

from __future__ import annotations

import pyoxigraph
import pytest

import kg
from kg.errors import KgError
from kg.store.remote.address import Address, read_url
from kg.store.remote.asking import RemoteStore
from kg.store.remote.lots import lots, sizes
from kg.store.remote.pushing import Push
from kg.vocabulary import DCT, all_graph, staging

from .conftest import BASE

UNION = all_graph(BASE)
OTHER = pyoxigraph.Quad(*[pyoxigraph.NamedNode("https://example.org/x")] * 4)


def graph(name: str) -> pyoxigraph.NamedNode:
    return pyoxigraph.NamedNode(f"{BASE}{name}")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A graph.nq of two sources."""
    path = tmp_path_factory.mktemp("small") / "graph.nq"
    lines = []
    for n in range(40):
        said = f'<{BASE}s{n}> <{BASE}p> "a <b> {n}"@th'
        lines += [f"{said} .\n", f"{said} <{BASE}source_{n % 2}> .\n"]
    path.write_text("".join(lines), encoding="utf-8")
    return path


def quads_of(path, build: str = "one") -> set[pyoxigraph.Quad]:
    """What a server has after a push."""
    union = pyoxigraph.NamedNode(UNION)
    told = pyoxigraph.Literal(f'{{"build": "{build}", "withheld": {{}}}}')
    about = pyoxigraph.Quad(
        union, pyoxigraph.NamedNode(f"{DCT}description"), told, graph("graph/about")
    )
    found = pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.N_QUADS)
    return {
        q if isinstance(q.graph_name, pyoxigraph.NamedNode) else pyoxigraph.Quad(*q.triple, union)
        for q in found
    } | {about}


def push(url: str, path, build: str = "one", **address: str) -> Push:
    store = RemoteStore(Address(query=f"{url}/query", **address), BASE)
    return Push(store, path, {"build": build, "withheld": {}})


def test_a_push_leaves_what_the_build_has_and_touches_nobody_elses(empty_server, small):
    url, server = empty_server
    gone = pyoxigraph.Quad(*[graph("source_old")] * 4)
    server.store.extend([OTHER, gone])
    plan = push(url, small).run()
    assert plan.graphs == {
        UNION: 40, f"{BASE}graph/about": 1, f"{BASE}source_0": 20, f"{BASE}source_1": 20,
    }  # fmt: skip
    assert (plan.gone, plan.left, plan.way) == ([f"{BASE}source_old"], [], "at once")
    assert set(server.store) == quads_of(small) | {OTHER}


@pytest.mark.parametrize("called", ["Oxigraph/0", "something"])
def test_pushing_twice_leaves_the_same_with_or_without_a_graph_store(empty_server, small, called):
    url, server = empty_server
    server.called = called
    update = "" if called.startswith("Oxi") else f"{url}/update"
    push(url, small, update=update).run()
    before = set(server.store)
    assert before == quads_of(small)
    plan = push(url, small, update=update).run()
    assert (set(server.store), plan.gone, plan.left) == (before, [], [])


def test_what_the_next_build_says_otherwise_is_all_that_changes(empty_server, small, tmp_path):
    url, server = empty_server
    push(url, small).run()
    other = tmp_path / "graph.nq"
    lines = small.read_text(encoding="utf-8").splitlines(keepends=True)
    other.write_text("".join(lines[4:]).replace('"a <b> 9"', '"c"'), encoding="utf-8")
    push(url, other, "two").run()
    assert set(server.store) == quads_of(other, "two")


@pytest.mark.parametrize(("writes", "switched"), [(0, False), (1, False), (4, False), (6, True)])
def test_a_push_that_breaks_off_leaves_one_build_or_the_other(
    empty_server, small, writes, switched
):
    url, server = empty_server
    push(url, small).run()
    before = set(server.store)
    server.writes_left = writes
    changed = small.read_text(encoding="utf-8").replace("a <b>", "c")
    other = small.with_name(f"other{writes}.nq")
    other.write_text(changed, encoding="utf-8")
    with pytest.raises(KgError, match="disk full"):
        push(url, other, "two").run()
    start = staging(BASE, "two")
    left = {q for q in server.store if str(q.graph_name.value).startswith(start)}
    assert set(server.store) - left == (quads_of(other, "two") if switched else before)
    server.writes_left = -1
    plan = push(url, other, "two").plan
    assert len(plan.left) == len({q.graph_name for q in left})
    push(url, other, "two").run()
    assert set(server.store) == quads_of(other, "two")


def test_what_does_not_arrive_is_noticed_before_the_switch(empty_server, small, monkeypatch):
    url, server = empty_server
    before = set(server.store)
    monkeypatch.setattr(server, "add", lambda *_: None)
    with pytest.raises(KgError, match="before the switch, so nothing is changed"):
        push(url, small).run()
    assert set(server.store) == before


def test_a_server_without_updates_has_each_graph_replaced(empty_server, small):
    url, server = empty_server
    server.called = "something"
    server.store.extend([OTHER, pyoxigraph.Quad(*[graph("source_0")] * 4)])
    server.store.add(pyoxigraph.Quad(*[graph("source_old")] * 4))
    store = RemoteStore(Address(query=f"{url}/asked", data=f"{url}/store"), BASE)
    plan = Push(store, small, {"build": "one", "withheld": {}}).run()
    assert (plan.way, plan.gone) == ("in place", [f"{BASE}source_old"])
    assert set(server.store) == quads_of(small) | {OTHER}


def test_nothing_says_where_to_write_is_one_line(empty_server, small):
    url, server = empty_server
    server.called = "something"
    with pytest.raises(KgError, match="--update URL or --data URL"):
        _ = Push(RemoteStore(f"{url}/ask/me", BASE), small, {}).plan


def test_lots_are_all_lines_once_each_of_one_graph(small, monkeypatch):
    monkeypatch.setattr("kg.store.remote.lots.LINES", 7)
    some = list(lots(small, UNION))
    assert max(n for _, _, n in some) == 7
    found = {name: 0 for name, _, _ in some}
    for name, lot, count in some:
        assert len(lot.splitlines()) == count
        found[name] += count
    assert dict(sorted(found.items())) == sizes(small, UNION)


def test_a_blank_node_is_not_pushed(tmp_path):
    path = tmp_path / "graph.nq"
    path.write_text("<a:s> <a:p> _:b .\n", encoding="utf-8")
    with pytest.raises(KgError, match="blank node"):
        list(lots(path, UNION))


@pytest.mark.parametrize(
    ("query", "server", "update", "data"),
    [
        ("http://h/query", "Oxigraph/0.5", "http://h/update", "http://h/store"),
        ("http://h/sparql", "Virtuoso/07", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        ("http://h/sparql-auth", "", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth"),
        ("http://h/ds/query", "Apache Jena Fuseki", "http://h/ds/update", "http://h/ds/data"),
        ("http://h/ds/sparql", "Apache Jena Fuseki", "http://h/ds/update", "http://h/ds/data"),
        ("http://h/db/query", "", "http://h/db/update", ""),
        ("http://h/sparql?key=1", "", "http://h/sparql?key=1", ""),
        ("http://h/repositories/a", "", "http://h/repositories/a/statements",
         "http://h/repositories/a/rdf-graphs/service"),
        ("http://h/ask", "", "", ""),
    ],
)  # fmt: skip
def test_where_servers_take_updates_is_known_by_their_layout(query, server, update, data):
    found = Address(query=query).filled(server)
    assert (found.update, found.data) == (update, data)


@pytest.mark.parametrize(
    "url",
    ["ftp://h/x", "http://", "http:// h", "http://me:hush@h/x", "http://me@h/x", "http://h:x/"],
)
def test_a_url_that_is_none_or_holds_who_asks_is_refused(url):
    with pytest.raises(KgError) as caught:
        read_url(url)
    assert "hush" not in str(caught.value)


def test_the_command_pushes_and_says_what_it_did(run, built, empty_server):
    url, server = empty_server
    words = ("push", f"{url}/query", "-C", str(built), "--format", "json")
    would = run(*words, "--dry-run")
    assert (would.json()["done"], len(server.store)) == (False, 0)
    done = run(*words)
    assert done.json() == {**would.json(), "done": True}
    assert "switched in all at once" in done.err
    store = kg.open(built, store=f"{url}/query").store
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert store.query(counted).rows == kg.open(built).store.query(counted).rows
    assert store.about()["build"] == kg.open(built).finished.manifest()["build"]
    again = run("push", f"{url}/query", "-C", str(built), "--lang", "th")
    assert "เปลี่ยนทั้งหมดในคราวเดียว" in again.err


def test_a_push_to_nowhere_is_one_line(run, built):
    for words, said in (((), "no server is named"), (("http://u:p@h/x",), "KG_STORE_USER")):
        ran = run("push", *words, "-C", str(built))
        assert (ran.code, len(ran.err.splitlines())) == (2, 1)
        assert said in ran.err
