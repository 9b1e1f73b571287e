"""What was put out and whose: `بيان لوزارة الصحة`, `حصيلة أعدتها وكالة X`, `بعد إعلان الهيئة انتشال ...`."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, clitic_splits, without_letters
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS
from summarizer.sources.reporting import is_verb, puts_out
from summarizer.sources.speakers import Speaker, names_actor, names_speaker, read_speaker

# The most qualifiers and times between a statement and its issuer (`الحصيلة اليومية الجديدة اليوم لوزارة`), in tokens.
QUALIFIERS = 4
# How far behind an announcer what was announced may begin, in tokens.
REACH = 8
# How far before a statement its issuer may be named that a pronoun stands for (`بيان صادر عنه`), in tokens.
LOOK_BACK = 60
# Endings of adjectives of relation, which say what a statement is like: `حكومية`, `اليومي`.
NISBA = ("ي", "يه")
# Before an adjective that it takes back, and endings of adjectives: `حصيلة غير نهائية`.
NOT, ADJECTIVE = "غير", ("ي", "ه")
# `بيان لها، الصادر اليوم، بشأن`: what may stand between a statement and the word that opens it.
BEFORE_TOLD = COMMAS | {"الصادر", "الصادره"}
PREVIOUS = frozenset(("سابقه", "السابقه"))
WAS = frozenset(("كان", "كانت", "قد"))
PRONOUNS = frozenset(("عنه", "عنها", "عنهم", "له", "لها", "لهم"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement and its issuer in tokens [first, last); `own` is what it is called itself, None for a bare noun."""

    first: int
    last: int
    issuer: Speaker | None
    own: Speaker | None


def read_statement(doc: Document, i: int, end: int) -> Statement | None:
    """The statement that begins at a token: its noun, what qualifies it, and who put it out."""
    if i >= end or not is_statement(doc.norms[i]):
        return None
    if (mention := doc.actor_at.get(i)) is not None and not mention.generic:
        return None
    # `تقديرات شرطة المقاطعة` is no source by its own name.
    issued = _is_body(doc, i + 1)
    j = mention.last if mention is not None and not issued else i + 1
    while j < min(end, i + 1 + QUALIFIERS) and _qualifies(doc, j):
        j += 1
    owned = is_owned(doc.norms[i]) or is_owned(doc.bare[i])
    issuer = _named_before(doc, i) if owned else _issuer(doc, j, end, alone=j == i + 1)
    behind = issuer.last if issuer and issuer.first >= j else j
    while j > i + 1 and doc.norm(j - 1) in words("reporting", "times"):
        j -= 1
    return Statement(i, behind, issuer, None if owned else _own_name(doc, i, j))


def read_announcement(doc: Document, i: int, end: int) -> Speaker | None:
    """`بعد إعلان هيئة X انتشال 14 جثة`, `رغم تأكيد X أن`: who announces, where it is told at once what."""
    if not doc.is_word(i - 1, words("reporting", "announcement", "before")):
        return None
    # `بعد إعلان عائلة القتيل`, but `بعد اتهام رجل`, `بعد رصد عائلة`
    person = doc.norm(i) in words("reporting", "announcement", "by_persons") and names_speaker(doc, i + 1)
    if not (person or names_actor(doc, i + 1)) and i + 1 not in doc.place_at:
        return None
    speaker = read_speaker(doc, i + 1, end)
    if speaker is None or doc.norm(speaker.last) in COMPLEMENTISERS:
        return speaker
    # `منذ إعلان X الحملة اعتقل 180` tells when, and `منذ إعلان X مقتل` what.
    reach = 1 if doc.is_word(i - 1, ("منذ",)) else REACH
    for j in range(speaker.last, min(speaker.last + reach, end)):
        if doc.is_stop(j):
            return None
        if doc.reading(j, "event", "victim", "verb") or j in doc.counts:
            return speaker
    return None


def is_earlier_toll(doc: Document, statement: Statement, first: int) -> bool:
    """`وكانت حصيلة سابقة أفادت`, `علما بأن حصيلة سابقة أشارت إلى`, `بعدما تحدثت حصيلة أولية عن`: what the outlet itself
    had told before, as no issuer is named; part of a speech (`إن حصيلة سابقة`) it is the speaker's. The sentence
    begins at `first`.
    """
    i = statement.first
    if statement.issuer is not None or doc.norm(i) not in words("reporting", "statement", "tolls"):
        return False
    if doc.norm(i + 1) not in words("reporting", "statement", "earlier"):
        return False
    j = i - 1
    while j >= first and (is_verb(doc.bare[j]) or doc.is_word(j, WAS)):
        j -= 1
    if j < first or doc.is_stop(j) or doc.tokens[j].kind == "quote":
        was = any(doc.is_word(k, WAS) for k in range(j + 1, i))
        return was or (j < i - 1 and doc.norm(i + 1) in PREVIOUS)
    noted = doc.norm(j - 1) in ("علما", "بعد") and doc.norm(j) in ("ان", "بان")
    return noted or doc.is_word(j, words("reporting", "statement", "set_against"))


