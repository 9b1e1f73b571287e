"""What is spelled differently says the same: every article of the corpus, rewritten without changing its sense."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summarizer.language.forms import read_forms
from summarizer.language.text import fold, tokenize
from summarizer.model import Article, Claim
from summarizer.summarize import summarize

CORPUS = Path(__file__).parents[1] / "corpus"
Rewrite = Callable[[str, random.Random], str]

HARAKAT = "\u064e\u064f\u0650\u0652\u0651"
WESTERN = "0123456789"
LETTER = "[\u0621-\u063a\u0641-\u064a]"


def tashkeel(text: str, rng: random.Random) -> str:
    """Marks where there are none; a dual that the text marks by its fatha (`عنصرَين`) gets its sukun too."""
    text = re.sub("(\u064e\u0651?ي)ن", "\\1\u0652ن", text)
    bare = re.compile(f"{LETTER}(?![\u064b-\u0652])")
    return bare.sub(lambda m: m[0] + (rng.choice(HARAKAT) if rng.random() < 0.3 else ""), text)


def tatweel(text: str, rng: random.Random) -> str:
    joined = re.compile(f"(?<=[بتثجحخسشصضطظعغفقكلمنهي])(?={LETTER})")
    return joined.sub(lambda _: "ـ" * rng.randint(1, 3) if rng.random() < 0.2 else "", text)


def bidi_controls(text: str, rng: random.Random) -> str:
    return re.sub(r"\b\w", lambda m: rng.choice(("\u200f", "\u200e", "\u2068", "")) + m[0], text)


def arabic_digits(text: str, rng: random.Random) -> str:
    return text.translate(str.maketrans(WESTERN, rng.choice(("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))))


def hard_breaks(text: str, rng: random.Random) -> str:
    """A line break for a space in mid-sentence."""
    return re.sub(r"(?<=[^\s.!?؟؛…»”]) (?=\S)", lambda m: "\n" if rng.random() < 0.15 else m[0], text)


def ta_marbuta(text: str, _: random.Random) -> str:
    return respelled(text, lambda word: word[:-1] + "ه" if word.endswith("ة") else word)


def ya(text: str, _: random.Random) -> str:
    return respelled(text, lambda word: word[:-1] + "ى" if word.endswith("ي") else word)


def hamza(text: str, _: random.Random) -> str:
    return respelled(text, lambda word: word.translate(str.maketrans("أإآ", "ااا")))


REWRITES: tuple[Rewrite, ...] = (tashkeel, tatweel, bidi_controls, arabic_digits, hard_breaks, ta_marbuta, ya, hamza)


def respelled(text: str, spell: Callable[[str], str]) -> str:
    """Each word respelled, except where that makes another word of the lexicon."""
    return re.sub(rf"{LETTER}+", lambda m: spell(m[0]) if same_word(m[0], spell(m[0])) else m[0], text)


def same_word(one: str, other: str) -> bool:
    if one == "علي":  # The name and the preposition.
        return False
    return list(map(read_forms, tokenize(one))) == list(map(read_forms, tokenize(other)))


@cache
def articles() -> tuple[dict[str, Any], ...]:
    files = sorted(CORPUS.glob("*.jsonl"))
    return tuple(json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())


def claims(document: dict[str, Any], text: str) -> Iterator[tuple[Any, ...]]:
    for claim in summarize(Article(document["outlet"], document["title"], text)).claims:
        yield sense(claim)


def sense(claim: Claim) -> tuple[Any, ...]:
    """What a claim says, however it is spelled."""
    counts = claim.count_min, claim.count_max, claim.vague
    names = (" ".join(fold(name).split()) if name else None for name in (claim.source, claim.place))
    return claim.kind, *counts, claim.status, claim.scope, *names


@pytest.mark.parametrize("rewrite", REWRITES, ids=lambda rewrite: rewrite.__name__)
def test_spelling_changes_no_claim(rewrite: Rewrite) -> None:
    changed = []
    for document in articles():
        rng = random.Random(document["id"])
        rewritten = rewrite(document["text"], rng)
        if list(claims(document, document["text"])) != list(claims(document, rewritten)):
            changed.append(document["id"])
    assert changed == []
