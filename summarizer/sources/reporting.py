"""The written forms of reporting words: speaking verbs in their persons, participles in gender and number."""

from __future__ import annotations

from functools import cache

from summarizer.language.lexicon import load_lexicon
from summarizer.language.text import fold
from summarizer.language.wordlists import words

_PERSONS = ("", "ت", "ا", "وا", "تا")
# Perfects whose feminine or plural is not the stem and an ending: verbs in ى, and doubled roots.
_DEFECTIVE_PERSONS = ("ت", "تا", "وا", "يا")


def is_verb(norm: str) -> bool:
    """Whether a folded word is a form of a speaking verb."""
    return norm in _speaking()


def is_imperfect(norm: str) -> bool:
    """Whether a folded word is a speaking verb in the imperfect: `يقول`, `تؤكدان`, `يروون`."""
    return norm in _forms("imperfect")


def speaks(norm: str) -> bool:
    """The same, with و before it or without: `وقالت`."""
    return is_verb(norm) or is_verb(norm.removeprefix("و"))


def is_ambiguous(norm: str) -> bool:
    """Whether a speaking verb means something else unless a complement of speech follows."""
    return norm in _forms("ambiguous")


def counts_them(norm: str) -> bool:
    """Whether the verb tells of counting victims: `وثق مقتل خمسة`, `أحصوا تسعة قتلى`."""
    return norm in _forms("counted")


def takes_object(norm: str) -> bool:
    """Whether an object may follow the subject without a particle: `تبنى X الهجوم`, `نعت X فلانا`."""
    return norm in _forms("with_object") or accuses(norm)


def denies(norm: str) -> bool:
    """Whether the verb says that something did not happen."""
    return norm in words("reporting", "say", "deny")


def accuses(norm: str) -> bool:
    """Whether the verb lays something on another: its subject is the source, its object the perpetrator."""
    return norm in words("reporting", "say", "accuse")


def informs(norm: str) -> bool:
    """Whether the object of the verb is who was told: `أبلغ X Y باعتقال ثلاثة`."""
    return norm in _forms("inform")


def issues(norm: str) -> bool:
    """Whether the verb speaks only with a statement as its object: `أصدر X بيانا`."""
    return norm in _forms("issue")


def makes(norm: str) -> bool:
    """Whether the verb tells of putting something out: `نشر X حصيلة`."""
    return norm in _forms("make")


def takes_stand(norm: str) -> bool:
    """Whether the verb speaks of what others told: `ندد X بالهجوم`."""
    return norm in _forms("stance")


def records(norm: str) -> bool:
    """Whether the verb tells of finding and counting, which may be what another says: `قال X إن القوات أحصت 20`."""
    return norm in _forms("record")


def carries(norm: str) -> bool:
    """Whether the verb passes on another's words."""
    return norm in words("reporting", "say", "carry")


def puts_out(norm: str, *, behind_statement: bool = False) -> bool:
    """Whether a word is a verb of saying or making with its object: `أعلنتها`, `أعده`.

    `إفادة` and `نشرة` are spelled like `أفاده` and `نشره`, which they can only be `behind_statement`: `بيان نشره X`.
    """
    return norm in _with_objects() and (behind_statement or norm not in words("reporting", "statement", "nouns"))


def tells_it(norm: str) -> bool:
    """Whether a word is a verb of telling with its object behind ما, where it has no other meaning: `ما كشفه X`."""
    return norm in _with_pronouns(frozenset(load_lexicon("reporting")["say"]["told_it"]))


def estimates(norm: str) -> bool:
    """Whether the verb tells of an estimate, behind its subject: `قدر X القتلى بخمسين`."""
    return norm.startswith(("قدر", "يقدر", "تقدر")) and is_verb(norm)


def acts(norm: str) -> bool:
    """Whether a word is a finite verb of what happened, which ends a name: `بحسب الوزارة ارتفع العدد`."""
    return norm in _finite()


def counted_them(norm: str) -> bool:
    """Whether a word is a verb of counting victims with them as its object: `أحصتهم`, `وثقها`."""
    return norm in _with_pronouns(frozenset(load_lexicon("reporting")["say"]["counted"]))


def denies_it(norm: str) -> bool:
    """Whether a word is a verb of denying with its object: `نفته`, `نفاه`."""
    return norm in _with_pronouns(frozenset(load_lexicon("reporting")["say"]["deny"]))


def is_participle(norm: str) -> bool:
    """Whether a word is a participle that goes on for the source of its sentence (`مضيفا`, `مشيرة`)."""
    return norm in _participles()


@cache
def _speaking() -> frozenset[str]:
    others = words("reporting", "say", "told_us") | words("reporting", "say", "of_women")
    return _forms("verbs") | _forms("imperfect") | others


@cache
def _forms(key: str) -> frozenset[str]:
    found: set[str] = set()
    for word in load_lexicon("reporting")["say"][key]:
        if word.startswith("ي"):
            found |= {fold(form) for form in _imperfects(word)}
            continue
        # `رأيت` and `حكيت` say I, and are spelled like no other person of verbs in ى.
        found |= {fold(word + ending) for ending in (_PERSONS if not word.endswith("ى") else ("",))}
        if word.endswith(("ى", "ا")):
            found |= {fold(word[:-1] + ending) for ending in _DEFECTIVE_PERSONS}
    return frozenset(found)


def _imperfects(word: str) -> set[str]:
    """The persons of an imperfect: `يروي`, `تروي`, `يرويان`, `ترويان`, `يروون`."""
    stem = word[1:]
    short = stem.removesuffix("ي").removesuffix("ى")
    dual = stem if short == stem else f"{short}ي"
    return {f"ي{stem}", f"ت{stem}", f"ي{dual}ان", f"ت{dual}ان", f"ي{short}ون"}


@cache
def _finite() -> frozenset[str]:
    verbs = load_lexicon("reporting")["closers"]["finite"]
    return frozenset(fold(verb + ending) for verb in verbs for ending in ("", "ت"))


@cache
def _with_objects() -> frozenset[str]:
    say = load_lexicon("reporting")["say"]
    return _with_pronouns((frozenset(say["verbs"]) - frozenset(say["ambiguous"])) | frozenset(say["make"]))


@cache
def _with_pronouns(verbs: frozenset[str]) -> frozenset[str]:
    """The verbs (as the lexicon spells them) in their persons, with the pronouns of their objects."""
    found: set[str] = set()
    for word in verbs:
        stem = word[:-1] if word.endswith(("ى", "ا")) else word
        for verb in (f"{stem}ا" if stem != word else stem, f"{stem}ت"):
            found |= {fold(verb + pronoun) for pronoun in ("ه", "ها", "هم", "هما")}
    return frozenset(found)


@cache
def _participles() -> frozenset[str]:
    entry = load_lexicon("reporting")["participle"]
    found: set[str] = set()
    for word in entry["words"]:
        stem = fold(word).removesuffix("ا")
        found |= {stem, stem + "ا", stem + "ه", stem + "ين"}
    return frozenset(found) - {fold(word) for word in entry["not"]}
