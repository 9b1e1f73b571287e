"""One by his title and name before the verb that tells of him: `أن المقدم نبيل الشرعبي قُتل`."""

from __future__ import annotations

from summarizer.claims.asides import before_aside
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.lengths import is_number, is_year
from summarizer.claims.named_ones import is_first_told
from summarizer.claims.pairs import SHORTEST_TITLED
from summarizer.claims.phrase_ends import is_given_name
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, words

# `نعى الدفاع المدني المتطوع سليمان الذي استشهد`: who is mourned died of late.
DIED = frozenset(("توفي", "مات", "رحل"))
MOURNED = frozenset(("نعي", "نعت", "نعوا", "ينعي", "تنعي"))
# How far behind the verb of a clause it may be told when that was, in tokens.
CLAUSE_REACH = 8


def titled_before(scene: Scene, j: int, verb: CasualtyVerb) -> Group | None:
    """`أن المقدم نبيل الشرعبي قُتل`, `والمسن خليل ناصر (71 عاما) أصيب`: a title and a name that reach to the verb; a
    name alone where its clause is apart (`خلفا لوالده سالم حيدر، الذي قُتل`).
    """
    doc = scene.doc
    relative = doc.norm(verb.at - 1) in ("الذي", "التي")
    titles = words("persons", "names", "titles")
    begins = is_given_name(doc, j) and not is_given_name(doc, j - 1) and doc.bare[j - 1] not in titles
    named = relative and doc.norm(verb.at - 2) in COMMAS and begins
    if not named and not (doc.bare[j] in titles and doc.bare[j].startswith("ال")):
        return None
    if relative and doc.norm(verb.at - 2) not in COMMAS and not _is_news(scene, j, verb):
        return None
    last = verb.at if not relative else verb.at - 2 if doc.norm(verb.at - 2) in COMMAS else verb.at - 1
    last = before_aside(doc, last)
    group = read_group(doc, j, last, lone=True) if verb.form.number == "singular" else None
    if group is None or group.shape not in ("name", "singular") or last - j < SHORTEST_TITLED - named:
        return None
    if group.shape == "singular" and doc.norm(j + 1).startswith("ال"):
        return None
    return group._replace(who=(j, last), shape="name") if group.who and group.who[1] == last else None


def _is_news(scene: Scene, j: int, verb: CasualtyVerb) -> bool:
    """`عائلة الصحفي نادر سعيد الذي لقي مصرعه في قصف`: whether a clause tells of the one whose title stands at a token
    what was not told before; he may have died in his bed of whom it says `الذي توفي`, and long ago whom one remembers.
    """
    return scene.mentions(MOURNED) or (is_of_late(scene, verb) and is_first_told(scene.doc, j, verb.at - 1))


def is_of_late(scene: Scene, verb: CasualtyVerb) -> bool:
    """Whether a clause may tell news of the one whom it makes known: `الذي لقي مصرعه في قصف`, but not `ذكرى الطفل الذي
    قتل`, `الذي قتل في السبعينيات`, `الذي قتل قبل 12 عاما`, unless he is mourned only now.
    """
    if scene.mentions(MOURNED):
        return True
    remembering = words("casualties", "blocks", "remembered") | words("casualties", "blocks", "memorials")
    if verb.form.lemma in DIED or scene.mentions(remembering):
        return False
    doc, first = scene.doc, verb.at + 1
    last = doc.past(first, lambda i: i < min(first + CLAUSE_REACH, scene.last) and not doc.is_stop(i))
    if doc.find_phrase(phrases("casualties", "past"), first, last) is not None:
        return False
    return not any(is_year(doc.norm(i)) or _is_years_ago(doc, i) for i in range(first, last))


def _is_years_ago(doc: Document, i: int) -> bool:
    """`قبل 12 عاما`, `قبل نحو عشر سنوات`, `قبل عقود`."""
    unit = doc.past(
        i + 1, lambda k: is_number(doc.norm(k)) or doc.norm(k) in words("casualties", "cumulative", "about")
    )
    ago = words("persons", "age_units", "years") | words("casualties", "blocks", "long_ago")
    return doc.norm(i) == "قبل" and doc.norm(unit) in ago
