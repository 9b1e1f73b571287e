"""When a sentence without a cue goes on for the source of the sentence before it.

In the annotated articles four in five such sentences are the outlet's own voice, also behind a sentence that has a
source: background, other events, earlier tolls. Those that keep it take up the toll that the source gave (`ومن بين
القتلى طفل`, `وتوزعت الحالات على النحو الآتي`), add to it (`كما أصيب`), finish its sentence (`أن ...`), or go on with
its report on a day or a week, in an article that has no other source.
"""

from __future__ import annotations

from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.language.wordlists import phrases, words
from summarizer.sources.cue import COMPLEMENTISERS
from summarizer.sources.no_speaker import is_raised
from summarizer.sources.reporting import records

# How far behind the verb of a breakdown the toll may stand that is broken down, in tokens.
REACH = 3
# How far behind its opening a sentence may name what is the speaker's own, in tokens.
OURS_REACH = 4
# How far back the places of a scene are told, in tokens: farther than an article's.
LOOK_BACK = 400
# What opens the second half of a sentence, where a full stop cuts it off: `. في حين قتل شخص`.
MEANWHILE = frozenset(("فيما", "بينما", "في", "حين"))
# By which something is said to be done, and what is done in a report.
PASSIVES = frozenset(("تم", "يتم", "جري", "يجر", "يجري"))
COUNTING = frozenset(("تسجيل", "احصاء", "رصد", "توثيق"))
# By which somebody goes on who spoke before.
ADDS = frozenset(("اضاف", "اضافت", "اضافوا"))
# How long the place may be in which a bulletin goes on, in tokens.
PLACE_REACH = 12


def keeps_source(doc: Document, first: int, last: int) -> bool:
    """Whether the sentence [first, last) takes up what the one before it said."""
    if doc.bare[first] in ("ان", "انه", "انها") or _goes_on(doc, first):
        return True
    if doc.find(words("reporting", "carry_over", "ours"), first, min(first + OURS_REACH, last)) is not None:
        # `وأسعفت فرقنا ثلاثة مدنيين`: who speaks of himself has spoken before.
        return True
    same = doc.find(words("reporting", "anaphora", "same_before"), first, min(first + OURS_REACH, last))
    if same is not None and doc.norm(same + 1).startswith("ال"):
        # `كما تدخلت ذات المصالح لإسعاف 63 شخصا`
        return True
    if doc.is_word(first, ("كما",)):
        return not _names_new_place(doc, first, last)
    if doc.phrase_end(phrases("reporting", "carry_over", "topics"), first) is not None:
        # `وبالنسبة لحوادث المرور، فقد بلغ ...`
        return True
    opening = first + doc.is_word(first, ("من",))
    if doc.is_word(opening, words("reporting", "carry_over", "shares")):
        return True
    if doc.norm(opening) == "بين" and opening > first and doc.reading(opening + 1, "victim", "person") is not None:
        return True
    if doc.is_word(first, words("reporting", "carry_over", "breakdown")):
        return _tells_toll(doc, first, last)
    more, dependent = phrases("reporting", "carry_over", "more"), phrases("reporting", "carry_over", "dependent")
    return any(doc.phrase_end(opening, first) is not None for opening in (more, dependent))


def is_resumed(doc: Document, i: int) -> bool:
    """`وردت القوات وقتلت أربعة. وأضافت أن ...`: whether who spoke before a sentence that ends at a token adds to it."""
    added = i + 1 < len(doc.tokens) and doc.bare[i] in ADDS and doc.bare[i] != doc.norms[i]
    return added and doc.norm(i + 1) in COMPLEMENTISERS


def _goes_on(doc: Document, first: int) -> bool:
    """Whether a sentence is the rest of the one before it, or goes on with those it told of: `. بوفاة سبعة`,
    `واشتبكوا معهم`, `فيما بلغ عدد القتلى`, `وبعد نحو ساعة، ...`.
    """
    event = doc.reading(first, "event")
    if event is not None and event.prefix == "ب":
        return True
    if first in doc.counts and first > 0 and doc.norm(first - 1) == "؛":
        # `انتشال 26 جثة، يوم الثلاثاء؛ 9 في بانياس`
        return True
    if doc.norm(first).endswith("وا") and doc.bare[first] != doc.norms[first]:
        return True
    if doc.norm(first) == "فيما" and doc.reading(first + 2, "victim", "event") is not None:
        # `فيما بلغ عدد الذين قتلوا ...`, but `وفيما قُتل ثمانية، أكد المصدر`
        return True
    later = first + 1 + doc.is_word(first + 1, words("reporting", "carry_over", "about"))
    meanwhile = doc.norm(first) in MEANWHILE and first + 1 + (doc.norm(first) == "في")
    if meanwhile and doc.norm(meanwhile - 1) in MEANWHILE and doc.reading(meanwhile, "verb") is not None:
        # `. في حين قتل شخص`, `. فيما أصيب ثلاثة`
        return True
    if doc.norm(first) in ("فيما", "بينما") and _registers(doc, first + 1):
        return True
    if doc.bare[first] in PASSIVES and doc.norm(first + 1) in ("خلالها", "خلاله"):
        # `وتم خلالها إنقاذ 12`: in the operations that a report told of
        return True
    soon = doc.is_word(first, ("بعد",)) and doc.norm(later) in words("reporting", "carry_over", "soon")
    return soon and doc.norm(later + 1) not in ("من", "علي")


