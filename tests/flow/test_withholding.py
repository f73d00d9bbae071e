"""A withheld name is nowhere; a private source leaves every output; both are counted."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

import kg

from .outputs import assert_nowhere, every_export, files_under

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("ทศพล", "แก้วทิมา", "Thotsaphon", "Kaeothima")
DATA = "data/sources/ratchaburi-2566"
WITHHOLD = "id,who,when,why\nratchaburi-2566_p03,ผู้ดูแล,2566-03-01,เจ้าตัวขอ\n"
HIDDEN = "สมาคมลับเฉพาะ"
PRIVATE = {
    "data/sources/open/organisations.csv": "id,name_th,kind,paragraph\na,สมาคมเปิด,association,1\nb,สมาคมสอง,association,1\n",
    "data/sources/open/affiliations.csv": "member,kind,whole,paragraph\na,works-with,b,1\n",
    "data/sources/shut/source.toml": f'kind = "report"\ntitle_th = "รายงานลับของ{HIDDEN}"\naccess = "private"\ndate = "2566"\n',
    "data/sources/shut/organisations.csv": f"id,name_th,kind,paragraph\nx,{HIDDEN},association,1\ny,สมาคมที่ไม่เปิดเผย,association,1\n",
    "data/sources/shut/affiliations.csv": "member,kind,whole,paragraph\nx,works-with,y,1\n",
}  # fmt: skip

TYPED = {
    "data/sources/a/source.toml": 'kind = "news"\ntitle_th = "ข่าวของสมชาย  ใจดี"\ntitle_en = "SOMCHAI JAIDEE speaks"\nauthors = ["Somchai Jaidee", "นายสมชายใจดี"]\nnote = ["ชัย"]\nurl = "https://example.org/somchai-jaidee"\nobserved = "2566"\n',
    "data/sources/a/people.csv": "id,name_th,name_en,alias,honorific,paragraph\np,สมชาย ใจดี,Somchai Jaidee,ชัย,นาย,1\n",
    "data/sources/a/organisations.csv": "id,name_th,name_en,alias,kind,paragraph,note\n"
    "x,มูลนิธิชัยพัฒนา,Chaipattana Foundation,ชัยพัฒนา,foundation,1,ก่อตั้งโดย สมชายใจดี\n"
    "y,สมาคมนายสมชาย ใจดี,SOMCHAI JAIDEE Association,,association,1,founded by SOMCHAI  JAIDEE\n",
    "data/sources/a/tenures.csv": "person,organisation,paragraph,note\np,x,1,สมชายเล่าเอง\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,paragraph\nx,works-with,y,1\n",
    "data/decisions/withhold.csv": "id,who,when,why\na_p,ก,2566,ขอมา\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def withheld(run, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Ratchaburi article with one person withheld, and that name in other rows' words too."""
    root = tmp_path_factory.mktemp("withheld") / "workspace"
    shutil.copytree(built / "data", root / "data")
    shutil.copy(built / "kg.toml", root / "kg.toml")
    (root / "data/decisions/withhold.csv").write_text(WITHHOLD, encoding="utf-8")
    path = root / DATA / "events.csv"
    text = path.read_text(encoding="utf-8")
    header = text.splitlines()[0].split(",")
    row = {
        "id": "more",
        "name_th": "เวทีของนายทศพล แก้วทิมา",
        "kind": "meeting",
        "paragraph": "6",
        "note": "ทศพล  แก้วทิมา ชวน|Asked by Thotsaphon Kaeothima",
    }
    path.write_text(text + ",".join(row.get(name, "") for name in header) + "\n", encoding="utf-8")
    assert run("build", "-C", root).code == 0
    return root


def test_the_name_is_in_no_file_of_the_build(withheld):
    assert_nowhere(NAMES, files_under(withheld / "build"))


def test_the_name_is_in_no_export_and_on_no_page(withheld):
    assert_nowhere(NAMES, every_export(kg.open(withheld)))


