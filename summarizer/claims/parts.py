"""Claims read by other rules that are yet a part of a wider one, as their words show: `ثلاثة منهم استشهدوا`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.one_of_them import may_be_one_of
from summarizer.claims.part_signs import NEAR, Sign, sign_of_part
from summarizer.claims.raised_tolls import is_larger, raised, raised_next
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.wordlists import words

# Before the whole of which some are told, and how far behind those it may stand, in tokens.
OUT_OF, OUT_OF_REACH = frozenset(("اصل", "مجموع", "اجمالي", "بين")), 5
# Before what is told beside a toll, and no part of it.
ELSEWHERE = frozenset(("فيما", "بينما", "حين"))
# How far behind a share a number of another kind may stand that goes on with it, in tokens.
JOINED_REACH = 4
# How far behind it one with a verb or a state of its own, in tokens.
OWN_REACH = 7


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
    if (of := _out_of(scene, claim) or _around(scene, claim)) is not None:
        return of
    before = [s for s in [*previous, *scene.found] if s.key < claim.key and s.host is None and not s.none]
    # `18 جثة، بينها جثث ثلاثة أطفال`
    at = _before_marks(scene, claim.first if claim.rule == "bodies-of" else claim.key)
    opened = scene.doc.is_word(at, words("casualties", "share", "openers")) or _among(scene, at)
    # `نُقل 15 مصابا توفي منهم أربعة`: of those told right before.
    behind = opened and scene.doc.reading(claim.key - 2, "verb") is not None
    if claim.partitive and _of_attackers(scene, claim, before):
        return None
    if (
        ((claim.partitive or behind) and not _of_others(scene, claim))
        or (opened and not behind)
        or _from_victims(scene, claim)
        or _of_those_told(scene.doc, claim)
    ):
        wider = (s for s in before if _may_be_of(claim, s) and s.holds(claim.minimum))
        wider = (s for s in wider if may_be_one_of(scene.doc, claim.first, claim.last, s))
        return max(wider, key=lambda s: s.key, default=None)
    mixed = [s for s in before if s.kind == "casualties" and s.minimum is not None and s.minimum == s.maximum]
    if not mixed or claim.kind not in ("killed", "wounded") or claim.minimum is None:
        return None
    parts = [s for s in scene.found if s.kind in ("killed", "wounded") and s.key > mixed[-1].key and not s.partitive]
    told = sum(s.minimum or 0 for s in parts if not scene.doc.is_word(s.first, words("casualties", "share", "openers")))
    return mixed[-1] if {s.kind for s in parts} == {"killed", "wounded"} and told == mixed[-1].minimum else None


def _out_of(scene: Scene, claim: Skeleton) -> Skeleton | None:
    """`ثماني جثث من أصل 12 جثة`, `طفلان من بين ستة قتلى`, `قضى 3930 في المتوسط من أصل 5238`, `من أصل 61 قتلوا، سقط 51
    بالرصاص`.
    """
    doc = scene.doc
    end = next((i for i in range(claim.last, claim.last + OUT_OF_REACH) if doc.is_stop(i)), claim.last + OUT_OF_REACH)
    for i in (*range(claim.last, end), scene.first):
        if doc.bare[i] == "من" and doc.norm(i + 1) in OUT_OF:
            whole = next((s for s in scene.found if s.key == i + 2 and s.kind == claim.kind), None)
            if whole is not None and whole.key != claim.key and whole.holds(claim.minimum):
                return whole
    return None


def _around(scene: Scene, claim: Skeleton) -> Skeleton | None:
    """`ثلاثة من الشرطيين الخمسة الجرحى في حالة خطرة`: the whole that stands between a number and what is told of it."""
    inner = (s for s in scene.found if claim.key < s.key < claim.last and s.kind == claim.kind)
    return next((s for s in inner if s.holds(claim.minimum) and scene.doc.norm(s.first).startswith("ال")), None)


def _of_those_told(doc: Document, claim: Skeleton) -> bool:
    """`اعتقال 700 ... إن 400 من الذين اعتقلوا ينتمون`: whether a relative clause tells of the number's kind out of all,
    and the number is of no others (`و230 آخرين ممن قتلوا`).
    """
    of = doc.find({"ممن", "الذين"}, claim.key, claim.last)
    if of is None or (doc.norm(of) == "الذين" and doc.norm(of - 1) != "من"):
        return False
    return all(doc.reading(i, "other") is None for i in range(claim.key, of))


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


def _of_attackers(scene: Scene, claim: Skeleton, before: Sequence[Skeleton]) -> bool:
    """`المهاجمين أحرقوا السوق، وأسفرت عملية عن مقتل سبعة منهم`: not of the victims of another sentence."""
    if claim.kind != "killed" or any(s.sentence == claim.sentence for s in before):
        return False
    armed = (i for i in range(scene.first, claim.first) if scene.doc.norms[i].startswith("ال"))
    attackers = words("casualties", "attackers") | words("casualties", "attackers", "many")
    return any(scene.doc.norms[i][2:] in attackers for i in armed)


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
            if (of := doc.counts.get(i + 1)) is not None and is_definite(doc.norm(i + 1)):
                # `قتيلان من الخمسة سقطا في المخيم`
                return (of.minimum or 0) > claim.minimum
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
        whole = raised(doc, joined[first:last], claim) or raised_next(doc, joined[last : last + 1], claim)
        if whole is not None:
            joined[at] = replace(joined[at], host=whole.key, cumulative=False)
        elif (host := _continued(doc, joined[first:at], claim)) is not None:
            joined[at] = replace(joined[at], host=host)
        elif (host := _beside_share(doc, joined[first:at], claim)) is not None:
            joined[at] = replace(joined[at], host=host, rule="share-beside")
        elif (host := _told_again(doc, joined[:at], claim)) is not None:
            joined[at] = replace(joined[at], host=host)
        elif (sign := sign_of_part(doc, claim)) and (whole := _wider(doc, joined, at, sign)) is not None:
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


def _wider(doc: Document, claims: Sequence[Skeleton], at: int, sign: Sign) -> Skeleton | None:
    """The larger toll of its kind that was told last before what shows a claim to be a part."""
    claim = claims[at]
    for i in range(at - 1, -1, -1):
        whole = claims[i]
        if claim.sentence - whole.sentence > sign.reach:
            return None
        if whole.key >= sign.at or (sign.reach == NEAR and whole.minimum is None):
            continue
        if doc.bracket_at(doc.sentences[whole.sentence].first, whole.first) is not None:
            # `في تعز (33 قتيلا) وعدن (17 قتيلا)`: each is of its place.
            continue
        # `قتل خمسة ... والضحايا هم أربعة أطفال`: those who died.
        dead = claim.kind == "casualties" and claim.rule == "kind-equals-number" and whole.kind == "killed"
        same = dead or whole.kind == claim.kind
        if same and whole.host is None and not whole.none and is_larger(whole, claim):
            return whole
    return None


def _continued(doc: Document, told: Sequence[Skeleton], claim: Skeleton) -> int | None:
    """The whole of the share that `اثنين آخرين` or `ولم توثق في إدلب سوى ثلاثة` goes on from, of those `told` before in
    the sentence; both fit in.
    """
    excepted = claim.rule == "exception"
    if not excepted and doc.form(claim.key, "other") is None and doc.form(claim.key + 1, "other") is None:
        return None
    before = next((s for s in reversed(told) if s.kind == claim.kind), None)
    own = doc.reading(claim.first, "verb", "event") is not None and before is not None
    if own and before is not None and doc.find(ELSEWHERE, before.last, claim.first) is not None:
        # `26 قتيلا، بينهم 3 أطفال، فيما قُتل ستة آخرون في التمانعة`
        return None
    host = before.host if before is not None else None
    while host is not None:
        whole = next((s for s in told if s.key == host), None)
        if whole is None or _has_room(told, host, claim):
            return host
        host = whole.host
    return None


def _told_again(doc: Document, told: Sequence[Skeleton], claim: Skeleton) -> int | None:
    """`قتل 34، بينهم عشرة عسكريين. وذكرت X أن العسكريين العشرة استشهدوا`: the whole of the share that a definite number
    takes up.
    """
    several = claim.minimum is not None and 1 < claim.minimum == claim.maximum
    if not several or not is_definite(doc.norm(claim.key)):
        return None
    alike = (s for s in reversed(told) if (s.kind, s.minimum, s.maximum) == (claim.kind, claim.minimum, claim.maximum))
    first = next(alike, None)
    return first.host if first is not None else None


def _beside_share(doc: Document, told: Sequence[Skeleton], claim: Skeleton) -> int | None:
    """`31 قتيلا و84 جريحا، بينهم 12 قتيلا مدنيا و40 جريحا`, `منهم شهيد جديد و1 شهيد انتشال`: a number that و joins to a
    share.
    """
    share = told[-1] if told else None
    if share is None or share.host is None or not share.rule.startswith("share"):
        return None
    plain = claim.rule in ("counted-victims", "introduced-victims")
    # `بينهم 17 طفلا، و3 أشخاص قضوا تحت التعذيب`, `منهم 49 اعتقلوا بعد الحرب، و20 رهن الاعتقال`
    own = claim.kind == share.kind and (claim.rule.startswith("verb-after") or claim.rule.endswith("-state"))
    if not (plain or own) or claim.first - share.last > (JOINED_REACH if plain else OWN_REACH):
        return None
    if not (doc.joins(claim.first) or doc.norm(claim.first - 1) == "و"):
        return None
    if share.kind == claim.kind:
        return share.host if _has_room(told, share.host, claim) else None
    wider = (s for s in reversed(told) if s.key < share.first and s.kind == claim.kind and s.host is None)
    whole = next(wider, None)
    return whole.key if whole is not None and is_larger(whole, claim) else None


def _has_room(told: Sequence[Skeleton], key: int, claim: Skeleton) -> bool:
    """Whether a claim fits into the whole with a key besides its other shares."""
    whole = next((s for s in told if s.key == key), None)
    many = sum(s.minimum or 0 for s in told if s.host == key)
    return whole is not None and whole.holds(many + (claim.minimum or 0))
