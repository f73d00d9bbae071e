"""Parquet in parts, read as Arrow reads a dataset in Hive's layout."""

from __future__ import annotations

import networkx as nx
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from kg.errors import KgError, NotFoundError
from kg.export.partitions import ABOUT, NOTHING, write
from kg.export.target import put_folder


def reason(basis: str, name: str, *years: str) -> dict[str, object]:
    return {"basis": basis, "reason": f"{name} ", "weight": 1.0, "parties": 2, "years": years}


@pytest.fixture
def network() -> nx.Graph[str]:
    """Three lines: on an agreement of 2023 and an undated event, one of two years, one strange."""
    graph: nx.Graph[str] = nx.Graph(caption_th="คำบรรยาย")
    for node in ("id:a", "id:b", "id:c"):
        graph.add_node(node, label_th=f"ชื่อ {node}", label_en="", kind="association")
    more = {"newman": 0.5, "derived": False, "overlarge": False, "start": "", "end": "", "currency": ""}  # fmt: skip
    ids = {"tie_ids": ("id:t1", "id:t2"), "sources": ("id:s1",)}
    graph.add_edge("id:a", "id:b", weight=2.0, jaccard=0.25, amount="10.50", reasons=(reason("agreement", "m", "2023"), reason("event", "e")), **more, **ids)  # fmt: skip
    graph.add_edge("id:a", "id:c", weight=1.0, jaccard=None, amount="", reasons=(reason("works-with", "f", "2022", "2023"),), **more, **ids)  # fmt: skip
    graph.add_edge("id:b", "id:c", weight=1.0, jaccard=1.0, amount="", reasons=(reason("../x y=1", "k"),), **more, **ids)  # fmt: skip
    return graph


def rows_of(folder) -> list[dict]:
    return (
        ds.dataset(folder / "lines", format="parquet", partitioning="hive").to_table().to_pylist()
    )


def test_a_line_is_in_each_part_that_it_rests_on_with_its_weight_there(network, tmp_path):
    put_folder(write(network, "th", ["basis"]), tmp_path / "o", mark=ABOUT)
    rows = {(row["source"], row["target"], row["basis"]): row for row in rows_of(tmp_path / "o")}
    assert set(rows) == {
        ("id:a", "id:b", "agreement"),
        ("id:a", "id:b", "event"),
        ("id:a", "id:c", "works-with"),
        ("id:b", "id:c", "../x y=1"),
    }
    first = rows["id:a", "id:b", "agreement"]
    assert (first["weight"], first["line_weight"], first["reasons"]) == (1.0, 2.0, ["m"])
    assert (first["amount"], first["ties"], first["sources"]) == ("10.50", ["id:t1", "id:t2"], ["id:s1"])  # fmt: skip
    assert rows["id:a", "id:c", "works-with"]["jaccard"] is None
    assert first["source_label"] == "ชื่อ id:a"
    actors = pq.read_table(tmp_path / "o" / "actors.parquet").to_pylist()
    assert [actor["id"] for actor in actors] == ["id:a", "id:b", "id:c"]


def test_what_lasts_is_in_each_of_its_years_and_what_has_none_apart(network, tmp_path):
    put_folder(write(network, "en", ["year"]), tmp_path / "o", mark=ABOUT)
    found = {(row["source"], row["target"], row["year"]) for row in rows_of(tmp_path / "o")}
    assert found == {
        ("id:a", "id:b", 2023),
        ("id:a", "id:b", None),
        ("id:a", "id:c", 2022),
        ("id:a", "id:c", 2023),
        ("id:b", "id:c", None),
    }
    assert (tmp_path / "o" / "lines" / f"year={NOTHING}").is_dir()


def test_no_basis_leads_out_of_the_folder(network):
    names = list(write(network, "th", ["basis", "year"]))
    assert f"lines/basis=..%2Fx%20y%3D1/year={NOTHING}/part-0.parquet" in names
    assert not any(".." in name.split("/") for name in names)


def test_the_same_network_gives_the_same_bytes_and_an_empty_one_can_be_read(network, tmp_path):
    other: nx.Graph[str] = nx.Graph(**network.graph)
    other.add_nodes_from(reversed(list(network.nodes(data=True))))
    other.add_edges_from((v, u, data) for u, v, data in reversed(list(network.edges(data=True))))
    assert write(network, "th", ["basis", "year"]) == write(other, "th", ["basis", "year"])
    put_folder(write(nx.Graph(), "th", ["basis"]), tmp_path / "o", mark=ABOUT)
    assert rows_of(tmp_path / "o") == []


def test_a_part_by_anything_else_is_an_error_that_names_what_there_is(network):
    with pytest.raises(NotFoundError, match="basis, year"):
        write(network, "th", ["kind"])


def test_a_folder_of_ours_is_replaced_whole_and_any_other_is_left(tmp_path):
    ours, other = tmp_path / "ours", tmp_path / "other"
    put_folder({ABOUT: b"1", "lines/x": b"old"}, ours, mark=ABOUT)
    put_folder({ABOUT: b"2"}, ours, mark=ABOUT)
    assert [path.name for path in ours.rglob("*")] == [ABOUT]
    other.mkdir()
    (other / "mine.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(KgError, match="not written by this command"):
        put_folder({ABOUT: b"1"}, other, mark=ABOUT)
    assert (other / "mine.txt").read_text(encoding="utf-8") == "keep"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "ours"]


def test_what_cannot_be_written_leaves_the_folder_that_was_there(tmp_path):
    put_folder({ABOUT: b"1"}, tmp_path / "o", mark=ABOUT)
    with pytest.raises(KgError, match="cannot write"):
        put_folder({ABOUT: b"2", f"{ABOUT}/below": b"3"}, tmp_path / "o", mark=ABOUT)
    assert (tmp_path / "o" / ABOUT).read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["o"]
