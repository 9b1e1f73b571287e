"""The wider claim that a share by its own word is of: the nearest before it, of its state's kind."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.group import Group
from summarizer.claims.one_of_them import may_be_one_of
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.those_who import those_who
from summarizer.document import Document
from summarizer.language.forms import Form
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words
from summarizer.model import Kind

# How far behind a share its state may be told, in tokens.
STATE_REACH = 5
# How far before a share its victims may be spoken of, in tokens.
SPOKEN_REACH = 10
# How far behind a share another may stand that و joins to it, in tokens.
BESIDE_REACH = 4
# How far before a share the event may stand that tells again what became of those whose share it is, in tokens.
AGAIN_REACH = 6
# Before the number of a place that had most.
MOST = frozenset(("اعلي", "اكبر"))


def _state_end(scene: Scene, start: int) -> int:
    """Where the words end that may tell in what state a share is: `بينهم عسكري وإصابة 15` goes on with others."""
    doc, end = scene.doc, min(start + STATE_REACH, scene.last)
    return next((i for i in range(start, end) if doc.norm(i).startswith("و") and doc.reading(i, "event")), end)


def _stated(scene: Scene, group: Group, opener: int) -> Kind | None:
    """The kind of the victims that a share is taken from: `ثلاثة من القتلى`, `بين المصابين طفلتان`."""
    doc = scene.doc
    if doc.is_word(group.first - 1, words("casualties", "burials")):
        # `استقبل 17 جثة و33 جريحا، ودُفن 11 منهم`
        return "killed"
    if (those := those_who(doc, opener)) is not None:
        return those.kind
    after = doc.form(group.last + 1, "victim") if doc.norm(group.last) == "من" else None
    at = opener + 1 + (doc.norm(opener + 1) in words("casualties", "share", "list_of"))
    # `حالة أحد الجرحى حرجة`
    behind = doc.norm(opener).endswith(("بين", "من")) or doc.norm(opener) in words("casualties", "share", "single")
    among = doc.form(at, "victim") if at > opener + 1 or behind else None
    form = after or among or doc.form(group.first - 1, "victim") or told_of(doc, opener) or _spoken_of(scene, opener)
    return form.kind if form else None


def _spoken_of(scene: Scene, opener: int) -> Form | None:
    """`إن القتلى عتالون، وإن بينهم فتى`: the victims of whom the sentence tells who they are, and counts nobody."""
    doc = scene.doc
    if scene.latest(opener) is not None:
        return None
    told = (doc.reading(i, "victim") for i in range(opener - 1, max(scene.first, opener - SPOKEN_REACH), -1))
    named = next((reading for reading in told if reading is not None), None)
    plural = named is not None and named.definite and named.form.number == "plural"
    return named.form if named is not None and plural else None


def told_of(doc: Document, opener: int) -> Form | None:
    """`نُقل الجرحى، وبينهم أربعة أطفال`: the victims right before the word for a share, who were told before."""
    at = opener - 1 - (doc.norm(opener - 1) in COMMAS)
    victims = doc.reading(at, "victim") if doc.is_word(opener, words("casualties", "share", "openers")) else None
    plural = victims is not None and victims.definite and victims.form.number == "plural"
    return victims.form if victims is not None and plural and not doc.counted_before(at) else None


def host_of(scene: Scene, group: Group, previous: Sequence[Skeleton], before: int) -> Skeleton | None:
    """The claim that a share belongs to: the nearest before it that is no share itself, of its state's kind."""
    doc = scene.doc
    if doc.norm(before - 2) in relatives() and doc.reading(before - 1, "verb") is not None:
        # `للمهاجمين الذين سقط منهم 14 قتيلا`: of those whom no claim counts.
        return None
    hurt = doc.find(words("casualties", "share", "hurt"), max(scene.first, before - 2), _state_end(scene, group.last))
    bracketed = doc.norm(before - 1) == "("
    options = [
        s for s in scene.found if s.key < before and not s.none and (bracketed or s.host is None or s.rule == "item")
    ]
    if doc.bracket_at(scene.first, before) is None:
        # `توزع القتلى بين حمص (11) ودرعا (5)، ومنهم خمس نساء`: of all who are told by place, not of the last place's.
        options, previous = _undivided(options), _undivided(previous)
    options = [s for s in options if s.holds(group.minimum)]
    previous = [s for s in previous if s.holds(group.minimum)]
    stated = _stated(scene, group, before)
    if stated == "casualties":
        dead = [s for s in [*previous, *options] if s.host is None and not s.none and s.kind == "killed"]
        options = dead or options
    elif stated is not None:
        told = [s for s in [*previous, *options] if s.host is None and not s.none]
        every = [s for s in told if s.kind == stated] or [s for s in told if s.kind == "casualties"]
        # `أعلى عدد من الوفيات بواقع 153 ... ومن بين القتلى 142 طفلا`: of all, and not of those of one place.
        every = [s for s in every if doc.norm(s.first - 1) not in MOST] or every
        return max(every, key=lambda s: s.key, default=None)
    shares = [s for s in scene.found if s.key < before and s.host is not None]
    if not options and shares:
        # `ومن بين القتلى تسعة مدنيين، أحدهم عامل`: one of the share told right before.
        options = [s for s in previous if s.key == shares[-1].host]
    if not options:
        options = [s for s in previous if not s.none and s.host is None and s.sentence >= scene.index - 1]
        # `توفي أربعة وأصيب عشرون. ... إلى وفاة العمال الأربعة، وبينهم أب`: of those whose fate is told again.
        again = doc.having(max(scene.first, before - AGAIN_REACH), before, "event")
        fate = doc.form(again[-1], "event") if again else None
        options = [s for s in options if fate is not None and s.kind == fate.kind] or options
    options = [s for s in options if may_be_one_of(doc, before, group.last, s)] or options
    # `31 قتيلا و84 جريحا، بينهم 12 قتيلا مدنيا`
    options = [s for s in options if s.kind == group.kind] or options
    wounded = [s for s in options if s.kind == "wounded"]
    if hurt is not None and wounded:
        options = wounded
    elif (
        last := max((s for s in scene.found if s.key < before), key=lambda s: s.key, default=None)
    ) and last.host is not None:
        # `610 قتلى و4,746 مصابا، ومن بين القتلى 49 امرأة، اثنتان منهن حاملان`
        options = [s for s in options if s.kind == last.kind] or options
    return max(options, key=lambda s: s.key, default=None)


