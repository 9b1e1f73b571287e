"""What a chat follows: subscribing, the list of subscriptions, unsubscribing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.context import Refusal, Request, require_chat_admin
from bot.explaining import reading_of
from bot.finding import read_typed
from bot.guide import guide, start_button
from bot.language import N_, NP_, Translator
from bot.markup import bold, clean, code, command, isolate, pack
from bot.menu import EXAMPLES
from bot.messages import Button, Message, Style, render_result
from monitors.query.syntax import And, Query, Since
from monitors.store.search import find_items
from monitors.store.subscriptions import (
    Subscription,
    TooManySubscriptions,
    add_subscription,
    list_subscriptions,
    remove_subscription,
)

PREVIEW = 3
PREVIEW_PERIOD = timedelta(hours=24)
PAGE = 8
"""Subscriptions on one page of the list: as many as fit a phone's screen with their buttons."""
QUERY_LIMIT = 100
_NUMBER = re.compile(r"#?([1-9]\d{0,5})")


async def subscribe(request: Request) -> None:
    """Follow words: `/subscribe <words>`, which shows what they would have found lately; without words, by buttons."""
    await require_chat_admin(request)
    if not clean(request.words):
        await request.reply(await guide(request))
        return
    query = await read_typed(request.services.db, clean(request.words), "subscribe", standing=True)
    await follow(request, query)


async def follow(request: Request, query: Query) -> None:
    """Add the subscription unless there is an equal one, and say what it matches in the last 24 hours."""
    t, db, here = request.t, request.services.db, request.destination
    # A channel or an anonymous admin has no user id: the chat itself is then who subscribed.
    author = request.user_id or here.chat_id
    limit = request.services.settings.chat_subscriptions
    try:
        subscription, is_new = await db.run(
            add_subscription, here.id, query.text, query.key, author, request.now, limit
        )
    except TooManySubscriptions:
        raise Refusal(
            N_("This chat follows {limit} queries already, which is the most. {list} removes some."),
            limit=limit,
            list=command("/subscriptions"),
        ) from None
    shown = isolate(subscription.query, QUERY_LIMIT)
    if not is_new:
        await request.say(
            t.text(
                N_("You follow this already: {words} ({state})"),
                words=shown,
                state=_state(subscription, request.now, t),
            ),
            t.text(N_("All that you follow: {command}"), command=command("/subscriptions")),
        )
        return
    lately = And((query.node, Since(int(PREVIEW_PERIOD.total_seconds()))))
    found = (await db.query(find_items, lately, request.now, PREVIEW)).items
    head = [t.text(N_("From now on you follow: {words}"), words=bold(shown))]
    if reading := reading_of(query, t):
        head.append(t.text(N_("That is: {reading}"), reading=reading))
    if found:
        head.append(t.text(N_("From the last 24 hours:")))
    else:
        head.append(t.text(N_("Nothing in the last 24 hours matches; the next item that does alerts you at once.")))
    results = [render_result(item, request.style) for item in found]
    await request.reply(*map(Message, pack([request.style.lines(head), *results])))


async def subscriptions(request: Request) -> None:
    """List what this chat follows, with buttons."""
    await request.reply(await subscriptions_page(request, 0))


async def subscriptions_page(request: Request, page: int) -> Message:
    """One page of the list as it stands now."""
    followed = await request.services.db.query(list_subscriptions, request.destination.id)
    return render_subscriptions(followed, page, request.now, request.style)


async def unsubscribe(request: Request) -> None:
    """Stop following: `/unsubscribe <words>`, or their number in the list; without words that with its buttons."""
    await require_chat_admin(request)
    if not request.words.strip():
        await subscriptions(request)
        return
    db, here = request.services.db, request.destination
    query = await read_typed(db, clean(request.words), "unsubscribe")
    followed = await db.query(list_subscriptions, here.id)
    # By its text as well: a place or actor may mean another than when it was followed.
    meant = [one for one in followed if one.key == query.key or one.query == query.text]
    if not meant and (number := _NUMBER.fullmatch(clean(request.words))):
        meant = followed[int(number[1]) - 1 : int(number[1])]
    for subscription in meant:
        await db.run(remove_subscription, subscription.id, here.id)
        shown = isolate(subscription.query, QUERY_LIMIT)
        await request.say(request.t.text(N_("You no longer follow: {words}"), words=shown))
        return
    raise Refusal(
        N_("You do not follow these words: {words}. {list} shows what you follow."),
        EXAMPLES["unsubscribe"],
        words=isolate(request.words, QUERY_LIMIT),
        list=command("/subscriptions"),
    )


def render_subscriptions(followed: Sequence[Subscription], page: int, now: datetime, style: Style) -> Message:
    """A page of the list, numbered through, each with buttons to pause or resume it, for its quiet hours, and to
    remove it. Pure."""
    t = style.t
    if not followed:
        rows = [
            t.text(N_("You follow nothing yet.")),
            t.text(N_("Example: {example}"), example=code(EXAMPLES["subscribe"])),
        ]
        return Message(style.lines(rows), ((start_button(t),),))
    page = max(0, min(page, (len(followed) - 1) // PAGE))
    shown = list(enumerate(followed, 1))[page * PAGE : (page + 1) * PAGE]
    rows = [bold(t.plural(NP_("You follow {n} query", "You follow {n} queries"), len(followed)))]
    rows += [
        f"{number}. {isolate(subscription.query, QUERY_LIMIT)} · {_state(subscription, now, t)}"
        for number, subscription in shown
    ]
    keys = [_keys(number, subscription, page, now, t) for number, subscription in shown]
    if turns := _turns(page, len(followed), t):
        keys.append(turns)
    return Message(style.lines(rows), tuple(keys))


def _keys(number: int, subscription: Subscription, page: int, now: datetime, t: Translator) -> tuple[Button, ...]:
    runs = subscription.state == "active" and not _is_muted(subscription, now)
    switch = ("pause", N_("Pause {number}")) if runs else ("resume", N_("Resume {number}"))
    target = f"{subscription.id}:{page}"
    return (
        Button(t.text(switch[1], number=number), data=f"{switch[0]}:{target}"),
        Button(t.text(N_("Quiet {number}"), number=number), data=f"quiet:{target}"),
        Button(t.text(N_("Remove {number}"), number=number), data=f"remove:{target}"),
    )


def _turns(page: int, total: int, t: Translator) -> tuple[Button, ...]:
    turns = []
    if page > 0:
        turns.append(Button(t.text(N_("Previous")), data=f"subs:{page - 1}"))
    if (page + 1) * PAGE < total:
        turns.append(Button(t.text(N_("Next")), data=f"subs:{page + 1}"))
    return tuple(turns)


def _state(subscription: Subscription, now: datetime, t: Translator) -> str:
    if subscription.state == "paused":
        return t.text(N_("paused"))
    state = t.text(N_("muted")) if _is_muted(subscription, now) else t.text(N_("active"))
    hours = subscription.quiet
    return f"{state} · {t.text(N_('quiet {hours}'), hours=isolate(str(hours)))}" if hours else state


def _is_muted(subscription: Subscription, now: datetime) -> bool:
    return subscription.muted_until is not None and subscription.muted_until > now
