"""Whom a title without its name stands for: `رئيس البلدية` for `رئيس بلدية كذا فلان`, `المسؤول` for an official; and
what else a source is called where it is named.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import ARTICLE, COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.antecedents import MEMORY, words_of
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import Speaker

# Who speaks for others, by either word.
SPOKESMEN = (frozenset(("المتحدث", "الناطق")), frozenset(("المتحدثه", "الناطقه")))
OFFICIALS = frozenset(("المسوول", "المسووله"))
REPORTERS = frozenset(("المراسل", "المراسله"))
# What stands between a name and what it is also called: `مفوض الشرطة، كريستوفر باريس`, `(مكتا)`.
OPENS_ALIAS = COMMAS | {"(", "-", "–"}
# How long an apposition may be whose words a source is called by later, in tokens.
APPOSITION = 12


def by_title(name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source whose name begins with the words of a shorter one, the last of which has an article there:
    `رئيس البلدية`, `قائد الشرطة`, `غرفة الطوارئ`; or who holds the office in a place: `حاكم المقاطعة`, `حاكم خيرسون`.
    """
    if len(name) < 2 or name[0].startswith(ARTICLE):
        return None
    for earlier in reversed(named[-MEMORY:]):
        own = words_of(earlier.name)
        if own[0] == name[0] and ((len(own) > len(name) and _begins(name, own)) or _holds(name, own)):
            return earlier
    return None


def _begins(name: Sequence[str], own: Sequence[str]) -> bool:
    """`قائد الشرطة` and `قائد شرطة كركوك`; but `وزارة الصحة` is whole itself."""
    if not name[-1].startswith(ARTICLE) or own[len(name) - 1].startswith(ARTICLE):
        return False
    return all(word.removeprefix(ARTICLE) == other for word, other in zip(name[1:], own[1:], strict=False))


def _holds(name: Sequence[str], own: Sequence[str]) -> bool:
    """`والي الولاية` and `والي جنوب دارفور`, `دائرة صحة المحافظة` and `دائرة صحة نينوى`, `حاكم خيرسون` and `حاكم مقاطعة
    خيرسون فلان`.
    """
    areas, offices = words("places", "dropped"), grammar().offices
    if name[-1] in words("reporting", "anaphora", "areas") and name[0] in grammar().heads:
        return own[: len(name) - 1] == list(name[:-1])
    if len(name) != 2 or name[0] not in offices:
        return False
    return name[1].removeprefix(ARTICLE) in areas or (own[1] in areas and own[2:3] == [name[1]])


def by_like_head(name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`القوات المسلحة ... وذكر الجيش`, `رئيس الشرطة ... وقال المسؤول نفسه`, `مراسلنا ... وأضاف المراسل`, `الناطق باسم X
    ... وقال المتحدث`: the latest whose head says the same.
    """
    called = [word for word in name if word not in words("reporting", "anaphora", "same")]
    if any(word not in words("reporting", "anaphora", "sorts") for word in called[1:]):
        return None
    return next((one for one in reversed(named[-MEMORY:]) if _is_like(called, words_of(one.name))), None)


def _is_like(name: Sequence[str], own: Sequence[str]) -> bool:
    """Whether a source of other words may be meant by a head."""
    head, rules = name[0], grammar()
    if head in OFFICIALS:
        return any(own[0] in holders for holders in (rules.offices, rules.leads, rules.spokespersons))
    if len(name) > 1:
        return False
    if head == "الجيش":
        return own[:2] == ["القوات", "المسلحه"]
    if head in REPORTERS:
        return own[0] in words("reporting", "say", "correspondents")
    pair = next((pair for pair in SPOKESMEN if head in pair), frozenset())
    return own[0] in pair or f"{ARTICLE}{own[0]}" in pair


def by_its_head(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`كاهن البلدة الأب جان ... وأضاف الكاهن`, `المبعوث الأممي هانس ... وأوضح المبعوث`: who was named by that word."""
    if len(name) > 1 or not name[0].startswith("ال") or speaker.first in doc.actor_at or speaker.first in doc.place_at:
        return None
    heads = (name[0], name[0].removeprefix("ال"))
    return next((one for one in reversed(named[-MEMORY:]) if words_of(one.name)[0] in heads), None)


def with_aliases(doc: Document, speaker: Speaker) -> Speaker:
    """The speaker with the words that it is also called by right behind: `مفوض الشرطة، كريستوفر باريس`, `(مكتا)`."""
    i = speaker.last
    if doc.norm(i) not in OPENS_ALIAS:
        return speaker
    called: list[str] = []
    for j in range(i + 1, min(i + 1 + APPOSITION, len(doc.tokens))):
        if doc.is_stop(j) or doc.norm(j) in ("-", "–"):
            return speaker._replace(aliases=tuple(called))
        tells = j in doc.counts or doc.is_word(j, words("reporting", "preposition"))
        if tells or is_verb(doc.bare[j]) or doc.reading(j, "event", "verb") is not None:
            # `بحسب وزارة الصحة، وتسعة بحسب مسعفين`: what is told, and no other name
            return speaker
        if doc.tokens[j].kind == "word":
            called.append(doc.norm(j))
    return speaker
