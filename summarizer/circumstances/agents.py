"""Who may have done harm where a verb, an attack or an arrest is told of: named actors, and people by their nouns."""

from __future__ import annotations

from summarizer.actors.actor_lexicon import ONE_OF, demonyms
from summarizer.actors.actors import ActorMention
from summarizer.circumstances.backers import backed_at, backing_end
from summarizer.document import Document
from summarizer.language.per_word import per_word
from summarizer.language.text import COMMAS, fold
from summarizer.language.wordlists import words

# The longest name taken for a perpetrator that no actor list knows, in tokens.
LONGEST = 3
# How far behind people or a body the name may begin of whom they are, in tokens.
OF_REACH = 6
# Kinds of actors that kill and arrest, and those of them that do so in the words `قال X إنه قتل`.
HARMING = frozenset(("security", "military", "armed_group", "alliance", "country", "official", "political"))
ARMED = frozenset(("security", "military", "armed_group"))
# Bodies that announce what others did, by the beginning of their names.
ANNOUNCERS = ("وزار", "خليه الاعلام")
# Craft that do more than strike, and what says whose they are.
VESSELS, HELD_BY = frozenset(("زوارق", "زورق", "مروحيه", "مروحيات")), frozenset(("تابعه", "تابع"))
# How far before a craft it may be told what brought it down, in tokens.
DOWNED_REACH = 4
# Behind people and none of theirs: `فجر انتحاري نفسه`, `استدرجوا قوة إلى منزل`.
NOT_THEIRS = frozenset(("نفسه", "حزامه", "حزامها", "سيارته", "نفسها", "الي", "علي", "في", "حتي", "لدي"))
# How a feminine noun ends with whose it is: `فجر انتحاري دراجته`.
OWNED = ("ته", "تها", "تهم")
# Attacks behind which those stand on whom they were.
STRUCK = frozenset(("استهداف", "قصف", "مهاجمه", "قنص", "دهم", "مداهمه"))
# Of a body, which may be told behind في.
MEMBERS = frozenset(("عضو", "عضوا", "اعضاء", "عضوان", "عضوين", "عنصر", "مقاتل", "قيادي"))
# Fighters in a plural before whose they are.
FIGHTING = frozenset(("مقاتلي", "مسلحي"))
# Before the adjective of whose an attack is thought to be: `غارات يعتقد أنها إسرائيلية`.
THINKING, THAT_IT = frozenset(("يعتقد", "يشتبه", "يرجح", "يبدو")), frozenset(("انها", "انه", "انهما"))
# How the dual ends.
TWO = ("ين", "ان")
# Behind these it is told where or when something was done: `برصاص مهربين أثناء مداهمة نفذها الجيش`.
ELSEWHERE = frozenset(("في", "علي", "خلال", "اثناء", "عند"))
# Endings by which an adjective goes with the plural before it.
ENDINGS = ("ون", "ين", "ان")
# A man of whom nothing more is told, so that people with the article behind him are his object.
ANYBODY = frozenset(("رجل", "شاب", "شخص", "مراهق"))


def named_in(doc: Document, first: int, last: int) -> str | None:
    """The first actor of the range that may have done harm; none where a phrase of place or time stands before it."""
    for i in range(first, last):
        mention = doc.actor_at.get(i)
        if mention is not None:
            return mention.name if mention.kind in HARMING and backed_at(doc, mention) is None else None
        if doc.norm(i) in ELSEWHERE and i > first:
            return None
    return None


def tells_of_itself(mention: ActorMention) -> bool:
    """Whether who announces a deed has done it: a force, but no ministry."""
    if mention.generic or fold(mention.name).startswith(ANNOUNCERS):
        return False
    return mention.kind in ARMED or mention.name.startswith("السلطات")


