"""Which addresses a request may reach: names, their look-ups and redirects, against a real server on loopback."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import httpcore
import httpx
import pytest

from monitors import connect
from monitors.addresses import check_ip
from monitors.connect import Resolve
from monitors.fetch import FetchError, fetch_feed, fetch_page, open_client
from tests.monitors.origin import FEED, Origin, answer, fail, get, redirect


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]", "127.0.0.2", "0"])
async def test_a_redirect_from_a_public_to_a_private_address_is_refused(
    public_client: httpx.AsyncClient, origin: Origin, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    def check(address: IPv4Address | IPv6Address, *, private: bool) -> None:
        if str(address) != "127.0.0.1":  # which stands for a public server here
            check_ip(address, private=private)

    monkeypatch.setattr(connect, "check_ip", check)
    origin.answers |= {"/feed": redirect(origin.url("/secret", host)), "/secret": answer(body=FEED)}
    assert (await fail(public_client, origin.url())).code == "refused"
    assert [path for path, _ in origin.requests] == ["/feed"]


def resolve_to(*addresses: str) -> Resolve:
    """A resolver that answers any name with these addresses."""

    async def resolve(_: str, __: int) -> list[str]:
        return list(addresses)

    return resolve


PUBLIC = "93.184.216.34"


class Rebinding:
    """A resolver of the attacker: each look-up of a name gets its next answer, and the last one for ever."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)
        self.lookups = 0

    async def __call__(self, _: str, __: int) -> list[str]:
        self.lookups += 1
        return [self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where connections were made; those to the public address end at the loopback server."""
    real, made = httpcore.AnyIOBackend.connect_tcp, []

    async def connect(self: httpcore.AnyIOBackend, host: str, *rest: Any) -> httpcore.AsyncNetworkStream:
        made.append(host)
        return await real(self, "127.0.0.1" if host == PUBLIC else host, *rest)

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    return made


Fetch = Callable[[Any, str], Awaitable[object]]
FETCHES: list[Fetch] = [lambda client, url: fetch_feed(client, url, None, None), fetch_page]
PRIVATE = [
    "127.0.0.1",
    "10.0.0.1",
    "169.254.169.254",
    "::1",
    "fe80::1%eth0",
    "::ffff:192.168.1.1",
    "ff02::1",
    "0.0.0.0",  # noqa: S104 (refused)
]


@pytest.mark.parametrize("fetch_it", FETCHES, ids=["feed", "page"])
@pytest.mark.parametrize("private", PRIVATE)
async def test_a_name_that_turns_private_between_two_look_ups_is_refused_at_the_second_connection(
    origin: Origin, connected: list[str], fetch_it: Fetch, private: str
) -> None:
    origin.answers["/"] = answer(body=FEED)
    resolve = Rebinding(PUBLIC, private)
    async with open_client(private_addresses=False, resolve=resolve) as client:
        await fetch_it(client, origin.url("/", "khabar.example"))
        with pytest.raises(FetchError) as error:
            await fetch_it(client, origin.url("/", "khabar.example"))
    assert (error.value.code, resolve.lookups, connected) == ("refused", 2, [PUBLIC])


@pytest.mark.parametrize("fetch_it", FETCHES, ids=["feed", "page"])
async def test_a_name_that_turns_private_before_its_own_redirect_is_refused(
    origin: Origin, connected: list[str], fetch_it: Fetch
) -> None:
    origin.answers |= {"/": redirect("/secret"), "/secret": answer(body=FEED)}
    async with open_client(private_addresses=False, resolve=Rebinding(PUBLIC, "127.0.0.1")) as client:
        with pytest.raises(FetchError) as error:
            await fetch_it(client, origin.url("/", "khabar.example"))
    assert (error.value.code, connected, [path for path, _ in origin.requests]) == ("refused", [PUBLIC], ["/"])


@pytest.mark.parametrize("fetch_it", FETCHES, ids=["feed", "page"])
async def test_what_was_looked_up_is_what_is_connected_to(
    origin: Origin, connected: list[str], fetch_it: Fetch
) -> None:
    origin.answers["/"] = answer(body=FEED)
    resolve = Rebinding(PUBLIC, "127.0.0.1")
    async with open_client(private_addresses=False, resolve=resolve) as client:
        await fetch_it(client, origin.url("/", "khabar.example"))
    assert (resolve.lookups, connected) == (1, [PUBLIC])
    assert origin.requests[0][1]["host"] == f"khabar.example:{origin.port}"


@pytest.mark.parametrize("fetch_it", FETCHES, ids=["feed", "page"])
@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:7f00:1]"]
)
async def test_ones_own_machine_is_refused_for_feeds_and_pages_alike_however_it_is_written(
    public_client: httpx.AsyncClient, origin: Origin, fetch_it: Fetch, host: str
) -> None:
    with pytest.raises(FetchError) as error:
        await fetch_it(public_client, origin.url(host=host))
    assert (error.value.code, origin.requests) == ("refused", [])


@pytest.mark.parametrize("fetch_it", FETCHES, ids=["feed", "page"])
@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://khabar.example/", "gopher://khabar.example/", "data:,x"])
async def test_only_the_web_is_asked_for_feeds_and_pages_alike(
    public_client: httpx.AsyncClient, fetch_it: Fetch, url: str
) -> None:
    with pytest.raises(FetchError) as error:
        await fetch_it(public_client, url)
    assert error.value.code == "refused"


async def test_a_name_with_one_private_address_among_public_ones_is_refused(origin: Origin) -> None:
    async with open_client(private_addresses=False, resolve=resolve_to("8.8.8.8", "127.0.0.1")) as client:
        error = await fail(client, origin.url(host="khabar.example"))
    assert (error.code, "127.0.0.1" in str(error)) == ("refused", True)


@pytest.mark.parametrize("error", [httpcore.ConnectError, httpcore.ConnectTimeout])
async def test_the_next_address_of_a_name_is_tried_where_the_first_cannot_be_reached(
    origin: Origin, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    real = httpcore.AnyIOBackend.connect_tcp

    async def connect(self: httpcore.AnyIOBackend, host: str, *rest: Any) -> httpcore.AsyncNetworkStream:
        if host == "127.0.0.2":
            raise error
        return await real(self, host, *rest)

    monkeypatch.setattr(httpcore.AnyIOBackend, "connect_tcp", connect)
    origin.answers["/feed"] = answer(body=FEED)
    async with open_client(private_addresses=True, resolve=resolve_to("127.0.0.2", "127.0.0.1")) as client:
        assert (await get(client, origin.url(host="khabar.example"))).body == FEED
    assert origin.requests[0][1]["host"] == f"khabar.example:{origin.port}"


async def test_a_proxy_of_the_environment_which_would_get_past_the_check_is_not_used(
    origin: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    origin.answers["/feed"] = answer(body=FEED)
    async with open_client(private_addresses=True) as client:
        assert (await get(client, origin.url())).body == FEED


@pytest.mark.parametrize("url", ["", "khabar", "http://", "http://\x00/", "http://khabar.example:x/"])
async def test_what_is_not_an_address_is_refused(client: httpx.AsyncClient, url: str) -> None:
    assert (await fail(client, url)).code == "refused"
