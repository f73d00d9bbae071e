"""Derived triples and networks say the same, on a made graph and on the shipped data."""

from __future__ import annotations

from typing import Any

from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse

from kg.network.answer import Asked
from kg.network.network import Choice, read_network
from kg.query.asking import Asker
from kg.query.binding import bind
from kg.query.filters import Filters
from kg.query.question import find_question
from kg.vocabulary import KG

from .conftest import BASE, EVIDENCE, NETWORKS, QUERIES, TURTLE, Memory, question

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
    return read_network(
        asker,
        question(name),
        Asked(values={}, filters=Filters()),
        choice,
        lambda other: find_question(folders, other, "network"),
    ).graph


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
    everything_shipped: Asker,
) -> None:
    assert derived_edges(everything_shipped) == network_edges(everything_shipped) != set()


def test_the_article_tells_of_two_collaborations(ratchaburi: Asker) -> None:
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


# A person and a post act for a group, though their posts are of organisations; one acts for
# both a group and an organisation; one names nobody, and one acts for another person.
ON_BEHALF = f"""{EVIDENCE}
:o1 a kg:Organisation ; kg:kind kg:kind-university . :o2 a kg:Organisation ; kg:kind kg:kind-bank .
:o3 a kg:Organisation ; kg:kind kg:kind-ministry . :o4 a kg:Organisation ; kg:kind kg:kind-company .
:g a kg:Group . :e1 a kg:Event .
:p1 a kg:Person . :p2 a kg:Person . :p3 a kg:Person . :p4 a kg:Person .
:head a kg:Post ; kg:organisation :o1 . :clerk a kg:Post ; kg:organisation :o3 .
:x1 kg:participant :p1 ; kg:onBehalfOf :g ; kg:inPost :head .
:x2 kg:participant :head ; kg:onBehalfOf :g .
:x3 kg:participant :o2 .
:x4 kg:participant :p3 ; kg:inPost :clerk .
:x5 kg:participant :p2 ; kg:onBehalfOf :g , :o4 ; kg:inPost :head .
:x6 kg:participant :p4 ; kg:onBehalfOf :p1 ; kg:inPost :head .
""" + "".join(
    f':x{n} a kg:Tie , kg:Participation ; kg:role kg:role-organiser ; kg:participatesIn :e1 ; kg:fact "{n}" ; '
    "kg:evidence :s_p1 ; kg:modality kg:modality-asserted .\n"
    for n in range(1, 7)
)


def test_who_acts_for_a_group_is_not_counted_for_the_organisation_of_the_post() -> None:
    memory = Memory(ON_BEHALF)
    memory.derive()
    pairs = {("o2", "o3"), ("o2", "o4"), ("o3", "o4")}
    assert network_edges(Asker(memory)) == derived_edges(Asker(memory)) == pairs
    graph = network_of(Asker(memory), "networks/collaboration", Choice(groups=True))
    assert set(graph) == {"id:o2", "id:o3", "id:o4", "id:g"}
    asked = question("ask/who-connects")
    kinds = ("university", "bank", "ministry", "company")
    found = set()
    for a in kinds:
        for b in kinds:
            terms = {"a": [f"<{KG}kind-{a}>"], "b": [f"<{KG}kind-{b}>"]}
            for row in memory.query(bind(asked, terms)).rows:
                ends = [row[c].value.removeprefix(BASE) for c in ("a_actor", "b_actor")]
                found.add(tuple(sorted(ends)))
                assert "via" not in row or row["via"].value.removeprefix(BASE) != "o1"
    assert found == pairs


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
    memory.derive()
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
