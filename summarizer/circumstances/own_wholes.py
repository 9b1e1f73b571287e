"""Shares of the toll that their own source gave, where another's stands between: `قالت الوزارة إن ستة قتلوا. وقالت
البلدية إن سبعة قتلوا. وأوضحت الوزارة أن بينهم طفلا`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.voices import Voice

# How many sentences back the toll may stand whose share is told.
LOOK_BACK = 3
# Kinds of victims of whom `بينهم` tells some.
HARMED = frozenset(("killed", "wounded", "casualties"))


def with_own_wholes(doc: Document, skeletons: Sequence[Skeleton], voices: Sequence[Voice]) -> list[Skeleton]:
    """The claims, shares by a word for it moved from a rival's toll to the last one that their own source gave."""
    by_key = {skeleton.key: skeleton for skeleton in skeletons}
    return [_moved(doc, s, by_key[s.host], skeletons, voices) if s.host in by_key else s for s in skeletons]


def _moved(
    doc: Document, share: Skeleton, whole: Skeleton, skeletons: Sequence[Skeleton], voices: Sequence[Voice]
) -> Skeleton:
    source, rival = _source(share, voices), _source(whole, voices)
    if not share.rule.startswith("share") or whole.sentence == share.sentence or None in (source, rival):
        return share
    if source == rival:
        return share
    # `بينهم طفلان` is of whoever was told, `بين القتلى طفلان` of the dead.
    any_kind = share.kind == whole.kind and doc.is_word(share.first, words("casualties", "share", "openers"))
    kinds = HARMED if any_kind else {share.kind}
    told = (s for s in skeletons if s.kind in kinds and _may_be_whole(s, share, voices))
    own = max(told, key=lambda s: s.key, default=None)
    return share if own is None else replace(share, host=own.key, kind=own.kind)


def _may_be_whole(claim: Skeleton, share: Skeleton, voices: Sequence[Voice]) -> bool:
    """Whether the source of a share told a claim before it, which is a toll that it fits into."""
    if claim.key >= share.key or claim.none or claim.host is not None or not claim.holds(share.minimum):
        return False
    return share.sentence - claim.sentence <= LOOK_BACK and _source(claim, voices) == _source(share, voices)


def _source(claim: Skeleton, voices: Sequence[Voice]) -> str | None:
    speaker = voices[claim.key].speaker
    return speaker.name if speaker is not None else None
