"""One by his title and name before the verb that tells of him: `أن المقدم نبيل الشرعبي قُتل`."""

from __future__ import annotations

from summarizer.claims.asides import before_aside
from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.named_ones import is_first_told
from summarizer.claims.pairs import SHORTEST_TITLED
from summarizer.claims.phrase_ends import is_given_name
from summarizer.claims.scene import Scene
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# `نعى الدفاع المدني المتطوع سليمان الذي استشهد`: who is mourned died of late.
DIED = frozenset(("توفي", "مات", "رحل"))
MOURNED = frozenset(("نعي", "نعت", "نعوا", "ينعي", "تنعي"))


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
    if relative and doc.norm(verb.at - 2) not in COMMAS and not (scene.mentions(MOURNED) or _is_news(scene, j, verb)):
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
    if verb.form.lemma in DIED or scene.mentions(words("casualties", "blocks", "remembered")):
        return False
    return is_first_told(scene.doc, j, verb.at - 1)