def of_attack(doc: Document, first: int, last: int) -> str | None:
    """`غارة للتحالف`, `قصف قوات النظام`, `غارة جوية إسرائيلية`: a name right behind the attack, or its adjective."""
    mention = doc.actor_at.get(first)
    if mention is not None and mention.first == first and not mention.generic and mention.kind in HARMING:
        # `قصف قوات النظام`, but `أفاد بعد الهجوم المرصد السوري`
        return mention.name
    if (attackers := _attackers_at(doc, first, last)) is not None:
        return attackers
    for j in range(first, last):
        mention = doc.actor_at.get(j)
        if mention is not None and mention.first == j and doc.norm(j).startswith("ل") and not mention.generic:
            return mention.name
        if _is_of_state(doc.norm(j)) or _is_of_state(_single(doc.norm(first - 1), doc.norm(j))):
            return doc.tokens[j].raw
        if doc.norm(j) in HELD_BY and doc.norm(first - 1) in VESSELS:
            # `زوارق تابعة لخفر السواحل` may search for people.
            return None
        if doc.norm(j) == "العدو" and j == first:
            return "العدو"
        if doc.norm(j) == "من" and (name := _made_by(doc, j + 1, last)) is not None:
            return name
        between = _is_manner(doc.norm(j)) or _is_manner(_single(doc.norm(first - 1), doc.norm(j)))
        if not (between or _is_thought(doc, j) or doc.norm(j).isascii()):
            return None
    return None


def _is_thought(doc: Document, j: int) -> bool:
    """`غارات يعتقد أنها إسرائيلية`, `هجوم يشتبه في أنه روسي`: what stands before whose an attack is thought to be."""
    if doc.norm(j) == "في":
        return doc.norm(j - 1) in THINKING
    return doc.norm(j) in THINKING or (doc.norm(j).removeprefix("ب") in THAT_IT and _is_thought(doc, j - 1))


@per_word
def _is_of_state(norm: str) -> bool:
    """`إسرائيلية`, `الروسي`."""
    return norm in words("perpetrators", "adjectives") or norm.removeprefix("ال") in demonyms()


def _single(attack: str, norm: str) -> str:
    """`إسرائيلية` of the adjective of two attacks (`غارتين إسرائيليتين`, `هجومين روسيين`); of one attack, the same."""
    if not attack.endswith(TWO) or not norm.endswith(TWO) or norm in words("reporting", "function"):
        # `أعلن الجيش بعد غارتين أن`
        return norm
    stem = norm[:-2]
    return f"{stem[:-1]}ه" if stem.endswith("ت") else stem


def _made_by(doc: Document, i: int, last: int) -> str | None:
    """`تعرض لهجوم من مسلحي العشائر`, `قصف من قوات كذا`: those who bear arms, behind the preposition."""
    mention = doc.actor_at.get(i)
    if mention is not None:
        return mention.name if mention.kind in ARMED and mention.first == i else None
    armed = doc.norm(i) in FIGHTING or doc.norm(i) in words("casualties", "attackers", "many")
    return people_at(doc, i, last) if armed else None


def _attackers_at(doc: Document, first: int, last: int) -> str | None:
    """`اعتداء مستوطنين`, `كمين لمقاتلي العشائر`, `هجوم للمسلحين`: several who attack, right behind what they did."""
    norm = doc.norm(first)
    bare = next((norm.removeprefix(clitic) for clitic in ("لل", "ل", "ال") if norm.startswith(clitic)), norm)
    if bare not in words("casualties", "attackers", "many") and not (norm != bare and bare in FIGHTING):
        return None
    deed = doc.bare[first - 1].removeprefix("ب")
    if not norm.startswith("ل") and (deed.removeprefix("ال") in STRUCK or deed.startswith("ال")):
        # `استهداف مسلحين`, `قصف المسلحين`, `قتلت العملية مستوطنين`: on whom it was.
        return None
    end = first + 1
    while end < min(last, first + LONGEST, len(doc.tokens)) and _goes_on(doc, first, end):
        end += 1
    article, more = "ال" if norm.startswith(("لل", "ال")) else "", doc.slice(first + 1, end) if end > first + 1 else ""
    return " ".join(f"{article}{doc.tokens[first].raw[len(norm) - len(bare) :]} {more}".split())


