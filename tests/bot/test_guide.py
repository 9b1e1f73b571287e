"""Subscribing by buttons alone: what the buttons lead to, and what they may carry."""

from __future__ import annotations

import pytest

from bot.choices import KINDS_OF_ACTORS, actors_of, countries, country_of, mark
from bot.sandbox.keyboard import DATA_LIMIT
from monitors.query.names import place_named, place_query
from monitors.query.parse import parse_query
from monitors.query.syntax import Term, term
from monitors.store.database import Database
from monitors.store.feeds import Feed
from summarizer.places.gazetteer import load_gazetteer
from tests.bot.stories import TWO_SOURCES, store
from tests.bot.telegram_stub import GROUP, GROUP_ADMIN, Call, Telegram
from tests.bot.test_following import followed


async def tap(telegram: Telegram, message: Call, label: str) -> Call:
    """Press the button that begins so; gives what the message becomes."""
    data = next(data for text, data in message.keys.items() if text.startswith(label))
    *_, shown = (call for call in await telegram.press(data) if call.method != "answerCallbackQuery")
    return shown


async def test_a_place_an_actor_and_a_toll_are_followed_by_buttons_alone(
    telegram: Telegram, db: Database, feed: Feed
) -> None:
    store(db, feed, TWO_SOURCES)
    (shown,) = await telegram.write("/subscribe")
    for label in ("مكان", "التالي", "السابق", "سوريا", "دير الزور", "التالي", "رجوع", "دير الزور", "كله"):
        shown = await tap(telegram, shown, label)
        assert shown.method == "editMessageText"
    assert "مكان: دير الزور" in shown.text
    for label in ("حصيلة", "قتلى", "5 قتلى"):
        shown = await tap(telegram, shown, label)
    assert "بلغة البحث: مكان:دير الزور قتلى>=5" in shown.text
    assert "في آخر 7 أيام" in shown.text
    for label in ("جهة", "جماعات مسلحة", actors_of("armed_group")[0]):
        shown = await tap(telegram, shown, label)
    shown = await tap(telegram, shown, "تابِع")
    assert shown.text.startswith("تتابع من الآن: مكان:دير الزور جهة:")
    (subscription,) = await followed(db)
    assert subscription.query == f'مكان:دير الزور جهة:"{actors_of("armed_group")[0]}" قتلى>=5'


async def test_the_guide_speaks_english_too(telegram: Telegram) -> None:
    await telegram.press("lang:en")
    (shown,) = await telegram.write("/subscribe")
    for label in ("Place", "Syria", "Aleppo", "All of it", "Toll", "Killed", "at least 10 killed"):
        shown = await tap(telegram, shown, label)
    assert "Place: Aleppo\nToll: at least 10 killed" in shown.text
    assert "As a query: مكان:حلب قتلى>=10" in shown.text


async def test_a_welcome_and_an_empty_list_offer_the_guide(telegram: Telegram) -> None:
    for written in ("/start", "/subscriptions"):
        (shown,) = await telegram.write(written)
        assert (await tap(telegram, shown, "اختر بالأزرار")).text.startswith("اختر ما تتابعه")


async def test_in_a_group_only_its_admins_turn_the_guide(telegram: Telegram, db: Database) -> None:
    (note,) = await telegram.press("g:home:::k5:0", chat=GROUP)
    assert "المشرف" in note.text
    (note,) = await telegram.press("g:follow:::k5:0", chat=GROUP)
    assert await followed(db, GROUP) == []
    await telegram.press("g:follow:::k5:0", chat=GROUP, user=GROUP_ADMIN)
    assert [one.query for one in await followed(db, GROUP)] == ["قتلى>=5"]


@pytest.mark.parametrize(
    "data",
    [
        "g:home:0123456789:::0",
        "g:home::0123456789::0",
        "g:home:::x5:0",
        "g:drop::::0",
        "g:home::::-1",
        "g:home::::0\n",
    ],
)
async def test_data_that_no_guide_made_does_nothing(telegram: Telegram, data: str) -> None:
    (note,) = await telegram.press(data)
    assert note.text == "لم يعد هذا الزر يعمل."


@pytest.mark.parametrize(
    "data", ["g:land::::0", "g:area::::9", "g:names::nobody::0", "g:lands::::999", "g:home:::k0:0", "g:follow::::0"]
)
async def test_data_of_its_form_that_leads_nowhere_is_answered(telegram: Telegram, data: str) -> None:
    assert await telegram.press(data)


async def test_every_view_fits_what_telegram_takes(telegram: Telegram) -> None:
    syria = mark(countries()[0].id)
    actor = mark(actors_of("armed_group")[0])
    views = ["lands", "land", "rest", "kinds", "tolls", "counts", "home", f"area:{mark('sy-حلب')}"]
    for view in views:
        name, _, place = view.partition(":")
        # The stub refuses a keyboard or data that Telegram would.
        *_, shown = await telegram.press(f"g:{name}:{place or syria}:{actor}:k50:0")
        assert all(len(data.encode()) <= DATA_LIMIT for data in shown.keys.values())
        assert len(shown.keys) <= 20


def test_every_place_and_actor_on_offer_is_what_its_query_asks_for() -> None:
    offered = [*countries()]
    for land in countries():
        inside = country_of(land.country or "")
        offered += [*inside.provinces, *inside.others, *(town for towns in inside.towns.values() for town in towns)]
    assert len(offered) > 5000
    for entry in offered:
        query = place_query(entry)
        assert query is not None
        assert parse_query(query).node == Term(term("p", entry.id)), entry
    for kind in KINDS_OF_ACTORS:
        for actor in actors_of(kind):
            assert parse_query(f'جهة:"{actor}"').node == Term(term("a", actor))


def test_a_namesake_is_named_by_where_it_lies() -> None:
    tripoli = place_named("طرابلس (لبنان)")
    assert tripoli is not None
    assert tripoli.country == "LB"
    assert place_query(tripoli) == 'مكان:"طرابلس (شمال لبنان)"'
    assert place_named("طرابلس (فرنسا)") is None
    assert place_named("طرابلس (لا مكان)") is None
    marks = {mark(entry.id) for entry in load_gazetteer()}
    assert len(marks) == len(load_gazetteer())
