"""The form of a question: a field for every parameter, filled with what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.page.escape import plain
from kg.query.names import LISTS
from kg.schema.codes import code_list
from kg.serve.pages.words import WORDS, say
from kg.store.engine import texts
from kg.vocabulary import kg

if TYPE_CHECKING:
    from kg.query.asking import Asker
    from kg.query.question import Param, Question
    from kg.serve.pages.asked import Asked

OFFERED = 300
"""Names that a field offers while one types; others can be typed all the same."""
_CLASSES = {"actor": "Organisation", "place": "Place", "programme": "Programme", "source": "Source"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One parameter as a form shows it.

    `choices` are (value, words) of a list to choose from, or None where one types; `offered`
    names to pick while typing.
    """

    name: str
    label: str
    hint: str
    value: str
    required: bool
    choices: tuple[tuple[str, str], ...] | None
    offered: tuple[str, ...]


def fields(ask: Asker, question: Question, asked: Asked) -> list[Field]:
    """The question's fields, those that are needed first."""
    found = [_field(ask, param, asked.one(param.name)) for param in question.params]
    return sorted(found, key=lambda each: not each.required)


def _field(ask: Asker, param: Param, value: str) -> Field:
    lang = ask.lang
    choices = _choices(param, lang) if param.type in LISTS else None
    hint = f"hint.{param.type}"
    return Field(
        name=param.name,
        label=label(param, lang),
        hint=say(hint, lang) if hint in WORDS and choices is None else "",
        value=value or (param.default if choices is not None else ""),
        required=param.required,
        choices=choices,
        offered=_offered(ask, param.type, lang) if param.type in _CLASSES else (),
    )


def label(param: Param, lang: str) -> str:
    """A parameter in words: by its own name, else by its type."""
    for key in (f"param.{param.name}", f"param.{param.type}"):
        if key in WORDS:
            return say(key, lang)
    return param.name


def _choices(param: Param, lang: str) -> tuple[tuple[str, str], ...]:
    """The codes of the parameter's list; those under another stand after it, set in."""
    members = code_list(kg(LISTS[param.type])).values()
    tops = [code for code in members if not code.broader]
    found = []
    for top in tops:
        found.append((top.code, top.labels[lang]))
        found += [(c.code, f"– {c.labels[lang]}") for c in members if c.broader == top.iri]
    rest = [c for c in members if c.code not in {code for code, _ in found}]
    return (*found, *((c.code, f"– {c.labels[lang]}") for c in rest))


@lru_cache(maxsize=32)
def _offered(ask: Asker, type_: str, lang: str) -> tuple[str, ...]:
    """The first OFFERED names of a type, shortest first, so that plain names come before long."""
    query = f"""SELECT DISTINCT ?name {{ ?thing a kg:{_CLASSES[type_]} ; skos:prefLabel ?name
        FILTER(LANG(?name) = "{lang}") }} LIMIT 20000"""
    names = {plain(name) for (name,) in texts(ask.store, query, ("name",))}
    return tuple(sorted(sorted(names, key=lambda name: (len(name), name))[:OFFERED]))
