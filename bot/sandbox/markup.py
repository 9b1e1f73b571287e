"""Message HTML as Telegram reads it: strict tags in, plain text and entities out.

The messages of the errors are those of Telegram's own parser (TDLib, `parse_html`), so that a message which
the sandbox takes is one that Telegram takes. Offsets and lengths of entities are UTF-16 code units, the unit
of the Bot API and of strings in a browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

TAG_TYPES = {
    "a": "text_link",
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
"""Supported tags and the entity each makes (https://core.telegram.org/bots/api#html-style)."""

_ENTITY = re.compile(r"&(?:#(?P<decimal>\d{1,7})|#[xX](?P<hexadecimal>[0-9a-fA-F]{1,6})|(?P<name>[a-zA-Z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_END = re.compile(r"[\s>]")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>"']+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']+)))?"""
)
_LINK = re.compile(r"(?:https?|tg)://[^\s]+", re.IGNORECASE)
_COMMAND = re.compile(r"(?<![\w/<])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
_ADDRESS = re.compile(r"https?://[^\s<>«»\"]+[^\s<>«»\".,،؛:!؟?)]")
_LITERAL = frozenset({"code", "pre", "text_link"})


class MarkupError(ValueError):
    """The text is no message HTML; the sentence is Telegram's own, with the byte offset of the fault."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted stretch: `type` as in the Bot API, offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def to_json(self) -> dict[str, str | int]:
        record: dict[str, str | int] = {"type": self.type, "offset": self.offset, "length": self.length}
        if self.url is not None:
            record["url"] = self.url
        return record


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Plain text with its entities: outer ones first, properly nested."""

    text: str
    entities: tuple[Entity, ...] = ()

    def entities_json(self) -> list[dict[str, str | int]]:
        return [entity.to_json() for entity in self.entities]


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    offset: int
    type: str
    url: str | None


def utf16_length(text: str) -> int:
    """The length of a text in UTF-16 code units, in which Telegram counts its limit of 4,096."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def plain_text(text: str) -> FormattedText:
    """A text without markup; commands and web addresses in it become entities, as Telegram makes them."""
    trimmed = text.strip()
    return FormattedText(trimmed, tuple(_detected(trimmed, ())))


def parse_html(source: str) -> FormattedText:
    """Message HTML to text and entities. Raises MarkupError where Telegram would refuse it."""
    pieces: list[str] = []
    length = 0
    stack: list[_OpenTag] = []
    entities: list[Entity] = []
    position = 0
    while position < len(source):
        character = source[position]
        if character == "<":
            if source.startswith("</", position):
                tag, position = _close_tag(source, position, stack)
                if length > tag.offset:
                    entities.extend(_entity(tag, length, pieces))
            else:
                tag, position = _start_tag(source, position, length)
                stack.append(tag)
            continue
        piece, position = _character(source, position)
        pieces.append(piece)
        length += utf16_length(piece)
    if stack:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    return _trimmed("".join(pieces), entities)


def _character(source: str, position: int) -> tuple[str, int]:
    if source[position] == "&" and (match := _ENTITY.match(source, position)):
        decoded = _decoded(match)
        if decoded is not None:
            return decoded, match.end()
    return source[position], position + 1


def _decoded(match: re.Match[str]) -> str | None:
    if name := match["name"]:
        return _NAMED.get(name)
    code = int(match["decimal"]) if match["decimal"] else int(match["hexadecimal"], 16)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return None
    return chr(code)


def _start_tag(source: str, position: int, offset: int) -> tuple[_OpenTag, int]:
    at = _byte_offset(source, position)
    name_end = _TAG_END.search(source, position + 1)
    if name_end is None:
        raise MarkupError(f"Unclosed start tag at byte offset {at}")
    name = source[position + 1 : name_end.start()].lower()
    if name not in TAG_TYPES:
        raise MarkupError(f'Unsupported start tag "{name}" at byte offset {at}')
    attributes, after = _attributes(source, name_end.start(), name, at)
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    kind = TAG_TYPES[name]
    if name == "blockquote" and "expandable" in attributes:
        kind = "expandable_blockquote"
    return _OpenTag(name, offset, kind, attributes.get("href")), after


