"""Casualty claims without their speakers: a cascade of small rules over the tokens of each sentence.

The order is from the most to the least specific, and a count that one rule has read is closed to the rest: nobody
hurt, one number over two kinds, tolls, verbal nouns, verbs, counted nouns of a kind, bare nouns of a kind that
something introduces, people who are missing, and last the shares, which need the claims they are part of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from summarizer.bodies_of import read_bodies, read_found_dead
from summarizer.document import Document
from summarizer.events import TOOK, read_events, read_phrases
from summarizer.groups import PAIRS, Group, read_group
from summarizer.lexicon import load_lexicon
from summarizer.missing import read_missing, read_treated
from summarizer.mixed import read_mixed
from summarizer.model import Kind
from summarizer.no_reports import is_no_report
from summarizer.none import read_none
from summarizer.parts import join_parts, read_divided
from summarizer.scene import Scene, Skeleton
from summarizer.shares import read_appositions, read_identified, read_listings, read_shares
from summarizer.sums import join_sums
from summarizer.text import fold
from summarizer.tolls import read_tolls
from summarizer.verbs import read_verbs
from summarizer.wordlists import phrases, words

# How far behind victims `تحت الأنقاض` may stand, in tokens.
BURIED_REACH = 4
# A preposition among the tails of phrases (`القبض على`) has no more letters than this.
SHORTEST = 3
# How far before a noun of a kind the word that introduces it may stand, in tokens.
INTRODUCER_REACH = 6
# How far before the verb the subject may begin that is said to have become victims, in tokens.
SUBJECT_REACH = 10

RULES = (
    read_none,
    read_mixed,
    read_found_dead,
    read_bodies,
    read_tolls,
    read_phrases,
    read_events,
    read_verbs,
    read_missing,
    read_treated,
)


def find_claims(doc: Document, skipped: Collection[int] = ()) -> list[Skeleton]:
    """The claim skeletons of a document in text order; sentences whose index is in `skipped` are not read."""
    claims: list[Skeleton] = []
    for index, sentence in enumerate(doc.sentences):
        if index in skipped or not _may_tell(doc, sentence.first, sentence.last):
            continue
        scene = Scene(doc, index, sentence.first, sentence.last)
        for rule in RULES:
            rule(scene)
        read_counted_nouns(scene)
        read_introduced_nouns(scene)
        read_appositions(scene)
        read_divided(scene, _since(claims, index - 1))
        read_shares(scene, claims)
        read_identified(scene, claims)
        read_listings(scene)
        claims += [claim for claim in scene.finished() if not is_no_report(scene, claim)]
    return join_parts(doc, join_sums(doc, claims))


def _since(claims: Sequence[Skeleton], sentence: int) -> Sequence[Skeleton]:
    """The claims from a sentence on; they stand in text order."""
    first = len(claims)
    while first > 0 and claims[first - 1].sentence >= sentence:
        first -= 1
    return claims[first:]


def _may_tell(doc: Document, first: int, last: int) -> bool:
    """Whether a sentence has any casualty word or share at all: most have none and cost nothing more."""
    return any(doc.readings[first:last]) or not _tellers().isdisjoint(doc.norms[first:last])


@cache
def _tellers() -> frozenset[str]:
    """Words that state casualties without a noun or verb of them: `أودى بحياة ثلاثة`, `ثلاثة تحت الأنقاض`."""
    told = (
        word
        for entry in load_lexicon("casualties")["phrase"]
        for word in (*(tail for tail in entry["tail"] if len(tail) > SHORTEST), *entry.get("needs", ()))
    )
    took = (f"{before}{word}" for before in ("", "و", "ف") for word in TOOK)
    return frozenset(fold(word) for word in told).union(took) | frozenset(phrases("casualties", "missing", "states"))


def read_counted_nouns(scene: Scene) -> None:
    """`5 قتلى`, `17 جثة`, `جريحين`, `37 حالة اختناق`: a number or dual over a noun of a kind."""
    doc = scene.doc
    counted, victims = doc.counted(scene.first, scene.last), doc.having(scene.first, scene.last, "victim")
    for i in sorted({*counted, *victims, *scene.every(PAIRS)}):
        if i in scene.used:
            continue
        group = scene.group(i)
        if (
            group
            and doc.norm(group.first - 1) in words("casualties", "share", "openers")
            and scene.latest(i, group.kind)
        ):
            continue
        if group and group.kind == "casualties" and _in_list_of_shares(scene, i):
            continue
        if group and group.kind and group.counted and scene.free(group) and not _discounted(doc, group):
            buried = group.kind == "casualties" and doc.find({"تحت"}, group.last, group.last + BURIED_REACH) is not None
            scene.add(group, "missing" if buried else group.kind, "counted-victims")


def _in_list_of_shares(scene: Scene, i: int) -> bool:
    """`بينهم 16 طفلا و6 سيدات و3 ضحايا تعذيب`."""
    doc = scene.doc
    if not doc.norm(i).startswith("و") and doc.norm(i - 1) != "و":
        return False
    for j in range(i - 1, max(scene.first, i - INTRODUCER_REACH) - 1, -1):
        if doc.is_stop(j):
            return False
        if doc.is_word(j, words("casualties", "share", "openers")):
            return True
    return False


def _discounted(doc: Document, group: Group) -> bool:
    """`بعض الجرحى` were counted before; `خروج 57 مصابا` tells of a recovery."""
    again = doc.norm(group.first).lstrip("وف") == "بعض" and doc.norm(group.last - 1).startswith("ال")
    again = again or doc.norm(group.first - 1) in words("casualties", "blocks", "bereaved")
    body = doc.form(group.first, "victim")
    told = body is not None and (body.strict or body.case)
    again = again or (group.definite and group.shape == "dual" and told)
    again = again or _are_those_told(doc, group.first)
    return again or doc.norm(group.first - 1) in words("casualties", "blocks", "recovery")


def read_introduced_nouns(scene: Scene) -> None:
    """`سقوط قتلى وجرحى`, `انتشال جثة`, `3 قتلى وجريح`: no number, but a word or a count before it bears it out."""
    doc = scene.doc
    for i in doc.having(scene.first, scene.last, "victim"):
        if i in scene.used:
            continue
        group = scene.group(i)
        if not group or not group.kind or group.counted or group.definite or not scene.free(group):
            continue
        if group.case and group.shape == "singular" and not _is_one_case(doc, i):
            continue
        if _is_reason(doc, i):
            continue
        if (
            _in_name(doc, i)
            or _are_those_told(doc, i)
            or _tells_of_body(scene, i)
            or doc.is_word(i - 1, words("casualties", "cumulative", "toll") | words("casualties", "blocks", "rates"))
            or _unknown_before(scene, i)
            or (
                doc.norm(i) == "ضحيه"
                and doc.norm(i + 1) not in ("", "في", "من", "جراء", "بسبب")
                and not doc.is_stop(i + 1)
            )
            or doc.norm(i + 1) in words("casualties", "blocks", "victims_of")
            or (doc.norm(i - 1) == "من" and not group.counted)
        ):
            continue
        if doc.norm(i - 1) in words("casualties", "becoming") and group.shape == "plural":
            _add_become(scene, i, group.kind)
            continue
        opener = i if group.shape == "singular" and doc.form(i + 1, "other") else _introducer(scene, i)
        if opener is None and group.shape == "singular" and _has_company(scene, i + 1):
            opener = i
        if (
            opener is not None
            and group.shape == "plural"
            and doc.is_word(opener, words("casualties", "share", "openers"))
        ):
            # `بينهم شهداء مدنيون`: who they were, not how many.
            continue
        if opener is None and group.shape == "plural" and _have_fallen(doc, i):
            opener = i
        if opener is not None and not (group.kind != "killed" and doc.is_word(opener, words("casualties", "found"))):
            scene.add(group, group.kind, "introduced-victims", first=opener)


def _has_company(scene: Scene, i: int) -> bool:
    """`عن شهيد وثلاث إصابات`: one victim, as others are counted beside."""
    joined = scene.group(i) if scene.doc.norm(i).startswith("و") else None
    return joined is not None and joined.counted and joined.kind is not None


def _add_become(scene: Scene, i: int, kind: Kind) -> None:
    """`أكثر من 270 لبنانيا سقطوا شهداء`: the subject before the verb is counted, its predicate says of what kind."""
    for j in range(i - 2, max(scene.first, i - SUBJECT_REACH) - 1, -1):
        group = read_group(scene.doc, j, i - 1)
        if group is not None and group.counted and scene.free(group):
            scene.add(group, kind, f"verb-after-{kind}", first=group.first, last=i + 1)
            return


def _introducer(scene: Scene, i: int) -> int | None:
    doc = scene.doc
    for j in range(i - 1, max(scene.first, i - INTRODUCER_REACH) - 1, -1):
        if doc.is_stop(j):
            if j == i - 1 and doc.norm(i).startswith("و") and any(s.last == j for s in scene.found):
                # `عن حالة وفاة، وإصابة بالغة`
                return i
            return None
        if doc.is_word(j, words("casualties", "introduces")) or _bare(doc.norm(j)) in words("casualties", "introduces"):
            return j
        if any(s.last == j + 1 and s.kind != "detained" for s in scene.found) and doc.norm(i).startswith("و"):
            return i
    return None


def _is_reason(doc: Document, i: int) -> bool:
    """`العدد مرشح للارتفاع بسبب وجود جرحى في حالة خطرة`: they were counted before."""
    return doc.norm(i - 1) == "لوجود" or (
        doc.norm(i - 1) == "وجود" and doc.norm(i - 2) in ("بسبب", "نتيجه", "نظرا", "مع")
    )


def _is_one_case(doc: Document, i: int) -> bool:
    """`أسفر عن حالة وفاة وإصابة بالغة`: a case that is counted by its own word, or graded."""
    if doc.form(i, "victim", "event") is None or doc.reading(i, "kin"):
        return False
    return doc.norm(i - 1) in ("حاله",) or doc.norm(i + 1) in words("casualties", "cases", "graded")


def _have_fallen(doc: Document, i: int) -> bool:
    """`شهداء وجرحى سقطوا إثر انفجار`: a verb behind the plural, or behind the one that و joins to it."""
    joined = doc.norm(i + 1).startswith("و") and doc.reading(i + 1, "victim") is not None
    return doc.norm(i + 2 if joined else i + 1) in words("casualties", "becoming", "fallen")


def _in_name(doc: Document, i: int) -> bool:
    """`مستشفى شهداء الأقصى`, `كتائب شهداء الأقصى`."""
    place, actor = doc.place_at.get(i), doc.actor_at.get(i)
    return any(m is not None and m.first < i for m in (place, actor))


def _are_those_told(doc: Document, i: int) -> bool:
    """`جثامين الشهداء`: bodies of victims who were told before."""
    body, victims = doc.form(i, "victim"), doc.reading(i + 1, "victim")
    people = victims if victims is not None else doc.reading(i + 1, "person")
    return (
        body is not None and body.strict and people is not None and people.definite and people.form.number != "singular"
    )


def _tells_of_body(scene: Scene, i: int) -> bool:
    """`وجود جثة شخص مصابا بطعنة`: how one died, not another victim."""
    doc = scene.doc
    bodies = (doc.form(j, "victim") for j in range(max(scene.first, i - 2), i))
    return doc.norm(i).endswith("ا") and any(body is not None and body.strict for body in bodies)


def _unknown_before(scene: Scene, i: int) -> bool:
    """`ولم ترد معلومات عن سقوط ضحايا` says nothing of victims."""
    doc, near = scene.doc, max(scene.first, i - 5)
    unknown = doc.find(words("casualties", "none", "unknown"), near, i)
    if unknown is None:
        return False
    return doc.find(words("casualties", "none", "before"), max(scene.first, unknown - 6), unknown) is not None


def _bare(norm: str) -> str:
    """A word without its clitics before a verbal noun: `بسقوط`, `وبسقوط`."""
    return norm.lstrip("وف").removeprefix("ب").removeprefix("ل")
