"""Sites: the mentions of places at which something may have happened, and what `القرية` or `المدينة` stands for.

A place inside a source's name, one that somebody comes from, a hospital that takes in the victims, or a dateline is
none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.circumstances.beside import is_backer, is_beside
from summarizer.circumstances.descriptions import WIDE, before_class
from summarizer.circumstances.landmarks import without_landmarks
from summarizer.circumstances.origins import LYING_REACH, find_origins, find_residences, is_fled
from summarizer.circumstances.stand_ins import stand_ins
from summarizer.circumstances.tags import without_tags
from summarizer.circumstances.victims_seats import is_seat_of_victim
from summarizer.claims.days import months
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import is_of, relatives, words
from summarizer.places.name_shapes import lies
from summarizer.places.place_evidence import DATELINE_ENDS
from summarizer.places.places import PlaceMention
from summarizer.sources.cue import COMPLEMENTISERS, SAYING
from summarizer.sources.reporting import is_verb
from summarizer.sources.voices import Voice

# The most tokens that the agency's name takes in a dateline, brackets included.
LONGEST_AGENCY = 6
# How far before a hospital the strike or fire may be told that hit it, in tokens.
STRUCK_REACH = 11
# How far before it those may be told to be killed, in tokens, and the verbs.
KILLED_REACH, KILLING = 4, frozenset(("قتل", "اعدم", "ذبح", "صفي"))
# Of those who die of what befell them before, and how far before where they died, in tokens.
DIED, DIED_REACH = frozenset(("توفي", "توفيت", "توفوا", "فارق", "فارقت", "وفاه", "بوفاه", "متاثرا", "متاثره")), 12
# Before who somebody is that was named.
WHO_IS = frozenset(("وهو", "وهي", "وهما", "وهم"))
# The longest apposition to a source's name that is read, in tokens.
LONGEST_APPOSITION = 14


@dataclass(frozen=True, slots=True)
class Sites:
    """The sites of a text in its order, the places in its sources' names, the one of its dateline, and where the sites
    begin.

    `origins` are where people come from: who is detained is taken from there.
    """

    usable: Sequence[PlaceMention]
    origins: Sequence[PlaceMention]
    named: Sequence[PlaceMention]
    dateline: str | None
    starts: Sequence[int]

    def between(self, first: int, last: int) -> Sequence[PlaceMention]:
        """The sites that begin at tokens [first, last)."""
        return self.usable[bisect_left(self.starts, first) : bisect_left(self.starts, last)]


def find_sites(doc: Document, voices: Sequence[Voice]) -> Sites:
    """The sites among the places of a text, with those that a definite class noun stands for."""
    speakers = {(v.speaker.first, _home_end(doc, v.speaker.last)) for v, _ in groupby(voices) if v.speaker}
    spoken = {i for first, last in speakers for i in range(first, last)}
    hospitals = _hospitals(doc)
    places = [m for m in doc.places if m.first not in hospitals or _is_struck(doc, m.first)]
    opening = _dateline_end(doc, places[0]) if places else 0
    event = [m for m in places if not (is_beside(doc, m) or is_seat_of_victim(doc, m))]
    told = [m for m in event if m.first not in spoken and m.first >= opening]
    origins = find_origins(doc, told)
    homes = {m.first for m in (*origins, *find_residences(doc, told)) if not _is_told_of(doc, m)}
    usable = without_landmarks(doc, without_tags(doc, [m for m in told if m.first not in homes]))
    meant = list(stand_ins(doc, event, spoken)) if event else []
    sites = sorted([*usable, *meant], key=lambda m: m.first)
    return Sites(
        sites,
        [m for m in origins if not is_fled(doc, m)],
        [m for m in places if m.first in spoken and not is_backer(doc, m)],
        places[0].name if opening and not _is_desk(doc, places[0], opening) else None,
        [m.first for m in sites],
    )


def _is_told_of(doc: Document, mention: PlaceMention) -> bool:
    """`انسحب الجيش من بلدة كذا، حيث عثر على خمس جثث`: whether a place that a force, and no victim, comes from is where
    what is told next happened.
    """
    behind = mention.last + (doc.norm(mention.last) in COMMAS)
    who = before_class(doc, mention.first) - 1
    return doc.norm(behind) == "حيث" and doc.reading(who, "person", "victim", "kin") is None


def apposition_end(doc: Document, last: int) -> int:
    """The end of `، التابعة لقضاء سوران،`, `، غربي السودان،`, `، نائب رئيس الشرطة في إقليم بنادر،` behind a source's
    name, where one stands; of any noun behind which it goes on to what is said (`، نقيب الأطباء في صيدا، إن`, `، وهي
    متحدثة باسم المنظمة في دمشق، أن`).
    """
    if doc.norm(last) not in COMMAS:
        return last
    placed = doc.norm(last + 1).startswith(("التابع", "الواقع")) or doc.norm(last + 1) in words("places", "compass")
    placed = placed or doc.norm(last + 1) in words("places", "roles")
    end = next((i for i in range(last + 1, last + LONGEST_APPOSITION) if doc.norm(i) in COMMAS), last)
    said = doc.norm(end + 1) in COMPLEMENTISERS or doc.norm(end + 1) in SAYING or is_verb(doc.bare[end + 1])
    return end if placed or (said and (doc.norm(last + 1) in WHO_IS or _is_title(doc, last + 1))) else last


def _is_title(doc: Document, i: int) -> bool:
    """Whether a token behind a name's comma may say who that is, and not when or on what occasion he speaks."""
    norm = doc.norm(i)
    if (
        norm in words("reporting", "function")
        or norm in relatives()
        or doc.is_word(i, words("casualties", "incidents"))
    ):
        return False
    governed = norm.startswith(("ب", "ل", "و")) and not doc.reading(i, "person")
    return doc.tokens[i].kind == "word" and not governed


