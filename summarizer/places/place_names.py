"""Names of places that the gazetteer need not have: facilities (`مستشفى X`), what a class noun, an event or a compass
word betrays (`بلدة X`, `زلزال X عام 1997`, `في X شرقي حلب`).

A class noun of settlements is no part of the name, one of facilities is (docs/extraction.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, Token, unmarked
from summarizer.language.wordlists import words
from summarizer.places.appositions import is_apposed
from summarizer.places.event_names import is_event, read_of_event
from summarizer.places.facilities import BASE, DASHES, defined_noun, read_facility
from summarizer.places.joined_names import read_way
from summarizer.places.likenesses import is_purpose
from summarizer.places.listed_names import Candidate, beginnings, class_noun, read_listed, surface
from summarizer.places.name_shapes import (
    ends_before,
    is_common,
    is_demonym,
    is_odd_name,
    is_second_word,
    lies,
    name_end,
)
from summarizer.places.named_so import read_named_so

# What a range of mountains is one of.
RANGES = frozenset(("جبال", "تلال", "مرتفعات"))
# What compares one area with others.
MOST = frozenset(("اكثر", "اقل", "اشد"))
# Quarters, and the letter by which a revival is told from them.
QUARTERS, REVIVAL = "احياء", "إ"
CAPITALS = ("عاصمه", "العاصمه")
# Class nouns that may belong to a name.
KEEPING = ("kept", "kept_unlisted", "kept_closed", "kept_beside", "kept_located")
# A name that no list has is not looked for behind ب in a word shorter than this, in letters.
SHORTEST_WITH_PREPOSITION = 5
# The letter that no unlisted name begins with, and many surnames have behind ب.
BARE_ALIF = "ا"
# A name behind a direction has so many letters at least.
SHORTEST_DIRECTED = 4
# The most words that lead from a name to where it lies (`في منطقة وادي`), in tokens.
LONGEST_LEAD = 8
# Plurals and pronouns, which end nouns and no names.
NOUN_ENDINGS = ("ها", "هم", "نا", "ات", "ين", "ون")
# A district of Jordan, and everywhere a unit of an army.
BRIGADE = "لواء"
# Before who says something.
SOURCES = frozenset(("وفق", "بحسب", "حسب"))


def read_place_name(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """The name that begins at a token: a facility's, a listed one, or one behind a class noun there."""
    token = tokens[i]
    if token.kind != "word":
        return None
    if i and token.norm in RANGES and tokens[i - 1].norm.endswith("سلسله"):
        # `سلسلة جبال حمرين`: what a range is called is told behind both nouns.
        return None
    may, led = _may_open(token.norm), i > 0 and _may_lead(tokens[i - 1].norm)
    if may is NOTHING and not led:
        return None
    return (
        (read_facility(text, tokens, i) if may.facility else None)
        or (read_listed(text, tokens, i) if may.listed else None)
        or (_unlisted(text, tokens, i) if may.class_noun else None)
        or (read_named_so(text, tokens, i) if may.class_noun else None)
        or (_directed(text, tokens, i) if led else None)
        or (_lying(text, tokens, i) if led or may.written else None)
        or (read_of_event(text, tokens, i) if led else None)
        or (read_way(text, tokens, i) if led else None)
    )


class Openings(NamedTuple):
    """What can begin at a word wherever it stands; `written` tells of a preposition before an unlisted name."""

    facility: bool
    listed: bool
    class_noun: bool
    written: bool


# Most words open nothing, and end the question for all readers at once.
NOTHING = Openings(facility=False, listed=False, class_noun=False, written=False)


@per_word
def _may_open(norm: str) -> Openings:
    openings = Openings(
        facility=defined_noun(norm) is not None or any(class_noun(norm, table)[1] is not None for table in KEEPING),
        listed=bool(beginnings(norm)),
        class_noun=norm in words("places", "namers")
        or any(class_noun(norm, table)[1] is not None for table in ("dropped", "roads")),
        written=_written_before(norm) is not None,
    )
    return openings if any(openings) else NOTHING


@per_word
def _may_lead(norm: str) -> bool:
    """Whether the word behind this one can be a name, whatever word it is."""
    return norm in words("places", "prepositions") or norm in words("places", "directions") or is_event(norm)


