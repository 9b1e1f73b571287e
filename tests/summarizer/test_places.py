"""Places in a sentence: clitics, the longest name, class nouns, evidence for ambiguous names, same-named places.

Most tests read with a gazetteer of their own, so that they state rules and not what the shipped list holds.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from summarizer.actors.actors import ActorMention
from summarizer.language.text import tokenize
from summarizer.places import listed_names, name_shapes, place_names
from summarizer.places.distinct_places import locations
from summarizer.places.gazetteer import Gazetteer
from summarizer.places.places import PlaceMention, find_places


def entry(place_id: str, name: str, kind: str, country: str, population: int = 0, *, ambiguous: bool = False) -> str:
    flag = "ambiguous" if ambiguous else ""
    return "\t".join((place_id, name, "", kind, country, "", "33", "36", str(population), flag))


ENTRIES = [
    entry("SY", "سوريا", "country", "SY"),
    entry("MA", "المغرب", "country", "MA"),
    entry("IQ", "العراق", "country", "IQ"),
    entry("sy-damascus", "دمشق", "city", "SY", 1_500_000),
    entry("sy-rural", "ريف دمشق", "governorate", "SY"),
    entry("sy-aleppo", "حلب", "city", "SY", 1_600_000),
    entry("sy-raqqa", "الرقة", "city", "SY", 177_000),
    entry("sy-tanf", "التنف", "base", "SY"),
    entry("sy-deir", "دير الزور", "city", "SY", 240_000),
    entry("sy-deir-hafir", "دير حافر", "town", "SY"),
    entry("sy-quneitra", "القنيطرة", "city", "SY", 36_000),
    entry("ma-kenitra", "القنيطرة", "city", "MA", 470_000),
    entry("ma-rabat", "الرباط", "city", "MA", 1_600_000),
    entry("sy-bab", "الباب", "city", "SY", 63_000, ambiguous=True),
    entry("iq-baghdad", "بغداد", "city", "IQ", 7_200_000),
]


@pytest.fixture(autouse=True)
def own_gazetteer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The modules' readings are kept by word: they must not outlive the gazetteer that they are from."""
    gazetteer = Gazetteer(ENTRIES)
    forget_readings()
    for module in (listed_names, name_shapes):
        monkeypatch.setattr(module, "load_gazetteer", lambda: gazetteer)
    yield
    forget_readings()


def forget_readings() -> None:
    for module in (listed_names, name_shapes, place_names):
        for value in vars(module).values():
            if isinstance(answers := getattr(value, "__self__", None), dict):
                answers.clear()


def found(text: str, actors: tuple[ActorMention, ...] = ()) -> list[PlaceMention]:
    return find_places(text, tokenize(text), actors)


def names(text: str) -> list[str]:
    return [mention.name for mention in found(text)]


def ids(text: str) -> list[str | None]:
    return [mention.entry.id if mention.entry else None for mention in found(text)]


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("قصف بالتنف", "التنف", "sy-tanf"),
        ("انسحبوا من دمشق وللرقة", "الرقة", "sy-raqqa"),
        ("وصلوا للرقة", "الرقة", "sy-raqqa"),
        ("انفجار بدمشق", "دمشق", "sy-damascus"),
        ("قتلى وبحلب جرحى", "حلب", "sy-aleppo"),
        ("في دِمَشْق", "دِمَشْق", "sy-damascus"),
        ("قتلى بالرقّة", "الرقّة", "sy-raqqa"),
        ("إلى دير الزور", "دير الزور", "sy-deir"),
        ("ودير الزور", "دير الزور", "sy-deir"),
    ],
)
def test_clitics_are_no_part_of_a_name(text: str, name: str, place_id: str) -> None:
    assert (name, place_id) in [(m.name, m.entry.id) for m in found(text) if m.entry]


