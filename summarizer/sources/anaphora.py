"""Whom `المصدر`, `البيان`, `المنظمة الحقوقية`, a surname or an acronym stands for, and whom a verb may go on for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from summarizer.actors.actor_lexicon import grammar
from summarizer.actors.actors import ActorMention
from summarizer.document import Document
from summarizer.language.lexicon import load_lexicon
from summarizer.language.per_word import per_word
from summarizer.language.text import fold, without_conjunction
from summarizer.language.text import words as folded_words
from summarizer.language.wordlists import words
from summarizer.sources.reporting import is_verb
from summarizer.sources.speakers import Speaker, read_speaker

SOURCES = frozenset(("المصدر", "المصادر"))
# How far behind a name its other one may stand: `مفوض الشرطة، كريستوفر باريس`, `المكتب (مكتا)`, in tokens.
ASIDE = 6
# How long an apposition may be whose words a source is called by later, in tokens.
APPOSITION = 12
# How many sources, and how many tokens back an actor, a short form may stand for: farther than an article's.
MEMORY = 40
LOOK_BACK = 400
# The shortest adjective of a people by which a source may be called (`حوثي`), in letters.
SHORTEST_PEOPLE = 4


def resolve(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Speaker:
    """The source named before that a short form (`المصدر نفسه`, `الوزارة`, `البيان`, a surname) stands for, else the
    same.
    """
    name = _words_of(speaker.name)
    if name and name[0] in words("reporting", "anaphora", "same_before"):
        name = name[1:]
    if not name:
        return speaker
    if (whole := _called_by_part(doc, speaker, name, named)) is not None:
        return whole
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "pairs"):
        # `هيئة شؤون الأسرى ونادي الأسير ... وقالت المؤسستان`
        return next((pair for pair in reversed(named[-MEMORY:]) if _parts(pair)[1:]), speaker)
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "figures"):
        return next((one for one in reversed(named[-MEMORY:]) if _kind(doc, one) != "media"), speaker)
    if not _is_anaphoric(name):
        return _in_full(name, named) or speaker
    if name[0] in words("reporting", "anaphora", "statement"):
        return named[-1] if named else speaker
    if named and name[0] in SOURCES and len(name) < len(_words_of(speaker.name)):
        # `ذات المصدر`: the one named last, whatever it is called.
        return named[-1]
    earlier = _of_that_head(doc, speaker, name, named) or _of_that_kind(doc, speaker, name, named)
    if earlier is not None:
        return earlier
    # Where no source of that word was named, `المصدر` is the one named last.
    return named[-1] if named and name[0] in SOURCES else speaker


@per_word
def _words_of(name: str) -> list[str]:
    """The folded words of a source's name, which is asked for at every source after it."""
    return folded_words(name)


def with_aliases(doc: Document, speaker: Speaker) -> Speaker:
    """The speaker with the words that it is also called by right behind: `مفوض الشرطة، كريستوفر باريس`, `(مكتا)`."""
    i = speaker.last
    if doc.norm(i) not in ("،", ",", "(", "-", "–"):
        return speaker
    called: list[str] = []
    for j in range(i + 1, min(i + 1 + APPOSITION, len(doc.tokens))):
        if doc.is_stop(j) or doc.norm(j) in ("-", "–"):
            return speaker._replace(aliases=tuple(called))
        if is_verb(doc.bare[j]):
            return speaker
        if doc.tokens[j].kind == "word":
            called.append(doc.norm(j))
    return speaker


def agrees(speaker: Speaker, verb: str) -> bool:
    """Whether a verb without a subject may go on for a speaker: a feminine verb needs a feminine or broken-plural
    head.
    """
    head = (_words_of(speaker.name)[:1] or [""])[0].removeprefix("ال")
    feminine = head.endswith(("ه", "ات")) or head in words("reporting", "feminine")
    if verb.endswith("ت"):
        return feminine
    if verb.endswith("وا"):
        return not feminine
    return not feminine or head in ("مصادر",)


