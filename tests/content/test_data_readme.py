"""data/README.md counts what is in the tables, and its example of a new article works.

After a change of the tables: `python tests/content/test_data_readme.py` writes the counts and the
example's output anew; read the difference before committing it.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from geothai import provinces

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "data" / "README.md"
SOURCES = ROOT / "data" / "sources"
ARTICLES = ROOT.parent / "shared" / "articles"
CASES = ("ratchaburi-2566", "thaigov")
NEWS = "thaigov"
TIES = ("tenures", "affiliations", "participations", "allocations", "commitments")
TABLES = (
    "organisations", "groups", "people", "posts", "programmes", "agreements", "events",
    *TIES, "results",
)  # fmt: skip
MODALITIES = ("asserted", "planned", "requested", "pledged", "negated", "inferred")
STAGES = {
    "allocations": ("approved", "announced", "disbursed", "not-stated"),
    "results": ("target", "under-way", "achieved"),
}
SHOWN = ("events", "allocations", "results")
FEW = 3
"""Provinces in fewer articles are listed, not tabled."""

COUNTED = re.compile(r"(<!-- counted: ([\w-]+) -->\n)(.*?)(<!-- end -->\n)", re.DOTALL)
FAMILY = re.compile(r"^\| (\d{3}) \| (\d{3}) \| .+ \|$", re.MULTILINE)
EXAMPLE = re.compile(r"## Add the sixty-first article\n.*?(?=\n## )", re.DOTALL)
FILE = re.compile(r"^`([\w./-]+)`[^\n]*:\n\n```(?:csv|text)\n(.*?)```\n", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"```sh\n(.*?)```\n", re.DOTALL)
CONSOLE = re.compile(r"```console\n\$ (.+)\n((?:.*\n)*?)```\n")
given = pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not beside this checkout"
)


@cache
def rows(case: str, table: str) -> list[dict[str, str]]:
    path = SOURCES / case / f"{table}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [{name: value or "" for name, value in row.items()} for row in csv.DictReader(lines)]


def stated(case: str, table: str) -> list[dict[str, str]]:
    """The rows that rest on a document."""
    return [row for row in rows(case, table) if row.get("source") != "editors"]


def grid(head: list[str], body: list[list[object]], left: int = 1) -> str:
    """A Markdown table whose first `left` columns are words and the others numbers."""
    rule = ["---"] * left + ["--:"] * (len(head) - left)
    lines = [head, rule, *body]
    return "".join(f"| {' | '.join(f'{cell:,}' if isinstance(cell, int) else str(cell) for cell in line)} |\n" for line in lines)  # fmt: skip


def classes() -> str:
    body: list[list[object]] = []
    sums: Counter[int] = Counter()
    for table in TABLES:
        line: list[object] = [f"`{table}`"]
        for case in CASES:
            own = stated(case, table)
            if table in {*TIES, "results"}:
                line += ["–", len(own), "–"]
            else:
                added = len(rows(case, table)) - len(own)
                line += [len({row["id"] for row in own}), len(own), added]
        sums.update({at: cell for at, cell in enumerate(line) if at and isinstance(cell, int)})
        body.append(line)
    body.append(
        [
            "**all**",
            *("–" if at in {1, 4} else f"**{sums[at]:,}**" for at in range(1, len(body[0]))),
        ]
    )
    head = ["table", "Ratchaburi: things", "rows", "editors", "news: things", "rows", "editors"]
    return grid(head, body)


def modalities() -> str:
    body: list[list[object]] = []
    for modality in MODALITIES:
        found = [
            sum((row.get("modality") or "asserted") == modality for table in TIES for row in stated(case, table))
            for case in CASES
        ]  # fmt: skip
        body.append([f"ties: {modality}", *found])
    for table, stages in STAGES.items():
        word = {"allocations": "money", "results": "results"}[table]
        for stage in stages:
            found = [sum(row["stage"] == stage for row in stated(case, table)) for case in CASES]
            body.append([f"{word}: {stage.replace('-', ' ')}", *found])
    return grid(["", "Ratchaburi", "news"], body)


def rows_of(source: str) -> int:
    return sum(row["source"] == source for table in TABLES for row in stated(NEWS, table))


def years() -> str:
    found: dict[str, list[str]] = {}
    for row in rows(NEWS, "sources"):
        found.setdefault(row["date"][:4], []).append(row["id"])
    body: list[list[object]] = [
        [f"{year} (BE {int(year) + 543})", len(ids), sum(map(rows_of, ids))]
        for year, ids in sorted(found.items())
    ]
    return grid(["year of the document", "articles", "rows"], body)


def speakers() -> str:
    names: dict[tuple[str, str], str] = {}
    for row in rows(NEWS, "organisations"):
        for column in ("name_th", "name_en"):
            if row[column]:
                names.setdefault((row["id"], column), row[column])
    found = Counter(row["speaks_for"] for row in rows(NEWS, "sources"))
    body: list[list[object]] = [
        [f"{names[each, 'name_en']} ({names[each, 'name_th']})" if each else "not shown by the text", n]
        for each, n in sorted(found.items(), key=lambda item: (-item[1], item[0] == "", item[0]))
    ]  # fmt: skip
    return grid(["the release speaks for", "articles"], body)


def pairs() -> list[tuple[str, str]]:
    return [(r["id"], r["reprint_of"]) for r in rows(NEWS, "sources") if r["reprint_of"]]


def families() -> str:
    articles = len(rows(NEWS, "sources"))
    return (
        f"The {articles} articles are {articles - len(pairs())} families: "
        f"{len(pairs())} follow another and count with it as one source.\n"
    )


def placed(province: str) -> list[tuple[str, str]]:
    """Source and table of each row that is placed in the province, or holds a post for it."""
    name = province if province == "กรุงเทพมหานคร" else f"จังหวัด{province}"
    return [
        (row["source"], table)
        for table in TABLES
        for row in stated(NEWS, table)
        if any(
            part.endswith(name)
            for column in ("place", "jurisdiction")
            for part in row.get(column, "").split("|")
        )
    ]


def by_province() -> str:
    found = []
    for province in provinces():
        tables = Counter(table for _, table in placed(province.name_th))
        articles = len({source for source, _ in placed(province.name_th)})
        found.append((articles, tables.total(), province, tables))
    found.sort(key=lambda each: (-each[0], -each[1], each[2].name_en))
    body: list[list[object]] = [
        [f"{p.name_en} ({p.name_th})", n, total, *(tables[each] for each in SHOWN)]
        for n, total, p, tables in found
        if n >= FEW
    ]
    few = [p.name_en for n, _, p, _ in found if 0 < n < FEW]
    none = [p.name_en for n, _, p, _ in found if not n]
    cells = [row.get("place", "").split("|") for table in TABLES for row in stated(NEWS, table)]
    nation = sum("ประเทศไทย" in parts for parts in cells)
    region = sum(any(part.startswith(("ภาค", "กรุงเทพฯ")) for part in parts) for parts in cells)
    head = ["province", "articles", "rows", *(f"of which {each}" for each in SHOWN)]
    return (
        f"{grid(head, body)}\n{len(few)} more provinces are in one or two articles each: {', '.join(few)}.\n\n"
        f"**{len(none)} of the 77 provinces are in none**: {', '.join(none)}.\n\n"
        f"{nation} rows are of the whole country and {region} of a region.\n"
    )


def topics() -> str:
    found = Counter(part for row in rows(NEWS, "sources") for part in row["topic"].split("|"))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return f"Articles by topic (one may have several): {', '.join(f'{name} {n}' for name, n in ranked)}.\n"


def off_topic() -> str:
    return "".join(
        f"- {row['id']} ({row['date'][:4]}): {row['note'].partition('|')[2]}.\n"
        for row in rows(NEWS, "sources")
        if row["note"]
    )


COUNTS = {
    "classes": classes,
    "modalities": modalities,
    "years": years,
    "speakers": speakers,
    "families": families,
    "provinces": by_province,
    "topics": topics,
    "off-topic": off_topic,
}


def run(words: list[str], folder: Path) -> str:
    """What a command prints, notes on stderr after data on stdout, as a reader 100 wide sees it."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", *words],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8") + done.stderr.decode("utf-8")


