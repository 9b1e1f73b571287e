"""An article's words as the actor rules see them: folded, with the marks around them and what they start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.actors.actor_lexicon import PREPOSITION, dashed, grammar, name_key
from summarizer.actors.actor_signs import triggers
from summarizer.language.per_word import per_word
from summarizer.language.text import ARTICLE, ASIDE_DASHES, Token, clitic_splits, unmarked
from summarizer.numbers.number_words import read_number_word

_OPENING, _CLOSING = "«“„\"'”(<[‹", "»”“\"')>]›"


# What stands before an opening mark: a space, or the tatweel of لـ"فتح".
_LOOSE = " \t\n\u00a0ـ(/-–:،"


class Word(NamedTuple):
    """A word or number with its surroundings: a plain tuple, as one is made for every token.

    `token` is its index in the article's tokens, `barrier` is true where punctuation parts it from the word before,
    `opened` is the quotation mark or bracket right before it (or ""), `closed` is true where one stands right behind
    it. `starts` are the words an actor may start with that this one can be read as: itself, or what is left behind a
    clitic. `colon` is true where a colon follows, or follows the mark that closes.
    """

    token: int
    key: str
    barrier: bool
    opened: str
    closed: bool
    starts: tuple[str, ...]
    colon: bool


def read_words(text: str, tokens: Sequence[Token]) -> list[Word]:
    """The words and numbers of an article, each with the marks around it."""
    words: list[Word] = []
    barrier, opened, end = True, "", 0
    for index, token in enumerate(tokens):
        if token.start > end + 1 and text.count("\n", end, token.start) > 1:
            barrier = True
        end = token.end
        if token.norm == ARTICLE and _is_before_number(tokens, index):
            continue
        if token.kind in ("word", "number"):
            key, starts = _read_word(token.norm)
            if key == "علي" and unmarked(token.raw).endswith("ى"):
                key = PREPOSITION
            if key == "والي" and _is_to(token, words[-1].key if words else ""):
                # `وإلى الغرب`, `إلى ذويهم والى الشرطة` are no governor
                starts = ()
            if key.removeprefix("و") == "امر" and "آ" not in token.raw:
                # `أمر النائب العام بحبس`: the verb is spelled like who commands (آمر)
                starts = ()
            if key == "ورد" and barrier:
                # `. ورد فلان بأن`: a given name as well
                key = "رد"
            closed = (
                index + 1 < len(tokens) and tokens[index + 1].raw in _CLOSING and _is_closing(text, tokens[index + 1])
            )
            behind = index + 1 + closed
            colon = behind < len(tokens) and tokens[behind].raw == ":"
            words.append(Word(index, key, barrier, opened, closed, starts, colon))
            barrier, opened = False, ""
        elif token.raw in _OPENING and not _is_closing(text, token):
            opened = token.raw
        elif token.raw in ASIDE_DASHES and _is_in_name(tokens, index):
            continue
        elif token.raw not in _CLOSING:
            barrier, opened = barrier or token.raw != "ـ", ""
    return words


def _is_in_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a dash stands within a listed name: `تنظيم الدولة الإسلامية - ولاية خراسان`."""
    return 0 < i < len(tokens) - 1 and (tokens[i - 1].norm, tokens[i + 1].norm) in dashed()


def _is_before_number(tokens: Sequence[Token], i: int) -> bool:
    """`القناة الـ12`, `الفرقة الـ36`: an article that a number has, which is called by the number alone as well."""
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    return behind is not None and behind.kind == "number" and behind.start == tokens[i].end


def _is_to(token: Token, before: str) -> bool:
    """Whether `والي` is و with إلى: by its hamza, or with a final ى where nobody speaks (`قال والى الخرطوم`)."""
    return "إ" in token.raw or (unmarked(token.raw).endswith("ى") and before.removeprefix("و") not in grammar().verbs)


@per_word
def _read_word(norm: str) -> tuple[str, tuple[str, ...]]:
    """The key of a folded word and what it may start: itself, then what is left behind a licit clitic."""
    known, key = triggers(), name_key(norm)
    own = (key,) if key in known else ()
    if key[0] not in "وفبلك":
        return key, own
    rests = dict.fromkeys(_with_article(prefix, rest) for prefix, rest in clitic_splits(key))
    return key, own + tuple(rest for rest in rests if rest in known and rest != key)


def _with_article(prefix: str, rest: str) -> str:
    return name_key("ال" + rest if prefix.endswith("ال") else rest)


def _is_closing(text: str, mark: Token) -> bool:
    """Whether a mark closes; one that may do either does where it leans on the word before it and on none behind."""
    if mark.raw not in _OPENING or mark.raw not in _CLOSING:
        return mark.raw in _CLOSING
    leans_back = mark.start > 0 and text[mark.start - 1] not in _LOOSE
    return leans_back and not (mark.end < len(text) and text[mark.end].isalnum())


@per_word
def is_number(key: str) -> bool:
    """`أحصى السكان ثمانية قتلى`; but `أحد الناجين` and `القناة الثانية عشرة`."""
    return not key.startswith(ARTICLE) and key[-3:] not in ("احد", "حدي") and read_number_word(key) is not None


def is_stop(word: Word) -> bool:
    """Whether a name must have ended before this word: a function word, a time, a verb, a number.

    وزارة, which is also و + زاره, is none.
    """
    rules = grammar()
    key = word.key
    if key in rules.stops or key in rules.verbs or not key.isalpha() or is_number(key):
        return True
    rest = key[1:]
    if key[0] in "وف" and key not in rules.heads and (rest in rules.verbs or rest in rules.stops):
        return True
    return key[0] in "بل" and len(rest) > 2 and rest in rules.stops


def is_adjective(key: str) -> bool:
    """Whether a folded word is a definite adjective by shape (الصحية, الإسرائيلي) or by the list."""
    rules = grammar()
    if key in rules.adjectives:
        return True
    return key.startswith("ال") and len(key) > 5 and key.endswith(("ي", "يه", "يين")) and key not in rules.no_adjectives
