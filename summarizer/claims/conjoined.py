"""Victim groups that و joins: `ثلاثة مدنيين وطفلان`."""

from __future__ import annotations

from summarizer.claims.another import (
    ANOTHER,
    is_nation_of_others,
    is_other_thing,
    is_superlative,
    of_another_attack,
)
from summarizer.claims.companions import after_name, companions, is_kin, kin_behind_aside
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.joined_persons import acts_behind, joined_person
from summarizer.claims.one_of import is_one
from summarizer.claims.people import may_be_people
from summarizer.claims.phrase_ends import AGED, CONNECTORS, is_given_name, is_national
from summarizer.claims.wounds import adds_wounds
from summarizer.document import Document
from summarizer.language.forms import Reading
from summarizer.language.text import COMMAS
from summarizer.language.wordlists import phrases, units_of_age, words
from summarizer.numbers.not_counts import FEWEST_ACCUSATIVE
from summarizer.sources.reporting import is_verb

# How far a conjoined group may stand behind the one before it, in tokens.
CONJOINED_REACH = 8
# The longest bracket that is skipped between conjoined groups, in tokens.
BRACKET = 24
# How far behind it an age may end, in tokens.
LONGEST_AGES = 16
# The longest end of a list that is told of one person, in tokens, and what ends it.
LONGEST_LAST, ENDS = 10, frozenset((".", "؛", "!", "؟"))
# Before the ranks of two.
RANKED = frozenset(("رتبه", "برتبه", "رتبتي", "برتبتي", "رتبتا"))
HUNDRED = 100
# What says of those who were with the victims that they were, and not what else they did.
WERE = "كانوا"
# Before what was done to them.
DONE = frozenset(("تم", "جري", "يجري", "تمت", "جرت"))
# Before a verb of their own, and behind one of those who were let go.
NEGATIONS, LET_GO = frozenset(("لم", "لن", "لا")), frozenset(("عنهم", "عنهن", "سراحهم", "سراحهن", "سبيلهم"))


def conjoined(doc: Document, group: Group, end: int) -> Group | None:
    """The next victim group that و joins to this one, within the same clause."""
    i = group.next
    if (company := companions(doc, group, end)) is not None:
        return company
    limit = min(i + CONJOINED_REACH, end)
    if _divides(doc, i - 1):
        return None
    while i < limit:
        if doc.norm(i) == "(":
            i = _after_bracket(doc, i, end)
            limit = min(i + CONJOINED_REACH, end)
            continue
        if doc.norm(i) in AGED and (aged := doc.find(units_of_age(), i, min(i + LONGEST_AGES, end))) is not None:
            # `ثلاثة مغاربة يبلغون من العمر 22 و28 و30 عاما، ومصري`
            i = aged + 1
            limit = min(i + CONJOINED_REACH, end)
            continue
        if doc.tokens[i].kind == "quote":
            behind = after_name(doc, i, end)
            if behind is None or (i == group.next and group.shape == "dual"):
                # `مقتل مرافقيه «سالم ومختار»`: their names.
                return None
            i = behind
            continue
        if (relative := kin_behind_aside(doc, i, end)) is not None:
            return relative
        at = behind_connector(doc, i)
        if at is not None:
            added = read_group(doc, at, end)
            if added is not None and added.kind == "detained" and added.counted:
                # `مقتل محتجز الرهائن إلى جانب رهينتين`
                added = added._replace(kind=None, who=(added.first, added.last))
            # `إلى جانب ستة آخرين`
            told = added is not None and (added.who is not None or doc.reading(added.last, "other") is not None)
            fits = added is not None and told and not added.kind and not added.definite
            fits = fits and added is not None and not _act(doc, added) and not _has_own_verb(doc, added)
            if fits or at in doc.counts:
                return added if fits else None
        if _ends_list(doc, i):
            return None
        if doc.joins(i):
            if (person := joined_person(doc, group, i, end)) is not None:
                return person
            if doc.norm(i) in ANOTHER and (theirs := of_another_attack(doc, i, end)) is not None:
                return theirs
            found = read_group(doc, i + 1 if doc.norm(i) == "و" else i, end) if not is_one(doc, i) else None
            if found is not None and (
                _is_of_another(doc, i, group, found) or _is_group(doc, i) or _is_of_others(doc, group, i)
            ):
                return None
            if found is not None and (found.counted or found.kind or not found.definite or is_kin(doc, i)):
                return found
            if doc.norm(i - 1) in COMMAS and not is_one(doc, i):
                return None
        i += 1
    return None


