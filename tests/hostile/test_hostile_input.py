"""Input meant to break out: nothing is fetched, run or pasted, and nothing crashes."""

from __future__ import annotations

import contextlib
import http.server
import threading

import pytest

import kg
from kg.errors import KgError

INJECTIONS = [
    '")} DROP ALL #',
    '"@th } UNION { ?s ?p ?o } #',
    "> } INSERT DATA { <a> <b> <c> } #",
    '\\" } SELECT * { ?s ?p ?o',
    "' OR 1=1 --",
    "\n} # \r\n",
    "id:x> ?p ?o . <",
    "$(touch pwned)`id`",
    "../../../etc/passwd",
    "ก" * 5000,
    "\x00\x01\x1b[31m",
]


class Recorder(http.server.BaseHTTPRequestHandler):
    """Writes down every request it gets."""

    seen: list[str]

    def do_GET(self) -> None:
        self.seen.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_POST = do_HEAD = do_GET  # noqa: N815 - http.server's names

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener():
    """A local server's address, and the requests it got."""
    handler = type("Handler", (Recorder,), {"seen": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", handler.seen
    server.shutdown()
    server.server_close()
    thread.join()


GOES_OUT = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045RVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:a {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ ?s ?p ?o.SERVICE:a {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ ?s a kg:Tie.SERVICE:{{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:a\\#b {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p true.SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ OPTIONAL {{ ?s ?p trueSERVICE<{0}>{{ ?s ?p ?o }} }} }}",
    "SELECT * {{ SERVICESILENT<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?o #\rSERVICE <{0}> {{ ?s ?p ?o }}\n }}",
    "SELECT * {{ FILTER(0<1)SERVICE<{0}>#>\n{{ ?s ?p ?o }} }}",
    'PREFIX : <{0}> SELECT * {{ FILTER(0<1#>"""\n)SERVICE:a{{ ?s ?p ?o }}#"""\n }}',
    "SELECT * {{ VALUES ?where {{ <{0}> }} SERVICE ?where {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # {{\n SILENT # x\n <{0}> # y\n {{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }}",
    "ASK {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * FROM <{0}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{0}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <a:b>",
    "DESCRIBE <{0}>",
]


@pytest.mark.parametrize("query", GOES_OUT)
def test_no_query_fetches_anything(built, listener, query):
    address, seen = listener
    workspace = kg.open(built)
    with contextlib.suppress(KgError):
        workspace.store.query(query.format(address))
    assert seen == []


@pytest.mark.parametrize(
    "query",
    ["INSERT DATA { kg:a kg:b kg:c }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP ALL"],
)
def test_no_update_is_taken_for_a_query(built, query):
    workspace = kg.open(built)
    with pytest.raises(KgError):
        workspace.store.query(query)
    assert workspace.ask("who-agreed").plain()


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_value_stays_a_value_whatever_is_in_it(built, text):
    workspace = kg.open(built)
    for question, name in (
        ("who-took-part", "actor"),
        ("who-works-where", "place"),
        ("what-a-source-says", "source"),
    ):
        with pytest.raises(KgError) as caught:
            workspace.ask(question, **{name: text})
        assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("text", INJECTIONS)
def test_text_reaches_the_engine_as_the_same_text(built, tmp_path, text):
    (tmp_path / "echo.rq").write_text(
        "#+ params: said:text\nSELECT ?said { VALUES (?said) { (UNDEF) } }", encoding="utf-8"
    )
    found = kg.open(built).ask(str(tmp_path / "echo.rq"), said=text).plain()
    assert found == [{"said": text}]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}",
        "SELECT * { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
        "SELECT * { { ?s ?p ?o } " + "UNION { ?s ?p ?o } " * 10_000 + "}",
        "SELECT * { ?s " + "(" * 5_000 + "kg:a" + ")" * 5_000 + " ?o }",
        "SELECT * { " + "[" * 5_000 + "]" * 5_000 + " ?p ?o }",
        "SELECT * { ?s ?p '" + "a" * 300_000 + "' }",
    ],
    ids=["braces", "brackets", "unions", "path", "blank nodes", "long"],
)
def test_a_query_that_would_bring_the_engine_down_is_refused(run, built, query):
    ran = run("sparql", "-", cwd=built, input=query)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_a_query_that_is_not_utf_8_is_one_line(run, built):
    ran = run("sparql", "-", cwd=built, input=b"\xff\xfeSELECT")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


HOSTILE_NAMES = [
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "=cmd|' /C calc'!A0",
    "]]> & &amp; <!--",
    "\u202eกลับด้าน\u202c",
    "{{ 7*7 }} ${7*7} {% raw %}",
    "a\\u0022b\\n",
    "🌾👩🏽‍🌾",
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A built workspace whose names are hostile."""
    import csv
    import io

    from kg.pipeline import build

    root = tmp_path_factory.mktemp("hostile")
    folder = root / "data" / "sources" / "x"
    folder.mkdir(parents=True)
    (root / "kg.toml").write_text("", encoding="utf-8")
    (folder / "source.toml").write_text(
        'kind = "news"\ntitle_th = "</title><script>alert(2)</script>"\ndate = "2566"\n',
        encoding="utf-8",
    )
    out = io.StringIO(newline="")
    rows = [[f"o{n}", name, "association", "1", name] for n, name in enumerate(HOSTILE_NAMES)]
    csv.writer(out).writerows([["id", "name_th", "kind", "paragraph", "note"], *rows])
    (folder / "organisations.csv").write_text(out.getvalue(), encoding="utf-8", newline="")
    ties = [f"o{n},works-with,o{n + 1},1" for n in range(len(HOSTILE_NAMES) - 1)]
    (folder / "affiliations.csv").write_text(
        "member,kind,whole,paragraph\n" + "\n".join(ties), encoding="utf-8"
    )
    build(kg.open(root))
    return root


def test_hostile_names_come_back_as_they_were_written(hostile):
    from kg.values.names import nfc

    graph = kg.open(hostile).network("collaboration")
    assert {graph.nodes[f"id:x_o{n}"]["label_th"] for n in range(len(HOSTILE_NAMES))} == {
        nfc(name) for name in HOSTILE_NAMES
    }


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_can_be_asked_for(hostile, name):
    workspace = kg.open(hostile)
    assert workspace.asker().names.find(name).startswith(workspace.settings.base)


def test_hostile_names_are_text_on_the_page(hostile):
    import html.parser

    from kg.view.document import render

    class Tags(html.parser.HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.bad: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in {"img", "svg"} and any(name.startswith("on") for name, _ in attrs):
                self.bad.append(tag)

    page = render(kg.open(hostile).network("collaboration"), "th").decode("utf-8")
    tags = Tags()
    tags.feed(page)
    assert tags.bad == []
    assert "<script>alert(2)" not in page


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\x00" * 100,
        b'id,name_th,kind\na,"never closed,association\n',
        "id,name_th,kind\na,ก,association\n".encode("utf-16"),
        b"id,name_th,kind\na," + b"x" * 200_000 + b",association\n",
        b"\xff\xfe\xfd\xfc",
        b"id,name_th,kind\n" + b"a,b,association\x00\n",
        b"PK\x03\x04 not a table",
        b"id;id;id\n1;2;3\n",
    ],
    ids=[
        "empty",
        "only a mark",
        "nulls",
        "open quote",
        "utf-16",
        "long cell",
        "bytes",
        "null in a cell",
        "zip",
        "headers twice",
    ],
)
def test_a_table_that_is_none_is_an_error_or_empty_never_a_traceback(run, make_workspace, table):
    root = make_workspace({"data/sources/x/organisations.csv": table})
    ran = run("build", "-C", root)
    assert ran.code in {0, 2}
    assert "Traceback" not in ran.err
    if ran.code == 2:
        assert "organisations.csv" in ran.err


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"kind = 'news'",
        b"\xff\xfe",
        b"kind = ",
        b"kind = 3",
        b"kind = {a=1}",
        b"kind='news'\ntitle_th='x'\ndate=2566-02-28",
        b"kind='news'\ntitle_th='x'\nreprint_of='y'",
    ],
)
def test_a_manifest_that_is_none_is_an_error_never_a_traceback(run, make_workspace, manifest):
    root = make_workspace({"data/sources/x/source.toml": manifest})
    ran = run("build", "-C", root)
    assert ran.code in {0, 2}
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "settings",
    [
        b"\xff",
        b"base = 'ftp://x/'",
        b"base = 'https://example.org/a b<c>/'",
        b"lang = 'fr'",
        b"places = 3",
        b"title = ",
        b"color = 'x'",
    ],
)
def test_settings_that_make_no_sense_are_one_line(run, make_workspace, settings):
    root = make_workspace(
        {"data/sources/x/organisations.csv": "id,name_th,kind\na,ก,association\n"}
    )
    (root / "kg.toml").write_bytes(settings)
    ran = run("build", "-C", root)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "kg.toml" in ran.err


@pytest.mark.parametrize("folder", ["a_b", "source", "ชื่อไทย", "has space", "a.b"])
def test_a_folder_whose_name_makes_no_id_is_refused(make_workspace, folder):
    from kg.pipeline import build

    root = make_workspace(
        {f"data/sources/{folder}/organisations.csv": "id,name_th,kind\na,ก,association\n"}
    )
    with pytest.raises(KgError):
        build(kg.open(root))
