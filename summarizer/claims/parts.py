"""Claims read by other rules that are yet a part of a wider one, as their words show: `ثلاثة منهم استشهدوا`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.part_signs import NEAR, Sign, sign_of_part
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.spans import names_span
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind a share a number of another kind may stand that goes on with it, in tokens.
JOINED_REACH = 4
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
# Behind a death: what follows from it.
THEREBY = frozenset(("بذلك", "وبذلك", "بهذا", "وبهذا"))


def read_divided(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """Claims of a sentence that stand as shares by other rules: `ثلاثة منهم استشهدوا`, and a mixed toll told kind by
    kind.
    """
    for position, claim in enumerate(scene.found):
        if claim.host is not None or claim.none:
            continue
        whole = _whole_of(scene, claim, previous)
        if whole is not None:
            scene.found[position] = replace(claim, host=whole.key)


def _whole_of(scene: Scene, claim: Skeleton, previous: Sequence[Skeleton]) -> Skeleton | None:
    """The claim that one is a share of by `منهم`, `بين القتلى`, by the verb of another share, or kind by kind."""
    together = next((s for s in scene.found if s.host is not None and s.key < claim.key and _in_one(s, claim)), None)
    if together is not None:
        return _with_room(scene, previous, together.host, claim)
    before = [s for s in [*previous, *scene.found] if s.key < claim.key and s.host is None and not s.none]
    at = _before_marks(scene, claim.key)
    opened = scene.doc.is_word(at, words("casualties", "share", "openers")) or _among(scene, at)
    # `نُقل 15 مصابا توفي منهم أربعة`: of those told right before.
    behind = opened and scene.doc.reading(claim.key - 2, "verb") is not None
    if (
        ((claim.partitive or behind) and not _of_others(scene, claim))
        or (opened and not behind)
        or _from_victims(scene, claim)
    ):
        wider = (s for s in before if _may_be_of(claim, s) and s.holds(claim.minimum))
        return max(wider, key=lambda s: s.key, default=None)
    mixed = [s for s in before if s.kind == "casualties" and s.minimum is not None and s.minimum == s.maximum]
    if not mixed or claim.kind not in ("killed", "wounded") or claim.minimum is None:
        return None
    parts = [s for s in scene.found if s.kind in ("killed", "wounded") and s.key > mixed[-1].key and not s.partitive]
    told = sum(s.minimum or 0 for s in parts if not scene.doc.is_word(s.first, words("casualties", "share", "openers")))
    return mixed[-1] if {s.kind for s in parts} == {"killed", "wounded"} and told == mixed[-1].minimum else None


def _may_be_of(claim: Skeleton, whole: Skeleton) -> bool:
    """Whether a claim's kind allows it to be of another: `61 ضحية، بينهم 35 قتيلا`."""
    return whole.kind == claim.kind or (whole.kind == "casualties" and claim.kind in ("killed", "wounded"))


def _in_one(share: Skeleton, claim: Skeleton) -> bool:
    """`بينهم 12 امرأة وسبعة أطفال قضوا`: two numbers that one verb tells."""
    return (share.kind, share.first, share.last) == (claim.kind, claim.first, claim.last)


def _with_room(scene: Scene, previous: Sequence[Skeleton], key: int | None, claim: Skeleton) -> Skeleton | None:
    """The whole with a key, if it has room for one more share."""
    whole = next((s for s in [*previous, *scene.found] if s.key == key), None)
    many = sum(s.minimum or 0 for s in scene.found if s.host == key)
    return whole if whole is not None and whole.holds(many + (claim.minimum or 0)) else None


def _of_others(scene: Scene, claim: Skeleton) -> bool:
    """`خمسة من العناصر تعرضوا لإطلاق النار، ثلاثة منهم فقدوا حياتهم`, `أصيب طفلان ثم توفي أحدهما`, `توفي اثنان من هؤلاء
    المصابين`: of people who are no claim, or a claim of another kind.
    """
    if scene.doc.norm(claim.key + 1) == "من" and scene.doc.is_word(
        claim.key + 2, words("casualties", "share", "these")
    ):
        these = scene.doc.form(claim.key + 3, "victim")
        if these is not None and these.kind not in (claim.kind, "casualties", None):
            return True
    told_before = (s.key for s in scene.found if s.key < claim.first)
    for i in sorted({*scene.doc.counted(scene.first, claim.first), *told_before}, reverse=True):
        told = next((s for s in scene.found if s.key == i), None)
        group = scene.group(i)
        if told is None and (group is None or group.who is None or group.kind or not scene.free(group)):
            continue
        kind, many = (told.kind, told.minimum) if told else (None, group.minimum if group else None)
        return kind not in (claim.kind, "casualties") and (many or 0) > (claim.minimum or 0)
    return False


