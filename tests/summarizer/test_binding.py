"""Places, shares and repetitions of claims."""

from __future__ import annotations

import pytest

from tests.summarizer.counts import claims


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


# A text, and for each of its claims which one it is a share of.
PARTS: list[tuple[str, list[int | None]]] = [
    ("قتل 49 شخصا في الحادث. وقالت الشرطة إن 40 شخصا قتلوا في المكان وتوفي تسعة في المستشفى.", [None, 0, 0]),
    ("أودت السيول بحياة 52 شخصا، 40 في حلب و12 في إدلب.", [None, 0, 0]),
    ("قُتل 146 شخصا، 96 رجلا و50 امرأة.", [None, 0, 0]),
    ("قُتل 14 شخصا في قصف المخيم. وقُتل 12 في الخيام. وقُتل اثنان في منزل.", [None, 0, 0]),
    ("قُتل 14 شخصا في غارات متفرقة. وقُتل 12 في حلب. وقُتل اثنان في إدلب.", [None, 0, 0]),
    ("قُتل 14 شخصا في غارات متفرقة. وقُتل ستة في حلب. وقُتل اثنان في إدلب.", [None, None, None]),
    ("قتل 9 أشخاص: 5 رجال و3 نساء.", [None]),
    ("أسفرت الغارات عن 17 قتيلا:\n- حلب: 9 قتلى.\n- إدلب: 6 قتلى.\n- حماة: قتيلان.", [None, 0, 0, 0]),
    (
        "أصيب أكثر من 30 شخصا. وتوزعت الإصابات على النحو الآتي:\n- حلب: 9 جرحى.\n- إدلب: 7 جرحى.",
        [None, 0, 0],
    ),
    ("توفي جريح متأثرا بإصابته، ليرتفع عدد القتلى إلى ستة.", [1, None]),
    ("ارتفع عدد القتلى إلى 13 قتيلا بعد انتشال ثلاث جثث.", [None, 0]),
    ("قُتل جندي في الجنوب، ليرتفع عدد القتلى منذ بدء الحرب إلى 249.", [None, None]),
    ("قُتل 34 شخصا. وأشار البيان إلى أن تسع نساء في عداد القتلى.", [None, 0]),
    ("أصيب 26 شخصا بحروق. وقال الطبيب إن أربعة مصابين في حالة خطيرة.", [None, 0]),
    ("قُتل سبعة جنود في كمين. وقالت القيادة إن ثلاثة قتلوا على الفور.", [None, 0]),
    ("قُتل خمسة في حلب. وفي إدلب قُتل ثلاثة رعاة.", [None, None]),
    ("قُتل ثلاثة. وقال المفوض إن خمسة من العناصر تعرضوا لإطلاق نار، ثلاثة منهم قتلوا.", [None, None]),
    ("نفت القيادة مقتل أربعة من جنودها. وفي عندان أصيب طفلان ثم توفي أحدهما.", [None, None, None]),
    ("أصيب العشرات. وأوقع القصف عددا من الإصابات في حلب.", [None, None]),
    ("توفي تسعة أشخاص بما في ذلك طفلان في تصادم.", [None, 0]),
    ("مقتل ثلاث نساء، إحداهن حامل، بانفجار لغم.", [None, 0]),
    ("انتشل الغواصون 14 جثة. وقال متحدث إن الجثث تعود إلى 12 رجلا وامرأتين.", [None, 0, 0]),
    ("وصل 5 شهداء (منهم 3 جدد، 2 انتشال) و11 إصابة.", [None, 0, 0, None]),
    ("انتشلت الفرق 10 جثث. وبين الـ10 جثث، امرأتان.", [None, 0]),
    ("قال الطبيب إن القصف أوقع قتيلا، وقال ناشطون إن القتلى ثلاثة رجال.", [None, None]),
]


@pytest.mark.parametrize(("text", "hosts"), PARTS, ids=[text for text, _ in PARTS])
def test_what_is_a_part_of_what(text: str, hosts: list[int | None]) -> None:
    assert [claim.part_of for claim in claims(text)] == hosts


# A text that tells tolls twice, and the sources of the claims that remain.
TOLD_TWICE: list[tuple[str, list[str | None]]] = [
    ("قالت وزارة الصحة إن 3 أشخاص قتلوا في حلب. وأكدت وزارة الصحة أن 3 أشخاص قتلوا في حلب.", ["وزارة الصحة"]),
    ("قالت وزارة الصحة إن 3 مدنيين قتلوا في حلب. وأكدت الوزارة أن 3 أشخاص قتلوا في حلب.", ["وزارة الصحة"]),
    ("قالت وزارة الصحة إن شخصين قتلا في حلب. وأوضحت الوزارة أن غارة على حلب أدت إلى سقوط قتيلين.", ["وزارة الصحة"]),
    (
        "قالت وزارة الصحة إن جنديين قتلا في حلب. وأوضحت الوزارة أن غارة على حلب أدت إلى سقوط قتيلين.",
        ["وزارة الصحة", "وزارة الصحة"],
    ),
    ("قُتل 18 شخصا في حلب. وأوقع الهجوم 18 قتيلا.", [None]),
    ("قُتل 18 شخصا في حلب. وقال الدفاع المدني إن 18 شخصا قتلوا.", [None, "الدفاع المدني"]),
    ("قالت الشرطة إن رجلا قتل في حلب. وقالت الشرطة إن امرأة قتلت في حلب.", ["الشرطة", "الشرطة"]),
    ("قالت الشرطة إن 4 قتلوا في حلب. وقالت الشرطة إن 4 قتلوا في درعا.", ["الشرطة", "الشرطة"]),
]


@pytest.mark.parametrize(("text", "sources"), TOLD_TWICE, ids=[text for text, _ in TOLD_TWICE])
def test_the_same_toll_told_twice_by_one_source_is_one_claim(text: str, sources: list[str | None]) -> None:
    assert [claim.source for claim in claims(text)] == sources


def test_a_toll_told_again_of_a_place_within_the_first_is_one_claim_there() -> None:
    text = "قالت وزارة الصحة إن {} في محافظة درعا. وأوضحت الوزارة أن غارة على بلدة نوى أسفرت عن مقتل {}."
    assert [c.place for c in claims(text.format("شخصين قتلا", "شخصين"))] == ["نوى"]
    assert [c.place for c in claims(text.format("شخصا قتل", "شخص"))] == ["درعا", "نوى"]


def test_a_share_of_a_toll_told_again_is_of_the_first() -> None:
    text = "قال الطبيب إن 7 جرحى وصلوا إلى حلب. وقال الطبيب إن 7 جرحى وصلوا إلى حلب، أحدهم في حالة خطرة."
    assert [claim.part_of for claim in claims(text)] == [None, 0]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("مقتل رجل وطفلة في حلب.", ["رجل", "طفلة"]),
        ("أودى الهجوم بشاب وبجنديين.", ["شاب", "جنديين"]),
        ("قتل سامر خليل ووليد حيدر ووالدته.", ["سامر خليل", "وليد حيدر", "والدته"]),
    ],
)
def test_victims_are_called_without_what_is_written_to_their_noun(text: str, who: list[str]) -> None:
    assert [claim.who for claim in claims(text)] == who
