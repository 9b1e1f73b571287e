"""What a sentence about a statement tells on the side, in the outlet's own voice: `ندد X بالهجوم الذي قتل تسعة`."""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import is_of, phrases, relatives, words
from summarizer.sources.between import behind_inserted
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.reporting import takes_stand
from summarizer.sources.speakers import names_actor

# How far behind an incident that tells when something was said its أن may stand, in tokens.
LONGEST_TIME = 10
# How long a relative clause between a speaker and what he says may be, and a name in apposition, in tokens.
LONGEST_RELATIVE, LONGEST_NAME = 40, 8
# How far behind the verb the أن of what one owns may stand, behind `صحة الادعاء`, in tokens.
CLAIM_REACH = 4
# How far behind the verb the word for a name may stand (`كشفت اليوم عن هوية`), in tokens.
IDENTITY_REACH = 4
# How far behind a verb and its subject the fault may stand that one owns (`أقر X، الأحد، بفشله`), in tokens.
FAULT_REACH = 4
# Before the event that one is compared with, how far before it the comma stands, and behind it what is told of it.
SINCE, COMPARED_REACH, RELATIVE_REACH = frozenset(("منذ",)), 10, 6


def background(doc: Document, cue: Cue, first: int, last: int) -> int | None:
    """The token from which a sentence no longer tells what its speaker says, None where all of it is said.

    `first` and `last` bound the sentence.
    """
    if cue.kind not in ("say", "deny"):
        return None
    if (comma := _end_of_clause(doc, cue, first, last)) is not None:
        return comma
    if (known := _declared(doc, cue, last)) is not None:
        return known
    if (
        aside := _at_fault(doc, cue, last)
        or _measures(doc, cue, last)
        or _compared(doc, cue, last)
        or _concluded(doc, cue, last)
    ) is not None:
        return aside
    identified = _identifies(doc, cue, last)
    stands, responsible, felt = identified or takes_stand(doc.bare[cue.at]), False, False
    for i in range(cue.body, last):
        norm = doc.norm(i)
        if stands and (_is_incident(norm) or _is_known(doc, i)):
            return i
        denies_part = cue.kind == "deny" and norm in words("casualties", "denied", "responsibility")
        if norm.startswith(("مسووليت", "المسوولي")) or _is_part(norm) or denies_part:
            responsible = stands = True
        felt = felt or (stands and norm in words("reporting", "background", "feelings"))
        if (felt or (responsible and cue.kind == "deny")) and doc.reading(i, "event", "verb", "victim"):
            # `أعربت X عن قلقها إزاء سقوط ضحايا`, `نفت X صلتها بمقتل خمسة`
            return i
        if responsible and norm in COMMAS:
            return i
        if norm in words("reporting", "background", "openers") and _is_event(doc, i + 1):
            return None if not stands and _says_behind(doc, i + 1, last) else i
        # `هوية اثنين من منفذي الهجوم`: so many are named, and none of them is hurt.
        counts = _counts(doc, i) and not identified
        if norm in COMPLEMENTISERS or norm == ":" or counts or (norm == "عن" and not stands):
            return None
        if doc.tokens[i].kind == "quote" and (i == cue.body or doc.is_stop(i - 1)):
            return None
        if doc.reading(i, "event", "verb") or (doc.reading(i, "victim") and not stands):
            # `تعازيها في ضحايا التفجير`: victims of what is spoken of
            return None
    return None


def behind_relative(doc: Document, cue: Cue, last: int) -> int:
    """The end of what a relative clause tells of a speaker before what he says, also between commas: `قال والد الشاب
    سالم حيدر الذي قتل الجمعة إن`, `وأضافت الحركة، التي سقط خلال حملتها 850 قتيلا، إن`; where the cue ends if there is
    none.
    """
    apart = doc.norm(cue.body) in COMMAS
    if doc.norm(cue.body + apart) not in relatives():
        return cue.body
    for i in range(cue.body + 1 + apart, min(cue.body + LONGEST_RELATIVE, last)):
        at = i + apart
        if doc.norm(at) in COMPLEMENTISERS and (not apart or doc.norm(i) in COMMAS):
            return i
    return cue.body


