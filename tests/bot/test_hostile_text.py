"""What a stranger writes can neither make markup, nor lead elsewhere than it says, nor change a figure's order."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.alerts import render_alert
from bot.markup import MESSAGE_LIMIT, bold, clean, isolate, link, utf16_length
from bot.messages import Message, render_item, render_result
from bot.sandbox.markup import parse_html
from monitors.store.items import StoredItem
from summarizer.model import Summary
from tests.bot.stories import claim, item, items, style, texts
from tests.bot.telegram_stub import GROUP, Telegram

MARKUP = '</a></b><a href="https://evil.example">x</a><b>&lt;i&gt;'
OURS = {"bold", "italic", "blockquote", "text_link", "code", "url", "bot_command"}


def check(message: Message) -> None:
    content = parse_html(message.text)
    assert utf16_length(content.text) <= MESSAGE_LIMIT
    assert {entity.type for entity in content.entities} <= OURS
    depth = 0
    for character in content.text:
        assert character not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u061c\u200b\ufeff\u2060"
        depth += (character == "\u2068") - (character == "\u2069")
        assert 0 <= depth <= 1


@settings(max_examples=60)
@given(items, texts)
def test_any_item_makes_messages_that_telegram_takes(any_item: StoredItem, matched: str) -> None:
    check(render_alert(any_item, "alert", matched, 1, style()))
    check(Message(render_result(any_item, style())))
    for message in render_item(any_item, style()):
        check(message)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_markup_in_a_title_is_shown_and_not_obeyed(language: str) -> None:
    story = item(Summary(MARKUP, MARKUP, (), (), (claim(source=MARKUP, place=MARKUP),)), outlet=MARKUP, title=MARKUP)
    content = parse_html(render_alert(story, "alert", MARKUP, 1, style(language)).text)
    assert MARKUP in content.text
    assert {entity.url for entity in content.entities if entity.url} <= {story.url}


@pytest.mark.parametrize(
    ("shown", "linked"),
    [
        ("https://bank.example", False),
        ("HTTPS://BANK.EXAMPLE/login مقتل خمسة", False),
        ("زوروا bank.example الآن", False),
        ("bank。example", False),
        ("ba\u200bnk.example", False),
        ("www.بنك.مصر", False),
        ("http:/bank.example", False),
        ("https://news.example@bank.example", False),
        ("https://news.example.bank.example/", False),
        ("https://news.example/other", True),
        ("news.example", True),
        ("مقتل 3.5 في المئة. وقال المصدر", True),
        ("كلمة.كلمة", True),
    ],
)
def test_a_headline_that_shows_another_address_is_no_link(shown: str, linked: bool) -> None:
    html = bold(link("https://www.news.example/a", isolate(shown)))
    assert ("text_link" in {entity.type for entity in parse_html(html).entities}) is linked


def test_an_address_with_a_user_name_is_never_linked() -> None:
    assert link("https://bank.example@evil.example/", "x") == "x"


@given(
    st.text(alphabet="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c0123 قتل", max_size=60)
)
def test_no_control_reorders_a_toll(text: str) -> None:
    assert not any(unicodedata.category(character) == "Cf" for character in clean(text))


@given(st.text(alphabet="\u200b\u2060\ufeff\u00ad\u180e\U000e0041غزة", max_size=60))
def test_invisible_characters_go_and_letters_stay(text: str) -> None:
    assert clean(text) == "".join(character for character in text if character in "غزة")


def test_the_joiner_that_spelling_needs_stays() -> None:
    assert clean("می\u200cرود") == "می\u200cرود"


@pytest.mark.parametrize("text", ["/search ", "/recent ", "/subscribe ", "/test ", "/unsubscribe ", "/nothing", ""])
async def test_markup_in_queries_names_and_titles_stays_text(telegram: Telegram, text: str) -> None:
    for chat in (GROUP | {"title": MARKUP}, {"id": 501, "type": "private", "first_name": MARKUP}):
        for call in await telegram.write(text + MARKUP, user=43, chat=chat):
            entities = parse_html(call.parameters["text"]).entities
            assert not [entity for entity in entities if entity.type == "text_link"]
