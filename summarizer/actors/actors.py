"""Who acts, is acted on or speaks in an article: groups, forces, bodies, named officials, unnamed sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.actors.actor_evidence import acts, is_housed, is_victim, speaks
from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_signs import facilities, signs
from summarizer.actors.actor_words import is_stop, read_words
from summarizer.actors.bodies import read_body
from summarizer.actors.body_ends import read_place
from summarizer.actors.fields import read_field, read_speaking
from summarizer.actors.leaders import read_known, read_led
from summarizer.actors.listed_bodies import Body, match_name
from summarizer.actors.place_titles import names_place
from summarizer.actors.ranked_persons import read_person
from summarizer.actors.speakers_named import read_speaker
from summarizer.actors.titles import Titled, read_peer, read_title
from summarizer.actors.tribes import read_tribes
from summarizer.actors.unnamed import Unnamed, read_unnamed
from summarizer.language.text import Token, fold, without_letters

# Quotation marks, brackets and the underscores of a hashtag, which no name has.
_MARKS = str.maketrans(dict.fromkeys("«»“”„\"'‹›()[]_", " "))


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One naming of an actor or source.

    `first` to `last` (exclusive) index the article's tokens; `name` is the bare surface, no clitic, no quotation
    marks (`للحوثيين` gives `الحوثيين`). `phrase_first` to `phrase_last` is the noun phrase a reader would call the
    source: title, rank, name, `في` + place. A place before token `sealed_last` is part of the name, one from there on
    is its own (حلب in محافظ حلب). `generic` are unnamed sources and private persons, `carrier` is a medium that only
    passes on what others say: either may be a source, neither is listed as an actor. `title` is the office of a named
    person as it stands beside the name.
    """

    first: int
    last: int
    name: str
    canonical: str
    kind: str
    generic: bool
    carrier: bool
    phrase_first: int
    phrase_last: int
    sealed_last: int
    title: str = ""


# Most letters that a short name in brackets is spelled by.
_LETTERS = 6
# The longest name of an outlet before its short one in brackets, in tokens.
_LONGEST_OUTLET = 12


def find_actors(text: str, tokens: Sequence[Token]) -> list[ActorMention]:
    """Every actor and unnamed source of the text, in text order. Two mentions are never the same tokens."""
    return _Reader(text, tokens).read()


