"""What the flow's files share: `kg` in a built workspace, its best known actors, its rows."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CODI, NETWORK = "พอช.", "ขบวนองค์กรชุมชนจังหวัดราชบุรี"
CODI_ID, NETWORK_ID = "id:ratchaburi-2566_codi", "id:ratchaburi-2566_ratchaburi-network"
ORGANISATIONS = "id,name_th,kind,paragraph\n"


@pytest.fixture(scope="session")
def kg(run, built):
    """`kg` in the built workspace."""

    def in_workspace(*args: object, **more):
        return run(*args, **{"cwd": built, **more})

    return in_workspace


@pytest.fixture(scope="session")
def rows_of():
    """The rows of a CSV file of a workspace, its header first."""

    def read(root: Path, file: str) -> list[list[str]]:
        with (root / file).open(encoding="utf-8-sig", newline="") as lines:
            return list(csv.reader(lines))

    return read


@pytest.fixture(scope="session")
def ask():
    """The rows that a SPARQL query finds in a workspace, as text."""

    def rows(workspace, query: str) -> list[dict[str, str]]:
        found = workspace.store.query(query)
        return [{name: term.value for name, term in row.items()} for row in found.rows]

    return rows
