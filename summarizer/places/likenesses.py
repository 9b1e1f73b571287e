"""What a place is like or for, which is not what it is called: `سجن شديد الحراسة`, `مدرسة تؤوي نازحين`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, Token
from summarizer.language.wordlists import vocabulary, words
from summarizer.places.gazetteer import load_gazetteer

# Endings of a perfect: of other persons, of an object, of both.
ENDINGS = ("ت", "تا", "وا", "ا", "ه", "ها", "هم", "ته", "تها", "تهم", "وه", "وها")
# A verb with such an object behind it has more letters than this.
SHORTEST_OBJECT = 5
# Prepositions with a pronoun that means the place.
RESUMING = frozenset(("فيها", "فيه", "بها", "به", "عليها", "عليه", "منها", "منه", "اليها", "اليه", "حولها", "عبرها"))
# The ending of a perfect of many, and how many letters it has at least between a conjunction and that.
OF_MANY, SHORTEST_VERB = "وا", 2
# Perfects by their measure: `استقبل`, `افتتح`, with an ending.
DERIVED = re.compile("(?:است...|ا[^ايو]ت..)(?:ت|وا|ه|ها|ته|تها)?")
# A perfect or imperfect of many by its measure: `علقوا`, `ينزلون`; long vowels among its letters are of foreign names.
MANY = re.compile("[^ايو]{3}وا|ي[^ايو]{3}ون")


def is_of_many(norm: str) -> bool:
    """`بئر علقوا فيها`, `عمال مناجم ينزلون`: a verb of several, which opens a clause behind a class noun."""
    return MANY.fullmatch(norm) is not None


def is_imperfect(norm: str) -> bool:
    """`منطقة تسيطر عليها المعارضة`, `مدرسة تؤوي نازحين`, `مدينة تحاصرها القوات`: a verb that says what a place is
    like.
    """
    if norm[:1] not in ("ي", "ت"):
        return False
    stem = norm.removesuffix("ها").removesuffix("ه")
    owned = norm.endswith("ها") and len(norm) > SHORTEST_OBJECT
    return owned or bool({norm[1:], stem[1:]} & words("places", "purposes", "verbs"))


def opens_relative(tokens: Sequence[Token], i: int) -> bool:
    """`منطقة تنشط فيها الجماعة`, `بلدة يشرف عليها الجيش`: whether the verb of a clause stands at a token that means the
    place.
    """
    behind = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return tokens[i].norm[:1] in ("ي", "ت") and behind in RESUMING and tokens[i].norm not in load_gazetteer()


def is_purpose(norm: str) -> bool:
    """`محطة الحافلات`, `مدرسة تؤوي نازحين`: what a facility is for or like, not what it is called."""
    if is_likeness(norm):
        return True
    return bool({norm, norm.removeprefix(ARTICLE)} & words("places", "purposes")) or is_imperfect(norm)


def is_likeness(norm: str) -> bool:
    """`سجن شديد الحراسة`, `قرية نائية`, `دخل مقهى مزدحما`: an indefinite adjective, which says what a place is like."""
    return not {norm, norm.removesuffix("ه"), norm.removesuffix("ا")}.isdisjoint(words("places", "likenesses"))


@per_word
def is_deed(norm: str) -> bool:
    """`مستشفى نقل إليه الجرحى`, `مدرسة استهدفتها الغارة`: a perfect, with the endings of other persons and objects."""
    deeds = words("places", "deeds")
    if norm in deeds:
        return True
    # What is left of `فروة` is no verb.
    stems = {norm.removesuffix(ending) for ending in ENDINGS if norm.endswith(ending) and len(norm) > len(ending) + 2}
    return not deeds.isdisjoint(stems) or (DERIVED.fullmatch(norm) is not None and norm not in load_gazetteer())


def is_consequence(norm: str) -> bool:
    """`داخل مدرسة فقتل سبعة`, `في سوق فأدى إلى`: ف before a verb of the lexicons, of one or two, or before any of many
    (`هاجموا قرية فنهبوا`).
    """
    verb = norm[1:].removesuffix(OF_MANY)
    # `فرانسوا` is a name.
    many = verb != norm[1:] and len(verb) >= SHORTEST_VERB and norm not in words("titles", "names", "given")
    stems = {norm[1:].removesuffix(ending) for ending in ("", "ت", "ا", "تا")}
    return norm[0] == "ف" and (many or not vocabulary().isdisjoint(stems))
