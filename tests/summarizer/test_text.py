"""Folding makes spellings equal, tokens give the text back, sentences and quotations hold together."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.language.text import MOST_COMBINING, clitic_splits, fold, quotations, sentences, tokenize, words

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآىئؤة"
TASHKEEL = "".join(map(chr, range(0x064B, 0x0653)))
TATWEEL = "\u0640"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"

arabic_words = st.text(LETTERS, min_size=1, max_size=12)
arabic_texts = st.text(LETTERS + " \n0123456789٠١٢٣٤٥٦٧٨٩.,،؛؟!:()«»\"'-%" + TASHKEEL + TATWEEL, max_size=120)
any_texts = st.text(max_size=120) | arabic_texts


@st.composite
def sprinkled(draw: st.DrawFn, extra: str) -> tuple[str, str]:
    """A word, and the same word with characters that change no word strewn over it behind its first letter."""
    word = draw(arabic_words)
    gaps = draw(st.lists(st.text(extra, max_size=3), min_size=len(word), max_size=len(word)))
    return word, "".join(letter + gap for letter, gap in zip(word, gaps, strict=True))


@given(any_texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(sprinkled(TASHKEEL + TATWEEL + INVISIBLE))
def test_tashkeel_tatweel_and_controls_change_no_word(pair: tuple[str, str]) -> None:
    plain, dressed = pair
    assert fold(dressed) == fold(plain)
    assert [t.norm for t in tokenize(dressed)] == [t.norm for t in tokenize(plain)]


@given(st.text("اأإآٱبلم", min_size=1), st.randoms(use_true_random=False))
def test_alef_forms_are_one_letter(word: str, random: Random) -> None:
    other = "".join(random.choice("اأإآٱ") if c in "اأإآٱ" else c for c in word)
    assert fold(other) == fold(word)


@given(arabic_words)
def test_decomposed_letters_fold_like_composed_ones(word: str) -> None:
    assert fold(unicodedata.normalize("NFD", word)) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مستشفى", "مستشفي"),
        ("غزة", "غزه"),
        ("مسؤول", "مسوول"),
        ("شؤون الرئاسة", "شوون الرياسه"),
        ("کرکوک", "كركوك"),
        ("یمن", "يمن"),
        ("ﻏﺰﺓ", "غزة"),
        ("ﷲ", "الله"),
        ("Reuters", "REUTERS"),
        ("e\u0301", "é"),
        ("قتيلﹰ", "قتيل"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_words_that_differ_stay_different() -> None:
    assert len({fold(word) for word in ("قتل", "قاتل", "قتيل", "مقتل", "قتال", "ماء", "ما")}) == 7


@given(st.integers(0, 10**9))
def test_digits_of_three_scripts_are_one_number(number: int) -> None:
    western = str(number)
    arabic = western.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    persian = western.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert fold(arabic) == fold(persian) == western
    assert [(t.norm, t.kind) for t in tokenize(arabic)] == [(western, "number")]


def test_no_letter_carries_more_accents_than_the_limit() -> None:
    """Ordering a hundred thousand accents would take minutes; a hostile feed may send them."""
    assert len(fold("x" + "\u0315\u0300" * 50_000)) == 1 + MOST_COMBINING
    assert fold("غزة" + "\u0650\u064b" * 50_000) == fold("غزة")


HASHTAG = str.maketrans("#_", "  ")


@given(any_texts)
def test_tokens_give_the_text_back(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.raw
        # A tatweel that stands alone is a dash.
        assert (fold(token.raw) or "-") == token.norm
        between = text[at : token.start].translate(HASHTAG)
        assert not between.strip() or not fold(between).strip(), "only spaces, those of hashtags too, and marks"
        at = token.end
    assert not fold(text[at:]).strip()


@given(arabic_texts, arabic_texts)
def test_a_line_more_changes_no_token_before_it(first: str, second: str) -> None:
    alone = tokenize(first)
    assert tokenize(f"{first}\n{second}")[: len(alone)] == alone


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("و27 جريحا", ["و", "27", "جريحا"]),
        ("ب15 صاروخا", ["ب", "15", "صاروخا"]),
        ("ال20", ["ال", "20"]),
        ("1,200 و1٬200", ["1,200", "و", "1٬200"]),
        ("3.5 و٣٫٥", ["3.5", "و", "3٫5"]),
        ("12\u202f500", ["12 500"]),
        ("2\u202f2024", ["2", "2024"]),
        ("لـ«قسد»", ["ل", "«", "قسد", "»"]),
        ("قتل 5.", ["قتل", "5", "."]),
        ("إف-16", ["اف", "-", "16"]),
        ("snake_case _", ["snake", "case", "_"]),
        ("في #صلاح_الدين #", ["في", "صلاح", "الدين", "#"]),
        ("في #\u200fصلاح_\u2068الدين #", ["في", "صلاح", "الدين", "#"]),
        ("مُحَمَّد", ["محمد"]),
        ("", []),
        ("\u200f\u200e", []),
    ],
)
def test_tokens(text: str, norms: list[str]) -> None:
    assert [t.norm for t in tokenize(text)] == norms


def test_words_leave_marks_out() -> None:
    assert words("قال: «قتل 5» في غزة!") == ["قال", "قتل", "5", "في", "غزه"]


@given(arabic_words)
def test_a_split_word_can_be_put_together(word: str) -> None:
    norm = fold(word)
    for prefix, rest in clitic_splits(norm):
        assert len(rest) >= 2
        assert prefix
        whole = prefix + rest
        assert norm in (whole, whole.replace("لال", "لل", 1))


@pytest.mark.parametrize(
    ("norm", "split"),
    [
        ("بالتنف", ("بال", "تنف")),
        ("بالتنف", ("ب", "التنف")),
        ("وللرقه", ("ولال", "رقه")),
        ("للرقه", ("لال", "رقه")),
        ("لغزه", ("ل", "غزه")),
        ("وبغداد", ("و", "بغداد")),
        ("فبدمشق", ("فب", "دمشق")),
        ("سيقتل", ("س", "يقتل")),
        ("كالنار", ("كال", "نار")),
    ],
)
def test_clitics_that_may_be_detached(norm: str, split: tuple[str, str]) -> None:
    assert split in list(clitic_splits(norm))


def test_nothing_is_detached_from_what_has_no_clitic() -> None:
    assert list(clitic_splits("غزه")) == []
    assert list(clitic_splits("وا")) == []
    assert list(clitic_splits("")) == []


def sentence_texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, tokenize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل خمسة. أصيب ستة.", ["قتل خمسة.", "أصيب ستة."]),
        ("هل قتل؟ نعم!", ["هل قتل؟", "نعم!"]),
        ("قال «قتل خمسة. أصيب ستة.» ثم رحل.", ["قال «قتل خمسة. أصيب ستة.» ثم رحل."]),
        ('قال "قتل خمسة! أصيب ستة" ثم رحل. انتهى', ['قال "قتل خمسة! أصيب ستة" ثم رحل.', "انتهى"]),
        ("سطر مقطوع\nفي وسطه", ["سطر مقطوع\nفي وسطه"]),
        ("سطر تام.\nسطر آخر", ["سطر تام.", "سطر آخر"]),
        ("الحصيلة:\n- قتيل في رفح\n- جريح في غزة", ["الحصيلة:", "- قتيل في رفح", "- جريح في غزة"]),
        ("1- قتيل في رفح\n2- جريح\nفي غزة", ["1- قتيل في رفح", "2- جريح\nفي غزة"]),
        ("10:15 قتيل في رفح\n10:40 جريح", ["10:15 قتيل في رفح", "10:40 جريح"]),
        ("حصاد\nرفح: قتيل\nغزة: جريح", ["حصاد", "رفح: قتيل", "غزة: جريح"]),
        ("طريق درعا\n- إزرع", ["طريق درعا\n- إزرع"]),
        ("عنوان بلا نقطة\n\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ("عنوان بلا نقطة\n \t\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ("بلغت النسبة 3.5 فقط", ["بلغت النسبة 3.5 فقط"]),
        ("بلا نهاية", ["بلا نهاية"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentence_texts(text) == expected


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "قال «قتل خمسة. أصيب ستة.\n\nخبر ثان. خبر ثالث."
    assert sentence_texts(text)[1:] == ["خبر ثان.", "خبر ثالث."]


def test_paragraphs_are_numbered() -> None:
    text = "أ أ. ب ب.\nج ج.\n\nد د."
    assert [s.paragraph for s in sentences(text, tokenize(text))] == [0, 0, 1, 2]


@given(any_texts)
def test_sentences_share_out_every_token(text: str) -> None:
    tokens = tokenize(text)
    found = sentences(text, tokens)
    assert [i for s in found for i in range(s.first, s.last)] == list(range(len(tokens)))
    for sentence in found:
        assert sentence.start == tokens[sentence.first].start
        assert sentence.end == tokens[sentence.last - 1].end
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


def quoted(text: str) -> list[str]:
    tokens = tokenize(text)
    return [text[tokens[a].start : tokens[b - 1].end] for a, b in quotations(text, tokens) if a < b]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال «قتل خمسة» ورحل", ["قتل خمسة"]),
        ('قال "قتل خمسة" ثم "أصيب ستة"', ["قتل خمسة", "أصيب ستة"]),
        ("قال “قتل خمسة” ورحل", ["قتل خمسة"]),
        ("قال «قتل خمسة", ["قتل خمسة"]),
        ("قال «قتل خمسة\n\nخبر آخر» هنا", ["قتل خمسة"]),
        ("» لا شيء", []),
        ("«»", []),
        ("بلا أقواس", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(any_texts)
def test_quotations_follow_one_another(text: str) -> None:
    tokens = tokenize(text)
    at = 0
    for first, last in quotations(text, tokens):
        assert at <= first <= last <= len(tokens)
        at = last
