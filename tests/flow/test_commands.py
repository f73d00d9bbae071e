"""Every command, end to end, as a process on real files."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [
    "init",
    "demo",
    "build",
    "check",
    "ask",
    "sparql",
    "show",
    "why",
    "path",
    "network",
    "export",
    "view",
]
CODI, NETWORK = "พอช.", "ขบวนองค์กรชุมชนจังหวัดราชบุรี"
CODI_ID, NETWORK_ID = "id:ratchaburi-2566_codi", "id:ratchaburi-2566_ratchaburi-network"
NOT_GROUPS = "FILTER NOT EXISTS { ?source a kg:Group } FILTER NOT EXISTS { ?target a kg:Group }"


@pytest.fixture(scope="session")
def kg(run, built):
    """`kg` in the built workspace."""

    def in_workspace(*args: object, **more):
        return run(*args, **{"cwd": built, **more})

    return in_workspace


def rows_of(root: Path, file: str) -> list[list[str]]:
    with (root / file).open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


# ── help, version, errors ───────────────────────────────────────────────────


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert re.search(rf"Examples?:\s+kg {command}", ran.out)


def test_help_lists_every_command_and_where_to_start(run):
    ran = run("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert re.search(rf"^  {command} ", ran.out, re.MULTILINE)
    assert "kg demo" in ran.out


def test_the_version_is_the_package_s(run):
    import kg

    assert run("--version").out.strip().endswith(kg.__version__)


def test_an_unknown_command_gets_the_nearest(run):
    ran = run("networks")
    assert ran.code == 2
    assert "did you mean network" in ran.err
    assert not ran.out


@pytest.mark.parametrize(
    "args",
    [
        ("show", "สถาบันพัฒนาองค์กรชุมชม"),
        ("ask", "who-agrees"),
        ("ask", "who-works-where", "place=เตาปุน"),
        ("ask", "who-connects", "a=universty", "b=community-council"),
        ("network", "colaboration"),
        ("export", "graphlm"),
        ("network", "--focus", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึ"),
    ],
    ids=" ".join,
)
def test_an_unknown_name_gets_did_you_mean(kg, args):
    ran = kg(*args)
    assert ran.code == 2
    assert "หมายถึง" in ran.err
    assert "did you mean" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "args",
    [
        ("sparql", "SELECT {"),
        ("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
        ("sparql", "no-such-file.rq"),
        ("sparql", "INSERT DATA { kg:a kg:b kg:c }"),
        ("ask", "who-works-where"),
        ("ask", "who-agreed", "nonsense"),
        ("ask", "who-agreed", "colour=red"),
        ("ask", "who-agreed", "--as-of", "2566-02-31"),
        ("ask", "who-agreed", "--during", "2566..2560"),
        ("ask", "who-agreed", "--modality", "wished"),
        ("ask", "who-agreed", "--store", "no-such-store"),
        ("why", "id:tie_0000000000000000"),
        ("path", CODI, CODI_ID),
        ("export", "turtle", "--network", "collaboration"),
        ("network", "missing.rq"),
        ("build", "-C", "no-such-folder"),
    ],
    ids=" ".join,
)
def test_an_error_is_one_line_on_stderr_and_exit_2(kg, args):
    ran = kg(*args)
    assert ran.code == 2
    assert ran.err.startswith("kg: ")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err
    assert not ran.out


def test_outside_a_workspace_the_error_says_how_to_make_one(run):
    ran = run("ask", "--list")
    assert ran.code == 2
    assert "kg init" in ran.err


def test_before_the_first_build_the_error_says_to_build(run, make_workspace):
    root = make_workspace({})
    for args in (
        ("ask", "who-agreed"),
        ("check",),
        ("network",),
        ("show", "x"),
        ("export", "nquads"),
    ):
        ran = run(*args, cwd=root)
        assert ran.code == 2
        assert "kg build" in ran.err


# ── init, demo, build, check ────────────────────────────────────────────────


def test_init_makes_a_workspace_and_refuses_to_overwrite_one(run, tmp_path):
    folder = tmp_path / "ที่ ใหม่"
    assert run("init", folder, "--lang", "th").code == 0
    assert 'lang = "th"' in (folder / "kg.toml").read_text(encoding="utf-8")
    assert (folder / "data" / "sources" / "ratchaburi-2566" / "tenures.csv").is_file()
    before = sorted(folder.rglob("*"))
    again = run("init", folder)
    assert again.code == 2
    assert len(again.err.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before


def test_demo_ends_with_one_true_sentence_its_command_and_its_source(run, tmp_path):
    ran = run("demo", "สาธิต demo", cwd=tmp_path)
    assert ran.code == 0, ran.err
    root = tmp_path / "สาธิต demo"
    assert any(root.glob("*.html"))
    sentence, command, source = ran.out.strip().splitlines()[-3:]
    assert "Community Organizations Development Institute" in sentence
    assert "para" in source
    asked = command.partition("kg ")[2].replace('"', "").split(" -C ")
    answer = run(*asked[0].split(), "-C", asked[1], "--format", "json", cwd=tmp_path).json()
    assert all(row["party_label"] in sentence for row in answer if row["role"] == "kg:role-party")
    assert any(f"para {row['paragraph']}" in source for row in answer)
    assert run("demo", "สาธิต demo", cwd=tmp_path).code == 2


def test_build_gives_its_manifest_and_what_changed(run, copied):
    ran = run("build", "-C", copied, "--format", "json", "--quiet")
    assert ran.code == 0
    assert ran.err == ""
    found = ran.json()
    assert {"build", "counts", "inputs", "versions", "withheld", "added", "gone", "altered"} <= set(
        found
    )
    assert (found["added"], found["gone"], found["altered"]) == ([], [], [])
    assert found["counts"]["Agreement"] == 1
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in found["inputs"].values())
    assert "data/sources/ratchaburi-2566/people.csv" in found["inputs"]


def test_check_of_the_shipped_data_finds_no_violation(kg):
    ran = kg("check", "--format", "json")
    assert ran.code == 0
    found = ran.json()
    assert not [each for each in found["findings"] if each["severity"] == "violation"]
    assert found["checked"]


def test_check_exits_1_on_a_violation_and_names_file_and_row(run, copied):
    file = "data/sources/ratchaburi-2566/tenures.csv"
    lines = rows_of(copied, file)
    with (copied / file).open("a", encoding="utf-8", newline="") as out:
        csv.writer(out).writerow(["p01" if name == "person" else "3" if name == "paragraph" else "" for name in lines[0]])  # fmt: skip
    assert run("build", "-C", copied).code == 0
    ran = run("check", "-C", copied, "--format", "json")
    assert ran.code == 1
    violations = [each for each in ran.json()["findings"] if each["severity"] == "violation"]
    assert [(each["file"], each["row"]) for each in violations] == [(file, len(lines) + 1)]
    assert violations[0]["subject"].startswith("id:tie_")
    assert violations[0]["source"] == "id:source_ratchaburi-2566"
    assert set(violations[0]) == {
        "check",
        "severity",
        "message",
        "subject",
        "source",
        "file",
        "row",
    }
    english = run("check", "-C", copied)
    assert f"{file}, row {len(lines) + 1}" in english.out
    assert "needs a post or an organisation" in english.out
    assert "ต้องมีตำแหน่ง" in run("check", "-C", copied, "--lang", "th").out


# ── ask, sparql ─────────────────────────────────────────────────────────────


def test_the_catalogue_lists_names_titles_parameters_and_columns(kg):
    questions = kg("ask", "--list", "--format", "json").json()
    assert len(questions) >= 12
    for each in questions:
        assert set(each) == {"name", "title_en", "title_th", "params", "columns", "view"}
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
    for form in ("csv", "xlsx"):
        ran = kg("ask", "who-agreed", "--format", form, "-o", tmp_path / f"ตาราง.{form}")
        assert ran.code == 0
        assert not ran.out
    assert (tmp_path / "ตาราง.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    sheet = openpyxl.load_workbook(tmp_path / "ตาราง.xlsx").worksheets[0]
    assert sheet.max_row >= len(rows)


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


SELECT = "SELECT ?who ?label { ?who a kg:Organisation ; skos:prefLabel ?label FILTER(LANG(?label) = 'th') } ORDER BY ?who"


def test_sparql_takes_a_query_a_file_and_standard_input(kg, tmp_path):
    (tmp_path / "ถาม.rq").write_text(SELECT, encoding="utf-8-sig")
    answers = [
        kg("sparql", SELECT, "--format", "json"),
        kg("sparql", tmp_path / "ถาม.rq", "--format", "json"),
        kg("sparql", "-", "--format", "json", input=SELECT),
    ]
    assert answers[0].json()[0]["who"] == CODI_ID
    assert len({ran.out for ran in answers}) == 1


@pytest.mark.parametrize("form", ["srj", "srx", "csv", "tsv"])
def test_a_select_comes_in_the_w3c_s_result_formats(kg, form):
    import pyoxigraph as ox

    ran = kg("sparql", SELECT, "--format", form)
    assert ran.code == 0
    if form == "csv":
        assert next(iter(csv.DictReader(ran.out.splitlines())))["label"]
        return
    kind = {
        "srj": ox.QueryResultsFormat.JSON,
        "srx": ox.QueryResultsFormat.XML,
        "tsv": ox.QueryResultsFormat.TSV,
    }
    read = ox.parse_query_results(ran.data, format=kind[form])
    assert NETWORK in [row["label"].value for row in read]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.parametrize(
    ("form", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")]
)
def test_a_construct_comes_as_rdf(kg, form, parser):
    import rdflib

    ran = kg(
        "sparql",
        "CONSTRUCT { ?s skos:prefLabel ?o } WHERE { ?s a kg:Organisation ; skos:prefLabel ?o }",
        "--format",
        form,
    )
    assert ran.code == 0
    graph = rdflib.Graph().parse(data=ran.data, format=parser)
    assert NETWORK in [str(o) for o in graph.objects()]


def test_an_ask_query_answers_true_or_false(kg):
    assert kg("sparql", "ASK { ?s a kg:Agreement }", "--format", "srj").json()["boolean"] is True


# ── show, why, path ─────────────────────────────────────────────────────────


def test_show_gives_labels_facts_and_ties_with_their_sources(kg):
    found = kg("show", CODI, "--format", "json").json()
    assert found["id"] == CODI_ID
    assert set(found) == {"id", "labels", "kinds", "facts", "ties"}
    assert "kg:GovernmentOffice" in found["kinds"]
    wanted = {
        "tie",
        "kind",
        "role",
        "with",
        "start",
        "end",
        "observed",
        "modality",
        "status",
        "said_by",
        "sources",
    }
    assert found["ties"]
    for tie in found["ties"]:
        assert wanted <= set(tie)
        assert all({"source", "paragraph"} <= set(source) for source in tie["sources"])
        assert tie["sources"]


def test_show_writes_for_people_in_both_languages(kg):
    assert "สถาบันพัฒนาองค์กรชุมชน" in kg("show", "CODI", "--lang", "th").out
    assert CODI_ID in kg("show", CODI).out


def test_show_knows_places_programmes_and_sources(kg):
    for name in (
        "เตาปูน",
        "U2T",
        "id:source_ratchaburi-2566",
        "สุธี เล้าสุบินประเสริฐ",
        "นายสุธี เล้าสุบินประเสริฐ",
    ):
        assert kg("show", name, "--format", "json").json()["id"].startswith("id:")


def test_why_names_the_file_and_row_whose_cells_say_so(kg, built):
    found = kg("why", CODI, "--format", "json").json()
    assert len(found) > 5
    for tie in found:
        header, row = rows_of(built, tie["file"])[0], rows_of(built, tie["file"])[tie["row"] - 1]
        cells = dict(zip(header, row, strict=True))
        locals_ = {
            end.partition("_")[2]
            for end in (tie["actor"], tie["with"])
            if end and "place-" not in end
        }
        assert locals_ <= set(row)
        said = {cited["paragraph"] for cited in tie["sources"]}
        assert said == set(cells["paragraph"].split("|"))
        assert (cells.get("modality") or "asserted") == tie["modality"]
        assert [each.partition("_")[2] for each in tie["said_by"]] == [
            each for each in [cells.get("said_by", "")] if each
        ]


def test_why_two_are_linked_and_why_one_tie_is_there(kg):
    both = kg("why", CODI, NETWORK, "--format", "json").json()
    assert {CODI_ID, NETWORK_ID} <= {tie["actor"] for tie in both}
    one = kg("why", both[0]["tie"], "--format", "json").json()
    assert [tie["tie"] for tie in one] == [both[0]["tie"]]
    text = kg("why", both[0]["tie"], "--lang", "th").out
    assert both[0]["file"] in text
    assert "ย่อหน้า" in text


def test_a_path_goes_from_end_to_end_along_ties_that_why_explains(kg):
    found = kg("path", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง", NETWORK, "--format", "json").json()
    assert found
    for path in found:
        assert path[0]["source"] == "id:ratchaburi-2566_mcru"
        assert path[-1]["target"] == NETWORK_ID
        for step in path:
            assert {"source", "tie", "kind", "target", "sources"} <= set(step)
    tie = kg("why", found[0][0]["tie"], "--format", "json").json()[0]
    assert {tie["actor"], tie["with"]} == {found[0][0]["source"], found[0][0]["target"]}


def test_no_path_is_said_without_calling_it_no_tie(kg):
    ran = kg(
        "path", "id:ratchaburi-2566_p03", "id:ratchaburi-2566_capacity-building", "--longest", "1"
    )
    assert ran.code == 0
    assert "not the same as not there" in ran.err


# ── network, export, view ───────────────────────────────────────────────────


def test_a_network_gives_its_size_its_actors_and_its_ties(kg):
    found = kg("network", "--format", "json").json()
    assert {
        "network",
        "as_of",
        "directed",
        "nodes",
        "edges",
        "density",
        "components",
        "left_out",
        "actors",
        "ties",
    } <= set(found)
    assert found["network"] == "collaboration"
    assert found["nodes"] == len(found["actors"])
    assert found["edges"] == len(found["ties"])
    for actor in found["actors"]:
        assert {
            "id",
            "label",
            "kind",
            "degree",
            "strength",
            "betweenness",
            "constraint",
            "cluster",
        } <= set(actor)
    for tie in found["ties"]:
        assert {"source", "target", "weight", "basis", "ties", "sources"} <= set(tie)
        assert tie["ties"]
        assert tie["sources"]
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in found["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs


def test_a_network_for_people_says_what_was_left_out(kg):
    ran = kg("network")
    assert "left out" in ran.err.casefold()
    assert "density" in ran.err.casefold()
    assert "inferred from context 1" in ran.err
    assert "อนุมานจากบริบท 1" in kg("network", "--lang", "th").err
    assert kg("network", "--quiet").err == ""


@pytest.mark.parametrize(
    "name", ["co-presence", "funding", "posts", "programmes", "structure", "commitments"]
)
def test_every_shipped_network_is_cited(kg, name):
    found = kg("network", name, "--format", "json").json()
    assert found["network"] == name
    assert found["edges"] > 0
    assert not found["uncited"]
    assert all(tie["ties"] and tie["sources"] for tie in found["ties"])


def test_inferred_money_draws_no_line(kg):
    lines = kg("network", "funding", "--format", "json").json()
    assert lines["directed"]
    assert not [tie for tie in lines["ties"] if tie["target"] == NETWORK_ID]
    asked = kg("network", "funding", "--modality", "inferred", "--format", "json").json()
    assert [tie for tie in asked["ties"] if tie["target"] == NETWORK_ID]


def test_the_part_of_a_network_that_is_asked_for(kg):
    def pairs(*options, name="co-presence"):
        found = kg("network", name, *options, "--format", "json").json()
        lines = {(tie["source"], tie["target"]) for tie in found["ties"]}
        return lines, {actor["id"] for actor in found["actors"]}

    _, near = pairs("--focus", "U2T", "--steps", "1", name="programmes")
    _, farther = pairs("--focus", "U2T", "--steps", "4", name="programmes")
    assert "id:ratchaburi-2566_u2t" in near
    assert near <= farther
    assert pairs("--kind", "university")[1] == {"id:ratchaburi-2566_mcru"}
    assert "id:ratchaburi-2566_mcru" in pairs("--place", "ราชบุรี")[1]
    assert pairs("--place", "เชียงใหม่") == (set(), set())
    assert pairs("--basis", "agreement", name="collaboration")[0] == {(CODI_ID, NETWORK_ID)}
    assert pairs("--as-of", "2560") == (set(), set())
    assert pairs("--during", "2566..2566")[0]
    assert pairs("--min-sources", "2") == (set(), set())


ONE = "SELECT ?source ?target ?tie { ?tie a kg:Affiliation ; kg:modality kg:modality-asserted ; kg:member ?source ; kg:whole ?target }"
TWO = "SELECT ?actor ?context ?tie ?role { ?tie kg:participant ?actor ; kg:participatesIn ?context ; kg:role ?role . ?context a kg:Event }"


def test_an_own_query_of_one_mode_is_a_network(run, copied):
    (copied / "mine.rq").write_text(ONE, encoding="utf-8")
    found = run("network", "mine.rq", "--format", "json", cwd=copied).json()
    expected = run(
        "sparql", ONE.replace("}", NOT_GROUPS + "}", 1), "--format", "json", cwd=copied
    ).json()
    assert {frozenset({t["source"], t["target"]}) for t in found["ties"]} == {
        frozenset({row["source"], row["target"]}) for row in expected
    }
    assert {tie for line in found["ties"] for tie in line["ties"]} == {
        row["tie"] for row in expected
    }
    assert found["network"] == "mine"


def test_an_own_query_of_two_modes_joins_who_shares_a_context(run, copied):
    (copied / "two.rq").write_text(TWO, encoding="utf-8")
    (copied / "both.rq").write_text(
        f"SELECT * {{ {{ {ONE} }} UNION {{ {TWO} }} }}", encoding="utf-8"
    )
    two = run("network", "two.rq", "--format", "json", cwd=copied).json()
    pairs = {frozenset({tie["source"], tie["target"]}) for tie in two["ties"]}
    assert frozenset({CODI_ID, NETWORK_ID}) in pairs
    (copied / "one.rq").write_text(ONE, encoding="utf-8")
    one = run("network", "one.rq", "--format", "json", cwd=copied).json()
    both = run("network", "both.rq", "--format", "json", cwd=copied).json()
    assert {frozenset({t["source"], t["target"]}) for t in both["ties"]} == pairs | {
        frozenset({t["source"], t["target"]}) for t in one["ties"]
    }


def test_a_network_without_ties_works_and_every_output_says_uncited(run, copied):
    (copied / "bare.rq").write_text(ONE.replace(" ?tie {", " {"), encoding="utf-8")
    found = run("network", "bare.rq", "--format", "json", cwd=copied).json()
    assert found["uncited"] is True
    assert found["edges"] > 0
    assert "uncited" in run("network", "bare.rq", cwd=copied).err
    for form in ("graphml", "gexf", "nodelink", "cytoscape"):
        assert b"uncited" in run("export", form, "--network", "bare.rq", cwd=copied).data
    page = run("view", "bare.rq", "-o", "-", cwd=copied)
    assert "uncited" in page.out
    dated = run("network", "bare.rq", "--as-of", "2566", cwd=copied)
    assert dated.code == 2
    assert "?tie" in dated.err


@pytest.mark.parametrize(
    "form", ["graphml", "gexf", "edges", "nodes", "nodelink", "cytoscape", "parquet", "xlsx"]
)
def test_a_network_is_exported_to_a_file_and_to_stdout(kg, tmp_path, form):
    ran = kg("export", form, "-o", tmp_path / "ออก put")
    assert ran.code == 0, ran.err
    assert not ran.out
    piped = kg("export", form, "-o", "-")
    written = (tmp_path / "ออก put").read_bytes()
    assert piped.data
    assert written.removeprefix(b"\xef\xbb\xbf") == piped.data
    if form not in {"parquet", "xlsx"}:
        assert NETWORK in piped.out or "Ratchaburi Province Community" in piped.out


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.parametrize(
    ("form", "parser"),
    [("turtle", "turtle"), ("trig", "trig"), ("nquads", "nquads"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)  # fmt: skip
def test_the_graph_is_exported_in_every_rdf_format(kg, form, parser):
    import rdflib

    ran = kg("export", form)
    assert ran.code == 0, ran.err
    graph = rdflib.Dataset()
    graph.parse(data=ran.data, format=parser)
    assert any(str(row[2]) == NETWORK for row in graph.quads((None, None, None, None)))


def test_the_page_is_written_beside_and_holds_its_caption(run, copied):
    ran = run("view", "co-presence", "--lang", "th", cwd=copied)
    assert ran.code == 0, ran.err
    page = (copied / "co-presence.html").read_text(encoding="utf-8")
    assert "เส้นหนึ่งเส้น" in page
    assert "co-presence.html" in ran.err


# ── where, and on what terminal ─────────────────────────────────────────────


def test_the_workspace_is_the_nearest_kg_toml_upwards_or_the_one_named(run, built, tmp_path):
    deep = built / "data" / "sources" / "ratchaburi-2566"
    expected = run("show", CODI, "--format", "json", cwd=built).out
    assert run("show", CODI, "--format", "json", cwd=deep).out == expected
    assert run("show", CODI, "--format", "json", "-C", built).out == expected
    assert run("show", CODI, "--format", "json", "-C", deep).out == expected
    relative = run("show", CODI, "--format", "json", "-C", built.name, cwd=built.parent)
    assert relative.out == expected


def test_another_store_may_be_asked(run, built, make_workspace):
    elsewhere = make_workspace({})
    finished = built / "build" / (built / "build" / "current").read_text(encoding="utf-8").strip()
    for store in (finished, finished / "store"):
        ran = run("show", CODI, "--format", "json", "--store", store, "-C", elsewhere)
        assert ran.code == 0, ran.err
        assert ran.json()["id"] == CODI_ID
    asked = run("ask", "who-agreed", "--store", finished, "-C", elsewhere, "--format", "json")
    assert asked.json()
    network = run("network", "--store", finished, "-C", elsewhere, "--format", "json")
    assert network.json()["edges"] > 0


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp874"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    ],
    ids=["LC_ALL=C", "LC_ALL=C without UTF-8 mode", "cp874", "ascii"],
)
def test_data_is_utf_8_on_every_console(kg, built, tmp_path, env):
    for args in (("ask", "who-agreed", "--lang", "th"), ("show", CODI, "--lang", "th")):
        plain, strange = kg(*args), kg(*args, env=env)
        assert strange.code == 0, strange.err
        assert strange.data == plain.data
    done = subprocess.run(
        [sys.executable, "-m", "kg", "network", "--lang", "th", "--format", "csv", "-o", str(tmp_path / "ตาราง.csv")],
        cwd=built, env={**os.environ, **env}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    assert NETWORK in (tmp_path / "ตาราง.csv").read_text(encoding="utf-8")


def test_an_error_in_thai_reaches_a_console_that_has_no_thai(built):
    done = subprocess.run(
        [sys.executable, "-m", "kg", "show", "ไม่มีใครชื่อนี้"], cwd=built, capture_output=True, check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_what_is_piped_has_no_colour_and_no_bar(kg):
    env = {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "TERM": "xterm-256color"}
    for args in (
        ("ask", "who-agreed"),
        ("show", CODI),
        ("network",),
        ("check",),
        ("why", CODI),
        ("ask", "--list"),
    ):
        ran = kg(*args, env=env)
        assert "\x1b" not in ran.out + ran.err
        assert "\r" not in ran.out + ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
def test_a_reader_that_stops_early_is_no_error(built):
    kg = subprocess.Popen(
        [sys.executable, "-m", "kg", "export", "nquads"], cwd=built, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    assert kg.stdout
    assert kg.stderr
    kg.stdout.readline()
    kg.stdout.close()
    err = kg.stderr.read()
    kg.stderr.close()
    assert kg.wait(timeout=60) == 0
    assert err == b""


def test_a_file_that_cannot_be_written_is_one_line(kg, tmp_path):
    ran = kg("ask", "who-agreed", "-o", tmp_path / "no" / "such" / "folder.csv", "--format", "csv")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_a_failed_export_leaves_the_file_that_was_there(kg, tmp_path):
    target = tmp_path / "x.graphml"
    target.write_text("before", encoding="utf-8")
    assert kg("export", "graphml", "--network", "missing.rq", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.graphml"]
