"""Word queries: what a reader types finds what an outlet writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.query.words import MAX_QUERY, QueryError, parse_words
from summarizer.text import words


def found(query: str, text: str) -> bool:
    return parse_words(query).matches(frozenset(words(text)))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("التنف", "هجوم بالتنف فجراً"),
        ("التنف", "دمشق والتنف"),
        ("التنف", "طريق يؤدي للتنف"),
        ("تنف", "قاعدة التنف"),
        ("دير الزور", "قصف على ريف دير الزور الشرقي"),
        ("الزور دير", "في دير الزور"),
        ("الحسكه", "إلى الحسكة"),
        ("الحسكة", "في الحَسَكـة"),
        ("غزة", "وبغزة"),
        ("إسرائيل", "اسرائيل"),
        ("مستشفى", "مستشفي ميداني"),
        ("27", "أصيب ٢٧ شخصاً"),
        ("27", "وصول و27 جريحاً"),
        ("SDF", "قوات sdf"),
    ],
)
def test_finds_through_clitics_and_spelling(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("شنطن", "في واشنطن"),
        ("قتل", "مقاتل"),
        ("دم", "قدم ودم"),
        ("دير الزور", "دير البلح"),
        ("7", "27 جريحاً"),
    ],
)
def test_finds_nothing_inside_another_word(query: str, text: str) -> None:
    assert not found(query, text)


def test_equal_queries_have_equal_keys() -> None:
    assert parse_words("دير الزور").key == parse_words("  الزُور   ديــر دير ").key


@pytest.mark.parametrize(("text", "code"), [("", "empty"), (" \n«»…", "empty"), ("ا" * (MAX_QUERY + 1), "too_long")])
def test_refuses_what_cannot_be_searched(text: str, code: str) -> None:
    with pytest.raises(QueryError) as refused:
        parse_words(text)
    assert refused.value.code == code


@given(st.text(max_size=MAX_QUERY))
def test_a_query_finds_the_text_it_was_taken_from(text: str) -> None:
    try:
        query = parse_words(text)
    except QueryError:
        return
    assert query.matches(frozenset(words(text)))
    assert all(pattern in " ".join(words(text)) for pattern in query.patterns)
