"""The ontology is itself correct: labelled, used, and in step with the program."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Namespace, URIRef

import kg
from kg.schema.tables import tables
from kg.shipped import shipped
from kg.values.places import all_places

KG = Namespace("https://w3id.org/community-kg/ontology#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SCHEMA = Namespace("https://schema.org/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# What shapes.ttl, kg.ttl and lists.ttl say to the program about themselves.
OF_THE_SHAPES = {KG[name] for name in ("column", "table", "key", "language", "single")}


def read(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(shipped("ontology") / name, format="turtle")


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return read("kg.ttl")


@pytest.fixture(scope="module")
def lists() -> rdflib.Graph:
    return read("lists.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return read("shapes.ttl")


def terms(graph: rdflib.Graph) -> set[URIRef]:
    return {subject for kind in KINDS for subject in graph.subjects(RDF.type, kind)}


def languages(graph: rdflib.Graph, subject: URIRef, predicate: URIRef) -> Counter[str]:
    return Counter(str(value.language) for value in graph.objects(subject, predicate))


# ── labels ──────────────────────────────────────────────────────────────────


def test_every_term_has_one_label_and_one_comment_in_thai_and_in_english(ontology):
    for term in sorted(terms(ontology)):
        for predicate in (RDFS.label, RDFS.comment):
            assert languages(ontology, term, predicate) == {"th": 1, "en": 1}, (term, predicate)


def test_thai_labels_are_thai_and_english_ones_are_not(ontology, lists):
    for graph, predicate in (
        (ontology, RDFS.label),
        (ontology, RDFS.comment),
        (lists, SKOS.prefLabel),
    ):
        for subject, label in graph.subject_objects(predicate):
            thai = bool(re.search("[ก-๎]", label))
            # A comment may quote the Thai words it stands for.
            assert thai if label.language == "th" else not thai or "“" in label, (subject, label)


def test_every_subject_of_ours_in_kg_ttl_is_a_declared_term(ontology):
    for subject in set(ontology.subjects()):
        if str(subject).startswith(str(KG)):
            assert subject in terms(ontology)


def test_what_terms_refer_to_among_ours_is_declared(ontology):
    for predicate in (
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        RDFS.domain,
        RDFS.range,
        KG.actorSide,
        KG.targetSide,
    ):
        for value in ontology.objects(None, predicate):
            assert not str(value).startswith(str(KG)) or value in terms(ontology), value


def test_what_is_copied_into_the_graph_has_no_blank_node(ontology, lists):
    for graph in (ontology, lists):
        assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]


# ── lists ───────────────────────────────────────────────────────────────────


def test_every_member_of_a_list_has_labels_in_both_languages_and_a_notation_of_its_own(
    ontology, lists
):
    notations: Counter[tuple[str, str]] = Counter()
    for member in set(lists.subjects(RDF.type, SKOS.Concept)):
        assert languages(lists, member, SKOS.prefLabel) == {"th": 1, "en": 1}, member
        (owner,) = set(lists.objects(member, RDF.type)) - {SKOS.Concept}
        assert (owner, RDFS.subClassOf, SKOS.Concept) in ontology
        (notation,) = lists.objects(member, SKOS.notation)
        assert re.fullmatch(r"[a-z][a-z-]*", notation)
        notations[owner, str(notation)] += 1
    assert set(notations.values()) == {1}


def test_every_list_has_members(ontology, lists):
    owners = set(ontology.subjects(RDFS.subClassOf, SKOS.Concept))
    assert owners == {
        owner for owner in lists.objects(None, RDF.type) if str(owner).startswith(str(KG))
    }


def test_labels_are_told_apart_within_a_list(lists):
    for language in ("th", "en"):
        labels = Counter(
            (owner, str(label))
            for member in set(lists.subjects(RDF.type, SKOS.Concept))
            for owner in lists.objects(member, RDF.type)
            if owner != SKOS.Concept
            for label in lists.objects(member, SKOS.prefLabel)
            if label.language == language
        )
        assert set(labels.values()) == {1}, [each for each, n in labels.items() if n > 1]


def test_broader_codes_and_implied_classes_are_there(ontology, lists):
    members = set(lists.subjects(RDF.type, SKOS.Concept))
    assert set(lists.objects(None, SKOS.broader)) <= members
    assert set(lists.objects(None, KG.impliesClass)) <= set(ontology.subjects(RDF.type, OWL.Class))


def test_six_regions_hold_the_77_provinces_once_each(lists):
    regions = set(lists.subjects(KG.regionScheme, rdflib.Literal("six-regions")))
    assert len(regions) == 6
    found = sorted(
        str(code) for region in regions for code in lists.objects(region, KG.provinceCode)
    )
    assert len(found) == 77
    assert found == sorted(place.code for place in all_places() if place.level == "province")


# ── shapes ──────────────────────────────────────────────────────────────────


def test_every_path_and_class_of_a_shape_exists(ontology, shapes):
    ours = terms(ontology)
    for predicate in (SH.path, SH.targetClass, SH["class"]):
        for value in shapes.objects(None, predicate):
            if str(value).startswith(str(KG)):
                assert value in ours, value


def test_messages_of_shapes_come_in_both_languages(shapes):
    for shape in set(shapes.subjects(SH.message, None)):
        assert languages(shapes, shape, SH.message) == {"th": 1, "en": 1}


@pytest.mark.parametrize(
    "private",
    [SCHEMA.birthDate, SCHEMA.telephone, SCHEMA.address, FOAF.age, FOAF.gender, FOAF.mbox, FOAF.phone, URIRef("http://www.w3.org/2006/vcard/ns#hasAddress")],
)  # fmt: skip
def test_what_is_private_about_a_person_is_a_violation(shapes, private):
    import pyshacl

    person = URIRef("https://example.org/p")
    data = rdflib.Graph()
    data.add((person, RDF.type, KG.Person))
    data.add((person, private, rdflib.Literal("2500-01-01")))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    paths = {
        path if isinstance(path, URIRef) else SH.alternativePath
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if (result, SH.sourceConstraintComponent, SH.MaxCountConstraintComponent) in report
        for path in report.objects(result, SH.resultPath)
    }
    assert private in paths or SH.alternativePath in paths


def test_no_table_has_a_column_for_what_is_private():
    private = re.compile(
        r"birth|born|age|gender|sex|mail|phone|address|citizen|id_number|party|religion|health"
    )
    for table in tables().values():
        assert not [column.name for column in table.columns if private.fullmatch(column.name)]


# ── in step with the program ────────────────────────────────────────────────


def test_every_term_the_program_names_exists(ontology, lists, shapes):
    named = terms(ontology) | set(lists.subjects()) | set(shapes.subjects(RDF.type, SH.NodeShape))
    declared = {str(term).removeprefix(str(KG)) for term in named}
    package = Path(kg.__file__).parent
    found: set[tuple[str, str]] = set()
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found |= {(name, path.name) for name in re.findall(r'(?<![\w.])kg\("([A-Za-z-]+)"\)', text)}
        found |= {
            (name, path.name) for name in re.findall(r"(?<![\w:/.-])kg:([A-Za-z][\w-]*[\w])", text)
        }
    assert len(found) > 50
    assert sorted(each for each in found if each[0] not in declared) == []


def test_every_term_a_query_names_exists(ontology, lists):
    declared = {str(term).removeprefix(str(KG)) for term in terms(ontology) | set(lists.subjects())}
    for path in shipped("queries").rglob("*.rq"):
        text = re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        names = set(re.findall(r"(?<![\w:/-])kg:([A-Za-z][\w-]*)", text))
        assert names <= declared, (path.name, names - declared)


# ── every class and property is used ────────────────────────────────────────


def test_the_example_of_everything_uses_every_table_and_every_column(repository):
    root = repository / "tests" / "content" / "everything" / "data" / "sources" / "everything"
    for table in tables().values():
        with (root / f"{table.name}.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        for column in table.columns:
            assert any(row.get(column.name) for row in rows), (table.name, column.name)


def test_the_example_of_everything_passes_every_check(everything, run):
    ran = run("check", "-C", everything, "--format", "json")
    assert ran.code == 0, ran.out
    assert [each for each in ran.json()["findings"] if each["severity"] == "violation"] == []


def test_every_class_and_property_is_used_by_data(ontology, lists, everything, built):
    used: set[str] = set()
    for root in (everything, built):
        store = kg.open(root).store
        for query in ("SELECT DISTINCT ?t { ?s ?t ?o }", "SELECT DISTINCT ?t { ?s a ?t }"):
            used |= {row["t"].value for row in store.query(query).rows}
    unused = {term for term in terms(ontology) - OF_THE_SHAPES if str(term) not in used}
    assert sorted(unused) == []


def test_superclasses_are_written_out_for_there_is_no_reasoner(everything):
    store = kg.open(everything).store
    query = "SELECT ?s ?above { ?s a ?class . ?class rdfs:subClassOf+ ?above FILTER NOT EXISTS { ?s a ?above } } LIMIT 5"
    assert store.query(query).rows == []


def test_both_sides_of_every_tie_are_written_out(everything):
    store = kg.open(everything).store
    for side, above in (("actorSide", "actor"), ("targetSide", "target")):
        query = f"SELECT ?tie {{ ?tie a ?class ; ?p ?end . ?class kg:{side} ?p FILTER NOT EXISTS {{ ?tie kg:{above} ?any }} }}"
        assert store.query(query).rows == []


def test_dates_are_common_era_and_as_precise_as_stated(everything):
    store = kg.open(everything).store
    rows = store.query(
        "SELECT ?start ?end ?signed ?words { id:everything_mou kg:start ?start ; kg:end ?end ; kg:signedOn ?signed ; kg:signedOnAsWritten ?words }"
    ).rows
    (row,) = rows
    assert (row["start"].value, row["end"].value, row["signed"].value) == (
        "2023-03-01",
        "2025-12",
        "2023-02-28",
    )
    assert row["end"].datatype.value.endswith("#gYearMonth")
    assert row["words"].value == "28 กุมภาพันธ์ 2566"


def test_codes_stay_text(everything):
    rows = kg.open(everything).store.query("SELECT ?c { ?p a kg:Place ; skos:notation ?c }").rows
    assert {row["c"].datatype.value.rpartition("#")[2] for row in rows} == {"string"}
    rows = kg.open(everything).store.query("SELECT ?p { ?e kg:paragraph ?p }").rows
    assert {row["p"].datatype.value.rpartition("#")[2] for row in rows} == {"string"}
