"""Claim skeletons, and the collector that the casualty rules share while they read one sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from summarizer.claims.conjoined import conjoined
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.own_fates import own_fate
from summarizer.document import Document
from summarizer.language.text import Sentence
from summarizer.language.wordlists import PhraseSet, phrases
from summarizer.model import Kind, Vague

# Confidence by what the quote shows, before deductions (see docs/extraction.md).
DIRECT = 0.95
IMPLICIT = 0.85
VERBAL = 0.75


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A claim before anyone is said to make it; ranges are token indexes with an exclusive end.

    `key` is the first token of the count and identifies the claim; `host` is the key of the wider claim; `agent` is
    the range of the grammatical agent, where the sentence has one.
    """

    key: int
    kind: Kind
    first: int
    last: int
    minimum: int | None
    maximum: int | None
    vague: Vague | None
    approx: bool
    who: tuple[int, int] | None
    sentence: int
    rule: str
    confidence: float
    host: int | None = None
    agent: tuple[int, int] | None = None
    cumulative: bool = False
    none: bool = False
    partitive: bool = False

    def holds(self, share: int | None) -> bool:
        """Whether a share of so many may be one of this claim: none is larger than its whole."""
        return self.maximum is None or share is None or share <= self.maximum


@dataclass(slots=True)
class Scene:
    """One sentence under the rules: tokens [first, last) of the document, and what was found in it so far.

    `words` are its folded words, with a conjunction before them and without.
    """

    doc: Document
    index: int
    first: int
    last: int
    words: frozenset[str] = field(init=False)
    groups: dict[tuple[int, bool], Group | None] = field(default_factory=dict)
    found: list[Skeleton] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    cumulative: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Collect the words, so that a rule can tell at once that nothing here concerns it."""
        doc, span = self.doc, slice(self.first, self.last)
        self.words = frozenset(doc.norms[span]).union(doc.bare[span])

    def mentions(self, words: Collection[str]) -> bool:
        """Whether the sentence has any of the words, with or without و or ف before it."""
        return not self.words.isdisjoint(words)

    def every(self, words: Collection[str]) -> Sequence[int]:
        """The tokens that are one of the words, with or without و or ف before it."""
        if not self.mentions(words):
            return ()
        norms, bare = self.doc.norms, self.doc.bare
        return [i for i in range(self.first, self.last) if norms[i] in words or bare[i] in words]

    @property
    def before(self) -> Sentence | None:
        """The sentence before this one, where there is one."""
        return self.doc.sentences[self.index - 1] if self.index else None

    def find_phrase(self, phrases: PhraseSet, start: int) -> tuple[int, int] | None:
        """The first range of tokens from `start` on that reads as one of the phrases."""
        return self.doc.find_phrase(phrases, start, self.last) if self.mentions(phrases) else None

    def group(self, i: int, *, lone: bool = False) -> Group | None:
        """The victim group that begins at a token: several rules ask for the same."""
        if (i, lone) not in self.groups:
            self.groups[i, lone] = read_group(self.doc, i, self.last, lone=lone)
        return self.groups[i, lone]

    def free(self, group: Group) -> bool:
        """Whether no rule has read any token of the group's count yet."""
        return self.used.isdisjoint(range(group.first, group.last))

    def take(self, first: int, last: int) -> None:
        """Keep tokens from being read by a later rule."""
        self.used.update(range(first, last))

    def add(
        self,
        group: Group,
        kind: Kind,
        rule: str,
        *,
        first: int | None = None,
        last: int | None = None,
        host: int | None = None,
        agent: tuple[int, int] | None = None,
    ) -> None:
        """Record a claim, quoted from `first` (else the group's start) to `last` (else its end)."""
        start = group.first if first is None else min(first, group.first)
        end = group.last if last is None else max(last, group.last)
        # A surname may be a word of casualties: `الشاب سامر حداد`.
        self.take(group.first, group.who[1] if group.who and group.named else group.last)
        self.found.append(
            Skeleton(
                key=group.first, kind=kind, first=start, last=end,
                minimum=group.minimum, maximum=group.maximum, vague=group.vague, approx=group.approx,
                who=group.who, sentence=self.index, rule=rule,
                confidence=_confidence(group), host=host, agent=agent, partitive=group.partitive,
            )
        )  # fmt: skip

    def add_joined(
        self,
        group: Group,
        kind: Kind,
        rule: str,
        first: int,
        agent: tuple[int, int] | None = None,
        last: int | None = None,
    ) -> None:
        """Record the group and those that و joins to it; a joined noun of another kind is left to its own rule."""
        current: Group | None = group
        while current is not None:
            if self.free(current):
                self.add(current, kind, rule, first=first, last=last, agent=agent)
            following = conjoined(self.doc, current, self.last)
            fate = own_fate(self.doc, following, kind) if following is not None else None
            if following is not None and fate is not None and fate.kind is not None and self.free(following):
                self.add(following, fate.kind, "own-fate", last=fate.last)
            apart = fate is not None or (kind == "killed" and following is not None and self._are_of_hurt(following))
            current = following if following and following.kind in (None, kind) and not apart else None

    def _are_of_hurt(self, group: Group) -> bool:
        """`قتل اثنان، وثلاثة من الجرحى في حالة خطرة`: who is joined to the dead and is none of them."""
        form = self.doc.form(group.last + 1, "victim") if self.doc.norm(group.last) == "من" else None
        return form is not None and form.kind == "wounded"

    def add_none(self, kind: Kind, first: int, last: int) -> None:
        """Record that nobody was killed, wounded or the like."""
        self.take(first, last)
        self.found.append(
            Skeleton(
                key=last - 1, kind=kind, first=first, last=last, minimum=0, maximum=0, vague=None,
                approx=False, who=None, sentence=self.index, rule="none", confidence=DIRECT, none=True,
            )
        )  # fmt: skip

    def latest(self, before: int, kind: Kind | None = None) -> Skeleton | None:
        """The nearest claim that begins before a token, of a kind if one is given."""
        options = [s for s in self.found if s.key < before and not s.none and kind in (None, s.kind)]
        return max(options, key=lambda s: s.key, default=None)

    def finished(self) -> list[Skeleton]:
        """The claims in text order, each told whether it stands in a running toll."""
        marked = [
            replace(s, cumulative=True) if any(a <= s.key < b for a, b in self.cumulative) else s for s in self.found
        ]
        return self._opened(sorted(marked, key=lambda s: (s.key, s.kind)))

    def _opened(self, claims: list[Skeleton]) -> list[Skeleton]:
        """`خمسة قتلى واثنا عشر جريحا على الأقل`: a bound behind two joined counted nouns holds for both."""
        for i, (one, two) in enumerate(pairwise(claims)):
            joined = one.last == two.first and self.doc.norm(two.first).startswith("و")
            if not joined or one.kind == two.kind or one.minimum != one.maximum:
                continue
            if self.doc.find_phrase(phrases("casualties", "bounds", "trailing_least"), two.key + 1, two.last):
                claims[i] = replace(one, maximum=None)
        return claims


def _confidence(group: Group) -> float:
    """How sure a claim is by what tells its number: figures, a form of the noun, a plural alone."""
    if group.shape == "number" and group.vague is None:
        return DIRECT
    return IMPLICIT if group.shape in ("dual", "singular", "name") else VERBAL
