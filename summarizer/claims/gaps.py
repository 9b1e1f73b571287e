"""What may part a verb from the victims behind it: causes, places, times, the name of an accident."""

from __future__ import annotations

from summarizer.claims.other_uses import AFFECTED
from summarizer.claims.phrase_ends import adverbs, is_preposition
from summarizer.claims.verb_objects import BY
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.forms import OURS, PRONOUNS
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words

# What an accident is called by, before its kind, and how long that may be with its adjectives, in tokens.
ACCIDENTS, LONGEST_ACCIDENT = frozenset(("حادث", "حادثه")), 4
# Folded, it is spelled like a trace.
AFTER = "اثر"
CAUSES = frozenset(("جراء", "نتيجه", "بسبب", AFTER))
# Prepositions whose noun is skipped between a verb and its subject: `قضى فيه`, `قتل عام 2011`.
TIMES_AND_CAUSES = CAUSES | {"خلال", "عند", "منذ", "بعد", "قبل", "عام", "عقب", "اثناء", "فور"}
SKIPPED_WITH_NOUN = TIMES_AND_CAUSES | {"في", "قرب", "مع", "تحت", "داخل", "خارج", "امام", "وسط", "لدي", "فوق"}
SKIPPED_WITH_NOUN |= {"بين", "حول", "خلف", "قباله", "ضمن", "عبر"}
# Before what fell, and what carried them: `بعد سقوط قذيفة`, `على متن قارب`.
HAS_OBJECT = frozenset(("سقوط", "متن"))
# By whose hand it was: `استشهد على يد مسلحين مجهولين خمسة`.
HANDS = frozenset(("يد", "ايدي"))
# `استشهد منا ثلاثة`, `أصيب لنا أربعة`, `استشهد معه ثمانية`: whose the victims are, or with whom they fell.
WHOSE = frozenset(("منا", "عندنا", "لنا", "لهم", "له", "لها", "بيننا", "لدينا", "معه", "معها", "معهم", "معهما"))
# Behind و what somebody has or leaves, and nobody else.
HAS = frozenset(("له", "لها", "لهم", "لديه", "لديها", "لديهم", "عنده", "عندها"))
# `متأثرا بجروح أصيب بها أمس`: the verb tells of the wounds.
OF_WOUNDS = frozenset(("بها", "به"))


def opens_phrase(doc: Document, j: int) -> bool:
    """`قتل في الغارة`, `غرق مع شقيقه`, but `قتل مع ثلاثة آخرين`: a preposition that is skipped with its noun."""
    if doc.norm(j) == "مع" and j + 1 in doc.counts:
        return False
    if doc.norm(j) == AFTER:
        # `أصيب إثر انقلاب سيارة`, but `فُقد أثر ثلاثة متسلقين`
        lost = doc.form(j - 1, "verb")
        return j + 1 not in doc.counts and (lost is None or lost.kind != "missing")
    if _is_on(doc, j):
        # `أصيب على حاجز حوارة سبعة`
        return j + 1 not in doc.counts
    lies = doc.norm(j) in words("places", "directions") and (j + 1 in doc.place_at or doc.norm(j + 1).startswith("ال"))
    return lies or doc.norm(j) in SKIPPED_WITH_NOUN or (doc.norm(j) == "من" and _is_out_of(doc, j + 1))


def _is_on(doc: Document, i: int) -> bool:
    """`على`, and not the name `علي`."""
    return doc.norm(i) == "علي" and is_preposition(doc, i)


def _is_out_of(doc: Document, i: int) -> bool:
    """`قتل من المدنيين سبعة`, `مات من البرد رضيع`: behind من, whom they are of, what of or where."""
    if i >= len(doc.tokens) or doc.tokens[i].kind != "word" or doc.norm(i) in BY:
        return False
    return i not in doc.counts and not doc.reading(i, "thing")


