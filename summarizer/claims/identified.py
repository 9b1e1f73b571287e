"""Who the victims told before were, one by one: `إن الضحايا رجلان وامرأة`, `المعتقلون هم: عمر سعيد، ومنى كباشي`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summarizer.claims.casualty_verbs import required_at, verb_at
from summarizer.claims.group import Group
from summarizer.claims.hosts import told_before
from summarizer.claims.listings import add_list
from summarizer.claims.people_listed import SHORTEST_NAME, listed_people, opens_person
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words
from summarizer.model import Kind

# How far behind the victims the word may stand that presents them, in tokens.
LINK_REACH = 8
# How many sentences before a list the victims may have been told.
TOLD_REACH = 2
# Before each of several by their names, and how far before it the word may stand that tells what became of them.
EACH = frozenset(("كل", "كلا", "لكل"))
TRIGGER_REACH = 6
# Of so many victims at least it is told one by one who they were.
FEWEST_TOLD = 3
TWO = 2
# Before those of whom a list tells some.
OUT_OF = frozenset(("بين", "من"))
# Between those who fell and who they are.
THEY_ARE = frozenset(("هم", "هن"))
THAT = frozenset(("ان", "بان", "فان", "وان", "وبان"))


class Presented(NamedTuple):
    """Where a list of victims begins, and whether a word or colon presents it."""

    start: int
    by_word: bool


def read_identified(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """`إن الضحايا رجلان وامرأة`, `ضحايا الهجوم هم شيخ القرية وإمامها`: shares of the toll told before, if one was."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last - 1, "victim"):
        reading = doc.reading(i, "victim")
        two = reading is not None and reading.form.number == "dual" and reading.definite and doc.norm(i + 1) == "هما"
        if reading is None or reading.form.kind is None or not (two or reading.form.number == "plural"):
            continue
        if not (reading.definite or doc.norm(i + 1).startswith("ال")):
            continue
        presented = _behind_colon(scene, i) or presented_behind(scene, i)
        before = i - 2 if i and doc.tokens[i - 1].kind == "quote" else i - 1
        out_of = presented.by_word and doc.norm(before) in OUT_OF
        if not (out_of or doc.norm(before) in THAT or (presented.by_word and _opens_clause(scene, i))):
            continue
        kind: Kind = "killed" if reading.form.kind == "casualties" else reading.form.kind
        people = listed_people(scene, presented.start) if presented.by_word else _described(scene, presented.start)
        host = _whole_of(scene, i, kind, previous)
        if not people or (host is None and len(people) == 1) or _are_all_named(people, host.minimum if host else None):
            continue
        if two and _are_all_named(people, TWO):
            # `قتل رجل ... والشهيدان هما سالم حيدر ونادر كامل`: the dual tells of both, whomever else the text has told.
            continue
        if not presented.by_word:
            if host is not None:
                add_list(scene, people[0], kind, "share-identified", i, host if host.holds(people[0].minimum) else None)
            continue
        for person in people:
            whole = host if host is not None and host.holds(person.minimum) else None
            scene.add(person, kind, "share-identified", first=i, host=whole.key if whole else None)


