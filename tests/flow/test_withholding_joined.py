"""A withheld person in two folders and many sources: no name of theirs is in any output."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kg
from kg.pipeline import build

from .outputs import assert_nowhere, every_answer, every_export, files_under, printed

if TYPE_CHECKING:
    from pathlib import Path

# What the person is called: three spellings in each language, and an alias.
NAMES = ("สมหญิง", "ใจกว้าง", "ใจกวาง", "ครูหญิงใหญ่", "Somying", "Somjing", "Jaikwang", "Chaikwang")
CSV = "data/sources"
FILES = {
    "kg.toml": 'title = "ทดสอบ"\n',
    # One document by itself.
    f"{CSV}/a/source.toml": 'kind = "news"\ntitle_th = "ข่าวนางสมหญิง  ใจกว้าง"\ntitle_en = "Somying JAIKWANG in the news"\nauthors = ["สมหญิงใจกว้าง"]\nurl = "https://example.org/news/somying-jaikwang"\ndate = "2566-02-28"\n',
    f"{CSV}/a/people.csv": "id,name_th,name_en,honorific,paragraph,note\np01,สมหญิง ใจกว้าง,Somying Jaikwang,นาง,1,เรียกว่าสมหญิง|Called Somying\np02,อื่น คนละคน,Uen Khonlakhon,นาย,1,\n",
    f"{CSV}/a/organisations.csv": "id,name_th,name_en,kind,place,paragraph,note\n"
    "x,มูลนิธิตัวอย่าง,Example Foundation,foundation,จังหวัดราชบุรี,1,ก่อตั้งโดยครูสมหญิง ใจกวาง|Founded by Somying Chaikwang\n"
    "y,ศูนย์สมหญิง ใจกว้าง,Somying Jaikwang Centre,association,จังหวัดราชบุรี,1,\n",
    f"{CSV}/a/posts.csv": "id,name_th,name_en,organisation,public,seats,paragraph\nhead,ประธานมูลนิธิ,Chair,x,yes,1,1\n",
    # Only the id of this folder, but the spelling of the other one.
    f"{CSV}/a/tenures.csv": "person,organisation,post,paragraph,note\np01,x,head,1,ใจกวางเป็นเอง|Chaikwang herself\np02,x,head,1,\n",
    f"{CSV}/a/affiliations.csv": "member,kind,whole,paragraph,said_by,note\nx,works-with,y,1,p01,ครูหญิงใหญ่เล่า|Told by SOMYING  CHAIKWANG\n",
    # Many documents of one folder, each with a row of the person.
    f"{CSV}/b/sources.csv": "id,kind,title_th,title_en,date,url,note\n"
    "001,press-release,ข่าวหนึ่ง,News one,2566-03-01,https://example.org/1?q=%E0%B8%AA%E0%B8%A1%E0%B8%AB%E0%B8%8D%E0%B8%B4%E0%B8%87+%E0%B9%83%E0%B8%88%E0%B8%81%E0%B8%A7%E0%B9%89%E0%B8%B2%E0%B8%87,\n"
    "002,press-release,คำกล่าวของสมหญิง ใจกวาง,Somying Chaikwang speaks,2566-03-02,,ผู้พูดคือนางสมหญิง ใจกว้าง|The speaker is Somjing Jaikwang\n"
    "003,press-release,ข่าวสาม,News three,2566-03-03,,\n",
    f"{CSV}/b/people.csv": "id,name_th,name_en,alias,honorific,rank,spelling,source,paragraph\n"
    "p07,สมหญิง ใจกว้าง,,,นาง,ดร.,,001,1\n"
    "p07,,,,นาง,,สมหญิง ใจกวาง,002,1|2\n"
    "p07,,,ครูหญิงใหญ่,,,Somjing Jaikwang,003,4\n"
    "p07,,Somying Chaikwang,,,,,editors,\n",
    f"{CSV}/b/organisations.csv": "id,name_th,name_en,alias,kind,source,paragraph\n"
    "o,สมาคมสอง,Second Association,,association,001,1\n"
    "o,,,สมาคมครูหญิงใหญ่,association,003,2\n"
    "u,มหาวิทยาลัยตัวอย่าง,Example University,,university,001,1\n",
    f"{CSV}/b/groups.csv": "id,name_th,name_en,alias,kind,count,source,paragraph\ng,ลูกศิษย์ของสมหญิงใจกว้าง,Pupils of Somying Jaikwang,ชาวบ้านกับครูสมหญิง ใจกวาง,community-organisation,12,002,2\n",
    f"{CSV}/b/programmes.csv": "id,name_th,name_en,alias,source,paragraph\nk,โครงการนางสมหญิง ใจกว้าง,The Somying Jaikwang Programme,โครงการครูหญิงใหญ่,003,1\n",
    f"{CSV}/b/agreements.csv": "id,name_th,name_en,kind,signed_on,signed_at,source,paragraph,note\nm,บันทึกกับดร.สมหญิง ใจกว้าง,Memorandum with Dr. Somying Jaikwang,mou,2566-03-02,e,002,1,ลงชื่อโดยสมหญิง ใจกวาง|Signed by Somying Chaikwang\n",
    f"{CSV}/b/events.csv": "id,name_th,name_en,alias,kind,date,venue,source,paragraph,note\ne,เวทีของครูสมหญิง  ใจกวาง,SOMYING CHAIKWANG's forum,งานครูหญิงใหญ่,meeting,2566-03-02,บ้านนางสมหญิง ใจกว้าง|Home of Somying Jaikwang,002,1,\ne,,,,,2566-03-09,,003,1,\n",
    f"{CSV}/b/participations.csv": "actor,role,in,on_behalf_of,source,paragraph,said_by,modality,note\n"
    "o,party,m,,002,1,,,\nu,party,m,,002,1,,,\np07,signer,m,o,002,1,,,สมหญิงลงนาม|Somying signed\n"
    "p07,speaker,e,,002,1,,,\ng,participant,e,,002,1,p07,,\no,implementer,k,,003,1,,,\nu,implementer,k,,003,1,p07,planned,ใจกวางว่าไว้|Chaikwang said\n",
    f"{CSV}/b/allocations.csv": "funder,recipient,programme,amount,year,source,paragraph,said_by,note\nu,o,k,500000,2566,003,2,,ตามที่นางสมหญิง ใจกว้าง ขอ|As Somjing Jaikwang asked\n",
    f"{CSV}/b/commitments.csv": "actor,to,what,source,paragraph,said_by,modality,note\n"
    "p07,o,ครูสมหญิงจะสอน|Somying will teach,002,2,p07,pledged,\n"
    "u,o,ตั้งทุนสมหญิง ใจกวาง|Found a Somying Chaikwang fund,003,2,,planned,\n",
    f"{CSV}/b/results.csv": "subject,quantity,unit,stage,source,paragraph,said_by,note\nk,12,คน|people,achieved,003,3,,นับโดยสมหญิงใจกว้าง|Counted by Somying Jaikwang\n",
    "data/decisions/same.csv": "keep,drop,who,when,why\na_p01,b_p07,ก,2566,สมหญิง ใจกว้าง คนเดียวกัน\n",
}  # fmt: skip


def joined(root: Path, withheld: str = "") -> object:
    """The files as a built workspace, with one of the person's two ids withheld."""
    decided = f"id,who,when,why\n{withheld},ก,2566,สมหญิงขอมา\n" if withheld else ""
    for name, text in {**FILES, "data/decisions/withhold.csv": decided}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    build(kg.open(root))
    return kg.open(root)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory):
    """The person withheld by the id that is dropped."""
    return joined(tmp_path_factory.mktemp("joined"), "b_p07")


