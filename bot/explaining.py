"""Why an alert came or did not, and what a query would have matched: `/why <item>`, `/test <query>`."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

from bot.choices import place_label
from bot.context import Refusal, Request
from bot.finding import read_typed
from bot.language import N_, NP_, Translator
from bot.markup import bold, clean, command, isolate, pack
from bot.menu import EXAMPLES
from bot.messages import Message, listed_head, render_result
from bot.tolls import at_least
from monitors.query.explain import missing_parts, without_part
from monitors.query.facts import Facts
from monitors.query.lexer import QueryError
from monitors.query.names import place_of_term
from monitors.query.parse import parse_query
from monitors.query.syntax import And, Count, Node, Not, Or, Phrase, Query, Since, Term
from monitors.store.feeds import get_feed
from monitors.store.items import StoredItem, get_item
from monitors.store.outbox import AlertRecord, alerts_of
from monitors.store.search import Page, find_items, stored_facts
from monitors.store.subscriptions import Subscription, list_subscriptions

PERIOD = timedelta(days=7)
COUNTED = 500
"""Matches that a test counts; more than these are too many to follow anyway."""
EXAMPLES_SHOWN = 3
NEAR_MISSES = 2
AGES = {
    24 * 3600: NP_("no older than {n} day", "no older than {n} days"),
    3600: NP_("no older than {n} hour", "no older than {n} hours"),
    60: NP_("no older than {n} minute", "no older than {n} minutes"),
}
"""By the seconds of their units."""
LACKING_SHOWN = 5
"""Subscriptions of which it is told what an item lacks for them."""
QUERY_LIMIT = 100
_ITEM_NUMBER = re.compile(r"#?(\d{1,18})|/item_(\d{1,18})")

FIELD_NAMES = {
    "w": N_("the word {name}"),
    "f": N_("exactly {name}"),
    "p": N_("the place {name}"),
    "c": N_("the country {name}"),
    "a": N_("the actor {name}"),
    "S": N_("the source {name}"),
    "s": N_("the source {name}"),
    "o": N_("the outlet {name}"),
}
COUNT_NAMES = {
    "killed": N_("{n} killed or more (at most {most} are claimed)"),
    "wounded": N_("{n} wounded or more (at most {most} are claimed)"),
    "missing": N_("{n} missing or more (at most {most} are claimed)"),
    "detained": N_("{n} detained or more (at most {most} are claimed)"),
    "any": N_("{n} casualties or more (at most {most} are claimed)"),
}


async def test(request: Request) -> None:
    """What a query would have matched in the last seven days, and what it nearly matched."""
    t = request.t
    query = await read_typed(request.services.db, clean(request.words), "test", standing=True)
    within = Since(int(PERIOD.total_seconds()))
    page = await matching_of_week(request, query)
    heading = bold(t.text(N_("Test of: {words}"), words=isolate(query.text, QUERY_LIMIT)))
    rows = [heading, *rate_lines(page, t)]
    paragraphs = [request.style.lines(rows)]
    paragraphs += [render_result(item, request.style) for item in page.items[:EXAMPLES_SHOWN]]
    near = [line async for line in _near_misses(request, query, within)]
    if near:
        paragraphs += [request.style.lines([bold(t.text(N_("Nearly matched:")))]), *near]
    await request.reply(*map(Message, pack(paragraphs)))


async def matching_of_week(request: Request, query: Query) -> Page:
    """The items of the last seven days that a query matches, COUNTED of them at most."""
    wanted = And((query.node, Since(int(PERIOD.total_seconds()))))
    return await request.services.db.query(find_items, wanted, request.now, COUNTED)


def rate_lines(page: Page, t: Translator) -> list[str]:
    """How many items of the last seven days match, and how many alerts a day that makes."""
    count = len(page.items)
    if page.after is not None:
        return [t.text(N_("In the last 7 days more than {n} items match: too many to read."), n=count)]
    rows = [t.plural(NP_("In the last 7 days {n} item matches.", "In the last 7 days {n} items match."), count)]
    if count:
        rows.append(t.text(N_("That makes about {n} alerts a day."), n=f"{count / PERIOD.days:.1f}"))
    return rows


async def _near_misses(request: Request, query: Query, within: Since) -> AsyncIterator[str]:
    shown: set[int] = set()
    for part in query.parts:
        rest = without_part(query, part)
        if rest is None or len(shown) >= NEAR_MISSES:
            return
        wanted = And((rest, within, Not(part)))
        page = await request.services.db.query(find_items, wanted, request.now, 1)
        for item in page.items:
            if item.id not in shown:
                shown.add(item.id)
                yield _lacking(item, missing_parts(query, stored_facts(item), request.now), request)


def _lacking(item: StoredItem, parts: tuple[Node, ...], request: Request) -> str:
    t = request.t
    lacks = t.comma.join(describe(part, stored_facts(item), t) for part in parts)
    return request.style.lines([*listed_head(item, request.style), t.text(N_("It lacks: {parts}"), parts=lacks)])


def reading_of(query: Query, t: Translator) -> str:
    """How a query is read, in words as HTML; "" where it is nothing but words."""
    if all(isinstance(part, Term) and part.key.startswith("w:") for part in query.parts):
        return ""
    return t.semicolon.join(describe(part, None, t) for part in query.parts)


def describe(part: Node, facts: Facts | None, t: Translator) -> str:
    """A part of a query in words, as HTML; with the facts of an item, how many that claims at most."""
    match part:
        case Term(key, label) if key.startswith("c:"):
            return t.text(FIELD_NAMES["c"], name=isolate(t.country(label)))
        case Term(key, label) if key.startswith("p:"):
            return t.text(FIELD_NAMES["p"], name=isolate(_place_name(key, label, t)))
        case Term(key, label):
            return t.text(FIELD_NAMES[key[0]], name=isolate(label or key[2:]))
        case Phrase(_, label):
            return t.text(N_("the phrase {name}"), name=isolate(label))
        case Count(kind, least):
            if facts is None:
                return at_least("casualties" if kind == "any" else kind, least, t)
            return t.text(COUNT_NAMES[kind], n=least, most=facts.counts.get(kind, 0))
        case Since(seconds):
            if facts is None:
                return _no_older(seconds, t)
            return t.text(N_("a later date"))
        case Not(inner):
            return t.text(N_("being without {part}"), part=describe(inner, facts, t))
        case And(parts, label) | Or(parts, label) if label:
            fields = {one.key[0] for one in parts if isinstance(one, Term)}
            field = next((letter for letter in "Sso" if letter in fields), None)
            return t.text(FIELD_NAMES[field] if field else N_("the name {name}"), name=isolate(label))
        case And(parts):
            return t.text(N_("all of ({parts})"), parts=t.semicolon.join(describe(one, facts, t) for one in parts))
        case Or(parts):
            return t.text(N_("one of ({parts})"), parts=t.semicolon.join(describe(one, facts, t) for one in parts))


def _no_older(seconds: int, t: Translator) -> str:
    """In the largest unit that counts it: queries have whole minutes."""
    length, sentence = next((length, sentence) for length, sentence in AGES.items() if seconds % length == 0)
    return t.plural(sentence, seconds // length)


def _place_name(key: str, name: str, t: Translator) -> str:
    """A place's name with its country, which tells it from its namesakes."""
    entry = place_of_term(key)
    if entry is None:
        return name
    label = name if t.right_to_left else place_label(entry, t)
    return label if entry.country is None or entry.kind == "country" else f"{label} ({t.country(entry.country)})"


