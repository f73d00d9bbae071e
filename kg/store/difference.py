"""What a build says that the one before did not, said no longer, or says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.progress import steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

OLD, NEW, BOTH = range(3)


def difference(before: Path | None, after: Path, base: str) -> dict[str, list[str]]:
    """The ids of things and claims added, gone and altered between two graph.nq, sorted.

    A subject is altered when its triples in the default graph are not the same. Without a
    build before, everything is added. The files are sorted, so both are read once, side by
    side, and only where they differ are lines looked into.
    """
    start = f"<{base}".encode()
    if before is None:
        with after.open("rb") as lines:
            every = {_subject(line) for line in lines if line.startswith(start)}
        return {"added": _ids(every, start), "gone": [], "altered": []}
    found: tuple[set[bytes], set[bytes], set[bytes]] = (set(), set(), set())
    with before.open("rb") as one, after.open("rb") as other:
        for side, line in _differing(steps("comparing with the build before", one), other):
            if line.startswith(start) and (side == BOTH or not _is_in_named_graph(line)):
                found[side].add(_subject(line))
    old, new, kept = found
    return {
        "added": _ids(new - old - kept, start),
        "gone": _ids(old - new - kept, start),
        "altered": _ids((old & new) | ((old | new) & kept), start),
    }


def _differing(one: Iterator[bytes], other: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines that only one of two sorted files has, and those of both next to such lines."""
    old, new = next(one, b""), next(other, b"")
    shared, differed = b"", False
    while old or new:
        if old == new:
            shared = old
            if differed:
                yield BOTH, shared
                differed = False
            old, new = next(one, b""), next(other, b"")
            continue
        if not differed and shared:
            yield BOTH, shared
        differed = True
        if not new or (old and old < new):
            yield OLD, old
            old = next(one, b"")
        else:
            yield NEW, new
            new = next(other, b"")


def _subject(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def _ids(subjects: Iterable[bytes], start: bytes) -> list[str]:
    return sorted(subject[len(start) : -1].decode() for subject in subjects)


def _is_in_named_graph(line: bytes) -> bool:
    """Whether a line of N-Quads ends in a graph; in a literal quotes are never far from `<`."""
    value = line.split(b" ", 2)[2].removesuffix(b" .\n")
    last = value.rpartition(b" ")[2]
    return last != value and last.startswith(b"<") and b'"' not in last
