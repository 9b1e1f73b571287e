"""The catalogue of feeds, a CSV file: which there are, and which a new installation watches."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

COLUMNS = ("outlet", "outlet_en", "country", "kind", "url", "active", "note")


class SourcesError(Exception):
    """The catalogue cannot be used; the text names the file and each line at fault."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A feed of the catalogue. `name` is the outlet in Arabic; an active one is watched from the start."""

    name: str
    outlet_en: str
    country: str
    kind: str
    url: str
    active: bool
    note: str


def load_sources(path: Path) -> list[FeedSource]:
    """The catalogue's feeds in its order. Raises SourcesError with every fault."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read(path, file)
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: cannot be read as UTF-8 text ({type(error).__name__})") from None


def _read(path: Path, text: Iterable[str]) -> list[FeedSource]:
    reader = csv.reader(text, strict=True)
    sources: list[FeedSource] = []
    faults: list[str] = []
    lines: dict[str, int] = {}
    try:
        if tuple(next(reader, ())) != COLUMNS:
            raise SourcesError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
        for row in filter(None, reader):
            fault = _fault(row) or _repetition(row, lines)
            if fault:
                faults.append(f"{path}, line {reader.line_num}: {fault}")
                continue
            lines[row[4].strip()] = reader.line_num
            name, outlet_en, country, kind, url, active, note = (cell.strip() for cell in row)
            sources.append(FeedSource(name, outlet_en, country, kind, url, active == "yes", note))
    except csv.Error as error:
        faults.append(f"{path}, line {reader.line_num}: {error}")
    if faults:
        raise SourcesError("\n".join(faults))
    return sources


def _fault(row: list[str]) -> str | None:
    if len(row) != len(COLUMNS):
        return f"{len(row)} fields, not {len(COLUMNS)}; a field with a comma needs quotation marks"
    name, _, _, _, url, active, _ = (cell.strip() for cell in row)
    if not name:
        return "the outlet has no name"
    if not is_web_address(url):
        return f"{url!r} is not the address of a feed: it must start with http:// or https://"
    if urlsplit(url).username is not None:
        return "the address has a user name or password, and addresses with one are not asked"
    if active not in ("yes", "no"):
        return f"active is {active!r}, not yes or no"
    return None


def _repetition(row: list[str], lines: dict[str, int]) -> str | None:
    first = lines.get(row[4].strip())
    return None if first is None else f"the same address as line {first}"


def is_web_address(url: str) -> bool:
    """Whether it has the form of an http or https address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
