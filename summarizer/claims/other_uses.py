"""Verbs of casualties that tell of none: `ارتقى إلى رتبة`, `استشهد بقول`, `طعن في النتائج`, `علق على القرار`."""

from __future__ import annotations

from summarizer.claims.scene import Scene
from summarizer.document import Document
from summarizer.language.wordlists import words

# How far behind its verb what is quoted may stand, in tokens.
QUOTED_REACH = 5
# How far behind its verb the rank, the election or the remark may stand, in tokens.
REACH = 9
# Verbs of describing, which are spelled like `صفّت` and `صفّوا` behind و.
DESCRIBED = frozenset(("وصفت", "وصفوا"))
# Families, which are spelled like a capture.
FAMILIES = frozenset(("اسر", "واسر", "لاسر", "ولاسر"))
# Of these, the ones with ل, which are captures only behind what led to them: `أدى لأسر 12 جنديا`.
FOR_FAMILIES = frozenset(("لاسر", "ولاسر"))
# Before families to whom something is given.
TO_THEM = frozenset(("علي", "مع"))
# How far behind them the death of those may stand whose families they are, and how far before them who visited them, in
# tokens.
BEREAVED_REACH = 6
# Before a capture that somebody hears or tells of.
CAPTURE_OF = frozenset(("نبا", "خبر", "عمليه", "تفاصيل", "صور", "حادث", "محاوله"))
# How far behind families it may be told what they do, in tokens.
DOING_REACH = 5
# How far before its verbal noun who refuses an appeal may stand, in tokens.
APPEAL_REACH = 2
# How far behind a verb of ours those may stand who did it to us, in tokens.
CAPTOR_REACH = 4
# How far before its verb, or before whom it carries, a vessel may stand, in tokens: `سفينة شحن صغيرة على متنها`.
VESSEL_REACH = 4
OWNERS = ("هم", "ها", "هما", "ه")
# `توفي متأثرا بجراحه فتى`: what they died of.
AFFECTED = frozenset(("متاثرا", "متاثره", "متاثرين"))
# A prison as an object, spelled like `سجنا` of two, and how far before it those may stand, in tokens.
PRISON, PRISON_NOUN, TWO_REACH, PAIR = "سجنا", "سجن", 6, 2
# Before a prison, those of it.
OF_PRISON = frozenset(("شرطه", "حارس", "حراس", "مدير", "مديره", "مامور", "طبيب", "نزيل", "نزلاء", "اداره", "موظف"))
# How far behind the keeping what is kept may stand, over who keeps it, in tokens.
ASSET_REACH = 5
HIS_LIFE = frozenset(("حياته", "حياتها"))
# Before a clause of its own.
OPENING_CLAUSE = frozenset(("ان", "بان", "وان", "فان"))
# Behind `على`, where people are stuck.
STUCK_ON = frozenset(("عمق", "ارتفاع", "متن", "متنها"))


def is_manner(scene: Scene, i: int) -> bool:
    """`قُتل شاب طعنا`, `حكما بالإعدام شنقا بحق ثلاثة`: whether a word tells how it was or is to be done, and is not the
    verb of two. Two would stand before it in its clause (`أن شابين طعنا بائعة`), and no other death, unless its victim
    stands behind it (`قُتل رجلان طعنا بائعة`).
    """
    doc = scene.doc
    if doc.norm(i) not in words("casualties", "fillers", "manner"):
        return False
    if "عدام" in doc.norm(i - 1):
        return True
    opened = next((j + 1 for j in range(i - 1, scene.first - 1, -1) if doc.norm(j) in OPENING_CLAUSE), scene.first)
    clause = range(opened, i)
    two = any(doc.joins(j) or _may_be_dual(doc, j) for j in clause)
    fates = doc.having(opened, i, "event", "verb")
    told = any((fate := doc.form(j, "event", "verb")) and fate.kind in ("killed", "wounded") for j in fates)
    did = _may_be_dual(doc, i - 1) and (i + 1 in doc.counts or doc.reading(i + 1, "person", "kin") is not None)
    return not two or (told and not did)


def _may_be_dual(doc: Document, i: int) -> bool:
    """`شابان`, `رجلين`, `شقيقا الوزير`."""
    people = doc.form(i, "person", "kin")
    return doc.norm(i).endswith(("ان", "ين")) or (people is not None and doc.norm(i).endswith("ا"))


