"""People with the article whom the word of an arrest has for its object, as suspects are known before they are held.

`أوقفت الشرطة السائق`, `تمكنت المباحث من ضبط الجاني`, `أمرت النيابة بحبس المتهمين الثلاثة`, `اعتقلت الشرطة صاحب المتجر`.
"""

from __future__ import annotations

from summarizer.actors.name_words import opens_name
from summarizer.claims.casualty_verbs import verb_at
from summarizer.claims.group import Group
from summarizer.claims.kept_in import is_taken_in
from summarizer.claims.of_two import told_number
from summarizer.claims.people_listed import listed_people
from summarizer.claims.phrase_ends import is_preposition, phrase_end, who_end
from summarizer.claims.pronouns import DONE
from summarizer.claims.scene import Scene
from summarizer.claims.times import behind_time
from summarizer.claims.totals_behind import is_definite
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# Kinds of actors that arrest.
ARRESTING = frozenset(("security", "military", "armed_group", "official"))
# How far behind its verb a subject may end, in tokens.
SUBJECT_REACH = 4
# The most times and commas that stand behind each other (`فجر اليوم، الاثنين،`).
MOST_TIMES = 8
# How far before a verbal noun the verb may stand that says that it was done, in tokens.
BACKED_REACH = 7
# What says that nobody was held, and how far before the word of the arrest it may stand, in tokens.
DENIED = frozenset(("لم", "لن", "دون", "عدم", "فشل", "فشلت", "محاوله", "قبل"))
DENIED_REACH = 4
# Behind the noun of an office that somebody held, and how far behind it what he is charged with may stand, in tokens.
FORMER, CHARGE_REACH = frozenset(("السابق", "السابقه", "الاسبق")), 10
# Before القبض: `ألقي القبض على الجناة`.
LAID = frozenset(("القي", "القت", "القوا", "القاء", "بالقاء"))
# Of seizing, with its preposition before the object.
SEIZING = frozenset(("القبض", "بالقبض"))


