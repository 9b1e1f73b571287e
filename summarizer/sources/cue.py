"""A reporting cue as the readers give it: where it stands, who speaks and from where on its words govern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.sources.speakers import Speaker

CueKind = Literal[
    "say", "deny", "accuse", "carry", "participle", "preposition", "statement", "mention", "unsaid", "own"
]

# What opens the speech behind a verb.
COMPLEMENTISERS = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها", "انهم", "بانهم", "انهما", "بانهما"))
# Behind a name, what was said: `نقل عن X، نقيب الأطباء في صيدا، قوله إن`.
SAYING = frozenset(("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها", "تاكيدهم", "تصريحه", "تصريحها"))
# How far behind the subject of a verb its complement may begin, in tokens.
COMPLEMENT_REACH = 10


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at token `at`; `body` is the token behind it and its speaker.

    `evidence` tells through others: whoever says that reports tell something says it. What a source left `unsaid`
    makes it the one that the next verb goes on for; a `mention` (`حصيلة كررتها X`) only lets a participle do so.
    `back` is true where a source says what stands before it: `ذكر ذلك X`, `هذا ما أعلنته X`.
    """

    at: int
    body: int
    kind: CueKind
    speaker: Speaker | None
    evidence: bool = False
    back: bool = False
