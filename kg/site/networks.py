"""The networks of a site, each read once for all its files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.network.actors import actors
from kg.network.answer import Asked, modality_of
from kg.network.selection import Choice, select
from kg.query.filters import Filters
from kg.query.question import catalogue
from kg.schema.codes import code_list
from kg.site.joined import joined
from kg.site.things import page_names
from kg.vocabulary import expand, kg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.network.network import Network
    from kg.network.selection import Selection
    from kg.query.asking import Asker
    from kg.query.question import Question
    from kg.site.joined import Joined
    from kg.site.positions import Places
    from kg.site.wanted import Wanted
    from kg.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """A network as a site draws it.

    `network` is what `kg network` gives of it: the picture as it opens. `whole` are the rows of
    every modality and `joined` the lines these can make; `apart` are the rows of the network
    whose pairs leave this one, None where none does. `nodes` are the CURIEs of the joined, in
    order, and `described` what each of them is. `usual` are the modalities it opens with.
    """

    asker: Asker
    question: Question
    network: Network
    whole: Selection
    joined: Joined
    apart: Selection | None
    nodes: tuple[str, ...]
    described: tuple[dict[str, Any], ...]
    usual: tuple[str, ...]

    @property
    def directed(self) -> bool:
        """Whether its lines lead from one to another."""
        return bool(self.network.graph.is_directed())


class Networks:
    """The networks that a site is wanted to hold, by name.

    `placed` keeps where their actors stand, which takes longest to find.
    """

    def __init__(self, workspace: Workspace, wanted: Wanted) -> None:
        self.workspace, self.wanted = workspace, wanted
        self._drawn: dict[str, Drawn] = {}
        self.placed: dict[str, Places] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Those wanted, in their order; where none is named, those of the catalogue with lines.

        The first of these is what everybody looks for: who works with whom.
        """
        if self.wanted.networks:
            return tuple(self._question(name).name for name in self.wanted.networks)
        known = sorted(
            catalogue(self.workspace.queries("networks")), key=lambda name: (name != FIRST, name)
        )
        return tuple(name for name in known if len(self.drawn(name).joined.one))

    @cached_property
    def paged(self) -> frozenset[str]:
        """The IRIs of what has a page of its own."""
        return frozenset(page_names(self.workspace))

    def drawn(self, name: str) -> Drawn:
        """One of them; a `NotFoundError` for a name that no network has."""
        if name not in self._drawn:
            self._drawn[name] = self._draw(self._question(name))
        return self._drawn[name]

    def _question(self, name: str) -> Question:
        for each in self.wanted.networks:
            if each.endswith(".rq") and self.workspace.question(each, "networks", "").name == name:
                return self.workspace.question(each, "networks", "network")
        return self.workspace.question(name, "networks", "network")

    def _draw(self, question: Question) -> Drawn:
        asker, filters = self.workspace.asker(self.wanted.lang), self.wanted.filters
        network = self.workspace.read_network(
            question.path or question.name, filters=filters, lang=self.wanted.lang, cited=False
        )
        every = tuple(code_list(kg("Modality")))
        asked = Asked(values={}, filters=replace(filters, modality=every))
        whole = select(asker, question, asked, Choice(), counted=False)
        found = joined(whole, directed=network.graph.is_directed())
        if self.wanted.single and self.wanted.focus:
            found = _near(found, whole, self.wanted)
        nodes = tuple(whole.rows.actors[each] for each in found.nodes.tolist())
        return Drawn(
            asker=asker,
            question=question,
            network=network,
            whole=whole,
            joined=found,
            apart=self._apart(asker, question),
            nodes=nodes,
            described=_described(asker, network, nodes),
            usual=filters.modality or modality_of(question),
        )

    def _apart(self, asker: Asker, question: Question) -> Selection | None:
        """The rows by which pairs leave a network: chosen by the day alone."""
        if not (other := question.header.get("without", "")):
            return None
        filters = self.wanted.filters
        day = Asked(values={}, filters=Filters(as_of=filters.as_of, during=filters.during))
        return select(asker, self._question(other), day, Choice(), counted=False)


FIRST = "collaboration"


def _described(asker: Asker, network: Network, nodes: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """What each actor is, those told of the network as it opens taken from there."""
    known, base = network.graph.nodes, asker.store.base
    others = {node: expand(node, base) for node in nodes if node not in known}
    told = actors(asker.store, others.values())
    return tuple(known[node] if node in known else told[others[node]] for node in nodes)


def _near(found: Joined, whole: Selection, wanted: Wanted) -> Joined:
    """The lines between actors at most so many lines from the focus; a `KgError` if it has none."""
    import numpy as np

    names = [whole.rows.actors[each] for each in found.nodes.tolist()]
    key = f"id:{wanted.focus.removeprefix('id:')}"
    if key not in names:
        raise KgError(f"{wanted.focus!r} has no line in {whole.name}; choose another --focus")
    reached = np.zeros(len(names), dtype=bool)
    reached[names.index(key)] = True
    for _ in range(wanted.steps):
        along = reached[found.one] | reached[found.other]
        reached[found.one[along]] = True
        reached[found.other[along]] = True
    return found.within(reached[found.one] & reached[found.other])
