"""The gazetteer that ships, read in sentences: namesakes, villages that are called like words, kinds of places."""

from __future__ import annotations

import pytest

from summarizer.model import Article, Place
from summarizer.summarize import summarize


def places(text: str) -> dict[str, Place]:
    """The places of a text by their names."""
    return {place.name: place for place in summarize(Article("", "", text)).locations}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("لقي خمسة حتفهم في حادث سير ببلدة عين البيضاء في ولاية أم البواقي بالجزائر.", "عين البيضاء", "DZ"),
        ("أصيب شخصان في بلدة عين البيضاء بمحافظة الطفيلة في الأردن.", "عين البيضاء", "JO"),
    ],
)
def test_the_text_tells_which_namesake_is_meant(text: str, name: str, country: str) -> None:
    assert places(text)[name].country == country


@pytest.mark.parametrize(
    "text",
    [
        "أطلقت النساء الزغاريد في العراق.",
        "قرأ الطالب في كتاب عن اليمن، واختار قسما من أقسام الجامعة.",
        "جلس جنديان في بغداد إلى مائدة.",
        "قتل خمسة في بغداد في آب الماضي، وقال أب لطفلين إنه نجا.",
        "جمع أكثر من تسعين توقيعا في بغداد.",
        "أعلنت الوزارة في بيان من بغداد مقتل خمسة خلال معركة في العراق.",
        "أظهرت صور من بغداد وسائل سلمية في العراق.",
        "نشر في صور قديمة من بغداد ما قاله مصدر في التحالف العربي باليمن.",
        "أصيب في خطأ بشري في بغداد، معربا عن أسفه، وفقد بصره في ثاني حادث في العراق.",
        "غرق في ترعة أو بيارة صرف في العراق داخل الحي، وفق المصدر ذاته، مع العلم أنه من بغداد.",
        "وصل من بغداد إلى مسقط رأسه في العراق.",
        "تعهدت الجماعات الخارجة عن القانون في العراق بسلامة السكان داخل الحمامات في بغداد.",
        "لحق دمار بالمنشأة في بغداد وفي كرم لأشجار الزيتون في العراق.",
    ],
)
def test_a_common_word_is_not_read_as_a_village(text: str) -> None:
    assert set(places(text)) <= {"العراق", "اليمن", "بغداد"}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قصفت مسيرة مستشفى النو في أم درمان.", "مستشفى النو", "SD"),
        ("اشتباكات قرب مفرق البرح غربي تعز.", "مفرق البرح", "YE"),
        ("توقف الإنتاج في حقل الشرارة.", "حقل الشرارة", "LY"),
        ("غرق قارب قبالة أبو كماش.", "أبو كماش", "LY"),
        ("هجوم على بلدة سولهان.", "سولهان", "BF"),
        ("قتل خمسة في محافظة إب.", "إب", "YE"),
        ("قتل خمسة في محافظة صور.", "صور", "LB"),
        ("اشتباكات في قضاء أبي غريب.", "أبي غريب", "IQ"),
        ("قصف على بلدة ديرميماس.", "ديرميماس", "LB"),
        ("ضربة على زابوريجيا.", "زابوريجيا", "UA"),
        ("هجوم في مدينة مايدوجوري.", "مايدوجوري", "NG"),
        ("شيع أهالي بنها الضحايا.", "بنها", "EG"),
        ("قال سكان طوخ إنهم نجوا.", "طوخ", "EG"),
        ("أصيب ثلاثة في صور، جنوبي لبنان.", "صور", "LB"),
        ("سجلت وفاتان بولايات وهران وسعيدة ومعسكر.", "معسكر", "DZ"),
        ("وفاة شخصين في ولاية معسكر بالجزائر.", "معسكر", "DZ"),
        ("نفت دولة الكويت ذلك.", "الكويت", "KW"),
        ("عثر عليه في سلسلة جبال حمرين.", "حمرين", "IQ"),
        ("قال وزير الصحة بإقليم كردستان العراق ذلك.", "العراق", "IQ"),
        ("أغارت على الضاحية الجنوبية لبيروت.", "الضاحية الجنوبية", "LB"),
        ("قتل خمسة في الجولان السوري المحتل.", "الجولان", "SY"),
        ("أوقف في محافظات: الخليل، وبيت لحم.", "الخليل", "PS"),
        ("فازت كوت ديفوار على أنجولا.", "كوت ديفوار", "CI"),
    ],
)
def test_hospitals_crossroads_fields_and_coasts_are_found(text: str, name: str, country: str) -> None:
    assert places(text)[name].country == country


@pytest.mark.parametrize(
    "text",
    [
        "قتلت الطفلة جوري في الغارة.",
        "قتل لاشين في هجوم أمس.",
        "قال أتك إنه رأى الغارة.",
        "استضافت واجا الحفل.",
        "قال اللاعب جيواني إنه بخير.",
        "قال المدرب مالير إن الفريق جاهز.",
    ],
)
def test_who_is_called_like_a_far_town_is_no_place(text: str) -> None:
    assert places(text) == {}


def test_an_island_under_any_of_its_names_is_one_place() -> None:
    islands = ("جزيرة الأفعى", "جزيرة الثعبان", "جزيرة الثعابين")
    named = [place for island in islands for place in places(f"قصفت البحرية {island} فجرا.").values()]
    assert [place.country for place in named] == ["UA"] * 3
    assert len({place.canonical for place in named}) == 1
