"""A SPARQL query as a job, and what other jobs that answer in several formats share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.errors import KgError
from kg.serve.job import Reply, plain
from kg.serve.negotiation import negotiate
from kg.serve.wellformed import XML, WellFormed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.serve.job import Sink
    from kg.store.embedded import EmbeddedStore
    from kg.workspace import Workspace

IN_UTF_8 = ("text/csv", "text/tab-separated-values", "text/turtle", "text/plain", "text/xml")
"""Types whose readers would guess the encoding if nobody told them."""


class Asked(Protocol):
    """What was asked for: an Accept header, and whether the head alone is wanted."""

    @property
    def accept(self) -> str: ...  # noqa: D102 - a field of a job
    @property
    def bare(self) -> bool: ...  # noqa: D102 - as above


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query with the dataset and the formats that its client asked for.

    `accept` is an Accept header. `bare`: the head alone is wanted.
    """

    text: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    accept: str = ""
    bare: bool = False

    def run(self, workspace: Workspace) -> Reply:
        """The results in the best of the formats, or 406 with a list of them."""
        from functools import partial

        from kg.export.answers import forms, write_answer
        from kg.store.dataset import Dataset

        stated = bool(self.default or self.named)
        dataset = Dataset(default=self.default, named=self.named) if stated else None
        store = embedded(workspace)
        found = store.results(self.text, dataset)

        def write(media: str) -> Callable[[Sink], None]:
            return partial(write_answer, found, media, store.base)

        return written(forms(found), write, self)


def written(
    offered: Iterable[str], write: Callable[[str], Callable[[Sink], None]], asked: Asked
) -> Reply:
    """A reply in the best of the media types offered, or 406 with a list of them."""
    types = tuple(offered)
    media = negotiate(asked.accept, types)
    vary = ("vary", "Accept")
    if media is None:
        return plain(406, f"there is no such format; expected one of {', '.join(types)}", vary)
    shown = f"{media}; charset=utf-8" if media in IN_UTF_8 else media
    headers = (("content-type", shown), vary)
    if asked.bare:
        return Reply(headers=headers)
    into = write(media)
    if media in XML:
        return Reply(headers=headers, write=lambda sink: into(WellFormed(sink)))
    return Reply(headers=headers, write=into)


def embedded(workspace: Workspace) -> EmbeddedStore:
    """The workspace's store, which must be on this machine."""
    from kg.store.embedded import EmbeddedStore

    store = workspace.store
    if not isinstance(store, EmbeddedStore):
        raise KgError("another server's store cannot be served; leave --store out or give a path")
    return store
