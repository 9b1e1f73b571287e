"""People of whom a clause right behind them tells: `ثلاثة مزارعين خطفهم مسلحون`, `شيع الأهالي طفلين قتلا بقصف`."""

from __future__ import annotations

from summarizer.claims.casualty_verbs import CasualtyVerb
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import adverbs
from summarizer.claims.predicates import joined_before
from summarizer.claims.scene import Scene
from summarizer.claims.spelled_alike import is_epithet
from summarizer.language.forms import Form
from summarizer.language.wordlists import words

# How far before the verb the people may begin, in tokens.
REACH = 8
# Spelled like nouns with the pronoun: `أسرته`, `سجنه`, `اثنان منهم وضعهما خطير`.
NOUNS = ("اسر", "سجن", "حبس", "ضبط", "وضع")
# The same where nothing but an adjective stands between, and what may begin the rest of their clause.
NEAR_REACH = 3
CAUSES = frozenset(("جراء", "اثر", "نتيجه", "بسبب", "متاثرا", "متاثره", "متاثرين", "غرقا", "اختناقا", "خلال", "اثناء"))
# Before مع and whom somebody took care of, and how far, in tokens.
DEALT, DEALT_REACH = frozenset(("تعامل", "تعاملت", "تعاملوا", "تعاملنا", "التعامل")), 6
# How many the pronoun of a verb stands for; several, for None.
PRONOUNS: dict[str, int | None] = {"هما": 2, "هم": None, "هن": None, "ها": 1, "ه": 1}


def read_relative_object(scene: Scene, i: int, form: Form) -> None:
    """The people right before a verb at a token whose pronoun goes back to them; a clause needs no relative pronoun
    behind an indefinite noun.
    """
    doc, norm = scene.doc, scene.doc.norm(i)
    ending = next((end for end in PRONOUNS if norm.endswith(end)), None)
    if form.kind is None or ending is None or norm.startswith(NOUNS):
        return
    for j in range(i - 1, max(scene.first, i - REACH) - 1, -1):
        group = read_group(doc, j, i)
        if doc.is_stop(j) or doc.reading(j, "event", "verb", "victim") or (group is not None and group.definite):
            return
        other = group is not None and group.shape == "other" and doc.reading(j - 1, "person", "kin") is not None
        if group is None or other or j - 1 in doc.counts or group.next != i or group.kind or not scene.free(group):
            # `البحث عن شاب آخر جرفته الأمواج`: the noun before `آخر` begins them.
            continue
        told = [*joined_before(scene, group), group]
        if _fits(told, PRONOUNS[ending]) and doc.norm(told[0].first - 1) not in words("reporting", "preposition"):
            for people in told:
                scene.add(people, form.kind, f"verb-{form.kind}", last=i + 1)
        return


def _fits(told: list[Group], number: int | None) -> bool:
    """Whether the pronoun may stand for those told."""
    if any(group.minimum is None and group.vague is None for group in told):
        return False
    if len(told) == 1 and told[0].minimum in (1, 2):
        return told[0].minimum == number and (told[0].counted or told[0].shape == "singular")
    return len(told) == number or (number is None and (len(told) > 2 or told[0].counted))


def read_relative_subject(scene: Scene, verb: CasualtyVerb) -> bool:
    """One or two who are another verb's object, and their own behind them: `نقلت الطواقم شابا أصيب برصاصة`.

    What stands behind their verb is no subject (`أنقذ صيادا غرق قاربه`) and no object (`أوقفوا رجلا قتل شقيقه`).
    """
    doc, at = scene.doc, verb.at
    if verb.form.voice == "agent" or verb.kind not in ("killed", "wounded") or doc.norms[at] != doc.bare[at]:
        return False
    if not is_complete(scene, max(at, verb.needed or at) + 1):
        return False
    for j in range(at - 1, max(scene.first, at - NEAR_REACH) - 1, -1):
        group = read_group(doc, j, at)
        if group is None or group.next != at or group.definite or doc.joins(j):
            continue
        one = group.shape == verb.form.number == "singular" and doc.norm(j).endswith(
            "ه" if doc.norm(at).endswith("ت") else "ا"
        )
        two = group.shape == "dual" == verb.form.number and doc.norm(j).endswith("ين")
        governed = doc.norm(j - 1) in words("reporting", "function") - words("reporting", "times")
        dealt = doc.norm(j - 1) == "مع" and doc.find(DEALT, max(scene.first, j - DEALT_REACH), j) is not None
        if dealt and group.shape == "singular" == verb.form.number:
            # `تعامل الهلال الأحمر مع طفل أصيب بشظايا`
            one, governed = True, False
        if not (one or two) or governed or group.kind or not scene.free(group) or is_epithet(doc, group):
            return False
        scene.add(group, verb.kind, f"verb-after-{verb.kind}", first=j, last=at + 1)
        return True
    return False


def is_complete(scene: Scene, i: int) -> bool:
    """Whether a clause needs nothing more at a token: it ends there, or what goes on is governed or an adverb."""
    doc, norm = scene.doc, scene.doc.norm(i)
    if i >= scene.last or doc.is_stop(i) or norm.startswith("ب"):
        return True
    return norm in words("reporting", "function") | words("reporting", "times") | adverbs() | CAUSES
