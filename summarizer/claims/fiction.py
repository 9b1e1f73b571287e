"""What is played, rehearsed, told in a story or only thought of, in the words of casualties."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import phrases, words

# How far before a claim the thought may stand that kills, in tokens.
THOUGHT_REACH = 3
# A series of films, or of what goes on: `مسلسل الاغتيالات`; and behind toys, what burns.
SERIES, FIREWORKS = "مسلسل", "ناري"
# What is only supposed, an adjective or a noun; and how the noun ends that it is an adjective of.
SUPPOSED, FEMININE = frozenset(("فرضيه",)), ("ه", "ات", "اء")
# By which an exercise is told.
SUPPOSING = frozenset(("يفترض", "تفترض"))
# What somebody plays, and how far behind the verb it may stand, in tokens.
ROLE, ROLE_REACH = frozenset(("دور", "ادوار")), 4
# How far behind an exercise على may stand and what it is of, in tokens: `تدرب المسعفون على حادث`.
DRILLED_REACH = 3
# Words of stories that make fiction of a sentence.
STORY_WORDS = 2


def is_imagined(scene: Scene, _: Skeleton) -> bool:
    """`تمرين يحاكي إصابة 20`, `حادث وهمي أصيب فيه ثلاثة`; but `خطف خمسة عند حاجز وهمي`, `تكرار سيناريو 2014، حين قتل
    خمسة`.
    """
    real, doc = words("casualties", "blocks", "unreal_things") | words("casualties", "blocks", "once_real"), scene.doc
    imagined = scene.every(words("casualties", "blocks", "imagined"))
    return any(doc.norm(i - 1).removeprefix("ال") not in real for i in imagined)


def is_staged(scene: Scene, claim: Skeleton) -> bool:
    """`يروي الفيلم مقتل خمسة`, `في تمرين أصيب فيه 20`: what a play or an exercise tells; `أثناء مناورات قتل ثلاثة` and
    `مسلسل الاغتيالات` are in earnest.
    """
    doc = scene.doc
    # `أخلوا 18 مصابا في تمرين`
    last = scene.last if claim.rule == "counted-victims" else claim.first
    told = (i for i in scene.every(words("casualties", "blocks", "staged")) if i < last)
    return any(
        doc.norm(i - 1) not in words("casualties", "blocks", "staging")
        and not (doc.norm(i).endswith(SERIES) and doc.norm(i + 1).startswith("ال"))
        and not doc.norm(i + 1).startswith(FIREWORKS)
        for i in told
    )


def is_rehearsed(scene: Scene, claim: Skeleton) -> bool:
    """`جرى خلال المناورة إخلاء 12 جريحا`, `تدربت الفرق على نقل 30 مصابا`, `مثل طلاب دور 60 مصابا`: who play them."""
    doc, at = scene.doc, claim.first - 1 - (scene.doc.norm(claim.first - 1) == "علي")
    handled = words("casualties", "blocks", "handled")
    if claim.rule == "counted-victims" and doc.norm(at) in ROLE:
        return True
    near = any(doc.is_word(i, handled) for i in (at, claim.first))
    return near and scene.mentions(words("casualties", "blocks", "rehearsals"))


def is_in_tale(scene: Scene, claim: Skeleton) -> bool:
    """`تدور أحداث الرواية في بغداد. ويقتل البطل ثلاثة`, `ويفترض التمرين غرق ناقلة. وأدى الحادث إلى مقتل ستة`: what goes
    on in a tale or an exercise that the sentence before opened, in its tense or by the event that it told.
    """
    doc = scene.doc
    if (before := scene.before) is None:
        return False
    tales = words("casualties", "blocks", "staged") | words("casualties", "blocks", "stories")
    tale = doc.find(tales, before.first, before.last)
    told = doc.find(words("casualties", "blocks", "telling"), before.first, before.last)
    verb = doc.form(claim.first, "verb")
    now = verb is not None and doc.bare[claim.first].startswith(("ي", "ت"))
    if now and _opens_tale(doc, before.first, before.last):
        return True
    if tale is None or told is None:
        return False
    if doc.bare[told] not in SUPPOSING and scene.mentions(words("casualties", "blocks", "heroes")):
        # `تدور القصة في 1916. وقتل بطلها سبعة`
        return True
    now = now and doc.bare[told] not in SUPPOSING
    incidents = words("casualties", "incidents")
    event = any(doc.bare[i].removeprefix("ال") in incidents for i in range(scene.first, claim.first))
    return now or (event and doc.bare[told] in SUPPOSING)


def _opens_tale(doc: Document, first: int, last: int) -> bool:
    """`في المسلسل يخطف ...`, `عرض المهرجان فيلما عن ...`, `أصدر الكاتب قصة`: whether a sentence opens one."""
    if doc.find_phrase(phrases("casualties", "blocks", "inside_tales"), first, first + 2) is not None:
        return True
    role = doc.find(words("casualties", "blocks", "plays"), first, last)
    if role is not None and doc.find(ROLE, role + 1, min(role + 1 + ROLE_REACH, last)) is not None:
        # `يلعب الممثل دور شرطي`
        return True
    put_out = doc.find(words("casualties", "blocks", "put_out"), first, last)
    return put_out is not None and doc.find(words("casualties", "blocks", "tales"), put_out + 1, last) is not None


def is_in_scene(scene: Scene, _: Skeleton) -> bool:
    """`وفي نهاية الفيلم قتل خمسة`, `صور المخرج فيلمه في المغرب. ويقتل الجنود في أحد المشاهد 12 قرويا`: what a part of a
    film or a tale shows; `أحد المشاهد` is said of footage too, where no sentence up to it has a word of what is acted.
    """
    if scene.find_phrase(phrases("casualties", "blocks", "scenes"), scene.first) is not None:
        return True
    if scene.find_phrase(phrases("casualties", "blocks", "footage"), scene.first) is None:
        return False
    return scene.doc.find(words("casualties", "blocks", "on_screen"), 0, scene.last) is not None


def is_in_drill(scene: Scene, claim: Skeleton) -> bool:
    """`أجرت الفرق تدريبا على زلزال. ونقل 50 مصابا`, `قتل 12 إرهابيا افتراضيا. وأسر خمسة`: those who play the victims of
    the exercise that the sentence before told; a drill that is of nothing (`تدريبا بالذخيرة`) has hurt ones in earnest.
    """
    doc = scene.doc
    if (before := scene.before) is None:
        return False
    likening = words("casualties", "blocks", "likening")
    likened = doc.find(likening, before.first, before.last) is not None
    drills = words("casualties", "blocks", "rehearsals") | words("casualties", "blocks", "drills")
    drill = doc.find(drills, before.first, before.last)
    of = None if drill is None else doc.find({"علي"}, drill + 1, drill + 1 + DRILLED_REACH)
    if drill is None or not (likened or (of is not None and _is_incident(doc, of + 1))):
        return False
    alone = claim.who is None and claim.key in doc.counts and claim.rule.startswith(("verb-", "event-"))
    return alone or claim.rule == "counted-victims"


def _is_incident(doc: Document, i: int) -> bool:
    return doc.norm(i).removeprefix("ال") in words("casualties", "incidents")


def is_thought_of(scene: Scene, claim: Skeleton) -> bool:
    """`الشاعر قتل الفكرة`, `هذه الفكرة قتلت ثلاثة أجيال`: what is killed, or what kills, right beside the word."""
    nobody = words("casualties", "blocks", "nobody")
    return scene.doc.find(nobody, claim.first - THOUGHT_REACH, claim.last + 1) is not None


def is_supposed(scene: Scene, _: Skeleton) -> bool:
    """`تجربة فرضية لحريق`, `عملية إخلاء فرضية`; `يرجح فرضية الحادث` supposes how it came about."""
    doc = scene.doc
    return any(
        doc.norm(i - 1).endswith(FEMININE)
        and not doc.norm(i - 1).startswith("ال")
        and not doc.norm(i + 1).startswith("ال")
        for i in scene.every(SUPPOSED)
    )


def is_story(scene: Scene, _claim: Skeleton) -> bool:
    """`تبدأ الرواية بمقتل سبعة`, but not `رواية الشرطة عن مقتل سبعة`."""
    doc, stories = scene.doc, words("casualties", "blocks", "stories")
    if not scene.mentions(stories):
        return False
    return sum(bare in stories for bare in doc.bare[scene.first : scene.last]) >= STORY_WORDS
