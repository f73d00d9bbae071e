"""A build pushed into servers that are not ours."""

from __future__ import annotations

import pytest

from kg.store.remote.asking import RemoteStore
from kg.store.remote.pushing import Push
from kg.vocabulary import all_graph


def test_the_union_is_found_by_its_name(pushed, here):
    assert RemoteStore(pushed, here.store.base).graph == all_graph(here.store.base)


def test_pushing_again_changes_nothing_and_leaves_nothing_behind(run, pushed, all_shipped, here):
    store = RemoteStore(pushed, here.store.base)
    push = Push(store, here.finished.path / "graph.nq", {"build": "again", "withheld": {}})
    before = push.counts()
    ran = run("push", pushed, "-C", all_shipped, "--format", "json")
    assert ran.code == 0, ran.err
    assert push.counts() == before == push.plan.graphs
    done = ran.json()
    assert (done["removed"], done["left_by_broken_pushes"]) == ([], [])
    assert done["way"] == ("by graph" if "Virtuoso" in store.server else "at once")


def test_a_wrong_password_is_one_line_that_does_not_say_it(run, pushed, all_shipped):
    if pushed.endswith("/query"):
        pytest.skip("oxigraph asks nobody who they are")
    env = {"KG_STORE_PASSWORD": "wr0ng-one"}
    ran = run("push", pushed, "-C", all_shipped, env=env)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "refused" in ran.err
    assert "wr0ng-one" not in ran.err


def test_a_switch_that_fails_half_way_changes_nothing_on_oxigraph(pushed, here):
    if not pushed.endswith("/query"):
        pytest.skip("Virtuoso switches graph by graph, and says so")
    store = RemoteStore(pushed, here.store.base)
    push = Push(store, here.finished.path / "graph.nq", {"build": "again", "withheld": {}})
    before = push.counts()
    union = all_graph(here.store.base)
    text = f"DROP GRAPH <{union}>; DROP GRAPH <https://example.org/none>"
    reply = store.wire.send("POST", push.address.update, form={"update": text})
    assert reply.status >= 400
    assert push.counts() == before
