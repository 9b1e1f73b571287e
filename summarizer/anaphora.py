"""Whom `المصدر`, `البيان`, `المنظمة الحقوقية`, a surname or an acronym stands for, and whom a verb may go on for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from summarizer.actor_lexicon import grammar
from summarizer.actors import ActorMention
from summarizer.document import Document
from summarizer.lexicon import load_lexicon
from summarizer.per_word import per_word
from summarizer.speakers import Speaker, read_speaker
from summarizer.text import fold
from summarizer.text import words as folded_words
from summarizer.wordlists import words

SOURCES = frozenset(("المصدر", "المصادر"))
# How far behind a name its other one may stand: `مفوض الشرطة، كريستوفر باريس`, `المكتب (مكتا)`, in tokens.
ASIDE = 6
# How many sources, and how many tokens back an actor, a short form may stand for: farther than an article's.
MEMORY = 40
LOOK_BACK = 400


def resolve(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Speaker:
    """The source named before that a short form (`المصدر نفسه`, `الوزارة`, `البيان`, a surname) stands for, else the
    same.
    """
    name = _words_of(speaker.name)
    if not name:
        return speaker
    if (whole := _called_by_part(doc, speaker, name, named)) is not None:
        return whole
    if not _is_anaphoric(name):
        return speaker
    if name[0] in words("reporting", "anaphora", "statement"):
        return named[-1] if named else speaker
    earlier = _of_that_head(doc, speaker, name, named) or _of_that_kind(doc, speaker, name, named)
    if earlier is not None:
        return earlier
    # Where no source of that word was named, `المصدر ذاته` is the one named last.
    return named[-1] if named and len(name) > 1 and name[0] in SOURCES else speaker


@per_word
def _words_of(name: str) -> list[str]:
    """The folded words of a source's name, which is asked for at every source after it."""
    return folded_words(name)


def with_aliases(doc: Document, speaker: Speaker) -> Speaker:
    """The speaker with the words that it is also called by right behind: `مفوض الشرطة، كريستوفر باريس`, `(مكتا)`."""
    i = speaker.last
    if doc.norm(i) not in ("،", ",", "(", "-", "–"):
        return speaker
    closing = ")" if doc.norm(i) == "(" else None
    called: list[str] = []
    for j in range(i + 1, min(i + 1 + ASIDE, len(doc.tokens))):
        if doc.norm(j) == closing or (closing is None and doc.is_stop(j)):
            return replace(speaker, aliases=tuple(called))
        if doc.tokens[j].kind == "word":
            called.append(doc.norm(j))
    return speaker


def agrees(speaker: Speaker, verb: str) -> bool:
    """Whether a verb without a subject may go on for a speaker: a feminine verb needs a feminine or broken-plural
    head.
    """
    head = (_words_of(speaker.name)[:1] or [""])[0].removeprefix("ال")
    feminine = head.endswith(("ه", "ات")) or head in words("reporting", "feminine")
    if verb.endswith("ت"):
        return feminine
    if verb.endswith("وا"):
        return not feminine
    return not feminine or head in ("مصادر",)


def _called_by_part(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`حاكم المنطقة أندري ملنيك ... وكتب ملنيك`, `المكتب (مكتا) ... وأضاف «مكتا»`, `وزارة الصحة ... وأكدت الصحة`: one
    word of an earlier source's longer name or of its other one, where it is no name of its own.
    """
    if len(name) != 1 or name[0] in words("reporting", "anaphora", "heads"):
        return None
    for earlier in reversed(named[-MEMORY:]):
        own = _words_of(earlier.name)
        if len(own) == 1:
            continue
        if name[0] in earlier.aliases or own[-1] == name[0]:
            return earlier
        if name[0] in own[1:] and speaker.first not in doc.actor_at and speaker.first not in doc.place_at:
            return earlier
    return None


def _is_anaphoric(name: Sequence[str]) -> bool:
    """A definite head that stands for a source, alone or with definite adjectives behind it."""
    same = words("reporting", "anaphora", "same")
    if name[0] in words("reporting", "anaphora", "statement"):
        return all(word in same for word in name[1:])
    if name[0] not in words("reporting", "anaphora", "heads"):
        return False
    return all(word.startswith("ال") or word in same for word in name[1:])


def _of_that_head(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source of that head: `الوزارة` for `وزارة الصحة`, `الوكالة الصومالية` for `وكالة صونا الصومالية`;
    adjectives that only tell the sort (`المنظمة الحقوقية`) need not be in its name.
    """
    bare = name[0].removeprefix("ال")
    loose = words("reporting", "anaphora", "same") | words("reporting", "anaphora", "sorts")
    said = [word for word in name[1:] if word not in loose]
    for earlier in _antecedents(doc, speaker, named):
        own = _words_of(earlier.name)
        if own == list(name) or not all(word in own for word in said):
            continue
        if any(_matches(word, bare) for word in (own[:1] if said else own)):
            return earlier
    return None


def _of_that_kind(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source that the head may stand for whatever its own head is: `المنظمة` for `هيومن رايتس ووتش`."""
    kinds = _stands_for().get(name[0])
    loose = words("reporting", "anaphora", "same") | words("reporting", "anaphora", "sorts")
    if kinds is None or not all(word in loose for word in name[1:]):
        return None
    for earlier in _antecedents(doc, speaker, named):
        mention = doc.actor_at.get(earlier.first) or doc.actor_at.get(earlier.first + 2)
        if mention is not None and mention.kind in kinds and _words_of(earlier.name) != list(name):
            return earlier
    return None


@cache
def _stands_for() -> dict[str, frozenset[str]]:
    return {fold(head): frozenset(kinds) for head, kinds in load_lexicon("reporting")["stands_for"].items()}


def _antecedents(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Iterator[Speaker]:
    """The sources named before, the last one first, then the other actors before it."""
    yield from reversed(named[-MEMORY:])
    seen: ActorMention | None = None
    for i in range(speaker.first - 1, max(speaker.first - LOOK_BACK, 0) - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and mention is not seen:
            seen = mention
            yield _with_head(doc, mention)


def _with_head(doc: Document, mention: ActorMention) -> Speaker:
    """The name with the noun that says what it is: `وكالة «صونا» الصومالية`."""
    first = mention.first - (doc.tokens[mention.first - 1].kind == "quote")
    if first > 0 and doc.is_word(first - 1, grammar().heads):
        whole = read_speaker(doc, first - 1, min(mention.last + ASIDE, len(doc.tokens)), quoted=True)
        if whole is not None and whole.last >= mention.last:
            return whole
    return Speaker(mention.name, mention.first, mention.last)


def _matches(word: str, bare: str) -> bool:
    return word.removeprefix("ال") in (bare, f"{bare}ا") or (bare == "مصادر" and word == "مصدر")
