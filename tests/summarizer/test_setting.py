"""Where each claim happened: its own words, what was told before, and what is no site at all."""

from __future__ import annotations

import pytest

from summarizer.model import Article
from summarizer.summarize import summarize


def places(text: str, title: str = "") -> list[str | None]:
    return [claim.place for claim in summarize(Article("وكالة التجربة", title, text)).claims]


OWN_WORDS = [
    ("قتل 3 أشخاص في قصف على بلدة سرمين. وفي حلب أصيب طفل بانفجار لغم.", ["سرمين", "حلب"]),
    ("أصيب 4 في تعز، بينهم 2 في المخا.", ["تعز", "المخا"]),
    ("خلفت السيول 30 قتيلا في السودان، بينهم 5 أطفال، في ولاية كسلا.", ["السودان", "السودان"]),
    ("أصيب ثلاثة، أحدهم مسن، في الخليل خلال اقتحام بلدة بيت أمر.", ["بيت أمر", "بيت أمر"]),
    ("قتل 9 في حماة. وثلاثة من القتلى، هم سيدة وطفلاها، قضوا في قرية زمردة.", ["حماة", "زمردة", "زمردة"]),
    ("قضى على «ثلاثة من عناصر الوحدة» في النبطية.", ["النبطية"]),
    ("الأبيض (السودان) - قتل 3 حين أصابت مسيرة قسم الطوارئ في مستشفى الأبيض التعليمي.", ["مستشفى الأبيض التعليمي"]),
    ("وفي سوريا قتل 7 أشخاص في الهزة التي يقع مركزها جنوبي تركيا.", ["سوريا"]),
    ("قتل 4 أشخاص في دوما، وثلاثة في حرستا.", ["دوما", "حرستا"]),
    ("وعلى الحدود مع الأردن، قتل 6 في تفجير استهدف موقعا في بلدة نصيب.", ["نصيب"]),
    ("ارتفع عدد ضحايا الغارات على صور، بعد انتشال جثتين في معروب، إلى 26 قتيلا.", ["معروب", "صور"]),
    ("أما بالنسبة لإسرائيل، فقد أحصت السلطات مقتل 24 جنديا، بينهم 12 في الجولان.", ["إسرائيل"]),
    ("قتل 12 في أعمال عنف ضربت مناطق متفرقة من العاصمة العراقية بغداد.", ["بغداد"]),
    ("قتل 5 جنود في قصف عبر خط السيطرة في كشمير.", ["كشمير"]),
    ("أعلن المتحدث مقتل 6 مدنيين؛ إثر انفجار قنبلة في منطقة سرمين.", ["سرمين"]),
    ("حصيلة ضحايا الهجوم على لبنان، الذي بدأ منذ مارس، ارتفعت إلى 826 شهيدا.", ["لبنان"]),
    ("اتهمت كابل باكستان بشن غارات على خوست أسفرت عن مقتل 10.", ["خوست"]),
    ("وفي محافظة ريمة توفيت امرأة، وفي محافظة ذمار توفي شخصان.", ["ريمة", "ذمار"]),
    ("قتل ثلاثة في حمص، وفي حماة أصيب خمسة، وفي إدلب قضى طفل.", ["حمص", "حماة", "إدلب"]),
    ("غارات على بلدة سرمين ضمن القاطع الشرقي، خرجت بعدها فرق من إدلب وانتشلت 7 جثث.", ["سرمين"]),
]


@pytest.mark.parametrize(("text", "expected"), OWN_WORDS, ids=[text for text, _ in OWN_WORDS])
def test_the_sentence_names_it(text: str, expected: list[str]) -> None:
    assert places(text)[: len(expected)] == expected


NO_SITE = [
    ("شرطة مدينة الموصل: مقتل 3 أشخاص في قصف على بعشيقة.", "بعشيقة"),
    ("أصيب شاب من بلدة بيت فجار برصاص الجنود في الخليل.", "الخليل"),
    ("قتل 4 في قصف على سرمين، ونُقل الجرحى إلى باب الهوى.", "سرمين"),
    ("قتل 4 في قصف على سرمين، ونقلت الجثث إلى مستشفى الرازي في حلب.", "سرمين"),
    ("بيروت - قتل 3 أشخاص في غارة على بلدة عيترون.", "عيترون"),
    ("قتل 3 من مهجري داريا في انفجار وسط عفرين.", "عفرين"),
]


@pytest.mark.parametrize(("text", "place"), NO_SITE, ids=[text for text, _ in NO_SITE])
def test_seats_origins_destinations_and_datelines_are_no_sites(text: str, place: str) -> None:
    assert places(text)[0] == place


def test_who_is_detained_is_taken_from_home() -> None:
    assert places("اعتقلت قوات الاحتلال خمسة مواطنين من بلدة سيلة الحارثية.") == ["سيلة الحارثية"]


def test_a_hospital_that_was_hit_is_the_site() -> None:
    assert places("قتل 6 في حريق داخل مستشفى الزمرد.") == ["مستشفى الزمرد"]


