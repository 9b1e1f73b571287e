"""Nobody hurt: `دون وقوع إصابات`, `لم يسفر عن قتلى`, `نفى سقوط قتلى أو جرحى`, `عدم تسجيل أي خسائر في الأرواح`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.denied_kinds import (
    ANY,
    EXCEPT,
    done_to_some,
    harm,
    is_any,
    is_plural,
    kind_at,
    one_of_theirs,
)
from summarizer.claims.scene import Scene
from summarizer.language.text import CLAUSE_ENDS, COMMAS
from summarizer.language.wordlists import words
from summarizer.model import Kind
from summarizer.sources.reporting import is_verb, speaks

# How far behind a negation its noun may stand, in tokens.
REACH = 9
ANY_OF = ("ايا", "اي", "احدا")
# How much further behind a verb of denial, whose subject stands between, in tokens.
SUBJECT_REACH = 6
# The longest subject between a verb of causing and its noun (`لم تخلف الغارة الثالثة ضحايا`), in tokens.
LONGEST_SUBJECT = 4
# How far before `أي` a word may stand that makes of it what nobody told of, in tokens.
UNKNOWN_REACH = 4
# How far behind a negated verb of causing `أي` may stand, in tokens.
FAR_REACH = 24
# Behind verbs of causing, before what they cause; and stems of those verbs in the past.
GOVERNED = frozenset(("عن", "في", "الي"))
CAUSED = ("اسفر", "ادي", "ادت", "اوقع", "خلف", "تسبب", "نجم", "نتج")
# News of a death that is denied as such: `نفت أنباء مقتل أي من جنودها`.
NEWS = frozenset(("انباء",))
BUT = frozenset(("بل", "لكن", "لكنها", "لكنه", "انما"))
OCCURRING = frozenset(("وقوع", "سقوط", "تسجيل", "حدوث", "حصول"))
WITHOUT = "غير"
# What denies only with a negation, and what such a one may be besides.
WHATEVER = frozenset(("اي", "ايه"))
NEGATED = frozenset(("لن", "ما", "خلت", "خلا", "خلو", "نفيه", "نفيها", "نفيهم", WITHOUT))
JOINERS = ("او", "ولا", "و")
# With it a responsibility begins, folded: `مسؤوليتها`.
BLAME = "مسوولي"


def read_none(scene: Scene) -> None:
    """Claims of zero, one for each kind that is denied together."""
    for i in scene.every(_denying()):
        if i in scene.used:
            continue
        if scene.doc.norm(i) in ANY_OF and _read_none_of(scene, i):
            continue
        if _is_negation(scene, i):
            if not (_read_far_any(scene, i) or _read_nor_any(scene, i)):
                _read_denied_kinds(scene, i, strict=True)
        elif scene.doc.is_word(i, words("casualties", "denied")):
            _read_denied_kinds(scene, i, strict=False)


@cache
def _denying() -> frozenset[str]:
    """What a denial may begin with, without the conjunction before it."""
    negations = words("casualties", "none", "before")
    joined = {f"ب{word}" for word in negations}
    return negations | joined | words("casualties", "denied") | frozenset((*ANY_OF, WITHOUT))


def _read_none_of(scene: Scene, start: int) -> bool:
    """`إن أيا من مقاتليها لم يصب`, `أن أي مدني لم يصب`, `أن أحدا لم يقتل`."""
    doc = scene.doc
    for i in range(start + 1, min(start + REACH, scene.last - 1)):
        if doc.is_stop(i):
            return False
        kind = harm(doc.norm(i + 1)) if doc.norm(i) == "لم" else None
        if kind is not None:
            scene.add_none(kind, start, i + 2)
            other = harm(doc.norm(i + 3)) if doc.norm(i + 2) == "او" else None
            if other is not None:
                # `لم يُقتل أو يُصب`
                scene.add_none(other, start, i + 4)
            return True
    return False


def _is_negation(scene: Scene, i: int) -> bool:
    """`دون`, `لم`, with a conjunction or ب before it."""
    norm, negations = scene.doc.norm(i), words("casualties", "none", "before")
    if norm == WITHOUT:
        # `من غير أن يصاب أحد`
        return scene.doc.is_word(i - 1, ("من",)) and scene.doc.norm(i + 1) == "ان"
    if norm in WHATEVER:
        # `كلمة تدل على أي عملية قتل` denies nothing; `نفى سقوط أي قتيل`, `أن أي إصابات لم تسجل` do.
        denied = (negations - WHATEVER) | words("casualties", "denied") | NEGATED
        end = next((j for j in range(i, scene.last) if scene.doc.is_stop(j)), scene.last)
        return scene.doc.find(denied, scene.first, end) is not None
    return norm in negations or (norm[:1] in ("و", "ف", "ب") and norm[1:] in negations)


def _read_far_any(scene: Scene, start: int) -> bool:
    """`لم تخلف الهزة التي ضربت البلدة، بولاية سطيف، أي ضحية`: a subject of any length between, and أي at its end.

    So does the preposition of the verb end it: `لم تسفر الهزة، التي شعر بها السكان، عن تسجيل إصابات`.
    """
    doc, causing = scene.doc, words("casualties", "none", "causing")
    if doc.norm(start + 1) not in causing:
        return False
    for i in range(start + 2, min(start + FAR_REACH, scene.last - 1)):
        if i in doc.counts and scene.group(i) is not None:
            # `لم تخلف الغارة أربعة قتلى`, but `انهيار المبنى المكون من خمسة طوابق`
            return False
        if doc.norm(i) in CLAUSE_ENDS or doc.norm(i) in EXCEPT or doc.is_word(i, BUT) or speaks(doc.norm(i)):
            return False
        kind, last = kind_at(scene, i + 1) if doc.norm(i) in ("اي", "ايه") else (None, 0)
        if kind is None and doc.norm(i) in GOVERNED:
            at = i + 1 if is_plural(scene, i + 1) else i + 2
            governed = is_plural(scene, at) and (at == i + 1 or doc.norm(i + 1) in OCCURRING)
            kind, last = kind_at(scene, at) if governed else (None, 0)
        if kind is not None:
            scene.add_none(kind, start, last)
            _read_joined(scene, start, last)
            return True
        if i > start + 2 and doc.bare[i].startswith(CAUSED):
            # `لم تسفر المحادثات التي أعقبت هجوما أسفر عن قتلى`
            return False
    return False


def _read_nor_any(scene: Scene, start: int) -> bool:
    """`لم يصب الوزير ولا أي من مرافقيه`: nobody of theirs either."""
    doc, kind = scene.doc, harm(scene.doc.norm(start + 1)) if scene.doc.is_word(start, ("لم",)) else None
    nor = doc.find({"ولا"}, start + 2, min(start + REACH, scene.last)) if kind is not None else None
    if kind is None or nor is None or doc.norm(nor + 1) not in ANY or doc.norm(nor + 2) != "من":
        return False
    if any(doc.is_stop(i) for i in range(start, nor)):
        return False
    scene.add_none(kind, start, nor + 2)
    return True


def _read_denied_kinds(scene: Scene, start: int, *, strict: bool) -> None:
    """Walk from a negation to the nouns of a kind; a count, an unknown (`دون معلومات`) or a stop ends the search.

    After a verb of denial (not `strict`) only an indefinite plural or `أي` says that nobody was hurt, and the words
    between may be the subject.
    """
    doc, any_word = scene.doc, strict
    unknown = words("casualties", "none", "unknown")
    if doc.norm(start) in ANY and doc.find(unknown, max(scene.first, start - UNKNOWN_REACH), start) is not None:
        # `ولم يذكر سقوط أي قتلى`: nobody says that there were none.
        return
    begin = start + 1 if strict else _behind_aside(scene, start)
    i, end = begin - 1, min(begin + REACH + (0 if strict else SUBJECT_REACH), scene.last)
    while (i := i + 1) < end:
        norm = doc.norm(i)
        if norm in COMMAS and (behind := _behind_source(scene, i)) < scene.last:
            end = min(end + behind - i, scene.last)
            i = behind - 1
            continue
        if not strict and norm.startswith("و") and is_verb(doc.bare[i]):
            # `نفت الحركة وقالت إن الجيش قتل مدنيين`
            return
        if not strict and norm in NEWS and doc.reading(i + 1, "event") is not None:
            # `نفت الحركة أنباء مقتل أي من جنودها`
            continue
        if not strict and doc.reading(i, "event") is not None and one_of_theirs(doc, i + 1):
            return
        if i in doc.counts or norm in unknown or norm in CLAUSE_ENDS or norm in COMMAS or norm in EXCEPT:
            return
        if norm.removeprefix("ال").startswith(BLAME):
            # `ينفي مسؤولية قواته عن مقتل أي نازح`: whose deed it was.
            return
        if is_any(scene, i):
            any_word = True
        if _is_of_one_side(scene, i):
            scene.take(i, i + 1)
            return
        if (joined := _joined_harms(scene, i)) is not None:
            for denied in joined[0]:
                scene.add_none(denied, start, joined[1])
            return
        kind, last = kind_at(scene, i)
        if kind is None and not strict and (kind := done_to_some(scene, i)) is not None:
            any_word, last = True, i + 2
        if kind is None and any_word and doc.norm(i - 1) == "قد":
            kind, last = _done_to_any(scene, i), i + 1
        if kind is None:
            verb = start + 2 if doc.norm(start + 1) == "ان" else start + 1
            subject = doc.norm(verb) in words("casualties", "none", "causing") and i - verb <= LONGEST_SUBJECT
            bridges = norm in words("casualties", "none", "between") or _skippable(scene, i)
            if strict and not subject and not bridges:
                return
            continue
        if not (any_word or is_plural(scene, i) or is_any(scene, i + 1)):
            return
        if kind == "detained" and doc.norm(start) == "لا" and i == start + 1:
            # `لا رهائن بعد اليوم`: they were let go.
            return
        # `نفت وفاة أي محتجز`
        last += doc.norm(last) in ANY and doc.norm(last - 1) not in ANY
        scene.add_none(kind, start, last)
        _read_joined(scene, start, last)
        return


def _behind_aside(scene: Scene, verb: int) -> int:
    """`نفى الناطق، في كلمة متلفزة، مقتل أي من مقاتليها`: where what is denied may begin behind a verb of denial."""
    doc = scene.doc
    comma = doc.find(COMMAS, verb + 1, min(verb + REACH, scene.last))
    behind = doc.after_aside(comma, scene.last) if comma is not None else scene.last
    return behind if behind < scene.last else verb + 1


def _is_of_one_side(scene: Scene, i: int) -> bool:
    """`لا تسجل قتلى الفصائل`: that some are not counted does not say that there were none."""
    doc, owner = scene.doc, scene.doc.norm(i + 1)
    timed = owner in words("reporting", "times") or owner in ("الليله", "الان", "البته")
    # `نفى الحزب إصابة القيادي سالم حيدر`
    told = doc.reading(i, "victim") is not None and doc.reading(i, "event") is None
    return told and owner.startswith("ال") and not timed


def _behind_source(scene: Scene, comma: int) -> int:
    """Behind an aside that names a source: `بدون أن تسبب، وفق تقارير أولية، خسائر`; else the end of the sentence."""
    doc = scene.doc
    told = doc.is_word(comma + 1, words("reporting", "preposition"))
    return doc.after_aside(comma, scene.last) if told else scene.last


def _done_to_any(scene: Scene, i: int) -> Kind | None:
    """`نفى أن يكون أي من العسكريين قد قتل`; with an object behind it the verb is what they did."""
    form = scene.doc.form(i, "verb")
    object_ = scene.group(i + 1, lone=True) if i + 1 < scene.last else None
    return form.kind if form is not None and form.voice != "agent" and object_ is None else None


def _joined_harms(scene: Scene, i: int) -> tuple[list[Kind], int] | None:
    """`دون أن يقتل أو يجرح أحدا`: the harms that are denied together from a token on, and the token behind them."""
    doc, kinds = scene.doc, list[Kind]()
    while (kind := harm(doc.norm(i))) is not None:
        kinds.append(kind)
        if doc.norm(i + 1) not in JOINERS:
            break
        i += 2
    denied = len(kinds) > 1 and kind is not None and doc.norm(i + 1) in ANY and doc.norm(i + 2) not in EXCEPT
    return (kinds, i + 2) if denied else None


def _skippable(scene: Scene, i: int) -> bool:
    """`عدم وقوع إصابات أو سقوط ضحايا`: what may stand between a negation and its noun."""
    return scene.doc.norm(i) == "او" or scene.doc.reading(i, "event") is not None


def _read_joined(scene: Scene, first: int, last: int) -> None:
    """`قتلى أو جرحى`: the denial holds for the joined noun as well."""
    doc = scene.doc
    nxt = last + 1 if doc.norm(last) in JOINERS else last
    if nxt == last and not doc.norm(last).startswith("و"):
        return
    event = doc.form(nxt, "event")
    if event and event.kind and doc.norm(nxt + 1) in ANY:
        scene.add_none(event.kind, first, nxt + 2)
        return
    if event and event.kind and doc.norm(last - 2) in words("casualties", "cases"):
        # `أي حالات وفاة أو إصابة`
        scene.add_none(event.kind, first, nxt + 1)
        return
    lost, end = (
        kind_at(scene, nxt) if doc.norm(nxt).removeprefix("و") in words("casualties", "none", "losses") else (None, 0)
    )
    if lost is not None:
        # `أي إصابات أو خسائر مؤكدة في الأرواح`
        scene.add_none(lost, first, end)
        return
    reading = doc.reading(nxt, "victim")
    # `أي قتيل أو مصاب`
    alike = reading is not None and (reading.form.number == "plural" or doc.norm(last - 2) in ANY)
    if reading and reading.form.kind and alike and nxt < scene.last:
        scene.add_none(reading.form.kind, first, nxt + 1)


def unknown_before(scene: Scene, i: int) -> bool:
    """`ولم ترد معلومات عن سقوط ضحايا` says nothing of victims."""
    doc = scene.doc
    near = max(scene.first, i - (7 if doc.norm(i - 1) == "او" else 5))
    unknown = doc.find(words("casualties", "none", "unknown"), near, i)
    if unknown is None:
        return False
    return doc.find(words("casualties", "none", "before"), max(scene.first, unknown - 6), unknown) is not None