@pytest.mark.parametrize("text", ["وحلبت البقرة", "بدمشقي", "حلبي", "كدير", "الدمشقية"])
def test_a_word_that_only_resembles_a_name_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف ريف دمشق", ["sy-rural"]),
        ("في دير حافر", ["sy-deir-hafir"]),
        ("دير الزور وحلب", ["sy-deir", "sy-aleppo"]),
        ("بين دمشق وحلب", ["sy-damascus", "sy-aleppo"]),
    ],
)
def test_the_longest_name_is_read(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف بلدة زمردة", "زمردة"),
        ("قصف على قرية بيت زمرد", "بيت زمرد"),
        ("اشتباكات في حي الزمرد", "الزمرد"),
        ("قصف مخيم الزمرد", "مخيم الزمرد"),
        ("قصف مستشفى الزمرد", "مستشفى الزمرد"),
    ],
)
def test_a_class_noun_makes_an_unlisted_name_a_place(text: str, name: str) -> None:
    (mention,) = found(text)
    assert (mention.name, mention.entry) == (name, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وكان زلزال زمردة عام 1997 مدمرا", ["زمردة"]),
        ("هجوم زمردة الذي هز البلاد", ["زمردة"]),
        ("قصف بكفرزمرد شرقي حلب", ["كفرزمرد", "حلب"]),
        ("هاجمت قرى أم زمرد وحلة الزمرد شرق حلب", ["أم زمرد", "حلة الزمرد", "حلب"]),
        ("قصف قرية ليزمرد", ["ليزمرد"]),
        ("قصف قرية حجر الزمرد", ["حجر الزمرد"]),
        ("شمالي كفرزمرد", ["كفرزمرد"]),
        ("في كفرزمرد بمقاطعة ترنيسا", ["كفرزمرد", "ترنيسا"]),
        ("في بلدتي كفر زمرد وأم ترنيسا", ["كفر زمرد", "أم ترنيسا"]),
        ("استهدفت قرية فيليزا بابترن إلى الغرب", ["فيليزا بابترن"]),
        ("قرب قرية دير جبل الزمرد", ["دير جبل الزمرد"]),
        ("من قرية بني زمرد الغربية", ["بني زمرد الغربية"]),
        ("هاجموا القرى الثلاث (كفرزمرد وترنيسا)", ["كفرزمرد", "ترنيسا"]),
        ("بمنطقتي «كفرزمرد وترنيسا»", ["كفرزمرد", "ترنيسا"]),
        ("على طريق حقل الزمرد", ["حقل الزمرد"]),
        ("عند بوابة معسكر الزمرد", ["معسكر الزمرد"]),
        ("على طريق كفرزمرد - ترنيسا", ["كفرزمرد", "ترنيسا"]),
        ("على طريق حلب", ["حلب"]),
        ("قصف قاعدة زمردة", ["قاعدة زمردة"]),
        ("قصف قاعدة التنف", ["التنف"]),
        ("نقل إلى مستشفى (الزمرد)", ["مستشفى الزمرد"]),
        ("عند حاجز «الزمرد»", ["حاجز الزمرد"]),
        ("في بلدية بن عبد الزمرد", ["بن عبد الزمرد"]),
        ("بالمكان المسمى كفرزمرد", ["كفرزمرد"]),
        ("في مدينة 6 أكتوبر", ["6 أكتوبر"]),
        ("في منطقة (كفرزمرد)", ["كفرزمرد"]),
        ("في ثلاث قرى، وهي: كفرزمرد، وترنيسا.", ["كفرزمرد", "ترنيسا"]),
        ("قصف قرى كفرزمرد، وترنيسا.", ["كفرزمرد", "ترنيسا"]),
        ("قصف قرى كفرزمرد، وتمركز في محيطها", ["كفرزمرد"]),
        ("قصف قاعدة زمردة الجوية", ["قاعدة زمردة الجوية"]),
        ("على الطريق الرابط بين كفرزمرد وترنيسا", ["كفرزمرد", "ترنيسا"]),
        ("عثر عليه في كفرزمرد، أقصى شمالي حلب", ["كفرزمرد", "حلب"]),
        ("في ترنيسا في شمال شرق حلب", ["ترنيسا", "حلب"]),
        ("قرى كفرزمرد (قتيلان) وترنيسا (قتيل)", ["كفرزمرد", "ترنيسا"]),
        ("قصف مطار «ترنيسا» العسكري", ["مطار ترنيسا العسكري"]),
        ("غرق قرب شاطئ دمشق وغابة ترنيسا", ["دمشق", "غابة ترنيسا"]),
        ("على الطريق الوطني رقم 5", ["الطريق الوطني رقم 5"]),
        ("قتل 3 في قرية كفرزمرد، و38 في الترنيسية.", ["كفرزمرد", "الترنيسية"]),
        ("على طريق «كفرزمرد - ترنيسا» الحر", ["كفرزمرد", "ترنيسا"]),
        ("في بلدة «كفرزمرد الوسطى»", ["كفرزمرد الوسطى"]),
        ("سقط في نهر ترنيسولي", ["نهر ترنيسولي"]),
    ],
)
def test_an_event_a_list_or_where_it_lies_betrays_an_unlisted_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_an_unlisted_name_is_a_place_wherever_the_text_has_it_again() -> None:
    assert names("قصف بلدة زمردة. وعاد الهدوء إلى زمردة وزمردة هادئة.") == ["زمردة"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "محطة الحافلات",
        "مدرسة تؤوي نازحين",
        "مركز عزل",
        "باحة أمام منزل",
        "منجم تمكن من مغادرته",
        "مستشفى ميداني",
        "حقل ألغام",
        "سجن النساء",
        "ساحة المعركة",
        "محطة وقود",
    ],
)
def test_what_a_facility_is_for_is_no_name(text: str) -> None:
    assert found(f"قرب {text}") == []


