"""Who stands between others that are not joined, and whose sides they are on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from typing import TYPE_CHECKING

import networkx as nx

from kg.errors import KgError
from kg.network.matrix import Matrix, matrix
from kg.network.triangles import Pairs, pairs, triangles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    Graph = nx.Graph[str]
    Numbers = NDArray[np.int64]

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")
"""A path a-b-c makes b: coordinator (all three of one group), itinerant (a and c of one group,
b of another), gatekeeper (b and c), representative (a and b), liaison (three groups)."""
GROUPS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "kind": lambda actor: str(actor.get("kind") or ""),
    "province": lambda actor: _province(str(actor.get("place") or "")),
    "side": lambda actor: str(actor.get("group") or ""),
}
"""What actors are grouped by: kind of organisation, province (the first two digits of their
place), or side of public life: the broad group of kinds (state, local, community …)."""


def _province(place: str) -> str:
    """The province of a place's code; "" for the country and for a region."""
    return place[:2] if place.isdecimal() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """The lines of a matrix, with the one thing that each rests on.

    `drawn` is all ones. `only` is, for each entry of `drawn.weights.data`, a number of the one
    context or fact the line rests on, -1 where it rests on several (or nobody says on what).
    """

    drawn: Matrix
    only: Numbers


def brokers(graph: Graph, by: str) -> dict[str, dict[str, int] | None]:
    """For every actor of a network the number of open paths it brokers, by role.

    `by` is one of GROUPS. None for an actor whose group is not stated; paths to or from such
    actors are not counted. In an undirected network a path is the same from both ends: it is
    counted once, and a gatekeeper is a representative, given as gatekeeper alone.
    """
    groups_of(graph, by)  # an unknown grouping is told before what lines lack
    return brokers_on(legs(graph), graph, by)


def brokers_on(lines: Legs, graph: Graph, by: str) -> dict[str, dict[str, int] | None]:
    """What `brokers` gives, of lines that are at hand."""
    names, groups = groups_of(graph, by)
    found, roles = brokerage(lines, groups), roles_of(graph)
    return {
        node: {role: int(found[role][place]) for role in roles} if names[place] else None
        for place, node in enumerate(graph)
    }


def groups_of(graph: Graph, by: str) -> tuple[tuple[str, ...], list[int]]:
    """The group of every actor, and its place among all groups in order; "" and -1 for none."""
    if by not in GROUPS:
        raise KgError(f"roles by {by!r}; expected {', '.join(GROUPS)}")
    names = tuple(GROUPS[by](data) for data in graph.nodes.values())
    codes = {name: place for place, name in enumerate(sorted(set(names) - {""}))}
    return names, [codes.get(name, -1) for name in names]


def roles_of(graph: Graph) -> tuple[str, ...]:
    """The roles that a network has: without directions nobody represents but who keeps a gate."""
    return tuple(role for role in ROLES if graph.is_directed() or role != "representative")


def mark_roles(graph: Graph, by: str) -> None:
    """Give every actor its count in each role (None where its group is not stated).

    graph.graph["measures"]["roles"] says what the groups are.
    """
    for node, found in brokers(graph, by).items():
        graph.nodes[node].update(found or dict.fromkeys(roles_of(graph)))
    graph.graph.setdefault("measures", {})["roles"] = by


def legs(graph: Graph) -> Legs:
    """The lines of a network whose edges carry `reasons`, and what each rests on alone."""
    import numpy as np

    drawn = matrix(graph, None)
    drawn.weights.data[:] = 1.0
    at = {name: place for place, name in enumerate(drawn.names)}
    number: dict[tuple[str, str], int] = {}
    only: dict[tuple[int, int], int] = {}
    for source, target, data in graph.edges(data=True):
        if "reasons" not in data:
            raise KgError(f"the line from {source} to {target} does not say what it rests on")
        reasons = _reasons(data)
        code = number.setdefault(min(reasons), len(number)) if len(reasons) == 1 else -1
        only[at[source], at[target]] = code
        if not graph.is_directed():
            only[at[target], at[source]] = code
    rows, columns = drawn.weights.nonzero()
    ends = zip(rows.tolist(), columns.tolist(), strict=True)
    return Legs(drawn=drawn, only=np.fromiter((only[each] for each in ends), np.int64, len(rows)))


