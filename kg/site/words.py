"""The words of the site's own pages, in everyday Thai and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.page.entity_words import say as say_shared
from kg.page.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, str]] = {
    # around every page
    "site": ("เครือข่ายความร่วมมือจากเอกสาร", "What documents say of who works with whom"),
    "start": ("หน้าแรก", "Start"),
    "network": ("ภาพเครือข่าย", "Network"),
    "things": ("รายชื่อทั้งหมด", "Everything"),
    "sources": ("เอกสาร", "Documents"),
    "questions": ("คำถาม", "Questions"),
    "sparql": ("SPARQL", "SPARQL"),
    "go_main": ("ข้ามไปเนื้อหา", "Skip to the content"),
    "ways": ("ส่วนต่าง ๆ ของเว็บ", "Parts of this site"),
    "find": ("กำลังหาหน่วยงานใด", "Which organisation are you looking for?"),
    "go": ("ค้นหา", "Search"),
    "things_all": ("ดูรายชื่อทั้งหมด", "See all names"),
    "print": ("พิมพ์หน้านี้", "Print this page"),
}

SCRIPT: Mapping[str, tuple[str, str]] = {}
"""The words that page.js says, by key; the explorer has its own."""


def say(key: str, lang: str, **values: object) -> str:
    """The words for `key` in `lang` with `values` filled in; those all pages share, too.

    >>> say("things", "en"), say("paragraph", "th", n=4)
    ('Everything', 'ย่อหน้า 4')
    """
    if key in WORDS:
        return WORDS[key][LANGS.index(lang)].format(**values)
    return say_shared(key, lang, **values)
