"""`kg ask`: the catalogue, its formats, its parameters and its filters."""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import pytest
from pyarrow import parquet
from pyoxigraph import Store

from .conftest import CODI, CODI_ID, NETWORK_ID


def on_a_terminal(command: list[str]) -> tuple[int, str]:
    """The exit code of a command whose output is a terminal, and all that it wrote."""
    pty = pytest.importorskip("pty", reason="no such terminals on Windows")
    ours, theirs = pty.openpty()
    ran = subprocess.run(
        command, stdin=theirs, stdout=theirs, stderr=theirs, timeout=60, check=False
    )
    os.close(theirs)
    written = os.read(ours, 65536)
    os.close(ours)
    return ran.returncode, written.decode("utf-8", "replace")


def test_the_catalogue_lists_names_titles_parameters_and_columns(kg):
    questions = kg("ask", "--list", "--format", "json").json()
    assert len(questions) >= 12
    for each in questions:
        texts = {
            f"{key}_{lang}" for key in ("title", "about", "not", "serves") for lang in ("en", "th")
        }
        assert set(each) == {
            "name",
            "theme",
            *texts,
            "params",
            "columns",
            "counts",
            "view",
            "shows",
        }
        modality = next(param for param in each["params"] if param["name"] == "modality")
        assert set(modality) == {"name", "type", "required", "default"}
        assert modality["default"] in {"asserted", "pledged", "requested", "negated", ""}
        assert each["title_en"] != each["title_th"]
    assert kg("ask", "--list", "--lang", "th").out != kg("ask", "--list").out


def test_rows_are_objects_keyed_by_column_in_the_order_the_catalogue_says(kg):
    listed = {each["name"]: each for each in kg("ask", "--list", "--format", "json").json()}
    rows = kg("ask", "who-agreed", "--format", "json").json()
    assert rows
    assert list(rows[0]) == listed["who-agreed"]["columns"]
    assert {row["party"] for row in rows} >= {CODI_ID, NETWORK_ID}
    assert {row["signed_on"] for row in rows} == {"2023-02-28"}
    assert {row["source"] for row in rows} == {"id:source_ratchaburi-2566"}


def test_numbers_are_numbers_in_json(kg):
    rows = kg("ask", "money-by-programme", "--format", "json").json()
    assert 6340120 in [row["amount"] for row in rows]


