"""Fixed phrases that end in their victims: `أودى بحياة 17`, `راح ضحيته 20`, `القبض على ثلاثة`, `القضاء على 12`."""

from __future__ import annotations

from functools import cache

from summarizer.actors.name_words import opens_name
from summarizer.claims.another import is_last
from summarizer.claims.events import complement
from summarizer.claims.group import Group
from summarizer.claims.one_of import is_one
from summarizer.claims.people import may_be_people
from summarizer.claims.scene import Scene
from summarizer.claims.sentenced import is_sentence
from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words
from summarizer.model import Kind

# A phrase is quoted from its head where that is this near, in tokens; else from its tail.
NEAR = 4
# How far behind `ضحية` the victims may stand, in tokens.
VICTIM_REACH = 12
# How far behind those who are thrown into it the prison may stand, in tokens.
PRISON_REACH = 20
# Where contact is lost to nobody's harm, and how far behind somebody's name, in tokens: `خلال البث المباشر`.
ON_AIR, AIR_REACH = frozenset(("البث", "الهواء", "الملعب", "المباراه")), 4
# Verbs that take the victims with ب: `أودى بامرأة`.
TAKEN = {"به": 1, "بها": 1, "بهما": 2}
TOOK = frozenset(("اودي", "اودت", "تودي", "يودي", "ليودي", "لتودي", "موديا", "موديه"))


def read_phrases(scene: Scene) -> None:
    """`أودى بحياة 17`, `راح ضحيته 20`, `القبض على ثلاثة`, `القضاء على 12`."""
    for i in scene.every(_heads()):
        # Without a conjunction, but `فقد` has none.
        for phrase in _heads().get(scene.doc.norms[i]) or _heads().get(scene.doc.bare[i], ()):
            _read_phrase(scene, i, phrase)
    for i in scene.every(words("casualties", "seized", "verbs")):
        _read_seized(scene, i)
    for i in scene.every(words("casualties", "seized", "thrown")):
        # `زج المدرب بثلاثة مهاجمين` throws them into no prison.
        if scene.doc.find(words("casualties", "prisons"), i + 1, min(i + PRISON_REACH, scene.last)) is not None:
            _read_seized(scene, i)


def _read_seized(scene: Scene, i: int) -> None:
    """`أطاحت الدوريات بأربعة مروجين`, `الإمساك بلصين`: whom ب makes the object; not `أطاح الانقلاب بثلاثة رؤساء`."""
    doc, at = scene.doc, _taken(scene, i)
    group = complement(scene, at + 1) if at is not None else None
    if at is None or group is None or not scene.free(group) or not may_be_people(doc, group):
        return
    if group.definite and doc.norm(group.first).removeprefix("ب") not in words("casualties", "seized", "suspects"):
        return
    if group.maximum == 1 and scene.index:
        # Behind the lead one is most often he whom it told of.
        return
    # Without a conjunction `وزراء` is another word.
    forms = (doc.norm(group.who[0]), doc.bare[group.who[0]]) if group.who is not None else ()
    offices = words("casualties", "seized", "office")
    office = any(form.removeprefix("ب") in offices for form in forms)
    if office or doc.find(words("casualties", "seized", "events"), i + 1, at + 1) is not None:
        return
    scene.add_joined(group, "detained", "phrase-detained", i)


Phrase = tuple[frozenset[str], int, frozenset[str], frozenset[str], Kind]


def _read_phrase(scene: Scene, i: int, phrase: Phrase) -> None:
    """Record the victims behind one phrase whose head stands at a token, if its tail and needs do too."""
    doc = scene.doc
    tail, gap, needs, avoids, kind = phrase
    if doc.norm(i - 1) in words("casualties", "blocks", "purposes"):
        # `أثناء مهمة القبض على مطلوبين`
        return
    quoted = doc.tokens[i + 1].kind == "quote" if i + 1 < scene.last else False
    times = _times_behind(doc, i + 1)
    at = doc.find(tail, i + 1, min(i + gap + 2 + quoted + times, scene.last))
    if at is None and doc.is_word(i, TOOK):
        if doc.norm(i + 1) in TAKEN:
            _read_taken_pronoun(scene, i, kind)
            return
        at = _taken(scene, i)
    if at is None or (needs and doc.find(needs, i, at) is None) or doc.find(avoids, i + 1, at) is not None:
        return
    behind = _behind_since(doc, at + 1)
    behind = _behind_place(doc, behind) if kind == "detained" else behind
    behind += kind == "missing" and doc.norm(behind) == "مع"
    group = _victim_of(scene, at + 1) if doc.norm(at) == "ضحيه" else complement(scene, behind)
    if group is None or not scene.free(group) or (group.definite and group.shape == "plural") or is_last(doc, group):
        return
    if (avoids and not _are_told(doc, group)) or not may_be_people(doc, group) or is_sentence(scene, i, group):
        return
    # `نفذت السلطات، صباح اليوم، حكم الإعدام بحق ثلاثة` is quoted from what tells of death.
    needed = doc.find(needs, i, at) if needs else None
    first = i if at - i < NEAR else at if needed is None else needed
    scene.add_joined(group, kind, f"phrase-{kind}", first)
    again = _governed_again(scene, group, doc.norm(at))
    if again is not None:
        scene.add_joined(again, kind, f"phrase-{kind}", first)


