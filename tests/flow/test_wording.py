"""What the commands say, in Thai and in English."""

from __future__ import annotations

import re

import pytest

from kg.page.words import say_status

from .conftest import CODI, NETWORK, ORGANISATIONS

CODES = re.compile(
    r"(?<![\w:/-])(affiliation|allocation|participation|tenure|asserted|inferred|requested|"
    r"organiser|speaker|party|branch-of|works-with|seen|stated|assumed|row|violation|warning)(?![\w-])"
)


@pytest.mark.parametrize(
    "args",
    [
        ("show", CODI),
        ("why", CODI, NETWORK),
        ("path", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง", NETWORK),
        ("network",),
        ("check",),
    ],
    ids=lambda args: args[0],
)
def test_thai_output_holds_no_english_codes(kg, args):
    ran = kg(*args, "--lang", "th")
    assert ran.code == 0, ran.err
    assert not CODES.findall(ran.out + ran.err)


def test_tables_have_thai_headings(kg):
    shown = kg("show", CODI, "--lang", "th").out
    for heading in ("เรื่อง", "ที่มา", "ประเภท", "บทบาท", "กับ", "สถานะ"):
        assert heading in shown
    measured = kg("network", "--lang", "th").out
    for heading in ("ความเป็นตัวกลาง", "กลุ่มที่เชื่อมกันแน่น"):
        assert heading in measured
    assert "betweenness" in kg("network", "--lang", "th", "--format", "csv").out


def test_the_row_to_edit_is_a_thai_row(kg):
    assert re.search(r"แก้ไขที่: data/\S+\.csv, แถว \d+", kg("why", CODI, "--lang", "th").out)
    assert re.search(r"edit: data/\S+\.csv, row \d+", kg("why", CODI).out)


def test_names_come_in_the_reader_s_language_first_and_once(kg):
    thai, english = (kg("show", CODI, "--lang", lang).out.splitlines()[1] for lang in ("th", "en"))
    assert thai.startswith("สถาบันพัฒนาองค์กรชุมชน")
    assert english.startswith("Community Organizations")
    for names in (thai.split(" · "), english.split(" · ")):
        assert len(names) == len(set(names))


def test_a_name_given_twice_is_shown_once(make_built, run):
    workspace = make_built({
        "data/sources/a/organisations.csv": "id,name_th,alias,abbreviation,kind,paragraph\na,สมาคม,ส.ม.|สมาคม,ส.ม.,association,1\n"
    })  # fmt: skip
    assert run("show", "สมาคม", cwd=workspace.root).out.splitlines()[1] == "สมาคม · ส.ม."


def test_one_is_singular(run, make_workspace):
    bad = make_workspace({
        "data/sources/a/organisations.csv": ORGANISATIONS + "x,ชื่อ,spaceship,1\n"
    })  # fmt: skip
    assert "1 problem in the input" in run("build", "-C", bad).err
    good = make_workspace({
        "data/sources/a/organisations.csv": ORGANISATIONS + "x,ชื่อ,association,1\n"
    })  # fmt: skip
    ran = run("build", "-C", good)
    assert ran.code == 0, ran.err
    assert "1 actor, 0 ties" in ran.err
    thai = run("build", "-C", good, "--lang", "th")
    assert "หน่วยงานและบุคคล 1 ราย" in thai.err
    assert "actor" not in thai.err


def test_a_check_s_findings_are_said_in_the_reader_s_language(copied, run):
    own = copied / "queries" / "check" / "mine.rq"
    own.write_text(
        "#+ title_en: Mine\n#+ severity: warning\n#+ message_en: there it is\n#+ message_th: อยู่นี่\n"
        "PREFIX id: <https://w3id.org/community-kg/id/>\n"
        "SELECT ?subject { VALUES ?subject { id:ratchaburi-2566_codi } }\n",
        encoding="utf-8",
    )
    english, thai = (run("check", "--lang", lang, cwd=copied) for lang in ("en", "th"))
    assert re.search(r"^warning: \S+, row \d+: there it is", english.out, re.MULTILINE)
    assert "0 violations, 1 warning (" in english.err
    assert re.search(r"^คำเตือน: \S+, แถว \d+: อยู่นี่", thai.out, re.MULTILINE)
    assert "ข้อผิดพลาด 0 รายการ, คำเตือน 1 รายการ" in thai.err


def test_seen_speaks_of_a_day_only_if_one_was_asked_about(kg, tmp_path):
    assert say_status("seen", "th", on_a_day=False) == "พบในเอกสาร"
    assert "seen in the document" in kg("show", CODI).out.replace("\n", " ")
    assert "before and after" not in kg("show", CODI).out
    without, on_a_day = tmp_path / "a.html", tmp_path / "b.html"
    assert kg("view", "structure", "-o", without).code == 0
    assert kg("view", "structure", "--as-of", "2566-02-28", "-o", on_a_day).code == 0
    assert "seen in the document" in without.read_text(encoding="utf-8")
    assert "seen before and after that day" not in without.read_text(encoding="utf-8")
    assert "seen before and after that day" in on_a_day.read_text(encoding="utf-8")
