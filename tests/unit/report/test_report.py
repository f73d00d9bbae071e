from __future__ import annotations

import base64
import csv
import html as markup
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from kg.cli.main import kg as command_line
from kg.findings.finding import Finding
from kg.report import html, markdown
from kg.report.citing import on_paper, printed
from kg.report.methods import METHODS, WITHIN
from kg.report.papers import PAPERS
from kg.report.parts import Cite, Column, Entry, Figure, Listed, Report, Row, Section, Table
from kg.report.tables import HELD_BYTES, IDS
from tests.unit.report.conftest import Compose, sections, tables, words

if TYPE_CHECKING:
    from pathlib import Path

EVIL = "<img src=x onerror=alert(1)>|=cmd()"
ORGS = "id,kind,name_th,name_en,place\n"


def test_every_part_that_was_promised_stands_in_its_place(report: Compose, shipped: Any) -> None:
    made = report(shipped, lang="th")
    assert [each.name for each in made.sections] == [
        "brief", "question", "data", "findings", "method", "limits", "paste", "cite", "sources", "appendix",
    ]  # fmt: skip
    assert {"documents", "coverage", "missing", "size", "places", "papers"} <= {
        s.name for s in sections(made)
    }
    assert shipped.finished.manifest()["build"] in made.version


@pytest.mark.parametrize("lang", ["th", "en"])
def test_figures_and_tables_are_numbered_in_the_order_they_stand(
    report: Compose, shipped: Any, lang: str
) -> None:
    blocks = [block for section in sections(report(shipped, lang=lang)) for block in section.blocks]
    shown = tables(report(shipped, lang=lang))
    figures = [block for block in blocks if isinstance(block, Figure)]
    assert [each.number for each in figures] == list(range(1, len(figures) + 1))
    assert sorted(each.number for each in shown.values()) == list(range(1, len(shown) + 1))
    assert {each.table for each in figures} <= shown.keys()
    assert all(each.title.strip() for each in figures)


def test_every_line_is_listed_with_its_ties_and_paragraphs(report: Compose, shipped: Any) -> None:
    made, graph = report(shipped), shipped.network("collaboration")
    rows = tables(made)["lines"].rows
    assert len(rows) == graph.number_of_edges()
    assert all(row.ties and row.cites and row.cites[0].paragraphs for row in rows)
    said = {tie.id for row in rows for tie in row.ties}
    assert said == {tie["tie"] for *_, data in graph.edges(data=True) for tie in data["ties"]}


def test_a_csv_behind_a_table_has_every_row_and_opens_in_thai_excel(
    report: Compose, shipped: Any
) -> None:
    page = html.render(report(shipped, lang="th")).decode()
    links = re.findall(
        r'download="table-\d+-lines.csv" href="data:text/csv;charset=utf-8;base64,([^"]+)"', page
    )
    data = base64.b64decode(markup.unescape(links[0]))
    assert data.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == shipped.network("collaboration").number_of_edges()
    assert all(row["ties"].startswith("id:tie_") and row["one"].startswith("id:") for row in rows)


def test_a_page_of_a_country_holds_so_much_of_a_table_as_opens_in_a_browser(
    report: Compose, shipped: Any
) -> None:
    """Rows and ids beyond that are counted, and the page says which command has them."""
    ties = tuple(f"id:tie_{each:016}" for each in range(IDS + 1_234))
    rows = tuple({"actor": f"a{each}", "ties": ties} for each in range(700))
    finding = Finding(
        name="large", title="Large", sentences=("Many.",), columns=("actor", "ties"), rows=rows,
        scope="all",
    )  # fmt: skip
    made = report(shipped, findings=(finding,))
    table = tables(made)["large"]
    held = list(csv.DictReader(io.StringIO(table.csv.decode("utf-8-sig"))))
    assert (table.total, table.held) == (700, len(held))
    assert 10 < len(held) < 100
    assert len(table.csv) <= HELD_BYTES + 3
    assert held[0]["ties"].endswith(f"{ties[IDS - 1]}|+1,234")
    assert f"the CSV has the first {len(held)}; kg export nodes" in html.render(made).decode()


def test_paper_names_only_the_documents_of_the_rows_that_stand_on_it() -> None:
    rows = tuple(Row(cells=(str(n),), cites=(Cite(number=n),)) for n in range(1, 10))
    table = Table(name="t", caption="T", columns=(Column(heading="n"),), rows=rows, total=9, held=9,
                  csv=b"")  # fmt: skip
    entries = tuple(Entry(number=n, text="d", id=f"id:{n}", paper=n < 7) for n in range(1, 10))
    section = Section(name="s", title="S", blocks=(table, Listed(entries)))
    made = Report(lang="en", title="R", subtitle="", sections=(section,), version="")
    assert printed(made) == frozenset(range(1, 10))
    assert on_paper(made) == frozenset(range(1, 7))
    page = html.render(made).decode()
    assert "6 of 9 rows are printed" in page
    assert "6 of 9 listed documents" in page
    assert re.findall(r'<li id="d(\d)" class="more"', page) == ["7", "8", "9"]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_page_leads_only_to_itself_and_to_its_documents(
    report: Compose, shipped: Any, lang: str
) -> None:
    page = html.render(report(shipped, lang=lang)).decode()
    body = page[page.index("<body>") :]
    targets = set(re.findall(r' id="([^"]+)"', page))
    links = re.findall(r'href="([^"]+)"', body)
    assert {link[1:] for link in links if link.startswith("#")} <= targets
    documents = {
        each.url
        for s in sections(report(shipped, lang=lang))
        for b in s.blocks
        for each in getattr(b, "entries", ())
    }
    assert {markup.unescape(link) for link in links if link.startswith("http")} <= documents
    assert "<script" not in page
    assert len(targets) == len(re.findall(r' id="', page))


