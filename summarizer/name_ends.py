"""Where a source's name ends: which words behind its first one belong to it."""

from __future__ import annotations

import re

from summarizer.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.reporting import accuses, informs, is_participle, is_verb
from summarizer.text import CLOSING, unmarked
from summarizer.wordlists import words

# The longest name in quotation marks that belongs to a source (`شبكة «نهر ميديا»`), in tokens.
LONGEST_QUOTED = 4
# Verbal nouns that their shape tells from names: افعال، افتعال، انفعال، استفعال، تفعيل, folded.
TOLD = re.compile("ب(?:م.ا..ه|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|ت..ي.)")
MASDAR = re.compile("ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|ت..ي.")


def name_end(doc: Document, first: int, end: int, *, named: bool = False) -> int:
    """The token behind a name that begins at a token; a word that is `named` begins one whatever else it is."""
    j = first + named
    while j < end:
        token = doc.tokens[j]
        if token.kind == "quote":
            after = quoted_name_end(doc, j, end)
            complement = after is not None and {"ان", "بان"} & {doc.norm(after), doc.norm(after + 1)}
            if after is None or (j == first and not complement):
                return j
            if complement and j > first + 1 and not _takes_quoted_name(doc, j - 1):
                # `أفاد عضو في غرفة طوارئ بارا «تربيون النيل» بأن`: the outlet that was told.
                return j
            j = after
            continue
        if token.norm == "(" and j > first and (joined := _behind_bracket(doc, j, end)) is not None:
            j = joined
            continue
        if token.kind != "word" or _closes(doc, j, first):
            dash = token.norm in ("-", "–") and j > first and doc.actor_at.get(j + 1) is not None
            initials = token.norm == "." and len(doc.norm(j - 1)) == 1
            channel = token.kind == "number" and doc.norm(j - 1) in ("القناه", "قناه")
            if not dash and not initials and not channel:
                return j
        j += 1
    return j


def _behind_bracket(doc: Document, opening: int, end: int) -> int | None:
    """`هيئة شؤون الأسرى (حكومية) ونادي الأسير`: the second of two sources, behind what a bracket says of the first."""
    for j in range(opening + 1, min(opening + LONGEST_QUOTED + 2, end - 1)):
        if doc.norm(j) == ")":
            mention = doc.actor_at.get(j + 1)
            joined = doc.norm(j + 1).startswith("و") and mention is not None and mention.first == j + 1
            return j + 1 if joined else None
    return None


def _takes_quoted_name(doc: Document, i: int) -> bool:
    """`من شبكة «نهر ميديا»`, `باسم «قسد»`: nouns and prepositions that a name in quotation marks belongs to."""
    norm = doc.norm(i)
    return norm in words("places", "media") or norm in ("باسم", "في", "من", "لدى", "كتائب", "مجموعه", "تنظيم", "مركز")


def quoted_name_end(doc: Document, opening: int, end: int) -> int | None:
    if doc.tokens[opening].raw in CLOSING or doc.norm(opening - 1) in ("ل", "ب"):
        return None
    for j in range(opening + 1, min(opening + LONGEST_QUOTED + 2, end)):
        if doc.tokens[j].kind == "quote":
            return j + 1
        if doc.reading(j, "event", "verb") or doc.norm(j) in words("reporting", "closers"):
            return None
    return None


