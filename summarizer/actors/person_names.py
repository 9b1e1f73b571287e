"""Names of persons beside their titles: behind them, between commas, or before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar, states
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import match_name
from summarizer.actors.name_words import (
    NOUN_SHAPE,
    OWN_ACT,
    is_announced,
    is_common,
    is_rank,
    opens_foreign,
    opens_name,
    tells_kind,
)
from summarizer.language.text import ARTICLE

# Most words of a name, and of the ranks before it.
_NAME_WORDS, _RANK_WORDS = 5, 5
# Foreign names in بال have at most so many letters (بالوكو); what is longer is ب with a definite noun (بالقصف).
_BAL_NAME = 6
# Longest nickname in brackets behind a name.
_ALIAS_WORDS = 3
_QUOTES = "«“„\"'”‹"
# Between a name and the father's.
_FATHERS = frozenset({"بن", "ابن", "ولد", "بنت"})
# Plurals of verbal nouns, which an office gives or makes (تعليمات, اتصالات).
_ACTS = re.compile("(?:ت..ي.|ا..ا.|ا.ت.ا.|است..ا.|م.ا..)ات")
# Endings of objects, not of family names.
_OBJECTS = ("ات", "ين", "ون")


def name_behind(words: Sequence[Word], at: int, rank: str = "") -> tuple[int, int] | None:
    """The name at `at`, past ranks: known given names, or two or more foreign words that end at a stop.

    `rank` is what the first word is read as where it has a clitic (للعقيد).
    """
    ranked = _past_ranks(words, at + 1 if rank else at)
    if ranked >= len(words) or words[ranked].barrier:
        return None
    if words[ranked].opened:
        return _quoted_name(words, ranked) if ranked > at or opens_name(words[ranked].key) else None
    end = name_run(words, ranked)
    size, first = end - ranked, words[ranked].key
    if size == 0 or (size == 1 and ranked == at):
        return None
    if ranked > at:
        return ranked, end
    if opens_name(first):
        # عودة النازحين is no name, عودة الكعبي is one
        return None if first in grammar().announced and words[ranked + 1].key.endswith(_OBJECTS) else (ranked, end)
    keys = [word.key for word in words[ranked:end]]
    if first.startswith(ARTICLE) or tells_kind(first):
        return None
    family = size == 2 and keys[1].startswith(ARTICLE) and keys[1].endswith("ي") and len(first) > 2
    if family and first.startswith("بال"):
        # بالقطب القضائي: a body and its adjective
        return None
    if family and not (NOUN_SHAPE.fullmatch(first) or is_common(first) or is_announced(first)):
        return ranked, end
    defined = at > 0 and words[at - 1].key.startswith(ARTICLE)
    if (later := _known_within(words, ranked, end)) is not None:
        return later, end
    said = end < len(words) and not words[end].barrier and words[end].key in grammar().said
    opens = opens_foreign(first, defined=defined) or (said and _may_open(first))
    return (ranked, end) if opens and size <= 4 and not any(map(_is_no_name, keys[1:])) else None


def _may_open(key: str) -> bool:
    """Whether a word before إن, where the subject of what is said ends, can open a name (قال وزير الدفاع بيت … إن)."""
    return len(key) > 1 and not (
        is_announced(key) or key.endswith(_OBJECTS) or (key.startswith(("ب", "ل")) and is_common(key))
    )


def _known_within(words: Sequence[Word], at: int, end: int) -> int | None:
    """Where a known given name begins behind the end of a place (حاكم مقاطعة شال كيفو جوليان فلان)."""
    if at == 0 or words[at - 1].key.startswith(ARTICLE):
        return None
    return next((place for place in range(at + 1, end - 1) if words[place].key in grammar().given), None)


def _past_ranks(words: Sequence[Word], at: int) -> int:
    """Behind the ranks at `at`, and the nationality of the last where a known name follows (العميد الإيراني محمد)."""
    ranked = at
    while ranked < min(at + _RANK_WORDS, len(words)) and not words[ranked].barrier and is_rank(words[ranked].key):
        ranked += 1
    after = ranked + 1
    if ranked == at or after >= len(words) or words[ranked].barrier or words[after].barrier:
        return ranked
    return after if is_adjective(words[ranked].key) and opens_name(words[after].key) else ranked


def _quoted_name(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """الشرطي «عبدي نور»: a name in quotation marks of its own behind a rank or role."""
    end = name_run(words, at)
    return (at, end) if words[at].opened in _QUOTES and end > at and words[end - 1].closed else None


def name_behind_adjective(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A known name behind one more definite adjective of the title (وزير الأمن القومي المتطرف إيتمار بن غفير)."""
    after = at + 1
    if after >= len(words) or words[at].barrier or words[at].opened or not words[at].key.startswith(ARTICLE):
        return None
    return name_behind(words, after) if opens_name(words[after].key) and not words[after].barrier else None


