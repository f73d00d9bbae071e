"""What the server asks a worker to do, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.workspace import Workspace

TEXT = "text/plain; charset=utf-8"
Headers = tuple[tuple[str, str], ...]


class Sink(Protocol):
    """Where an answer's bytes go, in pieces of any size."""

    def write(self, data: bytes, /) -> int:
        """Take all of `data`; waits while the client reads more slowly than it is written."""
        ...

    def flush(self) -> None:
        """Nothing: the server decides when bytes leave."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A status, headers and a body: `chunks`, then whatever `write` writes.

    Both are run in the worker, under the job's limits. A failure before the first 64 KiB
    becomes an error's status; a later one resets the connection.
    """

    status: int = 200
    headers: Headers = ()
    chunks: Iterable[bytes] = ()
    write: Callable[[Sink], None] | None = None


class Job(Protocol):
    """Work on a workspace's build, such as a query or a page. A job is a frozen, picklable value.

    `workspace.finished` is the current build when the job starts and stays what it is until
    the job ends, whatever is built meanwhile. A `KgError` is answered as 400 (404 if it is a
    `NotFoundError`) with its one line.
    """

    def run(self, workspace: Workspace) -> Reply:
        """The answer."""
        ...


def plain(status: int, text: str, *headers: tuple[str, str]) -> Reply:
    r"""One line for a person or a log.

    >>> plain(404, "no such page").chunks
    (b'no such page\n',)
    """
    return Reply(
        status=status,
        headers=(("content-type", TEXT), *headers),
        chunks=(f"{text}\n".encode(errors="replace"),),
    )