def add(path: Path, text: str) -> None:
    """Write `text` to `path`, or its rows to the end of the table that is there."""
    if not path.is_file():
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    with path.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    more = list(csv.DictReader(text.splitlines()))
    with path.open("a", encoding="utf-8", newline="") as lines:
        csv.DictWriter(lines, columns, lineterminator="\n").writerows(more)


def example(text: str, folder: Path) -> str:
    """The text with what the example's commands print, its steps having been taken in `folder`."""
    part = EXAMPLE.search(text)
    assert part
    for step in re.split(r"(?=^### )", part[0], flags=re.MULTILINE):
        for lines in SHELL.findall(step):
            for line in lines.splitlines():
                run(shlex.split(line, comments=True)[1:], folder)
        for name, body in FILE.findall(step):
            add(folder / name, body)
    return CONSOLE.sub(
        lambda match: f"```console\n$ {match[1]}\n{run(shlex.split(match[1])[1:], folder)}```\n",
        text,
    )


def counted(text: str) -> str:
    """The text with every count as the tables have it."""
    return COUNTED.sub(lambda match: f"{match[1]}\n{COUNTS[match[2]]()}\n{match[4]}", text)


def readme() -> str:
    return README.read_text(encoding="utf-8")


def test_every_count_is_that_of_the_tables():
    assert {name for _, name, _, _ in COUNTED.findall(readme())} == set(COUNTS)
    assert counted(readme()) == readme()


def test_every_article_that_follows_another_is_listed_with_a_reason():
    assert FAMILY.findall(readme()) == pairs()


def test_every_link_within_the_page_leads_to_a_heading():
    headings = re.findall(r"^#+ (.+)$", readme(), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", readme())) <= anchors


def test_the_example_of_a_new_article_can_be_followed_word_for_word(tmp_path):
    assert FILE.findall(readme())
    assert example(readme(), tmp_path) == readme()


@given
def test_the_articles_chosen_from_are_as_many_a_year_as_it_says():
    with (ARTICLES / NEWS / "INDEX.csv").open(encoding="utf-8", newline="") as lines:
        found = Counter(row["date"][:4] for row in csv.DictReader(lines))
    said = ", ".join(f"{year} {n}" for year, n in sorted(found.items()))
    assert f"{said}; together {found.total()}." in " ".join(readme().split())


@given
def test_the_articles_that_do_not_name_the_institute_are_those_it_lists():
    names = ("พอช", "สถาบันพัฒนาองค์กรชุมชน")
    silent = [
        row["id"]
        for row in rows(NEWS, "sources")
        if not any(
            name in (ARTICLES / NEWS / f"{row['id']}.txt").read_text(encoding="utf-8")
            for name in names
        )
    ]
    assert f"do not name CODI at all: {', '.join(silent)}." in " ".join(readme().split())


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        done = example(counted(readme()), Path(place))
    README.write_text(done, encoding="utf-8", newline="\n")
