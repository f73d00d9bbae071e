"""A CSV file as rows of text, whatever spreadsheet wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import BadCellError, KgError, NotFoundError
from kg.sources.table import decode, read_rows
from kg.values.names import nfc

COLUMNS = ["id", "name_th", "note"]


@pytest.fixture
def table(tmp_path):
    """The rows and problems of a table of these bytes."""

    def read(data: bytes | str):
        path = tmp_path / "t.csv"
        path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
        return read_rows(path, "data/t.csv", COLUMNS)

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_is_read_from_every_encoding_a_thai_spreadsheet_writes(encoding):
    text = "id,name_th\na,องค์การบริหารส่วนตำบลเตาปูน ๒๕๖๖ ฯลฯ\n"
    assert decode(text.encode(encoding), "t.csv") == text


@given(st.text(alphabet=st.characters(codec="cp874"), max_size=40))
def test_what_cp874_can_write_is_read_back_or_is_the_same_in_utf_8(text):
    data = text.encode("cp874")
    read = decode(data, "t.csv")
    assert read.encode("cp874" if read == text else "utf-8") in {
        data,
        data.removeprefix(b"\xef\xbb\xbf"),
    }


def test_bytes_of_neither_are_an_error_that_names_the_file_and_the_way_out():
    with pytest.raises(KgError, match=r"t\.csv.*UTF-8"):
        decode(b"\xff\xfe\x00", "t.csv")


def test_columns_may_be_left_out_and_stand_in_any_order(table):
    rows, problems = table("note,id\nหมายเหตุ,a\n")
    assert not problems
    assert rows[0].cells == {"note": "หมายเหตุ", "id": "a"}


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(table):
    rows, _ = table('id,note\na,"two\nlines"\n\n,\nb,x\n')
    assert next((row.number, row.cells["id"]) for row in rows) == (2, "a")
    assert rows[-1].number == 5


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_delimiter_is_the_header_s(table, mark):
    rows, problems = table(f'id{mark}note\na{mark}"one{mark}two"\n')
    assert not problems
    assert rows[0].cells["note"] == nfc(f"one{mark}two")


def test_cells_are_nfc_without_outer_white_space(table):
    rows, _ = table("id,note\n a ,  Cafe\u0301\u00a0น้ำ \u200b\n")
    assert rows[0].cells == {"id": "a", "note": "Café น้ำ"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_every_way(table, end):
    rows, problems = table(end.join(["id,note", "a,1", "b,2", ""]))
    assert not problems
    assert [row.cells["id"] for row in rows] == ["a", "b"]


def test_an_unknown_column_gets_the_nearest_and_its_place(table):
    _, (problem,) = table("id,name_tH\na,ก\n")
    assert isinstance(problem, NotFoundError)
    assert problem.near == ("name_th",)
    assert "row 1, column 2" in str(problem)


def test_a_column_twice_is_an_error(table):
    _, (problem,) = table("id,id\na,b\n")
    assert isinstance(problem, BadCellError)
    assert (problem.row, problem.column) == (1, "id")


def test_a_row_longer_than_the_header_is_an_error_and_empty_cells_more_are_not(table):
    rows, (problem,) = table("id,note\na,b,c\nd,e,,\n")
    assert (problem.row, problem.value) == (2, "c")
    assert [row.cells["id"] for row in rows] == ["d"]


def test_a_quote_that_is_never_closed_names_the_line(table):
    _, (problem,) = table('id,note\na,"open\n')
    assert "data/t.csv" in str(problem)
    assert "quotes" in str(problem)


def test_an_empty_table_has_no_rows(table):
    assert table("") == ([], [])
    assert table("id,note\n") == ([], [])


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
        min_size=1,
        max_size=6,
    )
)
def test_what_python_writes_as_csv_is_read_back(tmp_path_factory, names):
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [["id", "name_th", "note"], *([str(n), name, "x"] for n, name in enumerate(names))]
    )
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    path.write_bytes(out.getvalue().encode())
    rows, problems = read_rows(path, "t.csv", COLUMNS)
    assert not problems
    assert [row.cells["name_th"] for row in rows] == [nfc(name) for name in names]
