"""The shipped tables hold together."""

from __future__ import annotations

import csv
import re
import unicodedata
from typing import TYPE_CHECKING

from kg.schema.tables import tables
from kg.shipped import shipped
from kg.values.money import parse_amount
from kg.values.names import nfc

from .shipped_tables import SOURCES, all_rows, facts, folders, rows

if TYPE_CHECKING:
    from decimal import Decimal
    from pathlib import Path

INVISIBLE = "\u200b\u200c\u200d\ufeff"
OPAQUE = re.compile(r"p\d+")
UNADDED = re.compile(r"\bdo(es)? not add up\b")
"""What the English half of a total's note says where its parts do not add up to it."""


def in_english(note: str) -> str:
    return note.partition("|")[2]


def test_every_table_is_utf_8_in_nfc_without_invisible_characters_or_stray_spaces():
    for path in sorted(shipped("data").rglob("*")):
        if not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert not set(text) & {*INVISIBLE, "\u00ad", "\u00a0", "\t", "\r"}, path.name
        assert text.endswith("\n"), path.name
    assert [
        (folder, table, number, value)
        for folder, table, number, row in all_rows()
        for value in row.values()
        if value != nfc(value) or "ํา" in value  # a sara am typed as two
    ] == []


def test_no_two_parts_of_sara_am_are_left_apart():
    for path in sorted(shipped("data").rglob("*.csv")):
        assert "\u0e4d\u0e32" not in path.read_text(encoding="utf-8"), path.name


def test_every_id_is_used_somewhere():
    for folder in folders():
        mentioned: set[str] = set()
        own: dict[str, str] = {}
        counted: set[str] = set()
        for name, table, _, row in all_rows():
            if name != folder.name:
                continue
            for column, value in row.items():
                if column == "id":
                    own.setdefault(value, table)
                else:
                    mentioned.update(part.strip() for part in value.split("|"))
            if table == "groups" and row.get("count"):
                counted.add(row["id"])
        claims = {name for name, table in tables().items() if table.is_claim}
        unused = {
            local
            for local, table in own.items()
            if local and table not in claims and local not in mentioned | counted
        }
        # A programme of a list of programmes may be told of by its own row alone.
        assert {local for local in unused if own[local] != "programmes"} == set(), folder.name


def test_people_have_opaque_ids_and_no_private_field():
    for folder in folders():
        assert [
            row["id"] for row in rows(folder, "people") if not OPAQUE.fullmatch(row["id"])
        ] == []
        for row in rows(folder, "people"):
            assert set(row) <= {column.name for column in tables()["people"].columns}
    digits = re.compile(r"(?<!\d)(0\d{8,9}|\d{13})(?!\d)|\b0\d-\d{3,4}-\d{4}\b|[\w.]+@[\w.]+\.\w+")
    figures = {"sha256", "url", "licence", "amount", "quantity"}
    assert [
        (folder, table, number, column)
        for folder, table, number, row in all_rows()
        for column, value in row.items()
        if column not in figures and digits.search(value)
    ] == []


def test_people_stay_opaque_when_they_are_joined(all_shipped):
    with (all_shipped / "build" / "rows.csv").open(encoding="utf-8", newline="") as lines:
        people = [row for row in csv.DictReader(lines) if row["file"].endswith("/people.csv")]
    assert people
    assert [row["id"] for row in people if not OPAQUE.fullmatch(row["id"].partition("_")[2])] == []


def kinds_of_sum(row: dict[str, str]) -> tuple[str, Decimal | None]:
    """What a row counts, and how much of it if exactly; money without a currency is baht."""
    figure = "" if row.get("precision") else row.get("amount") or row.get("quantity")
    kind = row.get("unit", "") if "quantity" in row else row.get("currency") or "THB"
    return kind, parse_amount(figure) if figure else None


def totals(folder: Path, table: str) -> dict[int, list[dict[str, str]]]:
    """The rows that are a total, by number, each before its parts."""
    found = rows(folder, table)
    return {
        number: [total, *parts]
        for number, total in enumerate(found, start=2)
        if total.get("id")
        and (parts := [row for row in found if row.get("part_of") == total["id"]])
    }


