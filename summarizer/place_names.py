"""Names of places that the gazetteer need not have: facilities (`مستشفى X`), what a class noun, an event or a compass
word betrays (`بلدة X`, `زلزال X عام 1997`, `في X شرقي حلب`).

A class noun of settlements is no part of the name, one of facilities is (docs/extraction.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summarizer.gazetteer import load_gazetteer
from summarizer.listed_names import ARTICLE, Candidate, class_noun, read_listed, surface
from summarizer.text import OPENING, Token, clitic_splits, fold
from summarizer.wordlists import kinds_of_place, nouns, words

# Ottoman ranks, which end the names of quarters: `حي محرم بك`.
RANKS = ("بك", "باشا")
CAPITALS = ("عاصمه", "العاصمه")
# An unlisted name in quotation marks has at most so many words.
LONGEST_QUOTED = 4
# Adjectives and ordinals that a facility's name may end in.
MOST_ADJECTIVES = 2
# A name that no list has is not looked for behind ب in a word shorter than this, in letters.
SHORTEST_WITH_PREPOSITION = 5
# A joined name, و included, has so many letters at least.
SHORTEST_JOINED = 4
# A country's name without its ending, and the ending, in letters: سور and يا, مصر and nothing.
SHORTEST_STEM, LONGEST_ENDING = 3, 3
# What follows an event's name, so that it is no adjective: `زلزال راور عام 1997`, `هجوم كيزلوفسك الذي`.
BEHIND_EVENT = frozenset(("عام", "سنه", "الذي", "التي"))


def read_place_name(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The name that begins at a token: a facility's, a listed one, or one behind a class noun there."""
    if tokens[i].kind != "word":
        return None
    return (
        _facility(text, tokens, i)
        or read_listed(text, tokens, i)
        or _unlisted(text, tokens, i)
        or _lying(text, tokens, i)
        or _of_event(text, tokens, i)
    )


