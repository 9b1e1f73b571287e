"""Whom `المصدر`, `البيان`, `المنظمة الحقوقية`, a surname or an acronym stands for."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.actors.actor_lexicon import grammar
from summarizer.document import Document
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words
from summarizer.sources.antecedents import (
    ASIDE,
    LOOK_BACK,
    MEMORY,
    antecedents,
    headed,
    kind_of,
    matches,
    named_last,
    of_that_kind,
    parts_of,
    stands_for,
    who_put_out,
    words_of,
)
from summarizer.sources.object_signs import is_named_person
from summarizer.sources.short_titles import by_its_head, by_like_head, by_title
from summarizer.sources.speakers import Speaker

# Of the women, and of bodies in the plural.
THE_SAME_BODY = frozenset(("ذاتها", "نفسها", "عينها"))
# Heads that say nothing of whom they stand for: `المصدر نفسه`.
SOURCES = frozenset(("المصدر", "المصادر"))
SOURCE_HEADS = SOURCES | {"مصدر", "مصادر"}
# What the noun of two ends in.
DUAL = ("ان", "ين")
# The shortest adjective of a people by which a source may be called (`حوثي`), in letters.
SHORTEST_PEOPLE = 4


def resolve(doc: Document, speaker: Speaker, named: Sequence[Speaker]) -> Speaker:
    """The source named before that a short form (`المصدر نفسه`, `الوزارة`, `البيان`, a surname) stands for, else the
    same.
    """
    name = words_of(speaker.name)
    same_before = bool(name) and name[0] in words("reporting", "anaphora", "same_before")
    if same_before:
        name = name[1:]
    if not name:
        return speaker
    if name[-1] in words("reporting", "anaphora", "same") and not _is_anaphoric(name):
        # `رئيس البلدية نفسه`
        same = (one for one in reversed(named[-MEMORY:]) if words_of(one.name)[: len(name) - 1] == list(name[:-1]))
        return next(same, _same_body(name, named) or speaker)
    if (whole := _called_by_part(doc, speaker, name, named)) is not None:
        return whole
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "one_of_two"):
        # `قال مصدران أمنيان إن ... ورجح أحدهما مقتل خمسة`
        return next((one for one in reversed(named[-MEMORY:]) if words_of(one.name)[0].endswith(DUAL)), speaker)
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "latter"):
        return named_last(doc, speaker) or speaker
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "pairs"):
        # `هيئة شؤون الأسرى ونادي الأسير ... وقالت المؤسستان`
        return _joint(name[0], named, least=2) or speaker
    if len(name) == 1 and name[0] in words("reporting", "anaphora", "several_bodies"):
        # `هيئة شؤون الأسرى ونادي الأسير ومؤسسة الضمير ... وأوضحت المؤسسات`
        joint = _joint(name[0], named, least=3)
        if joint is not None:
            return joint
    of_what = words("reporting", "anaphora", "of_what")
    if name[0] in words("reporting", "anaphora", "figures") and of_what.issuperset(name[1:]):
        reported = next((one for one in reversed(named[-MEMORY:]) if kind_of(doc, one) != "media"), None)
        # `سجل المرصد 143 عملية ... وأظهرت الإحصاءات`
        kept = (one for one in antecedents(doc, speaker, ()) if kind_of(doc, one) in ("monitor", "un_ngo", "medical"))
        return reported or next(kept, speaker)
    if not _is_anaphoric(name):
        whole = _in_full(name, named) or by_title(name, named)
        return whole or by_its_head(doc, speaker, name, named) or speaker
    if name[0] in words("reporting", "anaphora", "persons") and _is_named_behind(doc, speaker):
        # `وقال المسؤول الأمني المحلي، كمال سعيد، إن`
        return speaker
    if name[0] in words("reporting", "anaphora", "statement"):
        return who_put_out(doc, name[0], named) or speaker
    if name[0] == "المصدر" and (person := _latest_person(doc, name, named)) is not None:
        return person
    earlier = (
        _of_that_head(doc, speaker, name, named) or of_that_kind(doc, speaker, name, named) or by_like_head(name, named)
    )
    if earlier is not None:
        # `شاب من أهالي حلب ... بحسب الأهالي`: a bare noun says less than the short form.
        return earlier if len(words_of(earlier.name)) > 1 or words_of(earlier.name)[0].startswith("ال") else speaker
    # Where no source of that word was named, `المصدر الأمني` is the one named last, but `المصادر الرسمية` are others.
    loose = words("reporting", "anaphora", "same")
    loose |= words("reporting", "anaphora", "sorts") if name[0] == "المصدر" else set()
    meant = name[0] in SOURCES and all(word in loose for word in name[1:])
    if meant and (last := _last_no_state(doc, named)) is not None:
        return last
    # `الحماية المدنية ... وأضافت ذات المصالح`: a body that was called otherwise.
    return named[-1] if named and same_before else _same_body(name, named) or speaker


def _last_no_state(doc: Document, named: Sequence[Speaker]) -> Speaker | None:
    """`وثق المرصد ... وتنفي أنقرة ... بحسب المصدر ذاته`: who was named last and is no state, which none calls so;
    else who was named last.
    """
    bodies = (one for one in reversed(named[-MEMORY:]) if kind_of(doc, one) != "country")
    return next(bodies, named[-1] if named else None)


def _same_body(name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`الحماية المدنية ... وأحصت المصالح ذاتها`: a body that was called otherwise."""
    return named[-1] if named and len(name) == 2 and name[1] in THE_SAME_BODY else None


