"""One text, read once: its tokens, sentences, counts, names and casualty words, as all extraction rules see them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from summarizer.actors.actors import ActorMention, find_actors
from summarizer.language.forms import NO_READINGS, Form, Reading, Role, read_forms
from summarizer.language.text import (
    ASIDE_DASHES,
    COMMAS,
    Sentence,
    Token,
    fold,
    quotations,
    sentences,
    tokenize,
    without_conjunction,
)
from summarizer.language.wordlists import PhraseSet
from summarizer.numbers.numerals import Count, find_counts
from summarizer.places.places import PlaceMention, find_places

# The longest aside between commas that is skipped, in tokens.
ASIDE = 14
# A sentence is cut here, in tokens: no report is longer, and the cost of every rule stays linear.
LONGEST_SENTENCE = 400
# Harakat, and their share of a text's code points above which it is vowelled throughout: newsrooms set few.
HARAKAT = re.compile("[\u064e-\u0650\u0652]")
VOWELLED = 0.05
# The longest name of a foreign letter in an acronym (`إيه`), in letters.
LONGEST_LETTER = 3
# How far behind في the place may stand that a sentence turns to, in tokens.
PLACE_REACH = 3
# What opens a sentence that goes back in time.
EARLIER = frozenset(("كان", "كانت", "سبق"))
STOPS = frozenset("،,؛;:.!؟?()[]")
# How far outside a text its words may be asked for, in tokens: farther than any rule looks.
MARGIN = 512
# The most words of one sort in a row that are passed over, in tokens: more stand in no sentence, only in hostile texts.
LONGEST_RUN = 24


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its readings; every index is a token index, every range has an exclusive end.

    `norms` are the folded words, `bare` the same without a conjunction before them. Both and `readings` have MARGIN
    empty ones behind the text's, at which indexes before the text end up as well: rules ask for a word half a million
    times a second. `with_role` are the tokens that have a reading of each role, in text order; `vowelled` texts
    have harakat throughout, where a single one tells nothing. `outlet` is the first word of who
    publishes it, folded. `norm` gives one of the `norms`, at the price of no call.
    """

    text: str
    tokens: Sequence[Token]
    norms: Sequence[str]
    bare: Sequence[str]
    sentences: Sequence[Sentence]
    quoted: Sequence[tuple[int, int]]
    readings: Sequence[tuple[Reading, ...]]
    with_role: dict[Role, list[int]]
    counts: dict[int, Count]
    count_starts: list[int]
    count_ends: frozenset[int]
    actors: Sequence[ActorMention]
    places: Sequence[PlaceMention]
    actor_at: dict[int, ActorMention]
    place_at: dict[int, PlaceMention]
    vowelled: bool
    outlet: str
    norm: Callable[[int], str]

    def reading(self, index: int, *roles: Role) -> Reading | None:
        """The first reading of a token that has one of the roles."""
        for reading in self.readings[index]:
            if reading.form.role in roles:
                return reading
        return None

    def form(self, index: int, *roles: Role) -> Form | None:
        """The form of the first reading with one of the roles."""
        reading = self.reading(index, *roles)
        return reading.form if reading else None

    def having(self, first: int, last: int, *roles: Role) -> Sequence[int]:
        """The tokens of the range that have a reading of one of the roles, in text order: a sentence has few."""
        found = [between(self.with_role[role], first, last) for role in roles if role in self.with_role]
        return found[0] if len(found) == 1 else sorted({i for own in found for i in own})

    def counted(self, first: int, last: int) -> Sequence[int]:
        """The tokens of the range at which a count begins, in text order."""
        return between(self.count_starts, first, last)

    def counted_before(self, index: int) -> bool:
        """Whether a count ends right before a token."""
        return index in self.count_ends

    def after_aside(self, comma: int, limit: int) -> int:
        """The token behind an aside between commas or dashes (`، وفق الدفاع المدني،`), `limit` where it is none."""
        marks = ASIDE_DASHES if self.norms[comma] in ASIDE_DASHES else COMMAS
        for j in range(comma + 1, min(comma + ASIDE, limit)):
            if self.norms[j] in marks:
                return j + 1
            if self.reading(j, "event", "verb"):
                break
        return limit

    def behind_quoted(self, i: int) -> int:
        """`أعلنت «تصفية» 28`, `إنهم "حيدوا" ثلاثة`: the token behind the mark that closes a quotation of one word."""
        closed = 1 < i < len(self.tokens) and self.tokens[i].kind == self.tokens[i - 2].kind == "quote"
        return i + 1 if closed else i

    def is_stop(self, index: int) -> bool:
        """Whether a token is punctuation that may end a phrase, as the end of the text does."""
        return index >= len(self.tokens) or self.norms[index] in STOPS

    def sentence_at(self, index: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[bisect_right(self.sentences, index, key=lambda sentence: sentence.last)]

    def begins_line(self, index: int) -> bool:
        """Whether a token is the first of its line."""
        if not 0 < index < len(self.tokens):
            return index == 0
        return "\n" in self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def opens_elsewhere(self, sentence: int) -> bool:
        """`وفي ولاية بورنو، أعلن الجيش مقتل 19`: whether a sentence opens another scene with its place."""
        first = self.sentences[sentence].first
        behind = range(first + 1, first + 1 + PLACE_REACH)
        return self.norms[first] in ("في", "وفي") and any(i in self.place_at for i in behind)

    def opens_earlier(self, sentence: int) -> bool:
        """`وكان السوق قد تعرض لقصف أودى بحياة 15`, `وسبق أن شهدت`: whether a sentence goes back in time."""
        return self.bare[self.sentences[sentence].first] in EARLIER

    def past(self, index: int, passed: Callable[[int], object], step: int = 1) -> int:
        """The first token from one on, or back from it with a step of -1, that is not passed over; it is no further
        than `LONGEST_RUN` tokens.
        """
        limit = max(index + step * LONGEST_RUN, -1)
        return next((i for i in range(index, limit, step) if not passed(i)), limit)

    def bracket_at(self, first: int, index: int) -> int | None:
        """The bracket before a token, from `first` on, that is still open there."""
        nearest = next((i for i in range(index - 1, first - 1, -1) if self.norms[i] in ("(", ")")), None)
        return nearest if nearest is not None and self.norms[nearest] == "(" else None

    def slice(self, first: int, last: int) -> str:
        """The text from the first token's start to the last token's end, end exclusive in tokens."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""

    def find(self, words: AbstractSet[str], first: int, last: int) -> int | None:
        """The index of the first token of the range whose folded word, or word without و or ف, is in `words`."""
        norms, bare, first = self.norms, self.bare, first if first > 0 else 0
        # Most ranges have none of the words, which sets tell faster than a loop.
        if words.isdisjoint(norms[first:last]) and words.isdisjoint(bare[first:last]):
            return None
        for i in range(first, last):
            if norms[i] in words or bare[i] in words:
                return i
        return None

    def is_word(self, index: int, words: Collection[str]) -> bool:
        """Whether the token is one of the words, with or without و or ف before it."""
        return self.norms[index] in words or self.bare[index] in words

    def joins(self, index: int) -> bool:
        """Whether a token has و before it, as `وطفلان` has and `وزير` and `والدة` have not."""
        noun = self.reading(index, "person", "kin", "victim")
        return self.norms[index].startswith("و") and not (noun is not None and noun.prefix == "")

    def is_joined(self, index: int) -> bool:
        """Whether و stands before a token, in it or, as before digits, as a token of its own: `و190`."""
        return self.joins(index) or self.norm(index - 1) == "و"

    def find_phrase(self, phrases: PhraseSet, first: int, last: int) -> tuple[int, int] | None:
        """The first range of tokens that reads as one of the phrases."""
        norms, bare, first = self.norms, self.bare, first if first > 0 else 0
        if phrases.keys().isdisjoint(norms[first:last]) and phrases.keys().isdisjoint(bare[first:last]):
            return None
        for i in range(first, last):
            if (norms[i] in phrases or bare[i] in phrases) and (end := self.phrase_end(phrases, i)) is not None:
                return i, end
        return None

    def phrase_end(self, phrases: PhraseSet, index: int) -> int | None:
        """The token behind the phrase that begins at a token, None where none of them does."""
        norms = self.norms
        for rest in phrases.get(norms[index]) or phrases.get(self.bare[index], ()):
            if not rest or (norms[index + 1] == rest[0] and tuple(norms[index + 1 : index + 1 + len(rest)]) == rest):
                return index + 1 + len(rest)
        return None


def read_document(
    text: str, known: Sequence[PlaceMention] = (), outlet: str = "", *, shown: str | None = None
) -> Document:
    """Read a text with every recogniser that the rules build on.

    `known` are the places that its title names, `outlet` is who publishes it, `shown` the text where something in it is
    blanked out that is not to be read.
    """
    tokens = tokenize(text if shown is None else shown)
    actors = find_actors(text, tokens)
    places = find_places(text, tokens, actors, known, outlet)
    named = {i for mention in places for i in range(mention.first, mention.last)}
    # `في مدينة الخمس`: a name that is a number.
    counts = [count for count in find_counts(tokens) if count.first not in named]
    vowelled = len(HARAKAT.findall(text)) > VOWELLED * len(text)
    norms = [token.norm for token in tokens]
    bare = [without_conjunction(norm) for norm in norms]
    norms += [""] * MARGIN
    readings = [read_forms(token, vowelled=vowelled) if token.kind == "word" else NO_READINGS for token in tokens]
    return Document(
        text=text,
        tokens=tokens,
        norms=norms,
        bare=bare + [""] * MARGIN,
        sentences=_joined_at_initials(tokens, sentences(text, tokens)),
        quoted=quotations(text, tokens),
        readings=readings + [NO_READINGS] * MARGIN,
        with_role=_by_role(readings),
        counts={count.first: count for count in counts},
        count_starts=[count.first for count in counts],
        count_ends=frozenset(count.last for count in counts),
        actors=actors,
        places=places,
        actor_at={i: mention for mention in actors for i in range(mention.first, mention.last)},
        place_at={i: mention for mention in places for i in range(mention.first, mention.last)},
        vowelled=vowelled,
        outlet=next(iter(fold(outlet).split()), ""),
        norm=norms.__getitem__,
    )


def between(indexes: list[int], first: int, last: int) -> list[int]:
    """The indexes in [first, last) of a sorted list."""
    return indexes[bisect_left(indexes, first) : bisect_left(indexes, last)]


def _by_role(readings: Sequence[tuple[Reading, ...]]) -> dict[Role, list[int]]:
    """The tokens that have a reading of each role, in text order."""
    found: dict[Role, list[int]] = {}
    for i, own in enumerate(readings):
        for role in {reading.form.role for reading in own} if own else ():
            found.setdefault(role, []).append(i)
    return found


def _joined_at_initials(tokens: Sequence[Token], found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, where the full stop of an initial (`المطلوب ع.ج`) ends none."""
    joined: list[Sentence] = []
    for sentence in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.paragraph == sentence.paragraph
            and (_ends_with_initial(tokens, before) or _is_inside_acronym(tokens, before.last - 1))
        ):
            joined[-1] = replace(before, end=sentence.end, last=sentence.last)
        else:
            joined.append(sentence)
    return [piece for sentence in joined for piece in _cut(tokens, sentence)]