def brokerage(lines: Legs, groups: Sequence[int]) -> dict[str, Numbers]:
    """Gould and Fernandez' (1989) roles: for each, how many paths a-b-c each actor b brokers.

    `groups` holds a number from 0 for each actor, -1 where it is not known. A path counts
    where a and c are two, no line leads from a to c, all three groups are known, and its two
    lines do not rest on one and the same single context: who stands between the two ends of
    one agreement because it is the other side of it is no broker. Undirected paths count once
    (the sna package of R counts them from both ends), and "representative" is "gatekeeper".

    All paths are counted by group, those within a context and those that are closed are taken
    off: O(lines^1.5) at worst, as triangles.
    """
    import numpy as np

    group = np.asarray(groups, dtype=np.int64)
    weights = lines.drawn.weights
    tail, head = np.repeat(np.arange(len(group)), np.diff(weights.indptr)), weights.indices
    found = _by_place(tail, head, group, np.zeros(len(tail), dtype=np.int64))
    alone = lines.only >= 0
    found -= _by_place(tail[alone], head[alone], group, lines.only[alone])
    found -= _closed(lines, group)
    if not lines.drawn.directed:
        found[[0, 1, 4]] //= 2
    return dict(zip(ROLES, found, strict=True))


def _by_place(tail: Numbers, head: Numbers, group: Numbers, key: Numbers) -> Numbers:
    """Roles × actors: paths of two lines with one key, whether open or not, back to a too."""
    import numpy as np
    from scipy.sparse import csr_array

    size, kinds = len(group), int(group.max(initial=-1)) + 1
    known = (group[tail] >= 0) & (group[head] >= 0)
    tail, head, key = tail[known], head[known], key[known]
    middles = np.concatenate([head, tail]) + np.concatenate([key, key]) * size
    rows, row = np.unique(middles, return_inverse=True)
    shape = (len(rows), max(kinds, 1))

    into, out = row[: len(head)], row[len(head) :]
    alike = group[tail] == group[head]
    own_in, own_out = np.bincount(into, alike, len(rows)), np.bincount(out, alike, len(rows))
    other_in = np.bincount(into, ~alike, len(rows))
    other_out = np.bincount(out, ~alike, len(rows))
    by_group = [
        csr_array((np.ones(len(ends)), (place, group[ends])), shape=shape)
        for place, ends in ((into, tail), (out, head))
    ]
    same = by_group[0].multiply(by_group[1]).sum(axis=1) - own_in * own_out
    by_role = (
        own_in * own_out,
        same,
        other_in * own_out,
        own_in * other_out,
        other_in * other_out - same,
    )
    middle = rows % max(size, 1)
    return np.stack([np.bincount(middle, each, size) for each in by_role]).astype(np.int64)


def _closed(lines: Legs, group: Numbers) -> Numbers:
    """Roles × actors: paths that are closed or lead back, but for those within one context."""
    import numpy as np

    weights, size = lines.drawn.weights, len(group)
    both = weights + weights.T
    joined = pairs(both)
    there, back = _only(lines, joined), _only(lines, joined, back=True)
    found = np.zeros((len(ROLES), size), dtype=np.int64)

    def take(a: Numbers, b: Numbers, c: Numbers, counted: NDArray[np.bool_]) -> None:
        counted &= (group[a] >= 0) & (group[b] >= 0) & (group[c] >= 0)
        a, b, c = a[counted], b[counted], c[counted]
        role = _role(group[a], group[b], group[c])
        found[:] += np.bincount(role * size + b, minlength=found.size).reshape(found.shape)

    within = (there == back) & (there >= 0)
    returns = (there > _NONE) & (back > _NONE) & ~within
    take(joined.first, joined.second, joined.first, returns.copy())
    take(joined.second, joined.first, joined.second, returns.copy())
    for ab, ac, bc in triangles(joined):
        corners = joined.first[ab], joined.second[ab], joined.second[ac]
        # The line from corner i to corner j: which pair, and which way it is kept.
        on = {
            (0, 1): there[ab], (0, 2): there[ac], (1, 2): there[bc],
            (1, 0): back[ab], (2, 0): back[ac], (2, 1): back[bc],
        }  # fmt: skip
        for a, b, c in permutations(range(3)):
            first, second, third = on[a, b], on[b, c], on[a, c]
            closed = (first > _NONE) & (second > _NONE) & (third > _NONE)
            closed &= (first != second) | (first < 0)
            take(corners[a], corners[b], corners[c], closed)
    return found


