"""A group of victims as the rules hand it on: how many they are, and who."""

from __future__ import annotations

from typing import Literal, NamedTuple

from summarizer.model import Kind, Vague

Shape = Literal["number", "singular", "dual", "plural", "other", "name"]


class Group(NamedTuple):
    """How many, and who: [first, last) are the tokens that say it, `next` the token behind the noun phrase.

    A plain tuple, because several are made for every claim.
    """

    first: int
    last: int
    next: int
    minimum: int | None
    maximum: int | None
    vague: Vague | None
    approx: bool
    kind: Kind | None
    who: tuple[int, int] | None
    shape: Shape
    definite: bool = False
    partitive: bool = False
    case: bool = False

    @property
    def counted(self) -> bool:
        """Whether a number or a dual says how many."""
        return self.shape in ("number", "dual", "other")
