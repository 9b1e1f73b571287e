"""Forces that only their owner tells apart: القوات البرية التابعة للحرس الثوري."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actor_words import Word
from summarizer.actors.body_ends import adjectives_end
from summarizer.actors.listed_bodies import Body, match_name


def with_owner(words: Sequence[Word], body: Body | None) -> Body | None:
    """القوات البرية التابعة للحرس الثوري: forces that only their owner tells apart have it in their name."""
    if body is None or body.last + 1 >= len(words) or words[body.last].barrier or words[body.last].opened:
        return body
    rules, at = grammar(), body.last
    if body.head.removeprefix("ال") not in rules.owned:
        return body
    belonging = words[at].key in rules.belonging
    owner = at + 1 if belonging else at
    if words[owner].barrier or not words[owner].key.startswith("ل"):
        return body
    above = match_name(words, owner)
    if above is not None and above.kind != "country" and (belonging or above.kind != "media"):
        # قالت القوات الأمنية لوكالة رويترز: who was told owns nobody
        return body._replace(last=above.last)
    return (
        body._replace(last=adjectives_end(words, owner + 1))
        if belonging and words[owner].key.startswith("لل")
        else body
    )
