"""What people say in a survey of one whom each of them knows: `62 بالمئة من المستطلعين يعرفون شخصا قتل`."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.wordlists import phrases, words


def is_surveyed(scene: Scene, claim: Skeleton) -> bool:
    """`أظهر استطلاع أن ثلث السكان يعرفون شخصا قتل`, `أفاد 30 بالمئة من المستطلعين بأن أحد أقاربهم قتل`: nobody in
    particular.
    """
    doc = scene.doc
    surveys = scene.every(words("casualties", "blocks", "surveys")) if claim.maximum == 1 else ()
    if not any(i < claim.first and doc.norm(i - 1) not in words("casualties", "blocks", "scouting") for i in surveys):
        # `قصفت طائرة استطلاع نصف المباني فقتلت شخصا`
        return False
    part = doc.find_phrase(phrases("casualties", "blocks", "parts_of_all"), scene.first, claim.first)
    contrasts = words("reporting", "clause", "contrasts")
    # `أجاب نصف المستطلعين بنعم، بينما قتل شرطي`
    return part is not None and doc.find(contrasts, part[1], claim.first) is None
