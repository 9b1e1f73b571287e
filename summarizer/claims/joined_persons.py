"""Persons whom و joins to another victim: by a title and a name, by a rank, or with the article (`السائق والراكب`)."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import demonyms
from summarizer.actors.name_words import opens_name
from summarizer.claims.group import Group
from summarizer.claims.groups import read_group
from summarizer.claims.phrase_ends import is_given_name, is_titled_name
from summarizer.claims.spelled_alike import is_other_word
from summarizer.document import Document
from summarizer.language.wordlists import words

# A name behind و has so many letters at least.
SHORTEST_NAME = 3
# The longest title and name that و joins to another, in tokens.
LONGEST_TITLED = 4
# The longest rank and name, in tokens.
LONGEST_RANKED = 8
# How far behind a second one the verb may stand of which that one is the subject, in tokens.
CLAUSE_REACH = 6
# Behind them, what they met: `لقي الصحفي سالم حيدر والمصور نادر كامل مصرعهما`.
THEIR_DEATH = frozenset(("مصرعهما", "مصرعهم", "حتفهما", "حتفهم"))
# Before what happened to all who were told.
BEHIND = frozenset(("في", "اثر", "جراء", "نتيجه", "بعد", "خلال"))


def joined_person(doc: Document, group: Group, i: int, end: int) -> Group | None:
    """`اعتقال الشاب سامي عودة من يعبد، والطفل علي جابر`: a title and a name behind another; or one with the article."""
    if i == group.next and doc.norms[i] == "والام" and group.shape == "singular":
        # `وفاة الأب والأم على الفور`
        return Group.of(1, i, i + 1, behind=i + 1, who=(i, i + 1))
    if i == group.next and (one := _joined_definite(doc, group, i, end) or _joined_mother(doc, i, end)) is not None:
        return one
    if _is_woman_of_nation(doc, group, i):
        return Group.of(1, i, i + 1, behind=i + 1, who=(i, i + 1))
    # `أصيب رئيس القسم سامر زيد والدكتور محمد علي`
    follows = i == group.next and group.shape == "singular"
    # `الشقيقين سامر ونادر عودة، والشاب منير سالم`
    follows = follows or (group.shape == "dual" and opens_name(doc.norm(group.last)))
    named = group.named or (follows and is_titled_name(doc, i))
    if not named or is_other_word(doc, i):
        return None
    if not is_titled_name(doc, i):
        return _joined_rank(doc, i, end)
    found = read_group(doc, i, end, lone=True)
    if found is None or found.who is None or found.who[1] - i > LONGEST_TITLED or acts_behind(doc, i + 1, found.who[1]):
        # `، والوزير محمد جابر يصل غدا`: who is told of something else.
        return None
    behind = found.who[1]
    closed = behind >= end or doc.is_stop(behind) or doc.joins(behind) or doc.norm(behind) in THEIR_DEATH
    return found if closed or doc.norm(behind) in words("reporting", "function") else None


def _is_woman_of_nation(doc: Document, group: Group, i: int) -> bool:
    """`إعدام مصريين اثنين وفلبينية وإثيوبي`: the adjective of a nation in a list of people by their nations, where
    nothing that it may qualify stands before it.
    """
    if group.who is None or i != group.next or not doc.bare[i].endswith("ه") or doc.bare[i] not in demonyms():
        return False
    first = doc.norm(group.who[0])
    nation = any(first.removesuffix(ending) in demonyms() for ending in ("", "ا", "ان", "ين"))
    behind = i + 1
    return nation and (doc.is_stop(behind) or doc.joins(behind) or doc.norm(behind) in words("reporting", "function"))


def _joined_definite(doc: Document, group: Group, i: int, end: int) -> Group | None:
    """`مقتل مدير المدرسة والحارس في انفجار`, `بحبس المالك والمقاول 4 أيام`: one with the article behind one who has it;
    behind a number (`ثلاثة عمال والسائق`) where nothing else can be told of him.
    """
    person = doc.reading(i, "person", "kin")
    if person is None or person.prefix != "وال" or person.form.number != "singular" or person.form.kind:
        return None
    found = read_group(doc, i, end, lone=True)
    if found is None or found.shape != "singular" or is_titled_name(doc, i):
        return None
    behind = i + 1
    if doc.norm(behind).removeprefix("ال") in demonyms() and doc.norm(behind).startswith("ال"):
        # `ثلاثة سياح والسائق المصري`
        behind += 1
        found = found._replace(last=max(found.last, i + 1), next=behind, who=(i, behind))
    last = next((j for j in range(behind, min(i + CLAUSE_REACH, end)) if doc.is_stop(j)), min(i + CLAUSE_REACH, end))
    if acts_behind(doc, behind, last):
        # `وفاة رئيس الوفد، والسفير في القاهرة يعزي`: the next clause
        return None
    ended = behind >= end or doc.is_stop(behind) or (doc.joins(behind) and doc.reading(behind, "event", "verb"))
    if group.shape in ("singular", "name") and doc.norm(i - 1).startswith("ال"):
        governed = doc.norm(behind) in words("reporting", "function") or doc.norm(behind).startswith("ب")
        return found if ended or governed or behind in doc.counts or doc.norm(behind).isdecimal() else None
    struck = doc.norm(behind) in BEHIND and doc.is_word(behind + 1, words("casualties", "incidents"))
    held = doc.bare[i] in words("casualties", "suspects", "known")
    return found if (ended or struck) and not held else None


def _joined_mother(doc: Document, i: int, end: int) -> Group | None:
    """`قتل أب وأم وطفلان`, `رجل وأم لثلاثة أطفال`: the word is also `or` and the first of names (`وأم محمد`)."""
    if doc.norms[i] != "وام" or i in doc.place_at:
        return None
    behind = i + 1
    closed = behind >= end or doc.is_stop(behind) or doc.joins(behind) or doc.norm(behind) in BEHIND
    mother = closed or (doc.norm(behind).startswith("ل") and behind in doc.counts)
    return Group.of(1, i, behind, behind=behind, who=(i, behind)) if mother else None


def acts_behind(doc: Document, first: int, last: int) -> bool:
    """Whether a word of a range may be an imperfect: `والعقيد سالم يقود التحقيق`, but not `في تحطم طائرة`."""
    no_verb = words("casualties", "incidents")
    return any(
        doc.norm(i).startswith(("ي", "ت")) and doc.norm(i) not in no_verb and not is_given_name(doc, i)
        for i in range(first, last)
    )


def _joined_rank(doc: Document, i: int, end: int) -> Group | None:
    """`مقتل العريف جابر علي، والجندي أول محارب الشراري،`: a rank and what follows it up to the end of the phrase; or a
    name of two words (`الشاب سالم علي وسامر الحسن في البلدة`).
    """
    # `جثة الشاب في واد`: the word is a valley.
    name = doc.norm(i) != doc.bare[i] and len(doc.bare[i]) >= SHORTEST_NAME and opens_name(doc.bare[i])
    if not name and doc.bare[i].removeprefix("ال") not in words("persons", "names", "ranks"):
        return None
    last = i + 1
    while last < min(i + LONGEST_RANKED, end) and doc.tokens[last].kind == "word" and not doc.joins(last):
        function = doc.norm(last) in words("reporting", "function") and not is_given_name(doc, last)
        if name and function:
            break
        if function or acts_behind(doc, last, last + 1) or doc.reading(last, "event", "verb"):
            return None
        last += 1
    closed = last >= end or doc.tokens[last].kind != "word" or doc.joins(last) or name
    longest = closed and last > i + 2 - name
    return Group.of(1, i, i + 1, behind=last, who=(i, last), shape="name") if longest else None
