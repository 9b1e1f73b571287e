"""Headlines without what outlets hang on them, and leads that are the text's own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import read_document
from summarizer.headline import clean_headline, lead

CLEANED = [
    ("عاجل | قصف على البلدة", "قصف على البلدة"),
    ("عاجل: قصف على البلدة", "قصف على البلدة"),
    ("بالفيديو.. قصف على البلدة", "قصف على البلدة"),
    ("قصف على البلدة (فيديو)", "قصف على البلدة"),
    ("قصف على البلدة - وكالة التجربة", "قصف على البلدة"),
    ("وكالة التجربة: قصف على البلدة", "قصف على البلدة"),
    ("عاجل | قصف على البلدة - وكالة التجربة", "قصف على البلدة"),
    ("المرصد: قصف على البلدة", "المرصد: قصف على البلدة"),
    ("قصف\n على  البلدة", "قصف على البلدة"),
    ("#عاجل الدفاع المدني: قصف على البلدة", "الدفاع المدني: قصف على البلدة"),
    ("🚨 عاجل 🚨 قصف على البلدة", "قصف على البلدة"),
    ("«عـــاجل» قصف على البلدة", "قصف على البلدة"),
    ("شاهد بالفيديو.. قصف على البلدة", "قصف على البلدة"),
    ("قصف على البلدة.. تفاصيل", "قصف على البلدة"),
    ("قصف على البلدة (صور + فيديو)", "قصف على البلدة"),
    ("قصف على البلدة #عاجل", "قصف على البلدة"),
    ("قصف على البلدة .. موقع وكالة التجربة", "قصف على البلدة"),
    ("- قصف على البلدة ..", "قصف على البلدة"),
    ("شاهد عيان: قصف على البلدة", "شاهد عيان: قصف على البلدة"),
    ("صور من البلدة", "صور من البلدة"),
    ("-5 درجات في البلدة", "-5 درجات في البلدة"),
    ("عاجلا أم آجلا: قصف على البلدة", "عاجلا أم آجلا: قصف على البلدة"),
    ("عاجل", "عاجل"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "expected"), CLEANED)
def test_clean_headline(title: str, expected: str) -> None:
    assert clean_headline(title, "وكالة التجربة") == expected


@given(st.text(), st.text(max_size=20))
def test_cleaning_ends_and_is_settled(title: str, outlet: str) -> None:
    cleaned = clean_headline(title, outlet)
    assert clean_headline(cleaned, outlet) == cleaned


def test_the_lead_is_verbatim_and_at_most_two_sentences() -> None:
    text = "هز انفجار المدينة صباح اليوم. وقالت الشرطة إن التحقيق جار. ثم عاد الهدوء إلى الشوارع."
    assert lead(read_document(text), ()) == "هز انفجار المدينة صباح اليوم. وقالت الشرطة إن التحقيق جار."


def test_sentences_left_out_do_not_lead() -> None:
    text = "تابعونا على تلغرام.\n\nهز انفجار المدينة صباح اليوم."
    assert lead(read_document(text), {0}) == "هز انفجار المدينة صباح اليوم."
