"""Who stands as a subject between what opens a clause and the verb: `إن مسلحا قتل ثلاثة`, `وكان التنظيم خطف سبعة`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.actors.strike_words import does_harm
from summarizer.claims.scene import Skeleton
from summarizer.document import Document
from summarizer.language.wordlists import words

# Behind these a clause begins with its subject.
OPENERS = frozenset(("ان", "بان", "كان", "كانت", "لكن"))
# The longest subject, in tokens.
LONGEST = 4


def subject_opening(doc: Document, claim: Skeleton) -> str | None:
    """One person without article, or a body, right behind the opener, and nothing else before a verb that has its
    victims behind it; `إن شابا قتل` and `إن ضابطا قتل وجنديين` tell of a victim, `إن رجال الشرطة قتلوا` is read by its
    plural.
    """
    verb, first = claim.first, doc.sentences[claim.sentence].first
    form = doc.form(verb, "verb")
    active = does_harm(doc.norms[verb]) or (form is not None and form.voice != "victim")
    if claim.key <= verb or not active or doc.bare[verb] != doc.norms[verb] or doc.joins(verb + 1):
        return None
    last = verb - (doc.norm(verb - 1) == "قد")
    reach = range(last - 1, max(last - 1 - LONGEST, first) - 1, -1)
    opener = next((i for i in reach if doc.bare[i] in OPENERS), None)
    if opener is None or opener + 1 >= last:
        return None
    head, rest = opener + 1, range(opener + 2, last)
    if any(doc.tokens[i].kind != "word" or i in doc.counts for i in range(head, last)):
        return None
    person = doc.form(head, "person")
    if person is not None and person.number == "singular" and not doc.norm(head).startswith("ال"):
        # `إن شابا أفغانيا طعن أربعة`
        told = all(doc.norm(i).removesuffix("ا") in demonyms() for i in rest)
    else:
        bodies = words("perpetrators", "bodies").union(grammar().heads)
        told = doc.norm(head).removeprefix("ال") in bodies and all(doc.norm(i).startswith("ال") for i in rest)
    feminine = doc.norms[verb].endswith("ت")
    agrees = feminine == (doc.norm(head).endswith(("ه", "ات")) or doc.bare[opener] == "كانت")
    return _full_name(doc, head, last) if told and agrees else None


def _full_name(doc: Document, first: int, last: int) -> str:
    """`التنظيم` where `تنظيم الدولة` was told before: the name of the last body that begins with its noun."""
    noun = doc.norm(first)
    if last == first + 1 and noun.startswith("ال"):
        told = (m for m in doc.actors if m.last <= first and m.last - m.first > 1 and m.kind == "armed_group")
        same = [m.name for m in told if doc.norm(m.first).endswith(noun.removeprefix("ال"))]
        if same:
            return same[-1]
    return " ".join(doc.slice(first, last).split())
