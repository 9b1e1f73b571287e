"""What the doctor says of delivery."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.doctor import examine_delivery
from monitors.store.chats import ensure_destination
from monitors.store.database import Database
from monitors.store.feeds import Feed
from monitors.store.outbox import NewAlert, add_alerts, lease_alerts, mark_sent
from tests.bot.stories import TWO_SOURCES, store


async def test_the_doctor_shows_the_delay_of_instant_alerts(db: Database, feed: Feed) -> None:
    assert "no alert in the last day" in (await examine_delivery(db)).text
    now = datetime.now(UTC)
    here = await db.run(ensure_destination, 1, None, "private", "x", now)
    alert = NewAlert(here.id, store(db, feed, TWO_SOURCES), "alert", 0, "", None, now, changed_at=now)
    with db.begin() as conn:
        add_alerts(conn, [alert], now)
        (pending,) = lease_alerts(conn, now, 9, 60)
        mark_sent(conn, pending.id, 1, now + timedelta(seconds=12.3))
    said = (await examine_delivery(db)).text
    assert said.startswith("alerts waiting: 0, undelivered: 0; 12.3 s from a feed's change to the message")
