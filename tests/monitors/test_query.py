"""The query language: what is typed means one thing, and what is wrong is refused where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.query.facts import terms_of
from monitors.query.lexer import MAX_QUERY, QueryError
from monitors.query.names import actor_named, nearest_places, place_of_term, place_query
from monitors.query.outlets import mark_outlets
from monitors.query.parse import parse_query, require_standing
from monitors.query.periods import read_period
from monitors.query.syntax import And, Count, Not, Or, Phrase, Since, Term, term, terms
from summarizer.actors.actor_lexicon import actor_names
from summarizer.language.lexicon import load_lexicon
from summarizer.model import Place, Summary


def key(text: str) -> str:
    return parse_query(text).key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("غارة حلب", "حلب  الغارات"),
        ("قصف، حلب", "حلب قصف"),
        ("أ|ب", "ب أو أ"),
        ("-غزة حلب", "حلب بدون غزة"),
        ("حلب not غزة", "حلب -غزة"),
        ("((حلب))", "حلب"),
        ("قتلى>=5 حلب", "killed>4 حلب"),
        ("مكان:حلب", "place:حلب"),
        ("جهة:أنصار الله", "actor:الحوثيون"),
        ("--حلب قصف", "حلب قصف"),
        ("حلب حلب", "حلب"),
        ("مدنيون", "المدنيين"),
    ],
)
def test_what_means_the_same_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حلب قصف", "حلب | قصف"),
        ("قتل", "مقاتل"),
        ("=غارة", "غارة"),
        ('"خان يونس"', '"يونس خان"'),
        ("قتلى>=5", "جرحى>=5"),
        ("حلب -قصف", "حلب قصف"),
        ("أ (ب | ج)", "أ ب | ج"),
    ],
)
def test_what_means_something_else_has_another_key(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_not_binds_tighter_than_and_and_tighter_than_or() -> None:
    node = parse_query("قصف -حلب | غارة").node
    assert isinstance(node, Or)
    (both,) = (part for part in node.parts if isinstance(part, And))
    assert set(both.parts) == {Term("w:قصف"), Not(Term("w:حلب"))}


def test_fields_take_the_longest_known_name() -> None:
    node = parse_query("مكان:دير الزور غارة").node
    assert isinstance(node, And)
    assert Term("w:غار") in node.parts
    assert len(node.parts) == 2
    assert parse_query('مكان:"دير الزور" غارة').key == parse_query("مكان:دير الزور غارة").key


def test_every_kind_of_condition() -> None:
    assert parse_query("قتلى>10").node == Count("killed", 11)
    assert parse_query("ضحايا>=٣").node == Count("any", 3)
    for text in ("منذ:7d", "منذ:٧ أيام", "since:7 days"):
        assert parse_query(text).node == Since(7 * 86400)
    assert parse_query("منذ:يومين حلب").node == parse_query("منذ:2d حلب").node
    assert parse_query('"مجلس الأمن"').node == Phrase(("مجلس", "امن"))
    assert parse_query("=والتنف").node == Term("f:والتنف")
    assert parse_query("بلد:SY").node == parse_query("بلد:سوريا").node == Term("c:SY")


@pytest.mark.parametrize(
    ("text", "code", "fault"),
    [
        ("", "empty", ""),
        ("   ", "empty", "   "),
        ("x" * (MAX_QUERY + 1), "too_long", "x"),
        ('حلب "خان', "quote", '"خان'),
        ("(حلب", "bracket", "("),
        ("حلب)", "bracket", ")"),
        ("حلب |", "operator", "|"),
        ("-", "operator", "-"),
        ("()", "operator", ")"),
        ("أو", "operator", "أو"),
        ("لون:أحمر", "field", "لون:"),
        ("مكان:", "value", "مكان:"),
        ("مكان: (حلب)", "value", "مكان:"),
        ('""', "value", '""'),
        ("قتلى>=", "count", "قتلى>="),
        ("قتلى>=خمسة", "count", "قتلى>=خمسة"),
        ("أبقار>=5", "count", "أبقار>=5"),
        ("قتلى>=0", "count", "قتلى>=0"),
        ("غارة قتلى=5", "count", "قتلى=5"),
        ("قتلى = 5", "count", "قتلى = 5"),
        ("و", "empty", "و"),
        ("منذ:أمس", "period", "أمس"),
        ("مكان:بلدة زمرد", "unknown_place", "بلدة"),
        ("جهة:ققققق", "unknown_actor", "ققققق"),
        ("حلب -حلب", "nothing", "حلب -حلب"),
        ("؟ !", "operator", "؟"),
    ],
)
def test_what_is_wrong_is_shown_where_it_is(text: str, code: str, fault: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(text)
    error = raised.value
    assert (error.code, text[error.start : error.end]) == (code, fault)


def test_an_unknown_name_gets_its_nearest() -> None:
    with pytest.raises(QueryError) as raised:
        parse_query("مكان:الرققة")
    assert "الرقة" in raised.value.names


@pytest.mark.parametrize("text", ["-حلب", "منذ:24h", "حلب | -قصف", "حلب | منذ:2h"])
def test_what_nearly_everything_matches_cannot_stand(text: str) -> None:
    with pytest.raises(QueryError, match="everything"):
        require_standing(parse_query(text))


@given(st.text(max_size=MAX_QUERY) | st.text(alphabet='حلب()|-"=:><0123456789 أو', max_size=60))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        query = parse_query(text)
    except QueryError as error:
        fault = error.start, error.end
    else:
        assert parse_query(query.text).key == query.key
        return
    assert 0 <= fault[0] <= fault[1] <= len(text)


def test_latin_names_of_actors_find_what_the_news_calls_them() -> None:
    canonical = {name.canonical for names in actor_names().values() for name in names}
    for known, latin in load_lexicon("latin_actors")["names"].items():
        assert known in canonical
        for name in latin:
            assert actor_named(name) == known, name
    assert terms_in("SDF") >= {term("a", "قوات سوريا الديمقراطية")}
    assert terms_in("source:hamas") == {term("S", "حماس"), term("s", "hamas")}


def terms_in(text: str) -> set[str]:
    return set(terms(parse_query(text).node))


@pytest.mark.parametrize("written", ["غارة و حلب", "غارة AND حلب", "غارة and حلب و"])
def test_and_written_out_asks_for_nothing_more(written: str) -> None:
    assert parse_query(written).node == parse_query("غارة حلب").node
    assert parse_query('"غارة و حلب"').node != parse_query('"غارة حلب"').node


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("غزة", "قطاع غزة"),
        ("gaza", "قطاع غزة"),
        ("قطاع غزة", "قطاع غزة"),
        ("رفح", "رفح, PS"),
        ('"رفح (مصر)"', "رفح, EG"),
        ('"غزة (قطاع غزة)"', "غزة, PS"),
    ],
)
def test_the_place_that_a_name_of_several_means(name: str, meant: str) -> None:
    node = parse_query(f"مكان:{name}").node
    assert isinstance(node, Term)
    place = place_of_term(node.key)
    assert place is not None
    assert meant in (place.canonical, f"{place.canonical}, {place.country}")
    query = place_query(place)
    assert query is not None
    assert key(query) == key(f"مكان:{name}")


def test_gaza_holds_its_towns_and_not_their_namesakes() -> None:
    gaza = parse_query("مكان:غزة").node
    assert isinstance(gaza, Term)
    places = (
        (Place("خان يونس", "خان يونس", "PS", 31.34, 34.3), True),
        (Place("رفح", "رفح", "PS", 31.29, 34.25), True),
        (Place("غزة", "غزة", "PS", 31.5, 34.47), True),
        (Place("رفح", "رفح", "EG", 31.28, 34.24), False),
    )
    for place, inside in places:
        assert (gaza.key in terms_of("", "", "", Summary("", "", locations=(place,)))) is inside


@pytest.mark.parametrize(
    ("written", "name"), [("حلبب", "حلب"), ("دير الزوور", "دير الزور"), ("القنيطرا", "القنيطرة"), ("Alepo", "حلب")]
)
def test_a_name_with_a_letter_too_many_or_wrong_is_found(written: str, name: str) -> None:
    assert nearest_places(written)[0] == name


def test_a_name_unlike_any_other_has_no_nearest() -> None:
    for name in ("", "x", "ك" * MAX_QUERY, "🙂"):
        assert nearest_places(name) == ()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        *[("30m", 1800), ("24h", 86400), ("7D", 604800), ("٢h", 7200), ("0h", None), ("h", None), ("", None)],
        *[("2 ساعة", 7200), ("ساعتين", 7200), ("٣ أيام", 259200), ("يوم", 86400), ("30 دقيقة", 1800), ("24", None)],
        *[("1w", None), ("9999d", 9999 * 86400)],
    ],
)
def test_periods(text: str, seconds: int | None) -> None:
    period = read_period(text)
    assert (period.total_seconds() if period else None) == seconds


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("وسيلة:سكاي نيوز غارة", 'وسيلة:"سكاي نيوز" غارة'),
        ("وسيلة:سكاي نيوز عربيه", 'وسيلة:"سكاي نيوز عربيه"'),
        ("قصف outlet:سكاي نيوز | وسيلة:وكالة ضفاف -غزة", 'قصف outlet:"سكاي نيوز" | وسيلة:"وكالة ضفاف" -غزة'),
        ("وسيلة:دير الزور 24 غارة", 'وسيلة:"دير الزور 24" غارة'),
        ("وسيلة:وكالة غارة", "وسيلة:وكالة غارة"),
        ("سكاي نيوز مصدر:سكاي نيوز", "سكاي نيوز مصدر:سكاي نيوز"),
        ('وسيلة:"سكاي" نيوز', 'وسيلة:"سكاي" نيوز'),
        ('وسيلة:سكاي نيوز "غارة', 'وسيلة:سكاي نيوز "غارة'),
        ("وسيلة:", "وسيلة:"),
    ],
)
def test_the_name_of_an_outlet_needs_no_marks(typed: str, marked: str) -> None:
    assert mark_outlets(typed, ("سكاي نيوز عربية", "وكالة ضفاف", "دير الزور 24")) == marked
