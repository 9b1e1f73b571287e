"""Claims whose numbers add up to a total told beside them are its parts: `قتل 49 ... 40 في المكان وتسعة في المستشفى`.

That numbers add up is no number of ours: it shows whose parts they are, and nothing is told that the text does not
count itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from summarizer.claims.misfortunes import is_of_attack, is_of_misfortune
from summarizer.claims.raised_tolls import raised
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import BULLETS
from summarizer.language.wordlists import words

# How many sentences behind or before a total its parts may be told, or a list of them begin.
LIST_GAP = 2
# How many sentences behind a total three and more parts may be told that add up to it exactly.
FAR_GAP = 6
# The longest list, in claims: countries have fewer provinces.
LONGEST_LIST = 60
# Behind في, what another event is told with.
CONTEXTS = frozenset(("سياق", "السياق"))
# Smaller totals add up by chance: one dead here and one there.
LEAST_WHOLE = 3
# Parts of so many at least are found in two sentences: smaller totals add up by chance.
LEAST_OVER_SENTENCES = 10
# Two numbers make no total of so many by chance, though it is told as `على الأقل`.
BEYOND_CHANCE = 100
# So many parts at least, and so near, make a total that is open upwards.
LEAST_OF_OPEN, NEAR = 3, 1.1
# The sites of a dual, which have two parts.
TWO = 2


def join_sums(doc: Document, claims: Sequence[Skeleton]) -> list[Skeleton]:
    """The claims, with those that add up to a total of their kind as its shares."""
    joined = list(claims)
    told = Told.read(doc, claims)
    for at, whole in enumerate(claims):
        for i in parts_of(doc, told, joined, at):
            joined[i] = replace(joined[i], host=whole.key)
    return joined


def parts_of(doc: Document, told: Told, claims: Sequence[Skeleton], at: int) -> Sequence[int]:
    """The positions of the claims that add up to the one at a position; none where it is no total."""
    whole = claims[at]
    share = whole.host is not None
    if (whole.minimum or 0) < (LEAST_OVER_SENTENCES if share else LEAST_WHOLE):
        return ()
    beside_it = (claims[i] for i in told.by_sentence[whole.sentence] if i < at)
    if whole.cumulative and any(raised(doc, [whole], claim) is not None for claim in beside_it):
        # `توفي رضيع، ليرتفع العدد إلى 17`: what adds up without him does so by chance.
        return ()
    sites = _sites_of(doc, whole)
    beside = _groups_beside(doc, told, claims, at, sites)
    # `بينهم 213 مسلحا، وفقا للمرصد الذي أحصى 93 من كذا و120 من كذا`: a share has its parts in its sentence.
    for group in islice(beside, 1) if share else beside:
        parts = [i for i in group if i != at and _is_of(claims[i], whole) and _is_open(claims[i], whole)]
        if not _add_up([claims[i] for i in parts], whole, sites):
            continue
        if not any(_are_listed(doc, whole, claims[i]) or _is_of_another(doc, whole, claims[i]) for i in parts):
            return parts
    return _all_behind(doc, claims, at)


def _add_up(parts: Sequence[Skeleton], whole: Skeleton, sites: int) -> bool:
    """Whether the parts make the whole of so many sites: exactly, or nearly one that is open (`30 على الأقل`)."""
    if len(parts) < 2 or not all(part.minimum for part in parts):
        return False
    total = sum(part.minimum or 0 for part in parts)
    if whole.minimum == whole.maximum:
        return total == whole.minimum and all(part.minimum == part.maximum for part in parts)
    least = whole.minimum or 0
    if whole.maximum is not None:
        return False
    together = len({part.first for part in parts}) == 1
    by_chance = least < BEYOND_CHANCE and len(parts) != sites and any(part.maximum is not None for part in parts)
    alike = total == least and (together or not by_chance)
    return alike or (len(parts) >= LEAST_OF_OPEN and least <= total <= least * NEAR)


def _are_listed(doc: Document, one: Skeleton, other: Skeleton) -> bool:
    """`تسعة في دمشق، وخمسة في إدلب وثلاثة في درعا واثنان في حماة`: members of one list, though they add up."""
    joined = doc.norm(one.first).startswith("و") and doc.norm(other.first).startswith("و")
    return joined and one.sentence == other.sentence and one.rule == other.rule


def _is_of_another(doc: Document, whole: Skeleton, part: Skeleton) -> bool:
    """`قتل ثلاثة. وفي سياق متصل، أصيب ...`, `مقتل 15 في الهجوم. ... وغرق ثمانية`: what is told behind it is another
    event.
    """
    if doc.find(CONTEXTS, whole.last, part.first) is not None:
        return True
    apart = part.sentence != whole.sentence and is_of_misfortune(doc, part)
    return apart and is_of_attack(doc, whole)


def _is_of(part: Skeleton, whole: Skeleton) -> bool:
    """Whether a claim's kind allows it to be a part: the dead are `ضحايا`."""
    return part.kind == whole.kind or (whole.kind == "casualties" and part.kind == "killed")


