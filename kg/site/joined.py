"""Who may be joined with whom in a network, whatever a reader chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.network.members import Members
    from kg.network.rows import Numbers, Truths
    from kg.network.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Joined:
    """The pairs that some choice of days, modalities and sources joins, and those in them.

    `nodes` are places in `Rows.actors`, sorted; `one` and `other` the ends of each line, places
    in `nodes`, in order, one < other unless directed. `first` and `second` are the pairs of
    `Members` that a context may join and `shared` the line of each; `stated` is the line of each
    one-mode row.
    """

    nodes: Numbers
    one: Numbers
    other: Numbers
    first: Numbers
    second: Numbers
    shared: Numbers
    stated: Numbers

    def within(self, kept: Truths) -> Joined:
        """Only the lines for which `kept` is true, and their ends; -1 stands for other lines."""
        import numpy as np

        ends = np.concatenate([self.one[kept], self.other[kept]])
        nodes = np.unique(ends)
        line = np.where(kept, np.cumsum(kept) - 1, -1)
        here = kept[self.shared]
        return Joined(
            nodes=self.nodes[nodes],
            one=np.searchsorted(nodes, self.one[kept]),
            other=np.searchsorted(nodes, self.other[kept]),
            first=self.first[here],
            second=self.second[here],
            shared=line[self.shared[here]],
            stated=line[self.stated],
        )


def joined(selection: Selection, *, directed: bool) -> Joined:
    """The lines of a selection of every modality, and of every part of it.

    A context never joins two that stand on one side and no other: who is on several may be on
    fewer when fewer claims count. O(pairs log pairs).
    """
    import numpy as np

    rows, members = selection.rows, selection.members
    many = max(len(rows.actors), 1)
    first, second = members.pairs()
    may = ~_always_apart(members, first, second)
    first, second = first[may], second[may]
    source, target = rows.stated.source, rows.stated.target
    if not directed:
        source, target = np.minimum(source, target), np.maximum(source, target)
    keys = np.concatenate(
        [members.actor[first] * many + members.actor[second], source * many + target]
    )
    lines, line = np.unique(keys, return_inverse=True)
    nodes = np.unique(np.concatenate([lines // many, lines % many]))
    return Joined(
        nodes=nodes,
        one=np.searchsorted(nodes, lines // many),
        other=np.searchsorted(nodes, lines % many),
        first=first,
        second=second,
        shared=line[: len(first)],
        stated=line[len(first) :],
    )


def _always_apart(members: Members, first: Numbers, second: Numbers) -> Truths:
    found: Truths = (members.side[first] == members.side[second]) & (members.side[first] >= 0)
    return found
