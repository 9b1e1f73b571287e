"""Claims that are only why or when something is told to happen: the text goes on with that, and where it is."""

from __future__ import annotations

from summarizer.circumstances.breaks import occasion_at
from summarizer.circumstances.surroundings import Surroundings
from summarizer.claims.scene import Skeleton
from summarizer.language.text import PAUSES
from summarizer.places.places import PlaceMention


def scene_of(around: Surroundings, claim: Skeleton) -> PlaceMention | None:
    """The place of what a claim is the occasion of: `تظاهر المئات في ساحة التحرير احتجاجا على مقتل ناشط في البصرة`,
    `أغارت طائرات على الحديدة بعد يوم من سقوط صاروخ أصاب ثمانية`; None where it is told for itself.
    """
    doc, sentence = around.doc, around.doc.sentences[claim.sentence]
    at = occasion_at(doc, sentence.first, claim.first)
    if at is None or at > sentence.first:
        return around.first_of(sentence.first, at) if at is not None else None
    # `ردا على مقتل ثلاثة في تل تمر، استهدفت مواقع في رأس العين`
    comma = next((i for i in range(claim.last, sentence.last) if doc.norms[i] in PAUSES), sentence.last)
    return around.first_of(comma, sentence.last)
