"""What stands between a verb of saying and its subject: a time, `من جهته`, `في بيان صحفي`, `عبر فيسبوك`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, COMMAS
from summarizer.language.wordlists import words

# To whom somebody answers: `ورد عليه الوزير بأن`.
TO_HIM = frozenset(("عليه", "عليها", "عليهم"))
# Before several who said one thing: `قالت كل من الشرطة والهلال الأحمر إن`.
EACH = frozenset(("كل", "كلا", "لكل"))
# What a circumstance opens with.
OPENS = frozenset(("في", "من", "عبر", "علي", "خلال", "("))
# The same before an occasion or a place whose noun is definite: `على هامش الزيارة`, `من موقع الانفجار`.
OCCASION_OPENS = frozenset(
    ("في", "من", "علي", "خلال", "اثناء", "عقب", "بعد", "قبل", "منذ", "اثر", "لدي", "بالقرب", "قرب", "امام", "داخل")
)
# Within such a phrase: `أثناء جولة في المنطقة`, `من أمام المستشفى`, `لدى وصوله إلى الموقع`.
WITHIN = frozenset(("في", "الي", "من", "امام", "داخل", "خارج", "قرب"))
# The most words of such a phrase before the definite noun.
LONGEST_CONSTRUCT = 3
# How many letters a noun with its article has more than.
SHORTEST_DEFINITE = 4
# What an aside between a verb and its subject opens with, besides times: `قال، خلال مؤتمر صحفي، مدير المستشفى`.
INSERTED = frozenset(
    ("في", "خلال", "اثناء", "عبر", "من", "عقب", "بعد", "قبل", "اثر", "ردا", "علي", "لدي", "ضمن", "منذ", "حتي", "بين")
)
# How far behind a comma the one may stand that ends what is set off by them (`خلال مؤتمر صحفي عقده في كذا مساء أمس`),
# in tokens.
LONGEST_INSERTED = 14
# Before how long ago or how much later something was said.
SPANS = frozenset(("قبل", "بعد", "منذ"))
# Before a network on which something is written.
ON = ("علي", "عبر")
# The most words that say what a statement or a time is like: `في تصريح صحفي مقتضب`, `في وقت متأخر من مساء أمس`.
QUALIFIERS = 5
# The most of them behind each other: `قال، أمس في مؤتمر صحفي، على هامش الزيارة`.
MOST_CIRCUMSTANCES = 4


def behind_circumstances(doc: Document, i: int, end: int, most: int = MOST_CIRCUMSTANCES) -> int:
    """The token behind what is no part of a name that should begin at a token: `مجددا`, `مساء الثلاثاء`, `كل من`;
    behind times and so many other circumstances at most.
    """
    while i < end:
        before_last = doc.norm(i) == "الاول" and doc.norm(i - 1) == "امس"
        to_him = doc.norm(i) in TO_HIM and doc.bare[i - 1] in words("reporting", "say", "answer")
        # `أكدت مجددا الشرطة أن`
        how = doc.norm(i).endswith("ا") and doc.is_word(i, words("reporting", "function", "manner"))
        if (
            before_last
            or to_him
            or (how and i + 1 < end and _may_begin(doc, i + 1))
            or (_is_skipped(doc.norm(i)) and i not in doc.actor_at)
        ):
            i += 1
        elif doc.norm(i - 1) in SPANS and doc.norm(i + 1) in words("numerals", "not_counts", "units"):
            # `أعلنت قبل ثلاثة أيام مقتل`
            i += 2
        elif doc.tokens[i].kind == "number" and doc.norm(i + 1) in words("numerals", "not_counts", "months"):
            # `السبت 12 نيسان`
            i += 2
        elif most and (behind := _circumstance_end(doc, i, end, most) or _occasion_end(doc, i, end, most)) is not None:
            i, most = behind, most - 1
        else:
            break
    return i + 2 if doc.norm(i) in EACH and doc.norm(i + 1) == "من" else i


def behind_inserted(doc: Document, comma: int, end: int) -> int:
    """`تحدث الناطق، الأحد من كذا، عن`, `سجل المنتدى، منذ بداية السنة، 608 قتلى`: the token behind a time or an
    occasion that a comma at a token sets off from what is told; the same token where none does.
    """
    opens = comma + 1 < end and doc.norm(comma) in COMMAS
    if not opens or doc.norm(comma + 1) not in words("reporting", "times") | INSERTED:
        return comma
    for j in range(comma + 2, min(comma + 1 + LONGEST_INSERTED, end)):
        if doc.norm(j) in COMMAS:
            return j + 1
        if doc.is_stop(j) or doc.reading(j, "event", "verb", "victim") is not None:
            return comma
    return comma


@per_word
def _is_skipped(norm: str) -> bool:
    """Whether a word before the name is no part of it: a time, `مجددا`."""
    return norm in words("reporting", "times") or norm in words("reporting", "say", "resumed")


def _circumstance_end(doc: Document, i: int, end: int, most: int) -> int | None:
    """The token behind `من جهته`, `في المقابل`, `في مؤتمر صحفي`, `عبر فيسبوك`, where one who speaks is named next."""
    opening, j = doc.norm(i), i + 1
    if opening not in OPENS:
        return None
    if opening == "(":
        # `اليوم (الأحد)`
        return j + 2 if doc.norm(j) in words("reporting", "times") and doc.norm(j + 1) == ")" else None
    if opening == "من":
        return j + 1 if doc.norm(j) in words("reporting", "say", "in_turn") else None
    if opening in ON:
        if doc.norm(j) not in words("reporting", "online", "networks") | words("reporting", "online", "accounts"):
            return None
    elif doc.norm(j) not in words("reporting", "closers", "statement_after_in"):
        return None
    j += 1
    while j < min(end, i + 2 + QUALIFIERS):
        # `في حسابه على تليغرام`, `على صفحته الرسمية في فيسبوك`
        networks = words("reporting", "online", "networks")
        written = (doc.norm(j) in ON or doc.norm(j) == "في") and doc.norm(j + 1) in networks
        if doc.tokens[j].kind == "quote" and not networks.isdisjoint((doc.norm(j - 1), doc.norm(j + 1))):
            # `على منصة «إكس»`
            j += 1
            continue
        if not (written or doc.norm(j) in networks or _qualifies(doc, j)):
            break
        j += 1 + written
    return j if j < end and _goes_on(doc, j, end, most) else None


def _occasion_end(doc: Document, i: int, end: int, most: int) -> int | None:
    """The token behind `على هامش الزيارة`, `خلال المؤتمر الصحفي`, `بعد ساعات قليلة`, where one who speaks is named
    next: a definite noun ends it, as `على هامش زيارة` goes on with who visits.
    """
    j = i + 1
    if doc.norm(i) not in OCCASION_OPENS or j >= end:
        return None
    if doc.norm(i) in SPANS and (_is_skipped(doc.norm(j)) or doc.norm(j) in words("numerals", "not_counts", "units")):
        j += 1 + (j + 1 < end and _is_indefinite(doc, j + 1))
        return j if j < end and _goes_on(doc, j, end, most) else None
    while j < min(end, i + 1 + LONGEST_CONSTRUCT) and (doc.norm(j) in WITHIN or _is_indefinite(doc, j)):
        j += 1
    first = j
    while j < end and _is_definite(doc, j):
        place = doc.place_at.get(j)
        j = place.last if place is not None and place.first == j else j + 1
    return j if first < j < end and _goes_on(doc, j, end, most) else None


def _goes_on(doc: Document, j: int, end: int, most: int) -> bool:
    """Whether one who speaks is named from a token on, at once or behind less than `most` other circumstances."""
    return _may_begin(doc, j) or behind_circumstances(doc, j, end, most - 1) > j


def _is_indefinite(doc: Document, j: int) -> bool:
    """A noun that the next one may make definite, of nobody: `هامش`, `موقع`."""
    norm = doc.norm(j)
    if doc.tokens[j].kind != "word" or norm.startswith(ARTICLE) or j in doc.counts or j in doc.place_at:
        return False
    if norm in words("reporting", "function") or norm in words("reporting", "preposition"):
        return False
    return not _may_begin(doc, j) and doc.reading(j, "event", "verb", "victim") is None


def _is_definite(doc: Document, j: int) -> bool:
    """`الزيارة`, `الصحفي`, `دمشق`, but not `الناطق باسم الشرطة`: a noun or an adjective of nobody, or a place."""
    if j in doc.place_at and doc.place_at[j].first == j and j not in doc.actor_at:
        return True
    if _may_begin(doc, j) or doc.tokens[j].kind != "word":
        return False
    return doc.norm(j).startswith(ARTICLE) and len(doc.norm(j)) > SHORTEST_DEFINITE


def _qualifies(doc: Document, j: int) -> bool:
    """`صحفي`, `متأخر`, `سابق`, `من مساء أمس`, `لها`: what a statement or a time is like, or whose it is."""
    norm = doc.norm(j)
    if j in doc.actor_at and norm not in words("reporting", "times"):
        return False
    if norm == "من":
        return doc.norm(j + 1) in words("reporting", "times")
    tables = (("times",), ("statement", "qualifiers"), ("function", "objects"), ("closers", "late"))
    return any(norm in words("reporting", *table) for table in tables)


def _may_begin(doc: Document, j: int) -> bool:
    """Whether somebody who speaks is named from a token on, or an outlet that was told."""
    norm = doc.norm(j)
    if norm == "ل" or (norm.startswith("ل") and norm[1:] in words("reporting", "media", "heads")):
        return True
    if j in doc.actor_at or any(
        j == mention.phrase_first
        for k in range(j, min(j + QUALIFIERS, len(doc.tokens)))
        if (mention := doc.actor_at.get(k))
    ):
        return True
    return doc.reading(j, "person", "kin") is not None