def has_crashed(doc: Document, i: int) -> bool:
    """`تحطمت مروحية للجيش`, `حادث سقوط طائرة تابعة لسلاح الجو`, `أسقط مسلحون مروحية للجيش`: whether a craft at a token
    came down, and struck nobody; a drone is a weapon wherever it falls.
    """
    bare, crashes = doc.bare[i], words("perpetrators", "crashes")
    craft = bare.removeprefix("ب").removeprefix("ال") in words("perpetrators", "crashes", "craft")
    if not craft or doc.norm(i + 1).removeprefix("ال") in words("perpetrators", "crashes", "drones"):
        return False
    aboard = doc.bare[i - 1] in words("perpetrators", "crashes", "aboard") and not bare.endswith("ات")
    if aboard or doc.bare[i - 1].removeprefix("ب") in crashes:
        # `رفات 12 من ضحايا الطائرة الإثيوبية`
        return True
    # `اصطدمت طائرة ركاب بمروحية للجيش`; but `أسقطت طائرة إسرائيلية قنبلة`
    ways = crashes if bare.startswith("ب") else words("perpetrators", "crashes", "downed")
    return doc.find(ways, max(i - DOWNED_REACH, 0), i - 1) is not None


@per_word
def _is_manner(norm: str) -> bool:
    """Whether a word may stand between an attack and its adjective, also in the accusative: `هجوما صاروخيا روسيا`."""
    manner = words("perpetrators", "manner")
    return any(form in manner or form.removesuffix("ا") in manner for form in (norm, norm.lstrip("وف")))


def people_at(doc: Document, first: int, last: int) -> str | None:
    """People or a body of them, with their adjectives: `حارس أمن`, `دورية مشتركة`, `مسلحون مجهولون`; by the name of
    whom they are, where it stands behind them: `قوة من الشرطة الاتحادية`, `مسلحو حركة الشباب`.
    """
    if doc.norm(first) == "صديقه" and doc.norm(first - 1).endswith("نيران"):
        # `بنيران صديقة جندي`: a fire that is so called, and nobody's friend.
        return None
    if doc.norm(first) in ONE_OF and first + 1 < last and doc.reading(first + 1, "person", "kin") is not None:
        # `على يد أحد أقاربه`
        return whose(doc, first + 2, min(last, first + 2 + OF_REACH)) or doc.slice(first, first + 2)
    bodies, last = words("perpetrators", "bodies") | words("casualties", "attackers"), min(last, len(doc.tokens))
    if first >= last or not (doc.reading(first, "person", "kin") or doc.is_word(first, bodies)):
        return None
    end = first + 1
    while end < min(last, first + LONGEST) and _goes_on(doc, first, end):
        end += 1
    backed = next((j for j in (end, end - 1) if j > first and backing_end(doc, j) > j), None)
    if backed is not None:
        # `ميليشيات مدعومة من كذا`
        return " ".join(doc.slice(first, backing_end(doc, backed)).split())
    own = " ".join(doc.slice(first, end).split())
    if doc.norm(first).startswith("ال") and end in doc.actor_at:
        # `كبدت المقاومة قوات العدو`: an object, as what is definite has no genitive.
        return own
    return whose(doc, end, min(last, end + OF_REACH)) or own


def people(doc: Document, first: int, last: int) -> str | None:
    """People or a body of them; nobody whom a body's noun alone tells: `قوات`, `مجموعة`."""
    noun = doc.reading(first, "person", "kin")
    if noun is not None and noun.prefix.lstrip("وف") not in ("", "ال"):
        # `تمكنا بعون الله من`
        return None
    name = people_at(doc, first, last)
    return None if name is not None and fold(name) in words("perpetrators", "unnamed") else name


