"""Checks fire, and only on what they are about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from .conftest import ANOTHER, CHECKS, EVIDENCE, Memory, question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.query.asking import Asker

TOTAL = ':total a kg:Allocation ; kg:amount 100 ; kg:currency "THB" . :one kg:partOfTotal :total ; kg:amount 60 ; kg:currency "THB" . '
HOUSES = (
    ":all a kg:Result ; kg:quantity 100 ; kg:unit 'houses'@en , 'หลัง'@th . "
    ":one kg:partOfTotal :all ; kg:quantity 60 ; kg:unit 'houses'@en , 'หลัง'@th . "
)
TENURES = """:post a kg:Post ; kg:seats 1 .
:t1 kg:heldPost :post ; kg:holder :p ; kg:modality kg:modality-asserted ; kg:since "2020-01-01"^^xsd:date ; kg:until "2021-06-30"^^xsd:date .
:t2 kg:heldPost :post ; kg:holder :q ; kg:modality kg:modality-asserted ; kg:seenUntil "2023-01-01"^^xsd:date ; kg:since """
WITNESS = ":t kg:role kg:role-witness ; kg:participant :g ; kg:participatesIn :m . :g a kg:Group ; skos:prefLabel "
SOURCES = f"{EVIDENCE} {ANOTHER} "
FACT = ' a kg:Allocation ; kg:fact "f" ; kg:modality kg:modality-asserted ; kg:evidence :s_p1 ; kg:amount '
ELSEWHERE = FACT.replace(":s_p1", ":z_p1")
COUNTED = ' a kg:Result ; kg:fact "f" ; kg:evidence :s_p1 ; kg:subject :x ; kg:unit "houses"@en ; kg:quantity '
COUNTED_ELSEWHERE = COUNTED.replace(":s_p1", ":z_p1")
TERM = ' kg:fact "f" ; kg:modality kg:modality-asserted ; kg:evidence :s_p1 ; kg:start '
TERM_ELSEWHERE = TERM.replace(":s_p1", ":z_p1")
NAMESAKES = ':a a kg:Person ; skos:prefLabel "ก ข"@th . :b a kg:Person ; skos:prefLabel "ก ข"@th . '
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
    "name-used-twice": NAMESAKES,
    "near-duplicate-sources": f':a{SOURCE}"a" . :b{SOURCE}"b" .',
    "witness-names-somebody": WITNESS
    + '"หน่วยงานและสภาเตาปูน"@th . :o a kg:Organisation ; skos:prefLabel "สภาเตาปูน"@th .',
    "contradictory-counts": f"{SOURCES} :a{COUNTED}1 . :b{COUNTED_ELSEWHERE}2 .",
    "contradictory-amounts": f"{SOURCES} :a{FACT}1 . :b{ELSEWHERE}2 .",
    "contradictory-dates": ':m a kg:Agreement ; kg:signedOn "2023"^^xsd:gYear , "2022-12-31"^^xsd:date .',
    "end-before-start": ':t kg:start "2023-05"^^xsd:gYearMonth ; kg:end "2023-04-30"^^xsd:date .',
    "private-source": ":s a kg:Source ; kg:access kg:access-private .",
    "part-of-itself": ":a kg:partOfTotal :a . :b kg:partOfTotal :a .",
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
        f'{SOURCES} :a{TERM}"2020"^^xsd:gYear . :b{TERM_ELSEWHERE}"2021"^^xsd:gYear .',
    ),
    # Where one part has no currency, or none has, it is baht; one part is not "1 parts".
    ("sums-do-not-add-up", TOTAL),
    ("sums-do-not-add-up", TOTAL + ":two kg:partOfTotal :total ; kg:amount 39 ."),
    ("sums-do-not-add-up", TOTAL.replace(' ; kg:currency "THB"', "")),
    (
        "sums-do-not-add-up",
        HOUSES + ":two kg:partOfTotal :all ; kg:quantity 39 ; kg:unit 'houses'@en , 'หลัง'@th .",
    ),
    (
        "parts-in-other-currency",
        TOTAL.replace("THB", "USD") + ":two kg:partOfTotal :total ; kg:amount 40 .",
    ),
    (
        "contradictory-amounts",
        f'{SOURCES} :a{FACT}1 ; kg:currency "THB" . :b{ELSEWHERE}2 .',
    ),
    # The part is told from its total and compared with what another source says of it.
    (
        "contradictory-amounts",
        f"{SOURCES} :a{FACT}1 ; kg:partOfTotal :t . :b{ELSEWHERE}2 . "
        ':t kg:fact "g" ; kg:amount 3 .',
    ),
    # Only the amount tells it from its part, which is compared with nothing.
    (
        "contradictory-amounts",
        f"{SOURCES} :a{FACT}3 . :p{FACT}1 ; kg:partOfTotal :a . :b{ELSEWHERE}4 .",
    ),
    # Nothing agrees with either term.
    (
        "contradictory-dates",
        f'{SOURCES} :a{TERM}"2010"^^xsd:gYear . :b{TERM}"2014"^^xsd:gYear . :c{TERM_ELSEWHERE}"2014-05"^^xsd:gYearMonth . '
        f':d{TERM_ELSEWHERE}"2018"^^xsd:gYear .',
    ),
    (
        "end-before-start",
        ':e a kg:Event ; kg:date "2023-02-28"^^xsd:date ; kg:end "2023-02-27"^^xsd:date .',
    ),
    ("dangling", ':t kg:fact "f" ; kg:place :p . :p a kg:Place .'),
]
SILENT = [
    # Within one source different rows are different figures.
    ("contradictory-counts", f"{SOURCES} :a{COUNTED}1 . :b{COUNTED}2 ."),
    ("contradictory-counts", f"{SOURCES} :a{COUNTED}1 . :b{COUNTED}2 . :c{COUNTED_ELSEWHERE}2 ."),
    (
        "sums-do-not-add-up",
        HOUSES + ":two kg:partOfTotal :all ; kg:quantity 40 ; kg:unit 'houses'@en , 'หลัง'@th .",
    ),
    # Households are no houses: nothing to add up.
    ("sums-do-not-add-up", HOUSES + ":two kg:partOfTotal :all ; kg:quantity 9 ; kg:unit 'x'@en ."),
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
    ("name-used-twice", NAMESAKES + ":a owl:differentFrom :b ."),
    ("name-used-twice", NAMESAKES + ":b owl:differentFrom :a ."),
    ("sums-do-not-add-up", TOTAL + ":two kg:partOfTotal :total ; kg:amount 40 ."),
    ("parts-in-other-currency", TOTAL + ":two kg:partOfTotal :total ; kg:amount 40 ."),
    ("part-of-itself", ":a kg:partOfTotal :b . :c kg:partOfTotal :b . :b kg:partOfTotal :d ."),
    ("contradictory-amounts", f"{SOURCES} :a{FACT}1.50 . :b{ELSEWHERE}1.5 ."),
    # One source, another currency, a total and its part, and parts that nothing tells apart.
    ("contradictory-amounts", f"{SOURCES} :a{FACT}1 . :b{FACT}2 ."),
    ("contradictory-amounts", f'{SOURCES} :a{FACT}1 . :b{ELSEWHERE}2 ; kg:currency "USD" .'),
    ("contradictory-amounts", f"{SOURCES} :a{FACT}1 . :b{ELSEWHERE}2 ; kg:partOfTotal :a ."),
    ("contradictory-amounts", f"{SOURCES} :a{FACT}1 ; kg:partOfTotal :b . :b{ELSEWHERE}2 ."),
    (
        "contradictory-amounts",
        f"{SOURCES} :a{FACT}1 ; kg:partOfTotal :t . :b{FACT}2 ; kg:partOfTotal :t . :c{ELSEWHERE}4 .",
    ),
    # Of two sums in one source the other tells of one.
    ("contradictory-amounts", f"{SOURCES} :a{FACT}1 . :b{FACT}2 . :c{ELSEWHERE}2 ."),
    (
        "contradictory-dates",
        f'{SOURCES} :a{TERM}"2010"^^xsd:gYear . :b{TERM}"2014"^^xsd:gYear .',
    ),
    (
        "contradictory-dates",
        f'{SOURCES} :a{TERM}"2010"^^xsd:gYear . :b{TERM}"2014"^^xsd:gYear . :c{TERM_ELSEWHERE}"2014-05"^^xsd:gYearMonth .',
    ),
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


def test_a_ring_of_parts_is_reported_at_each_of_them() -> None:
    rows = Memory(":a kg:partOfTotal :b . :b kg:partOfTotal :c . :c kg:partOfTotal :a .").query(
        question("check/part-of-itself").text
    )
    assert [row["subject"].value[-1] for row in rows.rows] == ["a", "b", "c"]


def test_only_what_is_broken_is_a_violation() -> None:
    """What sources contradict is for a reader to weigh: it stops no build."""
    warnings = {name for name in CHECKS if question(name).header["severity"] == "warning"}
    assert {
        "check/contradictory-amounts",
        "check/contradictory-dates",
        "check/sums-do-not-add-up",
        "check/posts-overlap",
    } <= warnings
    assert question("check/part-of-itself").header["severity"] == "violation"


def test_parts_are_counted_in_words() -> None:
    text = question("check/sums-do-not-add-up").text
    two = ":two kg:partOfTotal :total ; kg:amount 39 ."
    counted = [
        Memory(turtle).query(text).rows[0]["counted"].value for turtle in (TOTAL, TOTAL + two)
    ]
    assert counted == ["1 part", "2 parts"]


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_fires_on_the_article(name: str, ratchaburi: Asker) -> None:
    assert ratchaburi.store.query(question(name).text).rows == []


@pytest.mark.parametrize("name", CHECKS)
def test_nothing_that_is_shipped_is_a_violation(name: str, everything_shipped: Asker) -> None:
    """Warnings may stand: several documents do contradict each other."""
    asked = question(name)
    if asked.header["severity"] == "violation":
        assert everything_shipped.store.query(asked.text).rows == []
