"""The shipped tables as rows of text, and the document that each row rests on."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from kg.schema.tables import tables
from kg.shipped import shipped

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
SOURCES = shipped("data") / "sources"
TEXT_OF = {"ratchaburi-2566": "ratchaburi-mou-2566.txt"}
"""The text of a folder that is one source; a folder of many has <folder>/<source's id>.txt."""
NOT_DOCUMENTS = {"editors", "geothai"}
given = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not beside this checkout"
)


@cache
def rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{name: value or "" for name, value in row.items()} for row in csv.DictReader(lines)]


def folders() -> list[Path]:
    return sorted(path for path in SOURCES.iterdir() if path.is_dir())


def of_many_sources() -> list[Path]:
    return [folder for folder in folders() if (folder / "sources.csv").is_file()]


@cache
def all_rows() -> list[tuple[str, str, int, dict[str, str]]]:
    """Folder, table, number and cells of every row; `sources.csv` is a table too."""
    return [
        (folder.name, table, number, row)
        for folder in folders()
        for table in tables()
        for number, row in enumerate(rows(folder, table), start=2)
    ]


def facts() -> list[tuple[str, str, int, dict[str, str]]]:
    """The rows of all tables but the lists of sources."""
    return [each for each in all_rows() if each[1] != "sources"]


def text_of(folder: str, row: dict[str, str]) -> str:
    """The file of the text that a row rests on, under ARTICLES; "" for the editors' rows."""
    source = row.get("source", "")
    if source in NOT_DOCUMENTS:
        return ""
    return TEXT_OF.get(folder, f"{folder}/{source}.txt")
