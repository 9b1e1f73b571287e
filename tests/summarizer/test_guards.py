"""What is told by one look at a word hides nothing: a rule that a guard forgets would be silent without a trace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarizer.circumstances import stand_ins, status
from summarizer.claims import casualties
from summarizer.document import read_document
from summarizer.model import Article
from summarizer.numbers import numerals
from summarizer.places import place_names
from summarizer.sources import cues
from summarizer.sources.attribution import find_voices
from summarizer.summarize import summarize

CORPUS = Path(__file__).parents[1] / "corpus"
LINES = [line for path in sorted(CORPUS.glob("own*.jsonl")) for line in path.read_text("utf-8").splitlines()]
# One in four is enough to show a forgotten rule.
TEXTS = [json.loads(line)["text"] for line in LINES[::4]]


@pytest.mark.parametrize(
    ("module", "guard", "open_to_all", "read"),
    [
        (
            place_names,
            "_may_open",
            place_names.Openings(facility=True, listed=True, class_noun=True, written=True),
            lambda doc: doc.places,
        ),
        (numerals, "_may_begin", True, lambda doc: doc.counts),
        (cues, "_may_be_cue", True, find_voices),
    ],
)
def test_guards_hide_nothing(
    module: Any, guard: str, open_to_all: Any, read: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = [read(read_document(text)) for text in TEXTS]
    monkeypatch.setattr(module, guard, lambda _: open_to_all)
    assert [read(read_document(text)) for text in TEXTS] == guarded


class Everything:
    """A set of words that no word is missing from."""

    def __contains__(self, _: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


@pytest.mark.parametrize(
    ("module", "guard", "open_to_all"),
    [
        (casualties, "_may_tell", lambda *_: True),
        (stand_ins, "_stand_in_forms", Everything),
        (status, "_doubting", Everything),
    ],
)
def test_guards_of_claims_hide_nothing(
    module: Any, guard: str, open_to_all: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    guarded = [summarize(Article("", "", text)) for text in TEXTS]
    monkeypatch.setattr(module, guard, open_to_all)
    assert [summarize(Article("", "", text)) for text in TEXTS] == guarded


def test_what_follows_the_next_sentence_changes_nobodys_words() -> None:
    """The next one may: `قتل ثلاثة. وصرح بذلك مدير الأمن`; the summarizer reads one sentence behind the last claim."""
    for text in TEXTS:
        doc = read_document(text)
        whole = find_voices(doc)
        for index, sentence in enumerate(doc.sentences, 1):
            assert find_voices(doc, index + 1)[: sentence.last] == whole[: sentence.last]