TOLD_BEFORE = [
    ("استهدفت غارة بلدة سرمين. وقال مسعف إن القصف قتل 3 أشخاص.", "سرمين"),
    ("قصف الطيران قرية زمردة في ريف حلب. وأصيب طفلان في القرية.", "زمردة"),
    ("هز هجوم بلدة سرمين فقتل 5. وأصيب اثنان في إدلب بانفجار لغم. وقال مصدر إن الهجوم أوقع 7 قتلى.", "سرمين"),
    ("هز تفجير بغداد. ووقع الانفجار في سوق وسط الكرخ. وقال مصدر إن 3 قتلوا.", "الكرخ"),
    (
        "استهدفت غارة حي الأمين في بغداد. وقال مصدر إن الغارة قتلت 3 وأشار إلى غارة ثانية على الدورة.",
        "الأمين",
    ),
    ("قتل 14 في غارة على بلدة سرمين. وقتل اثنان في قصف على حلب. وقال مصدر إن الحديث عن 14 قتيلا مبالغ فيه.", "سرمين"),
    ("قتل 5 في هجوم على سرمين. وقتل اثنان في حلب. وارتفعت الحصيلة إلى 9 قتلى.", "سرمين"),
]


@pytest.mark.parametrize(("text", "place"), TOLD_BEFORE, ids=[text for text, _ in TOLD_BEFORE])
def test_a_later_claim_goes_back_to_its_incident(text: str, place: str) -> None:
    assert places(text)[-1] == place


def test_what_has_been_said_more_exactly_since_the_last_claim_is_where_it_was() -> None:
    text = "تفجيرات في العراق قتلت 9 أشخاص. وانفجرت سيارة في سوق وسط المحمودية. وأسفر الانفجار عن مقتل 3."
    assert places(text) == ["العراق", "المحمودية"]


@pytest.mark.parametrize(
    "text",
    [
        "لقي 5 أشخاص حتفهم في حوادث سير وقعت في عدد من المحافظات، وتوفي طفل في الكرك.",
        "قتل 3 في غارة على سرمين. وأعلنت السلطات إعدام خمسة مدانين.",
    ],
)
def test_several_places_and_executions_have_none(text: str) -> None:
    assert None in places(text)


def test_what_was_before_does_not_move_the_event() -> None:
    text = "قتل 5 في غارة على سرمين. وكانت الوزارة قد أعلنت مقتل اثنين في حلب. وأصيب عشرون."
    assert places(text) == ["سرمين", "حلب", "سرمين"]


def test_who_tells_a_toll_over_time_goes_on_from_it() -> None:
    told = "قتل 5 في غارة على الرهد. وفي مدينة الدلنج المحاصرة، تحدثت شبكة الأطباء عن وفاة ستة أشخاص خلال أسبوعين."
    assert places(f"{told} وأضافت الشبكة أن 40 امرأة فقدن.")[-1] == "الدلنج"


def test_a_report_on_a_time_goes_on_about_the_country_that_it_began_with() -> None:
    text = "قالت هيئة حقوقية إن 31 قتلوا في كينيا منذ مطلع الشهر. وأضافت منظمة أخرى أن 107 أصيبوا منذ مطلع الشهر."
    assert places(text) == ["كينيا", "كينيا"]


def test_where_something_is_said_is_no_site_when_the_event_is_known() -> None:
    text = "قتل 40 في غارة على بلدة سرمين. وفي أنقرة، قالت وزارة الدفاع التركية إن الغارة قتلت تسعة مسلحين."
    assert places(text) == ["سرمين", "سرمين"]


def test_a_share_moves_no_place() -> None:
    text = "قتل 9 في غارات على ريف حماة، بينهم 3 في اللطامنة. وأصيب عشرون."
    assert places(text) == ["حماة", "اللطامنة", "حماة"]


def test_a_running_toll_is_not_of_the_place_it_goes_on_from() -> None:
    first, toll = places("قتل جنديان في معارك قرب خان يونس، ليرتفع عدد القتلى منذ بدء الحرب إلى 249.")
    assert (first, toll) == ("خان يونس", None)


def test_the_speakers_town_stands_in_where_nothing_else_is_named() -> None:
    assert places("قالت شرطة مدينة الموصل إن مسلحا قتل 4 أشخاص.", title="هجوم في العراق") == ["الموصل"]


def test_whom_a_prosecutor_detains_is_not_detained_where_it_happened() -> None:
    assert places("قتل 6 في حريق في بلدة الزبداني. وأوقفت النيابة العامة ثلاثة متهمين.") == ["الزبداني", None]
    assert places("قتل 6 في اشتباك في بلدة الزبداني. وأوقفت الشرطة ثلاثة متهمين.") == ["الزبداني"] * 2


def test_a_quarter_that_is_called_by_a_word_gives_the_word_no_place() -> None:
    text = "قتل 6 في قصف على سرمين، وقال الطبيب إن عدد الشهداء لم يتجاوز 19. وفي حي الشهداء أصيب طفل."
    assert places(text)[:2] == ["سرمين", "سرمين"]
