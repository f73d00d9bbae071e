"""The pages of `kg serve` over real HTTP."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import quote

import httpx
import pytest
from markupsafe import escape

from kg.query.question import catalogue
from kg.shipped import shipped

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def server(all_shipped, serving):
    with serving(all_shipped) as found:
        yield found


@pytest.fixture(scope="module")
def small(built, serving):
    with serving(built) as found, httpx.Client(base_url=found.url, timeout=60) as client:
        yield lambda path, **more: client.get(path, **{"headers": HTML, **more})


@pytest.fixture(scope="module")
def get(server):
    with httpx.Client(base_url=server.url, timeout=60) as client:
        yield lambda path, **more: client.get(path, **{"headers": HTML, **more})


def test_one_address_is_a_page_to_a_browser_and_data_to_a_program(get):
    kinds = {
        accept: get("/id/place-70", headers={"accept": accept}).headers["content-type"]
        for accept in (
            "text/turtle",
            "application/ld+json",
            "application/n-triples",
            "text/html",
            "",
        )
    }
    assert [each.partition(";")[0] for each in kinds.values()] == [
        "text/turtle", "application/ld+json", "application/n-triples", "text/html", "text/html",
    ]  # fmt: skip
    assert "Accept" in get("/id/place-70").headers["vary"]
    assert get("/id/place-70.jsonld").headers["content-type"] == "application/ld+json"
    assert (
        '</id/place-70.ttl>; rel="alternate"; type="text/turtle"'
        in get("/id/place-70").headers["link"]
    )


def test_what_was_joined_leads_to_what_was_kept(get):
    answer = get("/id/thaigov_codi.ttl?lang=th")
    assert (answer.status_code, answer.headers["location"]) == (
        308,
        "/id/ratchaburi-2566_codi.ttl?lang=th",
    )


def test_a_page_tells_of_a_day_in_either_calendar(get):
    def posts(day: str) -> list[str]:
        text = get(f"/id/thaigov_msdhs-minister?lang=en&as_of={quote(day)}").text
        section = text.partition('id="Tenure"')[2].partition("</section>")[0]
        return re.findall(r'<p class="who"><a [^>]*>([^<]*)', section)

    assert posts("5 พ.ค. 2563") == posts("2020-05-05") == ["Chuti Krairiksh"]
    assert posts("2001-01-01") == []
    wrong = get("/id/thaigov_msdhs-minister?lang=en&as_of=yesterday")
    assert wrong.status_code == 400
    assert "yesterday" in wrong.text


def test_an_unknown_id_is_404_and_names_what_is_spelled_alike(get):
    answer = get("/id/ratchaburi-2566_cod?lang=en")
    assert answer.status_code == 404
    assert "/id/ratchaburi-2566_codi?lang=en" in answer.text
    assert get("/nowhere").status_code == 404


@pytest.mark.parametrize("path", ["/questions", "/questions/who-agreed", "/search?q=x", "/sparql",
                                  "/terms", "/id/thaigov_p04", "/id/nobody", "/answer?query=ASK%7B%7D"])  # fmt: skip
def test_a_page_may_load_nothing_but_from_here_and_runs_no_script_of_its_own(get, path):
    answer = get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert ("script-src 'self'" in policy) == ('editor.js"' in answer.text)
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text)
    assert all("json" in each for each in inline)
    assert not re.search(r"<style|\sstyle=|\son\w+=", answer.text)
    for address in re.findall(r'(?:src|href|action)="([^"]*)"', answer.text):
        outside = not address.startswith(("/", "#", "data:,"))
        assert not outside or "external" in answer.text.partition(f'"{address}"')[2][:60]


@pytest.mark.parametrize("path", ["/", "/th/index.html", "/en/things.html"])
def test_a_page_of_the_site_runs_scripts_of_this_server_alone_and_is_not_sent_twice(small, path):
    answer = small(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", answer.text)
    assert all("json" in each for each in inline)
    again = small(path, headers={**HTML, "if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_start_page_leads_to_the_questions_and_the_endpoint(small):
    text = small("/?lang=en").text
    assert 'href="questions?lang=en"' in text
    assert 'href="sparql?lang=en"' in text
    assert 'action="search"' in text
    assert small("/en/no-such-page.html").status_code == 404


def test_a_person_page_asks_search_engines_not_to_keep_it(get):
    person, place = get("/id/thaigov_p04"), get("/id/place-70")
    assert "noindex" in person.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex' in person.text
    assert "x-robots-tag" not in place.headers


def test_the_language_is_the_address_s_else_the_browser_s(get):
    def lang(path: str, accepted: str) -> str:
        text = get(path, headers={**HTML, "accept-language": accepted}).text
        return re.search(r'<html lang="(\w+)">', text)[1]

    assert lang("/id/place-70", "th-TH,en;q=0.5") == "th"
    assert lang("/id/place-70", "en-GB") == "en"
    assert lang("/id/place-70?lang=en", "th") == "en"


def test_every_question_has_a_page_with_a_field_for_every_parameter(small):
    found = catalogue([shipped("queries") / "ask"])
    listed = small("/questions?lang=en").text
    for name, question in found.items():
        assert f'href="/questions/{name}?lang=en"' in listed
        answer = small(f"/questions/{name}?lang=en")
        assert answer.status_code == 200
        assert str(escape(question.said("not", "en"))) in answer.text
        for param in question.params:
            assert f'name="{param.name}"' in answer.text


def test_a_filled_in_form_gives_the_rows_that_the_command_gives(get, run, all_shipped):
    values = {"actor": "พอช.", "place": "ราชบุรี"}
    rows = run("ask", "who-agreed", *(f"{k}={v}" for k, v in values.items()), "--format", "json",
               "-C", all_shipped).json()  # fmt: skip
    assert rows
    path = f"/questions/who-agreed.json?{'&'.join(f'{k}={quote(v)}' for k, v in values.items())}&lang=en"
    assert json.loads(get(path).text) == rows
    page = get(path.replace(".json", "")).text
    assert f"{len(rows)} row" in page
    assert "/id/ratchaburi-2566_mou-2566?lang=en" in page


def test_an_answer_is_also_shown_as_the_question_says_and_no_money_is_added_up(get):
    shown = {"who-agreed": '<svg class="around"', "careers": '<ol class="years">',
             "money-by-place": '<ul class="bars">', "who-funds-whom": '<ul class="bars flows">'}  # fmt: skip
    for name, markup in shown.items():
        assert markup in get(f"/questions/{name}?lang=en").text
    flows = get("/questions/who-funds-whom?lang=en").text.partition('"bars flows">')[2]
    drawn = re.findall(r'class="number">([\d,]+)', flows.partition("</ul>")[0])
    rows = json.loads(get("/questions/who-funds-whom.json").text)
    assert drawn
    assert {int(each.replace(",", "")) for each in drawn} <= {row["amount"] for row in rows}


def test_the_files_of_an_answer_are_what_they_are_called(get):
    import pyarrow.parquet as pq
    from openpyxl import load_workbook

    files = {
        name: get(f"/questions/who-agreed.{name}") for name in ("csv", "xlsx", "parquet", "md")
    }
    assert files["csv"].content.startswith("\ufeffagreement,".encode())
    rows = files["csv"].text.count("\n") - 1
    assert pq.read_table(io.BytesIO(files["parquet"].content)).num_rows == rows
    assert load_workbook(io.BytesIO(files["xlsx"].content)).active.max_row == rows + 1
    for name, answer in files.items():
        assert answer.headers["content-disposition"] == f'attachment; filename="who-agreed.{name}"'


def test_a_misspelled_value_keeps_the_form_and_offers_the_right_one(get):
    answer = get(f"/questions/who-agreed?lang=th&actor={quote('สถาบันพัฒนาองค์กรชุมช')}")
    assert answer.status_code == 404
    assert 'value="สถาบันพัฒนาองค์กรชุมช"' in answer.text
    offered = re.search(r'role="alert">.*?href="([^"]+)"', answer.text, re.DOTALL)[1]
    assert get(offered.replace("&amp;", "&")).status_code == 200


def test_searching_by_abbreviation_leads_to_the_page(get):
    answer = get(f"/search?q={quote('พอช.')}&lang=th")
    where = answer.headers.get("location") or answer.text
    assert "/id/ratchaburi-2566_codi?lang=th" in where
    assert "<b>x</b>" not in get("/search?q=%3Cb%3Ex%3C/b%3E").text


def test_a_query_without_scripts_is_answered_by_a_page(get):
    query = quote(
        "SELECT ?place ?n { ?place skos:notation ?n . ?place kg:level kg:level-province }"
    )
    answer = get(f"/answer?lang=en&query={query}")
    assert answer.status_code == 200
    assert "/id/place-70?lang=en" in answer.text
    assert get(f"/answer?query={quote('SELECT nonsense')}").status_code == 400
    assert get(f"/answer?query={quote('DROP ALL')}").status_code == 400


def test_all_links_of_the_front_page_lead_somewhere(small):
    links = set(re.findall(r'href="((?!https?:|data:)[^"#]+)', small("/?lang=en").text))
    assert len(links) > 8
    for link in sorted(links):
        answer = small("/" + link.replace("&amp;", "&"), follow_redirects=True)
        assert answer.status_code == 200, link
