"""What a finding is asked of: a network, the store behind it, the filters, the language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.findings.documents import Documents, read_documents
from kg.findings.finding import Finding
from kg.findings.presence import COLUMNS, numbered
from kg.findings.ranks import drawn
from kg.findings.words import number, quoted
from kg.network.answer import Asked
from kg.network.attendance import beside_chance
from kg.network.measures import USUAL
from kg.network.selection import Choice, select
from kg.page.captions import basis, chosen, dates, modality, title
from kg.page.escape import plain
from kg.page.words import say
from kg.progress import steps
from kg.query.binding import bind
from kg.query.filters import Filters
from kg.query.order import unordered
from kg.store.engine import texts
from kg.vocabulary import curie, expand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kg.findings.presence import Presence
    from kg.network.network import Network
    from kg.network.selection import Selection
    from kg.query.asking import Asker
    from kg.query.question import Question

    Graph = nx.Graph[str]

EVERYTHING = Filters()
WEIGHTS = {
    "count": (
        "น้ำหนักของเส้นคือจำนวนข้อตกลง งาน และเรื่องที่เชื่อมสองราย",
        "a line's weight is the number of agreements, events and facts that join its ends",
    ),
    "newman": (
        "เรื่องที่มีผู้ร่วม n ราย ให้น้ำหนักเส้นละ 1/(n−1)",
        "something that n share gives each line 1/(n−1)",
    ),
    "jaccard": (
        "น้ำหนักของเส้นคือสัดส่วนเรื่องที่มีร่วมกัน (Jaccard)",
        "a line's weight is the share of things in common (Jaccard)",
    ),
    "none": ("ทุกเส้นมีน้ำหนักเท่ากัน", "every line weighs the same"),
}  # fmt: skip
LENGTHS = ("เส้นที่หนักกว่าถือว่าสั้นกว่า", "a heavier line counts as shorter")


def ties_of(line: Mapping[str, Any]) -> tuple[str, ...]:
    """The CURIEs of the ties behind a line, sorted."""
    return tuple(line["tie_ids"])


@dataclass(frozen=True, kw_only=True)
class Context:
    """One call: a network as `read_network` gives it, and the question it is of.

    `find(kind, name)` gives a shipped or own query. `values` are the network's own parameters
    as text. `periods` are pairs of first and last year (CE), empty for sensible ones; `ranges`
    asks for ranges of ranks in large networks, too. Everything is in `lang`.
    """

    network: Network
    question: Question
    asker: Asker
    find: Callable[[str, str], Question]
    filters: Filters
    choice: Choice
    values: Mapping[str, str]
    lang: str
    periods: tuple[tuple[int, int], ...] = ()
    ranges: bool = False
    _asked: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def graph(self) -> Graph:
        """The network drawn: measured, its lines with the ids of their ties and sources."""
        return self.network.graph

    @property
    def selection(self) -> Selection:
        """What the network was made of."""
        return self.network.selection

    def whole(self, filters: Filters) -> Selection:
        """What the network joins with other filters, whatever part was asked for.

        With the pairs that another network keeps out of it.
        """
        known = replace(self.choice, backbone=0.0, kind="", focus="", steps=1, measuring=USUAL)
        if known == Choice() and filters == self.filters:
            left_out = Counter(self.selection.left_out)
            return replace(self.selection, gone=frozenset(), scope=None, left_out=left_out)
        asked = Asked(values=self.values, filters=filters)
        return select(self.asker, self.question, asked, Choice(), counted=False)

    @cached_property
    def presence(self) -> Presence:
        """Which organisations are seen in what, by which claims."""
        return numbered(self.texts("presence", *COLUMNS))

    @property
    def place(self) -> str:
        """The place asked about, as typed, or ""."""
        return self.choice.place or self.values.get("place", "")

    @property
    def title(self) -> str:
        """The network's name in the reader's language."""
        return title(self.graph, self.lang)

    @cached_property
    def documents(self) -> Documents:
        """Every source of the store, its year and its family."""
        return read_documents(self.rows("documents", filters=EVERYTHING))

    @property
    def number_of_documents(self) -> int:
        """How many documents the whole store rests on."""
        return len(self.documents.real)

    def rows(self, name: str, *, filters: Filters | None = None) -> list[dict[str, Any]]:
        """The rows of queries/findings/NAME.rq as plain values, in the place asked about.

        `filters` stand in for those asked for: where rows have no ?tie to choose by, EVERYTHING.
        """
        if filters is None:
            if name not in self._asked:
                self._asked[name] = self.rows(name, filters=self.filters)
            return self._asked[name]
        question = self.find("findings", name)
        return self.asker.ask(question, self._here(question), filters).plain()

    def texts(self, name: str, *columns: str) -> Iterator[tuple[str, ...]]:
        """Some columns of the rows that `rows` gives, as CURIEs and texts, "" where unbound.

        In no order, and a row at a time where no claim need be looked at: for what is as
        large as the whole graph.
        """
        if self.filters.by_claim:
            for row in self.rows(name):
                yield tuple(str(row[column] or "") for column in columns)
            return
        question, base = self.find("findings", name), self.asker.store.base
        terms = self.asker.terms(question, self._here(question), self.filters)
        query = unordered(bind(question, terms))
        short: dict[str, str] = {}
        for cells in steps("reading rows", texts(self.asker.store, query, columns)):
            for cell in cells:
                if cell not in short:
                    short[cell] = curie(cell, base)
            yield tuple([short[cell] for cell in cells])

    def _here(self, question: Question) -> dict[str, str]:
        """The place asked about, for a question that takes one."""
        takes = any(param.name == "place" for param in question.params)
        return {"place": self.place} if self.place and takes else {}

    def fetch(self, ids: Iterable[str | None]) -> None:
        """Have the names of things at hand, in few queries."""
        base = self.asker.store.base
        self.asker.labels.fetch(expand(each, base) for each in set(ids) if each)

    def label(self, id_: str | None) -> str | None:
        """What a thing is called, on one line; None for nothing."""
        if not id_:
            return None
        return plain(self.asker.labels.best(expand(id_, self.asker.store.base), self.lang))

    @cached_property
    def sources(self) -> frozenset[str]:
        """The sources of the network's lines."""
        edges = self.graph.edges(data=True)
        return frozenset(source for *_, data in edges for source in data["sources"])

    @cached_property
    def families(self) -> frozenset[str]:
        """The independent families of the documents that the network's lines rest on."""
        return self.documents.families_of(self.documents.real_of(self.sources))

    @cached_property
    def beside_chance(self) -> Mapping[str, Any]:
        """The network's figures beside chance as plain values: `kg.network.chance.Comparison`."""
        known: Mapping[str, Any] | None = self.graph.graph.get("chance")
        return known or beside_chance(self.asker.store, self.network).about()

    @cached_property
    def number_of_contexts(self) -> int:
        """On how many different contexts and facts the network's lines rest."""
        import numpy as np

        links, names = self.selection.links, self.selection.rows.actors
        here = drawn(self.graph, names, links.source, links.target)
        return len(np.unique(links.basis[here] * len(links.reasons) + links.reason[here]))

    def family(self, name: str) -> str:
        """A family of documents in words: the document that the others follow, and how many."""
        of_it = sorted(
            each for each in self.documents.real if self.documents.families[each] == name
        )
        first = next((each for each in of_it if each.endswith(name)), of_it[0] if of_it else name)
        more = f" (+{len(of_it) - 1})" if of_it[1:] else ""
        return f"{quoted(str(self.label(first)))}{more}"

    def lines_of(self, actor: str) -> list[dict[str, Any]]:
        """The attributes of all lines of an actor, in either direction."""
        lines = [data for *_, data in self.graph.edges(actor, data=True)]
        if isinstance(self.graph, nx.DiGraph):
            lines += [data for *_, data in self.graph.in_edges(actor, data=True)]
        return lines

    def scope(self) -> str:
        """What numbers of the network rest on, on one line."""
        graph = self.graph
        sample = (
            number("actor", graph.number_of_nodes(), self.lang),
            number("line", graph.number_of_edges(), self.lang),
            number("joint", self.number_of_contexts, self.lang),
        )
        measuring = self.choice.measuring
        weights = WEIGHTS[measuring.weights][0 if self.lang == "th" else 1]
        if measuring.lengths:
            weights += f", {LENGTHS[0 if self.lang == 'th' else 1]}"
        return self._line(basis(graph, self.lang), weights, sample, self.sources)

    def scope_of(
        self, what: str, sources: Iterable[str], *sample: str, certain: bool = True
    ) -> str:
        """What numbers that rest on claims, not on the network's lines, rest on, on one line.

        Not `certain`: claims count however sure they are.
        """
        return self._line(what, "", sample, sources, certain=certain)

    def _line(
        self,
        what: str,
        weights: str,
        sample: Iterable[str],
        sources: Iterable[str],
        *,
        certain: bool = True,
    ) -> str:
        thai, documents = self.lang == "th", self.documents.real_of(sources)
        families = len(self.documents.families_of(documents))
        of = f"จาก {self.number_of_documents:,} ฉบับ" if thai else f"of {self.number_of_documents:,}"
        version = self.graph.graph.get("data_version", "")
        parts = (
            self.title if weights else "",
            what,
            chosen(self.graph, self.lang),
            dates(self.graph, self.lang),
            modality(self.graph, self.lang) if certain else "",
            weights,
            ", ".join(sample),
            f"{number('document', len(documents), self.lang)} {of} "
            f"({number('family', families, self.lang)})",
            f"{say('data_version', self.lang)} {version}" if version else "",
        )
        return " · ".join(plain(part) for part in parts if part)

    def finding(self, name: str, title: str, *sentences: str, **more: Any) -> Finding:
        """A finding; empty sentences are left out, labels' control characters dropped.

        Of one place its first sentence says so: read alone, "none in these documents" would be
        false of the others.
        """
        said = tuple(plain(each) for each in sentences if each)
        place = (self.graph.graph.get("filter") or {}).get("place")
        if said and place:
            where = plain(say("filter.place", self.lang, v=place))
            said = (f"{where[:1].upper()}{where[1:]}: {said[0]}", *said[1:])
        return Finding(name=name, title=title, sentences=said, **more)