def test_the_name_is_in_no_answer(withheld, run):
    found = {
        " ".join(args): run(*args, "-C", withheld, "--lang", lang).data
        for lang in ("th", "en")
        for args in (
            ("ask", "who-held-which-post"),
            ("ask", "who-took-part", "--format", "json"),
            ("show", "id:ratchaburi-2566_p03", "--format", "json"),
            ("why", "id:ratchaburi-2566_p03", "--format", "json"),
            ("sparql", "SELECT * { ?s ?p ?o }", "--format", "csv"),
            ("network", "posts", "--format", "json"),
        )
    }
    assert_nowhere(NAMES, found)
    assert_nowhere(
        NAMES[1:2], {"did you mean": run("show", "ทศพล แก้วทิม", "-C", withheld).err.encode()[60:]}
    )


def test_the_role_of_the_withheld_stays(withheld, built):
    def roles(root: Path) -> set[str]:
        rows = (
            kg.open(root).store.query("SELECT ?tie { ?tie kg:actor id:ratchaburi-2566_p03 }").rows
        )
        return {row["tie"].value for row in rows}

    assert roles(withheld) == roles(built) != set()
    shown = (
        kg.open(withheld)
        .store.query("SELECT ?n { id:ratchaburi-2566_p03 skos:prefLabel ?n } ORDER BY ?n")
        .rows
    )
    assert [row["n"].value for row in shown] == ["name withheld", "ไม่เปิดเผยชื่อ"]


def test_the_withheld_are_counted(withheld):
    workspace = kg.open(withheld)
    assert workspace.finished.manifest()["withheld"] == {"people": 1, "sources": 0}
    assert workspace.network("posts").graph["withheld"] == 1


def test_a_withheld_workspace_still_passes_its_checks(withheld, run):
    ran = run("check", "-C", withheld)
    assert ran.code == 0, ran.out


def test_withholding_reaches_the_builds_from_before(copied, rebuild):
    assert any(NAMES[0].encode() in data for data in files_under(copied / "build").values())
    (copied / "data/decisions/withhold.csv").write_text(WITHHOLD, encoding="utf-8")
    rebuild(copied)
    assert_nowhere(NAMES, files_under(copied / "build"))


def test_a_person_joined_to_a_withheld_one_is_withheld(make_built):
    workspace = make_built({
        "data/sources/a/people.csv": "id,name_th,paragraph\np,กานดา ใจดี,1\n",
        "data/sources/b/people.csv": "id,name_th,honorific,paragraph\nq,กานดา ใจดีมาก,นาง,1\n",
        "data/decisions/same.csv": "keep,drop,who,when,why\na_p,b_q,ก,2566,คนเดียวกัน\n",
        "data/decisions/withhold.csv": "id,who,when,why\nb_q,ก,2566,ขอมา\n",
    })  # fmt: skip
    assert_nowhere(("กานดา", "ใจดี"), files_under(workspace.build))


@pytest.fixture
def typed(make_built):
    """A workspace that types a withheld name in every way there is."""
    return make_built(TYPED)


def test_a_name_typed_in_any_way_is_nowhere(typed):
    found = {**files_under(typed.build), **every_export(typed)}
    assert_nowhere(("สมชาย", "ใจดี"), found)
    for where, data in found.items():
        assert not re.search(rb"som\W*chai|jai\W*dee", data, re.IGNORECASE), where


def test_what_only_looks_like_the_name_is_whole(typed, ask):
    rows = ask(typed, "SELECT ?n { id:a_x skos:prefLabel|skos:altLabel ?n } ORDER BY ?n")
    assert [row["n"] for row in rows] == ["Chaipattana Foundation", "ชัยพัฒนา", "มูลนิธิชัยพัฒนา"]


def test_what_stands_for_a_name_is_in_the_text_s_language(typed, ask):
    rows = ask(typed, "SELECT ?n { id:a_y skos:prefLabel|kg:note ?n } ORDER BY ?n")
    assert [row["n"] for row in rows] == [
        "founded by name withheld", "name withheld Association", "สมาคมไม่เปิดเผยชื่อ",
    ]  # fmt: skip


