"""The pages of `kg serve` in a real browser, which may ask nobody but the server."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import quote

import pytest

from kg.shipped import shipped

EVIL = "</script><img src=x onerror=alert(1)>\"'&"
CELL = EVIL.replace('"', '""')
FOLDER = "data/sources/one"
FILES = {
    f"{FOLDER}/sources.csv": "id,kind,title_th,date,url\n"
    f'n,news,"{CELL}",2566-02-28,javascript:alert(1)\n',
    f"{FOLDER}/organisations.csv": "id,name_th,name_en,alias,kind,source,paragraph\n"
    f'evil,"{CELL}",,"<b>x</b>",foundation,n,1\n'
    "other,อื่น,Other,,foundation,n,1\n",
    f"{FOLDER}/affiliations.csv": "member,whole,kind,source,paragraph,note\n"
    f'evil,other,part-of,n,1,"{CELL}"\n',
    f"{FOLDER}/agreements.csv": f'id,name_th,kind,source,paragraph\nmou,"{CELL}",mou,n,1\n',
    f"{FOLDER}/participations.csv": "actor,role,in,side,source,paragraph\n"
    f'evil,party,mou,"{CELL}",n,1\nother,party,mou,,n,1\n',
}


@pytest.fixture(scope="module")
def editor_built():
    """What pages load from web/, as an installation has it."""
    if not (shipped("web") / "built" / "editor.js").is_file():
        subprocess.run([sys.executable, shipped("web") / "build.py"], check=True)


@pytest.fixture(scope="module")
def served(built, serving):
    with serving(built) as found:
        yield found.url


@pytest.fixture
def hostile(make_built, serving):
    with serving(make_built(FILES).root) as found:
        yield found.url


@pytest.fixture
def opened(browser):
    """Opens pages, each with what it asked for and what went wrong there."""
    contexts = []

    def open_(url: str, path: str, *, wide: int = 1280, scripts: bool = True):
        context = browser.new_context(
            viewport={"width": wide, "height": 860}, java_script_enabled=scripts, locale="en-GB",
            has_touch=wide < 500,
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("console", lambda m: page.wrong.append(m.text) if m.type != "log" else None)
        page.on("pageerror", lambda e: page.wrong.append(str(e)))
        page.on("dialog", lambda d: (page.wrong.append(d.message), d.dismiss()))
        page.goto(url + path)
        return page

    yield open_
    for context in contexts:
        context.close()


def outside(page, url: str) -> list[str]:
    return [each for each in page.asked if not each.startswith((url, "data:"))]


def test_hostile_labels_are_text_on_every_page_and_nothing_is_asked_of_others(
    hostile, opened
) -> None:
    paths = ("", "id/one_evil", "id/one_mou", "id/source_one_n", "search?q=img",
             f"search?q={quote(EVIL)}", "questions/who-agreed", f"questions/who-agreed?actor={quote(EVIL)}",
             f"answer?query={quote('SELECT * { ?who skos:prefLabel ?name }')}",
             f"sparql?draft={quote(EVIL)}&name={quote(EVIL)}")  # fmt: skip
    page = opened(hostile, "terms")
    for path in paths:
        page.goto(hostile + path)
        refused = [each for each in page.wrong if "status of 40" not in each]
        assert refused == [], path
        assert outside(page, hostile) == []
        assert page.locator("img").count() == 0


def test_the_editor_answers_from_this_server_alone_and_its_things_have_pages(
    served, opened, editor_built
) -> None:
    page = opened(served, "sparql?name=who-agreed&lang=en")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr table a.iri")
    assert outside(page, served) == []
    assert page.wrong == []
    with page.expect_popup() as popup:
        page.locator(".yasr table a.iri").first.dispatch_event("click")
    assert popup.value.url.startswith(f"{served}id/")
    page.click(".CodeMirror")
    page.keyboard.press("Control+End")
    page.keyboard.type("\nkg:Comm", delay=30)
    page.locator(".CodeMirror-hints li", has_text="kg:CommunityCouncil").wait_for()


def test_without_scripts_a_query_and_a_question_are_answered_all_the_same(served, opened) -> None:
    page = opened(served, "sparql?lang=en", scripts=False)
    page.fill("#query", "SELECT ?who { ?who a kg:Agreement }")
    page.click("#plain button")
    assert page.locator("table.answer tbody tr").count() == 1
    page.goto(served + "questions/who-agreed?lang=th")
    page.fill("#f-actor", "พอช.")
    page.click("form.ask button")
    assert page.locator('table.answer a[href*="/id/ratchaburi-2566_mou-2566"]').count() >= 1


SMALL = """() => {
  const bad = [];
  for (const e of document.querySelectorAll("main a, main button, main input, main select, header a, main summary")) {
    const r = e.getBoundingClientRect();
    if (!r.width || !e.checkVisibility() || e.closest("svg") || e.type === "hidden") continue;
    const alone = !["P", "SPAN", "LI", "DD", "TD", "TH"].includes(e.parentElement.tagName);
    if (alone && r.height < 43.5) bad.push("low " + e.outerHTML.slice(0, 80));
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !e.checkVisibility() || e.closest("svg, code, .unseen, script")) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 16) bad.push("small " + e.outerHTML.slice(0, 80));
  }
  if (document.documentElement.scrollWidth > innerWidth) bad.push("wider than the screen");
  return bad;
}"""


def test_on_a_phone_text_is_readable_and_what_is_tapped_is_large(served, opened) -> None:
    page = opened(served, "questions?lang=th", wide=390)
    for path in ("", "questions/who-agreed", "id/ratchaburi-2566_codi"):
        page.goto(f"{served}{path}?lang=th")
        assert page.evaluate(SMALL) == [], path
    narrow, wide = page.locator("div.narrow svg"), page.locator("div.wide svg")
    assert narrow.is_visible()
    assert not wide.is_visible()
    assert re.match(r"0 0 344 ", narrow.get_attribute("viewBox"))