def ends_with_name(doc: Document, i: int, last: int) -> bool:
    """`. بحسب المتحدث باسم الجيش، العميد سالم حيدر.`: whether a sentence ends there."""
    if i >= last - 1:
        return True
    apposed = doc.norm(i) in COMMAS and last - i <= LONGEST_NAME and names_actor(doc, i + 1)
    return apposed and not any(doc.norm(j) in COMMAS or doc.reading(j, "event", "verb") for j in range(i + 1, last))


def _says_behind(doc: Document, i: int, last: int) -> bool:
    """`قالت الشرطة بعد الهجوم إن خمسة قتلوا`, `أعلنت الوزارة عقب الغارة مقتل خمسة`: whether the incident at a token
    only tells when something was said; but `أعلن المستشفى الطوارئ بعد الهجوم الذي قتل خمسة`.
    """
    if not _is_incident(doc.norm(i)):
        return False
    for j in range(i + 1, min(i + LONGEST_TIME, last)):
        norm = doc.norm(j)
        if norm in COMPLEMENTISERS or norm in ("عن", ":"):
            return True
        if doc.reading(j, "event") is not None and doc.reading(j, "verb") is None:
            return doc.norm(j - 1).startswith("ال") or j - 1 in doc.place_at
        if doc.is_stop(j) or doc.reading(j, "event", "verb", "victim") or j in doc.counts:
            return False
        if norm in relatives():
            return False
    return False


def _declared(doc: Document, cue: Cue, last: int) -> int | None:
    """`أعلن الرئيس الحداد على ضحايا الحريق`, `أعلنت الجماعة أنها تقف وراء الهجوم الذي`, `تنفي موسكو أنها ضالعة في
    الهجوم الذي`: where what is known already begins, over which somebody declares something, which he owns or denies.
    """
    i = cue.body
    if any(doc.norm(j) in words("reporting", "background", "declared") for j in range(i, min(i + 2, last))):
        return i
    # `تنفي بغداد صحة القول بأنها أدت دورا في القصف، الذي`
    i = doc.find(COMPLEMENTISERS, i, min(i + CLAIM_REACH, last)) or i
    owned = doc.norm(i) in COMPLEMENTISERS and doc.phrase_end(phrases("reporting", "background", "owned"), i + 1)
    more = any(doc.bare[j] in COMPLEMENTISERS for j in range(i + 1, last))
    return i if owned and not more else None


def _at_fault(doc: Document, cue: Cue, last: int) -> int | None:
    """`أقرت الشرطة بفشلها في التعامل مع تهديدات المهاجم، والذي قتل تسعة`: where what is known begins of what one did
    not prevent; but `أقر الجيش بخطأ أودى بحياة تسعة` says it.
    """
    end = min(cue.body + FAULT_REACH, last)
    near = range(cue.body, doc.find(COMPLEMENTISERS, cue.body, end) or end)
    fault = next((i for i in near if is_of(doc.norm(i), words("reporting", "background", "faults"))), None)
    return next((i for i in range(fault, last) if doc.bare[i] in relatives()), None) if fault is not None else None


def _concluded(doc: Document, cue: Cue, last: int) -> int | None:
    """`أعلنت الجبهة حل نفسها، منهية حربا قتل فيها 900`: where it is told what one ends by what one announces."""
    at = doc.find(words("reporting", "background", "concluding"), cue.body, last)
    if at is None or doc.norm(at - 1) not in COMMAS or doc.having(cue.body, at, "event", "verb", "victim"):
        return None
    return at


