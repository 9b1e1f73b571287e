"""Manners towards hosts, by a clock that tests turn."""

from __future__ import annotations

import asyncio

from monitors.hosts import PER_HOST, Hosts, host_of


class Clock:
    """Sleeping takes no time and turns the clock."""

    def __init__(self) -> None:
        self.now = 100.0

    def read(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self.now += seconds


async def starts(host_names: list[str], spacing: float) -> list[float]:
    """When each of these turns begins."""
    clock = Clock()
    hosts = Hosts(clock.read, clock.sleep)
    began = []
    for name in host_names:
        async with hosts.turn(name, spacing):
            began.append(clock.now - 100.0)
    return began


async def test_two_requests_to_one_host_are_a_second_apart_and_to_two_hosts_are_not() -> None:
    assert await starts(["a", "a", "a"], 1.0) == [0.0, 1.0, 2.0]
    assert await starts(["a", "b", "c"], 1.0) == [0.0, 0.0, 0.0]
    assert await starts(["a", "a"], 0.0) == [0.0, 0.0]


async def test_a_host_has_so_many_requests_at_one_time_and_the_others_wait_in_order() -> None:
    hosts, full, go_on = Hosts(), asyncio.Event(), asyncio.Event()
    running: set[int] = set()
    done: list[int] = []

    async def request(number: int) -> None:
        async with hosts.turn("a", 0.0):
            running.add(number)
            if len(running) == PER_HOST:
                full.set()
            await go_on.wait()
            done.append(number)

    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        for number in range(6):
            group.create_task(request(number))
        await full.wait()
        async with hosts.turn("b", 0.0):
            assert running == set(range(PER_HOST))
        go_on.set()
    assert done == list(range(6))


def test_a_host_is_what_serves_an_address() -> None:
    assert host_of("HTTPS://Khabar.Example:8443/a?b") == "khabar.example:8443"
    assert host_of("http://[::1]/") == "[::1]"
