"""What a toll, a denial or a pair of kinds counts, and what is counted twice or not at all."""

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
    # A second toll begins before the number: its kind is the one that is counted.
    ("نشرت الشبكة حصيلة لضحايا الأحداث في الإقليم، وقالت إن عدد القتلى ارتفع إلى 900.", of("killed", 900)),
    ("أعدت اللجنة حصيلة جديدة لضحايا القصف، وأوضحت أن إجمالي الجرحى بلغ 70.", of("wounded", 70)),
    ("قال إن عدد الضحايا سيرتفع، وكان هجوم في آذار أدى إلى مقتل أكثر من تسعة جنود.", [("killed", 9, None, None)]),
    ("إجمالي عدد الضحايا بلغ 16 شخصا.", of("casualties", 16)),
    ("نصب المسلحون كمينا أسفر عن سقوط عدد من القتلى والجرحى.", [some("casualties")]),
    ("وعدلت الوزارة عدد القتلى من 29 الذي أعلنته سابقا إلى 37.", of("killed", 29, 37)),
    ("ارتفع عدد القتلى من المدنيين إلى 37.", of("killed", 37)),
    # A bound behind the verb, and a name that ends in what may be one.
    ("أكد المتحدث أن تسعة رعاة قتلوا على الأقل.", [("killed", 9, None, None)]),
    ("إن شخصين اثنين أصيبا على الأقل في الانفجار.", [("wounded", 2, None, None)]),
    ("إن ستة قرويين على الأقل، جميعهم من عائلة واحدة، قُتلوا في الغارة.", [("killed", 6, None, None)]),
    ("إن خمسة قرويين، كلهم من النساء، قتلوا في الغارة.", of("killed", 5)),
    ("سجلت منظمة أطباء بلا حدود 6 وفيات.", of("killed", 6)),
    ("سجلت منظمة مراسلون بلا حدود 9 قتلى.", of("killed", 9)),
    ("أصيب في حدود 20 شخصا.", [("wounded", None, 20, None)]),
    # One number over two kinds, and two kinds that each have their own.
    ("وخلفت القذيفة 7 قتلى وجرحى.", of("casualties", 7)),
    ("أوقعت الغارة خمسة شهداء وجرحى في السوق.", of("casualties", 5)),
    ("أسفر الكمين عن سقوط عدد من القتلى والجرحى.", [some("casualties")]),
    ("أوقعت القذائف عددا من الشهداء والمصابين.", [some("casualties")]),
    ("وقع العديد من القتلى والجرحى في الانفجار.", [some("casualties")]),
    ("سجل المشروع 1104 حالات وفاة واختفاء في البحر.", of("casualties", 1104)),
    ("وثق المركز 30 حالة قتل وإصابة.", of("casualties", 30)),
    ("سجلت المدينة عشرات حالات الوفيات والإصابات.", [("casualties", None, None, "tens")]),
    ("سجلت المحافظة 19 حالة وفاة وإصابة شخص.", [*of("killed", 19), *of("wounded", 1)]),
    ("سجلت المستشفيات 4 وفيات و9 إصابات.", [*of("killed", 4), *of("wounded", 9)]),
    ("خلفت الغارة قتلى وجرحى.", [some("killed"), some("wounded")]),
    ("وقال المركز إن أحد خبرائه قتل وأصيب اثنان أثناء العمل.", [*of("killed", 1), *of("wounded", 2)]),
    ("إن حارسا قُتل وجُرح ثلاثة.", [*of("killed", 1), *of("wounded", 3)]),
    ("وقال إن قائدهم قتل وأصيب أربعة من المرافقين.", [*of("killed", 1), *of("wounded", 4)]),
    ("قتل وأصيب 14 جنديا.", of("casualties", 14)),
    # A share behind a number is no object, and who stands right behind an armed man is one.
    ("قتل 22 عاملا بينهم 9 نساء في حريق.", of("killed", 22, 9)),
    ("خطف مسلح طالبين من المدرسة.", of("detained", 2)),
    # Those whose fate is asked for are held.
    ("أعربت النقابة عن قلقها إزاء مصير أربعة صحفيين لا يزالون محتجزين.", of("detained", 4)),
    ("يتساءل ذوو البحارة عن مصير ستة بحارة ما زالوا مختطفين منذ أيار.", of("detained", 6)),
    ("لا يزال مصير أربعة صيادين مجهولا.", of("missing", 4)),
    # Nobody.
    ("أسعفت الحماية المدنية 3 أشخاص دون تسجيل أي حالة وفاة.", of("killed", 0)),
    ("مرت العاصفة بدون تسجيل أي حالات وفاة أو إصابة.", of("killed", 0) + of("wounded", 0)),
    ("لم تسجل أي حالة اختناق في المصنع.", of("wounded", 0)),
    ("نفى المتحدث باسم الحركة سقوط أي أسير من قواتها.", of("detained", 0)),
    ("نفى الناطق أن يكون أي من العسكريين قد قتل في الانفجار.", of("killed", 0)),
    ("نفت الشرطة أن يكون أي شخص قد أصيب.", of("wounded", 0)),
    ("وقالت القيادة إن أي مدني لم يصب.", of("wounded", 0)),
    ("وأكدت أن أيا من الجنود لم يقتل.", of("killed", 0)),
    ("سقط الصاروخ دون أن يقتل أو يجرح أحدا من القوات.", of("killed", 0) + of("wounded", 0)),
    ("دون أن يصاب أو يقتل أحد.", of("killed", 0) + of("wounded", 0)),
    ("سقطت القذائف بدون أن تسبب، وفق تقارير أولية، خسائر بشرية.", of("casualties", 0)),
    ("وقع الهجوم من دون أن يسفر، بحسب الشرطة، عن إصابات.", of("wounded", 0)),
    ("لم تقع أي إصابات أو خسائر مؤكدة في الأرواح.", of("wounded", 0) + of("killed", 0)),
    # A share is of the kind that its own words tell, and of the nearest whole.
    (
        "أصيب 15 في الغارة الأولى، بينما أسفرت الثانية عن مقتل 5 أشخاص بينهم ضابط وإصابة 12 مدنيا.",
        [*of("wounded", 15), *of("killed", 5, 1), *of("wounded", 12)],
    ),
    ("ألقت الشرطة القبض على اثنين منهم، أحدهما مصاب.", [*of("detained", 2), *of("wounded", 1)]),
    ("أسفر الحادث عن إصابة أربعة، بينهم طفل إصابته خطيرة.", of("wounded", 4, 1)),
    # Victims that the passage tells to be dead.
    ("بلغ عدد ضحايا القصف 40 شخصا. وقالت الوزارة إن القصف أسفر عن 40 قتيلا.", of("killed", 40, 40)),
    ("انتشل الغواصون 8 جثث ثم 6 جثث أخرى، ليرتفع عدد ضحايا غرق المركب إلى 14.", of("killed", 8, 6, 14)),
    ("شيع الأهالي جنازة ثمانية من ضحايا الحادث.", of("killed", 8)),
    ("يتبقى 5 ضحايا لم يتم التعرف على هويتهم.", of("killed", 5)),
    (
        "بلغ عدد ضحايا القصف 40 شخصا. وقالت الوزارة إن القصف أسفر عن 31 قتيلا و9 جرحى.",
        [*of("casualties", 40), *of("killed", 31), *of("wounded", 9)],
    ),
    ("وقال إن ضابطين في الشرطة هما عميد وعقيد قتلا في الانفجار.", of("killed", 2)),
    ("وقال مدير المستشفى إن أربعة مصابين في حالة خطيرة.", of("wounded", 4)),
    ("تم انتشال جثماني وأشلاء شهيدين من الحي.", of("killed", 2)),
    ("عثر المسعفون على جثامين وأشلاء لثمانية شهداء.", of("killed", 8)),
    ("انتشال جثتي شهيدين وجثماني طفلين.", of("killed", 2, 2)),
    # A name is no beast, and a month no father.
    ("وفي آب) 2023 على مستوى الشواطئ، غرق مركب يقل ثلاثة صيادين.", []),
    ("قال الطبيب جمال الطيب إن المستشفى استقبل 14 مصابا.", of("wounded", 14)),
    # The same people, told again.
    (
        "قتل عنصران من الحرس في غارة على بلدة الخيام، وفق مصادر عسكرية. "
        "وقالت المصادر العسكرية إن عنصرين من الحرس قتلا في بلدة الخيام.",
        of("killed", 2),
    ),
    (
        "أفادت القناة بمقتل جندي في بلدة الخيام. وذكرت القناة أن جنديا آخر قُتل مساء في بلدة العديسة.",
        of("killed", 1, 1),
    ),
    ("أفادت القناة بمقتل جندي في البلدة. وذكرت القناة أن جنديا من اللواء 12 قُتل في البلدة.", of("killed", 1)),
]