def _is_open(claim: Skeleton, whole: Skeleton) -> bool:
    """Whether a claim may yet become a share of the whole: it is none of another, and no running toll."""
    return not claim.none and not claim.cumulative and claim.host in (None, whole.key)


@dataclass(frozen=True, slots=True)
class Told:
    """The positions of the claims of each sentence, and of those that are items of a list."""

    by_sentence: dict[int, list[int]]
    items: list[int]

    @classmethod
    def read(cls, doc: Document, claims: Sequence[Skeleton]) -> Told:
        """Sort the claims of a document."""
        return cls(sort_by_sentence(claims), [i for i, claim in enumerate(claims) if is_item(doc, claim)])


def _groups_beside(
    doc: Document, told: Told, claims: Sequence[Skeleton], at: int, sites: int
) -> Iterator[Sequence[int]]:
    """The positions of claims that may be the parts of one, which counts so many sites: behind it in its sentence, told
    one by one in the sentence that follows or, of many in one incident, in two; or a list behind or before it.
    """
    whole = claims[at]
    yield [i for i in told.by_sentence[whole.sentence] if i > at]
    near = range(whole.sentence + 1, whole.sentence + LIST_GAP + 1)
    groups = [told.by_sentence.get(sentence, []) for sentence in near]
    following = next((group for group in groups if any(claims[i].kind == whole.kind for i in group)), [])
    told_next = [claims[i] for i in following if claims[i].kind == whole.kind]
    its_people = _are_its_people(doc, told_next, whole) and all(claim.host != whole.key for claim in claims)
    if its_people or _are_one_by_one(told_next):
        yield following
    if (whole.minimum or 0) >= LEAST_OVER_SENTENCES and not tells_several(doc, whole):
        later = [i for group in groups for i in group if claims[i].kind == whole.kind and _is_open(claims[i], whole)]
        one_by_one = len({claims[i].first for i in later}) > 1
        if one_by_one and sum(claims[i].minimum or 0 for i in later) == whole.minimum:
            yield later
        yield _one_by_one(doc, told, claims, whole, sites)
    elif sites:
        yield _one_by_one(doc, told, claims, whole, sites)
    items = told.items
    yield _run(claims, (items[k] for k in range(bisect_right(items, at), len(items))), whole)
    yield _run(claims, (items[k] for k in range(bisect_left(items, at) - 1, -1, -1)), whole)


def _all_behind(doc: Document, claims: Sequence[Skeleton], at: int) -> Sequence[int]:
    """The positions of all claims of its kind behind a total, where they add up to it and each is of the same scene
    or, if the total is of several (`غارات على مناطق متفرقة`), of any; none where one is of an earlier day, or a toll
    itself. That a few add up may be chance; that all do shows that the text told them all.
    """
    whole, several = claims[at], tells_several(doc, claims[at])
    if whole.host is not None or not (several or (whole.minimum or 0) >= LEAST_OVER_SENTENCES):
        return []
    if whole.cumulative and not several:
        return []
    behind, told = [], 0
    for i in range(at + 1, len(claims)):
        part = claims[i]
        if part.kind != whole.kind or part.host is not None or part.none or part.minimum == whole.minimum:
            continue
        told += part.minimum or 0
        if told > (whole.minimum or 0) or part.rule == "toll":
            return []
        behind.append(i)
    if told != whole.minimum or any(_is_of_another(doc, whole, claims[i]) for i in behind):
        return []
    # `17 في المنطقة، بحسب الشرطة. وقال ضابط إن 17 قتلوا`: one number told twice.
    repeated = len({claims[i].minimum for i in behind}) < 2
    sentences = {claims[i].sentence for i in behind} - {whole.sentence}
    scattered = len({doc.opens_elsewhere(sentence) for sentence in sentences}) > 1 and not several
    return [] if repeated or scattered or any(map(doc.opens_earlier, sentences)) else behind


