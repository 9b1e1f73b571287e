"""Numbers that count nobody: dates, times, ages, measures, money, shares, ranks, scores, telephone numbers, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import Token, fold
from summarizer.language.wordlists import words
from summarizer.numbers.number_words import without_clitics

# Years that news speaks of.
FIRST_YEAR, LAST_YEAR = 1900, 2100
# The second words of `تشرين الأول` and `كانون الثاني`.
SECOND_MONTHS = frozenset(("الاول", "الثاني"))
# So many at least have what is counted in the singular and in the accusative.
FEWEST_ACCUSATIVE = 11
# The days of the longest month.
MOST_DAYS = 31
# So many groups of digits in a row are a telephone number, a date or a table.
ROW = 3
# How far before the unit of a list its first number may end, in tokens (`19 و24 و31 عاما`).
LIST_REACH = 16
# The newsrooms of the Maghreb fill up numbers to so many figures: `مصرع 05 أشخاص`.
PADDED = 2
# Before a number, where ب governs it: `أودت بما يقارب 400 ألف`, `بـ400`.
OF_NUMBERS = frozenset(("بما", "ب"))
# How far before `البالغ` the noun may stand that makes its number a toll and no age, in tokens.
TOTAL_REACH = 3


def is_no_count(tokens: Sequence[Token], first: int, last: int, vague: bool) -> bool:
    """Whether the number that tokens [first, last) are, modifiers included, says something else than how many."""
    if _is_measure(tokens, last, vague) or _is_percentage(tokens, first, last):
        return True
    if vague:
        # `من أجل إيقاع أكبر عدد من الضحايا`
        return _is_adjective(tokens, first, last) or _norm(tokens, first - 1) in ("اكبر", "اقصي")
    return (
        # `قُتل جندي وليس خمسة`
        _norm(tokens, first - 1).removeprefix("و") == "ليس"
        or _is_point_in_time(tokens, first, last)
        or _is_year(tokens, first, last)
        or _is_rank_or_name(tokens, first, last)
        or _is_joined_digits(tokens, first, last)
        or _is_item(tokens, first, last)
        or _is_of_noun_before(tokens, first, last)
        or _is_one_of_them(tokens, first, last)
    )


def _listed(key: str) -> frozenset[str]:
    """One list of [not_counts]."""
    return words("numerals", "not_counts", key)


def _norm(tokens: Sequence[Token], i: int) -> str:
    """The folded word at a position, empty outside the text."""
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _is_one_of(norm: str, key: str) -> bool:
    """Whether a word is on a list, with or without clitics before it."""
    return norm in _listed(key) or without_clitics(norm) in _listed(key)


def _is_digits(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number in figures stands at a position."""
    return 0 <= i < len(tokens) and tokens[i].kind == "number"


def _touch(tokens: Sequence[Token], i: int) -> bool:
    """Whether no space lies between a token and the next."""
    return 0 <= i < len(tokens) - 1 and tokens[i].end == tokens[i + 1].start


def _counts_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether an indefinite noun stands at a token, as it does behind a count: `2000 قتيل`."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return False
    norm = tokens[i].norm
    if norm in _modifying() or norm.removeprefix("ب") in _modifying() or norm in OF_NUMBERS:
        # `منذ اندلاع الحرب في أبريل 2023 أكثر من 1850 شخصا`, `أودت الحرب بين 2013 و2018 بنحو 400 ألف`
        return False
    noun = not norm.startswith(("ال", "و")) and norm not in words("reporting", "function")
    return noun or norm in _listed("counted_too")


@cache
def _modifying() -> frozenset[str]:
    """The words with which a number's modifier begins: `أكثر`, `نحو`."""
    before = load_lexicon("numerals")["before"].values()
    return frozenset(fold(phrase.split()[0]) for phrases in before for phrase in phrases)


def _is_measure(tokens: Sequence[Token], last: int, vague: bool) -> bool:
    """`5 كيلومترات`, `عشرات الكيلومترات`, `20 $`."""
    limit = last + LIST_REACH
    while last < limit and _norm(tokens, last) in ("و", "،") and _is_digits(tokens, last + 1):
        # `يبلغون من العمر 19 و24 عاما`: the unit behind the last number is that of all.
        last += 2
    after = _norm(tokens, last)
    dated = _is_digits(tokens, last + 1) or _norm(tokens, last + 1) in words("casualties", "cumulative", "week") | {
        "امس"
    }
    if after == "يوم" and dated:
        # `أصيب سبعة يوم السبت`, `ارتفع العدد إلى 13 يوم 12 نوفمبر`
        return False
    if after in _listed("units") or after in ("$", "€"):
        return True
    # Only what is vague stands before a definite noun: `عشرات الكيلومترات`, `ملايين من الدولارات`.
    measured = _norm(tokens, last + 1) if after == "من" else after
    return vague and measured.removeprefix("ال") in _listed("units")