def test_an_outlet_that_is_told_something_is_no_place() -> None:
    assert names("وأبلغ مصدر «صوت حلب» بأن القصف توقف") == []


def test_a_text_that_names_its_outlet_names_no_place() -> None:
    text = "قال مصدر في بيان تلقته (دمشق اليوم) إن القصف طال حلب"
    assert [m.name for m in find_places(text, tokenize(text), outlet="دمشق اليوم")] == ["حلب"]


@pytest.mark.parametrize(
    "text",
    [
        *("الشرطي محمد حلب", "فيلق «حلب»", "انفجار منجم سوريا", "انفجار منجم بسوريا", "حاجز أمني", "كأس سوريا"),
        *("من جنسيات غير سورية", "سجل عن طريق هدف", "بوابة القاعدة العسكرية", "منطقة تسيطر عليها المعارضة"),
        *(
            "مركز شرطة",
            "مناطق قال إنها آمنة",
            "جماعة معارضة",
            "مقاتلي «لواء حلب»",
            "فوز باريس سان جيرمان",
            "الحي الشرقي لبلدة أخرى",
        ),
        *("مناطق الاشتباكات", "وهم في طريق عودتهم", "مناطق سيطرتها", "قرى متجاورة", "مدينة يبلغ عدد سكانها مئة"),
        *("قتل 3 في سوريا، و38 في المستشفى.", "قتل 3 أمس، و38 في الترنيسية.", "أكثر منطقة اكتظاظا"),
        *("مصادر إسرائيلية وسورية", "في 11 من تشرين الثاني", "بوابة المنزل", "برج اتصالات", "مركز تسويق"),
        *("قارب هجرة مقلوب", "سجل عن طريق محمد قاسم", "حسين علي مدن الفرج", "وأدى الانهيار إلى سقوطه"),
        *("90 ميلا بحريا شرق سوريا", "منزلا من طابقين وسط سوريا", "في إدارة شرق سوريا", "وكأس سوريا"),
    ],
)
def test_persons_units_and_kinds_are_no_places(text: str) -> None:
    assert set(names(text)) <= {"سوريا"}


def test_adjectives_of_a_country_bear_out_its_places() -> None:
    assert ids("انسحب الجيش السوري من الباب") == ["sy-bab"]
    assert ids("انسحب الجيش من الباب") == []


@pytest.mark.parametrize("text", ["قصف بلدة أخرى", "في قرية واحدة", "في البلدة", "في مدينة.", "في قرية من القرى"])
def test_a_class_noun_without_a_name_is_no_place(text: str) -> None:
    assert found(text) == []


def test_a_listed_name_behind_a_class_noun_keeps_its_entry() -> None:
    assert ids("في مدينة حلب") == ["sy-aleppo"]
    assert names("في مدينة حلب") == ["حلب"]


