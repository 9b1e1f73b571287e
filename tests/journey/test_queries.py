"""`/test`, `/why` and inline mode of the running program, on items made for it: what matches, what nearly does."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle

from tests.bot.telegram_stub import DIRECTIONS
from tests.journey.world import ADMIN, ASKERS, READER, Program, World

Start = Callable[[], AbstractAsyncContextManager[Program]]

ITEMS = {
    "غارة على هرابش": (
        "قتل خمسة أشخاص وأصيب تسعة آخرون في غارة على بلدة هرابش بريف دير الزور، بحسب مصادر ميدانية. "
        "وقالت وزارة الدفاع إن الغارة أسفرت عن مقتل شخصين."
    ),
    "قصف على خان يونس": (
        "قال الدفاع المدني في غزة إن 12 شخصاً قتلوا، بينهم أربعة أطفال، في قصف إسرائيلي على مدينة خان يونس."
    ),
    "اشتباكات في طرابلس اللبنانية": "أصيب ثلاثة أشخاص في اشتباكات بمدينة طرابلس اللبنانية، وفق الصليب الأحمر اللبناني.",
    "اشتباكات في العاصمة الليبية": "قتل شخصان في اشتباكات بالعاصمة الليبية طرابلس، بحسب جهاز الإسعاف والطوارئ.",
    "الداخلية تنفي": "نفت وزارة الداخلية العراقية مقتل عشرين شخصاً في تفجير بمدينة بغداد.",
    "انهيار مبنى في حلب": (
        "قتل أربعة أشخاص وأصيب عشرة، بينهم ستة أطفال، في انهيار مبنى بمدينة حلب، بحسب الدفاع المدني السوري."
    ),
    "اعتقالات في الحسكة": "اعتقلت قوات سوريا الديمقراطية سبعة أشخاص في مدينة الحسكة، وفق المرصد السوري لحقوق الإنسان.",
    "زلزال في إزمير": "قتل العشرات في زلزال ضرب ولاية إزمير التركية، بحسب وزارة الداخلية التركية.",
    "تدريبات بالتنف": "بدأت قوات التحالف الدولي تدريبات بالذخيرة الحية بالتنف.",
    "وصول مقاتلين إلى الحدود": "وصل مقاتلون إلى المعبر الحدودي، ولم تقع مواجهات.",
}
OLD = "زلزال في إزمير"
HARABISH, KHAN_YOUNIS, LEBANON, LIBYA, DENIED, ALEPPO, HASAKA, QUAKE, TANF, FIGHTERS = ITEMS


@dataclass(frozen=True)
class Case:
    """A query, the items that it matches, and for items that it nearly matches what they lack."""

    query: str
    matched: tuple[str, ...] = ()
    lacking: tuple[tuple[str, str], ...] = ()


CASES = (
    # Words, in whatever form; a name and another word stay apart.
    Case("الغارات", (HARABISH,)),
    Case("غارتين هرابش", (HARABISH,)),
    Case("مقاتل", (FIGHTERS,)),
    Case("غارة حلب", (), ((HARABISH, "الكلمة حلب"), (ALEPPO, "الكلمة غارة"))),
    # Phrases and exact forms.
    Case('"خان يونس"', (KHAN_YOUNIS,)),
    Case('"يونس خان"'),
    Case("=بالتنف", (TANF,)),
    Case("=التنف تدريبات", (), ((TANF, "اللفظ التنف"),)),
    # Or and not.
    Case("(غارة | قصف) -غزة", (HARABISH,), ((KHAN_YOUNIS, "الخلو من: الكلمة غزة"),)),
    # Places with what lies in them, and namesakes.
    Case("مكان:غزة", (KHAN_YOUNIS,)),
    Case('مكان:"طرابلس (لبنان)"', (LEBANON,)),
    Case("مكان:طرابلس", (LIBYA,)),
    Case("deir ez-zor", (HARABISH,)),
    Case("بلد:لبنان اشتباكات", (LEBANON,), ((LIBYA, "البلد لبنان"),)),
    # Actors by alias and in Latin letters, sources, outlets.
    Case("جهة:قسد", (HASAKA,)),
    Case("SDF", (HASAKA,)),
    Case("مصدر:الدفاع المدني", (ALEPPO, KHAN_YOUNIS)),
    Case("مصدر:قسد معتقلين>=1", (), ((HASAKA, "المصدر قسد"),)),
    Case("وسيلة:الرحلة اشتباكات", (LIBYA, LEBANON)),
    # Counts: of one claim; neither shares nor sums nor denials.
    Case("مكان:هرابش قتلى>=5", (HARABISH,)),
    Case("مكان:هرابش قتلى>=6", (), ((HARABISH, "عدد القتلى 6 أو أكثر (أعلى رقم فيه 5)"),)),
    Case("مكان:حلب ضحايا>=14", (), ((ALEPPO, "عدد الضحايا 14 أو أكثر (أعلى رقم فيه 10)"),)),
    Case("مكان:خان يونس قتلى>=16", (), ((KHAN_YOUNIS, "عدد القتلى 16 أو أكثر (أعلى رقم فيه 12)"),)),
    Case("مكان:بغداد قتلى>=1", (), ((DENIED, "عدد القتلى 1 أو أكثر (أعلى رقم فيه 0)"),)),
    Case("مكان:إزمير قتلى>=10", (QUAKE,)),
    # A period.
    Case("زلزال منذ:24h", (), ((QUAKE, "تاريخ أحدث"),)),
)
_REASON = re.compile(r"^(?P<title>.+)\n.+\nينقصه: (?P<parts>.+)$", re.MULTILINE)


def plain(text: str) -> str:
    return text.translate(DIRECTIONS)


def told(answer: str) -> tuple[set[str], dict[str, str]]:
    """The items that an answer of `/test` shows as matching, and those that nearly do with what they lack."""
    matching, _, near = answer.partition("كاد أن يطابق:")
    titles = {line for line in matching.split("\n") if line in ITEMS}
    return titles, {found["title"]: found["parts"] for found in _REASON.finditer(near)}


async def set_up(world: World) -> None:
    """Follow three things, then let the items come."""
    world.publish("first", "خبر أول", "نص لا يستدعي تنبيهاً.")
    await world.ask(ADMIN, f"/addfeed {world.feed_url} وكالة الرحلة", lambda text: "وكالة الرحلة" in text)
    await world.ask(READER, "/subscribe مكان:هرابش قتلى>=5", lambda text: "تتابع من الآن" in text)
    await world.ask(READER, "/subscribe مكان:حلب قتلى>=9", lambda text: "تتابع من الآن" in text)
    await world.ask(READER, "/subscribe قصف", lambda text: "تتابع من الآن" in text)
    listed = await world.ask(READER, "/subscriptions", lambda text: "3." in text)
    world.chats.press(READER.id, listed["id"], "pause:3:0")
    await world.says(READER, lambda text: "متوقف" in text)
    for number, (title, text) in enumerate(ITEMS.items()):
        world.publish(str(number), title, text, timedelta(hours=50) if title == OLD else timedelta(0))
    await world.ask(ADMIN, "/checkfeed 1", lambda text: "وكالة الرحلة" in text)


async def numbers(world: World) -> dict[str, str]:
    """The items' numbers by their titles."""
    found = {}
    for title in ITEMS:
        answer = await world.ask(READER, f'/search "{title}"', lambda text, title=title: title in plain(text))
        number = re.search(rf"^{title}\n.*/item_(\d+)", plain(answer["text"]), re.MULTILINE)
        assert number, answer["text"]
        found[title] = number[1]
    return found


