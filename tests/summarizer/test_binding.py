"""Status, scope, shares and places of claims."""

from __future__ import annotations

import pytest

from summarizer.model import Article, Claim
from summarizer.summarize import summarize


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    return summarize(Article("وكالة التجربة", title, text)).claims


STATUS = [
    ("أعلنت الشرطة مقتل 3 أشخاص.", "affirmed"),
    ("نفى الجيش مقتل 3 من جنوده.", "denied"),
    ("لم يسفر الانفجار عن إصابات.", "denied"),
    ("وسط أنباء عن سقوط قتلى.", "possible"),
    ("يخشى مقتل 3 أشخاص.", "possible"),
]


@pytest.mark.parametrize(("text", "status"), STATUS, ids=[text for text, _ in STATUS])
def test_status(text: str, status: str) -> None:
    assert [claim.status for claim in claims(text)] == [status]


SCOPE = [
    ("قتل 3 أشخاص في القصف.", "incident"),
    ("ارتفع عدد القتلى إلى 9.", "cumulative"),
    ("قتل 41 مدنيا منذ بداية الحرب.", "cumulative"),
]


@pytest.mark.parametrize(("text", "scope"), SCOPE, ids=[text for text, _ in SCOPE])
def test_scope(text: str, scope: str) -> None:
    assert [claim.scope for claim in claims(text)] == [scope]


def test_shares_point_at_the_wider_claim() -> None:
    whole, share = claims("مقتل 22 شخصا بينهم 5 أطفال.")
    assert whole.part_of is None
    assert share.part_of == 0


def test_a_mixed_toll_told_kind_by_kind() -> None:
    whole, killed, wounded = claims("سقوط 14 ضحية من المدنيين، خمسة قتلى وتسعة جرحى.")
    assert (whole.kind, killed.kind, wounded.kind) == ("casualties", "killed", "wounded")
    assert killed.part_of == wounded.part_of == 0


def test_each_toll_has_the_place_of_its_own_clause() -> None:
    first, second = claims("قتل 3 أشخاص في قصف على بلدة سرمين. وفي حلب أصيب طفل بانفجار لغم.")
    assert first.place == "سرمين"
    assert second.place == "حلب"


def test_a_hospital_is_not_where_it_happened() -> None:
    (claim,) = claims("قتل 3 أشخاص في انفجار في حلب، ونقلت الجثث إلى مستشفى الرازي.")
    assert claim.place == "حلب"


def test_the_same_toll_told_twice_by_one_source_is_one_claim() -> None:
    text = "قالت وزارة الصحة إن 3 أشخاص قتلوا في حلب. وأكدت وزارة الصحة أن 3 أشخاص قتلوا في حلب."
    assert len(claims(text)) == 1
