"""kg findings as it is run: formats, options, errors, and true sentences of the shipped data."""

from __future__ import annotations

import csv
import io
import json

import pytest

import kg
from kg.network.selection import Choice

OF_NETWORKS = ("connectors", "brokers", "cuts", "gaps-pairs", "change", "careers")
NETWORKS = (
    "collaboration",
    "co-presence",
    "commitments",
    "funding",
    "posts",
    "programmes",
    "structure",
)


@pytest.fixture(scope="module")
def told(run, all_shipped):
    """`kg findings` of everything shipped."""

    def tell(*args: object):
        return run("findings", *args, cwd=all_shipped)

    return tell


@pytest.fixture(scope="module")
def opened(all_shipped):
    return kg.open(all_shipped)


@pytest.fixture(scope="module")
def shipped(told) -> dict:
    ran = told("--format", "json", "--lang", "en")
    assert ran.code == 0, ran.err
    told = ran.json()
    assert (told["network"], told["documents"], told["modality"]) == (
        "collaboration",
        61,
        ["asserted"],
    )
    return {each["name"]: each for each in told["findings"]}


def test_each_finding_says_what_it_rests_on_and_opens_down_to_ties(shipped):
    assert len(shipped) >= 10
    for finding in shipped.values():
        assert finding["sentences"], finding["name"]
        assert "Data version" in finding["scope"]
        assert "of 61 (" in finding["scope"]
        for row in finding["rows"]:
            assert list(row) == finding["columns"]
        known = [row for row in finding["rows"] if row.get("documents") != 0]
        assert sum(bool(row["ties"]) for row in known) >= 0.9 * len(known), finding["name"]


def test_a_tie_of_any_row_is_opened_by_why(run, all_shipped, shipped):
    ran = run(
        "why", shipped["gaps-pairs"]["rows"][0]["ties"][0], "--format", "json", cwd=all_shipped
    )
    assert ran.code == 0, ran.err


def test_the_shipped_sentences_are_those_that_were_checked_against_their_documents(shipped):
    said = {name: " ".join(finding["sentences"]) for name, finding in shipped.items()}
    assert (
        "By betweenness, “Community Organizations Development Institute (Public Organization)” is first"
        in said["connectors"]
    )
    assert "These 61 documents name 2 councils." in said["gaps-councils"]
    assert "35 of these provinces are not mentioned at all" in said["gaps-places"]
    assert (
        "1,000,000,000,000 baht, for “Emergency decree on borrowing, 2020”" in said["money-flows"]
    )
    assert (
        "7 officials are seen in public posts of more than one organisation or place"
        in said["careers"]
    )


def test_the_total_of_ratchaburi_is_not_added_to_its_four_parts(shipped):
    flows = [
        row
        for row in shipped["money-flows"]["rows"]
        if "id:place-70" in row["at"] and row["year"] == "2566"
    ]
    total = next(row for row in flows if row["part"] == "total")
    parts = [row for row in flows if row["part"] == "part"]
    assert total["amount"] == 6340120
    assert sum(row["amount"] for row in parts) == 6340120
    assert (total["counted"], [row["counted"] for row in parts]) == (True, [False] * 4)


@pytest.mark.parametrize("network", NETWORKS[1:])
def test_every_shipped_network_has_findings_in_thai(opened, network):
    for finding in opened.findings(network, only=OF_NETWORKS, lang="th"):
        assert "รุ่นข้อมูล" in finding.scope
        assert finding.sentences
        assert "None" not in " ".join(finding.sentences)


def test_nothing_at_all_is_still_a_sentence(opened):
    found = opened.findings(choice=Choice(place="อำนาจเจริญ"), lang="th")
    assert all(finding.sentences for finding in found)
    # "No council is named in these documents" would be false of the others.
    assert all(each.sentences[0].startswith("พื้นที่ อำนาจเจริญ: ") for each in found)


def test_a_workspace_without_any_document_has_a_sentence_for_each_finding(run, make_workspace):
    root = make_workspace({"data/sources/x/organisations.csv": "id,name_th,kind\n"})
    assert run("build", cwd=root).code == 0
    ran = run("findings", "--format", "json", "--lang", "en", cwd=root)
    assert ran.code == 0, ran.err
    assert all(each["sentences"] for each in ran.json()["findings"])


def test_the_formats_hold_one_or_many_tables(told, tmp_path):
    ran = told("--only", "money-years", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert "highest" in rows[0]
    ran = told("--only", "money", "--format", "csv")
    assert (
        ran.code,
        "csv holds one table; give --only with one of money-years, money-flows" in ran.err,
    ) == (2, True)
    assert told("--only", "money", "--format", "md").out.count("\n## ") == 1
    book = tmp_path / "found.xlsx"
    assert told("--only", "money", "--format", "xlsx", "-o", book).code == 0
    import openpyxl

    assert openpyxl.load_workbook(book).sheetnames == ["findings", "money-years", "money-flows"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--only", "mony"), "money"),
        (("--periods", "2560..2563,2563..2564"), "overlap"),
        (("no-such-network",), "no-such-network"),
    ],
)
def test_what_cannot_be_asked_is_one_line_that_says_how_to_mend_it(told, args, said):
    ran = told(*args)
    assert ran.code == 2
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_an_own_query_has_findings_and_labels_cannot_break_out(run, make_workspace):
    evil = '"<b>|x</b>\x1b[31m“a""b"'
    root = make_workspace(
        {
            "data/sources/x/organisations.csv": f"id,name_th,kind,paragraph\na,{evil},association,1\nb,บี,university,1\n",
            "data/sources/x/affiliations.csv": "member,kind,whole,paragraph\na,works-with,b,1\n",
            "own.rq": "SELECT ?source ?target ?tie { ?tie a kg:Affiliation ; kg:member ?source ; kg:whole ?target }",
        }
    )
    assert run("build", cwd=root).code == 0
    ran = run(
        "findings", "own.rq", "--only", "connectors,cuts,gaps-pairs", "--lang", "en", cwd=root
    )
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    marked = run("findings", "own.rq", "--only", "cuts", "--format", "md", cwd=root)
    assert "<b>" not in marked.out


def test_the_same_bytes_come_out_under_another_hash_seed(run, all_shipped):
    outs = {
        run(
            "findings",
            "--only",
            "connectors,brokers,gaps-pairs",
            "--format",
            "json",
            cwd=all_shipped,
            env={"PYTHONHASHSEED": seed},
        ).data
        for seed in ("1", "7")
    }
    assert len(outs) == 1
    assert json.loads(outs.pop())["findings"]


def test_a_report_compares_the_years_asked_for_and_says_so(run, built):
    ran = run(
        "report", "--periods", "2565..2565,2566..2566", "--format", "md", "-o", "-", "-C", built
    )
    assert ran.code == 0, ran.err
    assert "kg report --periods 2565..2565,2566..2566" in ran.out
    assert "2022" in ran.out.partition("period by period")[2].partition("### ")[0]
    assert run("report", "--roles", "kind", "-C", built).code == 2, "no option without effect"
