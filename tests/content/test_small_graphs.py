"""Questions asked of small graphs made for one point each, of empty ones and of strange ones."""

from __future__ import annotations

import pytest

from kg.query.binding import bind
from kg.vocabulary import KG

from .conftest import ANOTHER, BASE, EVIDENCE, PATHS, Memory, question

SIGNED = f"""{EVIDENCE}
:m a kg:Agreement ; kg:signedAt :e . :e a kg:Event ; kg:date "2023-02-28"^^xsd:date ; kg:place :here .
:here a kg:Place ; kg:within :there . :there a kg:Place . :o a kg:Organisation . :elsewhere a kg:Place .
:t a kg:Tie , kg:Participation ; kg:participant :o ; kg:role kg:role-party ; kg:participatesIn :m ; kg:represents :r ;
  kg:evidence :s_p1 ; kg:modality kg:modality-asserted ; kg:since "2023-02-28"^^xsd:date .
"""


@pytest.mark.parametrize(
    "name",
    [
        "ask/who-agreed",
        "ask/who-took-part",
        "networks/collaboration",
        "networks/structure",
    ],
)
def test_an_agreement_is_where_it_was_signed(name: str) -> None:
    memory = Memory(SIGNED)
    rows = {
        place: len(memory.query(bind(question(name), {"place": [f"<{BASE}{place}>"]})).rows)
        for place in ("here", "there", "elsewhere")
    }
    assert rows == {"here": 1, "there": 1, "elsewhere": 0}


def test_an_agreement_has_the_day_and_place_of_its_ceremony_where_it_has_none() -> None:
    row = Memory(SIGNED).query(question("ask/who-took-part").text).rows[0]
    assert (row["date"].value, row["at"].value) == ("2023-02-28", f"{BASE}here")
    own = ':m kg:signedOn "2023-03-01"^^xsd:date ; kg:place :elsewhere .'
    row = Memory(SIGNED + own).query(question("ask/who-took-part").text).rows[0]
    assert (row["date"].value, row["at"].value) == ("2023-03-01", f"{BASE}elsewhere")
    assert Memory(SIGNED).query(question("ask/who-agreed").text).rows[0]["signed_on"].value == (
        "2023-02-28"
    )


def test_who_connects_keeps_what_was_signed_in_the_place() -> None:
    memory = Memory(
        SIGNED
        + """:o kg:kind kg:kind-university . :b a kg:Organisation ; kg:kind kg:kind-bank .
        :u kg:participant :b ; kg:role kg:role-party ; kg:participatesIn :m ; kg:evidence :s_p1 ; kg:modality kg:modality-asserted ."""
    )
    memory.derive()
    asked = question("ask/who-connects")
    kinds = {"a": [f"<{KG}kind-university>"], "b": [f"<{KG}kind-bank>"]}
    for place, count in (("there", 1), ("elsewhere", 0)):
        text = bind(asked, kinds | {"place": [f"<{BASE}{place}>"]})
        assert len(memory.query(text).rows) == count


def test_a_denial_is_no_second_source() -> None:
    claim = ' a kg:Tie , kg:Participation ; kg:fact "f" ; kg:evidence :s_p1 ; kg:modality kg:modality-asserted .'
    denial = claim.replace(":s_p1", ":z_p1").replace("asserted", "negated")
    asked = question("ask/single-source")
    both = {"modality": [f"<{KG}modality-asserted>", f"<{KG}modality-negated>"]}
    denied = Memory(f"{EVIDENCE} {ANOTHER} :a{claim} :b{denial}")
    assert [row["tie"].value[-1] for row in denied.query(asked.text).rows] == ["a"]
    assert [row["tie"].value[-1] for row in denied.query(bind(asked, both)).rows] == ["a", "b"]
    twice = Memory(f"{EVIDENCE} {ANOTHER} :a{claim} :c{claim.replace(':s_p1', ':z_p1')} :b{denial}")
    assert [row["tie"].value[-1] for row in twice.query(bind(asked, both)).rows] == ["b"]


@pytest.mark.parametrize(
    ("total", "part"),
    [("", ""), (' ; kg:currency "THB"', ""), ("", ' ; kg:currency "THB"')],
)
def test_money_without_a_currency_is_baht(total: str, part: str) -> None:
    money = " a kg:Tie , kg:Allocation ; kg:evidence :s_p1 ; kg:modality kg:modality-asserted"
    memory = Memory(
        f"{EVIDENCE} :t{money} ; kg:amount 100{total} . :a{money} ; kg:amount 60 ; kg:partOfTotal :t{part} . "
        f':b{money} ; kg:amount 1 ; kg:partOfTotal :t ; kg:currency "USD" .'
    )
    rows = memory.query(question("ask/money-by-programme").text).rows
    assert {row["parts_sum"].value for row in rows} == {"60"}
    assert {row["difference"].value for row in rows} == {"40"}


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
