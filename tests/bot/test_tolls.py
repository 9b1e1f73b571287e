"""Tolls in words: number agreement, bounds, vagueness, denial, doubt, shares."""

from __future__ import annotations

from typing import Any

import pytest

from bot.language import translator
from bot.markup import visible
from bot.tolls import render_share, render_toll
from tests.bot.stories import claim

ARABIC = translator("ar")


def said(html: str) -> str:
    """What is read, without the marks of direction."""
    return visible(html).replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("fields", "arabic"),
    [
        ({"count": 1, "who": "متعاقد أميركي"}, "قتيل واحد (متعاقد أميركي)"),
        ({"count": 2}, "قتيلان"),
        ({"count": 3}, "3 قتلى"),
        ({"count": 11}, "11 قتيلاً"),
        ({"count": 100}, "100 قتيل"),
        ({"count": 0}, "لا قتلى"),
        ({"kind": "wounded", "count": 5, "who": "جنود"}, "5 جرحى (جنود)"),
        ({"kind": "wounded", "count": 23}, "23 جريحاً"),
        ({"kind": "missing", "count": 2}, "مفقودان"),
        ({"kind": "missing", "count": 40}, "40 مفقوداً"),
        ({"kind": "detained", "count": 7}, "7 محتجزين"),
        ({"kind": "casualties", "count": 25}, "25 ضحية بين قتيل وجريح"),
        ({"kind": "casualties", "count": 4}, "4 ضحايا بين قتيل وجريح"),
        ({"count_min": 5, "count_max": None}, "5 قتلى على الأقل"),
        ({"count_min": 2, "count_max": None}, "قتيلان على الأقل"),
        ({"kind": "wounded", "count_min": None, "count_max": 20}, "ما يصل إلى 20 جريحاً"),
        ({"count_min": None, "count_max": 2}, "ما يصل إلى قتيلين"),
        ({"count": 30, "approx": True}, "نحو 30 قتيلاً"),
        ({"count": 2, "approx": True}, "نحو قتيلين"),
        ({"count_min": 5, "count_max": 7}, "5 إلى 7 قتلى"),
        ({"count_min": 10, "count_max": 20}, "10 إلى 20 قتيلاً"),
        ({"count_min": 0, "count_max": 7}, "ما يصل إلى 7 قتلى"),
        ({"count": None, "vague": "tens"}, "عشرات القتلى"),
        ({"kind": "wounded", "count": None, "vague": "some"}, "عدد من الجرحى"),
        ({"kind": "detained", "count": None, "vague": "hundreds"}, "مئات المحتجزين"),
        ({"count": None, "vague": "thousands", "who": "مدنيين"}, "آلاف القتلى (مدنيين)"),
        ({"count": None}, "قتلى، والعدد غير مذكور"),
        ({"count": 0, "status": "denied"}, "نفي سقوط قتلى"),
        ({"count": 5, "status": "denied"}, "نفي سقوط 5 قتلى"),
        ({"count": 2, "status": "denied"}, "نفي سقوط قتيلين"),
        ({"kind": "missing", "count": 12, "status": "denied"}, "نفي وجود 12 مفقوداً"),
        ({"count": None, "vague": "tens", "status": "denied"}, "نفي هذه الحصيلة: عشرات القتلى"),
        ({"count": 5, "status": "possible", "who": "مدنيين"}, "5 قتلى (مدنيين؛ غير مؤكد)"),
        ({"count": 41_000, "scope": "cumulative"}, "41,000 قتيل (حصيلة تراكمية)"),
    ],
)
def test_a_toll_in_arabic(fields: dict[str, Any], arabic: str) -> None:
    assert said(render_toll(claim(**fields), ARABIC)) == arabic


@pytest.mark.parametrize(
    ("fields", "arabic"),
    [
        ({"count": 3, "who": "أطفال"}, "منهم 3 أطفال"),
        ({"count": 15, "who": "طفلاً"}, "منهم 15 طفلاً"),
        ({"count": 2, "who": "طفلان"}, "منهم قتيلان (طفلان)"),
        ({"count": 1, "who": "طفل"}, "منهم قتيل واحد (طفل)"),
        ({"count": 4}, "منهم 4 قتلى"),
        ({"count": 4, "kind": "wounded", "who": "نساء"}, "منهم 4 جرحى (نساء)"),
        ({"count_min": 4, "count_max": None, "who": "نساء"}, "منهم 4 قتلى على الأقل (نساء)"),
        ({"count": 4, "who": "نساء", "status": "possible"}, "منهم 4 نساء (غير مؤكد)"),
    ],
)
def test_a_share_in_arabic(fields: dict[str, Any], arabic: str) -> None:
    assert said(render_share(claim(**fields), claim(count=22), ARABIC)) == arabic


def test_a_toll_in_english() -> None:
    english = translator("en")
    assert said(render_toll(claim(count=1, who="contractor"), english)) == "1 killed (contractor)"
    assert said(render_toll(claim(kind="casualties", count_min=None, count_max=9), english)) == "up to 9 casualties"
    assert said(render_share(claim(count=3, who="children"), claim(), english)) == "including 3 children"
