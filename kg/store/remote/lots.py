"""A build's N-Quads as lots of lines of one graph each: what is sent at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LINES = 20_000
BYTES = 900 * 1024
"""Of a lot, under the megabyte that many proxies let through."""
WAITING = 64 * 1024**2
"""Bytes of lines, of all graphs, that wait until there are enough of one graph."""


def parted(line: bytes) -> tuple[bytes, str]:
    r"""A line of N-Quads as a line of N-Triples and the graph it is of, "" the default one.

    >>> parted(b'<a:s> <a:p> "x <y> z" <a:g> .\n')
    (b'<a:s> <a:p> "x <y> z" .\n', 'a:g')
    >>> parted(b'<a:s> <a:p> <a:o> .\n')[1]
    ''
    """
    value = line.split(b" ", 2)[2].removesuffix(b" .\n")
    rest, _, last = value.rpartition(b" ")
    if not rest or not last.startswith(b"<") or b'"' in last:
        return line, ""
    return line[: -len(last) - 3] + b".\n", last[1:-1].decode()


def sizes(path: Path, all_graph: str) -> dict[str, int]:
    """How many lines each graph has, sorted by its name there; the default's is `all_graph`."""
    counts: Counter[str] = Counter()
    with path.open("rb") as lines:
        for line in lines:
            counts[parted(line)[1] or all_graph] += 1
    return dict(sorted(counts.items()))


def lots(path: Path, all_graph: str, most: int = BYTES) -> Iterator[tuple[str, bytes, int]]:
    """Each lot of some `most` bytes with its graph and its lines' number: all lines, once.

    A `KgError` for a blank node: lots are sent apart, and one would come apart with them.
    """
    waiting: defaultdict[str, list[bytes]] = defaultdict(list)
    held: Counter[str] = Counter()
    with path.open("rb") as lines:
        for each in lines:
            line, graph = parted(each)
            if line.startswith(b"_:") or line.split(b" ", 2)[2].startswith(b"_:"):
                raise KgError(f"{path}: has a blank node, which cannot be pushed; give it an id")
            name = graph or all_graph
            waiting[name].append(line)
            held[name] += len(line)
            if len(waiting[name]) >= LINES or held[name] >= most:
                yield name, b"".join(waiting[name]), len(waiting.pop(name))
                del held[name]
            elif held.total() > WAITING:
                name = held.most_common(1)[0][0]
                yield name, b"".join(waiting[name]), len(waiting.pop(name))
                del held[name]
    for name in sorted(waiting):
        yield name, b"".join(waiting[name]), len(waiting[name])
