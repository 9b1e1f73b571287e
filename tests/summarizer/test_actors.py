"""Actors of Arabic news: names, spellings, titles, unnamed sources, and what is no actor."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.actors import ActorMention, distinct_actors, find_actors
from summarizer.lexicon import load_lexicon
from summarizer.text import tokenize


def mentions(text: str) -> list[ActorMention]:
    return find_actors(text, tokenize(text))


def listed(text: str) -> list[str]:
    return [actor.name for actor in distinct_actors(mentions(text))]


def phrases(text: str) -> list[str]:
    tokens = tokenize(text)
    return [
        text[tokens[mention.phrase_first].start : tokens[mention.phrase_last - 1].end]
        for mention in find_actors(text, tokens)
    ]


NAMED = [
    ("قصفت قوات الدعم السريع السوق.", ["قوات الدعم السريع"]),
    ("سقط قتيل برصاص الحوثيين شمالا.", ["الحوثيين"]),
    ("هجوم للحوثيين على موقع بالجيش السوداني", ["الحوثيين", "الجيش السوداني"]),
    ("نشرت دوريات تابعة لـ«قسد» في المحيط", ["قسد"]),
    ("أعلنت قوات سوريا الديمقراطية (قسد) الحصيلة", ["قوات سوريا الديمقراطية", "قسد"]),
    ("قال الجيش الأمريكي إن الضربة وقعت ليلا", ["الجيش الأمريكي"]),
    ("نفى تنظيم «داعش» الخبر", ["تنظيم داعش"]),
    ('اشتباك بين عناصر من حركة "فتح" ومسلحين', ["حركة فتح"]),
    ("انفجار في ولاية تتبع لها جماعة مرتبطة بالقاعدة", ["القاعدة"]),
]

BUILT = [
    ("أعلنت وزارة الثروات الطبيعية الحصيلة", ["وزارة الثروات الطبيعية"]),
    ("قالت مديرية صحة إدلب إن ستة أصيبوا", ["مديرية صحة إدلب"]),
    ("أفادت المنظمة الدولية لرعاية النازحين بأن عشرة غرقوا", ["المنظمة الدولية لرعاية النازحين"]),
    ("أعلنت الهيئة الوطنية لإدارة حالات الطوارئ مقتل ستة", ["الهيئة الوطنية لإدارة حالات الطوارئ"]),
    ("أوردت شبكة «نبض السهل» مقتل راع", ["نبض السهل"]),
    ("أحصت منظمة «وفاق» لإزالة الألغام ستة قتلى", ["منظمة وفاق لإزالة الألغام"]),
    ("قالت شرطة ذي قار إنها أوقفت ثلاثة", ["شرطة ذي قار"]),
    ("وأضافت الصحة السودانية أن ستة توفوا", ["الصحة السودانية"]),
    ("استهدفت الغارة اللواء 52 غربا", ["اللواء 52"]),
    ("قالت لجنة أطباء الإقليم إن ستة قضوا", ["لجنة أطباء الإقليم"]),
    ("أعلن الدرك (جندارما) توقيف ثلاثة", ["الدرك", "جندارما"]),
]

TITLED = [
    ("قال محافظ حلب إن القصف توقف", ["محافظ حلب"]),
    ("وصرح الرئيس الأوكراني بأن بلاده خسرت", ["الرئيس الأوكراني"]),
    ("قال المتحدث باسم الجيش العراقي إن ستة قتلوا", ["الجيش العراقي"]),
    ("أكد الناطق الرسمي باسم الحرس الوطني حسام الجبالي ذلك", ["الحرس الوطني", "حسام الجبالي"]),
    ("قال وزير الصحة المصري خالد النجار، الأحد", ["خالد النجار"]),
    ("أعلن حاكم منطقة بيلغورود أوليغ سافتشينكو أن اثنين قتلا", ["أوليغ سافتشينكو"]),
    ("وقال رئيس حكومة الوفاق الجديدة، سالم الورفلي، إن ستة قضوا", ["حكومة الوفاق الجديدة", "سالم الورفلي"]),
    ("وقال سالم حماد، المتحدث باسم هيئة الإغاثة، إن ستة قضوا", ["سالم حماد", "هيئة الإغاثة"]),
    ("قال مدير مستشفى القضارف الدكتور عثمان حامد: وصلت جثتان", ["عثمان حامد"]),
    ("ودعا النائب أرشد الصالحي إلى الهدوء", ["أرشد الصالحي"]),
]

NO_ACTORS = [
    "أفاد مصدر أمني في محافظة ديالى بمقتل ستة",
    "قال شهود عيان إن مسلحين مجهولين فتحوا النار",
    "نقلت وكالة رويترز عن مسؤول محلي أن ستة قتلوا",
    "توقفت حركة السير في شبكة الطرق",
    "فتح المسلحون النار على غارة أميركية",
    "قتل ستة في قرية الشيخ عطا",
    "وصل الوفد إلى روسيا قادما من لبنان",
    "قال المسعف علي حيدر إن فرقته وصلت",
    "اتسعت جبهة القتال",
]


@pytest.mark.parametrize(("text", "expected"), NAMED + BUILT + TITLED)
def test_lists_actor(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize("text", NO_ACTORS)
def test_lists_nothing(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("قالت يريفان إن جنديا قتل", True),
        ("وأكدت أن روسيا أطلقت صواريخ", True),
        ("حملت حركة حماس إسرائيل مسؤولية القصف", True),
        ("أما موسكو فأعلنت النصر", True),
        ("لم تعلق عليه الرياض", True),
        ("مفاوضات في موسكو بين الوفدين", False),
        ("شهدت سوريا قصفا", False),
    ],
)
def test_a_state_is_an_actor_only_where_it_acts(text: str, acts: bool) -> None:
    kinds = {mention.kind for mention in mentions(text)}
    assert ("country" in kinds) is acts


def test_shortened_repeats_are_not_listed() -> None:
    assert listed("أعلن الجيش الإسرائيلي القصف. وأضاف الجيش أن حماس ردت. وقالت حركة حماس إنها ردت.") == [
        "الجيش الإسرائيلي",
        "حركة حماس",
    ]


def test_aliases_share_a_canonical_name() -> None:
    found = mentions("نفى الحوثيون ذلك، وقال جيش الاحتلال إن أنصار الله هاجموا")
    assert [mention.canonical for mention in found] == ["الحوثيون", "الجيش الإسرائيلي", "الحوثيون"]


def test_caller_may_leave_mentions_out() -> None:
    found = mentions("ذكرت وكالة الأناضول أن الجيش المالي انسحب")
    assert [actor.name for actor in distinct_actors(found, leave_out=found[:1])] == ["الجيش المالي"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("أفاد مصدر طبي في مستشفى ابن سينا بوصول جثتين", "مصدر طبي في مستشفى ابن سينا"),
        ("قال قائد شرطة ذي قار اللواء كاظم الفتلاوي إن", "قائد شرطة ذي قار اللواء كاظم الفتلاوي"),
        (
            "قالت خلية الإعلام الأمني التابعة لقيادة العمليات المشتركة إن",
            "خلية الإعلام الأمني التابعة لقيادة العمليات المشتركة",
        ),
        ("قالت السلطات المحلية بإقليم شفشاون إن", "السلطات المحلية بإقليم شفشاون"),
    ],
)
def test_phrase_is_the_whole_source(text: str, phrase: str) -> None:
    assert phrase in phrases(text)


def test_a_place_in_a_title_stays_a_place_but_not_in_a_body() -> None:
    (office,) = mentions("قال محافظ حلب إن")
    (body,) = mentions("قالت مديرية صحة إدلب إن")
    assert office.sealed_last == office.first
    assert body.sealed_last == body.last


def test_spelling_and_marks_do_not_change_the_actor() -> None:
    plain = mentions("أعلنت وزارة الصحة الفلسطينية ذلك")
    marked = mentions("اعلنت وِزارةُ الصحّــة الفلسطينيه ذلك")
    assert [mention.canonical for mention in marked] == [mention.canonical for mention in plain]


def test_every_kind_is_explained() -> None:
    tables = load_lexicon("actors").keys() - {"kinds", "marked"}
    grammar = load_lexicon("titles")
    used = tables | set(grammar["heads"].values()) | set(grammar["unnamed"].values())
    assert used | set(grammar["kind_of"].values()) <= load_lexicon("actors")["kinds"].keys()


_WORDS = st.sampled_from(
    [
        *("قال", "المتحدث", "باسم", "الجيش", "وزارة", "الصحة", "في", "غزة", "مدير", "مستشفى", "رئيس"),
        *(
            "بلدية",
            "الفريق",
            "أول",
            "محمد",
            "عبد",
            "الله",
            "«قسد»",
            "(",
            ")",
            "،",
            ".",
            '"',
            "هيئة",
            "الوطنية",
        ),
        *("لإدارة", "الكوارث", "روسيا", "أعلنت", "مصدر", "أمني", "غرب", "شرق", "للحوثيين", "و", "نائب"),
    ]
)


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_mentions_within_it(text: str) -> None:
    tokens = tokenize(text)
    found = find_actors(text, tokens)
    assert [(m.first, m.last) for m in found] == sorted({(m.first, m.last) for m in found})
    for mention in found:
        assert 0 <= mention.first < mention.last <= len(tokens)
        assert mention.first <= mention.sealed_last <= mention.last
        assert 0 <= mention.phrase_first < mention.phrase_last <= len(tokens)
        assert mention.name
    distinct_actors(found)
