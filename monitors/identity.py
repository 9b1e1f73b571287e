"""Which item of its feed an entry is, though its feed may give it a new guid, link, date or wording. Pure.

    guid     the same: it is that item, unless link and words are another article's (a guid that is given twice)
    link     the same, and similar words: that item, under a new guid
    words    the same, and the same date or no link to tell them apart: that item, under a new guid and link
    else     a new item

A guid or a link that several entries of one document share tells none of them apart, and does not count.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from monitors.parse import Entry
from summarizer.language.text import fold, words

KEY_LENGTH = 500
SIMILAR = 0.5
"""The share of the shorter one's words that two versions of one article have in common at least."""
OPENING = 300
"""Code points by which texts are compared: the first sentences tell an article."""

_TRACKING = re.compile(
    r"^(utm_\w+|at_\w+|ns_\w+|mc_\w+|pk_\w+|hsa_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mkt_tok|traffic_source|"
    r"xtor|ref|ref_src|referrer|spm|cmpid|sessionid|session_id|phpsessid|jsessionid|sid|_ga|_gl)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What it takes to see whether an entry is this item, and how it changed.

    opening: the beginning of its text. The words of a purged item are empty.
    """

    id: int
    key: str
    link_key: str
    content_hash: str
    published_at: datetime | None
    title: str
    opening: str
    revision: int


@dataclass(frozen=True, slots=True)
class Traits:
    """What an entry may be known by: its key, its link ("" where it tells nothing) and a digest of its words."""

    entry: Entry
    guid: str
    link_key: str
    content_hash: str

    @property
    def key(self) -> str:
        """Its guid, else its link, else a digest of its title, which edits change least."""
        return self.guid or self.link_key or _digest(fold(self.entry.title or self.entry.text))


def traits_of(entries: Iterable[Entry]) -> list[Traits]:
    """The traits of a document's entries, each entry once."""
    found = [
        Traits(entry, _guid(entry.guid), link_key(entry.url), content_hash(entry)) for entry in dict.fromkeys(entries)
    ]
    guids = _shared((traits.guid, traits.content_hash) for traits in found)
    links = _shared((traits.link_key, traits.content_hash) for traits in found)
    return [_without(traits, guids, links) for traits in found]


def _shared(said: Iterable[tuple[str, str]]) -> set[str]:
    """Of guids or links, each with a digest of the words under it, those of several articles.

    A document may list one article twice.
    """
    times = Counter(trait for trait, _ in set(said))
    return {trait for trait, count in times.items() if count > 1}


def _without(traits: Traits, guids: Collection[str], links: Collection[str]) -> Traits:
    """The traits without a guid or link that is among these."""
    if traits.guid in guids:
        traits = replace(traits, guid="")
    return replace(traits, link_key="") if traits.link_key in links else traits


def content_hash(entry: Entry) -> str:
    """A digest of what the feed itself says; a page behind it does not count."""
    return _digest(f"{entry.title}\n{entry.text}")


def link_key(url: str) -> str:
    """The link without what changes from reader to reader; "" where it leads to no article but to a whole site."""
    parts = urlsplit(url)
    query = _without_tracking(parts.query)
    path = re.sub(r";jsessionid=[^/?]*", "", parts.path, flags=re.IGNORECASE).rstrip("/")
    if not path and not query:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{path}{'?' * bool(query)}{query}"[:KEY_LENGTH]


def identify(found: Sequence[Traits], known: Iterable[KnownItem]) -> list[tuple[Traits, KnownItem | None]]:
    """Each entry with the known item that it is, None where it is new. No item is two entries.

    The stronger trait goes first: an entry cannot take by its link what another has by its guid.
    """
    free = {item.id: item for item in known}
    matched: dict[int, KnownItem] = {}
    listed = {traits.key for traits in found}
    for trait, is_same in _RULES:
        candidates: defaultdict[str, list[KnownItem]] = defaultdict(list)
        for item in free.values():
            candidates[getattr(item, trait)].append(item)
        for number, traits in enumerate(found):
            if number in matched or not getattr(traits, trait):
                continue
            for item in candidates[getattr(traits, trait)]:
                is_another = item.key in listed and item.key != traits.key
                if item.id in free and not is_another and is_same(traits, item):
                    matched[number] = free.pop(item.id)
                    break
    return [(traits, matched.get(number)) for number, traits in enumerate(found)]


def _is_same_by_key(traits: Traits, item: KnownItem) -> bool:
    if not traits.guid and not traits.link_key:
        # It goes by its title, and some feeds give the same one to every bulletin.
        return _are_similar(traits.entry, item)
    moved = traits.link_key and item.link_key and traits.link_key != item.link_key
    return not moved or _are_similar(traits.entry, item)


def _is_same_by_link(traits: Traits, item: KnownItem) -> bool:
    return traits.content_hash == item.content_hash or _are_similar(traits.entry, item)


def _is_same_by_words(traits: Traits, item: KnownItem) -> bool:
    return traits.entry.published_at == item.published_at or not (traits.link_key and item.link_key)


_RULES = (("key", _is_same_by_key), ("link_key", _is_same_by_link), ("content_hash", _is_same_by_words))


def _are_similar(entry: Entry, item: KnownItem) -> bool:
    ours = set(words(f"{entry.title} {entry.text[:OPENING]}"))
    theirs = set(words(f"{item.title} {item.opening}"))
    # Of a purged item nothing is left to compare.
    return not theirs or len(ours & theirs) >= SIMILAR * min(len(ours), len(theirs))


def _guid(guid: str) -> str:
    """The guid without tracking, where it is an address."""
    head, question, query = guid.partition("?")
    if question and head.lower().startswith(("http://", "https://")):
        query = _without_tracking(query)
        guid = f"{head}{'?' * bool(query)}{query}"
    return guid[:KEY_LENGTH]


def _without_tracking(query: str) -> str:
    # As written: decoding would confuse legacy charsets, and drop a query that is a bare number.
    return "&".join(field for field in query.split("&") if not _TRACKING.match(field.partition("=")[0]))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
