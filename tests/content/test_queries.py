"""Every shipped query reads, binds, answers and fires as its header says."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)
from rdflib.plugins.sparql import prepareQuery

from kg.network.network import Choice, build_network
from kg.pipeline import build
from kg.query.asking import Asker
from kg.query.binding import bind
from kg.query.filters import Filters
from kg.query.question import Question, find_question, read_question
from kg.shipped import shipped
from kg.store.build import ontology_quads
from kg.store.engine import Answer, guard
from kg.vocabulary import KG, prefixes
from kg.workspace import find

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://example.org/id/"
QUERIES = shipped("queries")
PATHS = {
    f"{kind}/{path.stem}": path
    for kind in ("ask", "networks", "derive", "check")
    for path in sorted((QUERIES / kind).glob("*.rq"))
}
ASKED = [name for name in PATHS if name.startswith("ask/")]
NETWORKS = [name for name in PATHS if name.startswith("networks/")]
CHECKS = [name for name in PATHS if name.startswith("check/")]
SELECTS = [*ASKED, *NETWORKS, *CHECKS]
ROW = re.compile(r"VALUES \(([^()]*)\) \{ \(([^()]*)\) \}")
SAMPLES = {
    "day": '"2023-02-28"^^<http://www.w3.org/2001/XMLSchema#date>',
    "modality": f"<{KG}modality-asserted>",
    "role": f"<{KG}role-party>",
    "kind": f"<{KG}kind-government>",
    "text": '"event"',
}
TURTLE = f"""@prefix kg: <{KG}> . @prefix : <{BASE}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
EVIDENCE = ':s a kg:Source ; kg:kind kg:source-news . :s_p1 kg:source :s ; kg:paragraph "1" .'


@cache
def question(name: str) -> Question:
    return read_question(PATHS[name])


class Memory:
    """A store in memory as an engine: the default graph holds what Turtle says."""

    def __init__(self, turtle: str = "", *, ontology: bool = True) -> None:
        self.base = BASE
        self.store = Store()
        self.store.extend(
            Quad(q.subject, q.predicate, q.object, DefaultGraph())
            for q in parse(input=TURTLE + turtle, format=RdfFormat.TURTLE)
        )
        if ontology:
            self.store.extend(
                Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in ontology_quads()
            )

    def query(self, text: str) -> Answer:
        guard(text)
        found = self.store.query(text, prefixes=prefixes(self.base))
        if isinstance(found, QueryBoolean):
            return Answer(boolean=bool(found))
        if isinstance(found, QueryTriples):
            return Answer(triples=list(found))
        columns = [variable.value for variable in found.variables]
        return Answer(
            columns=columns,
            rows=[{c: v for c in columns if (v := row[c]) is not None} for row in found],
        )

    def derive(self) -> None:
        for path in sorted((QUERIES / "derive").glob("*.rq")):
            triples = self.query(path.read_text(encoding="utf-8")).triples or []
            self.store.extend(
                Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples
            )


@cache
def ontology_terms() -> frozenset[str]:
    return frozenset(q.subject.value for q in ontology_quads() if isinstance(q.subject, NamedNode))


def body(name: str) -> str:
    return "\n".join(line for line in question(name).text.splitlines() if not line.startswith("#"))


@pytest.fixture(scope="module")
def ratchaburi(tmp_path_factory: pytest.TempPathFactory) -> Asker:
    folder = tmp_path_factory.mktemp("ratchaburi")
    (folder / "kg.toml").write_text("", encoding="utf-8")
    source = Path("data", "sources", "ratchaburi-2566")
    shutil.copytree(shipped("data").parent / source, folder / source)
    build(find(folder))
    return Asker(find(folder).store)


# ── What every file has ─────────────────────────────────────────────────────


@pytest.mark.parametrize("name", PATHS)
def test_a_header_speaks_both_languages(name: str) -> None:
    header = question(name).header
    keys = ["title", "message"] if name in CHECKS else ["title", "about"]
    for key in keys:
        assert header[f"{key}_en"].strip()
        assert re.search(r"[\u0e00-\u0e7f]", header[f"{key}_th"])
    if name in CHECKS:
        assert header["severity"] in {"violation", "warning"}
    if name in NETWORKS:
        assert header["directed"] in {"yes", "no"}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_says_what_it_does_not_say(name: str) -> None:
    about = question(name).header["about_en"]
    assert " not " in about or " nor " in about


