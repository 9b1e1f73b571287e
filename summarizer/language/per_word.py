"""What is asked of words again and again is worked out once for each word: news has few words, used often."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
# The answers that one function keeps; when so many are reached (a hostile text) it begins anew.
MOST_WORDS = 32_768


class _Answers(dict[str, Answer]):
    """A function's answers by word. A dictionary is asked at half the cost of an lru_cache, for every token."""

    def __init__(self, function: Callable[[str], Answer]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> Answer:
        answer = self._function(word)
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = answer
        return answer


def per_word(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """The function, with its answers kept."""
    return _Answers(function).__getitem__