def _is_of_others(doc: Document, group: Group, i: int) -> bool:
    """`خمسة أشخاص اعتدوا على طبيب وممرض`, `قتل شاب أمام زوجته وطفليه`: و joins to one who is none of the victims."""
    if i - 1 in doc.counts or doc.reading(i - 1, "person", "kin") is None:
        return False
    return doc.find(words("casualties", "beside_victims"), group.last, i - 1) is not None


def _is_group(doc: Document, i: int) -> bool:
    """`مقتل 5 في كابول وطالبان تدين`: a group whose name is spelled like two of a noun, before its verb."""
    mention = doc.actor_at.get(i)
    return mention is not None and mention.kind == "armed_group" and acts_behind(doc, mention.last, mention.last + 1)


def _divides(doc: Document, i: int) -> bool:
    """`بواقع خمسة في حلب وثلاثة في إدلب`, `موزعين بين خمسة رجال وثلاث نساء`: parts, and no more victims."""
    norm = doc.norm(i)
    return norm in words("casualties", "share", "divided") or norm in words("casualties", "share", "apportioned")


def _ends_list(doc: Document, i: int) -> bool:
    """Whether something else is told from a token on: behind a stop, of shares, by a source, by a verb of its own."""
    norm = doc.norm(i)
    if (doc.is_stop(i) and norm not in COMMAS) or doc.is_word(i, words("casualties", "share", "openers")):
        return True
    if doc.phrase_end(phrases("casualties", "share", "including"), i) is not None:
        # `11 شخصا، بمن فيهم السائق ومساعده`
        return True
    if (
        norm in words("reporting", "function", "clauses")
        or norm in words("casualties", "share", "survived")
        or _divides(doc, i)
    ):
        return True
    if norm in words("casualties", "share", "listing") or (i not in doc.counts and _names_source(doc, i)):
        return True
    told = doc.reading(i, "event", "verb")
    if told is not None and i not in doc.counts and not _is_instrument(told):
        return True
    return norm[:1] in ("و", "ف") and norm[1:] in words("casualties", "introduces")


def _is_of_another(doc: Document, i: int, group: Group, found: Group) -> bool:
    """Whether a noun that و joins is of those told before, of things, of the next clause, or counted already."""
    if found.shape == "other" and (
        doc.norm(i).startswith("وال") or is_superlative(doc, found) or is_other_thing(doc, group, i)
    ):
        return True
    if found.partitive and found.vague == "some":
        # `12 شخصا، وعدد منهم أطفال`
        return True
    if is_nation_of_others(doc, group, found):
        return True
    if adds_wounds(doc, i, found):
        return True
    if doc.norm(found.next) in words("casualties", "treated", "verbs") and doc.norm(found.next).startswith("ي"):
        # `فارق ثلاثة رجال الحياة وسبعة يعالجون من طلقات`
        return True
    if doc.norm(found.next) in words("casualties", "injuries", "verbs"):
        # `توفي تلميذان وآخر سُحقت قدمه`
        return True
    if found.shape == "other" and doc.norm(found.next) in words("casualties", "treated", "care"):
        # `قتل شاب وآخر نُقل إلى المستشفى`
        return True
    saved = doc.find(words("casualties", "share", "survived"), found.last, found.next + 1)
    if (saved is not None and not doc.joins(saved)) or _act(doc, found):
        # `وسبعة آخرون نجوا`, but `قتل جنديان وطفل وأفرج عن سبعة`
        return True
    if doc.norm(found.next) in NEGATIONS and doc.norm(found.next + 1) in words("casualties", "share", "unhurt"):
        # `وطفل لم يصب بأذى`
        return True
    if group.minimum == 2 and found.shape == "singular" and doc.find(RANKED, group.first, i) is not None:
        # `ضابطان يحملان رتبتي مقدم ورائد`
        return True
    if not may_be_people(doc, found) or _opens_clause(doc, i, found) or _is_counted_too(doc, group, found):
        return True
    # `26 ألف شخص بين مدنيين وعسكريين`: who they were, not how many.
    return found.shape in ("singular", "dual") and "بين" in (doc.norm(group.last), doc.norm(group.next))


def _has_own_verb(doc: Document, found: Group) -> bool:
    """`قتل سبعة عمال إضافة إلى امرأة أصيبت بجروح`, `إلى جانب حارس نجا`: one of whom a verb tells what became of him."""
    verb = doc.reading(found.next, "verb")
    fate = verb is not None and not verb.prefix and verb.form.kind not in (None, "killed")
    return fate or doc.find(words("casualties", "share", "survived"), found.first, found.next + 1) is not None


