"""Who was with the dead and was taken to a hospital: `لقي السائق حتفه، بينما نُقل مرافقه إلى المستشفى`."""

from __future__ import annotations

from summarizer.claims.group import Group
from summarizer.claims.scene import Scene, Skeleton
from summarizer.claims.states import hurt_beside, told_state
from summarizer.language.wordlists import ordinals, phrases, words

# How far behind the verb the hospital or the state may stand, in tokens.
WARD_REACH = 6
OTHER: dict[str, int | None] = {"الاخر": 1, "الاخري": 1, "الاخران": 2, "الاخرون": None, "الباقون": None, "البقيه": None}
MANY: dict[str, int] = {"singular": 1, "dual": 2}


def read_taken_beside(scene: Scene) -> None:
    """`توفي اثنان، ونُقل الثالث في حالة حرجة`, `توفي شاب وأُدخل شقيقه العناية المركزة`: another than those who died."""
    doc = scene.doc
    moving = words("casualties", "treated", "moving")
    cared = moving | words("casualties", "treated", "aid") | words("casualties", "injuries", "lay")
    for i in scene.every(cared):
        if i in scene.used or i + 1 >= scene.last or scene.latest(i, "wounded") is not None:
            # `اختنق ستة، توفي ثلاثة منهم ونُقل الباقون`: the rest were told of.
            continue
        told = scene.latest(i)
        if told is None or told.kind != "killed":
            continue
        group = _other_than(scene, told, i + 1) if doc.is_word(i, moving) else None
        group = group or _another_before(scene, i)
        behind = max(group.next, i + 1) if group is not None else i
        if group is None or not scene.free(group) or not _leads_on(scene, behind):
            continue
        end = min(behind + WARD_REACH, scene.last)
        end = next((j for j in range(behind, end) if doc.is_stop(j)), end)
        state = doc.find_phrase(phrases("casualties", "missing", "critical"), behind, end)
        ward = doc.find(words("casualties", "treated", "wards"), behind, end)
        if state is not None or ward is not None:
            scene.add(group, "wounded", "treated", first=i, last=state[1] if state else (ward or i) + 1)


def read_hurt_beside(scene: Scene) -> None:
    """`مقتل ستة عمال و14 قيد العلاج`, `ستة قتلى وخمسة حالتهم حرجة`: bare numbers that و joins to the dead."""
    doc = scene.doc
    for i in sorted({*doc.counted(scene.first + 1, scene.last), *doc.having(scene.first + 1, scene.last, "other")}):
        group = scene.group(i) if i not in scene.used and (doc.joins(i) or doc.norm(i - 1) == "و") else None
        if group is None or group.kind or group.partitive or not scene.free(group):
            continue
        end, told = hurt_beside(doc, group), scene.latest(i)
        if told is None or told.kind != "killed":
            continue
        if end is not None and scene.latest(i, "wounded") is None:
            scene.add(group, "wounded", "treated", last=end)
        elif group.shape == "other" and told_state(doc, group) == "missing" and doc.form(group.next, "victim"):
            # `قتل ستة وآخر مفقود`
            scene.add(group, "missing", "predicate", last=group.next + 1)
            scene.take(group.next, group.next + 1)


def _another_before(scene: Scene, verb: int) -> Group | None:
    """`قتل شاب وآخر نُقل إلى المستشفى`, `قضى عاملان وثالث أُسعف إلى المستشفى`: one more, right before the verb."""
    doc, one = scene.doc, scene.doc.bare[verb - 1]
    another = doc.norm(verb - 1).startswith("و") and (one in ("اخر", "اخري") or one in ordinals())
    return Group.of(1, verb - 1, verb) if another and verb - 1 > scene.first else None


def _leads_on(scene: Scene, i: int) -> bool:
    """Whether the hospital or the state follows: `إلى المستشفى`, `العناية المركزة`, `في حالة حرجة`, `بحالة خطرة`."""
    norm = scene.doc.norm(i)
    return norm in ("الي", "في", "بحاله", "علي") or norm in words("casualties", "treated", "wards")


def _other_than(scene: Scene, told: Skeleton, i: int) -> Group | None:
    """The rest, one by an ordinal, a relative or a noun with the article who is not the one told."""
    doc, norm = scene.doc, scene.doc.norm(i)
    if norm in OTHER:
        if OTHER[norm] is None and any(_is_body(scene, j) for j in range(told.first, told.last)):
            # `وصول ستة جثامين، فيما نُقل الباقون`: the rest of the dead.
            return None
        return Group.of(OTHER[norm], i, i + 1)
    if norm.startswith("ال") and norm.removeprefix("ال") in words("numerals", "not_counts", "ordinals"):
        return Group.of(1, i, i + 1)
    if doc.form(i, "kin") is not None and not doc.joins(i):
        return scene.group(i)
    reading = doc.reading(i, "person")
    if reading is None or reading.prefix != "ال" or reading.form.number not in MANY:
        return None
    dead = (
        form
        for j in range(told.first, max(told.last, told.who[1] if told.who else 0))
        if (form := doc.form(j, "person"))
    )
    same = any(form.lemma == reading.form.lemma for form in dead)
    return None if same else Group.of(MANY[reading.form.number], i, i + 1, who=(i, i + 1))


def _is_body(scene: Scene, i: int) -> bool:
    form = scene.doc.form(i, "victim")
    return form is not None and form.strict