def _are_one_by_one(claims: Sequence[Skeleton]) -> bool:
    """Whether claims of a kind are told each by itself, or in one list (`القتلى هم أربعة جنود وتسعة مارة`)."""
    return len({claim.first for claim in claims}) > 1 or any(claim.rule == "kind-equals-number" for claim in claims)


def _are_its_people(doc: Document, claims: Sequence[Skeleton], whole: Skeleton) -> bool:
    """`قُتل 37 شخصا. وقال المتحدث إن ثمانية جنود و29 مقاتلا لقوا حتفهم`: who joined by و make exactly a total."""
    if len(claims) < 2 or (whole.minimum or 0) <= LEAST_WHOLE or doc.opens_elsewhere(claims[0].sentence):
        return False
    return sum(claim.minimum or 0 for claim in claims) == whole.minimum


def _one_by_one(doc: Document, told: Told, claims: Sequence[Skeleton], whole: Skeleton, sites: int) -> Sequence[int]:
    """The positions of the first claims behind a total, in sentences of their own, that add up to it.

    Two do where the total counts two attacks or sites. One that is open upwards (`27 على الأقل`) is met too often by
    chance else.
    """
    if whole.maximum is None and not sites:
        return []
    later = range(whole.sentence + 1, whole.sentence + FAR_GAP + 1)
    run, total = [], 0
    for i in (i for sentence in later for i in told.by_sentence.get(sentence, ())):
        if _is_of(claims[i], whole) and _is_open(claims[i], whole):
            run.append(i)
            total += claims[i].minimum or 0
            if total >= (whole.minimum or 0):
                break
    # `توفي 18 في المخيمات، تسعة منهم في دريبات. وفي الفاشر، أوقع قصف خمسة قتلى`: other towns go on with other events.
    elsewhere = {doc.opens_elsewhere(claims[i].sentence) for i in run}
    apart = len(run) == sites and len({claims[i].first for i in run}) == len(run)
    many = apart or (len(run) >= LEAST_OF_OPEN and len(elsewhere) == 1)
    return run if many and total == whole.minimum else []


def sort_by_sentence(claims: Sequence[Skeleton]) -> dict[int, list[int]]:
    """The positions of the claims of each sentence that tells any."""
    found: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        found.setdefault(claim.sentence, []).append(i)
    return found


def tells_several(doc: Document, claim: Skeleton) -> bool:
    """`غارات على عدة بلدات`: what is told one by one later are incidents of their own."""
    sentence = doc.sentences[claim.sentence]
    return doc.find(words("casualties", "share", "several"), sentence.first, sentence.last) is not None


def _sites_of(doc: Document, claim: Skeleton) -> int:
    """`في هجومين`, `بسجنين`, `على ثلاث مناطق`: how many attacks or sites a toll is of, none where it counts none."""
    for i in range(claim.last, doc.sentences[claim.sentence].last):
        if doc.norm(i).removeprefix("ب") in words("casualties", "share", "two_sites"):
            return TWO
        if i in doc.counts and doc.norm(doc.counts[i].last) in words("casualties", "share", "sites"):
            return doc.counts[i].minimum or 0
    return 0


def is_item(doc: Document, claim: Skeleton) -> bool:
    """Whether a claim stands in a list, whose first item goes on with the sentence of its heading."""
    first = doc.sentences[claim.sentence].first
    before = doc.norms[first : claim.first]
    if doc.norms[first] in BULLETS:
        return True
    return ":" in before and any(one == ":" and two in BULLETS for one, two in pairwise(before))


def _run(claims: Sequence[Skeleton], items: Iterable[int], whole: Skeleton) -> Sequence[int]:
    """The items of the list nearest to a total."""
    run: list[int] = []
    near, gap = whole.sentence, LIST_GAP
    for i in items:
        if abs(claims[i].sentence - near) > gap or len(run) == LONGEST_LIST:
            break
        run.append(i)
        near, gap = claims[i].sentence, 1
    return run