def unadded() -> set[tuple[str, int]]:
    """File and row of each total whose parts, all known and alike, give another sum."""
    found = set()
    for folder in folders():
        for table in ("allocations", "results"):
            for number, (total, *parts) in totals(folder, table).items():
                kind, whole = kinds_of_sum(total)
                figures = [kinds_of_sum(part) for part in parts]
                known = all(each == kind and figure is not None for each, figure in figures)
                if whole is not None and known and sum(f for _, f in figures if f) != whole:
                    found.add((f"data/sources/{folder.name}/{table}.csv", number))
    return found


def test_parts_and_their_total_stand_in_one_source():
    assert [
        (folder.name, table, number)
        for folder in folders()
        for table in ("allocations", "results")
        for number, summed in totals(folder, table).items()
        if len({row.get("source", "") for row in summed}) > 1
    ] == []


def test_parts_add_up_to_their_total_or_its_note_says_that_they_do_not():
    said = {
        (f"data/sources/{folder}/{table}.csv", number)
        for folder, table, number, row in facts()
        if UNADDED.search(in_english(row.get("note", "")))
    }
    assert unadded() == said
    assert any(totals(folder, "allocations") for folder in folders())


def test_the_check_finds_no_violation_and_every_total_that_does_not_add_up(run, all_shipped):
    found = run("check", "-C", all_shipped, "--format", "json").json()["findings"]
    assert [each for each in found if each["severity"] == "violation"] == []
    listed = {
        (each["file"], each["row"]) for each in found if each["check"] == "sums-do-not-add-up"
    }
    assert listed == unadded()


def test_a_thai_name_is_the_editors_only_where_no_document_gives_one():
    problems = []
    for folder in folders():
        for table in ("organisations", "people", "posts"):
            named = [row for row in rows(folder, table) if row.get("name_th")]
            of_documents = {row["id"] for row in named if row.get("source") != "editors"}
            problems += [
                (folder.name, table, row["id"])
                for row in named
                if row.get("source") == "editors" and row["id"] in of_documents
            ]
    assert problems == []


def test_who_gives_an_english_name_is_said():
    assert [
        (folder, table, number)
        for folder, table, number, row in facts()
        if row.get("name_en") and not row.get("source")
    ] == []


def test_every_thing_has_a_name_in_both_languages():
    things = ("organisations", "groups", "people", "posts", "programmes", "agreements", "events")
    problems = []
    for folder in folders():
        for table in things:
            thai = {row["id"] for row in rows(folder, table) if row.get("name_th")}
            english = {row["id"] for row in rows(folder, table) if row.get("name_en")}
            every = {row["id"] for row in rows(folder, table)}
            problems += [(folder.name, table, each) for each in sorted(every - (thai & english))]
    assert problems == []


def test_notes_come_in_both_languages():
    both = re.compile(r"[^|]*[ก-๎][^|]*\|[^|]*[A-Za-z][^|]*")
    assert [
        (folder, table, number, note)
        for folder, table, number, row in all_rows()
        if (note := row.get("note")) and not both.fullmatch(note)
    ] == []


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
    folder = SOURCES / "ratchaburi-2566"
    groups = {row["id"] for row in rows(folder, "groups")}
    witnesses = {row["actor"] for row in rows(folder, "participations") if row["role"] == "witness"}
    assert witnesses
    assert witnesses <= groups


def test_whoever_is_reported_to_have_spoken_is_known():
    speakers = ("people", "organisations", "groups", "posts")
    known = {
        folder.name: {row["id"] for table in speakers for row in rows(folder, table)}
        for folder in folders()
    }
    assert [
        (folder, table, number, speaker)
        for folder, table, number, row in all_rows()
        for speaker in row.get("said_by", "").split("|")
        if speaker and speaker not in known[folder]
    ] == []


def test_decisions_name_who_decided_when_and_why():
    for name in ("same", "different", "withhold"):
        with (shipped("data") / "decisions" / f"{name}.csv").open(
            encoding="utf-8", newline=""
        ) as lines:
            for row in csv.DictReader(lines):
                assert all(row[column] for column in ("who", "when", "why")), (name, row)
