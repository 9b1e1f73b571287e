"""Who is said to have caused a claim, and who is not although the sentence names them."""

from __future__ import annotations

import pytest

from tests.summarizer.counts import claims

# A text with one claim or a claim and its shares, and the perpetrator of all of them.
NAMED = [
    ("قتلت القوات الروسية ثلاثة مدنيين.", "القوات الروسية"),
    ("قُتل 5 أشخاص في غارة إسرائيلية.", "إسرائيلية"),
    ("قُتل 5 أشخاص في غارة جوية إسرائيلية.", "إسرائيلية"),
    ("قُتل 5 أشخاص في قصف مدفعي باكستاني.", "باكستاني"),
    ("قُتل 5 أشخاص في قصف لقوات الدعم السريع.", "قوات الدعم السريع"),
    ("قُتل شاب برصاص حارس أمن، بحسب الشرطة.", "حارس أمن"),
    ("قُتل 5 جنود في هجوم شنه مسلحون على معسكر للجيش.", "مسلحون"),
    ("قُتل 5 جنود في هجوم نفذته جماعة نصرة الإسلام والمسلمين.", "جماعة نصرة الإسلام والمسلمين"),
    ("تعرض 5 مدنيين للخطف من قبل قوات الدعم السريع.", "قوات الدعم السريع"),
    ("خطف مسلحون يستقلون دراجات نارية 5 تلاميذ.", "مسلحون"),
    ("قال الجيش التركي إنه حيّد 4 مسلحين.", "الجيش التركي"),
    ("اعتقلت قوات الاحتلال 37 مواطنا، بينهم طفلان.", "قوات الاحتلال"),
]


@pytest.mark.parametrize(("text", "actor"), NAMED, ids=[text for text, _ in NAMED])
def test_who_did_it(text: str, actor: str) -> None:
    assert {claim.actor for claim in claims(text)} == {actor}


NOBODY = [
    "قتلت رصاصة طائشة طفلة.",
    "جرفت السيول خمسة أشخاص.",
    "قُتل عام 2020 أحد عشر شخصا.",
    "أصيب 5 أشخاص بغارة مزدوجة.",
    "قُتل 5 أشخاص بقصف خيمة.",
    "قُتل 12 شخصا بنيران مجهولة المصدر.",
    "نعى حزب الله اثنين من مقاتليه.",
    "أصيب شخصان بجروح، تم إسعافهما من قبل كوادر الدفاع المدني.",
    "قُتل الشاب وليد جبارة.",
    "قُتل 9 عراقيين في تفجيرات، فيما قصفت طائرات التحالف الدولي الموصل.",
    "قُتل ثلاثة من الشرطة، فيما سقط منفذ الهجوم برصاص الشرطة.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_did_it(text: str) -> None:
    found = claims(text)
    assert found
    assert {claim.actor for claim in found} == {None}
