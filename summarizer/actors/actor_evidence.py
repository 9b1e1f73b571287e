"""Whether a name is an actor here: a state where a verb shows it to act, a medium or a hospital where it speaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from summarizer.actors.actor_lexicon import PREPOSITION, demonyms, grammar, name_key, states
from summarizer.actors.actor_signs import (
    accusing,
    carrying,
    joint,
    laying,
    masculine,
    saying,
    signs,
    strikes,
    tellers,
    urging,
)
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import Body, match_name
from summarizer.language.text import fold
from summarizer.language.wordlists import words as nouns_of

# How far before the accused its verb may stand (حمّلت حركة حماس إسرائيل مسؤولية), نقلا عن behind a medium.
_ACCUSED_WITHIN = 8
# How far before whom a deed is laid to the word for it may stand (ألقت باللوم في مقتل ثلاثة على موسكو).
_BLAMED_WITHIN = 7
# How far before the verb of a medium they may be named whose words it brings.
_TOLD_FIRST_WITHIN = 12
_CARRIED_WITHIN = 5
# Most words of the first of two parties, with بين before it; how far before بين what they stand in is told.
_PARTY_WORDS, _CONFLICT_WITHIN = 6, 5
# What is asked of a state behind ب has more letters than this.
_SHORTEST_ASKED = 3
# Most words of a list of states that act together.
_STATES = 20
# How far behind a medium its own verb of bringing may stand.
_BROUGHT_WITHIN = 2
# Before those on whom an attack is, and how far behind whose it is they may stand.
_UPON, _UPON_WITHIN = frozenset(("على", "ضد")), 3
# The pronoun of what a medium only brings.
_OBJECT = "ته"
# Before what something is put out by, where no verb is.
_THROUGH = frozenset(("عبر", "وعبر"))
# How far behind a medium its verb may stand (قناة «X» التابعة له قالت).
_TOPIC_WITHIN = 4


def acts(words: Sequence[Word], body: Body) -> bool:
    """Whether a verb beside a state's name is the state's, or accuses it (قالت يريفان, إن روسيا أطلقت)."""
    at = body.first
    if words[at].key != body.head and not words[at].key.startswith("و"):
        return False
    feminine = body.canonical not in masculine()
    before = words[at - 1].key if at and not words[at].barrier else ""
    if _accused(words, at) or _blamed(words, at) or _called_on(words, at):
        return True
    strikes_it = before.removeprefix("و") in strikes() and (_is_capital(body) or _is_struck(words, at))
    if _is_act(before, feminine) and not strikes_it:
        return True
    earlier = words[at - 2].key if at > 1 and not words[at - 1].barrier else ""
    if _is_party(words, at) or _act_together(words, body) or _is_each(words, at, feminine):
        return True
    if before in signs("deeds") and words[at].key not in demonyms():
        return True
    if before in signs("attacks") and (not _is_capital(body) or _is_on_others(words, body.last)):
        return True
    if before in signs("between") and _is_act(earlier, feminine):
        return True
    if (before in signs("agents") and earlier in signs("by")) or (before == "من" and earlier in signs("backed")):
        return True
    if before and before not in signs("clauses"):
        return False
    after = _behind_states(words, body.last)
    if after < len(words) and words[after].key in signs("modal"):
        after += 1
    if after >= len(words) or words[after].barrier:
        return False
    if words[after].key in signs("bent"):
        return True
    flooding = words[at].key in signs("floods") and words[after].key in strikes()
    return not flooding and _is_act(words[after].key, feminine)


def _is_on_others(words: Sequence[Word], at: int) -> bool:
    """Whether an attack is told to be on somebody: هجمات موسكو على كييف, هجمات تل أبيب الأخيرة على دمشق."""
    return any(word.key in _UPON for word in words[at : at + _UPON_WITHIN])


def _is_struck(words: Sequence[Word], at: int) -> bool:
    """Whether a state behind a verb of striking is its object, as the subject stands before it (العاصفة تضرب ليبيا), or
    the verb is a noun (قصف لبنان).
    """
    before = words[at - 1]
    if before.key in signs("strike_nouns"):
        return True
    if before.barrier or before.key.startswith("و") or at < 2:
        return False
    return not is_stop(words[at - 2])


def _act_together(words: Sequence[Word], body: Body) -> bool:
    """Whether a state acts with the one that و joins it to: العراق والأردن يبحثان."""
    at, after = body.first, _behind_states(words, body.last)
    if at == 0 or words[at].barrier or not words[at].key.startswith("و") or not _is_state(words[at - 1].key):
        return False
    first = at - 1
    while first > max(at - _STATES, 0) and not words[first].barrier and words[first].key not in states():
        first -= 1
    lead, earlier = (words[back].key if back >= 0 else "" for back in (first - 1, first - 2))
    if not words[first].barrier and (_is_act(lead, True) or (lead == "من" and earlier in signs("backed"))):
        # تقود السعودية والإمارات, دعت باريس ولندن وبرلين, بطلب من الرياض وموسكو
        return True
    dual = after < len(words) and not words[after].barrier and words[after].key.endswith(("ان", "تا"))
    return dual and _is_act(words[after].key, False)


def _is_state(key: str) -> bool:
    """Whether a word is a state's name, alone or joined to the one before it."""
    return key in states() or (key.startswith("و") and key[1:] in states())


