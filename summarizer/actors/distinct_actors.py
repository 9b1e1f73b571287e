"""The actors of an article, each once: no shortened repeats, and no men or aircraft of one that is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actors import ActorMention
from summarizer.language.per_word import per_word
from summarizer.language.text import fold
from summarizer.language.wordlists import words as nouns_of
from summarizer.model import Actor

# Kinds of bodies whose men and aircraft are told for them.
_UNDER_ARMS = frozenset({"military", "security", "armed_group", "alliance"})

# Kinds of bodies that are told themselves beside their offices and missions.
_HAVE_ORGANS = frozenset({"un_ngo", "military"})

# Kinds of bodies that are called by their head and their sort where they are named again.
_OF_A_SORT = frozenset({"monitor", "un_ngo"})


def distinct_actors(mentions: Sequence[ActorMention]) -> tuple[Actor, ...]:
    """The actors to list, in text order: each name once, no shortened repeats, unnamed sources or carriers."""
    names: dict[frozenset[str], ActorMention] = {}
    for mention in mentions:
        if not (mention.generic or mention.carrier):
            names.setdefault(_bare_words(mention.name), mention)
    forces = _by_word({("", _forces(words)) for words, mention in names.items() if mention.kind in _UNDER_ARMS})
    names = {
        words: mention
        for words, mention in names.items()
        if mention.kind not in _UNDER_ARMS or not _repeats_force(words, forces)
    }
    longer = _by_word({("", words) for words in names})
    fullest: dict[str, str] = {}
    for mention in names.values():
        fullest[mention.canonical] = max(fold(mention.name), fullest.get(mention.canonical, ""), key=len)
    titles = _by_word({(_first_word(mention.title), _bare_words(mention.title)) for mention in mentions})
    return tuple(
        Actor(mention.name, mention.canonical, mention.kind)
        for words, mention in names.items()
        if words
        and (
            mention.kind == "country" or not any(_shortens(words, names, other) for other in _rarest(words, "", longer))
        )
        and not any(words <= title for title in _rarest(words, _first_word(mention.name), titles))
        and not _is_short_for(mention.name, fullest[mention.canonical])
        and not (mention.kind in _OF_A_SORT and _tells_sort(mention, names.values()))
        and not _tells_area(mention, names.values())
    )


def _tells_area(mention: ActorMention, others: Iterable[ActorMention]) -> bool:
    """Whether a name is only another one with `المحافظة` or the like for its area: شرطة المحافظة beside شرطة كركوك."""
    body, _, area = fold(mention.name).rpartition(" ")
    if not body or area not in nouns_of("reporting", "anaphora", "areas"):
        return False
    return any(other is not mention and fold(other.name).startswith(f"{body} ") for other in others)


def _tells_sort(mention: ActorMention, others: Iterable[ActorMention]) -> bool:
    """Whether a name is only the head of another and its sort: المرصد الحقوقي beside المرصد السوري لحقوق الإنسان."""
    head, *sort = fold(mention.name).split()
    if not sort or not all(word in nouns_of("reporting", "anaphora", "sorts") for word in sort):
        return False
    return any(other is not mention and fold(other.name).startswith(f"{head} ") for other in others)


def _shortens(words: frozenset[str], names: Mapping[frozenset[str], ActorMention], other: frozenset[str]) -> bool:
    """Whether a name is a shorter one of another: الجيش beside الجيش الإسرائيلي, but الأمم المتحدة beside its office
    مكتب الأمم المتحدة لتنسيق الشؤون الإنسانية.
    """
    organs = grammar().organs
    parent = names[words].kind in _HAVE_ORGANS and len(words) > 1 and words.isdisjoint(organs)
    return words < other and not (parent and _first_word(names[other].name) in organs)


# Sets of words by the first word that they are asked for under ("" for none) and each of their words.
_Holders = dict[tuple[str, str], list[frozenset[str]]]


def _by_word(named: Iterable[tuple[str, frozenset[str]]]) -> _Holders:
    holders: _Holders = {}
    for first, words in named:
        for word in words:
            holders.setdefault((first, word), []).append(words)
    return holders


def _rarest(words: frozenset[str], first: str, holders: _Holders) -> list[frozenset[str]]:
    """The sets that hold the rarest of the words, among which are all that hold every one of them.

    A longer name shortens another (الجيش beside الجيش الإسرائيلي), a title with its holder's name takes the office of
    the same first word (وزير الصحة beside وزير الصحة التركي فلان).
    """
    return min((holders.get((first, word), []) for word in words), key=len)


def _repeats_force(words: frozenset[str], forces: _Holders) -> bool:
    """Whether a name only tells another's men or aircraft: قوات الجيش, الطيران الإسرائيلي beside الجيش الإسرائيلي."""
    own = _forces(words)
    core = own - grammar().arms_of
    if "جيش" in core:
        core -= {"قوات"}
    return bool(core) and core != own and any(core <= other and other != own for other in _rarest(core, "", forces))


def _forces(words: frozenset[str]) -> frozenset[str]:
    """The words of a name with adjectives of states in one gender (القوات الإسرائيلية, الجيش الإسرائيلي)."""
    return frozenset(word.removesuffix("ه") if word.endswith("يه") else word for word in words)


def _is_short_for(name: str, fullest: str) -> bool:
    """Whether a name stands in a fuller one of the same body: الصليب الأحمر in اللجنة الدولية للصليب الأحمر."""
    own = fold(name)
    return own != fullest and own.removeprefix("ال") in fullest and " " in own


@per_word
def _first_word(name: str) -> str:
    """The first word of a name, folded and without article; "" for no name."""
    return fold(name).partition(" ")[0].removeprefix("ال")


@per_word
def _bare_words(name: str) -> frozenset[str]:
    """Folded words without the article, and الحوثيون as الحوثيين: what tells two names apart."""
    bare = (word.removeprefix("ال") for word in fold(name).split())
    return frozenset(word[:-2] + "ين" if word.endswith("ون") and len(word) > 4 else word for word in bare)