async def why(request: Request) -> None:
    """Which subscription an item's alert came from, or why none came here."""
    match = _ITEM_NUMBER.fullmatch(request.words.strip())
    if match is None:
        raise Refusal(N_("Write the number of an item after the command."), EXAMPLES["why"])
    db, here = request.services.db, request.destination
    item = await db.query(get_item, int(match[1] or match[2]))
    if item is None:
        raise Refusal(N_("There is no item of this number; old ones are deleted."), "/recent")
    sent = await db.query(alerts_of, item.id, here.id)
    followed = await db.query(list_subscriptions, here.id)
    rows = [*listed_head(item, request.style), ""]
    rows += [_told(alert, request) for alert in sent] or [
        request.t.text(N_("No alert of this item came here.")),
        *[reason async for reason in _reasons(item, followed, request)],
    ]
    await request.say(*rows)


def _told(alert: AlertRecord, request: Request) -> str:
    t, words = request.t, isolate(alert.matched, QUERY_LIMIT)
    if alert.state == "sent" and alert.closed_at is not None:
        return t.text(N_("An alert came at {time} for: {words}"), time=request.style.time(alert.closed_at), words=words)
    if alert.state == "failed":
        return t.text(N_("An alert for {words} could not be sent."), words=words)
    if alert.held and alert.not_before > request.now:
        end = request.style.time(alert.not_before)
        return t.text(N_("An alert for {words} waits until its quiet hours end: {time}"), words=words, time=end)
    return t.text(N_("An alert for {words} waits to be sent."), words=words)


async def _reasons(item: StoredItem, followed: list[Subscription], request: Request) -> AsyncIterator[str]:
    """Why an item alerted nobody here, each as a line of HTML."""
    t = request.t
    if not followed:
        yield t.text(N_("This chat follows nothing: {command}"), command=command("/subscribe"))
        return
    matching = [one for one in followed if not _missing(one, item, request)]
    for subscription in matching:
        words = isolate(subscription.query, QUERY_LIMIT)
        if subscription.created_at > item.first_seen_at:
            yield t.text(N_("{words}: followed only after the item had come."), words=words)
        elif subscription.state == "paused":
            yield t.text(N_("{words}: paused."), words=words)
        else:
            yield t.text(N_("{words}: matches, but {reason}"), words=words, reason=await _silence(item, request))
    if matching:
        return
    yield t.text(N_("No query of this chat matches it:"))
    for subscription in followed[:LACKING_SHOWN]:
        lacks = t.comma.join(describe(part, stored_facts(item), t) for part in _missing(subscription, item, request))
        yield t.text(N_("{words} lacks {parts}"), words=isolate(subscription.query, QUERY_LIMIT), parts=lacks)
    if left := len(followed[LACKING_SHOWN:]):
        yield t.plural(NP_("and {n} more", "and {n} more"), left)


def _missing(subscription: Subscription, item: StoredItem, request: Request) -> tuple[Node, ...]:
    try:
        query = parse_query(subscription.query)
    except QueryError:
        return (Term("w:", subscription.query),)
    return missing_parts(query, stored_facts(item), request.now)


async def _silence(item: StoredItem, request: Request) -> str:
    """Why an item that matches did not alert."""
    t = request.t
    feed = await request.services.db.query(get_feed, item.feed_id)
    if feed is not None and feed.first_polled_at is not None and item.first_seen_at <= feed.first_polled_at:
        return t.text(N_("it came with the feed’s first poll, which alerts nobody."))
    limit = timedelta(hours=request.services.settings.max_age_hours)
    if item.published_at is not None and item.first_seen_at - item.published_at > limit:
        return t.text(N_("it was dated too long ago when it came."))
    return t.text(N_("the chat or the query was silent when it came."))
