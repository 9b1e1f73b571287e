"""Every kind of speaker in every way of saying something: the source is the speaker, whole and nobody besides."""

from __future__ import annotations

import pytest

from summarizer.language.text import fold
from tests.summarizer.counts import claims

MAN, WOMAN = "", "ت"
# Who speaks, and what their verb ends in.
SPEAKERS = {
    "الشرطة": WOMAN,
    "وزارة الصحة": WOMAN,
    "الجيش الإسرائيلي": MAN,
    "المرصد السوري": MAN,
    "الهلال الأحمر": MAN,
    "محافظ نينوى": MAN,
    "حاكم بيلغورود": MAN,
    "المتحدث باسم الجيش": MAN,
    "مصدر أمني": MAN,
    "قائد شرطة ديالى": MAN,
    "غرفة طوارئ أمبدة": WOMAN,
    "شبكة أطباء السودان": WOMAN,
    "مدير مستشفى الشفاء": MAN,
    "لجنة الأطباء": WOMAN,
    "النيابة العامة": WOMAN,
    "الأمم المتحدة": WOMAN,
    "منظمة العفو الدولية": WOMAN,
    "وكالة الأنباء الرسمية": WOMAN,
    "بلدية غزة": WOMAN,
    "حركة الشباب": WOMAN,
    "كتائب القسام": WOMAN,
    "العميد سامر زيد": MAN,
    "إدارة السجون": WOMAN,
    "مكتب حقوق الإنسان": MAN,
    "مسؤول في وزارة الداخلية": MAN,
    "هيئة الطوارئ التركية": WOMAN,
    "خفر السواحل الإيطالي": MAN,
    "اليونيسف": WOMAN,
    "شهود عيان": MAN,
    "مصادر طبية": WOMAN,
    "تنسيقية لجان المقاومة": WOMAN,
    "المديرية العامة للأمن": WOMAN,
    "أحد الناجين": MAN,
    "مصدر مقرب من حزب الله": MAN,
    "شرطة لندن": WOMAN,
    "محامي الضحايا": MAN,
    "صحيفة هآرتس": WOMAN,
    "القناة 12 الإسرائيلية": WOMAN,
}
# With {s} where they stand, {l} where ل leads to them, and {t} at the end of their verb.
FRAMES = (
    "قال{t} {s} إن ثلاثة أشخاص قتلوا وأصيب ستة.",
    "وكان{t} {s} قد أعلن{t} مقتل ثلاثة أشخاص.",
    "قتل ثلاثة أشخاص، بحسب {s}.",
    "قتل ثلاثة أشخاص، وفق ما أعلن{t} {s}.",
    "بحسب {s}، قتل ثلاثة أشخاص في الهجوم.",
    "ووفقا {l} فإن ثلاثة أشخاص قتلوا.",
    "من جهة أخرى، أكد{t} {s} مقتل ثلاثة أشخاص.",
    "وقال{t} {s}، أمس الاثنين، إن ثلاثة أشخاص قتلوا.",
    "ونقلت وكالة رويترز عن {s} أن ثلاثة أشخاص قتلوا.",
    "وأفاد{t} {s} بمقتل ثلاثة أشخاص.",
    "قتل ثلاثة أشخاص، كما أفاد{t} {s}.",
    "وأشار{t} {s} إلى أن ثلاثة أشخاص قتلوا.",
    "وتحدث{t} {s} عن مقتل ثلاثة أشخاص.",
    "«قتل ثلاثة أشخاص»، بحسب {s}.",
    "وقال{t} {s}: «قتل ثلاثة أشخاص».",
    "وذكر بيان {l} أن ثلاثة أشخاص قتلوا.",
    "وأعلن{t} {s} على منصة إكس مقتل ثلاثة أشخاص.",
    "وقال{t} {s} خلال مؤتمر صحفي إن ثلاثة أشخاص قتلوا.",
    "وكشف{t} {s} عن مقتل ثلاثة أشخاص.",
    "وأعلن{t} {s} ارتفاع عدد القتلى إلى 12 قتيلا.",
    "وأعلن{t} {s} فجر الأحد أن عدد القتلى ارتفع إلى 12.",
)
# What they announce right behind their name.
OBJECTS = (
    "قتيلين",
    "مقتل ثلاثة أشخاص",
    "ثلاثة قتلى",
    "إصابة شخص",
    "جثة رجل",
    "12 إصابة",
    "اعتقال ستة",
    "مفقودين اثنين",
    "سقوط ثلاثة قتلى",
    "حصيلة جديدة بلغت 12 قتيلا",
    "شهيدا و12 جريحا",
    "أمس مقتل ثلاثة",
    "عددا من القتلى",
    "العثور على ثلاث جثث",
    "انتشال جثة",
)
# Whom they told.
LISTENERS = (
    "لفرانس برس",
    "لوكالة رويترز",
    "للأناضول",
    "لبي بي سي",
    "للجزيرة",
    "لقناة العربية",
    "للعربية",
    "لشفق نيوز",
    "للتلفزيون الرسمي",
    "لصحافيين",
    "لموقع محلي",
    "لـ«العربي الجديد»",
)


def led_to(speaker: str) -> str:
    return f"لل{speaker[2:]}" if speaker.startswith("ال") else f"ل{speaker}"


@pytest.mark.parametrize(("speaker", "ending"), SPEAKERS.items(), ids=SPEAKERS)
def test_the_source_is_who_speaks(speaker: str, ending: str) -> None:
    texts = [frame.format(s=speaker, l=led_to(speaker), t=ending) for frame in FRAMES]
    texts += [f"{verb}{ending} {speaker} {told}." for verb in ("أعلن", "سجل") for told in OBJECTS]
    texts += [f"وقال{ending} {speaker} {listener} إن ثلاثة أشخاص قتلوا." for listener in LISTENERS]
    named = {text: {fold(claim.source or "") for claim in claims(text)} for text in texts}
    assert named == {text: {fold(speaker)} for text in texts}
