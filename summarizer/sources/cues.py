"""Reporting cues: the words that say who speaks, each with its speaker and where what it governs begins."""

from __future__ import annotations

from dataclasses import replace

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, without_conjunction
from summarizer.language.wordlists import words
from summarizer.sources.carriers import read_carried, read_learned
from summarizer.sources.complements import OPENS_SPEECH, behind_times
from summarizer.sources.cue import COMPLEMENTISERS, Cue, CueKind
from summarizer.sources.reporting import carries, counted_them, denies_it, is_participle, is_verb, puts_out
from summarizer.sources.speakers import Speaker, names_actor, read_speaker
from summarizer.sources.speech_verbs import RELATIVES, read_verb
from summarizer.sources.statements import is_earlier_toll, is_statement, read_announcement, read_statement, told_from
from summarizer.sources.unsaid import is_negated, is_passive, may_negate
from summarizer.sources.witnesses import read_found, read_witness

# What items of a list begin with: `- الدفاع المدني: ...`.
BULLETS = frozenset(("-", "–", "—", "•", "*", "▪", "●", "◾", "|"))
# Before `ما بين الناطق`, which is what he made clear.
SAID_BEFORE = frozenset(("علي", "وفق", "حسب", "بحسب", "وفقا"))
# `وهو ما أكدته X`, `هذا ما أعلنه X`.
THIS_IS = frozenset(("هو", "هي", "هذا"))
# How far behind its name the colon of a source may stand that opens a sentence (`مصادر طبية للجزيرة: ...`), in tokens.
LABEL = 3
# How long a time between commas may be that stands before a source, in tokens.
LONGEST_TIME = 7


def cue_openings(doc: Document) -> list[int]:
    """The tokens of a document at which a cue may stand, in text order: most words end the question here."""
    cues = [i for i, token in enumerate(doc.tokens) if _may_be_cue(token.norm)]
    negated = [i for i, token in enumerate(doc.tokens, 1) if may_negate(token.norm)]
    return sorted({*cues, *negated, *(mention.first for mention in doc.actors)})


