"""What is cited: one document of the graph, or the data set itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.page.escape import plain, web_link
from kg.page.words import LANGS
from kg.query.labels import chunks
from kg.schema.codes import codes
from kg.values.names import is_thai, sort_key
from kg.vocabulary import PREF_LABEL, curie, expand, kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from kg.query.asking import Asker
    from kg.store.engine import Term

    Properties = Mapping[str, Sequence[Term]]

Pair = tuple[str, str]
"""A text in the order of LANGS; one language stands in for the other that is missing."""

NOT_CITED = "editorial"
"""The kind of the editors' own notes: they are part of the data set, which is cited itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One thing in a list of references, in both languages, every text plain and on one line.

    `key` is what a manuscript cites it by, ASCII and stable. `kind` is a code of the list of
    kinds of source, or "dataset". `titles` are in the order of LANGS, "" where the source has
    none in that language; `publisher` and `speaks_for` pairs of equal meaning. `date` and
    `observed` are ISO dates as precise as stated, "" if none. `reprint_of` is another's
    key. `id` is the source's CURIE, "" for what is no source.
    """

    key: str
    kind: str
    titles: Pair
    authors: tuple[str, ...] = ()
    speaks_for: Pair = ("", "")
    publisher: Pair = ("", "")
    date: str = ""
    observed: str = ""
    url: str = ""
    licence: str = ""
    reprint_of: str = ""
    version: str = ""
    note: Pair = ("", "")
    id: str = ""

    def title(self, lang: str) -> str:
        """Its title in `lang`, else in the other language, else its key."""
        here = LANGS.index(lang)
        return self.titles[here] or self.titles[1 - here] or self.key

    def other_title(self, lang: str) -> str:
        """Its Thai title beside an English one, to find it by; "" in Thai or where it has none."""
        thai, english = self.titles
        return thai if lang == "en" and english and thai != english else ""

    def language(self, lang: str) -> str:
        """The language its title in `lang` is written in, "th" or "en"."""
        return "th" if any(is_thai(letter) for letter in self.title(lang)) else "en"

    def names(self, lang: str) -> tuple[str, ...]:
        """Who is given as author: the people, else whom it speaks for, else who published it.

        A Thai name is never inverted, nor is an organisation's.
        """
        here = LANGS.index(lang)
        return self.authors or tuple(filter(None, (self.speaks_for[here] or self.publisher[here],)))


def behind(graph: nx.Graph[Any]) -> frozenset[str]:
    """The ids of the sources that any line of a network rests on."""
    return frozenset(
        str(source) for *_, data in graph.edges(data=True) for source in data.get("sources") or ()
    )


def references(asker: Asker, ids: Iterable[str] | None = None) -> tuple[Reference, ...]:
    """The sources with these CURIEs, or all there are, as references sorted by key.

    The editors' own notes and whatever is marked private are never among them.
    """
    base = asker.store.base
    wanted = None if ids is None else {expand(each, base) for each in ids}
    found = _described(asker, wanted)
    asker.labels.fetch(
        term.value for each in found.values() for term in each.get(kg("speaksFor"), ())
    )
    keys = _keys(found, base)
    made = [
        replace(_reference(properties, keys, keys[iri], asker), id=curie(iri, base))
        for iri, properties in found.items()
        if _code(properties, "kind") != NOT_CITED and _code(properties, "access") != "private"
    ]
    return tuple(sorted(made, key=lambda each: each.key))


def _described(asker: Asker, wanted: set[str] | None) -> dict[str, dict[str, list[Term]]]:
    """Every property of each source that has a kind."""
    every = [""] if wanted is None else [f"VALUES (?source) {{ {v} }}" for v in chunks(wanted)]
    found: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for values in every:
        query = f"SELECT ?source ?p ?o {{ {values} ?source a kg:Source ; ?p ?o }}"
        for row in asker.store.query(query).rows:
            found[row["source"].value][row["p"].value].append(row["o"])
    return {iri: dict(properties) for iri, properties in found.items()}


def _reference(
    properties: Properties, keys: Mapping[str, str], key: str, asker: Asker
) -> Reference:
    speakers = sorted(term.value for term in properties.get(kg("speaksFor"), ()))
    return Reference(
        key=key,
        kind=_code(properties, "kind"),
        titles=_by_language(properties.get(PREF_LABEL, ())),
        authors=_authors(properties.get(kg("authors"), ())),
        speaks_for=_both(*(asker.labels.best(speakers[0], lang) for lang in LANGS))
        if speakers
        else ("", ""),
        publisher=_both(*_by_language(properties.get(kg("publisher"), ()))),
        date=_one(properties, "date"),
        observed=_one(properties, "observed"),
        url=web_link(_one(properties, "url")),
        licence=_one(properties, "licence"),
        reprint_of=keys.get(_one(properties, "reprintOf"), ""),
    )


def _keys(iris: Iterable[str], base: str) -> dict[str, str]:
    """Each source's id without its prefix; of a foreign IRI what is left of it in ASCII letters."""
    found: dict[str, str] = {}
    for iri in sorted(iris):
        short = curie(iri, base).removeprefix("id:").removeprefix("source_")
        letters = "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "-" for c in short)
        key = plainest = letters.strip("-") or "source"
        number = 1
        while key in found.values():
            number += 1
            key = f"{plainest}-{number}"
        found[iri] = key
    return found


def _authors(terms: Iterable[Term]) -> tuple[str, ...]:
    """Names as printed, in dictionary order, for the graph keeps no other."""
    return tuple(sorted({name for term in terms if (name := plain(term.value))}, key=sort_key))


def _by_language(terms: Iterable[Term]) -> Pair:
    first: dict[str, str] = {}
    for language, text in sorted((_language(term), plain(term.value)) for term in terms):
        first.setdefault(language, text)
    return first.get("th", ""), first.get("en", "") or first.get("", "")


def _language(term: Term) -> str:
    return str(getattr(term, "language", "") or "")


def _both(thai: str, english: str) -> Pair:
    return plain(thai or english), plain(english or thai)


def _one(properties: Properties, name: str) -> str:
    return plain(min((term.value for term in properties.get(kg(name), ())), default=""))


def _code(properties: Properties, name: str) -> str:
    found = codes().get(_one(properties, name))
    return found.code if found else ""
