"""Claims of beasts, of loot and of feelings, told by the words of casualties: `قتل ستة منها`, `خطف هاتف سائحة`."""

from __future__ import annotations

from summarizer.claims.phrase_ends import is_given_name
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# How far behind the verb what was snatched may stand, over who took it, in tokens.
LOOT_REACH = 4
# How far behind those who were shocked it may be told, in tokens.
FEELING_REACH = 2
# How far behind a number the two words for a kind of beasts may end, in tokens.
SPECIES_REACH = 3
# Behind a number, of what is no people.
OF_BEASTS = "منها"
# Whom a beast behind the verb has bitten: `هاجمه دب وقتله`.
OBJECTS = ("ه", "ها", "هم")


def is_of_beasts(scene: Scene, claim: Skeleton) -> bool:
    """`قطيعا من الإبل ... فقتل ستة منها`, `37 إصابة في قطعان الأغنام`; people beside them are told by their noun."""
    if scene.doc.find_phrase(phrases("casualties", "blocks", "species"), claim.key + 1, claim.last + SPECIES_REACH):
        return True
    if claim.who is not None:
        return False
    if _is_pronoun_of_beast(scene, claim) or _goes_on_with_beasts(scene, claim) or _told_before(scene, claim):
        return True
    # `13 قتيلا، ونفوق 300 رأس من الماشية`: what is told of beasts alone begins behind the people.
    doc, dead = scene.doc, words("casualties", "blocks", "animals")
    if doc.find(dead, scene.first, claim.last) is not None:
        return True
    last = doc.find(dead, claim.last, scene.last) or scene.last
    if claim.rule == "introduced-victims":
        # `العثور على جثة حوت`
        return doc.norm(claim.last) in words("casualties", "things", "beasts")
    number = claim.rule.startswith("verb-") and claim.key == claim.last - 1
    if not (claim.partitive or number or claim.rule == "counted-victims"):
        return False
    # `قتلت الذئاب 18 رأسا من الغنم وجرحت تسعة`; `الطبيب جمال الطيب` is named like camels.
    beasts = scene.every(words("casualties", "blocks", "beasts"))
    last = claim.first if number else last
    return any(i < last and i not in doc.actor_at and not is_given_name(doc, i) for i in beasts)


def _is_beast(doc: Document, i: int) -> bool:
    """`نمر`, `كلبا`, `الحصان`, `بقرة`."""
    beasts, norm = words("casualties", "things", "beasts"), doc.bare[i].removeprefix("ال")
    return not {norm, norm.removesuffix("ا")}.isdisjoint(beasts) or not {norm, doc.norm(i)}.isdisjoint(
        words("casualties", "things", "she_beasts")
    )


def _is_pronoun_of_beast(scene: Scene, claim: Skeleton) -> bool:
    """`أطلقت الشرطة النار على نمر هارب وقتلته`: the pronoun stands for the beast where no person is told behind it."""
    if claim.rule not in ("verb-pronoun", "event-pronoun") or claim.maximum != 1:
        return False
    doc = scene.doc
    beast = next((i for i in range(claim.first - 1, scene.first - 1, -1) if _is_beast(doc, i)), None)
    if beast is None:
        return False
    # `نمر هارب` tells how it was, `كلب طفلا` whom it bit.
    said = not doc.joins(beast + 1) and doc.norm(beast + 1).endswith("ا") == doc.norm(beast).endswith("ا")
    if doc.having(beast + 1 + said, claim.first, "person", "kin", "victim"):
        return False
    return beast == scene.first or doc.form(beast - 1, "verb", "event") is not None or not _has_object(doc, beast - 1)


def _has_object(doc: Document, i: int) -> bool:
    return doc.norm(i).endswith(OBJECTS) and not doc.tokens[i].raw.endswith("ة")


def _goes_on_with_beasts(scene: Scene, claim: Skeleton) -> bool:
    """`أصيبت 36 بقرة، وأعدمت السلطات 40 أخرى`: a number alone goes on with the last noun that was counted before it."""
    doc = scene.doc
    if not claim.rule.startswith(("verb-", "event-")) or claim.key not in doc.counts:
        return False
    if any(told.key < claim.key for told in scene.found):
        return False
    counted = [doc.counts[i].last for i in doc.counted(scene.first, claim.key)]
    return bool(counted) and _is_beast(doc, counted[-1])


def _told_before(scene: Scene, claim: Skeleton) -> bool:
    """`اصطدم القطار بقطيع من الفيلة. وقتل سبعة منها`: a share of the beasts in the sentence before, which no share of
    people is behind them; `نفق 30 حصانا. وأصيب اثنان`: a number alone, where they were counted and nobody was told of.
    """
    doc, before = scene.doc, scene.before
    if before is None or not claim.rule.startswith(("verb-", "event-")) or claim.key not in doc.counts:
        return False
    herd = next((i for i in range(before.last - 1, before.first - 1, -1) if _names_beasts(doc, i)), None)
    if herd is None:
        return False
    if claim.partitive:
        return doc.norm(claim.last - 1) == OF_BEASTS
    told = doc.having(before.first, before.last, "person", "kin", "victim") or doc.having(
        scene.first, scene.last, "person", "kin", "victim"
    )
    return not told and doc.counted_before(herd)


def _names_beasts(doc: Document, i: int) -> bool:
    """A beast or many of them, and no person or place called so: `بقطيع`, `الفيلة`, `خيولا`, `حصانا`."""
    if i in doc.actor_at or i in doc.place_at or is_given_name(doc, i):
        return False
    norm, many = doc.bare[i], words("casualties", "blocks", "beasts")
    forms = {norm, norm.removesuffix("ا"), norm.removeprefix("ب"), norm.removeprefix("ال")}
    return not forms.isdisjoint(many) or (_is_beast(doc, i) and doc.counted_before(i))


def is_of_loot(scene: Scene, claim: Skeleton) -> bool:
    """`خطف لص حقيبة سائحة`, `خطف مجهولان هاتف فتاة`: what was snatched from somebody, and nobody was."""
    doc = scene.doc
    if claim.kind != "detained" or "خطف" not in doc.norm(claim.first):
        return False
    loot = words("casualties", "things", "loot")
    for i in range(claim.first + 1, min(claim.first + 1 + LOOT_REACH, scene.last)):
        if doc.is_stop(i) or doc.joins(i) or doc.norm(i) in words("reporting", "function"):
            return False
        if doc.norm(i) in loot or doc.norm(i).removesuffix("ا") in loot:
            return True
    return False


def is_of_feeling(scene: Scene, claim: Skeleton) -> bool:
    """`أصيب مئات المشجعين بالصدمة`, `أصيب ثلاثة بخيبة أمل`: nobody was hurt, where nothing that hurts is told."""
    if claim.kind != "wounded" or scene.mentions(words("casualties", "incidents")):
        return False
    end = claim.last if claim.who is None else max(claim.who[1], claim.last)
    last = min(end + FEELING_REACH, scene.last)
    return scene.doc.find(words("casualties", "injuries", "feelings"), claim.last, last) is not None