def _home_end(doc: Document, last: int) -> int:
    """The end of a source's name and of what says where its last place lies: `الشرطة في بلدة X بشمال Y`."""
    told = doc.place_at.get(last - 1)
    if told is not None and last < len(doc.tokens) and lies(doc.tokens, last) and not _is_hospital(doc, told):
        around = next((m for i in range(last + 1, last + LYING_REACH) if (m := doc.place_at.get(i)) is not None), None)
        return around.last if around is not None else last
    return apposition_end(doc, last)


def is_told_inside(doc: Document, mention: PlaceMention) -> bool:
    """`مسؤول في بيشاور`, `الشرطة في العاصمة أبوجا`, not `مدير الصحة في محافظة صعدة`, who speaks for all of it."""
    return doc.norm(mention.first - 1 - (doc.norm(mention.first - 1) == "العاصمه")) == "في"


def _dateline_end(doc: Document, mention: PlaceMention) -> int:
    """Where the dateline ends that a place opens (`ميلة - `, `الخرطوم (سونا) – `, `أم روابة (السودان) - `,
    `بغداد 16 أغسطس 2025 (شينخوا) أعلنت`, `دبي، الإمارات العربية المتحدة (CNN) --`), 0 where it opens none.
    """
    if mention.first != 0 and not (mention.first == 1 and doc.norm(0) in words("casualties", "place_classes")):
        return 0
    land = doc.place_at.get(mention.last + 1) if doc.norm(mention.last) in COMMAS else None
    last = next(
        i
        for i in range(mention.last if land is None else land.last, len(doc.tokens) + 1)
        if not doc.norm(i).isdecimal() and doc.norm(i) not in months()
    )
    if doc.norm(last) == "(":
        last = next((i + 1 for i in range(last, last + LONGEST_AGENCY) if doc.norm(i) == ")"), last)
        if _is_dated(doc, mention) and doc.norm(last - 1) == ")" and doc.norm(last) not in DATELINE_ENDS:
            return last
    return last + 1 if doc.norm(last) in DATELINE_ENDS else 0


