"""A large network's picture: clusters apart, great names with room, great contexts faint."""

from __future__ import annotations

import json
import re
import sys
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from kg.view.document import render
from kg.view.drawing import drawing
from kg.view.hulls import hull

sys.path.insert(0, str(Path(__file__).parents[2] / "browser"))

from made import made


@pytest.fixture(scope="module")
def large() -> Any:
    return made(300)


def boxes(marks: list[Any], place: str) -> dict[int, tuple[int, int, int, int]]:
    """Left, top, right, bottom of every cluster of a connected picture."""
    found: dict[int, list[tuple[int, int]]] = {}
    for mark in marks:
        found.setdefault(mark.cluster, []).append(getattr(mark, place))
    return {
        number: (min(x for x, _ in at), min(y for _, y in at), max(x for x, _ in at), max(y for _, y in at))
        for number, at in found.items()
    }  # fmt: skip


@pytest.mark.parametrize("place", ["at", "upright"])
def test_no_two_clusters_of_a_large_network_overlap(large: Any, place: str) -> None:
    found = boxes(list(drawing(large).marks), place)
    assert len(found) > 8
    for a, b in combinations(found.values(), 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_a_picture_lies_on_a_desk_and_stands_on_a_phone(large: Any) -> None:
    marks = drawing(large).marks
    for place, lying in (("at", True), ("upright", False)):
        xs, ys = zip(*(getattr(mark, place) for mark in marks), strict=True)
        assert (max(xs) - min(xs) > max(ys) - min(ys)) is lying


def test_the_same_network_gives_the_same_page_whatever_its_order(large: Any) -> None:
    other = type(large)(**large.graph)
    other.add_nodes_from(reversed(list(large.nodes(data=True))))
    other.add_edges_from((v, u, data) for u, v, data in reversed(list(large.edges(data=True))))
    assert render(large, "th") == render(other, "th")


def test_three_hundred_actors_are_placed_within_five_seconds(large: Any) -> None:
    begun = time.process_time()
    drawing(large)
    assert time.process_time() - begun < 5


def test_lines_of_a_great_context_are_faint_in_page_and_still_picture(large: Any) -> None:
    faint = [line for line in drawing(large).lines if line.faint]
    assert len(faint) == sum(data["overlarge"] for *_, data in large.edges(data=True)) > 50
    page = render(large, "en").decode()
    edges = json.loads(re.search(r'id="drawing">(.*?)</script>', page)[1])["edges"]  # type: ignore[index]
    assert len([edge for edge in edges if edge["dashes"] == [2, 4]]) == len(faint)


def test_a_small_network_has_no_grounds_under_clusters() -> None:
    assert {mark.cluster for mark in drawing(made(20)).marks} == {0}


def test_the_outline_of_points_goes_round_them_once() -> None:
    corners = [(0, 0), (9, 0), (9, 9), (0, 9)]
    assert hull([*corners, (3, 3), (9, 4), (0, 0)]) == corners
    assert hull([(1, 1)]) == [(1, 1)]
    assert hull([(0, 0), (1, 1), (2, 2)]) == [(0, 0), (2, 2)]
