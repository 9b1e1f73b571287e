"""The victims of one who did it, behind where, when or how he did: `قتل مسلح في بلدة الكرمة خمسة مدنيين`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.claims.described_doers import FIGHTING, are_accusative
from summarizer.claims.group import Group
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words

# How far behind who did it his victims may begin, in tokens: over a place and a time.
REACH = 14
# Behind them, who suffered the verb is told with others or by whom: `إلى جانب ثلاثة`, `من قبل ثلاثة`, `من بين ثلاثة`.
APART = frozenset(("جانب", "قبل", "طرف", "يد", "ايدي", "بين", "اصل", "ضمن", "ان", "كان", "كانت", "وهو", "وهي"))
# How one kills: `بدم بارد`.
COLDLY = ("بدم", "بارد")
# The number of two, behind its noun.
TWO = frozenset(("اثنين", "اثنتين"))


def far_object(doc: Document, group: Group) -> int | None:
    """Where the victims begin behind one or two who did it, over adjuncts or an aside: `قتل مسلح، الثلاثاء، ثلاثة
    مدنيين`, `قتل رجل بالرصاص طفلين اثنين`, `قتل مسلحان في الكرمة شرطيا`. They stand where no genitive can, behind what
    is definite or an adjective, a place or a comma; in `قتل شاب في كمين خمسة مسلحين` it was others.
    """
    nominative = group.shape == "singular" or (group.shape == "dual" and doc.norm(group.first).endswith("ان"))
    several = group.shape in ("number", "plural") and _attack(doc, group)
    if not (nominative or several) or group.definite or group.kind or group.partitive:
        return None
    j, end = group.next, min(group.next + REACH, len(doc.tokens))
    while j < end:
        if doc.norm(j) in COMMAS:
            behind = doc.after_aside(j, end)
            if behind >= end or doc.norm(j) != doc.norm(behind - 1):
                return None
            j = behind
        if j > group.next and _are_victims(doc, j) and _is_free(doc, j):
            # `خمسة مسلحين، وفق الشرطة، ثلاثة رجال وامرأتان` tells who they were.
            return None if group.shape == "number" and j in doc.counts else j
        if _ends(doc, j):
            return None
        j += 1
    return None


def _attack(doc: Document, group: Group) -> bool:
    """`ثلاثة مسلحين`, `عناصر من التنظيم`, `جنود الاحتلال`: several who attack or serve."""
    noun = doc.norm(group.who[0]) if group.who is not None else ""
    return noun in words("casualties", "attackers") | words("persons", "fighters")


def _ends(doc: Document, i: int) -> bool:
    """Whether a token opens another clause, or tells with whom or by whom somebody suffered the verb."""
    norm = doc.norm(i)
    if doc.is_stop(i) or norm in relatives() or norm in APART or norm in words("reporting", "function", "clauses"):
        return True
    if norm in words("casualties", "beside_victims", "company") or norm in words("reporting", "preposition"):
        return True
    if doc.norms[i] != doc.bare[i] and i not in doc.place_at and doc.norm(i - 1) not in words("reporting", "function"):
        # but `في ولاية كادونا`
        return True
    shot = norm in words("perpetrators", "by") and not norm.startswith("بال")
    return shot or doc.reading(i, "verb", "event", "victim") is not None


def _are_victims(doc: Document, i: int) -> bool:
    """Whether people stand at a token as an object does: counted, two by their ending, or one by his."""
    if doc.joins(i) or doc.norm(i) == FIGHTING:
        return False
    count = doc.counts.get(i)
    if count is not None:
        noun = count.last + (doc.norm(count.last) == "من")
        people = doc.reading(noun, "person", "kin")
        return people is not None and people.form.kind is None and not people.prefix.startswith(("ب", "ل", "و"))
    two = doc.reading(i, "person")
    if two is not None and not two.prefix and doc.norm(i).endswith("ين") and doc.norm(i + 1) in TWO:
        return True
    return are_accusative(doc, i) and two is not None and two.form.number == "singular"


def _is_free(doc: Document, i: int) -> bool:
    """Whether no noun right before a token has it for its genitive."""
    before, norm = i - 1, doc.norm(i - 1)
    # `قناص إسرائيلي`, but `في مدرسة تؤوي 600 نازح`
    adjective = describes(doc, before) and (norm in demonyms() or not norm.startswith(("ت", "ي")))
    if norm in COMMAS or norm.startswith(("ال", "بال")) or adjective:
        return doc.norm(before - 1) not in words("casualties", "no_object_after", "beside")
    described = norm.endswith("ه") and doc.norm(before - 1).endswith("ه")
    timed = norm in words("reporting", "times") or norm in words("casualties", "fillers", "manner")
    if described or timed or (doc.norm(before - 1), norm) == COLDLY:
        # `من مسافة قريبة`, `مساء`
        return True
    return before in doc.place_at and doc.place_at[before].last == i
