"""The words that state casualties, in all their written forms: what a token may mean to the casualty rules.

Base words stand in lexicon/casualties.toml and lexicon/persons.toml; duals, accusatives, sound plurals, verb persons
and pronoun suffixes are generated here once. A clitic is taken off a word only where the rest is a form.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import Token, clitic_splits, fold
from summarizer.language.wordlists import ordinals, words
from summarizer.model import Kind

Role = Literal["victim", "event", "verb", "person", "kin", "collective", "other", "one_of", "thing"]
Number = Literal["singular", "dual", "plural"]
Voice = Literal["victim", "agent", "either"]

PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
# Behind people of whom somebody speaks for his own side: `فقدنا ثلاثة من رفاقنا`.
OURS = "نا"
# To capture; without its hamza it is a name (`الشاب ياسر حداد`).
NAMESAKE = "ياسر"
# Nouns of women without their ending.
WOMEN = frozenset(("ام", "بنت", "اخت"))
# Two hit, or two hurt.
HIT = "اصابتا"
# How many letters a hollow verb of the fourth form has: `أصيب`.
HOLLOW = 4
# A fatha before the ending tells the dual from the sound plural that is spelled alike: جنديَّين, عنصرَين. Where a text
# is vowelled throughout, a stray fatha tells nothing: the dual has a sukun on its ya as well.
_SKIPPED = "[\u0640\u0651\u200b-\u200f\u202a-\u202e\u2060-\u2069]*"
DUAL_MARK = re.compile(f"\u064e{_SKIPPED}ي[\u064b-\u0650\u0652]?{_SKIPPED}ن")
VOWELLED_DUAL = re.compile(f"\u064e{_SKIPPED}ي{_SKIPPED}\u0652{_SKIPPED}ن")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: `kind` only for words that state one; `two_way` marks a dual spelled as a plural."""

    role: Role
    number: Number = "singular"
    kind: Kind | None = None
    voice: Voice | None = None
    strict: bool = False
    case: bool = False
    lemma: str = ""
    suffixed: bool = False
    two_way: bool = False

    @property
    def of_woman(self) -> bool:
        """Whether a noun of somebody is a woman's: by its ending, or a noun of women without one."""
        return self.lemma.endswith("ه") or self.lemma in WOMEN


@dataclass(frozen=True, slots=True)
class Reading:
    """A form and the clitics that stand before it in the text (`وبال`, empty for none)."""

    prefix: str
    form: Form

    @property
    def definite(self) -> bool:
        """Whether the article is among the clitics."""
        return self.prefix.endswith("ال") or (self.form.role == "victim" and self.form.suffixed)


NO_READINGS: tuple[Reading, ...] = ()


def read_forms(token: Token, *, vowelled: bool = False) -> tuple[Reading, ...]:
    """The readings of one token of a text that is `vowelled` throughout or not; none where it tells no casualties."""
    readings = _read_word(token.norm)
    if readings and readings[0].form.lemma == NAMESAKE and "أ" not in token.raw:
        return NO_READINGS
    if token.norm.endswith(HIT) and "أ" in token.raw:
        # `قذيفتان أصابتا`: folded, it is spelled like `إصابتا`.
        readings = tuple(r for r in readings if r.form.role == "verb")
    if readings and readings[0].form.suffixed and "ة" in token.raw[-2:]:
        # `أسرة واحدة`: folded, it is spelled like `أسره`.
        readings = tuple(r for r in readings if not (r.form.suffixed and r.form.role == "verb"))
    if not readings or not (VOWELLED_DUAL if vowelled else DUAL_MARK).search(token.raw):
        return readings
    return tuple(
        replace(r, form=replace(r.form, number="dual", two_way=False)) if r.form.two_way else r for r in readings
    )


@per_word
def _read_word(norm: str) -> tuple[Reading, ...]:
    table = _table()
    if norm in table:
        return tuple(Reading("", form) for form in table[norm])
    for prefix, rest in clitic_splits(norm):
        if rest in table:
            # What will be is a verb: `سامر` is a name, and no commander.
            forms = table[rest] if "س" not in prefix else [form for form in table[rest] if form.role == "verb"]
            if forms:
                return tuple(Reading(prefix, form) for form in forms)
    return NO_READINGS


@per_word
def is_owned_thing(norm: str) -> bool:
    """`رجل وثلاثة من كلابه`, `ثلاثة من فروعها`: a thing or beast, and whose it is."""
    stems = (norm.removesuffix(pronoun) for pronoun in (*PRONOUNS, OURS) if norm.endswith(pronoun))
    return any(stem in words("casualties", "things") for stem in stems)


@cache
def _table() -> dict[str, tuple[Form, ...]]:
    collected: dict[str, dict[Form, None]] = {}
    for word, form in _all_forms():
        collected.setdefault(fold(word), {})[form] = None
    return {word: tuple(forms) for word, forms in collected.items()}


