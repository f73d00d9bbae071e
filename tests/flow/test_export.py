"""`kg export` and `view`: the files they write, and the one they must leave."""

from __future__ import annotations

import pytest

from .conftest import NETWORK


@pytest.mark.parametrize(
    "form", ["graphml", "gexf", "edges", "nodes", "nodelink", "cytoscape", "parquet", "xlsx"]
)
def test_a_network_is_exported_to_a_file_and_to_stdout(kg, tmp_path, form):
    ran = kg("export", form, "-o", tmp_path / "ออก put")
    assert ran.code == 0, ran.err
    assert not ran.out
    piped = kg("export", form, "-o", "-")
    written = (tmp_path / "ออก put").read_bytes()
    assert piped.data
    assert written.removeprefix(b"\xef\xbb\xbf") == piped.data
    if form not in {"parquet", "xlsx"}:
        assert NETWORK in piped.out or "Ratchaburi Province Community" in piped.out


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.parametrize(
    ("form", "parser"),
    [("turtle", "turtle"), ("trig", "trig"), ("nquads", "nquads"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)  # fmt: skip
def test_the_graph_is_exported_in_every_rdf_format(kg, form, parser):
    import rdflib

    ran = kg("export", form)
    assert ran.code == 0, ran.err
    graph = rdflib.Dataset()
    graph.parse(data=ran.data, format=parser)
    assert any(str(row[2]) == NETWORK for row in graph.quads((None, None, None, None)))


def test_the_page_is_written_beside_and_holds_its_caption(run, copied):
    ran = run("view", "co-presence", "--lang", "th", cwd=copied)
    assert ran.code == 0, ran.err
    page = (copied / "co-presence.html").read_text(encoding="utf-8")
    assert "เส้นหนึ่งเส้น" in page
    assert "co-presence.html" in ran.err


def test_a_file_that_cannot_be_written_is_one_line(kg, tmp_path):
    ran = kg("ask", "who-agreed", "-o", tmp_path / "no" / "such" / "folder.csv", "--format", "csv")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_a_failed_export_leaves_the_file_that_was_there(kg, tmp_path):
    target = tmp_path / "x.graphml"
    target.write_text("before", encoding="utf-8")
    assert kg("export", "graphml", "--network", "missing.rq", "-o", target).code == 2
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["x.graphml"]


def test_parquet_is_exported_in_parts_that_hold_every_line(kg, tmp_path):
    import pyarrow.dataset as ds

    ran = kg("export", "parquet", "--partition", "basis,year", "-o", tmp_path / "ส่วน")
    assert ran.code == 0, ran.err
    table = ds.dataset(tmp_path / "ส่วน" / "lines", format="parquet", partitioning="hive").to_table()
    lines = {(row["source"], row["target"]) for row in table.to_pylist()}
    found = kg("network", "--format", "json").json()
    assert lines == {(tie["source"], tie["target"]) for tie in found["ties"]}
    for words in (["gexf", "--partition", "basis", "-o", tmp_path / "x"], ["parquet", "--partition", "basis"]):  # fmt: skip
        ran = kg("export", *words)
        assert ran.code == 2
        assert len(ran.err.splitlines()) == 1
