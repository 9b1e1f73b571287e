"""Where the object of a verb begins behind its subject: `أعلنت الوزارة ارتفاع`, `اتهم الجيش قوات X`, `أكدت X عزمها`."""

from __future__ import annotations

import re

from summarizer.actors.actor_lexicon import demonyms, grammar
from summarizer.claims.endings import are_accusative
from summarizer.document import Document
from summarizer.language.wordlists import words
from summarizer.sources.reporting import accuses, denies, informs, makes

# Verbal nouns that their shape tells from names: افعال، افتعال، انفعال، استفعال، تفعيل, folded.
TOLD = re.compile("ب(?:م.ا..ه|ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|ت..ي.)")
MASDAR = re.compile("ا..ا.|ا.ت.ا.|ان..ا.|است..ا.|ت..ي.")
# The shortest plural in ون that is told from other words, in letters; endings of plurals.
SHORTEST_PLURAL, MANY = 4, ("ين", "ات")
# Definite adjectives: of relation, and participles, folded.
ADJECTIVES = re.compile("ال.+يه?|الم.+|ال.ا..ه?")
# Another, that names of bodies begin with too (`محافظة`): مفاعلة.
RECIPROCAL = re.compile("م.ا..ه")


def is_told_of(doc: Document, j: int, first: int) -> bool | None:
    """What is spoken of, behind ب: `بالهجوم`, `بملاحقة منفذي الهجوم`."""
    norm = doc.norm(j)
    if norm[:1] != "ب":
        return None
    bare = norm[1:]
    if bare in words("reporting", "closers") or bare.removeprefix("ال") in words("casualties", "incidents"):
        return True
    free = j > first and j not in doc.actor_at and j not in doc.place_at
    if (
        free
        and doc.bare[first - 1] in words("reporting", "say", "with_ba")
        and norm not in grammar().spokesperson_links
    ):
        # `أفادت وسائل إعلام بدوي صافرات`, `اعترفت الإدارة بالإهمال`, but `أفاد مصدر بوزارة الدفاع`
        if bare in words("reporting", "background", "faults"):
            return True
        lies = bare in words("places", "dropped") or bare in words("places", "compass") or j + 1 in doc.place_at
        body = bare in grammar().heads or bare in words("titles", "sources", "rescuers")
        return True if not (lies or body or bare.startswith("ال")) else None
    # `منسق مؤسسة كذا بمحافظة حمص`
    lies = bare.removeprefix("ال") in words("places", "dropped")
    other = norm in grammar().spokesperson_links or bare.removeprefix("ال") in grammar().heads
    governs = accuses(doc.bare[first - 1]) or doc.bare[first - 1] in words("reporting", "say", "answer")
    if free and governs and not lies and not other:
        # `اتهم التقرير دمشق بالضلوع في هجوم`, `ردت إسرائيل بحملة قصف`
        return True
    return True if free and not lies and TOLD.fullmatch(norm) else None


