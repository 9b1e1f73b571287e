"""How many commands one person may give in a minute: enough to read, too few to keep the bot from others."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Literal

COMMANDS = 30
"""Commands, pressed buttons and inline queries of one person in WINDOW."""
WINDOW = timedelta(minutes=1)

Verdict = Literal["allowed", "refused", "refused before"]


class CommandLimit:
    """The commands of the last minute. What is refused does not count, so that whoever goes on is let in again."""

    def __init__(self) -> None:
        self._given: dict[int, deque[datetime]] = {}
        self._told: dict[int, datetime] = {}
        self._forgot_at: datetime | None = None

    def judge(self, sender: int, now: datetime) -> Verdict:
        """Whether a command of this user (or of a chat that speaks for itself) is done.

        `refused` is the first refusal in WINDOW, which is to be said; those `refused before` are met with silence.
        """
        self._forget(now)
        given = self._given.setdefault(sender, deque(maxlen=COMMANDS))
        while given and abs(now - given[0]) >= WINDOW:
            given.popleft()
        if len(given) < COMMANDS:
            given.append(now)
            return "allowed"
        told = self._told.get(sender)
        if told is not None and abs(now - told) < WINDOW:
            return "refused before"
        self._told[sender] = now
        return "refused"

    def _forget(self, now: datetime) -> None:
        """Once in a window: people who have said nothing in it."""
        if self._forgot_at is not None and abs(now - self._forgot_at) < WINDOW:
            return
        self._forgot_at = now
        self._given = {sender: given for sender, given in self._given.items() if abs(now - given[-1]) < WINDOW}
        self._told = {sender: told for sender, told in self._told.items() if abs(now - told) < WINDOW}