def _before_marks(scene: Scene, key: int) -> int:
    """The token before a count and the marks around it: `من بين الضحايا "(14) جثة`."""
    at = key - 1
    while at > scene.first and (scene.doc.norm(at) == "(" or scene.doc.tokens[at].kind == "quote"):
        at -= 1
    return at


def _among(scene: Scene, at: int) -> bool:
    """`بين المصابين طفلتان في حال الخطر`: whether the victims stand at a token of whom some are told."""
    reading = scene.doc.reading(at, "victim")
    return reading is not None and reading.definite and scene.doc.is_word(at - 1, ("بين",))


def _from_victims(scene: Scene, claim: Skeleton) -> bool:
    """`ثلاثة من القتلى ... قضوا في القرية`, `جثث 68 شخصا من ضحايا الطائرة`; not `عدد من الإصابات`."""
    doc = scene.doc
    if claim.minimum is None:
        return False
    for i in range(claim.key + 1, min(claim.key + 4, scene.last)):
        if doc.norm(i) == "من":
            reading = doc.reading(i + 1, "victim")
            if reading is None or reading.form.kind not in (claim.kind, "casualties"):
                return False
            return reading.definite or (reading.form.number == "plural" and doc.norm(i + 2).startswith("ال"))
    return False


def join_parts(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with those whose own words or place in the sentence make them a part of a total as its shares."""
    joined = list(claims)
    for at, claim in enumerate(claims):
        if joined[at].host is not None or claim.none:
            continue
        first, last = _sentence_of(joined, at)
        whole = _raised(doc, joined[first:last], claim) or _raised_next(doc, joined[last : last + 1], claim)
        if whole is not None:
            joined[at] = replace(joined[at], host=whole.key, cumulative=False)
        elif (host := _continued(doc, joined[first:at], claim)) is not None:
            joined[at] = replace(joined[at], host=host)
        elif (host := _beside_share(doc, joined[first:at], claim)) is not None:
            joined[at] = replace(joined[at], host=host, rule="share-beside")
        elif (sign := sign_of_part(doc, claim)) and (whole := _wider(joined, at, sign)) is not None:
            joined[at] = replace(joined[at], host=whole.key, kind=whole.kind)
    return joined


def _sentence_of(claims: Sequence[Skeleton], at: int) -> tuple[int, int]:
    """The positions of the claims of one sentence: the first, and behind the last."""
    first = last = at
    while first > 0 and claims[first - 1].sentence == claims[at].sentence:
        first -= 1
    while last < len(claims) and claims[last].sentence == claims[at].sentence:
        last += 1
    return first, last


def _wider(claims: Sequence[Skeleton], at: int, sign: Sign) -> Skeleton | None:
    """The larger toll of its kind that was told last before what shows a claim to be a part."""
    claim = claims[at]
    for i in range(at - 1, -1, -1):
        whole = claims[i]
        if claim.sentence - whole.sentence > sign.reach:
            return None
        if whole.key >= sign.at or (sign.reach == NEAR and whole.minimum is None):
            continue
        # `قتل خمسة ... والضحايا هم أربعة أطفال`: those who died.
        dead = claim.kind == "casualties" and claim.rule == "kind-equals-number" and whole.kind == "killed"
        same = dead or whole.kind == claim.kind
        if same and whole.host is None and not whole.none and _is_larger(whole, claim):
            return whole
    return None


def _is_larger(whole: Skeleton, part: Skeleton) -> bool:
    """Whether a toll has room for a part besides others: `العشرات` has, some have not."""
    if part.minimum is None:
        return False
    if whole.vague is not None:
        return whole.vague != "some"
    if whole.maximum is None and whole.minimum is not None:
        # `أكثر من 800 قتيل، منهم 800 في ولاية كونار وحدها`
        return whole.minimum >= part.minimum
    return (whole.maximum or 0) > part.minimum


def _continued(doc: Document, told: Sequence[Skeleton], claim: Skeleton) -> int | None:
    """The whole of the share that `اثنين آخرين` or `ولم توثق في إدلب سوى ثلاثة` goes on from, of those `told` before in
    the sentence; both fit in.
    """
    excepted = claim.rule == "exception"
    if not excepted and doc.form(claim.key, "other") is None and doc.form(claim.key + 1, "other") is None:
        return None
    before = next((s for s in reversed(told) if s.kind == claim.kind), None)
    host = before.host if before is not None else None
    while host is not None:
        whole = next((s for s in told if s.key == host), None)
        if whole is None or _has_room(told, host, claim):
            return host
        host = whole.host
    return None


def _beside_share(doc: Document, told: Sequence[Skeleton], claim: Skeleton) -> int | None:
    """`31 قتيلا و84 جريحا، بينهم 12 قتيلا مدنيا و40 جريحا`, `منهم شهيد جديد و1 شهيد انتشال`: a number that و joins to a
    share.
    """
    share = told[-1] if told else None
    if share is None or share.host is None or not share.rule.startswith("share"):
        return None
    if claim.rule not in ("counted-victims", "introduced-victims") or claim.first - share.last > JOINED_REACH:
        return None
    if not (doc.joins(claim.first) or doc.norm(claim.first - 1) == "و"):
        return None
    if share.kind == claim.kind:
        return share.host if _has_room(told, share.host, claim) else None
    wider = (s for s in reversed(told) if s.key < share.first and s.kind == claim.kind and s.host is None)
    whole = next(wider, None)
    return whole.key if whole is not None and _is_larger(whole, claim) else None


def _has_room(told: Sequence[Skeleton], key: int, claim: Skeleton) -> bool:
    """Whether a claim fits into the whole with a key besides its other shares."""
    whole = next((s for s in told if s.key == key), None)
    many = sum(s.minimum or 0 for s in told if s.host == key)
    return whole is not None and whole.holds(many + (claim.minimum or 0))


def _raised(doc: Document, beside: Sequence[Skeleton], claim: Skeleton) -> Skeleton | None:
    """The running toll of the same incident that a death in its sentence raised: `توفي جريح، ليرتفع العدد إلى ستة`.

    A toll with a span of its own (`منذ بداية الحرب`) is one of other incidents; so is one of a war by its number.
    """
    sentence = doc.sentences[claim.sentence]
    others = doc.norm(claim.last).startswith("اخر")
    if others or (claim.cumulative and claim.rule in ("toll", "kind-equals-number")):
        # `عثر على 21 جثة أخرى، ليصل الإجمالي إلى 54`: those are told besides.
        return None
    for whole in beside:
        if whole.kind != claim.kind or whole.host is not None or not whole.cumulative or not _is_larger(whole, claim):
            continue
        if (whole.minimum or 0) >= OF_OTHERS * (claim.minimum or 1):
            continue
        after = doc.find({"بعد", "بعدما"}, max(sentence.first, claim.first - AFTER_REACH), claim.first + 1)
        raised = after is not None and doc.norm(after + 1) not in ("كان", "كانت", "ان")
        if raised and whole.last <= claim.first <= whole.last + RAISED_REACH:
            # `بلغ عدد من قضوا منذ مطلع الصيف 38 شخصا، بعد وفاة سائق`
            return whole
        since = doc.find({"منذ"}, whole.key - SINCE_REACH, whole.key)
        if names_span(doc, sentence.first, sentence.last) or since is not None:
            return None
        if raised:
            return whole
        if whole.key > claim.key and _goes_up_from(doc, claim, whole):
            return whole
    return None


def _raised_next(doc: Document, behind: Sequence[Skeleton], claim: Skeleton) -> Skeleton | None:
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
    fits = whole.cumulative and whole.host is None and _is_larger(whole, claim) and claim.minimum is not None
    return whole if fits and not others and not claim.cumulative else None


def _goes_up_from(doc: Document, claim: Skeleton, whole: Skeleton) -> bool:
    """Whether a toll rises in consequence of what stands before it: `ليرتفع`, `ما يرفع`, `وبذلك يصل`."""
    change = words("casualties", "cumulative", "change")
    for i in range(whole.key - 1, max(claim.last, whole.key - RISE_REACH) - 1, -1):
        if doc.is_word(i, change):
            return doc.norm(i).startswith("ل") or doc.norm(i - 1) in words("casualties", "cumulative", "so")
    return False