def _identifies(doc: Document, cue: Cue, last: int) -> bool:
    """`كشفت الشرطة هوية منفذ الهجوم الذي قتل تسعة`: whether what is told is who somebody is."""
    named = doc.find(words("reporting", "background", "identity"), cue.body, min(cue.body + IDENTITY_REACH, last))
    return named is not None


def _is_part(norm: str) -> bool:
    """`تورطه`, `صلة`: somebody's part in what happened."""
    return norm in words("reporting", "background", "involvement") or norm in words("reporting", "background", "parts")


def _counts(doc: Document, i: int) -> bool:
    """Whether a number is told, and not only `بعض المسؤولين`, nor a year: `تبنت في نوفمبر 2021 كمينا`."""
    count = doc.counts.get(i)
    return count is not None and count.vague != "some" and not _is_incident(doc.norm(count.last))


def _is_incident(norm: str) -> bool:
    """`هجوم`, `هجوما`, `الهجوم`, `بالهجوم`."""
    incidents = words("casualties", "incidents")
    bare = norm.removeprefix("ب").removeprefix("ال")
    return bare in incidents or bare.removesuffix("ا") in incidents


def _is_known(doc: Document, i: int) -> bool:
    """`تبنت العملية التي أودت بحياة ستة`: what a relative clause tells of, as it is known."""
    return doc.norm(i).removeprefix("ب").startswith("ال") and doc.norm(i + 1) in ("الذي", "التي")


def _is_event(doc: Document, i: int) -> bool:
    """What is known already opens with a clause or with what happened: `بعد أن`, `إثر هجوم`, `بعد مقتل`."""
    return doc.norm(i) in ("ان", "ما") or doc.reading(i, "event", "verb") is not None or _is_incident(doc.norm(i))


def _end_of_clause(doc: Document, cue: Cue, first: int, last: int) -> int | None:
    """`قبل أن تعلن شركة الكهرباء عودة التيار، ...`: the comma behind a clause that tells no toll."""
    lead = cue.at - 1
    if doc.norm(lead) in ("ان", "ما"):
        lead -= 1
    if (
        lead < first
        or doc.is_word(lead - 1, ("في",))
        or not doc.is_word(lead, words("reporting", "background", "clauses"))
    ):
        return None
    # `بعد أن تحدث الناطق، الأحد من كذا، عن عشر جثث`
    for i in range(behind_inserted(doc, cue.body, last), last):
        if doc.norm(i) in COMMAS:
            return i
        if doc.reading(i, "event", "victim", "verb") or i in doc.counts or doc.tokens[i].kind == "quote":
            return None
    return None


def _measures(doc: Document, cue: Cue, last: int) -> int | None:
    """`كشفت التحريات أن ماسا وراء الحادث، وتم التحفظ على المدير`: what was done then, which no inquiry tells."""
    if cue.speaker is None or doc.norm(cue.speaker.first) not in words("reporting", "say", "findings"):
        return None
    measures = words("reporting", "background", "measures")
    commas = (i for i in range(cue.body, last - 1) if doc.norm(i) in COMMAS)
    return next((i for i in commas if doc.norm(i + 1).startswith("و") and doc.bare[i + 1] in measures), None)


def _compared(doc: Document, cue: Cue, last: int) -> int | None:
    """`أعلنت X مقتل 19، وهو أكثر الحوادث فتكا منذ حادثة كذا التي خلفت 39`: with what it is compared."""
    since = doc.find(SINCE, cue.body, last)
    if since is None or not any(
        doc.norm(i) in ("الذي", "التي") for i in range(since, min(since + RELATIVE_REACH, last))
    ):
        return None
    superlatives = words("casualties", "cumulative", "superlatives") | {"اكثر", "الاكثر"}
    for i in range(since - 1, max(since - COMPARED_REACH, cue.body), -1):
        if doc.norm(i) in COMMAS and doc.find(superlatives, i + 1, since) is not None:
            return i
    return None
