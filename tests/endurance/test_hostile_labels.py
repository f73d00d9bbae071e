"""Names in the data and words in the address are text on every page that `kg serve` shows."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import quote

import httpx
import pytest

TABLE = "data/sources/news/organisations.csv"
EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "\u202ekcab\u202c \u2028 \x7f",
    "]]> --> <!-- <![CDATA[",
]
PLACES = [
    "/", "/questions", "/questions/careers", "/terms", "/sparql", "/search", "/answer", "/nothing",
    "/id/nothing", "/questions/nothing",
]  # fmt: skip


class Watching(HTMLParser):
    """Writes down what would run or load: handlers, addresses, elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [
            value or "" for name, value in attrs if name in {"href", "src", "action", "formaction"}
        ]


@pytest.fixture(scope="module")
def server(tmp_path_factory, serving, run):
    root = tmp_path_factory.mktemp("evil")
    (root / "data" / "sources" / "news").mkdir(parents=True)
    (root / "kg.toml").write_text('title = "<b>ชื่อ</b>"\n', encoding="utf-8")
    (root / "data/sources/news/source.toml").write_text(
        'kind = "news"\ntitle_th = "<script>alert(2)</script>"\nurl = "javascript:alert(3)"\n'
        'observed = "2566-02-28"\n', encoding="utf-8"
    )  # fmt: skip
    rows = ["id,name_th,kind,note"]
    rows += [
        f'o{i},"{name.replace(chr(34), chr(34) * 2)}",foundation,"{i}"'
        for i, name in enumerate(EVIL)
    ]
    (root / TABLE).write_text("\n".join(rows) + "\n", encoding="utf-8")
    ran = run("build", "-C", root)
    assert ran.code == 0, ran.err
    with (
        serving(root) as found,
        httpx.Client(
            base_url=found.url, headers={"accept": "text/html"}, follow_redirects=True
        ) as client,
    ):
        yield client


def harmless(server, place: str) -> None:
    answer = server.get(place)
    assert answer.url.host == server.base_url.host
    assert answer.status_code < 500, answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
    if not answer.headers["content-type"].startswith("text/html"):
        assert answer.headers["x-content-type-options"] == "nosniff"
        return
    seen = Watching()
    seen.feed(answer.text)
    assert seen.handlers == []
    assert not {"iframe", "object", "embed", "base"} & set(seen.elements)
    assert not [
        each for each in seen.addresses if each.lower().startswith(("javascript:", "x", "//"))
    ]
    for each in ("<script>alert", "<svg onload", "<img src=x", "<b>ชื่อ", "49 {%"):
        assert each not in answer.text


def test_names_in_the_data_are_text(server):
    asked = {"query": "SELECT ?o { ?o a kg:Organisation }", "format": "csv"}
    _, *rows = server.get("/sparql", params=asked).text.split()
    assert len(rows) == len(EVIL)
    things = [f"/id/{iri.rpartition('/')[2]}" for iri in rows]
    for place in [*PLACES, *things]:
        harmless(server, place)
    assert "&lt;script&gt;" in "".join(server.get(each).text for each in things)


@pytest.mark.parametrize("evil", EVIL)
def test_words_in_the_address_are_text(server, evil):
    words = quote(evil, safe="")
    for place in (
        f"/search?q={words}", f"/questions/careers?person={words}", f"/answer?query={words}",
        f"/{words}", f"/id/{words}", f"/questions/{words}", f"/?lang={words}",
        f"/sparql?query={words}", f"/terms?x={words}", f"/id/news_o0?section={words}&from={words}",
        f"/data?graph={words}", f"/questions/careers.{words}", f"/static/{words}/{words}",
    ):  # fmt: skip
        harmless(server, place)
