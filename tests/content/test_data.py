"""The shipped tables hold together, and hold no sentence of the text they rest on."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from kg.schema.tables import tables
from kg.shipped import shipped
from kg.values.money import parse_amount

ARTICLES = Path(__file__).resolve().parents[2].parent / "shared" / "articles"
TEXT_OF = {"ratchaburi-2566": "ratchaburi-mou-2566.txt"}
STRETCH = 40
INVISIBLE = "\u200b\u200c\u200d\ufeff"
given = pytest.mark.skipif(not ARTICLES.is_dir(), reason="the article is not beside this checkout")


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    path = folder / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def folders() -> list[Path]:
    return sorted(path for path in (shipped("data") / "sources").iterdir() if path.is_dir())


def all_rows() -> list[tuple[str, str, int, dict[str, str]]]:
    return [
        (folder.name, table, number, row)
        for folder in folders()
        for table in tables()
        for number, row in enumerate(rows(folder, table), start=2)
    ]


def manifest(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "source.toml").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """Letters and digits alone: line ends and spacing hide no copy."""
    return "".join(
        c
        for c in unicodedata.normalize("NFC", text)
        if not c.isspace() and c not in "\u200b\u200c\u200d\ufeff"
    )


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


def every_name() -> set[str]:
    """What the tables give as the name of something, in any spelling."""
    columns = ("name_th", "alias", "abbreviation", "spelling")
    return {
        part
        for _, _, _, row in all_rows()
        for column in columns
        for part in (row.get(column) or "").split("|")
        if len(squeezed(part)) >= STRETCH
    }


# ── against the article ─────────────────────────────────────────────────────


@given
def test_every_paragraph_that_is_cited_exists():
    with (ARTICLES / "paragraphs.csv").open(encoding="utf-8", newline="") as lines:
        known = {(row["file"], row["paragraph"]) for row in csv.DictReader(lines)}
    for folder, table, number, row in all_rows():
        if folder in TEXT_OF and not row.get("source"):
            cited = [part for part in row.get("paragraph", "").split("|") if part]
            assert cited, (table, number)
            for paragraph in cited:
                assert (TEXT_OF[folder], paragraph) in known, (table, number, paragraph)


@given
def test_every_paragraph_of_the_article_is_cited_by_something():
    with (ARTICLES / "paragraphs.csv").open(encoding="utf-8", newline="") as lines:
        known = [(row["file"], row["paragraph"]) for row in csv.DictReader(lines)]
    for folder, file in TEXT_OF.items():
        cited = {
            part
            for each, _, _, row in all_rows()
            if each == folder
            for part in row.get("paragraph", "").split("|")
        }
        byline = {"10"}  # the reporters stand in source.toml
        assert {paragraph for name, paragraph in known if name == file} - byline <= cited


@given
def test_the_digest_is_that_of_the_text_that_was_read():
    for folder, file in TEXT_OF.items():
        digest = hashlib.sha256((ARTICLES / file).read_bytes()).hexdigest()
        assert manifest(shipped("data") / "sources" / folder)["sha256"] == digest


@given
def test_no_stretch_of_the_article_stands_in_any_file(repository):
    stretches: set[str] = set()
    for file in TEXT_OF.values():
        text = squeezed((ARTICLES / file).read_text(encoding="utf-8"))
        stretches |= {text[at : at + STRETCH] for at in range(len(text) - STRETCH + 1)}
    assert len(stretches) > 1000
    names = sorted({squeezed(name) for name in every_name()}, key=len, reverse=True)
    for path in files_of_the_repository(repository):
        if path.suffix in {".png", ".jpg", ".woff2", ".ttf", ".xlsx", ".parquet"}:
            continue
        text = squeezed(path.read_text(encoding="utf-8", errors="replace"))
        for name in names:  # a name is a fact, however long it is
            text = text.replace(name, "\0")
        found = next(
            (
                text[at : at + STRETCH]
                for at in range(len(text) - STRETCH + 1)
                if text[at : at + STRETCH] in stretches
            ),
            "",
        )
        assert not found, (path.relative_to(repository), found)


# ── in themselves ───────────────────────────────────────────────────────────


def test_every_table_is_utf_8_in_nfc_without_invisible_characters_or_stray_spaces():
    for path in sorted(shipped("data").rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert not set(text) & {*INVISIBLE, "\u00ad", "\u00a0", "\t", "\r"}, path.name
        assert text.endswith("\n"), path.name
    for folder, table, number, row in all_rows():
        for value in row.values():
            assert value == value.strip(), (folder, table, number, value)
            assert "ํา" not in value, (folder, table, number)  # a sara am typed as two


def test_no_two_parts_of_sara_am_are_left_apart():
    for path in sorted(shipped("data").rglob("*.csv")):
        assert "\u0e4d\u0e32" not in path.read_text(encoding="utf-8"), path.name


def test_every_id_is_used_somewhere():
    for folder in folders():
        mentioned: set[str] = set()
        own: dict[str, str] = {}
        for name, table, _, row in all_rows():
            if name != folder.name:
                continue
            for column, value in row.items():
                if column == "id":
                    own.setdefault(value, table)
                elif value:
                    mentioned.update(part.strip() for part in value.split("|"))
        claims = {name for name, table in tables().items() if table.is_claim}
        unused = {
            local
            for local, table in own.items()
            if local and table not in claims and local not in mentioned
        }
        # A programme of a list of programmes may be told of by its own row alone.
        assert {local for local in unused if own[local] != "programmes"} == set(), folder.name


def test_people_have_opaque_ids_and_no_private_field():
    for folder in folders():
        for row in rows(folder, "people"):
            assert re.fullmatch(r"p\d+", row["id"])
            assert set(row) <= {column.name for column in tables()["people"].columns}
    digits = re.compile(r"(?<!\d)(0\d{8,9}|\d{13})(?!\d)|\b0\d-\d{3,4}-\d{4}\b|[\w.]+@[\w.]+\.\w+")
    for folder, table, number, row in all_rows():
        for value in row.values():
            assert not digits.search(value or ""), (folder, table, number)


def test_the_parts_of_every_total_add_up_to_it():
    totals = 0
    for folder in folders():
        money = rows(folder, "allocations")
        for total in money:
            parts = [
                parse_amount(row["amount"])
                for row in money
                if total.get("id") and row.get("part_of") == total["id"] and row["amount"]
            ]
            if parts:
                totals += 1
                assert sum(parts, Decimal(0)) == parse_amount(total["amount"]), total["id"]
    assert totals


def test_thai_names_are_the_document_s_and_english_ones_the_editors():
    for folder in folders():
        for table in ("organisations", "people", "posts"):
            for row in rows(folder, table):
                assert not (row.get("name_th") and row.get("source") == "editors"), row["id"]
        for name, table, number, row in all_rows():
            if name == folder.name:
                assert not row.get("name_en") or row.get("source"), (table, number)


def test_every_thing_has_a_name_in_both_languages():
    for folder in folders():
        for table in (
            "organisations",
            "groups",
            "people",
            "posts",
            "programmes",
            "agreements",
            "events",
        ):
            thai = {row["id"] for row in rows(folder, table) if row.get("name_th")}
            english = {row["id"] for row in rows(folder, table) if row.get("name_en")}
            assert thai == english, (table, thai ^ english)


def test_notes_come_in_both_languages():
    for folder, table, number, row in all_rows():
        if note := row.get("note"):
            thai, bar, english = note.partition("|")
            assert bar, (folder, table, number)
            assert re.search("[ก-๎]", thai), (folder, table, number)
            assert re.search("[A-Za-z]", english), (folder, table, number)


def test_no_group_described_without_names_is_expanded_or_merged():
    for folder in folders():
        groups = {row["id"] for row in rows(folder, "groups")}
        named = {row["id"] for row in rows(folder, "organisations")} | {
            row["id"] for row in rows(folder, "people")
        }
        assert not groups & named
    with (shipped("data") / "decisions" / "same.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["who"]
            assert row["when"]
            assert row["why"]


def test_witnesses_are_groups_for_the_article_names_none():
    folder = shipped("data") / "sources" / "ratchaburi-2566"
    groups = {row["id"] for row in rows(folder, "groups")}
    witnesses = {row["actor"] for row in rows(folder, "participations") if row["role"] == "witness"}
    assert witnesses
    assert witnesses <= groups


def test_whoever_is_reported_to_have_spoken_is_known():
    for folder in folders():
        known = {
            row["id"]
            for table in ("people", "organisations", "groups", "posts")
            for row in rows(folder, table)
        }
        for name, table, number, row in all_rows():
            if name == folder.name and row.get("said_by"):
                assert row["said_by"] in known, (table, number)


def test_decisions_name_who_decided_when_and_why():
    for name in ("same", "different", "withhold"):
        with (shipped("data") / "decisions" / f"{name}.csv").open(
            encoding="utf-8", newline=""
        ) as lines:
            for row in csv.DictReader(lines):
                assert all(row[column] for column in ("who", "when", "why")), (name, row)
