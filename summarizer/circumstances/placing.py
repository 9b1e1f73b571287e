"""The setting of a text: its sites, and which of its claims are parts of others with a place of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.circumstances.incidents import Incidents
from summarizer.circumstances.openings import place_in
from summarizer.circumstances.setting import Setting
from summarizer.circumstances.sites import find_sites
from summarizer.circumstances.surroundings import Surroundings
from summarizer.circumstances.told_so_far import ToldPlaces
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.text import fold
from summarizer.places.distinct_places import distinct
from summarizer.places.told_places import CITY, STRIP_ALONE
from summarizer.sources.voices import Voice


def read_setting(
    doc: Document, voices: Sequence[Voice], headline: str | None, skeletons: Sequence[Skeleton] = ()
) -> Setting:
    """The setting of a text and its claims; `headline` is the place that its title names."""
    sites = find_sites(doc, voices)
    around = Surroundings(doc, sites)
    sentences = {s.key: s.sentence for s in skeletons}
    shares = (s for s in skeletons if s.host is not None and sentences.get(s.host) == s.sentence)
    parts = sorted((s for s in shares if not _is_among(doc, s)), key=lambda s: s.key)
    sited = [part for part in parts if around.has_site(part) or _is_placed(around, part)]
    around.keys = sorted(sentences)
    around.shares = [part.first if _is_placed(around, part) else part.key for part in sited]
    around.parts = [part.key for part in sited if part.host is not None and part.host < part.key]
    around.apart = _apart(doc, skeletons, sited)
    names = {key: place.name for key, place in distinct(doc.places).items()}
    if (strip := next((key for key, name in names.items() if name == STRIP_ALONE), None)) is not None:
        # `وزارة الصحة في غزة ... مستشفيات القطاع`: the class noun says too little without the text.
        names[strip] = next((m.name for m in doc.places if fold(m.name) == CITY), STRIP_ALONE)
    return Setting(around, Incidents(doc, around), headline, names, ToldPlaces(doc))


def _apart(doc: Document, skeletons: Sequence[Skeleton], sited: Sequence[Skeleton]) -> frozenset[int]:
    """`قتل ثمانية، ثلاثة منهم في حلب`: wholes of which others were elsewhere, and nobody says where.

    Where the parts are all of it, the whole has the first of their places, unless they lie in several countries (`9
    قتلى، 5 في فرنسا و4 في إسبانيا`).
    """
    told: defaultdict[int | None, int] = defaultdict(int)
    lands: defaultdict[int | None, set[str]] = defaultdict(set)
    for part in sited:
        place = next((doc.place_at[i] for i in range(part.last + 1, part.last + 3) if i in doc.place_at), None)
        if place is None or doc.norm(part.last) != "في":
            continue
        told[part.host] += part.minimum or 0
        if place.entry is not None:
            lands[part.host].add(place.entry.country or "")
    wholes = (s for s in skeletons if s.key in told)
    return frozenset(s.key for s in wholes if told[s.key] < (s.minimum or 0) or len(lands[s.key]) > 1)


def _is_placed(around: Surroundings, share: Skeleton) -> bool:
    """`أصيب 30: حلب 12، حماة 10`: the place of a part stands before its number."""
    return share.rule == "distributed" and place_in(around.doc, share) is not None


def _is_among(doc: Document, share: Skeleton) -> bool:
    """`مقتل سبعة بينهم طفلان في الخوي`: what follows is the place of all; behind a number alone it is that of the share
    (`بلغ عدد القتلى 1624، بينهم 752 في حلب`).
    """
    if share.who is None and share.minimum is not None and share.key in doc.counts and doc.norm(share.last) == "في":
        return False
    return doc.norm(share.first).startswith("بين") or share.rule == "share-listing"
