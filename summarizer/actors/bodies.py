"""Named bodies in a run of words: names of the lexicon, and organisations built from a head noun.

A body is `HEAD + complement` (وزارة الصحة, شرطة ذي قار, هيئة شؤون الأسرى), `the HEAD + adjective` or `+ ل-noun`
(القوات الحكومية, المنظمة الدولية للهجرة), or `HEAD + «quoted name»`. A head alone refers back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.body_ends import (
    adjectives_end,
    against_end,
    are_members,
    is_chain_noun,
    joined_end,
    past_dignitary,
    past_surname,
    purpose_end,
    read_place,
)
from summarizer.actors.listed_bodies import Body, match_name, with_nationality
from summarizer.actors.name_words import is_announced, is_common, opens_name
from summarizer.actors.owners import with_owner
from summarizer.actors.quoted_bodies import quoted_body, quoted_whole
from summarizer.actors.units import read_unit
from summarizer.language.wordlists import words as nouns_of
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.likenesses import is_likeness

_BRACKETS = "(["
# Heads that are adjectives behind a feminine noun.
_ADJECTIVAL = frozenset(("بحريه",))
# How many bodies one within another a name tells (المركز الإعلامي للجناح العسكري لحركة …).
_NESTED = 2
# Longest chain of nouns before the definite one (هيئة عمليات التجارة).
_CHAIN_WORDS = 3
# Behind its name a zone has adjectives.
_ZONE = "منطقه"
# What forces are for, which names no place.
_DUTIES = frozenset(("مكافحه", "محاربه", "حمايه", "تامين", "حفظ"))
# For what a body comes, which is no part of its name.
_ERRANDS = frozenset(("لتقديم", "لنقل", "لاجلاء", "لاسعاف", "لانقاذ", "لاخماد", "لانتشال", "لاجراء", "لمعاينه", "لفتح"))
# Shapes of nouns of action and of plurals, which say what moves or is arranged (حركة نزوح, تنظيم حملات).
_ACTION = re.compile(r"..و.|.+ات|ت..ي.|ا..ا.|ا.ت.ا.|م..?و?.ي")


def read_body(words: Sequence[Word], start: int, nested: int = _NESTED) -> Body | None:
    """The longer of a lexicon name and what the grammar builds at `start`; `nested` bodies within it at most."""
    if nested < 0:
        return None
    if (parent := _wing_of(words, start, nested)) is not None:
        return parent
    if (wing := _whole_wing(words, start, nested)) is not None:
        return wing
    named = with_owner(words, match_name(words, start))
    built = _build(words, start, nested)
    if named is not None and (built is None or built.last <= named.last):
        return named
    return built


def _wing_of(words: Sequence[Word], start: int, nested: int) -> Body | None:
    """The body behind الجناح العسكري لـ where that explains a name told just before (كتائب X، الجناح … لحركة Y)."""
    if words[start].key not in grammar().wings or start == 0:
        return None
    if is_stop(words[start - 1]) and not words[start].barrier:
        return None
    at = adjectives_end(words, start + 1)
    inner = at < len(words) and not words[at].barrier and words[at].key.startswith("ل")
    return read_body(words, at, nested - 1) if inner else None


def _whole_wing(words: Sequence[Word], start: int, nested: int) -> Body | None:
    """A part that is told by what it does and whose it is, where it explains no other name: الجناح الإعلامي للجيش."""
    at = adjectives_end(words, start + 1) if words[start].key.removeprefix("و") in grammar().wings else start
    if at <= start + 1 or at >= len(words) or words[at].barrier or not words[at].key.startswith("ل"):
        return None
    whole = read_body(words, at, nested - 1)
    return whole._replace(first=start, head=words[start].key, canonical=None) if whole is not None else None


def _build(words: Sequence[Word], start: int, nested: int) -> Body | None:
    rules = grammar()
    if (whole := quoted_whole(words, start)) is not None:
        return whole
    for reading in words[start].starts:
        if (unit := read_unit(words, start, reading)) is not None:
            return unit
        if reading in rules.heads:
            body = _construct(words, start, reading)
        elif reading.startswith("ال") and reading[2:] in rules.heads:
            body = _definite(words, start, reading, nested)
        else:
            continue
        if body is not None:
            return with_owner(words, with_nationality(words, body))
    return None


def _construct(words: Sequence[Word], start: int, head: str) -> Body | None:
    rules = grammar()
    after = start + 1
    if after >= len(words) or words[after].barrier:
        return None
    if words[after].opened and words[after].opened not in _BRACKETS:
        return quoted_body(words, start, head)
    latin = words[after].key.isascii() and words[after].key.isalpha() and len(words[after].key) > 1
    if latin and rules.heads[head] != "media" and not words[after].opened:
        # منظمة CPT الأمريكية
        return Body(after, after + 1, words[after].key, rules.heads[head], None)
    if words[after].opened or words[after].key in rules.never_before.get(head, ()) or _is_seat(words[after].key):
        return None
    if head in rules.led and (words[after].key in rules.leads | rules.ranks or opens_name(words[after].key)):
        return None
    if head in rules.districts and (words[start].key == "ب" + head or (start and words[start - 1].key == "في")):
        return None
    last = _complement(words, after, head)
    if last is None:
        return None
    if head in rules.only_before and not _is_licensed(words, after, last, head):
        last = purpose_end(words, after + 1, head) if words[after].key.startswith("ال") else after + 1
        if last == after + 1:
            return None
    last = _seat(words, last, head)
    return Body(start, last, head, _kind(words, start, last, rules.heads[head]), None)


def _is_licensed(words: Sequence[Word], after: int, last: int, head: str) -> bool:
    """Whether the complement shows a head that is also a common noun to be a body.

    It is one of the words listed for the head, a listed place (قوات جوبالاند, سلطات مأرب), or ends in the adjective
    of a state (مديرية الحدود التونسية).
    """
    rules = grammar()
    if words[after].key in rules.only_before[head]:
        return True
    if head in rules.troops and last == after + 1 and _is_called(words[after].key):
        return True
    if head in rules.sorted and last > after + 1 and words[last - 1].key in nouns_of("reporting", "anaphora", "sorts"):
        return True
    if head in rules.placed and last == after + 1 and _is_place(words[after].key):
        return head not in rules.elliptic or (after > 1 and not words[after - 1].barrier and is_stop(words[after - 2]))
    return head in rules.national and words[last - 1].key.removeprefix("ال") in demonyms() and last > after + 1


def _is_called(key: str) -> bool:
    """Whether troops are called by a word (كتيبة الفرقان) rather than told by what they do (كتيبة المدفعية)."""
    return key.startswith("ال") and not (
        is_common(key) or is_common(key[2:]) or key in grammar().arms or is_adjective(key)
    )


def _is_seat(key: str) -> bool:
    """Whether a folded word says where a thing is, not which it is: قتل في مصرف بقندهار."""
    return key[0] == "ب" and key not in load_gazetteer() and _is_place(key[1:])


def _is_place(key: str) -> bool:
    """Whether a folded word is the name of a listed place and nothing else."""
    return any(not entry.ambiguous for entry in load_gazetteer().lookup(key))


def _complement(words: Sequence[Word], start: int, head: str) -> int | None:
    """The end of the nouns that say which body the head is, or None where they name none."""
    rules = grammar()
    named = match_name(words, start)
    if named is not None and named.head == words[start].key and named.kind != "country":
        return purpose_end(words, joined_end(words, adjectives_end(words, named.last), head), head)
    before = head
    for at in range(start, min(start + _CHAIN_WORDS + 1, len(words))):
        word = words[at]
        ends = is_stop(word) and word.key not in rules.openers and not are_members(words, at)
        if ends or (at > start and (word.barrier or word.opened)):
            return None
        # `كتائب صرخة القدس`
        troops = head in rules.troops and at + 1 < len(words) and words[at + 1].key.startswith("ال")
        act = head in rules.bare and not troops and _is_action(word.key)
        if at == start and (is_likeness(word.key) or act):
            # `حزب معارض`, `حركة عبور`
            return None
        if word.key.startswith("وو") and word.key not in load_gazetteer():
            # `12 بلدية ووُزعت خلالها`: what و joins
            return None
        if word.key.startswith("ال") and word.key not in rules.openers:
            if (told := against_end(words, at)) > at:
                return told
            described = adjectives_end(words, past_dignitary(words, at))
            if words[described - 1].key in rules.bound:
                # `كتائب النصر الموالية للحكومة`: to whom it is tied is no part of its name.
                return described - 1
            return purpose_end(words, joined_end(words, described, head), head)
        if (
            before in rules.before_place
            # `أصدرت محكمة حكما`
            and not (word.key.endswith("ا") and is_common(word.key))
            and not (at == start and (troops or _leads_on(words, at, head)))
            and (last := read_place(words, at)) is not None
        ):
            # سلطة منطقة العقبة الاقتصادية الخاصة
            return adjectives_end(words, last) if words[at].key == _ZONE else past_surname(words, last)
        if word.key not in rules.before_place and not is_chain_noun(word.key):
            return None
        before = word.key
    return None


def _is_action(key: str) -> bool:
    """Whether the word behind an ambiguous head is a noun of the language rather than a name (حركة عبور)."""
    if key.startswith("ال") or key in grammar().given:
        return False
    return key.endswith("ه") or _ACTION.fullmatch(key) is not None or is_announced(key) or is_common(key)


def _leads_on(words: Sequence[Word], at: int, head: str) -> bool:
    """Whether a head's field is in construct (مديرية مكافحة المتفجرات, شرطة مكافحة الإرهاب), so no place name."""
    rules, key, after = grammar(), words[at].key, at + 1
    if (head not in rules.only_before and key not in _DUTIES) or key in rules.openers or words[at].closed:
        return False
    if after >= len(words) or words[after].barrier:
        return False
    return words[after].key.startswith("ال") and not is_adjective(words[after].key) and not is_stop(words[after])


