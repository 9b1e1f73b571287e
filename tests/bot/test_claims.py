"""Claims as lines: each somebody's, tolls of one kind never side by side, shares under their whole."""

from __future__ import annotations

from bot.claims import render_claims
from bot.markup import visible
from summarizer.model import Claim, Summary
from tests.bot.stories import TWO_SOURCES, claim, style

OUTLET = "وكالة ضفاف"


def said(summary: Summary) -> list[str]:
    rows = [row for block in render_claims(summary, OUTLET, style().t) for row in block]
    return [visible(row).replace("\u2068", "").replace("\u2069", "").replace("\u2003", "  ") for row in rows]


def told(*claims: Claim, title: tuple[Claim, ...] = ()) -> list[str]:
    return said(Summary("عنوان", "", claims=claims, headline_claims=title))


def test_claims_of_one_source_and_place_share_a_line() -> None:
    assert said(TWO_SOURCES) == [
        "البنتاغون: قتيل واحد (متعاقد أميركي)، 5 جرحى (جنود)",
        "مصادر ميدانية: 5 قتلى، 4 جرحى (هرابش)",
        "مصادر ميدانية: قتيلان، 5 جرحى (القورية)",
    ]


def test_without_a_source_the_outlet_speaks() -> None:
    assert told(claim(count=3), claim(count=4, kind="wounded", source=" ")) == [f"{OUTLET}: 3 قتلى، 4 جرحى"]


def test_two_tolls_of_one_kind_are_not_put_side_by_side() -> None:
    assert told(claim(count=3, source="مصدر"), claim(count=7, source="مصدر")) == [
        "مصدر: 3 قتلى",
        "مصدر: 7 قتلى",
    ]
    assert told(claim(count=3, who="مدنيين"), claim(count=7, who="جنود")) == [
        f"{OUTLET}: 3 قتلى (مدنيين)، 7 قتلى (جنود)"
    ]


def test_shares_stand_under_their_whole_which_ends_its_line() -> None:
    claims = (
        claim(count=22),
        claim(count=5, who="أطفال", part_of=0),
        claim(count=8, who="نساء", part_of=0, source="الدفاع المدني", place="إدلب"),
        claim(kind="wounded", count=40),
    )
    assert told(*claims) == [
        f"{OUTLET}: 22 قتيلاً",
        "  منهم 5 أطفال",
        "  الدفاع المدني: منهم 8 نساء (إدلب)",
        f"{OUTLET}: 40 جريحاً",
    ]


def test_shares_whose_whole_cannot_be_shown_are_not_lost() -> None:
    ring = (claim(count=3, part_of=1, source="أ"), claim(count=4, part_of=0, source="ب"))
    assert told(*ring) == ["أ: 3 قتلى", "ب: 4 قتلى"]
    assert told(claim(count=3, part_of=0)) == [f"{OUTLET}: 3 قتلى"]
    assert told(claim(count=3, part_of=9)) == [f"{OUTLET}: 3 قتلى"]
    assert told(claim(count=3, part_of=-1)) == [f"{OUTLET}: 3 قتلى"]


def test_the_headline_speaks_where_the_body_is_silent() -> None:
    title = (
        claim(count=9),
        claim(kind="wounded", count=30),
        claim(kind="wounded", count=6, who="أطفال", part_of=1),
    )
    assert told(claim(count=8), title=title) == [f"{OUTLET}: 8 قتلى، 30 جريحاً", "  منهم 6 أطفال"]


def test_an_uncertain_reading_shows_the_outlets_words_alone() -> None:
    unsure = claim(count=300, source="مجهول", quote="ثلاثمئة قتيل", confidence=0.49)
    assert told(unsure) == [f"{OUTLET}: استخراج غير مؤكد: «ثلاثمئة قتيل»"]


def test_no_control_in_a_name_reorders_a_toll() -> None:
    (line,) = told(claim(count=12, source="مصدر\u202e21", place="\u2067دوما"))
    assert line == "مصدر21: 12 قتيلاً (دوما)"
