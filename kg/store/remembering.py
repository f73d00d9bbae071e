"""An engine that is asked the same question once."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.store.engine import Answer, Engine


class Remembering:
    """Asks `engine`, and keeps its latest `most` answers: a page in a second language asks alike.

    For stores that nobody writes to, and answers that fit in memory.
    """

    def __init__(self, engine: Engine, most: int = 64) -> None:
        self.base = engine.base
        self._engine, self._most = engine, most
        self._known: OrderedDict[tuple[str, str], Any] = OrderedDict()

    def results(self, text: str) -> Any:
        """The engine's own results; those of a SELECT can be read again and again."""
        return self._kept("results", text, lambda: _again(self._engine.results(text)))

    def query(self, text: str) -> Answer:
        """The answer as values, whose rows the caller may reorder."""
        found: Answer = self._kept("query", text, lambda: self._engine.query(text))
        return replace(found, rows=list(found.rows))

    def _kept(self, how: str, text: str, ask: Callable[[], Any]) -> Any:
        if (how, text) not in self._known:
            self._known[how, text] = ask()
            if len(self._known) > self._most:
                self._known.popitem(last=False)
        return self._known[how, text]


class _Solutions:
    """Solutions read to their end."""

    def __init__(self, found: Any) -> None:
        self.variables = list(found.variables)
        self._rows = list(found)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)


def _again(found: Any) -> Any:
    """Results that can be read once as some that can be read again, where they are rows."""
    return _Solutions(found) if hasattr(found, "variables") else found
