"""Who did what a claim's own words say: a subject before its verb (`إن القوات قتلت 58 وأصابت 30`), whoever managed it
(`تمكنت القوة من قتل ثلاثة`), or who tells it of his own side (`أعلن الجيش القضاء على تسعة`).
"""

from __future__ import annotations

from summarizer.actors.actors import ActorMention
from summarizer.actors.strike_words import does, does_harm
from summarizer.circumstances.agents import HARMING, LONGEST, named_in, people, tells_of_itself
from summarizer.circumstances.strikers import ITSELF, SPEAKER, THAT, is_of_thing, subject_before
from summarizer.circumstances.struck import is_of_one_struck
from summarizer.claims.scene import Skeleton
from summarizer.claims.spelled_alike import MOTHER
from summarizer.claims.those_who import IT_WAS, is_cleft
from summarizer.claims.told_of_objects import tells_of_feminine, tells_of_object
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_verb
from summarizer.sources.voices import Voice

# How far before a deed the verb may stand whose subject does it (`تمكنت قوة من جهاز كذا من القضاء`), in tokens.
DOING_REACH = 14
# Rules that read a deed by its verbal noun.
NOUNS = ("event-", "phrase-", "mixed-triggers")
# Deeds that are told of one's own side alone: who announces a death need not have caused it.
DEEDS = frozenset(("القضاء", "بالقضاء", "تحييد", "بتحييد", "تصفيه", "بتصفيه", "الاجهاز", "وتحييد", "وتصفيه", "والقضاء"))
# What a verb of managing takes, by letters that all its forms have; the others take ب.
TAKEN_BY = (("مكن", "من"), ("نجح", "في"), ("قدم", "علي"), ("عمد", "الي"))
# Verbs of driving attackers back.
REPELLING = frozenset(("احبط", "صد", "تصدي", "افشل", "واحبط", "وصد", "وتصدي", "وافشل"))
# Behind the verb of a relative clause, a statement in which something is told: `بيانا أعلن فيه`.
WITHIN = frozenset(("فيه", "فيها"))


def doer(doc: Document, claim: Skeleton, voice: Voice) -> str | None:
    """Who did what the claim's words say, as far as its sentence tells it before them."""
    first = doc.sentences[claim.sentence].first
    found: str | None = None
    if claim.rule.startswith(NOUNS) and (verb := _managing(doc, claim, first)) is not None:
        found = _manager(doc, verb, claim.first, first)
    elif _is_active(doc, claim, first):
        found = subject_before(doc, claim.first, first)
    elif doc.norm(claim.first) in DEEDS or _is_told_at_once(doc, claim, voice):
        mention = teller(doc, voice)
        return mention.name if mention is not None and tells_of_itself(mention) else None
    if found == SPEAKER:
        mention = teller(doc, voice)
        found = mention.name if mention is not None else None
    return found


def told_of_body(doc: Document, claim: Skeleton) -> str | None:
    """`هاجم الجيش خلية قتلت ثلاثة مدنيين`, `أوقف الأمن مسلحين مجهولين قتلوا ثلاثة`: an indefinite body or people right
    before the verb, whose deed it tells, whoever else acts in the sentence; empty where nothing names them.
    """
    verb = claim.first
    if claim.key == verb or not does_harm(doc.norms[verb]) or doc.bare[verb] != doc.norms[verb]:
        return None
    end = verb - 1 if doc.tokens[verb - 1].kind == "quote" else verb
    found: int | None = None
    for k in range(end - 1, max(end - LONGEST, 0) - 1, -1):
        norm = doc.norm(k)
        if doc.tokens[k].kind != "word" or norm.startswith("ال") or k in doc.counts or doc.form(k, "event", "verb"):
            break
        if norm in ITSELF or norm in words("reporting", "function"):
            break
        found = k if _does(doc, k, verb) else found
    if found is None or doc.norm(found - 1).endswith("هم"):
        # `إن مسلحين يشتبه بكونهم متشددين قتلوا`: what the subject before may be
        return None
    first_of_two = doc.actor_at.get(found - 1) if doc.joins(found) else None
    if first_of_two is not None:
        # `إن الجيش المالي ومرتزقة كذا أعدموا 25 مدنيا`
        return first_of_two.name if first_of_two.kind in HARMING else None
    return people(doc, found, end) or ""


def is_of_one_before(doc: Document, claim: Skeleton) -> bool:
    """`قتلت الشرطة رجلا طعن ثلاثة`: whether one who is struck did it, or an indefinite one right before the verb."""
    first = doc.sentences[claim.sentence].first
    active = doc.form(claim.first, "verb") is not None and claim.key != claim.first
    if active and (is_of_one_struck(doc, claim.first, first) or tells_of_object(doc, claim.first, first)):
        return True
    verb, person = claim.first, doc.reading(claim.first - 1, "person")
    if claim.key == verb or doc.bare[verb] != doc.norms[verb] or person is None or person.definite:
        return False
    if verb - 1 in doc.place_at or not claim.rule.startswith(("verb-", "event-")):
        return False
    if is_of_thing(doc, verb, first):
        # `غارة إسرائيلية قتلت اثنين`
        return False
    form = doc.form(verb, "verb")
    return person.form.number == "singular" and (form is None or form.voice != "victim")