def read_fallen_are(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """`إن الجنود الذين قتلوا هم دركي و14 عنصرا`, `إن من قتلوا هم ثلاثة جنود`: shares of the toll told before, if one
    was.
    """
    doc = scene.doc
    for verb in doc.having(scene.first + 1, scene.last - 2, "verb"):
        form, who = doc.form(verb, "verb"), doc.norm(verb - 1)
        # `الذين قتلوا في كركوك هم ضابط وخمسة مجندين`
        link = doc.find(THEY_ARE, verb + 1, min(verb + LINK_REACH, scene.last - 1))
        if form is None or form.kind is None or form.number != "plural" or link is None:
            continue
        if any(doc.is_stop(i) or doc.reading(i, "verb") is not None for i in range(verb + 1, link)):
            continue
        if who != "من" and who not in words("reporting", "function", "plural_relatives"):
            continue
        host = _whole_of(scene, verb, form.kind, previous)
        for person in listed_people(scene, link + 1 + (doc.tokens[link + 1].kind == "quote")):
            if scene.free(person):
                whole = host if host is not None and host.holds(person.minimum) else None
                scene.add(person, form.kind, "share-identified", first=verb - 1, host=whole.key if whole else None)


def _whole_of(scene: Scene, i: int, kind: Kind, previous: Sequence[Skeleton]) -> Skeleton | None:
    """The toll told before a list: `قتل ثلاثة قبل أن ترديه الشرطة، ... الضحايا رجلان وامرأة` goes on for the three."""
    before = max(
        (s for s in scene.found if s.key < i and s.kind == kind and not s.none and s.rule != "verb-pronoun"),
        key=lambda s: s.key,
        default=None,
    )
    tolls = [s for s in previous if s.rule != "verb-pronoun"]
    return before or told_before(tolls, kind, scene.index - TOLD_REACH)


def read_told_one_by_one(scene: Scene) -> None:
    """`9 قتلى في الهجوم هم 5 جنود و4 مدنيين`, `ثلاثة شهداء هم حسين شومر وشقيقتاه`: where they add up to the toll."""
    doc = scene.doc
    for i in scene.every(words("casualties", "share", "listing")):
        whole = scene.latest(i) if doc.norm(i + 1) not in words("reporting", "function") else None
        if whole is None or whole.minimum is None or whole.minimum < FEWEST_TOLD or whole.minimum != whole.maximum:
            # `ضابطين هما عميد وعقيد`: their ranks.
            continue
        people = listed_people(scene, i + 1 + (doc.norm(i + 1) == ":"))
        if len(people) > 1 and sum(person.minimum or 0 for person in people) == whole.minimum:
            for person in people if not _are_all_named(people, whole.minimum) else ():
                scene.add(person, whole.kind, "share-listing", first=i, host=whole.key)


def read_each_of(scene: Scene) -> None:
    """`استشهاد كل من سالم حيدر ونادر كامل`, `اعتقلت القوات الشبان سامر زيد، وخالد عمر، ومحمود علي`: several by their
    names, each of them one.
    """
    doc = scene.doc
    for i, end in _before_names(scene):
        start = end + (doc.norm(end) in (":", "؛"))
        kind = _kind_of_each(scene, i) if start < scene.last else None
        opening = start + (start < scene.last and doc.tokens[start].kind == "quote")
        if kind is None or not (opens_person(doc, opening) or doc.norm(start) in words("persons", "names", "titles")):
            continue
        people = listed_people(scene, start, named=doc.bare[i] in EACH)
        fewest = SHORTEST_NAME if doc.bare[i] in EACH else FEWEST_TOLD
        # `مصرع كل من: سعيد محمد، ومحمد فؤاد، وسيدتين`
        one_by_one = [person for person in people if person.maximum == 1]
        others = len(one_by_one) < len(people)
        told = all(person.minimum and scene.free(person) for person in people)
        told = told and not any(person.definite and person.maximum != 1 for person in people)
        named = all(person.shape == "name" for person in one_by_one)
        if len(one_by_one) >= fewest and told and (named or not others):
            for person in people:
                scene.add(person, kind, "each-of", first=i)


def _before_names(scene: Scene) -> Iterator[tuple[int, int]]:
    """Where names may be told each by each, and where they begin: `كل من`, `المواطنين:`, `الأسرى المحررين`."""
    doc = scene.doc
    for i in scene.every(EACH):
        if doc.norm(i + 1) == "من":
            yield i, i + 2
    for i in doc.having(scene.first, scene.last, "person"):
        reading = doc.reading(i, "person")
        if reading is None or reading.prefix != "ال" or reading.form.number != "plural":
            # `الشابان سامر عودة ونادر كامل` are told by their dual.
            continue
        end = doc.past(i + 1, lambda j: doc.norm(j).startswith("ال") and doc.norm(j).endswith("ين"))
        # `الصحفيين سامر خليل ومازن ديب وعمر حداد` may be two.
        plain = not doc.norm(i).endswith("ين") or doc.norm(end) == ":"
        if plain and opens_person(doc, end + (doc.norm(end) == ":")):
            yield i, end


def _kind_of_each(scene: Scene, i: int) -> Kind | None:
    """What became of each by the verb or verbal noun before, unless they did it (`اغتال كل من سالم ونادر الوزير`)."""
    doc = scene.doc
    for j in range(i - 1, max(scene.first, i - TRIGGER_REACH) - 1, -1):
        event = doc.form(j, "event")
        if event is not None and not doc.counted_before(j):
            return event.kind if not event.suffixed else None
        if doc.is_stop(j) or doc.reading(j, "victim"):
            return None
        if doc.reading(j, "verb"):
            verb = verb_at(scene, j)
            if verb is None or (verb.form.voice == "agent" and j == i - 1):
                return None
            stated = required_at(doc, verb, scene.last)
            return stated[1] if stated is not None else None
    return None


def _behind_colon(scene: Scene, i: int) -> Presented | None:
    """`عُرف من المعتقلين: سالم حيدر، ونادر كامل`, `من بين المعتقلين المحررين: ...`: some of them by a list."""
    doc = scene.doc
    if doc.norm(i - 1) not in OUT_OF:
        return None
    j = doc.past(i + 1, lambda j: doc.norm(j).startswith("ال") and doc.norm(j).endswith(("ين", "ون")))
    return Presented(j + 1, by_word=True) if doc.norm(j) == ":" else None


def presented_behind(scene: Scene, i: int) -> Presented:
    """Where a list begins behind the victims at a token: at once, or over what they are of, an aside and a link.

    `الضحايا رجلان`, `ضحايا الهجوم هم شيخ`, `القتلى، بحسب المرصد، هم على الشكل التالي: 4`, `الجثث تعود إلى ثلاثة`.
    """
    doc, j = scene.doc, i + 1
    while j < min(i + LINK_REACH, scene.last):
        if doc.norm(j) in COMMAS and doc.is_word(j + 1, words("reporting", "preposition")):
            j = doc.after_aside(j, scene.last)
            continue
        link = doc.find_phrase(phrases("casualties", "share", "links"), j, j + 1)
        way = doc.find_phrase(
            phrases("casualties", "share", "presented"), link[1] if link else j, (link[1] if link else j) + 1
        )
        end = way[1] if way else link[1] if link else None
        if end is not None:
            return Presented(end + (doc.norm(end) == ":"), by_word=True)
        if doc.is_stop(j) or j in doc.counts or doc.reading(j, "event", "verb", "victim"):
            break
        j += 1
    return Presented(i + 1, by_word=False)


def _opens_clause(scene: Scene, i: int) -> bool:
    """`والمعتقلون هم`, `وتوزع القتلى كالآتي`: victims that open their sentence, or stand behind its verb."""
    doc = scene.doc
    return i == scene.first or doc.is_stop(i - 1) or doc.is_word(i - 1, words("casualties", "share", "divided"))


def _are_all_named(people: Sequence[Group], told: int | None) -> bool:
    """`الشهيدان هما سالم حيدر ونادر كامل`: the names of all who were told before, and no shares of them."""
    return told == len(people) and all(person.shape == "name" for person in people)


def _described(scene: Scene, start: int) -> list[Group]:
    """The first of those who are named right behind the victims: `إن الضحايا رجلان`."""
    group = scene.group(start)
    known = group is None or group.kind or group.definite or group.who is None or not scene.free(group)
    return [] if group is None or known else [group]
