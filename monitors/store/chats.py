"""Chats and their topics, and who may give orders.

A destination is a chat with its topic; blocking, holding and migration concern the chat with all its topics.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Select, delete, exists, func, insert, select, update

from monitors.store.schema import admins, alerts, audit_log, chats, destinations, subscriptions

Language = Literal["ar", "en"]
ChatState = Literal["active", "blocked"]

NO_TOPIC = 0
"""What stands in the thread_id column of a chat without topics."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where messages go.

    thread_id: None in a chat without topics. kind: Telegram's word for the chat's type.
    state: the chat's, `blocked` where the bot was blocked or kicked.
    """

    id: int
    chat_id: int
    thread_id: int | None
    kind: str
    title: str
    language: Language
    muted_until: datetime | None
    state: ChatState
    timezone: str | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What an admin did, and when."""

    id: int
    user_id: int
    action: str
    detail: str
    at: datetime


def select_destinations() -> Select[Any]:
    """A query whose rows, as dicts, are the fields of Destination."""
    return select(
        destinations.c.id,
        destinations.c.chat_id,
        func.nullif(destinations.c.thread_id, NO_TOPIC).label("thread_id"),
        chats.c.kind,
        chats.c.title,
        destinations.c.language,
        destinations.c.muted_until,
        chats.c.state,
        destinations.c.timezone,
    ).join(chats, chats.c.chat_id == destinations.c.chat_id)


def ensure_destination(
    conn: Connection, chat_id: int, thread_id: int | None, kind: str, title: str, now: datetime
) -> Destination:
    """The destination; a new one speaks Arabic and is unmuted. The chat's kind and title are kept current."""
    here = select_destinations().where(
        destinations.c.chat_id == chat_id, destinations.c.thread_id == (thread_id or NO_TOPIC)
    )
    row = conn.execute(here).one_or_none()
    if row is not None and (row.kind, row.title) == (kind, title):
        return Destination(**row._asdict())
    _ensure_chat(conn, chat_id, kind, title, now)
    if row is None:
        new = {"chat_id": chat_id, "thread_id": thread_id or NO_TOPIC, "language": "ar", "created_at": now}
        conn.execute(insert(destinations).values(new))
    return Destination(**conn.execute(here).one()._asdict())


def _ensure_chat(conn: Connection, chat_id: int, kind: str, title: str, now: datetime) -> None:
    known = update(chats).where(chats.c.chat_id == chat_id).values(kind=kind, title=title)
    if conn.execute(known).rowcount == 0:
        new = {"chat_id": chat_id, "kind": kind, "title": title, "state": "active", "state_since": now}
        conn.execute(insert(chats).values(new))


def get_destination(conn: Connection, destination_id: int) -> Destination | None:
    """The destination of this number."""
    row = conn.execute(select_destinations().where(destinations.c.id == destination_id)).one_or_none()
    return None if row is None else Destination(**row._asdict())


def count_destinations(conn: Connection) -> int:
    """How many destinations have a subscription and are not blocked."""
    subscribed = exists().where(subscriptions.c.destination_id == destinations.c.id)
    here = select_destinations().where(chats.c.state == "active", subscribed).subquery()
    return conn.execute(select(func.count()).select_from(here)).scalar_one()


def set_language(conn: Connection, destination_id: int, language: Language) -> None:
    """Choose the language of what is said there."""
    conn.execute(update(destinations).where(destinations.c.id == destination_id).values(language=language))


def set_mute(conn: Connection, destination_id: int, until: datetime | None) -> None:
    """Let no alerts arise there until then; None ends it."""
    conn.execute(update(destinations).where(destinations.c.id == destination_id).values(muted_until=until))


def set_blocked(conn: Connection, chat_id: int, now: datetime) -> None:
    """Note that the bot may not write to the chat: its waiting alerts stay, and none arise."""
    _set_state(conn, chat_id, "blocked", now)


