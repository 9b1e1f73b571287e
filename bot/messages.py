"""What the bot writes: messages as values, and the parts that alerts, lists and whole items share. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from urllib.parse import urlsplit

from bot.claims import UNCERTAIN, claim_line, is_sure, render_claims
from bot.language import N_, NP_, Translator
from bot.markup import (
    bold,
    clean,
    command,
    isolate,
    lines,
    link,
    pack,
    quoted,
    visible_length,
    web_address,
)
from bot.tolls import render_share, render_toll
from monitors.reading import NOT_READ
from monitors.store.items import StoredItem
from summarizer.model import Claim, Place
from summarizer.summarize import CLAIMS_CUT_SHORT, CUT_SHORT, NO_TEXT, NOT_ARABIC

HEADLINE_LIMIT = 300
LEAD_LIMIT = 900
QUOTE_LIMIT = 1500
NAMES_LIMIT = 1200
"""UTF-16 units of a list of names; what does not fit is counted."""
RESULT_TOLLS = 3
"""Lines of tolls that an item shows in a list."""
NOTES = {
    NO_TEXT: N_("It has no text to read."),
    NOT_ARABIC: N_("It is not in Arabic: nothing was read from it."),
    CUT_SHORT: N_("It is longer than any article: only its beginning was read."),
    CLAIMS_CUT_SHORT: N_("It tells more tolls than any article: only the first of them were read."),
    NOT_READ: N_("It could not be read: open the article itself."),
}


@dataclass(frozen=True, slots=True)
class Button:
    """A key under a message: `data` comes back to the bot, or `url` opens in the browser."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """Telegram HTML of at most 4,096 UTF-16 units when read, and rows of buttons."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a chat is written to: in which language, with the times of which zone."""

    t: Translator
    zone: tzinfo

    def lines(self, rows: Iterable[str]) -> str:
        """Rows of HTML as lines in the language's direction."""
        return lines(rows, right_to_left=self.t.right_to_left)

    def time(self, at: datetime) -> str:
        """A moment as HTML, in the zone, with Western digits."""
        return isolate(f"{at.astimezone(self.zone):%Y-%m-%d %H:%M}")


def outlet_of(item: StoredItem) -> str:
    """The outlet's name, which is never empty: figures without another speaker are its."""
    return clean(item.outlet) or urlsplit(item.url).hostname or "?"


def headline(item: StoredItem) -> str:
    """The headline as HTML, bold and linked to the article."""
    title = clean(item.summary.headline) or clean(item.title) or clean(item.url) or outlet_of(item)
    return bold(link(item.url, isolate(title, HEADLINE_LIMIT)))


def byline(item: StoredItem, style: Style) -> str:
    """Outlet and local time; where the outlet gave no time, when it was first seen."""
    if item.published_at is not None:
        return f"{isolate(outlet_of(item))} · {style.time(item.published_at)}"
    seen = style.t.text(N_("seen {time}"), time=style.time(item.first_seen_at))
    return f"{isolate(outlet_of(item))} · {seen}"


def name_list(label: str, names: Iterable[str], t: Translator, limit: int = NAMES_LIMIT) -> str:
    """`label: name, name` as HTML, each name once; "" without any. `label` is in the chat's language."""
    distinct = list(dict.fromkeys(name for name in map(clean, names) if name))
    shown: list[str] = []
    room = limit
    for name in distinct:
        shown.append(isolate(name))
        room -= visible_length(shown[-1]) + len(t.comma)
        if room < 0:
            break
    if not shown:
        return ""
    left = len(distinct) - len(shown)
    more = f" {t.plural(NP_('and {n} more', 'and {n} more'), left)}" if left else ""
    return f"{label}: {t.comma.join(shown)}{more}"


def open_button(item: StoredItem, t: Translator) -> tuple[Button, ...]:
    """The key that opens the article; none where its address may not be linked."""
    return (Button(t.text(N_("Open")), url=item.url),) if web_address(item.url) else ()