_NONE = -2
"""Stands for a line that is not there."""


def _only(lines: Legs, joined: Pairs, *, back: bool = False) -> Numbers:
    """What the line of each pair rests on alone, from its first to its second actor or back."""
    import numpy as np

    weights = lines.drawn.weights
    size = weights.shape[0]
    keys = np.repeat(np.arange(size), np.diff(weights.indptr)) * size + weights.indices
    ends = (joined.second, joined.first) if back else (joined.first, joined.second)
    wanted: Numbers = ends[0] * size + ends[1]
    place = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
    if not len(keys):
        return wanted
    found: Numbers = np.where(keys[place] == wanted, lines.only[place], _NONE)
    return found


def _role(a: Numbers, b: Numbers, c: Numbers) -> Numbers:
    import numpy as np

    role: Numbers = np.select([(a == b) & (b == c), a == c, b == c, a == b], [0, 1, 2, 3], 4)
    return role


def crossings(lines: Legs, groups: Sequence[int], broker: int) -> dict[tuple[int, int], int]:
    """Between which two groups an actor brokers how many paths: (group of a, group of c).

    Of the paths that `brokerage` counts those whose ends are of two groups; where lines have no
    direction the lesser number is first. O(neighbours²), in memory too.
    """
    import numpy as np

    weights, group = lines.drawn.weights, np.asarray(groups, dtype=np.int64)
    if group[broker] < 0:
        return {}
    out = np.arange(*weights.indptr[broker : broker + 2])
    into = np.flatnonzero(weights.indices == broker)
    heads = weights.indices[out]
    tails = np.searchsorted(weights.indptr, into, side="right") - 1
    ends = (group[tails][:, None], group[heads][None, :])
    alone = (lines.only[into][:, None], lines.only[out][None, :])
    counted = (ends[0] >= 0) & (ends[1] >= 0) & (ends[0] != ends[1])
    counted &= (alone[0] != alone[1]) | (alone[0] < 0)
    counted &= weights[tails][:, heads].toarray() == 0
    first, second = (np.broadcast_to(each, counted.shape)[counted] for each in ends)
    if not lines.drawn.directed:
        first, second = first[first < second], second[first < second]
    many = int(group.max()) + 1
    keys, counts = np.unique(first * many + second, return_counts=True)
    return {
        (int(key // many), int(key % many)): int(count)
        for key, count in zip(keys, counts, strict=True)
    }


def open_paths(graph: Graph, broker: str, by: str) -> list[tuple[str, str, str]]:
    """(role, a, c) of every path that `brokers` counts for one actor, sorted.

    What a count is opened with. O(neighbours²).
    """
    before = graph.predecessors(broker) if isinstance(graph, nx.DiGraph) else graph[broker]
    found = []
    for a, c in product(sorted(before), sorted(graph[broker])):
        groups = tuple(GROUPS[by](graph.nodes[each]) for each in (a, broker, c))
        twice = not graph.is_directed() and a > c
        if twice or len({a, broker, c}) < len(groups) or graph.has_edge(a, c) or not all(groups):
            continue
        first, second = _reasons(graph.edges[a, broker]), _reasons(graph.edges[broker, c])
        if len(first) > 1 or first != second:
            role = _named(*groups)
            either_way = role == "representative" and not graph.is_directed()
            found.append(("gatekeeper" if either_way else role, a, c))
    return sorted(found)


def _reasons(line: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(each["basis"], each["reason"]) for each in line["reasons"]}


def _named(a: str, b: str, c: str) -> str:
    if a == c:
        return "coordinator" if a == b else "itinerant"
    return "gatekeeper" if b == c else "representative" if a == b else "liaison"
