"""The sources and actors named before that a short form, or a verb without a subject, may go on for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actors import ActorMention
from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, fold, without_conjunction
from summarizer.language.text import words as folded_words
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_imperfect, is_verb
from summarizer.sources.speakers import Speaker, names_speaker, read_speaker, speaker_of

# How far behind a name its other one may stand: `مفوض الشرطة، كريستوفر باريس`, `المكتب (مكتا)`, in tokens.
ASIDE = 6
# How many sources, and how many tokens back an actor, a short form may stand for: farther than an article's.
MEMORY = 40
LOOK_BACK = 400
# Prepositions before whom somebody spoke to, of whom a relative clause tells: `إلى عمدة القرية الذي قال`.
LEADS_TO = frozenset(("الي", "مع"))
WITH = frozenset(("مع",))
# What somebody doubts, which tells by itself, folded.
ACCOUNT = "الروايه"
# The longest phrase before a relative pronoun that tells whom it stands for, in tokens.
LONGEST_ANTECEDENT = 7
# Class nouns of one sort of body, by which none is meant that has another in its name.
OWN_SORTS = frozenset(("المرصد", "المركز", "الشبكه"))
# What no witness puts out.
REPORT = "التقرير"
# How far behind a source's name what it put out may be told (`وثقت X، في تقرير صدر أمس،`), in tokens.
STATED = 6
# How far before a verb its pronoun may stand, and the actor that it means, in tokens.
PRONOUN_REACH, MEANT_REACH = 3, 60


@per_word
def words_of(name: str) -> list[str]:
    """The folded words of a source's name, which is asked for at every source after it."""
    return folded_words(name)


