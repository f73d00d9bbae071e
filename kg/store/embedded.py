"""The embedded store: Oxigraph on disk, read-only once built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.store.engine import Answer, answer, guard
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.engine import Results

LONGEST_ERROR = 160


class EmbeddedStore:
    """A finished build's store. Several processes may read one at the same time.

    Its default graph is the deduplicated union of all sources plus derived triples.
    """

    def __init__(self, path: Path, base: str) -> None:
        import pyoxigraph

        self.base = base
        try:
            self._store = pyoxigraph.Store.read_only(str(path))
        except OSError as error:
            raise KgError(f"{path}: not a store ({error}); run: kg build") from error

    def results(self, text: str) -> Results:
        """The results of a query; nothing it names is fetched."""
        guard(text)
        try:
            return self._store.query(text, prefixes=prefixes(self.base))
        except SyntaxError as error:
            raise KgError(f"the query cannot be read: {_shortened(error)}") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise KgError(f"the query cannot be answered: {error}") from error

    def query(self, text: str) -> Answer:
        """The answer to a query as values."""
        return answer(self.results(text))


def _shortened(error: SyntaxError) -> str:
    """Where the parser stopped and the first of what it would have taken."""
    text = str(error)
    return text if len(text) <= LONGEST_ERROR else f"{text[:LONGEST_ERROR]} …"
