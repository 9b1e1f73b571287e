"""Who speaks before the verb: `لكن خلية الإعلام تحدثت عن`, `كان مدير الإسعاف قد ذكر`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.claims.phrase_ends import is_imam
from summarizer.document import Document
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS
from summarizer.sources.listeners import behind_listener
from summarizer.sources.quoted_names import before_quoted_name, closed, quoted_name_end
from summarizer.sources.reporting import counts_them, is_ambiguous, is_participle, is_verb
from summarizer.sources.speakers import LONGEST, Speaker, names_actor, names_speaker, read_speaker, speaker_of
from summarizer.sources.statements import is_owned, is_statement
from summarizer.sources.subject_ends import before_aside, before_clause, first_of_pair

# The longest subject of plain nouns before a verb that can only say, in tokens.
LONGEST_PLAIN = 7
# The longest subject before its verb that is taken without being a listed actor, in tokens.
LONGEST_SUBJECT = 13
# How far behind a name the place of an office may stand, in tokens: `وكيل وزارة الصحة بالغربية`.
LONGEST_OFFICE = 6
# What goes on with a title: `المتحدث باسم الشرطة`, `المتهم في القضية`.
TITLE_LINKS = frozenset(("باسم", "في", "من", "بلسان"))
# Behind a plural, how many speak.
SEVERAL = frozenset(("عده", "عديده", "كثيره"))
# How the verb of several ends.
TOGETHER = ("وا", "ون", "ا", "ان")
# Behind them a clause opens with its subject: `لكن خلية الإعلام تحدثت`.
OPENERS = frozenset(("لكن", "ان", "بان", "فيما", "بينما", "كان", "كانت", "حين", "فان"))
# By these a sentence goes on with the subject of the one before it, which tells what that one did not do.
PRONOUNS_BUT, NEGATIONS = frozenset(("لكنها", "لكنه", "لكنهم")), frozenset(("لا", "لم", "لن"))
# Between a subject and قد.
HAD = frozenset(("كان", "كانت", "كانوا"))


def speaker_before(doc: Document, cue: int, start: int) -> Speaker | None:
    """The speaker whose name ends at a cue and opens its clause: `لكن خلية الإعلام تحدثت عن`, `كان X قد أعلن`."""
    if doc.norm(cue - 1) == "وقد":
        # `إن الناجيين نقلا إلى المستشفى، وقد أبلغا المحققين بأن`: a clause of its own
        return None
    last = cue - 1 if doc.norm(cue - 1) == "قد" else cue
    # `يذكر أن الهلال الأحمر كان قد أعلن`
    last -= last < cue and last - 1 > start and doc.norm(last - 1) in HAD
    if doc.norm(cue).startswith("ف") and (topic := topic_before(doc, start, cue)) is not None:
        return topic
    last = before_aside(doc, before_clause(doc, last, start), start)
    times = words("reporting", "times")
    # `وكان طبيب بمستشفى تعز مساء الأحد أوضح أن`, but `صحيفة اليوم`
    timeless = doc.past(last - 1, lambda k: k > start and doc.norm(k) in times and k not in doc.actor_at, -1) + 1
    last = timeless if timeless > start else last
    if last > start and doc.tokens[last - 1].kind == "quote":
        last -= 1
    mention = doc.actor_at.get(last - 1)
    named = (mention.phrase_first, mention.first) if mention is not None and mention.last == last else ()
    first = next((i for i in named if i >= start and _opens_clause(doc, i, start)), None)
    # `وكان سكان ومصدر طبي قد أفادوا`, `وكانت الشرطة ومصادر طبية قالت`
    together = doc.norm(cue).endswith(TOGETHER) or doc.bare[start] == "كانت"
    if first is not None and doc.joins(first) and together:
        first = _first_of_several(doc, first, start)
    if first is None:
        first = _subject_start(doc, last, start)
    if first is None and (_opens_that(doc, cue) or _opens_toll(doc, cue)):
        first = _plain_subject(doc, last, start)
    if first is None and (one := first_of_pair(doc, start, last)) is not None:
        return one
    reported = first is not None and first < last - 1 and is_statement(doc.norms[last - 1])
    if reported and not doc.norms[last - 1].startswith("ال"):
        # `أن فرقه استجابت لبلاغ يفيد بوجود`: the verb is the statement's; but `مصدر مقرب من التحقيق أكد`
        return None
    if first is None or first < start or not _opens_clause(doc, first, start) or is_owned(doc.norms[first]):
        return None
    if _is_told_of(doc, first, cue):
        return None
    return speaker_of(doc, first, closed(doc, first, last, cue))


def _first_of_several(doc: Document, joined: int, start: int) -> int:
    """`وكان سكان ومصدر طبي قد أفادوا`: where those begin the last of whom is joined at a token; else that token."""
    for i in range(joined - 1, max(start, joined - LONGEST_PLAIN) - 1, -1):
        if doc.tokens[i].kind != "word" or i in doc.counts or doc.reading(i, "event", "verb", "victim"):
            return joined
        if doc.is_word(i - 1, OPENERS):
            return i if _may_speak(doc, i) or i in doc.actor_at or is_person(doc, i) else joined
    return joined


def _is_told_of(doc: Document, first: int, cue: int) -> bool:
    """`أن مقاتليها يؤكدون`: whoever has them says it; `إن مسلحين يعتقد أنهم من التنظيم`: a verb in the singular is not
    theirs, and they believe nothing.
    """
    if doc.norm(first) in words("persons", "fighters", "own"):
        return True
    some = doc.form(first, "person")
    many = some is not None and some.number == "plural"
    return many and doc.norm(cue) in words("reporting", "say", "believe") and not doc.norm(cue).endswith("ون")


def topic_before(doc: Document, start: int, cue: int) -> Speaker | None:
    """`أما غرفة الطوارئ فتقول`, `أما X فكان قد رجح`, `أما الشرطة، وهي لم تصل إلا ظهرا، فأكدت`: who stands before a
    verb with ف.
    """
    for i in range(cue - 2, max(start, cue - LONGEST) - 1, -1):
        if doc.is_word(i, ("اما",)):
            comma = doc.find(COMMAS, i + 1, cue)
            return None if doc.norm(i + 1) in words("reporting", "function") else speaker_of(doc, i + 1, comma or cue)
    return None


def _subject_start(doc: Document, last: int, start: int) -> int | None:
    """Where a subject that no list knows begins: plain words back to what opens the clause."""
    i, limit = last, max(start, last - LONGEST_SUBJECT)
    while (i := i - 1) >= limit:
        if doc.tokens[i].kind == "quote" and (called := before_quoted_name(doc, i, last + 1)) is not None:
            i = called
        if doc.norm(i) == "-" and doc.tokens[i - 1].end == doc.tokens[i].start:
            # `الإدارة العسكرية-المدنية`
            continue
        if doc.tokens[i].kind != "word" or (i in doc.counts and doc.norm(i) not in SEVERAL):
            return None
        if doc.reading(i, "event", "verb", "victim") and i not in doc.place_at and i not in doc.actor_at:
            return None
        if doc.is_word(i, words("reporting", "not_speaker")) or is_participle(doc.norm(i)):
            return None
        # `كانت دول عدة أعلنت`
        inside = doc.norm(i) in words("reporting", "say", "inside_names") or doc.norm(i) in SEVERAL
        if not inside and (
            doc.is_word(i, words("reporting", "closers")) or doc.is_word(i, words("reporting", "function"))
        ):
            return None
        joined = doc.norm(i - 1) in COMMAS and doc.bare[i] != doc.norms[i]
        if (i == start or joined) and _may_speak(doc, i):
            return i
        if doc.is_word(i - 1, OPENERS):
            if doc.is_word(i, words("reporting", "function")):
                # `سائق كان في السوق قال`
                return None
            # Behind أن an indefinite subject is accusative, which ة does not show: `إلا أن مصدرا طبيا قال`.
            accusative = doc.norm(i).startswith("ال") or doc.norm(i).endswith(("ا", "ه"))
            return i if accusative or doc.is_word(i - 1, ("كان", "كانت", "لكن")) else None
    return None


def _opens_that(doc: Document, cue: int) -> bool:
    """Whether speech follows a verb behind أن or a colon: `قال إن`, `أكد للصحفيين أن`, `أشارا إلى أن`."""
    told = behind_listener(doc, cue)
    told += doc.norm(told) in ("الي", "علي", "عن", "من") and doc.norm(told + 1) in COMPLEMENTISERS
    return is_verb(doc.bare[cue]) and (doc.norm(told) in COMPLEMENTISERS or doc.norm(told) == ":")


def _opens_toll(doc: Document, cue: int) -> bool:
    """Whether a verb of telling or counting has its toll right behind it: `أكد مقتل ثلاثة`, `أحصى سبعة قتلى`,
    `تشير إلى مقتل ثلاثة`.
    """
    told, stem = behind_listener(doc, cue), doc.bare[cue]
    told += doc.norm(told) in ("الي", "عن")
    if is_ambiguous(stem) and not counts_them(stem):
        return False
    # `الحزب ينعى ثلاثة من مقاتليه`
    mourned = told in doc.counts and stem in words("perpetrators", "mourners")
    counted = mourned or (told in doc.counts and doc.reading(doc.counts[told].last, "victim") is not None)
    return counted or doc.reading(told, "event") is not None


def _plain_subject(doc: Document, last: int, start: int) -> int | None:
    """Where a person, or a body of people, is named at the head of the clause: `. شقيق القتيل قال إن`."""
    for i in range(last - 1, max(start, last - LONGEST_PLAIN) - 1, -1):
        if doc.tokens[i].kind != "word" or i in doc.counts or is_verb(doc.bare[i]) or is_participle(doc.norm(i)):
            return None
        opens = i == start or doc.is_word(i - 1, OPENERS) or (doc.norm(i - 1) in COMMAS and doc.bare[i] != doc.norms[i])
        if opens:
            return i if is_person(doc, i) or _is_finding(doc, i) else None
        inside = doc.norm(i) in words("reporting", "say", "inside_names")
        if not inside and doc.is_word(i, words("reporting", "function")):
            return None
        if i in doc.actor_at or inside:
            continue
        if doc.reading(i, "event", "verb") and not doc.reading(i, "victim", "person", "kin"):
            return None
    return None


def _is_finding(doc: Document, i: int) -> bool:
    """`التحريات الأولية كشفت أن`, `الشهادات تشير إلى مقتل`: what tells by itself, as it does behind its verb."""
    if doc.is_word(i, words("reporting", "say", "findings")):
        return True
    definite = doc.bare[i].startswith("ال") and is_statement(doc.bare[i])
    return definite and not doc.is_word(i, words("reporting", "not_speaker", "news"))


def is_person(doc: Document, i: int) -> bool:
    """`شقيق القتيل`, `أسرة الضحية`, `صاحب المتجر`: whether a token is a noun of people who may speak."""
    subjects = words("reporting", "say", "subjects") | words("reporting", "anaphora", "heads")
    if _may_speak(doc, i) or is_imam(doc, i) or doc.is_word(i, subjects):
        # `الوزارة أكدت مقتل ثلاثة`: a short form of who was named
        return True
    return doc.reading(i, "person", "kin", "collective") is not None


def subject_before(doc: Document, first: int, limit: int) -> Speaker | None:
    """`صححت الشرطة الحصيلة، وقالت ...`: the actor whom the clause that begins at a token is about, if named before the
    token `limit`.
    """
    for i in range(first, limit):
        mention = doc.actor_at.get(i)
        if mention is not None and mention.first == i and not mention.carrier:
            last = closed(doc, i, mention.last, len(doc.tokens))
            return Speaker(doc.slice(i, last), i, last)
    return None


def carried(doc: Document, before: int, first: int, reach: int) -> Speaker | None:
    """`تابع الجيش الدهم. كما تابع ملاحقة المطلوبين، فأعلن توقيف تسعة`: the subject of the sentence before `first`."""
    return subject_before(doc, before, min(before + reach, first)) if doc.norms[first] == "كما" else None


def subject_behind_verb(doc: Document, first: int, at: int) -> Speaker | None:
    """`رفضت العائلة الرواية وقالت`, `تفقد المحافظ الموقع، وقال`: who stands behind the verb that a clause opens with,
    before the verb of saying at a token.
    """
    if first + 1 >= at or is_verb(doc.bare[first]) or is_person(doc, first):
        return None
    heads = words("reporting", "anaphora", "heads") | grammar().ranks
    if not is_person(doc, first + 1) and doc.norm(first + 1) not in heads:
        # `طالبت النقابة بفتح تحقيق، مؤكدة`
        return None
    # `عبر المفوض فلان عن صدمته، مشيرا إلى`
    expresses = doc.bare[first] == "عبر" and doc.find({"عن"}, first + 1, at) is not None
    # `ظهر مدير المستشفى في تسجيل يقول فيه`: behind it a person stands, and no day.
    other_word = doc.is_word(first, words("reporting", "function")) and doc.bare[first] not in ("ظهر", "ظهرت")
    if not expresses and other_word:
        return None
    if doc.is_word(first, words("reporting", "preposition")) or doc.reading(first, "event", "verb") is not None:
        # `قتل جندي في كمين ... وقال إنه قتل خمسة`: the dead say nothing.
        return None
    for i in range(min(first + LONGEST_SUBJECT, at) - 1, first, -1):
        mention = doc.actor_at.get(i)
        ranked = mention is not None and mention.first == first + 2 and doc.norm(first + 1) in grammar().ranks
        opens = mention is not None and first + 1 in (mention.phrase_first, mention.first)
        if mention is not None and not mention.generic and (opens or ranked):
            # `تفقد محافظ بابل موقع الحادث، وقال`, `ظهر رئيس المجلس المحلي يوسف فلان في تسجيل يقول فيه`
            last = _behind_office(doc, closed(doc, first + 1, mention.last, at), at)
            return Speaker(doc.slice(first + 1, last), first + 1, last)
    # `ناشدت عائلات المفقودين السلطات، وقالت`: whom they call on is another.
    # `زارت منظمة «نور» البلدة، مؤكدة`: what the body is called is no other.
    called = quoted_name_end(doc, first + 2, at) if doc.tokens[first + 2].kind == "quote" else None
    behind = called or first + 2
    other = next((i for i in range(behind, at) if i in doc.actor_at and doc.actor_at[i].first == i), at)
    alone = doc.norm(first + 1).startswith("ال") and not doc.norm(first + 2).startswith("ال")
    if alone and doc.norm(first + 2) not in grammar().given and doc.norm(first + 2) not in TITLE_LINKS:
        # `ألقى المفوض كلمة قال فيها`: a definite noun takes no indefinite one.
        other = first + 2
    return read_speaker(doc, first + 1, other)


def _behind_office(doc: Document, last: int, at: int) -> int:
    """`انتقل الدكتور سالم حيدر محافظ القاهرة إلى الموقع`: behind a name, the office that is apposed to it."""
    if doc.norm(last) not in grammar().offices:
        return last
    near = range(last + 1, min(last + LONGEST_OFFICE, at))
    place = next((doc.place_at[i] for i in near if i in doc.place_at), None)
    plain = place is not None and all(doc.tokens[i].kind == "word" for i in range(last, place.first))
    return place.last if place is not None and plain else last


def is_plural(speaker: Speaker) -> bool:
    """`مسلحون`: they say with a plural verb of their own."""
    return fold(speaker.name).split()[0].endswith(("ون", "ين"))


def _may_speak(doc: Document, i: int) -> bool:
    """Whether a body, a holder of office or a group of people is named from a token on: `مكتب التربية`, `مصدر طبي`."""
    heads = grammar().heads.keys() | grammar().unnamed
    return i in doc.actor_at or names_actor(doc, i) or doc.is_word(i, heads)


def _opens_clause(doc: Document, i: int, start: int) -> bool:
    """Whether a token is where a subject before its verb begins."""
    if i == start or doc.is_word(i - 1, OPENERS) or doc.is_stop(i - 1):
        return True
    if doc.tokens[i - 1].kind == "quote":
        return before_quoted_name(doc, i - 1, i + LONGEST_PLAIN) is None
    return doc.norm(i).startswith("و")


def subject_meant(doc: Document, at: int, before: int, first: int) -> Speaker | None:
    """`ولا تنشر الحكومة أي أرقام. لكنها أعلنت أن`: who did not do what the sentence before told, [before, first), whom
    the pronoun that opens the next one means.
    """
    if doc.find(PRONOUNS_BUT, first, at) != at - 1 or not doc.is_word(before, NEGATIONS):
        return None
    undone, pronoun = doc.norm(before + 1), doc.norm(at - 1)
    if undone.startswith("ت") != pronoun.endswith("ها") or not undone.startswith(("ت", "ي")):
        return None
    land = doc.place_at.get(before + 2)
    if land is not None and land.entry is not None and land.entry.kind == "country":
        return Speaker(land.name, land.first, land.last)
    return read_speaker(doc, before + 2, first) if names_speaker(doc, before + 2) else None
