"""A group of victims as the rules hand it on: how many they are, and who."""

from __future__ import annotations

from typing import Literal, NamedTuple

from summarizer.model import Kind, Vague

Shape = Literal["number", "singular", "dual", "plural", "other", "name"]
# The shape of what tells by its form how many they are.
SHAPES: dict[int | None, Shape] = {1: "singular", 2: "dual", None: "plural"}


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

    @classmethod
    def of(
        cls,
        number: int | None,
        first: int,
        last: int,
        *,
        behind: int | None = None,
        kind: Kind | None = None,
        who: tuple[int, int] | None = None,
        shape: Shape | None = None,
        partitive: bool = False,
    ) -> Group:
        """One or two (some, for None), whom tokens [first, last) tell by their form and no number does.

        `behind` is the token behind the noun phrase, where it goes on.
        """
        vague: Vague | None = "some" if number is None else None
        end = last if behind is None else behind
        told = shape or SHAPES[number]
        return cls(first, last, end, number, number, vague, False, kind, who, told, partitive=partitive)

    @property
    def named(self) -> bool:
        """Whether it is one person by title or name (`الشاب سامر حداد`)."""
        return self.shape == "name" or (self.shape == "singular" and self.definite)

    @property
    def counted(self) -> bool:
        """Whether a number or a dual says how many."""
        return self.shape in ("number", "dual", "other")
