"""Reporting cues: the words that say who speaks, each with its speaker and where what it governs begins."""

from __future__ import annotations

from functools import cache

from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, PAUSES, without_conjunction
from summarizer.language.wordlists import relatives, words
from summarizer.sources.accused import is_charged, is_passive_charge
from summarizer.sources.asides import read_aside
from summarizer.sources.between import TO_HIM
from summarizer.sources.carriers import read_carried, read_learned, read_relayed
from summarizer.sources.complements import sets_toll
from summarizer.sources.credits import VOUCHED, credits, read_credit
from summarizer.sources.cue import COMPLEMENT_REACH, COMPLEMENTISERS, Cue, CueKind
from summarizer.sources.labels import label_openings, read_label
from summarizer.sources.prepositions import is_beside_on, read_preposition, read_relative
from summarizer.sources.reporting import (
    carries,
    counted_them,
    denies_it,
    is_ambiguous,
    is_imperfect,
    is_participle,
    is_verb,
    puts_out,
    records,
    tells_it,
)
from summarizer.sources.speakers import Speaker, names_actor, names_speaker, read_speaker
from summarizer.sources.speech_verbs import read_verb
from summarizer.sources.stances import read_stance
from summarizer.sources.statement_cues import read_statement_cue, read_statement_of
from summarizer.sources.statements import is_statement, read_announcement
from summarizer.sources.subjects import speaker_before
from summarizer.sources.unsaid import is_negated, is_passive, may_negate, tells_nothing
from summarizer.sources.witnesses import read_found, read_witness

# Before `ما بين الناطق`, which is what he made clear.
SAID_BEFORE = frozenset(("علي", "وفق", "حسب", "بحسب", "وفقا"))
# `وهو ما أكدته X`, `هذا ما أعلنه X`, `ذلك ما كشفه X`.
THIS_IS = frozenset(("هو", "هي", "هذا", "هذه", "ذلك", "تلك"))
# Before whom nobody is told: `أي إصابة`.
NONE = frozenset(("اي", "ايه"))
# Behind the word by which the outlet opens: `يذكر أنه`, `يشار إلى أن`, `جدير بالذكر أن`.
OPENED = frozenset(("ان", "انه", "انها", "انهم", "الي", "بالذكر"))


def cue_openings(doc: Document) -> list[int]:
    """The tokens of a document at which a cue may stand, in text order: most words end the question here."""
    cues = [i for i, token in enumerate(doc.tokens) if _may_be_cue(token.norm)]
    negated = [i for i, token in enumerate(doc.tokens, 1) if may_negate(token.norm)]
    return sorted({*cues, *negated, *label_openings(doc), *(mention.first for mention in doc.actors)})


