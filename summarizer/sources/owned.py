"""What somebody who speaks has of his own, which is no part of his name: `أكدت المنظمة الدولية التزامها`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.wordlists import words

# The shortest noun with a pronoun that is told from others, in letters without it.
SHORTEST_OWNED = 3


def is_own(doc: Document, j: int, first: int) -> bool | None:
    """`أكدت المنظمة الدولية التزامها`, `قدم المحافظ تعازيه`, `نفى المتهم ضلوعه`: what is its own is no part of a
    name.
    """
    if j > first and doc.norm(j) in words("reporting", "background", "feelings"):
        return True
    if j > first and doc.norm(j) in words("reporting", "background", "involvement"):
        return True
    if _is_seat(doc, j):
        # `منظمة حقوقية مقرها لندن`
        return False
    named = j - 1 in doc.actor_at and doc.actor_at[j - 1].last == j
    whole = j > first and (named or doc.norm(j - 1).startswith("ال")) and j not in doc.actor_at
    return True if whole and owns(doc, j) and not doc.norm(j).startswith(("و", "ب", "ل")) else None


def _is_seat(doc: Document, j: int) -> bool:
    """`مركز للأبحاث مقره إسلام اباد`, `جماعة مقرها في النرويج`: what tells an indefinite body by its seat."""
    seat = j + 1 + (doc.norm(j + 1) == "في")
    return doc.norm(j) in words("reporting", "closers", "seats") and seat in doc.place_at and not doc.is_stop(j - 1)


def owns(doc: Document, j: int) -> bool:
    """Whether a word has a pronoun and names nobody: `التزامها`, `انتماؤهم`, but `عائلاتهم`; a ه alone may be a ة."""
    norm = doc.norm(j)
    stem = next((norm[: -len(end)] for end in ("هما", "ها", "هم") if norm.endswith(end)), "")
    if len(stem) < SHORTEST_OWNED or stem.startswith("ال"):
        return False
    if doc.reading(j, "person", "kin", "collective", "victim") is not None or j in doc.actor_at or j in doc.place_at:
        return False
    rules, forms = grammar(), (norm, stem, f"{stem[:-1]}ه")
    persons = rules.given | words("persons", "names", "given") | words("reporting", "anaphora", "same")
    if (
        norm in words("casualties", "share", "one")
        or norm in persons
        or stem in words("reporting", "function", "kin")
        or stem in rules.unnamed
    ):
        # `نقلا عن مصدرها الخاص`
        return False
    return not any(form in rules.heads or form in rules.leads or form in rules.offices for form in forms)
