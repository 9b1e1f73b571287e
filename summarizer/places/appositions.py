"""Names that an apposition betrays: what the place is, or which way it lies, right behind them."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.text import ARTICLE, COMMAS, Token
from summarizer.language.wordlists import kinds_of_place, words
from summarizer.places.listed_names import beginnings


def is_apposed(tokens: Sequence[Token], i: int) -> bool:
    """`في تينه، المدينة المقابلة`, `بتينه، وهي البلدة التي`, `في تينه وهي قرية قرب`, `في تينه، أقصى شمالي حلب`: the
    class noun or direction follows the name.
    """
    if tokens[i].norm == "علي" and i + 2 < len(tokens) and tokens[i + 1].norm == "بعد":
        # `بالقرب من تينه على بعد 40 كيلومترا`, but `في تجربة على بعد`
        return tokens[i - 2].norm in words("places", "prepositions") and not tokens[i - 1].norm.endswith("ه")
    at = i + (tokens[i].norm in COMMAS)
    if at + 1 < len(tokens) and tokens[at].norm in ("وهي", "وهو"):
        village = f"{ARTICLE}{tokens[at + 1].norm}"
        if village in kinds_of_place() and tokens[at + 1].norm in words("places", "dropped"):
            return True
    if at == i or at >= len(tokens):
        return False
    told = tokens[i + 1 + (tokens[i + 1].norm in ("وهي", "وهو"))].norm if i + 2 < len(tokens) else tokens[i + 1].norm
    return told in kinds_of_place() or _opens_direction(tokens, i + 1)


def _opens_direction(tokens: Sequence[Token], i: int) -> bool:
    """`شمالي حلب`, `أقصى شمال شرق نيجيريا`: one or two directions and the beginning of a listed name."""
    at = i + 1 if tokens[i].norm.removeprefix("ب") == "اقصي" else i
    directions = next((j for j in range(at, min(at + 3, len(tokens))) if not _is_direction(tokens[j].norm)), at)
    return directions > at and bool(beginnings(tokens[directions].norm))


def _is_direction(norm: str) -> bool:
    return norm in words("places", "directions") or norm.removeprefix("ب") in words("places", "directions")
