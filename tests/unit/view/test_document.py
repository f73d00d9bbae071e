from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from kg.page.looks import LOOKS
from kg.view import library
from kg.view.details import match_key
from kg.view.document import render
from kg.view.drawing import drawing

Build = Callable[..., Any]


@pytest.mark.parametrize("directed", [False, True])
def test_equal_networks_give_equal_bytes(build: Build, directed: bool) -> None:
    pages = {render(build(seed, directed=directed), "th") for seed in (0, 1, 2)}
    assert len(pages) == 1


def test_a_fresh_process_writes_the_same_bytes(printed: Callable[..., set[str]]) -> None:
    code = (
        "import hashlib, networkx as nx; from kg.view.document import render\n"
        "g = nx.Graph(title_th='ก', title_en='A')\n"
        "g.add_edge('id:a', 'id:b', basis={'x': 1, 'y': 2})\n"
        "print(hashlib.sha256(render(g, 'en')).hexdigest())"
    )
    digests = printed(code, "1", "2")
    assert len(digests) == 1


def test_opposite_ties_of_a_directed_network_are_both_drawn(build: Build) -> None:
    graph = build(directed=True)
    graph.add_edge("id:a03", "id:a00", weight=1.0, basis={}, derived=True, ties=())
    drawn = drawing(graph)
    ends = [(line.source, line.target) for line in drawn.lines]
    assert ("id:a00", "id:a03") in ends
    assert ("id:a03", "id:a00") in ends
    page = render(graph, "en").decode()
    data = json.loads(re.search(r'id="drawing">(.*?)</script>', page)[1])  # type: ignore[index]
    assert len(data["edges"]) == graph.number_of_edges()
    assert {edge["arrows"] for edge in data["edges"]} == {"to"}
    assert [edge for edge in data["edges"] if edge["dashes"]]


def test_undirected_ties_have_no_arrows_and_physics_is_off(build: Build) -> None:
    page = render(build(), "en").decode()
    data = json.loads(re.search(r'id="drawing">(.*?)</script>', page)[1])  # type: ignore[index]
    assert {edge["arrows"] for edge in data["edges"]} == {""}
    assert data["options"]["physics"] == {"enabled": False}
    assert all("title" not in node for node in data["nodes"])


def test_a_bare_graph_without_attributes_is_drawn(build: Build) -> None:
    graph = build()
    for _, data in graph.nodes(data=True):
        data.clear()
    for *_, data in graph.edges(data=True):
        data.clear()
    graph.graph.clear()
    assert b"id:a00" in render(graph, "th")


def test_two_groups_never_share_colour_or_both_look_alike() -> None:
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.shape, look.hollow) for look in LOOKS.values()}) == len(LOOKS)


def test_the_search_compares_names_without_spaces_and_dots() -> None:
    assert match_key("อบต. เตาปูน") == match_key("อบตเตาปูน")
    assert match_key("CODI") == match_key("c o d i.")


def test_the_library_keeps_its_licence_and_asks_for_nothing() -> None:
    assert "@license" in library.script()
    assert "sourceMappingURL" not in library.script()
    assert "</script" not in library.script().lower()
    assert "url(" not in library.style()


def test_a_policy_hash_stands_for_every_script_and_style(build: Build) -> None:
    page = render(build(), "en").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]  # type: ignore[index]
    assert policy.startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy
    assert policy.count("sha256-") == len(re.findall("^<(?:script|style)>", page, re.MULTILINE))
