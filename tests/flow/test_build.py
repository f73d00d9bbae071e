"""The build: same input, same bytes; whole or not at all; what it says of its tables."""

from __future__ import annotations

import csv
import hashlib
import io
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

import kg
from kg.errors import BadInputError, KgError
from kg.pipeline import build
from kg.store.finished import Finished

FILES = ("graph.nq", "manifest.json", "rows.csv")
DATA = "data/sources/ratchaburi-2566"
ORGANISATIONS = "id,name_th,kind,paragraph\n"


def files_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def ask(workspace, query: str) -> list[dict[str, str]]:
    found = workspace.store.query(query)
    return [{name: term.value for name, term in row.items()} for row in found.rows]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def shuffle(path: Path, seed: int) -> None:
    """The same rows and columns of one table in another order."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    dice = random.Random(seed)  # noqa: S311 - a shuffle that can be repeated
    columns = list(range(len(header)))
    dice.shuffle(columns)
    dice.shuffle(rows)
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[row[i] for i in columns] for row in (header, *rows)])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


# ── same input, same bytes ──────────────────────────────────────────────────


def test_the_same_tables_give_the_same_bytes_whatever_the_hash_seed(run, built, copied):
    before = [(built / "build" / name).read_bytes() for name in FILES]
    for seed in ("0", "4242"):
        assert (
            run("build", "-C", copied, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Bangkok"}).code == 0
        )
        assert [(copied / "build" / name).read_bytes() for name in FILES] == before


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_rows_and_columns_does_not_change_the_graph(built, copied, rebuild, seed):
    for number, path in enumerate(sorted((copied / DATA).glob("*.csv"))):
        shuffle(path, seed * 100 + number)
    rebuild(copied)
    assert (copied / "build" / "graph.nq").read_bytes() == (
        built / "build" / "graph.nq"
    ).read_bytes()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_does_not_matter_where_sources_differ_either(everything, tmp_path, rebuild, seed):
    root = Path(shutil.copytree(everything, tmp_path / "shuffled"))
    for number, path in enumerate(sorted((root / "data").rglob("*.csv"))):
        shuffle(path, seed * 100 + number)
    rebuild(root)
    assert (root / "build" / "graph.nq").read_bytes() == (
        everything / "build" / "graph.nq"
    ).read_bytes()


def test_two_dates_of_one_event_count_alike_in_any_row_order(make_built):
    sources = "id,kind,title_th,observed\na,news,ก,2566-05-01\nb,news,ข,2566-05-02\n"
    rows = ["e,งาน,meeting,2566-01-01,a,1", "e,งาน,meeting,2566-02-01,b,1"]
    graphs = []
    for order in (rows, rows[::-1]):
        workspace = make_built({
            "data/sources/x/sources.csv": sources,
            "data/sources/x/organisations.csv": "id,name_th,kind,source,paragraph\no,องค์กร,association,a,1\n",
            "data/sources/x/events.csv": "id,name_th,kind,date,source,paragraph\n" + "\n".join(order),
            "data/sources/x/participations.csv": "actor,role,in,source,paragraph\no,participant,e,a,1\n",
        })  # fmt: skip
        graphs.append((workspace.build / "graph.nq").read_bytes())
    assert graphs[0] == graphs[1]


def test_a_label_that_two_rows_bear_means_one_total_or_is_an_error(make_built):
    sources = "id,kind,title_th,observed\na,news,ก,2566-05-01\nb,news,ข,2566-05-02\n"
    rows = ["t,,10,,a", "t,,20,,b", ",p,5,t,a", ",p,7,t,b"]
    outcomes = []
    for order in (rows, rows[::-1]):
        try:
            workspace = make_built({
                "data/sources/x/sources.csv": sources,
                "data/sources/x/programmes.csv": "id,name_th,source\np,โครงการ,a\n",
                "data/sources/x/allocations.csv": "id,programme,amount,part_of,source,place\n"
                + "\n".join(f"{row},จังหวัดราชบุรี" for row in order),
            })  # fmt: skip
            outcomes.append((workspace.build / "graph.nq").read_bytes())
        except KgError as error:
            outcomes.append(type(error).__name__.encode())
    assert outcomes[0] == outcomes[1]


def test_the_graph_is_sorted_and_says_everything_once(built):
    lines = (built / "build" / "graph.nq").read_bytes().splitlines()
    assert lines == sorted(set(lines))


def test_a_tie_keeps_its_id_when_rows_move_notes_change_and_things_are_joined(copied, rebuild):
    def ids() -> set[str]:
        rows = (copied / "build" / "rows.csv").read_text(encoding="utf-8").splitlines()
        return {line.split(",")[0] for line in rows if line.startswith(("tie_", "result_"))}

    before = ids()
    for path in (copied / DATA).glob("*.csv"):
        shuffle(path, 7)
    path = copied / DATA / "tenures.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[0] += ",note"
    path.write_text(
        "\n".join([lines[0], *(f"{line},บันทึกใหม่" for line in lines[1:])]), encoding="utf-8"
    )
    (copied / "data/decisions/same.csv").write_text(
        "keep,drop,who,when,why\nratchaburi-2566_nfe,ratchaburi-2566_nfe-ratchaburi,ก,2566,ทดสอบ\n",
        encoding="utf-8",
    )
    rebuild(copied)
    assert ids() == before
    assert before


def test_ids_are_one_segment(built):
    with (built / "build" / "rows.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", row["id"]) for row in rows)
    workspace = kg.open(built)
    for row in ask(
        workspace, "SELECT DISTINCT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), STR(id:))) }"
    ):
        assert re.fullmatch(r"[A-Za-z0-9_-]+", row["s"].removeprefix(workspace.settings.base))


# ── whole or not at all ─────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "how",
    ["a bad cell", "a bad derive query", "a derive query that is no CONSTRUCT", "a bad setting"],
)
def test_a_build_that_fails_leaves_the_one_before_byte_for_byte(run, copied, how):
    if how == "a bad cell":
        edit(copied / DATA / "tenures.csv", "photharam-senior-deputy", "no-such-post")
    elif how == "a bad setting":
        (copied / "kg.toml").write_text('colour = "red"', encoding="utf-8")
    else:
        text = "CONSTRUCT {" if how == "a bad derive query" else "SELECT * { ?s ?p ?o }"
        (copied / "queries" / "derive").mkdir(parents=True, exist_ok=True)
        (copied / "queries" / "derive" / "mine.rq").write_text(text, encoding="utf-8")
    before = files_of(copied / "build")
    ran = run("build", "-C", copied)
    assert ran.code == 2
    assert "Traceback" not in ran.err
    assert files_of(copied / "build") == before


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("delay", [0.05, 0.15, 0.22, 0.3, 0.4])
def test_a_build_that_is_killed_leaves_a_whole_build_and_the_next_one_works(copied, rebuild, delay):
    old = Finished(copied / "build").manifest()["build"]
    edit(copied / DATA / "people.csv", "ศุภสิทธิ์", "ศุภสิทธิ")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", "-C", str(copied)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # fmt: skip
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    workspace = kg.open(copied)
    graph = (workspace.finished.path / "graph.nq").read_bytes()
    assert hashlib.sha256(graph).hexdigest().startswith(workspace.finished.manifest()["build"])
    assert workspace.ask("who-agreed").plain()
    again = rebuild(copied)
    assert again.finished.manifest()["build"] != old
    assert [(again.build / name).read_bytes() for name in FILES] == [
        (again.finished.path / name).read_bytes() for name in FILES
    ]
    assert [path.name for path in again.build.iterdir() if path.name.startswith(".")] == []


def test_a_reader_of_the_build_before_is_not_disturbed(copied, rebuild):
    reader = kg.open(copied)
    before = reader.ask("who-agreed").plain()
    edit(copied / DATA / "agreements.csv", ",mou,", ",declaration,")
    rebuild(copied)
    assert reader.ask("who-agreed").plain() == before
    assert kg.open(copied).ask("who-agreed").plain() != before


# ── bad cells ───────────────────────────────────────────────────────────────

BAD = {
    "data/sources/x/organisations.csv": "id,name_th,kind,place,paragraph\na,หนึ่ง,association,,1\nb,สอง,spaceship,,1\nc/d,สาม,association,,1\ne,สี่,association,จังหวัดไม่มีจริง,1\nf,ห้า,association,,1,,,เกิน\n",
    "data/sources/x/people.csv": "id,name_th,paragraph\np,คนหนึ่ง,1\na,ซ้ำกับองค์กร,1\n",
    "data/sources/x/events.csv": "id,name_th,kind,date,stated_count,paragraph\ne1,งาน,meeting,31 กุมภาพันธ์ 2566,,1\ne2,งานสอง,meeting,2566,หกร้อย,1\ne3,งานสาม,meeting,,1.5,1\n",
    "data/sources/y/organisations.csv": "id,name_th,kind,paragraph\na,ชื่อซ้ำ,association,1\nb,ชื่อซ้ำ,association,1\n",
    "data/sources/y/participations.csv": "actor,role,in,modality,paragraph\nชื่อซ้ำ,party,m,,1\nnobody,party,m,,1\na,captain,m,,1\na,,m,,1\na,party,m,wished,1\na,party,m,,1\na,party,m,,2\n",
    "data/sources/y/agreements.csv": "id,name_th,kind,colour,paragraph\nm,ข้อตกลง,mou,แดง,1\n",
    "data/sources/y/allocations.csv": "funder,amount,year,programme,source,paragraph\na,,2566,,,1\na,สิบบาท,2566,,,1\na,10,มีนาคม 2566,,,1\na,10,2566,,nowhere,1\n",
    "data/sources/y/tenures.csv": "person,lasted,paragraph\na,นานมาก,1\n",
}  # fmt: skip
EXPECTED = [
    ("data/sources/x/events.csv", 2, "date", "31 กุมภาพันธ์ 2566"),
    ("data/sources/x/events.csv", 3, "stated_count", "หกร้อย"),
    ("data/sources/x/events.csv", 4, "stated_count", "1.5"),
    ("data/sources/x/organisations.csv", 3, "kind", "spaceship"),
    ("data/sources/x/organisations.csv", 4, "id", "c/d"),
    ("data/sources/x/organisations.csv", 5, "place", "จังหวัดไม่มีจริง"),
    ("data/sources/x/organisations.csv", 6, "6", ""),
    ("data/sources/y/allocations.csv", 2, "amount", ""),
    ("data/sources/y/allocations.csv", 3, "amount", "สิบบาท"),
    ("data/sources/y/allocations.csv", 4, "year", "มีนาคม 2566"),
    ("data/sources/y/allocations.csv", 5, "source", "nowhere"),
    ("data/sources/y/participations.csv", 2, "actor", "ชื่อซ้ำ"),
    ("data/sources/y/participations.csv", 3, "actor", "nobody"),
    ("data/sources/y/participations.csv", 4, "role", "captain"),
    ("data/sources/y/participations.csv", 5, "role", ""),
    ("data/sources/y/participations.csv", 6, "modality", "wished"),
    ("data/sources/y/participations.csv", 8, "id", ""),
    ("data/sources/y/tenures.csv", 2, "person", "a"),
    ("data/sources/y/tenures.csv", 2, "lasted", "นานมาก"),
]


def test_bad_cells_are_reported_all_in_one_run_and_nothing_is_written(run, make_workspace):
    root = make_workspace(BAD)
    ran = run("build", "-C", root)
    assert ran.code == 2
    for file, row, column, value in EXPECTED:
        lines = [
            line
            for line in ran.err.splitlines()
            if line.startswith(f"{file}, row {row}, column {column}: {value!r}")
        ]
        assert len(lines) == 1, (file, row, column, ran.err)
        assert "expected" in lines[0]
    assert "'colour'" in ran.err
    assert "data/sources/y/agreements.csv, row 1, column 4" in ran.err
    assert "row 3" in next(
        line
        for line in ran.err.splitlines()
        if "organisations.csv'" in line or "people.csv, row 3" in line
    )
    assert not (root / "build").exists()


def test_a_bad_manifest_does_not_hide_bad_cells_elsewhere(make_workspace):
    root = make_workspace({
        "data/sources/a/source.toml": 'kind = "news"\ntitle_th = "ข่าว"\ncolour = "red"\n',
        "data/sources/b/organisations.csv": ORGANISATIONS + "x,ชื่อ,spaceship,1\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    told = "\n".join(map(str, caught.value.problems))
    assert "colour" in told
    assert "spaceship" in told


def test_an_unknown_decision_is_reported_with_file_row_and_the_nearest_id(copied):
    (copied / "data/decisions/withhold.csv").write_text(
        "id,who,when,why\nratchaburi-2566_p99,ก,2566,ขอมา\n", encoding="utf-8"
    )
    with pytest.raises(BadInputError) as caught:
        build(kg.open(copied))
    (problem,) = caught.value.problems
    assert (problem.path, problem.row, problem.column) == ("data/decisions/withhold.csv", 2, "id")


# ── what spreadsheets write ─────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ","),
        ("cp874", ","),
        ("utf-8", ";"),
        ("cp874", ";"),
        ("utf-8", "\t"),
    ],
)
def test_a_table_means_the_same_in_any_encoding_and_with_any_delimiter(make_built, encoding, mark):
    text = 'id,name_th,kind,note\r\na,องค์การบริหารส่วนตำบล,association,"หมายเหตุ\r\nสองบรรทัด"\r\n'
    plain = make_built({"data/sources/x/organisations.csv": text})
    other = make_built(
        {"data/sources/x/organisations.csv": text.replace(",", mark).encode(encoding)}
    )
    assert (plain.build / "graph.nq").read_bytes() == (other.build / "graph.nq").read_bytes()


def test_text_is_kept_in_nfc_and_thai_is_never_taken_apart(make_built):
    name = "กลุ่มน้ำใจ Cafe\u0301 จำกัด"
    workspace = make_built(
        {"data/sources/x/organisations.csv": ORGANISATIONS + f"a,{name},association,1\n"}
    )
    (row,) = ask(workspace, "SELECT ?n { ?s a kg:Organisation ; skos:prefLabel ?n }")
    assert row["n"] == unicodedata.normalize("NFC", name)
    assert "จำกัด" in row["n"]
    assert "é" in row["n"]


# ── what changed ────────────────────────────────────────────────────────────


def test_what_was_added_gone_and_altered_is_told(run, copied):
    people = copied / DATA / "people.csv"
    edit(people, "ศุภสิทธิ์", "ศุภสิทธิ")
    participations = copied / DATA / "participations.csv"
    lines = participations.read_text(encoding="utf-8").splitlines()
    gone = next(line for line in lines if line.startswith("mcru,participant"))
    lines.remove(gone)
    lines.append(gone.replace("mcru,participant", "mcru,supporter"))
    participations.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = run("build", "-C", copied, "--format", "json")
    found = ran.json()
    assert found["altered"] == ["id:ratchaburi-2566_p04"]
    assert [len(found[name]) for name in ("added", "gone")] == [1, 1]
    assert found["added"][0].startswith("id:tie_")
    assert "1 added, 1 gone, 1 altered" in ran.err


# ── decisions ───────────────────────────────────────────────────────────────

TWO = {
    "data/sources/a/organisations.csv": ORGANISATIONS
    + "x,สมาคมหนึ่ง,association,1\nother,สมาคมอื่น,association,1\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,paragraph\nx,works-with,other,1\n",
    "data/sources/b/organisations.csv": ORGANISATIONS
    + "y,สมาคมหนึ่ง,association,2\nz,สมาคมที่สาม,association,2\n",
    "data/sources/b/affiliations.csv": "member,kind,whole,paragraph\ny,works-with,z,1\n",
}
SAME = "keep,drop,who,when,why\na_x,b_y,ก,2566-03-01,ที่อยู่เดียวกัน\n"


def test_what_same_csv_joins_is_one_thing_in_every_graph(make_built):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    assert not ask(workspace, "SELECT * { id:b_y ?p ?o }")
    assert not ask(workspace, "SELECT * { GRAPH ?g { id:b_y ?p ?o } }")
    rows = ask(
        workspace, "SELECT ?whole { ?tie kg:member id:a_x ; kg:whole ?whole } ORDER BY ?whole"
    )
    assert [row["whole"].rpartition("/")[2] for row in rows] == ["a_other", "b_z"]
    named = "id:a_x skos:prefLabel|skos:altLabel 'สมาคมหนึ่ง'@th"
    assert len(ask(workspace, f"SELECT ?g {{ GRAPH ?g {{ {named} }} }}")) == 2


def test_the_id_that_was_dropped_is_remembered(make_built):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    (row,) = ask(workspace, "SELECT DISTINCT ?from { id:a_x kg:mergedFrom ?from }")
    assert row["from"].endswith("b_y")


def test_a_fact_of_two_sources_about_joined_things_is_one_fact(make_built):
    same_other = SAME + "a_other,b_z,ก,2566-03-01,ทดสอบ\n"
    workspace = make_built({**TWO, "data/decisions/same.csv": same_other})
    rows = ask(workspace, "SELECT ?tie ?fact { ?tie a kg:Affiliation ; kg:fact ?fact }")
    assert len({row["tie"] for row in rows}) == 2
    assert len({row["fact"] for row in rows}) == 1
    graph = workspace.network("collaboration")
    assert [data["weight"] for _, _, data in graph.edges(data=True)] == [1.0]


def test_undoing_a_join_gives_back_the_graph_to_the_byte(make_built, rebuild):
    workspace = make_built(TWO)
    before = (workspace.build / "graph.nq").read_bytes()
    path = workspace.root / "data" / "decisions" / "same.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SAME, encoding="utf-8")
    rebuild(workspace.root)
    assert (workspace.build / "graph.nq").read_bytes() != before
    path.write_text(SAME.splitlines()[0], encoding="utf-8")
    rebuild(workspace.root)
    assert (workspace.build / "graph.nq").read_bytes() == before


def test_joining_what_is_declared_different_is_an_error(make_workspace):
    root = make_workspace({
        **TWO,
        "data/decisions/same.csv": SAME + "a_other,a_x,ก,2566,ผิด\n",
        "data/decisions/different.csv": "a,b,who,when,why\nb_y,a_other,ก,2566,คนละที่\n",
    })  # fmt: skip
    with pytest.raises(BadInputError) as caught:
        build(kg.open(root))
    assert [(each.path, each.row) for each in caught.value.problems] == [
        ("data/decisions/different.csv", 2)
    ]
    assert not (root / "build").exists()


# ── one graph per source ────────────────────────────────────────────────────


def test_what_two_sources_state_is_in_the_default_graph_once(make_built):
    workspace = make_built({**TWO, "data/decisions/same.csv": SAME})
    pattern = "id:a_x kg:kind kg:kind-association"
    assert ask(workspace, f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}") == [{"n": "1"}]
    assert ask(workspace, f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ {pattern} }} }}") == [{"n": "2"}]


def test_every_named_graph_is_a_source_or_the_ontology(built):
    workspace = kg.open(built)
    rows = ask(
        workspace,
        "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?g a kg:Source } }",
    )
    assert [row["g"] for row in rows] == ["https://w3id.org/community-kg/ontology"]


def test_every_triple_of_a_named_graph_is_in_the_default_graph(built):
    rows = ask(
        kg.open(built), "SELECT * { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } } LIMIT 1"
    )
    assert rows == []


def test_english_names_are_the_editors_own_never_the_article_s(built):
    rows = ask(
        kg.open(built),
        "SELECT ?o { GRAPH id:source_ratchaburi-2566 { ?s skos:prefLabel ?o FILTER(LANG(?o) = 'en') FILTER(?s != id:source_ratchaburi-2566) } }",
    )
    assert rows == []


def test_another_base_iri_works_from_end_to_end(run, make_workspace, rebuild, built):
    root = make_workspace({}, 'base = "https://example.org/ของเรา/id#"\n')
    shutil.copytree(built / "data", root / "data")
    ours, theirs = rebuild(root), kg.open(built)
    for question, values in (("who-agreed", {}), ("who-works-where", {"place": "เตาปูน"})):
        assert ours.ask(question, **values).plain() == theirs.ask(question, **values).plain() != []
    lines = [list(each.network("co-presence").edges(data="ties")) for each in (ours, theirs)]
    assert lines[0] == lines[1] != []
    graph = (root / "build" / "graph.nq").read_text(encoding="utf-8")
    assert "<https://example.org/ของเรา/id#ratchaburi-2566_codi>" in graph
    assert "community-kg/id/" not in graph
    assert (
        run("why", "พอช.", "--format", "json", "-C", root).data
        == run("why", "พอช.", "--format", "json", "-C", built).data
    )
    assert run("check", "-C", root).code == 0


def test_places_all_loads_every_subdistrict(make_built):
    workspace = make_built({"data/sources/x/organisations.csv": ORGANISATIONS}, 'places = "all"\n')
    rows = ask(
        workspace,
        "SELECT ?level (COUNT(?p) AS ?n) { ?p a kg:Place ; kg:level/skos:notation ?level } GROUP BY ?level",
    )
    assert {row["level"]: int(row["n"]) for row in rows} == {
        "country": 1, "region": 6, "province": 77, "district": 928, "subdistrict": 7436,
    }  # fmt: skip
    (row,) = ask(
        workspace,
        "SELECT (COUNT(*) AS ?n) { ?p kg:level kg:level-subdistrict ; kg:within/kg:within/kg:within/kg:level kg:level-region }",
    )
    assert int(row["n"]) == 7436
