"""Match reports, which tell of sport in the words of casualties: `أصيب اللاعب`, `قتل المباراة`, `خطف البطاقة`."""

from __future__ import annotations

from summarizer.claims.scene import Scene, Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# Words of sport that make a match report of a sentence.
SPORT_WORDS = 2
# Stems of what the police does, and of what no match report says of a team: `اعتقل لاعب`, `توفي مشجع خلال المباراة`.
ARRESTS = ("وقف", "وقيف", "ضبط", "قبض", "حبس", "حتجز")
# Those who watch are hurt by no game.
WATCHING = ("مشجع", "متفرج")
LITERAL = ("عتقل", "عتقال", "توفي", "وفاه", "وفيات", "ستشهد", "ستشهاد", "مصرع")


def is_match_report(scene: Scene, claim: Skeleton) -> bool:
    """One word of sport makes an injury no news; it takes several to doubt a death, as stadiums have theirs.

    Nor is an injury told with a death (`مقتل مدرب طيران وإصابة متدرب`) doubted for one.
    """
    sport, violence = words("casualties", "blocks", "sport"), words("casualties", "blocks", "violence")
    too = words("casualties", "blocks", "sport_too")
    if not (scene.mentions(sport) or scene.mentions(too)) or scene.mentions(violence):
        # `أصيب لاعب كرة قدم برصاصة طائشة`
        return False
    doc = scene.doc
    # `أوقفت الشرطة 47 من مشجعي الفريق`, but `خطف لاعب الشرطة هدفين`
    literal = LITERAL + (ARRESTS if scene.mentions(words("casualties", "authorities")) else ())
    if any(stem in doc.norm(i) for i in range(claim.first, claim.last + 1) for stem in (*literal, *WATCHING)):
        return False
    # `الرباط` is a city too.
    said = {doc.norms[i] for i in range(scene.first, scene.last) if not _is_place_alone(doc, i)}
    told = said & sport
    if claim.kind in ("wounded", "detained", "missing") and scene.latest(scene.last, "killed") is None:
        # `ودع البطولة بثلاثية وأصيب ثلاثة من عناصره`
        return bool(told) or (claim.kind == "wounded" and len(said & too) >= SPORT_WORDS)
    return len(told | said & too) >= SPORT_WORDS and bool(told)


def _is_place_alone(doc: Document, i: int) -> bool:
    """Whether a token by itself is the name of a place."""
    place = doc.place_at.get(i)
    return place is not None and place.last - place.first == 1