@pytest.mark.parametrize("name", PATHS)
def test_a_query_reads_on_any_engine_with_the_prefixes_it_declares(name: str) -> None:
    Store().query(question(name).text)
    prepareQuery(question(name).text)


@pytest.mark.parametrize("name", PATHS)
def test_a_query_names_nothing_of_one_workspace_and_no_graph(name: str) -> None:
    assert not re.search(r"\bid:|\bGRAPH\b|\bSERVICE\b|\bFROM\b", body(name))


@pytest.mark.parametrize("name", PATHS)
def test_every_term_is_in_the_ontology(name: str) -> None:
    used = {KG + term for term in re.findall(r"\bkg:([\w-]+)", body(name))}
    assert used - ontology_terms() == set()


@pytest.mark.parametrize("name", SELECTS)
def test_rows_have_an_order(name: str) -> None:
    assert re.search(r"\} (GROUP BY \?\w+ )?ORDER BY .+\n*\Z", question(name).text)


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_declared_column_is_produced_and_every_produced_one_declared(name: str) -> None:
    asked = question(name)
    produced = Memory().query(asked.text).columns
    for column in asked.columns:
        assert column in produced or (
            column.endswith("_label") and column.removesuffix("_label") in produced
        )
    assert set(produced) <= set(asked.columns)
    assert len(asked.columns) == len(set(asked.columns))


@pytest.mark.parametrize("name", ASKED)
def test_a_question_cites(name: str) -> None:
    columns = set(question(name).columns)
    sides = ("a_", "b_") if "a_tie" in columns else ("",)
    assert {
        f"{side}{column}"
        for side in sides
        for column in ("tie", "source", "source_label", "paragraph")
    } <= columns


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_gives_one_row_per_tie_and_its_basis(name: str) -> None:
    columns = set(question(name).columns)
    assert {"tie", "basis", "derived"} <= columns
    assert {"source", "target"} <= columns or {"actor", "context"} <= columns
    assert not re.search(r"GROUP BY|COUNT\(|SUM\(", question(name).text)


def test_a_network_left_out_of_another_is_there() -> None:
    for name in NETWORKS:
        without = question(name).header.get("without", "")
        assert not without or f"networks/{without}" in PATHS


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_selects_its_subject_first_and_what_its_message_names(name: str) -> None:
    asked = question(name)
    columns = Memory().query(asked.text).columns
    assert columns[0] == "subject"
    for lang in ("en", "th"):
        assert set(re.findall(r"\{(\w+)\}", asked.header[f"message_{lang}"])) <= set(columns)


# ── Parameters ──────────────────────────────────────────────────────────────