def _unlisted(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`بلدة X` where no list has X."""
    head = class_noun(tokens[i].norm, "dropped")[1] or class_noun(tokens[i].norm, "roads")[1]
    if head is None or i + 1 >= len(tokens) or _is_other_noun(tokens, i, head):
        return None
    if tokens[i + 1].kind == "quote" and (closing := name_end(text, tokens, i + 1)) is not None:
        # `منطقتي «بوني وتيسيت»`, `طريق «شبرا - بنها»`: another name begins.
        inside = range(i + 3, closing - 1)
        end = next((j for j in inside if tokens[j].norm.startswith("و") or tokens[j].norm in DASHES), closing - 1)
        name = Candidate(i + 2, end, surface(text, tokens, i + 2, end, ""), (), "", True)
        listed = read_listed(text, tokens, i + 2)
        return name if listed is None or listed.last < end else None
    if tokens[i + 1].kind != "word" or _is_listed_whole(text, tokens, i + 1):
        return None
    if tokens[i + 1].norm.removeprefix(ARTICLE) in words("places", "directions") and head in words("places", "many"):
        # `جبهات الغرب`, `ولايات الشمال`: those that lie there.
        return None
    if class_noun(tokens[i + 1].norm, "kept")[1] or class_noun(tokens[i + 1].norm, "dropped")[1]:
        return None
    following = tokens[i + 1].norm
    titled = following in words("places", "dignities") and following not in words("places", "compounds")
    if titled and not (ends_before(tokens, i + 2) or tokens[i + 2].norm.startswith("بال")):
        # `مدينة الإمام الحسين الطبية`: no town is called by a title, but `حي الخليفة`.
        return None
    if head in words("places", "offices") and (
        (_is_department(following) or _is_construct(tokens, i + 1)) or (i and tokens[i - 1].norm in SOURCES)
    ):
        # `مديرية الصحة`; `وفق مركز أمان`: who says it.
        return None
    bare = not following.startswith(ARTICLE) and following not in words("places", "compounds")
    noun = len(following) > 2 and (is_common(following) or is_purpose(following))
    odd = head in words("places", "settled") and is_odd_name(tokens, i + 1, settled=True)
    if bare and noun and not odd and head not in words("places", "settlements"):
        # `مناطق قال إنها`, `مركز شرطة`, `مركز عزل`
        return None
    if head in CAPITALS or (is_demonym(following) and unmarked(tokens[i + 1].raw).startswith(ARTICLE)):
        # Every capital is listed; `العاصمة السورية` says whose it is.
        return None
    last = name_end(text, tokens, i + 1)
    if last is None and odd:
        last = i + 2 + is_second_word(tokens, i + 2)
    if last is None:
        return None
    if head == BASE:
        # `قاعدة فاندينبيرغ`
        prefix = class_noun(tokens[i].norm, "dropped")[0]
        return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)
    return Candidate(i + 1, last, surface(text, tokens, i + 1, last, ""), (), "", True)


def _is_construct(tokens: Sequence[Token], i: int) -> bool:
    """`مركز غسيل الكلى`: a noun and what it is of."""
    bare = not tokens[i].norm.startswith(ARTICLE) and tokens[i].norm not in words("places", "compounds")
    return bare and i + 1 < len(tokens) and tokens[i + 1].norm.startswith(ARTICLE)


def _is_department(norm: str) -> bool:
    """`مديرية المياه`, `دائرة الكهرباء`, `مركز حقوقي`: what an office or a centre is for."""
    trades = words("places", "trades") | words("places", "offices", "departments")
    return norm in trades or (norm.endswith("ي") and not norm.startswith(ARTICLE))


def _is_other_noun(tokens: Sequence[Token], i: int, head: str) -> bool:
    """`عن طريق هدف`, `هجرة الشباب`, `أكثر منطقة اكتظاظا`: a class noun that is a word of another meaning here."""
    before = tokens[i - 1].norm if i else ""
    if head == QUARTERS and (REVIVAL in tokens[i].raw or is_purpose(tokens[i + 1].norm)):
        # `إحياء الاتفاق`, `احياء الاحتفال`
        return True
    if head in words("places", "roads"):
        return before == "عن"
    if before in MOST:
        # `أكثر منطقة اكتظاظا`
        return True
    if head == BRIGADE:
        # `لواء الأزرق` is listed, `لواء المغاوير` is a unit.
        return True
    if head in words("places", "located"):
        # A settlement of Bedouins, a district of the Sudan; else somebody leaves, or is of the place.
        return before.removeprefix("و") not in ("في", "من") and not tokens[i].norm.startswith("ب")
    return False


def _is_listed_whole(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Whether a listed name begins at a token that is not the first word of a longer one (`قرية حجر الجواد`)."""
    listed = read_listed(text, tokens, i)
    if listed is None or listed.last > i + 1 or tokens[i].norm not in words("places", "compounds"):
        return listed is not None
    return i + 1 >= len(tokens) or not tokens[i + 1].norm.startswith(ARTICLE)


def _directed(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`شمالي كفرزمرد`: an unlisted name behind a direction."""
    norm = tokens[i].norm
    if i == 0 or tokens[i - 1].norm not in words("places", "directions") or norm in words("places", "directions"):
        return None
    if is_common(norm) or norm.endswith(NOUN_ENDINGS) or len(norm) < SHORTEST_DIRECTED:
        return None
    last = name_end(text, tokens, i)
    return Candidate(i, last, surface(text, tokens, i, last, ""), (), "", True) if last else None


def _lying(text: str, tokens: Sequence[Token], i: int) -> Candidate | None:
    """`في كفرزمرد شرقي حلب`, `بكفرزمرد في ريف إدلب`: an unlisted name between a preposition and where it lies."""
    prefix = _preposition(tokens, i)
    if prefix is None:
        return None
    norm = tokens[i].norm.removeprefix(prefix)
    two_words = prefix == "" and is_second_word(tokens, i + 1)
    last = i + 2 if norm in words("places", "compounds") or two_words else i + 1
    if is_common(norm) or any(is_common(token.norm) for token in tokens[i + 1 : last]) or last + 1 >= len(tokens):
        return None
    if prefix and (
        is_common(tokens[i].norm) or unmarked(tokens[i].raw)[1:2] == BARE_ALIF or tokens[i - 1].norm == "لا"
    ):
        # `هدمت بناية في حي كذا`: the letter belongs to the word; `الشيخ باعلوي في مديرية كذا`: so it does here.
        return None
    if prefix == "" and tokens[i - 1].norm == "من" and norm.endswith(("ين", "ون")):
        # `منزلا من طابقين وسط`
        return None
    if is_apposed(tokens, last) and not _is_inflected(norm):
        return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)
    near = tokens[i - 1].norm == "قرب" and not norm.endswith("ه")
    within = (prefix == "ب" or tokens[i - 1].norm == "في" or near) and not _is_inflected(norm)
    if not lies(tokens, last) and not (within and (_is_in_class(tokens, last) or _is_in_part(tokens, last, norm))):
        return None
    at, most = last + 1, min(last + LONGEST_LEAD, len(tokens))
    while at < most and _leads_to_place(tokens[at].norm):
        at += 1
    where = read_listed(text, tokens, at) if at < len(tokens) else None
    in_class = at > last and class_noun(tokens[at - 1].norm, "dropped")[1] is not None
    if (where is None or not where.entries) and not (in_class and name_end(text, tokens, at)):
        return None
    return Candidate(i, last, surface(text, tokens, i, last, prefix), (), prefix, True)


def _leads_to_place(norm: str) -> bool:
    """Whether a word may stand between a name and the place that tells where it lies: `في شمال شرق ولاية كذا`."""
    return (
        norm in ("في", "ال", "وسط")
        or norm in words("places", "directions")
        or class_noun(norm, "dropped")[1] is not None
    )


def _is_in_class(tokens: Sequence[Token], i: int) -> bool:
    """`في ريف`, `في محافظة`."""
    return tokens[i].norm == "في" and class_noun(tokens[i + 1].norm, "dropped")[1] is not None


def _is_in_part(tokens: Sequence[Token], i: int, norm: str) -> bool:
    """`في مالاري في شمال شرق نيجيريا`; a feminine noun is rather a thing than a name (`في ورشة في شمال حلب`)."""
    return tokens[i].norm == "في" and tokens[i + 1].norm in words("places", "directions") and not norm.endswith("ه")


def tells_where(tokens: Sequence[Token], i: int) -> bool:
    """`شرقي حلب`, `بريف إدلب`, `في محافظة درعا`: where the place before a token lies."""
    if i + 1 >= len(tokens):
        return False
    return lies(tokens, i) or _is_in_class(tokens, i) or is_apposed(tokens, i)


def _is_inflected(norm: str) -> bool:
    """Whether a word is defined, plural or has a pronoun, so that it is rather a noun than a bare name."""
    return norm.startswith(ARTICLE) or norm.endswith(NOUN_ENDINGS)


def _preposition(tokens: Sequence[Token], i: int) -> str | None:
    """The preposition that is written with a word, "" where one stands before it, None without any."""
    if i and tokens[i - 1].norm in words("places", "prepositions"):
        return ""
    return _written_before(tokens[i].norm)


def _written_before(norm: str) -> str | None:
    return "ب" if norm.startswith("ب") and len(norm) >= SHORTEST_WITH_PREPOSITION and norm[1:3] != ARTICLE else None
