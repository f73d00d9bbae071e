"""Where ontology/, data/, queries/, web/ and findings.toml stand: in a wheel, in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@cache
def shipped(name: str) -> Path:
    """What came with this program: "ontology", "data", "queries", "web" or "findings.toml".

    A wheel holds it beside this file; a checkout, at the repository root.
    """
    installed = HERE / "_shipped" / name
    return installed if installed.exists() else HERE.parent / name
