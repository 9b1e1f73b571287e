"""The word tables: all load, each says where it is from, and none holds an entry twice."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from itertools import takewhile
from typing import Any

import pytest

from summarizer.lexicon import LexiconError, load_lexicon
from summarizer.text import fold

LEXICON = files("summarizer").joinpath("lexicon")
NAMES = sorted(f.name.removesuffix(".toml") for f in LEXICON.iterdir() if f.name.endswith(".toml"))


def lists(node: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The word lists of a table and the tables in it, by their dotted path; a list of forms in a list is a record."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and all(isinstance(item, str) for item in node):
        yield path, node
    elif isinstance(node, list):
        for number, item in enumerate(node):
            if isinstance(item, dict):
                yield from lists(item, f"{path}[{number}]")


def test_there_are_lexicons() -> None:
    assert {"numerals", "casualties", "actors", "places", "reporting"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_loads(name: str) -> None:
    assert load_lexicon(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_lexicon_says_what_it_holds_and_where_it_is_from(name: str) -> None:
    text = LEXICON.joinpath(f"{name}.toml").read_text("utf-8")
    header = " ".join(takewhile(lambda line: line.startswith("#"), text.splitlines()))
    assert "Source: " in header


@pytest.mark.parametrize("name", NAMES)
def test_no_entry_stands_twice_in_a_list(name: str) -> None:
    twice = {
        path: sorted({entry for entry in entries if entries.count(entry) > 1})
        for path, entries in lists(load_lexicon(name))
        if len(set(entries)) < len(entries)
    }
    assert twice == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_entry_is_empty_or_padded(name: str) -> None:
    for path, entries in lists(load_lexicon(name)):
        assert [entry for entry in entries if entry != entry.strip() or not fold(entry)] == [], path


def test_a_number_word_has_one_value_in_its_class() -> None:
    lexicon = load_lexicon("numerals")
    for table in ("units", "bound_units", "ten", "tens", "scales", "double_scales"):
        values: dict[str, str] = {}
        for value, forms in lexicon[table].items():
            for form in forms:
                assert values.setdefault(fold(form), value) == value, form


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/no-such\.toml"):
        load_lexicon("no-such")
