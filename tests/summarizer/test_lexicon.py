"""The word tables: all load, each says what it is and where it is from, is read, and holds no entry twice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from summarizer.language.lexicon import LexiconError, load_lexicon
from summarizer.language.text import fold

LEXICON = files("summarizer").joinpath("lexicon")
SOURCES = sorted(Path(str(files("summarizer"))).rglob("*.py"))
NAMES = sorted(f.name.removesuffix(".toml") for f in LEXICON.iterdir() if f.name.endswith(".toml"))
# Their tables are the kinds of actors, which [kinds] of actors.toml explains.
BY_KIND = {"actors", "latin_actors"}


def lists(node: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words, and of records of forms, of a table and the tables in it, by their dotted path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from lists(value, f"{path}.{key}" if path else key)
    elif isinstance(node, list) and all(isinstance(item, str) for item in node):
        yield path, node
    elif isinstance(node, list):
        if all(isinstance(item, list) for item in node):
            yield path, [" ".join(item) for item in node]
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


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BY_KIND])
def test_a_table_says_what_it_is(name: str) -> None:
    lines = ["", *LEXICON.joinpath(f"{name}.toml").read_text("utf-8").splitlines(), ""]
    around = zip(lines, lines[1:], lines[2:], strict=False)
    assert [
        line for above, line, below in around if re.match(r"\[\w", line) and "#" not in (above[:1], below[:1])
    ] == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BY_KIND])
def test_a_list_is_read(name: str) -> None:
    code = "\n".join(f.read_text("utf-8") for f in SOURCES)
    keys = {key for path, _ in lists(load_lexicon(name)) for key in re.findall(r"[a-z_]+", path)}
    assert {key for key in keys if f'"{key}"' not in code and f".{key}" not in code} == set()


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


# The key of a preposition that no folded word is, and letters that folding makes one.
NOT_FOLDED = {"على", "أإآ", "ئؤء"}
# All but the module that writes names as they are spelled.
READERS = [f for f in SOURCES if f.name != "build_places.py"]


@pytest.mark.parametrize("module", READERS, ids=[module.name for module in READERS])
def test_a_word_in_code_is_spelled_as_folded_words_are(module: Traversable) -> None:
    """Else it is compared in vain, and nobody notices."""
    tree = ast.parse(module.read_text("utf-8"))
    literals = {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    arabic = {literal for literal in literals if re.fullmatch(r"[\u0621-\u064a ]{2,}", literal)}
    assert {word for word in arabic if fold(word) != word} - NOT_FOLDED == set()


def test_a_missing_lexicon_is_named() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/no-such\.toml"):
        load_lexicon("no-such")
