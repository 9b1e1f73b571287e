"""What follows a verb of saying and its subject: whether it is speech, where the verb has other meanings too."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import CLOSING, COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.between import behind_inserted
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS
from summarizer.sources.quoted_names import quoted_name_end
from summarizer.sources.reporting import accuses, estimates, is_verb, makes, records
from summarizer.sources.speakers import Speaker, names_actor
from summarizer.sources.statements import is_statement
from summarizer.sources.unsaid import is_negated

# How far behind a subject, past what is said of it (`مسؤول لم يكشف عن هويته`), its أن may stand, in tokens.
APPOSITION_REACH = 12
# How long what is said of a statement may be (`في بيان لها على صفحتها في فيسبوك`), in tokens.
LONGEST_PLACE = 12
# `مسؤول لم يكشف عن هويته أن`, `داكوم، وهو زعيم، أن`.
OPENS_APPOSITION = COMMAS | {"لم", "الذي", "التي"}
# What may follow an ambiguous verb that has no subject behind it.
OPENS_SPEECH = COMPLEMENTISERS | {"عن", "الي", ":", "كيف"}
# To share words, or to take part in something; to publish words, or to send people out.
SHARES = frozenset(("شارك", "شاركت", "شاركوا", "يشارك", "تشارك"))
SENDS = frozenset(("نشر", "نشرت", "نشروا", "ينشر", "تنشر"))
# How far behind who answers the blow may stand by which he does (`رد الجيش على الهجوم بغارات`), in tokens.
DEED_REACH = 5
# What comes of it: `ردت القوات فقتلت ثلاثة`.
HURTING = ("فقتل", "فاصاب")
# What one strikes back at: `رد الجيش على مصادر النيران`.
SOURCES_OF_FIRE = frozenset(("مصادر", "مصدر", "مرابض"))


def opens_speech(doc: Document, i: int, last: int) -> bool:
    """Whether speech begins at a token, in quotation marks or not: `وتابع أن`, `وتابع "أن`, `وتابع: «نحن ...»`."""
    quoted = i < last and doc.tokens[i].kind == "quote" and doc.tokens[i].raw not in CLOSING
    if quoted and quoted_name_end(doc, i, last) is None:
        return True
    return doc.norm(i + quoted) in OPENS_SPEECH


def is_speech(doc: Document, speaker: Speaker, last: int) -> bool:
    """Whether a complement of speech, a quotation or a casualty word follows an ambiguous verb's subject."""
    if doc.norm(speaker.last) in words("reporting", "say", "solved"):
        return False
    quoted = doc.tokens[speaker.last].kind == "quote" if speaker.last < last else False
    if quoted and doc.norm(speaker.last + 1) in OPENS_SPEECH:
        # `ولفتت «الصحة» إلى`
        return True
    if doc.bare[speaker.first - 1] in words("reporting", "say", "that_only"):
        return _opens_behind_apposition(doc, speaker.last, last)
    told = behind_inserted(doc, speaker.last, last)
    if doc.bare[speaker.first - 1] in words("reporting", "say", "with_ba"):
        return _tells_with_ba(doc, told, last) or _opens_behind_apposition(doc, speaker.last, last)
    if doc.is_stop(speaker.last) and doc.norm(speaker.last + 1) in COMPLEMENTISERS:
        # `وذكر شاهد؛ أن المهاجمين`
        return True
    if doc.norm(speaker.last) == "عن" or _opens_behind_apposition(doc, speaker.last, last):
        return True
    if doc.is_word(speaker.first - 1, words("reporting", "say", "mourn")) and names_actor(doc, speaker.first):
        # `زفت الكتائب اثنين من عناصرها`
        return True
    reach = min(speaker.last + COMPLEMENT_REACH, last)
    if records_events(doc, speaker, last):
        return True
    blamed = doc.find(words("reporting", "say", "responsibility"), speaker.last, reach)
    if blamed is not None and accuses(doc.bare[speaker.first - 1]):
        # `حمّل ذوو الضحايا الشركة المسؤولية عن مقتل ثلاثة`
        return True
    if doc.norm(behind_place(doc, speaker.last, last)) in COMPLEMENTISERS:
        # `ذكرت الوزارة في بيان تلقته وكالة الأنباء العراقية (واع)، أن`
        return True
    head = doc.norm(speaker.first)
    opens = range(speaker.last, min(reach, last - 1))
    quotes = any(doc.norm(j) == ":" and doc.tokens[j + 1].kind == "quote" for j in opens)
    if quotes and head not in words("reporting", "function", "anonymity"):
        # `كتب حفار القبور على فيسبوك: «قُتل خمسة»`, but `رفض نشر اسمه: «...»`
        return True
    # `ذكر` is also a male, `ذكرت` nothing else.
    plain = doc.bare[speaker.first - 1] in ("ذكرت", "ذكروا")
    listed = plain or names_actor(doc, speaker.first) or head in words("places", "media")
    heads = words("reporting", "anaphora", "heads")
    if not listed and head not in heads and f"ال{head}" not in heads:
        return False
    if doc.bare[speaker.first - 1] in words("reporting", "say", "answer"):
        # `رد الجيش على مصادر النيران وقتل خمسة`, but `رد الجيش ببيان قال فيه إن`, `رد الجيش: «قتلنا خمسة»`
        opens = range(told, min(told + COMPLEMENT_REACH, last))
        return any(doc.norm(j) in COMPLEMENTISERS | {":"} or doc.tokens[j].kind == "quote" for j in opens)
    return any(
        doc.norm(j) in OPENS_SPEECH
        or doc.norm(j) in words("reporting", "say", "responsibility")
        or doc.tokens[j].kind == "quote"
        or doc.reading(j, "event", "victim")
        or (j in doc.counts and doc.reading(j + 1, "victim"))
        for j in range(told, min(told + COMPLEMENT_REACH, last))
    )