def _cut(tokens: Sequence[Token], sentence: Sentence) -> list[Sentence]:
    if sentence.last - sentence.first <= LONGEST_SENTENCE:
        return [sentence]
    starts = range(sentence.first, sentence.last, LONGEST_SENTENCE)
    ends = [min(start + LONGEST_SENTENCE, sentence.last) for start in starts]
    return [
        replace(sentence, start=tokens[a].start, end=tokens[b - 1].end, first=a, last=b)
        for a, b in zip(starts, ends, strict=True)
    ]


def _is_inside_acronym(tokens: Sequence[Token], stop: int) -> bool:
    """`(آر.تي.إيه)`: a full stop between the names of two letters, with no space beside it."""
    if stop < 1 or stop + 1 >= len(tokens) or tokens[stop].norm != ".":
        return False
    before, after = tokens[stop - 1], tokens[stop + 1]
    touching = before.end == tokens[stop].start and tokens[stop].end == after.start
    spelt = all(token.kind == "word" and len(token.norm) <= LONGEST_LETTER for token in (before, after))
    return touching and spelt and not after.norm.startswith("و")


def _ends_with_initial(tokens: Sequence[Token], sentence: Sentence) -> bool:
    if sentence.last - sentence.first < 2:
        return False
    stop, initial = tokens[sentence.last - 1], tokens[sentence.last - 2]
    return stop.norm == "." and initial.kind == "word" and len(initial.norm) == 1 and initial.end == stop.start
