"""Which chats an item alerts: the subscriptions that match it, each destination once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime

from monitors.query.words import parse_words
from monitors.store.outbox import AlertKind, NewAlert
from monitors.store.subscriptions import Subscription


def alerts_for(
    item_id: int,
    folded_words: Set[str],
    subscriptions: Iterable[Subscription],
    kind: AlertKind,
    revision: int,
    now: datetime,
) -> list[NewAlert]:
    """One alert for each destination with a matching subscription; it names all that matched.

    `subscriptions` are those that may alert now. The first that matches is the one a mute button acts on.
    """
    matching: dict[int, list[Subscription]] = {}
    for subscription in subscriptions:
        if parse_words(subscription.query).matches(folded_words):
            matching.setdefault(subscription.destination_id, []).append(subscription)
    return [
        NewAlert(
            destination_id=destination_id,
            item_id=item_id,
            kind=kind,
            revision=revision,
            matched="، ".join(subscription.query for subscription in matched),
            subscription_id=matched[0].id,
            not_before=now,
        )
        for destination_id, matched in matching.items()
    ]