def is_no_martyrdom(scene: Scene, i: int) -> bool:
    """`نال ثلاثة شرف المشاركة`: but `شرف الشهادة` is death."""
    doc = scene.doc
    at = doc.find({"شرف"}, i + 1, min(i + REACH, scene.last))
    return at is None or doc.norm(at + 1) not in ("الشهاده", "الاستشهاد")


def is_attempt(scene: Scene, i: int) -> bool:
    """`أقدم على محاولة الانتحار`, `أقدم على تغيير حياته`; but `أقدم على إنهاء حياته` is death."""
    doc, end = scene.doc, min(i + REACH, scene.last)
    life = doc.find(HIS_LIFE, i + 1, end)
    return doc.find({"محاوله"}, i + 1, end) is not None or (life is not None and doc.norm(life - 1) != "انهاء")


def is_of_career(scene: Scene, i: int) -> bool:
    """`أنهى حياته السياسية`, `أنهى حياته كلاعب`, `تخلصت من حياتها القديمة`: a part of life that is over."""
    doc = scene.doc
    life = doc.find(HIS_LIFE, i + 1, min(i + REACH, scene.last))
    return life is None or doc.norm(life + 1).startswith(("ال", "ك"))


def is_of_vessel(scene: Scene, i: int) -> bool:
    """`سبعة بحارة غرق مركبهم`: what sank is theirs; `سبب غرق السفينة`, `حوادث غرق أخرى`: the noun of sinking."""
    if scene.doc.norm(i - 1) in words("casualties", "blocks", "sinking") or _is_vessel_that_sinks(scene, i):
        return True
    norm, vessels = scene.doc.norm(i + 1), words("casualties", "things", "vessels")
    stems = (norm.removesuffix(owner) for owner in OWNERS if norm.endswith(owner))
    return any(not vessels.isdisjoint((stem, f"{stem[:-1]}ه")) for stem in stems)


def _is_vessel_that_sinks(scene: Scene, i: int) -> bool:
    """`قارب على متنه 40 مهاجرا غرق`, `سفينة تغرق`: a vessel before its verb, with or without whom it carries."""
    doc, form = scene.doc, scene.doc.form(i, "verb")
    if form is None or form.number != "singular" or doc.joins(i) or scene.group(i + 1, lone=True) is not None:
        return False
    if doc.norm(i + 1) in words("casualties", "share", "after"):
        # `كان في القارب 40 مهاجرا غرق منهم سبعة`
        return False
    stop = next((j for j in range(i - 1, scene.first - 1, -1) if doc.is_stop(j)), scene.first - 1)
    aboard = doc.find(words("casualties", "missing", "aboard"), stop + 1, i)
    end = i if aboard is None else aboard
    feminine = "ت" in (doc.norm(i)[0], doc.norm(i)[-1])
    nouns = (doc.bare[j].removeprefix("ال").removesuffix("ا") for j in range(max(stop + 1, end - VESSEL_REACH), end))
    return any(noun in words("casualties", "things", "vessels") and noun.endswith("ه") == feminine for noun in nouns)


def is_given(scene: Scene, i: int) -> bool:
    """`أسعف رجال الإطفاء تسعة استنشقوا الدخان`: who gives aid stands behind the verb, not who was given it."""
    carers = words("casualties", "treated", "crews") | words("casualties", "treated", "staff")
    return i + 1 in scene.doc.actor_at or scene.doc.norm(i + 1).removeprefix("ال") in carers


def is_of_bodies(scene: Scene, i: int) -> bool:
    """`تفحمت جثث الركاب`: what became of the bodies of those who were told before."""
    form = scene.doc.form(i + 1, "victim")
    return form is not None and form.strict


def is_departure(scene: Scene, i: int) -> bool:
    """`رحل الوفد متأثرا بحسن الضيافة`; `رحل متأثرا بجراحه` is death."""
    doc = scene.doc
    at = doc.find(AFFECTED, i + 1, min(i + REACH, scene.last))
    return at is None or not doc.norm(at + 1).startswith(("بجر", "باصاب", "بالاصاب", "بحرو", "بكسو"))


def is_promotion(scene: Scene, i: int) -> bool:
    """`ارتقى ثلاثة ضباط إلى رتبة عميد`."""
    doc, ranks = scene.doc, words("casualties", "blocks", "ranks")
    return any(doc.norm(j) == "الي" and doc.norm(j + 1) in ranks for j in range(i + 1, i + REACH))


