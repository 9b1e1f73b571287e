"""Tolls that one source tells twice: the first statement stands for both; what another source tells is never merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from summarizer.circumstances.descriptions import is_part
from summarizer.language.text import ARTICLE, fold
from summarizer.language.text import words as folded_words
from summarizer.language.wordlists import ordinals, words
from summarizer.matching import SAME_PLACE, SAME_SOURCE, name_tokens, overlap
from summarizer.model import Claim
from summarizer.places.places import PlaceMention

# Rules that read a pronoun: it stands for somebody who was told before.
PRONOUNS = frozenset(("event-pronoun", "verb-pronoun"))
# So many at least are hardly told of two incidents with the same number: where is then no matter.
LEAST_TELLING = 10
# So many at least are the same where one place lies in the other: a single victim may be another.
LEAST_NESTED = 2
# So many at least are the same though called by another common word (`ثلاثة مواطنين`, `ثلاثة أشخاص`).
LEAST_OF_MANY = 3
# What somebody is notified of: `بلاغا بوجود مصابين`.
PRESENCE = "وجود"
# Endings of case behind a stem of three letters.
CASES = re.compile(r"(?<=\w{3})(?:ا|ان|ين|ون)$")
# How many tolls with the same number are compared, the latest first.
LONGEST_MEMORY = 16


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its key, that of the wider claim that it is a share of, and its sentence; `more` where it tells of
    others than those before.
    """

    claim: Claim
    key: int
    host: int | None
    sentence: int
    more: bool = False


