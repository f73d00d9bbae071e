from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import openpyxl
import pytest
from pyarrow import parquet

from kg.errors import KgError, NotFoundError
from kg.export import workbook
from kg.export.rows import write_rows

from .conftest import CONTROL, EMOJI, FORMULA, HOSTILE, LINES, THAI

COLUMNS = ["name", "amount", "n", "sure", "others"]
ROWS = [
    {"name": THAI, "amount": Decimal("1.50"), "n": -5, "sure": True, "others": ["ก", "ข|ค"]},
    {"name": HOSTILE, "amount": Decimal("1E+6"), "n": 10**20, "sure": False, "others": ()},
    {"name": FORMULA, "amount": Decimal("-0.10"), "n": None, "others": (FORMULA, "x")},
    {"name": LINES, "amount": Decimal("1234567890123456.78"), "n": 0},
    {"name": EMOJI}, {"name": "#N/A"}, {"name": CONTROL}, {"name": "007"},
]  # fmt: skip


def test_json_keeps_every_digit_of_a_decimal():
    data = write_rows("json", COLUMNS, ROWS)
    back = json.loads(data, parse_float=Decimal)
    amounts = [str(row["amount"]) for row in back[:4]]
    assert amounts == ["1.50", "1000000", "-0.10", "1234567890123456.78"]
    assert [row["name"] for row in back] == [row["name"] for row in ROWS]
    assert [list(row) for row in back] == [COLUMNS] * len(ROWS)
    assert back[0]["others"] == ["ก", "ข|ค"]
    assert back[1]["n"] == 10**20
    assert back[4]["amount"] is None
    assert THAI.encode() in data


def test_csv_reads_back_with_texts_guarded_and_numbers_bare():
    text = write_rows("csv", COLUMNS, ROWS).decode("utf-8")
    back = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert len(back) == len(ROWS)
    assert back[0] == {"name": THAI, "amount": "1.50", "n": "-5", "sure": "true", "others": "ก|ข|ค"}
    assert back[2]["name"] == f"'{FORMULA}"
    assert back[2]["amount"] == "-0.10"
    assert back[2]["others"] == f"'{FORMULA}|x"
    assert back[3]["name"] == LINES
    assert back[6]["name"] == "before[31mafter"
    assert back[7]["name"] == "007"


def test_csv_does_not_lose_a_row_whose_only_cell_is_empty():
    text = write_rows("csv", ["name"], [{"name": None}, {"name": "x"}]).decode()
    assert list(csv.reader(io.StringIO(text))) == [["name"], [""], ["x"]]


def test_csv_quotes_a_bare_carriage_return():
    text = write_rows("csv", ["name"], [{"name": "a\rb"}]).decode()
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [["name"], ["a\rb"]]


def test_xlsx_keeps_texts_as_texts_and_exact_numbers_as_numbers():
    book = openpyxl.load_workbook(io.BytesIO(write_rows("xlsx", COLUMNS, ROWS, title=THAI)))
    page = book.active
    assert book.properties.title == THAI
    names = [row[0] for row in page.iter_rows(min_row=2)]
    assert {cell.data_type for cell in names} == {"s"}
    assert [cell.value for cell in names] == [
        THAI, HOSTILE, FORMULA, "first\nsecond\nthird\tend", EMOJI, "#N/A", "before[31mafter",
        "007",
    ]  # fmt: skip
    assert names[2].quotePrefix
    assert not names[0].quotePrefix
    amounts = [row[1].value for row in page.iter_rows(min_row=2, max_row=5)]
    assert amounts == [1.5, 1_000_000, -0.1, "1234567890123456.78"]
    assert page["C3"].value == str(10**20)
    assert page["D2"].value is True


def test_xlsx_is_the_same_bytes_whenever_it_is_written(monkeypatch):
    first = write_rows("xlsx", COLUMNS, ROWS)
    monkeypatch.setattr("time.localtime", lambda *_: (2001, 2, 3, 4, 5, 6, 0, 34, 0))
    assert write_rows("xlsx", COLUMNS, ROWS) == first
    for clock in (b"dcterms:created", b"dcterms:modified"):
        with openpyxl.reader.excel.ZipFile(io.BytesIO(first)) as archive:
            assert clock not in archive.read("docProps/core.xml")
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_a_text_too_long_for_a_cell_ends_in_an_ellipsis():
    data = write_rows("xlsx", ["t"], [{"t": "🌾" * 20_000}, {"t": "ก" * 32_767}])
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert page["A2"].value == "🌾" * 16_383 + "…"
    assert page["A3"].value == "ก" * 32_767


