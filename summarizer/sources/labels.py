"""Who is named before a colon at the head of an item, and says what follows: `عاجل | الدفاع المدني: ...`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.name_words import opens_name
from summarizer.document import Document
from summarizer.language.forms import OURS
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.sources.cue import COMPLEMENTISERS, Cue
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import Speaker, before_listener, names_actor, read_speaker
from summarizer.sources.subjects import is_person

# How far behind its name the colon of a listed source may stand (`مصادر طبية للجزيرة: ...`), in tokens.
LABEL = 3
# The same where it says in which body somebody speaks (`مصدر طبي في مستشفى ناصر: ...`), and the longest other label.
LABEL_INSIDE = 7
# How far behind the colon it shows that something is told, in tokens.
TOLD_REACH = 4
# Before a colon at the foot of an item, with whom it is from: `المصدر: وكالات`.
NOT_LABELS = frozenset(("المصدر", "المصادر"))
# Kinds of bodies that speak though only an adjective names them.
WATCHING = frozenset(("un_ngo", "monitor", "media"))
# How many names may stand behind a given one before a colon.
NAMES_BEHIND = (1, 2)
# Between items of a line.
DASHES = frozenset(("-", "–", "—"))
# What may stand before the first item of a line besides marks and places: `08:10 - الدفاع المدني: ...`.
LEADING_REACH = 8


def label_openings(doc: Document) -> list[int]:
    """The tokens at which a label may begin, which stands before a colon and behind what opens an item."""
    openings: list[int] = []
    for colon, norm in enumerate(doc.norms):
        if norm == ":":
            at = colon
            while at > max(colon - LABEL_INSIDE, 0) and doc.tokens[at - 1].kind != "punct":
                at -= 1
            openings += [i for i in range(at, colon) if i <= at + 1 or _begins_line(doc, i)]
    return openings


def read_label(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """The cue of whoever is named from a token up to a colon, where an item opens there."""
    flagged = doc.norm(i - 1) in words("reporting", "outlet", "labels")
    if i > first and doc.tokens[i - 1].kind == "word" and not flagged and not _opens_line(doc, i, first):
        return None
    colon = doc.find({":"}, i + 1, min(i + 1 + LABEL_INSIDE, last))
    if colon is None or doc.norm(i) in NOT_LABELS:
        return None
    mention = doc.actor_at.get(i)
    if not (_opens_item(doc, i, first) or _opens_line(doc, i, first) or _answers(doc, i, colon)):
        return None
    if doc.norm(i) in words("reporting", "outlet", "labels"):
        # `شاهد: لحظة الانفجار`
        return None
    if mention is not None and mention.first == i:
        if mention.kind == "media" and any(j in doc.place_at for j in range(first, i)):
            # `أوسلو - رويترز: قتل 77`: the dateline of an agency's report.
            return None
        far = colon > mention.last + LABEL
        if far and doc.norm(mention.last) not in ("في", "عن") and not doc.norm(mention.last).startswith("ل"):
            return None
        if doc.norm(mention.last) == "عن":
            return _read_carried(doc, i, colon)
        # `مصدر في الشرطة: مقتل شخصين`, `الصحة بغزة: ...`, `ناشطو الجزيرة: ...`
        placed = doc.norm(mention.last) == "في" or (doc.norm(mention.last)[:1] == "ب" and mention.last in doc.place_at)
        whole = placed or (mention.generic and _goes_on(doc, mention.last, colon))
        # `مصدر في وزارة الدفاع لسانا: ...`
        told = before_listener(doc, i, colon)
        name, end = (doc.slice(i, told), told) if whole else (mention.name, mention.last)
        return Cue(i, colon, "say", Speaker(name, i, end))
    return _read_unlisted(doc, i, colon, last)


def _read_unlisted(doc: Document, i: int, colon: int, last: int) -> Cue | None:
    """`والد الطفل للجزيرة: قتل ثلاثة`, `حقوقيون: 16 قتيلا`, `إعلام حوثي: ...`: whom no list knows."""
    if doc.reading(i, "victim") or doc.tokens[i].kind != "word" or i in doc.counts or i in doc.place_at:
        # `ألمانيا: 3 قتلى`, which is spelled like one of its people
        return None
    if any(
        doc.tokens[j].kind in ("punct", "number") or is_verb(doc.bare[j]) or doc.reading(j, "event")
        for j in range(i, colon)
        if j not in doc.actor_at
    ):
        return None
    told = range(colon + 1, min(colon + 1 + TOLD_REACH, last))
    said = doc.norm(colon + 1) in COMPLEMENTISERS or doc.tokens[min(colon + 1, last - 1)].kind == "quote"
    if said and _is_name(doc, i, colon):
        # `سالم حيدر: إن الغارات أسفرت عن`
        return Cue(i, colon, "say", Speaker(doc.slice(i, colon), i, colon))
    if not any(
        doc.reading(j, "event", "verb", "victim")
        or j in doc.counts
        or doc.tokens[j].kind == "quote"
        or doc.norm(j) in words("casualties", "incidents")
        for j in told
    ):
        return None
    if doc.norm(i + 1) == "عن":
        return _read_carried(doc, i, colon)
    if not _may_label(doc, i, colon):
        return None
    speaker = read_speaker(doc, i, colon)
    return Cue(i, colon, "say", speaker) if speaker else None


def _may_label(doc: Document, i: int, colon: int) -> bool:
    """Whether a noun of people or of a body is told with the article, by a kind, or as those who speak unnamed."""
    norm, behind = doc.norm(i), doc.norm(i + 1)
    if norm in words("reporting", "labels", "people"):
        return True
    if norm in words("reporting", "labels", "bodies"):
        # `إعلام حوثي`, `طوارئ ولاية الجزيرة`, but not `صحة: ...`, the heading of a page
        return colon > i + 1
    if norm in words("reporting", "labels", "known"):
        return colon == i + 1
    if grammar().heads.get(norm) in WATCHING:
        # `منظمة حقوقية: ...`, but not `خلية مسلحة: ...`
        return colon == i + 2 and behind.endswith(("ي", "يه")) and not behind.startswith("ال")
    if opens_name(norm) and doc.reading(colon + 1, "verb") and doc.norm(colon + 1).endswith(OURS):
        # `أبو عبيدة: قتلنا خمسة جنود`
        return True
    # `جنديان: قتل أحدهما`, `عائلة من خمسة: قتل ثلاثة` tell of the victims.
    return is_person(doc, i) and (norm.startswith("ال") or behind.startswith("ال") or names_actor(doc, i))


def _is_name(doc: Document, i: int, colon: int) -> bool:
    """`سالم حيدر`: a given name and at most two more, each a word that is no other."""
    rest = range(i + 1, colon)
    plain = all(not doc.is_word(j, words("reporting", "function")) and j not in doc.place_at for j in rest)
    return opens_name(doc.norm(i)) and len(rest) in NAMES_BEHIND and plain


def _read_carried(doc: Document, i: int, colon: int) -> Cue | None:
    """`سانا عن مصدر عسكري: استشهاد ثلاثة`: who is quoted, and who passes it on."""
    about = doc.find({"عن"}, i + 1, colon)
    speaker = read_speaker(doc, about + 1, colon) if about is not None else None
    return Cue(i, colon, "say", speaker._replace(via=doc.slice(i, about))) if speaker and about else None


def _opens_line(doc: Document, i: int, first: int) -> bool:
    """Whether a line begins with a token, in a sentence whose lines before it have a label of their own: else it is
    wrapped copy (`وكتب المتحدث على`, then `منصة إكس: «...»`).
    """
    return i > first and _begins_line(doc, i) and doc.find({":"}, first, i) is not None


def _begins_line(doc: Document, i: int) -> bool:
    return i > 0 and "\n" in doc.text[doc.tokens[i - 1].end : doc.tokens[i].start]


def _answers(doc: Document, i: int, colon: int) -> bool:
    """`مقتل ثلاثة في حمص، والجيش: إصابة جنديين`, `... - الدفاع المدني: انتشال جثتين`: another who tells what happened.

    Behind `والجيش: 5` stands a share.
    """
    mention, before = doc.actor_at.get(i), doc.norm(i - 1)
    joined = before in COMMAS and doc.norm(i).startswith("و")
    if mention is None or mention.first != i or colon > mention.last + LABEL or not (joined or before in DASHES):
        return False
    told = doc.reading(colon + 1, "event") is not None
    return told or doc.is_word(colon + 1, words("casualties", "introduces"))


def _goes_on(doc: Document, i: int, colon: int) -> bool:
    """Whether an unnamed source is told whose it is up to the colon (`ناشطو الجزيرة`, `مساعد الأمن لمحافظة كرمان`), and
    not who was told.
    """
    told = doc.norm(i).startswith("ل") and doc.norm(i)[1:] not in words("places", "dropped")
    return i < colon and not told and all(doc.tokens[j].kind == "word" for j in range(i, colon))


def _opens_item(doc: Document, i: int, first: int) -> bool:
    """Whether only marks, flags, hours and a dateline stand between a token and the head of its item or sentence."""
    flags = words("reporting", "outlet", "labels")
    for j in range(i - 1, max(first, i - LEADING_REACH) - 1, -1):
        norm, kind = doc.norm(j), doc.tokens[j].kind
        if norm == "|":
            return True
        if norm in COMMAS or not (kind in ("punct", "number", "quote") or norm in flags or j in doc.place_at):
            return False
    return i - first <= LEADING_REACH
