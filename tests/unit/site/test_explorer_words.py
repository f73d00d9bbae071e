"""What the scripts of a site say: every word they ask for is there, in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kg.page import words as shared
from kg.site.explorer_words import OWN, explorer_words
from kg.site.words import SCRIPT

if TYPE_CHECKING:
    from pathlib import Path

_SAID = re.compile(r"""words\(\s*(?:[\w.]+(?: === "[^"]*")? \? )?["`]([\w.$-]+)(?:["`)]|\{)""")
_OTHER = re.compile(r""" : "([a-z_]+\.[\w.-]+)"\s*[,)]""")
# What is looked for in the page is no word.
_DOTTED = re.compile(r'(?<![rl>]\()"([a-z]+(?:\.[a-z_-]+)+)"')
ALL = {**SCRIPT, **explorer_words()}


def written(repository: Path, *folders: str) -> dict[str, str]:
    """The scripts of some folders of web/src, by name."""
    root = repository / "web/src"
    paths = [path for each in folders for path in sorted(root.glob(each))]
    return {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in paths}


def asked(text: str) -> set[str]:
    """Every key that a script may ask words for; of one put together, what it begins with."""
    families = {key.partition(".")[0] for key in ALL if "." in key}
    dotted = {key for key in _DOTTED.findall(text) if key.partition(".")[0] in families}
    return set(_SAID.findall(text)) | set(_OTHER.findall(text)) | dotted


def missing(keys: set[str], known: set[str]) -> set[str]:
    begun = {key for key in keys if key.endswith((".", "$", "-"))}
    whole = {key for key in keys - begun if key not in known}
    return whole | {
        key for key in begun if not any(each.startswith(key.rstrip("$")) for each in known)
    }


@pytest.mark.parametrize(
    ("folders", "known"),
    [
        (("explorer/**/*.ts", "explorer.ts"), set(ALL)),
        (("page/*.ts", "page.ts", "finding/*.ts"), set(SCRIPT)),
    ],
)
def test_no_script_asks_for_words_that_its_page_does_not_hold(repository, folders, known):
    texts = written(repository, *folders)
    assert len(texts) > 5
    found = {name: missing(asked(text), known) for name, text in texts.items()}
    assert {name: keys for name, keys in found.items() if keys} == {}


def test_every_word_is_said_in_both_languages_with_the_same_values():
    for key, (thai, english) in ALL.items():
        assert thai, key
        assert english, key
        values = [set(re.findall(r"\{(\w+)\}", text)) for text in (thai, english)]
        # "these 61 documents" and "this document": of one thing English need not say how many.
        assert values[0] == values[1] or (key.endswith(".1") and values[1] == set()), key
        if key not in shared.WORDS and re.search("[A-Za-z]{3}", english):
            assert re.search("[\u0e00-\u0e7f]", thai), key


def test_no_word_of_the_explorer_is_kept_that_nothing_says(repository):
    text = "".join(written(repository, "explorer/**/*.ts", "explorer.ts").values())
    text += (repository / "kg/site/explorer.html.j2").read_text(encoding="utf-8")
    text += (repository / "kg/site/explorer.py").read_text(encoding="utf-8")
    begun = set(re.findall(r"`([a-z]+(?:\.[a-z_]+)*\.?)\$\{", text))
    unsaid = [
        key
        for key in OWN
        if f'"{key.removesuffix(".1")}"' not in text
        and not any(key.startswith(each) for each in begun)
    ]
    assert unsaid == []
