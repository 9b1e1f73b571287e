"""Words of casualties for what is over: captives let go or held before, the dead to be moved; and who is sought."""

from __future__ import annotations

from summarizer.claims.numbers_of_theirs import THEIR_NUMBER
from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.text import CLAUSE_ENDS
from summarizer.language.wordlists import is_of, phrases, words

# How far before a claim a threat, a question or a release is told of it, in tokens.
NEAR = 6
# How far before a body the words of what is to be done with it may stand, in tokens.
MOVED_REACH = 12
# How far before a release the words may stand that call for it, in tokens.
CALL_REACH = 6
# How far behind prisoners the verb may stand of what they do, in tokens.
STRIKE_REACH = 2
# How far behind those who are put somewhere the word may stand by which it is a cell of their own, in tokens.
ALONE_REACH = 4
# How far before captives the word may stand by which somebody gives them back, in tokens.
GIVEN_REACH = 16
# Before captives who are no longer held: `بعد فرار ست رهائن`.
ESCAPED = frozenset(("فرار", "هروب", "نجاه", "بفرار", "بهروب"))
# Who is held no more: `معتقلين سابقين`.
FORMER = frozenset(("سابق", "سابقه", "سابقا", "سابقين", "سابقون", "سابقان", "سابقات", "سابقتان", "سابقتين"))


def is_of_release(scene: Scene, claim: Skeleton) -> bool:
    """`الإفراج عن 20 معتقلا`, `40 محتجزا أفرجت عنهم السلطات`; a noun of captives may stand far from the word."""
    if claim.kind != "detained":
        return False
    if scene.doc.norm(claim.first - 1) in ESCAPED:
        return True
    were = words("casualties", "blocks", "were")
    behind = claim.rule in ("predicate", "verb-after-detained")
    if behind and scene.doc.find(were, claim.first, claim.last) is not None:
        # `وصول 25 مواطنا كانوا محتجزين في الخارج`, `أعيد خمسة أطفال كانوا قد خطفوا`
        let_go = words("casualties", "blocks", "returned") | words("casualties", "blocks", "release")
        let_go |= words("casualties", "blocks", "handed_over")
        return any(is_of(scene.doc.norm(i), let_go) for i in range(told_from(scene, claim), claim.first))
    tolls = claim.rule in ("toll", "kind-equals-number")
    if tolls and scene.doc.bare[claim.first] in THEIR_NUMBER and _are_handed_over(scene, claim):
        return True
    if claim.rule == "counted-victims" and _are_given_back(scene, claim):
        return True
    by_noun = not tolls and any(scene.doc.reading(i, "victim") for i in range(claim.first, claim.last))
    first, last = (scene.first, scene.last) if by_noun else (told_from(scene, claim), claim.last)
    release, doc = words("casualties", "blocks", "release"), scene.doc
    # A word inside a name (`هيئة شؤون الأسرى والمحررين`) tells of nobody's release.
    told = [i for i in range(first, last) if doc.is_word(i, release) and i not in doc.actor_at]
    if not by_noun and claim.last - 1 > claim.key and doc.reading(claim.last - 1, "verb"):
        # `دعا إلى الإفراج عن صحفيين اعتقلا الأحد`: who are held still.
        told = [i for i in told if not _is_called_for(doc, i)]
    if not by_noun or claim.rule == "share-identified":
        # `من بين المعتقلين المحررين: سالم حيدر`
        told = [i for i in told if not _is_former(doc, i)]
    if by_noun and told and doc.find(words("casualties", "missing", "still"), told[-1], claim.last) is not None:
        # `تحرير 12 رهينة، وما زال ستة محتجزين`
        return False
    if by_noun and told and doc.find(words("reporting", "clause", "contrasts"), claim.last, told[0]) is not None:
        # `بين المحتجزين ستة يمنيين، فيما أُطلق سراح سبعة`: others were let go.
        return False
    return any(by_noun or i > claim.first or not is_new_clause(doc, i, claim.first) for i in told)


def _is_called_for(doc: Document, release: int) -> bool:
    """`دعت المنظمة إلى الإفراج`, `طالب بالإفراج`, `ضرورة الإفراج`, but not `أعلنت الإفراج`."""
    return doc.find(words("casualties", "blocks", "called_for"), release - CALL_REACH, release) is not None


def _is_former(doc: Document, i: int) -> bool:
    """`اعتقلت القوات الأسير المحرر سامر زيد`: who was let go once, and is detained anew."""
    return "محرر" in doc.norm(i) and doc.norm(i - 1).lstrip("وب").removeprefix("ال").startswith(
        ("اسير", "اسري", "معتقل")
    )


def _are_handed_over(scene: Scene, claim: Skeleton) -> bool:
    """`سلمت جميع الأسرى الذين كانوا محتجزين لديها، وعددهم 20`, `تسلم دفعة من الرهائن وعددهم 13`."""
    return scene.doc.find(words("casualties", "blocks", "handed_over"), scene.first, claim.first) is not None


def _are_given_back(scene: Scene, claim: Skeleton) -> bool:
    """`أعادت الحركة خمسة محتجزين`, `سلمت أربع رهائن إلى الصليب الأحمر`, `استعادت الشرطة 3 مختطفين`, but `تسلم العراق 40
    معتقلا من سوريا`.
    """
    doc, between = scene.doc, words("casualties", "blocks", "intermediaries")
    won = words("casualties", "blocks", "won_back")
    near = max(scene.first, claim.first - GIVEN_REACH)
    verb = doc.find(words("casualties", "blocks", "handed_over") | won, near, claim.first)
    if verb is None or any(doc.norm(i) in CLAUSE_ENDS for i in range(verb, claim.first)):
        return False
    back = doc.is_word(verb, words("casualties", "blocks", "returned") | won)
    return back or doc.find(between, verb, min(claim.last + NEAR, scene.last)) is not None


