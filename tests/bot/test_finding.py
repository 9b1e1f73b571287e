"""Queries in the chat: what is wrong comes with what may have been meant, lists go on at a tap, /test and /why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.finding import query_for
from monitors.query.parse import parse_query
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.outbox import NewAlert, add_alerts, lease_alerts, mark_sent
from monitors.store.subscriptions import add_subscription, list_subscriptions
from summarizer.model import Place, Summary
from tests.bot.stories import TWO_SOURCES, claim, store
from tests.bot.telegram_stub import NOW, READER, Telegram

ALEPPO = Place("حلب", "حلب", "SY", 36.2, 37.16)


def strike(number: int, killed: int) -> Summary:
    return Summary(f"غارة رقم {number}", "", locations=(ALEPPO,), claims=(claim(count=killed, source="الدفاع المدني"),))


async def test_a_list_goes_on_at_a_tap_and_shows_the_words(telegram: Telegram, db: Database, feed: Feed) -> None:
    for number in range(7):
        store(db, feed, strike(number, 3), "سقطت الغارات على الحي، وقال شهود إن القصف استمر.")
    (first,) = await telegram.write("/search غارة")
    assert first.text.count("/item_") == 5
    assert "<b>الغارات</b>" in first.parameters["text"]
    more = first.keys["المزيد"]
    _, second = await telegram.press(more)
    assert second.text.count("/item_") == 2
    assert second.keys == {}
    telegram.services.searches.clear()
    (note,) = await telegram.press(more)
    assert "ابحث مرة أخرى" in note.text


async def test_a_search_goes_by_relevance_at_a_tap_or_a_word(telegram: Telegram, db: Database, feed: Feed) -> None:
    best = store(db, feed, Summary("غارة على حلب", ""), "وصلت فرق الإنقاذ.")
    store(db, feed, Summary("هدوء", ""), "لم تسجل أي غارة في حلب.")
    (first,) = await telegram.write("/search غارة حلب")
    assert first.text.index("هدوء") < first.text.index("غارة على حلب")
    (button,) = [data for label, data in first.keys.items() if "الأوثق صلة" in label.replace("ً", "")]
    _, ranked = await telegram.press(button)
    assert ranked.text.index(f"/item_{best}") < ranked.text.index("هدوء")
    assert "الأحدث أولاً" in ranked.keys
    for words in ("ترتيب:صلة غارة حلب", "غارة حلب order:relevance"):
        (asked,) = await telegram.write(f"/search {words}")
        assert asked.text == ranked.text


async def test_an_unknown_place_is_offered_its_nearest(telegram: Telegram, db: Database) -> None:
    (answer,) = await telegram.write("/subscribe مكان:الرققة قتلى>=5")
    assert "لا أعرف مكاناً بهذا الاسم" in answer.text
    assert 'مكان:"الرقة" قتلى>=5' in answer.keys


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"خان يونس', "علامة اقتباس"),
        ("-حلب", "كل خبر تقريباً"),
        ("قتلى>=", "تُطلب الحصيلة"),
        ("لون:أحمر", "مكان:"),
        ("حلب -حلب", "يستبعدها"),
    ],
)
async def test_a_faulty_query_is_refused_with_its_reason(telegram: Telegram, query: str, said: str) -> None:
    (answer,) = await telegram.write(f"/subscribe {query}")
    assert said in answer.text
    assert "مثال:" in answer.text


async def test_a_test_counts_matches_and_says_what_nearly_matched(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, strike(1, 9), "")
    store(db, feed, strike(2, 3), "")
    (answer,) = await telegram.write("/test مكان:حلب قتلى>=5")
    assert "خبر واحد مطابق في آخر 7 أيام." in answer.text
    assert "غارة رقم 1" in answer.text
    near = answer.text.split("كاد أن يطابق:")[1]
    assert "غارة رقم 2" in near
    assert "ينقصه: عدد القتلى 5 أو أكثر (أعلى رقم فيه 3)" in near


async def test_why_says_which_query_sent_an_item_or_what_it_lacked(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    await telegram.write("/subscribe مكان:حلب قتلى>=5")
    with db.begin() as conn:
        (subscription,) = list_subscriptions(conn, 1)
    told, silent = store(db, feed, strike(1, 9), ""), store(db, feed, strike(2, 3), "")
    with db.begin() as conn:
        add_alerts(conn, [NewAlert(1, told, "alert", 0, subscription.query, subscription.id, NOW)], NOW)
    (answer,) = await telegram.write(f"/why {told}")
    assert "تنبيه لمتابعة مكان:حلب قتلى>=5 ينتظر الإرسال." in answer.text
    with db.begin() as conn:
        (alert,) = lease_alerts(conn, NOW, 1, 60)
        mark_sent(conn, alert.id, 7, NOW)
    (answer,) = await telegram.write(f"/why {told}")
    assert "وصل تنبيه في" in answer.text
    (answer,) = await telegram.write(f"/why /item_{silent}")
    assert "مكان:حلب قتلى>=5 — ينقص الخبر: عدد القتلى 5 أو أكثر (أعلى رقم فيه 3)" in answer.text


async def test_why_knows_what_came_before_and_what_was_paused(telegram: Telegram, db: Database, feed: Feed) -> None:
    item = store(db, feed, TWO_SOURCES, "")
    (answer,) = await telegram.write(f"/why {item}")
    assert "لا شيء متابَع" in answer.text
    telegram.now = NOW + timedelta(hours=1)
    await telegram.write("/subscribe غارات")
    (answer,) = await telegram.write(f"/why {item}")
    assert "بدأت متابعته بعد وصول الخبر" in answer.text
    (answer,) = await telegram.write("/why 99")
    assert "لا خبر بهذا الرقم" in answer.text


async def test_why_is_told_of_a_hundred_subscriptions(telegram: Telegram, db: Database, feed: Feed) -> None:
    words = [f"كلمة{number}" for number in range(100)]
    number = store(db, feed, Summary("خبر", ""), " ".join(words))
    here = (await telegram.write("/start"), await db.run(ensure_destination, READER, None, "private", "", NOW))[1]
    for word in words[2:]:
        query = parse_query(f"{word} {words[0]} {words[1]}")
        await db.run(add_subscription, here.id, query.text, query.key, READER, NOW)
    told = await telegram.write(f"/why {number}")
    assert sum(call.text.count("بدأت متابعته") for call in told) == 98
    assert len(told) > 1
    other = store(db, feed, Summary("آخر", ""))
    (answer,) = await telegram.write(f"/why {other}")
    assert answer.text.count("ينقص الخبر") == 5
    assert answer.text.endswith("و93 غيرها")


@pytest.mark.parametrize("command", ["test", "unsubscribe", "search", "subscribe", "recent"])
async def test_the_nearest_names_are_tried_with_the_command_that_asked(telegram: Telegram, command: str) -> None:
    (refused,) = await telegram.write(f"/{command} مكان:حلبب")
    (label, data), *_ = refused.keys.items()
    markup = {"inline_keyboard": [[{"text": label, "callback_data": data}]]}
    ended, answer = await telegram.press(data, reply_markup=markup)
    assert ended.text == ""
    assert "لم يعد هذا الزر يعمل" not in answer.text


@pytest.mark.parametrize("name", ["حلب", "دير الزور", "الحوثيون", "قرية زمرد", "«كونيكو»", "عين (حارة)"])
def test_what_a_tap_follows_is_a_query(name: str) -> None:
    assert parse_query(query_for(name)).node is not None