def test_a_sheet_excel_could_not_open_is_refused():
    class Endless(list):
        def __len__(self):
            return 1_048_576

    sheet = workbook.Sheet(name="rows", columns=["a"], rows=Endless())
    with pytest.raises(KgError, match="Excel opens 1,048,575"):
        workbook.write([sheet])


def test_markdown_is_one_line_for_each_row_and_holds_no_markup_of_theirs():
    text = write_rows("md", COLUMNS, ROWS, title="ใคร <b>|</b>").decode()
    lines = text.splitlines()
    assert lines[0] == r"## ใคร &lt;b&gt;\|&lt;/b&gt;"
    assert lines[2] == "| name | amount | n | sure | others |"
    assert lines[3] == "| --- | --- | --- | --- | --- |"
    assert len(lines) == 4 + len(ROWS)
    bars = [line.replace(r"\\", "").replace(r"\|", "").count("|") for line in lines[2:]]
    assert set(bars) == {len(COLUMNS) + 1}
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, _: tags.append(tag)
    reader.feed(text)
    assert set(tags) == {"br"}
    assert "first<br>second<br>third" in text


def test_markdown_shows_a_link_as_text():
    text = write_rows("md", ["t"], [{"t": "![x](http://a.example) `c` *d* \\|"}]).decode()
    assert text.splitlines()[-1] == r"| !\[x\](http://a.example) \`c\` \*d\* \\\| |"


def test_parquet_gives_every_column_the_narrowest_type_that_keeps_each_digit():
    rows = [
        {"when": "2023-02-28", "partly": "2023", "sum": Decimal("1.50"), "n": 1, "x": 1, "huge": 10**40},
        {"when": None, "partly": "2023-02-28", "sum": 7, "n": -(2**63), "x": 0.5, "huge": Decimal("0.1")},
        {"when": "2024-02-29", "sum": Decimal("1E+3"), "sure": True, "odd": Decimal("NaN"), "many": ["ก", "ข"]},
        {"when": "0001-01-01", "n": 2**63 - 1, "huge": 1},
    ]  # fmt: skip
    names = ["when", "partly", "sum", "n", "x", "huge", "sure", "odd", "many", "none"]
    table = parquet.read_table(io.BytesIO(write_rows("parquet", names, rows, title=THAI)))
    kinds = dict(zip(names, map(str, table.schema.types), strict=True))
    assert kinds == {
        "when": "date32[day]",
        "partly": "string",
        "sum": "decimal128(38, 2)",
        "n": "int64",
        "x": "double",
        "huge": "string",
        "sure": "bool",
        "odd": "string",
        "many": "list<element: string>",
        "none": "string",
    }
    back = table.to_pydict()
    assert back["when"] == [date(2023, 2, 28), None, date(2024, 2, 29), date(1, 1, 1)]
    assert back["sum"] == [Decimal("1.50"), 7, 1000, None]
    assert back["huge"] == [str(10**40), "0.1", None, "1"]
    assert back["many"] == [None, None, ["ก", "ข"], None]
    assert json.loads(table.schema.metadata[b"kg"]) == {"title": THAI}


def test_a_day_that_is_none_is_text_in_parquet():
    data = write_rows("parquet", ["day"], [{"day": "2023-02-29"}, {"day": "2023-02-28"}])
    assert parquet.read_table(io.BytesIO(data)).to_pydict() == {"day": ["2023-02-29", "2023-02-28"]}


def test_parquet_keeps_hostile_texts_as_they_are_and_is_the_same_bytes_again():
    data = write_rows("parquet", COLUMNS, ROWS)
    assert data == write_rows("parquet", COLUMNS, ROWS)
    names = parquet.read_table(io.BytesIO(data)).to_pydict()["name"]
    assert names[:4] == [THAI, HOSTILE, FORMULA, LINES]
    assert names[6] == "before[31mafter"  # as CSV has it


@pytest.mark.parametrize("kind", ["csv", "json", "md", "xlsx", "parquet"])
def test_no_rows_is_a_valid_table(kind):
    data = write_rows(kind, COLUMNS, [])
    if kind == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(data)).active.max_row == 1
    elif kind == "parquet":
        assert parquet.read_table(io.BytesIO(data)).num_rows == 0
    elif kind == "json":
        assert json.loads(data) == []
    else:
        assert data.decode().splitlines()[0].count("amount") == 1


def test_another_format_is_refused():
    with pytest.raises(NotFoundError, match="csv, json, md, xlsx, parquet"):
        write_rows("yaml", COLUMNS, ROWS)
