"""Who stands accused where nobody is named who accuses: `اتُّهم الجيش بقتل ثلاثة`, `القوات متهمة بقتل ثلاثة`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.actors.name_words import is_announced, is_common
from summarizer.claims.endings import are_accusative
from summarizer.claims.phrase_ends import is_given_name
from summarizer.document import Document
from summarizer.language.wordlists import relatives, words
from summarizer.sources.speakers import Speaker, read_speaker
from summarizer.sources.statements import is_statement
from summarizer.sources.subjects import speaker_before
from summarizer.sources.unsaid import has_damma

# How far before a deed the verb may stand by which somebody is accused of it, in tokens.
CHARGE_REACH = 9
# Of one who is accused, right before the deed.
CHARGED = frozenset(("متهم", "متهمه", "متهما", "متهمون", "متهمين"))
# Who is tried, before `عليه`, `عليهم`.
TRIED = frozenset(("المدعي", "المشتكي"))
OF_HIM = frozenset(("عليه", "عليها", "عليهم"))
# Of one who held an office; any adjective of titles would do for `اتهمت الحكومة المعارضة` as well.
HELD = frozenset(("السابق", "السابقه", "المعزول", "المخلوع", "المقال", "المتقاعد", "الاسبق"))
# Behind these, or at its head, a clause begins with whom it is about.
THAT = frozenset(("ان", "بان", "لكن", "كان", "كانت", "زال", "زالت", "تزال", "يزال"))


def is_passive_charge(doc: Document, i: int, first: int, last: int) -> bool:
    """`اتهمت قوات الدعم السريع بقتل 300`: whether a verb of accusing is passive, as only one noun phrase stands between
    it and the deed; but in `قالت X ... واتهمت القوات بقتل 300`, `المنظمة التي اتهمت القوات بقتل 300` and `X تتهم القوات
    بقتل 300` who accuses stands before it.
    """
    if charged_behind(doc, i, last) is None:
        return False
    if has_damma(doc, i):
        return True
    joined = doc.bare[i] != doc.norms[i]
    return not joined and doc.norm(i - 1) not in relatives() and speaker_before(doc, i, first) is None


def is_charged(doc: Document, i: int) -> bool:
    """`القوات متهمة بقتل ثلاثة`: a participle right before the deed, which accuses nobody."""
    return doc.norms[i] in CHARGED and _is_deed(doc, i + 1) and doc.tokens[i - 1].kind == "word"


def charged_with(doc: Document, deed: int, first: int) -> int | None:
    """The token at which those are named who are accused of the deed at a token, with or without one who accuses."""
    if not _is_deed(doc, deed):
        return None
    if doc.norm(deed - 1) in CHARGED:
        mention = doc.actor_at.get(deed - 2)
        opens = mention is not None and (mention.first == first or doc.is_word(mention.first - 1, THAT))
        return mention.first if mention is not None and opens else None
    if doc.norm(deed - 1) in words("reporting", "say", "convicted") and doc.reading(deed - 2, "person") is not None:
        # `ضابط أدين بقتل متظاهرين`
        return deed - 2 if deed - 2 >= first else None
    for i in range(deed - 2, max(first, deed - CHARGE_REACH) - 1, -1):
        if (accused := charged_behind(doc, i, deed + 1)) is not None:
            return accused.first if accused.last == deed else None
    return None


def charged_behind(doc: Document, i: int, last: int) -> Speaker | None:
    """The one noun phrase between a verb of accusing and the deed: a force, a state, or people that nothing names."""
    verbs = words("reporting", "say", "accused") | words("reporting", "say", "convicted")
    if doc.bare[i] not in verbs or i + 2 >= last:
        return None
    accused, mention = read_speaker(doc, i + 1, last), doc.actor_at.get(i + 1)
    if is_statement(doc.norm(i + 1)) or _has_object(doc, i + 1, last):
        return None
    if (one := _one_accused(doc, i + 1, last)) is not None:
        return one
    if accused is None:
        return None
    end = accused.last
    while end < last and doc.joins(end) and (other := doc.actor_at.get(end)) is not None:
        # `اتُّهم الجيش المالي ومرتزقة فاغنر بإعدام 500`
        end = other.last
    accused = accused._replace(last=end)
    if not _is_deed(doc, accused.last):
        return None
    if mention is not None and not mention.generic:
        # `اتهم المبعوث الأممي ...`: behind an office the one whom its holder accuses need not be known
        whole = mention.last == accused.last or doc.joins(mention.last)
        return accused if whole and mention.first == i + 1 and mention.kind != "official" else None
    plain = not any(doc.norm(k).startswith("ال") for k in range(i + 1, accused.last))
    return accused if plain and doc.reading(i + 1, "person") is not None else None


def _has_object(doc: Document, first: int, last: int) -> bool:
    """`اتهم ناشطون ضباطا بقتل ثلاثة`, `اتهم سكان جنودا`: whether people who accuse have others behind them, whom an
    object's ending tells, or who stand behind a plural in ون, which has no genitive.
    """
    for i in range(first + 1, last):
        if _is_deed(doc, i):
            return False
        behind_plural = i == first + 1 and doc.norm(first).endswith("ون") and not doc.norm(i).endswith("ون")
        if are_accusative(doc, i) or (behind_plural and doc.reading(i, "person") is not None):
            return True
    return False


def _one_accused(doc: Document, first: int, last: int) -> Speaker | None:
    """`اتهم السائق بقتل ثلاثة`, `اتهم زعيم الطائفة`, `اتهم المدعى عليه`, `اتهم محمد حيدر`, `اتهم شاب في العشرين`: one
    word, or a person by a noun and what must go with it or by a given name and another; whom else he may have with
    him has no article.
    """
    norm, end = doc.norm(first), first + 1
    mention = doc.actor_at.get(first)
    if doc.tokens[first].kind != "word" or first in doc.counts or first in doc.place_at:
        return None
    if mention is not None and (mention.kind not in ("official", "witness") or mention.first != first):
        return None
    person = doc.reading(first, "person", "kin") is not None or norm in words("persons", "names", "titles")
    indefinite = person and not norm.startswith("ال")
    if (norm in TRIED and doc.norm(end) in OF_HIM) or (indefinite and doc.norm(end).startswith("ال")):
        end += 1
    elif indefinite and doc.norm(end) == "في" and _is_deed(doc, end + 2):
        end += 2
    elif is_given_name(doc, first) and end not in doc.actor_at and end not in doc.place_at:
        end += not (_is_deed(doc, end) or doc.norm(end).startswith("ال"))
    elif _is_strange(doc, first) and _is_strange(doc, end) and _is_deed(doc, end + 1):
        # `اتهم نيكولاس كروز بقتل 17`
        end += 1
    elif norm.startswith("ال") and _tells_office(doc, end):
        # `اتهم الوزير السابق بقتل 12`, `اتهم القاضي السابق سليم حيدر بقتل ثلاثة`
        end = doc.past(end + 1, lambda k: k < last and (is_given_name(doc, k) or _is_strange(doc, k)))
    elif not (_is_deed(doc, end) or (norm.startswith("ال") and person)):
        return None
    while doc.joins(end) and end < last and not _is_deed(doc, end):
        end = doc.past(end + 1, lambda k: k < last and not _is_deed(doc, k) and not _may_be_accused(doc, k))
    return Speaker(" ".join(doc.slice(first, end).split()), first, end) if end < last and _is_deed(doc, end) else None


def _tells_office(doc: Document, i: int) -> bool:
    """`السابق`, `المعزول`, `الإيراني`: an adjective of one who holds or held an office."""
    norm = doc.norm(i)
    return norm in HELD or (norm.startswith("ال") and norm.removeprefix("ال") in demonyms())


def _is_strange(doc: Document, i: int) -> bool:
    """A word that may be a name, as no list has it: no noun, no adjective of a country, no body and no place."""
    norm = doc.norm(i)
    known = doc.readings[i] or i in doc.counts or i in doc.actor_at or i in doc.place_at or norm in demonyms()
    return not (known or norm.startswith("ال") or is_common(norm) or is_announced(norm) or is_statement(norm))


def _may_be_accused(doc: Document, i: int) -> bool:
    """`اتهم الوزير ومسؤولون إسرائيل بقتل ثلاثة`: what begins another phrase, as it has a name or the article."""
    return doc.norm(i).startswith("ال") or i in doc.actor_at or i in doc.place_at


def _is_deed(doc: Document, i: int) -> bool:
    """`بقتل`, `بالضلوع`: what stands behind ب and is no place, nor whom one speaks for or is of (`المتحدث باسم`, `مسؤول
    بوزارة`).
    """
    norm = doc.norm(i)
    if norm in grammar().spokesperson_links or norm[1:].removeprefix("ال") in grammar().heads:
        return False
    return norm.startswith("ب") and not (
        i in doc.actor_at or i in doc.place_at or norm[1:] in words("places", "dropped")
    )