def read_suspects(scene: Scene) -> None:
    """The object of a finite verb behind its subject, or of a verbal noun that is said to be done."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "verb"):
        verb = verb_at(scene, i)
        if verb is None or verb.kind != "detained" or verb.form.voice == "victim" or verb.form.number != "singular":
            continue
        # `كان المكتب المركزي قد أوقف المتهمين الثلاثة`
        at = i + 1 if doc.norm(i - 1) == "قد" else behind_subject(doc, i + 1)
        if at is None or at >= scene.last or _read_named(scene, _behind_times(doc, at), i):
            continue
        if not _read_some(scene, _behind_place(doc, _behind_times(doc, at)), i):
            read_suspect(scene, at, i)
    for i in doc.having(scene.first, scene.last, "event"):
        form = doc.form(i, "event")
        if form is not None and form.kind == "detained" and not form.suffixed and _is_done(scene, i):
            read_suspect(scene, i + 1, i)
    for i in scene.every(SEIZING):
        if doc.norm(i + 1) == "علي" and (doc.is_word(i - 1, LAID | DONE) or _is_done(scene, i)):
            read_suspect(scene, i + 2, i)


def behind_subject(doc: Document, i: int) -> int | None:
    """The token behind whoever may arrest, at a token: a known actor, or a body with its adjective."""
    mention = doc.actor_at.get(i)
    if mention is not None:
        return mention.last if mention.first == i and mention.kind in ARRESTING else None
    if doc.norm(i) in words("casualties", "attackers"):
        return i + 1 + (doc.norm(i + 1) in words("casualties", "attackers"))
    men = doc.norm(i) in words("casualties", "force") and doc.norm(i + 1).startswith("ال")
    if not men and (doc.norm(i) not in words("perpetrators", "bodies") or doc.reading(i, "person", "kin")):
        return None
    j = i + 1 + men
    while j < i + SUBJECT_REACH and doc.norm(j).startswith("ال") and doc.norm(j).endswith(("يه", "ي")):
        j += 1
    return j


def _behind_times(doc: Document, i: int) -> int:
    """`اعتقلت القوات، فجر اليوم، سالم حيدر`."""
    for _ in range(MOST_TIMES):
        if doc.norm(i) not in COMMAS and behind_time(doc, i) == i:
            break
        i = max(i + 1, behind_time(doc, i))
    return i


def _read_named(scene: Scene, i: int, verb: int) -> bool:
    """`اعتقلت قوات الاحتلال سالم حيدر ونادر كامل`: the names of those whom a force arrested, each of them one."""
    doc = scene.doc
    if (
        i >= scene.last
        or not opens_name(doc.norm(i))
        or is_preposition(doc, i)
        or i in doc.place_at
        or i in doc.actor_at
    ):
        return False
    people = listed_people(scene, i, named=True)
    for person in people:
        scene.add(person, "detained", "verb-agent-detained", first=verb, agent=(verb + 1, i))
    return bool(people)


def _behind_place(doc: Document, i: int) -> int:
    """`خطف مسلحون في نيجيريا تلاميذ`."""
    place = doc.place_at.get(i + 1) if doc.norm(i) == "في" else None
    return i if place is None else place.last


def _read_some(scene: Scene, i: int, verb: int) -> bool:
    """`اعتقلت قوات الأمن متظاهرين`, `خطف مسلحون تلاميذ ومعلمين`: several without a number or the article."""
    doc = scene.doc
    person = doc.reading(i, "person")
    if person is None or person.prefix or person.form.number != "plural" or i in doc.actor_at or i in scene.used:
        return False
    # `احتجزت السلطات ركاب الطائرة`: by their genitive they have the article.
    owned = doc.norm(i) in words("casualties", "force") or doc.norm(i + 1).startswith("ال")
    # `احتجز قراصنة صوماليون ناقلة`: a nominative is of those who did it.
    if owned or i in doc.counts or i + 1 in doc.counts or doc.norm(i).endswith("ون"):
        return False
    some = Group.of(None, i, i + 1, behind=phrase_end(doc, i + 1, scene.last), who=(i, who_end(doc, i, scene.last)))
    if not scene.free(some):
        return False
    agent = (verb + 1, i)
    scene.add(some, "detained", "verb-agent-detained", first=verb, agent=agent)
    j = some.next
    while (more := doc.reading(j, "person")) is not None and more.prefix == "و" and more.form.number == "plural":
        scene.add(Group.of(None, j, j + 1, who=(j, j + 1)), "detained", "verb-agent-detained", first=verb, agent=agent)
        j += 1
    return True


def _is_done(scene: Scene, i: int) -> bool:
    """`تم ضبط`, `تمكنت من ضبط`, `أمرت النيابة بحبس`, but not `جهودها لضبط`."""
    doc = scene.doc
    if doc.norms[i].lstrip("و").startswith("ل") or doc.norm(i - 1) in words("casualties", "blocks", "purposes"):
        return False
    backed = words("casualties", "suspects", "backed")
    return doc.is_word(i - 1, DONE) or doc.find(backed, max(scene.first, i - BACKED_REACH), i) is not None


def _is_former(doc: Document, i: int, last: int) -> bool:
    """`إيقاف القابض السابق للمستشفى بشبهة اختلاس`: whom no list has, but who held an office and is charged."""
    if doc.norm(i + 1) not in FORMER or not doc.norm(i).startswith("ال") or doc.reading(i, "thing") is not None:
        return False
    return doc.find(words("places", "suspicion"), i + 2, min(i + CHARGE_REACH, last)) is not None


def read_suspect(scene: Scene, i: int, first: int) -> None:
    """Record one suspect, or several whose number stands behind them, at a token."""
    doc = scene.doc
    person = doc.reading(i, "person", "kin")
    known = doc.norm(i) in words("casualties", "suspects", "known") or _is_former(doc, i, scene.last)
    if is_taken_in(doc, first, scene.last):
        # `إيقاف المدير عن مهامه`
        return
    if doc.find(DENIED, max(scene.first, first - DENIED_REACH), first) is not None:
        return
    if (person is None and not known) or i in scene.used or i in doc.actor_at or i in doc.counts:
        return
    number = told_number(doc, i, person.form) if person is not None else "singular"
    count = doc.counts.get(i + 1)
    article = person is not None and person.prefix == "ال"
    group: Group | None = None
    if article and number == "plural" and count is not None and is_definite(doc.norm(i + 1)) and not count.vague:
        group = Group(i, count.last, count.last, count.minimum, count.maximum, None, False, None, (i, i + 1), "number")
    elif (article or known) and number == "singular" and count is None:
        last = scene.last
        group = Group.of(1, i, i + 1, behind=phrase_end(doc, i + 1, last), who=(i, who_end(doc, i, last)))
    if group is not None and scene.free(group):
        scene.add_joined(group, "detained", "captive", first)
