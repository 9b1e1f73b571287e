"""Losses of a side, companions, two fates of one, custody, limbs and bodies: what became of whom, in other words."""

from __future__ import annotations

import pytest

from summarizer.model import Article
from summarizer.summarize import summarize

Counts = tuple[str, int | None, int | None, str | None]


def counts(text: str) -> list[Counts]:
    return [(c.kind, c.count_min, c.count_max, c.vague) for c in summarize(Article("وكالة التجربة", "", text)).claims]


def some(kind: str) -> Counts:
    return (kind, None, None, "some")


def of(kind: str, *numbers: int) -> list[Counts]:
    return [(kind, n, n, None) for n in numbers]


READ: list[tuple[str, list[Counts]]] = [
    # What a side lost.
    ("شنت الطائرات غارات على تجمعات المسلحين وكبدتها خسائر في الأرواح والعتاد.", [some("killed")]),
    ("وأجبرتهم على الفرار بعد تكبيدهم قتلى وجرحى.", [some("killed"), some("wounded")]),
    ("تكبدت القوات خسائر فادحة في الأرواح والمعدات.", [some("killed")]),
    ("أدى القصف إلى وقوع أضرار مادية وبشرية في الحي.", [some("casualties")]),
    ("وأضافت المصادر أن المقاومة خسرت سبعة من مقاتليها.", of("killed", 7)),
    ("خسر الجيش ثلاثة من جنوده في الكمين.", of("killed", 3)),
    ("وقال إن الحزب فقد خمسة من عناصره.", of("killed", 5)),
    # With whom one died.
    ("وأفاد بمقتل القائد سالم حيدر مع 14 جنديا في مواجهات.", of("killed", 1, 14)),
    ("قُتل الضابط سالم الحداد مع اثنين من حراسه.", of("killed", 1, 2)),
    ("قُتل جندي في اشتباكات مع 14 مسلحا.", of("killed", 1)),
    ("قال إن نائب القائد سالم حيدر، و6 آخرين (لم يسمهم)، قتلوا في الغارة.", of("killed", 1, 6)),
    ("قال إن المدرسة تضم 50 طفلا، و3 آخرين قتلوا.", of("killed", 3)),
    # Two fates, and a list of single victims.
    (
        "استشهد فلسطينيان وأصيب واعتقل آخرون اليوم.",
        [*of("killed", 2), some("wounded"), some("detained")],
    ),
    ("قُتل وجُرح 14 جنديا.", of("casualties", 14)),
    ("أطلقت النار على شبان مما أدى لإصابة أحدهم واعتقاله.", [*of("wounded", 1), *of("detained", 1)]),
    ("أدى ذلك إلى إصابة شابين واعتقالهما.", [*of("wounded", 2), *of("detained", 2)]),
    ("أدى ذلك إلى إصابة شاب ووفاته.", of("killed", 1)),
    ("وأفادت مصادر بإصابة شاب بالرصاص الحي، وآخر (46 عاما) بالرصاص، وثالث بشظايا.", of("wounded", 1, 1, 1)),
    ("قال إن 15 عنصرا قتلوا، وإن آخرين أصيبوا.", [*of("killed", 15), some("wounded")]),
    # A share, an aside or a pronoun between people and their verb.
    (
        "وثّقت الشبكة أسماء 28 مواطنا، بينهم 12 سيدة، جرى إعدامهم ميدانيا.",
        of("killed", 28, 12),
    ),
    (
        "إن ثلاثة قرويين على الأقل، جميعهم من عائلة واحدة، بمن فيهم امرأة، قُتلوا.",
        [("killed", 3, None, None), *of("killed", 1)],
    ),
    ("وقال إن 5 من عناصر الفرقة، عُثر عليهم مقتولين قرب الحاجز.", of("killed", 5)),
    ("وقال إن 5 من عناصر الفرقة، عُثر عليهم أحياء قرب الحاجز.", []),
]

SILENT = [
    "خسر الحزب سبعة من مقاعده.",
    "خسر الفريق أربعة من لاعبيه بسبب الإصابة.",
    "خسرت الشركة 300 من موظفيها لصالح المنافسين.",
    "تكبد المزارعون خسائر فادحة في المحاصيل والأرواح الحيوانية بحسب النقابة الزراعية.",
    "التقى القائد سالم حيدر مع 14 جنديا.",
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_reads_what_became_of_whom(text: str, expected: list[Counts]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(text: str) -> None:
    assert counts(text) == []
