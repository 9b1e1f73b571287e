"""Where the name of a body ends: behind its place, its adjectives, a joined noun, its purpose, a person in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.actor_lexicon import PREPOSITION, grammar
from summarizer.actors.actor_signs import accusing, signs
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import match_name
from summarizer.actors.name_words import is_announced, is_common
from summarizer.actors.place_titles import listed_place_end
from summarizer.language.wordlists import words as nouns_of
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.likenesses import is_likeness
from summarizer.places.name_shapes import may_be_name

# Longest name of a listed armed group that is looked for.
_GROUP_WORDS = 4
# Most openers before a place name (محافظة شمال غرب …) and most adjectives behind a body.
_OPENERS, _ADJECTIVES = 3, 5
# Most aims that و joins to the first of a body (للبحث والإنقاذ والتعرف على …).
_AIMS = 3
# How adjectives of relation end: those of several, of one.
_MANY, _ONE = "يين", ("ي", "يه")
# Kinds of bodies that strike a town, and are for none.
_FORCES = frozenset(("armed_group", "military", "alliance", "security"))
# Before an adjective that is only half true.
_HALF = "شبه"
# How far behind the verb of accusing somebody may stand who is accused, in words.
_ACCUSED_REACH = 4
# Verbs behind ل that look like nouns of purpose (لتباشر, ليكون).
_PURPOSE_VERB = re.compile("لي.*|لت(?!..ي.$).*")
# Behind what is joined to a name and is none of it.
_OTHERS = "الاخري"
# Nouns that look like adjectives (رعاية, حماية).
_CARE = re.compile("..ايه")
# Short words that look like verbs, where a place name is looked for (كتائب تضم …).
_JOINED_VERB = re.compile("و[تي]....+")
_IMPERFECT = re.compile("[تي]..{1,2}")


def read_place(words: Sequence[Word], start: int) -> int | None:
    """The end of a place name behind its head noun: one word, more behind openers (ذي قار, غرب كردفان)."""
    rules = grammar()
    at = start
    while at < min(start + _OPENERS, len(words)) and words[at].key in rules.openers:
        if at > start and words[at].barrier:
            return None
        at += 1
    if at >= len(words) or (at > start and words[at].barrier) or is_stop(words[at]):
        return None
    key = words[at].key
    if not key.isalpha() or key in rules.heads or (not key.startswith("ال") and key.endswith("يه")):
        return None
    if key[0] in "بل" and (key[1:] in rules.openers or key[1:] in rules.before_place):
        return None
    listed = key in load_gazetteer() or key.removeprefix("ب") in load_gazetteer()
    if at == start and (is_likeness(key) or not (listed or may_be_name(key))):
        # `شرطة خاصة`, `حركة شكلت حديثا`
        return None
    if _IMPERFECT.fullmatch(key) or _JOINED_VERB.fullmatch(key):
        return None
    # `شرطة لوس أنجلوس`, `سلطات هونغ كونغ`
    return listed_place_end(words, at) or at + 1


def adjectives_end(words: Sequence[Word], at: int, feminine: bool | None = None) -> int:
    """The end of a run of definite adjectives; with `feminine` given they must agree with it."""
    most = min(at + _ADJECTIVES, len(words))
    while at < most and not words[at].barrier and not words[at].opened:
        if words[at].key == _HALF and at + 1 < most and is_adjective(words[at + 1].key):
            # القوات شبه العسكرية
            at += 1
        key = words[at].key
        if not is_adjective(key) or (feminine is not None and not _agrees(key, feminine)):
            break
        if key.endswith(_MANY) and words[at - 1].key.startswith("ال") and words[at - 1].key.endswith(_ONE):
            # اتهم المبعوث الأممي الحوثيين: behind the adjective of one no adjective of several stands
            break
        if key in signs("opposed") and words[at - 1].key not in signs("opposing") and _is_accused(words, at):
            break
        at += 1
        if words[at - 1].closed:
            break
    return at


def _is_accused(words: Sequence[Word], at: int) -> bool:
    """`اتهمت الحكومة المعارضة بقتل ثلاثة`: whether a word right before the deed is whom the verb accuses."""
    deed = at + 1 < len(words) and words[at + 1].key.startswith("ب")
    back = range(at - 1, max(at - 1 - _ACCUSED_REACH, -1), -1)
    return deed and any({words[i].key, words[i].key[1:]} & accusing() for i in back)


def _agrees(key: str, feminine: bool) -> bool:
    return key in grammar().adjectives or key.endswith("ه") == feminine


def joined_end(words: Sequence[Word], at: int, head: str) -> int:
    """Past the second noun of a name that may join two (هيئة الدفاع المدني والإسعاف)."""
    if head not in grammar().joined or at >= len(words) or words[at].barrier or words[at].opened:
        return at
    key = words[at].key
    # وزارتي الدفاع والداخلية
    dual = head.endswith(("تي", "تا"))
    if not key.startswith("وال") or (key[3:] in grammar().heads and not dual) or words[at - 1].closed:
        return at
    if match_name(words, at) is not None and not dual:
        return at
    if at + 1 < len(words) and words[at + 1].key == _OTHERS:
        # `هيئة تحرير الشام والمجموعات الأخرى`: bodies besides this one.
        return at
    return adjectives_end(words, at + 1)


def purpose_end(words: Sequence[Word], at: int, head: str = "") -> int:
    """The end of `ل + noun` behind a body (للهجرة, لإدارة الكوارث, لحقوق الإنسان), or `at` for none."""
    if at >= len(words) or words[at].barrier or words[at].opened:
        return at
    key = words[at].key
    if (told := against_end(words, at)) > at:
        return told
    if not key.startswith("ل") or head in grammar().aimless or is_stop(words[at]) or _PURPOSE_VERB.fullmatch(key):
        return at
    if key[1:] in grammar().unnamed:
        # `قال رئيس البلدية لمراسل كذا`: who was told
        return at
    if key.startswith("لل"):
        if f"ال{key[2:]}" in grammar().errands:
            return at
        named = match_name(words, at)
        if named is not None:
            return named.last if words[at - 1].key in grammar().adjectives else at
        return _joined_adjectives(words, adjectives_end(words, at + 1)) if len(key) > 4 else at
    struck = key[1:] in nouns_of("casualties", "place_classes") and (
        grammar().heads.get(head) in _FORCES or _is_group(words, at)
    )
    if struck or f"ال{key[1:]}" in grammar().errands:
        # `قصف تنظيم كذا لبلدة الكرمة`, `إيقاف كامل المجموعة لاستكمال التحقيق`
        return at
    after = at + 2 if _is_linked(words, at + 1) else at + 1
    if after >= len(words) or words[after].barrier or not words[after].key.startswith("ال") or len(key) < 4:
        return at
    return at if _heads_body(key) else adjectives_end(words, after + 1)


def _is_group(words: Sequence[Word], at: int) -> bool:
    """`قصف هيئة تحرير الشام لبلدة كذا`: whether a listed armed group ends before a word, which is for no town."""
    before = (match_name(words, start) for start in range(max(at - _GROUP_WORDS, 0), at))
    return any(named is not None and named.last == at and named.kind == "armed_group" for named in before)


def _joined_adjectives(words: Sequence[Word], at: int) -> int:
    """Past a second adjective behind a purpose: `للحقوق الاقتصادية والاجتماعية`, `للشؤون المدنية والعسكرية`."""
    if at >= len(words) or words[at].barrier or words[at].opened or words[at - 1].closed:
        return at
    key, before = words[at].key, words[at - 1].key
    joined = key.startswith("وال") and key.endswith("يه") and before.endswith("يه") and before.startswith("ال")
    return adjectives_end(words, at + 1) if joined and is_adjective(key[1:]) else at


def against_end(words: Sequence[Word], at: int) -> int:
    """Past the preposition and noun behind an aim that needs them (الحد من الكوارث, للحد من مخاطر الكوارث,
    للبحث والتعرف على المفقودين), or `at` for none.
    """
    first = at
    while at + 3 < len(words) and words[at + 1].key.startswith("وال") and not words[at + 1].barrier:
        at += 1
        if at - first > _AIMS:
            return first
    rules, noun = grammar(), "ال" + words[at].key.removeprefix("و")[2:]
    aims = (("من", rules.against), (PREPOSITION, rules.aims_on), ("مع", rules.aims_with), ("عن", rules.aims_of))
    needed = next((preposition for preposition, nouns in aims if noun in nouns), None)
    definite = at > 0 and words[at].key.startswith("ال") and words[at - 1].key.startswith("ال")
    if needed is None or definite:
        # `رفض الشركة التعاون مع الأجهزة`: what it refused.
        return first
    if at + 2 >= len(words) or words[at + 1].key != needed or words[at + 1].barrier:
        return first
    if needed != "من" and not words[at + 2].key.startswith("ال"):
        return first
    return adjectives_end(words, at + 4 if _is_linked(words, at + 2) else at + 3)


def _is_linked(words: Sequence[Word], at: int) -> bool:
    """Whether one more noun stands between ل and the definite one (لإدارة حالات الطوارئ)."""
    if at + 1 >= len(words) or words[at].barrier or words[at].key.startswith("ال") or is_stop(words[at]):
        return False
    return is_chain_noun(words[at].key) and words[at + 1].key.startswith("ال") and not words[at + 1].barrier


def _heads_body(key: str) -> bool:
    """Whether ل + noun leads to another body (التابعة لوزارة …) and tells no purpose (لإدارة الكوارث) or whose it is
    (لقبائل الزاوية).
    """
    return key[1:] in grammar().heads and key != "لاداره" and key[1:] not in signs("members")


def is_chain_noun(key: str) -> bool:
    """Whether an indefinite word can be in the construct state: no adjective, adverb or verb by shape."""
    return (
        (not key.endswith(("يه", "ي", "ا")) or _CARE.fullmatch(key) is not None or key in signs("members"))
        and not _IMPERFECT.fullmatch(key)
        and (not key.endswith("ت") or key.endswith("ات"))
    )


def are_members(words: Sequence[Word], at: int) -> bool:
    """`لجنة أسر السجناء`, `رابطة أسر ضحايا المرفأ`: of whom a body is, by a word that is a verb elsewhere."""
    if words[at].key not in signs("members") or at + 1 >= len(words) or words[at + 1].barrier:
        return False
    return words[at + 1].key.startswith("ال") or words[at + 1].key in signs("members")


def past_surname(words: Sequence[Word], at: int) -> int:
    """Past the surname of the person whom a body is named after (حكومة فرانسوا فلان, قوات خليفة حفتر)."""
    if words[at - 1].key not in grammar().given or at >= len(words) or words[at].barrier or words[at].opened:
        return at
    key = words[at].key
    ended = is_stop(words[at]) or is_announced(key) or is_common(key) or is_adjective(key) or key in grammar().ranks
    return at if ended or key.startswith(("لل", "بال", "وال")) else at + 1


def past_dignitary(words: Sequence[Word], at: int) -> int:
    """Past the given names behind a dignity (مركز الملك سلمان للإغاثة), else past the one word at `at`."""
    rules, key, at = grammar(), words[at].key, at + 1
    while (key in rules.leads or key in rules.ranks) and at < len(words) and not words[at].barrier:
        if words[at].key not in rules.given:
            break
        at += 1
    return at
