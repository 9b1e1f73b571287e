"""Who struck, where a clause of the sentence tells it: `قصفت القوات السوق، ما أدى إلى مقتل ثلاثة`, `إن مسلحا فتح النار
فقتل أربعة`, `قتل ثلاثة في هجوم تبنته الحركة`, `اشتباكات مع مطلوبين`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from summarizer.actors.strike_words import does_harm, is_weapon, strike_verbs
from summarizer.circumstances.agents import HARMING, named_in, of_attack, people
from summarizer.circumstances.responsible import answers_for, may_answer
from summarizer.circumstances.struck import is_of_one_struck
from summarizer.circumstances.undertaken import undertaker, undertakes
from summarizer.claims.endings import is_accusative
from summarizer.claims.those_who import is_cleft
from summarizer.claims.told_of_objects import tells_of_object
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.wordlists import relatives, words
from summarizer.sources.complements import strikes_back
from summarizer.sources.reporting import denies, is_verb

# How far behind a verb its subject may end, and what is fired may stand, in tokens.
SUBJECT_REACH, FIRED_REACH = 9, 7
# How far before a verb its subject may begin (`إن قوات الفرقة، وبإشراف قائدها، تمكنت`), in tokens.
BEFORE_REACH = 18
# How far behind مع a name may begin, and behind a fight مع may stand, in tokens.
NAMED_REACH, WITH_REACH = 4, 6
# How far before `إنه` the verb of speaking may stand, and before a verb the bomb that it tells of, in tokens.
SPEECH_REACH, THING_REACH = 12, 6
# Behind these a clause begins with its subject.
THAT = frozenset(("ان", "بان", "وان", "وبان", "فان", "لكن", "ولكن", "قيام", "اقدام"))
# Behind a verb or أن, of those who did it or to whom it was done.
HIS = ("ه", "ها", "هم", "هما")
# Verbs that end in the letter of such a pronoun: `وجه الوزير بصرف إعانات`.
OWN_HA = frozenset(("وجه", "يوجه", "توجه"))
# The same with the one who speaks for a subject: `قال الجيش إنه قصف`.
ITSELF = frozenset(f"{that}{who}" for that in ("ان", "بان", "وان", "وبان") for who in HIS)
# Before أن these tell when: `قبل أن يطلق النار`.
AT_A_TIME = frozenset(("قبل", "بعد", "دون", "منذ"))
# Behind these somebody is only thought to have done it: `يشتبه في أنه أطلق النار`.
SUPPOSED = frozenset(("في", "يعتقد", "يشتبه", "يبدو", "يقال"))
# Behind these a verb is the noun that is written like it: `جراء قصف`.
NOUN_BEFORE = frozenset(("في", "من", "جراء", "اثر", "نتيجه", "بعد", "خلال", "بسبب", "عقب", "عمليه", "محاوله", "حاول"))
# Another clause begins behind these, whatever it is told of.
CONTRASTS = frozenset(("فيما", "بينما", "لكن", "كما"))
# Behind a force, by these it is the one that is struck: `استهدفت قوات الأمن بعبوة ناسفة`.
STRUCK_BY = frozenset(("بعبوه", "بعبوات", "بلغم", "بانفجار", "بتفجير", "بسياره", "بهجوم", "بكمين"))
# Before a verb by which something told before is explained: `قتل ثلاثة عندما هاجم مسلحون`.
WHEN = frozenset(("عندما", "حين", "حينما", "بعدما", "لما", "ان", "اذ", "حيث"))
# Who owns to what his own side did is told by who speaks.
SPEAKER = ""


class Strike(NamedTuple):
    """An attack at a token and by whom, None where nobody knows (`على يد جهات لم تُعرف`); `main` where a clause of its
    own tells it, which explains nothing before it.
    """

    at: int
    name: str | None
    main: bool = False


def strikers(doc: Document, first: int, last: int) -> Iterator[Strike]:
    """The verbs and fights of a range by which an attack is laid to somebody; SPEAKER for who tells it of himself."""
    for i, norm in enumerate(doc.norms[first:last], first):
        way = _way(norm)
        if way is None:
            continue
        name: str | None
        if way == "answers":
            name = answers_for(doc, i, first)
        elif way == "fights":
            # `منذ بدء المواجهات مع X`: a span, not who did it.
            since = doc.norm(i - 1) in words("casualties", "cumulative", "begun") and doc.norm(i - 2) == "منذ"
            name = None if since else _opponent(doc, i, last)
        elif (
            way == "shooting"
            and not _has_object(norm)
            and doc.find(words("perpetrators", "fired"), i + 1, i + FIRED_REACH) is None
        ):
            name = None
        elif way == "answering" and not strikes_back(doc, i + 1, last):
            continue
        elif way == "undertaking":
            name = undertaker(doc, i, last)
        else:
            name = _subject(doc, i, way, first, last)
            name = answers_for(doc, i, first) if name is None else name
        if name is not None or (_has_object(norm) and way in ("verbs", "aimed", "shooting")):
            # Nobody whom the words name: `الغارات التي شنتها قوات الأسد` has no other perpetrator.
            clause = way not in ("answers", "fights", "owning") and not _has_object(norm)
            yield Strike(i, name, clause and doc.norm(i - 1) not in WHEN and doc.norm(i - 1) not in relatives())


def subject_before(doc: Document, verb: int, first: int) -> str | None:
    """The subject before a verb in its clause: `إن مسلحا فتح`, `أن قواته قصفت`, `الشرطة التي قتلت`."""
    if is_cleft(doc, verb):
        # `إن الجيش هو من قصف السوق`, `إن مسلحين هم من قتلوا خمسة`
        back = range(verb - 3, max(first, verb - BEFORE_REACH) - 1, -1)
        that = next((k for k in back if doc.norm(k) in THAT), first - 1)
        return _harmful(doc, that + 1, verb - 2)
    if doc.norm(verb - 1) in relatives():
        mention = doc.actor_at.get(verb - 3 if doc.is_stop(verb - 2) else verb - 2)
        return mention.name if mention is not None and mention.kind in HARMING else None
    one = doc.form(verb - 1, "person") if verb - 1 not in doc.place_at and verb - 2 >= first else None
    indefinite = one is not None and one.number == "singular" and not doc.norm(verb - 1).startswith("ال")
    relative = (is_accusative(doc, verb - 1) or indefinite) and doc.bare[verb] == doc.norms[verb]
    relative = relative and doc.norm(verb - 2) not in THAT
    if (relative and not is_of_thing(doc, verb, first)) or tells_of_object(doc, verb, first):
        # `أوقفت الشرطة رجلا أردى زوجته`, `أطلقت النار على رجل طعن ثلاثة`: it was he, who is no subject of the sentence.
        return None
    if is_of_one_struck(doc, verb, first):
        return None
    for k in range(verb - 1, max(first, verb - BEFORE_REACH) - 1, -1):
        norm = doc.norm(k)
        if norm in ITSELF or (norm in THAT and doc.is_word(k + 1, words("perpetrators", "own"))):
            return SPEAKER if _is_told_of_itself(doc, k, first) else None
        if norm in THAT and doc.norm(k - 1) not in AT_A_TIME:
            return _harmful(doc, k + 1, verb)
        if norm in ("كان", "كانت", "وكان", "وكانت") and doc.norm(verb - 1) == "قد":
            return _harmful(doc, k + 1, verb)
        if k == first and is_headed(doc, first, verb):
            return _harmful(doc, k, verb)
        if norm in relatives() or norm in CONTRASTS or norm == "حين" or _is_suffered(doc, k):
            return None
        acts = doc.is_word(k, words("perpetrators", "acts")) or opens_with_subject(doc, k)
        if acts and doc.norm(k - 1) not in ITSELF and (name := _subject_behind(doc, k + 1, "verbs", verb)):
            # `تصدت القوة لهجوم وأوقعت 40 قتيلا`, but `اعترض الجيش صاروخا أصاب ثلاثة`
            fired = is_weapon(doc.norm(verb - 1)) or doc.norm(verb - 1) in words("perpetrators", "fired")
            return None if fired and doc.bare[verb] == doc.norms[verb] else name
        if k not in doc.actor_at and is_verb(without_conjunction(norm)):
            return None
    return None


def _is_told_of_itself(doc: Document, that: int, first: int) -> bool:
    """`قال الجيش إنه قصف`, but not `قالت الشرطة إنه قتل ثلاثة`: whether who speaks is whom the pronoun means."""
    if doc.norm(that - 1) in SUPPOSED:
        return False
    for i in range(that - 1, max(first, that - SPEECH_REACH) - 1, -1):
        if is_verb(doc.bare[i]) and i not in doc.actor_at:
            feminine = doc.bare[i].endswith("ت") or doc.bare[i].startswith("ت")
            return not doc.norm(that).endswith("نه" if feminine else "نها")
    return True


def is_headed(doc: Document, first: int, verb: int) -> bool:
    """`الجيش الإسرائيلي يقصف`: whether a sentence begins with a name, and its verb stands right behind."""
    mention = doc.actor_at.get(first)
    return mention is not None and mention.last == verb


def is_of_thing(doc: Document, verb: int, first: int) -> bool:
    """`انفجار عبوة استهدف دورية`, `هجمات أخرى أوقعت`: whether a verb tells of an attack or a bomb right before it; an
    air force of which more is told strikes itself (`إن الطيران الحربي قصف السوق`).
    """
    norm, afar = doc.norm(verb), words("perpetrators", "afar")
    if without_conjunction(norm) != norm:
        return False
    before = range(max(verb - THING_REACH, first), verb)
    return any(is_weapon(doc.norm(i)) and not (doc.norm(i) in afar and i + 1 < verb) for i in before)


def _is_suffered(doc: Document, i: int) -> bool:
    """Whether a subject before this verb is who was hurt: `إن شخصين قتلا وأصيب آخرون`, not `إن القوات قتلت خمسة`."""
    if doc.reading(i, "verb") is None:
        return False
    deed = does_harm(doc.norm(i)) and (doc.norm(i).endswith("ت") or i + 1 in doc.counts)
    return not deed and without_conjunction(doc.norm(i)) == doc.norm(i)


def _subject(doc: Document, verb: int, way: str, first: int, last: int) -> str | None:
    """Who attacks: behind the verb, where an attack itself may stand (`استهدفت غارة إسرائيلية`), or before it, where
    the verb does not begin another clause.
    """
    noun = doc.norm(verb - 1) in NOUN_BEFORE and not is_cleft(doc, verb)
    if noun or _is_negated(doc, verb) or _contests(doc, verb, last):
        return None
    norm, end = doc.norm(verb), min(verb + 1 + SUBJECT_REACH, last)
    taken = _has_object(norm) and way != "inflicting"
    if not taken and way not in ("shooting", "answering") and is_of_thing(doc, verb, first):
        return None
    joined = without_conjunction(norm) != norm
    before = None if taken else subject_before(doc, verb, first)
    of_noun = way == "inflicting" and doc.norm(verb - 1).startswith("ال")
    if norm.endswith("وا") or ((before is not None or of_noun) and not joined):
        # `المواجهات كبدت الحوثيين`: who has a subject before the verb is struck behind it.
        return before
    found = _subject_behind(doc, verb + 1, way, end) or before
    return _doer_told(doc, verb, first) if found is None and taken and way == "verbs" else found


def _doer_told(doc: Document, verb: int, first: int) -> str | None:
    """`هجوم قالت الشرطة إن حركة كذا نفذته`, `يعتقد أن متمردين شنوه`: the subject of the clause in which it is told who
    made the attack, unless somebody denies that.
    """
    that = next((k for k in range(verb - 1, max(first, verb - BEFORE_REACH) - 1, -1) if doc.norm(k) in THAT), None)
    if that is None or any(doc.is_stop(k) for k in range(that, verb)):
        return None
    told = range(max(that - SPEECH_REACH, first), that)
    return None if any(denies(doc.bare[k]) for k in told) else _harmful(doc, that + 1, verb)


def opens_with_subject(doc: Document, verb: int) -> bool:
    """`شنت إسرائيل غارات، وقصف الحزب صفد`: whether a word that may be a noun is a verb with its subject behind it."""
    bare = doc.bare[verb] if doc.norm(verb).startswith("و") and doc.is_stop(verb - 1) else ""
    mention = doc.actor_at.get(verb + 1)
    named = mention is not None and mention.first == verb + 1 and mention.kind in HARMING
    return bare in strike_verbs("aimed") and named and doc.norm(verb + 1)[0] != "ل"


def _subject_behind(doc: Document, at: int, way: str, end: int) -> str | None:
    if doc.bare[at].removeprefix("ال") in words("perpetrators", "attacks") and at not in doc.actor_at:
        return of_attack(doc, at + 1, end)
    mention = doc.actor_at.get(at)
    if mention is not None and mention.first == at:
        if fold(mention.name).split()[0] != doc.norm(at):
            # `تسلل للحوثيين`
            return None
        struck = doc.norm(mention.last) in STRUCK_BY and way != "answering"
        if mention.kind not in HARMING or struck:
            # But `ردت القوات بهجوم`.
            return None
        return (people(doc, at, end) if mention.generic else None) or mention.name
    norm = doc.norm(at)
    accusative = norm.endswith("ا") and not norm.startswith("ال") and norm not in words("perpetrators", "bodies")
    if at in doc.counts or norm.endswith("ين") or accusative:
        # The object has the accusative: `استهدفت عنصرا`, but `هاجمت ميليشيا`.
        return None
    attacks = norm in words("casualties", "attackers") or norm in words("casualties", "attackers", "lone")
    force = norm in words("perpetrators", "afar")
    if way != "aimed":
        force = bool(doc.reading(at, "person", "kin")) or norm in words("perpetrators", "bodies")
    return people(doc, at, end) if attacks or force else None


def _harmful(doc: Document, first: int, last: int) -> str | None:
    """A force, a state or people that a clause begins with; nobody behind a preposition."""
    mention = doc.actor_at.get(first)
    if mention is not None:
        if mention.first != first or mention.kind not in HARMING:
            return None
        return (people(doc, first, last) if mention.generic else None) or mention.name
    return people(doc, first, last)


def _opponent(doc: Document, fight: int, last: int) -> str | None:
    """`تبادل لإطلاق النار مع قوات الشرطة`: with whom there was fighting."""
    for i in range(fight + 1, min(fight + WITH_REACH, last)):
        if doc.is_stop(i) or doc.norm(i) == "بين":
            return None
        if doc.norm(i) in ("مع", "ضد"):
            return named_in(doc, i + 1, i + 1 + NAMED_REACH) or people(doc, i + 1, i + 1 + SUBJECT_REACH)
    return None


def _contests(doc: Document, verb: int, last: int) -> bool:
    """`طعن الحزب في نتائج الانتخابات`: whether it is a decision that somebody goes against."""
    near = range(verb + 1, min(verb + 1 + SUBJECT_REACH, last))
    what = next((i + 1 for i in near if doc.norm(i) == "في"), None)
    return "طعن" in doc.norm(verb) and what is not None and doc.norm(what) in words("perpetrators", "contested")


def _is_negated(doc: Document, verb: int) -> bool:
    return doc.norm(verb - 1) in ("لم", "لا", "لن", "ولم", "ولا", "ما") or denies(doc.bare[verb - 1])


def _has_object(norm: str) -> bool:
    """`هجوم شنه مسلحون`: whether a pronoun behind a verb stands for the attack or for those attacked."""
    return norm.endswith(HIS) and norm.removeprefix("و") not in OWN_HA and norm not in OWN_HA


@per_word
def _way(norm: str) -> str | None:
    """How a word lays an attack to somebody: the list of the lexicon that it is in, without a conjunction."""
    bare = without_conjunction(norm)
    if norm in words("perpetrators", "fights") or bare in words("perpetrators", "fights"):
        return "fights"
    if bare.startswith("ب") and bare[1:] in words("perpetrators", "fights"):
        return "fights"
    if bare.endswith("ه") and is_weapon(bare):
        # `ضربة` is written like `ضربه`.
        return None
    forms = {norm, bare, *(word.removesuffix(them) for word in (norm, bare) for them in ("هم", "هما"))}
    for key in ("verbs", "aimed", "pelting", "shooting", "owning", "inflicting", "answering"):
        if not forms.isdisjoint(strike_verbs(key)):
            return key
    if undertakes(bare):
        return "undertaking"
    return "answers" if may_answer(norm) else None
