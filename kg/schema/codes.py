"""Code lists: what tables write, what people read, what each code implies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.errors import NotFoundError
from kg.schema.ontology import Triples, term_labels
from kg.values.names import nearest
from kg.vocabulary import KG, NOTATION, PREF_LABEL, SKOS, TYPE, kg


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One member of a code list; `broader` and `implies` are IRIs, "" where there is none."""

    iri: str
    code: str
    list: str
    labels: dict[str, str]
    broader: str = ""
    implies: str = ""
    symmetric: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A group of provinces in one scheme; `provinces` are two-digit codes, sorted."""

    iri: str
    code: str
    scheme: str
    labels: dict[str, str]
    provinces: tuple[str, ...]


@cache
def lists() -> Triples:
    """The triples of lists.ttl."""
    return Triples("lists.ttl")


@cache
def codes() -> dict[str, Code]:
    """Every code by IRI, in the order of lists.ttl."""
    triples, found = lists(), {}
    for subject in triples.subjects():
        owner = [node.value for node in triples.all(subject, TYPE) if node.value.startswith(KG)]
        if owner:
            found[subject.value] = Code(
                iri=subject.value,
                code=triples.one(subject, NOTATION),
                list=owner[0],
                labels=triples.by_language(subject, PREF_LABEL),
                broader=triples.one(subject, SKOS + "broader"),
                implies=triples.one(subject, kg("impliesClass")),
                symmetric=triples.one(subject, kg("symmetric")) == "true",
            )
    return found


@cache
def code_list(list_iri: str) -> dict[str, Code]:
    """The codes of one list by what tables write, in the order of lists.ttl."""
    return {code.code: code for code in codes().values() if code.list == list_iri}


def read_code(list_iri: str, text: str) -> Code:
    """The code of the list that is written `text`, or whose Thai or English label it is.

    >>> read_code(kg("Role"), "สักขีพยาน").code
    'witness'
    >>> read_code(kg("OrganisationKind"), "unversity")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    kg.errors.NotFoundError: no kind of organisation 'unversity'; ... did you mean university?...
    """
    members = code_list(list_iri)
    if text in members:
        return members[text]
    for code in members.values():
        if text in code.labels.values():
            return code
    name = term_labels(list_iri)["en"].lower()
    raise NotFoundError(name, text, near=nearest(text, members), how=f"one of {', '.join(members)}")


def broadest(iri: str) -> str:
    """The code at the top of the tree in which the code `iri` stands, e.g. "academic".

    >>> broadest(kg("kind-university"))
    'academic'
    """
    code = codes()[iri]
    return broadest(code.broader) if code.broader else code.code


@cache
def regions() -> tuple[Region, ...]:
    """The regions of every scheme, in the order of lists.ttl."""
    triples = lists()
    return tuple(
        Region(
            iri=subject.value,
            code=triples.one(subject, NOTATION),
            scheme=triples.one(subject, kg("regionScheme")),
            labels=triples.by_language(subject, PREF_LABEL),
            provinces=tuple(sorted(n.value for n in triples.all(subject, kg("provinceCode")))),
        )
        for subject in triples.subjects()
        if triples.all(subject, kg("regionScheme"))
    )


def find_region(text: str) -> Region | None:
    """The region with that code, or that Thai or English label; None if there is none.

    >>> find_region("ภาคใต้").code
    'south'
    """
    named = (each for each in regions() if text in {each.code, *each.labels.values()})
    return next(named, None)