def _seat(words: Sequence[Word], at: int, head: str) -> int:
    """Past `في + state or government` behind a body that is named by its seat (بعثة الأمم المتحدة في …)."""
    if head not in grammar().seated or at + 1 >= len(words) or words[at].barrier or words[at].key != "في":
        return at
    seat = match_name(words, at + 1)
    if seat is not None and seat.kind == "country":
        return seat.last
    if words[at + 1].key == "حكومه" and not words[at + 1].barrier:
        return _complement(words, at + 2, "حكومه") or at
    return at


def _definite(words: Sequence[Word], start: int, reading: str, nested: int) -> Body | None:
    rules = grammar()
    head, after = reading[2:], start + 1
    if after >= len(words) or words[start].closed:
        return None
    led = start == 0 or words[start].barrier or is_stop(words[start - 1])
    if head in rules.elliptic and not led and words[start - 1].key not in rules.spokesperson_links:
        return None
    before = words[start - 1].key if not led else ""
    if head in _ADJECTIVAL and before.startswith("ال") and before.endswith("ه"):
        # العملية البحرية الأوروبية
        return None
    feminine = head.endswith("ه") or head in rules.feminine
    adjectives = adjectives_end(words, start + 1, feminine)
    last = _past_whole(words, adjectives, head, nested) or _past_maker(words, adjectives, nested)
    last = last or purpose_end(words, adjectives, head)
    if adjectives == start + 1 and words[adjectives].key in _ERRANDS:
        # تدخلت ذات المصالح لتقديم الإسعافات
        return None
    if last == start + 1 or (head in rules.weak and last == adjectives and not _is_national(words, start, last, head)):
        return None
    return Body(start, last, reading, _kind(words, start, last, rules.heads[head]), None)