def read_cue(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """The cue at a token of the sentence [first, last), None where there is none."""
    if (i - first <= 1 and _is_outlets_opener(doc, i)) or doc.norms[i] in words("reporting", "outlet", "remembers"):
        return Cue(i, i + 1, "own", None)
    if _is_amid_reports(doc, i):
        return Cue(i, i + 1, "own", None, evidence=True)
    if i in doc.actor_at and (aside := _read_aside(doc, i, first, last)) is not None:
        return aside
    if is_negated(doc, i, last):
        # `ولم يعلق الجيش على الاتهام، لكنه أعلن ...`: a verb without a subject goes on for it.
        noun = doc.is_word(i - 1, words("reporting", "say", "not_done")) and not doc.is_word(
            i, words("reporting", "announcement")
        )
        # `من دون أن تؤكد X`: nobody speaks.
        silent = noun or doc.norm(i - 1) == "ان"
        unsaid = read_speaker(doc, i + 1, last) if names_actor(doc, i + 1) and not silent else None
        return Cue(i, unsaid.last, "unsaid", unsaid) if unsaid else None
    if i in doc.counts or _is_range(doc, i):
        # `ما بين خمسة وسبعة`, `بجروح ما بين متوسطة وطفيفة` are ranges, whatever else their words could be.
        return None
    for stem in (doc.norms[i], doc.bare[i]):
        if stem != doc.norms[i] and doc.reading(i, "person") is not None:
            # `فرد بالشرطة` is a person, not `فردّ`.
            break
        if stem == "ورد" and names_actor(doc, i + 1):
            # `ورد مصدر عسكري بأن`: he answers; what is joined by و is told by the verb without it.
            continue
        if is_participle(stem) and not doc.counted_before(i):
            # `19 متهما` are accused, and accuse nobody.
            return Cue(i, i + 1, "participle", None)
        if stem in words("reporting", "preposition") or _is_beside_on(doc, i):
            return _read_preposition(doc, i, last)
        if stem in words("reporting", "preposition", "with_pronoun"):
            return Cue(i, i + 1, "preposition", None)
        if stem == "الكلام" and stem != doc.norms[i] and doc.norm(i + 1).startswith("ل"):
            # `تمكنت، والكلام لمدير الأمن، الدوريات من`
            talker = read_speaker(doc, i + 1, last, governed=True)
            return Cue(i, talker.last, "preposition", talker) if talker else None
        if stem in words("reporting", "say", "learn") and (learned := read_learned(doc, i, last)) is not None:
            return learned
        if stem in words("reporting", "preposition", "relative"):
            if is_passive(doc, i + 1) or doc.is_word(i - 1, words("reporting", "preposition", "not_before")):
                # `كل ما سُجل إصابتان`, `نادرا ما تؤكد X`
                return None
            if is_verb(doc.norm(i + 1)) or (puts_out(doc.norm(i + 1)) and doc.norms[i] != "ما"):
                return _read_preposition(doc, i, last)
            if doc.norm(i + 1) in words("reporting", "statement", "appears"):
                stated = _read_statement_of(doc, i + 1, last)
                return replace(stated, at=i, kind="preposition") if stated else None
        if stem in words("reporting", "say", "revised") and names_actor(doc, i + 1):
            reviser = read_speaker(doc, i + 1, last)
            return Cue(i, reviser.last, "say", reviser) if reviser else None
        if stem in words("reporting", "say", "light"):
            return read_found(doc, i, last)
        if stem in words("reporting", "say", "witnessed") and (seen := read_witness(doc, i, last)) is not None:
            return seen
        if puts_out(stem) and (teller := _teller(doc, i + 1, last)) is not None:
            if counted_them(stem) and (doc.is_word(i - 1, RELATIVES) or doc.reading(i - 1, "victim", "person")):
                # `القتلى الذين أحصتهم وزارة الصحة`
                return Cue(i, teller.last, "preposition", teller)
            # `وهي حصيلة كررتها المنظمة، مشيرة إلى ...`
            back = doc.norm(i - 1) == "ما" and doc.is_word(i - 2, THIS_IS) and not denies_it(stem)
            return Cue(i, teller.last, "mention", teller, back=back)
        if stem in words("reporting", "statement", "appears"):
            return _read_statement_of(doc, i, last)
        if stem in words("reporting", "say", "resumed") and stem != doc.norms[i] and doc.norm(i + 1) in COMPLEMENTISERS:
            # `صدر بيان لـX، وفيه أن`
            return Cue(i, i + 1, "say", None)
        if carries(stem):
            return read_carried(doc, i, last)
        if is_verb(stem) and is_passive(doc, i):
            return Cue(i, i + 1, "own", None) if i - first <= 1 else None
        if is_verb(stem):
            return read_verb(doc, i, stem, first, last)
        if stem in words("reporting", "announcement") and (announcer := read_announcement(doc, i, last)) is not None:
            kind: CueKind = "deny" if stem in words("reporting", "announcement", "deny") else "say"
            return Cue(i, announcer.last, kind, announcer)
        if (is_statement(stem) or stem in words("reporting", "statement", "inside")) and (
            cue := _read_statement(doc, i, first, last)
        ) is not None:
            return cue
    return None


@per_word
def _may_be_cue(norm: str) -> bool:
    """Whether a word can be a reporting cue, with or without a conjunction before it: few can."""
    if norm in words("reporting", "outlet", "remembers"):
        return True
    stems = {norm, without_conjunction(norm)}
    cues = words("reporting", "preposition") | words("reporting", "preposition", "relative")
    cues |= words("reporting", "statement", "appears") | words("reporting", "statement", "inside")
    cues |= words("reporting", "announcement") | words("reporting", "say", "revised")
    cues |= words("reporting", "say", "resumed")
    cues |= words("reporting", "say", "light") | words("reporting", "say", "witnessed")
    cues |= words("reporting", "preposition", "with_pronoun") | words("reporting", "say", "learn") | {"الكلام"}
    cues |= words("reporting", "preposition", "based") | words("reporting", "preposition", "voiced")
    cues |= words("reporting", "outlet", "openers") | words("reporting", "not_speaker", "reports")
    tests = (is_participle, carries, is_verb, is_statement, puts_out)
    return any(stem in cues or any(test(stem) for test in tests) for stem in stems)


def _is_range(doc: Document, i: int) -> bool:
    """`جروح ما بين متوسطة وطفيفة`, but `على ما بين الناطق`: at either of the two words."""
    at = i if doc.norms[i] == "بين" else i + 1
    return doc.norm(at) == "بين" and doc.norm(at - 1) == "ما" and doc.norm(at - 2) not in SAID_BEFORE


def _is_outlets_opener(doc: Document, i: int) -> bool:
    """`يُذكر أن`, `يُشار إلى أن`, `جدير بالذكر`: the outlet's own voice."""
    return doc.is_word(i, words("reporting", "outlet", "openers")) and doc.norm(i + 1) in ("ان", "الي", "بالذكر")


def _is_amid_reports(doc: Document, i: int) -> bool:
    """`أعلن الجيش ...، وسط أنباء عن مقتل خمسة`: what others tell beside it, in the outlet's own voice."""
    if doc.norms[i] not in words("reporting", "not_speaker", "reports") or doc.norm(i - 1) != "وسط":
        return False
    return doc.norm(i - 2) in COMMAS or doc.is_word(i - 2, ("ذلك",))


def _teller(doc: Document, i: int, last: int) -> Speaker | None:
    """The actor that a token names, no farther than its name or, behind a title, than the title's phrase."""
    if (mention := doc.actor_at.get(i)) is not None:
        return Speaker(mention.name, mention.first, mention.last) if mention.first == i else None
    return read_speaker(doc, i, last) if names_actor(doc, i) else None


def _read_aside(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """A source set off by punctuation: `الدفاع المدني: ...`, `... (وزارة الصحة)`, `... - قيادة الجيش.`"""
    mention = doc.actor_at.get(i)
    if mention is None or mention.first != i or i - 1 in doc.actor_at:
        return None
    speaker = Speaker(mention.name, mention.first, mention.last)
    before, after = doc.norm(i - 1), doc.norm(mention.last)
    if all(doc.norm(j) in BULLETS or doc.norm(j) in words("reporting", "outlet", "labels") for j in range(first, i)):
        colon = doc.find({":"}, mention.last, min(mention.last + LABEL, last))
        if colon is not None and doc.norm(mention.last) == "في":
            # `مصدر في الشرطة: مقتل شخصين`
            speaker = Speaker(doc.slice(i, colon), i, colon)
        return Cue(i, colon, "say", speaker) if colon is not None else None
    bracketed = (
        before == "(" and after == ")" and not _is_name(doc, i - 2) and _ends_statement(doc, i, mention.last, last)
    )
    trailing = before in ("-", "–") and mention.last >= last - 1
    if not (bracketed or trailing) or not _tells(doc, first, i):
        return None
    return Cue(i, mention.last, "preposition", speaker)


def _ends_statement(doc: Document, first: int, last: int, end: int) -> bool:
    """Whether a bracket stands behind a statement or its victims: `... قتلى على الأقل (وزارة الصحة) في قصف`; behind
    other words it says what they are called.
    """
    if last + 2 >= end or doc.is_stop(last + 1):
        return True
    return doc.reading(first - 2, "victim", "person") is not None or doc.norm(first - 2) in ("الاقل", "الاكثر")


def _tells(doc: Document, first: int, last: int) -> bool:
    return any(doc.reading(j, "event", "verb", "victim") for j in range(first, last))


def _is_name(doc: Document, i: int) -> bool:
    """Whether a bracket after the token is another name of the same (`الدفاع المدني (الخوذ البيضاء)`)."""
    return doc.tokens[i].kind == "quote" or i in doc.actor_at or i in doc.place_at or doc.is_word(i, grammar().heads)


def _is_beside_on(doc: Document, i: int) -> bool:
    """`بناء على بيانات X`, `على لسان X`, `على حد قول X`."""
    if doc.is_word(i, words("reporting", "preposition", "based")):
        return doc.norm(i + 1) == "علي" and is_statement(doc.norm(i + 2))
    return doc.norm(i) in words("reporting", "preposition", "voiced") and doc.norm(i - 1) == "علي"


def _read_preposition(doc: Document, i: int, last: int) -> Cue | None:
    """`بحسب X`, `وفق ما أفاد به X`, `على ما ذكر X`; without a name it goes on for the source before it."""
    if doc.bare[i] == "نقلا" and doc.norm(i + 1) != "عن":
        # `أصيبا ونقلا إلى المستشفى`
        return None
    if (same := _by_the_same(doc, i, last)) is not None:
        return Cue(i, same, "preposition", None)
    j = _behind_links(doc, i + 1, last)
    if doc.norm(j - 1) in ("ما", "لما") and not names_actor(doc, j):
        # `بحسب ما تسرب من محضر`: a verb that says nothing.
        return None
    statement = read_statement(doc, j, last)
    if statement is not None:
        # `بيان «تجمع X»`, `تقديرات مبعوث سابق`, but not `بيان تُلي`
        behind = None if is_passive(doc, statement.last) else read_speaker(doc, statement.last, last, quoted=True)
        speaker = statement.issuer or statement.own or behind
    else:
        speaker = read_speaker(doc, j, last, quoted=True)
    named = statement is not None and statement.issuer is not None
    if speaker is None or (doc.norm(j) in words("reporting", "preposition", "not_source") and not named):
        return None
    if statement is None and doc.norm(speaker.last) == "عن" and (told := read_speaker(doc, speaker.last + 1, last)):
        # `حسب ما نقلته قناة X عن Y`: the words are Y's.
        speaker = told._replace(via=speaker.name)
    return Cue(i, speaker.last, "preposition", speaker, evidence=statement is not None and statement.issuer is None)


def _by_the_same(doc: Document, i: int, last: int) -> int | None:
    """`على حد قوله`, `وفقا له`, `كما قال`, `وفق ما أضاف`: the token behind a source that is only meant, not named."""
    j = i + 1
    if doc.norm(j) in words("reporting", "preposition", "own_words"):
        return j + 1
    j += doc.norm(j) == "ما"
    told = is_verb(doc.norm(j)) and not is_passive(doc, j)
    ends = j + 1 >= last or doc.norm(j + 1) in COMMAS or doc.is_stop(j + 1)
    return j + 1 if told and ends and doc.norm(behind_times(doc, j + 1, last)) not in OPENS_SPEECH else None


def _behind_links(doc: Document, i: int, last: int) -> int:
    """The token behind what stands between a preposition and its source: `لما ذكرته`, `ما أوردته، اليوم السبت،`."""
    j = i
    while j < last and j not in doc.actor_at:
        norm = doc.norm(j)
        put_out = doc.norm(j - 1) == "ما" and puts_out(norm, behind_statement=True)
        if is_statement(norm) and not put_out:
            break
        timed = norm in words("reporting", "times") or (norm in COMMAS and j < i + LONGEST_TIME)
        verb = put_out or puts_out(norm) or (is_verb(norm) and j < i + 2)
        # `ما أعلنت عنه X`, `ما صرح به لنا X`
        objects = words("reporting", "function", "objects")
        verb = verb or (norm in objects and (is_verb(doc.norm(j - 1)) or doc.norm(j - 1) in objects))
        if not (verb or norm in words("reporting", "preposition", "links") or (timed and j > i)):
            break
        j += 1
    return j


def _read_statement_of(doc: Document, i: int, last: int) -> Cue | None:
    """`جاء في البيان أن`, `ورد في بيان لوزارة الصحة`, `صدر عن قيادة الجيش بيان`, `جاء فيه أن`."""
    if doc.norm(i + 1) in words("reporting", "say", "resumed"):
        return Cue(i, i + 2, "say", None)
    if (put_out := read_statement(doc, i + 1, last)) is not None and put_out.issuer is not None:
        # `صدر بيان لـX، وفيه أن`
        return Cue(i, put_out.last, "unsaid", put_out.issuer)
    if doc.norm(i + 1) == "عن":
        speaker = read_speaker(doc, i + 2, last)
        return Cue(i, speaker.last, "say", speaker) if speaker else None
    if doc.norm(i + 1) != "في":
        return None
    if (statement := read_statement(doc, i + 2, last)) is not None:
        return Cue(i, statement.last, "say", statement.issuer or statement.own)
    speaker = read_speaker(doc, i + 2, last) if doc.norm(i + 2).startswith("ال") else None
    return Cue(i, speaker.last, "say", speaker) if speaker else None


def _read_statement(doc: Document, i: int, first: int, last: int) -> Cue | None:
    """`في حصيلة جديدة لوزارة X`, which may stand behind what it tells; `بيان X الذي جاء فيه`, `تصريحات X بشأن`."""
    inside = doc.is_word(i, words("reporting", "statement", "inside"))
    statement = read_statement(doc, i + 1 if inside else i, last)
    if statement is not None and not inside and is_earlier_toll(doc, statement, first):
        return Cue(i, told_from(doc, statement, last) or statement.last, "own", None, evidence=True)
    if statement is None or statement.issuer is None:
        return None
    if inside:
        named = statement.issuer.first > i
        return Cue(i, statement.last, "statement", statement.issuer) if named else None
    told = told_from(doc, statement, last)
    return Cue(i, told, "say", statement.issuer, evidence=True) if told is not None else None