def antecedents(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Iterator[Speaker]:
    """The sources named before, the last one first, then the other actors before it."""
    yield from reversed(named[-MEMORY:])
    seen: ActorMention | None = None
    for i in range(speaker.first - 1, max(speaker.first - LOOK_BACK, 0) - 1, -1):
        mention = doc.actor_at.get(i)
        if mention is not None and mention is not seen:
            seen = mention
            yield _with_head(doc, mention)


def _with_head(doc: Document, mention: ActorMention) -> Speaker:
    """The name with the noun that says what it is: `وكالة «صونا» الصومالية`."""
    first = mention.first - (doc.tokens[mention.first - 1].kind == "quote")
    first -= first > 0 and doc.is_word(first - 1, grammar().heads)
    if first < mention.first and doc.is_word(first, grammar().heads):
        whole = read_speaker(doc, first, min(mention.last + ASIDE, len(doc.tokens)), quoted=True)
        if whole is not None and whole.last >= mention.last:
            return whole
    return Speaker(mention.name, mention.first, mention.last)


def kind_of(doc: Document, speaker: Speaker) -> str | None:
    """What kind of actor a source is (lexicon/actors.toml), by its name or by the head before a quoted one."""
    quoted = doc.tokens[speaker.first + 1].kind == "quote" if speaker.first + 1 < speaker.last else False
    mention = doc.actor_at.get(speaker.first) or (doc.actor_at.get(speaker.first + 2) if quoted else None)
    return mention.kind if mention is not None else grammar().heads.get(words_of(speaker.name)[0])


@cache
def stands_for() -> dict[str, frozenset[str]]:
    return {fold(head): frozenset(kinds) for head, kinds in load_lexicon("reporting")["stands_for"].items()}


def is_force(speaker: Speaker) -> bool:
    """`قوات سوريا الديمقراطية`, `جيش التحرير`: what its head says, and no `تنظيم` or `جماعة`."""
    return words_of(speaker.name)[0].removeprefix("ال") in words("reporting", "anaphora", "forces")


def of_that_kind(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source that the head may stand for whatever its own head is: `المنظمة` for `هيومن رايتس ووتش`.

    One whose kind nobody knows (`أقارب القتلى`, `صفحة محلية`, `تجمع كذا`) is never meant: readers know whom
    `المرصد` is.
    """
    kinds = stands_for().get(name[0])
    tied = len(name) > 1 and name[1] in words("reporting", "anaphora", "ties")
    loose = words("reporting", "anaphora", "same") | words("reporting", "anaphora", "sorts")
    if kinds is None or not (tied or all(word in loose for word in name[1:])):
        return None
    for earlier in antecedents(doc, speaker, named):
        own = words_of(earlier.name)
        if kind_of(doc, earlier) in kinds and own != list(name) and not is_force(earlier):
            if own[0].endswith(("ون", "ين")):
                # `مقتل 20 من المسلحين، نفت الحركة ذلك`
                continue
            if name[0] in OWN_SORTS and own[0] in grammar().heads:
                # `قال مركز العاصي إن ... وذكر المرصد`
                continue
            return earlier
    return None


def parts_of(pair: Speaker) -> list[list[str]]:
    """The words of each of the sources that are named together."""
    parts: list[list[str]] = [[]]
    for word in pair.name.split():
        if parts[-1] and without_conjunction(fold(word)) in grammar().heads and fold(word).startswith("و"):
            parts.append([word[1:]])
        else:
            parts[-1].append(word)
    return parts


def matches(word: str, bare: str) -> bool:
    """Whether a word of a name is a head, with or without its article or tanwin; `مصدر` is one of `المصادر`."""
    return word.removeprefix("ال") in (bare, f"{bare}ا") or (bare == "مصادر" and word == "مصدر")


def agrees(speaker: Speaker, verb: str, *, joined: bool = True) -> bool:
    """Whether a verb without a subject may go on for a speaker: a feminine verb needs a feminine or broken-plural
    head. An imperfect that و does not join has its subject before it (`تقديراتنا تفيد`), and agrees with anybody.
    """
    head = (words_of(speaker.name)[:1] or [""])[0].removeprefix("ال")
    feminine = head.endswith(("ه", "ات")) or head in words("reporting", "feminine")
    feminine = feminine and head not in words("reporting", "feminine", "masculine")
    if is_imperfect(verb):
        return not joined or feminine == is_feminine(verb)
    if is_feminine(verb):
        return feminine
    return not feminine or (head == "مصادر" and not verb.endswith("وا"))


def is_feminine(verb: str) -> bool:
    """`قالت`, `تقول`, but not `لفت`."""
    if is_imperfect(verb):
        return verb.startswith("ت")
    return verb.endswith("ت") and verb not in words("reporting", "say", "verbs")


def actor_meant(doc: Document, at: int, verb: str) -> Speaker | None:
    """`اتهم الجيش قوات X ... لكنها أعلنت`: the actor named last that a pronoun before the verb at a token means."""
    near = range(max(at - PRONOUN_REACH, 0), at)
    if not any(doc.is_word(i, words("reporting", "clause", "pronouns")) for i in near):
        return None
    for i in range(at - 1, max(at - MEANT_REACH, 0), -1):
        mention = doc.actor_at.get(i)
        if mention is not None and not mention.generic and mention.first == i:
            actor = Speaker(mention.name, mention.first, mention.last)
            if agrees(actor, verb):
                return actor
    return None


def who_put_out(doc: Document, noun: str, named: Sequence[Speaker]) -> Speaker | None:
    """`التقرير`, `البيان`: of the sources named before, the latest with such a statement beside its name (`أظهر تقرير
    لـX`, `وثقت X، في تقرير صدر أمس،`), else the one named last.
    """
    bare = noun.removeprefix("ال")
    for one in reversed(named[-MEMORY:]):
        near = (doc.norm(i) for i in range(max(one.first - PRONOUN_REACH, 0), one.last + STATED))
        if any(norm.removeprefix("ب").removeprefix("ال") == bare for norm in near):
            return one
    if noun == REPORT:
        # `ونقلت المفوضية عن ناجين أن ... وأورد التقرير`
        witnesses = words("reporting", "say", "witnesses")
        named = [one for one in named if words_of(one.name)[0] not in witnesses] or named
    return named[-1] if named else None


def headed(named: Sequence[Speaker], bare: str) -> Speaker | None:
    """The latest source whose own head is a word (`شبكة الخابور` for `الشبكة`), which others only have in their title
    (`مدير الشبكة فلان`).
    """
    return next((one for one in reversed(named[-MEMORY:]) if matches(words_of(one.name)[0], bare)), None)


def named_last(doc: Document, speaker: Speaker) -> Speaker | None:
    """`مقتل 35 من قوات الدعم السريع، فيما قالت الأخيرة إنها قتلت 60`: the body or person that was named last before."""
    near = (doc.actor_at.get(i) for i in range(speaker.first - 1, max(speaker.first - LOOK_BACK, 0) - 1, -1))
    last = next((mention for mention in near if mention is not None), None)
    return Speaker(last.name, last.first, last.last) if last is not None else None


def antecedent(doc: Document, relative: int, start: int, *, by_letter: bool = True) -> Speaker | None:
    """Whom a relative pronoun at a token stands for, behind a preposition or as an actor: `تحدثت إلى عمدة القرية الذي
    قال`, `وخالفته وزارة الصحة التي أعلنت`; who is only written to (`رسالة إلى X قال فيها`) is so not `by_letter`.
    """
    end = relative - (doc.norm(relative - 1) in COMMAS)
    mention = doc.actor_at.get(end - 1)
    if by_letter and mention is not None and mention.last == end and not mention.generic:
        return speaker_of(doc, max(start, mention.phrase_first), end)
    for i in range(end - 1, max(start, end - LONGEST_ANTECEDENT) - 1, -1):
        if doc.tokens[i].kind != "word" or is_verb(doc.bare[i]):
            return None
        if doc.norm(i) == ACCOUNT and doc.norm(i - 1) == "في":
            # `شككت المنظمة في الرواية الرسمية التي تقول إن`
            return speaker_of(doc, i, end)
        if doc.norm(i) in (LEADS_TO if by_letter else WITH) and names_speaker(doc, i + 1):
            speaker = read_speaker(doc, i + 1, end)
            return speaker if speaker is not None and speaker.last == end else None
    return None
