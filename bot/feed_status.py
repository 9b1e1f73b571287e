"""What became of a feed, in words: its state, and the code of its last outcome. Pure."""

from __future__ import annotations

from bot.language import N_, Translator
from bot.markup import isolate
from bot.messages import Style
from monitors.store.feeds import Feed, FeedState

_STATES: dict[FeedState, str] = {
    "active": N_("polled"),
    "paused": N_("not polled"),
    "removed": N_("removed"),
    "retired": N_("closed down by its server"),
}
_OUTCOMES = {
    "ok": N_("it works"),
    "not_modified": N_("it works; nothing new"),
    "internal": N_("an error in this program; the log has its traceback"),
    "duplicate": N_("this feed is there already"),
}


def status_text(code: str, t: Translator) -> str:
    """The outcome of a poll as HTML; a code without a sentence here is shown as it is."""
    sentence = _OUTCOMES.get(code)
    return t.text(sentence) if sentence else isolate(code)


def feed_line(feed: Feed, style: Style) -> str:
    """One line of HTML: number, name, state, and of a polled feed the last outcome and success."""
    t = style.t
    parts = [f"{feed.id}. {isolate(feed.name)}", t.text(_STATES[feed.state])]
    if feed.state == "active" and feed.status:
        parts.append(status_text(feed.status, t))
        if feed.failures:
            parts.append(_last_success(feed, style))
    if feed.interval_s is not None:
        parts.append(t.text(N_("every {minutes} min"), minutes=f"{feed.interval_s / 60:g}"))
    return " · ".join(parts)


def _last_success(feed: Feed, style: Style) -> str:
    if feed.last_ok_at is None:
        return style.t.text(N_("never worked"))
    return style.t.text(N_("last worked {time}"), time=style.time(feed.last_ok_at))