def told_from(doc: Document, statement: Statement, end: int) -> int | None:
    """The token behind the word that opens what a statement says: `بشأن`, `الذي جاء فيه`, `قد أشارت إلى`; None where
    none follows it.
    """
    i = statement.last
    if doc.is_word(statement.first - 1, words("reporting", "statement", "unlike")):
        # `وبحصيلة مغايرة لبيان X، قال Y إن`: what it is set against.
        return None
    while i < end and (doc.norm(i) in BEFORE_TOLD or doc.norm(i) in words("reporting", "times")):
        i += 1
    if i < end and doc.is_word(i, words("reporting", "statement", "about")):
        return statement.last
    colon = doc.find({":"}, i, min(i + REACH, end))
    if colon is not None and not any(is_verb(doc.bare[j]) or doc.reading(j, "event", "verb") for j in range(i, colon)):
        # `بيان X كان أكثر تحديدا: سبعة قتلى`
        return colon
    i += doc.is_word(i, words("reporting", "statement", "bridges"))
    says = i < end and (is_verb(doc.bare[i]) or doc.norm(i) in words("reporting", "statement", "appears"))
    return i + 1 if says else None


@per_word
def is_statement(norm: str) -> bool:
    """Whether a folded word is a noun for what is put out, in any case, with its clitics or without."""
    nouns = words("reporting", "statement", "nouns")
    if without_tanwin(norm) in nouns or is_owned(norm):
        return True
    return any(rest in nouns or is_owned(rest) for _, rest in clitic_splits(norm))


@per_word
def is_owned(norm: str) -> bool:
    """Whether a word is a statement of somebody who was named: `بلاغه`, `حصيلتها`."""
    stem = next((norm[: -len(ending)] for ending in ("ها", "هم", "ه") if norm.endswith(ending)), "")
    own = {stem, f"{stem[:-1]}ه" if stem.endswith("ت") else stem}
    return not own.isdisjoint(words("reporting", "statement", "owned"))


def without_tanwin(norm: str) -> str:
    """The word without the alif of an accusative (`بيانا`); `نشرها` has none."""
    return norm if norm.endswith("ها") else norm.removesuffix("ا")


def _is_body(doc: Document, j: int) -> bool:
    """`أرقام جمعية ضحايا الألغام`, `تقديرات شرطة المقاطعة`; but `وثيقة داخلية`."""
    if doc.norm(j) not in grammar().heads:
        return False
    # `أرقام منظمة سلام`, `معطيات مركز معلومات كذا`
    named = j + 1 < len(doc.tokens) and doc.tokens[j + 1].kind == "word" and not doc.reading(j + 1, "event", "verb")
    return named and doc.norm(j + 1) not in words("reporting", "function") and not is_verb(doc.bare[j + 1])


def _is_wing(doc: Document, j: int) -> bool:
    """`بيان الجناح الإعلامي للجيش`: a part of a body, whatever it is called, by what it does and whose it is."""
    article = all(doc.norm(i).startswith("ال") and not is_statement(doc.norm(i)) for i in (j, j + 1))
    return article and doc.norm(j + 1).endswith(NISBA) and doc.norm(j + 2).startswith("ل") and j + 2 in doc.actor_at


def _qualifies(doc: Document, j: int) -> bool:
    """`رسمية`, `جديدة`, `اليومي`, `أمس`: what may stand between a statement and its issuer."""
    norm = doc.norm(j)
    if without_tanwin(norm) in words("reporting", "statement", "qualifiers") or norm in words("reporting", "times"):
        return True
    if doc.norm(j - 1) == NOT and norm.endswith(ADJECTIVE):
        # `حصيلة غير مكتملة`
        return True
    if norm.startswith("ل"):
        return False
    if norm in words("reporting", "anaphora", "heads") or _is_body(doc, j):
        # `أرقام الجمعية`, `أرقام جمعية الضحايا`
        return False
    return j not in doc.actor_at and j not in doc.place_at and len(norm) > 4 and norm.endswith(NISBA)