def read_cue(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """The cue at a token of the sentence [first, last), None where there is none."""
    if (i - first <= 1 and _is_outlets_opener(doc, i)) or doc.norms[i] in words("reporting", "outlet", "remembers"):
        return Cue(i, i + 1, "own", None)
    if doc.norms[i] in words("casualties", "denied", "corrected") and doc.norm(i + 1) in OPENED | {"هو"}:
        # `ورد في نشرة سابقة أن تسعة قتلوا، والصحيح أن تسعة أصيبوا`
        return Cue(i, i + 1, "own", None)
    if _is_amid_reports(doc, i):
        return Cue(i, i + 1, "own", None, evidence=True)
    if (label := read_label(doc, i, first, last)) is not None:
        return label
    if i in doc.actor_at and (aside := read_aside(doc, i, first, last)) is not None:
        return aside
    if is_negated(doc, i, last):
        return _read_unexcluded(doc, i, first, last) or _read_unsaid(doc, i, last)
    if i in doc.counts or _is_range(doc, i):
        # `ما بين خمسة وسبعة`, `بجروح ما بين متوسطة وطفيفة` are ranges, whatever else their words could be.
        return None
    stem = _stem(doc, i)
    if stem != doc.norms[i] and doc.reading(i, "person") is not None:
        # `فرد بالشرطة` is a person, not `فردّ`.
        return None
    return (
        _read_around(doc, i, stem, last)
        or _read_saying(doc, i, stem, first, last)
        or _read_put_out(doc, i, stem, first, last)
    )


def _stem(doc: Document, i: int) -> str:
    """The word as it is written if it is a cue so, else without its conjunction."""
    if doc.norms[i] == "ورد" and i not in doc.actor_at and _answers(doc, i):
        return doc.bare[i]
    return doc.norms[i] if _is_cue(doc.norms[i]) else doc.bare[i]


def _answers(doc: Document, i: int) -> bool:
    """`ورد مصدر عسكري بأن`, `ورد فلان، المتحدث باسم الجيش، بأن`: whether somebody answers, where the verb is spelled
    like that of what comes in (`ورد في التقرير بأن`).
    """
    j = i + 1 + (doc.norm(i + 1) in TO_HIM)
    if names_actor(doc, j):
        return True
    end = min(j + COMPLEMENT_REACH, len(doc.tokens))
    if doc.norm(j) in words("reporting", "function") or is_statement(doc.norm(j)):
        return False
    speaker = read_speaker(doc, j, end)
    behind = speaker.last if speaker is not None else end
    if behind < end and doc.norm(behind) in COMMAS:
        behind = next((k + 1 for k in range(behind + 1, end) if doc.norm(k) in COMMAS), end)
    return behind < end and doc.norm(behind) == "بان"


def _read_unsaid(doc: Document, i: int, last: int) -> Cue | None:
    """`ولم يعلق الجيش على الاتهام، لكنه أعلن ...`: a verb without a subject goes on for who said nothing."""
    noun = doc.is_word(i - 1, words("reporting", "say", "not_done")) and not doc.is_word(
        i, words("reporting", "announcement")
    )
    # `من دون أن تؤكد X`: nobody speaks.
    silent = noun or doc.norm(i - 1) == "ان"
    unsaid = read_speaker(doc, i + 1, last) if names_speaker(doc, i + 1) and not silent else None
    if unsaid is not None and doc.norm(unsaid.last) in NONE and records(doc.bare[i]):
        # `لم تسجل وزارة الصحة أي إصابة`: it tells that there was none.
        return Cue(i, unsaid.last, "say", unsaid)
    return Cue(i, unsaid.last, "unsaid", unsaid) if unsaid else None


def _read_unexcluded(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """`لم يستبعد الوزير أن يكون خمسة قد قتلوا`: whoever does not exclude it says that it is possible."""
    if doc.norms[i] not in words("reporting", "say", "unexcluded"):
        return None
    speaker = read_speaker(doc, i + 1, last) if names_speaker(doc, i + 1) else speaker_before(doc, i - 1, first)
    if speaker is None and doc.norm(i - 1) == "لا":
        # `ولا يُستبعد أن`
        return None
    return Cue(i, max(speaker.last, i + 1) if speaker else i + 1, "say", speaker)


def _read_around(doc: Document, i: int, stem: str, last: int) -> Cue | None:
    """Cues that govern what stands around them, or go on for the source before: `بحسب X`, `حسبما أعلن X`, `مضيفا`."""
    if is_participle(stem) and not (tells_nothing(doc, i) or is_charged(doc, i)):
        return Cue(i, i + 1, "participle", None)
    if stem in words("reporting", "preposition") or is_beside_on(doc, i):
        return read_preposition(doc, i, last)
    if stem in words("reporting", "preposition", "admitted"):
        # `قتل ثلاثة باعتراف الجيش.`, but `طالب باعتراف الحكومة بالمسؤولية`
        owned = read_preposition(doc, i, last)
        return owned if owned is not None and (owned.body >= last or doc.is_stop(owned.body)) else None
    if stem in words("reporting", "preposition", "with_pronoun"):
        return Cue(i, i + 1, "preposition", None)
    if (credited := read_credit(doc, i, last)) is not None:
        return credited
    return read_relative(doc, i, last) if stem in words("reporting", "preposition", "relative") else None


def _read_saying(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    """Verbs by which somebody says, finds, passes on or puts out something."""
    if (stance := read_stance(doc, i, stem, first, last)) is not None:
        return stance
    if stem in words("reporting", "say", "learn"):
        return read_learned(doc, i, last)
    if stem in words("reporting", "say", "set_toll") and names_actor(doc, i + 1):
        counter = read_speaker(doc, i + 1, last)
        return Cue(i, counter.last, "say", counter) if counter and sets_toll(doc, counter, last) else None
    if stem in words("reporting", "say", "light"):
        return read_found(doc, i, last)
    if stem in words("reporting", "say", "witnessed") and (seen := read_witness(doc, i, last)) is not None:
        return seen
    # `في نشرتها` is a noun, as no verb stands behind في
    told = (puts_out(stem) and doc.norm(i - 1) != "في") or (doc.norm(i - 1) in ("ما", "لما") and tells_it(stem))
    if told and (teller := _teller(doc, i + 1, last)) is not None:
        if counted_them(stem) and (doc.is_word(i - 1, relatives()) or doc.reading(i - 1, "victim", "person")):
            # `القتلى الذين أحصتهم وزارة الصحة`
            return Cue(i, teller.last, "preposition", teller)
        # `وهي حصيلة كررتها المنظمة، مشيرة إلى ...`
        if doc.norm(i - 1) in ("ما", "لما") and doc.norm(i - 2) in words("reporting", "preposition", "unlike"):
            # `خلافا لما أعلنه X عن إصابة ستة`; but what a comma parts from it is another's
            return Cue(i, teller.last, "mention" if doc.norm(teller.last) in COMMAS else "say", teller)
        # `هذه حصيلة أعلنتها X`
        this = doc.is_word(i - 2, THIS_IS) and (doc.norm(i - 1) == "ما" or is_statement(doc.norm(i - 1)))
        back = this and not denies_it(stem)
        return Cue(i, teller.last, "mention", teller, back=back)
    if stem in words("reporting", "statement", "appears"):
        return read_statement_of(doc, i, last)
    if stem in words("reporting", "say", "resumed") and stem != doc.norms[i] and doc.norm(i + 1) in COMPLEMENTISERS:
        # `صدر بيان لـX، وفيه أن`
        return Cue(i, i + 1, "say", None)
    if carries(stem):
        return read_carried(doc, i, last)
    if stem in words("reporting", "say", "relay") and (relayed := read_relayed(doc, i, last)) is not None:
        return relayed
    if _follows_from_it(doc, i) or _is_conceded(doc, i):
        return None
    if is_verb(stem) and (is_passive(doc, i) or is_passive_charge(doc, i, first, last)):
        return Cue(i, i + 1, "own", None) if i - first <= 1 else None
    if is_ambiguous(stem) and doc.norm(i - 1) == "هكذا" and doc.norm(i - 2) in PAUSES and names_speaker(doc, i + 1):
        # `تسعة قتلى، هكذا لخّص قائد الشرطة حصيلة الليلة`
        teller = read_speaker(doc, i + 1, last)
        return Cue(i, teller.last, "mention", teller, back=True) if teller else None
    return read_verb(doc, i, stem, first, last) if is_verb(stem) else None


def _follows_from_it(doc: Document, i: int) -> bool:
    """`لحيازتهم أسلحة، ما يشير إلى شبهات`: a verb that tells what follows from what was told, and by nobody."""
    if doc.norm(i - 1) not in ("ما", "مما", "الذي") or not is_imperfect(doc.norms[i]):
        return False
    matter = doc.norm(i - 1) == "الذي"
    return doc.norm(i - 2 - matter) in COMMAS and (not matter or doc.norm(i - 2) == "الامر")


def _is_conceded(doc: Document, i: int) -> bool:
    """`رغم نفي البلدية، يبلغ عدد الغرقى 14`: spelled like the verb, and what follows is another's."""
    conceded = words("reporting", "announcement", "conceded")
    return doc.is_word(i - 1, conceded) or (doc.norm(i - 1) == "من" and doc.is_word(i - 2, conceded))


def _read_put_out(doc: Document, i: int, stem: str, first: int, last: int) -> Cue | None:
    """Nouns of saying and of what is put out: `بعد إعلان X مقتل خمسة`, `في حصيلة جديدة لـX`."""
    if stem in words("reporting", "announcement") and (announcer := read_announcement(doc, i, last)) is not None:
        kind: CueKind = "deny" if stem in words("reporting", "announcement", "deny") else "say"
        return Cue(i, announcer.last, kind, announcer)
    stated = is_statement(doc.norms[i]) or is_statement(stem) or stem in words("reporting", "statement", "inside")
    return read_statement_cue(doc, i, first, last) if stated else None


@per_word
def _may_be_cue(norm: str) -> bool:
    """Whether a word can be a reporting cue, with or without a conjunction before it: few can."""
    stems = (norm, without_conjunction(norm))
    return any(_is_cue(stem) or is_statement(stem) or stem in _with_more_words() for stem in stems)


@cache
def _with_more_words() -> frozenset[str]:
    """Words that are cues with those behind them."""
    reporting = (
        ("preposition", "based"),
        ("preposition", "voiced"),
        ("outlet", "openers"),
        ("outlet", "remembers"),
        ("not_speaker", "reports"),
    )
    lists = [words("reporting", table, key) for table, key in reporting]
    return credits().union({VOUCHED}, words("casualties", "denied", "corrected"), *lists)


@per_word
def _is_cue(norm: str) -> bool:
    """Whether a word is a cue by itself as it is written."""
    return norm in _alone() or any(test(norm) for test in (is_participle, carries, is_verb, puts_out, tells_it))


@cache
def _alone() -> frozenset[str]:
    """Words that are cues by themselves, besides verbs and participles."""
    said = ("revised", "resumed", "light", "set_toll", "witnessed", "learn", "with_fi", "reject")
    lists = [words("reporting", "say", key) for key in said]
    lists += [words("reporting", "preposition", key) for key in ("relative", "with_pronoun", "admitted")]
    lists += [words("reporting", "statement", key) for key in ("appears", "inside")]
    return words("reporting", "preposition").union(words("reporting", "announcement"), *lists)


def _is_range(doc: Document, i: int) -> bool:
    """`جروح ما بين متوسطة وطفيفة`, but `على ما بين الناطق`: at either of the two words."""
    at = i if doc.norms[i] == "بين" else i + 1
    return doc.norm(at) == "بين" and doc.norm(at - 1) == "ما" and doc.norm(at - 2) not in SAID_BEFORE


def _is_outlets_opener(doc: Document, i: int) -> bool:
    """`يُذكر أن`, `يُشار إلى أن`, `جدير بالذكر`: the outlet's own voice."""
    return doc.is_word(i, words("reporting", "outlet", "openers")) and doc.norm(i + 1) in OPENED


def _is_amid_reports(doc: Document, i: int) -> bool:
    """`أعلن الجيش ...، وسط أنباء عن مقتل خمسة`: what others tell beside it, in the outlet's own voice."""
    if doc.norms[i] not in words("reporting", "not_speaker", "reports") or doc.norm(i - 1) != "وسط":
        return False
    return doc.norm(i - 2) in COMMAS or doc.is_word(i - 2, ("ذلك",))


def _teller(doc: Document, i: int, last: int) -> Speaker | None:
    """The actor that a token names, no farther than its name or, behind a title, than the title's phrase."""
    if (mention := doc.actor_at.get(i)) is not None and not mention.generic:
        return Speaker(mention.name, mention.first, mention.last) if mention.first == i else None
    # `وهو ما أكده والد الطفلة`
    told = names_actor(doc, i) or (doc.norm(i - 2) in ("ما", "لما") and names_speaker(doc, i))
    return read_speaker(doc, i, last) if told else None
