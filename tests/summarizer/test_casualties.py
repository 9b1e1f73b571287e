"""What the casualty rules read, one construction a line, and what they must leave alone."""

from __future__ import annotations

import pytest

from summarizer.model import Article, Claim
from summarizer.summarize import summarize

Counts = tuple[str, int | None, int | None, str | None]


def claims(text: str) -> tuple[Claim, ...]:
    return summarize(Article("وكالة التجربة", "", text)).claims


def counts(text: str) -> list[Counts]:
    return [(c.kind, c.count_min, c.count_max, c.vague) for c in claims(text)]


READ: list[tuple[str, list[Counts]]] = [
    ("مقتل 5 مدنيين في قصف على البلدة.", [("killed", 5, 5, None)]),
    ("إصابة ثلاثة جنود بانفجار لغم.", [("wounded", 3, 3, None)]),
    ("استشهاد شاب برصاص الجنود.", [("killed", 1, 1, None)]),
    ("مقتل جنديين في كمين.", [("killed", 2, 2, None)]),
    ("قتل أربعة مزارعين وأصيب اثنان في انفجار لغم.", [("killed", 4, 4, None), ("wounded", 2, 2, None)]),
    ("أسفر الانفجار عن 3 قتلى و7 جرحى.", [("killed", 3, 3, None), ("wounded", 7, 7, None)]),
    ("أوقعت الغارة قتلى وجرحى.", [("killed", None, None, "some"), ("wounded", None, None, "some")]),
    ("مقتل امرأة وطفلين بقذيفة.", [("killed", 1, 1, None), ("killed", 2, 2, None)]),
    ("ثلاثة من عناصر الدفاع المدني قتلوا صباح اليوم.", [("killed", 3, 3, None)]),
    ("لقي تسعة عمال مصرعهم في انهيار منجم.", [("killed", 9, 9, None)]),
    ("حريق أودى بحياة 17 شخصا.", [("killed", 17, 17, None)]),
    ("تفجير راح ضحيته 20 شخصا.", [("killed", 20, 20, None)]),
    ("قتلت القوات الإسرائيلية ثلاثة شبان.", [("killed", 3, 3, None)]),
    ("ألقت الشرطة القبض على ثلاثة مشتبهين.", [("detained", 3, 3, None)]),
    ("اعتقال 12 شخصا في البلدة.", [("detained", 12, 12, None)]),
    ("سقوط 25 شخصا بين قتيل وجريح.", [("casualties", 25, 25, None)]),
    ("مقتل وإصابة 11 عنصرا في الهجوم.", [("casualties", 11, 11, None)]),
    ("أصيب 12 شخصا بينهم ثلاثة أطفال.", [("wounded", 12, 12, None), ("wounded", 3, 3, None)]),
    ("انتشال جثة شاب من النهر.", [("killed", 1, 1, None)]),
    ("العثور على جثث أربعة رعاة.", [("killed", 4, 4, None)]),
    ("وقع الانفجار دون وقوع إصابات.", [("wounded", 0, 0, None)]),
    ("لا يزال ثمانية عمال محاصرين تحت الأنقاض.", [("missing", 8, 8, None)]),
    ("قتل 5 أشخاص على الأقل.", [("killed", 5, None, None)]),
    ("مقتل أكثر من 30 شخصا في تدافع.", [("killed", 30, None, None)]),
    ("فقد عنصر من الشرطة حياته في الانفجار.", [("killed", 1, 1, None)]),
    ("فقدان ثلاثة شبان لحياتهم غرقا.", [("killed", 3, 3, None)]),
    ("بلغ عدد القتلى 41،909 منذ بداية الحرب.", [("killed", 41909, 41909, None)]),
    ("ارتفعت حصيلة الهجوم إلى 6 قتلى.", [("killed", 6, 6, None)]),
    ("بلغ عدد الضحايا منذ مطلع العام 612 قتيلا.", [("killed", 612, 612, None)]),
    ("لغم أودى بحياة راعي أغنام.", [("killed", 1, 1, None)]),
    ("سقوط 11 قتيلا وإصابة 37 آخرين.", [("killed", 11, 11, None), ("wounded", 37, 37, None)]),
    ("خطف المسلحون أربع نساء، حسبما أفاد متطوعون وطبيب.", [("detained", 4, 4, None)]),
    ("أكثر من 270 لبنانيا سقطوا شهداء.", [("killed", 270, None, None)]),
    ("وقال إن المقدم نبيل الحداد قُتل أمس.", [("killed", 1, 1, None)]),
    ("أكدت الوزارة أن أيا من مقاتليها لم يصب.", [("wounded", 0, 0, None)]),
    ("نفى الناطق، في كلمة متلفزة، مقتل أي من مقاتليها.", [("killed", 0, 0, None)]),
    ("قتل خمسة مدنيين هم أربع نساء وصبي.", [("killed", 5, 5, None), ("killed", 4, 4, None), ("killed", 1, 1, None)]),
    ("أعدمت السلطات في كانون الثاني/يناير 13 مدانا دفعة واحدة.", [("killed", 13, 13, None)]),
    ("وما زال نحو 11 شخصا تحت الأنقاض.", [("missing", 11, 11, None)]),
    (
        "أودت القنبلة بحياة طفل وألحقت إصابات بوالدته وثلاثة من إخوته.",
        [("killed", 1, 1, None), ("wounded", None, None, "some")],
    ),
    ("قالت الشرطة إن جريحين توفيا متأثرين بإصابتهما.", [("killed", 2, 2, None)]),
    ("قتل المهاجمون 28 بين ضابط وجندي.", [("killed", 28, 28, None)]),
    ("خطف مسلحون فجر الجمعة 87 تلميذا.", [("detained", 87, 87, None)]),
    ("39 شخصا، من بينهم 17 امرأة، لاقوا حتفهم في تدافع.", [("killed", 39, 39, None), ("killed", 17, 17, None)]),
    ("وفيات الوباء تخطت حاجز 1340 حالة.", [("killed", 1340, None, None)]),
    ("نفذت السلطات حكم الإعدام شنقا بحق 11 مدانا.", [("killed", 11, 11, None)]),
    ("لا يزال أكثر من مئة تلميذ في قبضة المسلحين.", [("detained", 100, None, None)]),
    ("جرى إسعاف 21 شخصا مصابا.", [("wounded", 21, 21, None)]),
    ("قتل ثلاثة أشخاص، بينهم المنفذ المشتبه به.", [("killed", 3, 3, None), ("killed", 1, 1, None)]),
    ("لقي اليوم السبت، أربعة أشخاص، مصرعهم في حادثة سير.", [("killed", 4, 4, None)]),
    ("بلغ عدد القتلى 558 من بينهم 50 طفلا.", [("killed", 558, 558, None), ("killed", 50, 50, None)]),
    ("قتلت امرأة وأحد أطفالها بقصف مدفعي.", [("killed", 1, 1, None), ("killed", 1, 1, None)]),
    ("أربعة في حالة حرجة، وثلاثة توفوا ليلا.", [("killed", 3, 3, None)]),
    ("أطلق مسلحون النار على رجلين، ما أدى إلى مقتلهما.", [("killed", 2, 2, None)]),
    ("اغتال مسلحون مترجلون ضابطا في الشرطة.", [("killed", 1, 1, None)]),
    ("اعتقل جيش الاحتلال فلسطينيين اثنين.", [("detained", 2, 2, None)]),
]

