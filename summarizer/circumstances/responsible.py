"""Who answers for an attack in the words of a text: who owns to it (`أعلنت الحركة مسؤوليتها`), announces it (`أعلنت
كتائب القسام تنفيذ كمين`), is blamed for it (`متهما القوات بالوقوف وراءه`, `ألقى باللوم على القوات`), or whom it is laid
to (`ضربة نسبت إلى قوات كذا`), who is behind it (`تقف الحركة وراءه`) or answerable (`الحركة هي المسؤولة عن مقتلهم`).
"""

from __future__ import annotations

from summarizer.actors.actor_signs import laying
from summarizer.actors.actors import ActorMention
from summarizer.circumstances.agents import ARMED, HARMING, named_in, people_at, tells_of_itself
from summarizer.circumstances.backers import backed_at
from summarizer.claims.those_who import IT_WAS, is_cleft
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE
from summarizer.language.wordlists import words
from summarizer.sources.reporting import accuses, denies, is_verb

# How far before `مسؤوليتها` or a deed its verb may stand, and before who is blamed the verb of accusing, in tokens.
OWNER_REACH, BLAME_REACH = 12, 14
# How far behind `نسبت إلى` and `باللوم على` the name may end, in tokens.
LAID_REACH = 9
# Before a verb of telling: nobody told it.
NOT = frozenset(("لم", "لا", "لن"))
# How far behind the word of blame the deed may be told to be like another, in tokens.
DEED_REACH = 4
# Where those stand who did something, and the verb of it.
BEHIND, STANDING = frozenset(("وراء", "خلف")), frozenset(("تقف", "يقف", "وقفت"))
# The same of an attack that was told before, and the verb in `أن يكون التنظيم وراءه`.
BEHIND_IT = frozenset(("وراءه", "وراءها", "خلفه", "خلفها"))
BEING = frozenset(("يكون", "تكون"))
# Before the subject of a clause, and what makes one a question: `سئل عما إذا كانت`, `سئل إن كانت`.
WAS, WHETHER = frozenset(("كان", "كانت")), frozenset(("ان", "اذا"))
OPENS_CLAUSE = BEING | WAS | {"ان", "بان", "ولكن", "لكن"}
# By these whoever speaks accuses.
ACCUSING = frozenset(("متهما", "متهمه", "متهمين", "محملا", "محمله", "محملين"))


def answers_for(doc: Document, at: int, first: int) -> str | None:
    """Whom a word at a token makes answer for an attack, by the list of the lexicon that it is in."""
    way = _way(doc.norm(at))
    if way == "owned":
        return _owner(doc, at, first)
    if way == "announced":
        return _announcer(doc, at, first)
    if way == "blamed":
        return _blamed(doc, at, first)
    if way == "faulted":
        # `ألقت السلطات باللوم فيه على حركة كذا`
        on = at + 1 + (doc.norm(at + 1) in ("فيه", "فيها", "عنه", "عنها"))
        return named_in(doc, on + 1, on + 1 + LAID_REACH) if doc.norm(on) == "علي" else None
    if way == "behind":
        return _behind(doc, at, first)
    if way == "answerable":
        return _answerable(doc, at, first)
    if way == "laid":
        # `ضربة نسبت إلى قوات كذا`, `هجوم نسبته بغداد إلى تركيا`
        near = range(at + 1, at + (LAID_REACH if doc.norm(at).endswith(("ه", "ها")) else 2))
        to = next((i for i in near if doc.norm(i) in ("الي", "ل")), None)
        return named_in(doc, to + 1, to + 1 + LAID_REACH) if to is not None else None
    return None


def is_laid_to(doc: Document, i: int) -> bool:
    """`ألقت كييف باللوم على موسكو`, `هجوم نسبته دمشق إلى إسرائيل`: whether who is named at a token is to blame."""
    preposition, before = doc.norm(i - 1), range(max(i - LAID_REACH, 0), i - 1)
    if preposition == "علي":
        return any(doc.norm(j) in words("perpetrators", "faulted") for j in before)
    if preposition != "الي":
        return False
    return any(_way(doc.norm(j)) == "laid" for j in before if not doc.is_stop(j))


def stands_behind(doc: Document, i: int) -> bool:
    """`أن تكون إسرائيل وراء الانفجار`, `إيران تقف خلف الهجوم`: whether who is named up to a token is thought to have
    done it; `وراء الحدود` is behind something else.
    """
    at = i + (doc.norm(i) in STANDING)
    deed = doc.norm(at + 1).removeprefix("ال")
    deeds = words("casualties", "incidents")
    return doc.norm(at) in BEHIND and (deed in deeds or doc.reading(at + 1, "event") is not None)


def _behind(doc: Document, at: int, first: int) -> str | None:
    """`يشتبه بأن حركة كذا تقف وراءه`, `يرجح أن يكون تنظيم كذا خلف الهجوم`: who is thought to have done what was told
    before, unless somebody denies it.
    """
    standing = doc.norm(at - 1) in STANDING
    mention = _subject_before(doc, at - standing, first)
    if mention is None or not (standing or doc.norm(mention.first - 1) in STANDING | BEING):
        return None
    return mention.name if doc.norm(at) in BEHIND_IT or stands_behind(doc, at) else None


