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
    "ok_empty": N_("it works, but lists no items"),
    "ok_damaged": N_("it works, but its document is damaged: what can be read is taken"),
    "not_modified": N_("it works; nothing new"),
    "resting": N_("not asked now: its host wants to be left alone"),
    "internal": N_("an error in this program; the log has its traceback"),
    "duplicate": N_("this feed is there already"),
    "refused": N_("its address may not be asked: it is private, or no web address"),
    "dns": N_("its host’s name is not known: check the address"),
    "closed": N_("its host refuses connections"),
    "connect": N_("its host cannot be reached"),
    "connect_timeout": N_("its host takes no connection in time"),
    "certificate": N_("its host’s certificate does not hold"),
    "tls": N_("its host does not speak TLS as it should"),
    "broken": N_("the connection breaks"),
    "cut": N_("the answer breaks off before its end"),
    "protocol": N_("its host hangs up without an HTTP answer"),
    "timeout": N_("no answer comes in time"),
    "slow_body": N_("the answer comes too slowly"),
    "too_large": N_("the answer is larger than 15 MB"),
    "bomb": N_("decompressed, the answer is larger than 15 MB"),
    "encoding": N_("the answer’s compression is broken or unknown"),
    "redirect_loop": N_("it redirects in a circle, or too often"),
    "redirect_broken": N_("it redirects to what is no address"),
    "empty": N_("the answer is empty"),
    "html": N_("a web page answers, not a feed: check the address"),
    "entities": N_("it defines entities of its own, which are not expanded"),
    "too_complex": N_("it has more tags or text than any feed"),
    "damaged": N_("its document is damaged before the first item"),
    "not_a_feed": N_("the answer is no feed: neither RSS nor Atom"),
    "http_401": N_("its server asks for a password"),
    "http_403": N_("its server refuses us; it is asked more rarely"),
    "http_404": N_("there is nothing at its address (404)"),
    "http_410": N_("its server closed it for good (410)"),
    "http_429": N_("its server wants to be asked more rarely (429)"),
}


def status_text(code: str, t: Translator) -> str:
    """The outcome of a poll as HTML; a code without a sentence here is shown as it is."""
    if sentence := _OUTCOMES.get(code):
        return t.text(sentence)
    kind, _, number = code.partition("_")
    if kind == "http" and number.startswith("5"):
        return t.text(N_("its server is in trouble ({number})"), number=isolate(number))
    if kind == "http":
        return t.text(N_("its server answers {number}, which is no document"), number=isolate(number))
    return isolate(code)


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
