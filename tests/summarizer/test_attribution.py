"""Whose words a toll is put into."""

from __future__ import annotations

import pytest

from summarizer.model import Article, Claim
from summarizer.summarize import summarize


def claims(text: str) -> tuple[Claim, ...]:
    return summarize(Article("وكالة التجربة", "", text)).claims


SPOKEN = [
    ("قال المرصد السوري لحقوق الإنسان إن القصف أوقع 5 قتلى.", "المرصد السوري لحقوق الإنسان"),
    ("أعلنت وزارة الصحة مقتل 5 أشخاص.", "وزارة الصحة"),
    ("قتل 5 أشخاص، بحسب الدفاع المدني.", "الدفاع المدني"),
    ("قتل 5 أشخاص، وفق ما أفاد به الهلال الأحمر.", "الهلال الأحمر"),
    ("أفادت مصادر طبية بمقتل 5 أشخاص.", "مصادر طبية"),
    ("لكن الهلال الأحمر تحدث عن 5 قتلى.", "الهلال الأحمر"),
    ("«قتل 5 من رفاقنا»، يقول الناجي سمير حداد.", "الناجي سمير حداد"),
    ("نقلت وكالة الأناضول عن مصدر أمني قوله إن 5 أشخاص قتلوا.", "مصدر أمني"),
    ("نقلت وكالة الأناضول، عن مصدر أمني، أن 5 أشخاص قتلوا.", "مصدر أمني"),
    ("الدفاع المدني: انتشال 5 جثث من تحت الركام.", "الدفاع المدني"),
    ("سقط 5 قتلى (وزارة الصحة) في القصف.", "وزارة الصحة"),
    ("وكان الدفاع المدني قد ذكر في وقت سابق أن 5 أشخاص قتلوا.", "الدفاع المدني"),
    ("أفاد مصدر طبي وكالة الأناضول بأن 5 أشخاص قتلوا.", "مصدر طبي"),
    ("أفاد طبيب في المدينة «صوت النهر» بأن 5 أشخاص قتلوا.", "طبيب في المدينة"),
    ("نددت بعثة الأمم المتحدة بالهجوم الذي قالت إنه قتل 5 أشخاص.", "بعثة الأمم المتحدة"),
    ("أصيب ما بين خمسة وسبعة أشخاص، وفقا للدفاع المدني.", "الدفاع المدني"),
    ("قتل 5 أشخاص في القصف.", None),
    ('وثّقت "الشبكة السورية لحقوق الإنسان" مقتل 5 مدنيين.', "الشبكة السورية لحقوق الإنسان"),
    ('قتل 5 أشخاص، وفق ما ذكر "تجمع شباب النهر".', "تجمع شباب النهر"),
    ("قتل 5 أشخاص، وفق ما أفاد به لـ(سبأ) مصدر أمني.", "مصدر أمني"),
    ("قال لوكالة فرانس برس مدير المستشفى إن 5 أشخاص قتلوا.", "مدير المستشفى"),
    ("- الدفاع المدني: انتشال 5 جثث من تحت الركام.", "الدفاع المدني"),
    ("أفادت وكالة الأناضول بمقتل 5 أشخاص، بحسب وزارة الصحة.", "وزارة الصحة"),
    ("قالت الوزارة إنها أسقطت 84 مسيرة، فيما أصيب 5 أشخاص في القرية، وفق الإدارة العسكرية.", "الإدارة العسكرية"),
    ("اتهمت لجان المقاومة في الفاشر قوات الدعم السريع بقتل 5 مدنيين.", "لجان المقاومة في الفاشر"),
    ("رفعت وزارة الصحة الحصيلة إلى 5 قتلى.", "وزارة الصحة"),
    ("قتل 5 أشخاص وفق حصيلة أولية أعلنتها وزارة الصحة.", "وزارة الصحة"),
    ("أعلنت خلية الإعلام الأمني مقتل فرد بالشرطة.", "خلية الإعلام الأمني"),
    ("اعتقلت القوات 5 من عناصر التنظيم (داعش) الإرهابي.", None),
    ("حذرت وزارة الصحة من موجة جديدة، وأحصت 5 قتلى.", "وزارة الصحة"),
]


@pytest.mark.parametrize(("text", "source"), SPOKEN, ids=[text for text, _ in SPOKEN])
def test_who_says_it(text: str, source: str | None) -> None:
    assert [claim.source for claim in claims(text)] == [source]


def test_the_carrier_is_kept_apart_from_the_source() -> None:
    (claim,) = claims("نقلت وكالة الأناضول عن مصدر أمني قوله إن 5 أشخاص قتلوا.")
    assert claim.via == "وكالة الأناضول"


def test_a_verb_without_subject_goes_on_for_the_source_before_it() -> None:
    first, second = claims("قال مصدر أمني إن 3 جنود قتلوا. وأضاف أن 4 آخرين أصيبوا.")
    assert first.source == second.source == "مصدر أمني"


def test_a_surname_stands_for_who_was_named_before() -> None:
    first, second = claims("قال حاكم المنطقة أندري ملنيك إن 3 أشخاص قتلوا. وكتب ملنيك أن 4 آخرين أصيبوا.")
    assert first.source == second.source == "حاكم المنطقة أندري ملنيك"


def test_the_same_source_is_the_one_named_last() -> None:
    _, second = claims("قال المرصد إن 3 أشخاص قتلوا. وأصيب 700 آخرون، بحسب المصدر ذاته.")
    assert second.source == "المرصد"


def test_a_participle_keeps_the_source() -> None:
    first, second = claims("أكدت وزارة الصحة مقتل 3 أشخاص، مشيرة إلى إصابة 4 آخرين.")
    assert first.source == second.source == "وزارة الصحة"


def test_the_source_stands_for_the_one_named_before() -> None:
    _, second = claims("قال مصدر طبي في مستشفى المدينة إن 3 أشخاص قتلوا. وذكر المصدر أن 4 أطفال أصيبوا.")
    assert second.source is not None
    assert second.source.startswith("مصدر طبي")


def test_two_sources_of_one_event_stay_two_claims() -> None:
    first, second = claims("قالت الشرطة إن 3 أشخاص قتلوا. من جهته، قال الهلال الأحمر إن 5 أشخاص قتلوا.")
    assert (first.source, first.count_min) == ("الشرطة", 3)
    assert (second.source, second.count_min) == ("الهلال الأحمر", 5)


def test_a_sentence_without_a_cue_is_the_outlets_own_voice() -> None:
    _, second = claims("قالت الشرطة إن 3 أشخاص قتلوا. وكان تفجير مماثل قد أوقع 9 قتلى.")
    assert second.source is None


def test_the_outlets_opener_ends_a_source() -> None:
    _, second = claims("قالت الشرطة إن 3 أشخاص قتلوا. يذكر أن هجوما سابقا أوقع 9 قتلى.")
    assert second.source is None
