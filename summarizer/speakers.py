"""Who speaks: the noun phrase behind (or before) a reporting cue, and what `المصدر` or `البيان` stands for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from summarizer.document import Document
from summarizer.reporting import accuses, is_participle, is_verb
from summarizer.text import CLOSING, clitic_splits, fold, unmarked
from summarizer.wordlists import words

# The longest name of a source, in tokens.
LONGEST = 14
# The longest subject before its verb that is taken without being a listed actor, in tokens.
LONGEST_SUBJECT = 9
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640"
OPENERS = frozenset(("لكن", "ان", "فيما", "بينما", "كان", "كانت", "حين", "فان"))
# Words that take their source with ل.
TAKES_LAM = frozenset(("وفقا", "طبقا", "تبعا", "وطبقا", "ووفقا"))
# The longest name in quotation marks that belongs to a source (`شبكة «نهر ميديا»`), in tokens.
LONGEST_QUOTED = 4


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source as the text names it; [first, last) are its tokens, `via` who carried its words."""

    name: str
    first: int
    last: int
    via: str | None = None


def read_speaker(doc: Document, start: int, end: int, *, quoted: bool = False) -> Speaker | None:
    """The speaker whose name begins at a token, None where no name stands there.

    `quoted` takes any short name in quotation marks for one (`وفق ما ذكر «تجمع شباب سهل الزبدية»`); else it must be
    a listed actor's, as speech stands in quotation marks too.
    """
    first = start
    while first < end and doc.norm(first) in words("reporting", "times") and first not in doc.actor_at:
        first += 1
    first, carrier = _behind_listener(doc, first, end)
    if (named := _named_in_quotes(doc, first, end, quoted)) is not None:
        return replace(named, via=carrier)
    if first < end and doc.norm(first).startswith("ب") and first not in doc.actor_at and len(doc.norm(first)) > 3:
        return None
    if doc.reading(first, "victim") and first not in doc.actor_at:
        # `إنها أحصت وفاتين`: what is told, not who tells it.
        return None
    if doc.norm(first) in words("reporting", "function") or doc.norm(first) in (
        "به",
        "بها",
        "عنه",
        "عنها",
        "له",
    ):
        return None
    stop = _name_end(doc, first, min(end, first + LONGEST))
    speaker = _speaker(doc, first, stop)
    return replace(speaker, via=carrier) if speaker and carrier else speaker


def _behind_listener(doc: Document, i: int, end: int) -> tuple[int, str | None]:
    """`قال لوكالة فرانس برس مدير المستشفى`, `أفاد به لـ(سبأ) مصدر أمني`: the token behind the outlet that was told,
    and its name, where one who speaks follows it.
    """
    opening = i if doc.norm(i - 1) == "ل" else i + 1 if doc.norm(i) == "ل" else end
    if opening < end and (doc.norm(opening) == "(" or doc.tokens[opening].kind == "quote"):
        inner = range(opening + 1, min(opening + LONGEST_QUOTED + 2, end))
        closing = next((j for j in inner if doc.tokens[j].kind != "word"), opening)
        last, carrier = closing + 1, doc.slice(opening + 1, closing)
    else:
        first = i + 1 if doc.norm(i) == "ل" else i
        mention = doc.actor_at.get(first)
        if mention is None or mention.kind != "media" or not (first > i or doc.norm(i).startswith("ل")):
            return i, None
        last, carrier = mention.last, mention.name
    told = doc.actor_at.get(last)
    return (last, carrier) if last < end and told is not None and told.first == last else (i, None)


def _named_in_quotes(doc: Document, opening: int, end: int, quoted: bool) -> Speaker | None:
    """The name that stands alone in quotation marks from a token on: a listed actor's, or any where `quoted`."""
    if opening >= end or doc.tokens[opening].kind != "quote":
        return None
    mention = doc.actor_at.get(opening + 1)
    closing = _quoted_name_end(doc, opening, end)
    if closing is None or not (quoted or (mention is not None and mention.last == closing - 1)):
        return None
    return replace(speaker, last=closing) if (speaker := _speaker(doc, opening + 1, closing - 1)) else None


