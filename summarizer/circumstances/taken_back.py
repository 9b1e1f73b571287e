"""News that the words behind it take back: `أعلنت القناة مقتل الفنان. ثم تبين أن الخبر كاذب`, `... ثم تراجعت عن ذلك`,
`..., لكنها قالت لاحقا إنهما على قيد الحياة`.
"""

from __future__ import annotations

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.sources.reporting import is_verb

# How far behind the verb of a clause what it tells may stand, in tokens.
TOLD_REACH = 7
# Before the verb, where it goes against what was told, with whoever told it.
BUT = frozenset(("ثم", "لكن", "لكنه", "لكنها", "لكنهم", "ولكن", "ولكنه", "ولكنها", "ليتبين", "قبل", "لاحقا"))
# Before what was done next, without a comma.
AFTERWARDS = frozenset(("ثم", "قبل"))
# Before what was found out.
NOT_SO, OF_THAT = "غير", frozenset(("ذلك", "هذا"))
# Whom the pronoun behind أن stands for, by how many they are; None for more than two.
PRONOUNS: dict[str, tuple[int | None, ...]] = {
    "انه": (1,),
    "انها": (1,),
    "انهما": (2,),
    "انهم": (None,),
    "انهن": (None,),
}


def is_taken_back(doc: Document, claim: Skeleton) -> bool:
    """Whether a clause behind the claim, in its sentence or at the head of the next, takes its news back."""
    own = doc.sentences[claim.sentence]
    heads = [i + (doc.norm(i) in COMMAS) for i in range(claim.last, own.last) if doc.norm(i) in COMMAS | AFTERWARDS]
    if claim.sentence + 1 < len(doc.sentences):
        heads.append(own.last)
    return any(_takes_back(doc, claim, i) for i in heads)


def _takes_back(doc: Document, claim: Skeleton, head: int) -> bool:
    first = doc.past(head, lambda i: doc.norm(i) in BUT or doc.norm(i) in words("reporting", "times"))
    first += first > head and doc.norm(first) == "ان"
    but = first > head or doc.bare[head] in words("casualties", "denied", "found_out")
    end = next((i for i in range(first, len(doc.tokens)) if doc.is_stop(i)), len(doc.tokens))
    verb, reach = doc.bare[first] if first < end else "", min(first + 1 + TOLD_REACH, end)
    if not but or not verb:
        return False
    if verb in words("casualties", "denied", "found_out"):
        return _is_found_false(doc, first + 1, reach) or _are_alive(doc, claim, first + 1, reach)
    removed = words("casualties", "denied", "removed")
    if verb not in removed and removed & {verb.removesuffix("ه"), verb.removesuffix("ها")}:
        # `نشرت القناة نبأ مقتله ثم سحبته`, but `قتلت رجلا ثم سحبته`
        return doc.norm(claim.first - 1) in words("casualties", "denied", "news")
    if verb in words("casualties", "denied", "withdrawn") or verb in words("casualties", "denied", "removed"):
        at = first + 1 + (doc.norm(first + 1) == "عن")
        of_that = at > first + 1 and doc.norm(at) in OF_THAT
        return of_that or doc.norm(at) in words("casualties", "denied", "told_news")
    return is_verb(verb) and _are_alive(doc, claim, first + 1, reach)


def _is_found_false(doc: Document, first: int, last: int) -> bool:
    """`تبين أن الخبر كاذب`, `تبين أن الأنباء غير صحيحة`, `اتضح أنها شائعة`."""
    false = doc.find(words("casualties", "denied", "false"), first, last)
    true = doc.find(words("casualties", "denied", "true"), first, last)
    at = false if false is not None else true - 1 if true is not None and doc.norm(true - 1) == NOT_SO else None
    if at is None:
        return False
    rumour = doc.norm(at) in words("casualties", "denied", "called") and doc.norm(at - 1) in PRONOUNS
    return rumour or doc.norm(at - 1) in words("casualties", "denied", "told_news")


def _are_alive(doc: Document, claim: Skeleton, first: int, last: int) -> bool:
    """`قالت إنهما على قيد الحياة`, `تبين أنه ما زال حيا`: those of whom the claim tells, by the pronoun's number."""
    if claim.kind != "killed":
        return False
    they = next((i for i in range(first, last) if doc.norm(i) in PRONOUNS), None)
    alive = doc.find_phrase(phrases("casualties", "denied", "alive"), first, last)
    number = claim.maximum if claim.maximum in (1, 2) else None
    if they is None or alive is None or alive[0] < they or doc.norm(alive[1]).startswith("ال"):
        # `تبين أنه من حي الزهور`
        return False
    if number is None and any(_are_others(doc, i) for i in range(claim.last, first)):
        return False
    return alive[1] not in doc.place_at and number in PRONOUNS[doc.norm(they)]


def _are_others(doc: Document, i: int) -> bool:
    """`مقتل عشرة وإصابة خمسة، ثم تبين أنهم على قيد الحياة`: whether a count is of others, whom the pronoun means."""
    return i in doc.counts and doc.reading(i - 1, "event", "verb") is not None
