"""`mirsad doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.startup import StartError, open_database
from config.environment import ENV_FILE, SettingsError, load_settings
from config.settings import Settings
from monitors.fetch import open_client
from monitors.store.database import Database
from monitors.store.feeds import list_feeds
from monitors.store.tallies import DELAY_OVER, instant_delay, outbox_counts
from monitors.trial import inspect_feed

FEEDS_TO_TRY = 3
"""The network is judged by this many active feeds: one may be down, three rarely are at once."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined: whether it is well, and in words what was seen or how to mend it."""

    subject: str
    ok: bool
    text: str


async def examine() -> list[Finding]:
    """Examine configuration, database, network and Telegram, in this order."""
    try:
        settings = load_settings()
    except SettingsError as error:
        return [Finding("configuration", False, str(error))]
    findings = [Finding("configuration", True, f"data in {settings.data_dir}"), *_examine_secrets(settings)]
    try:
        db = await asyncio.to_thread(open_database, settings)
    except StartError as error:
        findings.append(Finding("database", False, str(error)))
    else:
        findings += await _examine_feeds(settings, db)
        db.close()
    findings.append(await _examine_telegram(settings))
    return findings


def _examine_secrets(settings: Settings) -> Iterable[Finding]:
    """Files with the token, with what people follow, and with what admins did: nobody else's to read."""
    database = make_url(settings.resolved_database_url).database
    private = [ENV_FILE, settings.telegram_token_file, Path(database) if database else None]
    for path in filter(None, private):
        if path.is_file() and path.stat().st_mode & 0o077:
            yield Finding("secrets", False, f"others can read {path}: chmod 600 {path}")


async def _examine_feeds(settings: Settings, db: Database) -> Iterable[Finding]:
    feeds = await db.query(list_feeds)
    active = [feed for feed in feeds if feed.state == "active"]
    findings = [
        Finding("database", True, f"opens; feeds: {len(feeds)}, active: {len(active)}"),
        await examine_delivery(db),
    ]
    if not active:
        mend = "no active feed: add one with `mirsad feeds add URL`, or resume one with /resumefeed"
        return [*findings, Finding("network", False, mend)]
    async with open_client(private_addresses=settings.fetch_private_addresses == "allow") as client:
        trials = await asyncio.gather(
            *(inspect_feed(client, feed.url, datetime.now(UTC)) for feed in active[:FEEDS_TO_TRY])
        )
    if any(trial.error_code is None for trial in trials):
        return [*findings, Finding("network", True, "feeds answer")]
    said = "; ".join(f"{trial.url}: {trial.error_sentence}" for trial in trials)
    return [
        *findings,
        Finding("network", False, f"no feed answers. Check the connection and firewall. {said}"),
    ]


async def examine_delivery(db: Database) -> Finding:
    """How much waits or did not arrive, and how fast alerts are."""
    counts = await db.query(outbox_counts)
    said = f"alerts waiting: {counts['pending']}, undelivered: {counts['failed']}"
    delay = await db.query(instant_delay, datetime.now(UTC) - DELAY_OVER)
    if delay is None:
        return Finding("delivery", True, f"{said}; no alert in the last day to measure the delay by")
    seconds = delay.p95.total_seconds()
    measured = f"{seconds:.1f} s from a feed's change to the message (95 of 100, of {delay.measured} in the last day)"
    return Finding("delivery", True, f"{said}; {measured}")


async def _examine_telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding(
            "Telegram",
            True,
            "no token: `mirsad run` starts the sandbox. Set MIRSAD_TELEGRAM_TOKEN to leave it",
        )
    token = settings.telegram_token.get_secret_value()
    bot = Bot(token, base_url=settings.telegram_base_url or "https://api.telegram.org/bot")
    try:
        async with bot:
            return Finding("Telegram", True, f"the bot is @{bot.username}")
    except InvalidToken:
        return Finding("Telegram", False, "the token is refused. Ask @BotFather for the right one")
    except TelegramError as error:
        return Finding(
            "Telegram",
            False,
            f"no answer ({type(error).__name__}). Check the network or MIRSAD_TELEGRAM_BASE_URL",
        )
