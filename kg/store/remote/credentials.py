"""Who asks: a user and a password or a token, from the environment and from nowhere else."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import httpx

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Generator

USER, PASSWORD = "KG_STORE_USER", "KG_STORE_PASSWORD"
TOKEN, KIND = "KG_STORE_TOKEN", "KG_STORE_AUTH"
KINDS = ("basic", "digest", "bearer")
_SCHEME = re.compile(r"(?:^|,)\s*(basic|digest|bearer)\b", re.IGNORECASE)


class Credentials(httpx.Auth):
    """Answers what a server asks for with what the environment has.

    Nothing is sent before a server asks, unless KG_STORE_AUTH says which kind; a server that
    asks for several gets the one that tells it least: Digest, Bearer, Basic.
    """

    def __init__(self) -> None:
        self._user, self._password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
        self._token = os.environ.get(TOKEN, "")
        self._kind = os.environ.get(KIND, "").lower()
        if self._kind and self._kind not in KINDS:
            raise KgError(
                f"{KIND} is not one of {', '.join(KINDS)}; leave it unset to be found out"
            )
        self._chosen: httpx.Auth | None = self._of(self._kind) if self._kind else None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """The request as it is, and again with what the answer asked for."""
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = _asked(response)
            kind = next((each for each in ("digest", "bearer", "basic") if each in asked), "")
            self._chosen = self._of(kind) if kind else None
            if self._chosen is None:
                return
            if isinstance(self._chosen, httpx.DigestAuth):  # which asks for the challenge at hand
                flow = self._chosen.auth_flow(request)
                next(flow)
                yield flow.send(response)
                return
        yield from self._chosen.auth_flow(request)

    def hidden(self, text: str) -> str:
        """A text of the server's without what is secret, should it say it again."""
        for secret in (self._password, self._token):
            text = text.replace(secret, "…") if secret else text
        return text

    def mended(self, response: httpx.Response) -> str:
        """What to do about a 401 or 403."""
        if self._chosen is not None:
            given = TOKEN if isinstance(self._chosen, _Bearer) else f"{USER} and {PASSWORD}"
            return f"what {given} say was refused; check them, and what they are allowed"
        kinds = " or ".join(sorted(_asked(response))) or "a user"
        return f"it asks for {kinds}; set {USER} and {PASSWORD}, or {TOKEN}"

    def _of(self, kind: str) -> httpx.Auth | None:
        if kind == "bearer":
            return _Bearer(self._token) if self._token else None
        if not self._user:
            return None
        scheme = httpx.DigestAuth if kind == "digest" else httpx.BasicAuth
        return scheme(self._user, self._password)


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def _asked(response: httpx.Response) -> set[str]:
    """The kinds of credentials that a 401 asks for."""
    said = ", ".join(response.headers.get_list("www-authenticate"))
    return {match.lower() for match in _SCHEME.findall(said)}
