"""The bot asked from any chat: what it finds, what it sends there, and what it keeps to itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.sandbox.markup import parse_html
from monitors.store.database import Database
from monitors.store.feeds import Feed
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import DIRECTIONS, Call, Telegram


def plain(text: str) -> str:
    return text.translate(DIRECTIONS)


def results(answer: Call) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer.parameters["results"]
    return found


async def test_recent_items_are_found_and_carry_their_tolls(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES, "في دير الزور")
    (answer,) = await telegram.ask_inline("دير الزور")
    (result,) = results(answer)
    assert result["title"] == "ثلاث غارات في ليلة واحدة"
    assert plain(result["description"]).startswith("البنتاغون: قتيل واحد (متعاقد أميركي)، 5 جرحى (جنود) · ")
    sent = parse_html(result["input_message_content"]["message_text"])
    assert plain(sent.text).split("\n") == [
        "ثلاث غارات في ليلة واحدة",
        "وكالة ضفاف · 2026-03-05 11:32",
        "البنتاغون: قتيل واحد (متعاقد أميركي)، 5 جرحى (جنود)",
        "مصادر ميدانية: 5 قتلى، 4 جرحى (هرابش)",
        "مصادر ميدانية: قتيلان، 5 جرحى (القورية)",
    ]
    assert "https://news.example/1" in result["input_message_content"]["message_text"]
    assert "/item" not in sent.text
    assert answer.parameters["cache_time"] <= 60
    assert answer.parameters["is_personal"] is True


async def test_without_words_the_latest_and_pages_of_them(telegram: Telegram, db: Database, feed: Feed) -> None:
    for number in range(12):
        store(db, feed, replace(TWO_SOURCES, headline=f"خبر {number}"))
    (first,) = await telegram.ask_inline("")
    assert len(results(first)) == 10
    (second,) = await telegram.ask_inline("", offset=first.parameters["next_offset"])
    titles = [result["title"] for answer in (first, second) for result in results(answer)]
    assert titles == [f"خبر {number}" for number in range(11, -1, -1)]
    assert second.parameters["next_offset"] == ""


async def test_in_english_for_whose_telegram_is_english(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES)
    (answer,) = await telegram.ask_inline("place:هرابش | غارة", language="en-GB")
    (result,) = results(answer)
    assert "killed" in result["description"]


@pytest.mark.parametrize("words", ['"غارة', "(", "قتلى>=", "مكان:لا مكان كهذا", "|", "كلمة " * 60])
async def test_a_fault_is_said_above_no_results(telegram: Telegram, words: str) -> None:
    (answer,) = await telegram.ask_inline(words)
    assert results(answer) == []
    assert 10 < len(answer.parameters["button"]["text"]) <= 64
    assert answer.parameters["button"]["start_parameter"] == "inline"


async def test_old_items_and_what_chats_follow_stay_out(telegram: Telegram, db: Database, feed: Feed) -> None:
    store(db, feed, TWO_SOURCES)
    await telegram.write("/subscribe مكان:هرابش")
    (answer,) = await telegram.ask_inline("غارات")
    assert "مكان:" not in str(answer.parameters)
    telegram.later(days=8)
    (answer,) = await telegram.ask_inline("غارات")
    assert results(answer) == []
    assert answer.parameters["button"]["text"] == "لا خبر مطابقاً في آخر 7 أيام"