def _answerable(doc: Document, at: int, first: int) -> str | None:
    """`إن داعش مسؤول عن مقتل خمسة`, `الجيش هو المسؤول عن القصف`: who is said to answer for a deed; not an official of
    somebody's (`قياديا في داعش مسؤولا عن الهجوم`), nor where it is asked (`سئل إن كانت إسرائيل مسؤولة عن مقتلهم`).
    """
    deed = doc.norm(at + 2).removeprefix(ARTICLE)
    if doc.norm(at + 1) != "عن" or not (deed in words("casualties", "incidents") or doc.reading(at + 2, "event")):
        return None
    mention = _subject_before(doc, at, first)
    if mention is None or (mention.first != first and doc.norm(mention.first - 1) not in OPENS_CLAUSE):
        return None
    asked = doc.norm(mention.first - 1) in WAS and doc.norm(mention.first - 2) in WHETHER
    return None if asked else mention.name


def _subject_before(doc: Document, end: int, first: int) -> ActorMention | None:
    """Who stands before what is said of him (`داعش هو من`), unless somebody denies it."""
    cleft = is_cleft(doc, end)
    last = end - 2 * cleft - (doc.norm(end - 1) in IT_WAS)
    mention = doc.actor_at.get(last - 1)
    if mention is None or mention.kind not in HARMING or mention.generic:
        return None
    unsaid = range(max(mention.first - 1 - BLAME_REACH, first), mention.first)
    return None if any(denies(doc.bare[i]) or doc.norm(i) in NOT for i in unsaid) else mention


def _owner(doc: Document, at: int, first: int) -> str | None:
    """`أعلنت حركة الشباب المرتبطة بالقاعدة، مسؤوليتها`: the subject of the verb before, unless it denies or accuses, or
    does not tell it (`لم تعلن أوكرانيا مسؤوليتها`).
    """
    for i in range(at - 1, max(at - OWNER_REACH, first) - 1, -1):
        if is_verb(doc.bare[i]):
            unsaid = denies(doc.bare[i]) or accuses(doc.bare[i]) or doc.bare[i - 1] in NOT
            return None if unsaid else named_in(doc, i + 1, at)
    return None


def _announcer(doc: Document, deed: int, first: int) -> str | None:
    """`أعلنت كتائب القسام، اليوم، تنفيذ كمين`, `كانت السرايا قد أعلنت إيقاع قوة`: who announces what he did."""
    verbs = range(deed - 2, max(deed - OWNER_REACH, first) - 1, -1)
    verb = next((i for i in verbs if is_verb(doc.bare[i]) and i not in doc.actor_at), None)
    if verb is None or denies(doc.bare[verb]):
        return None
    before = verb - 2 if doc.norm(verb - 1) == "قد" else verb - 1
    mention = doc.actor_at.get(verb + 1) or (doc.actor_at.get(before) if before >= first else None)
    kinds = ("armed_group",) if doc.norm(deed) in words("perpetrators", "announced", "befalling") else ARMED
    return mention.name if mention is not None and tells_of_itself(mention) and mention.kind in kinds else None


def _blamed(doc: Document, at: int, first: int) -> str | None:
    """`اتهم المحافظ «قسد» بالوقوف وراء القصف`: the name right before, behind a verb of accusing."""
    behind = at - 2 if doc.tokens[at - 1].kind == "quote" else at - 1
    mention = doc.actor_at.get(behind)
    if mention is None or mention.kind not in HARMING or mention.generic:
        return None
    if (backed := backed_at(doc, mention)) is not None:
        # `حملت واشنطن فصائل مدعومة من كذا مسؤولية الهجوم`
        return people_at(doc, backed - 1, at)
    before = range(max(mention.first - BLAME_REACH, first), mention.first)
    if doc.find(words("perpetrators", "likened", "usual"), before.start, at + DEED_REACH) is not None:
        # `تتهم السلطات عادة حركة كذا بتنفيذ هجمات مماثلة`
        return None
    return mention.name if any(accuses(doc.bare[i]) or doc.bare[i] in ACCUSING for i in before) else None


@per_word
def _way(norm: str) -> str | None:
    for key in ("owned", "laid", "blamed", "faulted", "answerable"):
        if norm in words("perpetrators", key) or norm.lstrip("وف") in words("perpetrators", key):
            return key
    if norm in BEHIND or norm in BEHIND_IT:
        return "behind"
    if norm.removeprefix("و") in laying():
        return "laid"
    return "announced" if _is_announced(norm) else None


@per_word
def _is_announced(norm: str) -> bool:
    return norm in words("perpetrators", "announced") or norm in words("perpetrators", "announced", "befalling")


def lays_blame(norm: str) -> bool:
    """Whether by a word somebody owns to what was told before, or is blamed for it; not by what he did himself."""
    return _way(norm) not in (None, "announced")


def may_answer(norm: str) -> bool:
    """Whether a word may make somebody answer for an attack."""
    return _way(norm) is not None