def is_quoting(scene: Scene, i: int) -> bool:
    """`استشهد المحامي بأقوال خمسة شهود`: he quotes them; in `استشهد طفل بثلاث رصاصات` he died by them."""
    doc, quoted = scene.doc, words("casualties", "blocks", "quoted")
    near = range(i + 1, i + QUOTED_REACH)
    # `استشهد بين 10 و15 شخصا`
    cited = (j for j in near if j in doc.counts and doc.norm(j) != "بين")
    cited = (j for j in cited if doc.norm(doc.counts[j].last) not in words("perpetrators", "fired"))
    return any(doc.norm(j).startswith("ب") or doc.norm(j - 1) == "ب" for j in cited) or any(
        doc.norm(j) in quoted for j in near
    )


def is_contesting(scene: Scene, i: int) -> bool:
    """`طعن ثلاثة مرشحين في نتائج الانتخابات`, `ترفض النقض طعن متهمين`."""
    appeals = words("casualties", "blocks", "appeals")
    return scene.doc.find(appeals, max(scene.first, i - APPEAL_REACH), i + REACH) is not None


def is_standstill(scene: Scene, i: int) -> bool:
    """`توقف عشرات المسافرين في المعبر`: they came to a stop; `الشرطة توقف ثلاثة` has its subject before it."""
    doc = scene.doc
    if doc.norms[i] != doc.bare[i]:
        return False
    return i == scene.first or doc.tokens[i - 1].kind != "word" or doc.is_word(i - 1, words("reporting", "function"))


def is_illness(scene: Scene, i: int) -> bool:
    """`فنان يصارع الموت`, `مريض يصارع الموت`: no incident is told of in the sentence, or he was ill."""
    doc, told = scene.doc, words("casualties", "incidents") | words("casualties", "treated", "causes")
    others = doc.having(scene.first, scene.last, "verb", "event", "victim")
    harmed = any(r.form.kind in ("killed", "wounded") for j in others if j != i for r in doc.readings[j])
    incident = harmed or scene.mentions(told | words("casualties", "treated", "hurt"))
    return not incident or scene.mentions(words("casualties", "treated", "patients"))


def is_charming(scene: Scene, i: int) -> bool:
    """`أسرت قلوب الملايين`, `خطفت اللاعبة الأضواء`."""
    return scene.doc.find(words("casualties", "blocks", "charmed"), i + 1, i + REACH) is not None


def are_families(doc: Document, i: int) -> bool:
    """`خمس أسر`, `أسر نازحة`, `أسر ضحايا`, `تعازيه لأسر 12 شخصا`: families, by their number
    and by what is said of them; `وأسر ثلاثة`, `أسر جندي` are captures.
    """
    norm = doc.norm(i)
    if norm not in FAMILIES:
        return False
    if norm in FOR_FAMILIES and doc.norm(i - 1) not in words("casualties", "suffixed", "caused"):
        return True
    if doc.norm(i - 1) == "من" and doc.is_word(i - 2, words("casualties", "blocks", "heard_from")):
        return True
    visited = words("casualties", "blocks", "visited")
    near = range(max(i - BEREAVED_REACH, 0), i) if doc.norm(i - 1) not in words("reporting", "function") else ()
    held = doc.norm(i - 1).startswith("ت") and doc.norm(i - 1).endswith(("ه", "ها"))
    if norm == "اسر" and (held or any(doc.is_word(j, visited) for j in near)):
        # `زار الوالي أسر 12 جنديا`, `اعتصام تنظمه أسر صحفيين`
        return True
    if norm == "اسر" and _are_cared_for(doc, i):
        return True
    counted = norm == "اسر" and (doc.counted_before(i) or _act(doc, i) or _are_given_to(doc, i))
    return counted or doc.norm(i + 1) in words("casualties", "blocks", "of_families")


def _act(doc: Document, i: int) -> bool:
    """`تناشد أسر ثلاثة بحارة`, `ما تزال أسر 14 شابا تنتظر`: families that do something."""
    do, count = words("casualties", "blocks", "families_do"), doc.counts.get(i + 1)
    first = count.last if count is not None else i + 1
    behind = next((j for j in range(first, min(first + DOING_REACH, len(doc.tokens))) if doc.is_stop(j)), None)
    end = first + DOING_REACH if behind is None else behind
    return doc.is_word(i - 1, do) or doc.find(do, first, min(end, len(doc.tokens))) is not None


