"""When agreements were signed and events held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.labels import SCAN, chunks
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store.engine import Engine

_DAY = "kg:date|kg:signedOn|(kg:signedAt/kg:date)"


def dates(store: Engine, things: Iterable[str]) -> Mapping[str, str]:
    """When agreements were signed and events held (ISO, as precisely as stated).

    Of several dates the first; what has none is left out.
    """
    found: dict[str, str] = {}
    wanted = frozenset(things)
    # Of very many one pass over all days is quicker than asking for each.
    for some in chunks(wanted) if len(wanted) < SCAN else ("",):
        named = f"VALUES (?thing) {{ {some} }}" if some else ""
        query = f"SELECT ?thing ?day {{ {named} ?thing {_DAY} ?day }}"
        for thing, day in texts(store, query, ("thing", "day")):
            if thing in wanted:
                found[thing] = min(day, found.get(thing, day))
    return found
