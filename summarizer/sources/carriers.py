"""Words that are passed on: `نقلت وكالة X عن Y قوله` gives Y's words by way of X, `نقلت X أن` X's own."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.complements import behind_times
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.governed import is_joined_preposition, other_clause
from summarizer.sources.speakers import Speaker, is_carrier, names_actor, read_speaker
from summarizer.sources.statements import read_statement

# How far behind `نقلت` the `عن` may stand that names the source, in tokens.
CARRIER_REACH = 14
# The longest other name of an outlet in brackets, with them, in tokens.
LONGEST_BRACKET = 5
# `قوله`, `القول`, `تأكيده`: whose words those are that are ascribed.
SAYING = ("قول", "القول", "تاكيد")


def read_carried(doc: Document, i: int, last: int) -> Cue | None:
    """`نقلت وكالة X عن Y قوله`: the words are Y's."""
    alone = read_speaker(doc, i + 1, last)
    if alone is not None and doc.norm(behind_times(doc, alone.last, last)) in COMPLEMENTISERS:
        # `نقلت وكالة X، اليوم، بأن`: nobody else is named.
        return Cue(i, alone.last, "say", alone)
    ascribed = doc.is_word(i, words("reporting", "say", "ascribe"))
    for j in range(i + 1, min(i + CARRIER_REACH, last)):
        if doc.norm(j) == ("الي" if ascribed else "عن"):
            speaker, carrier = _told_by(doc, j + 1, last), read_speaker(doc, i + 1, j)
            said = range(speaker.last, min(speaker.last + 2, last)) if speaker else ()
            if speaker is None or (ascribed and not any(doc.norm(k).startswith(SAYING) for k in said)):
                return None
            return Cue(i, speaker.last, "carry", speaker._replace(via=carrier.name if carrier else None))
        bracketed = doc.norm(j) == "(" or doc.norm(j - 1) == "(" or doc.norm(j) == ")"
        if bracketed or (doc.is_stop(j) and doc.norm(j + 1) == "عن"):
            # `نقلت وكالة (إيسنا) الإيرانية عن`
            continue
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
    return None


def read_relayed(doc: Document, i: int, last: int) -> Cue | None:
    """`أوردت قناة X عن مدير المستشفى أن`: verbs that only an outlet passes on by, where somebody is named behind عن."""
    carrier = read_speaker(doc, i + 1, last)
    if carrier is None or not is_carrier(doc, carrier):
        return None
    about = behind_bracket(doc, carrier.last, last)
    if doc.norm(about) != "عن" or not (names_actor(doc, about + 1) or doc.reading(about + 1, "person", "kin")):
        return None
    speaker = read_speaker(doc, about + 1, last)
    return Cue(i, speaker.last, "carry", speaker._replace(via=carrier.name)) if speaker else None


def behind_bracket(doc: Document, i: int, last: int) -> int:
    """`وكالة الأنباء السورية (سانا) عن`: the token behind what an outlet is also called."""
    if doc.norm(i) != "(":
        return i
    return next((j + 1 for j in range(i + 1, min(i + LONGEST_BRACKET, last)) if doc.norm(j) == ")"), i)


def passed_on(doc: Document, first: int, told: Speaker | None, carrier: Speaker) -> Speaker:
    """`نقلا عن مصدر أمني، ذكرت وكالة X أن`: whose words an outlet passes on that speaks behind them in the sentence
    from `first`; who is no outlet speaks for himself.
    """
    if told is None or doc.bare[first] != "نقلا" or not is_carrier(doc, carrier):
        return carrier
    return told._replace(via=carrier.name)


def closes_whole(doc: Document, cue: Cue, speaker: Speaker, first: int, last: int) -> bool:
    """`وبحسب وكالة X، قتل خمسة، وفق Y`: whether a source closes the sentence, and tells all that an outlet passes on
    from a token on; but `وبحسب X، قتل خمسة، فيما جرح تسعة وفق Y`, `وبحسب X، قتل خمسة، وبحسب Y أصيب تسعة`.
    """
    if is_carrier(doc, speaker) or other_clause(doc, first, cue.at) is not None:
        return False
    return not is_joined_preposition(doc, cue) and not doc.having(cue.body, last, "event", "verb", "victim")


def _told_by(doc: Document, i: int, last: int) -> Speaker | None:
    """Whose words are passed on: `عن بيان للجيش`, `عن وكالة X عن قائد الشرطة`."""
    statement = read_statement(doc, i, last)
    if statement is not None:
        return statement.issuer or statement.own
    speaker = read_speaker(doc, i, last)
    if speaker is not None and doc.norm(speaker.last) == "عن" and is_carrier(doc, speaker):
        return read_speaker(doc, speaker.last + 1, last) or speaker
    return speaker


def read_learned(doc: Document, i: int, last: int) -> Cue | None:
    """`علمت صحيفة X من مصادر طبية أن`, `كما علم مراسلنا من طبيب`: the words are theirs from whom it was learned."""
    if doc.norm(i + 1) in ("من", "لدي"):
        # `علم من السلطات المحلية أن`, `وعلم لدى الحماية المدنية أن`
        told = read_speaker(doc, i + 2, last)
        return Cue(i, told.last, "say", told) if told and doc.norm(told.last) in COMPLEMENTISERS else None
    for j in range(i + 1, min(i + CARRIER_REACH, last)):
        if doc.norm(j) == "من" and j > i + 1:
            speaker, carrier = read_speaker(doc, j + 1, last), read_speaker(doc, i + 1, j)
            person = names_actor(doc, j + 1) or doc.reading(j + 1, "person", "kin") is not None
            if speaker is None or carrier is None or not person:
                return None
            relative = doc.norm(i - 1) in words("reporting", "preposition", "relative")
            return Cue(i, speaker.last, "preposition" if relative else "carry", speaker._replace(via=carrier.name))
        if doc.is_stop(j) or doc.reading(j, "event", "victim"):
            return None
    return None
