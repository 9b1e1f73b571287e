"""From a feed to a phone: the whole program, real sockets, a real database."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from tests.journey.world import ADMIN, READER, Program, World

Start = Callable[[], AbstractAsyncContextManager[Program]]

STRIKE = (
    "قتل خمسة أشخاص وأصيب تسعة آخرون في غارة على بلدة هرابش بريف دير الزور، بحسب مصادر ميدانية. "
    "وقالت وزارة الدفاع إن الغارة أسفرت عن مقتل شخصين."
)


async def set_up(world: World) -> None:
    """Add the feed as an admin, subscribe as a reader."""
    world.publish("old", "خبر قديم من دير الزور", "نص قديم عن دير الزور لا يستدعي تنبيهاً.")
    await world.ask(ADMIN, f"/addfeed {world.feed_url} وكالة الرحلة", lambda text: "وكالة الرحلة" in text)
    await world.ask(READER, "/subscribe دير الزور", lambda text: "دير الزور" in text)


async def test_an_item_becomes_one_alert_with_both_sources(world: World, start: Start) -> None:
    async with start():
        await set_up(world)
        world.publish("strike", "غارة على هرابش", STRIKE)
        alert = await world.says(READER, lambda text: "غارة على هرابش" in text)
        assert "مصادر ميدانية" in alert["text"]
        assert "5 قتلى" in alert["text"]
        assert "وزارة الدفاع" in alert["text"]
        assert "قتيلان" in alert["text"]
        world.publish("other", "افتتاح مدرسة في حمص", "افتتحت مدرسة جديدة في مدينة حمص.")
        world.publish("last", "أمطار على دير الزور", "هطلت أمطار غزيرة على مدينة دير الزور.")
        await world.says(READER, lambda text: "أمطار على دير الزور" in text)
    told = [text for text in world.texts() if "غارة على هرابش" in text]
    assert len(told) == 1
    assert not any("مدرسة" in text or "خبر قديم" in text.split("\n")[0] for text in world.texts()[1:])


async def test_an_edit_that_changes_the_claims_goes_out_once_as_an_update(world: World, start: Start) -> None:
    async with start():
        await set_up(world)
        world.publish("strike", "غارة على هرابش", STRIKE)
        await world.says(READER, lambda text: "غارة على هرابش" in text)
        world.publish("strike", "غارة على هرابش", STRIKE.replace("خمسة أشخاص", "ثمانية أشخاص"))
        update = await world.says(READER, lambda text: "تحديث" in text)
        assert "8 قتلى" in update["text"]


async def test_nothing_lost_or_doubled_over_stops_and_kills(world: World, start: Start) -> None:
    titles = [f"خبر رقم {number} من دير الزور" for number in range(1, 7)]
    async with start() as program:
        await set_up(world)
        await publish_and_see(world, titles[:2])
        assert await program.stop(signal.SIGTERM, within=5) == 0
    world.publish("while-down", titles[2], "نص من دير الزور.")
    async with start() as program:
        await world.says(READER, lambda text: titles[2] in text)
        await publish_and_see(world, titles[3:4])
        await settled(world)
        await program.stop(signal.SIGKILL)
    async with start() as program:
        await publish_and_see(world, titles[4:])
        assert await program.stop(signal.SIGINT, within=5) == 0
    told = [title for text in world.texts() for title in titles if title in text]
    assert sorted(told) == titles


async def publish_and_see(world: World, titles: list[str]) -> None:
    for title in titles:
        world.publish(title.replace(" ", "-"), title, "نص من دير الزور.")
        await world.says(READER, lambda text, title=title: title in text)


async def settled(world: World) -> None:
    """Wait until the program has noted every answer of the Bot API: no message is in flight."""
    statistics = ""
    while "التنبيهات المنتظرة: 0" not in statistics:
        statistics = (await world.ask(ADMIN, "/stats", lambda text: "التنبيهات المنتظرة" in text))["text"]