@pytest.mark.parametrize("text", ["طرق الباب", "وقف خلف الباب ودخل", "أغلق الباب في حلب"])
def test_an_ambiguous_name_alone_is_no_place(text: str) -> None:
    assert "sy-bab" not in ids(text)


@pytest.mark.parametrize("text", ["في مدينة الباب", "قصف في الباب بريف حلب", "في حلب وفي الباب"])
def test_an_ambiguous_name_with_evidence_is_a_place(text: str) -> None:
    assert "sy-bab" in ids(text)


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("في القنيطرة بسوريا", "sy-quneitra"),
        ("في القنيطرة، قالت دمشق", "sy-quneitra"),
        ("في القنيطرة بالمغرب", "ma-kenitra"),
        ("قال مصدر في الرباط إن القنيطرة آمنة", "ma-kenitra"),
    ],
)
def test_the_country_of_the_text_tells_same_named_places_apart(text: str, place_id: str) -> None:
    assert place_id in ids(text)
    assert len({"sy-quneitra", "ma-kenitra"} & set(ids(text))) == 1


def test_without_evidence_the_larger_of_two_places_is_meant() -> None:
    assert ids("في القنيطرة") == ["ma-kenitra"]


def mention(first: int, last: int, *, kind: str = "official", sealed: int | None = None) -> ActorMention:
    return ActorMention(
        first=first, last=last, name="", canonical="", kind=kind, generic=False, carrier=False,
        phrase_first=first, phrase_last=last, sealed_last=last if sealed is None else sealed,
    )  # fmt: skip


def test_a_place_in_an_organisations_name_is_none() -> None:
    text = "أعلنت جامعة دمشق مقتل طالب في حلب"
    assert [m.name for m in found(text, (mention(1, 3),))] == ["حلب"]


def test_a_place_behind_an_organisations_name_is_one() -> None:
    text = "قال محافظ حلب"
    assert [m.name for m in found(text, (mention(1, 3, sealed=2),))] == ["حلب"]


def test_a_country_that_acts_is_a_place() -> None:
    text = "قصفت سوريا موقعا"
    assert [m.name for m in found(text, (mention(1, 2, kind="country"),))] == ["سوريا"]


def test_locations_are_listed_once_in_text_order() -> None:
    places_of_text = locations(found("حلب ودمشق وحلب والرقة ورقة"))
    assert [p.name for p in places_of_text] == ["حلب", "دمشق", "الرقة"]
    assert {p.country for p in places_of_text} == {"SY"}


def test_an_unlisted_location_has_no_coordinates() -> None:
    (place,) = locations(found("قصف بلدة زمردة"))
    assert (place.name, place.country, place.lat, place.lon) == ("زمردة", None, None, None)


pieces = st.sampled_from(
    [
        "دمشق",
        "وللرقة",
        "بالتنف",
        "ريف",
        "دير",
        "الزور",
        "مدينة",
        "مخيم",
        "في",
        "الباب",
        "«",
        "»",
        "،",
        ".",
        "قتل",
        "شمال",
    ]
)


@example("ريف « « «")
@example("ريف دير دير دير دير دير")
@given(st.lists(pieces, max_size=20).map(" ".join) | st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_of_any_text_stand_in_order_and_are_in_the_text(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for place in find_places(text, tokens):
        assert at <= place.first < place.last <= len(tokens)
        assert place.name
        at = place.last


class TestShipped:
    """What the shipped list must give for places that everybody knows."""

    @pytest.fixture(autouse=True)
    def own_gazetteer(self) -> None:
        """The shipped gazetteer, in place of the module's."""

    @pytest.mark.parametrize(
        ("text", "name", "country"),
        [
            ("انفجار في بغداد", "بغداد", "IQ"),
            ("غارة على مدينة الموصل", "الموصل", "IQ"),
            ("في بيروت", "بيروت", "LB"),
            ("في مدينة حلب", "حلب", "SY"),
            ("بالعراق", "العراق", "IQ"),
            ("ولبنان", "لبنان", "LB"),
        ],
    )
    def test_well_known_places(self, text: str, name: str, country: str) -> None:
        assert [(m.name, m.entry.country) for m in found(text) if m.entry] == [(name, country)]
