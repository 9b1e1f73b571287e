"""Items and claims to render, made with as few words as a test needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from bot.language import Language, translator
from bot.messages import Style
from monitors.query.facts import counts_of, terms_of
from monitors.query.stored_terms import stored_terms
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.items import NewItem, StoredItem, insert_item
from summarizer.model import Actor, Claim, Place, Summary

SEEN_AT = datetime(2026, 3, 5, 11, 40, tzinfo=UTC)
PUBLISHED_AT = datetime(2026, 3, 5, 11, 32, tzinfo=UTC)


def claim(**fields: Any) -> Claim:
    """Five killed, said by the outlet, unless told otherwise; `count` sets both ends."""
    count = fields.pop("count", 5)
    defaults: dict[str, Any] = {
        "kind": "killed",
        "count_min": count,
        "count_max": count,
        "vague": None,
        "approx": False,
        "who": None,
        "source": None,
        "place": None,
        "actor": None,
        "status": "affirmed",
        "scope": "incident",
        "part_of": None,
        "quote": "مقتل خمسة",
        "start": 0,
        "end": 9,
        "via": None,
        "confidence": 0.9,
        "rule": "example",
    }
    return Claim(**(defaults | fields))


def item(summary: Summary, **fields: Any) -> StoredItem:
    """A stored item with this summary."""
    defaults: dict[str, Any] = {
        "id": 12,
        "feed_id": 1,
        "outlet": "وكالة ضفاف",
        "url": "https://news.example/a?id=7&lang=ar",
        "title": summary.headline,
        "text": "",
        "published_at": PUBLISHED_AT,
        "first_seen_at": SEEN_AT,
        "revised_at": None,
        "revision": 0,
        "summary": summary,
        "dated_at": PUBLISHED_AT,
        "terms": "",
        "list_key": 1,
    }
    return StoredItem(**(defaults | fields))


def style(language: Language = "ar") -> Style:
    return Style(translator(language), UTC)


def store(db: Database, feed: Feed, summary: Summary, text: str = "") -> int:
    """Store an item of the feed; gives its number."""
    new = NewItem(
        key=summary.headline,
        url="https://news.example/1",
        title=summary.headline,
        text=text,
        published_at=PUBLISHED_AT,
        content_hash=summary.headline,
        summary=summary,
        terms=stored_terms(terms_of(feed.name, summary.headline, text, summary), summary.headline, counts_of(summary)),
        counts=counts_of(summary),
    )
    with db.begin() as connection:
        return insert_item(connection, feed.id, new, SEEN_AT)


TWO_SOURCES = Summary(
    headline="ثلاث غارات في ليلة واحدة",
    lead="نفّذت طائرات غارات على ثلاثة مواقع شرق البلاد.",
    locations=(Place("هرابش", "هرابش", "SY"), Place("القورية", "القورية", "SY")),
    actors=(Actor("البنتاغون", "البنتاغون", "state"),),
    claims=(
        claim(count=1, who="متعاقد أميركي", source="البنتاغون"),
        claim(kind="wounded", count=5, who="جنود", source="البنتاغون"),
        claim(count=5, source="مصادر ميدانية", place="هرابش"),
        claim(kind="wounded", count=4, source="مصادر ميدانية", place="هرابش"),
        claim(count=2, source="مصادر ميدانية", place="القورية"),
        claim(kind="wounded", count=5, source="مصادر ميدانية", place="القورية"),
    ),
)

# Letters, marks, markup, controls, surrogates: whatever a feed may hold.
texts = st.text(max_size=400) | st.text(alphabet="اب<>&\"'/\u202e\u2068\u2069\u200f \n\ud800\U0001f600.", max_size=2000)
counts = st.none() | st.integers(0, 10**7)
claims = st.builds(
    Claim,
    kind=st.sampled_from(["killed", "wounded", "missing", "detained", "casualties"]),
    count_min=counts,
    count_max=counts,
    vague=st.sampled_from([None, "some", "tens", "hundreds", "thousands"]),
    approx=st.booleans(),
    who=st.none() | texts,
    source=st.none() | texts,
    place=st.none() | texts,
    actor=st.none() | texts,
    status=st.sampled_from(["affirmed", "denied", "possible"]),
    scope=st.sampled_from(["incident", "cumulative"]),
    part_of=st.none() | st.integers(-1, 8),
    quote=texts,
    start=st.just(0),
    end=st.just(0),
    via=st.none() | texts,
    confidence=st.floats(0, 1),
    rule=st.just("any"),
)
summaries = st.builds(
    Summary,
    headline=texts,
    lead=texts,
    locations=st.lists(st.builds(Place, name=texts, canonical=texts, country=st.none() | texts)).map(tuple),
    actors=st.lists(st.builds(Actor, name=texts, canonical=texts, kind=st.just("state"))).map(tuple),
    claims=st.lists(claims, max_size=8).map(tuple),
    headline_claims=st.lists(claims, max_size=4).map(tuple),
    note=st.none() | texts,
)
items = st.builds(item, summaries, outlet=texts, title=texts, url=texts | st.just("https://news.example/1"))