def as_of(name: str) -> bool:
    return {"asOf", "modality"} <= {param.name for param in question(name).params}


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_any_day_and_modality_can_be_asked_about(name: str) -> None:
    assert as_of(name)


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_parameter_has_a_row_to_bind_and_every_row_is_of_parameters(name: str) -> None:
    asked = question(name)
    params = {param.name for param in asked.params}
    bound = set()
    for variables, defaults in ROW.findall(body(name)):
        names = [variable.lstrip("?") for variable in variables.split()]
        assert set(names) <= params
        assert len(names) == len(defaults.split())
        bound |= set(names)
    assert bound == params


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_a_default_is_the_same_in_every_row(name: str) -> None:
    defaults: dict[str, set[str]] = {}
    for variables, terms in ROW.findall(body(name)):
        for variable, term in zip(variables.split(), terms.split(), strict=True):
            defaults.setdefault(variable, set()).add(term)
    assert {variable for variable, terms in defaults.items() if len(terms) > 1} == set()


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_every_parameter_binds_alone_and_with_all_others(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    terms = {param.name: [SAMPLES.get(param.type, f"<{BASE}x>")] for param in asked.params}
    for param in asked.params:
        ratchaburi.store.query(bind(asked, {param.name: terms[param.name]}))
    ratchaburi.store.query(bind(asked, terms))
    twice = {name: values * 2 for name, values in terms.items()}
    ratchaburi.store.query(bind(asked, twice))


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_a_parameter_narrows_and_never_adds(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    every = {
        frozenset((c, str(v)) for c, v in row.items() if c != "status")
        for row in ratchaburi.store.query(asked.text).rows
    }
    day = {"asOf": [SAMPLES["day"]]}
    narrowed = ratchaburi.store.query(bind(asked, day)).rows
    assert {
        frozenset((c, str(v)) for c, v in row.items() if c != "status") for row in narrowed
    } <= every


@pytest.mark.parametrize("name", ASKED)
def test_a_day_before_everything_finds_nothing_dated(name: str, ratchaburi: Asker) -> None:
    asked = question(name)
    day = {"asOf": ['"1900-01-01"^^<http://www.w3.org/2001/XMLSchema#date>']}
    # An organisation's seat is undated: who-works-where says so.
    assert [
        row
        for row in ratchaburi.store.query(bind(asked, day)).rows
        if str(row.get("basis")) != '"seat"'
    ] == []


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_before_everything_is_empty(name: str, ratchaburi: Asker) -> None:
    day = {"asOf": ['"1900-01-01"^^<http://www.w3.org/2001/XMLSchema#date>']}
    assert ratchaburi.store.query(bind(question(name), day)).rows == []


@pytest.mark.parametrize("name", [*ASKED, *NETWORKS])
def test_rows_come_once_and_in_the_same_order(name: str, ratchaburi: Asker) -> None:
    rows = [str(row) for row in ratchaburi.store.query(question(name).text).rows]
    assert len(rows) == len(set(rows))
    assert rows == [str(row) for row in ratchaburi.store.query(question(name).text).rows]


# ── Empty and strange stores ────────────────────────────────────────────────

STRANGE = """
:t a kg:Tie , kg:Participation , kg:Allocation , kg:Tenure , kg:Affiliation , kg:Commitment ; kg:modality kg:modality-asserted ;
  kg:since "soon" ; kg:start "never" ; kg:amount "much" ; kg:evidence :e ; kg:role "party" ; kg:participant "x" ; kg:what 7 .
:e kg:source "nowhere" ; kg:paragraph "one" . :p kg:within :p . :o kg:organisation :o . :g a kg:Group ; kg:count "1" .
kg:kind-a skos:broader kg:kind-a .
"""


@pytest.mark.parametrize("name", PATHS)
def test_an_empty_store_gives_nothing_and_no_error(name: str) -> None:
    answer = Memory(ontology=False).query(question(name).text)
    assert not answer.rows
    assert not answer.triples


@pytest.mark.parametrize("name", PATHS)
def test_a_store_with_only_the_ontology_gives_nothing(name: str) -> None:
    answer = Memory().query(question(name).text)
    assert not answer.rows
    assert not answer.triples


@pytest.mark.parametrize("name", PATHS)
def test_a_graph_that_breaks_every_rule_raises_no_error(name: str) -> None:
    Memory(STRANGE).query(question(name).text)


# ── Derived triples and networks agree ──────────────────────────────────────

COOPERATION = f"""{EVIDENCE}
:a a kg:Organisation . :b a kg:Organisation . :c a kg:Organisation . :d a kg:Organisation . :e a kg:Organisation .
:g a kg:Group . :h a kg:Person . :i a kg:Post ; kg:organisation :d .
:m a kg:Agreement . :n a kg:Event . :q a kg:Programme . :here a kg:Place . :there a kg:Place .
:t1 a kg:Participation ; kg:participant :a ; kg:role kg:role-party ; kg:participatesIn :m ; kg:side "1" .
:t2 a kg:Participation ; kg:participant :b ; kg:role kg:role-party ; kg:participatesIn :m ; kg:side "1" .
:t3 a kg:Participation ; kg:participant :h ; kg:onBehalfOf :c ; kg:inPost :i ; kg:role kg:role-party ; kg:participatesIn :m ; kg:side "2" .
:t4 a kg:Participation ; kg:participant :g ; kg:role kg:role-party ; kg:participatesIn :m .
:t5 a kg:Participation ; kg:participant :i ; kg:role kg:role-organiser ; kg:participatesIn :n .
:t6 a kg:Participation ; kg:participant :e ; kg:role kg:role-organiser ; kg:participatesIn :n .
:t7 a kg:Participation ; kg:participant :a ; kg:role kg:role-implementer ; kg:participatesIn :q ; kg:place :here , :there .
:t8 a kg:Participation ; kg:participant :e ; kg:role kg:role-implementer ; kg:participatesIn :q ; kg:place :there .
:t9 a kg:Participation ; kg:participant :b ; kg:role kg:role-implementer ; kg:participatesIn :q .
:t10 a kg:Affiliation ; kg:member :b ; kg:whole :e ; kg:kind kg:affiliation-works-with .
:t11 a kg:Affiliation ; kg:member :c ; kg:whole :b ; kg:kind kg:affiliation-branch-of .
:t12 a kg:Participation ; kg:participant :a ; kg:role kg:role-witness ; kg:participatesIn :m2 ; kg:represents :e .
:m2 a kg:Agreement .
:t13 a kg:Affiliation ; kg:member :a ; kg:whole :d ; kg:kind kg:affiliation-works-with .
:t14 a kg:Affiliation ; kg:member :c ; kg:whole :d ; kg:kind kg:affiliation-works-with .
"""


def cooperation() -> Memory:
    claims = "".join(
        f':t{n} a kg:Tie ; kg:modality kg:modality-{"planned" if n == 13 else "asserted"} ; kg:fact "{n}" ; kg:evidence :s_p1 ; '
        'kg:since "2023-01-01"^^xsd:date .\n'
        for n in range(1, 15)
    )
    return Memory(COOPERATION + claims)


def test_parties_of_different_sides_implementers_in_one_place_organisers_and_stated_cooperation_join() -> (
    None
):
    edges = network_edges(Asker(cooperation()))
    # a–c by agreement, d–e by the event (a post's organisation), b–e and c–d stated; a–e and
    # c–b leave by representation and branch, a–d was only planned, a–b are on one side.
    assert edges == {("a", "c"), ("d", "e"), ("b", "e"), ("c", "d")}


def network_of(asker: Asker, name: str, choice: Choice) -> Any:
    folders = [QUERIES / "networks"]
    return build_network(
        asker,
        question(name),
        Filters(),
        choice,
        lambda other: find_question(folders, other, "network"),
    )


def network_edges(asker: Asker) -> set[tuple[str, str]]:
    graph = network_of(asker, "networks/collaboration", Choice())
    return {tuple(sorted(end.removeprefix("id:") for end in edge)) for edge in graph.edges}  # type: ignore[misc]


def derived_edges(asker: Asker) -> set[tuple[str, str]]:
    rows = asker.store.query("SELECT ?a ?b { ?a kg:collaboratesWith ?b }").rows
    both = {
        tuple(row[end].value.removeprefix(asker.store.base) for end in ("a", "b")) for row in rows
    }
    assert both == {(b, a) for a, b in both}
    return {tuple(sorted(pair)) for pair in both}  # type: ignore[misc]


def test_collaborates_with_is_the_collaboration_network_on_a_made_graph() -> None:
    memory = cooperation()
    memory.derive()
    assert derived_edges(Asker(memory)) == network_edges(Asker(memory))


def test_collaborates_with_is_the_collaboration_network_on_the_shipped_data(
    ratchaburi: Asker,
) -> None:
    assert derived_edges(ratchaburi) == network_edges(ratchaburi)
    assert derived_edges(ratchaburi) == {
        ("ratchaburi-2566_codi", "ratchaburi-2566_mcru"),
        ("ratchaburi-2566_codi", "ratchaburi-2566_ratchaburi-network"),
    }


def test_only_asserted_public_tenures_make_officials(ratchaburi: Asker) -> None:
    rows = ratchaburi.store.query("SELECT ?p { ?p a kg:Official } ORDER BY ?p").rows
    assert [row["p"].value[-3:] for row in rows] == ["p01", "p02", "p04"]


def test_only_posts_that_nobody_ended_make_members(ratchaburi: Asker) -> None:
    rows = ratchaburi.store.query("SELECT ?p ?o { ?p org:memberOf ?o } ORDER BY ?p").rows
    found = [(row["p"].value.rpartition("_")[2], row["o"].value.rpartition("_")[2]) for row in rows]
    assert found == [("p02", "tao-pun-sao"), ("p04", "codi-central-west")]


def test_who_connects_finds_the_pairs_and_intermediaries_of_the_network(ratchaburi: Asker) -> None:
    kinds = "".join(
        f":{x} kg:kind kg:kind-{kind} .\n"
        for x, kind in [
            ("a", "university"),
            ("c", "ministry"),
            ("d", "company"),
            ("e", "association"),
            ("b", "bank"),
        ]
    )
    memory = cooperation()
    memory.store.extend(
        Quad(q.subject, q.predicate, q.object, DefaultGraph())
        for q in parse(input=TURTLE + kinds, format=RdfFormat.TURTLE)
    )
    asked = question("ask/who-connects")
    terms = {"a": [f"<{KG}kind-academic>"], "b": [f"<{KG}kind-business>"]}
    rows = memory.query(bind(asked, terms)).rows
    found = [
        (
            row["link"].value,
            *(
                row[c].value.removeprefix(BASE) if c in row else ""
                for c in ("a_actor", "via", "b_actor")
            ),
        )
        for row in rows
    ]
    assert found == [("through", "a", "c", "d")]
    terms = {"a": [f"<{KG}kind-government>"], "b": [f"<{KG}kind-business>"]}
    rows = memory.query(bind(asked, terms)).rows
    assert [(row["link"].value, row["b_actor"].value.removeprefix(BASE)) for row in rows] == [
        ("direct", "d")
    ]


def test_a_group_is_in_no_network_unless_asked_for(ratchaburi: Asker) -> None:
    groups = ratchaburi.store.query("SELECT ?g { ?g a kg:Group }").rows
    described = {row["g"].value.replace(ratchaburi.store.base, "id:") for row in groups}
    drawn, asked_for = set(), set()
    for name in NETWORKS:
        for choice, found in ((Choice(), drawn), (Choice(groups=True), asked_for)):
            found.update(described & set(network_of(ratchaburi, name, choice)))
    assert not drawn
    assert len(asked_for) > 5


def test_a_holder_named_at_an_event_stands_for_the_post_listed_there(ratchaburi: Asker) -> None:
    rows = ratchaburi.store.query(question("networks/co-presence").text).rows
    actors = {row["actor"].value.rpartition("_")[2] for row in rows}
    assert {"p01", "p02"} <= actors
    assert not {"photharam-district-chief", "tao-pun-chief-administrator"} & actors


# ── Checks fire, and only on what they are about ────────────────────────────

TOTAL = ':total a kg:Allocation ; kg:amount 100 ; kg:currency "THB" . :one kg:partOfTotal :total ; kg:amount 60 ; kg:currency "THB" . '
TENURES = """:post a kg:Post ; kg:seats 1 .
:t1 kg:heldPost :post ; kg:holder :p ; kg:modality kg:modality-asserted ; kg:since "2020-01-01"^^xsd:date ; kg:until "2021-06-30"^^xsd:date .
:t2 kg:heldPost :post ; kg:holder :q ; kg:modality kg:modality-asserted ; kg:seenUntil "2023-01-01"^^xsd:date ; kg:since """
WITNESS = ":t kg:role kg:role-witness ; kg:participant :g ; kg:participatesIn :m . :g a kg:Group ; skos:prefLabel "
FACT = ' a kg:Allocation ; kg:evidence :s_p1 ; kg:fact "f" ; kg:modality kg:modality-asserted ; kg:currency "THB" ; kg:amount '
SOURCE = ' a kg:Source ; skos:prefLabel "T"@en ; kg:date "2023-01-01"^^xsd:date ; kg:family '
FIRES = {
    "orphans": ":x a kg:Event .",
    "sums-do-not-add-up": TOTAL + ':two kg:partOfTotal :total ; kg:amount 39 ; kg:currency "THB" .',
    "parts-in-other-currency": TOTAL
    + ':two kg:partOfTotal :total ; kg:amount 40 ; kg:currency "USD" .',
    "tie-without-evidence": ":t a kg:Tie , kg:Participation .",
    "tie-without-paragraph": ":t a kg:Tie ; kg:evidence :e . :e kg:source :s . :s a kg:Source ; kg:kind kg:source-news .",
    "dangling": ':t kg:fact "f" ; kg:actor :nobody .',
    "posts-overlap": TENURES + '"2021-06-30"^^xsd:date .',
    "name-used-twice": ':a a kg:Person ; skos:prefLabel "ก ข"@th . :b a kg:Person ; skos:prefLabel "ก ข"@th .',
    "near-duplicate-sources": f':a{SOURCE}"a" . :b{SOURCE}"b" .',
    "witness-names-somebody": WITNESS
    + '"หน่วยงานและสภาเตาปูน"@th . :o a kg:Organisation ; skos:prefLabel "สภาเตาปูน"@th .',
    "contradictory-amounts": f"{EVIDENCE} :a{FACT}1 . :b{FACT}2 .",
    "contradictory-dates": ':m a kg:Agreement ; kg:signedOn "2023"^^xsd:gYear , "2022-12-31"^^xsd:date .',
    "end-before-start": ':t kg:start "2023-05"^^xsd:gYearMonth ; kg:end "2023-04-30"^^xsd:date .',
    "private-source": ":s a kg:Source ; kg:access kg:access-private .",
}
ALSO_FIRES = [
    ("tie-without-evidence", ":t a kg:Result ; kg:evidence :e . :e kg:source :gone ."),
    ("near-duplicate-sources", ':a a kg:Source ; kg:sha256 "0" . :b a kg:Source ; kg:sha256 "0" .'),
    ("witness-names-somebody", WITNESS + '"หน่วยงาน"@th ; kg:count 1 .'),
    (
        "witness-names-somebody",
        WITNESS
        + '"หน่วยงาน"@th . :w kg:participant :o ; kg:role kg:role-witness ; kg:participatesIn :m . '
        ":b kg:member :o ; kg:whole :g ; kg:modality kg:modality-asserted .",
    ),
    (
        "contradictory-dates",
        ':m a kg:Agreement ; kg:signedOn "2023-03-01"^^xsd:date ; kg:signedAt :e . :e a kg:Event ; kg:date "2023-02-28"^^xsd:date .',
    ),
    (
        "contradictory-dates",
        ':a kg:fact "f" ; kg:modality kg:modality-asserted ; kg:start "2020"^^xsd:gYear . '
        ':b kg:fact "f" ; kg:modality kg:modality-asserted ; kg:start "2021"^^xsd:gYear .',
    ),
    (
        "end-before-start",
        ':e a kg:Event ; kg:date "2023-02-28"^^xsd:date ; kg:end "2023-02-27"^^xsd:date .',
    ),
    ("dangling", ':t kg:fact "f" ; kg:place :p . :p a kg:Place .'),
]
SILENT = [
    ("orphans", ":x a kg:Event . :t kg:participatesIn :x ."),
    (
        "sums-do-not-add-up",
        TOTAL + ':two kg:partOfTotal :total ; kg:amount 40 ; kg:currency "THB" .',
    ),
    ("sums-do-not-add-up", TOTAL + ":two kg:partOfTotal :total ."),
    ("tie-without-evidence", f"{EVIDENCE} :t a kg:Tie , kg:Participation ; kg:evidence :s_p1 ."),
    (
        "tie-without-paragraph",
        ":t a kg:Tie ; kg:evidence :e . :e kg:source :s . :s a kg:Source ; kg:kind kg:source-spreadsheet .",
    ),
    ("posts-overlap", TENURES + '"2021-07-01"^^xsd:date .'),
    ("posts-overlap", TENURES + '"2021-06-30"^^xsd:date ; kg:acting kg:answer-yes .'),
    (
        "name-used-twice",
        ':a a kg:Person ; skos:prefLabel "name withheld"@en . :b a kg:Person ; skos:prefLabel "name withheld"@en .',
    ),
    (
        "name-used-twice",
        ':a a kg:Person ; skos:prefLabel "ก ข"@th . :b a kg:Group ; skos:prefLabel "ก ข"@th .',
    ),
    ("near-duplicate-sources", f':a{SOURCE}"a" . :b{SOURCE}"a" .'),
    (
        "witness-names-somebody",
        WITNESS + '"หน่วยงานภาคี"@th . :o a kg:Organisation ; skos:prefLabel "สภาเตาปูน"@th .',
    ),
    ("contradictory-amounts", f":a{FACT}1.50 . :b{FACT}1.5 ."),
    (
        "contradictory-dates",
        ':m a kg:Agreement ; kg:signedOn "2023"^^xsd:gYear , "2023-02-28"^^xsd:date .',
    ),
    ("end-before-start", ':t kg:start "2023-05-07"^^xsd:date ; kg:end "2023"^^xsd:gYear .'),
    ("private-source", ":s a kg:Source ; kg:access kg:access-public ."),
]


def test_every_check_has_a_graph_that_it_fires_on() -> None:
    assert {f"check/{name}" for name in FIRES} == set(CHECKS)


def cases() -> Iterator[tuple[str, str]]:
    yield from FIRES.items()
    yield from ALSO_FIRES


@pytest.mark.parametrize(("name", "turtle"), list(cases()))
def test_a_check_fires_on_what_it_is_about(name: str, turtle: str) -> None:
    asked = question(f"check/{name}")
    rows = Memory(turtle).query(asked.text).rows
    assert len(rows) == 1
    for lang in ("en", "th"):
        assert set(re.findall(r"\{(\w+)\}", asked.header[f"message_{lang}"])) <= set(rows[0])


@pytest.mark.parametrize(("name", "turtle"), SILENT)
def test_a_check_is_silent_on_what_is_right(name: str, turtle: str) -> None:
    assert Memory(turtle).query(question(f"check/{name}").text).rows == []


@pytest.mark.parametrize("name", CHECKS)
def test_the_shipped_data_passes(name: str, ratchaburi: Asker) -> None:
    assert ratchaburi.store.query(question(name).text).rows == []
