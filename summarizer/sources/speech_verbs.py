"""Verbs of saying with their subjects: `أعلنت وزارة الصحة`, `كان المرصد قد رصد`, `نقلت وكالة X عن Y`."""

from __future__ import annotations

import re

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS, Cue, CueKind
from summarizer.sources.reporting import (
    accuses,
    denies,
    is_ambiguous,
    is_verb,
    issues,
    makes,
    takes_object,
    takes_stand,
)
from summarizer.sources.speakers import Speaker, is_carrier, names_actor, read_speaker, speaker_before
from summarizer.sources.statements import is_earlier_toll, is_statement, read_statement

# How far behind `نقلت` the `عن` may stand that names the source, in tokens.
CARRIER_REACH = 10
# How far behind a subject, past what is said of it (`مسؤول لم يكشف عن هويته`), its أن may stand, in tokens.
APPOSITION_REACH = 12
# How far behind a verb and its subject what is said may begin, in tokens; else it stands before them.
REST_REACH = 200
# What may follow an ambiguous verb that has no subject behind it.
OPENS_SPEECH = COMPLEMENTISERS | {"عن", "الي", ":"}
# `قوله`, `القول`, `تأكيده`: whose words those are that are ascribed.
SAYING = ("قول", "القول", "تاكيد")
RELATIVES = frozenset(("الذي", "التي", "الذين"))
EXCEPT = frozenset(("الا", "سوي"))
# What was told before, as an object: `ذكر ذلك`, `صرح بذلك`.
THAT = frozenset(("ذلك", "بذلك"))
# A damma on the first letter, behind a conjunction or not.
DAMMA = re.compile("[\u0621-\u064a]\u064f")


