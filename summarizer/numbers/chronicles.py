"""Years that head an entry of a chronicle: `1953 وفاة ستالين`, `حدث في مثل هذا اليوم: 1912 غرق سفينة تايتانيك`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import Token
from summarizer.language.wordlists import words
from summarizer.numbers.not_counts import LAST_YEAR

# What the head of an entry stands behind; nothing is the beginning of the text.
OPENERS = frozenset(("", ".", "؛", ":", "•", "*", "-", "–"))
YEAR_DIGITS = 4
# No number counts it: `1912 غرق سفينة`.
SINKING = "غرق"
# How words behind a number of deaths begin or end, and the name of one who died does not: `2015 وفاة بالوباء`, `وفاة
# جديدة`, `وفاة سجلت`.
TOLD_BEGINNINGS, TOLD_ENDINGS = ("ب", "و", "ف", "ي", "ت"), ("ه", "ت", "ها", "هم")


def heads_entry(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number of the tokens [first, last) is the year of an event: behind it stands a noun that could be
    counted, and then whom or what it befell, or how many.
    """
    year = tokens[first]
    if last != first + 1 or year.kind != "number" or not year.norm.isdecimal() or len(year.norm) != YEAR_DIGITS:
        return False
    before, behind = tokens[first - 1].norm if first else "", tokens[last + 1 : last + 2]
    if int(year.norm) > LAST_YEAR or before not in OPENERS or not behind:
        return False
    if tokens[last].norm not in words("numerals", "not_counts", "chronicled"):
        return False
    told, of_them = behind[0], words("casualties", "share", "after")
    if told.kind == "number":
        # `1950 إصابة 300 منها خطيرة`
        return all(token.norm not in of_them for token in tokens[last + 2 : last + 3])
    closed = words("reporting", "function") | words("reporting", "times") | of_them
    plain = told.kind == "word" and told.norm not in closed
    counted = told.norm.startswith(TOLD_BEGINNINGS) or told.norm.endswith(TOLD_ENDINGS)
    return plain and (tokens[last].norm == SINKING or not counted)