class _Reader:
    """One pass over an article's words; ranges in its methods are word indices, last exclusive."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.words = read_words(text, tokens)
        self.found: dict[tuple[int, int], ActorMention] = {}

    def read(self) -> list[ActorMention]:
        at = 0
        while at < len(self.words):
            at = max(self._read_at(at), at + 1) if self.words[at].starts else self._read_behind(at)
        return [self.found[span] for span in sorted(self.found)]

    def _read_at(self, at: int) -> int:
        """Take what stands at a word, the longest reading; returns the word to go on with."""
        words = self.words
        if names_place(words, at):
            return at + 1
        body = read_body(words, at)
        if body is not None and body.kind == "country":
            if acts(words, body):
                self._add_body(body, (body.first, body.last))
            return body.last
        title = read_title(words, at)
        if title is not None and (body is None or title.last > body.last):
            if title.person is not None or not self._leads_to_holder(title):
                self._add_title(title)
            return self._add_peers(title)
        if body is not None:
            self._add_body(body, (body.first, self._phrase_end(body)))
            return self._add_acronym(body)
        if (person := read_person(words, at)) is not None:
            self._add_title(person)
            return person.last
        if (leader := read_known(words, at)) is not None:
            self._add_title(leader)
            return leader.last
        if (speaking := read_speaking(words, at) or read_field(words, at)) is not None:
            self._add_body(speaking, (speaking.first, speaking.last))
            return speaking.last
        if (leader := read_led(words, at)) is not None:
            self._add_title(leader)
            return leader.last
        if (tribes := read_tribes(words, at)) is not None:
            for tribe in tribes:
                self._add_body(tribe, (tribe.first, tribe.last))
            return tribes[1].last
        if (unnamed := read_unnamed(words, at)) is not None:
            self._add_unnamed(unnamed)
            return unnamed.last
        return at + 1

    def _read_behind(self, at: int) -> int:
        """Take the person who speaks behind a verb; returns the word to go on with."""
        speaker = read_speaker(self.words, at)
        if speaker is not None:
            self._add_title(speaker)
        return speaker.last if speaker is not None else at + 1

    def _add_title(self, title: Titled) -> None:
        phrase = (title.first, title.last)
        if title.office is not None and title.person is None:
            before = self.words[title.first - 1].key if title.first else ""
            if before in signs("sought") and not self.words[title.first].barrier:
                # انتخاب رئيس الجمهورية
                return
            self._add(title.office, phrase, title.kind, head=title.head)
            return
        for body in title.bodies:
            self._add_body(body, phrase)
        if title.person is not None:
            private = title.kind == "witness" or title.head in grammar().roles or is_victim(self.words, title.first)
            beside = _title_of(title)
            office = self._surface(beside, title.head) if beside[1] > beside[0] else ""
            head = title.head if title.person == phrase else None
            sealed = title.person[1]
            self._add(title.person, phrase, title.kind, head=head, generic=private, sealed=sealed, title=office)
        elif title.head in grammar().unnamed:
            self._add((title.first, title.first + 1), phrase, title.kind, head=title.head, generic=True)
        elif not title.bodies:
            self._add(phrase, phrase, title.kind, head=title.head, generic=True)

    def _leads_to_holder(self, title: Titled) -> bool:
        """Whether a second office of the same, named person follows (وزير الأشغال وزير الكهرباء فلان)."""
        words, at = self.words, title.last
        if at >= len(words) or words[at].barrier or not words[at].starts:
            return False
        other = read_title(words, at)
        return other is not None and other.person is not None and words[at].key == other.head

    def _add_peers(self, title: Titled) -> int:
        """Those that a nationality joins to a named holder of the title; returns the word to go on with."""
        last = title.last
        while title.person is not None and (peer := read_peer(self.words, last, title.head)) is not None:
            self._add_title(peer)
            last = peer.last
        return last

    def _add_body(self, body: Body, phrase: tuple[int, int]) -> None:
        own = (
            (body.head in grammar().local and body.canonical is None)
            or body.head in facilities()
            or body.kind == "country"
        )
        carrier = body.kind == "media" and not speaks(self.words, body) and not self._names_again(body)
        span, housed = (body.first, body.last), is_housed(self.words, body)
        sealed = body.first if own else body.last
        self._add(
            span, phrase, body.kind, body.canonical, head=body.head, generic=housed, carrier=carrier, sealed=sealed
        )

    def _names_again(self, body: Body) -> bool:
        """Whether a medium is the short name of the one that speaks right before it: وكالة الأنباء السورية (سانا)."""
        if not self.words[body.first].opened or body.first == 0:
            return False
        end = self.words[body.first - 1].token + 1
        spans = ((first, end) for first in range(end - _LONGEST_OUTLET, end))
        full = next((self.found[span] for span in spans if span in self.found), None)
        if full is None or full.carrier:
            return False
        return full.kind in ("media", "official") and "وكاله" in fold(full.name)

    def _add_acronym(self, body: Body) -> int:
        """The short name in brackets behind a full one that no list has: (UNHCR), (إيه إف سي); returns what follows."""
        words, at = self.words, body.last
        if at >= len(words) or words[at].opened not in ("(", "["):
            return at
        last = next((i + 1 for i in range(at, min(at + _LETTERS, len(words))) if words[i].closed), at)
        spelled = last > at + 1 and all(word.key in signs("letters") for word in words[at:last])
        if not spelled and (last != at + 1 or len(words[at].key) < 3 or is_stop(words[at])):
            return at
        if match_name(words, at) is not None:
            return at
        canonical = body.canonical or self._surface((body.first, body.last), body.head)
        self._add((at, last), (body.first, last), body.kind, canonical, sealed=last)
        return last

    def _add_unnamed(self, unnamed: Unnamed) -> None:
        span, phrase = (unnamed.first, unnamed.last), (unnamed.first, unnamed.phrase_last)
        self._add(span, phrase, unnamed.kind, head=unnamed.head, generic=True, sealed=unnamed.last)

    def _add(
        self,
        span: tuple[int, int],
        phrase: tuple[int, int],
        kind: str,
        canonical: str | None = None,
        *,
        head: str | None = None,
        generic: bool = False,
        carrier: bool = False,
        sealed: int = 0,
        title: str = "",
    ) -> None:
        first, last = self._tokens(span)
        phrase_first, phrase_last = self._tokens((phrase[0], max(phrase[1], span[1])))
        name = self._surface(span, head)
        self.found[first, last] = ActorMention(
            first=first,
            last=last,
            name=name,
            canonical=canonical or name,
            kind=kind,
            generic=generic,
            carrier=carrier,
            phrase_first=phrase_first,
            phrase_last=phrase_last,
            sealed_last=self.words[sealed - 1].token + 1 if sealed > span[0] else first,
            title=title,
        )

    def _tokens(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.words[span[0]].token, self.words[span[1] - 1].token + 1

    def _surface(self, span: tuple[int, int], head: str | None) -> str:
        """The words as they stand, the first as `head` reads it: without its clitic."""
        first, last = self._tokens(span)
        rest = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        key = self.words[span[0]].key
        if head is not None and head != key:
            rest = _without_clitic(rest, key, head)
        return " ".join(rest.translate(_MARKS).split())

    def _phrase_end(self, body: Body) -> int:
        """Past `التابع(ة) ل + body` or `في / ب + class noun + place` behind a body."""
        words, rules, at = self.words, grammar(), body.last
        if at + 1 >= len(words) or words[at].barrier:
            return at
        if words[at].key in rules.belonging:
            above = read_body(words, at + 1)
            return above.last if above is not None else at
        inside = at + 1 if words[at].key == "في" else at
        if words[inside].key in rules.openers:
            return read_place(words, inside) or at
        return (read_place(words, at + 1) or at) if words[at].key.removeprefix("ب") in rules.openers else at


def _title_of(title: Titled) -> tuple[int, int]:
    """The words beside a person's name that say who it is."""
    first, last = title.person or (title.first, title.last)
    return (title.first, first) if first > title.first else (last, title.last)


def _without_clitic(surface: str, key: str, head: str) -> str:
    """The surface without what `key` has before `head`; لل loses both letters and gets its article back."""
    if key.endswith(head):
        return without_letters(surface, len(key) - len(head))
    return "ال" + without_letters(surface, len(key) - len(head) + 2)
