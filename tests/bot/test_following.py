"""Following words: by command and by button, in private, in groups, in topics and in channels."""

from __future__ import annotations

import asyncio

import pytest

from bot.alerts import name_mark, tags_to_follow
from monitors.store.chats import ensure_destination, get_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.subscriptions import Subscription, add_subscription, list_subscriptions
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import CHANNEL, GROUP, GROUP_ADMIN, NOW, PRIVATE, READER, Telegram


async def followed(db: Database, chat: dict[str, object] = PRIVATE, thread_id: int | None = None) -> list[Subscription]:
    here = await db.run(ensure_destination, chat["id"], thread_id, chat["type"], chat.get("title", "ليلى"), NOW)
    return await db.query(list_subscriptions, here.id)


async def test_subscribing_shows_what_matched_lately(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES, "في دير الزور")
    (answer,) = await telegram.write("/subscribe  دير   الزور ")
    assert answer.text.startswith("تتابع من الآن: دير الزور\nمن آخر 24 ساعة:\n\nثلاث غارات في ليلة واحدة\n")
    assert answer.keys == {}
    (subscription,) = await followed(db)
    assert (subscription.query, subscription.created_by) == ("دير الزور", READER)
    (answer,) = await telegram.write("/subscribe درنة")
    assert answer.text.endswith("لا خبر مطابقاً في آخر 24 ساعة؛ سيصلك أول خبر مطابق فور وروده.")


