"""A source-cited knowledge graph of community development actors.

    import kg

    g = kg.open(".")
    g.ask("who-works-where", place="เตาปูน").plain()
    g.network("collaboration")  # a networkx graph

The names below are loaded when they are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.network.selection import Choice
    from kg.query.asking import Rows
    from kg.query.filters import Filters
    from kg.workspace import Workspace, open  # noqa: A004 - kg.open is what users write

__version__ = "0.1.0"
__all__ = ["Choice", "Filters", "KgError", "Rows", "Workspace", "open"]

_HOMES = {
    "Choice": "kg.network.selection",
    "Filters": "kg.query.filters",
    "KgError": "kg.errors",
    "Rows": "kg.query.asking",
    "Workspace": "kg.workspace",
    "open": "kg.workspace",
}


def __getattr__(name: str) -> Any:
    import importlib

    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
