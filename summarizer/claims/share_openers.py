"""What opens a share, and where those begin whom it singles out: `بينهم`, `بما في ذلك`, `بين القتلى`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.one_of import is_one_of_them
from summarizer.claims.one_of_them import so_called
from summarizer.claims.scene import Scene
from summarizer.claims.those_who import AMONG, those_who
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.forms import Reading
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words

# How far before `بين الأطفال` they may have been counted, in tokens.
TOLD_REACH = 60
# How far behind `من بين الجرحى في` the comma may stand that ends where they are, in tokens.
LONGEST_PLACE = 6
# The most nouns without a number before a share that has one, and how the adjective of such a noun ends.
MOST_PLURALS, PLURALS = 3, ("ون", "ين", "ات")
# Before the list or the toll of which some are told.
OUT_OF = frozenset(("ومن", "بين"))


def is_opener(scene: Scene, i: int) -> bool:
    """Whether a share opens at a token; the `منهم` of a number that was read (`ثلاثة منهم`) opens none."""
    doc = scene.doc
    if doc.is_word(i, words("casualties", "share", "openers")):
        if doc.norm(i) not in words("casualties", "share", "after") or (i - 1) not in scene.used:
            return True
        # `خمس إصابات منها ثلاث خطيرة`, `ارتفع العدد إلى 34 منهم سبعة أطفال`
        whole = any(claim.last == i and not claim.partitive for claim in scene.found)
        # `خمس جثث منهم طفلان`, `قتل خمسة منهم طفل`
        counted = i + 1 in doc.counts or is_one_of_them(doc, i + 1)
        return counted and (whole or i - 1 not in doc.counts)
    return behind_opener(scene, i) > i + 1 or is_one_of_victims(scene, i)


def is_one_of_victims(scene: Scene, i: int) -> bool:
    """`وكان أحد القتلى صحافيا`, `أن أحد الجريحين مسعف`, `بأن أحد شهداء الغارة هو سالم حيدر`; not `شقيق أحد القتلى`,
    whom nobody describes.
    """
    doc = scene.doc
    if doc.norm(i) not in words("casualties", "share", "single"):
        return False
    reading = doc.reading(i + 1, "victim")
    owned = reading is not None and not reading.prefix and doc.is_word(i + 2, words("casualties", "incidents"))
    if reading is None or not (reading.definite or owned) or reading.form.number == "singular":
        return False
    headed = i == scene.first or doc.is_stop(i - 1) or doc.norm(i - 1) in words("casualties", "share", "heads")
    return headed and i + 2 < scene.last and not doc.is_stop(i + 2)


def behind_opener(scene: Scene, i: int) -> int:
    """Where those begin whom an opener at a token singles out: behind `بينهم`, `بما في ذلك`, `بين القتلى`, `وبين الـ10
    جثث`; the token itself where it opens nothing.
    """
    doc = scene.doc
    if doc.is_word(i, words("casualties", "share", "openers")):
        return i + 1
    if (including := doc.find_phrase(phrases("casualties", "share", "including"), i, i + 1)) is not None:
        return including[1]
    if (listed := _behind_list(scene, i)) is not None:
        return listed
    if (told := those_who(doc, i)) is not None:
        # `من بين من قُتلوا شيخ القرية`
        return told.last
    if doc.is_word(i, AMONG) or _is_among(scene, i):
        article = doc.norm(i + 1) == "ال" and i + 2 in doc.counts
        of = doc.counts[i + 2].last if article else i + 1
        reading = doc.reading(of, "victim") or _told_people(doc, of)
        if reading is None or not (article or reading.form.number == "plural"):
            return i
        if article or reading.definite:
            return of + 1
        if (place := doc.place_at.get(of + 1)) is not None and place.first == of + 1:
            # `بين قتلى حلب ثلاثة أطفال`
            return place.last
        return _behind_owner(doc, of + 1) if doc.norm(of + 1).startswith("ال") else i
    return i


def _behind_list(scene: Scene, i: int) -> int | None:
    """`وتضم قائمة القتلى أربعة أطفال`, `تشمل الحصيلة ثلاث نساء`, `ومن إجمالي القتلى طفلان`: behind the list of them."""
    doc, at = scene.doc, i + 1
    if not doc.is_word(i, words("casualties", "share", "comprising")) and doc.norm(i) not in OUT_OF:
        return None
    if doc.norm(at) in words("casualties", "share", "list_alone"):
        return at + 1
    victims = doc.reading(at + 1, "victim") if doc.norm(at) in words("casualties", "share", "list_of") else None
    return at + 2 if victims is not None and victims.definite and victims.form.number == "plural" else None


def _told_people(doc: Document, i: int) -> Reading | None:
    """`إن بين الأطفال شقيقتين`: a definite plural of people whom a number counted before."""
    reading, noun = doc.reading(i, "person"), doc.norm(i).removeprefix("ال")
    if reading is None or not reading.definite or reading.form.number != "plural":
        return None
    before = range(max(1, i - TOLD_REACH), i)
    counted = any(doc.norm(j) == noun and doc.counted_before(j - (doc.norm(j - 1) == ")")) for j in before)
    return reading if counted else None


def _is_among(scene: Scene, i: int) -> bool:
    """`ومن القتلى ثلاث نساء`, `إن من المصابين طفلين`: من at the head of a clause."""
    doc = scene.doc
    return doc.norm(i) == "ومن" or (doc.norm(i) == "من" and doc.norm(i - 1) in ("ان", "كان", "كانت"))


def _behind_owner(doc: Document, i: int) -> int:
    """Behind a genitive and its adjectives: `قتلى الانفجار الثاني`."""

    def owns(j: int) -> bool:
        return doc.norm(j).startswith("ال") and j not in doc.counts and not doc.reading(j, "event", "verb")

    return doc.past(i, owns)


def those_behind(scene: Scene, i: int) -> Group | None:
    """The group that an opener at a token singles out, over victims it names and an aside behind them: `بينهم ثلاثة`,
    `من بين الجرحى السبعة عشر خمسة`, `ومن بين المتوفين، تبعا للوزارة، زوجان`.
    """
    doc, start = scene.doc, _behind_victims(scene, i)
    group = scene.group(start) or _one_told(scene, start) or so_called(scene, start) or _behind_plurals(scene, start)
    if group is None and doc.norm(start - 1) in COMMAS:
        behind = doc.after_aside(start - 1, scene.last)
        group = scene.group(behind) or _one_told(scene, behind) if behind < scene.last else None
    return group


def _behind_victims(scene: Scene, i: int) -> int:
    """The token behind an opener and the victims it names: `من بين الجرحى السبعة عشر`, `بين القتلى، (`."""
    doc = scene.doc
    start = behind_opener(scene, i)
    if doc.norm(start).startswith("ال") and doc.norm(start).endswith(("ين", "يه")) and start not in doc.counts:
        # `من بين القتلى العسكريين السبعة ضابطان`
        start += start + 1 in doc.counts or scene.group(start + 1) is not None
    start += doc.norm(start) == "ال" and start + 1 in doc.counts
    if start in doc.counts and (is_definite(doc.norm(start)) or doc.norm(start - 1) == "ال"):
        # `من بين الجرحى السبعة عشر خمسة من الشرطة`, `بين القتلى الـ18 ستة أجانب`
        start = doc.counts[start].last
    if doc.norm(start) == "في" and start > i + 1:
        # `من بين المعتقلين في محافظة سلفيت، ستة أقارب`
        start = doc.find(COMMAS, start, min(start + LONGEST_PLACE, scene.last)) or start
    passed = words("casualties", "fillers")
    while start < scene.last and (doc.norm(start) in passed or _is_mark(doc, start)):
        start += 1
    # `بين القتلى، (102) رجل و51 امرأة`
    return start + (doc.norm(start) == "(" and start + 1 in doc.counts)


def _behind_plurals(scene: Scene, start: int) -> Group | None:
    """`بينهم نساء ومسنون وأربعة مسعفين`, `بينهم أسرى محررون وسيدة`: those whom nobody counted stand before those of a
    number, or one or two.
    """
    doc, i = scene.doc, start
    for _ in range(MOST_PLURALS):
        who = doc.reading(i, "person", "kin", "victim")
        if i >= scene.last - 1 or who is None or who.form.number != "plural" or who.definite:
            return None
        i += 1 + (doc.norm(i + 1).endswith(PLURALS) and not doc.joins(i + 1))
        if not doc.norm(i).startswith("و"):
            return None
        group = scene.group(i + (doc.norm(i) == "و"))
        one_or_two = group is not None and group.shape in ("singular", "dual") and group.who is not None
        if group is not None and (group.counted or (one_or_two and not group.definite)):
            return group
    return None


def _is_mark(doc: Document, i: int) -> bool:
    """`من بين الضحايا: "(14) جثة`: what may stand between victims and those of them who are told."""
    return doc.norm(i) in (":", "،") or doc.tokens[i].kind == "quote"


def _one_told(scene: Scene, i: int) -> Group | None:
    """`بينهم المنفذ`, `بينهم الصحفي سامر خليل`, `بينها حالة خطيرة`: one of the victims, by what he was, his name or how
    he is.
    """
    if scene.doc.norm(i) == "حاله" and scene.doc.norm(i + 1) in words("casualties", "cases", "graded"):
        return Group.of(1, i, i + 2)
    group = scene.group(i, lone=True)
    return group if group is not None and group.shape in ("singular", "name") else None
