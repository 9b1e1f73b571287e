"""Message HTML: what Telegram takes becomes text and entities, what it refuses is refused in its words."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.markup import MarkupError, parse_html, plain_text, utf16_length


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("<b>قتيلان", """Can't find end tag corresponding to start tag "b\""""),
        ("قتيلان</b>", "Unexpected end tag at byte offset 12"),
        ("<b>قتيل<i>ان</b></i>", 'Unmatched end tag at byte offset 18, expected "</i>", found "</b>"'),
        ("<div>x</div>", 'Unsupported start tag "div" at byte offset 0'),
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<script>alert(1)</script>", 'Unsupported start tag "script" at byte offset 0'),
    ],
)
def test_faulty_markup_is_refused_with_its_place(source: str, fault: str) -> None:
    with pytest.raises(MarkupError) as refusal:
        parse_html(source)
    assert str(refusal.value) == fault


def test_nested_formatting_keeps_offsets_in_utf16_units() -> None:
    content = parse_html('😀 <b>غارة <a href="https://example.org/?a=1&amp;b=2">على <i>X</i></a></b> &lt;5&gt;')
    assert content.text == "😀 غارة على X <5>"
    assert [(e.type, e.offset, e.length, e.url) for e in content.entities] == [
        ("bold", 3, 10, None),
        ("text_link", 8, 5, "https://example.org/?a=1&b=2"),
        ("italic", 12, 1, None),
    ]


def test_of_tags_around_the_same_text_the_outer_comes_first() -> None:
    assert [e.type for e in parse_html("<u><b><i>خبر</i></b></u>").entities] == [
        "underline",
        "bold",
        "italic",
    ]


def test_white_space_at_the_ends_is_cut_and_entities_with_it() -> None:
    content = parse_html("\n <b>  خبر </b>\n")
    assert content.text == "خبر"
    assert [(e.offset, e.length) for e in content.entities] == [(0, 3)]


def test_a_link_to_anything_but_the_web_is_plain_text() -> None:
    content = parse_html('<a href="javascript:alert(1)">افتح</a>')
    assert (content.text, content.entities) == ("افتح", ())


def test_commands_and_addresses_are_found_outside_code_and_links() -> None:
    content = parse_html("اكتب /subscribe غزة أو <code>/help</code> https://example.org/a، <b>/item_5</b>")
    found = [(e.type, content.text[e.offset : e.end]) for e in content.entities]
    assert found == [
        ("bot_command", "/subscribe"),
        ("code", "/help"),
        ("url", "https://example.org/a"),
        ("bold", "/item_5"),
        ("bot_command", "/item_5"),
    ]


@pytest.mark.parametrize("text", ["1/2", "أ/ب", "http://example.org/start", "//", "/قائمة"])
def test_a_slash_alone_makes_no_command(text: str) -> None:
    assert all(entity.type != "bot_command" for entity in plain_text(text).entities)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    content = parse_html(f"<b>{escape(text)}</b>")
    assert content.text == text.strip()
    assert all(0 <= e.offset < e.end <= utf16_length(content.text) for e in content.entities)


@given(st.text(st.sampled_from(list("<>/ab\"'= &;#x1\n/اsi-")), max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        content = parse_html(text)
    except MarkupError:
        return
    assert all(0 <= e.offset < e.end <= utf16_length(content.text) for e in content.entities)