def _is_named_behind(doc: Document, person: Speaker) -> bool:
    """Whether a name is set off behind a short form of a person, which makes it another one's."""
    return doc.norm(person.last) in COMMAS and doc.norm(person.last + 1) in grammar().given


def _called_by_part(doc: Document, speaker: Speaker, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`حاكم المنطقة أندري ملنيك ... وكتب ملنيك`, `المكتب (مكتا) ... وأضاف «مكتا»`, `وزارة الصحة ... وأكدت الصحة`: the
    end of an earlier source's longer name, one word of it that is no name of its own, or what it is called besides.
    """
    ranked = len(name) > 1 and name[0] in grammar().ranks
    if (name[0] in words("reporting", "anaphora", "heads") and not ranked) or len(name) > ASIDE:
        return None
    listed = speaker.first in doc.actor_at or speaker.first in doc.place_at
    for earlier in reversed(named[-MEMORY:]):
        own = words_of(earlier.name)
        called = all(word in earlier.aliases for word in name)
        if called and (speaker.first not in doc.actor_at or len(name) == len(earlier.aliases)):
            # `إدوارد ستين، المتحدث باسم الأمم المتحدة`: a body in it is not the person.
            return earlier
        if len(own) <= len(name):
            continue
        if own[-len(name) :] == list(name) and (len(name) == 1 or not listed or is_named_person(doc, speaker.first)):
            return earlier
        if ranked and own[1 - len(name) :] == list(name[1:]):
            # `العميد الدكتور فريد الشرع ... وقال العميد الشرع`
            return earlier
        if len(name) == 1 and name[0] in own[1:] and (not listed or _is_called(earlier, name[0])):
            return earlier
    return _person_before(doc, speaker, name) if len(name) == 1 else None


def _is_called(body: Speaker, word: str) -> bool:
    """Whether a word is the name of a body, behind its noun or in quotation marks: `منظمة هرانا الحقوقية`, `قوى الأمن
    الداخلي "الآسايش" التابعة لـ"قسد"`.
    """
    own, name = words_of(body.name), fold(body.name)
    return (own[1] == word and own[0] in grammar().heads) or any(f" {mark}{word}" in name for mark in '"«“')


def _in_full(name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """`وزارة الصحة في قطاع غزة ... بيانات وزارة الصحة`: the name that begins so."""
    if len(name) < 2:
        return None
    ties = words("reporting", "anaphora", "ties")
    for earlier in reversed(named[-MEMORY:]):
        own = words_of(earlier.name)
        if len(own) > len(name) and own[: len(name)] == list(name) and own[len(name)] not in ties:
            return earlier
    return None


def _person_before(doc: Document, speaker: Speaker, name: Sequence[str]) -> Speaker | None:
    """`رغم إعلان الرئيس وليام روتو ... قال روتو`: the person named in full before, with the title."""
    own = doc.actor_at.get(speaker.first)
    if speaker.first in doc.place_at or (own is not None and own.kind != "official"):
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


def _joint(name: str, named: Sequence[Speaker], *, least: int) -> Speaker | None:
    """The source named last that is so many bodies at least, or is called like those: `مؤسسات الأسرى`."""
    head = name.removeprefix("ال")
    joint = (one for one in reversed(named[-MEMORY:]) if len(parts_of(one)) >= least or words_of(one.name)[0] == head)
    return next(joint, None)


def _is_anaphoric(name: Sequence[str]) -> bool:
    """A definite head that stands for a source, alone or with definite adjectives behind it."""
    same = words("reporting", "anaphora", "same")
    if name[0] in words("reporting", "anaphora", "statement"):
        return all(word in same | words("reporting", "anaphora", "of_what") for word in name[1:])
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
    loose = name[0] in stands_for() or name[0] in words("reporting", "anaphora", "persons")
    return _with_words(doc, speaker, name, bare, (), named) if loose else None


def _latest_person(doc: Document, name: Sequence[str], named: Sequence[Speaker]) -> Speaker | None:
    """Whom `المصدر` stands for, whose head may be another: the person named last.

    `قال مصدر طبي ... وأوضح الناطق باسم الدفاع المدني ... وفقا للمصدر ذاته`
    """
    if not all(word in words("reporting", "anaphora", "same") for word in name[1:]):
        return None
    if len(name) > 1 and not any(words_of(one.name)[0] in SOURCE_HEADS for one in named[-MEMORY:]):
        return _last_no_state(doc, named)
    persons = {word.removeprefix("ال") for word in words("reporting", "anaphora", "persons")}
    return next((one for one in reversed(named[-MEMORY:]) if words_of(one.name)[0].removeprefix("ال") in persons), None)


def _with_words(
    doc: Document,
    speaker: Speaker,
    name: Sequence[str],
    bare: str,
    said: Sequence[str],
    named: Sequence[Speaker],
) -> Speaker | None:
    """The latest source of a head whose name has all the words, with or without their article."""
    kind, led = kind_of(doc, speaker), False
    for earlier in antecedents(doc, speaker, named):
        own = words_of(earlier.name)
        if kind is not None and not said and kind_of(doc, earlier) not in (kind, None):
            # `جيش تحرير بلوشستان` is not `الجيش`.
            continue
        if own == list(name) or not all(_is_said(word, own) for word in said):
            continue
        if any(matches(word, bare) for word in (own[:1] if len(name) > 1 else own)):
            if len(name) == 1 and (body := _body_of(doc, earlier, bare)) is not None:
                if words_of(body.name) == list(name):
                    continue
                return body
            if len(name) == 1 and own[0] in grammar().leads and not matches(own[0], bare):
                # `قال مدير المرصد رامي ناجي ... ووثق المرصد`: the body speaks, and not who leads it.
                led = True
                continue
            whole = None if matches(own[0], bare) or len(name) > 1 else headed(named, bare)
            return whole or _one_of(earlier, bare)
    return speaker if led else None


def _body_of(doc: Document, person: Speaker, bare: str) -> Speaker | None:
    """The body of that head which a person speaks for: `الجيش`, behind `المتحدث باسم الجيش السوداني`, is the army."""
    if words_of(person.name)[0].removeprefix("ال") not in words("reporting", "anaphora", "spokesmen"):
        return None
    for i in range(person.first + 1, person.last):
        mention = doc.actor_at.get(i)
        if mention is not None and mention.first == i and matches(words_of(mention.name)[0], bare):
            return Speaker(mention.name, mention.first, mention.last)
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
    parts = parts_of(pair)
    own = next((part for part in parts if matches(fold(part[0]), bare)), None)
    return pair._replace(name=" ".join(own)) if own and len(parts) > 1 else pair
