"""What admins can do, that nobody else can, and that it is noted."""

from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock

import pytest

from bot.handlers import FOR_ADMINS
from bot.menu import EXAMPLES
from monitors.poll import FeedReport
from monitors.store.chats import add_admin, list_admins, list_audit
from monitors.store.database import Database
from monitors.store.feeds import Feed, get_feed
from monitors.trial import FeedTrial
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import BOT_ADMIN, GROUP, NOW, READER, Telegram


async def order(telegram: Telegram, text: str) -> str:
    (answer,) = await telegram.write(text, user=BOT_ADMIN)
    return answer.text


async def actions(db: Database) -> list[tuple[int, str, str]]:
    return [(entry.user_id, entry.action, entry.detail) for entry in await db.query(list_audit, 10)]


@pytest.mark.parametrize("name", FOR_ADMINS)
async def test_others_get_a_polite_refusal(telegram: Telegram, db: Database, feed: Feed, name: str) -> None:
    for chat in ({}, {"chat": GROUP}):
        (answer,) = await telegram.write(EXAMPLES[name], **chat)
        assert answer.text.startswith("عذراً، هذا الأمر لمديري البوت وحدهم.")
    assert await actions(db) == []


async def test_the_feeds_and_how_they_are_doing(telegram: Telegram, feed: Feed) -> None:
    assert await order(telegram, "/feeds") == "مصدر واحد، يُتابَع منه 1\n1. وكالة ضفاف · متابَع"


async def test_without_feeds_it_shows_how_to_add_one(telegram: Telegram) -> None:
    assert await order(telegram, "/feeds") == "لا مصادر بعد.\nمثال: /addfeed https://example.org/rss وكالة"


async def test_pausing_and_resuming_by_number_name_or_address(telegram: Telegram, db: Database, feed: Feed) -> None:
    assert await order(telegram, "/pausefeed 1") == "أُوقفت متابعة المصدر: وكالة ضفاف"
    assert "موقوف" in await order(telegram, "/feeds")
    assert await order(telegram, "/resumefeed وكالة ضفاف") == "استؤنفت متابعة المصدر: وكالة ضفاف"
    assert (await db.query(get_feed, feed.id)).state == "active"
    assert await actions(db) == [(BOT_ADMIN, "resumefeed", "1"), (BOT_ADMIN, "pausefeed", "1")]


async def test_removing_asks_first(telegram: Telegram, db: Database, feed: Feed) -> None:
    (question,) = await telegram.write("/removefeed 1", user=BOT_ADMIN)
    assert question.keys == {"نعم، احذفه": "unfeed:1:yes", "لا": "unfeed:1:no"}
    (note,) = await telegram.press("unfeed:1:yes", user=READER)
    assert "لمديري البوت وحدهم" in note.text
    _, kept = await telegram.press("unfeed:1:no", user=BOT_ADMIN)
    assert kept.text == "بقي المصدر كما هو."
    assert (await db.query(get_feed, feed.id)).state == "active"
    _, removed = await telegram.press("unfeed:1:yes", user=BOT_ADMIN)
    assert removed.text == "حُذف المصدر: وكالة ضفاف"
    assert (await db.query(get_feed, feed.id)).state == "removed"
    _, again = await telegram.press("unfeed:1:yes", user=BOT_ADMIN)
    assert again.text == "لم يعد هذا المصدر موجوداً."
    assert await actions(db) == [(BOT_ADMIN, "removefeed", "1 news.example")]


async def test_the_interval_has_a_lower_bound(telegram: Telegram, db: Database, feed: Feed) -> None:
    assert await order(telegram, "/interval وكالة ضفاف 15") == "وكالة ضفاف: عدد الدقائق بين متابعة وأخرى: 15"
    assert (await db.query(get_feed, feed.id)).interval_s == 900
    assert "كل 15 د" in await order(telegram, "/feeds")
    assert "أقصر مدة مسموح بها بالدقائق: 10" in await order(telegram, "/interval 1 5")
    await order(telegram, "/interval 1 auto")
    assert (await db.query(get_feed, feed.id)).interval_s is None


@pytest.mark.parametrize("wrong", ["/interval", "/interval 1", "/interval 1 soon", "/interval 1 nan", "/interval 1 -5"])
async def test_a_wrong_interval_is_explained(telegram: Telegram, feed: Feed, wrong: str) -> None:
    assert (await order(telegram, wrong)).endswith("مثال: /interval 3 15")


@pytest.mark.parametrize("name", ["pausefeed", "resumefeed", "removefeed", "checkfeed"])
async def test_a_feed_that_there_is_not(telegram: Telegram, name: str) -> None:
    assert (await order(telegram, f"/{name}")).endswith(f"مثال: /{name} 3")
    assert (await order(telegram, f"/{name} 99")).endswith(f"مثال: /{name} 3")


def trying(monkeypatch: pytest.MonkeyPatch, trial: FeedTrial) -> list[str]:
    tried: list[str] = []

    async def try_feed(_db: Any, _client: Any, url: str, name: str, *_: Any) -> FeedTrial:
        tried.extend((url, name))
        return trial

    monkeypatch.setattr("bot.admin.try_feed", try_feed)
    return tried