def _is_adjective(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`وكالات عدة ما زالوا`, `في مناطق عدة، قتل`: behind its noun, and nothing to count behind it."""
    noun = first > 0 and tokens[first - 1].kind == "word" and last == first + 1
    return noun and tokens[first].norm in _listed("adjectives") and not _counts_next(tokens, last)


def _is_of_noun_before(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`برصاصات ثلاث`, `في غارات أربع على المدينة`: a number without ة behind its feminine plural; people in that gender
    may be counted by it (`في غارات ثلاث نساء`), others by its genitive are not (`برصاصات ثلاث عضو المجلس`).
    """
    noun = _norm(tokens, first - 1)
    indefinite = last == first + 1 and noun.endswith("ات") and not without_clitics(noun).startswith("ال")
    if not indefinite or tokens[first].norm not in _listed("feminine_adjectives"):
        return False
    return not _counts_next(tokens, last) or _norm(tokens, last + 1).startswith("ال")


def _is_one_of_them(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`وأحد القتلى`: folded, it is spelled like `واحد`, behind which nothing definite is counted."""
    return last == first + 1 and tokens[first].norm == "واحد" and _norm(tokens, last).startswith("ال")


def _is_percentage(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`30%`, `% 30`, `30 في المئة`, `خمسة بالمئة`."""
    after, noun = _norm(tokens, last), _listed("percent_noun")
    return (
        after in ("%", "٪")
        or (_norm(tokens, first - 1) in ("%", "٪") and _touch(tokens, first - 1))
        or after in _listed("percent")
        or tokens[first].norm in _listed("percent")
        or (after in ("في", "من") and _norm(tokens, last + 1) in noun)
        or (_norm(tokens, first - 1) == "في" and tokens[first].norm in noun)
    )


def _is_point_in_time(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A day of a month, a clock time, the decade of an age: `15 من آذار`, `10:30`, `في الستين من عمره`."""
    before, after = _norm(tokens, first - 1), _norm(tokens, last)
    if after == "من" and _norm(tokens, last + 1) in _listed("of_time") | _listed("months"):
        return True
    if before == "في" and tokens[first].norm in _listed("decades"):
        # `إن رجلا في الثلاثين توفي`
        return True
    if (
        before.startswith("ال")
        and tokens[first].norm.startswith("ال")
        and before.removeprefix("ال") in _listed("units")
    ):
        # `خلال الأيام الخمسة الماضية`
        return True
    if before in _listed("anniversaries") and tokens[first].norm.startswith("ال"):
        # `قبل عيد ميلاده العشرين`
        return True
    if _is_digits(tokens, last - 1) and after in _listed("months"):
        return True
    if last == first + 1 and _is_year_of_month(tokens, first):
        return True
    if _is_digits(tokens, first) and _is_one_of(before, "months") and not _counts_next(tokens, last):
        # `بلغ عدد القتلى خلال شهر أيار 54`: no month has so many days.
        day = tokens[first].norm.isdecimal() and int(tokens[first].norm[:5]) <= MOST_DAYS
        return day or _may_be_year(tokens[first]) or _is_digits(tokens, first - 2)
    # صفر is a month as well.
    return tokens[first].norm in _listed("months") and (
        _is_digits(tokens, first - 1) or _is_digits(tokens, last) or before in ("شهر", "في")
    )


def _is_year_of_month(tokens: Sequence[Token], i: int) -> bool:
    """`توفي يوم 12 مارس 2024 عامل`, `في 7 أكتوبر (تشرين الأول) 2023`; but `قتل حتى 12 مارس 2024 شخصا`: behind eleven
    and more what is counted is in the accusative, which a feminine does not show; behind a day so many are unlikely.
    """
    bracket = range(i - 2, i - 5, -1) if _norm(tokens, i - 1) == ")" else ()
    month = next((j for j in bracket if _norm(tokens, j) == "("), i) - 1
    month -= _norm(tokens, month) in SECOND_MONTHS
    if not _may_be_year(tokens[i]) or not _is_one_of(_norm(tokens, month), "months"):
        return False
    day, after = _is_digits(tokens, month - 1), _norm(tokens, i + 1)
    told = int(tokens[i].norm) % 100 >= FEWEST_ACCUSATIVE and not after.endswith("ه")
    return (day or told) and not after.endswith("ا")


def _is_year(tokens: Sequence[Token], first: int, last: int) -> bool:
    """A year, or years: `في 2011`, `في عام (2017م)`, `عامي 2011 و2012`, `بين 2011 و2013`."""
    years = [i for i in range(first, last) if _is_digits(tokens, i)]
    if not years or not all(_may_be_year(tokens[i]) for i in years):
        return False
    if len(years) > 1:
        return not _counts_next(tokens, last)
    if first != years[0]:
        return False
    before = _norm(tokens, first - 1)
    bracketed = before == "(" and _is_one_of(_norm(tokens, first - 2), "year_nouns")
    if bracketed or _is_one_of(before, "year_after"):
        return True
    if before == "الي" and _is_one_of(_norm(tokens, first - 2), "risen"):
        # `والجرحى إلى 1903`
        return False
    second = before == "و" and first >= 2 and _may_be_year(tokens[first - 2])
    return (second or _is_one_of(before, "year_or_count_after")) and not _counts_next(tokens, last)


def _may_be_year(token: Token) -> bool:
    """Whether a number in figures is between the first and the last year that news tell of."""
    return token.kind == "number" and token.norm.isdecimal() and FIRST_YEAR <= int(token.norm[:5]) <= LAST_YEAR


def _is_rank_or_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`اللواء 47`, `مجموعة الـ7`, `الثالث عشر`."""
    at = first - 1
    if _norm(tokens, at) == "ال":
        at -= 1
    before = _norm(tokens, at)
    if without_clitics(before).removeprefix("ال") in _listed("ordinals"):
        # `الثالث عشر` and `الحادي والعشرون` are ranks; in `أربعة في الانفجار الأول وستة في الثاني` and
        # `أوقعت الثانية عشرة جرحى` the number counts what was told or what follows it.
        number = _norm(tokens, first)
        if number.startswith("وال"):
            return True
        if before.startswith("ال") and not _is_digits(tokens, first) and not number.startswith(("عشر", "ال")):
            return False
        # `ميلادها الثامن عشر بأيام`
        teens = not before.endswith("ه") and number == "عشر" and _norm(tokens, last).startswith("ب")
        return not before.startswith("ال") or teens or not _counts_next(tokens, last)
    if _is_one_of(before, "year_nouns") and not _may_be_year(tokens[first]):
        # `منذ مطلع العام 612 قتيلا`
        return False
    if _is_measured(tokens, at) and _counts_next(tokens, last):
        # `خلال 24 ساعة 21 شهيدا`
        return False
    if before in _listed("reaching") and any(
        _is_one_of(_norm(tokens, i), "totals") for i in range(at - TOTAL_REACH, at)
    ):
        # `إجمالي الشهداء البالغ 45 ألفا`
        return False
    if _is_one_of(before, "numbered"):
        return _is_digits(tokens, first) or last >= len(tokens) or tokens[last].kind != "word"
    return _is_one_of(before, "numbered_or_place") and _is_digits(tokens, first) and not _counts_next(tokens, last)


def _is_measured(tokens: Sequence[Token], i: int) -> bool:
    """Whether a unit at a token has its own number before it."""
    return _is_digits(tokens, i - 1) and _norm(tokens, i) in _listed("units")


def _is_joined_digits(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`$500`, `إف-16`, `10:30`, `3-2`, `2024/05`, `0991234567`, `+963 991 234 567`."""
    opens, ends = _is_digits(tokens, first), _is_digits(tokens, last - 1)
    if opens and (_norm(tokens, first - 1) in ("$", "€") or _is_glued(tokens, first - 1)):
        return True
    if ends and _is_glued(tokens, last):
        return True
    if not opens or last > first + 1:
        return False
    figures = tokens[first].norm
    if figures.startswith("0") and figures[1:].isdecimal() and (len(figures) > PADDED or figures == "00"):
        return True
    start, stop = first, last
    while start > max(first - ROW, 0) and _is_digits(tokens, start - 1):
        start -= 1
    while stop < min(last + ROW, len(tokens)) and _is_digits(tokens, stop):
        stop += 1
    row = tokens[start:stop]
    # Two groups may be a number whose thousands a plain space divides; it cannot be told from two numbers.
    return len(row) >= ROW or (len(row) > 1 and (row[0].norm[:1] == "0" or len(row[1].norm) == ROW))


def _is_item(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`الجرحى هم: 1/ سامر علي 2/ خالد زيد`, `1- سامر علي`: the mark of an item, which leans on its figure alone."""
    mark, before = _norm(tokens, last), _norm(tokens, first - 1)
    if last > first + 1 or not _is_digits(tokens, first) or not _touch(tokens, first) or _touch(tokens, last):
        return False
    if mark in ("/", ")"):
        return before != "("
    # `القتلى: 12- الجرحى: 30`
    opens = before in (".", "") or (before == ":" and tokens[first].norm == "1")
    return mark in ("-", "–") and opens


def _is_glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether a mark joins what stands on both its sides: `:` only digits, a hyphen or a stroke anything."""
    mark = _norm(tokens, i)
    if mark not in (":", "/", "-", "–") or not (_touch(tokens, i - 1) and _touch(tokens, i)):
        return False
    return mark != ":" or (_is_digits(tokens, i - 1) and _is_digits(tokens, i + 1))
