"""How far the name of a person runs: which words may stand in one, and before which it has ended."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar, states
from summarizer.actors.actor_signs import signs
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import match_name
from summarizer.actors.name_words import OWN_ACT, is_announced, is_common, opens_name
from summarizer.language.text import ARTICLE

# Most words of a name.
NAME_WORDS = 5
# Endings of objects, not of family names.
OBJECTS = ("ات", "ين", "ون")
# Foreign names in بال have at most so many letters (بالوكو); what is longer is ب with a definite noun (بالقصف).
_BAL_NAME = 6
# A title of address that is part of many family names (غسان السيد أحمد).
_SAYYID = "السيد"
# A given name that is the noun for an owner as well.
_OWNER = "مالك"
# What is declared over the dead, and a surname.
_MOURNING = "الحداد"
# A surname (إمام) that is spelled like a preposition (أمام), folded, and then has a noun behind it.
_BEFORE = "امام"
# A joined verb has so many letters at least (وردت, ونثروا).
_SHORTEST_VERB = 5
# Plurals of verbal nouns, which an office gives or makes (تعليمات, اتصالات).
_ACTS = re.compile("(?:ت..ي.|ا..ا.|ا.ت.ا.|است..ا.|م.ا..)ات")


def name_run(words: Sequence[Word], at: int) -> int:
    """The end of a run of words that can be a person's name."""
    if is_owner(words, at):
        return at
    end = at
    while end < min(at + NAME_WORDS, len(words)):
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
    halved = end == at + NAME_WORDS < len(words) and words[end - 1].key in grammar().compound
    return end + 1 if halved and not _ends_before(words, at, end) and _may_stand_in(words[end], True) else end


def is_owner(words: Sequence[Word], at: int) -> bool:
    """`مالك الفندق`: who owns it, and nobody called so."""
    if words[at].key != _OWNER or at + 1 >= len(words) or words[at + 1].barrier:
        return False
    owned = words[at + 1].key
    return owned.startswith(ARTICLE) and is_common(owned.removeprefix(ARTICLE)) and not opens_name(owned)


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
    if key.startswith("و") and key not in rules.compound:
        another = inside and (key[1:] in rules.given or key.endswith(("ته", "ها", "هم")))
        if another or is_common(key):
            # `ضابط برتبة نقيب وجنديان`
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
    if word.barrier or word.opened or _is_mourning(words, end):
        return True
    if key == _BEFORE and end + 1 < len(words) and not words[end + 1].barrier and is_common(words[end + 1].key):
        # `مثل برهم صالح أمام محكمة`
        return True
    if OWN_ACT.fullmatch(key) is not None and key not in rules.given and end > at + 1:
        # `عن يوسف ولد سيدي قوله`
        return True
    if end > at and _is_joined_verb(key):
        return True
    if key in rules.given or key in rules.tails or words[end - 1].key in rules.compound:
        return False
    if is_announced(key.removeprefix(ARTICLE)) or (end > at + 1 and key in states()):
        return True
    if is_announced(key) or _ACTS.fullmatch(key) or (key in rules.ranks and not key.startswith(ARTICLE)):
        return True
    if (key in rules.leads or key in rules.ranks) and end + 1 < len(words):
        after = words[end + 1]
        if (after.key in rules.given and key != _SAYYID) or (end > at + 1 and is_adjective(after.key)):
            return True
    if end > at + 1 and is_common(key) and not key.startswith(ARTICLE):
        return True
    if key.startswith("ل") and _leads_off(words, end):
        return True
    if end == at + 1:
        return False
    if (told := match_name(words, end)) is not None and told.kind == "media":
        # `أبلغ قائد الشرطة سالم حيدر فرانس برس بمقتل ثلاثة`
        return True
    if key in signs("visited") and not is_common(words[end - 1].key):
        return True
    if key not in rules.compound and _is_construct(words, end):
        return True
    return key.startswith(ARTICLE) and key.endswith(OBJECTS)


def _is_joined_verb(key: str) -> bool:
    """`القيادي سالم حيدر ونثروا رماده`, `ونثرت`: what was done next; no family's name has such an ending behind و."""
    return key.startswith("و") and len(key) >= _SHORTEST_VERB and key.endswith(("وا", "ت"))


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


def _is_mourning(words: Sequence[Word], at: int) -> bool:
    """Whether what is declared over the dead stands there, and no surname: … فلان الحداد الوطني, … الحداد ليومين."""
    return words[at].key == _MOURNING and at + 1 < len(words) and words[at + 1].key in signs("mourned")


def _leads_off(words: Sequence[Word], at: int) -> bool:
    """`لوكالة “سانا”`, `لمنع الهجوم`: who was told, or an aim, is no part of a name."""
    after = at + 1
    if match_name(words, at) is not None:
        # `قال عمر الزاكي لفرانس برس`
        return True
    if after >= len(words) or words[after].barrier:
        return False
    defined = words[after].key.startswith(ARTICLE) and not is_stop(words[after])
    told = words[at].key[1:]
    return defined or words[after].opened != "" or told in grammar().heads or told in grammar().unnamed
