"""Everybody who may have killed, before every kind of victim and place: how many they are, by whom, and where."""

from __future__ import annotations

import pytest

from summarizer.language.text import fold
from tests.summarizer.counts import claims

# Who did it, with the verb, and the name by which the claim has them.
AGENTS = {
    "قتل الجيش الإسرائيلي": "الجيش الإسرائيلي",
    "قتلت قوات الدعم السريع": "قوات الدعم السريع",
    "قتل تنظيم داعش": "تنظيم داعش",
    "قتل مسلحون مجهولون": "مسلحون مجهولون",
    "قتلت طائرة مسيرة إسرائيلية": "إسرائيلية",
    "قتلت الشرطة الكينية": "الشرطة الكينية",
    "قتلت كتائب القسام": "كتائب القسام",
    "قتل مستوطنون": "مستوطنون",
    "قتل قناص إسرائيلي": "قناص إسرائيلي",
    "قتل مقاتلو طالبان": "طالبان",
    "قتل مسلحو حركة الشباب": "حركة الشباب",
    "قتل عناصر من حماس": "حماس",
    "قتل انتحاري من داعش": "داعش",
    "قتل جنود الاحتلال": "الاحتلال",
    "قتل رجال الشرطة": "الشرطة",
    "قتلت عصابة مسلحة": "عصابة مسلحة",
    "قتل متمردون": "متمردون",
}
# Whom they killed, and how many.
VICTIMS = {
    "ثلاثة مدنيين": 3,
    "شابا": 1,
    "طفلين": 2,
    "12 شخصا": 12,
    "ما لا يقل عن 20 مدنيا": 20,
    "شابا فلسطينيا": 1,
    "أربعة من عناصر الشرطة": 4,
    "طبيبة": 1,
}
# Where they did, and the place by its name.
PLACES = {
    "في بلدة الكرمة": "الكرمة",
    "قرب مدينة الأبيض": "الأبيض",
    "بمحافظة ديالى": "ديالى",
    "خلال اقتحام مخيم بلاطة": "مخيم بلاطة",
}
# What stands between the dead and who killed them.
BY = ("برصاص", "بنيران", "على يد", "من قبل", "بأيدي")
# Who killed them, in the case that all of those ask for.
KILLERS = (
    "الجيش الإسرائيلي",
    "قوات الدعم السريع",
    "تنظيم داعش",
    "مسلحين مجهولين",
    "مسلحين ملثمين",
    "الشرطة الكينية",
    "جماعة الحوثي",
    "مستوطنين",
    "الحرس الثوري",
)


@pytest.mark.parametrize("way", BY)
def test_by_whom_the_dead_were_killed_is_read(way: str) -> None:
    told = {
        f"{verb} {way} {killer} في بلدة الكرمة.": killer for verb in ("قتل 12 شخصا", "مقتل طفلين") for killer in KILLERS
    }
    read = {text: [(fold(claim.actor or ""), fold(claim.place or "")) for claim in claims(text)] for text in told}
    assert read == {text: [(fold(killer), fold("الكرمة"))] for text, killer in told.items()}


@pytest.mark.parametrize(("agent", "name"), AGENTS.items(), ids=AGENTS)
def test_who_killed_whom_and_where_is_read(agent: str, name: str) -> None:
    told = {f"{agent} {victims} {place}.": (victims, place) for victims in VICTIMS for place in PLACES}
    read = {
        text: [(claim.count_min, fold(claim.actor or ""), fold(claim.place or "")) for claim in claims(text)]
        for text in told
    }
    assert read == {
        text: [(VICTIMS[victims], fold(name), fold(PLACES[place]))] for text, (victims, place) in told.items()
    }
