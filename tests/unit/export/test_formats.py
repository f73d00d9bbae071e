from __future__ import annotations

import pytest

from kg.errors import NotFoundError
from kg.export.formats import FORMATS, find


def test_every_format_says_what_it_is_in_both_languages():
    for name, one in FORMATS.items():
        assert find(name) is one
        assert one.title_en.isascii()
        assert (
            any("\u0e00" <= letter <= "\u0e7f" for letter in one.title_th)
            or name in one.title_th.lower()
        )
        assert one.suffix.startswith(".")
        assert callable(one.load())


def test_the_formats_are_those_promised():
    network = ["graphml", "gexf", "edges", "nodes", "nodelink", "cytoscape", "parquet", "xlsx"]
    graph = ["turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml"]
    assert [n for n, one in FORMATS.items() if one.of == "network"] == network
    assert [n for n, one in FORMATS.items() if one.of == "graph"] == graph


def test_only_csv_files_want_a_byte_order_mark_and_only_binaries_shun_a_terminal():
    assert {n for n, one in FORMATS.items() if one.bom} == {"edges", "nodes"}
    assert {n for n, one in FORMATS.items() if not one.text} == {"parquet", "xlsx"}


def test_a_misspelt_format_gets_the_nearest():
    with pytest.raises(NotFoundError) as caught:
        find("GraphLM")
    assert caught.value.near[0] == "graphml"
    assert "did you mean" in str(caught.value)