def _all_forms() -> Iterator[tuple[str, Form]]:
    casualties, persons = load_lexicon("casualties"), load_lexicon("persons")
    for entry in casualties["victim"]:
        yield from _noun_forms(entry["singular"], entry["plural"], _victim_form(entry))
    families = {fold(word) for word in persons["collective"]}
    for entry in casualties["event"]:
        form = Form("event", kind=entry["kind"], strict=entry.get("strict", False))
        for word in entry["words"]:
            yield word, replace(form, lemma=fold(word))
            owned = (_construct(word) + pronoun for pronoun in PRONOUNS)
            # `أسرة` is a family: spelled `أسره`, it is no capture.
            yield from (
                (noun, replace(form, lemma=fold(word), suffixed=True)) for noun in owned if fold(noun) not in families
            )
    # `أسرته` is his family and not whom she captured.
    own_families = {fold(_construct(word) + pronoun) for word in persons["collective"] for pronoun in PRONOUNS}
    for entry in casualties["verb"]:
        yield from ((word, form) for word, form in _verb_forms(entry) if fold(word) not in own_families)
    yield from _person_forms(persons)
    yield from ((word, Form("thing")) for word in casualties["things"]["words"])
    # `12 نمرا`
    yield from ((f"{word}ا", Form("thing")) for word in casualties["things"]["beasts"])
    yield from ((word, Form("thing")) for word in casualties["things"]["she_beasts"])


def _victim_form(entry: dict[str, Any]) -> Form:
    return Form("victim", kind=entry["kind"], case=entry.get("case", False), strict=entry.get("body", False))