async def test_an_equal_subscription_is_not_made_twice(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    (answer,) = await telegram.write("/subscribe الزُّور دير")
    assert answer.text.startswith("تتابع هذا من قبل: دير الزور (يعمل)")
    assert len(await followed(db)) == 1


async def test_unsubscribing_by_words_or_from_the_list(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    await telegram.write("/subscribe غزة")
    (answer,) = await telegram.write("/unsubscribe غزه")
    assert answer.text == "توقفت عن متابعة: غزة"
    (answer,) = await telegram.write("/unsubscribe")
    assert answer.text == "لديك اشتراك واحد\n1. دير الزور · يعمل"
    assert answer.keys == {"إيقاف 1": "pause:1:0", "هدوء 1": "quiet:1:0", "حذف 1": "remove:1:0"}


async def test_unsubscribing_from_what_meant_something_else_before(telegram: Telegram, db: Database) -> None:
    here = (await telegram.write("/start"), await db.run(ensure_destination, READER, None, "private", "", NOW))[1]
    await db.run(add_subscription, here.id, "مكان:غزة", "p:of_an_older_version", READER, NOW)
    (answer,) = await telegram.write("/unsubscribe مكان:غزة")
    assert answer.text == "توقفت عن متابعة: مكان:غزة"


async def test_unsubscribing_by_the_number_in_the_list(telegram: Telegram, db: Database) -> None:
    for words in ("غزة", "حلب", "7"):
        await telegram.write(f"/subscribe {words}")
    (answer,) = await telegram.write("/unsubscribe 7")
    assert answer.text == "توقفت عن متابعة: 7"
    (answer,) = await telegram.write("/unsubscribe 2")
    assert answer.text == "توقفت عن متابعة: حلب"
    for number in ("2", "0", "99999"):
        (answer,) = await telegram.write(f"/unsubscribe {number}")
        assert answer.text.startswith("لا تتابع هذه الكلمات")
    assert [one.query for one in await followed(db)] == ["غزة"]


async def test_the_list_pauses_resumes_and_removes(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    _, edited = await telegram.press("pause:1:0")
    assert edited.text.endswith("1. دير الزور · متوقف")
    _, edited = await telegram.press("resume:1:0")
    assert edited.text.endswith("1. دير الزور · يعمل")
    _, edited = await telegram.press("remove:1:0")
    assert edited.text.startswith("لا تتابع شيئاً بعد.")
    assert await followed(db) == []


async def test_a_long_list_has_pages(telegram: Telegram) -> None:
    for word in ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]:
        await telegram.write(f"/subscribe {word}")
    (answer,) = await telegram.write("/subscriptions")
    assert answer.text.startswith("لديك 9 اشتراكات\n1. واحد")
    assert "9." not in answer.text
    assert answer.keys["التالي"] == "subs:1"
    _, edited = await telegram.press("subs:1")
    assert "9. تسعة" in edited.text
    assert edited.keys["السابق"] == "subs:0"
    _, edited = await telegram.press("subs:999999")
    assert "9. تسعة" in edited.text


async def test_the_mute_button_silences_one_word_for_a_day(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    (note,) = await telegram.press("mute:1")
    assert note.text == "كُتمت دير الزور مدة 24 ساعة. لإنهاء الكتم: /subscriptions"
    (subscription,) = await followed(db)
    assert subscription.muted_until is not None
    assert (subscription.muted_until - NOW).total_seconds() == 86400
    (answer,) = await telegram.write("/subscriptions")
    assert "مكتوم" in answer.text
    assert "استئناف 1" in answer.keys
    _, edited = await telegram.press("resume:1:0")
    assert "يعمل" in edited.text


async def test_a_tap_follows_a_place_or_an_actor(telegram: Telegram, db: Database, feed: Feed) -> None:
    item_id = store(db, feed, TWO_SOURCES)
    _, answer = await telegram.press(f"follow:{item_id}:{name_mark('هرابش')}")
    assert answer.text.startswith("تتابع من الآن: مكان:هرابش")
    (subscription,) = await followed(db)
    assert subscription.query == "مكان:هرابش"
    (note,) = await telegram.press(f"follow:{item_id}:{name_mark('باريس')}")
    assert note.text == "عُدّل الخبر ولم يعد يذكر هذا الاسم."


async def test_details_come_as_messages_but_in_a_channel_as_a_box(telegram: Telegram, db: Database, feed: Feed) -> None:
    item_id = store(db, feed, TWO_SOURCES)
    _, details = await telegram.press(f"item:{item_id}")
    assert "الحصائل في متن الخبر" in details.text
    (box,) = await telegram.press(f"item:{item_id}", chat=CHANNEL)
    assert box.method == "answerCallbackQuery"
    assert box.text == TWO_SOURCES.lead


@pytest.mark.parametrize(
    "data",
    [
        "",
        "mute:",
        "mute:1x",
        "mute:١",
        "mute:1\n",
        "item:9999999999999999999",
        "lang:fr",
        "drop table",
        "unfeed:1:yes:no",
    ],
)
async def test_a_button_that_no_bot_made_does_nothing(telegram: Telegram, data: str) -> None:
    await telegram.write("/subscribe دير الزور")
    (note,) = await telegram.press(data)
    assert note.text == "لم يعد هذا الزر يعمل."


async def test_nobody_touches_another_chats_subscription(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe دير الزور")
    stranger = {"id": 502, "type": "private", "first_name": "سامي"}
    for data in ("mute:1", "pause:1:0", "remove:1:0"):
        await telegram.press(data, user=502, chat=stranger)
    (subscription,) = await followed(db)
    assert (subscription.state, subscription.muted_until) == ("active", None)


@pytest.mark.parametrize("command", ["/subscribe غزة", "/unsubscribe غزة", "/mute 2h", "/language"])
async def test_in_groups_only_its_admins_change_anything(telegram: Telegram, db: Database, command: str) -> None:
    (answer,) = await telegram.write(command, chat=GROUP)
    assert answer.text == "المشرفون هنا وحدهم يغيّرون ما تتابعه هذه المحادثة."
    assert await followed(db, GROUP) == []
    for data in ("pause:1:0", "remove:1:0", "lang:en", "unmute"):
        (note,) = await telegram.press(data, chat=GROUP)
        assert "المشرفون هنا" in note.text


async def test_a_topic_is_a_destination_of_its_own(telegram: Telegram, db: Database) -> None:
    topic = {"message_thread_id": 7, "is_topic_message": True}
    (answer,) = await telegram.write("/subscribe غزة", user=GROUP_ADMIN, chat=GROUP, **topic)
    assert answer.parameters["message_thread_id"] == 7
    assert answer.parameters["reply_parameters"]["message_id"]
    await telegram.write("/subscribe رفح", user=GROUP_ADMIN, chat=GROUP, message_thread_id=9)
    assert [subscription.query for subscription in await followed(db, GROUP, 7)] == ["غزة"]
    assert [subscription.query for subscription in await followed(db, GROUP)] == ["رفح"]


async def test_anonymous_group_admins_and_channels_speak_for_their_chat(telegram: Telegram, db: Database) -> None:
    await telegram.write("/subscribe غزة", user=1087968824, chat=GROUP, sender_chat=GROUP)
    await telegram.write("/subscribe رفح", chat=CHANNEL)
    assert [(s.query, s.created_by) for s in await followed(db, GROUP)] == [("غزة", GROUP["id"])]
    assert [(s.query, s.created_by) for s in await followed(db, CHANNEL)] == [("رفح", CHANNEL["id"])]
    (note,) = await telegram.press("remove:2:0", chat=CHANNEL)
    assert "المشرفون هنا" in note.text


async def test_the_language_is_the_chats(telegram: Telegram, db: Database) -> None:
    (answer,) = await telegram.write("/language")
    assert answer.keys == {"العربية": "lang:ar", "English": "lang:en"}
    _, edited = await telegram.press("lang:en")
    assert edited.text == "I speak English here from now on."
    (answer,) = await telegram.write("/subscriptions")
    assert answer.text == "You follow nothing yet.\nExample: /subscribe دير الزور"
    _, edited = await telegram.press("lang:ar")
    assert edited.text == "سأكتب هنا بالعربية من الآن."
    here = await db.query(get_destination, 1)
    assert here is not None
    assert here.language == "ar"


async def test_the_settings_button_ends_the_silence(telegram: Telegram, db: Database) -> None:
    await telegram.write("/mute 2h")
    _, edited = await telegram.press("unmute")
    assert edited.text == "عادت التنبيهات."
    here = await db.query(get_destination, 1)
    assert here is not None
    assert here.muted_until is None


async def test_a_second_press_on_the_same_button_is_no_error(telegram: Telegram) -> None:
    await telegram.write("/subscribe غزة")
    same = {"error_code": 400, "description": "Bad Request: message is not modified: the same content"}
    telegram.request.failures[501] = [(400, same)]
    calls = await telegram.press("subs:0")
    assert [call.method for call in calls] == ["answerCallbackQuery", "editMessageText"]


async def test_an_outlet_is_named_without_marks(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES)
    (answer,) = await telegram.write("/subscribe وسيلة:وكالة ضفاف غارات")
    assert answer.text.startswith('تتابع من الآن: وسيلة:"وكالة ضفاف" غارات\n')
    assert "ثلاث غارات في ليلة واحدة" in answer.text
    for command in ("search", "recent", "test"):
        (answer,) = await telegram.write(f"/{command} وسيلة:وكالة ضفاف غارات")
        assert "ثلاث غارات في ليلة واحدة" in answer.text
    await telegram.write("/unsubscribe وسيلة:وكالة ضفاف غارات")
    assert await followed(db) == []


async def test_a_chat_follows_so_much_and_no_more(telegram: Telegram, db: Database) -> None:
    telegram.services.settings = telegram.services.settings.model_copy(update={"chat_subscriptions": 2})
    for words in ("حلب", "حمص"):
        await telegram.write(f"/subscribe {words}")
    (answer,) = await telegram.write("/subscribe إدلب")
    assert "2" in answer.text
    assert len(await followed(db)) == 2
    (answer,) = await telegram.write("/subscribe حلب")
    assert answer.text.startswith("تتابع هذا من قبل")


async def test_commands_sent_at_once_do_not_pass_the_limit(telegram: Telegram, db: Database) -> None:
    telegram.services.settings = telegram.services.settings.model_copy(update={"chat_subscriptions": 2})
    await asyncio.gather(*(telegram.write(f"/subscribe كلمة{number}") for number in range(6)))
    assert len(await followed(db)) == 2


async def test_a_refusal_after_a_press_has_ended_is_said_in_the_chat(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    number = store(db, feed, TWO_SOURCES)
    tag = next(tags_to_follow(TWO_SOURCES))
    here = (await telegram.write("/start"), await db.run(ensure_destination, READER, None, "private", "", NOW))[1]
    for count in range(100):
        await db.run(add_subscription, here.id, f"كلمة{count}", f"k{count}", READER, NOW)
    _, refused = await telegram.press(f"follow:{number}:{name_mark(tag.name)}")
    assert refused.method == "sendMessage"
    assert "الحد الأعلى" in refused.text
    _, refused = await telegram.press("item:999")
    assert "لا خبر بهذا الرقم" in refused.text


async def test_a_view_whose_message_was_deleted_comes_anew(telegram: Telegram) -> None:
    gone = (400, {"description": "Bad Request: message to edit not found"})
    telegram.request.failures[READER] = [gone]
    *_, shown = await telegram.press("subs:0")
    assert shown.method == "sendMessage"
    assert shown.text.startswith("لا تتابع شيئاً بعد.")


@pytest.mark.parametrize("data", ["g:home::::0", "subs:0", "more:0123456789ab:1", "quiet:1:0"])
async def test_in_a_channel_its_readers_press_details_alone(telegram: Telegram, data: str) -> None:
    (refused,) = await telegram.press(data, chat=CHANNEL)
    assert refused.method == "answerCallbackQuery"
    assert "المشرفون هنا وحدهم" in refused.text


async def test_admins_are_known_where_members_are_hidden(telegram: Telegram) -> None:
    telegram.request.hides_members = True
    (answer,) = await telegram.write("/subscribe غزة", user=GROUP_ADMIN, chat=GROUP)
    assert "تتابع من الآن" in answer.text
    (answer,) = await telegram.write("/subscribe غزة", user=READER, chat=GROUP)
    assert "المشرفون هنا وحدهم" in answer.text


@pytest.mark.parametrize(
    ("query", "reading"),
    [
        ("غارة حلب", None),
        ("مكان:دير الزوور", "المكان الدير (العراق)؛ الكلمة الزوور"),
        ("مكان:طرابلس قتلى>=5", "5 قتلى على الأقل؛ المكان طرابلس (ليبيا)"),
        ('مكان:"طرابلس (لبنان)"', "المكان طرابلس (لبنان)"),
        ('وسيلة:"وكالة ضفاف" حلب', "الوسيلة وكالة ضفاف؛ الكلمة حلب"),
        ('مصدر:"شهود عيان" غارة', "المصدر شهود عيان؛ الكلمة غارة"),
        ('مصدر:"شهود عيان"', "المصدر شهود عيان"),
        ("مصدر:الدفاع المدني منذ:36h", "المصدر الدفاع المدني؛ لا أقدم من 36 ساعة"),
        (
            "مكان:لبنان (قصف أو غارة) بدون صيدا",
            "أحد هذه (الكلمة غارة؛ الكلمة قصف)؛ الخلو من: الكلمة صيدا؛ المكان لبنان",
        ),
    ],
)
async def test_subscribing_says_how_more_than_words_are_read(
    telegram: Telegram, query: str, reading: str | None
) -> None:
    (answer,) = await telegram.write(f"/subscribe {query}")
    _, second, *_ = answer.text.split("\n")
    assert second == f"أي: {reading}" if reading else second.startswith("لا خبر")