def item_command(item: StoredItem) -> str:
    """A command that one tap sends, unlike `/item 12`, whose number a tap would leave behind."""
    return command(f"/item_{item.id}")


def listed_head(item: StoredItem, style: Style) -> list[str]:
    """An item's headline, and below it its outlet, its time and its command, as lines of HTML."""
    return [headline(item), f"{byline(item, style)} · {item_command(item)}"]


def render_item(item: StoredItem, style: Style) -> list[Message]:
    """The whole summary with every quote, in as many messages as it takes; the last has the button."""
    t, summary = style.t, item.summary
    head = style.lines(listed_head(item, style))
    paragraphs = [head, isolate(summary.lead, LEAD_LIMIT) if clean(summary.lead) else ""]
    if summary.note:
        paragraphs.append(t.text(NOTES.get(summary.note, NOTES[NO_TEXT])))
    elif not summary.claims and not summary.headline_claims:
        paragraphs.append(t.text(N_("It states no toll.")))
    paragraphs += _told(N_("Tolls in the article"), summary.claims, item, style)
    paragraphs += _told(N_("Tolls in the headline"), summary.headline_claims, item, style)
    places = (_with_country(place, t) for place in summary.locations)
    paragraphs.append(name_list(t.text(N_("Places")), places, t))
    paragraphs.append(name_list(t.text(N_("Actors")), (actor.name for actor in summary.actors), t))
    texts = pack([style.lines([paragraph]) for paragraph in paragraphs])
    keys = open_button(item, t)
    return [*(Message(text) for text in texts[:-1]), Message(texts[-1], (keys,) if keys else ())]


def _with_country(place: Place, t: Translator) -> str:
    return f"{place.name} ({t.country(place.country)})" if place.country else place.name


def _told(heading: str, claims: Sequence[Claim], item: StoredItem, style: Style) -> list[str]:
    if not claims:
        return []
    first, *rest = [_claim_paragraph(claim, claims, item, style) for claim in claims]
    return [style.lines([bold(style.t.text(heading))]) + "\n" + first, *rest]


def _claim_paragraph(claim: Claim, claims: Sequence[Claim], item: StoredItem, style: Style) -> str:
    quote = quoted(style.lines([isolate(claim.quote, QUOTE_LIMIT)]))
    t = style.t
    if not is_sure(claim):
        return style.lines([f"{bold(isolate(outlet_of(item)))}: {t.text(UNCERTAIN)}"]) + "\n" + quote
    whole = claims[claim.part_of] if claim.part_of is not None and 0 <= claim.part_of < len(claims) else None
    toll = render_share(claim, whole, t) if whole else render_toll(claim, t)
    rows = [claim_line(clean(claim.source or "") or outlet_of(item), [toll], claim.place, t)]
    if whole and is_sure(whole):
        rows.append(t.text(N_("out of: {toll}"), toll=render_toll(whole, t)))
    if claim.actor:
        rows.append(t.text(N_("blamed on: {actor}"), actor=isolate(claim.actor)))
    if claim.via:
        rows.append(t.text(N_("carried by: {carrier}"), carrier=isolate(claim.via)))
    return style.lines(rows) + "\n" + quote


def render_result(item: StoredItem, style: Style) -> str:
    """An item in a list, as a paragraph of HTML: headline, outlet and time, its command, first tolls."""
    return style.lines([*listed_head(item, style), *toll_rows(item, style.t)])


def toll_rows(item: StoredItem, t: Translator) -> list[str]:
    """The first tolls of an item with who says each, as lines of HTML; what is left out is counted.

    Several tolls of one item may be rivals: a list that showed one alone would take sides.
    """
    blocks = render_claims(item.summary, outlet_of(item), t)
    tolls = [block[0] for block in blocks[:RESULT_TOLLS]]
    left = len(blocks) - len(tolls)
    return [*tolls, t.plural(NP_("and {n} more", "and {n} more"), left)] if left else tolls