def _act(doc: Document, found: Group) -> bool:
    """`قتل خمسة، وعشرات آخرون نزحوا`, `وأربعة من رفاقهم أفرج عنهم`: those of whom a verb of their own is told.

    Behind an indefinite noun it may be a relative clause: `وثلاثة مدنيين يعملون في المستشفى`.
    """
    verb, behind = doc.norm(found.next), doc.norm(found.next - 1)
    if verb in DONE and doc.norm(found.next + 1).endswith(("هم", "هن")):
        # `قتل ستة، و14 تم إنقاذهم`
        return True
    plural = (verb.endswith("وا") and verb != WERE) or (verb.startswith("ي") and verb.endswith("ون"))
    if not (plural or verb in NEGATIONS or doc.norm(found.next + 1) in LET_GO) or doc.reading(found.next, "verb"):
        return False
    return found.who is None or behind == "اخرون" or behind.startswith("ال") or behind.endswith(("هم", "هن"))


def _is_counted_too(doc: Document, group: Group, found: Group) -> bool:
    """`50 امرأة وطفلا`: the accusative says that one number counts both nouns, as hundreds count two genitives
    (`300 تلميذ ومعلم`).
    """
    if (
        group.minimum is None
        or group.minimum < FEWEST_ACCUSATIVE
        or (group.shape, found.shape) != ("number", "singular")
    ):
        return False
    counted, joined = doc.norm(group.last), doc.norm(found.first)
    if group.who is None or counted.startswith("ال") or found.last != found.first + 1:
        return False
    hundreds = group.minimum % HUNDRED == 0 and group.last + 1 == found.first and not is_national(doc, found.last)
    # `40 مواطنا ومواطنة`
    both = counted.endswith("ا") and joined == f"و{counted[:-1]}ه"
    # `26 طبيبة وممرضة`, whose case ة does not show
    both = both or (counted.endswith("ه") and joined.startswith("و") and joined.endswith("ه"))
    return joined.endswith("ا") or both or hundreds


def _opens_clause(doc: Document, i: int, found: Group) -> bool:
    """`مقتل خمسة، ومدير المستشفى يقول`: a single noun behind a comma may be the subject of what follows.

    Before another comma or و it is one of a list: `ضابط، وضابط صف، و8 جنود`.
    """
    alone = found.shape == "singular" and doc.norm(found.last) not in ("اخر", "اخري")
    alone = alone and doc.norm(i - 1) in COMMAS and not is_kin(doc, i)
    if alone and any(doc.norm(j).startswith("ي") and not is_given_name(doc, j) for j in range(found.last, found.next)):
        return True
    if doc.is_stop(found.next) or doc.joins(found.next) or _is_accusative(doc, found):
        return False
    return alone and not _closes_list(doc, found)


def _closes_list(doc: Document, found: Group) -> bool:
    """`هم 52 جنديا و13 مدنيا، وشخص متعاون مع القوات.`: an indefinite noun of whom the sentence tells nothing more."""
    for j in range(found.last, found.last + LONGEST_LAST):
        if doc.norm(j) in ENDS or doc.norm(j) == "":
            return True
        definite = j == found.last and doc.norm(j).startswith("ال")
        acts = (
            doc.norm(j).startswith("ي")
            or doc.norm(j) in ("كان", "كانت")
            or doc.reading(j, "event", "verb") is not None
            or is_verb(doc.bare[j])
        )
        if definite or acts or doc.is_stop(j) or doc.norm(j) in words("reporting", "preposition"):
            return False
    return False


def _is_accusative(doc: Document, found: Group) -> bool:
    """`قتلت ثلاثة في المدينة، وشخصا في القرية`: what has this ending is no subject, and opens no clause."""
    form = doc.form(found.first, "person")
    return form is not None and doc.norm(found.first).endswith("ا") and not form.lemma.endswith("ا")


def behind_connector(doc: Document, i: int) -> int | None:
    """The token behind `إضافة إلى`, `فضلا عن`, `بجانب`."""
    if doc.norm(i) == "بجانب":
        return i + 1
    second = CONNECTORS.get(doc.norm(i))
    return i + 2 if second is not None and doc.norm(i + 1) == second else None


def _names_source(doc: Document, i: int) -> bool:
    """`حسبما أفاد متطوعون وطبيب`: who tells it is no victim."""
    prepositions = words("reporting", "preposition")
    return doc.is_word(i, prepositions) or doc.is_word(i, words("reporting", "preposition", "relative"))


def _is_instrument(reading: Reading) -> bool:
    """`أصيب عشرات بالاختناق، وثلاثة بالرصاص`: how they were hurt, no report of its own."""
    return reading.form.role == "event" and reading.prefix == "بال"


def _after_bracket(doc: Document, opening: int, end: int) -> int:
    """Behind a remark in brackets: `سالم حيدر (21 عاما) وشقيقه`."""
    return next((j + 1 for j in range(opening, min(opening + BRACKET, end)) if doc.norm(j) == ")"), end)