def _tells_with_ba(doc: Document, i: int, last: int) -> bool:
    """`أقر فصيل مسلح في بيان بوقوع خسائر`, but `أقر البرلمان القانون`: what is told behind ب, past where it is told."""
    if doc.norm(i) == "في" or not doc.norm(i).startswith(("ال", "ب")):
        i = next((k for k in range(i + 1, min(i + COMPLEMENT_REACH, last)) if doc.norm(k).startswith("ب")), i)
    return doc.norm(i).startswith("ب") and doc.norm(i) not in words("reporting", "function")


def records_events(doc: Document, speaker: Speaker, last: int) -> bool:
    """`رصدت منظمة «كذا»، خلال أكتوبر، 412 انتهاكا`, `سجلت القوات 41 خرقا`: an actor and how many events it recorded."""
    if not records(doc.bare[speaker.first - 1]) and not records(doc.norm(speaker.first - 1)):
        return False
    if not names_actor(doc, speaker.first) and doc.norm(speaker.first) not in grammar().heads:
        return False
    for j in range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last)):
        if j in doc.counts:
            return doc.is_word(doc.counts[j].last, words("reporting", "say", "recorded"))
        if is_verb(doc.bare[j]) or doc.reading(j, "verb") is not None:
            return False
    return False


def publishes(doc: Document, stem: str, speaker: Speaker, last: int) -> bool:
    """`نشرت مصالح الحماية المدنية، السبت، حصيلة تدخلاتها`, `بثت الوزارة صورا`: an actor and what it put out, behind a
    time or not.
    """
    online = doc.norm(speaker.first) in words("reporting", "online", "heads")
    if not makes(stem) or not (online or names_actor(doc, speaker.first)):
        return False
    j = behind_times(doc, speaker.last, last)
    if online and doc.norm(speaker.last) in COMMAS:
        # `نشر ناشطون، وخصوصا على فيسبوك، مقاطع`
        j = next((k for k in range(j, min(j + COMPLEMENT_REACH, last)) if is_statement(doc.norms[k])), last)
    return j < last and (is_statement(doc.norms[j]) or doc.norm(j) in words("casualties", "blocks", "pictures"))


def estimates_toll(doc: Document, stem: str, speaker: Speaker, last: int) -> bool:
    """`قدر القرويون بعد الهجوم عدد المختطفين بخمسين`, `قدر الكاهن القتلى بخمسين`: whoever estimates a toll says it."""
    if not estimates(stem):
        return False
    if doc.norm(speaker.last).startswith("ال") and doc.reading(speaker.last, "victim") is not None:
        return True
    return sets_toll(doc, speaker, last)


