"""Which kind of casualty a noun or a verb states that is denied: `قتلى`, `خسائر في الأرواح`, `يصاب أي من جنوده`."""

from __future__ import annotations

from functools import cache

from summarizer.claims.cases import case_kind
from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.model import Kind

HARMS: tuple[Kind, ...] = ("killed", "wounded", "detained")
ANY = ("اي", "ايه", "احد", "احدا")
# Behind these stands who was hurt after all: `لم تفقد سوى خمسة`.
EXCEPT = frozenset(("سوي", "الا", "غير"))
# How a noun ends that belongs to somebody told before.
THEIRS = ("ه", "ها", "هم", "نا", "هما")
# How far behind `خسائر` what was lost may stand, in tokens.
LOSS_REACH = 4


def is_plural(scene: Scene, i: int) -> bool:
    """`إصابات`, `خسائر`, `حالات`: an indefinite plural, whose denial says that there were none."""
    reading = scene.doc.reading(i, "victim")
    if reading is None:
        told = words("casualties", "none", "losses") | words("casualties", "cases") | _arrests()
        return scene.doc.norm(i) in told
    return reading.form.number == "plural" and not reading.definite


def kind_at(scene: Scene, i: int) -> tuple[Kind | None, int]:
    """The kind that a noun states and the end of the words that state it; `خسائر` needs to be of lives."""
    doc = scene.doc
    reading = doc.reading(i, "victim")
    if reading is not None and not reading.definite and i not in scene.used:
        if reading.form.kind == "casualties" and doc.norm(i + 1) == "في" and doc.norm(i + 2) == "الارواح":
            # `لا ضحايا في الأرواح`
            return "killed", i + 3
        return reading.form.kind, i + 1
    norm = doc.norm(i).removeprefix("و").removeprefix("ب")
    if norm in words("casualties", "cases") and (of := case_kind(doc.norm(i + 1))) is not None:
        return of, i + 2
    if norm in words("casualties", "none", "captives") or norm in _arrests():
        return "detained", i + 1
    if norm in words("casualties", "none", "losses"):
        for j in range(i + 1, min(i + LOSS_REACH, scene.last)):
            if doc.norm(j) in ("بشريه", "صفوف"):
                return "casualties", j + 1
            if doc.norm(j) in ("الارواح", "بالارواح"):
                return "killed", j + 1
    if norm == "سقوط" and doc.norm(i + 1) in ANY and doc.norm(i + 2) == "من" and _are_people(scene, i + 3):
        return "killed", i + 2
    told = doc.form(i, "event") or doc.form(i, "verb")
    kind = told.kind if told is not None else harm(norm)
    if kind is not None and is_any(scene, i + 1) and doc.norm(i + 2) not in EXCEPT:
        return kind, i + 2
    return None, i


def is_any(scene: Scene, i: int) -> bool:
    """`أي`, `أحد`; not `نفت أن تكون القوات قتلت أحد المطلوبين`, who is one."""
    if scene.doc.norm(i) == "احد" and scene.doc.norm(i + 1).startswith("ال"):
        return False
    return scene.doc.norm(i) in ANY


def one_of_theirs(doc: Document, i: int) -> bool:
    """`نفى الحزب مقتل أحد قادته`: whose death is denied is one of theirs; `نفى مقتل أحد من قادته` denies all."""
    if doc.norm(i) not in ("احد", "احدي"):
        return False
    theirs = doc.reading(i + 1, "person", "kin")
    return theirs is not None and theirs.form.number == "plural" and doc.norm(i + 1).endswith(THEIRS)


@cache
def _arrests() -> frozenset[str]:
    """`دون تسجيل اعتقالات`: arrests in the plural."""
    return frozenset(word for word in words("casualties", "cases", "arrests") if word.endswith("ات"))


def done_to_some(scene: Scene, i: int) -> Kind | None:
    """`نفت السفارة مقتل إيرانيين`, `نفت إعدام رهائن`: nobody of theirs; but `نفت المسؤولية عن مقتل مدنيين`."""
    doc, captive = scene.doc, scene.doc.reading(i + 1, "victim")
    told, people = doc.form(i, "event"), doc.reading(i + 1, "person")
    if captive is not None and captive.form.kind == "detained":
        people = captive
    if told is None or people is None or doc.norm(i - 1) in words("reporting", "function"):
        return None
    return told.kind if people.form.number == "plural" and people.prefix == "" else None


def harm(norm: str) -> Kind | None:
    """What an imperfect behind a negation or أن denies: `دون أن يصاب أي من جنوده`."""
    return next((kind for kind in HARMS if norm in words("casualties", "harmed", kind)), None)


def _are_people(scene: Scene, i: int) -> bool:
    """`سقوط أي من مقاتليه`, but `سقوط أي من جنوده في الأسر`."""
    return scene.doc.reading(i, "person", "kin") is not None and scene.doc.norm(i + 2) not in ("الاسر", "اسر", "قبضه")
