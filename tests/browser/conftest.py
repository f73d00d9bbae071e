"""A real browser and small networks in the manner of a western province."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from kg.view.document import render

if TYPE_CHECKING:
    from pathlib import Path

EVIL = '</script><img src=x onerror="alert(1)">\'\u202e'
ABOUT = {
    "network": "collaboration",
    "title_th": "ใครทำงานร่วมกับใครในจังหวัดราชบุรี",
    "title_en": "Who works with whom in Ratchaburi",
    "as_of": "2023-02-28",
    "during": "",
    "strict": False,
    "modality": ("asserted",),
    "data_version": "3f2a9c1",
    "documents": 2,
    "document_kinds": (("news", 2),),
    "left_out": {"modality-planned": 2, "groups": 3},
    "focus": "",
    "uncited": False,
    "contact": "data@example.org",
    "caption_th": "",
    "caption_en": "",
    "withheld": 0,
}
SOURCE = {
    "source": "id:source_codi-2566",
    "title_th": "ข่าวพิธีลงนามที่ราชบุรี",
    "title_en": "Ratchaburi community organisations sign a memorandum",
    "date": "2023-02-28",
    "url": "https://example.org/news/89735",
}
NODES = [
    # id, Thai, English, abbreviation, others, kind, kind_th, kind_en, group, cluster
    ("codi", "สถาบันพัฒนาองค์กรชุมชน (องค์การมหาชน)", "Community Organizations Development Institute",
     "พอช.", ("CODI",), "public-agency", "องค์การมหาชน", "public agency", "government", 1),
    ("network", "เครือข่ายขบวนองค์กรชุมชนจังหวัดราชบุรี", "Ratchaburi Community Organisation Network",
     "", ("ขบวนราชบุรี",), "community-network", "เครือข่ายชุมชน", "community network", "community", 1),
    ("council", "สภาองค์กรชุมชนตำบลเตาปูน", "Tao Pun Community Organisation Council",
     "", (), "community-council", "สภาองค์กรชุมชน", "community council", "community", 1),
    ("fund", "กองทุนสวัสดิการชุมชนตำบลโพหัก กลุ่มที่ดูแลปู่ย่าและน้ำ", "Pho Hak Community Welfare Fund",
     "", (), "welfare-fund", "กองทุนสวัสดิการ", "welfare fund", "community", 2),
    ("mcru", "มหาวิทยาลัยราชภัฏหมู่บ้านจอมบึง", "Muban Chombueng Rajabhat University",
     "มรภ.จอมบึง", ("MCRU",), "university", "มหาวิทยาลัย", "university", "academic", 1),
    ("sao", "องค์การบริหารส่วนตำบลเตาปูน", "Tao Pun Subdistrict Administrative Organisation",
     "อบต.เตาปูน", (), "subdistrict-administration", "อบต.", "subdistrict administration", "local", 1),
    ("nfe", "สำนักงานการศึกษานอกระบบและการศึกษาตามอัธยาศัย จังหวัดราชบุรี", "Ratchaburi Office of Non-Formal Education",
     "กศน.", (), "provincial-office", "สำนักงานจังหวัด", "provincial office", "government", 1),
    ("district", "ที่ว่าการอำเภอโพธาราม", "Photharam District Office",
     "", (), "district-office", "ที่ว่าการอำเภอ", "district office", "government", 1),
    ("association", "สมาคมสร้างสรรค์จังหวัดราชบุรี", "Creative Ratchaburi Association",
     "", (), "association", "สมาคม", "association", "civil", 2),
    ("siam", "สถาบันสยามปัญญา", "Siam Panya Institute",
     "", (), "foundation", "สถาบันเอกชน", "private institute", "civil", 2),
    ("sumet", "นายสุเมธ แก้วใสทับ", "Sumet Kaewsaithap",
     "", (), "person", "บุคคล", "person", "person", 1),
    ("coop", "สหกรณ์การเกษตรบ้านโป่ง", "Ban Pong Agricultural Cooperative",
     "", (), "cooperative", "สหกรณ์", "cooperative", "business", 3),
    ("plant", "กลุ่มสมุนไพรบ้านน้ำพุ", "Nam Phu Herb Group",
     "", (), "community-enterprise", "วิสาหกิจชุมชน", "community enterprise", "business", 3),
    ("evil", EVIL, "", "", ("<b>bold</b>",), "other", EVIL, "", "other", 0),
]  # fmt: skip
MEMO = ("บันทึกความร่วมมือขับเคลื่อนงานพัฒนา ปี 2566", "Memorandum on development work, 2023")
EDGES = [
    # from, to, basis, derived, weight, paragraph
    ("codi", "network", {"agreement": 1, "event": 1}, False, 2.0, "4"),
    ("codi", "mcru", {"works-with": 1}, False, 1.0, "6"),
    ("codi", "nfe", {"event": 1}, False, 1.0, "7"),
    ("codi", "sao", {"event": 1}, False, 1.0, "6"),
    ("codi", "council", {"works-with": 1}, False, 1.0, "5"),
    ("codi", "district", {"event": 1}, False, 1.0, "5"),
    ("network", "council", {"event": 1}, False, 1.0, "3"),
    ("network", "district", {"event": 1}, True, 1.0, "4"),
    ("network", "mcru", {"event": 1}, False, 1.0, "4"),
    ("network", "association", {"works-with": 1}, False, 1.0, "8"),
    ("sao", "sumet", {"event": 1}, True, 1.0, "6"),
    ("mcru", "sao", {"works-with": 1}, False, 1.0, "6"),
    ("association", "siam", {"works-with": 1}, False, 1.0, "8"),
    ("association", "fund", {"works-with": 1}, False, 1.0, "8"),
    ("siam", "fund", {"event": 1}, False, 1.0, "8"),
    ("coop", "plant", {"agreement": 1}, False, 1.0, "2"),
    ("network", "evil", {"event": 1}, False, 1.0, "9"),
]


def claim(number: int, paragraph: str, **more: Any) -> dict[str, Any]:
    """One tie as the network hands it over."""
    return {
        "tie": f"id:tie_{number}",
        "kind": "participation",
        "kind_th": "การมีส่วนร่วม",
        "kind_en": "participation",
        "role": "party",
        "role_th": "ภาคีข้อตกลง",
        "role_en": "party",
        "context": "id:memo",
        "context_th": MEMO[0],
        "context_en": MEMO[1],
        "start": "2023-02-28",
        "end": "2023-02-28",
        "observed": "2023-02-28",
        "modality": "asserted",
        "status": "",
        "said_by": (),
        "said_by_th": "",
        "said_by_en": "",
        "sources": ({**SOURCE, "paragraph": paragraph},),
        **more,
    }


def network(*, directed: bool = False, backwards: bool = False, **about: Any) -> nx.Graph:
    """The sample, its nodes and edges inserted in either order."""
    graph: nx.Graph = nx.DiGraph() if directed else nx.Graph()
    graph.graph.update({**ABOUT, **about})
    step = -1 if backwards else 1
    names = ("label_th", "label_en", "abbreviation", "other_names", "kind", "kind_th", "kind_en")
    for key, *values in NODES[::step]:
        *named, group, cluster = values
        graph.add_node(
            f"id:{key}", iri=f"https://example.org/id/{key}", group=group, cluster=cluster, place="",
            betweenness=0.0, strength=1.0, constraint=None, **dict(zip(names, named, strict=True)),
        )  # fmt: skip
    for number, (one, other, basis, derived, weight, paragraph) in list(enumerate(EDGES))[::step]:
        said = {
            "said_by": ("id:sumet",),
            "said_by_th": "นายสุเมธ แก้วใสทับ",
            "said_by_en": "Sumet Kaewsaithap",
        }
        second = claim(
            100 + number, "9", role="", role_th="", role_en="", kind_th="ทำงานร่วมกัน",
            kind_en="works with", context="", context_th="", context_en="", start="", end="",
            status="seen",
            sources=({**SOURCE, "source": "id:source_bad", "paragraph": "9", "url": "javascript:alert(1)",
                      "title_th": "ข่าวที่สอง " + EVIL, "title_en": ""},),
            **said,
        )  # fmt: skip
        ties = (claim(number, paragraph), second) if weight > 1 else (claim(number, paragraph),)
        graph.add_edge(
            f"id:{one}", f"id:{other}", weight=weight, newman=weight, basis=basis, derived=derived,
            kinds=("participation",), roles=("party",), start="2023-02-28", end="", ties=ties,
            sources=("id:source_codi-2566",), amount="6340120" if directed and number == 0 else "",
        )  # fmt: skip
    return graph


def installed(*commands: str) -> str:
    """Where the first of these commands is; without one the test is left out, and in CI fails."""
    if found := next(filter(None, map(shutil.which, commands)), None):
        return found
    if os.environ.get("CI"):
        pytest.fail(f"no {commands[0]}: .ci/run should have installed it")
    pytest.skip(f"no {commands[0]} on this machine")


@pytest.fixture(scope="session")
def play() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(play: Playwright) -> Iterator[Browser]:
    running = play.chromium.launch(
        executable_path=installed("chromium", "chromium-browser", "google-chrome"),
        args=["--no-sandbox", "--disable-gpu"],
    )
    yield running
    running.close()


@pytest.fixture(scope="session")
def firefox(play: Playwright) -> Iterator[Browser]:
    """Debian's own Firefox, as readers have it: Playwright's is a patched build from elsewhere.

    It is driven by WebDriver BiDi ("moz-firefox"). Playwright 1.65 sends every new context
    emulation.setMediaFeaturesOverride, which firefox-esr 153 does not know, so pyproject.toml has
    an earlier one. By BiDi nothing is told of requests for files, and neither print nor dark can
    be asked for; requests to anybody else are told, and fail: the proxy is a port without a server.
    """
    running = play.firefox.launch(
        channel="moz-firefox",
        executable_path=installed("firefox-esr", "firefox"),
        firefox_user_prefs={
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": 9,
        },
    )
    yield running
    running.close()


class Watched:
    """A page with everything that went wrong or went out while it was open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.dialogs: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on(
            "console",
            lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("dialog", lambda d: (self.dialogs.append(d.message), d.dismiss()))


Opener = Callable[..., Watched]


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Writes a network's page to a file and opens it offline."""
    contexts = []

    def opened(
        graph: nx.Graph,
        lang: str = "th",
        *,
        wide: int = 1280,
        tall: int = 860,
        scripts: bool = True,
        hash: str = "",  # noqa: A002
    ) -> Watched:
        file = tmp_path / "view.html"
        file.write_bytes(render(graph, lang))
        context = browser.new_context(
            viewport={"width": wide, "height": tall}, offline=True, java_script_enabled=scripts, has_touch=wide < 500,
            reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(file.as_uri() + hash)
        if scripts:
            watched.page.wait_for_function("document.documentElement.classList.contains('live')")
        if scripts and graph.number_of_nodes():
            watched.page.wait_for_function("kgView.seen().labels.length > 0")
        return watched

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def sample() -> Callable[..., nx.Graph]:
    return network
