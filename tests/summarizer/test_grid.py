"""Every way of counting victims in every way of telling a casualty: the toll that a sentence is built from is read."""

from __future__ import annotations

import pytest

from tests.summarizer.counts import claims

Bounds = tuple[int | None, int | None, str | None]

# Victims in the nominative and in the oblique, and how many they are.
VICTIMS: list[tuple[str, str, Bounds]] = [
    ("خمسة أشخاص", "خمسة أشخاص", (5, 5, None)),
    ("12 شخصا", "12 شخصا", (12, 12, None)),
    ("ثلاث نساء", "ثلاث نساء", (3, 3, None)),
    ("شابان", "شابين", (2, 2, None)),
    ("طالبتان", "طالبتين", (2, 2, None)),
    ("طفلة", "طفلة", (1, 1, None)),
    ("شاب", "شابا", (1, 1, None)),
    ("أحد العمال", "أحد العمال", (1, 1, None)),
    ("الشاب سامر حداد", "الشاب سامر حداد", (1, 1, None)),
    ("مئة وعشرون شخصا", "مئة وعشرين شخصا", (120, 120, None)),
    ("أربعة من أفراد عائلته", "أربعة من أفراد عائلته", (4, 4, None)),
    ("3 عناصر من الشرطة", "3 عناصر من الشرطة", (3, 3, None)),
    ("نحو عشرين عاملا", "نحو عشرين عاملا", (20, 20, None)),
    ("أكثر من 30 مهاجرا", "أكثر من 30 مهاجرا", (30, None, None)),
    ("ما لا يقل عن سبعة مدنيين", "ما لا يقل عن سبعة مدنيين", (7, None, None)),
    ("ستة أشخاص على الأقل", "ستة أشخاص على الأقل", (6, None, None)),
    ("عشرات المدنيين", "عشرات المدنيين", (None, None, "tens")),
    ("عدد من العمال", "عدد من العمال", (None, None, "some")),
]
# What is told, with {} where the victims are its subject.
SUBJECTS = {
    "killed": (
        "قُتل {} في قصف على البلدة.",
        "وقتل في الهجوم {}.",
        "قُتل، مساء الأربعاء، {} في غارة.",
        "استشهد {} برصاص الاحتلال.",
        "ارتقى {} في قصف للاحتلال.",
        "قضى {} في انفجار لغم.",
        "غرق {} قبالة السواحل.",
        "فارق {} الحياة في المستشفى.",
        "لقي {} حتفهم في حريق.",
        "راح ضحية الانفجار {}.",
    ),
    "wounded": ("أصيب {} بجروح في انفجار.", "أصيب جراء الحادث {}.", "جُرح {} في الاشتباكات.", "تعرض {} لإصابات طفيفة."),
    "detained": ("اعتُقل {} في المدينة.", "اختُطف {} في صحراء النيجر."),
    "missing": ("فُقد {} في البحر.", "اختفى {} منذ أيام.", "علق {} تحت الأنقاض.", "وما زال {} تحت الأنقاض."),
}
# With {} where they are an object or a genitive.
OBJECTS = {
    "killed": (
        "ما أسفر عن استشهاد {} بحسب مصادر طبية.",
        "أدى الهجوم إلى مقتل {} وتدمير منازل.",
        "أودى الحريق بحياة {}.",
        "حصدت السيول أرواح {}.",
        "اغتال مسلحون {} قرب السوق.",
        "قتلت القوات الإسرائيلية {} في جنين.",
        "أعدم التنظيم {} في الساحة.",
        "انتشال جثامين {} من تحت الأنقاض.",
    ),
    "wounded": ("إصابة {} بجروح متفاوتة.", "وأصابت القوات {} بالرصاص.", "اختناق {} بالغاز."),
    "detained": (
        "اعتقلت قوات الاحتلال {} من مخيم بلاطة.",
        "أوقفت الشرطة {} على خلفية الشجار.",
        "تم القبض على {}.",
        "خطف مسلحون {} من قرية.",
        "اقتاد الجنود {} إلى جهة مجهولة.",
    ),
    "missing": ("فقدان {} إثر غرق القارب.", "جرفت السيول {}."),
}


def tolls(text: str) -> list[tuple[str, Bounds]]:
    found = claims(text)
    return [(claim.kind, (claim.count_min, claim.count_max, claim.vague)) for claim in found]


@pytest.mark.parametrize(("nominative", "oblique", "bounds"), VICTIMS, ids=[victims[1] for victims in VICTIMS])
def test_the_toll_is_read(nominative: str, oblique: str, bounds: Bounds) -> None:
    told = [(text.format(nominative), kind) for kind, texts in SUBJECTS.items() for text in texts]
    told += [(text.format(oblique), kind) for kind, texts in OBJECTS.items() for text in texts]
    assert {text: tolls(text) for text, _ in told} == {text: [(kind, bounds)] for text, kind in told}