def _called_by_part(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`حاكم المنطقة أندري ملنيك ... وكتب ملنيك`, `المكتب (مكتا) ... وأضاف «مكتا»`, `وزارة الصحة ... وأكدت الصحة`: the
    end of an earlier source's longer name, one word of it that is no name of its own, or what it is called besides.
    """
    if name[0] in words("reporting", "anaphora", "heads") or len(name) > ASIDE:
        return None
    for earlier in reversed(named[-MEMORY:]):
        own = _words_of(earlier.name)
        if all(word in earlier.aliases for word in name):
            return earlier
        if len(own) <= len(name):
            continue
        if own[-len(name) :] == list(name) and (len(name) == 1 or speaker.first not in doc.actor_at):
            return earlier
        listed = speaker.first in doc.actor_at or speaker.first in doc.place_at
        if len(name) == 1 and name[0] in own[1:] and not listed:
            return earlier
    return _person_before(doc, speaker, name) if len(name) == 1 else None


def _in_full(name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`وزارة الصحة في قطاع غزة ... بيانات وزارة الصحة`: the name that begins so."""
    if len(name) < 2:
        return None
    ties = words("reporting", "anaphora", "ties")
    for earlier in reversed(named[-MEMORY:]):
        own = _words_of(earlier.name)
        if len(own) > len(name) and own[: len(name)] == list(name) and own[len(name)] not in ties:
            return earlier
    return None


def _person_before(doc: Document, speaker: Speaker, name: Sequence[str]) -> Speaker | None:
    """`رغم إعلان الرئيس وليام روتو ... قال روتو`: the person named in full before, with the title."""
    if speaker.first in doc.actor_at or speaker.first in doc.place_at:
        return None
    for i in range(speaker.first - 1, max(speaker.first - LOOK_BACK, 0) - 1, -1):
        mention = doc.actor_at.get(i)
        if (
            mention is not None
            and mention.first < i
            and doc.norm(i) == name[0]
            and mention.phrase_first < mention.first
        ):
            return Speaker(doc.slice(mention.phrase_first, i + 1), mention.phrase_first, i + 1)
    return None


def _is_anaphoric(name: Sequence[str]) -> bool:
    """A definite head that stands for a source, alone or with definite adjectives behind it."""
    same = words("reporting", "anaphora", "same")
    if name[0] in words("reporting", "anaphora", "statement"):
        return all(word in same for word in name[1:])
    if name[0] not in words("reporting", "anaphora", "heads"):
        return False
    if name[1:2] and name[1] in words("reporting", "anaphora", "ties"):
        return True
    return all(word.startswith("ال") or word in same for word in name[1:])


def _of_that_head(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source of that head: `الوزارة` for `وزارة الصحة`, `الوكالة الصومالية` for `وكالة صونا الصومالية`;
    adjectives that only tell the sort (`المنظمة الحقوقية`) need not be in its name.
    """
    bare = name[0].removeprefix("ال")
    same = words("reporting", "anaphora", "same")
    said = [word for word in name[1:] if word not in same]
    exact = _with_words(doc, speaker, name, bare, said, named)
    if exact is not None or not said or not all(word in words("reporting", "anaphora", "sorts") for word in said):
        return exact
    loose = name[0] in _stands_for() or name[0] in words("reporting", "anaphora", "persons")
    return _with_words(doc, speaker, name, bare, (), named) if loose else None


def _with_words(
    doc: Document,
    speaker: Speaker,
    name: Sequence[str],
    bare: str,
    said: Sequence[str],
    named: Sequence[Speaker],
) -> Speaker | None:
    """The latest source of a head whose name has all the words, with or without their article."""
    kind = _kind(doc, speaker)
    for earlier in _antecedents(doc, speaker, named):
        own = _words_of(earlier.name)
        if kind is not None and not said and _kind(doc, earlier) not in (kind, None):
            # `جيش تحرير بلوشستان` is not `الجيش`.
            continue
        if own == list(name) or not all(_is_said(word, own) for word in said):
            continue
        if any(_matches(word, bare) for word in (own[:1] if len(name) > 1 else own)):
            return _one_of(earlier, bare)
    return None


def _is_said(word: str, own: Sequence[str]) -> bool:
    """Whether a name has a word, with or without its article, or the people of its adjective: `الوزارة الحوثية` for
    `وزارة الصحة التابعة للحوثيين`.
    """
    if word in own or (bare := word.removeprefix("ال")) in own:
        return True
    people = bare.removesuffix("ه")
    if not people.endswith("ي") or len(people) < SHORTEST_PEOPLE:
        return False
    return any(other.endswith((people, people + "ون", people + "ين")) for other in own)


def _one_of(pair: Speaker, bare: str) -> Speaker:
    """Of sources named together the one with that head: `النادي` for `نادي الأسير وهيئة شؤون الأسرى`."""
    parts = _parts(pair)
    own = next((part for part in parts if _matches(fold(part[0]), bare)), None)
    return pair._replace(name=" ".join(own)) if own and len(parts) > 1 else pair


def _parts(pair: Speaker) -> list[list[str]]:
    """The words of each of the sources that are named together."""
    parts: list[list[str]] = [[]]
    for word in pair.name.split():
        if parts[-1] and without_conjunction(fold(word)) in grammar().heads and fold(word).startswith("و"):
            parts.append([word[1:]])
        else:
            parts[-1].append(word)
    return parts


def _of_that_kind(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """The latest source that the head may stand for whatever its own head is: `المنظمة` for `هيومن رايتس ووتش`."""
    kinds = _stands_for().get(name[0])
    tied = len(name) > 1 and name[1] in words("reporting", "anaphora", "ties")
    loose = words("reporting", "anaphora", "same") | words("reporting", "anaphora", "sorts")
    if kinds is None or not (tied or all(word in loose for word in name[1:])):
        return None
    for earlier in _antecedents(doc, speaker, named):
        if _kind(doc, earlier) in kinds and _words_of(earlier.name) != list(name) and not _is_force(earlier):
            return earlier
    return named[-1] if named and _kind(doc, named[-1]) is None else None


def _is_force(speaker: Speaker) -> bool:
    """`قوات سوريا الديمقراطية`, `جيش التحرير`: what its head says, and no `تنظيم` or `جماعة`."""
    return _words_of(speaker.name)[0].removeprefix("ال") in words("reporting", "anaphora", "forces")


def _kind(doc: Document, speaker: Speaker) -> str | None:
    """What kind of actor a source is (lexicon/actors.toml), by its name or by the head before a quoted one."""
    quoted = doc.tokens[speaker.first + 1].kind == "quote" if speaker.first + 1 < speaker.last else False
    mention = doc.actor_at.get(speaker.first) or (doc.actor_at.get(speaker.first + 2) if quoted else None)
    return mention.kind if mention is not None else grammar().heads.get(_words_of(speaker.name)[0])


@cache
def _stands_for() -> dict[str, frozenset[str]]:
    return {fold(head): frozenset(kinds) for head, kinds in load_lexicon("reporting")["stands_for"].items()}


def _antecedents(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Iterator[Speaker]:
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
    if doc.is_word(first, grammar().heads):
        whole = read_speaker(doc, first, min(mention.last + ASIDE, len(doc.tokens)), quoted=True)
        if whole is not None and whole.last >= mention.last:
            return whole
    return Speaker(mention.name, mention.first, mention.last)


def _matches(word: str, bare: str) -> bool:
    return word.removeprefix("ال") in (bare, f"{bare}ا") or (bare == "مصادر" and word == "مصدر")
