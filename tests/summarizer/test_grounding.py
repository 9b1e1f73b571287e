"""No claim says more than its article: quotes, numbers and names come from the text, on any text at all."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.evaluate import evaluate
from summarizer.language.text import fold
from summarizer.model import Article, Claim
from summarizer.summarize import summarize
from tests.summarizer.test_metamorphic import articles

ROOT = Path(__file__).parents[2]
FRAGMENTS = (
    "قُتل", "أصيب", "مقتل", "إصابة", "خمسة", "و27", "أكثر من", "مدنيين", "جنديان", "شخصا", "بينهم", "طفلان", "«", "»",
    "،", ".", "\n", "\n\n", "قال", "وفق", "بحسب", "وزارة الصحة", "المرصد السوري", "إن", "في", "حلب", "بلدة", "مخيم",
    "ارتفعت الحصيلة إلى", "١٢٠٠", "1,200", "عشرات", "لا", "دون", "مفقود", "اعتقال", "بين", "٣-٥", "(", ")", "منهم",
)  # fmt: skip
wire = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join)


def assert_grounded(text: str, claims: tuple[Claim, ...]) -> None:
    folded = " ".join(fold(text).split())
    for index, claim in enumerate(claims):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.part_of is None or 0 <= claim.part_of < len(claims) != index
        for name in (claim.source, claim.place):
            assert name is None or fold(name).split()[-1].removeprefix("ال") in folded
        assert 0 <= claim.confidence <= 1


@given(st.text(max_size=400))
@settings(max_examples=300)
def test_any_text_gets_an_answer(text: str) -> None:
    summary = summarize(Article(text, text, text))
    assert_grounded(text, summary.claims)
    assert_grounded(text, summary.headline_claims)


@given(wire)
@settings(max_examples=300)
def test_scrambled_wire_copy_gets_a_grounded_answer(text: str) -> None:
    assert_grounded(text, summarize(Article("", "", text)).claims)


def test_an_article_may_break_off_anywhere() -> None:
    for article in articles():
        text = article["text"]
        for end in random.Random(text).sample(range(len(text)), 4):
            assert_grounded(text, summarize(Article("", "", text[:end])).claims)


def test_numbers_can_be_read_again_from_their_quotes() -> None:
    evaluation = evaluate(list(articles()))
    assert evaluation.grounded.value == 1.0


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_come_out_on_every_run(seed: str, tmp_path: Path) -> None:
    lines = "".join(json.dumps(article) + "\n" for article in articles()[:40])
    command = (sys.executable, "-m", "bot", "summarize")
    environment = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "MIRSAD_DATA_DIR": str(tmp_path)}
    out = subprocess.run(
        command, input=lines.encode(), capture_output=True, check=True, cwd=ROOT, env=environment
    ).stdout
    records = [
        {"id": article["id"], **summarize(Article(article["outlet"], article["title"], article["text"])).to_record()}
        for article in articles()[:40]
    ]
    assert [json.loads(line) for line in out.splitlines()] == json.loads(json.dumps(records))
