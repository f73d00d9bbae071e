"""What a thing is called on its page, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.page.entity_sources import values_of
from kg.query.claims import TIES
from kg.schema.codes import codes
from kg.schema.ontology import term_labels
from kg.vocabulary import KG, expand, kg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.query.asking import Asker

_CLASSES = (
    *TIES, "Source", "Evidence", "Place", "Year", "Post", "Person", "Group", "Organisation",
    "Programme", "Agreement", "Event",
)  # fmt: skip


def most_telling(kinds: Sequence[str], base: str) -> str:
    """The class that a page is laid out by, "" for none of ours."""
    classes = {expand(each, base).removeprefix(KG) for each in kinds}
    return next((name for name in _CLASSES if name in classes), "")


def names(node: Mapping[str, Any], lang: str) -> tuple[str, str]:
    """The name in the reader's language, else in the other, and the other language's name."""
    thai, english = str(node["label_th"]), str(node["label_en"])
    if not thai and ":" in english and " " not in english:  # a CURIE stands for no name
        english = ""
    here, there = (thai, english) if lang == "th" else (english, thai)
    return (here, there) if here else (there, "")


def unnamed(asker: Asker, iri: str, cls: str, id_: str) -> str:
    """What a paragraph or a year is called."""
    if cls == "Evidence":
        source = next(iter(values_of(asker.store, iri, "source")), "")
        paragraph = next(iter(values_of(asker.store, iri, "paragraph")), "")
        title = asker.labels.best(source, asker.lang) if source else id_
        if not paragraph:
            return title
        return f"{title} · {'ย่อหน้า' if asker.lang == 'th' else 'paragraph'} {paragraph}"
    if cls == "Year":
        year = id_.removeprefix("id:year-").partition("-")[0]
        return f"พ.ศ. {year}" if asker.lang == "th" else f"{year} BE ({int(year) - 543} CE)"
    return id_


def kinds_in_words(kinds: Sequence[str], node: Mapping[str, Any], asker: Asker) -> tuple[str, ...]:
    """What it is, in words: its kind and the classes that say more than that."""
    skipped = {
        kg(name) for name in ("Actor", "Tie", "Organisation", "Person") if node["kind"] != name
    }
    iris = [expand(each, asker.store.base) for each in kinds]
    coded = [asker.labels.best(iri, asker.lang) for iri in iris if iri in codes()]
    classes = [
        term_labels(iri).get(asker.lang, "").lower()
        for iri in iris
        if iri not in codes() and (iri not in skipped or not coded) and iri != kg("Actor")
    ]
    return tuple(dict.fromkeys(filter(None, (*coded, *classes))))


def called(labels: Mapping[str, Mapping[str, Sequence[str]]], known: set[str]) -> tuple[str, ...]:
    """Its other names but those `known`, in order."""
    others = {value for values in labels.get("other_names", {}).values() for value in values}
    return tuple(sorted(others - known))