def _past_whole(words: Sequence[Word], at: int, head: str, nested: int) -> int | None:
    """Past the body that a part belongs to: المركز الإعلامي للجيش اليمني, اللجنة التمهيدية لنقابة الصحفيين."""
    if head not in grammar().sections or at >= len(words) or words[at].barrier or words[at].opened:
        return None
    whole = read_body(words, at, nested - 1) if words[at].key.startswith("ل") else None
    return whole.last if whole is not None and whole.kind not in ("country", "media") else None


def _past_maker(words: Sequence[Word], at: int, nested: int) -> int | None:
    """Past من and the body that appointed another: الحكومة المكلفة من مجلس النواب."""
    if (
        at + 1 >= len(words)
        or words[at].barrier
        or words[at].key != "من"
        or words[at - 1].key not in grammar().appointed
    ):
        return None
    maker = read_body(words, at + 1, nested - 1)
    return maker.last if maker is not None and not words[at + 1].barrier else None


def _is_national(words: Sequence[Word], start: int, last: int, head: str) -> bool:
    """Whether the adjective of a state makes a common head a body: الخطوط الجوية القطرية, الأمن العراقي."""
    enough = last > start + 2 or head in grammar().elliptic
    return enough and words[last - 1].key.removeprefix("ال") in demonyms()


def _kind(words: Sequence[Word], first: int, last: int, kind: str) -> str:
    """The head's kind, made exact by its complement: وزارة is official, وزارة الصحة medical."""
    aims = (words[first + 1].key, *(f"ال{word.key[2:]}" for word in words[first + 2 : last] if word.key[:2] == "لل"))
    if kind == "media" and not grammar().agencies.isdisjoint(aims):
        # وكالة الفضاء, الوكالة الإندونيسية للأرصاد
        return "official"
    if kind not in ("official", "un_ngo", "monitor", "military"):
        return kind
    kinds = grammar().kind_of
    return next((kinds[word.key] for word in reversed(words[first + 1 : last]) if word.key in kinds), kind)
