"""Names of persons beside their titles: behind them, between commas, or before them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_signs import signs
from summarizer.actors.actor_words import Word, is_adjective, is_stop
from summarizer.actors.listed_bodies import match_name
from summarizer.actors.name_runs import NAME_WORDS, OBJECTS, is_owner, name_run
from summarizer.actors.name_words import (
    NOUN_SHAPE,
    is_announced,
    is_common,
    is_rank,
    opens_foreign,
    opens_name,
    tells_kind,
)
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import ARTICLE, fold
from summarizer.language.wordlists import nouns
from summarizer.places.gazetteer import load_gazetteer

# Most ranks before a name.
_RANK_WORDS = 5
# Longest nickname in brackets behind a name.
_ALIAS_WORDS = 3
# A name in words that nobody knows has so many, and its first so many letters.
_SHORTEST_STRANGE, _LONGEST_STRANGE, _STRANGE_LETTERS = 2, 4, 3
# A plural in ين has more letters than this.
_SHORTEST_PLURAL = 5
_QUOTES = "«“„\"'”‹"
# How verbs of several end: `قال الأب «خطفوا ابنتي»`.
_DONE = "وا"
# Between a name and the father's.
_FATHERS = frozenset({"بن", "ابن", "ولد", "بنت"})


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
    if ranked == at and (listed := match_name(words, at)) is not None and listed.last > at + 1:
        # `اتهم المتحدث باسم الحكومة بوكو حرام`: whom he accuses
        return None
    if size == 0 or (size == 1 and ranked == at):
        return None
    if ranked > at:
        return None if _is_no_surname(first) else (ranked, end)
    if opens_name(first):
        # عودة النازحين, عودة تدريجية are no names, عودة الكعبي is one
        told = first in grammar().announced and words[ranked + 1].key.endswith((*OBJECTS, "يه"))
        return None if told else (ranked, end)
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
    opens = opens_foreign(first, defined=defined) or (said and _may_open(first)) or (defined and _is_strange(keys))
    return (ranked, end) if opens and size <= 4 and not any(map(_is_no_name, keys[1:])) else None


def _is_no_surname(key: str) -> bool:
    """`اتهم الرئيس الانفصاليين`, `اتهم القاضي الأب بقتل طفليه`: what stands behind a rank and is no name."""
    many = key.startswith(ARTICLE) and key.endswith(("يين", "يون"))
    return many or key in _deeds()


@cache
def _deeds() -> frozenset[str]:
    """What somebody is accused of, behind ب: `بقتل`, `بخطف`."""
    return frozenset(f"ب{fold(noun)}" for entry in load_lexicon("casualties")["event"] for noun in entry["words"])


def _is_strange(keys: Sequence[str]) -> bool:
    """Whether two to four words behind a definite title are no words of the language (بيرين ناث, جول مبويي سيكودي)."""
    if not _SHORTEST_STRANGE <= len(keys) <= _LONGEST_STRANGE or len(keys[0]) < _STRANGE_LETTERS:
        return False
    first, *others = keys
    listed = any(not entry.ambiguous for entry in load_gazetteer().lookup(first))
    if listed or NOUN_SHAPE.fullmatch(first) or is_common(first):
        return False
    # `مسلحين قتلوا`: a plural that is told of
    many = (
        first.endswith("ين")
        and len(first) > _SHORTEST_PLURAL
        and (is_common(first[:-2]) or tells_kind(first[:-2]) or first.endswith("يين"))
    )
    if many or first.endswith(("ون", "ات")):
        return False
    return not any(is_announced(key) or tells_kind(key) or key in nouns() for key in (first, *others))


def _may_open(key: str) -> bool:
    """Whether a word before إن, where the subject of what is said ends, can open a name (قال وزير الدفاع بيت … إن)."""
    return len(key) > 1 and not (
        is_announced(key) or key.endswith(OBJECTS) or (key.startswith(("ب", "ل")) and is_common(key))
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
    named = end > at and words[end - 1].closed and not words[at].key.endswith(_DONE)
    return (at, end) if words[at].opened in _QUOTES and named else None


def name_behind_adjective(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A known name behind one more definite adjective of the title (وزير الأمن القومي المتطرف إيتمار بن غفير)."""
    after = at + 1
    if after >= len(words) or words[at].barrier or words[at].opened or not words[at].key.startswith(ARTICLE):
        return None
    if words[after].key in grammar().spokesperson_links:
        # وكيل الوزارة المتحدث باسم اللجنة فلان: another title, and nobody called باسم
        return None
    if words[after].barrier:
        return None
    strange = _is_strange([word.key for word in words[after : name_run(words, after)]])
    return name_behind(words, after) if opens_name(words[after].key) or strange else None


def name_called(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """متحدث باسم الشرطة هو فلان, عضو المجلس ويدعى فلان."""
    inside = at + 1 < len(words) and not words[at].barrier and not words[at].opened
    return name_behind(words, at + 1) if inside and words[at].key in grammar().called else None


def name_aside(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A name between commas behind its title: حاكم المنطقة، أوليه كيبر، …"""
    if at >= len(words) or not words[at].barrier or words[at].opened:
        return None
    inside = [words[at]._replace(barrier=False), *words[at + 1 : at + 1 + NAME_WORDS]]
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
    # ترشيح فلان لمنصب رئيس الوزراء
    start -= start > 0 and words[start - 1].key in signs("sought")
    if start == 0:
        return None
    rules = grammar()
    start = _before_alias(words, start)
    at = start
    while at > 0 and start - at < NAME_WORDS:
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
    if is_owner(words, at):
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


def _is_no_name(key: str) -> bool:
    """Whether a later word shows that the words before it were none either (مساعدات غذائية, صاحب المحل)."""
    return key.startswith(ARTICLE) or tells_kind(key) or is_common(key)


def _is_verb(key: str) -> bool:
    verbs = grammar().verbs
    return key in verbs or key[1:] in verbs
