"""Places that only say where another of their sentence is, are examples of a wider one, or tell who somebody is: where
he lives, what he is in charge of, or where the dead of another place are buried.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from summarizer.circumstances.descriptions import before_class
from summarizer.circumstances.offices import is_charge, is_known_office, is_of_members
from summarizer.circumstances.posts import is_of_silent, is_of_speech
from summarizer.document import Document
from summarizer.language.text import COMMAS, PAUSES
from summarizer.language.wordlists import is_of, kinds_of_place, words
from summarizer.places.places import PlaceMention

# How far from a place in its clause a funeral may be told, in tokens.
CEREMONY_REACH = 7
# How far before a place its court may stand, in tokens.
COURT_REACH = 3
# What a river does that others drown in.
FLOODING = frozenset(("فاض", "فاضت", "فيضان", "بفيضان"))
# What is done besides killing, and what adds it.
SEIZING = frozenset(("السيطره", "الاستيلاء", "تحرير", "استعاده", "احتلال"))
BESIDES = frozenset(("فضلا", "اضافه", "بالاضافه", "علاوه"))
# How far before a place the distance from it may be told, in tokens, and words that tell it.
DISTANCE_REACH = 8
DISTANCES = frozenset(("تبعد", "يبعد", "البعيده", "البعيد", "بمسافه", "يفصلها", "تفصلها", "يفصله"))
# Before a place off whose coast something was, and how far behind it the one may stand in which it lies, in tokens.
OFF, HOLDING_REACH = frozenset(("قباله", "قبال")), 2


def without_landmarks(doc: Document, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions without those that only say where another of their sentence is, are examples of a wider one, or
    tell where somebody lives or the dead of another are buried.
    """
    starts = [sentence.first for sentence in doc.sentences]
    sentence_of = [bisect_right(starts, m.first) for m in mentions]
    # `وفي كسلا غرق طفلان عندما فاض نهر القاش`
    measured = {i for i, m in enumerate(mentions) if is_measured(doc, m) or doc.norm(m.first - 1) in FLOODING}
    measured |= set(_extents(doc, mentions))
    told = {j for m in mentions for j in range(m.first, m.last)}
    speaking = {i for i in measured if any(j in told for j in range(*_before(mentions[i])))}
    examples = {
        *_examples(doc, mentions),
        *(i for i, m in enumerate(mentions) if any(is_aside(doc, m) for is_aside in ASIDES)),
        *(i for i in range(1, len(mentions)) if is_known_office(doc, mentions, i)),
        *(i for i, behind in enumerate(mentions[1:]) if is_charge(doc, mentions[i], behind)),
    }
    # `على بعد 12 ميلا قبالة سواحل زوارة غربي ليبيا`: where the one lies off which it was.
    around = {i for i in range(1, len(mentions)) if i - 1 in measured and _holds(doc, mentions[i - 1], mentions[i])}
    strong = {s for i, s in enumerate(sentence_of) if i not in measured | around and i not in examples}
    first = min(strong, default=len(starts))
    courts = {i for i, m in enumerate(mentions) if strong and sentence_of[i] > first and _is_of_court(doc, m)}
    kept = [
        m
        for i, m in enumerate(mentions)
        if not (i in measured and (i in speaking or sentence_of[i] in strong))
        and not (i in measured and doc.places[0].first < m.first and _is_from_told(doc, m))
        and not (i in courts or (i in examples and sentence_of[i] >= first))
    ]
    return [m for m in kept if not _is_ceremony(doc, m)] or kept


def is_measured(doc: Document, mention: PlaceMention) -> bool:
    """`التي تقع على بعد 30 كم شمال بيروت`: from where a distance is measured."""
    for i in range(mention.first - 1, max(mention.first - DISTANCE_REACH, 0), -1):
        if doc.is_stop(i):
            return False
        if i in doc.place_at:
            # `وتبعد تينه نحو 80 كيلومترا عن غزنة`
            return doc.bare[doc.place_at[i].first - 1] in DISTANCES
        if doc.norm(i) in DISTANCES or (doc.norm(i) in ("بعد", "مسافه") and doc.norm(i - 1) == "علي"):
            return True
    return False


def _holds(doc: Document, mention: PlaceMention, behind: PlaceMention) -> bool:
    """`قبالة سواحل زوارة غربي ليبيا`: whether the next place is told right behind one off which something was, as that
    in which it lies; but `على بعد 12 ميلا من ساحل زوارة بليبيا`.
    """
    if doc.norm(before_class(doc, mention.first)) not in OFF and doc.norm(mention.first - 2) not in OFF:
        return False
    wide = behind.entry is not None and behind.entry.kind in ("country", "governorate")
    near = behind.first - mention.last <= HOLDING_REACH
    return wide and near and not any(map(doc.is_stop, range(mention.last, behind.first)))


def _is_from_told(doc: Document, mention: PlaceMention) -> bool:
    """`انسحبوا من البلدة التي تبعد ساعة عن بيروت`, `وتقع القرية على بعد ميلين من X`: how far one that was told is."""
    near = range(max(mention.first - 2 * DISTANCE_REACH, 0), mention.first)
    begin = max((i + 1 for i in near if doc.is_stop(i)), default=near.start)
    return any(is_of(doc.norm(i), kinds_of_place()) for i in range(begin, mention.first - 1))


