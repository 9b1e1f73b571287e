"""The catalogue says all that the code says, with all forms and placeholders, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from bot.language import NP_, translator

BOT = Path(__file__).parents[2] / "bot"
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ARABIC = re.compile("[\u0621-\u064a]")


def _marked(name: str) -> set[tuple[str, ...]]:
    found = set()
    for path in BOT.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                found.add(tuple(ast.literal_eval(argument) for argument in node.args))
    return found


@pytest.fixture(scope="module")
def catalogue() -> Any:
    with (BOT / "locale" / "ar.po").open("rb") as source:
        return read_po(source, locale="ar", abort_invalid=True)


def test_the_catalogue_holds_what_the_code_says_and_nothing_else(catalogue: Any) -> None:
    told = {tuple(message.id) if message.pluralizable else (message.id,) for message in catalogue if message.id}
    assert told == _marked("N_") | _marked("NP_")


def test_every_sentence_is_arabic_and_keeps_its_placeholders(catalogue: Any) -> None:
    for message in catalogue:
        if not message.id or message.pluralizable:
            continue
        assert ARABIC.search(message.string), message.id
        assert sorted(PLACEHOLDER.findall(message.string)) == sorted(PLACEHOLDER.findall(message.id)), message.id


def test_every_number_has_six_forms_which_show_it_from_three_on(catalogue: Any) -> None:
    for message in catalogue:
        if not message.pluralizable:
            continue
        assert len(message.string) == 6, message.id
        wanted = set(PLACEHOLDER.findall(message.id[1]))
        for form, text in enumerate(message.string):
            assert ARABIC.search(text), message.id
            placeholders = set(PLACEHOLDER.findall(text))
            assert placeholders == wanted if form >= 3 else placeholders <= wanted, (message.id, form)


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا قتلى"),
        (1, "قتيل واحد"),
        (2, "قتيلان"),
        (3, "3 قتلى"),
        (10, "10 قتلى"),
        (11, "11 قتيلاً"),
        (99, "99 قتيلاً"),
        (100, "100 قتيل"),
        (103, "103 قتلى"),
        (111, "111 قتيلاً"),
        (1200, "1,200 قتيل"),
    ],
)
def test_the_noun_agrees_with_its_number(n: int, said: str) -> None:
    assert translator("ar").plural(NP_("{n} killed", "{n} killed"), n) == said


def test_english_is_what_stands_in_the_code() -> None:
    assert translator("en").plural(NP_("{n} casualty", "{n} casualties"), 1) == "1 casualty"
    assert translator("en").plural(NP_("{n} casualty", "{n} casualties"), 2) == "2 casualties"
