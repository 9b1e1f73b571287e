"""Verbs of saying with their subjects: `أعلنت وزارة الصحة`, `كان المرصد قد رصد`, `ذكر ذلك X`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words
from summarizer.sources.antecedents import antecedent
from summarizer.sources.complements import (
    behind_place,
    behind_times,
    estimates_toll,
    is_deed,
    is_speech,
    opens_speech,
    permits,
    publishes,
)
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS, Cue, CueKind
from summarizer.sources.no_speaker import is_raised
from summarizer.sources.quoted_names import closed
from summarizer.sources.reporting import (
    accuses,
    denies,
    informs,
    is_ambiguous,
    is_verb,
    issues,
    records,
    takes_object,
    takes_stand,
)
from summarizer.sources.said_before import is_behind_quotation
from summarizer.sources.speakers import Speaker, is_carrier, names_actor, read_speaker
from summarizer.sources.statements import Statement, is_earlier_toll, is_statement, read_statement
from summarizer.sources.subjects import speaker_before, subject_behind_verb, topic_before
from summarizer.sources.told_signs import is_addressee

# Imperfects of inquiring, of which the feminine is spelled like to verify; to be stuck is spelled like to comment.
NO_SPEECH, WITHIN = frozenset(("تحقق", "يحقق", "علق", "علقت", "علقوا")), frozenset(("في", "فيه", "فيها", "تحت", "داخل"))
# Before an أن that a verb in the perfect may follow.
UNTIL = frozenset(("بعد", "منذ", "الي", "حتي", "سبق", "لولا", "ما"))
# A noun that is spelled like a verb but for the dots of its last letter.
OPINION = "راي"
# What opens an apposition behind a name.
APPOSED = frozenset(("وهو", "وهي", "وهم"))
# What was told before, as an object: `ذكر ذلك`, `صرح بذلك`.
THAT = frozenset(("ذلك", "بذلك"))


def read_verb(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    """The cue of a verb of saying at a token of the sentence [first, last)."""
    if is_ambiguous(stem) and stem == doc.norms[i] and i > first and is_verb(doc.bare[i - 1]):
        # `مصدر طبي قدر عدد القتلى بألف`: a noun that is spelled like a verb.
        return None
    if is_ambiguous(stem) and doc.norm(i - 1) == "ان" and doc.bare[i - 2] not in UNTIL:
        # `قال شهود إن رد القوات أوقع ثلاثة جرحى`, but `بعد أن رد الجيش`
        return None
    if stem == OPINION and _is_opinion(doc, i, first):
        return None
    if doc.norm(i - 1) in ("قد", "وقد") and _is_of_report(doc, i, first):
        return None
    kind: CueKind = "deny" if denies(stem) else "accuse" if accuses(stem) else "say"
    if (pluperfect := _read_pluperfect(doc, i, kind, first, last)) is not None:
        return pluperfect
    if (confirmed := _read_that(doc, i, kind, last)) is not None:
        return confirmed
    if stem in words("reporting", "say", "permit") and permits(doc, i, last):
        # `صرحت النيابة بدفن الجثث`
        return None
    if doc.norm(i + 1) in words("reporting", "function", "anonymity"):
        # `مسؤول لم يشأ كشف اسمه`
        return None
    if doc.norm(i) in NO_SPEECH and doc.norm(i + 1) in WITHIN:
        # `النيابة تحقق في وفاة سجين`, but `تحققت الوكالة من`; `العمال من بئر علقوا فيها`
        return None
    if doc.norm(i + 1) in words("reporting", "not_speaker", "news"):
        # `أفادت الأنباء الواردة من X بأن`: nobody is named who says it.
        return Cue(i, i + 2, "own", None, evidence=True)
    statement = read_statement(doc, i + 1, last)
    if statement is not None and (statement.issuer is not None or not is_raised(doc, i + 1)):
        return _of_statement(doc, i, kind, statement, first)
    fate = doc.form(i + 1, "event")
    if fate is not None and fate.suffixed and names_actor(doc, i + 2):
        # `ثلاثة مهاجمين أعلن مقتلهم الحرس الثوري`: the object stands before the subject.
        victims = doc.norm(i - 1) in relatives() or doc.reading(i - 1, "victim", "person") is not None
        speaker = read_speaker(doc, i + 2, last)
        return Cue(i, speaker.last, "preposition" if victims else kind, speaker) if speaker else None
    speaker = read_speaker(doc, i + 1, last)
    if informs(stem) and stem.endswith("ا") and speaker is not None and not is_carrier(doc, speaker):
        # `إن الناجيين نقلا إلى المستشفى، وقد أبلغا المحققين بأن`: whom they told, and who speaks goes on
        return None
    if accuses(stem) and doc.norm(i - 1) in relatives() and speaker is not None:
        # `الغارة التي حملت X مسؤوليتها لـY أدت إلى مقتل 16`: said on the side.
        return Cue(i, speaker.last, "mention", speaker)
    if speaker is not None and (
        is_addressee(doc, speaker.first)
        or (informs(stem) and is_carrier(doc, speaker))
        or _is_object(doc, i, stem, speaker)
        or _has_subject(doc, i, speaker, first)
    ):
        speaker = None
    if speaker is None:
        return _without_subject(doc, i, stem, kind, first, last)
    return _with_subject(doc, i, stem, kind, speaker, last)


def _of_statement(doc: Document, i: int, kind: CueKind, statement: Statement, first: int) -> Cue | None:
    """`أفادت حصيلة رسمية بأن`, `أكد بيان للجيش`: a verb whose subject, or object, is what was put out."""
    if is_earlier_toll(doc, statement, first):
        return Cue(i, statement.last, "own", None, evidence=True)
    if statement.issuer is None and (before := speaker_before(doc, i, first)) is not None:
        # `كان مركز X أعلن إحصائية أولية`
        return Cue(i, statement.first, kind, before)
    speaker = statement.issuer or statement.own
    return Cue(i, statement.last, kind, speaker, evidence=statement.issuer is None) if speaker else None


def _without_subject(doc: Document, i: int, stem: str, kind: CueKind, first: int, last: int) -> Cue | None:
    """`وأضاف أن`, `لكن الهلال الأحمر تحدث عن`: a verb whose subject stands before it, or is who spoke last."""
    # `وصف الضحايا بأنهم «كذا» وقال إن`: what و joins has its subject behind it, or none.
    before = None if stem != doc.norms[i] and doc.norms[i][0] == "و" else speaker_before(doc, i, first)
    told = read_statement(doc, before.first, last) if before is not None else None
    if told is not None and is_earlier_toll(doc, told, first):
        # `وكانت الحصيلة السابقة، قبل يوم، تشير إلى 13 وفاة`
        return Cue(i, i + 1, "own", None, evidence=True)
    if before is None and doc.is_word(first, words("reporting", "not_speaker", "news")):
        # `الأنباء تتحدث عن مقتل ثلاثة`
        return Cue(i, i + 1, "own", None, evidence=True)
    if before is None and doc.norm(i - 1) in relatives():
        before = antecedent(doc, i - 1, first)
    elif before is None and doc.norm(i + 1) in words("reporting", "say", "resumed"):
        # `نشرت القناة مقابلة مع عمدة القرية أكد فيها مقتل خمسة`, `عقد قائد الشرطة مؤتمرا أعلن فيه توقيف أربعة`
        before = antecedent(doc, i, first, by_letter=False) or subject_behind_verb(doc, first, i)
    if stem in words("reporting", "say", "believe") and (before is None or doc.norm(i + 1) not in COMPLEMENTISERS):
        # `مجهولون يُرجح انتماؤهم`
        return None
    if before is not None and records(stem) and _is_area(doc, before):
        return None
    if records(stem) and doc.norm(i - 1) in relatives() and i - 2 in doc.place_at:
        # `الإقليم الذي سجل 126 وفاة`
        return None
    if stem in words("reporting", "say", "gives") and (i + 1 in doc.counts or doc.reading(i + 1, "victim")):
        # `الحشد قدم 9 آلاف شهيد`: whom it lost.
        return None
    subject = before is not None or doc.norm(i - 1) in relatives()
    behind_subject = subject and stem != "بين" and _tells(doc, i + 1, last)
    if stem in words("reporting", "say", "moves") and doc.norm(i + 1) not in COMPLEMENTISERS:
        return None
    if is_ambiguous(stem) and not opens_speech(doc, behind_place(doc, i + 1, last), last) and not behind_subject:
        return None
    return Cue(i, i + 1, kind, before, evidence=before is not None and is_statement(doc.norm(before.first)))


def _with_subject(doc: Document, i: int, stem: str, kind: CueKind, speaker: Speaker, last: int) -> Cue | None:
    """`أعلنت وزارة الصحة مقتل`: a verb with its subject behind it, where what follows is said."""
    mention = doc.actor_at.get(i + 1)
    if (
        takes_object(stem)
        and mention
        and speaker.first <= i + 1
        and not mention.generic
        and doc.norm(mention.last) not in words("reporting", "anaphora", "ties") | {"من", "في"}
    ):
        end = closed(doc, speaker.first, mention.last, speaker.last)
        name = mention.name if end == mention.last else speaker.name
        speaker = speaker._replace(last=end, name=name)
    if stem in words("reporting", "say", "revise"):
        # `رفعت غرفة الطوارئ، وهي مجموعة من المتطوعين، الحصيلة`
        apposed = doc.norm(speaker.last) in COMMAS and doc.norm(speaker.last + 1) in APPOSED
        at = behind_times(doc, doc.after_aside(speaker.last, last) if apposed else speaker.last, last)
        # `رفعت الوزارة في وقت لاحق الحصيلة`
        at += (
            3 if doc.norm(at) == "في" and doc.norm(at + 1) in words("reporting", "closers", "statement_after_in") else 0
        )
        near = range(at, min(at + 2, last))
        tolls = words("casualties", "cumulative", "toll") | {"حصيلتها", "حصيلته"}
        return Cue(i, speaker.last, kind, speaker) if any(doc.norm(j) in tolls for j in near) else None
    if is_ambiguous(stem) and not (
        is_speech(doc, speaker, last)
        or publishes(doc, stem, speaker, last)
        or estimates_toll(doc, stem, speaker, last)
        or is_behind_quotation(doc, i)
    ):
        return None
    object_at = range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    if issues(stem) and not any(is_statement(doc.norm(j)) for j in object_at):
        return None
    if stem == "بين" and doc.norm(speaker.last) not in COMPLEMENTISERS:
        return None
    if is_ambiguous(stem) and is_deed(doc, stem, speaker.last, last):
        # `قدم المحافظ تعازيه`, `رد الجيش بقصف`
        return None
    return Cue(i, speaker.last, kind, speaker)


def _is_opinion(doc: Document, i: int, first: int) -> bool:
    """`استطلعت رأي المفتي`, `في رأي الخبراء`; but `رأى المفتي أن`, `فيما رأى المفتي أن`, `المفتي رأى أن`."""
    if i == first or doc.norms[i] != OPINION or doc.norm(i + 1) in COMPLEMENTISERS:
        return False
    opens = words("reporting", "function", "clauses") | {"قد", "وقد"}
    return doc.tokens[i - 1].kind == "word" and not (doc.is_word(i - 1, opens) or doc.is_word(i - 1, relatives()))


def _is_of_report(doc: Document, i: int, first: int) -> bool:
    """`وكان تقرير الشبكة عن أيلول قد وثق`: the verb of what was put out, which speaks for its issuer."""
    return doc.is_word(first, ("كان", "كانت")) and is_statement(doc.norm(first + 1)) and first + 2 < i - 1


def _read_that(doc: Document, i: int, kind: CueKind, last: int) -> Cue | None:
    """`ذكر ذلك وزير الداخلية`, `صرح بذلك X`, `كشف عن ذلك X`: who says what was told before, or denies it."""
    that = i + 1 + (doc.norm(i + 1) == "عن")
    if doc.norm(that) not in THAT or takes_stand(doc.bare[i]):
        return None
    speaker = read_speaker(doc, that + 1, last)
    return Cue(i, speaker.last, "unsaid", speaker, back=kind != "deny") if speaker else None


def _is_area(doc: Document, speaker: Speaker) -> bool:
    """`سجلت ولاية معسكر سبع وفيات`: where it was, and nobody who tells."""
    return doc.norm(speaker.first) in words("reporting", "say", "areas") and speaker.first + 1 in doc.place_at


def _is_object(doc: Document, i: int, stem: str, speaker: Speaker) -> bool:
    """`نفى الجيش ذلك، واتهم المتمردين بقتل تسعة`, `ووصفت الاحتجاجات بأنها`: what stands behind a verb at a token is its
    object, and its subject was named before. A plural in ين is no subject, and who stands alone before the deed did it.
    """
    mention = doc.actor_at.get(speaker.first)
    if stem in words("reporting", "say", "describe"):
        # `وصفت المنظمة ما جرى بأنه مجزرة`, but `وصفت الاحتجاجات بأنها`
        meant = doc.norm(speaker.first) in words("reporting", "anaphora", "heads")
        return not (meant or names_actor(doc, speaker.first))
    if denies(stem) and doc.norm(speaker.first) in words("reporting", "say", "contents"):
        return True
    if records(stem) and _is_area(doc, speaker):
        return True
    plural = doc.norm(speaker.first).endswith("ين") and (mention is None or mention.generic)
    if plural and (accuses(stem) or stem in words("reporting", "say", "warn")):
        return True
    if not accuses(stem):
        return False
    j = speaker.last
    deed = doc.norm(j).startswith("ب") and j not in doc.actor_at
    deed = deed or doc.norm(j) in words("reporting", "say", "responsibility")
    joined, alone = doc.norms[i] != doc.bare[i], mention is not None and mention.last == j
    return joined and alone and deed


def _has_subject(doc: Document, i: int, behind: Speaker, first: int) -> bool:
    """`والسلطات تعلن الحداد`: who is named right before a verb, where his clause opens, is its subject, and what stands
    behind it is its object.
    """
    joined = doc.norms[i] != doc.bare[i]
    told = None if joined else speaker_before(doc, i, first)
    if told is not None and doc.is_word(told.first - 1, ("كان", "كانت")):
        # `وكان الجيش اتهم الحركة بخطف اثنين`
        return True
    # `إن بعثة «مونوسكو» نشرت دورية`
    before = i - 1 - (doc.tokens[i - 1].kind == "quote")
    mention = doc.actor_at.get(before) if before >= first else None
    if mention is None or mention.generic or mention.last != before + 1 or joined:
        return False
    titled = names_actor(doc, behind.first) or doc.norm(behind.first) in grammar().ranks
    if titled and not accuses(doc.norms[i]):
        # `كييف تتهم موسكو بقتل مدنيين`; `د ب أ أكد الدكتور أحمد سالم إصابة 26`
        return False
    start = mention.first - (before < i - 1)
    start -= before < i - 1 and doc.is_word(start - 1, grammar().heads)
    led = doc.tokens[start - 1].kind != "word" or doc.bare[start - 1] in COMPLEMENTISERS
    return start == first or doc.norm(start).startswith("و") or led


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


def _read_pluperfect(doc: Document, i: int, kind: CueKind, first: int, last: int) -> Cue | None:
    """`وكان المرصد قد رصد ... استهداف`, `كان مدير الإسعاف قد ذكر في وقت سابق أن`: the subject stands before قد."""
    if doc.norm(i - 1) not in ("قد", "وقد"):
        return None
    if doc.norm(i - 2) in ("فكان", "فكانت"):
        topic = topic_before(doc, first, i - 2)
        return Cue(i, i + 1, kind, topic) if topic is not None else None
    speaker = speaker_before(doc, i, first)
    reach = range(i + 1, min(i + 1 + COMPLEMENT_REACH, last))
    if speaker is None:
        return None
    was = doc.is_word(speaker.first - 1, ("كان", "كانت"))
    if not (was or speaker.last - 1 in doc.actor_at or any(doc.norm(j) in COMPLEMENTISERS for j in reach)):
        return None
    return Cue(i, i + 1, kind, speaker)
