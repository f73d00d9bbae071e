"""When agreements were signed and events held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.labels import chunks
from kg.store.engine import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.store.engine import Engine


def dates(store: Engine, things: Iterable[str]) -> Mapping[str, str]:
    """When agreements were signed and events held (ISO, as precisely as stated).

    Of several dates the first; what has none is left out.
    """
    found: dict[str, str] = {}
    for some in chunks(things):
        query = f"""SELECT ?thing ?day {{ VALUES (?thing) {{ {some} }}
            ?thing kg:date|kg:signedOn|(kg:signedAt/kg:date) ?day }}"""
        for thing, day in texts(store, query, ("thing", "day")):
            found[thing] = min(day, found.get(thing, day))
    return found
