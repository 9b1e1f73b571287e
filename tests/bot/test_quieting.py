"""Quiet hours and time zones in the chat, by command and by buttons; what waits comes as one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitors.matching import StandingQueries
from monitors.query.facts import facts_of, terms_of
from monitors.store.chats import get_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.outbox import add_alerts
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import GROUP, NOW, Call, Telegram
from tests.bot.test_following import followed

EVENING = datetime(2026, 3, 5, 20, 30, tzinfo=UTC)
"""23:30 in Damascus."""


async def publish(telegram: Telegram, db: Database, feed: Feed, title: str) -> int:
    """Take in an item as a poll does; gives its number."""
    summary = replace(TWO_SOURCES, headline=title)
    item_id = store(db, feed, summary)
    facts = facts_of(terms_of("", title, "", summary), title, "", summary, telegram.now)

    def alert(conn: object) -> None:
        standing = StandingQueries()
        standing.catch_up(conn)
        found = standing.alerts_for(conn, item_id, facts, "alert", 0, telegram.now)
        add_alerts(conn, found, telegram.now)

    await db.run(alert)
    return item_id


async def delivered(telegram: Telegram) -> list[Call]:
    """What goes out now."""
    before = len(telegram.request.calls)
    while await telegram.courier.deliver():
        await telegram.courier.finish()
    return [call for call in telegram.request.calls[before:] if call.method == "sendMessage"]


async def quiet_night(telegram: Telegram) -> None:
    telegram.later(seconds=(EVENING - telegram.now).total_seconds())
    await telegram.write("/timezone asia/damascus")
    await telegram.write("/subscribe غارة")
    await telegram.write("/quiet 1 22:00-07:00")


async def test_alerts_wait_for_the_end_and_come_as_one_message(telegram: Telegram, db: Database, feed: Feed) -> None:
    await quiet_night(telegram)
    first = await publish(telegram, db, feed, "غارة أولى")
    telegram.later(hours=2)
    await publish(telegram, db, feed, "غارة ثانية")
    assert await delivered(telegram) == []
    (why,) = await telegram.write(f"/why {first}")
    assert why.text.endswith("تنبيه غارة ينتظر نهاية ساعات الهدوء: 2026-03-06 07:00")
    telegram.later(seconds=(datetime(2026, 3, 6, 4, 0, tzinfo=UTC) - telegram.now).total_seconds())
    (message,) = await delivered(telegram)
    assert message.text.startswith("تنبيهان مؤجلان\n\nغارة أولى")
    assert "غارة ثانية" in message.text
    assert message.text.endswith("كلمة المتابعة: غارة")
    await publish(telegram, db, feed, "غارة الصباح")
    (at_once,) = await delivered(telegram)
    assert at_once.text.startswith("غارة الصباح")


async def test_a_long_night_still_is_one_message(telegram: Telegram, db: Database, feed: Feed) -> None:
    await quiet_night(telegram)
    titles = [f"غارة رقم {number} {'على بلدة في الريف الشرقي ' * 6}" for number in range(30)]
    for title in titles:
        await publish(telegram, db, feed, title)
    telegram.later(hours=12)
    (message,) = await delivered(telegram)
    assert all(f"غارة رقم {number} " in message.text for number in range(30))


async def test_only_the_subscriptions_in_their_hours_wait(telegram: Telegram, db: Database, feed: Feed) -> None:
    await quiet_night(telegram)
    await telegram.write("/subscribe بغداد")
    await publish(telegram, db, feed, "غارة على بغداد")
    (message,) = await delivered(telegram)
    assert "كلمة المتابعة: غارة، بغداد" in message.text


async def test_ending_the_quiet_hours_lets_out_what_waits(telegram: Telegram, db: Database, feed: Feed) -> None:
    await quiet_night(telegram)
    await publish(telegram, db, feed, "غارة أولى")
    (answer,) = await telegram.write("/quiet 1 off")
    assert "بلا ساعات هدوء: تصل التنبيهات فوراً." in answer.text
    assert len(await delivered(telegram)) == 1


async def test_another_time_zone_moves_the_end(telegram: Telegram, db: Database, feed: Feed) -> None:
    await quiet_night(telegram)
    await publish(telegram, db, feed, "غارة أولى")
    await telegram.press("zone:0:0:America/New_York")
    assert len(await delivered(telegram)) == 1


async def test_quiet_hours_by_buttons_alone(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    (listed,) = await telegram.write("/subscriptions")
    _, view = await telegram.press(listed.keys["هدوء 1"])
    assert "بلا ساعات هدوء" in view.text
    assert "الأوقات بتوقيت UTC، والساعة هناك الآن 12:00." in view.text
    _, zones = await telegram.press(view.keys["تغيير التوقيت"])
    _, view = await telegram.press(zones.keys["دمشق"])
    assert "الأوقات بتوقيت دمشق (Asia/Damascus)، والساعة هناك الآن 15:00." in view.text
    _, view = await telegram.press(view.keys["23:00-07:00"])
    assert "هدوء من 23:00 إلى 07:00: تنتظر التنبيهات وتصل في رسالة واحدة." in view.text
    _, listed = await telegram.press(view.keys["رجوع"])
    assert listed.text.endswith("1. دير الزور · يعمل · هدوء 23:00-07:00")
    (subscription,) = await followed(db)
    here = await db.query(get_destination, subscription.destination_id)
    assert here is not None
    assert here.timezone == "Asia/Damascus"
    _, view = await telegram.press("quiet:1:0:off")
    assert "بلا ساعات هدوء" in view.text


async def test_times_are_shown_in_the_chats_zone(telegram: Telegram, db: Database, feed: Feed) -> None:
    item_id = store(db, feed, TWO_SOURCES)
    (before,) = await telegram.write(f"/item {item_id}")
    assert "2026-03-05 11:32" in before.text
    (answer,) = await telegram.write("/timezone asia/damascus")
    assert "Asia/Damascus" in answer.text
    (after,) = await telegram.write(f"/item {item_id}")
    assert "2026-03-05 14:32" in after.text
    (settings,) = await telegram.write("/settings")
    assert "Asia/Damascus" in settings.text


@pytest.mark.parametrize("wrong", ["/quiet 1", "/quiet 1 25-7", "/quiet x 22-7", "/quiet 22-7", "/quiet 1 22-22"])
async def test_hours_that_are_none_get_a_right_example(telegram: Telegram, wrong: str) -> None:
    await telegram.write("/subscribe دير الزور")
    (answer,) = await telegram.write(wrong)
    assert answer.text.endswith("مثال: /quiet 1 22:00-07:00")


async def test_without_words_both_commands_explain_themselves(telegram: Telegram) -> None:
    (answer,) = await telegram.write("/quiet")
    assert "في رسالة واحدة" in answer.text
    (answer,) = await telegram.write("/timezone")
    assert answer.keys["القاهرة"] == "zone:0:0:Africa/Cairo"
    (answer,) = await telegram.write("/timezone المريخ")
    assert answer.text.endswith("مثال: /timezone Asia/Damascus")
    (answer,) = await telegram.write("/quiet 3 22-7")
    assert "/subscriptions" in answer.text


async def test_nobody_quiets_another_chats_subscription(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    stranger = {"id": 502, "type": "private", "first_name": "سامي"}
    for data in ("quiet:1:0", "quiet:1:0:1320-420", "zone:1:0:Asia/Damascus"):
        notes = await telegram.press(data, user=502, chat=stranger)
        assert not any("دير الزور" in note.text for note in notes)
    (note,) = await telegram.press("quiet:1:0:1320-420", chat=GROUP)
    assert "المشرف" in note.text
    (subscription,) = await followed(db)
    assert subscription.quiet is None


@pytest.mark.parametrize("data", ["quiet:1:0:9999-1", "quiet:1:0:5-5", "quiet:1:0:1320-420:1", "zone:1:0:../../etc"])
async def test_hours_and_zones_that_no_button_offers_change_nothing(
    telegram: Telegram, db: Database, data: str
) -> None:
    await telegram.write("/subscribe دير الزور")
    await telegram.press(data)
    (subscription,) = await followed(db)
    assert subscription.quiet is None
    assert timedelta(0) == telegram.now - NOW


@pytest.mark.parametrize("city", ["دمشق", "Damascus", "asia/damascus"])
async def test_a_time_zone_is_known_by_its_city_as_its_button_names_it(telegram: Telegram, city: str) -> None:
    (answer,) = await telegram.write(f"/timezone {city}")
    assert answer.text.startswith("الأوقات بتوقيت دمشق (Asia/Damascus)")
