"""Where ontology/, data/, queries/ and web/ stand: in a wheel and in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@cache
def shipped(name: str) -> Path:
    """The folder `name` ("ontology", "data", "queries" or "web") that came with this program.

    A wheel holds it beside this file; a checkout, at the repository root.
    """
    installed = HERE / "_shipped" / name
    return installed if installed.is_dir() else HERE.parent / name
