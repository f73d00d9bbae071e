"""The pages of things in a site: their names, what leads where, and what they tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import kg
from kg.site import things as of_things
from kg.site.site import Site
from kg.site.wanted import Wanted

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "{}/id/ratchaburi-2566_{}.html"


@pytest.fixture(scope="module")
def site(built: Path) -> Site:
    return Site(kg.open(built), Wanted())


def page(site: Site, name: str, lang: str = "en") -> str:
    return site.file(PAGE.format(lang, name)).decode()


def test_ids_that_differ_in_case_alone_have_pages_of_different_names(make_built) -> None:
    folder = "data/sources/one"
    workspace = make_built(
        {
            f"{folder}/sources.csv": "id,kind,title_th,date\nn,news,ข่าว,2566-02-28\n",
            f"{folder}/organisations.csv": "id,name_th,kind,source,paragraph\n"
            "Fund,กองทุน,foundation,n,1\nfund,มูลนิธิ,foundation,n,1\n",
        }
    )
    names = of_things.page_names(workspace)
    assert len({name.lower() for name in names.values()}) == len(names)
    assert names[f"{workspace.store.base}one_Fund"] == "one_Fund"


def test_every_link_of_a_page_leads_to_a_page_or_a_place_on_one(site: Site) -> None:
    paths, anchors = set(site.paths()), {}
    for name in ("codi", "mou-2566", "signing-ceremony", "p02", "ratchaburi-network"):
        html = page(site, name)
        for target in re.findall(r'href="\.\./id/([^"]+)"', html.partition("<article")[2]):
            path, _, anchor = target.partition("#")
            path = f"en/id/{path}"
            assert path in paths, target
            if anchor:
                known = anchors.setdefault(
                    path, set(re.findall(r'id="([^"]+)"', site.file(path).decode()))
                )
                assert anchor in known, target


def test_an_agreement_lists_its_parties_and_its_witnesses_apart(site: Site) -> None:
    lists = re.findall(r"<section><h2>(\w+) .*?</section>", page(site, "mou-2566"), re.DOTALL)
    assert lists[:2] == ["party", "witness"]
    parties = page(site, "mou-2566").partition("<h2>party")[2].partition("</ul>")[0]
    assert "Community Organizations Development Institute" in parties
    assert "State agencies as witnesses" not in parties


def test_who_it_worked_with_is_as_the_network_has_it(site: Site) -> None:
    graph = site.workspace.network("collaboration")
    html = page(site, "codi").partition('class="partners"')[2].partition("</section>")[0]
    named = set(re.findall(r'href="../id/([\w-]+)\.html"', html))
    assert named == {each.removeprefix("id:") for each in graph["id:ratchaburi-2566_codi"]}


def test_the_page_of_a_person_is_kept_from_search_engines_and_says_what_a_name_means(
    site: Site,
) -> None:
    html = page(site, "p02")
    assert '<meta name="robots" content="noindex, nofollow">' in html
    assert "implies no endorsement" in html
    assert "noindex" not in page(site, "codi")


def test_a_document_tells_paragraph_by_paragraph_and_whom_it_names(site: Site) -> None:
    html = site.file("th/id/source_ratchaburi-2566.html").decode()
    places = [html.index(f'id="p{n}"') for n in range(10)]
    assert places == sorted(places)
    assert "มีชื่อใครและอะไรในเอกสารนี้" in html


def test_a_section_with_no_room_has_pages_of_its_own_that_miss_nothing(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_things, "MANY", 4)
    monkeypatch.setattr("kg.page.entity_sections.MANY", 4)
    site = Site(kg.open(built), Wanted())
    first = page(site, "codi")
    start = "en/id/ratchaburi-2566_codi.Participation."
    pages = [path for path in site.paths() if path.startswith(start)]
    assert f'href="../{pages[0].removeprefix("en/")}"' in first
    total = int(re.search(r'href="#Participation">[^<]*<b>(\d+)', first)[1])
    assert len(pages) == -(-total // 4)
    rows = [
        row for path in pages for row in re.findall(r'<tr id="(\w+)"', site.file(path).decode())
    ]
    assert len(rows) == len(set(rows)) >= total


def test_rows_say_on_which_days_they_count(site: Site) -> None:
    row = re.search(r"<tr id=\"tie_\w+\" data-since=\"(\d+)\">", page(site, "mou-2566"))
    assert row[1] == "19416"  # 28 February 2023


def test_pages_are_the_same_bytes_whatever_was_asked_before(site: Site, built: Path) -> None:
    other = Site(kg.open(built), Wanted())
    path = PAGE.format("th", "codi")
    assert other.file(path) == (site.file(PAGE.format("en", "mou-2566")), site.file(path))[1]
