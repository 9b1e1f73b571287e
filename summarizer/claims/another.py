"""What و joins that is no more victims: `آخر` of things, another strike with victims of its own, a nation."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.document import Document
from summarizer.language.wordlists import words

ANOTHER = frozenset(("واخر", "واخري"))
# Folded, another and the last are spelled alike.
LAST = "اخر"


def of_another_attack(doc: Document, i: int, end: int) -> Group | None:
    """`قتلت غارة ثلاثة في بعلبك، وأخرى شخصين`: another of those that killed, and behind it whom."""
    theirs = read_group(doc, i + 1, end)
    if theirs is None or not theirs.counted or theirs.kind or theirs.definite or doc.norm(i + 1).startswith("و"):
        return None
    return theirs if theirs.shape in ("number", "dual") and not theirs.partitive else None


def is_other_thing(doc: Document, group: Group, i: int) -> bool:
    """`300 تلميذ من مدرسة ابتدائية وأخرى ثانوية`: another of the things that a preposition governs before it."""
    if doc.norm(i) in ANOTHER and (verb := doc.reading(i + 1, "verb")) is not None and verb.prefix == "":
        # `قتلت غارة ثلاثة، وأخرى أصابت مخزنا`: what the verb tells of it.
        return True
    if doc.norm(i) != "واخري":
        return False
    if doc.reading(i + 1, "thing") is not None:
        # `قتلت سائقها، وأخرى دراجة`
        return True
    nouns = (j for j in range(i - 1, group.last, -1) if doc.reading(j, "thing", "person", "kin"))
    thing = next(nouns, None)
    return thing is not None and doc.reading(thing, "thing") is not None


def is_superlative(doc: Document, found: Group) -> bool:
    """`ورابع الألغام`, `وآخر الضحايا`: an ordinal with its genitive is no other victim."""
    behind = doc.norm(found.last)
    return behind.startswith("ال") and behind not in words("reporting", "times")


def is_last(doc: Document, found: Group) -> bool:
    """`القضاء على آخر معاقل التنظيم`, `على آخر مسلح`: the last of those behind it, who is no other."""
    behind = found.last
    if found.shape != "other" or doc.norm(found.first) != LAST or doc.norm(behind) in words("reporting", "function"):
        return False
    owned = doc.norm(behind + 1).startswith("ال") or behind + 1 in doc.actor_at
    noun = owned and doc.tokens[behind].kind == "word" and not doc.norm(behind).startswith(("ب", "و"))
    return noun or doc.reading(behind, "person", "victim") is not None


def is_nation_of_others(doc: Document, group: Group, found: Group) -> bool:
    """`قتل 12 في قصف روسي وسوري`, `في هجوم نفذه عراقي وسوري`: the second of two who are told behind the victims, but
    `قتل ثلاثة أتراك وسوري`.
    """
    before = found.first - 1
    return before >= group.next and doc.bare[found.first] in demonyms() and doc.norm(before) in demonyms()