def is_object(doc: Document, j: int, first: int) -> bool | None:
    """`اتهمت لجان المقاومة في الفاشر قوات الدعم السريع بقتل 38`, `أبلغ مدير الأمن رئيس الوزراء باعتقال تسعة`."""
    mention, verb = doc.actor_at.get(j), doc.bare[first - 1]
    titles = grammar().ranks | words("persons", "names", "titles")
    kin = doc.form(j, "kin")
    own = kin is not None and kin.suffixed
    mourned = doc.norm(j) in titles or own or _is_indefinite_object(doc, j)
    if j > first and mourned and doc.is_word(first - 1, words("perpetrators", "mourners")):
        # `تنعى الجامعة الدكتور سالم حسن`, `نعت النقابة الزميل سالم حسن`, `نعت الصحيفة مراسلها`, `نعى أهالي القرية شابا`
        return True
    if is_another_phrase(doc, j, first):
        return True
    convicts = doc.is_word(first - 1, words("reporting", "say", "convict"))
    if (accuses(verb) or convicts) and j > first and _is_indefinite_object(doc, j):
        return True
    adjective = j > first + 1 and doc.norm(j - 1) in demonyms() and not doc.norm(j - 1).startswith("ال")
    if convicts and adjective and doc.reading(j, "person") is not None and doc.norm(j).startswith("ال"):
        # `أدانت محكمة بريطانية الممرضة بقتل سبعة`: behind an indefinite noun a definite one is.
        return True
    if j > first and informs(verb) and doc.norm(j) in words("reporting", "media", "told"):
        # `أبلغ رئيس فريق الإنقاذ الصحفيين بأن`
        return True
    if j > first and informs(verb) and doc.norm(j) in words("reporting", "media", "heads"):
        return True if doc.norm(j - 1) not in words("reporting", "media", "staff") else None
    if mention is None or j == first or not mention.first == mention.phrase_first == j:
        return None
    if doc.norm(j) in words("titles", "evidence", "opposed") and not doc.norm(j + 1).startswith("ب"):
        # `اتهمت القوى المعارضة الحكومة بقتل ثلاثة`
        return None
    if doc.norm(j) in grammar().given or not (accuses(verb) or informs(verb)):
        return None
    construct = j == first + 1 and not doc.norm(first).startswith("ال") and not doc.norm(first).endswith("ون")
    another = mention.last in doc.actor_at and not doc.joins(mention.last)
    if accuses(verb) and construct and first not in doc.place_at and another:
        # `اتهم نواب المعارضة الحكومة بقتل ثلاثة`: whose they are, as the one whom they accuse stands behind it.
        return None
    return doc.norm(j - 1) not in words("reporting", "media", "staff")


def _is_indefinite_object(doc: Document, j: int) -> bool:
    """`حملت المصادر مسلحي الحوثي المسؤولية`, `اتهم الادعاء في ميونخ ممرضا`, `اتهم المحافظ قبيلة`: behind a definite
    noun an indefinite one is another phrase, as people are behind a plural in ون (`اتهم حقوقيون رجال أمن`) or by an
    object's ending (`اتهم سكان جنودا`).
    """
    norm, before = doc.norm(j), doc.norm(j - 1)
    if norm.startswith("ال") or j in doc.place_at:
        return False
    person = doc.reading(j, "person") is not None
    body = norm in words("perpetrators", "bodies") or norm in words("reporting", "say", "accusable")
    plural = before.endswith("ون") and len(before) > SHORTEST_PLURAL and not norm.endswith("ون")
    whole = before.startswith("ال") or j - 1 in doc.place_at
    return (person and (whole or plural)) or (body and whole) or are_accusative(doc, j)


def is_another_phrase(doc: Document, j: int, first: int) -> bool:
    """Whether, behind who accuses or informs, a definite noun cannot go with the words before it: behind a plural in
    ون, which has no genitive (`اتهم ناشطون محليون الطائرات`); a plural behind one, as the case of ين shows (`اتهم
    الوزير المتمردين`, `اتهم قائد الشرطة المحتجين`); a title or a body behind a definite title (`أبلغ الوزير السفير`),
    unless a name follows (`أبلغ النائب العام المستشار سالم حيدر`).
    """
    norm, before, verb = doc.norm(j), doc.norm(j - 1), doc.bare[first - 1]
    if j == first or not (accuses(verb) or informs(verb)):
        return False
    ranked = norm in grammar().ranks and not doc.norm(j + 1).startswith("ب")
    named = doc.norm(j + 1) in grammar().given or norm in grammar().given or ranked
    if not norm.startswith("ال") or named:
        return False
    if before.endswith("ون") and len(before) > SHORTEST_PLURAL and j - 1 not in doc.place_at:
        return True
    if accuses(verb) and (j == first + 1 or doc.norm(j + 1).startswith("ب")) and _is_accused(doc, j):
        # `اتهم رئيس الوزراء المعارضة بقتل ثلاثة`, `اتهمت عائلات الضحايا الشركة بقتل ثلاثة`
        return True
    if not before.startswith("ال") or before.endswith(MANY):
        return False
    whole = all(doc.norm(k).startswith("ال") for k in range(first, j))
    if norm.endswith(MANY):
        return whole or before.endswith(("ي", "ه"))
    bare = norm.removeprefix("ال")
    titles = grammar().heads.keys() | grammar().offices.keys() | grammar().leads
    called = not {norm, bare}.isdisjoint(titles | words("reporting", "say", "subjects"))
    return whole and called and informs(verb)


