"""What is played, rehearsed, told in a story or only thought of, in the words of casualties."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.wordlists import words

# How far before a claim the thought may stand that kills, in tokens.
THOUGHT_REACH = 3
# A series of films, or of what goes on: `مسلسل الاغتيالات`; and behind toys, what burns.
SERIES, FIREWORKS = "مسلسل", "ناري"
# What is only supposed, an adjective or a noun; and how the noun ends that it is an adjective of.
SUPPOSED, FEMININE = frozenset(("فرضيه",)), ("ه", "ات", "اء")
# Words of stories that make fiction of a sentence.
STORY_WORDS = 2


def is_imagined(scene: Scene, _: Skeleton) -> bool:
    """`تمرين يحاكي إصابة 20`, `حادث وهمي أصيب فيه ثلاثة`; but `خطف خمسة عند حاجز وهمي`."""
    real, doc = words("casualties", "blocks", "unreal_things"), scene.doc
    return any(doc.norm(i - 1) not in real for i in scene.every(words("casualties", "blocks", "imagined")))


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