def _issuer(doc: Document, j: int, end: int, *, alone: bool) -> Speaker | None:
    """`لوزارة X`, `صادر عن X`, `أعدتها X`, or X right behind its statement; behind one that stands `alone` also a short
    form (`أرقام الجمعية`).
    """
    opening = j
    if doc.norm(j) in words("reporting", "statement", "bridges") and puts_out(doc.norm(j + 1), behind_statement=True):
        j += 1
    if doc.norm(j) in words("reporting", "statement", "bridges") and doc.norm(j + 1) in words(
        "reporting", "statement", "obtained"
    ):
        # `المعلومات التي حصلت عليها «البلاد» من مصدر في المستشفى`
        j += 1
    while j < end and (
        doc.norm(j) in words("reporting", "statement", "issued") or puts_out(doc.norm(j), behind_statement=True)
    ):
        j += 1
    if j > opening and doc.norm(j) in ("عن", "من", "به", "بها"):
        j += 1
    if is_verb(doc.norm(j)) and doc.norm(j + 1) in PRONOUNS:
        # `حصيلة أعلنت عنها السلطات`
        opening, j = -1, j + 2
    if doc.norm(j) in PRONOUNS:
        return _named_before(doc, j)
    if doc.norm(j) == "من" and names_actor(doc, j + 1):
        # `وفقا لبيانات من وزارة الصحة`
        return read_speaker(doc, j + 1, end)
    if doc.norm(j) in words("reporting", "statement", "obtained"):
        return _obtained_from(doc, j, end)
    timed = doc.norm(j)[1:] in words("reporting", "times")
    governed = doc.norm(j).startswith("ل") and doc.norm(j) not in words("reporting", "lam") and not timed
    named = names_actor(doc, j + (j < end and (doc.tokens[j].kind == "quote" or doc.norm(j) == "(")))
    named = named or (doc.tokens[j + 1].kind == "quote" and doc.norm(j) in grammar().heads if j + 1 < end else False)
    # `أرقام الجمعية`, `أرقام جمعية ضحايا الألغام`
    kin = doc.reading(j, "kin", "collective") is not None and names_speaker(doc, j)
    kin = kin or _is_wing(doc, j)
    named = named or kin or (alone and (doc.norm(j) in words("reporting", "anaphora", "heads") or _is_body(doc, j)))
    if j == opening and doc.norm(j - 1).startswith("ال") and is_statement(doc.norm(j - 1)):
        # `اتهم التقرير دمشق بالضلوع`: a definite noun has no genitive.
        named = False
    if not (j > opening or governed or named) or (governed and _is_about(doc, j)):
        return None
    return read_speaker(doc, j, end, quoted=j > opening, governed=governed)


def _is_about(doc: Document, j: int) -> bool:
    """`التقرير اليومي لعدد الشهداء`, `حصيلة أولية لقصف مدفعي`: what it tells of; `حصيلة لعملية «كذا»` is its own."""
    norm = doc.norm(j)
    if norm.removeprefix("ل") in words("casualties", "cumulative", "toll"):
        return True
    incidents = words("casualties", "incidents")
    told = doc.reading(j, "event") or any(rest in incidents for _, rest in clitic_splits(norm))
    return bool(told) and not names_actor(doc, j)


def _obtained_from(doc: Document, j: int, end: int) -> Speaker | None:
    """`معلومات حصل عليها مراسلنا من الأمن العام`: who gave it."""
    giver = next((k for k in range(j + 1, min(j + REACH, end)) if doc.norm(k) in ("من", "عن")), None)
    return read_speaker(doc, giver + 1, end) if giver is not None and names_actor(doc, giver + 1) else None


def _named_before(doc: Document, i: int) -> Speaker | None:
    """Whom a pronoun stands for: the actor named last before it."""
    for j in range(i - 1, max(i - LOOK_BACK, -1), -1):
        if (mention := doc.actor_at.get(j)) is not None:
            return Speaker(mention.name, mention.first, mention.last)
    return None


def _own_name(doc: Document, i: int, j: int) -> Speaker | None:
    """`بيانات حكومية`, `التقرير`, without a preposition before it; what says nothing of itself (`بيان`) has none."""
    norm, name = doc.norm(i), doc.slice(i, j)
    provisional = words("reporting", "statement", "provisional")
    if j > i + 1 and norm in words("reporting", "statement", "tolls") and provisional.issuperset(doc.norms[i + 1 : j]):
        # `أسفرت، وفق حصيلة أولية، عن`: of which only the time is told.
        return None
    nouns = words("reporting", "statement", "nouns")
    if without_tanwin(norm) not in nouns:
        prefix, rest = next(((prefix, rest) for prefix, rest in clitic_splits(norm) if rest in nouns), ("", norm))
        article = "ال" if prefix.endswith("ال") else ""
        name = article + without_letters(name, len(norm) - len(rest))
    return Speaker(name, i, j) if j > i + 1 or name.startswith("ال") else None
