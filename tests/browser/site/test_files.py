"""The files of a site: nothing withheld in them, the same every time, nothing asked of others."""

from __future__ import annotations

import base64
import gzip
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.browser.site.west import PRIVATE, WITHHELD
from tests.conftest import call

if TYPE_CHECKING:
    from pathlib import Path

PACKED = re.compile(rb'"(H4sI[0-9A-Za-z+/=]{20,})"')
LOADS = re.compile(
    r"<(?:script|link|img|iframe|object|embed|source|video|audio|base|use|image)\b[^>]*?"
    r"\s(?:src|href|data|srcset)\s*=\s*[\"']?([^\"'\s>]*)"
)
STYLE_LOADS = re.compile(r"@import|url\(\s*[\"']?(?!data:)([^)]*)")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def opened(data: bytes) -> str:
    """The text of a file, with what is packed in it; escapes of JSON and HTML taken back."""
    packed = (gzip.decompress(base64.b64decode(each)) for each in PACKED.findall(data))
    text = b"\n".join([data, *packed]).decode("utf-8")
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"&#x?([0-9a-fA-F]+);", lambda m: chr(int(m[1], 16 if "x" in m[0] else 10)), text)
    return unicodedata.normalize("NFC", text).casefold()


@pytest.fixture(scope="module")
def texts(site: Path, single: Path) -> dict[str, str]:
    found = {**files(site), single.name: single.read_bytes()}
    return {name: opened(data) for name, data in found.items()}


def test_a_withheld_name_and_a_private_source_are_in_no_file(texts: dict[str, str]) -> None:
    hidden = [unicodedata.normalize("NFC", word).casefold() for word in (*WITHHELD, *PRIVATE)]
    assert [(name, word) for name, text in texts.items() for word in hidden if word in text] == []
    assert [name for name in texts if "shut" in name] == []


def test_what_is_not_withheld_is_in_the_packed_files_too(texts: dict[str, str]) -> None:
    for name in ("networks/collaboration.js", "search.js", "th/things.html"):
        assert "เครือข่ายองค์กรชุมชนจังหวัดกาญจนบุรี" in texts[name], name


def test_the_same_build_gives_the_same_bytes(site: Path, west_root: Path, tmp_path: Path) -> None:
    ran = call("site", "-C", west_root, "-o", tmp_path / "again", env={"PYTHONHASHSEED": "7"})
    assert ran.code == 0, ran.err
    one, other = files(site), files(tmp_path / "again")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_a_page_loads_nothing_but_the_sites_own_files(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for address in LOADS.findall(text):
            if address.startswith("data:"):
                continue
            assert not re.match(r"[a-z]+:|//", address), (path, address)
            assert (path.parent / address.partition("#")[0]).is_file(), (path, address)
    assert not STYLE_LOADS.search((site / "assets/site.css").read_text(encoding="utf-8"))


def test_every_link_leads_to_a_page_that_is_there(site: Path) -> None:
    missing = []
    for path in site.rglob("*.html"):
        for address in re.findall(r'<a\b[^>]*?\shref="([^"]*)"', path.read_text(encoding="utf-8")):
            where = re.split(r"[?#]", address)[0]
            if where and not re.match(r"[a-z]+:|//", where) and not (path.parent / where).is_file():
                missing.append((path.relative_to(site).as_posix(), address))
    assert missing == []


def test_no_page_has_a_script_or_style_of_its_own(site: Path, single: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "script-src" in text, path
        assert re.findall(r"<script(?![^>]*(?:src=|application/(?:ld\+)?json))[^>]*>", text) == []
        assert not re.search(r"<[a-z](?:[^>\"]|\"[^\"]*\")*?\s(?:style|on[a-z]+)=", text), path
        assert "<style" not in text, path
    assert "unsafe" not in single.read_text(encoding="utf-8").partition("</head>")[0]


def test_pages_of_people_ask_not_to_be_indexed_and_others_do_not(site: Path) -> None:
    for lang in ("th", "en"):
        assert 'content="noindex' in (site / lang / "id/west_head.html").read_text("utf-8")
        assert 'content="noindex' not in (site / lang / "id/west_codi.html").read_text("utf-8")


def test_the_licences_of_what_is_bundled_are_in_the_site(site: Path) -> None:
    licences = (site / "assets/licences.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License" in licences.replace("OFL", "SIL Open Font License")
    assert "d3-zoom" in licences
    assert "ISC" in licences