def _attributes(source: str, position: int, name: str, at: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    while True:
        while position < len(source) and source[position].isspace():
            position += 1
        if source.startswith(">", position):
            return attributes, position + 1
        match = _ATTRIBUTE.match(source, position)
        if match is None:
            raise MarkupError(f'Unclosed start tag "{name}" at byte offset {at}')
        value = match["double"] or match["single"] or match["bare"] or ""
        attributes[match["name"].lower()] = _ENTITY.sub(lambda found: _decoded(found) or found[0], value)
        position = match.end()


def _close_tag(source: str, position: int, stack: list[_OpenTag]) -> tuple[_OpenTag, int]:
    at = _byte_offset(source, position)
    if not stack:
        raise MarkupError(f"Unexpected end tag at byte offset {at}")
    end = source.find(">", position)
    if end < 0:
        raise MarkupError(f"Unclosed end tag at byte offset {at}")
    name = source[position + 2 : end].strip().lower()
    tag = stack.pop()
    if name and name != tag.name:
        raise MarkupError(f'Unmatched end tag at byte offset {at}, expected "</{tag.name}>", found "</{name}>"')
    return tag, end + 1


def _entity(tag: _OpenTag, end: int, pieces: list[str]) -> Iterable[Entity]:
    length = end - tag.offset
    if tag.type != "text_link":
        return (Entity(tag.type, tag.offset, length),)
    url = tag.url or _slice_utf16("".join(pieces), tag.offset, end)
    # A link without a usable address is silently plain text, in Telegram as here.
    return (Entity("text_link", tag.offset, length, url),) if _LINK.fullmatch(url) else ()


def _trimmed(text: str, entities: list[Entity]) -> FormattedText:
    """Telegram strips white space at both ends; entities are cut to what is left."""
    stripped = text.strip()
    lead = utf16_length(text[: len(text) - len(text.lstrip())]) if stripped else 0
    limit = utf16_length(stripped)
    kept: list[Entity] = []
    for entity in entities:
        start = max(entity.offset - lead, 0)
        end = min(entity.end - lead, limit)
        if end > start:
            kept.append(replace(entity, offset=start, length=end - start))
    # Of tags around the same text the outer one was closed last.
    return FormattedText(stripped, tuple(_outer_first([*reversed(kept), *_detected(stripped, kept)])))


def _outer_first(entities: list[Entity]) -> list[Entity]:
    return sorted(entities, key=lambda entity: (entity.offset, -entity.length))


def _detected(text: str, entities: Iterable[Entity]) -> list[Entity]:
    """The commands and addresses that Telegram finds by itself, outside code and links."""
    given = list(entities)
    found = [_match_entity(text, match, "url") for match in _ADDRESS.finditer(text)]
    found += [_match_entity(text, match, "bot_command") for match in _COMMAND.finditer(text)]
    kept: list[Entity] = []
    for entity in _outer_first(found):
        overlapping = [other for other in [*given, *kept] if other.offset < entity.end and entity.offset < other.end]
        if all(other.type not in _LITERAL and _nested(entity, other) for other in overlapping):
            kept.append(entity)
    return kept


def _match_entity(text: str, match: re.Match[str], kind: str) -> Entity:
    return Entity(kind, utf16_length(text[: match.start()]), utf16_length(match[0]))


def _nested(inner: Entity, outer: Entity) -> bool:
    return outer.offset <= inner.offset and inner.end <= outer.end and outer.type not in ("url", "bot_command")


def _slice_utf16(text: str, start: int, end: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")


def _byte_offset(source: str, position: int) -> int:
    return len(source[:position].encode("utf-8", "replace"))