def goes_on_for_object(doc: Document, claim: Skeleton) -> bool:
    """`طاردت الشرطة عصابة سلبت وقتلت أربعة تجار`: the second verb of what is told of an indefinite object;
    `أوقفت الشرطة أما قتلت ثلاثة من أطفالها`: the verb of a mother, who is spelled like a particle.
    """
    verb = claim.first
    if doc.norm(verb - 1) == MOTHER and doc.norms[verb].endswith("ت") and not doc.joins(verb):
        return True
    return doc.joins(verb) and tells_of_feminine(doc, verb - 1, doc.sentences[claim.sentence].first)


def is_deed_of_others(doc: Document, i: int) -> bool:
    """`فجر الجيش منزل منفذ عملية قتل فيها ثلاثة`, `داهمت الشرطة منزل المشتبه به في هجوم أودى بحياة ثلاثة`: whether
    those stand at a token, behind who strikes, whose deed is told next.
    """
    deeds = words("perpetrators", "of_deed", "deeds")
    if doc.is_word(i, words("perpetrators", "of_deed", "construct")):
        return doc.norm(i + 1) in deeds
    behind = i + 1 + (doc.norm(i + 1) in ("به", "بهم", "فيه", "فيهم"))
    by = behind + (doc.norm(behind) in ("في", "عن"))
    named = doc.norm(by) in deeds or (doc.norm(by).startswith("ب") and doc.norm(by)[1:] in deeds)
    suspected = doc.is_word(i, words("perpetrators", "of_deed", "suspected")) and doc.norm(i - 1) not in IT_WAS
    return named and suspected and doc.form(i - 1, "verb") is None


def _does(doc: Document, k: int, verb: int) -> bool:
    """Whether a noun of people or of a body of them agrees with a verb, as its subject would in a relative clause."""
    person = doc.form(k, "person")
    if person is not None:
        return person.number == "plural" and doc.norms[verb].endswith(("وا", "ون"))
    body = doc.norm(k) in words("perpetrators", "bodies") or doc.is_word(k, words("perpetrators", "unnamed"))
    return body and doc.norm(k).endswith(("ه", "ات")) and doc.norms[verb].endswith("ت")


def teller(doc: Document, voice: Voice) -> ActorMention | None:
    """The force or state that speaks, or for which its spokesman does."""
    if voice.speaker is None or voice.denied:
        return None
    told = (doc.actor_at.get(i) for i in range(voice.speaker.first, voice.speaker.last))
    forces = (m for m in told if m is not None and m.kind in HARMING and m.kind != "official")
    # `المتحدث باسم الجيش جوزيف كامبالي` speaks for the army, and has done nothing himself.
    return next((m for m in forces if not m.title), None)


def _is_told_at_once(doc: Document, claim: Skeleton, voice: Voice) -> bool:
    """`أعلن الجيش الصومالي قتل 30 عنصرا`: the verbal noun right behind who announces it; but `بحسب الجيش قتل 30`, where
    a passive is written alike.
    """
    mention = doc.actor_at.get(claim.first - 1)
    # `أعلنت الشرطة أن مسلحا من حركة كذا قتل اثنين`: another name stands before a verb.
    member = mention is not None and doc.norm(mention.first - 1) == "من"
    behind = doc.norm(claim.first) == "قتل" and mention is not None and not member
    return behind and voice.rule != "preposition"


def is_of_speaker(doc: Document, claim: Skeleton) -> bool:
    """`قالت الجماعة إنها قتلت 12 جنديا`, `إن مقاتليها قتلوا`, `بيانا أعلن فيه قتل 50`: whether who speaks, named or
    not, tells what his own side did.
    """
    before = claim.first - 1
    if doc.norm(before) in WITHIN:
        return doc.norm(claim.first) == "قتل" and is_verb(doc.bare[before - 1])
    own = doc.norm(before) in ITSELF or doc.is_word(before, words("perpetrators", "own"))
    return own and _is_active(doc, claim, doc.sentences[claim.sentence].first)


def _is_active(doc: Document, claim: Skeleton, first: int) -> bool:
    """Whether the claim's verb tells of who does it: `أنها قتلت 23`, `وأصابت 30 جنديا`; a passive is written alike."""
    if claim.rule.startswith("verb-agent"):
        return True
    if not does_harm(doc.norm(claim.first)) or claim.key == claim.first or is_of_thing(doc, claim.first, first):
        return False
    if is_cleft(doc, claim.first):
        return True
    before = claim.first - 1
    while before > 0 and (doc.tokens[before].kind == "quote" or doc.norm(before) == "قد"):
        before -= 1
    if doc.norm(before) in ITSELF or doc.is_word(before, words("perpetrators", "own")):
        return True
    mention = doc.actor_at.get(before)
    if mention is not None and doc.norm(mention.first - 1) in THAT:
        # `إن الجيش التركي قتل مدنيين`: a force is not killed itself.
        return not mention.generic
    if mention is not None and doc.norm(mention.first - 1) == "من" and doc.norm(mention.first - 3) in THAT:
        # `أن انتحاريا من طالبان قتل ستة`
        return doc.reading(mention.first - 2, "person") is not None
    if doc.norm(claim.first) == "وقتل":
        return _are_repelled(doc, claim, first)
    return doc.norm(claim.first).endswith("ت") and not _is_feminine(doc, claim)