def test_another_process_with_another_hash_seed_writes_the_same_bytes(
    built: Path, run: Any
) -> None:
    asked = ["report", "-C", str(built), "-o", "-"]
    here = CliRunner().invoke(command_line, asked, prog_name="kg", standalone_mode=False)
    there = run(*asked, env={"PYTHONHASHSEED": "1"})
    assert there.code == 0, there.err
    assert there.data == here.stdout_bytes


def test_markdown_says_the_same_with_documents_as_footnotes(report: Compose, shipped: Any) -> None:
    made = report(shipped, lang="th")
    text = markdown.render(made).decode()
    assert text.count("\n## ") == len(made.sections)
    used, told = (
        set(re.findall(r"\[\^(\d+)\](?!:)", text)),
        set(re.findall(r"^\[\^(\d+)\]:", text, re.M)),
    )
    assert used
    assert used <= told
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len(lines) == sum(len(t.rows) + 2 for t in tables(made).values() if t.rows)


def test_a_report_of_nothing_says_so_and_ranks_nobody(report: Compose, make_built: Any) -> None:
    made = report(
        make_built({"data/sources/s/organisations.csv": "id,kind,name_th\na,university,ก\n"})
    )
    assert "no tie of the kind asked for" in words(made, "size")
    assert "rests on" not in words(made, "documents")
    assert "actors" not in tables(made)
    page = html.render(made).decode() + markdown.render(made).decode()
    assert "nan" not in page.lower().split("<style>")[0]


def test_an_uncited_network_is_reported_without_documents(
    report: Compose, make_built: Any, tmp_path: Path
) -> None:
    root = make_built({
        "data/sources/s/organisations.csv": "id,kind,name_th\na,university,ก\nb,university,ข\n",
        "data/sources/s/affiliations.csv": "member,whole,kind,paragraph\na,b,works-with,1\n",
    })  # fmt: skip
    own = tmp_path / "own.rq"
    own.write_text(
        "#+ title_en: Mine\n#+ title_th: ของฉัน\nPREFIX kg: <https://w3id.org/community-kg/ontology#>\n"
        "SELECT ?source ?target { ?tie kg:member ?source ; kg:whole ?target }", encoding="utf-8",
    )  # fmt: skip
    made = report(root, str(own))
    assert "asks for no sources" in words(made, "question")
    (line,) = tables(made)["lines"].rows
    assert not line.ties
    assert html.render(made)


def test_money_is_told_from_whom_to_whom_with_its_limits(report: Compose, shipped: Any) -> None:
    made = report(shipped, "funding", lang="th")
    headings = [column.heading for column in tables(made)["lines"].columns]
    assert headings[:2] == ["จาก", "ถึง"]
    limits = next(each for each in made.sections if each.name == "limits")
    assert any("ขั้นของเงิน" in item for item in limits.blocks[0].items)


def test_a_label_from_a_document_stays_text_everywhere(report: Compose, make_built: Any) -> None:
    evil = f'"{EVIL}"'
    root = make_built({
        "data/sources/s/organisations.csv": f"id,kind,name_th,name_en\na,university,{evil},{evil}\nb,university,ข,B\n",
        "data/sources/s/affiliations.csv": "member,whole,kind,paragraph\na,b,works-with,1\n",
    })  # fmt: skip
    finding = Finding(
        name="connectors", title=EVIL, sentences=(EVIL,), columns=("actor", "actor_label", "rank", "ties"),
        rows=({"actor": "id:s_a", "actor_label": EVIL, "rank": 1, "ties": ()},), scope=EVIL,
    )  # fmt: skip
    made = report(root, findings=[finding])
    page = html.render(made).decode()
    assert "<img" not in page
    assert markup.escape(EVIL) in page
    text = markdown.render(made).decode()
    assert "<img" not in text.replace("\\<", "")
    assert "|=cmd" not in text.replace("\\|", "")


def test_a_finding_is_told_with_its_table_scope_and_method(report: Compose, shipped: Any) -> None:
    graph = shipped.network("collaboration")
    *_, edge = next(iter(graph.edges(data=True)))
    finding = Finding(
        name="one-sum", title="Money", sentences=("One sum is stated.",),
        columns=("funder", "funder_label", "amount", "ties", "sources"), scope="asked of everything", method=("money",),
        rows=({"funder": "id:a", "funder_label": "A", "amount": Decimal("6340120.50"), "ties": (edge["ties"][0]["tie"],), "sources": ()},),
    )  # fmt: skip
    made = report(shipped, findings=[finding])
    shown = tables(made)["one-sum"]
    assert shown.rows[0].cells == ("A", "6,340,120.50")
    assert shown.rows[0].ties[0].cites
    assert shown.scope == "asked of everything"
    assert "never a total" in markdown.render(made).decode()
    assert any("One sum" in item for item in made.sections[0].blocks[0].items)


def test_every_method_a_finding_names_is_explained_and_every_paper_is_listed(shipped: Any) -> None:
    named = {name for finding in shipped.findings() for name in finding.method}
    assert named <= METHODS.keys() | WITHIN.keys()
    cited = {paper for method in METHODS.values() for paper in method.papers}
    assert cited == PAPERS.keys()
    for method in METHODS.values():
        for text in method.text:
            assert all(paper in text for paper in method.papers), text
