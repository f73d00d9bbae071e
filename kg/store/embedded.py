"""The embedded store: Oxigraph on disk, read-only once built."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.store.dataset import ask, stated
from kg.store.engine import Answer, answer, guard
from kg.vocabulary import all_graph, prefixes

if TYPE_CHECKING:
    from pathlib import Path

    from kg.store.dataset import Dataset
    from kg.store.engine import Results

LONGEST_ERROR = 160
_FROM = re.compile(r"\bFROM\b|\\u", re.IGNORECASE)


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

    def results(self, text: str, dataset: Dataset | None = None) -> Results:
        """The results of a query; nothing it names is fetched. Relative IRIs start from `base`.

        `dataset` goes before the query's own FROM, as a protocol's parameters do.
        """
        guard(text)
        named = dataset or self._stated(text)
        try:
            if named:
                return ask(self._store, text, named, self.base)
            return self._store.query(text, base_iri=self.base, prefixes=prefixes(self.base))
        except SyntaxError as error:
            raise KgError(f"the query cannot be read: {_shortened(error)}") from error
        except (OSError, ValueError, RuntimeError) as error:
            raise KgError(f"the query cannot be answered: {error}") from error

    def holds(self, graph: str) -> bool:
        """Whether a graph of this name states anything; `vocabulary.all_graph` always is there."""
        import pyoxigraph

        if graph == all_graph(self.base):
            return True
        try:
            name = pyoxigraph.NamedNode(graph)
        except ValueError as error:
            raise KgError(f"{graph[:200]!r} cannot be a graph's name; expected an IRI") from error
        return next(self._store.quads_for_pattern(None, None, None, name), None) is not None

    def names(self) -> list[str]:
        """The names of the graphs besides the default graph, sorted."""
        return sorted(name.value for name in self._store.named_graphs())

    def dump(self, sink: Any, form: str, graph: str | None = None) -> None:
        """Write one graph, or all of them, to `sink.write`.

        `form` is a name of pyoxigraph's `RdfFormat`; for all graphs one that has them.
        """
        import pyoxigraph

        known, kind = prefixes(self.base), getattr(pyoxigraph.RdfFormat, form)
        if graph is None:
            self._store.dump(sink, kind, prefixes=known)
        elif graph == all_graph(self.base):
            self._store.dump(sink, kind, from_graph=pyoxigraph.DefaultGraph(), prefixes=known)
        else:
            self._store.dump(sink, kind, from_graph=pyoxigraph.NamedNode(graph), prefixes=known)

    def _stated(self, text: str) -> Dataset | None:
        """The dataset a query names, where Oxigraph would read it otherwise than we do."""
        if not _FROM.search(text):
            return None
        found = stated(text, self.base)
        union = all_graph(self.base)
        if found and (len(found.default) > 1 or union in {*found.default, *found.named}):
            return found
        return None

    def query(self, text: str) -> Answer:
        """The answer to a query as values."""
        return answer(self.results(text))


def _shortened(error: SyntaxError) -> str:
    """Where the parser stopped and the first of what it would have taken."""
    text = str(error)
    return text if len(text) <= LONGEST_ERROR else f"{text[:LONGEST_ERROR]} …"