def behind_doers(doc: Document, j: int) -> int:
    """Behind those by whom it was done, at a token: `على يد مسلحين مجهولين`, `من قبل قوات الأمن`; the token where none
    are.
    """
    by = _is_on(doc, j) and doc.norm(j + 1) in HANDS
    by = by or (doc.norm(j) == "من" and doc.norm(j + 1) in BY)
    if not by or j + 2 in doc.counts:
        return j
    body = doc.actor_at.get(j + 2)
    i = body.last if body is not None and body.first == j + 2 else j + 3
    return doc.past(i, lambda k: k < len(doc.tokens) and (describes(doc, k) or doc.norm(k).startswith("ال")))


def is_manner_too(doc: Document, j: int) -> bool:
    """`مات جوعا أو بردا ستة`, `قضى جوعا وعطشا`: at a token another manner is joined to the one before it."""
    manner = words("casualties", "fillers", "manner")
    other = doc.norm(j + 1) if doc.norm(j) == "او" else doc.bare[j]
    return doc.norm(j - 1).removeprefix("و") in manner and other in manner


def goes_on(doc: Document, j: int) -> bool:
    """Whether a word may belong to what parts a verb from its subject: `قتل في تلك الغارة التي طالت السوق`."""
    if doc.reading(j, "event", "verb") or (doc.joins(j) and doc.bare[j] in HAS):
        # `توفيت عام 2020 ولها 17 رواية`
        return False
    # `جراء انقلاب سيارة`, `في انفجار عبوة`, `على متن قارب`
    caused = doc.norm(j - 2) in CAUSES or (
        (doc.norm(j - 2) in SKIPPED_WITH_NOUN or _is_on(doc, j - 2))
        and (doc.norm(j - 1) in HAS_OBJECT or doc.norm(j - 1) in words("casualties", "incidents"))
    )
    # `في غارة نفذتها طائرة`
    caused = caused or (doc.norm(j - 1).endswith(("ته", "تها")) and doc.norm(j - 2) in words("casualties", "incidents"))
    governed = j + 1 in doc.place_at or is_governed(doc, j) or caused
    # `الغارة التي استهدفت منزلا`, `في الصدر والرأس`
    object_ = doc.norm(j - 2) in relatives() or doc.norm(j - 3) in relatives()
    return governed or object_ or doc.norm(j).startswith(("ال", "وال")) or not doc.reading(j, "thing")


def is_governed(doc: Document, j: int) -> bool:
    """Whether a preposition stands right before a word."""
    return doc.norm(j - 1) in words("reporting", "function")


def ends_accident(doc: Document, at: int, end: int) -> bool:
    """`توفي إثر حادث سير مروع شاب`: what stands between is a cause and the whole name of an accident."""
    first = at + 2 + (doc.norm(at + 1) in words("casualties", "fates"))
    if end - first > LONGEST_ACCIDENT or doc.norm(first - 1) not in CAUSES | {"في"}:
        return False
    kinds = words("casualties", "accident_kinds")
    return doc.bare[first] in ACCIDENTS and all(doc.norm(j) in kinds for j in range(first + 1, end)) and end > first + 1


def ends_plainly(doc: Document, at: int, end: int) -> bool:
    """Whether between a verb and its subject stand only prepositions with their nouns, places and times, the last of
    them complete: a definite noun, a place, a time, what has a pronoun or is parted by a comma.
    """
    function = words("reporting", "function") | SKIPPED_WITH_NOUN
    skipped = adverbs() | words("reporting", "times") | COMMAS | AFFECTED | WHOSE | OF_WOUNDS
    for j in range(at + 1, end):
        norm = doc.norm(j)
        free = norm in function or norm in skipped or norm.startswith(("ال", "وال", "ب")) or j in doc.place_at
        if not free and doc.norm(j - 1) not in function and doc.norm(j + 1) not in OF_WOUNDS:
            return False
    last = doc.norm(end - 1)
    owned = last.endswith((*PRONOUNS, OURS)) and (last.startswith("ب") or is_governed(doc, end - 1))
    # `خطفوا في وقت سابق ثلاثة`
    owned = owned or doc.norm(end - 2) == "وقت"
    return owned or last in skipped or last.startswith(("ال", "وال")) or end - 1 in doc.place_at