async def test_what_matches_and_what_nearly_does_is_told_rightly(world: World, start: Start) -> None:
    async with start():
        await set_up(world)
        alert = await world.says(READER, lambda text: HARABISH in text)
        assert "كلمة المتابعة: مكان:هرابش قتلى>=5" in plain(alert["text"])
        item = await numbers(world)
        faults = []
        for asker, case in zip(cycle(ASKERS), CASES, strict=False):
            answer = plain((await world.ask(asker, f"/test {case.query}", lambda text: "اختبار" in text))["text"])
            titles, near = told(answer)
            if titles != set(case.matched) or any(near.get(title) != lacks for title, lacks in case.lacking):
                faults.append((case, titles, near))
        assert not faults, faults

        async def why(title: str) -> str:
            answer = await world.ask(READER, f"/why {item[title]}", lambda text: title in text)
            return plain(answer["text"])

        assert "وصل تنبيه" in await why(HARABISH)
        assert "قصف: متوقف" in await why(KHAN_YOUNIS)
        assert "مكان:حلب قتلى>=9 — ينقص الخبر: عدد القتلى 9 أو أكثر (أعلى رقم فيه 4)" in await why(ALEPPO)
        await world.ask(READER, "/subscribe زلزال", lambda text: "تتابع من الآن" in text)
        assert "زلزال: بدأت متابعته بعد وصول الخبر" in await why(QUAKE)

        answer = await world.ask_inline("مكان:هرابش")
        (result,) = answer["results"]
        assert result["title"] == HARABISH
        assert "مصادر ميدانية: 5 قتلى" in plain(result["text"])
        assert "وكالة الرحلة · " in plain(result["text"])
        nothing = await world.ask_inline('"غارة')
        assert nothing["results"] == []
        assert nothing["button"]["start_parameter"] == "inline"
