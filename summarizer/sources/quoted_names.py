"""Names in quotation marks and brackets: `شبكة «نهر ميديا»`, `صحيفة (الأهرام)`, `التابعة لـ"حماس"`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import CLOSING
from summarizer.language.wordlists import words

# The longest name in quotation marks that belongs to a source (`شبكة «نهر ميديا»`), in tokens.
LONGEST_QUOTED = 4
# Nouns of deeds that have no form of their own: with علي behind them they are nobody's name.
DEEDS = frozenset(("القضاء", "القبض"))
# Bodies called by a name in brackets, before what they are for.
BODIES = frozenset(("خدمه", "جمعيه", "موسسه", "شركه", "منظمه", "مبادره", "شبكه", "مركز"))
# The longest name of an outlet in brackets (`قناة (سي.إن.إن ترك)`), in tokens.
LONGEST_BRACKETED = 8


def quoted_name_end(doc: Document, opening: int, end: int) -> int | None:
    """The token behind the short name that a quotation mark at a token opens, None where it opens speech."""
    if doc.tokens[opening].raw in CLOSING or doc.norm(opening - 1) in ("ل", "ب"):
        return None
    # `قناة «إن تي في»`, `موقع «24 نيوز»`: an outlet may be called by any words.
    outlet = doc.is_word(opening - 1, words("places", "media")) or doc.norm(opening - 1) == "انباء"
    longest = LONGEST_BRACKETED if outlet else LONGEST_QUOTED
    if doc.norm(opening + 1) in DEEDS and doc.norm(opening + 3) == "علي":
        # `أعلن الجيش "القضاء" على ثلاثة`: what was done
        return None
    for j in range(opening + 1, min(opening + longest + 2, end)):
        if doc.tokens[j].kind == "quote":
            return j + 1
        if outlet:
            continue
        if doc.reading(j, "event", "verb") or doc.norm(j) in words("reporting", "closers"):
            return None
    return None


def owner_end(doc: Document, j: int, end: int) -> int | None:
    """`وزارة الصحة التابعة لـ"حماس"`, `لـ(قسد)`: the token behind whom a body belongs to."""
    if doc.norm(j - 1) not in words("reporting", "anaphora", "ties") or j + 1 >= end:
        return None
    if not (doc.tokens[j + 1].kind == "quote" or doc.norm(j + 1) == "("):
        return None
    inner = range(j + 2, min(j + 2 + LONGEST_QUOTED + 1, end))
    return next((k + 1 for k in inner if doc.tokens[k].kind == "quote" or doc.norm(k) == ")"), None)


def behind_bracket(doc: Document, opening: int, end: int) -> int | None:
    """`هيئة شؤون الأسرى (حكومية) ونادي الأسير`: the second of two sources, behind what a bracket says of the first."""
    for j in range(opening + 1, min(opening + LONGEST_QUOTED + 2, end - 1)):
        if doc.norm(j) == ")":
            mention = doc.actor_at.get(j + 1)
            joined = doc.norm(j + 1).startswith("و") and mention is not None and mention.first == j + 1
            return j + 1 if joined else None
    return None


def bracketed_name_end(doc: Document, opening: int, end: int) -> int | None:
    """`صحيفة (الأهرام) الحكومية`: the token behind a name in brackets, an outlet's or that of a place."""
    if doc.norm(opening + 2) == ")" and doc.norm(opening - 1) in words("places", "dropped"):
        # `قائمقام قضاء (سنجار) فلان`
        return opening + 3
    if doc.norm(opening + 2) == ")" and doc.norm(opening + 3).startswith("لل") and doc.is_word(opening - 1, BODIES):
        # `مدير خدمة (كذا) للإسعاف فلان`
        return opening + 3
    if not doc.is_word(opening - 1, words("places", "media")):
        return None
    inner = range(opening + 1, min(opening + LONGEST_BRACKETED + 2, end))
    return next((j + 1 for j in inner if doc.norm(j) == ")"), None)


def is_body(doc: Document, i: int) -> bool:
    """`خدمة الإسعاف «نجمة داود الحمراء»`: the name in quotation marks is no outlet's."""
    mention = doc.actor_at.get(i)
    return mention is not None and mention.kind != "media"


def takes_quoted_name(doc: Document, i: int) -> bool:
    """`من شبكة «نهر ميديا»`, `باسم «قسد»`: nouns and prepositions that a name in quotation marks belongs to."""
    norm = doc.norm(i)
    return norm in words("places", "media") or norm in words("titles", "sources", "quoted")


def before_quoted_name(doc: Document, mark: int, end: int) -> int | None:
    """`وكالة «أعماق» التابعة لكذا قد أعلنت`: the noun whose name a quotation mark at a token opens or closes; None
    where the mark belongs to no name.
    """
    opening = mark
    if quoted_name_end(doc, mark, end) is None:
        before = range(mark - 1, max(mark - LONGEST_QUOTED - 2, -1), -1)
        opening = next((j for j in before if doc.tokens[j].kind == "quote"), 0)
    called = opening > 0 and (takes_quoted_name(doc, opening - 1) or opening - 1 in doc.actor_at)
    return opening - 1 if called else None


def closed(doc: Document, first: int, last: int, end: int) -> int:
    """Behind the quotation mark that closes a name whose opening one is its last part: `تنظيم «داعش - ولاية كذا»`."""
    marks = [i for i in range(first, last) if doc.tokens[i].kind == "quote"]
    if len(marks) % 2 == 0:
        return last
    inner = range(last, min(marks[-1] + LONGEST_QUOTED + 3, end))
    return next((j + 1 for j in inner if doc.tokens[j].kind == "quote"), last)
