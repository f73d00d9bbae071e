"""The application: which path is answered by what.

To add a page, write a job (`kg.serve.job.Job`: a frozen, picklable value whose `run(workspace)`
returns a `Reply`; it runs in a worker under the limits of queries) and a route that asks it:

    from starlette.routing import Route
    from kg.serve.sending import Sent

    def routes(workers: Workers) -> list[Route]:
        async def home(request: Request) -> Sent:
            return Sent(await workers.reply(Home(lang=request.query_params.get("lang", "th"))))

        return [Route("/", home)]

and pass `routes(workers)` to `application` (`kg.serve.server.serve` does). An endpoint touches no
store and no file of the workspace itself; a `KgError` in a job is a 400 (`NotFoundError`: 404) with
its line. Every answer gets the headers of `kg.serve.shield.SAFE`, among them a policy that runs no
script; a page states its own `content-security-policy`. `editor` answers a browser that opens
`/sparql` without a query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.routing import Route

from kg.serve.job import plain
from kg.serve.negotiation import negotiate
from kg.serve.protocol import RefusedError, read_description, read_graph, read_query
from kg.serve.sending import Sent
from kg.serve.shield import Shield
from kg.serve.workers import whole

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

    from kg.serve.job import Job
    from kg.serve.shield import Access
    from kg.serve.workers import Workers

    Endpoint = Callable[[Request], Awaitable[ASGIApp]]

METHODS = ["GET", "HEAD", "POST"]


def application(
    workers: Workers,
    access: Access,
    *,
    routes: Sequence[BaseRoute] = (),
    editor: Endpoint | None = None,
) -> ASGIApp:
    """The endpoint with further routes, behind its shield."""
    own = [
        Route("/sparql", _sparql(workers, editor), methods=METHODS),
        Route("/data", _data(workers), methods=["GET"]),
    ]
    return Shield(Starlette(routes=[*own, *routes]), access, workers.limits)


def _sparql(workers: Workers, editor: Endpoint | None) -> Endpoint:
    async def sparql(request: Request) -> ASGIApp:
        try:
            query = await read_query(request)
        except RefusedError as error:
            return Sent(whole(plain(error.status, str(error))))
        if query is not None:
            return Sent(await workers.reply(query))
        if editor is not None and _by_browser(request):
            return await editor(request)
        return await _read(workers, read_description, request)

    return sparql


def _data(workers: Workers) -> Endpoint:
    async def data(request: Request) -> ASGIApp:
        return await _read(workers, read_graph, request)

    return data


async def _read(workers: Workers, read: Callable[[Request], Job], request: Request) -> Sent:
    try:
        job = read(request)
    except RefusedError as error:
        return Sent(whole(plain(error.status, str(error))))
    return Sent(await workers.reply(job))


def _by_browser(request: Request) -> bool:
    accept = request.headers.get("accept", "")
    return negotiate(accept, ("text/turtle", "text/html")) == "text/html"