def set_active(conn: Connection, chat_id: int, now: datetime) -> None:
    """Note that the bot may write to the chat again; what waits for it goes out."""
    _set_state(conn, chat_id, "active", now)


def _set_state(conn: Connection, chat_id: int, state: ChatState, now: datetime) -> None:
    changed = (chats.c.chat_id == chat_id) & (chats.c.state != state)
    conn.execute(update(chats).where(changed).values(state=state, state_since=now))


def migrate_chat(conn: Connection, old: int, new: int) -> None:
    """Follow a group that became a supergroup: what was the old chat's is the new one's, each thing once."""
    row = conn.execute(select(chats).where(chats.c.chat_id == old)).one_or_none()
    if row is None or old == new:
        return
    if conn.scalar(select(chats.c.chat_id).where(chats.c.chat_id == new)) is None:
        conn.execute(insert(chats).values({**row._asdict(), "chat_id": new, "kind": "supergroup"}))
    moving = select(destinations.c.id, destinations.c.thread_id).where(destinations.c.chat_id == old)
    for destination_id, thread_id in conn.execute(moving).all():
        twin = select(destinations.c.id).where(destinations.c.chat_id == new, destinations.c.thread_id == thread_id)
        twin_id: int | None = conn.scalar(twin)
        if twin_id is not None:
            _merge_destination(conn, destination_id, twin_id)
            continue
        conn.execute(update(destinations).where(destinations.c.id == destination_id).values(chat_id=new))
    conn.execute(delete(chats).where(chats.c.chat_id == old))


def _merge_destination(conn: Connection, old: int, new: int) -> None:
    theirs = subscriptions.alias()
    same = exists().where(theirs.c.destination_id == new, theirs.c.key == subscriptions.c.key)
    mine = subscriptions.c.destination_id == old
    conn.execute(update(subscriptions).where(mine, ~same).values(destination_id=new))
    conn.execute(delete(subscriptions).where(mine))
    others = alerts.alias()
    told = exists().where(
        others.c.destination_id == new,
        others.c.item_id == alerts.c.item_id,
        others.c.kind == alerts.c.kind,
        others.c.revision == alerts.c.revision,
    )
    waiting = alerts.c.destination_id == old
    conn.execute(update(alerts).where(waiting, ~told).values(destination_id=new))
    conn.execute(delete(alerts).where(waiting))
    conn.execute(delete(destinations).where(destinations.c.id == old))


def list_admins(conn: Connection) -> list[int]:
    """The user ids of the admins made in the chat, oldest first; those of the settings are not among them."""
    return list(conn.scalars(select(admins.c.user_id).order_by(admins.c.added_at, admins.c.user_id)))


def is_admin(conn: Connection, user_id: int) -> bool:
    """Whether this user was made an admin in the chat."""
    return conn.scalar(select(admins.c.user_id).where(admins.c.user_id == user_id)) is not None


def add_admin(conn: Connection, user_id: int, by: int, now: datetime) -> bool:
    """Make a user an admin; False where they were one."""
    if is_admin(conn, user_id):
        return False
    conn.execute(insert(admins).values(user_id=user_id, added_by=by, added_at=now))
    return True


def remove_admin(conn: Connection, user_id: int) -> bool:
    """Make a user no admin; False where they were none."""
    return conn.execute(delete(admins).where(admins.c.user_id == user_id)).rowcount > 0


def audit(conn: Connection, user_id: int, action: str, detail: str, now: datetime) -> None:
    """Note what an admin did, in the transaction in which it is done."""
    conn.execute(insert(audit_log).values(user_id=user_id, action=action, detail=detail, at=now))


def list_audit(conn: Connection, limit: int) -> list[AuditEntry]:
    """The last things that admins did, newest first."""
    query = select(audit_log).order_by(audit_log.c.id.desc()).limit(limit)
    return [AuditEntry(**row._asdict()) for row in conn.execute(query)]
