"""Until when Telegram wants nothing sent, to a chat or by the bot; and what a clock set back does to waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, Connection, bindparam, func, insert, or_, select, update

from monitors.store.schema import alerts, chats, feeds, sending

_THE_ROW = 1


@dataclass(frozen=True, slots=True)
class Holds:
    """What is on hold, and until when: the bot as a whole, and chats by their id."""

    bot: datetime | None
    chats: dict[int, datetime]


def hold_chat(conn: Connection, chat_id: int, until: datetime) -> None:
    """Send nothing to the chat until then, as Telegram asked; a longer hold stays."""
    longer = or_(chats.c.hold_until.is_(None), chats.c.hold_until < until)
    conn.execute(update(chats).where(chats.c.chat_id == chat_id, longer).values(hold_until=until))


def hold_bot(conn: Connection, until: datetime) -> None:
    """Send nothing at all until then, as Telegram asked; a longer hold stays."""
    held = conn.execute(select(sending.c.hold_until).where(sending.c.id == _THE_ROW)).one_or_none()
    if held is None:
        conn.execute(insert(sending).values(id=_THE_ROW, hold_until=until))
    elif held.hold_until is None or held.hold_until < until:
        conn.execute(update(sending).values(hold_until=until))


def list_holds(conn: Connection, now: datetime) -> Holds:
    """The holds that are not over."""
    bot = conn.scalar(select(sending.c.hold_until).where(sending.c.hold_until > now))
    rows = conn.execute(select(chats.c.chat_id, chats.c.hold_until).where(chats.c.hold_until > now))
    return Holds(bot, {row.chat_id: row.hold_until for row in rows})


def last_known_time(conn: Connection) -> datetime | None:
    """The latest moment at which the program is known to have run; None in a new database."""
    moments = (select(func.max(column)) for column in (feeds.c.last_checked_at, alerts.c.created_at))
    return max((at for query in moments if (at := conn.scalar(query)) is not None), default=None)


def set_waits_back(conn: Connection, now: datetime, back: timedelta) -> None:
    """Let everything that waits wait no longer than it would have, had the clock not been set back by `back`.

    Quiet hours end by the clock on the wall, so alerts that were held back stay as they are.
    """
    conn.execute(
        update(alerts)
        .where(alerts.c.state == "pending", alerts.c.not_before > now, alerts.c.held.is_(False))
        .values(not_before=now)
    )
    for column in (chats.c.hold_until, sending.c.hold_until, feeds.c.next_check_at):
        _shift(conn, column, now, back)


def _shift(conn: Connection, column: Column[datetime], now: datetime, back: timedelta) -> None:
    key = next(iter(column.table.primary_key))
    rows = conn.execute(select(key.label("key"), column.label("at")).where(column > now)).all()
    if rows:
        moved = update(column.table).where(key == bindparam("of")).values({column.name: bindparam("to")})
        conn.execute(moved, [{"of": row.key, "to": row.at - back} for row in rows])
