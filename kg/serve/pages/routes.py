"""Which address is which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from kg.serve.pages.asked import Asked
from kg.serve.pages.catalogue import Ask, Catalogue, Download
from kg.serve.pages.editor import Editor, Results, Terms
from kg.serve.pages.search import Nowhere, Search
from kg.serve.pages.site import File
from kg.serve.pages.static import static
from kg.serve.pages.thing import Thing
from kg.serve.sending import Sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.job import Job
    from kg.serve.workers import Workers

    Endpoint = Callable[[Request], Awaitable[Sent]]


SITE = (
    *("/", "/index.html", "/search.js", "/assets/{name}", "/networks/{name}"),
    *("/th/{path:path}", "/en/{path:path}"),
)
"""What of the addresses the site has."""


def routes(workers: Workers) -> list[BaseRoute]:
    """The pages, each run by a worker, and the files that they load."""

    def run(job: Callable[[Request], Job]) -> Endpoint:
        async def endpoint(request: Request) -> Sent:
            return Sent(await workers.reply(job(request)))

        return endpoint

    return [
        *(Route(path, run(_file)) for path in SITE),
        Route("/search", run(lambda r: Search(asked=Asked.of(r)))),
        Route("/questions", run(lambda r: Catalogue(asked=Asked.of(r)))),
        Route("/questions/{name}", run(_question)),
        Route("/answer", run(lambda r: Results(asked=Asked.of(r)))),
        Route("/terms", run(lambda r: Terms(asked=Asked.of(r)))),
        Route("/id/{name}", run(lambda r: Thing(name=r.path_params["name"], asked=Asked.of(r)))),
        Route("/static/{mark}/{name}", static),
        Route("/{path:path}", run(lambda r: Nowhere(asked=Asked.of(r)))),
    ]


def editor(workers: Workers) -> Endpoint:
    """What a browser gets that opens /sparql without a query."""

    async def endpoint(request: Request) -> Sent:
        return Sent(await workers.reply(Editor(asked=Asked.of(request))))

    return endpoint


def _file(request: Request) -> Job:
    """A file of the site."""
    return File(
        path=request.scope["path"].lstrip("/"),
        asked=Asked.of(request),
        known=request.headers.get("if-none-match", "")[:1000],
    )


def _question(request: Request) -> Job:
    """A question, or its answer as a file."""
    name, _, ending = str(request.path_params["name"]).partition(".")
    asked = Asked.of(request)
    return (
        Download(name=name, format=ending, asked=asked) if ending else Ask(name=name, asked=asked)
    )