def _are_cared_for(doc: Document, i: int) -> bool:
    """`يدعم الصندوق أسر 150 شرطيا`, `وعد بتعويض أسر ثلاثة عمال`, `أبلغت السلطات أسر خمسة`: families as the object of
    who helps, tells or meets them; not `استقبل السكان نبأ أسر ثلاثة`, nor `دعمت الجماعة الهجوم، وأعلنت أسر ثلاثة`.
    """
    if doc.norm(i - 1) in words("reporting", "function") | CAPTURE_OF:
        return False
    cares = words("casualties", "blocks", "cares")
    for j in range(i - 1, max(i - BEREAVED_REACH, 0) - 1, -1):
        if doc.is_stop(j):
            return False
        if doc.bare[j] in cares or doc.bare[j].removeprefix("ب") in cares:
            return True
        if doc.reading(j, "verb", "event") is not None:
            return False
    return False


def _are_given_to(doc: Document, i: int) -> bool:
    """`وزعت مساعدات على أسر 30 يتيما`, `تؤوي المدرسة أسر 300 نازح`; but `أقدموا على أسر 30 جنديا`."""
    count = doc.counts.get(i + 1)
    if count is not None and doc.norm(count.last) in words("casualties", "revised", "displaced"):
        return True
    who = doc.reading(count.last, "person", "victim") if count is not None and doc.norm(i - 1) in TO_THEM else None
    return count is not None and who is not None and doc.norm(count.last) not in words("persons", "fighters")


def has_no_captives(scene: Scene, i: int) -> bool:
    """`أسرت قلوب الملايين`, `يقطنه ست أسر`."""
    return is_charming(scene, i) or are_families(scene.doc, i)


def is_prison(scene: Scene, i: int) -> bool:
    """`افتتحت الوزارة سجنا جديدا`, `بنت الشركة سجنا`: a building; `صحفيان سجنا`, `إن طبيبا وممرضا سجنا` are two who are
    held.
    """
    doc = scene.doc
    if doc.norm(i - 1) in OF_PRISON and doc.norm(i) == PRISON_NOUN:
        # `ضابط شرطة سجن`, `حارس سجن`
        return True
    before = [doc.form(j, "person", "kin") for j in range(max(scene.first, i - TWO_REACH), i)]
    people = [form for form in before if form is not None]
    return doc.norm(i) == PRISON and len(people) < PAIR and all(form.number == "singular" for form in people)


def keeps_things(scene: Scene, i: int) -> bool:
    """`تحتجز أموال 900 مودع`, `تحتجز المصارف ودائع مليون زبون`: what people own is kept from them."""
    doc, assets = scene.doc, words("casualties", "seized", "assets")
    return any(
        doc.norm(j) in assets and not doc.counted_before(j) for j in range(i + 1, min(i + ASSET_REACH, scene.last))
    )


def is_describing(scene: Scene, i: int) -> bool:
    """`وصفت إصابات خمسة منهم بالبالغة`: no و before `صفت`."""
    return scene.doc.norm(i) in DESCRIBED


def is_remark(scene: Scene, i: int) -> bool:
    """`علق نائبان على انهيار العملة`: they comment on it; `علق عاملان على عمق` are stuck."""
    doc = scene.doc
    if doc.find(words("casualties", "missing", "outside"), i + 1, min(i + REACH, scene.last)) is not None:
        # `علق عشرات المسافرين في المطار بسبب الثلوج`
        return True
    at = next((j for j in range(i + 1, i + REACH) if doc.norm(j) == "علي" or doc.is_stop(j)), None)
    return at is not None and doc.norm(at) == "علي" and doc.norm(at + 1) not in STUCK_ON


def is_done_to_us(scene: Scene, i: int) -> bool:
    """`أوقفنا مسلحان على الطريق`, `اعتقلنا أربعة جنود`: the pronoun is the object, and those who did it follow; `أوقفنا
    ثلاثة متهمين`, `اعتقلنا سبعة من عناصر الخلية` tell what we did.
    """
    doc = scene.doc
    for j in range(i + 1, min(i + CAPTOR_REACH, scene.last)):
        reading = doc.reading(j, "person", "kin")
        if reading is None or doc.norm(j - 1) == "من":
            continue
        norm = doc.norm(j)
        armed = norm in words("casualties", "attackers") or norm.removeprefix("ال") in words("persons", "fighters")
        one = reading.form.number == "singular" and not norm.endswith("ا") and not doc.counted_before(j)
        return armed or one or norm.endswith(("ان", "ون"))
    return False