SILENT = [
    "قال القائد إن جماعته مستعدة لتقديم آلاف الشهداء في المعركة.",
    "نحن مستعدون لتقديم المزيد من القتلى والشهداء.",
    "أدانت المحكمة الوزير وقضت ببراءة ثلاثة متهمين آخرين.",
    "قضت المحكمة بتغريم خمسة تجار.",
    "ورد وزير المالية سامي العلمي بأن المعارضة تقتل الأمل.",
    "فيما نقلت جثث الهالكين إلى مستودع الأموات.",
    "نقلت جثامين المتوفين إلى المستشفى.",
    "قال المصدر إن المضادات أسقطت سبعا منها.",
    "لم تذكر الشرطة تسجيل أي حالة وفاة.",
    "أظهر المقطع مبالغ مالية ووثائق تكشف هوية ضحايا.",
    "قال مالك المزرعة جمال الطيب إن الكلاب هاجمت الأغنام وإنها سجلت 14 إصابة.",
    'قال إن عدد الضحايا سيرتفع، مضيفا: "المكان يعج بأكثر من عشرين متجرا".',
]


OF_THINGS = ["أسقطت سبعا منها", "دمرت ثلاثا منها", "أسقطت 8 مسيرات، بينها اثنتان انتحاريتان"]


@pytest.mark.parametrize("told", OF_THINGS)
def test_things_are_no_share_of_the_wounded(told: str) -> None:
    text = f"قتل 6 جنود وأصيب آخرون في القصف.\nوقالت مصادر إن القصف جرى بثماني مسيرات وإن المضادات {told}."
    assert counts(text) == [*of("killed", 6), some("wounded")]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_reads_who_and_how_many(text: str, expected: list[Counts]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_counts_nobody(text: str) -> None:
    assert counts(text) == []
