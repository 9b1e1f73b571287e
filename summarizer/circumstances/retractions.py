"""What a text itself calls false news or takes back: `حذف الموقع خبرا كاذبا عن مقتل 20`, `خبر مقتل ثمانية شائعة`,
`تراجعت السلطات عن إعلان وفاة خمسة`.
"""

from __future__ import annotations

from summarizer.actors.strike_words import is_form_of
from summarizer.circumstances.own_side import is_of_state
from summarizer.circumstances.presupposed import AFTER
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import is_of, phrases, relatives, words
from summarizer.sources.reporting import is_verb

# How far before a claim the news may stand that tells it, and its withdrawal, in tokens.
NEWS_REACH, WITHDRAWN_REACH = 7, 6
# `ما`, the verb by which it goes on (`ما يتم تداوله`), and how far before a claim it may stand, in tokens.
WHAT, GOES_ON = frozenset(("ما", "مما", "عما")), frozenset(("تم", "يتم", "جري", "يجري"))
RUMOUR_REACH = 12
# How far before a claim the account may stand of how it came about, in tokens, and what it is joined to it by.
ACCOUNT_REACH, ABOUT = 6, frozenset(("عن", "حول", "بشان"))
# Before what is true, and behind what is false: `غير دقيقة`, `كاذبة تماما`.
NOT_SO, WHOLLY = "غير", frozenset(("تماما", "كليا", "بالكامل"))
# How far behind what a comma opens it may be called false (`، وهو خبر كاذب`), in tokens.
CALLED_REACH = 4
# Behind a comma, what was told before.
THIS = frozenset(("وهو", "وهي", "وتبين", "ليتبين", "واتضح", "ليتضح"))
# `ما هو إلا كذب`, `ليس سوى شائعة`.
EXCEPT, ONLY = frozenset(("الا", "سوي")), frozenset(("هو", "هي", "ليس", "ليست"))
# Behind a verb of finding out, of what it was: `تبين أنه من فيلم`.
FILMS = frozenset(("فيلم", "مسلسل", "لعبه", "مفبرك", "قديم", "كاذب"))


def is_retracted(doc: Document, claim: Skeleton) -> bool:
    """Whether the words around a claim call the news of it false, or tell that it was taken back."""
    if _is_called_false(doc, claim) or _is_withdrawn(doc, claim):
        return True
    return not is_beside_news(doc, claim) and (_is_false_news(doc, claim) or _is_untrue(doc, claim))


def is_beside_news(doc: Document, claim: Skeleton) -> bool:
    """`المعلومات عن هوية منفذ الهجوم الذي قتل فيه سبعة`, `الأنباء عن إغلاق الطريق بعد مقتل ثلاثة`: whether the news
    before a claim is of something else, and only says with it what happened.
    """
    told = words("casualties", "denied", "news") | words("casualties", "denied", "accounts")
    first = doc.sentences[claim.sentence].first
    first = next((i + 1 for i in range(claim.first - 1, first - 1, -1) if doc.is_stop(i)), first)
    news = doc.find(told, first, claim.first)
    if news is None:
        news = _rumour_before(doc, claim)
    if news is None:
        return False
    about = doc.find(ABOUT, news + 1, claim.first)
    of_event = about is not None and any(
        doc.norm(k) in relatives() and not is_verb(doc.norm(k + 1)) for k in range(about + 3, claim.first)
    )
    return of_event or any(_is_of_time(doc, k, claim) for k in range(news + 1, claim.first))


def _is_of_time(doc: Document, k: int, claim: Skeleton) -> bool:
    """`بعد مقتل ثلاثة`, `عقب انفجار أدى إلى مقتل ثلاثة`; not `الأنباء المتداولة بعد الهجوم عن مقتل ثلاثة`."""
    if doc.norm(k) not in AFTER:
        return False
    outcome = doc.find(words("casualties", "cumulative", "outcomes"), k + 1, claim.first + 1)
    return outcome is not None or claim.first - k <= 1 + (doc.norm(k + 1) == "ان")


def _is_false_news(doc: Document, claim: Skeleton) -> bool:
    """`خبرا كاذبا عن مقتل 20`, `باختلاق خبر مقتل 20`: called so before it; `الأنباء عن مقتل ثلاثة مغلوطة`,
    `... غير دقيقة`: where it ends.
    """
    told = words("casualties", "denied", "news") | words("casualties", "denied", "accounts")
    news = doc.find(told, claim.first - NEWS_REACH, claim.first)
    if news is None:
        news = _rumour_before(doc, claim)
    if news is None or any(map(doc.is_stop, range(news, claim.first))):
        return False
    false, last = words("casualties", "denied", "false"), doc.sentences[claim.sentence].last
    if doc.norm(news + 1) in false or is_of(doc.norm(news - 1), words("casualties", "denied", "made_up")):
        return True
    if is_verb(doc.bare[news - 1]) or doc.norm(news - 1) == "في":
        # `أفادت معلومات باعتقال ثلاثة`, `قالت الشرطة في تقرير إن`
        return False
    end = next((i for i in range(claim.last, last) if doc.is_stop(i)), last)
    return any(_is_predicate(doc, i, claim, end) for i in range(claim.last, end))


