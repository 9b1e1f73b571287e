"""Named bodies in a run of words: names of the lexicon, and organisations built from a head noun.

A body is `HEAD + complement` (وزارة الصحة, شرطة ذي قار, هيئة شؤون الأسرى), `the HEAD + adjective` or `+ ل-noun`
(القوات الحكومية, المنظمة الدولية للهجرة), or `HEAD + «quoted name»`. A head alone refers back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actor_lexicon import demonyms, grammar
from summarizer.actor_words import Word, is_adjective, is_stop
from summarizer.gazetteer import load_gazetteer
from summarizer.listed_bodies import Body, match_name
from summarizer.name_words import is_announced, is_common
from summarizer.units import read_unit

_BRACKETS = "(["
# Longest quoted name, and longest chain of nouns before the definite one (هيئة عمليات التجارة).
_QUOTED_WORDS = 6
_CHAIN_WORDS = 3
# Most openers before a place name (محافظة شمال غرب …) and most adjectives behind a body.
_OPENERS, _ADJECTIVES = 3, 5
# Verbs behind ل that look like nouns of purpose (لتباشر, ليكون).
_PURPOSE_VERB = re.compile("لي.*|لت(?!..ي.$).*")
# Short words that look like verbs, where a place name is looked for (كتائب تضم …).
_IMPERFECT = re.compile("[تي]..{1,2}")
# Shapes of nouns of action and of plurals, which say what moves or is arranged (حركة نزوح, تنظيم حملات).
_ACTION = re.compile(r"..و.|.+ات|ت..ي.|ا..ا.|ا.ت.ا.|م..?و?.ي")


# Kinds of bodies whose head belongs to a name in quotation marks (شرطة «الأخلاق»).
_OFFICIAL = frozenset({"official", "security", "military", "civil_defence"})


def read_body(words: Sequence[Word], start: int) -> Body | None:
    """The body at `start`: the longer of a lexicon name and what the grammar builds, the lexicon first."""
    if (parent := _wing_of(words, start)) is not None:
        return parent
    named = _with_owner(words, match_name(words, start))
    built = _build(words, start)
    if named is not None and (built is None or built.last <= named.last):
        return named
    return built


def _wing_of(words: Sequence[Word], start: int) -> Body | None:
    """The body behind الجناح العسكري لـ where that explains a name told just before (كتائب X، الجناح … لحركة Y)."""
    if words[start].key not in grammar().wings or not words[start].barrier:
        return None
    at = _adjectives(words, start + 1)
    inner = at < len(words) and not words[at].barrier and words[at].key.startswith("ل")
    return read_body(words, at) if inner else None


def _with_owner(words: Sequence[Word], body: Body | None) -> Body | None:
    """القوات البرية التابعة للحرس الثوري: forces that only their owner tells apart have it in their name."""
    if body is None or body.last + 1 >= len(words) or words[body.last].barrier or words[body.last].opened:
        return body
    rules, at = grammar(), body.last
    if body.head.removeprefix("ال") not in rules.owned:
        return body
    belonging = words[at].key in rules.belonging
    owner = at + 1 if belonging else at
    if words[owner].barrier or not words[owner].key.startswith("ل"):
        return body
    above = match_name(words, owner)
    if above is not None and above.kind != "country":
        return body._replace(last=above.last)
    return (
        body._replace(last=_adjectives(words, owner + 1)) if belonging and words[owner].key.startswith("لل") else body
    )


def _build(words: Sequence[Word], start: int) -> Body | None:
    rules = grammar()
    for reading in words[start].starts:
        if (unit := read_unit(words, start, reading)) is not None:
            return unit
        if reading in rules.heads:
            body = _construct(words, start, reading)
        elif reading.startswith("ال") and reading[2:] in rules.heads:
            body = _definite(words, start, reading)
        else:
            continue
        if body is not None:
            return _with_owner(words, body)
    return None


def _construct(words: Sequence[Word], start: int, head: str) -> Body | None:
    rules = grammar()
    after = start + 1
    if after >= len(words) or words[after].barrier:
        return None
    if words[after].opened and words[after].opened not in _BRACKETS:
        return _quoted(words, start, head)
    if words[after].opened or words[after].key in rules.never_before.get(head, ()):
        return None
    if head in rules.led and (words[after].key in rules.leads or words[after].key in rules.ranks):
        return None
    if head in rules.districts and (words[start].key == "ب" + head or (start and words[start - 1].key == "في")):
        return None
    last = _complement(words, after, head)
    if last is None:
        return None
    if head in rules.only_before and not _is_licensed(words, after, last, head):
        last = _purpose(words, after + 1, head) if words[after].key.startswith("ال") else after + 1
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
    if head in rules.placed and last == after + 1 and _is_place(words[after].key):
        return head not in rules.elliptic or (after > 1 and not words[after - 1].barrier and is_stop(words[after - 2]))
    return head in rules.national and words[last - 1].key.removeprefix("ال") in demonyms() and last > after + 1


def _is_place(key: str) -> bool:
    """Whether a folded word is the name of a listed place and nothing else."""
    return any(not entry.ambiguous for entry in load_gazetteer().lookup(key))


def _quoted(words: Sequence[Word], start: int, head: str) -> Body | None:
    """منظمة «سلام» لإزالة الألغام is named as a whole, شبكة «نهر ميديا» by what is quoted."""
    rules = grammar()
    kind = rules.heads[head]
    for last in range(start + 1, min(start + 1 + _QUOTED_WORDS, len(words))):
        if last > start + 1 and (words[last].barrier or words[last].opened):
            return None
        if words[last].closed:
            if last + 1 < len(words) and words[last + 1].key in rules.venues:
                return None
            whole = _purpose(words, _adjectives(words, last + 1), head)
            if last == start + 1 and not words[last].key.startswith("ال") and words[last].key.endswith("يه"):
                return None
            if whole > last + 1 or kind in _OFFICIAL:
                return Body(start, whole, head, kind, None)
            named = match_name(words, start + 1)
            if named is not None and named.last == last + 1:
                return named
            return Body(start + 1, last + 1, words[start + 1].key, kind, None)
    return None


def _complement(words: Sequence[Word], start: int, head: str) -> int | None:
    """The end of the nouns that say which body the head is, or None where they name none."""
    rules = grammar()
    named = match_name(words, start)
    if named is not None and named.head == words[start].key and named.kind != "country":
        return _purpose(words, _joined(words, _adjectives(words, named.last), head), head)
    before = head
    for at in range(start, min(start + _CHAIN_WORDS + 1, len(words))):
        word = words[at]
        if (is_stop(word) and word.key not in rules.openers) or (at > start and (word.barrier or word.opened)):
            return None
        if at == start and head in rules.bare and _is_action(word.key):
            return None
        if word.key.startswith("ال"):
            return _purpose(words, _joined(words, _adjectives(words, at + 1), head), head)
        if (
            before in rules.before_place
            and not (at == start and _leads_on(words, at, head))
            and (last := read_place(words, at)) is not None
        ):
            return last
        if word.key not in rules.before_place and not _is_chain_noun(word.key):
            return None
        before = word.key
    return None


def _is_action(key: str) -> bool:
    """Whether the word behind an ambiguous head is a noun of the language rather than a name (حركة عبور)."""
    return not key.startswith("ال") and (_ACTION.fullmatch(key) is not None or is_announced(key) or is_common(key))


def _leads_on(words: Sequence[Word], at: int, head: str) -> bool:
    """Whether a head's field is in the construct state (مديرية مكافحة المتفجرات), so no place name."""
    after = at + 1
    if (
        head not in grammar().only_before
        or words[at].key in grammar().openers
        or after >= len(words)
        or words[after].barrier
        or words[at].closed
    ):
        return False
    return words[after].key.startswith("ال") and not is_adjective(words[after].key) and not is_stop(words[after])