def read_verb(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    """The cue of a verb of saying at a token of the sentence [first, last)."""
    if stem == "تابع" and doc.norm(i + 1).startswith("ل"):
        # `مستودع تابع لتنظيم X`
        return None
    kind: CueKind = "deny" if denies(stem) else "accuse" if accuses(stem) else "say"
    if (pluperfect := _read_pluperfect(doc, i, kind, first, last)) is not None:
        return pluperfect
    if (confirmed := _read_that(doc, i, kind, last)) is not None:
        return confirmed
    if doc.norm(i + 1) in words("reporting", "not_speaker", "news"):
        # `أفادت الأنباء الواردة من X بأن`: nobody is named who says it.
        return Cue(i, i + 2, "own", None, evidence=True)
    if (statement := read_statement(doc, i + 1, last)) is not None:
        if is_earlier_toll(doc, statement, first):
            return Cue(i, statement.last, "own", None, evidence=True)
        speaker = statement.issuer or statement.own
        return Cue(i, statement.last, kind, speaker, evidence=statement.issuer is None) if speaker else None
    speaker = read_speaker(doc, i + 1, last)
    if speaker is not None and (_is_told(doc, speaker) or _is_object(doc, i, stem, speaker)):
        speaker = None
    if speaker is None and stem in words("reporting", "say", "believe"):
        return None
    if speaker is None:
        before = speaker_before(doc, i, first)
        subject = before is not None or doc.norm(i - 1) in RELATIVES
        behind_subject = subject and stem != "بين" and _tells(doc, i + 1, last)
        if is_ambiguous(stem) and doc.norm(_behind_times(doc, i + 1, last)) not in OPENS_SPEECH and not behind_subject:
            return None
        return Cue(i, i + 1, kind, before, evidence=before is not None and is_statement(doc.norm(before.first)))
    mention = doc.actor_at.get(i + 1)
    if takes_object(stem) and mention and not mention.generic and doc.norm(mention.last) not in ("من", "في"):
        speaker = speaker._replace(last=mention.last, name=mention.name)
    if stem in words("reporting", "say", "revise"):
        near = range(speaker.last, min(speaker.last + 2, last))
        tolls = words("casualties", "cumulative", "toll") | {"حصيلتها", "حصيلته"}
        return Cue(i, speaker.last, kind, speaker) if any(doc.norm(j) in tolls for j in near) else None
    if is_ambiguous(stem) and not (
        _is_speech(doc, speaker, last) or _publishes(doc, stem, speaker, last) or _estimates(doc, stem, speaker, last)
    ):
        return None
    object_at = range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    if issues(stem) and not any(is_statement(doc.norm(j)) for j in object_at):
        return None
    if stem == "بين" and doc.norm(speaker.last) not in COMPLEMENTISERS:
        return None
    return Cue(i, speaker.last, kind, speaker)


def _read_that(doc: Document, i: int, kind: CueKind, last: int) -> Cue | None:
    """`ذكر ذلك وزير الداخلية`, `صرح بذلك X`, `كشف عن ذلك X`: who says what was told before, or denies it."""
    that = i + 1 + (doc.norm(i + 1) == "عن")
    if doc.norm(that) not in THAT or takes_stand(doc.bare[i]):
        return None
    speaker = read_speaker(doc, that + 1, last)
    return Cue(i, speaker.last, "unsaid", speaker, back=kind != "deny") if speaker else None


def speech_stands_before(doc: Document, cue: Cue, last: int) -> bool:
    """`«...»، يقول X`: a verb whose subject ends the clause, with nothing to say behind it."""
    if cue.kind != "say" or cue.speaker is None:
        return False
    if doc.norm(cue.at) not in words("reporting", "say", "after_speech") and doc.norm(cue.at - 1) != "هكذا":
        return False
    if doc.is_word(cue.at - 1, words("reporting", "clause", "contrasts")):
        return False
    if cue.body >= last or (doc.is_stop(cue.body) and doc.norm(cue.body + 1) not in COMPLEMENTISERS):
        return True
    rest = range(cue.body, min(cue.body + REST_REACH, last))
    return not any(
        doc.norm(i) in ("ان", "انه", "انها", "عن", ":") or i in doc.counts or doc.reading(i, "event", "verb", "victim")
        for i in rest
    )


def _is_told(doc: Document, speaker: Speaker) -> bool:
    """`المسؤول، الذي تحدث لرويترز`: an actor behind ل is who is told."""
    mention = doc.actor_at.get(speaker.first)
    return mention is not None and doc.norm(speaker.first).startswith("ل") and fold(mention.name)[:1] != "ل"


def _is_object(doc: Document, i: int, stem: str, speaker: Speaker) -> bool:
    """`نفى الجيش ذلك، واتهم المتمردين بقتل تسعة`, `ووصفت الاحتجاجات بأنها`: what stands behind a verb at a token is its
    object, and its subject was named before. A plural in ين is no subject, and who stands alone before the deed did it.
    """
    mention = doc.actor_at.get(speaker.first)
    if stem in words("reporting", "say", "describe"):
        return not names_actor(doc, speaker.first)
    if not accuses(stem):
        return False
    if doc.norm(speaker.first).endswith("ين") and (mention is None or mention.generic):
        return True
    j = speaker.last
    deed = doc.norm(j).startswith("ب") and j not in doc.actor_at
    deed = deed or doc.norm(j) in words("reporting", "say", "responsibility")
    joined, alone = doc.norms[i] != doc.bare[i], mention is not None and mention.last == j
    return joined and alone and deed


def _tells(doc: Document, i: int, last: int) -> bool:
    """Whether a toll follows at once, or what is said after a time: `قدّر القتلى بألف`, `ذكرت في وقت سابق أن`."""
    if any(doc.reading(j, "event", "victim") or j in doc.counts for j in range(i, min(i + 2, last))):
        return True
    for j in range(i, min(i + COMPLEMENT_REACH, last)):
        if doc.norm(j) in COMPLEMENTISERS:
            return True
        if is_verb(doc.bare[j]):
            return False
    return False


def read_carried(doc: Document, i: int, last: int) -> Cue | None:
    """`نقلت وكالة X عن Y قوله`: the words are Y's."""
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


@per_word
def may_negate(norm: str) -> bool:
    """Whether a verb behind a word may say that nothing was said: `لم`, `ولا`."""
    return not words("reporting", "say", "not_said").isdisjoint((norm, without_conjunction(norm)))


def read_found(doc: Document, i: int, last: int) -> Cue | None:
    """`قامت البعثة بتوثيق 25 إصابة`: who found a toll says it."""
    found = words("reporting", "say", "found")
    at = next((j for j in range(i + 1, min(i + COMPLEMENT_REACH, last)) if doc.norm(j) in found), None)
    speaker = read_speaker(doc, i + 1, at) if at is not None and names_actor(doc, i + 1) else None
    return Cue(i, at + 1, "say", speaker) if at is not None and speaker is not None else None


def is_negated(doc: Document, i: int, last: int) -> bool:
    """`لم يذكر عدد الضحايا`; but `لا يعترف X إلا بثمانية قتلى` says something."""
    if not may_negate(doc.norms[i - 1]):
        return False
    return not any(doc.norm(j) in EXCEPT for j in range(i, min(i + COMPLEMENT_REACH, last)))


def is_passive(doc: Document, i: int) -> bool:
    """`أُعلن عن مقتل`, `وذُكر أن`: a perfect whose vowel mark shows that nobody is named who says it."""
    if doc.vowelled:
        return False
    raw = doc.tokens[i].raw
    letters = raw[1:] if doc.bare[i] != doc.norms[i] else raw
    return DAMMA.match(letters) is not None and doc.norms[i] not in words("reporting", "say", "imperfect")


def _told_by(doc: Document, i: int, last: int) -> Speaker | None:
    """Whose words are passed on: `عن بيان للجيش`, `عن وكالة X عن قائد الشرطة`."""
    statement = read_statement(doc, i, last)
    if statement is not None:
        return statement.issuer or statement.own
    speaker = read_speaker(doc, i, last)
    if speaker is not None and doc.norm(speaker.last) == "عن" and is_carrier(doc, speaker):
        return read_speaker(doc, speaker.last + 1, last) or speaker
    return speaker


def _read_pluperfect(doc: Document, i: int, kind: CueKind, first: int, last: int) -> Cue | None:
    """`وكان المرصد قد رصد ... استهداف`, `كان مدير الإسعاف قد ذكر في وقت سابق أن`: the subject stands before قد."""
    if doc.norm(i - 1) not in ("قد", "وقد"):
        return None
    speaker = speaker_before(doc, i, first)
    reach = range(i + 1, min(i + 1 + COMPLEMENT_REACH, last))
    if speaker is None or not (speaker.last - 1 in doc.actor_at or any(doc.norm(j) in COMPLEMENTISERS for j in reach)):
        return None
    return Cue(i, i + 1, kind, speaker)


def _is_speech(doc: Document, speaker: Speaker, last: int) -> bool:
    """Whether a complement of speech, a quotation or a casualty word follows an ambiguous verb's subject."""
    quoted = doc.tokens[speaker.last].kind == "quote" if speaker.last < last else False
    if quoted and doc.norm(speaker.last + 1) in OPENS_SPEECH:
        # `ولفتت «الصحة» إلى`
        return True
    if doc.norm(speaker.last) == "عن" or _opens_behind_apposition(doc, speaker.last, last):
        return True
    head = doc.norm(speaker.first)
    # `ذكر` is also a male, `ذكرت` nothing else.
    plain = doc.bare[speaker.first - 1] in ("ذكرت", "ذكروا")
    listed = plain or names_actor(doc, speaker.first) or head in words("places", "media")
    if not listed and head not in words("reporting", "anaphora", "heads"):
        return False
    return any(
        doc.norm(j) in OPENS_SPEECH
        or doc.norm(j) in words("reporting", "say", "responsibility")
        or doc.tokens[j].kind == "quote"
        or doc.reading(j, "event", "victim")
        or (j in doc.counts and doc.reading(j + 1, "victim"))
        for j in range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    )


def _publishes(doc: Document, stem: str, speaker: Speaker, last: int) -> bool:
    """`نشرت مصالح الحماية المدنية، السبت، حصيلة تدخلاتها`: an actor and what it put out, behind a time or not."""
    if not makes(stem) or not names_actor(doc, speaker.first):
        return False
    j = _behind_times(doc, speaker.last, last)
    return j < last and is_statement(doc.norms[j])


def _estimates(doc: Document, stem: str, speaker: Speaker, last: int) -> bool:
    """`قدر القرويون بعد الهجوم عدد المختطفين بخمسين`: whoever estimates a toll says it."""
    near = range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    number = next((j for j in near if doc.norm(j) == "عدد"), None)
    return stem.startswith("قدر") and number is not None and doc.reading(number + 1, "victim", "person") is not None


def _behind_times(doc: Document, i: int, last: int) -> int:
    """The token behind a time that may stand between commas: `ذكر، اليوم الأحد، أن`."""
    passed = words("reporting", "times")
    while i < last and (doc.norm(i) in passed or doc.norm(i) in ("،", ",")):
        i += 1
    return i


def _opens_behind_apposition(doc: Document, i: int, last: int) -> bool:
    """Whether أن follows, at once or behind what is said of the subject: `مسؤول لم يكشف عن هويته أن`, `داكوم، وهو زعيم
    تقليدي، أن`.
    """
    apposed = doc.norm(i) in ("،", ",", "لم", "طلب", "الذي", "التي", "رفض", "فضل")
    for j in range(i, min(i + APPOSITION_REACH, last)):
        if doc.norm(j) in COMPLEMENTISERS and not doc.is_word(j - 1, words("reporting", "background", "clauses")):
            return True
        if doc.norm(j) == "بيانا" and j < i + 4:
            return True
        if (is_verb(doc.bare[j]) and not is_negated(doc, j, last)) or (doc.is_stop(j) and not apposed):
            return False
    return False
