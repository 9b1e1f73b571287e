"""Where those come from who are detained: they are taken from there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.circumstances.descriptions import chains, is_part, smallest
from summarizer.circumstances.sites import Sites
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.places.places import PlaceMention

# How far behind where the detained come from the place may be named that it lies in, in tokens.
HOME_GAP = 2


def home_of(doc: Document, sites: Sites, keys: Sequence[int], claim: Skeleton, end: int) -> PlaceMention | None:
    """`اعتقلت خمسة مواطنين من بلدة سيلة الحارثية`, `اعتُقل من حي المساكن شقيقان`: who is detained is taken from
    where they come from.
    """
    homes = [m for m in sites.origins if claim.first <= m.first < end]
    behind = [m for m in homes if m.first >= claim.key]
    at = bisect_left(keys, claim.key + 1)
    if behind and at < len(keys) and behind[0].first < keys[at]:
        # `وأربعة من رام الله، وثلاثة من سلواد`: each from his own.
        behind = [m for m in behind if m.first < keys[at]]
    return smallest(doc, chains(behind or homes)[0]) if homes else None


def home_in(sites: Sites, claim: Skeleton, named: PlaceMention) -> PlaceMention:
    """`ثلاثة من مخيم بلاطة في نابلس`: where they were taken from, if it lies in what is named behind it."""
    near = range(claim.key, named.first)
    homes = [m for m in sites.origins if m.first in near and named.first - m.last <= HOME_GAP]
    if not homes:
        return named
    inside = is_part(homes[-1], named) or (homes[-1].entry is None and named.entry is not None)
    return homes[-1] if inside else named
