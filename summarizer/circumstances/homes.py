"""Where those come from who are detained, and so are taken from, and of what they are suspected, which is elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.circumstances.descriptions import chains, is_part, smallest
from summarizer.circumstances.sites import Sites
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words
from summarizer.places.places import PlaceMention

# How far behind where the detained come from the place may be named that it lies in, in tokens.
HOME_GAP = 2
# How far behind the comma that ends where one is from the place may stand where he was taken, in tokens.
APART_REACH = 4
# How far behind the comma the word of a raid may stand, in tokens, and what stands before it.
RAID_REACH, AFTER = 5, frozenset(("ان", "بعد", "بعدما", "عقب", "خلال", "اثر"))
# What those belong to who are held for it, folded and without its pronoun, and how far behind the suspicion it stands.
MEMBERSHIP, MEMBERSHIP_REACH = "انتما", 3
# Behind `مشتبه`, of whom that is said.
OF_SUSPECTS = frozenset(("به", "بها", "بهما", "بهم", "بهن"))


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
    if not homes:
        return None
    home = smallest(doc, chains(behind or homes)[0])
    parted = doc.norm(home.last) in COMMAS and doc.norm(home.last + 1) == "في"
    apart = sites.between(home.last, home.last + APART_REACH) if parted else []
    # `اعتقلت أنور ميا، من مدينة برمنغهام، في محافظة دير الزور`: where he is from is no part of where he was taken.
    known = apart and home.entry is not None and apart[0].entry is not None
    return apart[0] if known and not is_part(home, apart[0]) else home


def home_in(sites: Sites, claim: Skeleton, named: PlaceMention) -> PlaceMention:
    """`ثلاثة من مخيم بلاطة في نابلس`: where they were taken from, if it lies in what is named behind it."""
    near = range(claim.key, named.first)
    homes = [m for m in sites.origins if m.first in near and named.first - m.last <= HOME_GAP]
    if not homes:
        return named
    inside = is_part(homes[-1], named) or (homes[-1].entry is None and named.entry is not None)
    return homes[-1] if inside else named


def charge_begins(doc: Document, claim: Skeleton, comma: int) -> int:
    """Where what somebody is held for begins: `اعتقلت الشرطة في باريس رجلا يشتبه في إعداده لهجوم في بروكسل`."""
    if claim.kind != "detained":
        return comma
    charged = doc.find(words("places", "suspicion"), claim.last, comma)
    if charged is None:
        accused = words("places", "suspicion", "accused")
        charges = words("places", "suspicion", "charges")
        told = (i for i in range(claim.key, comma) if doc.norm(i) in accused)
        return next((i for i in told if doc.norm(i + 1).removeprefix("ب") in charges), comma)
    member = any(MEMBERSHIP in doc.norm(i) for i in range(charged + 1, charged + 1 + MEMBERSHIP_REACH))
    if member and doc.find(words("casualties", "incidents"), charged, comma) is None:
        # `أربعة يشتبه بانتمائهم إلى التنظيم في مخيم الهول`: nobody belongs to a group at one place.
        return comma
    behind = charged + 1 + (doc.norm(charged + 1) in OF_SUSPECTS)
    # `توقيف أربعة مشتبه بهم في بيشاور`: where they were, not of what they are suspected.
    return comma if doc.norm(behind) == "في" and behind + 1 in doc.place_at else charged


def raid_behind(doc: Document, comma: int, end: int) -> int | None:
    """`اعتقلت الشاب سامر زيد من نابلس، بعد أن داهمت منزله في بلاطة البلد`: the word of the raid behind a comma."""
    raid = doc.find(words("casualties", "raids"), comma, min(comma + RAID_REACH, end))
    return raid if raid is not None and doc.norm(raid - 1) in AFTER else None