SILENT = [
    "عشرات المستثمرين وقعوا ضحية وعود مبالغ فيها.",
    "هدد القائد بقتل كل من يقترب من الحدود.",
    "سقط الفريق أمام ضيفه في المباراة، وأصيب اللاعب في الركبة.",
    "أصابت القذائف ثلاثة منازل وسيارتين.",
    "افتتحت البلدية ساحة الشهداء وتسلم مستشفى شهداء الأقصى خمسة أجهزة.",
    "نفق 40 رأسا من الأغنام وأصيب العشرات منها.",
    "سجلت الوزارة 214 إصابة جديدة بفيروس كورونا.",
    "اعترضت الدفاعات 5 صواريخ وأسقطت 3 مسيرات.",
    "نفذت فرق الإطفاء تمرينا وهميا شمل إخلاء أربعين مصابا.",
    "أحبطت الشرطة محاولة اغتيال القاضي.",
    "سقوط أمطار غزيرة على 12 محافظة.",
    "بلغت الخسائر المادية 3 ملايين دولار.",
    "بلغ عدد ضحايا الاحتيال أكثر من ألف شخص.",
    "ولم ترد معلومات عن سقوط ضحايا.",
    "أصابت الغارة الأولى سوقا شعبية والثانية مدرسة.",
    "أوقفت الشركة 14 موظفا عن العمل.",
    "وصل إلى المطار 40 محتجزا أفرجت عنهم السلطات.",
    "كرمت المحافظة أسر 40 شهيدا في احتفال.",
    "قال الطبيب إن التدخين يقتل ثمانية ملايين شخص سنويا.",
    "توفي الممثل عن عمر ناهز 80 عاما بعد صراع مع المرض.",
    "أوقعت شبكة احتيال إلكتروني 340 ضحية.",
    "سجلت الوزارة 340 إصابة جديدة بالفيروس.",
    "افتتح الوزير قسما يتسع لـ 60 مصابا.",
    "تبنى المجلس قرارا يدين قتل المدنيين.",
    "أظهر استطلاع تأييد صفقة لإعادة المحتجزين الخمسين.",
    "أعلنت الوزارة ازدياد عدد ضحايا الزلزال الذي طال بعض المناطق.",
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_reads_the_construction(text: str, expected: list[Counts]) -> None:
    assert counts(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_stays_silent(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_a_line_break_between_words_changes_nothing(text: str, expected: list[Counts]) -> None:
    assert counts(text.replace(" ", "\n")) == expected


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_arabic_indic_digits_and_tatweel_change_nothing(text: str, expected: list[Counts]) -> None:
    eastern = text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")).replace("تل", "تـل")
    assert counts(eastern) == expected


def test_every_number_stands_in_its_quote() -> None:
    for text, _ in READ:
        for claim in claims(text):
            assert text[claim.start : claim.end] == claim.quote
            assert claim.rule