def _goes_on(doc: Document, first: int, i: int) -> bool:
    """Whether a word belongs to the people before it: an adjective, a corps or a genitive right behind them."""
    norm, before = doc.norm(i), doc.norm(i - 1)
    mention = doc.actor_at.get(i)
    # `قصف لمسلحين مجهولين`: one name with those before.
    other = mention is not None and mention.first > first
    if doc.tokens[i].kind != "word" or i in doc.counts or other or doc.reading(i, "event", "verb"):
        return False
    if norm in words("persons", "names", "corps") and i == first + 1:
        return True
    own = doc.form(first, "kin")
    struck = norm.startswith("ل") and norm[1:] in words("casualties", "place_classes")
    if struck or norm in words("perpetrators", "bodies", "behind") or norm.endswith("وا"):
        # `قصف مسلحين مجهولين لبلدة كذا`, `برصاص قناص بدم بارد`, `برصاص مسلح لاذوا بالفرار`
        return False
    if own is not None and own.suffixed and i == first + 1 and not norm.startswith("ال"):
        # `برصاص زوجها ليلا`, but `زوجها السابق`
        return False
    if before in ANYBODY and norm.startswith("ال") and doc.reading(i, "person", "collective", "kin") is not None:
        # `هاجم رجل المارة`: whom he attacked
        return False
    if (
        norm in words("perpetrators", "fired")
        or norm == "اطلاق"
        or norm.removeprefix("ال") in words("casualties", "place_classes")
    ):
        # `فتح مسلح النار`, `نفذ مسلح إطلاق نار`, `اقتحمت القوات البلدة`
        return False
    lone = before in words("casualties", "attackers", "lone") and not before.endswith(("ه", "ا"))
    if lone and (norm.startswith("ال") or norm.endswith(("ه", "ا"))):
        # `هاجم مسلح حافلة`, `هاجم مسلح الضابط`
        return False
    if norm.startswith("ال") and not before.startswith("ال"):
        return i == first + 1
    if norm.startswith("ال") != before.startswith("ال") or norm in words("reporting", "function"):
        return False
    if (
        norm.startswith("ي")
        or norm in NOT_THEIRS
        or norm.endswith(OWNED)
        or (doc.reading(i, "kin") and not norm.startswith("و"))
        or (i > first + 1 and doc.reading(i, "person"))
    ):
        # `عناصر يشتبه أنهم`, `قتل مجهولون ابني العمدة`, `بنيران دورية إسرائيلية فتى`
        return False
    ending = next((ending for ending in ENDINGS if doc.norm(first).endswith(ending)), None)
    if ending is not None:
        # `استهدف مسلحون مجهولون دورية`: whom they hit
        return norm.endswith(ending)
    return (
        norm.endswith(("ه", "ي", *ENDINGS))
        if i > first + 1 or before.endswith(("ه", "ي")) or _is_broken(doc, first)
        else True
    )


def _is_broken(doc: Document, i: int) -> bool:
    """`عناصر مسلحة`, `قوات خاصة`: a plural whose adjective is feminine."""
    form = doc.form(i, "person", "kin")
    return form is None or form.number == "plural"


def whose(doc: Document, first: int, last: int) -> str | None:
    """The armed body that people are of: behind من or as a genitive, with a noun of its kind or quotation marks."""
    between = words("perpetrators", "belonging")
    for i in range(first, last):
        mention = doc.actor_at.get(i)
        if mention is not None:
            return mention.name if mention.kind in ARMED and not mention.generic and mention.first == i else None
        # `مسلحون، يعتقد أنهم من تنظيم كذا`
        aside = doc.norm(i) in COMMAS and doc.norm(i + 1) in between and doc.norm(i + 1).startswith("ي")
        # `عضو في حركة كذا`, `مسلحين يشتبه في أنهم من حركة كذا`
        member = (i == first and doc.norm(i - 1) in MEMBERS) or doc.norm(i - 1) == "يشتبه"
        within = doc.norm(i) == "في" and member
        if not (within or doc.norm(i) in between or doc.tokens[i].kind == "quote" or doc.norm(i) == "(" or aside):
            return None
    return None
