"""Whether a listed name means its place here: what a name that is also a word needs beside it or in its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from summarizer.actors.actor_lexicon import demonyms
from summarizer.language.text import ARTICLE, Token, fold, unmarked
from summarizer.language.wordlists import words
from summarizer.numbers.number_words import read_number_word
from summarizer.places.event_names import is_named_event
from summarizer.places.gazetteer import GazetteerEntry
from summarizer.places.likenesses import is_deed, is_likeness
from summarizer.places.listed_names import Candidate, class_noun
from summarizer.places.name_shapes import is_common, is_demonym
from summarizer.places.nationals import is_national
from summarizer.places.place_names import tells_where

# A dateline (`ميلة - `, `بيروت/ `, `غزة: `) begins at the head of the text and ends in one of these.
DATELINE_ENDS = frozenset(("-", "–", "—", "/", ":"))
# Behind a headline's tag.
TAG_ENDS = frozenset((".", ":"))
# A capital, whose country an adjective tells.
CAPITAL = "العاصمه"
# Alif with hamza or madda: three letters, folded into one.
HAMZAS = frozenset("أإآ")
# Alif with hamza within a word, and not behind its article.
INNER_HAMZA = re.compile(r"(?<=[ء-كم-ي])أ")
# Ya with hamza, which folded is a ya.
SEAT = "ئ"
# A town of so many people is well known.
KNOWN_TOWN = 50_000
# How far before a sea whose name is a word as well those may stand who cross it, in tokens.
AT_SEA_REACH = 12
# How far before a noun with the article the noun may be told that it takes up, in tokens: an article is no longer.
TOLD_REACH = 600
# Prepositions of place that stand before all manner of things.
LOOSE = frozenset(("الي", "من", "نحو", "بين"))
# Before an adjective.
NOT_SO = frozenset(("غير", "وغير"))
# A name that is a word as well and shorter, in letters, is none behind a written ب alone: `وبنوك`.
SHORTEST_WRITTEN = 4


def has_evidence(
    tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry, votes: Counter[str | None]
) -> bool:
    """Whether an entry of a listed name is meant; `votes` counts the places and adjectives of each country."""
    name, opening = fold(candidate.name), tokens[candidate.first].norm
    if name in words("places", "kept"):
        # `ولاية معسكر`, but `داخل معسكر للجيش`
        return class_noun(tokens[candidate.first - 1].norm, "dropped")[1] is not None
    if _is_noun(tokens, candidate, entry, votes[entry.country]) or is_national(tokens, candidate):
        return False
    only_headed = name in words("places", "only_headed")
    if candidate.head and entry.ambiguous and not (only_headed and _is_told_by_direction(tokens, candidate.first)):
        return True
    if (only_headed and not candidate.head) or _is_other_word(tokens, candidate, entry):
        return False
    if not entry.ambiguous or class_noun(opening, "kept")[1] or class_noun(opening, "dropped")[1]:
        return True
    return not only_headed and (
        _is_shown_by_neighbours(tokens, candidate, entry, votes[entry.country])
        or _is_shown_by_preposition(tokens, candidate, entry, votes[entry.country])
    )


def _is_noun(tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry, votes: int) -> bool:
    """Whether a name is a noun or an adjective here: `قطاع الزراعة`, `سجن مركزي`, `مستشفى خرج عن الخدمة`."""
    name, opening = fold(candidate.name), tokens[candidate.first].norm
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    if name in _class_nouns() and _stands_for_noun(tokens, candidate, votes):
        return True
    of_trade = class_noun(before, "sectors")[1] or class_noun(before, "offices")[1]
    if name in words("places", "trades") and (not candidate.head or of_trade):
        # `قطاع الزراعة`, `دائرة الزراعة`, `يعملن في الزراعة`
        return True
    if candidate.prefix and not candidate.head and _is_spelled_otherwise(candidate.name, entry):
        return True
    if before.endswith(CAPITAL) and is_demonym(opening):
        # `العاصمة السويدية ستوكهولم`, though a town is called so
        return True
    behind_noun = class_noun(before, "kept")[1] is not None
    if (candidate.prefix or behind_noun) and is_likeness(opening):
        # `سجن مركزي`, `قرية بدوية`: what it is like, though a province is spelled so, and دوية with ب.
        return True
    # `مستشفى خرج عن الخدمة`
    return behind_noun and candidate.last == candidate.first + 1 and is_deed(opening)


def _is_other_word(tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry) -> bool:
    """Whether a name without a class noun is spelled like another word: `سليمان عبد ربه`, `ثلاثة مدنين`, `في آب`."""
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    if before in NOT_SO and tokens[candidate.first].norm in demonyms():
        # `من جنسيات سورية وغير سورية`
        return True
    if tokens[candidate.first].norm == "عبد" or _is_misspelt_plural(tokens, candidate):
        return True
    if not candidate.head and (_is_adjective(tokens, candidate, entry) or _is_owned(tokens, candidate)):
        return True
    return entry.ambiguous and _has_other_hamza(candidate.name, entry)


def _is_shown_by_neighbours(tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry, votes: int) -> bool:
    """Whether a word beside a name that is a word as well shows the place: a dateline, an event, what a place sees."""
    opening = tokens[candidate.first].norm
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    if not candidate.prefix and is_named_event(tokens, candidate.first - 1) and not is_common(opening):
        return True
    if not before and candidate.last < len(tokens) and _ends_dateline(tokens, candidate.last):
        # `صور.. مصرع 9`: pictures, unless the text has another place of the town's country.
        tag = tokens[candidate.last].norm in TAG_ENDS and fold(candidate.name) in words("places", "also_in")
        return not tag or votes > 1
    if before == "ثم" and votes > 1 and fold(candidate.name).startswith(ARTICLE):
        # `يليه خيبر بختونخوا (87) ثم السند (34)`
        return True
    if entry.kind == "sea" and class_noun(before, "at_sea")[1]:
        # `أودى عبور المتوسط بحياة 2200`
        return True
    # `المواجهات التي شهدتها الزاوية`
    return before in words("places", "befalls", "seen") and _is_major(entry) and not is_common(opening)


def _is_shown_by_preposition(tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry, votes: int) -> bool:
    """Whether a preposition shows that a name is one which is a word as well, with what else the text has."""
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    located = is_located(tokens, candidate)
    if located and entry.kind == "sea":
        # `فُقد 1400 مهاجر في المتوسط`
        near = tokens[max(candidate.first - AT_SEA_REACH, 0) : candidate.first]
        if any(token.norm in words("places", "at_sea") for token in near):
            return True
    if candidate.last - candidate.first > 1 and not candidate.prefix:
        return located or votes > 0
    if located and tells_where(tokens, candidate.last):
        return True
    joined = candidate.prefix.lstrip("وف") == "ب"
    happened = not {before, before.removeprefix("ب")}.isdisjoint(words("casualties", "incidents"))
    if joined and happened and _is_major(entry) and _ends_phrase(tokens, candidate.last):
        # `حريق بجدة`, `حادث بفاس`
        return True
    written = joined and len(fold(candidate.name)) >= SHORTEST_WRITTEN
    borne = class_noun(before, "bearing")[1] is not None and not is_common(tokens[candidate.first].norm)
    if fold(candidate.name) in words("places", "also_in"):
        # `إضافة إلى صور أظهرت`: behind such a preposition a word needs more than one other place of its country.
        needed = before.removeprefix("و") in LOOSE
        return located and votes > needed and _ends_phrase(tokens, candidate.last)
    if borne or (_is_major(entry) and (before in ("في", "وفي", "ففي") or written)):
        return True
    return located and votes > 0


@cache
def _class_nouns() -> frozenset[str]:
    """Class nouns with the article, by which places are called as well: `الحي`, `الجزيرة`."""
    return frozenset(f"ال{noun}" for noun in words("places", "dropped"))


def _stands_for_noun(tokens: Sequence[Token], candidate: Candidate, votes: int) -> bool:
    """`جزيرة لامبيدوزا ... في الجزيرة`, `ساحة الحي`: the island that was told, and the quarter of a town."""
    before = tokens[candidate.first - 1].norm if candidate.first else ""
    if class_noun(before, "dropped")[1]:
        # `ولاية الجزيرة`
        return False
    noun = fold(candidate.name).removeprefix("ال")
    told = (token.norm for token in tokens[max(candidate.first - TOLD_REACH, 0) : candidate.first])
    if any(norm == noun or norm[1:] == noun for norm in told):
        return True
    of_facility = class_noun(before, "kept_unlisted")[1] or class_noun(before, "kept")[1]
    return of_facility is not None and not votes


def is_paired(candidate: Candidate, following: Candidate) -> bool:
    """`صور وبنت جبيل`, `من قطر والكويت`: whether و joins to a name a place of its country, or to a country another."""
    if following.first != candidate.last or following.prefix != "و" or candidate.prefix.endswith("ب"):
        return False
    if (
        not following.entries
        or following.entries[0].ambiguous
        or fold(candidate.name) in words("places", "only_headed")
    ):
        return False
    shared = {entry.country for entry in candidate.entries} & {entry.country for entry in following.entries}
    both = all(any(e.kind == "country" for e in c.entries) for c in (candidate, following))
    return bool(shared - {None}) or both


def _ends_phrase(tokens: Sequence[Token], i: int) -> bool:
    """`في صور، جنوبي لبنان`, `في صور إن`, `في صور وستة في صيدا`: nothing goes on behind a name as it would behind a
    noun (`في صور نشرت`).
    """
    if i >= len(tokens) or tokens[i].kind != "word" or tokens[i].norm in words("reporting", "function"):
        return True
    counted = i + 1 < len(tokens) and tokens[i].norm == "و" and tokens[i + 1].kind == "number"
    return counted or (tokens[i].norm.startswith("و") and read_number_word(tokens[i].norm[1:]) is not None)


def _ends_dateline(tokens: Sequence[Token], i: int) -> bool:
    """`مالي: `, and of a headline `مالي.. مقتل 24 جنديا`."""
    return tokens[i].norm in DATELINE_ENDS or (
        tokens[i].norm == "." and i + 1 < len(tokens) and tokens[i + 1].norm == "."
    )


def is_located(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Whether a preposition of place stands before a name, or is written with it, or the verb of those who shell it."""
    before = tokens[candidate.first - 1].norm.removeprefix("و") if candidate.first else ""
    preceded = before in words("places", "prepositions") or before in words("places", "shelling")
    return candidate.prefix.lstrip("وف") == "ب" or preceded