def _is_each(words: Sequence[Word], at: int, feminine: bool) -> bool:
    """Whether a state is one of several that act: أدانت كل من قطر والكويت والأردن الهجوم."""
    least = max(at - _STATES, 0)
    while at > least and not words[at].barrier and words[at].key.startswith("و") and words[at].key[1:] in states():
        at -= 1
    each = at > 2 and words[at - 1].key == "من" and words[at - 2].key == "كل" and not words[at].barrier
    return each and _is_act(words[at - 3].key, feminine)


def _is_capital(body: Body) -> bool:
    """A capital is struck itself, where a state strikes (تقصف تل أبيب)."""
    return body.canonical is not None and body.head != name_key(fold(body.canonical))


def _is_party(words: Sequence[Word], at: int) -> bool:
    """Whether a state is one of those between whom something is (الحرب بين روسيا وأوكرانيا), or acts with another
    (غارات النظام وروسيا).
    """
    key = words[at].key
    if at < 2 or words[at].barrier or words[at - 1].barrier:
        return False
    joined = key.startswith("و") and key not in states()
    if joined and words[at - 2].key in joint():
        return True
    reach = range(at - 1, max(at - (_PARTY_WORDS if joined else 2), -1), -1)
    between = next((back for back in reach if words[back].key == "بين"), None)
    if between is None or any(word.barrier for word in words[between + 1 : at + 1]):
        return False
    before = words[max(between - _CONFLICT_WITHIN, 0) : between]
    return any(word.key in signs("conflicts") or word.key[1:] in signs("conflicts") for word in before)


def _behind_states(words: Sequence[Word], at: int) -> int:
    """Past the states that و joins (روسيا وأوكرانيا تتبادلان)."""
    most = min(at + _STATES, len(words))
    while at < most and not words[at].barrier and words[at].key.startswith("و"):
        other = match_name(words, at)
        if other is None or other.kind != "country" or other.head == words[at].key:
            break
        at = other.last
    return at


def _is_act(key: str, feminine: bool) -> bool:
    """Whether a word is a verb of acting in the state's gender: قصفت إسرائيل is its act, قصف إسرائيل done to it."""
    verbs = grammar().acts
    if key not in verbs:
        if key[:1] not in ("و", "ف") or key[1:] not in verbs:
            return False
        key = key[1:]
    return not feminine or key.endswith(("ت", "تا", "ته", "تها", "تهم", "ان")) or key.startswith(("ت", "ست"))


def _accused(words: Sequence[Word], at: int) -> bool:
    """Whether a state is accused: اتهمت الحكومة روسيا بقصف, حمّلت حركة حماس إسرائيل مسؤولية."""
    after = words[at + 1].key if at + 1 < len(words) else ""
    if not (after.startswith("ب") or after in signs("blame")):
        return False
    for back in range(at - 1, max(at - _ACCUSED_WITHIN, -1), -1):
        # a time may stand between commas before the accused: اتهمت الحكومة أمس، روسيا بقصف …
        if words[back + 1].barrier and back + 1 < at:
            return False
        if words[back].key in accusing() or words[back].key[1:] in accusing():
            return True
    return False


def _blamed(words: Sequence[Word], at: int) -> bool:
    """Whether a deed is laid to a state: ألقت كييف باللوم على موسكو, هجوم نسبته دمشق إلى إسرائيل."""
    if at < 2 or words[at].barrier:
        return False
    lead, before = words[at - 1].key, words[max(at - _BLAMED_WITHIN, 0) : at - 1]
    if lead == PREPOSITION:
        return any(word.key in nouns_of("perpetrators", "faulted") for word in before)
    return lead == "الي" and any(is_one_of(word.key, laying()) for word in before)


