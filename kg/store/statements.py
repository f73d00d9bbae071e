"""Everything a build says, as N-Quads text: what is loaded, what is written, what is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.vocabulary import KG, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

OF_OURS = f"<{TYPE}> <{KG}"
AT_A_TIME = 100_000
"""Statements loaded at once: between two lots a build can be stopped and tells how far it is."""
SUBJECTS_AT_A_TIME = 10_000


class Statements:
    """What sources say of each subject, and what is derived; every term as N-Quads has it.

    The default graph is the union of all graphs and of what is derived.
    """

    def __init__(self) -> None:
        self._said: defaultdict[str, list[tuple[str, Sequence[str]]]] = defaultdict(list)
        self._derived: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, subject: str, graph: str, said: Sequence[str]) -> None:
        """Take in what one graph says of a subject: texts of a predicate and an object."""
        self._said[subject].append((graph, said))

    def add_quads(self, quads: Iterable[Quad]) -> None:
        """Take in quads of named graphs."""
        for quad in quads:
            self.add(str(quad.subject), str(quad.graph_name), (told(quad.predicate, quad.object),))

    def derive(self, subject: str, said: str) -> None:
        """Take in what is said in the default graph alone."""
        self._derived[subject].add(said)

    def lots(self) -> int:
        """How many lots `union` and `named` have, each, at most."""
        said = sum(len(said) for blocks in self._said.values() for _, said in blocks)
        return said // AT_A_TIME + 1

    def union(self) -> Iterator[bytes]:
        """What sources say, in lots of N-Quads of the default graph, unsorted."""
        return self._lots(named=False)

    def named(self) -> Iterator[bytes]:
        """What sources say, in lots of N-Quads of their graphs, unsorted."""
        return self._lots(named=True)

    def _lots(self, *, named: bool) -> Iterator[bytes]:
        lot: list[str] = []
        count = 0
        for subject, blocks in self._said.items():
            for graph, said in blocks:
                end = f" {graph} .\n" if named else " .\n"
                lot.append(f"{subject} {f'{end}{subject} '.join(said)}{end}")
                count += len(said)
            if count >= AT_A_TIME:
                yield "".join(lot).encode()
                lot, count = [], 0
        yield "".join(lot).encode()

    def subjects(self) -> list[str]:
        """Every subject in the order of its text, which is the order of the lines."""
        return sorted(self._said.keys() | self._derived.keys())

    def lines(self, subjects: Iterable[str]) -> Iterator[bytes]:
        """What is said of the subjects, a line each, in the order of the bytes of the lines.

        No subject's text begins another's, and the space after an object comes before all
        that may follow a shorter one, so subjects and then their parts can be sorted alone.
        """
        page: list[str] = []
        for subject in subjects:
            pairs = {(each, graph) for graph, said in self._said.get(subject, ()) for each in said}
            pairs.update((each, "") for each in self._derived.get(subject, ()))
            last = ""
            for said, graph in sorted(pairs):
                if said != last:
                    page.append(f"{subject} {said} .\n")
                    last = said
                if graph:
                    page.append(f"{subject} {said} {graph} .\n")
            if len(page) > SUBJECTS_AT_A_TIME:
                yield "".join(page).encode()
                page = []
        yield "".join(page).encode()

    def counts(self) -> dict[str, int]:
        """Things of each of our classes, by the class's name, in the order of the names."""
        found: Counter[str] = Counter()
        for subject in self._said.keys() | self._derived.keys():
            blocks = self._said.get(subject, ())
            typed = {e for _, said in blocks for e in said if e.startswith(OF_OURS)}
            typed.update(e for e in self._derived.get(subject, ()) if e.startswith(OF_OURS))
            found.update(typed)
        names = {each.removeprefix(OF_OURS).removesuffix(">"): n for each, n in found.items()}
        return dict(sorted(names.items()))


def told(predicate: NamedNode, value: object) -> str:
    """A predicate and an object as N-Quads text, the object as a store gives it back."""
    if isinstance(value, Literal) and value.language is None:
        return f"{predicate} {typed(value.value, value.datatype.value)}"
    return f"{predicate} {value}"


@lru_cache(maxsize=2**16)
def typed(value: str, datatype: str) -> str:
    """A literal as N-Quads text, in the form in which Oxigraph keeps it.

    >>> typed("P12M", "http://www.w3.org/2001/XMLSchema#duration")
    '"P1Y"^^<http://www.w3.org/2001/XMLSchema#duration>'
    """
    store, node = Store(), NamedNode(datatype)
    store.add(Quad(node, node, Literal(value, datatype=node)))
    return str(next(iter(store)).object)
