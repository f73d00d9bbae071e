"""What people decided: replayed, negatives too, contradictions refused."""

from __future__ import annotations

import pytest

from kg.errors import BadInputError
from kg.resolve.decisions import Decisions, read_decisions

IDS = {f"f_{letter}" for letter in "abcdef"} | {"f_p"}
HEAD = {
    "same": "keep,drop,who,when,why\n",
    "different": "a,b,who,when,why\n",
    "withhold": "id,who,when,why\n",
}


@pytest.fixture
def decide(tmp_path):
    """The decisions of these rows, each row the ids alone."""

    def read(**rows: list[str]) -> Decisions:
        for name, lines in rows.items():
            text = HEAD[name] + "".join(f"{line},ก,2566-01-01,เหตุผล\n" for line in lines)
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return read_decisions(tmp_path, IDS, {"f_p"})

    return read


def cells(caught: pytest.ExceptionInfo[BadInputError]) -> list[tuple[str, int, str]]:
    return [(each.path.rpartition("/")[2], each.row, each.column) for each in caught.value.problems]


def test_without_files_nothing_is_decided(decide):
    assert decide() == Decisions(kept={}, withheld=frozenset())


def test_a_chain_of_joins_ends_in_one_thing_in_any_row_order(decide):
    for rows in (["f_a,f_b", "f_b,f_c"], ["f_b,f_c", "f_a,f_b"]):
        assert decide(same=rows).kept == {"f_b": "f_a", "f_c": "f_a"}


def test_ids_may_be_written_as_curies(decide):
    assert decide(same=["id:f_a,id:f_b"]).kept == {"f_b": "f_a"}


@pytest.mark.parametrize(
    "rows",
    [
        ["f_a,f_b", "f_b,f_a"],
        ["f_a,f_a"],
        ["f_a,f_b", "f_c,f_b"],
        ["f_a,f_b", "f_b,f_c", "f_c,f_a"],
    ],
)
def test_circles_and_things_dropped_twice_are_refused(decide, rows):
    with pytest.raises(BadInputError) as caught:
        decide(same=rows)
    assert cells(caught) == [("same.csv", len(rows) + 1, "drop")]


@pytest.mark.parametrize("pair", ["f_a,f_b", "f_b,f_a", "f_b,f_c", "f_a,f_c"])
def test_what_is_declared_different_is_not_joined_through_any_chain(decide, pair):
    with pytest.raises(BadInputError) as caught:
        decide(same=["f_a,f_b", "f_b,f_c"], different=[pair])
    assert cells(caught) == [("different.csv", 2, "b")]


def test_what_is_declared_different_and_not_joined_is_no_contradiction(decide):
    found = decide(same=["f_a,f_b"], different=["f_a,f_c", "f_d,f_e"])
    assert found.kept == {"f_b": "f_a"}
    assert found.different == (("f_a", "f_c"), ("f_d", "f_e"))


def test_an_id_nearly_right_gets_the_nearest(tmp_path):
    (tmp_path / "withhold.csv").write_text(
        HEAD["withhold"] + "ratchaburi_p1,ก,2566,ขอมา\n", encoding="utf-8"
    )
    with pytest.raises(BadInputError) as caught:
        read_decisions(tmp_path, IDS, {"ratchaburi_p01"})
    assert "near: ratchaburi_p01" in str(caught.value.problems[0])


def test_unknown_ids_are_all_reported(decide):
    with pytest.raises(BadInputError) as caught:
        decide(same=["f_a,f_zz"], different=["f_q,f_a"], withhold=["f_a"])
    assert cells(caught) == [
        ("same.csv", 2, "drop"),
        ("different.csv", 2, "a"),
        ("withhold.csv", 2, "id"),
    ]


def test_only_people_are_withheld(decide):
    assert decide(withhold=["f_p"]).withheld == {"f_p"}
    with pytest.raises(BadInputError):
        decide(withhold=["f_a"])


def test_a_column_that_is_not_known_is_refused(tmp_path):
    (tmp_path / "same.csv").write_text("keep,drop,who,when,why,colour\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="problem"):
        read_decisions(tmp_path, IDS, set())


@pytest.mark.parametrize("name", ["same", "different", "withhold"])
def test_a_folder_with_a_decisions_file_s_name_is_a_problem_of_one_line(tmp_path, name):
    (tmp_path / f"{name}.csv").mkdir()
    with pytest.raises(BadInputError) as caught:
        read_decisions(tmp_path, IDS, {"f_p"})
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"data/decisions/{name}.csv: a folder")


def test_all_that_is_joined_with_a_withheld_person_is_hidden():
    found = Decisions(kept={"f_b": "f_a", "f_c": "f_a"}, withheld=frozenset({"f_b", "f_p"}))
    assert found.hidden == {"f_a", "f_b", "f_c", "f_p"}
