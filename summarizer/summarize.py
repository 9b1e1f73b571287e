"""From an article to its summary: the stages in their order, nothing else."""

from __future__ import annotations

from summarizer.actors import distinct_actors
from summarizer.attribution import find_voices
from summarizer.binding import bind_claims
from summarizer.boilerplate import find_boilerplate
from summarizer.casualties import find_claims
from summarizer.document import Document, read_document
from summarizer.headline import clean_headline, lead
from summarizer.model import Article, Claim, Summary
from summarizer.places import locations
from summarizer.setting import read_setting

NO_TEXT = "no text"
NOT_ARABIC = "no Arabic text"


def summarize(article: Article) -> Summary:
    """What an article says; never raises on any string.

    `note` is set where there was nothing to read. Claims are read from the text alone; the title's are
    apart, with
    offsets into the title.
    """
    title = read_document(article.title)
    body = read_document(article.text)
    headline = clean_headline(article.title, article.outlet)
    if not body.tokens and not title.tokens:
        return Summary(headline=headline, lead="", note=NO_TEXT)
    skipped = find_boilerplate(body)
    title_places = locations(title.places)
    place = title_places[0].name if title_places else None
    voices = find_voices(body)
    claims = bind_claims(body, find_claims(body, skipped), voices, read_setting(body, voices, place))
    actors = distinct_actors([*title.actors, *body.actors])
    return Summary(
        headline=headline,
        lead=lead(body, skipped, claims),
        locations=locations([*title.places, *body.places]),
        actors=actors,
        claims=claims,
        headline_claims=_claims_of(title),
        note=None if _has_arabic(article) else NOT_ARABIC,
    )


def _claims_of(doc: Document) -> tuple[Claim, ...]:
    voices = find_voices(doc)
    return bind_claims(doc, find_claims(doc), voices, read_setting(doc, voices, None))


def _has_arabic(article: Article) -> bool:
    return any("\u0621" <= letter <= "\u064a" for letter in article.title + article.text)
