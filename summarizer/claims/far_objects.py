"""The victims of one who did it, behind where, when or how he did: `قتل مسلح في بلدة الكرمة خمسة مدنيين`."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.actors.strike_words import every_strike
from summarizer.claims.endings import TWO, are_two_as_object, is_accusative
from summarizer.claims.group import Group
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import relatives, words
from summarizer.places.likenesses import is_deed, is_imperfect
from summarizer.sources.reporting import is_verb

# How far behind who did it his victims may begin, in tokens: over a place and a time.
REACH = 14
# Behind them, who suffered the verb is told with others or by whom: `إلى جانب ثلاثة`, `من قبل ثلاثة`, `من بين ثلاثة`.
APART = frozenset(("جانب", "قبل", "طرف", "يد", "ايدي", "بين", "اصل", "ضمن", "ان", "كان", "كانت", "وهو", "وهي"))
# Who helped him and is not named: `بمساعدة آخر`.
OTHER = frozenset(("اخر", "اخرين", "اخري"))
# Behind one who is his without a pronoun: `صديق له`.
HIS = frozenset(("له", "لها", "لهم", "لهما"))
# How one kills: `بدم بارد`.
COLDLY = ("بدم", "بارد")


def far_object(doc: Document, group: Group) -> int | None:
    """Where the victims begin behind those who did it, over adjuncts or an aside: `قتل مسلح، الثلاثاء، ثلاثة مدنيين`,
    `قتل رجل بالرصاص طفلين اثنين`, `قتل مسلحان في الكرمة شرطيا`. They stand where no genitive can, behind what
    is definite or an adjective, a place or a comma; in `قتل شاب في كمين خمسة مسلحين` it was others.
    """
    nominative = group.shape == "singular" or (group.shape == "dual" and doc.norm(group.first).endswith("ان"))
    several = group.shape in ("number", "plural") and several_attack(doc, group)
    if not (nominative or several) or group.definite or group.kind or group.partitive:
        return None
    j, end = group.next, min(group.next + REACH, len(doc.tokens))
    helped = _behind_helper(doc, j)
    if helped > j and _is_object(doc, helped):
        return helped
    while j < end:
        if doc.norm(j) in COMMAS:
            behind = doc.after_aside(j, end)
            if behind >= end or doc.norm(j) != doc.norm(behind - 1):
                return None
            j = behind
        # `قتل مراهق في شيكاغو شرطيا`, but `قتل شاب في المدينة متظاهرا سلميا`
        one = is_accusative(doc, j) and not doc.joins(j) and doc.norm(j) not in words("persons", "told_as")
        if j > group.next and (one or _are_victims(doc, j)) and _is_free(doc, j):
            # `خمسة مسلحين، وفق الشرطة، ثلاثة رجال وامرأتان` tells who they were.
            return None if group.shape == "number" and j in doc.counts else j
        if _ends(doc, j):
            return None
        j += 1
    return None


def several_attack(doc: Document, group: Group) -> bool:
    """`أربعة مسلحين`, `عناصر من التنظيم`, `جنود الاحتلال`: whether a group is several who attack or serve."""
    noun = doc.norm(group.who[0]).removeprefix("ال") if group.who is not None else ""
    attackers = words("casualties", "attackers") | words("casualties", "attackers", "many")
    return noun in attackers or noun in words("persons", "fighters")


def _behind_helper(doc: Document, i: int) -> int:
    """`قتل مسلح بمساعدة صديقه ثلاثة`, `قتل رجل وابنه خمسة`: behind who did it with one, as he alone has no number;
    where nobody did, the token itself.
    """
    at = i + (doc.norm(i) in words("casualties", "helped"))
    at += doc.norm(at) in words("casualties", "beside_victims", "company")
    kin, helper = doc.form(at, "kin"), doc.reading(at, "person", "kin")
    if at == i and not doc.joins(i):
        return i
    if at > i and at in doc.counts:
        # `بمساعدة اثنين من أصدقائه`
        at = doc.counts[at].last
        at += 2 if doc.norm(at) == "من" else 0
    elif doc.norm(at) in OTHER or (kin and kin.suffixed) or (at > i and helper and helper.prefix == ""):
        at += 1
    else:
        return i
    return doc.past(at, lambda k: doc.norm(k) in OTHER or doc.norm(k) in HIS or doc.norm(k).startswith("ال"))


def _is_object(doc: Document, i: int) -> bool:
    """`ثلاثة مدنيين`, `ثلاثة في البلدة`, `ضابطا`, `طفلين`, `زوجته`: whom more than one did something to."""
    count = doc.counts.get(i)
    if count is not None and (doc.is_stop(count.last) or doc.norm(count.last) in words("reporting", "function")):
        return not doc.joins(i)
    own = doc.reading(i, "kin")
    if own is not None and own.prefix == "" and own.form.suffixed:
        return True
    return _are_victims(doc, i) or is_accusative(doc, i) or are_two_as_object(doc, i)


def has_helper(doc: Document, i: int) -> bool:
    """`برفقة شقيقه`, `بمساعدة آخر`: whether before a token stands that somebody did it with another."""
    return doc.norm(i - 1) in words("casualties", "beside_victims", "company") | words("casualties", "helped")


def _ends(doc: Document, i: int) -> bool:
    """Whether a token opens another clause, or tells with whom or by whom somebody suffered the verb."""
    norm = doc.norm(i)
    if doc.is_stop(i) or norm in relatives() or norm in APART or norm in words("reporting", "function", "clauses"):
        return True
    if _is_verb(norm):
        # `في هجوم نفذه مساء السبت ثلاثة مسلحين`, `انقلاب حافلة تقل من المدينة 40 معتمرا`
        return True
    if norm in words("casualties", "beside_victims", "company") or norm in words("reporting", "preposition"):
        return True
    if doc.norms[i] != doc.bare[i] and i not in doc.place_at and doc.norm(i - 1) not in words("reporting", "function"):
        # but `في ولاية كادونا`
        return True
    shot = norm in words("perpetrators", "by") and not norm.startswith("بال")
    return shot or doc.reading(i, "verb", "event", "victim") is not None


@per_word
def _is_verb(norm: str) -> bool:
    """Whether a verb stands there that opens a clause of its own, whatever it tells."""
    holds = norm[:1] in ("ي", "ت") and norm in words("casualties", "no_object_after")
    return holds or is_deed(norm) or is_imperfect(norm) or is_verb(norm) or norm in every_strike()


def _are_victims(doc: Document, i: int) -> bool:
    """Whether people stand at a token as an object does: counted, or two by their ending."""
    if doc.joins(i):
        return False
    count = doc.counts.get(i)
    if count is not None:
        noun = count.last + (doc.norm(count.last) == "من")
        people = doc.reading(noun, "person", "kin")
        return people is not None and people.form.kind is None and not people.prefix.startswith(("ب", "ل", "و"))
    return are_two_as_object(doc, i) and doc.norm(i + 1) in TWO


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
