"""What may be sent when: Telegram's limits as budgets, for the bot as a whole and for each chat.

Each limit is a sliding window: of `count` messages in `seconds`, which a steady stream fills to the last place. Times
are seconds of a clock that is never set (the event loop's), given as arguments.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections import deque
from dataclasses import dataclass, field
from enum import IntEnum

SPREAD_SECONDS = 0.01
"""Messages reach Telegram by this much more or less apart than they were sent; windows are longer by it."""
MOST_LATE = 0.1
"""Seconds by which an answer's lateness is put down to the way there; the rest is Telegram's own time."""
WAYS = 100
"""The quickest of so many answers shows how long one takes that was not held up."""
SMOOTHING = 0.9
"""Alerts keep this share of their average distance: a burst would use the second's budget up, and a reply that came
just then would wait for the next second."""
HELD_SHARE = 0.75
"""Held-back alerts leave a quarter of a group's minute to what is instant, which would else wait for seconds. One
message a second has no quarter: there they take turns."""
FORGET_SECONDS = 10.0
"""Between two looks at what need not be remembered any more."""
BOT_CHATS, BOT_SECONDS = 3, 10.0
"""Telegram does not say whom a refusal concerns. So many chats refused within so many seconds, and it is the bot."""


class Urgency(IntEnum):
    """The order of class in which messages go: answers to people, alerts, and alerts that were held back."""

    REPLY = 0
    INSTANT = 1
    HELD = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages in a second by the bot, in a second to one chat, and in a minute to one group or channel."""

    per_second: int
    chat_per_second: int
    group_per_minute: int


@dataclass(slots=True)
class _Window:
    """The last `count` sends, of which no more than that lie in any `seconds`."""

    count: int
    seconds: float
    sends: deque[float] = field(default_factory=deque)

    def free_at(self, share: float = 1.0) -> float:
        """From when on fewer than this share of the places are taken."""
        places = max(1, math.floor(self.count * share))
        return self.sends[-places] + self.seconds + SPREAD_SECONDS if len(self.sends) >= places else -math.inf

    def take(self, now: float) -> None:
        self.sends.append(now)
        if len(self.sends) > self.count:
            self.sends.popleft()

    def move(self, sent_at: float, arrived_at: float) -> None:
        """Count a send from when it arrived."""
        if sent_at in self.sends:
            self.sends.remove(sent_at)
            self.sends.insert(bisect(self.sends, arrived_at), arrived_at)

    def is_empty(self, now: float) -> bool:
        return not self.sends or self.sends[-1] + self.seconds + SPREAD_SECONDS <= now


class Budgets:
    """Who may be written to now, and from when on the others may."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._all = _Window(limits.per_second, 1.0)
        self._last_sent = -math.inf
        self._chats: dict[int, tuple[_Window, ...]] = {}
        self._holds: dict[int, float] = {}
        self._hold = -math.inf
        self._refusals: deque[tuple[float, int]] = deque()
        self._ways: deque[float] = deque(maxlen=WAYS)
        self._spent: set[int] = set()
        self._forget_at = -math.inf

    def ready_at(self, urgency: Urgency) -> float:
        """From when on the bot may send a message of this class, to whomever."""
        ready = max(self._hold, self._all.free_at())
        if urgency is Urgency.REPLY:
            return ready
        return max(ready, self._last_sent + SMOOTHING / self._limits.per_second)

    def chat_ready_at(self, chat_id: int, urgency: Urgency) -> float:
        """From when on the chat's own budget allows it a message of this class."""
        hold = self._holds.get(chat_id, -math.inf)
        share = HELD_SHARE if urgency is Urgency.HELD else 1.0
        return max([hold, *(window.free_at(share) for window in self._chats.get(chat_id, ()))])

    def take(self, chat_id: int, now: float) -> None:
        """Note that a message goes to the chat now."""
        self._all.take(now)
        self._last_sent = now
        for window in self._chats.setdefault(chat_id, self._windows(chat_id)):
            window.take(now)
        self._spent.add(chat_id)

    def answered(self, chat_id: int, sent_at: float, now: float) -> None:
        """Note that the message taken note of at `sent_at` has its answer.

        What was held up on its way (a new connection, a busy machine) came that much closer to what follows it.
        """
        self._ways.append(now - sent_at)
        late = min(now - sent_at - min(self._ways), MOST_LATE)
        if late > SPREAD_SECONDS:
            for window in (self._all, *self._chats.get(chat_id, ())):
                window.move(sent_at, sent_at + late)

    def _windows(self, chat_id: int) -> tuple[_Window, ...]:
        second = _Window(self._limits.chat_per_second, 1.0)
        # Telegram gives groups and channels negative ids.
        return (second,) if chat_id > 0 else (second, _Window(self._limits.group_per_minute, 60.0))

    def busy(self, urgency: Urgency, now: float) -> set[int]:
        """The chats that may not be sent a message of this class now."""
        self._forget(now)
        return {chat_id for chat_id in self._spent if self.chat_ready_at(chat_id, urgency) > now}

    def next_ready_at(self, now: float) -> float:
        """When the first of the busy chats is so no more; infinity where none is busy."""
        if self._hold > now:
            return self._hold
        times = (self.chat_ready_at(chat_id, Urgency.INSTANT) for chat_id in self._spent)
        return min((at for at in times if at > now), default=math.inf)

    def _forget(self, now: float) -> None:
        """Let go of the chats that nothing is remembered of, or every chat ever written to would stay."""
        self._spent = {one for one in self._spent if self.chat_ready_at(one, Urgency.HELD) > now}
        if now < self._forget_at:
            return
        self._forget_at = now + FORGET_SECONDS
        self._holds = {one: until for one, until in self._holds.items() if until > now}
        self._chats = {
            one: windows for one, windows in self._chats.items() if not all(window.is_empty(now) for window in windows)
        }

    def hold_ends_at(self, chat_id: int | None = None) -> float:
        """Until when Telegram wants nothing sent to the chat, or by the bot at all."""
        hold = -math.inf if chat_id is None else self._holds.get(chat_id, -math.inf)
        return max(hold, self._hold)

    def hold_chat(self, chat_id: int, until: float) -> None:
        """Send the chat nothing before then."""
        self._holds[chat_id] = max(until, self._holds.get(chat_id, -math.inf))
        self._spent.add(chat_id)

    def hold_bot(self, until: float) -> None:
        """Send nothing at all before then."""
        self._hold = max(until, self._hold)

    def refused(self, chat_id: int, now: float, seconds: float) -> bool:
        """Note that Telegram wants nothing for `seconds`; returns whether it is the bot as a whole that is meant."""
        self._refusals.append((now, chat_id))
        while self._refusals[0][0] < now - BOT_SECONDS:
            self._refusals.popleft()
        if len({chat for _, chat in self._refusals}) >= BOT_CHATS:
            self.hold_bot(now + seconds)
            return True
        self.hold_chat(chat_id, now + seconds)
        return False
