"""kg paragraphs: a text with the numbers its tables cite."""

from __future__ import annotations

import csv
import io

import pytest

PAGE = "ข่าว-ลงนาม MOU\nลงนาม MOU\n" + "".join(f"ย่อหน้าที่ {n} มีพิธี\n" for n in range(1, 11)) + "#ข่าว\n"


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "ข่าว ก.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_text_is_printed_with_its_numbers_and_the_rest_is_counted(run, article):
    ran = run("paragraphs", article)
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[:2] == [" 0  ลงนาม MOU", " 1  ย่อหน้าที่ 1 มีพิธี"]
    assert lines[-1] == "10  ย่อหน้าที่ 10 มีพิธี"
    assert ran.err == "2 lines have no number; --all shows them\n"
    assert not run("paragraphs", article, "--quiet").err


def test_all_shows_what_has_no_number_by_a_dot(run, article):
    ran = run("paragraphs", article, "--all")
    assert ran.out.splitlines()[0] == " ·  ข่าว-ลงนาม MOU"
    assert ran.out.splitlines()[-1] == " ·  #ข่าว"
    assert not ran.err


def test_csv_and_json_tell_line_paragraph_and_text(run, article):
    rows = run("paragraphs", article, "--format", "json").json()
    assert rows[0] == {"line": 2, "paragraph": 0, "text": "ลงนาม MOU"}
    assert [row["paragraph"] for row in rows] == list(range(11))
    listed = run("paragraphs", article, "--format", "csv", "--all").out
    found = list(csv.DictReader(io.StringIO(listed)))
    assert found[0] == {"line": "1", "paragraph": "", "text": "ข่าว-ลงนาม MOU"}
    assert [row["text"] for row in found if row["paragraph"]] == [row["text"] for row in rows]


def test_a_file_that_is_written_opens_in_thai_excel(run, article, tmp_path):
    out = tmp_path / "out.csv"
    assert run("paragraphs", article, "--format", "csv", "-o", out).code == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfline,paragraph,text\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_standard_input_is_read_in_either_encoding(run, article, encoding):
    ran = run("paragraphs", "-", input=PAGE.replace("\n", "\r\n").encode(encoding))
    assert ran.out == run("paragraphs", article).out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no paragraph"),
        (b"PK\x03\x04\0\0", "not text"),
        (b"\xff\xfea\0", "UTF-16"),
        (b"\xff\xfc\xfe", "neither UTF-8 nor cp874"),
    ],
)
def test_what_cannot_be_numbered_is_one_line_and_exit_2(run, data, said):
    ran = run("paragraphs", "-", input=data)
    assert (ran.code, ran.data) == (2, b"")
    assert ran.err.startswith("kg: standard input: ")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_not_there_and_a_folder_are_one_line(run, tmp_path):
    for path, said in ((tmp_path / "none.txt", "no such file"), (tmp_path, "a folder")):
        ran = run("paragraphs", path)
        assert ran.code == 2
        assert said in ran.err
        assert len(ran.err.splitlines()) == 1