def _person_forms(persons: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    form = Form("person")
    singulars = {singular for singular, _ in persons["broken"]}
    for singular, plural in persons["broken"]:
        yield from _noun_forms([singular], [plural], form, other_words=singulars)
        if plural[-2] in "او" and not plural.endswith("ون"):
            # `طلابا`, `جنودا`; `تلاميذ` takes no ending.
            yield plural + "ا", replace(form, number="plural", lemma=fold(plural))
    for word in persons["sound"]:
        yield from _noun_forms([word], [], replace(form, lemma=fold(word)), dual=False)
        yield word + "ان", replace(form, lemma=fold(word), number="dual")
        yield word + "ون", replace(form, lemma=fold(word), number="plural")
        yield word + "ين", replace(form, lemma=fold(word), number="plural", two_way=True)
        yield word + "و", replace(form, lemma=fold(word), number="plural")
        if word.startswith("م") and not word.endswith("ي") and word not in NOT_PLURAL:
            # `مسؤولي الحزب`: participles, whose ي makes no adjective.
            yield word + "ي", replace(form, lemma=fold(word), number="plural")
    for word in persons["feminine"]:
        plural = [word[:-1] + "ات"] if word.endswith("ة") else []
        yield from _noun_forms([word], plural, form)
    yield from ((word, replace(form, lemma=fold(word), number="plural")) for word in persons["plurals"])
    yield from _kin_forms(persons)
    yield from ((word, Form("collective", "plural")) for word in persons["collective"])
    for number, key in (("singular", "one"), ("dual", "two"), ("plural", "many")):
        yield from ((word, Form("other", number)) for word in persons["other"][key])  # type: ignore[arg-type]
    yield from ((word, Form("other")) for word in ordinals())
    yield from ((word, Form("one_of")) for word in persons["one_of"]["words"])


def _noun_forms(
    singulars: Iterable[str],
    plurals: Iterable[str],
    form: Form,
    *,
    dual: bool = True,
    other_words: Collection[str] = (),
) -> Iterator[tuple[str, Form]]:
    """The forms of a noun; a dual that is spelled like its plural or another word (`راعي`) is left to that."""
    spelled_alike = {*plurals, *other_words}
    # `قاضي التحقيق`, whose plural is `قضاة`, is one.
    defective = any(fold(plural).endswith("اه") for plural in plurals)
    for word in singulars:
        single = replace(form, lemma=fold(word))
        yield word, single
        if not word.endswith(("ة", "ى", "اء")):
            yield word + "ا", single
        if dual:
            stem = _construct(word)
            endings = [ending for ending in ("ان", "ين", "ي") if stem + ending not in spelled_alike]
            for ending in endings:
                # `مصابي الحريق` is a plural in construct.
                plural = ending == "ي" and stem + "ين" in spelled_alike
                one = defective and ending == "ي" and not word.endswith("ي")
                yield stem + ending, replace(single, number="singular" if one else "plural" if plural else "dual")
            if word.endswith("ة"):
                yield stem + "ا", replace(single, number="dual")
    for word in plurals:
        if form.kind and not form.strict:
            # `قتلاهم`, `جرحانا`, `شهدائها`
            owned = replace(form, number="plural", lemma=fold(word), suffixed=True)
            yield from ((stem + pronoun, owned) for stem in _owned_stems(word) for pronoun in (*PRONOUNS, OURS))
        yield word, replace(form, number="plural", lemma=fold(word), two_way=word.endswith("ين"))


# With ي another word (`المتوفى`, `مصلى`), and mostly two (`تحييد منفذي العملية`).
NOT_PLURAL = frozenset(("متوف", "مصل", "منفذ"))
# Before a pronoun these have their case in a long vowel.
FIVE_NOUNS = ("اب", "اخ")


def _kin_forms(persons: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    for word in persons["kin"]:
        stem = _construct(word)
        form = Form("kin", lemma=fold(word), suffixed=True)
        # `أخوه`, `أخاه`, `أخيه` are one, and `أخواه` two.
        five = fold(word) in FIVE_NOUNS
        two = stem + "و" if five else stem
        singulars = (stem, *(stem + case for case in "واي")) if five else (stem,)
        for pronoun in PRONOUNS:
            yield from ((one + pronoun, form) for one in singulars)
            yield from ((two + case + pronoun, replace(form, number="dual")) for case in "اي")
    for word in persons["kin_one"]:
        yield from ((_construct(word) + pronoun, Form("kin", lemma=fold(word), suffixed=True)) for pronoun in PRONOUNS)
    for word in persons["kin_plural"]:
        if word.endswith("ي"):
            # `أحد منتسبي الجيش`
            yield word, Form("person", "plural", lemma=fold(word))
        stems = [word[:-1] + seat for seat in "ئؤء"] if word.endswith("اء") else [_construct(word)]
        for stem in stems:
            for pronoun in (*PRONOUNS, OURS):
                yield stem + pronoun, Form("kin", "plural", lemma=fold(word), suffixed=True)


def _verb_forms(entry: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    strict = entry.get("strict", entry["voice"] != "victim")
    form = Form("verb", kind=entry["kind"], voice=entry["voice"], strict=strict)
    for word in entry.get("words", ()):
        base = replace(form, lemma=fold(word))
        weak = word.endswith("ى")
        stem = word.removesuffix("ى")
        he, she, before = (stem + "ي", stem + "ت", stem + "ا") if weak else (word, word + "ت", word)
        yield from ((singular, base) for singular in (word, she))
        yield from ((dual, replace(base, number="dual")) for dual in (he + "ا", she + "ا"))
        # `أصبن`: a hollow verb loses its middle before ن.
        they = word[:-2] + word[-1] if len(word) == HOLLOW and word[-2] == "ي" else he
        # `وقتلو ثلاثة`: as many write it, without the alif.
        yield from ((plural, replace(base, number="plural")) for plural in (stem + "وا", stem + "و", they + "ن"))
        if entry["voice"] != "victim":
            yield from ((owner + p, replace(base, suffixed=True)) for owner in (before, she) for p in PRONOUNS)
            yield from ((he + "ا" + p, replace(base, number="dual", suffixed=True)) for p in PRONOUNS)
            yield from ((stem + "و" + p, replace(base, number="plural", suffixed=True)) for p in PRONOUNS)
    for word in entry.get("imperfect", ()):
        base = replace(form, lemma=fold(word))
        stem = word.removesuffix("ى")
        for person in (stem, "ت" + stem[1:]):
            for outcome in ("", "ل"):
                yield outcome + person + word[len(stem) :], base
                weak = outcome + person + ("ي" if stem != word else "")
                yield from ((weak + ending, replace(base, number="dual")) for ending in ("ان", "ا"))
        many = stem.removesuffix("ي")
        yield from ((o + many + end, replace(base, number="plural")) for o in ("", "ل") for end in ("ون", "وا"))
        if entry["voice"] != "victim":
            # `قبل أن تعتقله الشرطة`, `12 موظفا يحتجزهم الحوثيون`
            weak = "ي" if stem != word else ""
            ones = (one + word[len(stem) :] + weak for one in (stem, "ت" + stem[1:]))
            yield from ((one + p, replace(base, suffixed=True)) for one in ones for p in PRONOUNS)
            yield from ((f"{many}و{p}", replace(base, number="plural", suffixed=True)) for p in PRONOUNS)
    for word in entry.get("forms", ()):
        number: Number = "plural" if word.endswith(("وا", "نا")) else "dual" if word.endswith("ا") else "singular"
        yield word, replace(form, lemma=fold(word), number=number)


def _owned_stems(plural: str) -> tuple[str, ...]:
    """A broken plural of victims as it stands before a pronoun: `قتلا`, `شهدائ`."""
    if plural.endswith("ى"):
        return (plural[:-1] + "ا",)
    return tuple(plural[:-1] + seat for seat in "ئؤء") if plural.endswith("اء") else ()


def _construct(word: str) -> str:
    """A noun as it stands before a suffix: ة is then written ت, and a final ى becomes ي or ا."""
    if word.endswith("ة"):
        return word[:-1] + "ت"
    if word.endswith("ى"):
        return word[:-1] + "ي"
    return word