def _is_dated(doc: Document, mention: PlaceMention) -> bool:
    """`بغداد 16 أغسطس 2025 (شينخوا)`: where the agency has its office, and nothing of where the news is."""
    return doc.norm(mention.last).isdecimal()


def _is_desk(doc: Document, mention: PlaceMention, end: int) -> bool:
    """`دبي، الإمارات العربية المتحدة (CNN)`: where agencies write what they have of a whole region."""
    desk = doc.norm(mention.first) in words("places", "desks")
    return _is_dated(doc, mention) or (desk and doc.find({"("}, mention.last, end) is not None)


def _is_struck(doc: Document, i: int) -> bool:
    """`قصف طال المستشفى السعودي`, `حريق في مستشفى الحسين`: there the hospital is where it happened."""
    for j in range(i - 1, max(i - STRUCK_REACH, -1), -1):
        if doc.is_stop(j) or doc.is_word(j, words("places", "taken")) or doc.norm(j) == "الي":
            return False
        if doc.norm(j) == "داخل" and doc.find(DIED, j - DIED_REACH, j) is not None:
            # `توفي داخل المستشفى`: what killed him did so elsewhere
            return False
        if any(is_of(doc.bare[j], words("casualties", what)) for what in ("strikes", "incidents")):
            return True
    return doc.norm(i - 1) == "في" and _are_killed(doc, i - 2)


def _are_killed(doc: Document, i: int) -> bool:
    """`460 مريضا قُتلوا في المستشفى`, `أعدم المسلحون 12 جريحا داخل مستشفى`: who is killed in a hospital died there of no
    wounds; others only die in it.
    """
    for j in range(i, max(i - KILLED_REACH, -1), -1):
        verb = doc.form(j, "verb")
        if verb is not None:
            return verb.lemma in KILLING
        if doc.is_stop(j) or doc.norm(j) in words("reporting", "function"):
            return False
    return False


def _hospitals(doc: Document) -> set[int]:
    """The first tokens of the places that are hospitals, or say where one is: `مستشفى العودة في النصيرات`."""
    found: set[int] = set()
    for mention in doc.places:
        i = mention.first
        before = doc.place_at.get(i - 2 if doc.norm(i - 1) == "في" else i - 1)
        if (before is not None and before.first in found) or _is_hospital(doc, mention):
            found.add(i)
    return found


def _is_hospital(doc: Document, mention: PlaceMention) -> bool:
    """`مستشفى العودة`, `مستشفيات غزة`, `مسؤول بمستشفى في بلدة فينوتي سلام`: a hospital, or the place that it is in."""
    if mention.entry is not None and mention.entry.kind == "hospital":
        return True
    i, hospitals = mention.first, words("casualties", "hospitals")
    at = before_class(doc, i)
    if doc.norm(at) == "في" and doc.norm(at - 1).removeprefix("ب") in hospitals:
        # `قال مسؤول بمستشفى في بلدة فينوتي سلام`
        return True
    if at < i - 1 and doc.norm(at) in hospitals and doc.norm(at - 1) in ("في", "الي"):
        # `يعالجون في مستشفى مدينة كونتاغورا`, but `قرب مستوصف بلدة تسيل`
        return True
    bare = doc.norm(i).removeprefix("ب").removeprefix("ل")
    if "مستشفيات" in doc.norms[at:i] or "مشافي" in doc.norms[at:i]:
        return mention.entry is None or mention.entry.kind not in WIDE
    # `في مستشفى بشرق تونس`
    lies = doc.norm(i - 1).startswith("ب") and doc.norm(i - 1)[1:] in words("places", "compass")
    before = i - 2 if lies or doc.tokens[i - 1].kind == "quote" else i - 1
    return bare in hospitals or doc.norm(i) in hospitals or doc.norm(before) in hospitals
