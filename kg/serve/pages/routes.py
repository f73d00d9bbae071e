"""Which address is which page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from kg.serve.pages.asked import Asked
from kg.serve.pages.static import static
from kg.serve.pages.thing import Thing
from kg.serve.sending import Sent

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from kg.serve.workers import Workers


def routes(workers: Workers) -> list[BaseRoute]:
    """The pages, each run by a worker, and the files that they load."""

    async def thing(request: Request) -> Sent:
        job = Thing(name=request.path_params["name"], asked=Asked.of(request))
        return Sent(await workers.reply(job))

    return [
        Route("/id/{name}", thing),
        Route("/static/{mark}/{name}", static),
    ]
