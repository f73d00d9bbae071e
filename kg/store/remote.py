"""A SPARQL 1.1 endpoint somewhere else, asked over HTTP."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.store.engine import Answer, answer, guard
from kg.vocabulary import prefixes

if TYPE_CHECKING:
    from kg.store.engine import Results

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"
SECONDS = 60
MOST_BYTES = 256 * 1024 * 1024


class RemoteStore:
    """An endpoint's URL; `?default-graph-uri=` in it names the graph that holds the union."""

    def __init__(self, url: str, base: str) -> None:
        self.url, self.base = url, base

    def query(self, text: str) -> Answer:
        """The endpoint's answer as values."""
        return answer(self.results(text))

    def results(self, text: str) -> Results:
        """The endpoint's results for the query with our prefixes declared before it.

        Read-only: it is posted as a query, never as an update. Fails as one line after
        60 seconds of silence, on an answer over 256 MiB and on a redirect to another scheme.
        """
        guard(text)
        declared = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(self.base).items())
        body = urllib.parse.urlencode({"query": declared + text}).encode("ascii")
        request = urllib.request.Request(self.url, data=body, headers={"Accept": ACCEPT})  # noqa: S310 - http(s) by Workspace.store
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as response:  # noqa: S310 - as above
                data = response.read(MOST_BYTES + 1)
                kind = response.headers.get_content_type()
        except urllib.error.HTTPError as error:
            detail = error.read(500).decode("utf-8", "replace")
            raise KgError(f"{self.url}: answered {error.code} {error.reason}: {detail}") from error
        except (urllib.error.URLError, TimeoutError, OSError) as error:
            raise KgError(
                f"{self.url}: no answer ({error}); is it a SPARQL endpoint, and running?"
            ) from error
        if len(data) > MOST_BYTES:
            raise KgError(
                f"{self.url}: the answer is over {MOST_BYTES // 1024**2} MiB; add a LIMIT"
            )
        return _results(data, kind, self.url)


def _results(data: bytes, kind: str, url: str) -> Results:
    from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

    try:
        results = QueryResultsFormat.from_media_type(kind)
        if results is not None:
            return parse_query_results(data, format=results)
        rdf = RdfFormat.from_media_type(kind)
        if rdf is None:
            raise KgError(f"{url}: answered with {kind}, not with SPARQL results or RDF")
        return [Triple(q.subject, q.predicate, q.object) for q in parse(data, format=rdf)]
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{url}: the answer cannot be read as {kind}: {error}") from error
