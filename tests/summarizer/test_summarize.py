"""The whole pipeline: separate tolls with their sources, titles apart, and no string that breaks it."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.claims.casualties import MOST_CLAIMS
from summarizer.model import Article, Summary
from summarizer.summarize import summarize

CORPUS = Path(__file__).parents[1] / "corpus"
TWO_STRIKES = (
    "أعلنت وزارة الدفاع الأميركية («البنتاغون»)، في بيان، «تنفيذ ضربات محدودة رداً على هجوم أسفر عن مقتل "
    "متعاقد أميركي وإصابة أربعة\nجنود».\n"
    "من جهتها، أكدت مصادر ميدانية أن «الطائرات استهدفت بناءين في منطقة هرابش، ما أدى إلى ارتقاء ستة شهداء "
    "وثلاثة جرحى»، مضيفة أن «القصف طاول نقطة في بادية القورية، ما أدى إلى استشهاد عنصرَين وجرح سبعة أفراد»."
)
PIECES = st.sampled_from(
    [
        "مقتل",
        "5",
        "و",
        "«",
        "»",
        '"',
        "\n",
        "،",
        ".",
        "قتلى",
        "بينهم",
        "نفى",
        "إلى",
        "عدد",
        "حصيلة",
        "أحد",
        "من",
        "(",
        ")",
    ]
)


def test_tolls_of_different_sources_and_places_stay_apart() -> None:
    summary = summarize(Article("وكالة التجربة", "ضربات في الشرق", TWO_STRIKES))
    told = [(c.kind, c.count_min, c.source, c.place) for c in summary.claims]
    ministry, field = "وزارة الدفاع الأميركية", "مصادر ميدانية"
    assert [(kind, n, source) for kind, n, source, _ in told] == [
        ("killed", 1, ministry),
        ("wounded", 4, ministry),
        ("killed", 6, field),
        ("wounded", 3, field),
        ("killed", 2, field),
        ("wounded", 7, field),
    ]
    assert [place for *_, place in told[2:]] == ["هرابش", "هرابش", "القورية", "القورية"]


def test_title_claims_are_kept_apart_with_offsets_into_the_title() -> None:
    title = "عاجل | 3 قتلى في انفجار بالمدينة"
    summary = summarize(Article("وكالة التجربة", title, "التفاصيل لاحقا."))
    assert summary.claims == ()
    (claim,) = summary.headline_claims
    assert title[claim.start : claim.end] == claim.quote == "3 قتلى"


def test_related_links_are_not_read() -> None:
    text = "عاد الهدوء إلى المدينة.\n\nاقرأ أيضاً: مقتل 9 أشخاص في حريق."
    assert summarize(Article("", "", text)).claims == ()


@pytest.mark.parametrize(
    "link",
    [
        "… اقرأ أيضاً: مصرع 9 أشخاص في الموصل",
        ". أخبار متعلقة مصرع 9 أشخاص في الموصل",
        " (اقرأ المزيد: مصرع 9 أشخاص في الموصل)، بحسب الشرطة",
        ". ظهرت المقالة مصرع 9 أشخاص في الموصل أولاً على وكالة النهر.",
        ". The post مصرع 9 أشخاص في الموصل appeared first on وكالة النهر.",
    ],
)
def test_what_a_feed_adds_in_the_same_line_is_not_read(link: str) -> None:
    summary = summarize(Article("", "", f"قُتل شخصان في بغداد{link}"))
    assert [claim.count_min for claim in summary.claims] == [2]
    assert [place.name for place in summary.locations] == ["بغداد"]


@pytest.mark.parametrize(("text", "note"), [("", "no text"), ("  \n ", "no text"), ("Nothing here.", "no Arabic text")])
def test_a_text_with_nothing_to_read_says_why(text: str, note: str) -> None:
    assert summarize(Article("", "", text)).note == note


def test_what_is_longer_than_any_article_is_read_from_its_beginning() -> None:
    text = "قُتل خمسة مدنيين في حلب. " + "وهطلت الأمطار على المدينة. " * 10_000
    summary = summarize(Article("", "", text))
    assert [claim.count_min for claim in summary.claims] == [5]
    assert summary.note is not None
    assert "100,000" in summary.note


@pytest.mark.parametrize(
    "phrase",
    [
        "في المقابل",
        "في بيان صحفي",
        "على هامش المؤتمر",
        "وحلب",
        "حلب -",
        "حلب بريف",
        "للبحث والتعرف",
        "والتعرف",
        "المركز الإعلامي للمركز الإعلامي",
        "الجناح العسكري للجناح العسكري",
        "الحكومة المكلفة من",
        "15 و",
        "ذبحا",
        "المهجرين",
        "أسيرين بيد",
        "المقاطعة،",
        "بينهم 4",
        "«",
    ],
)
@pytest.mark.parametrize("verb", ["وقال", "وأضاف أن القتلى نقلوا إلى"])
def test_what_is_said_over_and_over_again_is_read(phrase: str, verb: str) -> None:
    text = f"قُتل خمسة جنود في غزة. {verb} {f'{phrase} ' * 2_000}"
    first = summarize(Article("", "", text)).claims[0]
    assert (first.count_min, first.place) == (5, "غزة")


def test_of_more_claims_than_any_article_tells_the_first_are_read() -> None:
    told = [f"قُتل {number} جنود في قصف على حلب. " for number in range(3, 3 + 2 * MOST_CLAIMS)]
    summary = summarize(Article("", "", "".join(told)))
    assert [claim.count_min for claim in summary.claims] == list(range(3, 3 + MOST_CLAIMS))
    assert summary.note is not None
    assert "1,000" in summary.note


def test_the_summary_survives_json() -> None:
    summary = summarize(Article("وكالة التجربة", "ضربات", TWO_STRIKES))
    assert Summary.from_record(json.loads(json.dumps(summary.to_record()))) == summary


@settings(max_examples=200)
@given(st.text(max_size=300), st.text(max_size=60))
def test_no_string_breaks_it(text: str, title: str) -> None:
    summary = summarize(Article("وكالة", title, text))
    for claim in summary.claims:
        assert text[claim.start : claim.end] == claim.quote
    for claim in summary.headline_claims:
        assert title[claim.start : claim.end] == claim.quote


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40))
def test_no_arrangement_of_its_own_words_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for claim in summarize(Article("", "", text)).claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.part_of is None or claim.part_of < len(summarize(Article("", "", text)).claims)


@pytest.mark.parametrize("unit", ["حلب ", "مستشفى ", "مستشفى حلب في ", "بينهم 3 ", "وقال ", "، و5 "])
def test_no_word_said_a_thousand_times_breaks_it(unit: str) -> None:
    """A rule that asks itself of the word before or behind ends with the stack."""
    summarize(Article(outlet="", title="", text="مقتل 5 أشخاص في " + unit * 1500))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_an_article_may_be_cut_or_jumbled_at_any_word(path: Path) -> None:
    """Feeds cut descriptions anywhere: a rule may look for a word behind the last one."""
    for line in path.read_text("utf-8").splitlines():
        words = json.loads(line)["text"].split(" ")
        rng = random.Random(line)
        jumbled = rng.sample(words, len(words))
        for pieces in (words[: rng.randrange(len(words)) + 1], words[rng.randrange(len(words)) :], jumbled):
            text = " ".join(pieces)
            for claim in summarize(Article("", "", text)).claims:
                assert text[claim.start : claim.end] == claim.quote


def test_a_text_may_end_with_the_period_of_a_report() -> None:
    text = "قالت وزارة الصحة إن خمسة قتلوا في غارة على بلدة سرمين. وجاء ذلك في حصيلة يومية"
    assert [claim.count_min for claim in summarize(Article("", "", text)).claims] == [5]