def _is_chain_noun(key: str) -> bool:
    """Whether an indefinite word can be in the construct state: no adjective, adverb or verb by shape."""
    return (
        not key.endswith(("يه", "ي", "ا"))
        and not _IMPERFECT.fullmatch(key)
        and (not key.endswith("ت") or key.endswith("ات"))
    )


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
    return None if _IMPERFECT.fullmatch(key) else at + 1


def _definite(words: Sequence[Word], start: int, reading: str) -> Body | None:
    rules = grammar()
    head, after = reading[2:], start + 1
    if after >= len(words) or words[start].closed:
        return None
    if head in rules.elliptic and start and not words[start].barrier and not is_stop(words[start - 1]):
        return None
    feminine = head.endswith("ه") or head in rules.feminine
    adjectives = _adjectives(words, start + 1, feminine)
    last = _purpose(words, adjectives, head)
    if last == start + 1 or (head in rules.weak and last == adjectives and not _is_national(words, start, last, head)):
        return None
    return Body(start, last, reading, _kind(words, start, last, rules.heads[head]), None)


def _is_national(words: Sequence[Word], start: int, last: int, head: str) -> bool:
    """Whether the adjective of a state makes a common head a body: الخطوط الجوية القطرية, الأمن العراقي."""
    enough = last > start + 2 or head in grammar().elliptic
    return enough and words[last - 1].key.removeprefix("ال") in demonyms()


