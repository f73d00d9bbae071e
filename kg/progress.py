"""How far long work has come: told by who does the work, shown by whoever listens."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    T = TypeVar("T")


class Listener(Protocol):
    """Is told of a step of work: what it is, how many items are done, and of how many."""

    def __call__(self, what: str, done: int, total: int | None) -> None:
        """`total` is None where nobody knows it; `done` equals it when the step ends.

        However it ends: by itself, by a failure, or because whoever took the items has enough.
        """
        ...


_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
EVERY = 1024
"""Items between two reports of a long loop, so that telling costs nothing."""


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """Within it, `listener` hears of every step."""
    token = _LISTENER.set(listener)
    try:
        yield
    finally:
        _LISTENER.reset(token)


def steps(
    what: str, items: Iterable[T], total: int | None = None, *, every: int = EVERY
) -> Iterator[T]:
    """The items, one by one, while the listener (if any) hears how far it is.

    >>> heard = []
    >>> with heard_by(lambda what, done, total: heard.append((what, done, total))):
    ...     sum(steps("adding", [1, 2, 3], 3))
    6
    >>> heard
    [('adding', 0, 3), ('adding', 3, 3)]
    """
    listener = _LISTENER.get()
    if listener is None:
        yield from items
        return
    done = 0
    listener(what, 0, total)
    try:
        for done, item in enumerate(items, start=1):
            yield item
            if done % every == 0:
                listener(what, done, total)
    finally:
        listener(what, done, done)