def _facility(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`مخيم X`, `مستشفى X`, `المستشفى الميري`: a class noun that belongs to the name."""
    prefix, head = class_noun(tokens[i].norm, "kept")
    if head is None:
        prefix, head = class_noun(tokens[i].norm, "kept_unlisted")
        if head is not None and (i + 1 >= len(tokens) or read_listed(text, tokens, i + 1)):
            return None
    if head is None:
        last = _defined_facility_end(tokens, i)
        prefix = tokens[i].norm[: tokens[i].norm.find(ARTICLE)] if last else ""
    else:
        listed = read_listed(text, tokens, i)
        last = _facility_end(text, tokens, i + 1)
        if listed is not None and listed.last > i + 1 and listed.last >= (last or 0):
            return listed
    if last is None:
        return None
    opening = next((j for j in range(i + 1, last) if tokens[j].kind == "quote"), None)
    if opening is not None:
        # The quotation marks say what the name is: `قاعدة «كونيكو»`.
        return Candidate(opening + 1, last - 1, surface(text, tokens, opening + 1, last - 1, ""), (), "", True)
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def _defined_facility_end(tokens: Sequence[Token], i: int) -> int | None:
    """`المستشفى الميري`, `البلدة القديمة`: a defined class noun is a name with an adjective that tells it apart."""
    norm = tokens[i].norm.removeprefix("و")
    bare = norm.removeprefix("ب").removeprefix(ARTICLE) if ARTICLE in norm[:3] else ""
    if f"{ARTICLE}{bare}" not in words("places", "defined") or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1].norm
    if tokens[i + 1].kind != "word" or following not in words("places", "facility_adjectives"):
        return None
    if following in words("places", "common_adjectives"):
        return None
    if bare == "منطقه" and i + 2 < len(tokens) and tokens[i + 2].norm in ("في", "قرب", "التابعه"):
        # `بالمنطقة الصناعية في الشويخ`: which zone is told by the place behind it.
        return None
    return _adjectives(tokens, i + 1)


def _facility_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a facility's name that goes on at a token; None where what stands there names nothing."""
    if i >= len(tokens):
        return None
    norm = tokens[i].norm
    if tokens[i].kind == "number":
        return i + 1 if tokens[i - 1].norm in words("places", "numbered") else None
    if tokens[i].kind == "word" and norm in words("places", "kept"):
        return _facility_end(text, tokens, i + 1) or i + 1
    if tokens[i].kind == "word" and norm in words("places", "dropped") and norm not in words("places", "compounds"):
        # `مسجد ناحية القيارة`: which mosque is told by where it stands.
        return None
    if tokens[i].kind == "word" and norm in words("places", "dignities"):
        return _adjectives(tokens, _person_end(tokens, i + 1))
    if _is_purpose(norm):
        return None
    if norm in words("persons", "names", "given") and read_listed(text, tokens, i) is None:
        return _adjectives(tokens, _person_end(tokens, i))
    if norm.endswith("ي") and len(norm) > 4 and not norm.startswith(ARTICLE) and norm not in load_gazetteer():
        return None
    last = _name_end(text, tokens, i)
    return None if last is None else _adjectives(tokens, last)


def _is_purpose(norm: str) -> bool:
    """`محطة الحافلات`, `مدرسة تؤوي نازحين`: what a facility is for or like, not what it is called."""
    if {norm, norm.removeprefix(ARTICLE)} & words("places", "purposes"):
        return True
    stem = norm.removesuffix("ها").removesuffix("ه")
    return norm[:1] in ("ي", "ت") and {norm[1:], stem[1:]} & words("places", "purposes", "verbs") != set()


def _person_end(tokens: Sequence[Token], i: int) -> int:
    """The end of a person's name of one or two words: `كمال عدوان`, `محمد الخامس`."""
    last = i
    while last < min(i + 2, len(tokens)) and tokens[last].kind == "word" and _may_be_name(tokens[last].norm):
        if last > i and tokens[last].norm in words("places", "facility_adjectives"):
            break
        last += 1
    return last


def _adjectives(tokens: Sequence[Token], last: int) -> int:
    """Past the adjectives that belong to a facility's name: `مشفى تدمر العسكري`."""
    limit = min(last + MOST_ADJECTIVES, len(tokens))
    while last < limit and tokens[last].norm in words("places", "facility_adjectives"):
        last += 1
    return last


def _unlisted(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`بلدة X` where no list has X."""
    _, head = class_noun(tokens[i].norm, "dropped")
    if head is None or i + 1 >= len(tokens):
        return None
    if tokens[i + 1].kind == "quote" and (closing := _name_end(text, tokens, i + 1)) is not None:
        name = Candidate(i + 2, closing - 1, surface(text, tokens, i + 2, closing - 1, ""), (), "", True)
        return None if read_listed(text, tokens, i + 2) else name
    if tokens[i + 1].kind != "word" or _is_listed_whole(text, tokens, i + 1):
        return None
    if class_noun(tokens[i + 1].norm, "kept")[1] or class_noun(tokens[i + 1].norm, "dropped")[1]:
        return None
    if head == "مركز" and any(token.norm in words("places", "facility_adjectives") for token in tokens[i + 2 : i + 4]):
        # `مركز باش خان الطبي`: a hospital's name, no town's.
        return None
    if head == "طريق" and tokens[i + 1].norm.endswith("ي"):
        # `طريق زراعي`: what it is like.
        return None
    if head in CAPITALS:
        # Every capital is listed; `العاصمة السورية` says whose it is.
        return None
    last = _name_end(text, tokens, i + 1)
    if last is None and head in words("places", "settlements") and _is_odd_name(tokens, i + 1):
        last = i + 2
    if last is None:
        return None
    return Candidate(i + 1, last, surface(text, tokens, i + 1, last, ""), (), "", True)


def _is_listed_whole(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a listed name begins at a token that is not the first word of a longer one (`قرية حجر الجواد`)."""
    listed = read_listed(text, tokens, i)
    if listed is None or listed.last > i + 1 or tokens[i].norm not in words("places", "compounds"):
        return listed is not None
    return i + 1 >= len(tokens) or not tokens[i + 1].norm.startswith(ARTICLE)


def read_joined(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`قرى أم سيالة وحلة الشيخ`: an unlisted name that و joins to those behind a plural class noun."""
    norm = tokens[i].norm
    if tokens[i].kind != "word" or not norm.startswith("و") or len(norm) < SHORTEST_JOINED:
        return None
    compound = norm[1:] in words("places", "compounds") and i + 1 < len(tokens) and _may_be_name(tokens[i + 1].norm)
    last = i + 2 if compound else i + 1
    if not compound and (is_common(norm[1:]) or not _ends_name(tokens, last)):
        return None
    return Candidate(i, last, surface(text, tokens, i, last, "و"), (), "و", True)


def _ends_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token behind a name shows that it is one: the next of the list, a stop, where it lies."""
    if i >= len(tokens) or tokens[i].kind != "word":
        return True
    return _lies(tokens, i) or tokens[i].norm in words("places", "compass") or tokens[i].norm == "في"


def _lying(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`في كفرزمرد شرقي حلب`, `بكفرزمرد في ريف إدلب`: an unlisted name between a preposition and where it lies."""
    prefix = _preposition(tokens, i)
    if prefix is None:
        return None
    norm = tokens[i].norm.removeprefix(prefix)
    two_words = prefix == "" and _is_second_word(tokens, i + 1)
    last = i + 2 if norm in words("places", "compounds") or two_words else i + 1
    if is_common(norm) or any(is_common(token.norm) for token in tokens[i + 1 : last]) or last + 1 >= len(tokens):
        return None
    if _is_apposed(tokens, last) and not _is_inflected(norm):
        return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)
    within = prefix == "ب" or tokens[i - 1].norm == "في"
    if not _lies(tokens, last) and not (within and not _is_inflected(norm) and _is_in_class(tokens, last)):
        return None
    at = last + 1
    while at < len(tokens) and (class_noun(tokens[at].norm, "dropped")[1] or tokens[at].norm in ("في", "ال")):
        at += 1
    where = read_listed(text, tokens, at) if at < len(tokens) else None
    if where is None or not where.entries:
        return None
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def _is_apposed(tokens: Sequence[Token], i: int) -> bool:
    """`في تينه، المدينة المقابلة`: the class noun follows the name."""
    return tokens[i].norm in ("،", ",") and i + 1 < len(tokens) and tokens[i + 1].norm in kinds_of_place()


def _lies(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].kind == "word" and tokens[i].norm in words("places", "lies")


def _is_in_class(tokens: Sequence[Token], i: int) -> bool:
    """`في ريف`, `في محافظة`."""
    return tokens[i].norm == "في" and class_noun(tokens[i + 1].norm, "dropped")[1] is not None


def tells_where(tokens: Sequence[Token], i: int) -> bool:
    """`شرقي حلب`, `بريف إدلب`, `في محافظة درعا`: where the place before a token lies."""
    if i + 1 >= len(tokens):
        return False
    return _lies(tokens, i) or _is_in_class(tokens, i) or _is_apposed(tokens, i)


def _is_inflected(norm: str) -> bool:
    """Whether a word is defined, plural or has a pronoun, so that it is rather a noun than a bare name."""
    return norm.startswith(ARTICLE) or norm.endswith(("ين", "ون", "ات", "هم", "ها", "نا"))


def _preposition(tokens: Sequence[Token], i: int) -> str | None:
    """The preposition that is written with a word, "" where one stands before it, None without any."""
    if i and tokens[i - 1].norm in words("places", "prepositions"):
        return ""
    norm = tokens[i].norm
    return "ب" if norm.startswith("ب") and len(norm) >= SHORTEST_WITH_PREPOSITION and norm[1:3] != ARTICLE else None


def _of_event(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`زلزال راور عام 1997`: an event goes by the name of its place."""
    if not is_named_event(tokens, i - 1) or i + 1 >= len(tokens) or tokens[i + 1].norm not in BEHIND_EVENT:
        return None
    norm = tokens[i].norm
    if norm.startswith(ARTICLE) or norm.endswith(("ي", "يه")) or is_common(norm):
        return None
    return Candidate(i, i + 1, surface(text, tokens, i, i + 1, ""), (), "", True)


def is_named_event(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is an event that may go by the name of its place, without the article."""
    if i < 0:
        return False
    norm = tokens[i].norm
    return norm in words("places", "events") or (norm[:1] in ("و", "ف", "ب") and norm[1:] in words("places", "events"))


def is_common(norm: str) -> bool:
    """Whether a word is a noun of the language or a form of one, so that it names no place."""
    if len(norm) < 3 or not norm.isalpha() or not _may_be_name(norm) or norm in words("places", "common"):
        return True
    bare = norm.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    forms = (norm, bare, norm.removeprefix(ARTICLE), *(rest for _, rest in clitic_splits(norm)))
    return any(form in nouns() for form in forms)


def _name_end(text: str, tokens: Sequence[Token], i: int) -> int | None:
    """The end of a name that begins at a token; None where what stands there is no name."""
    if i >= len(tokens):
        return None
    if tokens[i].kind == "quote" and tokens[i].raw in (*OPENING, '"'):
        ends = range(i + 2, min(i + 2 + LONGEST_QUOTED, len(tokens)))
        closing = next((j for j in ends if tokens[j].kind == "quote"), None)
        return closing + 1 if closing else None
    following = tokens[i + 1].norm if i + 1 < len(tokens) and tokens[i + 1].kind == "word" else ""
    compound = tokens[i].norm in words("places", "compounds") and _may_be_name(following)
    if tokens[i].kind != "word" or not (compound or _may_be_name(tokens[i].norm)):
        return None
    listed = read_listed(text, tokens, i)
    if listed is not None and not listed.prefix and listed.last > i + 1:
        return listed.last
    if compound:
        return i + 2
    if listed is not None and not listed.prefix:
        return listed.last
    if _is_second_word(tokens, i + 1) or following in RANKS:
        return i + 2
    # A name with the article takes the adjectives that agree with it: `الشجاعية الشرقية`.
    last = i + 1
    while last < min(i + 3, len(tokens)) and _continues(tokens, last):
        last += 1
    return last


def _is_second_word(tokens: Sequence[Token], i: int) -> bool:
    """`قرية حوايج ذياب`: a bare unknown word before a boundary belongs to the unknown one before it."""
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i - 1].norm.startswith(ARTICLE):
        return False
    norm = tokens[i].norm
    inflected = norm.startswith((ARTICLE, "و", "ف", "ب", "ل", "ك", "س")) or norm.endswith(("وا", "ين", "ون", "ات"))
    if inflected or "\u064b" in tokens[i].raw or is_common(norm) or class_noun(norm, "compass")[1]:
        return False
    return i + 1 >= len(tokens) or tokens[i + 1].kind != "word" or _is_boundary(tokens, i + 1)


def _is_boundary(tokens: Sequence[Token], i: int) -> bool:
    norm = tokens[i].norm
    return _lies(tokens, i) or norm in words("places", "compass") or norm in words("reporting", "function")


def _continues(tokens: Sequence[Token], i: int) -> bool:
    before, here = tokens[i - 1].norm, tokens[i].norm
    return (
        tokens[i].kind == "word"
        and before.startswith(ARTICLE)
        and here.startswith(ARTICLE)
        and here.endswith(("ي", "يه"))
        and not is_demonym(here)
        and _may_be_name(here)
    )


def _is_odd_name(tokens: Sequence[Token], i: int) -> bool:
    """`قرية ليلكان`: nothing governs between a settlement's class noun and its name, whatever letter it begins with."""
    norm = tokens[i].norm
    return norm.startswith("ل") and not norm.startswith("لل") and len(norm) > 4 and not is_common(norm[1:])


def is_demonym(norm: str) -> bool:
    """`السودانية`: whose a town is, not what it is called."""
    return country_of_demonym(norm) is not None


@lru_cache(maxsize=4096)
def country_of_demonym(norm: str) -> str | None:
    """The country (ISO 3166, two letters) that a folded adjective belongs to: SD for `السودانيه`; else None."""
    stem = norm.removeprefix(ARTICLE).removesuffix("ه").removesuffix("ي")
    if len(stem) < SHORTEST_STEM:
        return None
    for entry in load_gazetteer():
        name = fold(entry.canonical).removeprefix(ARTICLE)
        if entry.kind == "country" and name.startswith(stem) and len(name) - len(stem) <= LONGEST_ENDING:
            return entry.country
    return None


def _may_be_name(norm: str) -> bool:
    """Whether a word behind a class noun can begin its name: no function word, common adjective or phrase."""
    if len(norm) < 2 or not norm[:1].isalpha():
        return False
    if norm in words("places", "not_names") or norm in words("reporting", "function"):
        return False
    if norm.startswith(("بال", "لل", "وال", "فال")) or (norm[0] == "ب" and class_noun(norm, "dropped")[1]):
        return False
    if norm[0] == "ب" and norm[1:] in words("places", "compass"):
        return False
    indefinite_adjective = norm.endswith("يه") and len(norm) > 4 and not norm.startswith(ARTICLE)
    governed = norm.startswith(("ل", "و")) and len(norm) > 3
    short = norm.startswith(ARTICLE) and len(norm) < 4
    return not (indefinite_adjective or governed or short) or norm in load_gazetteer()
