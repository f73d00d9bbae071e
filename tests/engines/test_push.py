"""A build pushed into servers that are not ours."""

from __future__ import annotations

import pytest

from kg.store.remote.asking import RemoteStore
from kg.store.remote.pushing import Push
from kg.vocabulary import all_graph


@pytest.mark.of_servers("oxigraph", "virtuoso")
def test_the_union_is_found_by_its_name(served, here):
    assert RemoteStore(served, here.store.base).graph == all_graph(here.store.base)


@pytest.mark.of_servers("oxigraph", "virtuoso")
def test_pushing_again_changes_nothing_and_leaves_nothing_behind(run, served, all_shipped, here):
    store = RemoteStore(served, here.store.base)
    push = Push(store, here.finished.path / "graph.nq", {"build": "again", "withheld": {}})
    before = push.counts()
    ran = run("push", served, "-C", all_shipped, "--format", "json")
    assert ran.code == 0, ran.err
    assert push.counts() == before == push.plan.graphs
    done = ran.json()
    assert (done["removed"], done["left_by_broken_pushes"]) == ([], [])
    assert done["way"] == ("by graph" if "Virtuoso" in store.server else "at once")


@pytest.mark.of_servers("virtuoso")  # oxigraph asks nobody who they are
def test_a_wrong_password_is_one_line_that_does_not_say_it(run, served, all_shipped):
    env = {"KG_STORE_PASSWORD": "wr0ng-one"}
    ran = run("push", served, "-C", all_shipped, env=env)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert "refused" in ran.err
    assert "wr0ng-one" not in ran.err


@pytest.mark.of_servers("oxigraph")  # Virtuoso switches graph by graph, and says so
def test_a_switch_that_fails_half_way_changes_nothing_on_oxigraph(served, here):
    store = RemoteStore(served, here.store.base)
    push = Push(store, here.finished.path / "graph.nq", {"build": "again", "withheld": {}})
    before = push.counts()
    union = all_graph(here.store.base)
    text = f"DROP GRAPH <{union}>; DROP GRAPH <https://example.org/none>"
    reply = store.wire.send("POST", push.address.update, form={"update": text})
    assert reply.status >= 400
    assert push.counts() == before