@dataclass(slots=True)
class Repetitions:
    """The claims kept so far; `stands_for` has for each key that of the claim that tells the same first, `exact` the
    place that a repetition told more exactly, `notified` is the last sentence that only tells of a notice of them.
    """

    places: Mapping[str, PlaceMention] = field(default_factory=dict)
    kept: list[Told] = field(default_factory=list)
    stands_for: dict[int, int] = field(default_factory=dict)
    by_toll: dict[tuple[object, ...], list[Told]] = field(default_factory=dict)
    exact: dict[int, str] = field(default_factory=dict)
    notified: int = -1
    # The places, folded: of a long text there are many, and each repetition asks for them.
    folded: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Folds the places."""
        self.folded = frozenset(map(fold, self.places))

    def add(self, told: Told) -> None:
        """Keep a claim, unless its source told it before."""
        c = told.claim
        host = self.stands_for.get(told.host, told.host) if told.host is not None else None
        told = replace(told, host=host)
        before = self.by_toll.setdefault((c.kind, c.count_min, c.count_max, c.vague, c.status), [])
        memory = chain(reversed(before[-LONGEST_MEMORY:]), self._bounded_otherwise(c))
        first = next((one for one in memory if _is_whole(one, told) or self._is_repeated(one, told)), None)
        if first is None and c.vague == "some" and (_is_presence(c) or self.notified == told.sentence):
            first = self._counted_before(told)
            self.notified = told.sentence if first is not None else self.notified
        first = first or self._added_up(told)
        self.stands_for[told.key] = first.key if first else told.key
        if first is None:
            before.append(told)
            self.kept.append(told)
        elif c.place is not None and not _are_many(c) and self._lies_in(c.place, first.claim.place):
            self.exact.setdefault(first.key, c.place)

    def _bounded_otherwise(self, claim: Claim) -> list[Told]:
        """`قُتل 12 على الأقل، وفق المرصد. وقال المرصد إن 12 قتلوا`: so many are the same, with a bound or without."""
        if not _are_many(claim) or claim.count_min is None or claim.source is None:
            return []
        bound = None if claim.count_max is not None else claim.count_min
        told = self.by_toll.get((claim.kind, claim.count_min, bound, claim.vague, claim.status), [])[-LONGEST_MEMORY:]
        # `الأمم المتحدة` and `مبعوث الأمم المتحدة` may count otherwise.
        named = folded_words(claim.source)
        return [one for one in told if folded_words(one.claim.source or "") == named]

    def _is_repeated(self, first: Told, again: Told) -> bool:
        """Whether two claims of the same kind and number tell one toll by one source."""
        one, other = first.claim, again.claim
        if again.host is None and _is_taken_up(one, other):
            return True
        # `ارتفع العدد إلى 7 بعد أن توفي رجل. ... توفي مساء السبت رجل`: told again without the toll that it raised.
        raised = again.host is None and not one.rule.startswith("share")
        if not (first.host == again.host or raised) or not _same_source(one, other) or _are_others(other.who, one.who):
            return False
        actors = {fold(one.actor or ""), fold(other.actor or "")}
        if len(actors) > 1 and actors <= self.folded:
            # `أوقفت فرنسا عشرة. وأوقفت بلجيكا عشرة`: what two states did
            return False
        if again.more and not first.more and again.sentence > first.sentence:
            return False
        if first.sentence == again.sentence and other.vague is None and other.rule not in PRONOUNS | {"toll"}:
            # `وآخر بالرصاص، وثالث بشظايا`: equal numbers of one list.
            return False
        if again.host is not None and not (one.rule.startswith("share") and other.rule.startswith("share")):
            return False
        if not (_are_many(one) or _are_known(other)) and (
            one.scope != other.scope
            or not (one.place is None or _same_place(one, other) or self._is_nested(one, other))
        ):
            return False
        return other.rule in PRONOUNS or same_victims(one, other)

    def _counted_before(self, again: Told) -> Told | None:
        """`لقي أربعة حتفهم ... بلاغا بوجود متوفين ومصابين`: who were counted before by the same source, there."""
        c = again.claim
        same = (t for t in reversed(self.kept) if t.claim.kind == c.kind and t.sentence < again.sentence)
        first = next((t for t in same if t.claim.source == c.source and _same_place(t.claim, c)), None)
        return first if first is not None and first.claim.count_min else None

    def _added_up(self, again: Told) -> Told | None:
        """`أوقفت الشرطة رجلا وامرأة. وتم تقديم الشخصين`: those told right before it, one by one, who are as many."""
        c, total = again.claim, 0
        if again.host is not None or c.count_min is None or not _are_known(c):
            return None
        for one in reversed(self.kept):
            number = one.claim.count_min if one.claim.count_min == one.claim.count_max else None
            if number is None or one.claim.kind != c.kind or one.host is not None or one.sentence == again.sentence:
                return None
            if number >= c.count_min:
                # `استشهد شابان. وأفادت الوزارة بأن الشهيدين هما`: one toll, which another source may tell again.
                return None
            total += number
            if total >= c.count_min:
                return one if total == c.count_min else None
        return None

    def _is_nested(self, one: Claim, other: Claim) -> bool:
        """`مقتل شخصين في درعا` and later `في نوى`, in the words of one source: the same spot more exactly."""
        if one.source is None or one.place is None or other.place is None or (one.count_min or 0) < LEAST_NESTED:
            return False
        return self._lies_in(other.place, one.place) or self._lies_in(one.place, other.place)

    def _lies_in(self, small: str, large: str | None) -> bool:
        """Whether one place of the text lies in another."""
        inner, outer = self.places.get(small), self.places.get(large or "")
        return inner is not None and outer is not None and is_part(inner, outer)


def without_repetitions(claims: Iterable[Told], places: Iterable[PlaceMention] = ()) -> list[Told]:
    """The claims in their order, each toll of a source once, with the most exact place that it was told with; shares of
    a repeated toll are those of the first.

    `places` are those of the text, by which claims name where they happened.
    """
    memory = Repetitions({mention.name: mention for mention in places})
    for told in claims:
        memory.add(told)
    exact = memory.exact
    return [
        replace(told, claim=replace(told.claim, place=exact[told.key])) if told.key in exact else told
        for told in memory.kept
    ]


def _is_whole(first: Told, again: Told) -> bool:
    """`أصيب عدد من السكان. وأشارت إلى إصابة عدد منهم`: a share as large as its whole, told later by the same source."""
    if again.host != first.key or again.sentence == first.sentence:
        return False
    return folded_words(first.claim.source or "") == folded_words(again.claim.source or "")


def _is_presence(claim: Claim) -> bool:
    """`ووجود متوفين`: that there are some."""
    return any(word.endswith(PRESENCE) for word in folded_words(claim.quote))


def _are_known(claim: Claim) -> bool:
    """`توفي الأربعة الآخرون`: a definite number is of those told before, wherever; not `اثنان في عداد المفقودين`."""
    several = claim.count_min is not None and claim.count_min == claim.count_max and claim.count_min > 1
    *before, last = folded_words(claim.quote)
    return several and last.startswith("ال") and before[-1:] != ["عداد"]


def _is_taken_up(one: Claim, other: Claim) -> bool:
    """`بمقتل سائق ... وبعد الإعلان عن مقتل السائق`: one by the article whom the outlet or its source told of
    before; with a name behind it (`مقتل شابة ... مقتل الشابة حياة`) only at one place. Who was caught is remanded.
    """
    told, again = folded_words(one.who or ""), folded_words(other.who or "")
    if other.source not in (None, one.source) or other.count_min != 1 or other.kind == "detained":
        return False
    if not told or not again:
        return False
    if told == again and again[0].endswith(("ه", "ها", "هما", "هم")):
        # `لحظة اغتيال والده ... بعد استشهاد والده`
        return True
    if len(again) == 1 and len(told) > 1 and again[0] == told[-1]:
        # `اغتيال صالح العاروري ... بعد اغتيال العاروري`
        return True
    second = words("numerals", "not_counts", "ordinals")
    if again[0] != f"{ARTICLE}{told[0]}" or (len(again) > 1 and again[1].removeprefix(ARTICLE) in second):
        # `أصيب الطفل الثاني`
        return False
    named = len(again) > 1 and again[1] in words("persons", "names", "given")
    return not named or (one.source is None and one.place == other.place)


def _are_others(who: str | None, before: str | None) -> bool:
    """`جندي آخر` behind `جندي`: said to be another one."""
    others = ordinals().keys() | words("persons", "other", "one")
    others |= words("persons", "other", "two") | words("persons", "other", "many")
    return not others.isdisjoint(folded_words(who or "")) and others.isdisjoint(folded_words(before or ""))


def _same_source(one: Claim, other: Claim) -> bool:
    """`وزارة الصحة` and `وزارة الصحة في غزة`, `الشرطة` and `شرطة مقاطعة هيسي`; the outlet itself where it tells how
    many, or a share once more with its whole.
    """
    if one.source is None or other.source is None:
        share = one.rule.startswith("share") and fold(one.quote) == fold(other.quote)
        return one.source == other.source and (_are_several(one) or share or one.count_max == 0)
    short, *longer = folded_words(one.source)
    if not longer and short == f"ال{folded_words(other.source)[0]}":
        return True
    return overlap(one.source, other.source) >= SAME_SOURCE


def _same_place(one: Claim, other: Claim) -> bool:
    return one.place == other.place or overlap(one.place, other.place) >= SAME_PLACE


def same_victims(one: Claim, other: Claim) -> bool:
    """`مواطن سوري` and `سوريا`; of several, also those that only one statement calls by a word of their own."""
    if one.who == other.who or _nouns(one.who) & _nouns(other.who):
        return True
    if _are_many(one) and _are_fighters(one.who) and _are_fighters(other.who):
        return True
    if _are_several(one):
        return _is_common(one.who) or _is_common(other.who)
    # `مقتل شخصين` and `سقوط قتيلين`, in the words of one source.
    return one.source is not None and (one.count_min or 0) > 0 and _is_common(one.who) and _is_common(other.who)


def _nouns(who: str | None) -> set[str]:
    """The words that say who, without what their case adds: `جنديا`, `عنصران` and `عنصرين`."""
    return {CASES.sub("", word) for word in name_tokens(who or "")}


def _are_several(claim: Claim) -> bool:
    return (claim.count_min or 0) >= LEAST_OF_MANY or claim.vague in ("tens", "hundreds", "thousands")


def _are_many(claim: Claim) -> bool:
    return (claim.count_min or claim.count_max or 0) >= LEAST_TELLING


def _are_fighters(who: str | None) -> bool:
    """`12 مقاتلا` and `12 عنصرا`: words for those who fight on any side."""
    return any(word in words("persons", "fighters", "any") for word in name_tokens(who or "")[:1])


def _is_common(who: str | None) -> bool:
    common = words("casualties", "common")
    return who is None or any(word in common for word in name_tokens(who)[:1])