def _registers(doc: Document, i: int) -> bool:
    """`فيما تم تسجيل ثلاث وفيات`, `فيما لم يتم تسجيل وفيات`: what else a report counted."""
    i += doc.norm(i) in ("لم", "لا")
    tolls = (i + 2, i + 3, i + 4)
    counted = doc.norm(i + 1) in COUNTING or any(doc.reading(j, "victim", "event") for j in tolls)
    return doc.norm(i) in PASSIVES and counted


def _names_new_place(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence tells of a place that was not named before it: another scene."""
    told = {fold(doc.place_at[i].name) for i in range(max(first - LOOK_BACK, 0), first) if i in doc.place_at}
    return any(fold(doc.place_at[i].name) not in told for i in range(first, last) if i in doc.place_at)


def takes_up_toll(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence goes on with the toll of the text's only source: `وبذلك ترتفع الحصيلة`, `أما الحصيلة`."""
    if doc.is_word(first, words("reporting", "carry_over", "breakdown")):
        return _tells_toll(doc, first, last)
    opens = doc.is_word(first, words("reporting", "carry_over", "resumes"))
    return opens and _tells_toll(doc, first, last)


def raises_toll(doc: Document, first: int, last: int) -> bool:
    """`وارتفعت بذلك حصيلة القتلى`, `وترفع الحصيلة الجديدة عدد القتلى`: by what the sentence right before it told."""
    if is_raised(doc, first + 1):
        return True
    risen = doc.is_word(first, words("casualties", "cumulative", "change"))
    by_that = risen and doc.norm(first + 1) in words("reporting", "carry_over", "resumes")
    return by_that and _tells_toll(doc, first + 1, last)


def arrests_elsewhere(doc: Document, first: int, last: int) -> bool:
    """Whether a bulletin that told of arrests goes on in another place: `وفي ولاية القصرين، تم القبض على 4`, `كذلك، تم
    توقيف ثمانية`, `ومن جهة أخرى أوقفت دورية`.
    """
    at = first + doc.is_word(first, ("اما",))
    if not doc.is_word(at, ("في", "كذلك", "من")):
        return False
    arrest = next((i for i in range(at + 1, min(at + PLACE_REACH, last)) if _arrests(doc, i)), None)
    if arrest is None:
        return False
    turns = doc.norm(at + 1) in words("reporting", "carry_over", "asides") or doc.is_word(at, ("كذلك",))
    if not turns and (doc.is_word(at, ("من",)) or not any(i in doc.place_at for i in range(at + 1, arrest))):
        # `وفي عام 2015 أوقفت السلطات خمسة`
        return False
    return any(_arrests(doc, i) for i in range(max(first - LOOK_BACK, 0), first))


def _arrests(doc: Document, i: int) -> bool:
    """`أوقفت`, `توقيف`, `القبض على`."""
    form = doc.form(i, "event", "verb")
    return doc.norm(i) == "القبض" or (form is not None and form.kind == "detained")


def _tells_toll(doc: Document, first: int, last: int) -> bool:
    """Whether a toll is told within a few tokens: `وبذلك ترتفع الحصيلة`."""
    tolls = words("casualties", "cumulative", "toll") | words("reporting", "carry_over", "tolls")
    near = range(first + 1, min(first + 1 + REACH, last))
    return any(doc.norm(i) in tolls or doc.reading(i, "victim", "event") for i in near)


def is_periodical(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence tells of a report by the day or week: `حصيلة أسبوعية`, `خلال 24 ساعة`."""
    period = doc.find(words("reporting", "carry_over", "periods"), first, last)
    if period is not None and not doc.norm(period + 1).isdecimal():
        # `حصيلة يومي 3 و4` is of two days
        return True
    if any(doc.phrase_end(phrases("reporting", "carry_over", "spans"), i) is not None for i in range(first, last)):
        return True
    if records(doc.norms[first]) or records(doc.bare[first]):
        # `رصدت منظمة «كذا»، خلال أكتوبر، 412 انتهاكا`
        times = words("numerals", "not_counts", "months") | words("casualties", "cumulative", "this") | {"شهر"}
        over = (i for i in range(first + 1, last) if doc.norms[i] == "خلال")
        if any(doc.norm(i + 1) in times for i in over):
            return True
    hours = words("reporting", "carry_over", "hours")
    return any(doc.norm(i) in hours and doc.norm(i + 1).startswith("ساع") for i in range(first, last))


def turns_away(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence opens with something else than the report before it: `وفي سياق آخر`, `وكان`, but not `وفي سياق
    متصل`.
    """
    at = doc.find(words("reporting", "carry_over", "turns"), first, min(first + REACH, last))
    return at is not None and doc.norm(at + 1) not in words("reporting", "carry_over", "related")