def test_each_of_the_names_is_said_while_nobody_is_withheld(tmp_path):
    said = {**files_under(joined(tmp_path).build)}["graph.nq"].decode()
    assert [name for name in NAMES if name not in said] == []


def test_no_name_is_in_a_file_of_the_build_whichever_id_is_withheld(workspace, tmp_path):
    kept = joined(tmp_path, "a_p01")
    assert_nowhere(NAMES, {**files_under(workspace.build), **files_under(kept.build)})
    graphs = [(each.build / "graph.nq").read_bytes() for each in (workspace, kept)]
    assert graphs[0] == graphs[1]


def test_no_name_is_in_an_export_on_a_page_or_in_a_picture(workspace):
    assert_nowhere(NAMES, every_export(workspace))


def test_no_name_is_in_an_answer_a_finding_or_an_error(workspace):
    answers = every_answer(workspace)
    assert_nowhere(NAMES, answers)
    assert len([words for words, said in answers.items() if said]) > 200


def test_what_the_check_finds_about_the_person_names_nobody(workspace):
    found = printed(workspace, "check", "--lang", "en").decode()
    assert "both name withheld and Uen Khonlakhon" in found
    assert "name withheld's forum: is dated both" in found


def test_the_name_finds_nobody_and_hints_at_nobody(workspace):
    for typed in ("สมหญิง ใจกว้า", "Somying Jaikwan", "ครูหญิงให"):
        said = printed(workspace, "show", typed).decode().replace(typed, "")
        assert "no thing" in said
        assert [name for name in NAMES if name in said] == []


def test_every_tie_of_the_person_stands_under_one_id_without_a_name(workspace):
    rows = workspace.ask("who-took-part", lang="en").plain()
    found = {row["participant_label"] for row in rows if row["participant"] == "id:a_p01"}
    assert found == {"name withheld"}
    assert workspace.finished.manifest()["withheld"] == {"people": 1, "sources": 0}


def test_a_build_that_withholds_says_no_name_of_the_build_before(tmp_path):
    joined(tmp_path)
    workspace = joined(tmp_path, "b_p07")
    assert_nowhere(NAMES, files_under(workspace.build))