def _called_on(words: Sequence[Word], at: int) -> bool:
    """Whether a state is called on: دعا الأمين العام إسرائيل إلى وقف, طالبت المنظمة إيران بالإفراج. A definite subject
    stands before it, as none is in the genitive (دعا رئيس فرنسا إلى).
    """
    after = words[at + 1].key if at + 1 < len(words) and not words[at + 1].barrier else ""
    asked = after in signs("asked") or (after.startswith("ب") and len(after) > _SHORTEST_ASKED)
    if not asked or at == 0 or words[at].barrier or words[at].key.startswith("و"):
        return False
    if not (words[at - 1].key.startswith("ال") or words[at - 1].key in urging() or _is_state(words[at - 1].key)):
        return False
    for back in range(at - 1, max(at - _ACCUSED_WITHIN, -1), -1):
        if words[back].key in urging() or words[back].key[1:] in urging():
            return True
        if words[back].barrier or is_stop(words[back]):
            return False
    return False


def speaks(words: Sequence[Word], body: Body) -> bool:
    """Whether a medium tells it on its own: behind a verb of saying or بحسب, and not نقلا عن someone else."""
    lead = body.first - 1
    if lead >= 0 and words[lead].key in signs("mediums") and not words[body.first].barrier:
        lead -= 1
    if _opens_telling(words, lead + 1, body):
        return True
    if lead < 0 or words[lead + 1].barrier or not is_one_of(words[lead].key, saying()):
        return False
    if words[lead].key.endswith(_OBJECT) or words[lead].key in signs("by_way"):
        # في بيان أوردته وكالة X, حسب رويترز
        return False
    if words[lead].key in _THROUGH:
        # تبنت الهجوم عبر إذاعة الأندلس
        return False
    if is_one_of(words[lead].key, signs("informs")):
        # أبلغ رويترز أن: who was told.
        return False
    if words[lead + 1].key.removeprefix("و").startswith("ل") and not is_one_of(words[lead].key, signs("according")):
        # أكد لوكالة X أن: who was told.
        return body.head == words[body.first].key and lead + 1 == body.first
    if words[lead].barrier and _is_told_first(words, lead):
        return False
    if any(word.key in carrying() and not word.barrier for word in words[body.last : body.last + _BROUGHT_WITHIN]):
        # وكانت شبكة X قد نقلت
        return False
    behind = range(body.last, min(body.last + _CARRIED_WITHIN, len(words)))
    return not any(words[at].key in signs("carried") and _is_carrying(words, at, body) for at in behind)


def _is_carrying(words: Sequence[Word], at: int, body: Body) -> bool:
    """Whether `عن` is told of the medium (ذكرت وكالة X الرسمية عن مصدر) and not of what it tells (أسفرت عن اعتقال)."""
    before = words[at - 1].key
    return words[at].key != "عن" or at == body.last or is_adjective(before) or before in carrying()


def _is_told_first(words: Sequence[Word], verb: int) -> bool:
    """Whether whose words they are stands before the verb of the medium: نقلا عن مصدر أمني، ذكرت وكالة X."""
    first = max(verb - _TOLD_FIRST_WITHIN, 0)
    carried = next((at for at in range(verb - 1, first - 1, -1) if words[at].barrier or at == 0), verb)
    return words[carried].key.removeprefix("و") == "نقلا" and words[carried + 1].key == "عن"


def _opens_telling(words: Sequence[Word], first: int, body: Body) -> bool:
    """Whether a medium that opens a clause tells what follows: قناة «X» التابعة له قالت في نشرتها."""
    opens = first == 0 or words[first].barrier or words[first - 1].key in signs("clauses")
    if not opens or not (words[first].opened or words[body.first].opened):
        # A name without quotation marks may be the dateline's.
        return False
    behind = words[body.last : body.last + _TOPIC_WITHIN]
    inside = takewhile(lambda word: not word.barrier, behind)
    return any(word.key in tellers() and word.key not in carrying() for word in inside)


def is_one_of(key: str, verbs: frozenset[str]) -> bool:
    """Whether a word is one of some verbs, alone or behind a conjunction."""
    return key in verbs or (key[0] in "وف" and key[1:] in verbs)


def is_victim(words: Sequence[Word], start: int) -> bool:
    """Whether a rank of address or a civil profession tells of a victim (استشهاد المهندس فلان)."""
    beside = start > 0 and not words[start].barrier
    return beside and words[start].key in signs("civil") and words[start - 1].key in signs("fell")


def is_housed(words: Sequence[Word], body: Body) -> bool:
    """Whether a body is only the place of what is told (مركز الشرطة, مخفر شرطة البلدة, أمام البرلمان), or whom others
    are against (مناهضين للحكومة).
    """
    if body.first == 0 or words[body.first].barrier:
        return False
    before = words[body.first - 1].key
    if body.last == body.first + 1 and body.head.startswith("ال") and before in signs("apart"):
        return True
    one_word = body.last == body.first + 1 and words[body.first].key.startswith("ال")
    told_by_place = one_word or body.head in grammar().local
    return told_by_place and before in signs("housed")
