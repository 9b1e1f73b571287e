"""Telegram HTML from texts that nobody vouches for: cleaned, cut, isolated, escaped, in this order.

Functions that take `text` expect plain text and escape it; those that take `html`, what others here made.
Lengths are UTF-16 code units of the visible text, in which Telegram counts
(https://core.telegram.org/bots/api#formatting-options).
"""

from __future__ import annotations

import html as html_module
import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

MESSAGE_LIMIT = 4096
"""The longest message, in UTF-16 units after the markup is read."""
NAME_LIMIT = 120
"""The longest name of an outlet, a source or a place that is shown whole."""
URL_LIMIT = 2048

FSI, PDI = "\u2068", "\u2069"
RLM, LRM = "\u200f", "\u200e"
PARAGRAPH = "\n\n"

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Characters that no reader sees and that Telegram or UTF-8 refuses.
_UNSENDABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Characters without width, which hide what a word is; the joiners U+200C and U+200D stay, as spelling needs them.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# What a reader takes for an address: with a scheme or www., any host; else one that ends in Latin letters.
_SHOWN_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/{1,2}(?:[^\s/]*@)?|www\.)([^\s/?#:]+)|([\w-]+(?:\.[\w-]+)*\.[a-z]{2,24})\b(?!\.\w)", re.I
)
# What Telegram takes for a host and port (TDLib, parse_url and check_link): names with a dot, or IPv6. Nobody's name
# before the host: `https://bank.example@elsewhere.example` would lead elsewhere.
_LABEL = r"(?:[\w!$,~*'();&+=-]|[^\x00-\x7f]|%[0-9a-f]{2})+"
_LINKED = re.compile(rf"(?:\[[0-9a-f:.]+\]|{_LABEL}(?:\.{_LABEL})+\.?)(?::[0-9]+)?", re.I | re.ASCII)
_SENTENCE_END = re.compile(r"[.!?؟؛…](?=\s)")
_TAG = re.compile(r"<[^>]*>")
_ISOLATED = re.compile(f"{FSI}[^{PDI}]*{PDI}")


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def visible_length(html: str) -> int:
    """The length of what a reader sees of HTML made here."""
    return utf16_length(visible(html))


def visible(html: str) -> str:
    """What a reader sees of HTML made here."""
    return html_module.unescape(_TAG.sub("", html))


def clean(text: str) -> str:
    """A text on one line, without control and invisible characters: none is left that could reorder a figure."""
    return " ".join(_INVISIBLE.sub("", _UNSENDABLE.sub("", _BIDI_CONTROLS.sub("", text))).split())


def cut(text: str, limit: int) -> str:
    """At most `limit` units of a text: whole sentences if they make half of it, else words, then `…`."""
    if utf16_length(text) <= limit:
        return text
    head = _first_units(text, limit - 1)
    ends = [match.end() for match in _SENTENCE_END.finditer(head + " ")]
    if ends and ends[-1] >= limit // 2:
        return head[: ends[-1]]
    words = head.rpartition(" ")[0] or head
    return f"{words}…"


def _first_units(text: str, limit: int) -> str:
    units = 0
    for position, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > limit:
            return text[:position]
    return text


def escape(text: str) -> str:
    """Text as HTML."""
    return html_module.escape(clean(text), quote=False)


def isolate(text: str, limit: int = NAME_LIMIT) -> str:
    """A name or quote as HTML that keeps its own direction whatever stands around it."""
    return f"{FSI}{html_module.escape(cut(clean(text), limit), quote=False)}{PDI}"


def isolated_label(text: str, limit: int) -> str:
    """A name for a button, where nothing is HTML."""
    return f"{FSI}{cut(clean(text), limit)}{PDI}"


def bold(html: str) -> str:
    return f"<b>{html}</b>"


def quoted(html: str) -> str:
    return f"<blockquote>{html}</blockquote>"


def code(text: str) -> str:
    """Text that one tap copies, in its own direction."""
    return f"{FSI}<code>{escape(text)}</code>{PDI}"


def command(text: str) -> str:
    """A command that one tap sends; isolated, or its slash would wander to the far end in Arabic."""
    return f"{FSI}{escape(text)}{PDI}"


def web_address(url: str) -> str | None:
    """The address if it may be linked: http or https, a host that Telegram links to, and nothing that breaks a link.

    A button with any other is refused, and its message with it.
    """
    if len(url) > URL_LIMIT or any(character.isspace() for character in url) or clean(url) != url:
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and _LINKED.fullmatch(parts.netloc) and port != 0 else None


def link(url: str, html: str) -> str:
    """HTML that opens an address, or the HTML alone where the address may not be linked or the HTML shows another."""
    address = web_address(url)
    if address and _poses(visible(html), address):
        return html
    return f'<a href="{html_module.escape(address, quote=True)}">{html}</a>' if address else html


def _poses(text: str, url: str) -> bool:
    """Whether the text shows an address of another host than the one it would open."""
    host = _plain_host(urlsplit(url).hostname or "")
    for match in _SHOWN_ADDRESS.finditer(unicodedata.normalize("NFKC", clean(text)).replace("。", ".")):
        shown = _plain_host(match[1] or match[2])
        if shown != host and not host.endswith(f".{shown}"):
            return True
    return False


def _plain_host(host: str) -> str:
    return host.lower().removeprefix("www.").strip(".")


def lines(rows: Iterable[str], *, right_to_left: bool) -> str:
    """Rows as lines, each of which begins on the side where its language is read from.

    A line takes its direction from its first strong letter: by the standard the first outside isolates, in
    some programs any. Where either is missing or of the other direction, a mark says it.
    """
    return "\n".join(_directed(row, right_to_left) for row in rows)


def _directed(row: str, right_to_left: bool) -> str:
    seen = visible(row)
    wanted = _RIGHT_TO_LEFT if right_to_left else _LEFT_TO_RIGHT
    if not row or all(_first_strong(text) in wanted for text in (seen, _ISOLATED.sub("", seen))):
        return row
    return (RLM if right_to_left else LRM) + row


def _first_strong(text: str) -> str:
    """The bidi class of the first character that has a direction, or ""."""
    classes = map(unicodedata.bidirectional, text)
    return next((bidi_class for bidi_class in classes if bidi_class in _STRONG), "")


_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFT_TO_RIGHT = frozenset({"L"})
_STRONG = _RIGHT_TO_LEFT | _LEFT_TO_RIGHT


def pack(paragraphs: Sequence[str], limit: int = MESSAGE_LIMIT, *, separator: str = PARAGRAPH) -> list[str]:
    """Paragraphs in as few messages as hold them, in order. No paragraph may be longer than `limit`."""
    messages: list[str] = []
    room = 0
    for paragraph in filter(None, paragraphs):
        length = visible_length(paragraph)
        if messages and length + len(separator) <= room:
            messages[-1] += separator + paragraph
            room -= length + len(separator)
        else:
            messages.append(paragraph)
            room = limit - length
    return messages