def sets_toll(doc: Document, speaker: Speaker, last: int) -> bool:
    """`حددت السلطات عدد القتلى بـ26`, `قدرت X العدد بنحو 1500`: whether the number of victims follows a subject."""
    near = range(speaker.last, min(speaker.last + COMPLEMENT_REACH, last))
    number = next((j for j in near if doc.norm(j) == "عدد"), None)
    if number is not None and doc.reading(number + 1, "victim", "person") is not None:
        return True
    told = next((j for j in near if doc.norm(j) in words("reporting", "say", "tolls_set")), last)
    return told + 1 < last and doc.norm(told + 1).startswith("ب")


def behind_place(doc: Document, i: int, last: int) -> int:
    """The token behind where and when something was said, where speech follows: `ذكرت في بيان لها اليوم أن`."""
    j = behind_times(doc, i, last)
    stated = words("reporting", "closers", "statement_after_in")
    if not doc.is_word(j, words("reporting", "statement", "inside")) or not (
        doc.norm(j + 1) in stated or is_statement(doc.norm(j + 1))
    ):
        return j
    opens = (k for k in range(j + 2, min(j + 2 + LONGEST_PLACE, last)) if doc.norm(k) in OPENS_SPEECH)
    return next(opens, j)


def behind_times(doc: Document, i: int, last: int) -> int:
    """The token behind a time that may stand between commas: `ذكر، اليوم الأحد، أن`."""
    passed = words("reporting", "times")
    while i < last and (doc.norm(i) in passed or doc.norm(i) in COMMAS):
        i += 1
    return i


def _opens_behind_apposition(doc: Document, i: int, last: int) -> bool:
    """Whether أن follows, at once or behind what is said of the subject: `مسؤول لم يكشف عن هويته أن`, `داكوم، وهو زعيم
    تقليدي، أن`.
    """
    apposed = doc.norm(i) in OPENS_APPOSITION or doc.norm(i) in words("reporting", "function", "asks")
    for j in range(i, min(i + APPOSITION_REACH, last)):
        if doc.norm(j) in COMPLEMENTISERS and not doc.is_word(j - 1, words("reporting", "background", "clauses")):
            return True
        if doc.norm(j) == "بيانا" and j < i + 4:
            return True
        named = doc.norm(j + 1) in words("reporting", "function", "anonymity")
        if (is_verb(doc.bare[j]) and not named and not is_negated(doc, j, last)) or (doc.is_stop(j) and not apposed):
            return False
    return False


def is_deed(doc: Document, stem: str, i: int, last: int) -> bool:
    """`قدم المحافظ تعازيه`, `رد الجيش بقصف المواقع`, `رد على الهجوم بغارات`, `شارك الجيش في نقل المصابين`: what one
    does, whose words an ambiguous verb might tell of, behind its subject, which ends at a token.
    """
    if doc.norm(i) in words("reporting", "background", "feelings"):
        return True
    if stem in SHARES and doc.norm(i) == "في":
        return True
    count = doc.counts.get(behind_times(doc, i, last))
    if stem in SENDS and count is not None:
        # `نشر الجيش 300 عنصر`, but `نشرت الشرطة 12 صورة`
        counted = doc.norm(count.last)
        told = is_statement(counted) or counted in words("casualties", "blocks", "pictures")
        return not told and doc.reading(count.last, "victim") is None
    return stem in words("reporting", "say", "answer") and strikes_back(doc, i, last)


def strikes_back(doc: Document, i: int, last: int) -> bool:
    """`بقصف المواقع`, `على مصادر النيران`, `فقتل ثلاثة`: whether who answers does so by a blow, told behind a token."""
    deeds = words("perpetrators", "attacks") | {"اطلاق"}
    for j in range(i, min(i + DEED_REACH, last)):
        if doc.norm(j).startswith("ب") and doc.norm(j)[1:].removeprefix("ال") in deeds:
            return True
        if doc.norm(j).startswith(HURTING) or (doc.norm(j) == "علي" and doc.norm(j + 1) in SOURCES_OF_FIRE):
            return True
    return False


def permits(doc: Document, i: int, last: int) -> bool:
    """Whether a burial or a release is what a verb at a token allows."""
    near = range(i + 1, min(i + 1 + COMPLEMENT_REACH, last))
    return any(doc.norm(j) in words("reporting", "say", "permitted") for j in near)
