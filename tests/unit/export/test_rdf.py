from __future__ import annotations

import os
import subprocess
import sys

import pytest
import rdflib
from rdflib.compare import to_isomorphic

from kg.errors import KgError, NotFoundError
from kg.export.rdf import write
from kg.settings import BASE
from kg.vocabulary import prefixes

# rdflib warns of its own deprecated parts when it reads JSON-LD and TriG.
pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")

PREFIXES = prefixes(BASE)
ID, KG = PREFIXES["id"], PREFIXES["kg"]
XSD, SKOS = PREFIXES["xsd"], PREFIXES["skos"]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

FACTS = [
    (f"<{ID}a>", f"<{TYPE}>", f"<{KG}Organisation>"),
    (f"<{ID}a>", f"<{TYPE}>", "<http://xmlns.com/foaf/0.1/Agent>"),
    (f"<{ID}a>", f"<{SKOS}prefLabel>", '"เครือข่ายที่ดูแลน้ำ กลุ่ม"@th'),
    (f"<{ID}a>", f"<{SKOS}altLabel>", '"</script><img onerror=x> & \\"q\\" \\\\"'),
    (f"<{ID}a>", f"<{SKOS}altLabel>", '"a\\r\\nb\\rc\\td 🌾"@en'),
    (f"<{ID}a>", f"<{KG}code>", '"010"'),
    (f"<{ID}a>", f"<{KG}count>", f'"010"^^<{XSD}integer>'),
    (f"<{ID}a>", f"<{KG}amount>", f'"1.50"^^<{XSD}decimal>'),
    (f"<{ID}a>", f"<{KG}amount>", f'"12345678901234567890.10"^^<{XSD}decimal>'),
    (f"<{ID}a>", f"<{KG}start>", f'"2023-02"^^<{XSD}gYearMonth>'),
    (f"<{ID}a>", f"<{KG}url>", "<https://schema.org///odd?x=1&y=2>"),
    (f"<{ID}b>", f"<{TYPE}>", f"<{KG}Tie>"),
    (f"<{ID}b>", f"<{KG}actor>", f"<{ID}a>"),
]
CLAIMS = [
    (f"<{ID}a>", f"<{KG}code>", '"010"', f"<{ID}source_y>"),
    (f"<{ID}b>", f"<{KG}actor>", f"<{ID}a>", f"<{ID}source_x>"),
    (f"<{ID}b>", f"<{TYPE}>", f"<{KG}Tie>", f"<{ID}source_y>"),
]
READERS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture
def quads(tmp_path):
    path = tmp_path / "graph.nq"
    lines = sorted(" ".join([*statement, ".\n"]) for statement in [*FACTS, *CLAIMS])
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def lexical(monkeypatch):
    """rdflib would read "010" as 10 and so see no difference."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def facts():
    text = "".join(" ".join([*fact, ".\n"]) for fact in FACTS)
    return rdflib.Graph().parse(data=text, format="nt")


@pytest.mark.parametrize("syntax", READERS)
def test_another_reader_finds_the_default_graph_with_every_digit(syntax, quads):
    back = rdflib.Graph().parse(data=write(quads, syntax), format=READERS[syntax])
    expected = facts()
    if syntax == "turtle":
        # rdflib's Turtle reader takes a bare 010 for 10, whatever the file says.
        count = rdflib.URIRef(f"{KG}count")
        expected.set((rdflib.URIRef(f"{ID}a"), count, rdflib.Literal(10)))
        assert b"kg:count 010 ;" in write(quads, syntax)
    assert sorted(t.n3() for s in back for t in s) == sorted(t.n3() for s in expected for t in s)
    assert to_isomorphic(back) == to_isomorphic(expected)
    assert len(back) == len(FACTS)


def test_nquads_is_the_build_s_own_file(quads):
    assert write(quads, "nquads") == quads.read_bytes()


def test_trig_keeps_what_each_source_says(quads):
    data = write(quads, "trig")
    back = rdflib.Dataset().parse(data=data, format="trig")
    found = sorted(
        (s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in back.quads() if g is not None
    )
    named = [quad for quad in found if "source_" in quad[3]]
    assert named == sorted(CLAIMS)
    assert len(found) - len(named) + sum(g is None for *_, g in back.quads()) == len(FACTS)
    # One block for each source, in order, after the default graph.
    assert [line for line in data.decode().splitlines() if line.endswith("{")] == [
        "id:source_x {",
        "id:source_y {",
    ]


@pytest.mark.parametrize("syntax", ["turtle", "trig", "jsonld", "rdfxml", "ntriples"])
def test_another_run_writes_the_same_bytes(syntax, quads):
    script = (
        "import sys, pathlib; from kg.export.rdf import write;"
        "sys.stdout.buffer.write(write(pathlib.Path(sys.argv[1]), sys.argv[2]))"
    )
    expected = write(quads, syntax)
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, quads, syntax],
            capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert done.stdout == expected


@pytest.mark.parametrize("syntax", ["turtle", "trig", "jsonld", "rdfxml"])
def test_names_are_short_and_thai_is_readable(syntax, quads):
    text = write(quads, syntax).decode("utf-8")
    assert "เครือข่ายที่ดูแลน้ำ กลุ่ม" in text
    assert "kg:amount" in text
    assert text.count(KG) == 1 or syntax == "rdfxml"


def test_a_workspace_s_own_base_is_what_id_stands_for(quads):
    for syntax in ("turtle", "trig", "jsonld", "rdfxml"):
        text = write(quads, syntax, base="https://example.org/").decode()
        assert "https://example.org/" in text
        assert "id:a" not in text
        assert f"{ID}a" in text


def test_prefixes_are_declared_in_order(quads):
    for syntax in ("turtle", "trig"):
        lines = write(quads, syntax).decode().splitlines()[: len(PREFIXES)]
        assert [line.split()[1] for line in lines] == [f"{name}:" for name in sorted(PREFIXES)]


def test_rdfxml_is_well_formed_whatever_a_label_holds(tmp_path):
    path = tmp_path / "graph.nq"
    path.write_text(f'<{ID}a> <{SKOS}prefLabel> "a\\u0000\\u0001\\u001Bb"@th .\n', encoding="utf-8")
    back = rdflib.Graph().parse(data=write(path, "rdfxml"), format="xml")
    assert list(back.objects()) == [rdflib.Literal("ab", lang="th")]


@pytest.mark.parametrize("fact", [f"<{ID}a> <{KG}n/1> <{ID}b>", f"<{ID}a> <{TYPE}> <{KG}n/1>"])
def test_rdfxml_refuses_a_name_xml_has_no_way_to_write(tmp_path, fact):
    path = tmp_path / "graph.nq"
    path.write_text(f"{fact} .\n", encoding="utf-8")
    with pytest.raises(KgError, match="cannot name"):
        write(path, "rdfxml")
    assert len(rdflib.Graph().parse(data=write(path, "turtle"), format="turtle")) == 1


@pytest.mark.parametrize("syntax", READERS)
def test_an_empty_graph_is_a_valid_file(syntax, tmp_path):
    path = tmp_path / "graph.nq"
    path.write_bytes(b"")
    assert len(rdflib.Graph().parse(data=write(path, syntax), format=READERS[syntax])) == 0


def test_a_missing_or_broken_build_is_one_line(tmp_path):
    for syntax in ("nquads", "turtle"):
        with pytest.raises(KgError, match="run kg build"):
            write(tmp_path / "graph.nq", syntax)
    (tmp_path / "graph.nq").write_bytes(b"<a> nonsense")
    with pytest.raises(KgError, match="run kg build"):
        write(tmp_path / "graph.nq", "turtle")
    with pytest.raises(NotFoundError, match="turtle"):
        write(tmp_path / "graph.nq", "n3")
