from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import openpyxl
import pyarrow.parquet as pq
import pytest

from kg.export import delimited, flat
from kg.export.formats import FORMATS

from .conftest import CONTROL, EMOJI, FORMULA, HOSTILE, LABELS, LINES, THAI

NETWORK = [name for name, one in FORMATS.items() if one.of == "network"]
STRIPPED = "before[31mafter"
GEXF = "{http://www.gexf.net/1.2draft}"
VIZ = "{http://www.gexf.net/1.2draft/viz}"


def written(name, graph, lang="th"):
    return FORMATS[name].load()(graph, lang)


def cells(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def sheets(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def ends(graph):
    pairs = graph.edges() if graph.is_directed() else (sorted(pair) for pair in graph.edges())
    return sorted(tuple(pair) for pair in pairs)


@pytest.mark.parametrize("name", NETWORK)
def test_the_same_network_gives_the_same_bytes_however_it_was_put_together(name, graph, shuffled):
    expected = written(name, graph)
    assert written(name, graph) == expected
    for seed in (1, 2):
        assert written(name, shuffled(graph, seed)) == expected


@pytest.mark.parametrize("name", NETWORK)
def test_writing_leaves_the_network_as_it_was(name, graph, shuffled):
    before = nx.node_link_data(graph, edges="edges")
    copy = json.dumps(before)
    written(name, graph)
    assert json.dumps(nx.node_link_data(graph, edges="edges")) == copy


@pytest.mark.parametrize("name", [n for n in NETWORK if FORMATS[n].text])
def test_a_text_format_has_no_byte_order_mark_and_ends_its_last_line(name, graph):
    data = written(name, graph)
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\n")
    assert THAI in data.decode("utf-8")


def test_graphml_reads_back_in_networkx_with_every_line_cited(graph):
    back = nx.read_graphml(io.BytesIO(written("graphml", graph)))
    assert back.is_directed() == graph.is_directed()
    assert ends(back) == ends(graph)
    assert {key: data["label"] for key, data in back.nodes(data=True)} == {
        "id:a_thai": THAI, "id:b_hostile": HOSTILE, "id:c_formula": FORMULA,
        "id:d_control": STRIPPED, "id:e_emoji": EMOJI, "id:f_lines": LINES,
        "id:g_alone": "id:g_alone",
    }  # fmt: skip
    assert "constraint" not in back.nodes["id:b_hostile"]
    assert back.nodes["id:a_thai"]["place"] == "0101"
    line = back.edges["id:b_hostile", "id:a_thai"]
    assert line["basis"] == "agreement:12|event:1"
    assert line["weight"] == 0.1 + 0.2
    assert line["derived"] is False
    assert line["sources"] == "id:source_x|id:source_y"
    assert json.loads(line["evidence"]) == json.loads(
        json.dumps(graph.edges["id:b_hostile", "id:a_thai"]["ties"])
    )


def test_graphml_keeps_the_caption_on_the_graph(graph):
    back = nx.read_graphml(io.BytesIO(written("graphml", graph)))
    assert back.graph["caption_th"] == graph.graph["caption_th"]
    assert back.graph["left_out"] == "structure:5|witness:2"
    assert back.graph["document_kinds"] == "news:2|report:1"


def test_graphml_reads_in_igraph(graph, tmp_path):
    path = tmp_path / "network.graphml"
    path.write_bytes(written("graphml", graph, "en"))
    back = igraph.Graph.Read_GraphML(str(path))
    assert back.is_directed() == graph.is_directed()
    assert (back.vcount(), back.ecount()) == (len(LABELS), graph.number_of_edges())
    labels = dict(zip(back.vs["id"], back.vs["label"], strict=True))
    assert labels["id:a_thai"] == "Water users' network"
    assert labels["id:e_emoji"] == EMOJI
    assert sorted(back.es["derived"]) == [False, False, False, False, True]
    assert back["caption_th"] == graph.graph["caption_th"]


def test_graphml_says_true_and_false_as_its_standard_does(graph):
    root = ET.fromstring(written("graphml", graph))  # noqa: S314 - our own bytes
    space = "{http://graphml.graphdrawing.org/xmlns}"
    truths = {k.get("id") for k in root.iter(f"{space}key") if k.get("attr.type") == "boolean"}
    values = [data.text for data in root.iter(f"{space}data") if data.get("key") in truths]
    assert set(values) == {"true", "false"}


def gexf_edges(graph):
    root = ET.fromstring(written("gexf", graph))  # noqa: S314 - our own bytes
    return {
        frozenset((e.get("source"), e.get("target"))): e for e in root.iter(f"{GEXF}edge")
    }, root


@pytest.mark.parametrize(
    ("one", "other", "start", "end"),
    [
        ("id:a_thai", "id:b_hostile", "1997-01-01", None),
        ("id:c_formula", "id:d_control", "2023-02-01", "2023-02-28"),
        ("id:a_thai", "id:c_formula", "2022-10-01", "2023-09-30"),
        ("id:e_emoji", "id:f_lines", None, None),
        ("id:a_thai", "id:e_emoji", "2024-01-01", None),
    ],
)
def test_gexf_dates_an_edge_by_whole_days(graph, one, other, start, end):
    edges, root = gexf_edges(graph)
    edge = edges[frozenset((one, other))]
    assert (edge.get("start"), edge.get("end")) == (start, end)
    drawn = root.find(f"{GEXF}graph")
    assert (drawn.get("mode"), drawn.get("timeformat")) == ("dynamic", "date")


def test_gexf_keeps_the_dates_as_stated(graph):
    edges, _ = gexf_edges(graph)
    edge = edges[frozenset(("id:a_thai", "id:e_emoji"))]
    values = {v.get("for"): v.get("value") for v in edge.iter(f"{GEXF}attvalue")}
    assert (values["stated_start"], values["stated_end"]) == ("2024", "2023")


def test_gexf_dates_a_node_only_where_the_network_does(graph):
    graph.nodes["id:a_thai"]["start"] = "2010"
    _, root = gexf_edges(graph)
    starts = {node.get("id"): node.get("start") for node in root.iter(f"{GEXF}node")}
    assert starts.pop("id:a_thai") == "2010-01-01"
    assert set(starts.values()) == {None}


def test_gexf_colours_differ_between_groups(graph):
    _, root = gexf_edges(graph)
    colours = [tuple(sorted(c.attrib.items())) for c in root.iter(f"{VIZ}color")]
    assert len(set(colours)) == len(LABELS)


def test_gexf_declares_every_attribute_it_uses_once(graph):
    _, root = gexf_edges(graph)
    for of, thing in (("node", "node"), ("edge", "edge")):
        found = [
            a.get("id")
            for block in root.iter(f"{GEXF}attributes")
            if block.get("class") == of
            for a in block
        ]
        used = {
            v.get("for") for t in root.iter(f"{GEXF}{thing}") for v in t.iter(f"{GEXF}attvalue")
        }
        assert len(found) == len(set(found))
        assert used == set(found)


def test_gexf_reads_back_in_networkx(graph):
    data = written("gexf", graph)
    back = nx.read_gexf(io.BytesIO(data))
    assert back.is_directed() == graph.is_directed()
    assert ends(back) == ends(graph)
    assert back.nodes["id:f_lines"]["label"] == LINES
    assert back.nodes["id:d_control"]["label"] == STRIPPED
    assert back.edges["id:b_hostile", "id:a_thai"]["weight"] == 0.1 + 0.2
    evidence = json.loads(back.edges["id:b_hostile", "id:a_thai"]["evidence"])
    assert [tie["tie"] for tie in evidence] == ["id:tie_00", "id:tie_10"]


def test_gexf_describes_itself_by_its_caption_in_both_languages(graph):
    _, root = gexf_edges(graph)
    text = root.find(f"{GEXF}meta/{GEXF}description").text
    assert text == f"{graph.graph['caption_th']}\nA line means a document says so."


def test_nodelink_gives_the_whole_network_back(graph):
    back = nx.node_link_graph(json.loads(written("nodelink", graph)), edges="edges")
    assert back.is_directed() == graph.is_directed()
    assert back.graph == json.loads(json.dumps(graph.graph))
    assert {k: {**d, "label": 0, "name": 0} for k, d in back.nodes(data=True)} == {
        k: {**json.loads(json.dumps(d)), "label": 0, "name": 0} for k, d in graph.nodes(data=True)
    }
    for u, v, data in graph.edges(data=True):
        assert back.edges[u, v] == json.loads(json.dumps(data))
    assert back.nodes["id:b_hostile"]["constraint"] is None


def test_cytoscape_gives_the_whole_network_back(graph):
    data = json.loads(written("cytoscape", graph))
    back = nx.cytoscape_graph(data)
    assert back.is_directed() == graph.is_directed()
    assert back.graph["caption_th"] == graph.graph["caption_th"]
    assert ends(back) == ends(graph)
    assert back.nodes["id:a_thai"]["name"] == THAI
    assert back.edges["id:a_thai", "id:c_formula"]["ties"][0]["said_by"] == [
        "id:speaker_1",
        "id:speaker_2",
    ]
    assert isinstance(data["data"], dict)


@pytest.mark.parametrize("name", ["nodelink", "cytoscape"])
def test_json_says_null_for_a_measure_that_is_not_a_number(name, graph):
    graph.nodes["id:a_thai"]["betweenness"] = float("nan")

    def refused(word):
        raise AssertionError(word)

    data = json.loads(written(name, graph), parse_constant=refused)
    nodes = data["nodes"] if name == "nodelink" else [n["data"] for n in data["elements"]["nodes"]]
    assert next(n for n in nodes if n["id"] == "id:a_thai")["betweenness"] is None


def test_the_edge_table_says_who_and_by_what_source(graph):
    rows = cells(written("edges", graph, "en"))
    assert list(rows[0])[:4] == ["source", "target", "source_label", "target_label"]
    assert [(r["source"], r["target"]) for r in rows] == ends(graph)
    found = {frozenset((r["source"], r["target"])): r for r in rows}
    row = found[frozenset(("id:a_thai", "id:b_hostile"))]
    assert {row["source_label"], row["target_label"]} == {"Water users' network", HOSTILE}
    assert (row["ties"], row["sources"]) == ("id:tie_00|id:tie_10", "id:source_x|id:source_y")
    assert (row["label"], row["amount"], row["derived"]) == ("took part", "25000000.50", "false")
    negative = found[frozenset(("id:a_thai", "id:c_formula"))]
    assert negative["amount"] == "-3"


def test_the_node_table_has_one_row_for_each_actor(graph):
    rows = {row["id"]: row for row in cells(written("nodes", graph))}
    assert list(rows) == sorted(LABELS)
    assert rows["id:b_hostile"]["label"] == HOSTILE
    assert rows["id:b_hostile"]["constraint"] == ""
    assert rows["id:a_thai"]["other_names"] == "ขบวนองค์กรชุมชน|=SUM(A1)"
    assert rows["id:f_lines"]["label"] == LINES


def test_a_measure_the_contract_does_not_know_is_exported_too(graph):
    for key in graph:
        graph.nodes[key]["reach"] = 7
    for _, _, data in graph.edges(data=True):
        data["span"] = 3
    assert {row["reach"] for row in cells(written("nodes", graph))} == {"7"}
    assert {row["span"] for row in cells(written("edges", graph))} == {"3"}


@pytest.mark.parametrize("name", ["edges", "nodes"])
def test_no_csv_cell_starts_a_formula(name, graph):
    texts = [cell for row in cells(written(name, graph, "en")) for cell in row.values()]
    risky = [t for t in texts if t.startswith(delimited.FORMULA_STARTS) and not _is_number(t)]
    assert risky == []
    assert any(text.startswith(("'=cmd", "'-2+3", "'@home")) for text in texts)


def _is_number(text):
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_parquet_is_complete_in_one_file(graph):
    table = pq.read_table(io.BytesIO(written("parquet", graph)))
    rows = {frozenset((r["source"], r["target"])): r for r in table.to_pylist()}
    assert len(rows) == graph.number_of_edges()
    row = rows[frozenset(("id:a_thai", "id:b_hostile"))]
    assert (row["amount"], row["weight"], row["derived"]) == ("25000000.50", 0.1 + 0.2, False)
    assert rows[frozenset(("id:e_emoji", "id:f_lines"))]["amount"] is None
    assert json.loads(row["evidence"])[0]["sources"][0]["paragraph"] == "4"
    about = json.loads(table.schema.metadata[b"kg"])
    assert about["directed"] == graph.is_directed()
    assert about["graph"]["caption_th"] == graph.graph["caption_th"]
    assert {node["id"]: node["label"] for node in about["nodes"]}["id:a_thai"] == THAI


def test_parquet_has_the_same_types_with_and_without_rows(graph, empty):
    full = pq.read_schema(io.BytesIO(written("parquet", graph)))
    assert pq.read_schema(io.BytesIO(written("parquet", empty))).types == full.types


def test_xlsx_has_a_row_for_each_actor_line_and_piece_of_evidence(graph):
    book = sheets(written("xlsx", graph))
    assert book.sheetnames == ["about", "actors", "ties", "evidence"]
    assert book["actors"].max_row == 1 + len(LABELS)
    assert book["ties"].max_row == 1 + graph.number_of_edges()
    # Two documents for each of two ties of four lines; the fifth line's two ties are uncited.
    assert book["evidence"].max_row == 1 + 4 * 2 * 2 + 2
    rows = list(book["evidence"].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["document"], first["paragraph"]) == ("id:source_x", "4")
    assert (first["said_by"], first["said_by_label"]) == (
        "id:speaker_1|id:speaker_2",
        "ผู้อำนวยการ",
    )


def test_xlsx_says_what_it_is_in_both_languages(graph):
    rows = list(sheets(written("xlsx", graph))["about"].iter_rows(values_only=True))
    about = {row[0]: row[1:] for row in rows}
    assert about["network / เครือข่าย"] == ("Who works with whom", "ใครทำงานกับใคร")
    assert about["caption / คำอธิบาย"][1] == graph.graph["caption_th"]
    assert about["as of / ณ วันที่"] == ("2023-02-28", "2023-02-28")
    assert about["left out / ไม่รวม: structure"] == (5, 5)
    assert about["actors / หน่วยงานและบุคคล"] == (len(LABELS), len(LABELS))


def test_no_xlsx_cell_is_a_formula(graph):
    book = sheets(written("xlsx", graph))
    texts = [cell for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in texts} <= {"s", "n", "b"}
    shown = {cell.value for cell in texts}
    assert {FORMULA, "-2+3", "@home", THAI, EMOJI, STRIPPED} <= shown
    assert CONTROL not in shown


def test_xlsx_numbers_are_numbers_and_codes_are_texts(graph):
    book = sheets(written("xlsx", graph))
    columns = [cell.value for cell in book["actors"][1]]
    row = dict(zip(columns, (c.value for c in book["actors"][2]), strict=True))
    assert (row["place"], row["constraint"], row["degree"]) == ("0101", 0.5, 0)


@pytest.mark.parametrize("name", NETWORK)
def test_an_empty_network_is_a_valid_file(name, empty):
    data = written(name, empty)
    counts = {
        "graphml": lambda: len(nx.read_graphml(io.BytesIO(data))),
        "gexf": lambda: len(nx.read_gexf(io.BytesIO(data))),
        "edges": lambda: len(cells(data)),
        "nodes": lambda: len(cells(data)),
        "nodelink": lambda: len(nx.node_link_graph(json.loads(data), edges="edges")),
        "cytoscape": lambda: len(nx.cytoscape_graph(json.loads(data))),
        "parquet": lambda: pq.read_table(io.BytesIO(data)).num_rows,
        "xlsx": lambda: sheets(data)["actors"].max_row - 1,
    }
    assert counts[name]() == 0
    assert name == "xlsx" or len(data) > 50


@pytest.mark.parametrize("lang", ["th", "en"])
def test_an_actor_named_in_one_language_is_shown_by_that_name(graph, lang):
    rows = {row["id"]: row["label"] for row in cells(written("nodes", graph, lang))}
    assert rows["id:e_emoji"] == EMOJI
    assert rows["id:g_alone"] == "id:g_alone"


def test_importing_the_registry_imports_no_heavy_library():
    heavy = "networkx", "pyarrow", "openpyxl", "rdflib", "pyoxigraph", "pandas", "numpy"
    script = f"import sys, kg.export.formats; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_only_what_xml_forbids_is_taken_out():
    kept = "ที่ น้ำ กลุ่ม ำ\t\n\r\x85 é 🌾 \u200b\u0e4d\u0e32"
    assert flat.legal(kept) == kept
    assert flat.legal("a\x00b\x0bc\ud800d\uffffe") == "abcde"
