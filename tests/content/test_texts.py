"""The shipped tables keep to the texts they rest on, and copy no sentence of them."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import tomllib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.values.names import nfc

from .shipped_tables import (
    ARTICLES,
    NOT_DOCUMENTS,
    SOURCES,
    TEXT_OF,
    all_rows,
    facts,
    given,
    of_many_sources,
    rows,
    text_of,
)

if TYPE_CHECKING:
    from pathlib import Path

STRETCH = 40
DROPPED = dict.fromkeys(map(ord, '\u200b\u200c\u200d\ufeff"\\'))
"""What no screen shows, and quotes, which CSV doubles and JSON escapes."""


@cache
def paragraphs() -> frozenset[tuple[str, str]]:
    """Every file and paragraph there is."""
    with (ARTICLES / "paragraphs.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset((row["file"], row["paragraph"]) for row in csv.DictReader(lines))


def manifest(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """The text without white space, quotes and what no screen shows: line ends hide no copy."""
    return "".join(unicodedata.normalize("NFC", text).split()).translate(DROPPED)


def files_of_the_repository(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [
        root / name
        for name in listed.stdout.decode("utf-8").split("\0")
        if name and (root / name).is_file()
    ]


@cache
def long_names() -> list[str]:
    """What the tables give as a name, place or address, in any spelling, the longest first."""
    columns = ("name_th", "alias", "abbreviation", "spelling", "place", "jurisdiction", "url")
    names = {
        squeezed(part)
        for _, _, _, row in all_rows()
        for column in columns
        for part in row.get(column, "").split("|")
    }
    return sorted((name for name in names if len(name) >= STRETCH), key=lambda n: (-len(n), n))


def copied(text: str, stretches: set[str]) -> list[str]:
    """The longest parts of `text` all of whose stretches stand in the texts."""
    found: list[tuple[int, int]] = []
    for at in range(len(text) - STRETCH + 1):
        if text[at : at + STRETCH] in stretches:
            if found and found[-1][1] == at + STRETCH - 1:
                found[-1] = (found[-1][0], at + STRETCH)
            else:
                found.append((at, at + STRETCH))
    return [text[start:end] for start, end in found]


def test_every_row_of_a_folder_of_many_sources_names_its_own():
    for folder in of_many_sources():
        known = {row["id"] for row in rows(folder, "sources")} | NOT_DOCUMENTS
        assert [
            (table, number, row.get("source"))
            for name, table, number, row in facts()
            if name == folder.name and row.get("source") not in known
        ] == []


@given
def test_every_paragraph_that_is_cited_exists():
    problems = []
    for folder, table, number, row in facts():
        if file := text_of(folder, row):
            cited = row.get("paragraph", "").split("|")  # a row that cites none has [""]
            problems += [
                (folder, table, number, each) for each in cited if (file, each) not in paragraphs()
            ]
    assert problems == []


def test_what_the_editors_add_cites_no_paragraph():
    assert [
        (folder, table, number)
        for folder, table, number, row in facts()
        if row.get("source") in NOT_DOCUMENTS and row.get("paragraph")
    ] == []


@given
def test_every_paragraph_of_the_ratchaburi_article_is_cited_by_something():
    folder, file = "ratchaburi-2566", TEXT_OF["ratchaburi-2566"]
    cited = {
        part
        for each, _, _, row in facts()
        if each == folder
        for part in row.get("paragraph", "").split("|")
    }
    byline = {"10"}  # the reporters stand in source.toml
    assert {paragraph for name, paragraph in paragraphs() if name == file} - byline <= cited


@given
def test_the_digest_is_that_of_the_text_that_was_read():
    digests = {
        file: str(manifest(SOURCES / folder)["sha256"]) for folder, file in TEXT_OF.items()
    } | {
        f"{folder.name}/{row['id']}.txt": row["sha256"]
        for folder in of_many_sources()
        for row in rows(folder, "sources")
    }
    assert [
        file
        for file, digest in digests.items()
        if hashlib.sha256((ARTICLES / file).read_bytes()).hexdigest() != digest
    ] == []


@given
def test_date_address_and_licence_of_a_source_are_those_of_its_metadata():
    problems = []
    for folder in of_many_sources():
        for row in rows(folder, "sources"):
            path = ARTICLES / folder.name / f"{row['id']}.json"
            known = json.loads(path.read_text(encoding="utf-8"))
            known["licence"] = known["licence"].rpartition("licence=")[2]
            problems += [
                (row["id"], column, row[column], known[column])
                for column in ("date", "url", "licence")
                if row[column] != known[column]
            ]
            if nfc(row["title_th"]) == nfc(known["title"]):
                problems.append((row["id"], "title_th", "not in the curators' words", ""))
    assert problems == []


@given
def test_every_article_that_was_selected_is_a_source_and_has_rows():
    for folder in of_many_sources():
        with (ARTICLES / folder.name / "INDEX.csv").open(encoding="utf-8", newline="") as lines:
            selected = {
                row["file"].removesuffix(".txt")
                for row in csv.DictReader(lines)
                if row["selected"] == "yes"
            }
        assert {row["id"] for row in rows(folder, "sources")} == selected
        told = {row.get("source") for name, _, _, row in facts() if name == folder.name}
        assert told >= selected, selected - told


@given
def test_no_stretch_of_any_article_stands_in_any_file(repository):
    stretches: set[str] = set()
    for file in sorted({file for file, _ in paragraphs()}):
        text = squeezed((ARTICLES / file).read_text(encoding="utf-8"))
        stretches.update(text[at : at + STRETCH] for at in range(len(text) - STRETCH + 1))
    assert len(stretches) > 100_000
    problems = []
    for path in files_of_the_repository(repository):
        if path.suffix in {".png", ".jpg", ".woff2", ".ttf", ".xlsx", ".parquet"}:
            continue
        text = squeezed(path.read_text(encoding="utf-8", errors="replace"))
        if not copied(text, stretches):
            continue
        for name in long_names():  # a name is a fact, however long it is
            text = text.replace(name, "\0")
        problems += [(str(path.relative_to(repository)), each) for each in copied(text, stretches)]
    assert problems == []


@given
def test_a_copied_sentence_is_found_however_it_is_broken():
    text = squeezed((ARTICLES / TEXT_OF["ratchaburi-2566"]).read_text(encoding="utf-8"))
    stretches = {text[at : at + STRETCH] for at in range(len(text) - STRETCH + 1)}
    broken = "\n".join(text[500:560])
    assert copied(squeezed(f"–{broken}–"), stretches) == [text[500:560]]
    assert copied(squeezed(f"–{broken[:70]}–"), stretches) == []


@given
def test_an_english_name_that_is_not_the_editors_stands_in_its_document():
    problems = []
    for folder, table, number, row in facts():
        file = text_of(folder, row)
        if file and row.get("name_en"):
            text = squeezed((ARTICLES / file).read_text(encoding="utf-8")).casefold()
            if squeezed(row["name_en"]).casefold() not in text:
                problems.append((folder, table, number, row["name_en"]))
    assert problems == []