def speaker_before(doc: Document, cue: int, start: int) -> Speaker | None:
    """The speaker whose name ends at a cue and opens its clause: `لكن خلية الإعلام تحدثت عن`, `كان X قد أعلن`."""
    last = cue - 1 if doc.norm(cue - 1) in ("قد", "وقد") else cue
    if doc.is_word(start, ("اما",)) and doc.norm(cue).startswith("ف") and last - start <= LONGEST:
        return _speaker(doc, start + 1, last)
    last = _before_aside(doc, last, start)
    if last > start and doc.tokens[last - 1].kind == "quote":
        last -= 1
    mention = doc.actor_at.get(last - 1)
    first = mention.first if mention is not None and mention.last == last else _subject_start(doc, last, start)
    if mention is not None and first is not None and not _opens_clause(doc, first, start):
        first = _subject_start(doc, last, start)
    if first is None or first < start:
        return None
    if not _opens_clause(doc, first, start):
        return None
    return _speaker(doc, first, last)


def _before_aside(doc: Document, last: int, start: int) -> int:
    """The end of a subject before an apposition or `من جهته`, `بدوره` that stand between it and its verb."""
    while last - 1 > start and doc.norm(last - 1) in (
        "جهته",
        "جهتها",
        "جانبه",
        "جانبها",
        "بدوره",
        "بدورها",
        "من",
    ):
        last -= 1
    if doc.norm(last - 1) not in ("،", ","):
        return last
    for k in range(last - 2, max(start, last - LONGEST) - 1, -1):
        if doc.norm(k) in ("،", ","):
            return k
    return last


def _subject_start(doc: Document, last: int, start: int) -> int | None:
    """Where a subject that no list knows begins: plain words back to what opens the clause."""
    for i in range(last - 1, max(start, last - LONGEST_SUBJECT) - 1, -1):
        if doc.tokens[i].kind != "word" or i in doc.counts or doc.reading(i, "event", "verb", "victim"):
            return None
        if doc.is_word(i, words("reporting", "not_speaker")) or is_participle(doc.norm(i)):
            return None
        if doc.norm(i) != "في" and (
            doc.is_word(i, words("reporting", "closers")) or doc.is_word(i, words("reporting", "function"))
        ):
            return None
        if i == start and i in doc.actor_at:
            return i
        if doc.is_word(i - 1, OPENERS):
            # Behind أن an indefinite subject is accusative: `إلا أن مصدرا طبيا قال`.
            return i if doc.norm(i).startswith("ال") or doc.norm(i).endswith("ا") else None
    return None


def _opens_clause(doc: Document, i: int, start: int) -> bool:
    """Whether a token is where a subject before its verb begins."""
    if i == start or doc.is_word(i - 1, OPENERS) or doc.is_stop(i - 1):
        return True
    return doc.tokens[i - 1].kind == "quote" or doc.norm(i).startswith("و")


def _speaker(doc: Document, first: int, last: int) -> Speaker | None:
    while last > first and (
        doc.norm(last - 1) in words("reporting", "function") or doc.tokens[last - 1].kind == "punct"
    ):
        last -= 1
    while last > first and doc.tokens[first].kind == "quote":
        first += 1
    if last <= first or doc.tokens[first].kind != "word":
        return None
    name = _bare_name(doc, first, last)
    return Speaker(" ".join(name.split()), first, last) if name else None


def _bare_name(doc: Document, first: int, last: int) -> str:
    """The name without the prepositions and conjunctions before its first word; `للدفاع` gives `الدفاع`."""
    mention, name, norm = doc.actor_at.get(first), doc.slice(first, last), doc.norm(first)
    if mention is None or mention.first != first:
        if norm.startswith("لل"):
            return "ال" + _without_letters(name, 2)
        governed = norm.startswith("ل") and doc.norm(first - 1) in TAKES_LAM
        return _without_letters(name, 1) if governed or _has_preposition(norm) else name
    head = fold(mention.name).split()[0]
    if norm.endswith(head):
        return _without_letters(name, len(norm) - len(head))
    return "ال" + _without_letters(name, norm.index("لل") + 2) if "لل" in norm and head.startswith("ال") else name


