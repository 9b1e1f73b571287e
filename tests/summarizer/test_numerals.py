"""Every number that Arabic spells is read back, bounds and ranges hold, and what counts nobody is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.text import tokenize
from summarizer.numbers.numerals import Count, find_counts

MASCULINE = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
STEMS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]


def parse_count(text: str) -> Count | None:
    """The count that a phrase is, when the number grammar reads all of it; otherwise None."""
    tokens = tokenize(text)
    found = find_counts(tokens)
    if len(found) == 1 and found[0].first == 0 and found[0].last == len(tokens):
        return found[0]
    return None


class Speller:
    """Spells numbers in one gender of the counted noun, one case and one way to write a hundred."""

    def __init__(self, *, feminine: bool = False, oblique: bool = False, hundred: str = "مئة", apart: bool = False):
        self.feminine = feminine
        self.oblique = oblique
        self.hundred = hundred
        self.apart = " " if apart else ""

    def spell(self, number: int) -> str:
        if number == 0:
            return "صفر"
        thousands, rest = divmod(number, 1000)
        return " و".join(part for part in (self._thousands(thousands), self._below_thousand(rest)) if part)

    def _thousands(self, count: int) -> str:
        if count <= 2:
            return ("", "ألف", "ألفين" if self.oblique else "ألفان")[count]
        # The scale is masculine whatever is counted, and its number follows the last two digits.
        spelled = Speller(oblique=self.oblique, hundred=self.hundred, apart=bool(self.apart))._below_thousand(count)
        if count in (200,):
            return spelled.removesuffix("ن") + " ألف"
        if 3 <= count % 100 <= 10:
            return spelled + " آلاف"
        return spelled + (" ألفا" if 11 <= count % 100 <= 99 else " ألف")

    def _below_thousand(self, number: int) -> str:
        hundreds, rest = divmod(number, 100)
        return " و".join(part for part in (self._hundreds(hundreds), self._below_hundred(rest)) if part)

    def _hundreds(self, count: int) -> str:
        if count == 2:
            return self.hundred.removesuffix("ة") + ("تين" if self.oblique else "تان")
        return ("", self.hundred)[count] if count < 2 else STEMS[count] + self.apart + self.hundred

    def _below_hundred(self, number: int) -> str:
        units = FEMININE if self.feminine else MASCULINE
        if number <= 10:
            return self._dual_case(units[number])
        tens, unit = divmod(number, 10)
        if tens == 1:
            return self._teens(unit)
        ten = TENS[tens] + ("ين" if self.oblique else "ون")
        return f"{self._dual_case(units[unit])} و{ten}" if unit else ten

    def _teens(self, unit: int) -> str:
        ten = "عشرة" if self.feminine else "عشر"
        if unit == 1:
            return f"{'إحدى' if self.feminine else 'أحد'} {ten}"
        if unit == 2:
            stem = "اثنت" if self.feminine else "اثن"
            return f"{stem}{'ي' if self.oblique else 'ا'} {ten}"
        return f"{(FEMININE if self.feminine else MASCULINE)[unit]} {ten}"

    def _dual_case(self, word: str) -> str:
        return word.removesuffix("ان") + "ين" if self.oblique and word.endswith("ان") else word


spellers = st.builds(
    Speller,
    feminine=st.booleans(),
    oblique=st.booleans(),
    hundred=st.sampled_from(["مئة", "مائة"]),
    apart=st.booleans(),
)


def exact(number: int, count: Count | None) -> bool:
    return count is not None and (count.minimum, count.maximum, count.vague, count.approx) == (
        number,
        number,
        None,
        False,
    )


def test_the_speller_spells_as_people_do() -> None:
    assert Speller().spell(25_203) == "خمسة وعشرون ألفا ومئتان وثلاثة"
    assert Speller(feminine=True, oblique=True, hundred="مائة").spell(3_412) == "ثلاثة آلاف وأربعمائة واثنتي عشرة"
    assert Speller(apart=True).spell(110_300) == "مئة وعشرة آلاف وثلاث مئة"


@pytest.mark.parametrize("feminine", [False, True])
@pytest.mark.parametrize("oblique", [False, True])
def test_every_number_to_two_thousand_is_read_back(feminine: bool, oblique: bool) -> None:
    speller = Speller(feminine=feminine, oblique=oblique)
    wrong = [f"{n}: {speller.spell(n)}" for n in range(2001) if not exact(n, parse_count(speller.spell(n)))]
    assert wrong == []


@given(st.integers(0, 999_999), spellers)
def test_numbers_below_a_million_are_read_back(number: int, speller: Speller) -> None:
    spelled = speller.spell(number)
    assert exact(number, parse_count(spelled)), spelled


@given(st.integers(0, 999_999), spellers, st.sampled_from("\u064e\u064f\u0652\u0640\u200f"))
def test_marks_in_a_number_change_nothing(number: int, speller: Speller, mark: str) -> None:
    marked = "".join(c + mark if c not in " و" else c for c in speller.spell(number))
    assert exact(number, parse_count(marked)), marked


@given(st.integers(0, 999_999), spellers)
def test_a_detached_and_joins_as_an_attached_one(number: int, speller: Speller) -> None:
    spelled = speller.spell(number).replace(" و", " و ")
    assert exact(number, parse_count(spelled)), spelled


DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]
digits = st.sampled_from(DIGITS)


@given(st.integers(0, 999_999_999), digits, st.sampled_from(["", ",", "٬", "\u202f", "\u2009"]))
def test_digits_are_read_in_every_script_with_every_separator(number: int, script: str, separator: str) -> None:
    written = f"{number:,}".replace(",", separator).translate(str.maketrans(DIGITS[0], script))
    assert exact(number, parse_count(written)), written


@given(st.integers(3, 999), digits, st.sampled_from([("آلاف", 1000), ("ألف", 1000), ("مليون", 10**6)]))
def test_digits_before_a_scale(number: int, script: str, scale: tuple[str, int]) -> None:
    word, value = scale
    assert exact(number * value, parse_count(f"{number} {word}".translate(str.maketrans(DIGITS[0], script))))


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("1.5 مليون", 1_500_000),
        ("٣٫٥ مليون", 3_500_000),
        ("3,5 مليون", 3_500_000),
        ("نصف مليون", 500_000),
        ("ربع مليون", 250_000),
        ("مليون ونصف", 1_500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("مليونان ونصف المليون", 2_500_000),
        ("خمسة ونصف مليون", 5_500_000),
        ("ثلاثة آلاف ونصف", 3_500),
        ("12 ألفا و500", 12_500),
        ("ألف و500", 1_500),
        ("14 ألف 143", 14_143),
        ("ألفان و300", 2_300),
        ("مليوني و200 ألف", 2_200_000),
        ("10 ملايين و500 ألف", 10_500_000),
        ("مليون ومئتا ألف وثلاثون", 1_200_030),
        ("ثمانيمئة", 800),
        ("ثماني مئة", 800),
        ("الخمسة", 5),
        ("وخمسة", 5),
        ("بعشرين", 20),
        ("ألفا", 1_000),
        ("ألفين", 2_000),
        ("مئتي", 200),
        ("0", 0),
    ],
)
def test_round_dual_and_mixed_numbers(phrase: str, number: int) -> None:
    assert exact(number, parse_count(phrase))


BOUNDS = [
    ("ما لا يقل عن {}", (1, 0, 0)),
    ("لا يقل عن {}", (1, 0, 0)),
    ("أكثر من {}", (1, 0, 0)),
    ("بأكثر من {}", (1, 0, 0)),
    ("لأكثر من {}", (1, 0, 0)),
    ("أزيد من {}", (1, 0, 0)),
    ("ما يزيد على {}", (1, 0, 0)),
    ("تجاوز {}", (1, 0, 0)),
    ("{} على الأقل", (1, 0, 0)),
    ("{} أو أكثر", (1, 0, 0)),
    ("{} ونيف", (1, 0, 0)),
    ("ما يصل إلى {}", (0, 1, 0)),
    ("أقل من {}", (0, 1, 0)),
    ("لا يتجاوز {}", (0, 1, 0)),
    ("لا يزيد على {}", (0, 1, 0)),
    ("ما لا يزيد عن {}", (0, 1, 0)),
    ("ليس أكثر من {}", (0, 1, 0)),
    ("{} على الأكثر", (0, 1, 0)),
    ("نحو {}", (1, 1, 1)),
    ("ونحو {}", (1, 1, 1)),
    ("بنحو {}", (1, 1, 1)),
    ("حوالي {}", (1, 1, 1)),
    ("قرابة {}", (1, 1, 1)),
    ("زهاء {}", (1, 1, 1)),
    ("ما يقارب {}", (1, 1, 1)),
    ("ما يقرب من {}", (1, 1, 1)),
    ("{} تقريبا", (1, 1, 1)),
]


@pytest.mark.parametrize("number", ["30", "٣٠", "ثلاثين"])
@pytest.mark.parametrize(("phrase", "bounds"), BOUNDS)
def test_bounds(phrase: str, bounds: tuple[int, int, int], number: str) -> None:
    count = parse_count(phrase.format(number))
    assert count is not None
    least, most, approx = bounds
    assert (count.minimum, count.maximum, count.approx) == (30 if least else None, 30 if most else None, bool(approx))


@pytest.mark.parametrize(
    ("phrase", "least", "most"),
    [
        ("بين 5 و7", 5, 7),
        ("ما بين 5 و7", 5, 7),
        ("بين خمسة وسبعة", 5, 7),
        ("ما بين أربعة إلى خمسة", 4, 5),
        ("ما بين عشرين وثلاثين", 20, 30),
        ("من 5 إلى 7", 5, 7),
        ("من خمسة إلى سبعة", 5, 7),
        ("5-7", 5, 7),
        ("10ـ15", 10, 15),
        ("10 ـ 15", 10, 15),
        ("٥–٧", 5, 7),
        ("خمسة أو ستة", 5, 6),
        ("بين 20 و30 ألفا", 20_000, 30_000),
        ("من خمسة إلى ثمانية آلاف", 5_000, 8_000),
        ("بين 500 وألف", 500, 1_000),
    ],
)
def test_ranges(phrase: str, least: int, most: int) -> None:
    count = parse_count(phrase)
    assert count is not None
    assert (count.minimum, count.maximum, count.vague) == (least, most, None)


@given(st.integers(1, 1899), st.integers(1, 50))
def test_a_range_runs_from_the_smaller_to_the_greater(least: int, step: int) -> None:
    count = parse_count(f"بين {least} و{least + step}")
    assert count is not None
    assert (count.minimum, count.maximum) == (least, least + step)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ارتفع العدد من 5 إلى 7", [5, 7]),
        ("الحصيلة منذ 7 تشرين الأول/أكتوبر 2023 إلى 61400 شهيد", [61_400]),
        ("انخفضت من عشرة إلى سبعة", [10, 7]),
        ("مئتان وثلاثمئة", [200, 300]),
        ("ثلاثة وأربعة", [3, 4]),
        ("ألف جريح وألفا مشرد", [1000, 2000]),
        ("3 قتلى و7 جرحى", [3, 7]),
        ("قتل خمسة وأصيب ستة وعشرون", [5, 26]),
    ],
)
def test_numbers_that_are_no_range_and_no_sum(text: str, values: list[int]) -> None:
    assert [c.minimum for c in find_counts(tokenize(text))] == values


@pytest.mark.parametrize(
    ("phrase", "vague"),
    [
        ("عشرات", "tens"),
        ("العشرات", "tens"),
        ("وعشرات", "tens"),
        ("بضع عشرات", "tens"),
        ("مئات", "hundreds"),
        ("المئات", "hundreds"),
        ("بضع مئات", "hundreds"),
        ("آلاف", "thousands"),
        ("عشرات الآلاف", "thousands"),
        ("مئات آلاف", "thousands"),
        ("بضعة آلاف", "thousands"),
        ("عدد من", "some"),
        ("عدد كبير من", "some"),
        ("بضعة", "some"),
        ("بضع", "some"),
        ("عدة", "some"),
    ],
)
def test_vague_counts(phrase: str, vague: str) -> None:
    count = parse_count(phrase)
    assert count is not None
    assert (count.vague, count.minimum, count.maximum) == (vague, None, None)


@pytest.mark.parametrize("phrase", ["عشرون ونيف", "نيف وعشرون", "بضع وعشرون", "بضعة وعشرين"])
def test_twenty_odd_is_twenty_or_more(phrase: str) -> None:
    count = parse_count(phrase)
    assert count is not None
    assert (count.minimum, count.maximum) == (20, None)


NOT_COUNTS = {
    "dates": [
        "في 5 نيسان", "15 آذار الماضي", "نيسان 2024", "فبراير 2024", "2024/05/05", "05-06-2024", "في الـ15 من آذار",
        "في 15 من الشهر الجاري", "عام 2011", "في 2011", "منذ 2011", "عامي 2011 و2012", "بين 2011 و2013",
        "من 2011 إلى 2013", "حرب 1967", "5 صفر 1447", "القرن العشرين",
    ],
    "times": ["الساعة 10", "الساعة 10:30", "10:30", "5 دقائق", "لمدة ثلاثة أيام", "ساعة الصفر", "خلال عدة أيام"],
    "ages": ["البالغ 25 عاما", "خمسة وعشرين عاما", "طفل (7 سنوات)", "عمره 30", "في الستين من عمره"],
    "percentages": [
        "50%", "٥٠٪", "٪5", "50 %", "خمسين بالمئة", "50 بالمائة", "عشرة في المئة", "50 في المائة",
    ],
    "money": [
        "$500", "500$", "500 دولار", "خمسة ملايين دولار", "3 مليارات ليرة", "مليون ليرة", "عشرات الدولارات",
        "عشرات الآلاف من الدولارات",
    ],
    "measures": ["10 كيلومترات", "عشرة أمتار", "5 كلم", "عيار 23", "بين 5 و7 كيلومترات", "عشرات الكيلومترات"],
    "ranks": ["الثالث عشر", "الحادي عشر", "الحادي والعشرين", "الرابع والعشرين", "ثالث عشر"],
    "names": [
        "اللواء 47", "الفرقة 25", "القناة 12", "إف-16", "كوفيد-19", "مجموعة الـ7", "القرار 2254", "كتيبة 13",
        "رقم 5", "الطريق 5",
    ],
    "one of them": ["أحد القتلى", "إحدى الضحايا", "أحدهم"],
    "weekdays": ["يوم الاثنين", "الأحد", "الأربعاء", "الخميس"],
    "telephones": ["هاتف 0999 123 456", "+963 991 234 567", "0991234567", "963991234567", "099-123-456"],
    "scores": ["بنتيجة 3-2", "7-5"],
    "what cannot be read": ["3,5", "1.5", "خمسة ونصف", "1500 ألف", "12 500", "9" * 400],
}  # fmt: skip


@pytest.mark.parametrize("phrase", [pytest.param(p, id=p[:30]) for phrases in NOT_COUNTS.values() for p in phrases])
def test_no_count(phrase: str) -> None:
    assert find_counts(tokenize(phrase)) == []
    assert parse_count(phrase) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("ألفا قتيل", 2000),
        ("خمسون ألفا قتلوا", 50_000),
        ("مقتل 2000 جندي", 2000),
        ("ارتفعت الحصيلة إلى 2011 قتيلا", 2011),
        ("سقط في المنطقة 5 قتلى", 5),
        ("الحصيلة: 30 قتيلا", 30),
        ("وصل إلى المخيم 12 جريحا", 12),
        ("في 7 بلدات", 7),
        ("صفر إصابات", 0),
        ("هؤلاء الخمسة", 5),
        ("في السنة الماضية قتل 5", 5),
    ],
)
def test_counts_beside_words_of_time_and_place(text: str, number: int) -> None:
    assert [c.minimum for c in find_counts(tokenize(text))] == [number]


PHRASES = [
    "5",
    "خمسة وعشرين",
    "أكثر من 30",
    "ما لا يقل عن ثلاثمئة",
    "بين 5 و7",
    "عشرات الآلاف",
    "12 ألفا و500",
    "30 تقريبا",
]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize("frame", ["{}", "قتل {} شخصا", "مقتل {} وإصابة آخرين", "«{}»", "\u200fقتل {}."])
def test_offsets_are_the_phrase(phrase: str, frame: str) -> None:
    text = frame.format(phrase)
    tokens = tokenize(text)
    (count,) = find_counts(tokens)
    assert text[tokens[count.first].start : tokens[count.last - 1].end] == phrase


PIECES = """
5 12 2011 1,200 خمسة وعشرون وخمسة ألف ألفا آلاف مئة وثلاثمئة مليون ونصف صفر عشرات عدد الآلاف نحو أكثر من إلى بين و
على الأقل تقريبا نيف % : - / ( ) قتيلا عاما في الساعة المئة بالمئة رقم ال
"""
pieces = st.sampled_from(PIECES.split())


@given(st.lists(pieces, max_size=25).map(" ".join) | st.text(max_size=80))
def test_counts_of_any_text_stand_in_order_and_apart(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for count in find_counts(tokens):
        assert at <= count.first < count.last <= len(tokens)
        at = count.last
        if count.vague:
            assert count.minimum is count.maximum is None
        else:
            assert count.minimum is not None or count.maximum is not None
        if count.minimum is not None and count.maximum is not None:
            assert 0 <= count.minimum <= count.maximum