def _are_repelled(doc: Document, claim: Skeleton, first: int) -> bool:
    """`صد الجيش هجوما للحركة وقتل 12 من عناصرها`, `أحبط الحرس عملية تسلل وقتل مسلحين اثنين`: whether those who are
    fought fell in the same words in which somebody drives them back.
    """
    if claim.who is None:
        return False
    fought = doc.norm(claim.who[0]) in words("perpetrators", "own_men", "fought")
    # A man's verb: whose are told with the pronoun of a body are not his own.
    theirs = fought or (
        doc.is_word(claim.who[0], words("perpetrators", "own")) and doc.norm(claim.who[0]).endswith(("ها", "هم"))
    )
    back = doc.find(REPELLING, first, claim.first)
    return theirs and back is not None and not any(doc.is_stop(i) for i in range(back, claim.first))


def _is_feminine(doc: Document, claim: Skeleton) -> bool:
    """Whether the victims may be the subject of a feminine verb: `قتلت امرأتان`, `أصيبت 30 طالبة`."""
    if claim.who is None:
        return claim.maximum is not None and not doc.norm(claim.first).startswith(("و", "ف"))
    noun = doc.norm(claim.who[0])
    return noun.endswith(("ه", "ات", "تان", "تين")) or noun == "نساء"


def _managing(doc: Document, claim: Skeleton, first: int) -> int | None:
    """The verb of managing or setting about that a deed stands behind with its preposition."""
    start, earliest = claim.first, max(first, claim.first - DOING_REACH)
    while _is_joined(doc, start) and (joined := _deed_before(doc, start, earliest)) is not None:
        # `من توقيف متهم في مقتل اثنين وإصابة ثالث`
        start = joined
    if not (doc.norm(start - 1) in ("من", "في", "علي") or doc.norm(start).startswith("ب") or _is_joined(doc, start)):
        return None
    for i in range(start - 1, earliest - 1, -1):
        if does(doc.norm(i)):
            return i if _is_managed(doc, i, start) else None
        if doc.is_stop(i) and doc.norm(i) not in ("(", ")", "،"):
            return None
    return None


def _deed_before(doc: Document, i: int, first: int) -> int | None:
    """The verbal noun of harm before a token, in the same words."""
    for k in range(i - 1, first - 1, -1):
        if doc.is_stop(k):
            return None
        if (form := doc.form(k, "event")) is not None and form.kind != "detained":
            return k
    return None


def _is_managed(doc: Document, verb: int, deed: int) -> bool:
    """`تمكنت القوة من قتل ثلاثة`, `من صد الهجوم وقتل ثلاثة`, but `من توقيف متهمين في مقتل ثلاثة`, `من كشف ملابسات وفاة
    ثلاثة`: whether a deed is what the verb takes by its own preposition, and not the matter of what it takes.
    """
    between, inquired = range(verb + 1, deed), words("perpetrators", "of_deed", "inquired")
    if any(is_deed_of_others(doc, i) or doc.norm(i).removeprefix("ال") in inquired for i in between):
        return False
    if _is_joined(doc, deed):
        return True
    own = next((prep for letters, prep in TAKEN_BY if letters in doc.norm(verb)), "ب")
    if own == "علي" and doc.norm(deed - 3) in ("ما", "مما"):
        # `أقدم على تعريضه لاعتداء، ما تسبب في وفاته`
        return True
    if own == "ب":
        return doc.norm(deed).startswith(own) and not any(_is_noun_of_deed(doc, i, own) for i in between)
    return doc.norm(deed - 1) == own and not any(
        doc.norm(i) == own and _is_noun_of_deed(doc, i + 1, "") for i in between[:-1]
    )


def _is_joined(doc: Document, i: int) -> bool:
    """`وإصابة`, but not `وفاة`."""
    event = doc.reading(i, "event")
    return doc.joins(i) and not (event is not None and event.prefix == "")


def _is_noun_of_deed(doc: Document, i: int, prefix: str) -> bool:
    """Whether a verbal noun stands at a token, behind a preposition written to it."""
    event = doc.reading(i, "event")
    return event is not None and event.prefix.removesuffix("ال") == prefix


def _manager(doc: Document, verb: int, last: int, first: int) -> str | None:
    """Behind the verb, or before it: `تمكنت قوة من الشرطة من قتل`, `أن القوة المدافعة تمكنت من قتل`."""
    if (name := named_in(doc, verb + 1, verb + 2) or people(doc, verb + 1, last)) is not None:
        return name
    return subject_before(doc, verb, first)
