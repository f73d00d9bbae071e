"""A thing's page: what it gathers, and what it makes of text that wants to be markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kg
from kg.page import entity_sections as parts
from kg.page.entity import entity
from kg.page.entity_data import data, inline
from kg.page.entity_html import About, On, fragment
from kg.page.entity_picture import MOST, Centre, wide
from kg.page.entity_sections import FEW, Part
from kg.page.entity_timeline import WIDE, drawn

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "</script><img src=x onerror=alert(1)>\"'&"
FOLDER = "data/sources/one"
ABOUT = About(
    titles=("", ""), documents=1, kinds=(("news", 1),), version="v", withheld=0, contact=""
)


def page(asker, iri: str, lang: str = "en", **part) -> str:
    def more(code: str, start: int) -> str:
        return f"?section={code}&from={start}"

    def href(each: str) -> str:
        return f"/id/{each}"

    on = On(lang=lang, href=href, more=more, few=part.get("few", FEW))
    return fragment(entity(asker, iri, Part(**part)), ABOUT, on)


@pytest.fixture(scope="module")
def case(built: Path):
    return kg.open(built)


@pytest.fixture
def hostile(make_built):
    return make_built(
        {
            f"{FOLDER}/sources.csv": "id,kind,title_th,title_en,date,url\n"
            f'n,news,"{EVIL.replace(chr(34), chr(34) * 2)}",,2566-02-28,javascript:alert(1)\n',
            f"{FOLDER}/organisations.csv": "id,name_th,kind,source,paragraph\n"
            f'evil,"{EVIL.replace(chr(34), chr(34) * 2)}",foundation,n,1\nother,อื่น,foundation,n,1\n',
            f"{FOLDER}/affiliations.csv": "member,whole,kind,source,paragraph,note\n"
            f'evil,other,part-of,n,1,"{EVIL.replace(chr(34), chr(34) * 2)}"\n',
        }
    )


def test_a_statement_on_a_page_leads_to_its_document_and_paragraph(case) -> None:
    base = case.settings.base
    html = page(case.asker("en"), f"{base}ratchaburi-2566_codi")
    assert f'href="/id/{base}source_ratchaburi-2566"' in html
    assert f'class="para" href="/id/{base}source_ratchaburi-2566_p9"' in html


def test_both_ends_of_a_tie_lead_to_each_other(case) -> None:
    asker, base = case.asker("th"), case.settings.base
    network, memo = f"{base}ratchaburi-2566_ratchaburi-network", f"{base}ratchaburi-2566_mou-2566"
    assert f'href="/id/{memo}"' in page(asker, network, "th")
    assert f'href="/id/{network}"' in page(asker, memo, "th")


def test_claims_of_one_fact_are_one_row_with_all_their_ties(all_shipped: Path) -> None:
    asker = kg.open(all_shipped).asker("en")
    found = entity(asker, f"{asker.store.base}thaigov_p04")
    posts = next(each for each in found.sections if each.code == "Tenure")
    assert (posts.total, posts.claims, len(posts.rows)) == (1, 8, 1)
    (row,) = posts.rows
    assert len(row.ties) == 8
    assert row.seen == ("2024-03-15", "2025-06-24")
    assert len({cited.source.iri for cited in row.sources}) == 8


def test_what_is_not_asserted_says_so_beside_the_statement(case) -> None:
    html = page(case.asker("en"), f"{case.settings.base}ratchaburi-2566_codi")
    assert re.search(r'<span class="chip (planned|inferred|requested)">', html)


def test_a_section_longer_than_its_page_says_what_is_left_and_where(case, monkeypatch) -> None:
    monkeypatch.setattr(parts, "MANY", 5)
    asker, iri = case.asker("en"), f"{case.settings.base}ratchaburi-2566_codi"
    (first,) = [s for s in entity(asker, iri, Part(few=2)).sections if s.code == "Participation"]
    assert (first.first, first.last) == (0, 2)
    assert "?section=Participation&amp;from=0" in page(asker, iri, few=2)
    ties = []
    for start in range(0, first.total, 5):
        (part,) = entity(asker, iri, Part(section="Participation", first=start)).sections
        ties += [tie for row in part.rows for tie in row.ties]
    assert len(ties) == len(set(ties)) == first.claims


def test_a_person_page_says_that_a_name_is_no_endorsement(case) -> None:
    asker = case.asker("en")
    found = asker.names.find("สุเมธ แก้วใสทับ")
    assert entity(asker, found).is_person
    assert "implies no endorsement" in page(asker, found)


@pytest.mark.parametrize("what", ["_evil", "_other"])
def test_nothing_a_document_says_becomes_markup(hostile, what: str) -> None:
    asker = hostile.asker("th")
    html = page(asker, f"{asker.store.base}one{what}", "th")
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert "</script" not in inline(asker, f"{asker.store.base}one{what}")


def test_an_address_that_is_no_web_page_is_no_link(hostile) -> None:
    asker = hostile.asker("th")
    html = page(asker, f"{asker.store.base}source_one_n", "th")
    assert "javascript:alert(1)" in html
    assert 'href="javascript:' not in html.lower()


def test_every_kind_of_thing_has_a_page_in_both_languages(everything: Path) -> None:
    """Whatever the tables can say is told without a code or an id in place of words."""
    workspace = kg.open(everything)
    base = workspace.settings.base
    query = f'SELECT ?s (MIN(?c) AS ?k) {{ ?s a ?c FILTER(STRSTARTS(STR(?s), "{base}")) }} GROUP BY ?s ORDER BY ?s'
    things = [row["s"].value for row in workspace.store.query(query).rows]
    for lang in ("th", "en"):
        asker = workspace.asker(lang)
        for iri in things:
            html = page(asker, iri, lang)
            text = re.sub(r"<[^>]*>", " ", html.partition('<footer class="caption">')[0])
            assert not re.search(r"\bkg:\w|\bid:(?:tie|result|source)_", text), iri


def test_a_picture_has_at_most_so_many_neighbours_and_the_same_bytes(all_shipped: Path) -> None:
    asker = kg.open(all_shipped).asker("th")
    found = entity(asker, f"{asker.store.base}ratchaburi-2566_codi")
    assert len(found.neighbours) > MOST
    pictures = [wide(Centre(name="ก", group=found.group), found.neighbours, str) for _ in "ab"]
    assert pictures[0] == pictures[1]
    assert pictures[0].count("<a ") == MOST


def test_the_data_of_a_thing_hold_its_own_triples_and_those_of_its_ties(case) -> None:
    from pyoxigraph import RdfFormat, parse

    asker, iri = case.asker("en"), f"{case.settings.base}ratchaburi-2566_mou-2566"
    formats = {
        "turtle": RdfFormat.TURTLE,
        "ntriples": RdfFormat.N_TRIPLES,
        "jsonld": RdfFormat.JSON_LD,
    }
    read = [{q.triple for q in parse(data(asker, iri, n), format=f)} for n, f in formats.items()]
    assert read[0] == read[1] == read[2]
    objects = [each.object.value for each in read[0]]
    assert objects.count("https://w3id.org/community-kg/ontology#role-party") == 2
    assert any(each.subject.value == iri for each in read[0])


def test_a_line_of_years_draws_what_is_dated_and_counts_what_is_not(all_shipped: Path) -> None:
    asker = kg.open(all_shipped).asker("en")
    years = entity(asker, f"{asker.store.base}ratchaburi-2566_codi").years
    assert years.undated > 0
    assert all(bar.first <= bar.sure for bar in years.bars)
    for lang, year in (("th", ">2560<"), ("en", ">2018<")):
        svg = drawn(years, lang, WIDE)
        assert year in svg
        assert svg.count('class="bar"') == len(years.bars)
        assert str(years.undated) in svg.partition("viewBox")[0]


def test_a_place_tells_who_works_in_it_and_in_the_places_within(case) -> None:
    asker = case.asker("en")
    lists = {each.cls: each for each in entity(asker, f"{asker.store.base}place-70").lead.lists}
    names = {each.link.text for each in lists["Organisation"].entries}
    assert "Tao Pun Subdistrict Administrative Organization" in names
    assert lists["Agreement"].entries[0].note == "28 Feb 2023"


def test_a_bar_lasts_from_the_first_document_that_says_so_to_the_last(all_shipped: Path) -> None:
    asker = kg.open(all_shipped).asker("en")
    (bar,) = entity(asker, f"{asker.store.base}thaigov_p04").years.bars
    assert (bar.first.isoformat(), bar.sure.isoformat(), bar.open) == (
        "2024-03-15",
        "2025-06-24",
        True,
    )
