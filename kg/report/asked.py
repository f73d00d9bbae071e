"""What a report was asked: the network, its filters, and what they mean in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.page.captions import caption, chosen, dates, drawn, modality
from kg.page.escape import plain
from kg.report.parts import Copied, Facts, Paragraph, Section
from kg.report.words import counted, listed, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from kg.cite.reference import Reference
    from kg.findings.context import Context
    from kg.query.asking import Asker

WEIGHTS = {
    "count": (
        "จำนวนข้อตกลง งาน และเรื่องที่ต่างกันซึ่งเชื่อมสองราย นับเรื่องละหนึ่ง ไม่ว่ามีเอกสารกล่าวถึงกี่ฉบับ",
        "how many different agreements, events and facts join two actors, each counted once "
        "however many documents tell of it",
    ),
    "newman": (
        "แต่ละเรื่องที่มีผู้ร่วม n ราย ให้น้ำหนัก 1/(n−1) แก่เส้นหนึ่งเส้น",
        "a thing that n actors share gives each of its lines 1/(n−1)",
    ),
    "none": ("นับทุกเส้นเป็น 1", "the same for every line"),
    "jaccard": (
        "สัดส่วนของเรื่องที่สองรายมีร่วมกัน ต่อเรื่องทั้งหมดของทั้งสองราย (Jaccard)",
        "the things two actors share, as a part of all that either has (Jaccard)",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One report's question: the network in its context, and what the report says of itself.

    `dataset` is how the data are cited; `command` is what makes this report again. `pictures`
    are SVG files of the network for a desk and for a phone, () where it is too large to draw.
    """

    context: Context
    dataset: Reference
    command: str = ""
    pictures: tuple[str, ...] = ()

    @property
    def graph(self) -> nx.Graph[str]:
        """The measured network."""
        return self.context.graph

    @property
    def asker(self) -> Asker:
        """Asks the store behind it."""
        return self.context.asker

    @property
    def lang(self) -> str:
        """The language to tell it in."""
        return self.context.lang

    @property
    def about(self) -> Mapping[str, Any]:
        """What the graph says of itself."""
        return self.graph.graph

    @property
    def title(self) -> str:
        """The network's name."""
        return self.context.title

    @property
    def version(self) -> str:
        """The version of the data, "" where it is unknown."""
        return plain(str(self.about.get("data_version") or ""))

    @property
    def weights(self) -> str:
        """The code of what a line weighs."""
        return self.context.choice.measuring.weights

    @property
    def weighed(self) -> str:
        """What a line weighs, in words."""
        return WEIGHTS[self.weights][0 if self.lang == "th" else 1]

    @property
    def size(self) -> str:
        """How many actors, places and the like apart, and how many lines, in words."""
        lines = counted("line", self.graph.number_of_edges(), self.lang)
        return listed([*drawn(self.graph, self.lang), lines], self.lang)

    @cached_property
    def scope(self) -> str:
        """What numbers of the network rest on, on one line."""
        return self.context.scope()

    def chosen(self) -> str:
        """Which part was asked for, in words; "" for the whole."""
        return chosen(self.graph, self.lang)


def question(asked: Asked) -> Section:
    """The section that says what was asked, of what, and how to read the answer."""
    lang, graph, about = asked.lang, asked.graph, asked.about
    explained = plain(str(about.get(f"about_{lang}") or ""))
    pairs = [
        (say("q.network", lang), f"{asked.title} ({plain(str(about.get('network') or ''))})"),
        (say("q.dates", lang), dates(graph, lang)),
        (say("q.modality", lang), modality(graph, lang)),
        (say("q.filter", lang), asked.chosen() or say("q.everything", lang)),
        (say("q.weights", lang), asked.weighed),
        (say("q.size", lang), asked.size),
    ]
    if asked.version:
        pairs.append((say("q.version", lang), asked.version))
    blocks = (
        Paragraph(say("q.asked", lang, title=asked.title)),
        *((Paragraph(explained),) if explained else ()),
        Paragraph(say("q.line", lang)),
        Facts(tuple(pairs)),
        Paragraph(say("d.uncited" if about.get("uncited") else "q.open", lang)),
        *((Copied(text=asked.command, code=True),) if asked.command else ()),
    )
    return Section(name="question", title=say("s.question", lang), blocks=blocks)


def overlarge(asked: Asked) -> tuple[str, ...]:
    """What the caption says of contexts that join very many."""
    from kg.page.captions import overlarge as told

    return tuple(told(asked.graph, asked.lang))


def reading(asked: Asked) -> tuple[str, ...]:
    """The caption's sentences on how to read a line."""
    return caption(asked.graph, asked.lang).reading