def _without_letters(text: str, count: int) -> str:
    """The text without its first letters; marks on them go with them."""
    at = 0
    while count and at < len(text):
        count -= bool(fold(text[at]))
        at += 1
    return text[at:].lstrip(MARKS)


def _has_preposition(norm: str) -> bool:
    heads = ("مصدر", "مصادر", "وزار", "منظم", "بيان", "مسؤول", "مسوول", "مدير", "ناطق", "متحدث")
    return any(prefix in ("ل", "ب", "لال", "بال") and rest.startswith(heads) for prefix, rest in clitic_splits(norm))


def _name_end(doc: Document, first: int, end: int) -> int:
    j = first
    while j < end:
        token = doc.tokens[j]
        if token.kind == "quote":
            after = _quoted_name_end(doc, j, end)
            complement = after is not None and {"ان", "بان"} & {doc.norm(after), doc.norm(after + 1)}
            if after is None or (j == first and not complement):
                return j
            if complement and j > first + 1 and not _takes_quoted_name(doc, j - 1):
                # `أفاد عضو في غرفة طوارئ بارا «تربيون النيل» بأن`: the outlet that was told.
                return j
            j = after
            continue
        if token.kind != "word" or _closes(doc, j, first):
            dash = token.norm in ("-", "–") and j > first and doc.actor_at.get(j + 1) is not None
            initials = token.norm == "." and len(doc.norm(j - 1)) == 1
            channel = token.kind == "number" and doc.norm(j - 1) in ("القناه", "قناه")
            if not dash and not initials and not channel:
                return j
        j += 1
    return j


def _takes_quoted_name(doc: Document, i: int) -> bool:
    """`من شبكة «نهر ميديا»`, `باسم «قسد»`: nouns and prepositions that a name in quotation marks belongs to."""
    norm = doc.norm(i)
    return norm in words("places", "media") or norm in ("باسم", "في", "من", "لدى", "كتائب", "مجموعه", "تنظيم", "مركز")


def _quoted_name_end(doc: Document, opening: int, end: int) -> int | None:
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
    if (
        mention is not None
        and j > first
        and mention.first == j
        and not mention.generic
        and accuses(doc.bare[first - 1])
    ):
        # `اتهمت لجان المقاومة في الفاشر قوات الدعم السريع بقتل 38`
        return doc.norm(j - 1) not in words("reporting", "media", "staff")
    if norm == "من" and (named := doc.actor_at.get(j - 1)) is not None and not named.generic and named.first == first:
        # `حذرت وزارة الصحة من موجة`
        return True
    if norm == "انقاذ" and doc.norm(j - 1) in ("عناصر", "فرق", "طواقم", "رجال", "عمال", "هيئه", "فريق"):
        return False
    if j > first and norm in words("places", "compass") and j + 1 in doc.place_at:
        # `غرفة طوارئ مخيم أبو شوك قرب الفاشر`
        return True
    if norm in words("reporting", "closers") or j in doc.counts or norm in ("ل", "ب"):
        return True
    if norm == "في" and doc.norm(j + 1) in words("reporting", "closers", "statement_after_in"):
        return True
    if norm == "في" and doc.norm(j + 1) in words("casualties", "fillers"):
        return True
    if mention is not None and mention.kind == "media" and j > first and doc.norm(j - 1) not in _carries_media():
        # `أفاد مصدر طبي وكالة فرانس برس`: the outlet that was told.
        return True
    reading = doc.reading(j, "event", "verb")
    return reading is not None and mention is None


def _carries_media() -> frozenset[str]:
    """What an outlet's name may follow inside a source: `مراسل وكالة الأناضول`, `المتحدث باسم قناة X`."""
    return words("reporting", "media", "staff")