def _extents(doc: Document, mentions: Sequence[PlaceMention]) -> Iterator[int]:
    """`امتدت الاشتباكات غربا حتى أبي عيسى والمطرد`: how far something went, and what is joined to that."""
    end = -1
    for index, mention in enumerate(mentions):
        joined = mention.first == end and doc.norm(end).startswith("و")
        if joined or doc.norm(mention.first - 1) == "حتي":
            yield index
            end = mention.last


def _before(mention: PlaceMention) -> tuple[int, int]:
    """The tokens before a place in which the one may stand that is measured from it."""
    return max(mention.first - 2 * DISTANCE_REACH, 0), mention.first - 1


def _is_of_court(doc: Document, mention: PlaceMention) -> bool:
    """`النيابة العمومية بالمحكمة الابتدائية بقفصة`, `محكمة الاستئناف بطنجة`: where the court sits that has the case."""
    if not (doc.norm(mention.first).startswith("ب") or doc.norm(mention.first - 1) == "في"):
        return False
    return doc.find(words("places", "courts"), max(mention.first - COURT_REACH, 0), mention.first) is not None


def _is_home(doc: Document, mention: PlaceMention) -> bool:
    """`وهو من سكان بلدة سالم`: what somebody is besides; `قتل ثلاثة من سكان سرمين` were killed there, unless what
    befell them is told behind it: `قُتل جندي من سكان حيفا في معارك جنوب القطاع`.
    """
    at = before_class(doc, mention.first)
    if doc.norm(at) not in words("places", "residents") or doc.norm(at - 1) != "من":
        return False
    befell = doc.norm(mention.last) in ("في", "خلال", "جراء", "اثر", "بعد") and mention.last + 1 < len(doc.tokens)
    described = doc.bare[at - 2] in ("هو", "هي", "هم", "هما")
    return described or (
        befell and doc.is_word(mention.last + 1, words("casualties", "incidents") | words("places", "events"))
    )


def _examples(doc: Document, mentions: Sequence[PlaceMention]) -> Iterator[int]:
    """`عدة قرى في ريف القنيطرة، منها عين زيوان ورويحينة`: some of those that are meant, not `ثلاث منها في قولو`."""
    end, classes = -1, words("casualties", "place_classes")
    for index, mention in enumerate(mentions):
        i = mention.first - 1
        joined = (i == end and doc.norm(i) in COMMAS) or mention.first == end
        if joined and doc.norm(mention.first).startswith("و"):
            yield index
            end = mention.last
            continue
        i = doc.past(i, lambda j: doc.norm(j) in classes or doc.norm(j) in ("في", "من"), -1)
        if _opens_examples(doc, i) and not doc.counted_before(i):
            yield index
            end = mention.last


def _opens_examples(doc: Document, i: int) -> bool:
    """`منها`, `، خاصة`, `وخاصة`, `بما في ذلك`; not in `سيارة خاصة في ساحة بصرى`."""
    if doc.bare[i] in words("places", "examples", "included"):
        return "بما" in doc.norms[max(i - 2, 0) : i]
    if doc.bare[i] in words("places", "examples", "apart"):
        return doc.norm(i).startswith("و") or doc.norm(i - 1) in PAUSES
    return doc.bare[i] in words("places", "examples")


def _is_ceremony(doc: Document, mention: PlaceMention) -> bool:
    """`تجمعت حشود في حي باب التبانة لتشييع الضحايا`: where the dead are buried."""
    first, last = max(mention.first - CEREMONY_REACH, 0), min(mention.last + CEREMONY_REACH, len(doc.tokens))
    begin = next((i + 1 for i in range(mention.first - 1, first - 1, -1) if doc.is_stop(i)), first)
    end = next((i for i in range(mention.last, last) if doc.is_stop(i)), last)
    struck = doc.find(words("casualties", "incidents"), begin, mention.first) is not None
    held = doc.find(words("places", "ceremonies"), begin, end)
    # `ألقت قنبلة على بلدة راميا أثناء مراسم دفن أحد أبنائها`: the funeral was where it happened.
    if held is not None and held + 1 in doc.counts:
        # `أحصى المنتدى دفن تسعة مهاجرين بجرجيس`: those are counted there.
        return False
    return held is not None and not struck and doc.find(words("places", "meanwhile"), begin, held) is None


def _is_seized(doc: Document, mention: PlaceMention) -> bool:
    """`وأسر ستة، فضلا عن السيطرة على بلدة كذا`: what was done besides, there."""
    at = before_class(doc, mention.first)
    seizing = at - 1 if doc.norm(at) == "علي" else at
    besides = doc.norm(seizing - 2) in BESIDES and doc.norm(seizing - 1) in ("عن", "الي", "علي")
    return besides and doc.norm(seizing) in SEIZING


# What makes a place one that is told beside those of the text, where it has others.
ASIDES = (_is_home, _is_seized, is_of_members, is_of_speech, is_of_silent)
