"""Whatever a text holds, what is made of it is HTML that Telegram takes, cut to length, in its direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.markup import (
    FSI,
    LRM,
    PDI,
    RLM,
    bold,
    code,
    command,
    cut,
    isolate,
    lines,
    link,
    pack,
    utf16_length,
    visible,
    visible_length,
    web_address,
)
from bot.sandbox.keyboard import parse_keyboard
from bot.sandbox.markup import parse_html
from tests.bot.stories import texts


@given(texts, st.integers(2, 300))
def test_an_isolated_text_is_whole_html_within_its_limit(text: str, limit: int) -> None:
    html = isolate(text, limit)
    assert html.startswith(FSI)
    assert html.endswith(PDI)
    seen = parse_html(f"x{html}x").text[1:-1]
    assert seen == visible(html)
    assert utf16_length(seen) <= limit + 2
    assert seen.count(FSI) == seen.count(PDI) == 1
    assert not set(seen) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u200f")
    seen.encode("utf-8")


@given(texts, st.integers(2, 300))
def test_cutting_keeps_the_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert utf16_length(short) <= limit
    assert text.startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("قصير", 10, "قصير"),
        ("جملة أولى هنا. جملة ثانية أطول", 20, "جملة أولى هنا."),
        ("كلمات بلا نقطة تفصل بينها", 14, "كلمات بلا…"),
        ("ا" * 20, 5, "اااا…"),
        ("\U0001f600" * 5, 6, "\U0001f600\U0001f600…"),
    ],
)
def test_texts_are_cut_at_a_sentence_or_else_at_a_word(text: str, limit: int, short: str) -> None:
    assert cut(text, limit) == short


@given(st.lists(texts.map(lambda text: bold(isolate(text, 200))), max_size=80), st.integers(250, 4096))
def test_packing_loses_nothing_and_keeps_the_limit(paragraphs: list[str], limit: int) -> None:
    packed = pack(paragraphs, limit)
    assert all(visible_length(text) <= limit for text in packed)
    assert "\n\n".join(packed) == "\n\n".join(paragraphs)
    for text in packed:
        parse_html(text)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://news.example/خبر?a=1&b=2", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("tg://user?id=1", False),
        ("ftp://news.example/x", False),
        ("https://", False),
        ("//news.example/x", False),
        ("https://news.example/a b", False),
        ("https://news.example/\u202egnp.exe", False),
        ("https://[broken", False),
        ("https://news.example/" + "a" * 3000, False),
        ("https://وكالة.سوريا/خبر", True),
        ("https://news.example:8080/x", True),
        ("http://[2001:db8::1]:80/x", True),
        ("http://localhost/x", False),
        ("http://news.example:99999/x", False),
        ("http://news.example:0/x", False),
        ("http://news^a.example/x", False),
        ("http://news%zz.example/x", False),
        ("https://bank.example@news.example/", False),
    ],
)
def test_only_web_addresses_are_linked(url: str, allowed: bool) -> None:
    assert (web_address(url) == url) is allowed
    assert ("<a " in link(url, "x")) is allowed


@given(
    st.text(max_size=60).map("http://".__add__) | st.from_regex(r"https?://[a-c.:@%\[\]\\^0-9]{1,20}/x", fullmatch=True)
)
def test_what_is_linked_may_stand_under_a_button(url: str) -> None:
    if web_address(url):
        parse_keyboard({"inline_keyboard": [[{"text": "x", "url": url}]]})


def test_an_address_cannot_end_its_attribute() -> None:
    html = link('https://news.example/"><b/onclick="', "x")
    assert parse_html(html).entities[0].url == 'https://news.example/"><b/onclick="'


def test_lines_begin_on_the_side_of_their_language() -> None:
    rows = [
        "نص",
        f"{isolate('BBC')} · 14:32",
        "",
        f"{code('/help')} · مساعدة",
        "CNN نقلت",
        f"{isolate('x')}: خبر",
    ]
    arabic = lines(rows, right_to_left=True).split("\n")
    assert [row.startswith(RLM) for row in arabic] == [False, True, False, True, True, True]
    assert lines([isolate("نص"), "text", "نص"], right_to_left=False).split("\n")[0].startswith(LRM)


def test_a_command_stands_alone_in_its_direction() -> None:
    assert command("/help") == f"{FSI}/help{PDI}"
    assert code("/search <b>") == f"{FSI}<code>/search &lt;b&gt;</code>{PDI}"
