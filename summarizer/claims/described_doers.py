"""One who did it, told by an adjective or by whose he is, and behind that his victim: `قتل قناص إسرائيلي فتاة`."""

from __future__ import annotations

from summarizer.actors.strike_words import is_form_of, is_weapon
from summarizer.claims.endings import BOY, are_two_as_object, heads_phrase, is_accusative, is_woman
from summarizer.claims.group import Group
from summarizer.claims.phrase_ends import is_titled_name
from summarizer.claims.wounds import describes
from summarizer.document import Document
from summarizer.language.wordlists import units_of_age, words

# An adjective that is no nisba, of what somebody was.
FORMER = frozenset(("سابق", "سابقه", "متقاعد", "متقاعده"))
# Before whose man he is: `عنصر من قسد`, `ضابط في الجيش`.
OF = frozenset(("من", "في"))
# How far behind an office the cause of a death may stand, in tokens.
CAUSE_REACH = 8
# As what somebody fell, before where and with whom he fought: `قتل شاب تونسي مقاتلا في صفوف الجماعة`.
FIGHTING, BESIDE = "مقاتلا", frozenset(("في", "الي", "مع", "ضد", "ضمن"))


def object_behind(doc: Document, group: Group) -> int | None:
    """Where the victim begins right behind one who did it, or what is said of him."""
    named = _named_object(doc, group)
    if named is not None:
        return named
    two = _two_behind(doc, group)
    return two if two is not None else _behind_description(doc, group)


def _named_object(doc: Document, group: Group) -> int | None:
    """Where a title with its name stands right behind who did it (`قتل مسلح مجهول الشاب سامي`), or one by his office
    (`قتل مسلح مدير المدرسة`).

    Behind other nouns it is whose they are: `قتل مرافق القيادي سامي`, `سائق الوزير`.
    """
    if group.definite or group.shape not in ("singular", "dual") or group.kind:
        return None
    free = doc.norm(group.first).endswith("ان") or doc.norm(group.first) in words("casualties", "attackers", "lone")
    for i in range(group.first + 1, group.next + 1):
        if is_titled_name(doc, i) or (heads_phrase(doc, i) and _is_another(doc, group, i)):
            return i if (free or i > group.first + 1) and not doc.norm(i - 1).startswith("ال") else None
        if i in doc.place_at or i in doc.actor_at or doc.reading(i, "event", "verb", "kin", "thing"):
            return None
    return None


def _is_another(doc: Document, group: Group, i: int) -> bool:
    """`قتل مسلح مدير المدرسة`: whether one by his office at a token is no apposition, as he is in `قتل جندي إسرائيلي
    قائد دبابة`, `قتل شرطي سابق مدير شركة برصاص مجهولين`: whose end has a cause was not who caused one.
    """
    first = doc.norm(group.first)
    if first.endswith("ان"):
        return True
    armed = first in words("casualties", "attackers", "lone") and first not in words("perpetrators", "own_men")
    known = doc.norm(i + 1).startswith("ال")
    if doc.norm(i + 2) in units_of_age():
        # `قتل جندي ابن العشرين عاما`
        return False
    if not known and (not armed or doc.norm(i) in words("persons", "names", "apposed")):
        return False
    causes = words("casualties", "incidents") | words("perpetrators", "by") | {"معارك", "كمين"}
    clause = (k for k in range(i + 2, min(i + CAUSE_REACH, len(doc.tokens))))
    return not any(is_weapon(doc.norm(k)) or is_form_of(doc.norm(k), causes) for k in clause)


def _two_behind(doc: Document, group: Group) -> int | None:
    """Where two stand as an object behind an attacker and an adjective that no list has: `قتل مسلح مقنع جنديين`."""
    if doc.norm(group.first) not in words("casualties", "attackers", "lone"):
        return None
    return next((i for i in range(group.last + 1, group.next) if are_two_as_object(doc, i)), None)


def _behind_description(doc: Document, group: Group) -> int | None:
    """Where one stands by an object's ending, or two, behind what is said of who did it: `قتل مسلح مجهول جنديين`,
    `طعن شاب فلسطيني جنديا`, `قتل عنصر من قسد شابا`, `خطف رجل أمن طالبا`.

    Nothing that is said of one has that ending; of a man no woman is said, so that `قتل قناص إسرائيلي فتاة` has her for
    its object; but `قتل شاب سوري رميا بالرصاص`, `قتلت فتاة سورية لاجئة`.
    """
    first = group.first
    if group.shape != "singular" or group.definite or group.kind or doc.form(first, "person") is None:
        return None
    at = _behind_described(doc, first + 1)
    one = doc.reading(at, "person", "kin") if at > first + 1 else None
    if doc.norm(at) == BOY and at > first + 1:
        return at
    counted = doc.counts[at].last if doc.norm(first + 1) in OF and at in doc.counts else None
    if counted is not None and (doc.norm(counted) == "من" or doc.reading(counted, "person") is not None):
        # `قتل انتحاري من داعش ثلاثة مدنيين`
        return at
    if one is None or one.prefix or at in doc.place_at or at in doc.counts:
        return None
    if doc.norm(at) == FIGHTING and doc.norm(at + 1) in BESIDE:
        return None
    # `قتل طبيب مصري زوجته`, but `قتل فتى سوري والده ضابط`
    own = one.form.suffixed and doc.form(at + 1, "person") is None
    his = own or (is_woman(doc, at) and not doc.norm(first).endswith("ه"))
    return at if his or are_two_as_object(doc, at) or is_accusative(doc, at) else None


def _behind_described(doc: Document, i: int) -> int:
    """Behind the adjectives, the corps and the body at a token that tell who somebody is."""
    body = doc.actor_at.get(i + 1) if doc.norm(i) in OF else None
    if body is not None and body.first == i + 1:
        return body.last
    i += doc.norm(i) in words("persons", "names", "corps")
    return doc.past(i, lambda k: _is_said_of(doc, k))


def _is_said_of(doc: Document, i: int) -> bool:
    """`إسرائيلي`, `حوثي`, `مجهول`, `سابق`: an adjective of one, whose nisba may be a noun as well."""
    norm = doc.norm(i)
    body = doc.actor_at.get(i)
    # `ضابط إسرائيلي` may be a body by both words, and no other begins with the second.
    other = body is not None and body.first == i
    if norm == BOY or norm in words("reporting", "function") or other or is_woman(doc, i):
        return False
    person = doc.form(i, "person")
    nisba = person is not None and person.number == "singular" and norm.endswith(("ي", "يه"))
    return norm in FORMER or nisba or describes(doc, i)
