"""An alert: headline, who says what toll, places and actors, the word that matched, and its buttons. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from telegram.constants import ChatType

from bot.claims import render_claims
from bot.finding import query_for
from bot.language import N_, NP_
from bot.markup import bold, clean, isolate, isolated_label, visible_length
from bot.messages import Button, Message, Style, byline, headline, name_list, open_button, outlet_of
from monitors.query.facts import gazetteer_entry
from monitors.query.lexer import QueryError
from monitors.query.names import place_query
from monitors.query.parse import parse_query
from monitors.store.items import StoredItem
from monitors.store.outbox import AlertKind, PendingAlert
from summarizer.model import Place, Summary

CLAIMS_LIMIT = 2400
"""UTF-16 units of claims in an alert; the rest is behind the details button."""
LEAD_LIMIT = 500
NAMES_LIMIT = 240
MATCHED_LIMIT = 200
LABEL_LIMIT = 32
FOLLOW_BUTTONS = 4
FOLLOW_PER_ROW = 2


def render_pending(alert: PendingAlert, style: Style) -> Message:
    """The message of an alert that is to be sent."""
    only_reading = alert.destination.kind == ChatType.CHANNEL
    return render_alert(alert.item, alert.kind, alert.matched, alert.subscription_id, style, only_reading=only_reading)


def render_alert(
    item: StoredItem,
    kind: AlertKind,
    matched: str,
    subscription_id: int | None,
    style: Style,
    *,
    only_reading: bool = False,
) -> Message:
    """An alert of an item. `matched` is the queries as typed; the mute button acts on `subscription_id`.

    only_reading: without the buttons that change what a chat follows, for a channel, whose readers may not.
    """
    t, summary = style.t, item.summary
    marker = f"{bold(t.text(N_('Update')))} · " if kind == "update" else ""
    named = (
        name_list(t.text(N_("Places")), (place.name for place in summary.locations), t, NAMES_LIMIT),
        name_list(t.text(N_("Actors")), (actor.name for actor in summary.actors), t, NAMES_LIMIT),
        t.text(N_("You follow: {words}"), words=isolate(matched, MATCHED_LIMIT)) if clean(matched) else "",
    )
    sections = (
        [marker + headline(item), byline(item, style)],
        list(_body(item, style, only_reading)),
        [row for row in named if row],
    )
    text = "\n\n".join(style.lines(rows) for rows in sections if rows)
    first = [Button(t.text(N_("Details")), data=f"item:{item.id}"), *open_button(item, t)]
    if only_reading:
        return Message(text, (tuple(first),))
    if subscription_id is not None:
        first.insert(1, Button(t.text(N_("Mute this word")), data=f"mute:{subscription_id}"))
    return Message(text, (tuple(first), *_follow_buttons(item, matched)))


def _body(item: StoredItem, style: Style, only_reading: bool) -> Iterator[str]:
    """The claims as far as there is room, whole blocks of them; without claims the lead.

    What has no room is behind the details button; that of a channel shows the lead alone, so it is counted there.
    """
    blocks = render_claims(item.summary, outlet_of(item), style.t)
    if not blocks:
        if clean(item.summary.lead):
            yield isolate(item.summary.lead, LEAD_LIMIT)
        return
    room = CLAIMS_LIMIT
    for shown, block in enumerate(blocks):
        room -= sum(visible_length(row) + 1 for row in block)
        if room < 0:
            left = style.t.plural(NP_("and {n} more", "and {n} more"), len(blocks) - shown)
            yield left if only_reading else style.t.text(N_("… more under “Details”"))
            return
        yield from block


def _follow_buttons(item: StoredItem, matched: str) -> Iterator[tuple[Button, ...]]:
    follow = [
        Button(f"+ {isolated_label(tag.name, LABEL_LIMIT)}", data=f"follow:{item.id}:{name_mark(tag.name)}")
        for tag in islice(tags_to_follow(item.summary, matched), FOLLOW_BUTTONS)
    ]
    return (tuple(follow[at : at + FOLLOW_PER_ROW]) for at in range(0, len(follow), FOLLOW_PER_ROW))


@dataclass(frozen=True, slots=True)
class Tag:
    """A place or an actor of an item, and the query that follows it."""

    name: str
    query: str


def tags_to_follow(summary: Summary, matched: str = "") -> Iterator[Tag]:
    """Places and actors by turns: those that can be subscribed to and are not what `matched` asks for."""
    asked = [query.strip() for query in matched.split("،")]
    seen = {_key(query) for query in (*asked, *map(query_for, asked))}
    places = (Tag(clean(place.name), _place_query(place)) for place in summary.locations)
    actors = (Tag(clean(actor.name), query_for(actor.name)) for actor in summary.actors)
    for tag in _by_turns(places, actors):
        key = _key(tag.query)
        if key and key not in seen:
            seen.add(key)
            yield tag


def _place_query(place: Place) -> str:
    """The query for the place itself, and not for a better-known one of its name."""
    entry = gazetteer_entry(place)
    return (place_query(entry) if entry else None) or query_for(place.name)


def _by_turns(places: Iterable[Tag], actors: Iterable[Tag]) -> Iterator[Tag]:
    waiting = [iter(places), iter(actors)]
    while waiting:
        tags = waiting.pop(0)
        for tag in tags:
            yield tag
            waiting.append(tags)
            break


def _key(query: str) -> str:
    try:
        return parse_query(query).key
    except QueryError:
        return ""


def name_mark(name: str) -> str:
    """What a button carries of a name: names are longer than the 64 bytes of callback data."""
    return hashlib.sha256(clean(name).encode()).hexdigest()[:12]
