"""The toll that a death raised: the death is a share of it (`توفي جريح، ليرتفع العدد إلى ستة`)."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.diseases import is_disease
from summarizer.claims.scene import Skeleton
from summarizer.claims.spans import names_span
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far before the number that a toll rose to the word of rising may stand, in tokens.
RISE_REACH = 14
# How far before its number the time may stand since which a toll runs, in tokens: `عدد القتلى منذ ليلة الأحد إلى 70`.
SINCE_REACH = 6
# A toll so many times larger is one of other incidents as well.
OF_OTHERS = 100
# How far behind a toll with a span the death may stand that raised it, in tokens: `منذ مايو 38 شخصا، بعد وفاة سائق`.
RAISED_REACH = 4
# How far behind the head of its sentence a toll may rise by what was told before it, in tokens: `وقال إنه بذلك يرتفع`.
SO_REACH = 8
# How many sentences before such a toll the death may stand that raised it.
DEATH_REACH = 1
# How far before a death بعد may stand, in tokens: `بعدما فارق اثنان الحياة`.
AFTER_REACH = 3
# How far before bodies it may stand that they were found, in tokens.
FOUND_REACH = 8
# How many hours a day's deaths are of.
DAY, HOURS = "24", frozenset(("ساعه",))
# Behind a death: what follows from it.
THEREBY = frozenset(("بذلك", "وبذلك", "بهذا", "وبهذا"))


def is_larger(whole: Skeleton, part: Skeleton) -> bool:
    """Whether a toll has room for a part besides others: `العشرات` has, some have not."""
    if part.minimum is None:
        return False
    if whole.vague is not None:
        return whole.vague != "some"
    if whole.maximum is None and whole.minimum is not None:
        # `أكثر من 800 قتيل، منهم 800 في ولاية كونار وحدها`
        return whole.minimum >= part.minimum
    return (whole.maximum or 0) > part.minimum


def raised(doc: Document, beside: Sequence[Skeleton], claim: Skeleton) -> Skeleton | None:
    """The running toll of the same incident that a death in its sentence raised: `توفي جريح، ليرتفع العدد إلى ستة`.

    A toll with a span of its own (`منذ بداية الحرب`) is one of other incidents; so is one of a war by its number.
    """
    sentence = doc.sentences[claim.sentence]
    others = doc.norm(claim.last).startswith("اخر")
    if others or (claim.cumulative and claim.rule in ("toll", "kind-equals-number")):
        # `عثر على 21 جثة أخرى، ليصل الإجمالي إلى 54`: those are told besides.
        return None
    for whole in beside:
        if whole.kind != claim.kind or whole.host is not None or not whole.cumulative or not is_larger(whole, claim):
            continue
        if (whole.minimum or 0) >= OF_OTHERS * (claim.minimum or 1):
            continue
        if whole.rule == "toll-revised" and any(i in doc.place_at for i in range(whole.first, whole.key)):
            # `203 في حمص، ليرتفع العدد في عموم سوريا إلى 1148`
            continue
        # `بعدما عثر رجال الإنقاذ صباح الجمعة على جثتين`
        recovered = doc.find(words("casualties", "found"), max(sentence.first, claim.first - FOUND_REACH), claim.first)
        begin = claim.first - AFTER_REACH if recovered is None else recovered - 1
        after = doc.find({"بعد", "بعدما"}, max(sentence.first, begin), claim.first + 1)
        raised = after is not None and not _was_before(doc, after + 1)
        if raised and whole.last <= claim.first <= whole.last + RAISED_REACH:
            # `بلغ عدد من قضوا منذ مطلع الصيف 38 شخصا، بعد وفاة سائق`
            return whole
        if whole.key > claim.key and _opens_rise(doc, claim, whole):
            return whole
        since = doc.find({"منذ"}, whole.key - SINCE_REACH, whole.key)
        if names_span(doc, sentence.first, sentence.last) or since is not None:
            return None
        if raised:
            return whole
        if whole.key > claim.key and _goes_up_from(doc, claim, whole):
            return whole
    return None


def _was_before(doc: Document, i: int) -> bool:
    """`بعدما كان ستة`, `بعد أن كانت ستة`: what a toll was before it rose; `بعد أن توفيت امرأة` tells what raised it."""
    return doc.norm(i + (doc.norm(i) == "ان")) in ("كان", "كانت")


def _opens_rise(doc: Document, claim: Skeleton, whole: Skeleton) -> bool:
    """`ومع وفاة أحد المصابين، بات عدد القتلى خمسة`, `باستشهاد سالم، يرتفع عدد الشهداء إلى 86`: the death at the head of
    the sentence that tells what a toll rises to.
    """
    first = doc.sentences[claim.sentence].first
    opens = claim.first == first and doc.bare[first].startswith("ب")
    opens = opens or (claim.first == first + 1 and doc.bare[first] in ("مع", "ب"))
    return opens and doc.find(words("casualties", "cumulative", "change"), claim.last, whole.key) is not None


def raised_next(doc: Document, behind: Sequence[Skeleton], claim: Skeleton) -> Skeleton | None:
    """The toll that rises in the next sentence by what its own told: `توفي جريح. وبذلك يرتفع عدد القتلى إلى ستة`.

    `behind` is the first claim of a later sentence, if there is any.
    """
    whole = next(iter(behind), None)
    if whole is None or whole.sentence - claim.sentence != DEATH_REACH or whole.kind != claim.kind:
        return None
    sentence = doc.sentences[whole.sentence]
    so = doc.find(THEREBY, sentence.first, min(sentence.first + SO_REACH, whole.key))
    if so is None or doc.find(words("casualties", "cumulative", "change"), so + 1, so + 3) is None:
        return None
    others = (whole.minimum or 0) >= OF_OTHERS * (claim.minimum or 1) or names_span(doc, sentence.first, sentence.last)
    fits = whole.cumulative and whole.host is None and is_larger(whole, claim) and claim.minimum is not None
    return whole if fits and not others and not claim.cumulative and not _is_of_day(doc, claim, whole) else None


def _is_of_day(doc: Document, claim: Skeleton, whole: Skeleton) -> bool:
    """`سجلت البلاد 129 وفاة خلال 24 ساعة. وبذلك يصل العدد إلى 988`: a day's deaths of what has no event, a disease."""
    own = doc.sentences[claim.sentence]
    day = any(doc.norm(i) == DAY and doc.norm(i + 1) in HOURS for i in range(own.first, own.last - 1))
    return day or any(map(is_disease, doc.norms[own.first : doc.sentences[whole.sentence].last]))


def _goes_up_from(doc: Document, claim: Skeleton, whole: Skeleton) -> bool:
    """Whether a toll rises in consequence of what stands before it: `ليرتفع`, `ما يرفع`, `وبذلك يصل`."""
    change = words("casualties", "cumulative", "change")
    for i in range(whole.key - 1, max(claim.last, whole.key - RISE_REACH) - 1, -1):
        if doc.is_word(i, change):
            return doc.norm(i).startswith("ل") or doc.norm(i - 1) in words("casualties", "cumulative", "so")
    return False