def _are_told(doc: Document, group: Group) -> bool:
    """`فقدان الاتصال بجندي واحد`, `بالصحفي رامي عودة`, `بمراسلها سالم حيدر`, `بابنها منذ الأحد`: people who are counted
    or named, or one of somebody's since a time.
    """
    if group.counted or is_one(doc, group.last - 1):
        return True
    one = doc.form(group.first, "person", "kin")
    if one is None or one.number != "singular" or group.shape == "plural":
        return False
    if opens_name(doc.norm(group.first + 1)) and doc.find(ON_AIR, group.next, group.next + AIR_REACH) is None:
        return one.suffixed or doc.norm(group.first).startswith("بال")
    return one.suffixed and doc.norm(group.first + 1) == "منذ"


def _times_behind(doc: Document, i: int) -> int:
    """How many words of time stand at a token: `القضاء ليلة الجمعة على ثلاثة`."""
    times, days = words("reporting", "times"), words("casualties", "cumulative", "today")
    return doc.past(i, lambda j: doc.norm(j) in times or doc.norm(j) in days) - i


def _behind_since(doc: Document, i: int) -> int:
    """Behind a time since when: `فقد الاتصال منذ أسبوع بستة`."""
    if doc.norm(i) != "منذ":
        return i
    times = words("reporting", "times").union(
        *(words("casualties", "cumulative", key) for key in ("today", "units", "periods", "past", "starts"))
    )
    return doc.past(i + 1, lambda j: doc.norm(j) in times)


def _behind_place(doc: Document, i: int) -> int:
    """Behind the place of an arrest: `طالت الاعتقالات في مدينة الخليل 14 مواطنا`."""
    at = next((j for j in range(i + 1, i + NEAR) if j in doc.place_at), i) if doc.norm(i) == "في" else i
    place = doc.place_at.get(at)
    return i if place is None or any(doc.is_stop(j) for j in range(i, at)) else place.last


def _governed_again(scene: Scene, group: Group, preposition: str) -> Group | None:
    """`القبض على مالك السيارة، ثم على نجله`: whom the same preposition governs behind ثم or و."""
    doc = scene.doc
    at = group.next + 1 if doc.norm(group.next) in COMMAS else group.next
    at += doc.norm(at) in ("ثم", "و")
    follows = at > group.next and doc.norm(at) == preposition
    again = scene.group(at + 1, lone=True) if follows or doc.norm(at) == f"و{preposition}" else None
    return again if again is not None and scene.free(again) and not again.kind else None


def _victim_of(scene: Scene, i: int) -> Group | None:
    """`راح ضحية انفجار لغم في القرية أربعة أطفال`: the cause stands between."""
    doc = scene.doc
    for j in range(i, min(i + VICTIM_REACH, scene.last)):
        if doc.is_stop(j) or doc.reading(j, "verb"):
            return None
        group = scene.group(j) if j > i else None
        told = group is not None and (not group.definite or group.vague)
        if group is not None and told and (group.counted or not doc.norm(j).endswith("ي")):
            return group if may_be_people(doc, group) else None
    return None


def _read_taken_pronoun(scene: Scene, i: int, kind: Kind) -> None:
    """`داس راع على لغم أودى به وبثلاث من بناته`: a pronoun, and others whom the same preposition governs."""
    doc, count = scene.doc, TAKEN[scene.doc.norm(i + 1)]
    others = scene.group(i + 2) if doc.norm(i + 2).startswith("وب") else None
    if others is None or others.minimum is None or not scene.free(others):
        return
    scene.add(Group.of(count, i + 1, i + 2), kind, f"phrase-{kind}", first=i)
    scene.add_joined(others._replace(partitive=False), kind, f"phrase-{kind}", i)


def _taken(scene: Scene, i: int) -> int | None:
    """`أودى القصف بخمسة مدنيين`: the token before the people whom the preposition makes an object."""
    doc = scene.doc
    for j in range(i + 1, min(i + VICTIM_REACH, scene.last)):
        if doc.is_stop(j) or doc.reading(j, "event", "verb"):
            return None
        at = j
        if doc.norm(j) == "ب":
            # `أودى بـ"مقاتلين اثنين"`
            at = j + 1
            at += at < scene.last and doc.tokens[at].kind == "quote"
        group = scene.group(at) if doc.norm(j).startswith("ب") else None
        if group is None and doc.norm(j).startswith("بال"):
            # `أودى بالأم وطفلتها`
            group = scene.group(at, lone=True)
        if group is not None and (group.counted or group.shape == "singular"):
            return at - 1
    return None


@cache
def _heads() -> dict[str, tuple[Phrase, ...]]:
    """The phrases by their head, with the preposition before a verbal noun (`بإلقاء القبض`) or without."""
    found: dict[str, list[Phrase]] = {}
    for entry in load_lexicon("casualties")["phrase"]:
        tail = frozenset(fold(word) for word in entry["tail"])
        needs, avoids = (frozenset(fold(word) for word in entry.get(key, ())) for key in ("needs", "avoids"))
        for word in entry["head"]:
            found.setdefault(fold(word), []).append((tail, entry["gap"], needs, avoids, entry["kind"]))
    heads = {head: tuple(entries) for head, entries in found.items()}
    return {f"ب{head}": entries for head, entries in heads.items()} | heads
