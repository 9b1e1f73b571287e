"""What admins are told of feeds, and that each of them is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from telegram.error import TimedOut

from bot.notices import SHUT_OUT_FOR, render_notice, tell_admins
from monitors.store.chats import add_admin, ensure_destination, set_language
from monitors.store.database import Database
from monitors.store.feeds import Feed, FeedUpdate, save_feed_update, set_feed_state
from monitors.store.notices import NewNotice, PendingNotice, add_notices
from tests.bot.stories import style
from tests.bot.telegram_stub import BOT_ADMIN, DIRECTIONS, NOW, Call, Telegram

HOUR = timedelta(hours=1)
SECOND_ADMIN = 77
BLOCKED = (403, {"error_code": 403, "description": "Forbidden: bot can't initiate conversation with a user"})


def failing(db: Database, feed: Feed) -> None:
    """The feed fails from now on."""
    update = FeedUpdate(
        next_check_at=NOW,
        checked_at=NOW,
        status="timeout",
        ok=False,
        etag=None,
        last_modified=None,
        url=None,
        failures=3,
        first_polled_at=NOW,
        failing_since=NOW,
    )
    with db.begin() as conn:
        save_feed_update(conn, feed.id, update)


async def told(telegram: Telegram) -> list[Call]:
    """What is sent when it is looked for something to tell."""
    before = len(telegram.request.calls)
    await tell_admins(telegram.services.db, telegram.bot, telegram.services)
    return [call for call in telegram.request.calls[before:] if call.method == "sendMessage"]


async def test_admins_are_told_after_six_hours_of_failing_and_again_daily(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    failing(db, feed)
    telegram.later(hours=5.9)
    assert await told(telegram) == []
    telegram.later(hours=0.1)
    (call,) = await told(telegram)
    assert call.parameters["chat_id"] == BOT_ADMIN
    assert call.text == (
        "المصدر 1 · وكالة ضفاف\nمتعطل منذ 2026-03-05 12:00: لا يصل رد في الوقت المحدد.\n"
        "يستمر سؤاله على فترات تطول. /checkfeed 1 يجربه الآن، و/pausefeed 1 يوقفه."
    )
    telegram.later(hours=23.9)
    assert await told(telegram) == []
    for _ in range(3):
        telegram.later(hours=24)
        assert len(await told(telegram)) == 1


@pytest.mark.parametrize("state", ["paused", "removed", "retired"])
async def test_nobody_is_told_of_a_feed_that_is_not_polled(
    telegram: Telegram, db: Database, feed: Feed, state: str
) -> None:
    failing(db, feed)
    await db.run(set_feed_state, feed.id, state, NOW)
    telegram.later(hours=7)
    assert await told(telegram) == []


async def test_every_admin_is_told_in_their_language_and_none_holds_up_another(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await db.run(add_admin, SECOND_ADMIN, BOT_ADMIN, NOW)
    here = await db.run(ensure_destination, SECOND_ADMIN, None, "private", "x", NOW)
    await db.run(set_language, here.id, "en")
    telegram.request.failures[BOT_ADMIN] = [TimedOut()]
    await db.run(add_notices, feed.id, [NewNotice("recovered", "timeout", NOW)], [BOT_ADMIN], NOW)
    first, second = await told(telegram)
    assert second.text == "Feed 1 · وكالة ضفاف\nIt works again. It had failed since 2026-03-05 12:00."
    telegram.later(seconds=3)
    assert [call.parameters["chat_id"] for call in await told(telegram)] == [first.parameters["chat_id"]] == [BOT_ADMIN]
    telegram.later(hours=99)
    assert await told(telegram) == []


async def test_a_notice_outlives_a_crash_and_an_admin_who_cannot_be_told_yet(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await db.run(add_notices, feed.id, [NewNotice("retired", "http_410")], [BOT_ADMIN], NOW)
    telegram.request.failures[BOT_ADMIN] = [BLOCKED]
    assert len(await told(telegram)) == 1
    assert await told(telegram) == []
    telegram.later(hours=1)
    started_anew = Telegram(db)
    started_anew.now = telegram.now
    async with started_anew.application:
        (call,) = await told(started_anew)
        assert "أغلقه خادمه نهائياً (410)" in call.text
        assert await told(started_anew) == []


async def test_an_admin_who_never_wrote_to_the_bot_is_not_tried_for_ever(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await db.run(add_notices, feed.id, [NewNotice("retired", "http_410")], [BOT_ADMIN], NOW)
    telegram.request.failures[BOT_ADMIN] = [BLOCKED] * 1000
    tries = 0
    while telegram.now < NOW + 2 * SHUT_OUT_FOR:
        tries += len(await told(telegram))
        telegram.later(hours=6)
    assert tries == 4 * SHUT_OUT_FOR.days + 1


@pytest.mark.parametrize(
    ("notice", "text"),
    [
        (
            NewNotice("rolled_over", "ok", NOW, NOW + 9 * HOUR, 120),
            "Between 2026-03-05 12:00 and 2026-03-05 21:00 about 120 items are missing: it lists newer ones only.",
        ),
        (
            NewNotice("rolled_over", "ok", NOW, NOW + 9 * HOUR, 1),
            "Between 2026-03-05 12:00 and 2026-03-05 21:00 about 1 item is missing: it lists newer ones only.",
        ),
        (
            NewNotice("rolled_over", "ok", NOW, NOW + 9 * HOUR),
            "Items between 2026-03-05 12:00 and 2026-03-05 21:00 may be missing: it lists newer ones only.",
        ),
        (
            NewNotice("rolled_over", "ok", NOW),
            "Items since 2026-03-05 12:00 may be missing: of those it lists now none was there before.",
        ),
    ],
)
def test_a_gap_is_told_as_far_as_it_is_known(feed: Feed, notice: NewNotice, text: str) -> None:
    pending = PendingNotice(1, BOT_ADMIN, replace(feed, name="<b>"), notice, "en", 0, NOW)
    message = render_notice(pending, style("en")).text.translate(DIRECTIONS)
    assert message == f"Feed 1 · <b>&lt;b&gt;</b>\n{text}"