def test_an_answer_comes_in_every_table_format(kg, tmp_path):
    import openpyxl

    rows = kg("ask", "who-agreed", "--format", "json").json()
    table = kg("ask", "who-agreed", "--format", "csv")
    assert not table.data.startswith(b"\xef\xbb\xbf")
    assert [row["tie"] for row in csv.DictReader(table.out.splitlines())] == [
        row["tie"] for row in rows
    ]
    assert kg("ask", "who-agreed", "--format", "md").out.count("\n| ") >= len(rows)
    assert "28 Feb 2023" in kg("ask", "who-agreed").out
    assert "28 ก.พ. 2566" in kg("ask", "who-agreed", "--lang", "th").out
    for form in ("csv", "xlsx", "parquet"):
        ran = kg("ask", "who-agreed", "--format", form, "-o", tmp_path / f"ตาราง.{form}")
        assert ran.code == 0
        assert not ran.out
    assert (tmp_path / "ตาราง.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(tmp_path / "ตาราง.xlsx").worksheets[0]
    assert sheet.max_row >= len(rows)
    typed = parquet.read_table(tmp_path / "ตาราง.parquet")
    assert typed.column_names == list(rows[0])
    assert typed["tie"].to_pylist() == [row["tie"] for row in rows]
    assert {day.isoformat() for day in typed["signed_on"].to_pylist()} == {"2023-02-28"}


def test_a_parameter_takes_an_id_or_a_name_in_either_language(kg):
    answers = [
        kg("ask", "who-took-part", f"actor={name}", "--format", "json").json()
        for name in (
            CODI,
            CODI_ID,
            "CODI",
            "Community Organizations Development Institute (Public Organization)",
        )
    ]
    assert answers[0]
    assert all(answer == answers[0] for answer in answers)


def test_a_day_may_be_written_in_either_calendar(kg):
    def ask(*options):
        return kg("ask", "who-held-which-post", *options, "--format", "json").json()

    assert ask("--as-of", "2566-02-28") == ask("--as-of", "2023-02-28") == ask("asOf=28 ก.พ. 2566")
    assert ask("--as-of", "2566-02-28")


def test_a_bare_year_means_its_last_day(kg):
    found = {
        year: kg("ask", "who-agreed", "--as-of", year, "--format", "json").json()
        for year in ("2565", "2566", "2023")
    }
    assert found["2565"] == []
    assert found["2566"] == found["2023"] != []


def test_an_empty_answer_is_explained_on_stderr(kg):
    ran = kg(
        "ask",
        "who-connects",
        "a=university",
        "b=community-council",
        "place=ราชบุรี",
        "--format",
        "json",
    )
    assert ran.code == 0
    assert ran.json() == []
    for words in ("1 university", "no community organisation council named", "in 1 document", "not found in these documents is not the same as not there"):  # fmt: skip
        assert words in ran.err
    quiet = kg("ask", "who-connects", "a=university", "b=community-council", "-q")
    assert quiet.err == ""


def test_strict_leaves_out_what_is_only_assumed_to_go_on(kg):
    def ask(*options):
        rows = kg(
            "ask", "who-held-which-post", "--as-of", "2567-01-01", *options, "--format", "json"
        ).json()
        return {row["tie"]: row["status"] for row in rows}

    assert "assumed" in ask().values()
    assert "assumed" not in ask("--strict").values()


def test_during_keeps_what_overlaps(kg):
    assert kg("ask", "who-agreed", "--during", "2566-01..2566-03", "--format", "json").json()
    assert kg("ask", "who-agreed", "--during", "2550..2560", "--format", "json").json() == []
    assert kg("ask", "who-agreed", "--during", "2566..", "--format", "json").json()


def test_more_independent_sources_than_there_are_leave_nothing(kg):
    assert kg("ask", "who-agreed", "--min-sources", "1", "--format", "json").json()
    ran = kg("ask", "who-agreed", "--min-sources", "2", "--format", "json")
    assert ran.json() == []
    assert "left out by the filters" in ran.err


def test_modality_asks_for_what_is_not_asserted(kg):
    asserted = kg("ask", "who-took-part", "--format", "json").json()
    inferred = kg("ask", "who-took-part", "--modality", "inferred", "--format", "json").json()
    assert inferred
    assert not {row["tie"] for row in asserted} & {row["tie"] for row in inferred}


def test_an_own_question_file_may_use_the_day(run, copied):
    (copied / "holders.rq").write_text(
        "SELECT ?who ?tie WHERE { VALUES (?asOf) { (UNDEF) } ?tie a kg:Tenure ; kg:holder ?who ; kg:since ?since .\n"
        "OPTIONAL { ?tie kg:until ?until } FILTER(!BOUND(?asOf) || (?since <= ?asOf && (!BOUND(?until) || ?asOf <= ?until))) }",
        encoding="utf-8",
    )

    def ask(*options):
        return run("ask", "holders.rq", *options, "--format", "json", cwd=copied).json()

    assert ask("--as-of", "2565") == []
    assert ask("--as-of", "2566") == ask("--as-of", "2023-12-31") != []


def test_an_own_question_joins_the_catalogue(run, copied):
    (copied / "queries" / "ask").mkdir(parents=True, exist_ok=True)
    (copied / "queries" / "ask" / "my-own.rq").write_text(
        "#+ title_en: Mine\n#+ title_th: ของฉัน\n#+ columns: n\nSELECT (1 AS ?n) {}",
        encoding="utf-8",
    )
    listed = run("ask", "--list", "--format", "json", cwd=copied).json()
    assert "my-own" in [each["name"] for each in listed]
    assert run("ask", "my-own", "--format", "json", cwd=copied).json() == [{"n": 1}]


def test_an_empty_answer_says_which_other_modality_has_rows(kg):
    asked = ("ask", "who-took-part", "actor=นายอำเภอบ้านไร่")
    ran = kg(*asked)
    assert not ran.out
    assert "; --modality inferred (inferred): 2 rows" in ran.err
    assert "; --modality inferred (อนุมานจากบริบท): 2 แถว" in kg(*asked, "--lang", "th").err
    assert len(kg(*asked, "--modality", "inferred", "--format", "json").json()) == 2
    assert "--modality" not in kg(*asked, "--modality", "negated").err
    assert "--modality" not in kg(*asked, "--min-sources", "2").err  # it would be empty too


def test_a_period_that_ends_before_it_begins_is_an_error(kg):
    ran = kg("ask", "what-changed", "after=2567", "asOf=2566")
    assert ran.code == 2
    assert "after=2567" in ran.err
    assert kg("ask", "what-changed", "after=2567", "--as-of", "2566").code == 2


def test_a_table_of_more_rows_than_anybody_reads_is_cut_and_says_so_but_no_file_is(kg, tmp_path):
    own = tmp_path / "own.rq"
    digits = " ".join("0123456789")
    own.write_text(
        "#+ params: place:place\nSELECT ?n { VALUES (?place) { (UNDEF) } "
        + " ".join(f"VALUES ?{name} {{ {digits} }}" for name in "abcd")
        + " BIND(?a + 10 * ?b + 100 * ?c + 1000 * ?d AS ?n) } LIMIT 5001\n",
        encoding="utf-8",
    )
    cut = kg("ask", own, "-q")
    assert len(cut.out.splitlines()) == 5000 + 2
    assert "5,000" in cut.err
    assert "place=…" in cut.err
    assert "--all" in cut.err
    for whole in (kg("ask", own, "--all"), kg("ask", own, "-o", "-")):
        assert not whole.err
        assert len(whole.out.splitlines()) == 5001 + 2
    assert len(kg("ask", own, "--format", "csv").out.splitlines()) == 5001 + 1


def test_rows_chosen_by_their_claims_are_never_cut_before_they_are_chosen(kg, tmp_path):
    own = tmp_path / "own.rq"
    digits = " ".join("0123456789")
    own.write_text(
        "#+ params: place:place\nSELECT ?tie ?n { VALUES (?place) { (UNDEF) } ?tie a kg:Tie "
        + " ".join(f"VALUES ?{name} {{ {digits} }}" for name in "abc")
        + " BIND(?a + 10 * ?b + 100 * ?c AS ?n) }\n",
        encoding="utf-8",
    )
    assert "5,000" in kg("ask", own, "-q").err
    chosen = kg("ask", own, "--min-sources", "9")
    assert "5,000" not in chosen.err
    assert "rows left out by the filters" in chosen.err


ASKED = (
    "who-took-part",
    f"actor={CODI}",
    "--as-of",
    "2566-02-28",
    "--modality",
    "asserted,planned",
)


def test_what_is_explained_is_a_query_that_gives_the_same_rows(kg, tmp_path):
    explained = kg("ask", *ASKED, "--explain")
    rows = kg("ask", *ASKED, "--format", "json").json()
    assert f"rows: {len(rows)}, in " in explained.err
    assert "PREFIX kg:" in explained.out
    query = tmp_path / "explained.rq"
    query.write_text(explained.out, encoding="utf-8")
    again = kg("sparql", query, "--format", "json").json()
    assert rows
    assert again == [{name: row[name] for name in again[0]} for row in rows]
    names = {name for name in rows[0] if name.endswith("_label")}
    assert names.isdisjoint(again[0])
    assert all(name in explained.out.splitlines()[1] for name in names)
    assert kg("ask", *ASKED, "--explain", "-q").err == ""


def test_what_is_explained_tells_how_it_was_asked_and_what_the_query_leaves_to_do(kg):
    hostile = "เตาปูน\n} SELECT * {"
    told = kg("ask", *ASKED, "--min-sources", "2", "--during", "2560..2566", "--explain").out
    assert told.startswith(f"# kg ask who-took-part actor={CODI} --as-of 2023-02-28 --during ")
    assert "# chosen afterwards among these rows, by their ties: --during, --min-sources\n" in told
    assert "chosen afterwards" not in kg("ask", *ASKED, "--explain").out
    asked = kg("ask", "results-and-money", f"unit={hostile}", "--explain").out
    assert asked.splitlines()[0] == "# kg ask results-and-money unit=เตาปูน } SELECT * {"


def test_a_query_of_one_s_own_is_explained_with_the_prefixes_it_left_out(kg, tmp_path):
    own = tmp_path / "own.rq"
    own.write_text(
        """SELECT ?who ?note {
\tVALUES (?asOf) { (UNDEF) }
\t?who a kg:Organisation ; skos:prefLabel ?label . # foaf: is not used
\tBIND("org: nor is this" AS ?note)
} ORDER BY ?who""",
        encoding="utf-8",
    )
    told = kg("ask", own, "--explain").out
    assert [line.split()[1] for line in told.splitlines() if line.startswith("PREFIX")] == [
        "kg:",
        "skos:",
    ]
    assert Store().query(told) is not None


def test_bytes_that_are_no_text_are_kept_from_a_terminal(built):
    for form in ("xlsx", "parquet"):
        command = [
            sys.executable,
            "-m",
            "kg",
            "ask",
            "who-agreed",
            "--format",
            form,
            "-C",
            str(built),
        ]
        code, written = on_a_terminal(command)
        assert code == 2
        assert f"{form} is not text; write it to a file with -o" in written


def test_a_question_that_counts_is_not_filtered_by_the_claim_it_cites(kg):
    for option in (("--min-sources", "2"), ("--strict",), ("--during", "2560..2566")):
        for more in ((), ("--explain",)):
            ran = kg("ask", "region-profile", *option, *more)
            assert ran.code == 2
            assert f"region-profile counts claims, and {option[0]} would choose" in ran.err
    assert kg("ask", "region-profile", "--as-of", "2566", "--format", "json").json()
    assert kg("ask", "who-agreed", "--min-sources", "1", "--format", "json").json()