def is_to_be_moved(scene: Scene, claim: Skeleton) -> bool:
    """`ستنقل الفرق رفات جثامين`, `من المقرر تسليم 12 جثمانا`: who died before, and what is to be done."""
    if claim.kind != "killed" or not scene.mentions(words("casualties", "blocks", "to_be_moved")):
        return False
    doc, begin = scene.doc, max(scene.first, claim.first - MOVED_REACH)
    readings = (doc.reading(i, "victim") for i in range(claim.first, claim.last))
    bodies = any(reading is not None and reading.form.strict for reading in readings)
    return bodies and doc.find(words("casualties", "blocks", "to_be_moved"), begin, claim.first) is not None


def are_held_already(scene: Scene, claim: Skeleton) -> bool:
    """`نقلت إدارة السجون 40 معتقلا من سجن الرقة`, `زار 14 معتقلا`, `90 معتقلا يضربون عن الطعام`: prisoners who were
    told before, and what is told of them now.
    """
    if claim.kind == "detained" and (_are_put_apart(scene.doc, claim) or _are_former(scene, claim)):
        return True
    if claim.rule != "counted-victims" or claim.kind != "detained":
        return False
    doc, first, last = scene.doc, told_from(scene, claim), min(claim.last + NEAR, scene.last)
    if _are_on_strike(scene, claim):
        return True
    if doc.find(words("casualties", "blocks", "called_on"), first, claim.first) is not None:
        return True
    moved = doc.find(words("casualties", "blocks", "transferred"), first, claim.first) is not None
    prisons = words("casualties", "blocks", "prisons")
    return moved and any(doc.norm(i - 1) == "من" and doc.norm(i) in prisons for i in range(claim.last + 1, last))


def _are_former(scene: Scene, claim: Skeleton) -> bool:
    """`التقى ثلاثة معتقلين سابقين`, `رهينتان سابقتان`, but `اعتقلت الشرطة ثلاثة معتقلين سابقين`."""
    doc = scene.doc
    if claim.rule not in ("counted-victims", "predicate") or doc.norm(claim.last) not in FORMER:
        return False
    near = doc.having(told_from(scene, claim), claim.first, "event", "verb")
    return not any(form.kind == "detained" for i in near if (form := doc.form(i, "event", "verb")))


def _are_on_strike(scene: Scene, claim: Skeleton) -> bool:
    """`90 معتقلا يضربون عن الطعام`, `أضرب 37 معتقلا في سجن العرجات عن الطعام`."""
    doc, behind = scene.doc, min(claim.last + STRIKE_REACH, scene.last)
    if doc.find(words("casualties", "blocks", "striking"), claim.last, behind) is not None:
        return True
    begins = doc.is_word(claim.first - 1, words("casualties", "blocks", "strikes"))
    return begins and doc.find_phrase(phrases("casualties", "blocks", "struck"), claim.last, scene.last) is not None


def _are_put_apart(doc: Document, claim: Skeleton) -> bool:
    """`وضعت إدارة السجن أربعة منهم رهن الحبس الانفرادي`: prisoners whose custody only grows harder."""
    put = doc.find(words("casualties", "blocks", "put"), claim.first, claim.last) is not None
    alone = words("casualties", "blocks", "solitary")
    return put and doc.find(alone, claim.last, claim.last + ALONE_REACH) is not None


def is_sought(scene: Scene, claim: Skeleton) -> bool:
    """`البحث عن ضحايا محتملين`: nobody knows whether there are any, or somebody plays them."""
    doc = scene.doc
    if doc.reading(claim.last - 1, "victim") and doc.norm(claim.last) in words("casualties", "blocks", "supposed"):
        # `التعامل مع مصابين مفترضين`
        return True
    doubted = claim.vague == "some" and doc.norm(claim.last) in words("casualties", "possible", "after")
    return doubted and scene.mentions(words("casualties", "missing", "search"))


def told_from(scene: Scene, claim: Skeleton) -> int:
    """The token from which what stands before a claim is told of it."""
    return max(scene.first, claim.first - NEAR)


def is_new_clause(doc: Document, threat: int, first: int) -> bool:
    """Whether a stop, a contrast or a finite verb joined by و or ف parts a claim from a threat before it."""
    verb = doc.reading(first, "verb")
    joined = doc.norm(first).startswith("و") and doc.reading(first, "event") is None
    # `حاول خمسة الهرب فقتل الحراس ثلاثة منهم`
    joined = joined or (verb is not None and verb.prefix == "ف")
    contrasts = words("reporting", "clause", "contrasts")
    return joined or any(
        doc.is_stop(i) or doc.norm(i) in contrasts or _is_outcome(doc, i) or _is_upshot(doc, i)
        for i in range(threat, first)
    )


def _is_upshot(doc: Document, i: int) -> bool:
    """`حاول السائق تجنب كلب ما أدى إلى مقتل شخصين`: what it came to."""
    return doc.norm(i) in ("ما", "مما") and doc.norm(i + 1) in words("casualties", "cumulative", "outcomes")


def _is_outcome(doc: Document, i: int) -> bool:
    """`أفشلت محاولة تسلل وكبدتهم خمسة قتلى`: a finite verb of an outcome behind و, no verbal noun (`وإيقاع`)."""
    finite = doc.bare[i].endswith(("ت", "تهم", "تها", "ته", "وا", "وهم"))
    return finite and doc.norm(i) != doc.bare[i] and doc.bare[i] in words("casualties", "introduces")