def whole_beside(scene: Scene, group: Group) -> Skeleton | None:
    """`32 قتيلا، 14 منهم من السنة و18 من الشيعة`, `387 منهم مدنيون و268 عسكريون`: the whole of the share that و joins a
    bare number to, if it has room for both.
    """
    doc, told = scene.doc, scene.latest(group.first)
    joined = doc.joins(group.first) or doc.norm(group.first - 1) == "و"
    if told is None or told.rule != "share-of-them" or not joined or group.kind or group.definite or group.partitive:
        return None
    between = range(told.last, group.first)
    if group.first - told.last > BESIDE_REACH or any(
        doc.is_stop(i) or doc.reading(i, "event", "verb") for i in between
    ):
        return None
    sort = doc.norm(group.last) == "من" or doc.norm(group.next - 1).endswith(("ون", "ين"))
    whole = next((s for s in scene.found if s.key == told.host), None)
    fits = whole is not None and whole.holds((told.minimum or 0) + (group.minimum or 0))
    return whole if sort and fits and group.shape == "number" else None


def _undivided(claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims without the parts that brackets tell place by place."""
    return [claim for claim in claims if claim.rule != "distributed"]


def told_before(previous: Sequence[Skeleton], kind: Kind, since: int, *, counted: bool = False) -> Skeleton | None:
    """The toll of a kind that was told last from the sentence `since` on, no share itself; `counted`: with a number."""
    for claim in reversed(previous):
        if claim.sentence < since:
            return None
        if claim.kind == kind and claim.host is None and not claim.none and not (counted and claim.minimum is None):
            return claim
    return None
