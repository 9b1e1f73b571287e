"""The sandbox's HTTP side: who may call it, the Bot API's address, and the page with its own small API."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
from collections.abc import Awaitable, Callable
from importlib.resources import files
from typing import Any

from aiohttp import web

from bot.sandbox.api import BotApi
from bot.sandbox.chat import ChatServer
from bot.sandbox.parameters import ApiError

HEARTBEAT_SECONDS = 15.0
"""A comment goes out after this silence, so that a page that went away is noticed."""

SENT_TEXT_LIMIT = 4096
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_ASSETS = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "commands.js": "text/javascript",
    "format.js": "text/javascript",
    "server.js": "text/javascript",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses what another site or a rebound name sends through the visitor's browser.

    A page of another site can address this port: its Origin or Sec-Fetch-Site betrays it. A name that its
    owner points at 127.0.0.1 betrays itself by the Host header.
    """
    port = request.transport.get_extra_info("sockname")[1] if request.transport else None
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if request.host not in hosts:
        raise web.HTTPForbidden(text="This server answers to its loopback address only.\n")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        raise web.HTTPForbidden(text="Requests from other sites are refused.\n")
    if request.method != "GET" and request.headers.get("Sec-Fetch-Site", "none") not in (
        "none",
        "same-origin",
    ):
        raise web.HTTPForbidden(text="Requests from other sites are refused.\n")
    return await handler(request)


class BotApiRoutes:
    """`/bot<token>/<method>`, GET or POST, with JSON, form or query parameters."""

    def __init__(self, api: BotApi, token: str) -> None:
        self._api = api
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        path = "/bot{token}/{method}"
        return [web.get(path, self.call), web.post(path, self.call)]

    async def call(self, request: web.Request) -> web.Response:
        given = request.match_info["token"]
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode()):
            return _refusal(ApiError(401, "Unauthorized"))
        try:
            parameters = await _parameters(request)
            result = await self._api.call(request.match_info["method"], parameters)
        except ApiError as error:
            return _refusal(error)
        return web.json_response({"ok": True, "result": result})


class PageRoutes:
    """The chat page, its events and what people do in it. `key` shows that a call comes from the page."""

    def __init__(self, chats: ChatServer, key: str, on_watch: Callable[[], None]) -> None:
        self._chats = chats
        self._key = key
        self._on_watch = on_watch

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.page),
            web.get("/assets/{name}", self.asset),
            web.get("/page/events", self.events),
            web.post("/page/send", self.send),
            web.post("/page/press", self.press),
        ]

    async def page(self, _: web.Request) -> web.Response:
        self._on_watch()
        html = _resource("page.html").decode().replace("{{key}}", self._key)
        return web.Response(text=html, content_type="text/html", headers=_HEADERS)

    async def asset(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in _ASSETS:
            raise web.HTTPNotFound
        return web.Response(body=_resource(name), content_type=_ASSETS[name], charset="utf-8", headers=_HEADERS)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events: the whole state, then every change."""
        self._check_key(request.query.get("key", ""))
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream; charset=utf-8"})
        await response.prepare(request)
        with self._chats.listening() as queue, contextlib.suppress(ConnectionError):
            while True:
                self._on_watch()
                try:
                    async with asyncio.timeout(HEARTBEAT_SECONDS):
                        event = await queue.get()
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if event is None:
                    break
                await response.write(f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode())
        return response

    async def send(self, request: web.Request) -> web.Response:
        """A person writes: `{"person": id, "text": …}`."""
        body = await self._body(request)
        text = body.get("text")
        if not isinstance(text, str) or not text.strip() or len(text) > SENT_TEXT_LIMIT:
            raise web.HTTPBadRequest(text="text: 1 to 4096 characters")
        try:
            message = self._chats.receive(int(body.get("person", 0)), text)
        except (KeyError, TypeError, ValueError) as fault:
            raise web.HTTPBadRequest(text="person: unknown") from fault
        return web.json_response({"id": message.id})

    async def press(self, request: web.Request) -> web.Response:
        """A person presses a button: `{"person": id, "message": id, "data": …}`."""
        body = await self._body(request)
        try:
            query = self._chats.press(int(body["person"]), int(body["message"]), str(body["data"]))
        except (KeyError, TypeError, ValueError) as fault:
            raise web.HTTPBadRequest(text="no such button") from fault
        return web.json_response({"query": query})

    async def _body(self, request: web.Request) -> dict[str, Any]:
        self._check_key(request.headers.get("X-Sandbox-Key", ""))
        self._on_watch()
        try:
            body = await request.json()
        except ValueError as fault:
            raise web.HTTPBadRequest(text="JSON expected") from fault
        if not isinstance(body, dict):
            raise web.HTTPBadRequest(text="an object expected")
        return body

    def _check_key(self, given: str) -> None:
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._key.encode()):
            raise web.HTTPForbidden(text="The page's key is missing or old: reload the page.\n")


async def _parameters(request: web.Request) -> dict[str, Any]:
    parameters: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = await request.json()
        except ValueError as fault:
            raise ApiError(400, f"Bad Request: can't parse JSON: {fault}") from fault
        if not isinstance(body, dict):
            raise ApiError(400, "Bad Request: object expected")
        return parameters | body
    return parameters | dict(await request.post())


def _refusal(error: ApiError) -> web.Response:
    record = {"ok": False, "error_code": error.status, "description": error.description}
    return web.json_response(record, status=error.status)


def _resource(name: str) -> bytes:
    return files("bot.sandbox").joinpath(name).read_bytes()