def _closes(doc: Document, j: int, first: int) -> bool:
    norm = doc.norm(j)
    mention = doc.actor_at.get(j)
    if mention is not None and mention.first < j:
        return False
    if (norm == "علي" and unmarked(doc.tokens[j].raw).endswith("ي")) or doc.norm(j - 1) == "عبد":
        return False
    if j > first and (is_verb(norm) or (norm.startswith("ل") and is_verb(norm[1:]))) and j not in doc.actor_at:
        return True
    if norm == "صحه":
        return doc.norm(j + 1) in (
            "ما",
            "هذه",
            "هذا",
            "خبر",
            "تقارير",
            "الانباء",
            "المعلومات",
            "التقارير",
            "الخبر",
        )
    if norm[:1] == "ب" and (
        norm[1:] in words("reporting", "closers") or norm[1:].removeprefix("ال") in words("casualties", "incidents")
    ):
        return True
    if norm[:1] == "ب" and j > first and TOLD.fullmatch(norm) and mention is None and j not in doc.place_at:
        # `تعهد الرئيس بملاحقة منفذي الهجوم`
        return True
    if (
        mention is not None
        and j > first
        and mention.first == j
        and mention.phrase_first == j
        and norm not in grammar().given
        and (accuses(doc.bare[first - 1]) or informs(doc.bare[first - 1]))
    ):
        # `اتهمت لجان المقاومة في الفاشر قوات الدعم السريع بقتل 38`, `أبلغ مدير الأمن رئيس الوزراء باعتقال تسعة`
        return doc.norm(j - 1) not in words("reporting", "media", "staff")
    definite = j > first and doc.norm(j - 1).startswith("ال") and not norm.startswith("ال")
    if definite and MASDAR.fullmatch(norm) and norm not in grammar().given:
        # `أعلنت المحافظة انتهاء البحث`: a definite name has no genitive behind it.
        return mention is None
    if norm == "من" and doc.norm(j + 1) in words("reporting", "say", "in_turn"):
        # `أعلنت صحة أربيل من جهتها جهوزية مستشفياتها`
        return True
    if norm == "من" and (named := doc.actor_at.get(j - 1)) is not None and not named.generic and named.first == first:
        # `حذرت وزارة الصحة من موجة`
        return True
    if norm == "انقاذ" and doc.norm(j - 1) in ("عناصر", "فرق", "طواقم", "رجال", "عمال", "هيئه", "فريق"):
        return False
    compass = norm in words("places", "compass") and j + 1 in doc.place_at and j not in doc.place_at
    if j > first and compass and doc.norm(j - 1) != "في":
        # `غرفة طوارئ مخيم أبو شوك قرب الفاشر`, but `السلطات الصحية في قطاع غزة`
        return True
    if norm in words("reporting", "closers") or j in doc.counts or norm in ("ل", "ب"):
        return True
    if j > first and norm.endswith("ا") and is_participle(norm):
        return True
    if j > first and mention is None and norm.removesuffix("ا") in words("casualties", "incidents"):
        # `تبنت الحركة تفجيرا أوقع 15 قتيلا`
        return True
    if j > first and norm.removesuffix("ا") in words("reporting", "statement", "nouns"):
        # `نشرت الجماعة بيانا تبنت فيه الهجوم`, `كذبت القوات رواية الخصم`; but `لجنة تحقيق`
        return doc.norm(j - 1) not in grammar().heads
    if norm == "في" and doc.norm(j + 1) in words("reporting", "closers", "statement_after_in"):
        return True
    if norm == "في" and doc.norm(j + 1) in words("casualties", "fillers"):
        return True
    if norm == "في" and doc.norm(j + 1).removeprefix("ال") in words("casualties", "incidents"):
        return True
    if (
        mention is not None
        and mention.kind == "media"
        and mention.phrase_first > first
        and doc.norm(j - 1) not in _carries_media()
    ):
        # `أفاد مصدر طبي وكالة فرانس برس`: the outlet that was told.
        return True
    # `السلطات الصحية في قطاع غزة`: what also is a casualty word stands before a place here.
    placed = j in doc.place_at or (norm in words("places", "dropped") and j + 1 in doc.place_at)
    return doc.reading(j, "event", "verb") is not None and mention is None and not placed


def _carries_media() -> frozenset[str]:
    """What an outlet's name may follow inside a source: `مراسل وكالة الأناضول`, `المتحدث باسم قناة X`."""
    return words("reporting", "media", "staff")
