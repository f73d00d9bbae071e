"""Graphs as a job: the reading half of the SPARQL 1.1 Graph Store Protocol."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.errors import NotFoundError
from kg.serve.query import embedded, written
from kg.vocabulary import all_graph

if TYPE_CHECKING:
    from kg.serve.job import Reply
    from kg.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """A graph by its IRI, "" being the default graph, or the whole dataset (None).

    `accept` is an Accept header. `bare`: the head alone is wanted.
    """

    name: str | None = None
    accept: str = ""
    bare: bool = False

    def run(self, workspace: Workspace) -> Reply:
        """The graph; 404 if nothing is stated in it, 406 with the formats there are."""
        from kg.export.answers import DATASETS, GRAPHS

        store = embedded(workspace)
        name = all_graph(store.base) if self.name == "" else self.name
        if name is not None and not store.holds(name):
            raise NotFoundError("graph", name)
        offered = DATASETS if name is None else GRAPHS

        def write(media: str) -> partial[None]:
            return partial(store.dump, form=offered[media], graph=name)

        return written(offered, write, self)