def test_the_names_go_from_a_source_s_title_authors_and_notes(typed, ask):
    rows = ask(typed, "SELECT DISTINCT ?o { id:source_a ?p ?o FILTER(ISLITERAL(?o)) } ORDER BY ?o")
    texts = [row["o"] for row in rows]
    for text in ("name withheld speaks", "name withheld", "ข่าวของไม่เปิดเผยชื่อ", "ไม่เปิดเผยชื่อ"):
        assert text in texts
    assert not {"ชัย", "https://example.org/somchai-jaidee"} & set(texts)


def test_a_name_only_a_private_source_gives_goes_from_public_words(make_built):
    private = 'kind = "report"\ntitle_th = "ลับ"\naccess = "private"\n'
    public = {
        "data/sources/b/source.toml": private,
        "data/sources/b/people.csv": "id,name_th,paragraph\nq,สมชาย ใจดี,1\n",
        "data/sources/c/events.csv": "id,name_th,paragraph\ne,เวทีของสมชาย ใจดี,1\n",
        "data/decisions/withhold.csv": "id,who,when,why\nb_q,ก,2566,ขอมา\n",
    }
    workspace = make_built(public)
    assert_nowhere(("สมชาย", "ใจดี"), files_under(workspace.build))
    assert "เวทีของไม่เปิดเผยชื่อ" in (workspace.build / "graph.nq").read_text(encoding="utf-8")


# ── private sources ─────────────────────────────────────────────────────────


def test_a_private_source_is_in_no_output_and_is_counted(make_built):
    workspace = make_built(PRIVATE)
    assert workspace.finished.manifest()["withheld"] == {"people": 0, "sources": 1}
    assert workspace.network().graph["withheld"] == 1
    assert_nowhere(
        (HIDDEN, "สมาคมที่ไม่เปิดเผย", "รายงานลับ"),
        {**files_under(workspace.build), **every_export(workspace)},
    )
    graph = (workspace.build / "graph.nq").read_text(encoding="utf-8")
    assert "source_shut" not in graph
    assert "shut_x" not in graph
    assert "สมาคมเปิด" in graph


def test_a_private_source_is_kept_where_the_workspace_asks_for_it(make_built):
    workspace = make_built(PRIVATE, "private = true\n")
    assert HIDDEN in (workspace.build / "graph.nq").read_text(encoding="utf-8")
    assert workspace.finished.manifest()["withheld"]["sources"] == 0


def test_joining_with_something_private_does_not_show_it(make_built):
    workspace = make_built(
        {
            **PRIVATE,
            "data/decisions/same.csv": "keep,drop,who,when,why\nopen_a,shut_x,ก,2566,ทดสอบ\n",
        }
    )
    graph = (workspace.build / "graph.nq").read_text(encoding="utf-8")
    assert HIDDEN not in graph
    assert "shut_x" not in graph


def test_the_manifest_names_no_file_of_a_private_folder_while_it_is_withheld(make_built):
    for settings, listed in (("", False), ("private = true\n", True)):
        inputs = make_built(PRIVATE, settings).finished.manifest()["inputs"]
        assert ("data/sources/shut/organisations.csv" in inputs) is listed
        assert ("data/sources/shut/source.toml" in inputs) is listed
        assert "data/sources/open/organisations.csv" in inputs


def test_the_manifest_lists_tables_not_folders_nor_hidden_files(make_workspace, rebuild):
    root = make_workspace(PRIVATE)
    (root / "data/decisions/.same.csv").parent.mkdir()
    (root / "data/decisions/.same.csv").write_text("", encoding="utf-8")
    (root / "data/sources/.old/x").mkdir(parents=True)
    (root / "data/sources/.old/organisations.csv").write_text("", encoding="utf-8")
    (root / "data/sources/open/notes.toml").mkdir()
    assert list(rebuild(root).finished.manifest()["inputs"]) == [
        "data/sources/open/affiliations.csv",
        "data/sources/open/organisations.csv",
        "data/sources/open/source.toml",
        "kg.toml",
    ]