def _is_accused(doc: Document, j: int) -> bool:
    """`اتهمت زامبيا الشركة`, `اتهم الرئيس الحركة`, `اتهم الأهالي الشرطي`: whether a definite noun behind a state is
    whom it accuses, or one of a body or a person behind a definite noun.
    """
    bare, before = doc.norm(j).removeprefix("ال"), doc.place_at.get(j - 1)
    if before is not None and before.last == j and bare not in demonyms():
        return True
    person = doc.reading(j, "person", "kin")
    one = person is not None and person.definite and bare not in demonyms() and doc.norm(j) not in demonyms()
    opposed = doc.norm(j) in words("titles", "evidence", "opposed") and doc.norm(j + 1).startswith("ب")
    body = bare in grammar().heads or bare in words("places", "kept")
    return doc.norm(j - 1).startswith("ال") and (body or opposed or one)


def is_addressed(doc: Document, j: int, first: int) -> bool | None:
    """`حذرت إيطاليا مصر من`, `أبلغت طهران بغداد بمقتل ثلاثة`: behind a state that speaks, the one that is spoken to."""
    speaks, place = doc.actor_at.get(j - 1), doc.place_at.get(j)
    if speaks is None or place is None or speaks.kind != "country" or speaks.last != j or place.first != j:
        return None
    verb = doc.bare[first - 1]
    told = accuses(verb) or informs(verb) or verb in words("reporting", "say", "warn")
    return True if told and not doc.norm(j).startswith("و") else None


def is_indefinite(doc: Document, j: int, first: int) -> bool | None:
    """`أعلنت وزارة الصحة ارتفاعا في عدد القتلى`: a verbal noun in the accusative is an object."""
    norm = doc.norm(j)
    object_ = j > first and norm.endswith("ا") and MASDAR.fullmatch(norm[:-1]) and j not in doc.actor_at
    return True if object_ else None


def is_genitive(doc: Document, j: int, first: int) -> bool | None:
    """A definite name has no genitive behind it: `أعلنت المحافظة انتهاء البحث`, `أعلنت شرطة مكناس تفكيك شبكة`,
    `نفت القوات وجود ضحايا`.
    """
    norm = doc.norm(j)
    person = j - 1 in doc.actor_at and not doc.actor_at[j - 1].generic and doc.actor_at[j - 1].last == j
    ends = doc.norm(j - 1).startswith("ال") or j - 1 in doc.place_at or person
    definite = j > first and ends and not norm.startswith("ال")
    if definite and norm in words("casualties", "blocks", "pictures") and makes(doc.bare[first - 1]):
        # `نشرت الشرطة صور المشتبه به`
        return True
    if definite and (norm in words("reporting", "say", "denied") or norm in words("reporting", "say", "solved")):
        return True
    if doc.norm(j - 1) in grammar().ranks:
        # `قال الملازم إسلام سالم`
        return None
    if (
        definite
        and norm in words("reporting", "say", "acts")
        and doc.norm(j - 1) not in words("persons", "names", "titles")
    ):
        return True
    if norm in words("places", "dropped") and j + 1 in doc.place_at:
        # `مديرية إعلام محافظة درعا`
        return None
    if person and (doc.is_stop(j + 1) or doc.norm(j + 1) == "ان"):
        # `أعلن والي المدينة إلهامي أصلان.`: a verbal noun tells of what it is.
        return None
    told = MASDAR.fullmatch(norm) or RECIPROCAL.fullmatch(norm)
    if not (definite and told) or norm in grammar().given or norm in grammar().heads:
        return None
    return j not in doc.actor_at


