"""Lists of references: right in APA, and read back whole by readers that are not ours."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from kg.cite.apa import markdown
from kg.cite.bibliography import bibliography, dataset
from kg.cite.bibtex import bibtex
from kg.cite.listing import listed
from kg.cite.reference import Reference, references
from kg.cite.ris import ris
from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = '100% {ก & ข} _x_ #1 $5 \\end{document} ~^ *ดาว* <b>"น้ำ" @misc{x, } [a](http://evil) &lt; | `c` {'

OWN = dataset(("Data", "Data"), "v", "0.1.0")


def reference(key: str = "a", **fields: object) -> Reference:
    return Reference(
        **{"key": key, "kind": "news", "titles": (f"เรื่อง {key}", f"Story {key}"), **fields}
    )


def in_markdown(one: Reference, lang: str, *more: Reference) -> str:
    return markdown(listed([one, *more], lang), lang).decode().split("\n\n", 1)[1]


def read_bib(data: bytes) -> dict[str, dict[str, str]]:
    import bibtexparser
    from bibtexparser.middlewares import LatexDecodingMiddleware

    library = bibtexparser.parse_string(
        data.decode(), append_middleware=[LatexDecodingMiddleware()]
    )
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries), "nothing stands outside an entry"
    return {
        entry.key: {name: field.value for name, field in entry.fields_dict.items()}
        for entry in library.entries
    }


def read_ris(data: bytes) -> dict[str, dict[str, object]]:
    import rispy

    return {entry["id"]: entry for entry in rispy.loads(data.decode())}


def test_a_thai_entry_is_as_thai_universities_write_it() -> None:
    one = reference(
        kind="press-release",
        speaks_for=("กระทรวงมหาดไทย", "Ministry of Interior"),
        publisher=("ทำเนียบรัฐบาล", "Government House"),
        date="2023-02-28",
        url="https://example.org/a_b?x=1",
    )
    assert in_markdown(one, "th") == (
        "กระทรวงมหาดไทย. (2566, 28 กุมภาพันธ์). *เรื่อง a* [ข่าวประชาสัมพันธ์]. ทำเนียบรัฐบาล. <https://example.org/a_b?x=1>\n"
    )
    assert in_markdown(one, "en") == (
        "Ministry of Interior. (2023, February 28). *Story a* [เรื่อง a] [Press release]. Government House."
        " <https://example.org/a_b?x=1>\n"
    )


@pytest.mark.parametrize(
    ("authors", "thai", "english"),
    [
        (("เรวดี อุลิต",), "เรวดี อุลิต.", "เรวดี อุลิต."),
        (("ก ข", "ค ง"), "ก ข และค ง.", "ก ข, & ค ง."),
        (("ก ข", "ค ง", "จ ฉ"), "ก ข, ค ง, และจ ฉ.", "ก ข, ค ง, & จ ฉ."),
    ],
)
def test_names_stand_given_name_first_and_are_joined_as_each_language_does(
    authors, thai, english
) -> None:
    one = reference(authors=authors)
    assert in_markdown(one, "th").startswith(f"{thai} (ม.ป.ป.). *")
    assert in_markdown(one, "en").startswith(f"{english} (n.d.). *")


def test_where_nobody_is_named_the_title_stands_first() -> None:
    assert in_markdown(reference(date="2023-02"), "en") == "*Story a* [เรื่อง a]. (2023, February).\n"


def test_a_publisher_that_is_the_author_is_not_said_twice() -> None:
    one = reference(publisher=("พอช.", "CODI"), date="2023")
    assert in_markdown(one, "th") == "พอช. (2566). *เรื่อง a*.\n"


def test_works_of_one_author_and_year_are_told_apart_by_letters_in_order_of_date() -> None:
    works = [
        reference(key, authors=("ก",), date=date)
        for key, date in (
            ("z", "2023-01-02"),
            ("y", "2023-03-01"),
            ("x", "2024"),
            ("w", ""),
            ("v", ""),
        )
    ]
    thai = markdown(listed(works, "th"), "th").decode()
    assert re.findall(r"\((.*?)\)\. \*เรื่อง (.)\*", thai) == [
        ("ม.ป.ป.-ก", "v"), ("ม.ป.ป.-ข", "w"), ("2566ก, 2 มกราคม", "z"), ("2566ข, 1 มีนาคม", "y"), ("2567", "x"),
    ]  # fmt: skip


def test_entries_stand_in_thai_dictionary_order_thai_before_latin() -> None:
    names = ("ขอนแก่น", "เกาะ", "กาญจนบุรี", "Bangkok", "เก่า")
    works = [reference(f"k{i}", authors=(name,)) for i, name in enumerate(names)]
    for given in (works, works[::-1]):
        found = [each.reference.authors[0] for each in listed(given, "th")]
        assert found == ["กาญจนบุรี", "เก่า", "เกาะ", "ขอนแก่น", "Bangkok"]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_hostile_titles_and_names_come_back_whole_from_other_readers(lang: str) -> None:
    one = reference(titles=(HOSTILE, HOSTILE), authors=(HOSTILE, "A and B, C"), date="2023")
    entries = listed([one, reference("b")], lang)
    bib = read_bib(bibtex(entries, lang))
    assert set(bib) == {"a", "b"}
    raw = bibtex(entries, lang).decode()
    assert raw.count("{") == raw.count("}")
    # The reader takes the braces that hold the title together with those that stand in it.
    assert letters(bib["a"]["title"]) == letters(HOSTILE.replace("^", "ˆ"))
    record = read_ris(ris(entries, lang))["a"]
    assert record["title"] == HOSTILE
    assert record["authors"] == [HOSTILE.replace("*", ""), "A and B, C"]


def letters(text: str) -> str:
    return re.sub(r"[{}\s]", "", text)


def test_markdown_obeys_no_source() -> None:
    from markdown_it import MarkdownIt

    one = reference(titles=(HOSTILE, ""), authors=("1. - + ก",))
    page = MarkdownIt("commonmark").render(markdown(listed([one], "th"), "th").decode())
    assert set(re.findall(r"</?(\w+)", page)) == {"h1", "p", "em"}
    text = re.sub(r"<[^>]*>", "", page)
    import html

    assert HOSTILE in html.unescape(text)
    assert "1. - + ก" in text


def test_an_address_is_verbatim_but_for_what_would_end_its_field() -> None:
    one = reference(url="https://example.org/ก_ข?a=1&b=%20{x}")
    data = bibtex(listed([one], "th"), "th")
    assert "url = {https://example.org/ก_ข?a=1&b=%20%7Bx%7D}" in data.decode()


def test_bibtex_gives_the_common_era_and_notes_the_buddhist_one() -> None:
    one = reference(date="2023-02-28", speaks_for=("กระทรวงมหาดไทย", "Ministry of Interior"))
    found = read_bib(bibtex(listed([one], "th"), "th"))["a"]
    assert (found["date"], found["year"], found["note"]) == (
        "2023-02-28",
        "2023",
        "พ.ศ.: 28 กุมภาพันธ์ 2566",
    )
    assert found["langid"] == "thai"
    assert b"author = {{" in bibtex(listed([one], "th"), "th"), "an organisation is not taken apart"


def test_ris_ends_every_line_and_record_as_the_format_demands() -> None:
    one = reference(date="2023-02", kind="press-release", url="https://example.org/a")
    data = ris(listed([one, reference("b")], "en"), "en").decode()
    assert data.count("\n") == data.count("\r\n")
    assert data.startswith("TY  - ELEC\r\nID  - a\r\n")
    assert data.count("\r\nER  - \r\n") == 2
    record = read_ris(data.encode())["a"]
    assert (record["year"], record["date"], record["urls"]) == (
        "2023",
        "2023/02//",
        ["https://example.org/a"],
    )


def test_a_reprint_names_its_original_and_links_to_it_only_where_it_is_listed() -> None:
    original = reference("first", date="2020-01-02")
    again = reference("again", reprint_of="first", date="2020-01-05")
    alone, both = listed([again], "en", [original]), listed([again, original], "en")
    assert "(Tells of the same as “Story first”, 2020)" in markdown(alone, "en").decode()
    assert "related" not in read_bib(bibtex(alone, "en"))["again"]
    assert read_bib(bibtex(both, "en"))["again"]["related"] == "first"


def test_the_data_set_is_cited_with_its_version_and_the_program_s() -> None:
    text = in_markdown(dataset(("งานชุมชน", "Work"), "8c516abd", "0.1.0"), "th")
    assert text == "*งานชุมชน* (รุ่น 8c516abd) [ชุดข้อมูล]. (ม.ป.ป.). (จัดทำด้วย kg รุ่น 0.1.0)\n"


def test_every_document_is_listed_and_the_editors_are_not(all_shipped: Path) -> None:
    import kg

    workspace = kg.open(all_shipped)
    entries = bibliography(workspace.asker("th"), None, OWN)
    keys = [each.reference.key for each in entries]
    assert len(keys) == len(set(keys)) == 63, "60 and 1 articles, the place list, the data set"
    assert {"thaigov_001", "ratchaburi-2566", "geothai", "kg-data-v"} <= set(keys)
    assert "editors" not in keys
    for lang in ("th", "en"):
        assert (
            set(read_bib(bibtex(entries, lang))) == set(keys) == set(read_ris(ris(entries, lang)))
        )


def test_a_network_s_list_holds_the_documents_of_its_lines_and_no_other(all_shipped: Path) -> None:
    import kg

    workspace = kg.open(all_shipped)
    graph = workspace.network("funding")
    behind = {
        s.removeprefix("id:source_") for *_, data in graph.edges(data=True) for s in data["sources"]
    }
    entries = bibliography(workspace.asker("en"), graph, OWN)
    assert {each.reference.key for each in entries} == behind | {"kg-data-v"}
    assert 1 < len(behind) < 61


def test_private_sources_and_withheld_names_are_in_no_list(make_workspace, rebuild) -> None:
    files: dict[str, str | bytes] = {
        "data/sources/s/sources.csv": "id,kind,title_th,authors,access\n"
        "open,news,ข่าวเปิด,สมชาย ใจดี,\nshut,news,ข่าวลับ,,private\n",
        "data/sources/s/people.csv": "id,name_th,source\np,สมชาย ใจดี,open\n",
        "data/decisions/withhold.csv": "id,who,when,why\ns_p,ก,2566,ขอมา\n",
    }
    for settings in ("", "private = true\n"):
        workspace = rebuild(make_workspace(files, settings))
        found = {each.key: each for each in references(workspace.asker("th"))}
        assert set(found) == {"s_open", "geothai"}
        assert "สมชาย" not in str(found["s_open"])


def test_a_network_without_ties_cannot_be_cited(built: Path, tmp_path: Path) -> None:
    import kg

    query = tmp_path / "mine.rq"
    query.write_text(
        "SELECT ?source ?target { ?t a kg:Affiliation ; kg:actor ?source ; kg:target ?target }",
        encoding="utf-8",
    )
    workspace = kg.open(built)
    with pytest.raises(KgError, match=r"add \?tie"):
        bibliography(workspace.asker("en"), workspace.network(str(query)), OWN)


def test_the_command_writes_what_the_file_s_name_says(run, built: Path, tmp_path: Path) -> None:
    for name, start in (
        ("r.bib", b"@misc{"),
        ("r.ris", b"TY  - "),
        ("r.md", "# รายการอ้างอิง".encode()),
    ):
        ran = run("cite", "-C", built, "--lang", "th", "-o", tmp_path / name)
        assert ran.code == 0, ran.err
        assert (tmp_path / name).read_bytes().startswith(start)
    refused = run("cite", "-C", built, "-o", tmp_path / "r.docx")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert ".bib" in refused.err
    lost = run("cite", "-C", built, "--as-of", "2566-02-28")
    assert (lost.code, lost.err.count("\n")) == (2, 1)
    assert "--network" in lost.err
    shutil.rmtree(tmp_path)
