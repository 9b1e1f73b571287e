"""A reporting cue as the readers give it: where it stands, who speaks and from where on its words govern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from summarizer.speakers import Speaker

CueKind = Literal["say", "deny", "accuse", "carry", "participle", "preposition", "statement", "mention", "own"]

# What opens the speech behind a verb.
COMPLEMENTISERS = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها"))
# How far behind the subject of a verb its complement may begin, in tokens.
COMPLEMENT_REACH = 10


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word at token `at`; `body` is the token behind it and its speaker.

    `evidence` tells through others: whoever says that reports tell something says it. A `mention` names a source
    that a participle may go on for, without giving it words.
    """

    at: int
    body: int
    kind: CueKind
    speaker: Speaker | None
    evidence: bool = False
