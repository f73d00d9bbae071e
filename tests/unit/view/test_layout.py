from __future__ import annotations

import hashlib
import random
from itertools import combinations
from typing import TYPE_CHECKING

from kg.view.layout import positions
from kg.view.room import Box

if TYPE_CHECKING:
    from collections.abc import Callable

BOXES = {f"n{i:03}": Box(half_width=40 + i % 5 * 9, above=16, below=50) for i in range(80)}
TIES = [(f"n{i:03}", f"n{(i * 5 + 1) % 70:03}", 1.0) for i in range(70)]
KNOWN = "8e684d8cf4e090aa"
CLUSTERS = {key: i % 4 + 1 for i, key in enumerate(sorted(BOXES))}


def test_the_order_of_insertion_never_shows() -> None:
    expected = positions(BOXES, TIES, CLUSTERS)
    for seed in range(3):
        order = random.Random(seed)  # noqa: S311 - a shuffle, not a secret
        boxes, ties = list(BOXES.items()), [(b, a, weight) for a, b, weight in TIES]
        order.shuffle(boxes)
        order.shuffle(ties)
        assert positions(dict(boxes), ties, CLUSTERS) == expected


def test_another_process_with_another_hash_seed_agrees(printed: Callable[..., set[str]]) -> None:
    code = (
        "from kg.view.layout import positions\n"
        "from kg.view.room import Box\n"
        "boxes = {f'n{i:03}': Box(half_width=40 + i % 5 * 9, above=16, below=50)\n"
        "         for i in range(80)}\n"
        "ties = {(f'n{i:03}', f'n{(i * 5 + 1) % 70:03}', 1.0) for i in range(70)}\n"
        "clusters = {key: i % 4 + 1 for i, key in enumerate(sorted(boxes))}\n"
        "print(positions(boxes, list(ties), clusters))\n"
    )
    answers = printed(code, "1", "77")
    assert answers == {str(positions(BOXES, TIES, CLUSTERS))}


def test_positions_are_the_integers_they_are_on_every_machine() -> None:
    at = positions(BOXES, TIES, CLUSTERS)
    assert all(isinstance(value, int) for xy in at.values() for value in xy)
    assert hashlib.sha256(str(at).encode()).hexdigest()[:16] == KNOWN


def test_no_two_boxes_overlap_by_more_than_rounding() -> None:
    at = positions(BOXES, TIES, CLUSTERS)
    for one, other in combinations(sorted(BOXES), 2):
        a, b = BOXES[one], BOXES[other]
        (x1, y1), (x2, y2) = at[one], at[other]
        over_x = a.half_width + b.half_width - abs(x1 - x2)
        over_y = min(y1 + a.below - (y2 - b.above), y2 + b.below - (y1 - a.above))
        assert over_x <= 3 or over_y <= 3, (one, other)


def test_clusters_stand_apart() -> None:
    keys = [f"n{i:02}" for i in range(24)]
    boxes = {key: Box(half_width=30, above=15, below=30) for key in keys}
    halves = {key: int(key >= "n12") + 1 for key in keys}
    ties = [(a, b, 1.0) for a, b in combinations(keys, 2) if halves[a] == halves[b]]
    at = positions(boxes, [*ties, ("n00", "n12", 1.0)], halves)

    def mean(of: int, axis: int) -> float:
        return sum(at[key][axis] for key in keys if halves[key] == of) / 12

    apart = sum((mean(1, axis) - mean(2, axis)) ** 2 for axis in (0, 1)) ** 0.5
    within = max(
        sum((at[key][axis] - mean(halves[key], axis)) ** 2 for axis in (0, 1)) ** 0.5
        for key in keys
    )
    assert apart > within


def test_actors_without_ties_stand_in_rows_below() -> None:
    at = positions(BOXES, TIES[:20], CLUSTERS)
    tied = {key for tie in TIES[:20] for key in tie[:2]}
    alone = [key for key in BOXES if key not in tied]
    assert min(at[key][1] for key in alone) > max(at[key][1] for key in tied)
    assert len({at[key][1] for key in alone}) < len(alone) / 2


def test_nothing_gives_nothing() -> None:
    assert positions({}, [], {}) == {}
