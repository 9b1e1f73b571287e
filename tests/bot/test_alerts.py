"""Alerts: what they say, what their buttons carry, and that Telegram takes them whatever the feed held."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.alerts import name_mark, render_alert, tags_to_follow
from bot.messages import Message, render_item, render_result
from bot.sandbox.keyboard import parse_keyboard
from bot.sandbox.markup import parse_html, utf16_length
from bot.sending import keyboard
from monitors.store.items import StoredItem
from summarizer.model import Actor, Place, Summary
from tests.bot.stories import TWO_SOURCES, claim, item, items, style, texts


def accept(message: Message) -> str:
    """What a reader sees of a message that Telegram would take; fails on any other."""
    seen = parse_html(message.text)
    assert 0 < utf16_length(seen.text) <= 4096
    markup = keyboard(message)
    parse_keyboard(markup.to_dict() if markup else None)
    message.text.encode("utf-8")
    return seen.text


def plain(message: Message) -> str:
    return accept(message).translate({0x2068: None, 0x2069: None, 0x200F: None})


def test_an_alert_as_it_reads() -> None:
    alert = render_alert(item(TWO_SOURCES), "alert", "دير الزور", 3, style())
    assert plain(alert) == (
        "ثلاث غارات في ليلة واحدة\n"
        "وكالة ضفاف · 2026-03-05 11:32\n"
        "\n"
        "البنتاغون: قتيل واحد (متعاقد أميركي)، 5 جرحى (جنود)\n"
        "مصادر ميدانية: 5 قتلى، 4 جرحى (هرابش)\n"
        "مصادر ميدانية: قتيلان، 5 جرحى (القورية)\n"
        "\n"
        "الأماكن: هرابش، القورية\n"
        "الجهات: البنتاغون\n"
        "كلمة المتابعة: دير الزور"
    )


def test_an_alert_as_it_is_sent() -> None:
    summary = Summary("غارة <b>", "", claims=(claim(source="R&D", place="دوما"),))
    alert = render_alert(item(summary, outlet="BBC"), "update", "دوما", None, style())
    assert alert.text == (
        '<b>تحديث</b> · <b><a href="https://news.example/a?id=7&amp;lang=ar">'
        "\u2068غارة &lt;b&gt;\u2069</a></b>\n"
        "\u200f\u2068BBC\u2069 · \u20682026-03-05 11:32\u2069\n"
        "\n"
        "\u200f<b>\u2068R&amp;D\u2069</b>: 5 قتلى (\u2068دوما\u2069)\n"
        "\n"
        "كلمة المتابعة: \u2068دوما\u2069"
    )


def test_an_alert_in_english() -> None:
    seen = accept(render_alert(item(TWO_SOURCES), "alert", "دير الزور", 3, style("en")))
    assert "1 killed (\u2068متعاقد أميركي\u2069), 5 wounded" in seen


def test_the_buttons_of_an_alert() -> None:
    alert = render_alert(item(TWO_SOURCES), "alert", "هرابش، دير الزور", 3, style())
    first, second = alert.buttons
    assert [(key.text, key.data or key.url) for key in first] == [
        ("التفاصيل", "item:12"),
        ("كتم هذه الكلمة", "mute:3"),
        ("فتح", "https://news.example/a?id=7&lang=ar"),
    ]
    assert [key.text for key in second] == ["+ \u2068البنتاغون\u2069", "+ \u2068القورية\u2069"]
    assert second[1].data == f"follow:12:{name_mark('القورية')}"


def test_places_and_actors_take_turns_and_none_is_offered_twice() -> None:
    summary = Summary(
        "",
        "",
        locations=tuple(Place(name, name) for name in ("غزة", "رفح", "غزه", "!")),
        actors=tuple(Actor(name, name, "state") for name in ("الجيش", "رفح")),
    )
    assert [tag.name for tag in tags_to_follow(summary, "غزة")] == ["الجيش", "رفح"]


def test_an_item_without_tolls_shows_its_lead() -> None:
    seen = plain(render_alert(item(Summary("أمطار", "هطلت أمطار غزيرة.")), "alert", "أمطار", 1, style()))
    assert "هطلت أمطار غزيرة." in seen


def test_an_undated_item_says_when_it_was_seen() -> None:
    seen = plain(render_alert(item(Summary("أمطار", ""), published_at=None), "alert", "أمطار", 1, style()))
    assert "وكالة ضفاف · رُصد 2026-03-05 11:40" in seen


def test_more_claims_than_fit_are_left_to_the_details() -> None:
    many = tuple(claim(count=number, source=f"مصدر {number} " + "ا" * 100) for number in range(3, 60))
    seen = plain(render_alert(item(Summary("عنوان", "", claims=many)), "alert", "عنوان", 1, style()))
    assert "… والبقية في «التفاصيل»" in seen
    counted = plain(render_alert(item(Summary("عنوان", "", claims=many)), "alert", "", 1, style(), only_reading=True))
    assert f"و{len(many) - counted.count('مصدر')} غيرها" in counted
    whole = "".join(plain(message) for message in render_item(item(Summary("عنوان", "", claims=many)), style()))
    assert all(f"مصدر {number} " in whole for number in range(3, 60))


def test_a_whole_item_shows_every_quote() -> None:
    share = claim(count=3, who="أطفال", part_of=0, via="رويترز", actor="مجهولون", quote="بينهم ثلاثة أطفال")
    summary = Summary(
        "عنوان",
        "مقدمة.",
        claims=(claim(), share),
        headline_claims=(claim(quote="5 قتلى"),),
        locations=(Place("هرابش", "هرابش", "SY"),),
    )
    unsure = claim(count=9, quote="سقوط تسعة", confidence=0.2)
    (message,) = render_item(item(replace(summary, claims=(*summary.claims, unsure))), style())
    seen = plain(message)
    assert "وكالة ضفاف: استخراج غير مؤكد\nسقوط تسعة" in seen
    assert "9 قتلى" not in seen
    assert "الأماكن: هرابش (سوريا)" in seen
    assert seen.startswith("عنوان\nوكالة ضفاف · 2026-03-05 11:32 · /item_12\n\nمقدمة.")
    assert "وكالة ضفاف: منهم 3 أطفال\nضمن حصيلة: 5 قتلى\nالفاعل بحسب الخبر: مجهولون\nالناقل: رويترز" in seen
    assert seen.count("الحصائل في") == 2
    assert all(quote in seen for quote in ("مقتل خمسة", "بينهم ثلاثة أطفال", "5 قتلى"))


def test_a_list_shows_the_rivals_of_a_toll_beside_it() -> None:
    rivals = tuple(claim(count=number, source=f"مصدر {number}") for number in range(3, 8))
    seen = plain(Message(render_result(item(Summary("عنوان", "", claims=rivals)), style())))
    assert seen.split("\n")[2:5] == ["مصدر 3: 3 قتلى", "مصدر 4: 4 قتلى", "مصدر 5: 5 قتلى"]
    assert "2" in seen.split("\n")[5] or "اثن" in seen.split("\n")[5]


@given(items, texts, st.sampled_from(["alert", "update"]), st.sampled_from(["ar", "en"]))
def test_telegram_takes_whatever_alert_a_feed_may_cause(
    stored: StoredItem, matched: str, kind: str, language: str
) -> None:
    alert = render_alert(stored, kind, matched, 10**17, style(language))
    accept(alert)


@given(items, st.sampled_from(["ar", "en"]))
def test_telegram_takes_whatever_item_a_feed_may_hold(stored: StoredItem, language: str) -> None:
    for message in render_item(stored, style(language)):
        accept(message)
    accept(Message(render_result(stored, style(language))))
