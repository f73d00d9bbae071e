"""The disparity filter, on money and on nothing else."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.integrate import quad

from kg.errors import KgError
from kg.network.disparity import disparity, disparity_of
from kg.network.matrix import matrix


def funding(lines: dict[tuple[str, str], tuple[str, ...]]) -> nx.DiGraph:
    graph = nx.DiGraph(network="funding")
    for (source, target), amounts in sorted(lines.items()):
        graph.add_edge(source, target, amounts=amounts, weight=1.0)
    return graph


@pytest.mark.parametrize("directed", [False, True])
def test_a_line_s_value_is_the_integral_it_is_defined_by(directed):
    # Serrano, Boguna and Vespignani (2009), equation 2: 1 - (k-1) * integral of (1-x)^(k-2)
    # from 0 to the line's share of its end.
    graph = nx.gnp_random_graph(25, 0.2, seed=2, directed=directed)
    rng = np.random.default_rng(0)
    for _, _, data in graph.edges(data=True):
        data["weight"] = float(rng.integers(1, 50))

    def value(weight: float, weights: list[float]) -> float:
        k = len(weights)
        if k == 1:
            return 1.0
        return 1 - (k - 1) * quad(lambda x: (1 - x) ** (k - 2), 0, weight / sum(weights))[0]

    read = matrix(graph)
    lines = read.weights.tocoo()
    found = disparity(read.weights)
    for a, b, weight, alpha in zip(*lines.coords, lines.data, found, strict=True):
        goes = [w for _, _, w in graph.edges(a, data="weight")]
        comes = [w for _, _, w in (graph.in_edges if directed else graph.edges)(b, data="weight")]
        expected = min(value(weight, goes), value(weight, comes))
        assert alpha == pytest.approx(expected, abs=1e-9)


def test_even_shares_are_not_in_the_backbone_and_one_great_share_is():
    even = funding({("f", f"r{n}"): ("100 THB approved",) for n in range(10)})
    assert min(value["THB approved"] for value in disparity_of(even).values()) > 0.3
    great = funding(
        {("f", f"r{n}"): (f"{9000 if n == 0 else 100} THB approved",) for n in range(10)}
    )
    found = disparity_of(great)
    assert found["f", "r0"]["THB approved"] < 1e-8
    assert found["f", "r1"]["THB approved"] > 0.9


def test_only_sums_of_one_currency_stage_and_instrument_are_compared():
    graph = funding({
        ("f", "a"): ("100 THB approved grant", "900 THB approved loan"),
        ("f", "b"): ("100 THB approved grant",),
        ("f", "c"): ("5000 USD approved grant",),
    })  # fmt: skip
    found = disparity_of(graph)
    assert found["f", "a"] == {"THB approved grant": 0.5, "THB approved loan": 1.0}
    assert found["f", "c"] == {"USD approved grant": 1.0}


def test_a_network_of_shared_contexts_is_refused():
    graph = nx.Graph(network="collaboration")
    graph.add_edge("a", "b", weight=3.0, amounts=())
    with pytest.raises(KgError, match="collaboration: no line states an amount of money"):
        disparity_of(graph)
    with pytest.raises(KgError):
        disparity_of(nx.Graph())