def name_called(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """متحدث باسم الشرطة هو فلان, عضو المجلس ويدعى فلان."""
    inside = at + 1 < len(words) and not words[at].barrier and not words[at].opened
    return name_behind(words, at + 1) if inside and words[at].key in grammar().called else None


def name_aside(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A name between commas behind its title: حاكم المنطقة، أوليه كيبر، …"""
    if at >= len(words) or not words[at].barrier or words[at].opened:
        return None
    inside = [words[at]._replace(barrier=False), *words[at + 1 : at + 1 + _NAME_WORDS]]
    ranked = 0
    while ranked < len(inside) and inside[ranked].key in grammar().ranks:
        ranked += 1
    end = name_run(inside, ranked) if ranked < len(inside) else ranked
    if not 2 <= end - ranked <= 4 or end >= len(inside):
        return None
    keys = [word.key for word in inside[ranked:end]]
    if not inside[end].barrier and not opens_name(keys[0]):
        # `قال قائد الجيش، جوزيف سالم إن`: a known name needs no second comma.
        return None
    unknown = ranked == 0 and not opens_name(keys[0])
    if unknown and (not opens_foreign(keys[0], defined=True) or any(map(_is_no_name, keys[1:]))):
        return None
    return at + ranked, at + end


def name_before(words: Sequence[Word], start: int) -> tuple[int, int] | None:
    """عبد الواحد حماد، المتحدث باسم …: two to four words between a stop and the comma."""
    if start == 0:
        return None
    rules = grammar()
    start = _before_alias(words, start)
    at = start
    while at > 0 and start - at < _NAME_WORDS:
        word = words[at - 1]
        if (is_stop(word) and word.key not in rules.given) or (at < start and words[at].barrier):
            break
        if word.key in rules.leads:
            break
        at -= 1
        if word.opened or word.barrier:
            break
    ranked = at
    while ranked < start and any(key in rules.ranks for key in words[ranked].starts):
        ranked += 1
    titled = ranked > at
    at = next((place for place in range(ranked, start - 1) if opens_name(words[place].key)), ranked)
    # حيدارة ولد سالم: whoever has a father has a name before his
    fathered = at > ranked and words[at].key in _FATHERS
    at -= fathered
    if not 2 <= start - at <= 4 or words[at].key.startswith(ARTICLE) or words[at].key in rules.unnamed:
        return None
    if fathered or (titled and at == ranked) or opens_name(words[at].key):
        return at, start
    told = at > 0 and not words[at].barrier and _is_verb(words[at - 1].key) and start - at <= 3
    if words[at].key.startswith("ل") and any(reading == words[at].key[1:] for reading in words[at].starts):
        # `ذكرت لفرانس برس متحدثة باسم الشرطة`: who was told.
        return None
    later = (word.key for word in words[at + 1 : start])
    return (at, start) if told and opens_foreign(words[at].key) and not any(map(_is_no_name, later)) else None


def _before_alias(words: Sequence[Word], start: int) -> int:
    """Before a nickname in brackets between name and title: محمد حمدان دقلو (حميدتي) قائد …"""
    alias = start - 1
    if alias < 1 or not words[alias].closed:
        return start
    first = next((at for at in range(alias, max(alias - _ALIAS_WORDS, 0), -1) if words[at].opened), start)
    return first if words[min(first, alias)].opened == "(" else start


def name_run(words: Sequence[Word], at: int) -> int:
    """The end of a run of words that can be a person's name."""
    end = at
    while end < min(at + _NAME_WORDS, len(words)):
        if end > at and _is_particle(words, end):
            # `حسن شيخ محمود`, `محمد ولد عبد العزيز`
            end += 1
            continue
        if (end > at and _ends_before(words, at, end)) or not _may_stand_in(words[end], end > at):
            break
        end += 1
        if words[end - 1].closed:
            break
    # خالد بن محمد بن عبد الله: a first half is no end
    halved = end == at + _NAME_WORDS < len(words) and words[end - 1].key in grammar().compound
    return end + 1 if halved and not _ends_before(words, at, end) and _may_stand_in(words[end], True) else end


def _is_particle(words: Sequence[Word], at: int) -> bool:
    """Whether a word between two names binds them, though it is a word of its own elsewhere."""
    inside = at + 1 < len(words) and not words[at].barrier and not words[at + 1].barrier
    return inside and words[at].key in grammar().particles and opens_name(words[at + 1].key)


def _may_stand_in(word: Word, inside: bool) -> bool:
    """Whether a word may be part of a name; `inside` where it is not its first."""
    rules, key = grammar(), word.key
    if key in rules.given:
        return True
    if is_stop(word) or key.startswith(("لل", "وال", "كال")) or _has_clitics(key):
        return False
    if key.startswith("ل") and key[1:] in rules.heads:
        # أكد ضابط برتبة نقيب لوكالة رويترز
        return False
    if (
        inside
        and key.startswith("و")
        and key not in rules.compound
        and (key[1:] in rules.given or is_common(key) or key.endswith(("ته", "ها", "هم")))
    ):
        return False
    if (key in rules.leads or key in rules.heads or key in rules.offices) and not (inside and key.startswith(ARTICLE)):
        return False
    return key not in rules.spokespersons and key not in rules.unnamed


def _has_clitics(key: str) -> bool:
    """Whether a word is ب with a definite noun (بالقصف) rather than a foreign name (بالوكو)."""
    noun = key.removeprefix("بال")
    return noun != key and (len(key) > _BAL_NAME or is_announced(noun) or is_common(noun))


def _ends_before(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether the name that begins at `at` has ended before the word at `end`."""
    rules, word, key = grammar(), words[end], words[end].key
    if word.barrier or word.opened:
        return True
    if key in rules.given or key in rules.tails or words[end - 1].key in rules.compound:
        return False
    if is_announced(key.removeprefix(ARTICLE)) or (end > at + 1 and key in states()):
        return True
    if is_announced(key) or _ACTS.fullmatch(key) or (key in rules.ranks and not key.startswith(ARTICLE)):
        return True
    if (key in rules.leads or key in rules.ranks) and end + 1 < len(words):
        after = words[end + 1]
        if after.key in rules.given or (end > at + 1 and is_adjective(after.key)):
            return True
    if end > at + 1 and is_common(key) and not key.startswith(ARTICLE):
        return True
    if key.startswith("ل") and _leads_off(words, end):
        return True
    if end == at + 1:
        return False
    if key not in rules.compound and _is_construct(words, end):
        return True
    return OWN_ACT.fullmatch(key) is not None or (key.startswith(ARTICLE) and key.endswith(_OBJECTS))


def _is_construct(words: Sequence[Word], at: int) -> bool:
    """Whether a noun and its complement or adjective stand there, no names: … فلان معرض الكتاب, … الأمة الإسلامية."""
    after = at + 1
    if after >= len(words) or words[after].barrier:
        return False
    key = words[after].key
    if words[at].key.startswith(ARTICLE):
        return key.startswith(ARTICLE) and key.endswith("يه")
    return (
        key.startswith(ARTICLE) and not key.endswith("ي") and key not in grammar().tails and key not in grammar().given
    )


def _is_no_name(key: str) -> bool:
    """Whether a later word shows that the words before it were none either (مساعدات غذائية, صاحب المحل)."""
    return key.startswith(ARTICLE) or tells_kind(key) or is_common(key)


def _is_verb(key: str) -> bool:
    verbs = grammar().verbs
    return key in verbs or key[1:] in verbs


def _leads_off(words: Sequence[Word], at: int) -> bool:
    """`لوكالة “سانا”`, `لمنع الهجوم`: who was told, or an aim, is no part of a name."""
    after = at + 1
    if after >= len(words) or words[after].barrier:
        return False
    defined = words[after].key.startswith(ARTICLE) and not is_stop(words[after])
    told = words[at].key[1:]
    if match_name(words, at) is not None:
        # `قال عمر الزاكي لفرانس برس`
        return True
    return defined or words[after].opened != "" or told in grammar().heads or told in grammar().unnamed
