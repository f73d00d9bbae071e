"""A .rq file's header: what it asks, takes and gives."""

from __future__ import annotations

import pytest

from kg.errors import KgError, NotFoundError
from kg.query.question import (
    Param,
    by_theme,
    catalogue,
    find_question,
    parse_question,
    read_question,
)

TEXT = "#+ title_en: Who?\n#+ title_th: ใคร\n#+ params: place:place! kind:kind\n#+ columns: who tie\nSELECT * { ?s ?p ?asOf }"


def test_the_header_gives_titles_parameters_and_columns():
    question = parse_question(TEXT, "who")
    assert (question.title("en"), question.title("th")) == ("Who?", "ใคร")
    assert question.param("place") == Param(name="place", type="place", required=True)
    assert not question.param("kind").required
    assert question.columns == ("who", "tie")


def test_the_day_needs_no_declaration():
    assert parse_question(TEXT, "who").param("asOf").type == "day"
    assert parse_question("SELECT * { ?s ?p $asOf }", "q").param("asOf").type == "day"
    with pytest.raises(NotFoundError):
        parse_question("SELECT * { ?s ?p ?asOfDay }", "q").param("asOf")


def test_without_a_title_in_a_language_the_other_s_or_the_name_serves():
    assert parse_question("#+ title_th: ใคร\nASK {}", "q").title("en") == "ใคร"
    assert parse_question("ASK {}", "q").title("th") == "q"


@pytest.mark.parametrize("params", ["place", "place:", ":place", "place:place?", "pl ace:x y"])
def test_a_parameter_that_cannot_be_read_is_an_error_with_the_file(params):
    with pytest.raises(KgError, match=r"mine\.rq"):
        parse_question(f"#+ params: {params}\nASK {{}}", "mine", "mine.rq")


def test_an_unknown_parameter_says_which_there_are():
    with pytest.raises(NotFoundError, match="place, kind"):
        parse_question(TEXT, "who").param("colour")


def test_a_parameter_s_default_is_told_as_one_would_type_it():
    where = '{ VALUES (?modality ?unit ?place) { (kg:modality-asserted "homes" UNDEF) } }'
    asked = parse_question(f"#+ params: unit:text place:place!\nSELECT * {where}", "q")
    assert [str(param) for param in asked.params] == [
        "unit=homes",
        "place!",
        "modality=asserted",
    ]


def test_what_a_header_leaves_out_is_an_empty_text_and_a_table_of_no_theme():
    found = parse_question("ASK {}", "q").as_json()
    assert {found[f"{key}_{lang}"] for key in ("not", "serves") for lang in ("en", "th")} == {""}
    assert (found["view"], found["shows"], found["theme"]) == ("table", [], "")
    told = parse_question("#+ not_th: ไม่ได้บอกว่าจ่ายแล้ว\nASK {}", "q")
    assert told.said("not", "en") == told.said("not", "th") == "ไม่ได้บอกว่าจ่ายแล้ว"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("view: graph", "table, network, timeline, map, flow"),
        ("theme: cats", "actors, councils"),
        ("view: flow\n#+ columns: a b\n#+ shows: a b", "shows: column column column"),
        ("view: map\n#+ columns: a b\n#+ shows: at", "shows at"),
    ],
)
def test_a_view_or_theme_nobody_knows_is_an_error_that_says_which_there_are(header, expected):
    with pytest.raises(KgError, match=rf"mine\.rq.*{expected}"):
        parse_question(f"#+ {header}\nASK {{}}", "mine", "mine.rq")


def test_questions_stand_by_theme_and_those_without_one_last():
    headers = {"b": "theme: money", "c": "theme: actors", "a": "theme: money", "d": "x: y"}
    found = {name: parse_question(f"#+ {text}\nASK {{}}", name) for name, text in headers.items()}
    themes = {theme: [each.name for each in group] for theme, group in by_theme(found).items()}
    assert list(themes.items()) == [("actors", ["c"]), ("money", ["a", "b"]), ("", ["d"])]


def test_a_file_that_is_not_there_or_not_utf_8_is_one_line(tmp_path):
    (tmp_path / "bad.rq").write_bytes("ใคร".encode("cp874"))
    for name in ("missing.rq", "bad.rq"):
        with pytest.raises(KgError, match=name):
            read_question(tmp_path / name)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path):
    (tmp_path / "q.rq").write_text(TEXT, encoding="utf-8-sig")
    assert read_question(tmp_path / "q.rq").title("en") == "Who?"


def test_a_later_folder_s_question_replaces_an_earlier_one_s(tmp_path):
    for folder, title in (("a", "one"), ("b", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "q.rq").write_text(f"#+ title_en: {title}\nASK {{}}", encoding="utf-8")
    folders = [tmp_path / "a", tmp_path / "b"]
    assert catalogue(folders)["q"].title("en") == "two"
    assert find_question(folders, "q", "question").title("en") == "two"


def test_an_unknown_question_gets_the_nearest(tmp_path):
    (tmp_path / "who-agreed.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(NotFoundError, match="did you mean who-agreed"):
        find_question([tmp_path], "who-agred", "question")
