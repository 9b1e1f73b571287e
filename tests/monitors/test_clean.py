"""HTML of descriptions to text: what the reader of an alert would see missing, glued or left over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.clean import html_to_text, tidy


def test_paragraphs_are_kept() -> None:
    markup = "<p>انفجار في السوق.</p>\n\n  <p>لا أنباء عن ضحايا.</p><div>يتبع</div>"
    assert html_to_text(markup) == "انفجار في السوق.\nلا أنباء عن ضحايا.\nيتبع"


@pytest.mark.parametrize("separator", ["<br>", "<br/>", "</p><p>", "<li>", "<hr>"])
def test_breaks_and_blocks_do_not_glue_words(separator: str) -> None:
    assert html_to_text(f"<p>سقط جريح{separator}وعاد الهدوء</p>") == "سقط جريح\nوعاد الهدوء"


def test_inline_markup_does_not_split_words() -> None:
    assert html_to_text("قُتل <b>ثلا</b>ثة <a href='/x'>أشخاص</a>، <i>وفق</i> شهود") == "قُتل ثلاثة أشخاص، وفق شهود"


def test_line_breaks_of_the_source_are_no_paragraphs() -> None:
    assert html_to_text("<p>وصلت القافلة\n   إلى المدينة</p>") == "وصلت القافلة إلى المدينة"


def test_entities_become_characters() -> None:
    assert html_to_text("&laquo;هدنة&raquo;&nbsp;&amp;&nbsp;حوار &#1593;&#x627;جل") == "«هدنة» & حوار عاجل"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>var a = '<p>إعلان</p>';</script>",
        "<style>p { color: red }</style>",
        "<button><span>شارك</span></button>",
        "<svg><text>شعار</text></svg>",
        "<select><option>دمشق</option></select>",
        "<noscript><p>فعّل البرمجة</p></noscript>",
        "<!-- تعليق المحرر -->",
        "<?xml:namespace prefix = o ns = 'urn:office' />",
    ],
)
def test_what_is_no_text_of_the_article_is_dropped_and_what_follows_is_kept(markup: str) -> None:
    assert html_to_text(f"قبل {markup} بعد") == "قبل بعد"


@pytest.mark.parametrize("text", ["سجلت 3 < 5 إصابات", "شركة A&B تعلق", "عاجل: انتهى القصف"])
def test_plain_text_with_signs_of_markup_is_left_whole(text: str) -> None:
    assert html_to_text(text) == text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<html><frameset><frame></frameset></html>", "<", "<!", "<a b>", ""]
)
def test_markup_without_text_gives_no_text(markup: str) -> None:
    assert html_to_text(markup) in ("", markup)


def test_a_whole_page_as_description_gives_its_body() -> None:
    assert html_to_text("<!DOCTYPE html><html><head><title>ع</title></head><body><p>خبر</p></body></html>") == "خبر"


@pytest.mark.parametrize("markup", ["خ\x00بر", "<p>خ\x00ب\x1fر</p>"])
def test_control_characters_which_databases_and_telegram_refuse_are_dropped(markup: str) -> None:
    assert html_to_text(markup) == "خبر"


def test_tidy_leaves_single_blanks_and_single_breaks() -> None:
    assert tidy("  أ \t ب\u00a0\u00a0ج \r\n \n د  ") == "أ ب ج\nد"


@given(st.text(st.sampled_from("<>/&;!?-#x\"'= \nاب\x00\ud800") | st.characters(), max_size=60))
def test_any_text_is_cleaned_without_error_into_tidy_text(markup: str) -> None:
    text = html_to_text(markup)
    assert text == tidy(text)
    assert "\x00" not in text


@given(
    st.lists(
        st.sampled_from(["<html>", "<body>", "</body>", "<p>", "</p>", "<svg>", "<frameset>", "<!--", "خبر", "<?x?>"])
    )
)
def test_any_sequence_of_tags_is_cleaned_without_error(tags: list[str]) -> None:
    assert "\n\n" not in html_to_text("".join(tags))
