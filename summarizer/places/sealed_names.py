"""Tokens of proper names of others, in which no place is looked for: organisations, outlets, units, persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.actors.actors import ActorMention
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, COMMAS, OPENING, Token, fold, tokenize, without_conjunction
from summarizer.language.wordlists import phrases, words
from summarizer.places.gazetteer import load_gazetteer
from summarizer.places.listed_names import Candidate, class_noun
from summarizer.places.name_shapes import LONGEST_QUOTED, is_common

# What follows the outlet that is told something: `وأبلغ مصدر «شفق الفرات» بأن`.
BEHIND_LISTENER = frozenset(("بان", "ان", "انه", "بانه"))
BEFORE_LISTENER = frozenset(("ابلغ", "ابلغت", "ابلغوا", "اخبر", "اخبرت", "ل", "ب"))
# Before a place, of which they are.
OF_PLACE = "سلطات"
# Behind the province of a car's number plate.
PLATES = frozenset(("خصوصي",))
# Its name keeps the place's behind it.
UNIVERSITY = "جامعه"
# How far behind it an attack may be told, in tokens.
HIT_REACH = 5
# A person's full name has so many words at least.
LEAST_FULL = 2
# So many words of a name stand before its last one that no town is told by, in tokens.
OF_FAMILY = 3
# What somebody cuts off, and how far before it that may be told, in tokens.
HEAD, SEVERED_REACH = "راس", 3
BEHIND_OUTLET = BEHIND_LISTENER | COMMAS | {":"}


def sealed_tokens(tokens: Sequence[Token], actors: Sequence[ActorMention], outlet: str) -> frozenset[int]:
    """The tokens of names of organisations, of the outlet, and of what short quotation marks set apart.

    A country that acts is a place as well; so is one behind في, and where an unnamed source is at home.
    """
    sealed = {
        *_quoted_names(tokens),
        *_named_after(tokens, outlet),
        *_fixed_phrases(tokens),
        *_severed(tokens),
        *_of_universities(tokens),
        *_of_bodies(tokens),
        *_surnames(tokens, actors),
    }
    for actor in actors:
        if actor.kind == "country" or actor.generic or (actor.kind == "media" and _is_place(actor.name)):
            continue
        if not actor.title and actor.first and class_noun(tokens[actor.first - 1].norm, "kept")[1]:
            # `مستشفى أردوغان`: after whom a place is called.
            continue
        within = range(actor.first + 1, actor.sealed_last)
        seat = next((i for i in within if _is_seat(tokens, i)), actor.sealed_last)
        sealed.update(range(actor.first, max(seat, actor.first)))
        if actor.kind == "media" and _goes_on(tokens, actor.sealed_last):
            sealed.add(actor.sealed_last)
        if (
            actor.kind == "media"
            and tokens[actor.sealed_last : actor.sealed_last + 1]
            and (tokens[actor.sealed_last].kind == "quote" or tokens[actor.sealed_last].norm == "(")
        ):
            # `وكالة الأنباء القطرية "قنا"`
            sealed.add(actor.sealed_last + 1)
    return frozenset(sealed)


def _is_place(name: str) -> bool:
    """`قناة السويس` is spelled like a medium; `إذاعة الأندلس` is one."""
    return " " in name and bool(load_gazetteer().lookup(fold(name)))


def _fixed_phrases(tokens: Sequence[Token]) -> Iterator[int]:
    """`باريس سان جيرمان`, `ولاية غرب أفريقيا`, `مسقط رأسه`: clubs and groups that are called after a place, and phrases
    that begin like one.
    """
    for i in [i for i, token in enumerate(tokens) if _rests_of_phrases(token.norm)]:
        for rest, sealed in _rests_of_phrases(tokens[i].norm):
            if tuple(t.norm for t in tokens[i + 1 : i + 1 + len(rest)]) == rest:
                yield from range(i, i + sealed)


def _severed(tokens: Sequence[Token]) -> Iterator[int]:
    """`قطع رأس رهينة`, `قطعوا رأس الجندي`: whose head it is, and no headland."""
    for i, token in enumerate(tokens):
        near = tokens[max(i - SEVERED_REACH, 0) : i]
        if token.norm == HEAD and any(without_conjunction(one.norm) in words("places", "severing") for one in near):
            yield from range(i, i + 2)


@per_word
def _rests_of_phrases(norm: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """What must follow a word, itself or behind a clitic, for it to begin such a phrase; how many words are sealed."""
    return tuple(
        (rest, len(rest) + whole)
        for table, whole in (("clubs", 1), ("groups", 1), ("times", 1), ("parts_of_body", 1), ("no_places", 0))
        for rest in phrases("places", table).get(norm) or phrases("places", table).get(norm[1:]) or ()
    )


def _surnames(tokens: Sequence[Token], actors: Sequence[ActorMention]) -> Iterator[int]:
    """`قائد الشرطة برناردينو سيتوي ... واتهم سيتوي`, `قال لسيتوي`: where an official is told by his last name alone."""
    titled = (actor for actor in actors if actor.title and not actor.generic and actor.kind != "country")
    full = [actor for actor in titled if actor.last - actor.first >= LEAST_FULL]
    named = {tokens[actor.last - 1].norm: actor.last for actor in reversed(full)}
    for i, token in enumerate(tokens) if named else ():
        if i >= named.get(token.norm, named.get(token.norm.removeprefix("ل"), len(tokens))):
            before = tokens[i - 1].norm
            if before not in words("places", "prepositions") and class_noun(before, "dropped")[1] is None:
                yield i


def _of_universities(tokens: Sequence[Token]) -> Iterator[int]:
    """`خمسة من طلاب جامعة المنيا`, `أستاذ في جامعة بغداد`: behind those who study or teach there, of the name alone,
    but where they were hit there: `خمسة من طلاب جامعة عدن بانفجار عبوة`.
    """
    students = words("places", "members") | words("places", "members", "singular")
    for i, token in enumerate(tokens):
        if token.norm != UNIVERSITY:
            continue
        at = i - 2 if tokens[i - 1].norm in ("في", "من") else i - 1
        near = [token.norm for token in tokens[i + 1 : i + HIT_REACH]]
        hit = any(norm.startswith("ب") and norm[1:] in words("casualties", "incidents") for norm in near)
        if at >= 0 and without_conjunction(tokens[at].norm) in students and not hit:
            yield i + 1


def _of_bodies(tokens: Sequence[Token]) -> Iterator[int]:
    """`منظمة فورو بينال`, `نادي برشلونة`: what a body is called, right behind its noun; `نادي مدينة كذا` lies there."""
    for i, (token, following) in enumerate(pairwise(tokens), 1):
        if class_noun(token.norm, "called_so")[1] is None or following.kind != "word" or not following.norm.isalpha():
            continue
        if not _has_place_behind_b(following.norm) and class_noun(following.norm, "dropped")[1] is None:
            yield i


def _named_after(tokens: Sequence[Token], outlet: str) -> Iterator[int]:
    """The tokens at which a text names its outlet: `علمت بغداد اليوم`; one word alone may mean the place."""
    name = [token.norm for token in tokenize(outlet)]
    for i, token in enumerate(tokens if len(name) > 1 else ()):
        if token.norm == name[0] and [t.norm for t in tokens[i : i + len(name)]] == name:
            yield from range(i, i + len(name))


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """`لوكالة شفق الموصل، إن`: an outlet's name that ends in a place's, right before what it was told."""
    following = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return i < len(tokens) and tokens[i].kind == "word" and following in BEHIND_OUTLET


def _is_seat(tokens: Sequence[Token], i: int) -> bool:
    """`وزارة الصحة في غزة`, `وزارة الصحة بغزة`, `حكومة ولاية شمال كردفان`: the place is told apart from the name.

    In `سام بايدن` no town stands behind ب: a body has the article before it.
    """
    norm = tokens[i].norm
    if norm == "في" or norm in words("places", "seats"):
        return True
    if tokens[i - 1].norm.lstrip("ولب") == OF_PLACE and load_gazetteer().lookup(norm):
        # `سلطات مأرب`
        return True
    if not norm.startswith("ب") or not tokens[i - 1].norm.startswith(ARTICLE):
        return False
    # `وزارة الصحة بقطاع غزة`
    of_two = i + 1 < len(tokens) and load_gazetteer().lookup(f"{norm[1:]} {tokens[i + 1].norm}")
    return bool(of_two) or _has_place_behind_b(norm)


@per_word
def _has_place_behind_b(norm: str) -> bool:
    return norm.startswith("ب") and not load_gazetteer().lookup(norm) and bool(load_gazetteer().lookup(norm[1:]))


def _quoted_names(tokens: Sequence[Token]) -> Iterator[int]:
    """`«صوت المكلا»`, `فيلق «القدس»`: words in quotation marks behind a name or preposition are a name of their own."""
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token.kind != "quote":
            continue
        if opened is not None and 1 <= i - opened - 1 <= LONGEST_QUOTED and token.raw not in OPENING:
            before = tokens[opened - 1].norm if opened else ""
            after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
            told = before in BEFORE_LISTENER or before in words("places", "media") or after in BEHIND_LISTENER
            own = tokens[opened + 1].norm in words("places", "units") and i - opened > 2
            if own or before in words("places", "units") or (told and i - opened - 1 > 1):
                yield from range(opened + 1, i)
        opened = None if opened is not None else i


def is_surname(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """`محمد عدن`, `محمد بازوم`: a word behind a given name is a person's name as well; `على` is spelled like one.

    `كأس آسيا` is called after a place, and a family (`عائلة أبو سمرة`) by what may be one.
    """
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    if candidate.last < len(tokens) and tokens[candidate.last].norm in PLATES:
        # `الثانية بغداد خصوصي`: where a car is registered.
        return True
    single = candidate.last == candidate.first + 1 and not candidate.head
    if class_noun(before, "contests")[1] and not candidate.prefix:
        return True
    if (class_noun(before, "families")[1] or class_noun(before, "houses")[1]) and not candidate.prefix:
        return True
    given = words("persons", "names", "given")
    if candidate.head and not candidate.entries and class_noun(before, "many")[1] == before:
        # `حسين علي مدن الفرج`
        names = [token.norm for token in tokens[max(candidate.first - 3, 0) : candidate.first - 1]]
        return len(names) > 1 and {without_conjunction(name) for name in names} <= given
    return single and ((before != "علي" and before in given) or _is_of_family(tokens, candidate))


def _is_of_family(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """`سلمى خالد حسن ناجي شملان`: the last word of somebody's name, behind a given one and two that may be none."""
    if candidate.first < OF_FAMILY or candidate.prefix or is_common(tokens[candidate.first - 1].norm):
        return False
    before = [token.norm for token in tokens[candidate.first - OF_FAMILY : candidate.first]]
    told = before[-1] in words("places", "prepositions") or before[-1] in words("places", "compass")
    called = without_conjunction(before[0]) in words("persons", "names", "given") and not is_common(before[1])
    return called and not told and class_noun(before[-1], "dropped")[1] is None
