"""The caption every picture, page and report of a network carries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.network.overlarge import CONTEXTS
from kg.page.dates import written, written_span
from kg.page.escape import plain
from kg.page.words import WORDS, say
from kg.schema.codes import code_list
from kg.schema.ontology import term_labels
from kg.vocabulary import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx


NO_ACTORS = ("Place", "Programme", "Agreement", "Event")
"""Classes that stand in some networks beside actors and are counted apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a reader must know to read the picture right.

    `facts` say what is drawn and what is not, beginning with how many actors and lines, which
    dates and how many documents; `reading` holds the three sentences on what a
    line means, and where to send corrections. `version` is "" when the data have none.
    """

    title: str
    facts: tuple[str, ...]
    reading: tuple[str, ...]
    version: str

    @property
    def text(self) -> str:
        """The whole caption on one line, for image metadata and chat messages."""
        return " · ".join((self.title, *self.facts, *self.reading, self.version)).strip(" ·")


def caption(graph: nx.Graph[Any], lang: str) -> Caption:
    """The caption of `graph` in `lang` ("th" or "en"), from its attributes and size alone.

    What does not apply (no day asked about, nothing left out) is not mentioned.
    """
    about, part = graph.graph, chosen(graph, lang)
    return Caption(
        title=title(graph, lang),
        facts=tuple(
            fact
            for fact in (
                *drawn(graph, lang),
                _counted("tie", graph.number_of_edges(), lang),
                dates(graph, lang),
                say("cap.filter", lang, list=part) if part else "",
                _documents(graph, lang),
                basis(graph, lang),
                modality(graph, lang),
                _left_out(graph, lang),
                *overlarge(graph, lang),
                _withheld(graph, lang),
                say("uncited", lang) if about.get("uncited") else "",
                plain(str(about.get(f"about_{lang}") or "")),
            )
            if fact
        ),
        reading=_reading(graph, lang),
        version=_version(graph, lang),
    )


def title(graph: nx.Graph[Any], lang: str) -> str:
    """The network's name in `lang`; in the other language, else its code, where it has none."""
    about = graph.graph
    other = "en" if lang == "th" else "th"
    names = (about.get(f"title_{lang}"), about.get(f"title_{other}"), about.get("network"))
    return next((plain(str(name)) for name in names if name), "")


def drawn(graph: nx.Graph[Any], lang: str) -> list[str]:
    """How many actors there are, and how many places, programmes and the like, each apart."""
    kinds = Counter(str(data.get("kind") or "") for _, data in graph.nodes(data=True))
    apart = [(cls, kinds[cls.lower()]) for cls in NO_ACTORS if kinds[cls.lower()]]
    actors = graph.number_of_nodes() - sum(count for _, count in apart)
    counted = [_counted("actor", actors, lang)] if actors or not apart else []
    for cls, count in apart:
        label = term_labels(kg(cls))[lang]
        plural = "s" if lang == "en" and count != 1 else ""
        counted.append(f"{count:,} {label.lower()}{plural}")
    return counted


def _counted(what: str, count: int, lang: str) -> str:
    return say(f"cap.{what}" if count == 1 else f"cap.{what}s", lang, n=f"{count:,}")


def dates(graph: nx.Graph[Any], lang: str) -> str:
    """Which days were asked about, and around whom."""
    about = graph.graph
    parts = []
    if about.get("focus"):
        parts.append(say("cap.focus", lang, who=_name(graph, str(about["focus"]), lang)))
    if about.get("during"):
        start, _, end = str(about["during"]).partition("..")
        parts.append(say("cap.during", lang, span=written_span(start, end, lang)))
    if about.get("as_of"):
        parts.append(say("cap.as_of", lang, day=written(str(about["as_of"]), lang)))
    elif not about.get("during"):
        parts.append(say("cap.any_time", lang))
    if about.get("strict"):
        parts.append(say("cap.strict", lang))
    return ", ".join(parts)


def chosen(graph: nx.Graph[Any], lang: str) -> str:
    """Which part was asked for, but for days and modality; "" for the whole.

    A value of the query's own parameters stands as it was given.
    """
    told = []
    for name, value in (graph.graph.get("filter") or {}).items():
        words = _in_words(name, value, lang)
        key = "filter.step" if (name, value) == ("steps", 1) else f"filter.{name}"
        told.append(say(key, lang, v=words) if key in WORDS else f"{name} = {words}")
    return plain(", ".join(told))


def _in_words(name: str, value: object, lang: str) -> str:
    """What was asked for, codes in words."""
    if name == "basis":
        keys = [(code, f"basis.{code}") for code in str(value).split(", ")]
        return ", ".join(say(key, lang) if key in WORDS else code for code, key in keys)
    if name == "kind" and (code := code_list(kg("OrganisationKind")).get(str(value))):
        return code.labels[lang]
    return str(value)


def _name(graph: nx.Graph[Any], key: str, lang: str) -> str:
    node = graph.nodes.get(key, {})
    other = "en" if lang == "th" else "th"
    return plain(str(node.get(f"label_{lang}") or node.get(f"label_{other}") or key))


