"""Places that somebody goes or is taken to: the hurt to a hospital, the dead home, those on their way and in flight."""

from __future__ import annotations

from summarizer.circumstances.descriptions import before_class, joined_list, listed
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.places.facilities import DASHES, TOWARDS
from summarizer.places.name_shapes import lies
from summarizer.places.places import PlaceMention
from summarizer.sources.reporting import is_verb

# How far before a place the hospital may be told that lies there, and how far before that who was taken to it.
CARE_REACH, TAKEN_REACH = 6, 6
# The longest name of a place of custody before where it lies, إلى included, in tokens.
CUSTODY_REACH = 4
# How far before the word to the arrival of the dead may be told, in tokens.
ARRIVAL_REACH = 16
# How far before a place those may be told who flee to it, in tokens, and behind the word for it which way.
FLEEING_REACH, WAYS = 8, TOWARDS | {"عبر"}
# How far before a line the word may stand by which something runs on it, in tokens: `حافلة تعمل يوميا على خط`.
PLYING_REACH = 4
# What is done with the dead.
BURIED = frozenset(("شيع", "شيعت", "شيعوا", "شيعا", "دفن", "دفنت", "دفنوا", "دفنا", "ووري"))
# Before ل or إلى and where somebody is a guest, and how far before it the verb of saying may stand, in tokens.
VISITS, SAID_REACH = frozenset(("زياره", "زيارته", "زيارتها", "زيارتهم", "جوله")), 8


def is_destination(doc: Document, mention: PlaceMention) -> bool:
    """`نُقلوا إلى الأبيض`, `نقلت إلى مستشفى الطوارئ بالمنصورة`: where the hurt were taken."""
    return any(_is_reached(doc, place) for place in joined_list(doc, mention))


def _is_reached(doc: Document, mention: PlaceMention) -> bool:
    """Whether the words before a place tell that somebody is taken there or makes for it."""
    at = before_class(doc, mention.first)
    if doc.norm(at) in words("places", "taken", "reaching"):
        # `وهم يحاولون بلوغ إسبانيا`
        return True
    if doc.norm(at) in TOWARDS and doc.find(words("places", "taken", "heading"), at - TAKEN_REACH, at) is not None:
        # `مركب متجه نحو قبرص`
        return True
    if doc.norm(at) != "الي" and doc.find(words("places", "custody"), at - 1, at + 1) is not None:
        # `اقتادوهما إلى مركز تحقيق عوفر`
        at = next((i for i in range(at, at - CUSTODY_REACH, -1) if doc.norm(i) == "الي"), at)
    if doc.norm(at) != "الي":
        cares = (i for i in range(mention.first - 2, max(mention.first - CARE_REACH, 0), -1) if doc.norm(i) == "الي")
        cared = doc.find(words("casualties", "hospitals"), (at := next(cares, mention.first)) + 1, mention.first)
        if cared is None:
            return _is_where_taken(doc, at, mention.first)
        if any(doc.is_word(i, words("casualties", "incidents")) for i in range(cared, mention.first)):
            # `نُقل سبعة إلى المستشفى بعد انفجار في عفرين`
            return False
        if doc.find(words("places", "taken", "arrived"), max(at - TAKEN_REACH, 0), at) is not None:
            # `توفي بعد ساعات من وصوله إلى المستشفى الجامعي بفاس`
            return True
    return at > 0 and any(doc.is_word(i, words("places", "taken")) for i in range(max(at - TAKEN_REACH, 0), at))


def _is_where_taken(doc: Document, to: int, first: int) -> bool:
    """`نُقل خمسة إلى مركز طبي في بيروت`: whatever they were taken to, the إلى at the token `to`, where that lies."""
    at = before_class(doc, first)
    if doc.norm(to) != "الي" or doc.norm(at) != "في" or any(i in doc.place_at for i in range(to, at)):
        return False
    if any(doc.is_stop(i) or doc.is_word(i, words("casualties", "incidents")) for i in range(to, at)):
        return False
    carried = words("places", "taken", "carried")
    return doc.find(carried, max(to - TAKEN_REACH, 0), to) is not None


def is_arrival(doc: Document, mention: PlaceMention) -> bool:
    """`وصول جثامين تسعة من الجنود إلى مدينة سلقين بريف إدلب`: where the dead and the hurt were brought."""

    def within(place: PlaceMention) -> PlaceMention | None:
        near = (doc.place_at[i] for i in range(place.first - 2, place.first) if i in doc.place_at)
        return next((inner for inner in near if lies(doc.tokens, inner.last)), None)

    return any(_are_brought(doc, place) for place in listed(mention, within))


def _are_brought(doc: Document, mention: PlaceMention) -> bool:
    """Whether the words before a place tell that the dead or the hurt came there."""
    at = before_class(doc, mention.first)
    if doc.norm(at) != "الي":
        return False
    begin = max(at - ARRIVAL_REACH, 0)
    arrived = doc.find(words("places", "arriving"), begin, at)
    if arrived is None or any(doc.norm(i) == "." for i in range(arrived, at)):
        return False
    # `وصول جثامين إلى`, `إن جثتين وصلتا إلى`, but `7 جرحى وصلوا إلى حلب`
    bodies = doc.form(arrived - 1, "victim")
    if bodies is not None and bodies.strict:
        return True
    return any(doc.reading(i, "victim") is not None for i in range(arrived + 1, at))


def is_refuge(doc: Document, mention: PlaceMention) -> bool:
    """`مسلحون لاذوا بالفرار باتجاه ديالى`, `وانسحب الجناة عبر طريق الوادي`: which way those went who did it."""
    fled = doc.find(words("places", "fleeing"), max(mention.first - FLEEING_REACH, 0), mention.first)
    if fled is None or any(map(doc.is_stop, range(fled, mention.first))):
        return False
    return doc.find(WAYS, fled + 1, mention.first) is not None


def is_visited(doc: Document, mention: PlaceMention) -> bool:
    """`أعلن الرئيس خلال زيارة لباريس مقتل جنديين`: where who speaks is on a visit."""
    at = mention.first - (doc.norm(mention.first - 1) == "الي")
    to = at < mention.first or doc.norm(mention.first).startswith("ل")
    said = any(is_verb(doc.bare[i]) for i in range(max(at - SAID_REACH, 0), at - 1))
    return said and to and doc.norm(at - 1).removeprefix("ب") in VISITS


def is_burial(doc: Document, mention: PlaceMention) -> bool:
    """`قُتل في سوريا وشُيع في بعلبك`: where he was buried who had died elsewhere."""
    at = before_class(doc, mention.first)
    buried = doc.norm(at) == "في" and doc.bare[at - 1] in BURIED
    return buried and doc.norms[at - 1] != doc.bare[at - 1]


def is_line(doc: Document, mention: PlaceMention) -> bool:
    """`حافلة تعمل على خط تلمسان - بشار`: where it runs, on any day."""

    def other_end(place: PlaceMention) -> PlaceMention | None:
        return doc.place_at.get(place.first - 2) if doc.norm(place.first - 1) in DASHES else None

    first = (place.first for place in listed(mention, other_end))
    line = next((i for i in first if doc.norm(i - 1).removeprefix("ال") in ("خط", "خطوط")), None)
    return line is not None and doc.find(words("places", "plying"), line - PLYING_REACH, line) is not None
