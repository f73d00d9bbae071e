"""XML that readers can read: what XML cannot hold breaks an answer off instead of spoiling it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.serve.job import Sink

_CHARACTERS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_NAMELESS = b"<oxprefix: "
"""What Oxigraph writes for a property whose IRI does not end in a name, such as `…/1`."""
XML = frozenset(
    {"application/sparql-results+xml", "application/rdf+xml", "application/xml", "text/xml"}
)
"""Media types that are XML."""


@dataclass(slots=True)
class WellFormed:
    """A sink for XML before another; a `KgError` for what XML 1.0 has no way to say."""

    inner: Sink
    tail: bytes = b""

    def write(self, data: bytes, /) -> int:
        """Pass on `data` if it can stand in XML, after what was written before."""
        seen = self.tail + bytes(data)
        if _CHARACTERS.search(seen):
            raise KgError("the answer holds control characters, which XML cannot; ask for JSON")
        if _NAMELESS in seen:
            raise KgError("the answer holds a property that RDF/XML cannot name; ask for Turtle")
        self.tail = seen[1 - len(_NAMELESS) :]
        return self.inner.write(data)

    def flush(self) -> None:
        """As the other does."""
        self.inner.flush()
