"""Who is in which context, once each, and who is on one side with whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.network.incidence import Incidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.rows import Numbers, Rows, Truths

NONE, SEVERAL = -1, -2
"""What stands for a side where an actor has none, and where it has more than one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Members:
    """One entry for each actor in each context, by context and then by actor.

    `side` is the number of its side, NONE or SEVERAL; those on several are in `sides` by their
    place here. `row` is, for each two-mode row, the place of its member.
    """

    actor: Numbers
    context: Numbers
    side: Numbers
    direct: Truths
    sides: dict[int, frozenset[int]]
    row: Numbers

    def parties(self, contexts: int) -> Numbers:
        """How many actors are in each of so many contexts."""
        import numpy as np

        return np.bincount(self.context, minlength=contexts)

    def apart(self, first: Numbers, second: Numbers) -> Truths:
        """For pairs of members of one context, whether they stand on one side, not joined.

        Who is on several sides is apart from all who are on any of them.
        """
        import numpy as np

        one, other = self.side[first], self.side[second]
        found: Truths = (one == other) & (one >= 0)
        for place in np.flatnonzero((one == SEVERAL) | (other == SEVERAL)):
            found[place] = bool(self._of(int(first[place])) & self._of(int(second[place])))
        return found

    def joined(self, contexts: int) -> Numbers:
        """How many pairs each context joins. O(members), whatever the number of pairs."""
        import numpy as np

        size = self.parties(contexts)
        pairs: Numbers = size * (size - 1) // 2
        width = int(self.side.max(initial=0)) + 1
        sided = self.side >= 0
        keys, counts = np.unique(self.context[sided] * width + self.side[sided], return_counts=True)
        np.subtract.at(pairs, keys // width, counts * (counts - 1) // 2)
        for context, groups in self._with_several().items():
            same = sum(count * (count - 1) // 2 for sides, count in groups.items() if sides)
            across = sum(groups[a] * groups[b] for a, b in combinations(groups, 2) if a & b)
            pairs[context] = size[context] * (size[context] - 1) // 2 - same - across
        return pairs

    def pairs(self) -> tuple[Numbers, Numbers]:
        """The places of every two members of one context, joined or not: O(pairs)."""
        return pairs_within(self.context)

    def _of(self, place: int) -> frozenset[int]:
        side = int(self.side[place])
        return frozenset({side} if side >= 0 else self.sides.get(place, ()))

    def _with_several(self) -> dict[int, Counter[frozenset[int]]]:
        """The contexts in which some are on several sides: how many are on which sides."""
        import numpy as np

        found: dict[int, Counter[frozenset[int]]] = {}
        for context in sorted({int(self.context[place]) for place in self.sides}):
            begin, end = np.searchsorted(self.context, [context, context + 1])
            found[context] = Counter(self._of(place) for place in range(begin, end))
        return found


def members(rows: Rows) -> Members:
    """The members that two-mode rows make: several rows of one actor in one context are one."""
    import numpy as np

    shared, many = rows.shared, max(len(rows.actors), 1)
    keys, row = np.unique(shared.context * many + shared.actor, return_inverse=True)
    direct = np.bincount(row, weights=shared.direct, minlength=len(keys)) > 0
    width = int(shared.side.max(initial=0)) + 1
    with_side = shared.side >= 0
    stand = np.unique(row[with_side] * width + shared.side[with_side])
    member, side = stand // width, stand % width
    count = np.bincount(member, minlength=len(keys))
    own = np.full(len(keys), NONE, dtype=np.int64)
    own[member] = side
    own[count > 1] = SEVERAL
    sides: dict[int, frozenset[int]] = {}
    for place, each in zip(member[count[member] > 1], side[count[member] > 1], strict=True):
        sides[int(place)] = sides.get(int(place), frozenset()) | {int(each)}
    return Members(actor=keys % many, context=keys // many, side=own, direct=direct,
                   sides=sides, row=row)  # fmt: skip


def pairs_within(group: Numbers) -> tuple[Numbers, Numbers]:
    """The places of every two of one group, the first before the second; `group` is sorted.

    >>> import numpy as np
    >>> [each.tolist() for each in pairs_within(np.array([4, 4, 4, 7, 9, 9]))]
    [[0, 0, 1, 4], [1, 2, 2, 5]]
    """
    import numpy as np

    after = np.searchsorted(group, group, side="right")
    here = np.arange(len(group))
    follow = after - here - 1
    first = np.repeat(here, follow)
    begins = np.cumsum(follow) - follow
    return first, first + 1 + np.arange(len(first)) - np.repeat(begins, follow)


def incidence(found: Members, rows: Rows, stated: Sequence[int]) -> Incidence:
    """The members as a sparse matrix; `stated` is how many each context of `rows` is said to have.

    Actors and contexts that no member stands in are left out.
    """
    import numpy as np
    from scipy.sparse import csr_array

    people, actor = np.unique(found.actor, return_inverse=True)
    held, context = np.unique(found.context, return_inverse=True)
    several = np.array(sorted((p, s) for p, on in found.sides.items() for s in on), dtype=np.int64)
    several = several.reshape(-1, 2)
    single = found.side != SEVERAL
    place = np.concatenate([np.flatnonzero(single), several[:, 0]])
    side = np.concatenate([found.side[single], several[:, 1]])
    width = int(side.max(initial=0)) + 2
    cells, cell = np.unique(context[place] * width + side + 1, return_inverse=True)
    ones = np.ones(len(place))
    matrix = csr_array((ones, (actor[place], cell)), shape=(len(people), len(cells)))
    matrix.sort_indices()
    keys = [rows.contexts[each] for each in held]
    named = np.bincount(context, minlength=len(held))
    said = np.array([stated[each] for each in held], dtype=np.int64)
    return Incidence(
        actors=tuple(rows.actors[each] for each in people),
        contexts=tuple(f"{iri} {at}".rstrip() for _, iri, at in keys),
        members=matrix,
        context=cells // width,
        sided=cells % width > 0,
        stated=np.maximum(named, said),
        basis=tuple(basis for basis, _, _ in keys),
    )
