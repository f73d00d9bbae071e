"""A SPARQL query as a job."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.serve.job import Reply, plain
from kg.serve.negotiation import negotiate

if TYPE_CHECKING:
    from kg.workspace import Workspace

CHARSET = {"text/csv", "text/tab-separated-values", "text/turtle", "text/plain", "text/xml"}


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
        from kg.export.answers import forms, write_answer

        found = workspace.store.results(self.text)
        offered = tuple(forms(found))
        media = negotiate(self.accept, offered)
        if media is None:
            return plain(406, f"expected one of {', '.join(offered)}", ("vary", "Accept"))
        shown = f"{media}; charset=utf-8" if media in CHARSET else media
        headers = (("content-type", shown), ("vary", "Accept"))
        if self.bare:
            return Reply(headers=headers)
        return Reply(headers=headers, write=partial(write_answer, found, media))