def is_behind_quoted(doc: Document, j: int, first: int) -> bool | None:
    """`وثقت شبكة «عين الريف» الهجوم`: behind a name in quotation marks a definite noun is the object; an adjective is
    not (`حركة «فجر» الإسلامية`, `جماعة «النور» المحظورة`, `خلية «كذا» الناشطة`).
    """
    norm = doc.norm(j)
    if j <= first + 1 or doc.tokens[j - 1].kind != "quote" or not norm.startswith("ال"):
        return None
    return None if ADJECTIVES.fullmatch(norm) or norm in grammar().adjectives else True


def is_struck(doc: Document, j: int, first: int) -> bool | None:
    """`غارة استهدفت وفق المرصد قبو مدرسة`: behind a definite name an indefinite noun is what the verb before it hit."""
    if j == first or not doc.is_word(first - 1, words("reporting", "preposition")):
        return None
    hit = doc.bare[first - 2] in words("casualties", "strikes")
    whole = doc.norm(j - 1).startswith(("ال", "لل")) and not doc.norm(j).startswith("ال")
    named = j in doc.actor_at or doc.norm(j) in grammar().given
    return True if hit and whole and not named and doc.tokens[j].kind == "word" else None


def is_another(doc: Document, j: int, first: int) -> bool | None:
    """`إعلان الاحتلال الحملة العسكرية`: a definite noun behind a whole body that is one word, which takes no other."""
    mention = doc.actor_at.get(j - 1)
    ends = mention is not None and not mention.generic and mention.last == j
    describes = doc.is_word(first - 1, words("reporting", "say", "describe"))
    if ends and describes and doc.norm(j).startswith("ال") and j not in doc.actor_at:
        # `وصفت كتائب النخيل العملية بأنها`
        return True
    whole = ends and mention is not None and mention.first == first == j - 1
    definite = doc.norm(j - 1).startswith("ال") and doc.norm(j).startswith("ال") and j not in doc.actor_at
    return True if whole and definite and doc.norm(j).endswith("ه") and not doc.norm(j - 1).endswith("ه") else None


def is_governed(doc: Document, j: int, first: int) -> bool | None:
    """`صحة أربيل من جهتها`, `حذرت وزارة الصحة من موجة`: من goes with the verb."""
    if doc.norm(j) != "من":
        return None
    if doc.norm(j - 1) in words("reporting", "closers", "appointed"):
        # `قال الحاكم المعين من موسكو`
        return False
    named = doc.actor_at.get(j - 1)
    # `قال عبد السلام عثمان من المجلس العسكري إن`
    whole = named is not None and not named.generic and named.first == first and not is_named_person(doc, first)
    whole = whole or doc.bare[first - 1] in words("reporting", "say", "warn")
    return True if whole or doc.norm(j + 1) in words("reporting", "say", "in_turn") else None


def is_named_person(doc: Document, i: int) -> bool:
    """Whether a person is named from a token on by the name alone."""
    mention = doc.actor_at.get(i)
    person = mention is not None and mention.first == i and mention.kind in ("official", "witness")
    return person and not doc.norm(i).startswith("ال") and doc.norm(i) in grammar().given


def is_put_out(doc: Document, j: int, first: int) -> bool | None:
    """`نشرت الجماعة بيانا تبنت فيه الهجوم`, `كذبت القوات رواية الخصم`; but `لجنة تحقيق`."""
    if j == first:
        return None
    told = words("reporting", "anaphora", "statement") | words("reporting", "anaphora", "figures")
    told |= words("reporting", "say", "contents")
    verb = doc.bare[first - 1]
    doubted = denies(verb) or doc.is_word(first - 1, words("reporting", "say", "describe"))
    if doubted and doc.norm(j) in words("reporting", "say", "rejected"):
        # `كذبت الحركة مزاعم الجيش بقتل قائد`, `وصف المتحدث التقارير بأنها`
        return True
    if doc.norm(j) in told and doc.norm(j - 1).startswith("ال"):
        # `صدر عن مركز طوارئ الصحة العامة التقرير اليومي`
        return True
    if doc.norm(j).removesuffix("ا") not in words("reporting", "statement", "nouns"):
        return None
    # `تقرير للجنة تحقيق أممية`
    head = doc.norm(j - 1)
    return head not in grammar().heads and head[1:] not in grammar().heads
