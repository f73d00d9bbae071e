"""What falls apart without one actor or one line, beside NetworkX taking each away."""

from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.matrix import matrix
from kg.network.partings import partings


def taken_away(graph: nx.Graph) -> tuple[dict, dict]:
    """By trial: the pieces without each actor, the sides without each line."""
    plain = nx.Graph(graph.to_undirected())
    points, bridges = {}, {}
    for node in plain:
        near = set(nx.node_connected_component(plain, node)) - {node}
        rest = plain.subgraph(near)
        sizes = sorted((len(part) for part in nx.connected_components(rest)), reverse=True)
        if len(sizes) > 1:
            points[node] = tuple(sizes)
    for one, other in plain.edges:
        rest = plain.copy()
        rest.remove_edge(one, other)
        if not nx.has_path(rest, one, other):
            sides = sorted(
                (len(nx.node_connected_component(rest, end)) for end in (one, other)), reverse=True
            )
            bridges[min(one, other), max(one, other)] = tuple(sides)
    return points, bridges


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 9),
    st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=14),
    st.booleans(),
)
def test_what_falls_apart_is_what_does_when_it_is_taken_away(size, pairs, directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from((a, b) for a, b in sorted(pairs) if a != b and max(a, b) < size)
    found = partings(matrix(graph))
    assert (found.points, found.bridges) == taken_away(graph)


def test_a_line_of_many_is_walked_without_recursion():
    graph = nx.path_graph(5000)
    found = partings(matrix(graph))
    assert len(found.points) == 4998
    assert found.bridges[0, 1] == (4999, 1)


def test_the_karate_club_hangs_on_its_leader():
    """Mr Hi (0) alone joins five members and one other to the club (Zachary 1977)."""
    found = partings(matrix(nx.karate_club_graph()))
    assert found.points == {0: (27, 5, 1)}
    assert found.bridges == {(0, 11): (33, 1)}
