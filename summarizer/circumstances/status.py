"""Whether a claim is affirmed, denied or only thought possible.

In this order: nobody was hurt; its source denies it, or a word behind it does; its source expects or fears it; a word
of denial or doubt before it in its clause; a verb of what may be in the claim itself.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache

from summarizer.circumstances.denials import denies_else, is_denied
from summarizer.circumstances.presupposed import is_after, is_of_event, is_of_event_before
from summarizer.circumstances.unconfirmed import is_unconfirmed
from summarizer.claims.bounds import NOT
from summarizer.claims.conjoined import behind_connector
from summarizer.claims.scene import Skeleton
from summarizer.claims.single_events import cause_of
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, relatives, words
from summarizer.model import Status
from summarizer.sources.reporting import is_participle, is_verb
from summarizer.sources.voices import Voice

# How far before a claim a word of doubt may stand, in tokens.
DOUBT_REACH = 14
# Imperfects after قد that begin with ت; perfects may begin so too (`قد تسبب`).
MAY_BE = frozenset(("تكون", "تصل", "ترتفع", "تبلغ", "تودي", "تسفر", "تتجاوز", "تتراوح", "تتخطي", "تفوق"))
MAY_BE |= {"تكلف", "تحصد", "تقتل", "تتسبب"}
# How far before a claim the عن of its doubt may stand behind an aside, in tokens: `أنباء، ...، عن سقوط خمسة`.
OF_REACH = 3
# Behind these stands a reason, which nobody doubts: `مرجحا ارتفاع العدد بسبب وجود جرحى`.
REASONS = frozenset(("بسبب", "لان", "لوجود", "نظرا", "نتيجه"))
# Behind a doubt, before who somebody is: `يعتقد أنهم من التنظيم`.
THEY = frozenset(("انه", "انها", "انهم", "انهما", "انهن"))
# Of sick people, behind whom it is told that they may be.
CASES = frozenset(("حاله", "حالات"))
# Verbal nouns of so many letters are written like their verbs.
SHORT_VERB = 3
# Before the verb of what goes on: `ما زالت تحتجز`.
STILL = frozenset(("ما", "لا", "زال", "زالت", "زالوا", "يزال", "تزال", "يزالون", "قد"))
# Stops that do not end the clause in which a word of doubt stands.
PASSED = frozenset((":", "(", ")"))


def status_of(doc: Document, claim: Skeleton, voice: Voice) -> Status:
    """The status of a claim in the words of its source."""
    if claim.none or is_denied(doc, claim, voice):
        return "denied"
    aside = _aside_before(doc, claim)
    begin = max(doc.sentences[claim.sentence].first, claim.first - DOUBT_REACH - len(aside))
    if _is_doubted_behind(doc, claim):
        return "possible"
    if is_of_event_before(doc, begin, claim, doubted=voice.doubted):
        return "affirmed"
    if voice.doubted and doc.find(REASONS, begin, claim.first + 1) is None and not is_after(doc, claim.first - 1):
        return "possible"
    if is_unconfirmed(doc, claim, voice, begin):
        return "possible"
    if (
        _is_warned_of(doc, claim, begin)
        or _is_passed_on(doc, claim, begin)
        or (voice.speaker is None and _is_questioned(doc, claim, begin))
    ):
        return "possible"
    if doc.find(_doubting(), begin, claim.last) is None:
        return "affirmed"
    begin = _behind_involvement(doc, claim, begin)
    if _is_doubted_over_aside(doc, claim, begin):
        return "possible"
    # The comma over which a claim is joined to what is in doubt.
    joined: int | None = None
    # Whether what was denied has been answered.
    told = False
    for i in range(claim.last - 1, begin - 1, -1):
        if i in aside or (claim.who is not None and i == claim.who[0]):
            # Whom a claim tells of is not in doubt: `مقتل مرشح للانتخابات`.
            continue
        if claim.agent is not None and claim.agent[0] <= i < claim.agent[1]:
            # `خطف مسلحون يعتقد أنهم من الجماعة ثلاثة`: who did it is in doubt, and nothing else.
            continue
        if _may_be(doc, i):
            return "possible"
        if i > claim.key:
            if _is_doubt(doc, i) and _tells_fate(doc, i + 1):
                return "possible"
            continue
        stops = i < claim.first and doc.is_stop(i) and doc.norm(i) not in PASSED
        stops = stops or (i == claim.first - 1 and is_of_event(doc, i))
        if stops and joined is None and _is_joined(doc, claim, i):
            joined = i
            continue
        if stops or doc.norm(i) in REASONS or (i == claim.first - 1 and is_after(doc, i)):
            break
        tells = joined is None or bool(doc.having(i, joined, "event", "victim"))
        if tells and not told and _is_denial(doc, i):
            return "affirmed" if denies_else(doc, i, claim) else "denied"
        if tells and _is_doubt(doc, i):
            return "possible"
        # `نفى ذلك قائلا إن ثلاثة قتلوا`
        told = told or (i < claim.first and is_participle(doc.norm(i)))
        if i < claim.first and doc.norm(i).startswith("و") and is_verb(doc.bare[i]):
            # `نفت الشركة ذلك وقالت إن ثلاثة أصيبوا`
            break
    return "affirmed"


def _aside_before(doc: Document, claim: Skeleton) -> range:
    """`يعتقد أن الجماعة، التي بايعت التنظيم، تحتجز سبعة`: the relative clause between commas that stands right before a
    claim, in tokens, which ends no doubt.
    """
    closing = doc.past(claim.first - 1, lambda i: doc.norm(i) in STILL, -1)
    if doc.norm(closing) not in COMMAS:
        return range(0)
    first = doc.sentences[claim.sentence].first
    opening = next((i for i in range(closing - 1, first, -1) if doc.norm(i) in COMMAS), closing)
    return range(opening, claim.first) if doc.norm(opening + 1) in relatives() else range(0)


def _behind_involvement(doc: Document, claim: Skeleton, begin: int) -> int:
    """`يشتبه بضلوعه في غرق قارب أسفر عن وفاة 12`: the part of somebody is in doubt, and not what the event did."""
    cause = cause_of(doc, begin, claim.first + 1)
    involvement = words("reporting", "background", "involvement")
    near = range(begin, cause or begin)
    return cause if cause and any(doc.norm(i).removeprefix("ب") in involvement for i in near) else begin


def _is_doubted_over_aside(doc: Document, claim: Skeleton, begin: int) -> bool:
    """`أنباء، لم تؤكدها أي جهة رسمية، عن مقتل اثنين`, `يخشى، وفق المنظمة، أن يكون عشرات قد قضوا`: what stands between
    commas parts a doubt from its عن or أن.
    """
    of = doc.find({"عن", "ان"}, max(claim.first - OF_REACH, begin), claim.first)
    closing = (of or begin) - 1
    if of is None or doc.norm(closing) not in COMMAS:
        return False
    opening = next((i for i in range(closing - 1, begin, -1) if doc.norm(i) in COMMAS), begin)
    return any(_is_doubt(doc, i) for i in range(max(opening - 2, begin), opening))


def _is_warned_of(doc: Document, claim: Skeleton, begin: int) -> bool:
    """`حذر الأطباء من وفاة 40 مريضا`: what one warns of may come, but not `حذر من أن القصف قتل 20`."""
    of = doc.norm(claim.first - 1) == "من" or doc.norm(claim.first - 2) == "من"
    return of and _is_behind(doc, claim, begin, words("casualties", "possible", "warnings"))


def _is_passed_on(doc: Document, claim: Skeleton, begin: int) -> bool:
    """`تداول ناشطون خبر مقتل سبعة`, `تناقلت الصفحات خبرا عن مقتل سبعة`: news that nobody in the text tells as his."""
    news = claim.first - 1 - (doc.norm(claim.first - 1) in ("عن", "ب"))
    told = doc.norm(news) in words("casualties", "possible", "news")
    return told and _is_behind(doc, claim, begin, words("casualties", "possible", "passed_on"))


def _is_questioned(doc: Document, claim: Skeleton, begin: int) -> bool:
    """`شكك المتحدث في مقتل 60`, `مشككا في مقتل 60`: a toll that somebody doubts, and nobody in the text gives."""
    doubting = words("reporting", "say", "with_fi") | words("casualties", "possible", "questioned")
    return _is_behind(doc, claim, begin, doubting)


def _is_behind(doc: Document, claim: Skeleton, begin: int, told_by: AbstractSet[str]) -> bool:
    """Whether one of some words stands between a token and a claim, and no stop behind it."""
    at = doc.find(told_by, begin, claim.first)
    return at is not None and not any(map(doc.is_stop, range(at, claim.first)))


def _is_doubted_behind(doc: Document, claim: Skeleton) -> bool:
    """`البحث عن مفقودين محتملين`, `قتل على الأرجح في الغارة`; not `قتلوا على الأرجح بنيران صديقة`, where how is."""
    if doc.norm(claim.last) in words("casualties", "possible", "after"):
        return True
    behind = max(claim.last, claim.who[1]) if claim.who is not None else claim.last
    end = doc.phrase_end(phrases("casualties", "possible", "after_phrases"), behind)
    return end is not None and (doc.is_stop(end) or doc.norm(end) == "في")


def _is_joined(doc: Document, claim: Skeleton, comma: int) -> bool:
    """`أنباء عن مقتل خمسة، وإصابة عشرات`, `..., فضلا عن عشرات الجرحى`: a claim joined over a comma by no verb."""
    if doc.norm(comma) not in COMMAS:
        return False
    besides = behind_connector(doc, comma + 1)
    if besides is not None:
        return besides >= claim.first
    # `وقتل` is a verb as well.
    noun = not claim.rule.startswith("verb") and len(doc.bare[comma + 1]) > SHORT_VERB
    return noun and claim.first == comma + 1 and doc.norm(comma + 1).startswith("و")


def _tells_fate(doc: Document, i: int) -> bool:
    """`عمال يعتقد أنهم قتلوا`: what became of them is in doubt; not `يعتقد أنهم من الجماعة`, who they are."""
    if not doc.norm(i).startswith("ان"):
        return False
    i += 1 + (doc.norm(i + 1) == "قد")
    # `أشخاص يرجح أنهم لا يزالون تحت الأنقاض`
    still = doc.norm(i) in ("لا", "ما") and doc.norm(i + 1) in words("casualties", "missing", "still")
    return still or doc.reading(i, "verb") is not None


@cache
def _doubting() -> frozenset[str]:
    """What words of doubt begin with: few claims have any near."""
    possible = words("casualties", "possible").union(phrases("casualties", "possible", "phrases"))
    denied = words("casualties", "denied", "before").union(phrases("casualties", "denied", "before_phrases"))
    return possible | denied | {"قد", "ربما"}


def _is_denial(doc: Document, i: int) -> bool:
    """`نفى`, `لا صحة لمقتل`, `ليس صحيحا أن`; not `لم ينف`."""
    if doc.phrase_end(phrases("casualties", "denied", "before_phrases"), i) is not None:
        return True
    return doc.is_word(i, words("casualties", "denied", "before")) and doc.norm(i - 1) not in NOT


def _is_doubt(doc: Document, i: int) -> bool:
    """`أنباء عن مقتل`, `يخشى أن`, `تقارير عن مقتل`; an agency (`وكالة أنباء`) is none."""
    if doc.phrase_end(phrases("casualties", "possible", "phrases"), i) is not None:
        return True
    if doc.bare[i] == "توقع" and (i + 1 in doc.counts or doc.reading(i + 1, "victim") is not None):
        # `غارة توقع ثمانية جرحى` causes what `توقع سقوط جرحى` expects.
        return False
    # `1200 حالة يشتبه بإصابتها و300 وفاة مسجلة`: the cases are in doubt, and not the dead beside them.
    of_others = _tells_who(doc, i + 1) or doc.norm(i - 1) in CASES
    doubt = doc.is_word(i, words("casualties", "possible")) and not of_others
    return doubt and doc.norm(i - 1) not in words("casualties", "possible", "not_after")


def _tells_who(doc: Document, i: int) -> bool:
    """`مسلحين يشتبه بكونهم متشددين`, `يعتقد أنهم من التنظيم`: who they are is in doubt, not what they did."""
    i += doc.norm(i) in ("في", "ب")
    norm = doc.norm(i).removeprefix("ب")
    if norm in words("casualties", "possible", "identity"):
        return True
    if norm not in THEY:
        return False
    behind = doc.norm(i + 1)
    fate = doc.reading(i + 1, "verb", "victim") or behind in words("casualties", "missing", "stranded")
    return behind == "من" or (behind.endswith(("ون", "ين")) and not fate)


def _may_be(doc: Document, i: int) -> bool:
    """`قد يكونون تحت الأنقاض`, `خمسة عمال ربما قتلوا`."""
    if doc.bare[i] != "قد":
        return doc.bare[i] == "ربما"
    return doc.norm(i + 1)[:1] == "ي" or doc.norm(i + 1) in MAY_BE
