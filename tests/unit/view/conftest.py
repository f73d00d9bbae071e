"""A small network in any order, and what another process prints."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

Build = Callable[..., Any]


def build(seed: int = 0, actors: int = 30, *, directed: bool = False) -> nx.Graph[str]:
    """A ring with chords in three clusters, a pair and two alone; `seed` shuffles insertion."""
    names = [f"id:a{i:02}" for i in range(actors)]
    nodes: list[tuple[str, dict[str, Any]]] = [
        (
            key,
            {
                "label_th": f"กลุ่มที่ปู่ดูแลน้ำ {i}",
                "label_en": f"Group {i}",
                "kind": "welfare-fund" if i % 3 else "person",
                "group": "community" if i % 3 else "person",
                "cluster": i % 3 + 1,
                "betweenness": 0.1,
            },
        )
        for i, key in enumerate(names)
    ]
    ring = [(names[i], names[(i + 3) % (actors - 4)]) for i in range(actors - 4)]
    chords = [(names[i], names[(i * 7 + 1) % (actors - 4)]) for i in range(0, actors - 4, 2)]
    pairs = [*ring, *chords, (names[-4], names[-3])]
    order = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
    if seed:
        order.shuffle(nodes)
        order.shuffle(pairs)
        if not directed:
            pairs = [pair[::-1] if order.random() < 0.5 else pair for pair in pairs]
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update(network="collaboration", title_th="ทดสอบ", title_en="Test", documents=3)
    graph.add_nodes_from(nodes)
    graph.add_edges_from(pairs, weight=1.0, basis={"event": 1}, derived=False, ties=())
    return graph


@pytest.fixture(name="build")
def _build() -> Build:
    return build


@pytest.fixture
def printed() -> Callable[..., set[str]]:
    """What a program prints in processes of its own, one for each hash seed."""

    def run(code: str, *seeds: str) -> set[str]:
        return {
            subprocess.run(
                [sys.executable, "-c", code],
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            for seed in seeds
        }

    return run
