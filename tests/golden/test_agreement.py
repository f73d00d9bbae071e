"""Questions agree with one another, and with networks, on all that is shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kg.network.selection import Choice
from kg.vocabulary import KG, curie
from kg.workspace import find

from .test_ask import answer

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace


@pytest.fixture(scope="session")
def joined(all_shipped: Path) -> Workspace:
    return find(all_shipped)


ANSWERS: dict[tuple[str, ...], list[dict[str, Any]]] = {}


def ask(workspace: Workspace, question: str, **values: str) -> list[dict[str, Any]]:
    """The rows of all that is shipped, asked once; tests must not change them."""
    key = question, *(f"{name}={value}" for name, value in values.items())
    if key not in ANSWERS:
        ANSWERS[key] = answer(workspace, {"question": question, "values": values})
    return ANSWERS[key]


def pairs(workspace: Workspace, query: str) -> set[tuple[str, str]]:
    """The ids of ?a and ?b of a query without prefixes."""
    base = workspace.store.base
    rows = workspace.store.query(f"PREFIX kg: <{KG}> SELECT ?a ?b {{ {query} }}").rows
    return {(curie(row["a"].value, base), curie(row["b"].value, base)) for row in rows}


@pytest.fixture(scope="session")
def fact_of(joined: Workspace) -> dict[str, str]:
    return dict(pairs(joined, "?a kg:fact ?b"))


@pytest.mark.parametrize(
    "actor", ["พอช.", "กระทรวงมหาดไทย", "สำนักงานประกันสังคม", "ขบวนองค์กรชุมชนจังหวัดราชบุรี"]
)
def test_partners_are_the_neighbours_in_the_collaboration_network(
    joined: Workspace, actor: str
) -> None:
    groups = {group for group, _ in pairs(joined, "?a a kg:Group, ?b")}
    rows = [row for row in ask(joined, "partners", actor=actor) if row["same_house"] == "no"]
    partners = {row["partner"] for row in rows} - groups
    graph = joined.network("collaboration", choice=Choice(focus=actor))
    centre = curie(joined.asker().names.find(actor), joined.store.base)
    assert partners
    assert partners == set(graph.neighbors(centre))


def test_a_partner_has_the_year_of_its_own_context(joined: Workspace) -> None:
    for row in ask(joined, "partners", actor="พอช."):
        assert (row["context"] is None) == (row["basis"] == "works-with")
        assert row["date"] is None or str(row["year"]) == str(row["date"])[:4]


@pytest.mark.parametrize("day", ["2560-07-01", "2563-06-30", "2567-12-31"])
def test_careers_by_a_day_know_of_no_later_one(joined: Workspace, day: str) -> None:
    by_then = f"{int(day[:4]) - 543}{day[4:]}"
    careers = ask(joined, "careers", asOf=day)
    assert careers
    assert all(str(row["first_seen"]) <= str(row["last_seen"]) <= by_then for row in careers)
    held = {(row["person"], row["post"]) for row in ask(joined, "who-held-which-post", asOf=day)}
    assert {(row["person"], row["post"]) for row in careers} <= held


def test_what_changed_is_what_is_known_on_one_day_and_not_on_the_other(
    joined: Workspace, fact_of: dict[str, str]
) -> None:
    after, by = "2563-03-31", "2563-12-31"
    before, then = (
        {
            fact_of[row["tie"]]
            for row in ask(joined, "known-on", asOf=day)
            if row["kind"] != "kg:Result"
        }
        for day in (after, by)
    )
    changed = ask(joined, "what-changed", after=after, asOf=by)
    new, ended = (
        {fact_of[row["tie"]] for row in changed if (row["change"] == "ended") is over}
        for over in (False, True)
    )
    money = {fact_of[tie] for tie, _ in pairs(joined, "?a a kg:Allocation, ?b")}
    assert then - before == new - ended - (before & money)
    assert before - then <= ended
    assert not new & before - money


def test_the_community_side_counts_the_named_parties_of_who_agreed(joined: Workspace) -> None:
    organisations = {actor for actor, _ in pairs(joined, "?a a kg:Organisation, ?b")}
    parties: dict[str, set[str]] = {}
    for row in ask(joined, "who-agreed"):
        if row["role"] == "kg:role-party":
            parties.setdefault(row["agreement"], set()).add(row["party"])
    rows = ask(joined, "community-side")
    assert {row["agreement"]: row["parties"] for row in rows} == {
        agreement: len(bound & organisations) for agreement, bound in parties.items()
    }
    for row in rows:
        assert (row["party"] is None) == (row["community"] == "none")
        assert row["party"] is None or row["party"] in parties[row["agreement"]]
        assert (row["community"] == "named") == (row["party"] in organisations)


@pytest.mark.parametrize("day", [{}, {"asOf": "2561-12-31"}])
def test_what_one_family_states_is_what_rests_on_one_source(
    joined: Workspace, day: dict[str, str]
) -> None:
    counted = ask(joined, "how-many-sources", **day)
    single = {row["fact"] for row in ask(joined, "single-source", **day)}
    assert {row["fact"] for row in counted if row["families"] == 1} == single
    assert all(row["documents"] >= row["families"] > 0 for row in counted)


def test_a_target_meets_a_figure_of_the_same_places_once(joined: Workspace) -> None:
    places = pairs(joined, "?a a kg:Result ; kg:place ?b")
    rows = [row for row in ask(joined, "targets-and-results") if row["b_tie"]]
    met = [(row["a_tie"], row["b_tie"], row["at"]) for row in rows]
    assert len(met) == len(set(met))
    for row in rows:
        one, two = ({at for tie, at in places if tie == row[side]} for side in ("a_tie", "b_tie"))
        assert one == two
        # A figure that does not say from when it counts has no share of a target that does.
        if row["target_start"] and not row["reached_start"]:
            assert row["share"] is None
        else:
            assert row["share"] == pytest.approx(row["reached"] / row["target"], abs=0.001)
    assert {row["share"] is None for row in rows} == {True, False}


def test_nothing_is_announced_in_a_role_that_is_reported_twice(joined: Workspace) -> None:
    rows = ask(joined, "planned-then-done")
    for row in rows:
        same = [each for each in rows if each["a_tie"] == row["a_tie"] and each["a_role"]]
        assert len(same) <= 1 or all(each["a_role"] == each["b_role"] for each in same)


# ── Questions that count agree with those that list what is counted ─────────


def test_money_by_year_adds_up_what_is_no_part_of_another_amount(joined: Workspace) -> None:
    listed: dict[Any, float] = {}
    amounts = {
        row["tie"]: row
        for row in ask(joined, "money-by-programme")
        if row["amount"] and not (row["part"] == "part" and row["total_amount"])
    }
    for row in amounts.values():
        key = row["year"], row["source"], row["stage"], row["instrument"], row["precision"]
        listed[key] = listed.get(key, 0) + row["amount"]
    rows = ask(joined, "money-by-year")
    counted = {
        (row["year"], row["source"], row["stage"], row["instrument"], row["precision"]): row["sum"]
        for row in rows
    }
    assert counted == listed
    assert sum(row["amounts"] for row in rows) == len(amounts)


def test_money_by_place_holds_no_amount_that_money_by_programme_lacks(joined: Workspace) -> None:
    listed = [row for row in ask(joined, "money-by-programme") if row["amount"]]
    for level in ("country", "province"):
        for row in ask(joined, "money-by-place", level=level):
            of_source = {
                each["tie"]: each["amount"] for each in listed if each["source"] == row["source"]
            }
            assert row["tie"] in of_source
            assert row["amounts"] <= len(of_source)
            assert row["sum"] <= sum(of_source.values())


def test_a_region_has_as_many_organisations_as_its_sectors_together(joined: Workspace) -> None:
    by_sector: dict[str, int] = {}
    community = {}
    for row in ask(joined, "actors-by-place", level="region"):
        by_sector[row["at"]] = by_sector.get(row["at"], 0) + row["organisations"]
        if row["sector"] == "kg:kind-community":
            community[row["at"]] = row["organisations"]
    profiles = ask(joined, "region-profile")
    assert len(profiles) == 6
    for row in profiles:
        assert row["organisations"] == by_sector[row["region"]]
        assert row["community"] == community[row["region"]]
        assert 0 < row["provinces_seen"] <= row["provinces"]
    assert {row["region"]: row["provinces"] for row in profiles}["id:region-west"] == 5


def test_a_place_is_without_community_only_where_no_community_sector_is_seen(
    joined: Workspace,
) -> None:
    for level in ("province", "district"):
        seen = {
            row["at"]
            for row in ask(joined, "actors-by-place", level=level)
            if row["sector"] == "kg:kind-community"
        }
        without = {row["at"] for row in ask(joined, "places-without-community", level=level)}
        assert seen
        assert without
        assert not seen & without


def test_agreements_and_events_count_those_who_took_part(joined: Workspace) -> None:
    parties: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    for row in ask(joined, "who-took-part"):
        people.setdefault(row["context"], set()).add(row["participant"])
        if row["role"] == "kg:role-party":
            parties.setdefault(row["context"], set()).add(row["participant"])
    agreements, events = ask(joined, "agreements"), ask(joined, "events")
    for row in agreements:
        assert row["parties"] == len(parties.get(row["agreement"], ()))
    for row in events:
        both = row["organisers"] + row["others"]
        assert both >= len(people[row["event"]]) >= max(row["organisers"], row["others"])
    kinds = pairs(joined, "?a a kg:Event . BIND(kg:Event AS ?b)")
    assert {row["event"] for row in events} == people.keys() & {event for event, _ in kinds}


def test_every_document_is_of_some_kind_and_counted_once(joined: Workspace) -> None:
    rows = ask(joined, "sources-by-kind")
    sources = {row["source"] for row in ask(joined, "single-source")}
    assert sum(row["documents"] for row in rows) == 61
    assert sum(row["claims"] for row in rows) == len(
        pairs(joined, "?a kg:modality kg:modality-asserted ; kg:evidence/kg:source ?b")
    )
    assert {row["source"] for row in rows} <= sources


def test_who_pays_and_does_is_a_funder_and_an_implementer_of_the_programme(
    joined: Workspace,
) -> None:
    pays = {(row["funder"], row["purpose"]) for row in ask(joined, "money-by-programme")}
    does = {
        (row["participant"], row["context"])
        for row in ask(joined, "who-took-part")
        if row["role"] in {"kg:role-implementer", "kg:role-coordinator"}
    }
    organisations = {actor for actor, _ in pairs(joined, "?a a kg:Organisation, ?b")}
    found = {(row["organisation"], row["programme"]) for row in ask(joined, "pays-and-does")}
    assert found == {pair for pair in pays & does if pair[0] in organisations and pair[1]}


def test_what_is_planned_is_either_reported_later_or_not(joined: Workspace) -> None:
    done = {row["a_tie"] for row in ask(joined, "planned-then-done")}
    open_still = {row["tie"] for row in ask(joined, "planned-not-reported")}
    every = {
        tie
        for code in ("planned", "requested", "pledged")
        for tie, _ in pairs(joined, f"?a kg:modality kg:modality-{code} ; kg:observed ?b")
    }
    assert done
    assert not done & open_still
    assert done | open_still <= every
    # What one document gives as planned and as done is neither: it needs no report.
    same = pairs(
        joined,
        """?a kg:modality ?planned ; kg:evidence/kg:source ?in . FILTER(?planned != kg:modality-asserted)
        { ?a kg:fact ?fact . ?b kg:fact ?fact } UNION { ?a kg:participatesIn ?event . ?b kg:participatesIn ?event }
        ?b kg:modality kg:modality-asserted ; kg:evidence/kg:source ?in""",
    )
    assert every - done - open_still <= {tie for tie, _ in same}


def test_who_has_several_posts_is_seen_in_both_bodies(joined: Workspace) -> None:
    rows = ask(joined, "several-posts")
    held = {
        (row["person"], row["organisation"] or row["jurisdiction"])
        for row in ask(joined, "careers")
    }
    for row in rows:
        assert row["a_body"] != row["b_body"]
        assert {(row["person"], row["a_body"]), (row["person"], row["b_body"])} <= held
    several = {person for person, _ in held if len({b for p, b in held if p == person}) > 1}
    assert {row["person"] for row in rows} == several


def test_what_is_not_stated_is_the_empty_cells_of_what_is_listed(joined: Workspace) -> None:
    found = {(row["kind"], row["missing"]): row for row in ask(joined, "what-is-not-stated")}
    money = ask(joined, "money-by-programme")
    facts = dict(pairs(joined, "?a kg:fact ?b"))
    for missing, column in (("giver", "funder"), ("receiver", "recipient"), ("year", "year")):
        stated = {facts[row["tie"]] for row in money if row[column] is not None}
        every = {facts[row["tie"]] for row in money}
        row = found["kg:Allocation", missing]
        assert (row["things"], row["without"]) == (len(every), len(every - stated))
    agreements = ask(joined, "agreements")
    undated = {row["agreement"] for row in agreements if row["signed_on"] is None}
    assert found["kg:Agreement", "date"]["without"] == len(undated)