def _rumour_before(doc: Document, claim: Skeleton) -> int | None:
    """`ما يشاع عن وفاة ثلاثة`, `ما يتم تداوله عبر مواقع التواصل حول وفاة ثلاثة`: where it begins before a claim."""
    rumoured = words("casualties", "denied", "rumoured")
    for i in range(claim.first - 1, max(claim.first - RUMOUR_REACH, doc.sentences[claim.sentence].first) - 1, -1):
        if doc.norm(i) in WHAT and doc.norm(i + 1 + (doc.norm(i + 1) in GOES_ON)) in rumoured:
            return i
    return None


def is_of_account(doc: Document, claim: Skeleton) -> bool:
    """`رواية الشرطة عن مقتل الشاب كاذبة`, `رواية الجيش عن مقتل 15 مسعفا`: how they died is told falsely, and not that
    they did; a number is (`رواية شهود عن مقتل 30`), unless an army or the police tell of whom
    they do not fight.
    """
    if doc.norm(claim.first - 1) not in ABOUT:
        return False
    first = max(claim.first - ACCOUNT_REACH, doc.sentences[claim.sentence].first)
    account = doc.find(words("casualties", "denied", "accounts"), first, claim.first)
    if account is None or any(map(doc.is_stop, range(account, claim.first))):
        return False
    return claim.maximum == 1 or _is_of_accused(doc, account, claim)


def _is_of_accused(doc: Document, account: int, claim: Skeleton) -> bool:
    """`رواية الجيش عن مقتل 15 مسعفا`: whether an account is of an army or the police, and of no soldiers or gunmen."""
    teller = doc.actor_at.get(account + 1)
    if teller is None or not is_of_state(teller.name) or claim.who is None:
        return False
    armed = words("perpetrators", "own_men") | words("perpetrators", "own_men", "fought")
    armed |= words("casualties", "force") | words("persons", "fighters")
    return not is_form_of(doc.norm(claim.who[0]), armed)


def _is_predicate(doc: Document, i: int, claim: Skeleton, end: int) -> bool:
    """`مضللة`, `بالكاذبة`, `غير دقيقة` at a token, behind the victims or what is definite, where the clause ends
    or و joins more; not `بوثائق مزيفة`, `بعد انتشار شائعات`.
    """
    begin = i
    if doc.norm(i) in words("casualties", "denied", "true") and doc.norm(i - 1) == NOT_SO:
        begin = i - 1
    elif doc.norm(i).removeprefix("بال") not in words("casualties", "denied", "false"):
        return False
    if i + 1 < end and not doc.norm(i + 1).startswith("و") and doc.norm(i + 1) not in WHOLLY:
        return False
    victims = claim.last if claim.who is None else max(claim.last, claim.who[1])
    before = doc.norm(begin - 1)
    definite = before.startswith("ال") or before.endswith(("ها", "هم")) or begin - 1 in doc.place_at
    if definite or (begin <= victims and not before.startswith("ب")):
        return True
    # `خبر وفاة ستة في تدافع شائعة`, but `في غارة كاذبة`, `في ظل شائعات`
    alike = doc.norm(i).endswith("ات") or (doc.norm(i).endswith("ه") and before.endswith("ه"))
    return doc.norm(begin - 2) == "في" and not alike


def _is_untrue(doc: Document, claim: Skeleton) -> bool:
    """`أكدت عدم صحة ما يشاع عن وفاة 12`: that it is not so, before it."""
    untrue = phrases("casualties", "denied", "untrue")
    first = max(claim.first - NEWS_REACH, doc.sentences[claim.sentence].first)
    end = next((end for i in range(first, claim.first) if (end := doc.phrase_end(untrue, i)) is not None), None)
    return end is not None and not any(
        doc.is_stop(i) or doc.reading(i, "event", "verb") for i in range(end, claim.first)
    )


def _is_called_false(doc: Document, claim: Skeleton) -> bool:
    """`ادعى الموقع وفاة خمسة، وهو خبر كاذب`, `..., وتبين أنه من فيلم`: of what was told; `ما هو إلا كذب`."""
    last = doc.sentences[claim.sentence].last
    only = doc.find(EXCEPT, claim.last, last)
    nothing_but = only is not None and doc.norm(only - 1) in ONLY
    if only is not None and nothing_but and doc.norm(only + 1) in words("casualties", "denied", "called"):
        return True
    for i in range(claim.last, last - 1):
        if doc.norm(i) in COMMAS and doc.norms[i + 1] in THIS:
            called = words("casualties", "denied", "false") | FILMS
            return doc.find(called, i + 2, min(i + 2 + CALLED_REACH, last)) is not None
    return False


def _is_withdrawn(doc: Document, claim: Skeleton) -> bool:
    """`تراجعت السلطات عن إعلان وفاة خمسة`."""
    announced = claim.first - 1
    if doc.norm(announced) not in words("casualties", "denied", "announced") or doc.norm(announced - 1) != "عن":
        return False
    first = max(claim.first - WITHDRAWN_REACH, doc.sentences[claim.sentence].first)
    return doc.find(words("casualties", "denied", "withdrawn"), first, announced) is not None
