"""Records without withheld names and private sources."""

from __future__ import annotations

import pytest

from kg.facts.record import Text
from kg.resolve.withhold import private_folders, withhold, without_private
from kg.sources.folder import read_sources

PEOPLE = "id,name_th,name_en,honorific,rank,alias,spelling\n"
FILES = {
    "data/sources/a/organisations.csv": "id,name_th,kind\nx,หนึ่ง,association\ny,สอง,association\n",
    "data/sources/a/people.csv": PEOPLE
    + "p,กานดา ดี,Kanda Di,นาง,ดร.,ครูดา|ครูกานดา,\n"
    + "q,กานดา ดีมาก,Kanda Dimak,,,,\n",
    "data/sources/a/affiliations.csv": "member,kind,whole,note\nx,works-with,y,ตามคำของกานดา ดี\ny,works-with,x,\np,member-of,x,กานดาสมัครเอง\n",
    "data/sources/b/organisations.csv": "id,name_th,kind\nz,หนึ่งเดียว,association\n",
}
PRIVATE = 'kind = "report"\ntitle_th = "ลับ"\naccess = "private"\n'


@pytest.fixture
def records(make_workspace):
    return read_sources(make_workspace(FILES) / "data" / "sources", {})


@pytest.fixture
def kept(records):
    """The records by table and local id or row, with the person p withheld."""
    return {(r.table, r.row): r for r in withhold(records, {"a_p"})}


def test_a_withheld_person_keeps_the_id_and_no_name_of_any_kind(kept):
    person = kept["people", 2]
    assert person.id == "a_p"
    text = repr(person)
    assert not any(name in text for name in ("กานดา", "Kanda", "นาง", "ดร.", "ครูดา"))
    assert person.values("name_th") == (Text(value="ไม่เปิดเผยชื่อ", language="th"),)


def test_the_name_goes_from_other_rows_words_too(kept):
    assert kept["affiliations", 2].values("note") == (
        Text(value="ตามคำของไม่เปิดเผยชื่อ", language="th"),
    )


def test_a_row_about_the_person_loses_the_given_name_alone(kept):
    assert kept["affiliations", 4].values("note") == (
        Text(value="ไม่เปิดเผยชื่อสมัครเอง", language="th"),
    )


def test_somebody_whose_name_goes_on_keeps_it(kept, records):
    assert kept["people", 3] == next(r for r in records if r.id == "a_q")


def test_nobody_else_loses_anything(records):
    assert withhold(records, frozenset()) == records
    kept = {r.id: r for r in withhold(records, {"a_p"})}
    assert all(kept[r.id] == r for r in records if r.table == "organisations")


def test_an_address_that_holds_the_name_goes_however_it_is_escaped(make_workspace):
    slug = "%E0%B8%81%E0%B8%B2%E0%B8%99%E0%B8%94%E0%B8%B2-%E0%B8%94%E0%B8%B5"
    for path, stays in ((slug, False), ("kanda-di", False), ("news", True)):
        toml = f'kind = "news"\ntitle_th = "ข่าว"\nurl = "https://example.org/{path}"\n'
        root = make_workspace({**FILES, "data/sources/a/source.toml": toml})
        records = withhold(read_sources(root / "data" / "sources", {}), {"a_p"})
        assert any(record.values("url") for record in records) is stays


def test_private_sources_go_with_all_their_records(make_workspace):
    files = {**FILES, "data/sources/b/source.toml": PRIVATE}
    found, count = without_private(read_sources(make_workspace(files) / "data" / "sources", {}))
    assert count == 1
    assert {record.source for record in found} == {"source_a"}


def test_a_folder_is_private_when_all_its_sources_are(make_workspace):
    both = "id,kind,title_th,access\none,report,ก,private\ntwo,report,ข,{}\n"
    for access, private in (("private", True), ("public", False), ("", False)):
        files = {**FILES, "data/sources/c/sources.csv": both.format(access)}
        records = read_sources(make_workspace(files) / "data" / "sources", {})
        assert private_folders(records) == ({"data/sources/c"} if private else set())


def test_a_row_of_a_private_folder_goes_though_it_names_a_public_source(make_workspace):
    files = {
        **FILES,
        "data/sources/b/source.toml": PRIVATE,
        "data/sources/b/organisations.csv": "id,name_th,kind,source\nz,หนึ่งเดียว,association,\nz,หนึ่งเดียว,association,a\n",
    }
    found, _ = without_private(read_sources(make_workspace(files) / "data" / "sources", {}))
    assert "b_z" not in {record.id for record in found}