def _adjectives(words: Sequence[Word], at: int, feminine: bool | None = None) -> int:
    """The end of a run of definite adjectives; with `feminine` given they must agree with it."""
    most = min(at + _ADJECTIVES, len(words))
    while at < most and not words[at].barrier and not words[at].opened:
        key = words[at].key
        if not is_adjective(key) or (feminine is not None and not _agrees(key, feminine)):
            break
        at += 1
        if words[at - 1].closed:
            break
    return at


def _agrees(key: str, feminine: bool) -> bool:
    return key in grammar().adjectives or key.endswith("ه") == feminine


def _joined(words: Sequence[Word], at: int, head: str) -> int:
    if head not in grammar().joined or at >= len(words) or words[at].barrier or words[at].opened:
        return at
    key = words[at].key
    if not key.startswith("وال") or key[3:] in grammar().heads or words[at - 1].closed:
        return at
    if match_name(words, at) is not None:
        return at
    return _adjectives(words, at + 1)


def _purpose(words: Sequence[Word], at: int, head: str) -> int:
    """The end of `ل + noun` behind a body (للهجرة, لإدارة الكوارث, لحقوق الإنسان), or `at` for none."""
    if at >= len(words) or words[at].barrier or words[at].opened:
        return at
    key = words[at].key
    if key == "للحد" and at + 1 < len(words) and words[at + 1].key == "من":
        return _complement(words, at + 2, "هييه") or at
    if not key.startswith("ل") or head in grammar().aimless or is_stop(words[at]) or _PURPOSE_VERB.fullmatch(key):
        return at
    if key.startswith("لل"):
        named = match_name(words, at)
        if named is not None:
            return named.last if words[at - 1].key in grammar().adjectives else at
        return _adjectives(words, at + 1) if len(key) > 4 else at
    after = at + 2 if _is_linked(words, at + 1) else at + 1
    if after >= len(words) or words[after].barrier or not words[after].key.startswith("ال") or len(key) < 4:
        return at
    return at if _heads_body(key) else _adjectives(words, after + 1)


def _is_linked(words: Sequence[Word], at: int) -> bool:
    """Whether one more noun stands between ل and the definite one (لإدارة حالات الطوارئ)."""
    if at + 1 >= len(words) or words[at].barrier or words[at].key.startswith("ال") or is_stop(words[at]):
        return False
    return _is_chain_noun(words[at].key) and words[at + 1].key.startswith("ال") and not words[at + 1].barrier


def _heads_body(key: str) -> bool:
    """Whether ل + noun leads to another body (التابعة لوزارة …) and tells no purpose (لإدارة الكوارث)."""
    return key[1:] in grammar().heads and key != "لاداره"


def _kind(words: Sequence[Word], first: int, last: int, kind: str) -> str:
    """The head's kind, made exact by its complement: وزارة is official, وزارة الصحة medical."""
    if kind == "media" and words[first + 1].key in grammar().agencies:
        return "official"
    if kind not in ("official", "un_ngo", "monitor", "military"):
        return kind
    kinds = grammar().kind_of
    return next((kinds[word.key] for word in reversed(words[first + 1 : last]) if word.key in kinds), kind)
