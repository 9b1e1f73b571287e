"""Who those were whom the sentence before counted, set apart behind them: `إن المتهمين، وهم شقيقان وابن عمهما، ...`."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.claims.people_listed import listed_people
from summarizer.claims.scene import Scene, Skeleton
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import words

# How many sentences before a list those may be counted of whom it is.
TOLD_REACH = 2
# Of so many at least it is told who they were.
FEWEST = 3


def read_apposed(scene: Scene, previous: Sequence[Skeleton]) -> None:
    """Shares of a number told shortly before, where they add up to it: no number is told that the text has not."""
    doc = scene.doc
    for i in scene.every(words("casualties", "share", "listing")):
        at = i - 2
        plural = doc.norm(at).startswith("ال") and doc.norm(at).endswith(("ين", "ون", "يا", "ي"))
        if doc.norm(i - 1) not in COMMAS or not (plural or doc.reading(at, "victim", "person") is not None):
            continue
        people = listed_people(scene, i + 1)
        told = sum(person.minimum or 0 for person in people)
        if len(people) < 2 or told < FEWEST or not all(person.minimum == person.maximum for person in people):
            continue
        near = (s for s in reversed(previous) if s.sentence >= scene.index - TOLD_REACH)
        whole = next((s for s in near if s.minimum == s.maximum == told and s.host is None), None)
        if whole is not None:
            for person in people:
                scene.add(person, whole.kind, "share-identified", first=i, host=whole.key)