def _is_told_by_direction(tokens: Sequence[Token], i: int) -> bool:
    """`جنوبي البلد`, `داخل محيط الحي`: what lies so may be any noun."""
    return class_noun(tokens[i - 1].norm, "dropped")[1] is None and class_noun(tokens[i - 1].norm, "kept")[1] is None


def _has_other_hamza(name: str, entry: GazetteerEntry) -> bool:
    """`في آب`, `أب`: not إب, although hamza is folded: a text that writes it means the letter that it writes; `بفأس` is
    no town of فاس.
    """
    listed = (entry.canonical, *entry.variants)
    if INNER_HAMZA.search(name) and not any(map(INNER_HAMZA.search, listed)):
        return True
    return name[:1] in HAMZAS and name[:1] not in {one[:1] for one in listed} and entry.canonical[:1] in HAMZAS


def _is_spelled_otherwise(name: str, entry: GazetteerEntry) -> bool:
    """`ثلاث بائعات`: folded, it reads like إيعات behind ب, which has no hamza on its ya."""
    return SEAT in name and not any(SEAT in spelled for spelled in (entry.canonical, *entry.variants))


def _is_misspelt_plural(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """`ثلاثة مدنين`: a number counts people, and no town, whose noun lacks a letter."""
    before = tokens[candidate.first - 1] if candidate.first else None
    if before is None or candidate.prefix or not tokens[candidate.first].norm.endswith("ين"):
        return False
    return before.kind == "number" or read_number_word(before.norm) is not None


def _is_adjective(tokens: Sequence[Token], candidate: Candidate, entry: GazetteerEntry) -> bool:
    """`ومهارة عالية`: the town is عاليه, and what is written with ة is an adjective, unless a preposition stands before
    it."""
    if not unmarked(candidate.name).endswith("ة") or " " in candidate.name or is_located(tokens, candidate):
        return False
    return not any(spelled.endswith("ة") for spelled in (entry.canonical, *entry.variants))


def _is_owned(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """`خلال حواره مع الطلاب`: the town is حوارة, and with ه it may be a noun and whose it is, unless a preposition of
    place stands before it.
    """
    owned = unmarked(candidate.name).endswith("ه") and fold(candidate.name) in words("places", "owned")
    return owned and not is_located(tokens, candidate)


def _is_major(entry: GazetteerEntry) -> bool:
    """Whether a place is so well known that في before its name is evidence enough."""
    curated_city = entry.kind == "city" and not entry.population
    return entry.kind in ("country", "governorate") or curated_city or entry.population >= KNOWN_TOWN