def basis(graph: nx.Graph[Any], lang: str) -> str:
    """Why lines are drawn, with how many for each reason; "" where there is no line."""
    lines: Counter[str] = Counter()
    for _, _, edge in graph.edges(data=True):
        lines.update(code for code in edge.get("basis", {}))
    if not lines:
        return ""
    return say("cap.basis", lang, list=_listed("basis", lines.items(), lang))


def modality(graph: nx.Graph[Any], lang: str) -> str:
    """How certain a claim must be to count."""
    asked = graph.graph.get("modality") or ("asserted",)
    joint = " หรือ" if lang == "th" else " or "
    return say("cap.modality", lang, list=joint.join(say(f"modality.{m}", lang) for m in asked))


_TOO_MANY = "too-many-parties"


def _left_out(graph: nx.Graph[Any], lang: str) -> str:
    left: Counter[str] = Counter()
    for code, count in (graph.graph.get("left_out") or {}).items():
        # A basis of one's own query has no words of its own for this.
        unworded = code.startswith(_TOO_MANY) and f"left.{code}" not in WORDS
        left[_TOO_MANY if unworded else code] += count
    left = +left
    most = graph.graph.get("max_parties") or ""
    backbone = graph.graph.get("backbone") or {}
    tests = f"{backbone.get('tests', 0):,}"
    listed = _listed(
        "left", left.items(), lang, n=most, alpha=backbone.get("alpha", ""), tests=tests
    )
    return say("cap.left_out", lang, list=listed) if left else ""


def overlarge(graph: nx.Graph[Any], lang: str) -> list[str]:
    """A sentence for each basis on which single contexts join very many, with their names."""
    return [_joins_many(graph, what, some, lang) for what, some in _by_basis(graph)]


def hints(graph: nx.Graph[Any], lang: str) -> dict[str, str]:
    """For each of these sentences, which option leaves out what it tells of."""
    return {
        _joins_many(graph, what, some, lang): say(
            "overlarge.hint" if len(some) == 1 else "overlarge.hints", lang, most=_most(some)
        )
        for what, some in _by_basis(graph)
    }


def _by_basis(graph: nx.Graph[Any]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for each in graph.graph.get("overlarge") or ():
        found.setdefault(CONTEXTS.get(str(each["basis"]), "other"), []).append(each)
    return sorted(found.items())


_NAMED = 3  # names of contexts a sentence can hold


def _joins_many(
    graph: nx.Graph[Any], what: str, contexts: list[Mapping[str, Any]], lang: str
) -> str:
    on = sum(int(each["others"]) for each in contexts)
    lines = say("overlarge.lines", lang, n=f"{on:,}", m=f"{graph.number_of_edges():,}")
    if len(contexts) == 1:
        people = any(data.get("group") == "person" for _, data in graph.nodes(data=True))
        word = "overlarge.actors" if people else "overlarge.organisations"
        actors = say(word, lang, n=contexts[0]["parties"])
        said = say(f"overlarge.{what}", lang, actors=actors, lines=lines)
    else:
        said = say(f"overlarge.{what}s", lang, n=len(contexts), most=_most(contexts), lines=lines)
    names = [f"“{plain(str(each[f'label_{lang}']))}”" for each in contexts[:_NAMED]]
    if len(contexts) > _NAMED:
        names.append(say("overlarge.more", lang, n=len(contexts) - _NAMED))
    return f"{said}: {', '.join(names)}"


def _most(contexts: Sequence[Mapping[str, Any]]) -> int:
    """The most actors that a context may join for these to be left out."""
    return min(int(each["parties"]) for each in contexts) - 1


def _withheld(graph: nx.Graph[Any], lang: str) -> str:
    count = int(graph.graph.get("withheld") or 0)
    return say("cap.withheld", lang, n=count) if count else ""


def _documents(graph: nx.Graph[Any], lang: str) -> str:
    count = int(graph.graph.get("documents") or 0)
    kinds = _listed("document", graph.graph.get("document_kinds") or (), lang)
    said = say("cap.document" if count == 1 else "cap.documents", lang, n=count, kinds=kinds)
    return said.replace(" ()", "")


def _reading(graph: nx.Graph[Any], lang: str) -> tuple[str, ...]:
    count = int(graph.graph.get("documents") or 0)
    contact = plain(str(graph.graph.get("contact") or ""))
    no_line = say("cap.no_line", lang, n=count)
    if lang == "en" and count == 1:
        no_line = no_line.replace("these 1 documents", "this document")
    sentences = (say("cap.line", lang), no_line, say("cap.posts", lang))
    return (*sentences, say("cap.contact", lang, contact=contact)) if contact else sentences


def _version(graph: nx.Graph[Any], lang: str) -> str:
    version = plain(str(graph.graph.get("data_version") or ""))
    return f"{say('data_version', lang)} {version}" if version else ""


def _listed(prefix: str, counts: Iterable[tuple[str, int]], lang: str, **values: object) -> str:
    """Codes in words with their counts, the most frequent first."""
    ordered = sorted(counts, key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{say(f'{prefix}.{code}', lang, **values)} {n:,}" for code, n in ordered)
