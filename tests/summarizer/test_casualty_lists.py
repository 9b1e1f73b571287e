"""Victims told one by one or part by part, and the same words where they list nobody."""

from __future__ import annotations

import pytest

from summarizer.model import Article
from summarizer.summarize import summarize

# Kind, count and the position of the wider claim.
Told = tuple[str, int | None, int | None]


def told(text: str) -> list[Told]:
    return [(c.kind, c.count_min, c.part_of) for c in summarize(Article("وكالة التجربة", "", text)).claims]


READ: list[tuple[str, list[Told]]] = [
    (
        "قتل أربعة مدنيين في الهجوم وجرح خمسة. وأضاف أن «ضحايا الهجوم هم شيخ القرية وإمامها ونجلاه».",
        [("killed", 4, None), ("wounded", 5, None), ("killed", 1, 0), ("killed", 1, 0), ("killed", 2, 0)],
    ),
    (
        "وأوضحت أن المعتقلين لدى الاستخبارات هم: عمر سعيد، ومنى كباشي، والطيب أبكر، وتم نقلهم إلى العاصمة.",
        [("detained", 1, None)] * 3,
    ),
    ("والمعتقلون هم سالم عودة وفهد جابر ورامي حداد.", [("detained", 1, None)] * 3),
    (
        "توفي شخصان في المحافظة. ووفقا لمصدر أمني فإن المتوفين فتاة في الرابعة عشرة وطفل في التاسعة.",
        [("killed", 2, None), ("killed", 1, 0), ("killed", 1, 0)],
    ),
    (
        "بلغ عدد القتلى 13 قتيلا. والقتلى، بحسب الشبكة، هم على الشكل التالي: 4 من الشرطة و9 من غير السوريين.",
        [("killed", 13, None), ("killed", 4, 0), ("killed", 9, 0)],
    ),
    ("وتوزع القتلى كالآتي: 4 من الشرطة و9 من المهاجمين.", [("killed", 4, None), ("killed", 9, None)]),
    (
        "ووصل عدد الذين قتلوا إلى 47، وهم: 22 مدنيا بينهم ست نساء، و25 من قوات النظام.",
        [("killed", 47, None), ("killed", 22, 0), ("killed", 6, 0), ("killed", 25, 0)],
    ),
    (
        "احتجزت الجماعة 19 موظفا. وذكر أن من بين المحتجزين ستة يمنيين، فيما أُطلق سراح سبعة آخرين.",
        [("detained", 19, None), ("detained", 6, 0)],
    ),
    ("غرق 3 أطفال في بركة. وقال مصدر إن بين الأطفال شقيقتين.", [("killed", 3, None), ("killed", 2, 0)]),
    (
        "وارتفعت حصيلة القتلى إلى 137 قتيلا، موزعين على النحو التالي:\n-72 من أبناء المحافظة، بينهم 14 امرأة\n"
        "-47من عناصر الوزارة\n-18 مسلحا، بينهم سيدة، أعدموا.",
        [
            ("killed", 137, None),
            *[("killed", n, at) for n, at in ((72, 0), (14, 1), (47, 0), (18, 0), (1, 4))],
        ],
    ),
    ("وبلغ عدد الجرحى 30، وتوزعت المواد على النحو التالي:\n-72 سلة غذائية\n-40 خيمة.", [("wounded", 30, None)]),
    ("قُتل شرطيان، إضافة إلى طفل.", [("killed", 2, None), ("killed", 1, None)]),
]

SILENT = [
    "والضحايا هم أكرم الناس.",
    "القتلى هم سكان القرية.",
    "كان الشهداء هم وقود الثورة.",
    "المعتقلون هم من أبناء البلدة، وسالم قال إنه سيعود.",
    "الجرحى هم الأولوية، ومدير المستشفى يعمل ليلا.",
    "وقال إن بين الأطفال الموهوبين شقيقتين.",
    "أفرجت الجماعة عن 20 محتجزا بينهم ستة يمنيين.",
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_lists_whom_a_toll_counts(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_lists_nobody(text: str) -> None:
    assert told(text) == []
