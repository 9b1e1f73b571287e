"""From an article to its summary: the stages in their order, nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.actors.distinct_actors import distinct_actors
from summarizer.boilerplate import find_boilerplate, without_links
from summarizer.circumstances.beside import is_beside
from summarizer.circumstances.binding import bind_claims
from summarizer.circumstances.placing import read_setting
from summarizer.claims.casualties import MOST_CLAIMS, find_claims
from summarizer.claims.scene import Skeleton
from summarizer.document import Document, read_document
from summarizer.headline import clean_headline, lead
from summarizer.model import Article, Claim, Summary
from summarizer.places.distinct_places import locations
from summarizer.sources.attribution import find_voices

# Code points that are read of a text: no news article is longer, and what is may not hold up the others.
LONGEST_TEXT = 100_000
ARABIC = re.compile("[\u0621-\u064a]")
NO_TEXT = "no text"
NOT_ARABIC = "no Arabic text"
CUT_SHORT = f"only the first {LONGEST_TEXT:,} characters"
CLAIMS_CUT_SHORT = f"only the first {MOST_CLAIMS:,} claims"


def summarize(article: Article) -> Summary:
    """What an article says; never raises on any string.

    `note` is set where there was nothing to read or not all was. Claims are read from the text alone; the title's are
    apart, with offsets into the title.
    """
    title = read_document(article.title[:LONGEST_TEXT], outlet=article.outlet)
    text = article.text[:LONGEST_TEXT]
    body = read_document(text, title.places, article.outlet, shown=without_links(text))
    headline = clean_headline(title.text, article.outlet)
    if not body.tokens and not title.tokens:
        return Summary(headline=headline, lead="", note=NO_TEXT)
    skipped = find_boilerplate(body)
    title_places = locations([mention for mention in title.places if not is_beside(title, mention)])
    place = title_places[0].name if title_places else None
    told = find_claims(body, skipped)
    claims = _bound(body, told, place)
    actors = distinct_actors([*title.actors, *body.actors])
    return Summary(
        headline=headline,
        lead=lead(body, skipped, claims),
        locations=locations([*title.places, *body.places]),
        actors=actors,
        claims=claims,
        headline_claims=_bound(title, find_claims(title), None),
        note=_note(article, told),
    )


def _bound(doc: Document, skeletons: Sequence[Skeleton], place: str | None) -> tuple[Claim, ...]:
    """The claims of a text, most of which have none; `place` is where the title sets the scene."""
    if not skeletons:
        return ()
    # Whose words the sentence behind the last claim is matters still: what goes on behind a semicolon is placed there.
    voices = find_voices(doc, max(skeleton.sentence for skeleton in skeletons) + 2)
    return bind_claims(doc, skeletons, voices, read_setting(doc, voices, place, skeletons))


def _note(article: Article, told: Sequence[Skeleton]) -> str | None:
    if not ARABIC.search(article.title) and not ARABIC.search(article.text):
        return NOT_ARABIC
    if max(len(article.title), len(article.text)) > LONGEST_TEXT:
        return CUT_SHORT
    return CLAIMS_CUT_SHORT if len(told) >= MOST_CLAIMS else None
