"""The server of the local page: only this machine reaches it, only whoever has the token, and it keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from secrets import compare_digest
from typing import TypeVar

import anyio
import anyio.to_process
from attrs import field, frozen
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from aenoprojects.app.pages import Words, message_page, start_page
from aenoprojects.app.work import DOWNLOADS, Upload, read_uploads, result_page, written
from aenoprojects.errors import AenoprojectsError
from aenoprojects.exporters.registry import load
from aenoprojects.model import Document
from aenoprojects.vocabulary import Vocabulary

_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"frame-ancestors 'none'"),  # beside the page's own rule, which cannot say this
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"referrer-policy",
        b"same-origin",
    ),  # the address holds the token; "no-referrer" would hide the origin of forms, too
    (b"x-content-type-options", b"nosniff"),
)
T = TypeVar("T")
_SAID = {400: "no-files", 403: "foreign", 404: "gone", 413: "too-much", 503: "too-long"}
_FILES = 500  # at once; more come as a zip


@frozen(kw_only=True)
class Limits:
    """What one drop of files may cost."""

    size: int = 100_000_000
    """Bytes that may be sent at once: the largest page that is known has two million."""
    seconds: float = 120.0
    """For reading them, and for writing each format."""
    kept: int = 5
    """How many drops are remembered, for the links of their pages; the oldest goes first."""


@frozen
class App:
    """The page's state: what was dropped last, in memory alone."""

    token: str = field(repr=False)
    words: Words
    limits: Limits
    stop: Callable[[], None]
    vocabulary: Vocabulary | None = None
    drops: dict[int, Document] = field(factory=dict, init=False, repr=False)

    async def start(self, _request: Request) -> Response:
        """Show the page to drop files on."""
        return HTMLResponse(start_page(self.words, self.limits.size))

    async def drop(self, request: Request) -> Response:
        """Read what was dropped, and go to the page that shows it."""
        async with request.form(max_files=_FILES, max_fields=1) as form:
            files = [one for one in form.getlist("files") if not isinstance(one, str) and one.filename]
            uploads = [Upload(one.filename or "", await one.read()) for one in files]
        if not uploads:
            raise HTTPException(HTTPStatus.BAD_REQUEST)
        try:
            document = await self._aside(read_uploads, uploads, self.vocabulary)
        except AenoprojectsError as error:
            return self._say(self.words.said(str(error)), HTTPStatus.UNPROCESSABLE_ENTITY)
        number = max(self.drops, default=0) + 1
        self.drops[number] = document
        for old in sorted(self.drops)[: -self.limits.kept]:
            del self.drops[old]
        return RedirectResponse(f"/{self.token}/{number}/", HTTPStatus.SEE_OTHER)

    async def result(self, request: Request) -> Response:
        """Show what was read from a drop."""
        document = self._dropped(request)
        links = [(name, self.words(f"app.take-{kind}")) for kind, name in DOWNLOADS.items()]
        links.append((f"/{self.token}/", self.words("app.again")))
        title = ", ".join(one.name for one in document.sources[:3]) or self.words("app.title")
        page = await self._aside(result_page, document, self.words.language, title, tuple(links))
        return HTMLResponse(page)

    async def download(self, request: Request) -> Response:
        """Write a drop in a format."""
        document, name = self._dropped(request), request.path_params["name"]
        kind = next((kind for kind, file in DOWNLOADS.items() if file == name), None)
        if kind is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        data = await self._aside(written, document, kind, self.words.language)
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(data, media_type=load(kind).media_type, headers=headers)

    async def end(self, _request: Request) -> Response:
        """Stop the program."""
        self.stop()
        return HTMLResponse(message_page(self.words, self.words("app.stopped")))

    async def failed(self, _request: Request, error: Exception) -> Response:
        """Say in words what went wrong."""
        return self.refused(error.status_code if isinstance(error, HTTPException) else 500)

    def refused(self, status: int) -> Response:
        """Return the page for a status that is no success."""
        size, seconds = self.limits.size // 1_000_000, round(self.limits.seconds)
        if status == HTTPStatus.NO_CONTENT:
            return Response(status_code=status)
        said = self.words(f"app.{_SAID.get(status, 'failed')}", size=size, seconds=seconds)
        return self._say(said, status)

    def _say(self, message: str, status: int) -> Response:
        back = f"/{self.token}/" if status != HTTPStatus.FORBIDDEN else None
        return HTMLResponse(message_page(self.words, message[:1].upper() + message[1:], back=back), status)

    def _dropped(self, request: Request) -> Document:
        document = self.drops.get(request.path_params["number"])
        if document is None:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return document

    async def _aside(self, work: Callable[..., T], *arguments: object) -> T:
        """Do work in a process of its own, which is ended when it takes too long."""
        try:
            with anyio.fail_after(self.limits.seconds):
                return await anyio.to_process.run_sync(work, *arguments, cancellable=True)
        except TimeoutError as error:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE) from error


class Guard:
    """Lets in whoever has the token and comes from the page itself, and no more bytes than are allowed."""

    def __init__(self, app: ASGIApp, *, token: str, size: int, say: Callable[[int], Response]) -> None:
        """Guard an app; `say` puts a status into words."""
        self.app, self.token, self.size, self.say = app, token, size, say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        taken = 0
        refusal = self._refusal(Request(scope)) if scope["type"] == "http" else None

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.size:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            return message

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        answer = self.say(refusal) if refusal else self.app
        await answer(scope, counted, dressed)

    def _refusal(self, request: Request) -> HTTPStatus | None:
        first = request.url.path.split("/")[1]
        if first == "favicon.ico":  # which browsers ask for by themselves
            return HTTPStatus.NO_CONTENT
        if not compare_digest(first.encode(), self.token.encode()):
            return HTTPStatus.FORBIDDEN
        own = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if request.method == "POST" and request.headers.get("origin") != own:
            return HTTPStatus.FORBIDDEN
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.size:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return None


def make_app(
    words: Words,
    token: str,
    *,
    stop: Callable[[], None],
    vocabulary: Vocabulary | None = None,
    limits: Limits = Limits(),
) -> Starlette:
    """Return the app.

    Args:
        words: its texts.
        token: first part of every address; without it nothing is answered.
        stop: called when the user wants to end the program.
        vocabulary: as of `aenoprojects.read`.
        limits: of each drop.
    """
    app = App(token=token, words=words, limits=limits, stop=stop, vocabulary=vocabulary)
    routes = [
        Route("/", app.start),
        Route("/", app.drop, methods=["POST"]),
        Route("/stop", app.end, methods=["POST"]),
        Route("/{number:int}/", app.result),
        Route("/{number:int}/{name}", app.download),
    ]
    return Starlette(
        routes=[Mount(f"/{token}", routes=routes)],
        middleware=[
            # A name that leads here from elsewhere (DNS rebinding) is no name of this page.
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(Guard, token=token, size=limits.size, say=app.refused),
        ],
        exception_handlers={HTTPException: app.failed, Exception: app.failed},
    )