async def test_adding_a_feed_says_what_it_holds(
    telegram: Telegram, db: Database, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial = FeedTrial(feed.url, "عنوان <الخلاصة>", "RSS 2.0", 12, NOW, NOW, feed)
    tried = trying(monkeypatch, trial)
    said = await order(telegram, "/addfeed news.example/rss وكالة ضفاف")
    assert tried == ["https://news.example/rss", "وكالة ضفاف"]
    assert said == (
        "أُضيف المصدر رقم 1: وكالة ضفاف\nالعنوان: عنوان <الخلاصة>\nالصيغة: RSS 2.0\n"
        "الرابط: https://news.example/rss\n12 خبراً حُفظت من دون تنبيه\n"
        "تواريخها من 2026-03-05 12:00 إلى 2026-03-05 12:00"
    )
    assert await actions(db) == [(BOT_ADMIN, "addfeed", "1 news.example")]


async def test_a_feed_of_ones_own_machine_is_tried(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    # Telegram links to no such address; whether it may be asked is a setting.
    tried = trying(monkeypatch, FeedTrial("http://localhost:8080/rss", error_code="private", error_sentence="No."))
    await order(telegram, "/addfeed http://localhost:8080/rss")
    assert tried[0] == "http://localhost:8080/rss"


async def test_a_feed_that_fails_its_try_is_not_added(
    telegram: Telegram, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://news.example/x"
    trying(monkeypatch, FeedTrial(url, error_code="duplicate", error_sentence="It is there."))
    said = await order(telegram, f"/addfeed {url}")
    assert said == f"لم يُضَف المصدر: {url}\nهذا المصدر مضاف من قبل"
    assert await actions(db) == []


async def test_the_detail_of_a_fault_is_what_its_sentence_does_not_say(
    telegram: Telegram, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, sentence, detail = "https://news.example/x", "The certificate does not hold: expired.", "expired"
    trying(monkeypatch, FeedTrial(url, error_code="certificate", error_sentence=sentence, error_detail=detail))
    telegram.services.poller.check_feed = AsyncMock(
        return_value=FeedReport(feed, "certificate", sentence=sentence, detail=detail)
    )
    for asked in (f"/addfeed {url}", "/checkfeed 1"):
        said = await order(telegram, asked)
        assert said.endswith("شهادة خادمه غير صالحة\nالتفصيل: expired")
        assert sentence not in said


@pytest.mark.parametrize(
    "wrong", ["/addfeed", "/addfeed ftp://news.example", "/addfeed https://", "/addfeed javascript://x"]
)
async def test_an_address_that_is_none(telegram: Telegram, wrong: str) -> None:
    assert "مثال: /addfeed https://example.org/rss وكالة" in await order(telegram, wrong)


async def test_checking_a_feed_now(telegram: Telegram, db: Database, feed: Feed) -> None:
    async def check_feed(feed_id: int) -> FeedReport:
        assert feed_id == feed.id
        return FeedReport(feed, "ok", new=2, revised=1, alerts=3)

    telegram.services.poller.check_feed = check_feed
    assert await order(telegram, "/checkfeed 1") == "وكالة ضفاف: يعمل\nجديد: 2، معدَّل: 1، تنبيهات: 3"
    assert await actions(db) == [(BOT_ADMIN, "checkfeed", "1")]


async def test_stats(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES)
    await telegram.write("/subscribe غزة")
    said = await order(telegram, "/stats")
    for line in (
        "المصادر: 1",
        "الأخبار المحفوظة: 1",
        "أخبار آخر 24 ساعة: 1",
        "الاشتراكات: 1",
        "المحادثات التي لها اشتراكات: 1",
    ):
        assert line in said.split("\n")


async def test_admins_make_admins(telegram: Telegram, db: Database) -> None:
    assert await order(telegram, "/admins add 99") == "أصبح 99 مديراً."
    assert await order(telegram, "/admins add 99") == "المستخدم 99 مدير بالفعل."
    assert await order(telegram, "/admins") == "المديرون\n42 · من الإعدادات\n99\nلإضافة مدير: /admins add 123456789"
    (answer,) = await telegram.write("/admins remove 99", user=99)
    assert answer.text == "لم يعد 99 مديراً."
    assert await db.query(list_admins) == []
    assert "MIRSAD_ADMINS" in await order(telegram, "/admins remove 42")
    assert await order(telegram, "/admins remove 99") == "هذا المستخدم ليس مديراً."
    assert (await order(telegram, "/admins add someone")).endswith("مثال: /admins add 123456789")


async def test_the_code_makes_one_admin_once(telegram: Telegram, db: Database) -> None:
    telegram.services.claim_code = "1a2b3c4d"
    (answer,) = await telegram.write("/claim 00000000")
    assert answer.text.startswith("الرمز غير صحيح.")
    (answer,) = await telegram.write("/claim 1a2b3c4d", chat=GROUP)
    assert answer.text == "أرسل هذا الأمر في محادثة خاصة معي."
    (answer,) = await telegram.write("/claim 1A2B3C4D")
    assert answer.text.startswith("أصبحت مدير هذا البوت.")
    assert await db.query(list_admins) == [READER]
    (answer,) = await telegram.write("/claim 1a2b3c4d", user=7, chat={"id": 7, "type": "private", "first_name": "x"})
    assert answer.text.startswith("للبوت مدير بالفعل")
    assert await db.query(list_admins) == [READER]
    assert await actions(db) == [(READER, "claim", "")]
    assert await db.run(add_admin, READER, READER, NOW) is False
